"""What commands write holds no personal value and steers no terminal; equal calls write equal bytes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest

CANARY = "Zebra-Canary"
ATTACK = "x\x1b[31m\u202ey"

DOCUMENT = {
    "id": ATTACK,
    "name": f"Clinic {ATTACK}",
    "country": "FR",
    "contact": f"{CANARY}-contact",
    "representative": f"{CANARY}-representative",
    "hosting": [
        {
            "id": ATTACK,
            "external": True,
            "health_data": True,
            "origins": ["care"],
            "beneficiary": "producer",
            "medium": "live",
            "entities": [{"id": ATTACK, "name": f"Host {ATTACK}", "country": "FR"}],
            "layers": [{"performer": ATTACK, "activities": ["backup"], "reuses_data": True}],
            "certificates": [],
        }
    ],
    "governance": {"dpo": {"designated": True, "contact": f"{CANARY}-dpo"}},
    "activities": [
        {"id": ATTACK, "role": "controller", "name": f"Care {ATTACK}", "security_measures": [f"{CANARY}-measure"]}
    ],
}
COMMANDS = {
    "check": ("check", "a.json"),
    "grouped": ("check", "a.json", "--group-by", "place"),
    "quiet": ("check", "a.json", "-q"),
    "baseline": ("check", "a.json", "--baseline", "old.json"),
    "questions": ("questions", "a.json"),
    "letters": ("questions", "a.json", "--format", "letter"),
    "plain questions": ("questions", "a.json", "--format", "json"),
    "diff": ("diff", "a.json", "b.json"),
    "days": ("diff", "a.json", "--then", "2031-01-01"),
    "replay": ("replay", "record.json"),
    "waivers": ("waivers", "a.json"),
}
DAY = ("--as-of", "2026-11-23")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_personal_and_nothing_that_steers(healthgov, tmp_path, name, language):
    """Contacts and free texts stay where they are; ids and names come out written out."""
    (tmp_path / "a.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    other = DOCUMENT | {"hosting": [DOCUMENT["hosting"][0] | {"external": False}]}
    (tmp_path / "b.json").write_text(json.dumps(other), encoding="utf-8")
    if name == "baseline":
        healthgov("check", "b.json", *DAY, "--format", "json", "--no-advice", "--output", "old.json")
    if name == "replay":
        healthgov("check", "a.json", *DAY, "--record", "record.json", "-q")
    day = () if name == "replay" else DAY
    code, out, err = healthgov(*COMMANDS[name], *day, "--lang", language)
    assert code in (0, 1, 3), err
    for text in (out, err):
        assert CANARY not in text
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_a_record_is_as_personal_as_its_document(healthgov, tmp_path):
    """It holds the document, so that the decision can be made again: the page on records says so."""
    (tmp_path / "a.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    healthgov("check", "a.json", *DAY, "--record", "record.json", "-q")
    plain = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert plain["document"]["stated"]["contact"] == f"{CANARY}-contact"
    assert CANARY not in json.dumps(plain["findings"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "telemedicine-messy.yaml", "--record", "{target}", "-q"),
        ("questions", "telemedicine-messy.yaml", "--format", "letter", "--lang", "fr", "--output", "{target}"),
        ("diff", "clinic-mended.yaml", "clinic-mistakes.yaml", "--output", "{target}"),
        ("init", "{target}", "--id", "clinic", "--sections", "all"),
    ],
    ids=["record", "letters", "diff", "init"],
)
def test_equal_bytes_in_every_process(root, tmp_path, arguments):
    """Whatever the seed of hashes, the time zone and the locale."""
    digests = set()
    for number, (seed, zone) in enumerate((("1", "UTC"), ("2", "Asia/Tokyo"))):
        target = tmp_path / f"{number}.yaml"
        given = [one.format(target=target) for one in arguments]
        day = [] if arguments[0] == "init" else list(DAY)
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(root / "src")}
        command = [sys.executable, "-m", "healthgov", *given, *day]
        ran = subprocess.run(command, cwd=root / "examples", env=environment, capture_output=True, check=False)  # noqa: S603
        assert ran.returncode in (0, 1, 3), ran.stderr
        digests.add(hashlib.sha256(target.read_bytes()).hexdigest())
    assert len(digests) == 1
