"""Whole organisations that have everything in order pass every rule; one change fails, or asks, what it should alone.

``organisations/parts.yaml`` says in full what somebody states who has a thing in order; an organisation names parts
(``part``) and says what differs, ``null`` for what is not stated. All bodies of law count that count by default, and those
of the country.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from healthgov import check
from healthgov.commands.laws import bodies_of_country, default_bodies
from healthgov.documents import structure
from healthgov.models import Organisation
from healthgov.verdicts import Verdict
from law.cases import changed, read_yaml

FOLDER = Path(__file__).parent / "organisations"
DAY = date(2026, 11, 23)
PARTS: dict[str, Any] = read_yaml(FOLDER / "parts.yaml")["parts"]
ORGANISATIONS: dict[str, dict[str, Any]] = {
    name: one
    for path in sorted(FOLDER.glob("*.yaml"))
    for name, one in read_yaml(path).get("organisations", {}).items()
}


def merged(part: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A part with what differs: a list is said whole, and what is ``null`` is not stated."""
    both = dict(part)
    for key, value in own.items():
        before = both.get(key)
        both[key] = merged(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return {key: value for key, value in both.items() if value is not None}


def whole(stated: Any) -> Any:
    """What is stated, each part that it names put in its place."""
    if isinstance(stated, list):
        return [whole(one) for one in stated]
    if not isinstance(stated, dict):
        return stated
    own = {key: value for key, value in stated.items() if key != "part"}
    part = whole(PARTS[stated["part"]]) if "part" in stated else {}
    filled = {key: whole(value) for key, value in own.items()}
    return merged(part, filled)


def found(document: dict[str, Any]) -> dict[Verdict, set[str]]:
    """The codes that fail, and those that ask."""
    organisation = structure(document, Organisation)
    bodies = dict.fromkeys((*default_bodies(), *bodies_of_country(organisation)))
    codes: dict[Verdict, set[str]] = {verdict: set() for verdict in Verdict}
    for result in check(organisation, *bodies, as_of=DAY).results:
        codes[result.verdict].add(result.code)
    codes[Verdict.UNKNOWN] -= codes[Verdict.FAIL]
    return codes


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_one_that_has_everything_in_order(name: str):
    """Nothing fails, and nothing is left to ask: every answer of the law that binds it can be stated."""
    codes = found(whole(ORGANISATIONS[name]["document"]))
    assert (codes[Verdict.FAIL], codes[Verdict.UNKNOWN]) == (set(), set())
    assert codes[Verdict.PASS]


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_one_change_fails_or_asks_what_it_should_alone(name: str):
    """What a change fails, and what it leaves to ask, is said in full: nothing else follows from it."""
    document = whole(ORGANISATIONS[name]["document"])
    for change in ORGANISATIONS[name]["changes"]:
        codes = found(changed(document, whole(change["with"])))
        expected = (set(change.get("fails", ())), set(change.get("asks", ())))
        assert (codes[Verdict.FAIL], codes[Verdict.UNKNOWN]) == expected, change["name"]
