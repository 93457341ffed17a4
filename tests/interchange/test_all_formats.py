"""What holds of every format, found by listing: the same bytes whatever the hash seed, no value in what is reported, one command."""

from __future__ import annotations

import contextlib
import copy
import functools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from foreign import SETTINGS
from healthgov.commands import calls
from healthgov.documents import dumps, loads
from healthgov.errors import InvalidDocumentError
from healthgov.interchange import formats, read, write
from healthgov.languages import say

ROOT = Path(__file__).parents[2]
BOTH = sorted(name for name, doors in formats().items() if doors == ("read", "write"))

WRITTEN = """
import attrs, hashlib, sys
from datetime import date
from foreign import SETTINGS
from healthgov import fr, load
from healthgov.interchange import formats, read, write
settings = attrs.evolve(SETTINGS, as_of=date(2026, 11, 23), rule_sets=tuple(fr.RULE_SETS), activity="teleconsultation")
document = load("examples/telemedicine-messy.yaml")
for name, doors in formats().items():
    made = write(document, name, settings=settings)
    again = read(made.text, name, settings=settings).losses if "read" in doors else ()
    print(name, hashlib.sha256(repr((made.text, made.losses, again)).encode()).hexdigest())
"""


def test_the_formats():
    """Six of them; four go both ways."""
    assert formats() == {
        "dpv": ("read", "write"),
        "fhir": ("read", "write"),
        "fides": ("read", "write"),
        "healthdcat": ("write",),
        "oscal": ("write",),
        "odcs": ("read", "write"),
    }
    for what in (read, write):
        with pytest.raises(ValueError, match="formats to"):
            what("", "nothing")


def test_the_same_bytes_under_other_hash_seeds():
    """Texts and losses are equal in two processes, in every format."""
    said = []
    for seed, zone in (("1", "UTC"), ("4242", "Asia/Tokyo")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}",
        }
        run = [sys.executable, "-c", WRITTEN]
        done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)  # noqa: S603
        said.append(done.stdout)
    assert said[0] == said[1]
    assert len(said[0].splitlines()) == len(formats())


def test_reading_and_writing_need_no_optional_library():
    """What the formats need is in the core; YAML as they are written is read without an extra."""
    code = (
        "import sys; from foreign import SETTINGS; from healthgov.interchange import read, write\n"
        "from healthgov.models import Organisation\n"
        "o = Organisation(id='o', activities=[{'id': 'a', 'categories': ['health.lab'], 'large_scale': True}])\n"
        f"for name in {BOTH}: assert read(write(o, name, settings=SETTINGS).text, name, settings=SETTINGS).document == o\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}"}
    run = [sys.executable, "-c", code.replace("from foreign import SETTINGS", SETTINGS_ALONE)]
    done = subprocess.run(run, capture_output=True, text=True, check=True, env=environment)  # noqa: S603
    assert not {"ruamel", "yaml", "rdflib", "typer", "cattrs", "pycountry"} & set(done.stdout.split())


SETTINGS_ALONE = (
    "from healthgov.eu.categories import TAXONOMY; from healthgov.interchange import Settings; "
    "SETTINGS = Settings(taxonomy=TAXONOMY)"
)

CANARY = "zq-canary-7731"


@pytest.mark.parametrize("name", BOTH)
def test_no_value_is_repeated(name):
    """Personal values go where the format holds them, and never into losses, errors or representations."""
    text = f"""
id: clinic
name: {CANARY}
contact: {CANARY}
representative: {CANARY}
activities:
- id: care
  name: {CANARY}
  controllers: [{CANARY}]
  security_measures: [{CANARY}]
  purposes: [{{description: {CANARY}}}]
"""
    made = write(loads(text, "yaml"), name, settings=SETTINGS)
    assert CANARY in made.text
    assert CANARY not in repr(made)
    spoiled = made.text.replace(f'"{CANARY}"', "[1, [2]]").replace(f": {CANARY}", ": [1, [2]]")
    back = read(made.text, name, settings=SETTINGS)
    assert CANARY not in repr(back)
    try:
        assert CANARY not in repr(read(spoiled, name, settings=SETTINGS))
    except InvalidDocumentError as error:
        assert CANARY not in str(error)  # noqa: PT017


