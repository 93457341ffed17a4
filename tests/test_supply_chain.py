"""What builds and publishes this library is pinned, may do little, and the repository holds no secret and no person."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from law.cases import read_yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SECRETS = {
    "private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "access key": r"\bAKIA[0-9A-Z]{16}\b",
    "token": r"\b(?:ghp|gho|ghs|github_pat|pypi|xox[bp]|glpat)[-_][A-Za-z0-9_\-]{20,}",
    "password in an address": r"[a-z]+://[^/\s:@]{1,40}:[^/\s:@{}<>$]{4,}@",
}
PERSONS = {
    "French social security number": r"(?<![\d.])[12]\d{2}(?:0[1-9]|1[0-2])(?:\d{2}|2[AB])\d{6}(?:\d{2})?(?![\d.])",
    "mobile number": r"(?<!\d)(?:\+33 ?|0)[67](?:[ .]?\d{2}){4}(?!\d)",
    "address of a provider for persons": r"\b[\w.]+@(?:gmail|yahoo|hotmail|outlook|orange|free|wanadoo|laposte)\.[a-z]{2,3}\b",
}


def tracked() -> list[Path]:
    """The files of the repository; all that lie here where there is none."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607
    names = [name for name in run.stdout.split("\0") if name]
    if not names:
        pytest.skip("not a checkout: the files are listed by git")
    return [ROOT / name for name in names]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_pinned_and_may_do_little(path: Path):
    """Each action is named by its commit; permissions are stated, and only publishing may ask for an identity."""
    text = path.read_text(encoding="utf-8")
    for used in re.findall(r"uses: *(\S+)", text):
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", used), used
    plain = read_yaml(path)
    assert "permissions" in plain
    assert "write" not in str(plain["permissions"])
    for name, job in plain["jobs"].items():
        granted = job.get("permissions", {})
        assert set(granted.items()) <= {("contents", "read"), ("id-token", "write")}
        assert ("id-token" in granted) == (name == "publish")
    assert "secrets." not in text


def test_there_is_nothing_secret_and_nobody_in_the_repository():
    """No key, token or password; no number or address of a person, made up or not."""
    found = []
    for path in tracked():
        if not path.is_file() or path == Path(__file__):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        for kind, pattern in (SECRETS | PERSONS).items():
            found += [f"{path.relative_to(ROOT)}: {kind}" for _ in re.findall(pattern, text)]
    assert found == []


def test_the_patterns_find_what_they_look_for():
    """One sample each, put together here so that no file holds one."""
    samples = {
        "private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
        "access key": "AKIA" + "A" * 16,
        "token": "ghp_" + "a" * 36,
        "password in an address": "https://user:" + "secret@host",
        "French social security number": "2 99 05 75 123 456".replace(" ", ""),
        "mobile number": "06" + " 12 34 56 78",
        "address of a provider for persons": "someone@" + "gmail.com",
    }
    for kind, pattern in (SECRETS | PERSONS).items():
        assert re.search(pattern, samples[kind]), kind