def keyed(plain, key):
    """The same document, in which every mapping has one key more."""
    if isinstance(plain, dict):
        return {**{name: keyed(item, key) for name, item in plain.items()}, key: {key: [1]}}
    return [keyed(item, key) for item in plain] if isinstance(plain, list) else plain


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("key", ["zelie@canari.example", "Zélie Canari", "zelie.canari", "+33 canari", "canari" * 20])
def test_a_key_that_is_no_word_of_a_format_is_not_repeated(name, key):
    """A word is named, for it says what was left behind; what else stands as a key may be anybody's."""
    document = loads("id: clinic\nactivities:\n- id: care\n  purposes: [{kind: care}]\n", "yaml")
    plain = YAML(typ="safe").load(write(document, name, settings=SETTINGS).text)
    for word, named in ((key, False), ("canari", True)):
        text = json.dumps(keyed(plain, word))
        try:
            told = repr(read(text, name, settings=SETTINGS).losses)
        except InvalidDocumentError as error:
            told = str(error)
        assert ("anari" in told) is named


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("content", ["", "[]", "3", "a: [", "\0", "kind: x"])
def test_what_is_no_such_document_is_refused_or_states_nothing(name, content):
    """Nothing but our own error comes out, whatever is read."""
    try:
        made = read(content, name, settings=SETTINGS)
    except InvalidDocumentError as error:
        assert error.problems  # noqa: PT017
    else:
        assert made.document.activities is None


def places(plain, here=()):
    """The way to everything in plain data."""
    for key, value in plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ():
        yield (*here, key)
        yield from places(value, (*here, key))


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("wrong", [[["x"]], {"a": {}}, 10**400, "9999-12-31", None], ids=lambda wrong: str(wrong)[:12])
def test_a_value_of_another_kind_is_refused_or_left_behind(name, wrong):
    """Wherever it stands in a text that is right: a list where a code is, a mapping where a text is."""
    text = """
id: clinic
activities:
- id: care
  role: controller
  categories: [health, identity]
  purposes: [{kind: care}]
  retention: [{id: file, period: P10Y, record_type: hospital_medical_record}]
  transfers: [{id: abroad, country: US}]
"""
    written = write(loads(text, "yaml"), name, settings=SETTINGS).text
    whole = YAML(typ="safe").load(written)
    for place in places(whole):
        other = copy.deepcopy(whole)
        around = functools.reduce(lambda thing, key: thing[key], place[:-1], other)
        around[place[-1]] = wrong
        with contextlib.suppress(InvalidDocumentError):
            read(json.dumps(other), name, settings=SETTINGS)


@pytest.mark.parametrize("name", BOTH)
def test_every_reason_has_its_french(name):
    """A loss is reported in words that a French reader has."""
    document = loads("id: o\ncountry: FR\nactivities: [{id: a, large_scale: true}]\n", "yaml")
    for loss in write(document, name, settings=SETTINGS).losses:
        assert say(loss.why, None, "fr") != loss.why


def run(capfd, monkeypatch, *arguments):
    """Run the command in this process; returns exit code, standard output, standard error."""
    monkeypatch.setattr(sys, "argv", ["healthgov", *map(str, arguments)])
    code = calls.run()
    captured = capfd.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize("name", BOTH)
def test_the_command_goes_there_and_back(capfd, monkeypatch, tmp_path, name):
    """Exit code 3 where something is left behind, and it is named; 0 where nothing is."""
    document = loads("id: o\nstaff: 3\nactivities: [{id: a, large_scale: true}]\n", "yaml")
    file, text, again = (
        tmp_path / one
        for one in ("clinic.yaml", "other.json" if name in ("dpv", "fhir") else "other.yaml", "back.yaml")
    )
    file.write_text(dumps(document, "yaml"), encoding="utf-8")
    code, out, err = run(capfd, monkeypatch, "convert", file, "--to", name, "--output", text, "--lang", "fr")
    assert (code, out) == (3, "")
    assert "  staff : " in err
    code, _, err = run(capfd, monkeypatch, "convert", text, "--from", name, "--output", again)
    assert (code, err) == (0, "")
    assert loads(again.read_text(encoding="utf-8"), "yaml").activities == document.activities


def test_the_command_says_what_it_needs(capfd, monkeypatch, tmp_path):
    """One direction at a time; an assessment with its day; files are not written over."""
    file = tmp_path / "clinic.yaml"
    file.write_text("id: o\ncountry: FR\n", encoding="utf-8")
    assert run(capfd, monkeypatch, "convert", file)[0] == 2
    assert run(capfd, monkeypatch, "convert", file, "--to", "odcs", "--from", "odcs")[0] == 2
    assert run(capfd, monkeypatch, "convert", file, "--to", "oscal")[0] == 2
    code, out, _ = run(capfd, monkeypatch, "convert", file, "--to", "oscal", "--as-of", "2026-11-23")
    assert (code, json.loads(out)["assessment-results"]["metadata"]["version"]) == (3, "2026-11-23")
    assert run(capfd, monkeypatch, "convert", file, "--to", "dpv", "--output", file)[0] == 2
    assert file.read_text(encoding="utf-8") == "id: o\ncountry: FR\n"
    bad = tmp_path / "bad.yaml"
    bad.write_text("kind: DataContract\n", encoding="utf-8")
    assert run(capfd, monkeypatch, "convert", bad, "--from", "odcs")[0] == 2
