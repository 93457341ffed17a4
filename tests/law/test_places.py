"""Every place that an answer names is one: people look there, and annotations of code stand there.

Each case of a lawyer asks the same of the answer of its rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from effort import tries
from healthgov import check
from healthgov.commands.laws import bodies_of_country, default_bodies
from healthgov.documents import load, structure
from healthgov.models import Organisation
from law.cases import changed, leads_somewhere, places_of
from law.test_whole_organisations import ORGANISATIONS, whole

DAY = date(2026, 11, 23)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def astray(document: Organisation, day: date) -> Iterator[tuple[str, str]]:
    """The places that lead nowhere, each with the rule whose answer names it."""
    bodies = dict.fromkeys((*default_bodies(), *bodies_of_country(document)))
    for result in check(document, *bodies, as_of=day).results:
        for path in places_of(result.finding):
            if not leads_somewhere(path, document):
                yield result.code, path


def test_paths_that_lead_nowhere_are_seen():
    """The test itself: what it lets pass, and what it does not."""
    document = structure({"id": "x", "activities": [{"id": "a", "retention": [{"id": "r"}]}]}, Organisation)
    for path in ("", "country", "activities[0].retention[0].period", "governance.dpo.contact"):
        assert leads_somewhere(path, document)
    for path in ("period", "activities[1]", "activities[0].periods", "activities.retention"):
        assert not leads_somewhere(path, document)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_places_of_examples(file: Path):
    """Of documents as people write them."""
    assert not list(astray(load(file), DAY))


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_places_of_organisations(name: str):
    """Of one that has everything in order, and by night of each change that fails or asks something."""
    document = whole(ORGANISATIONS[name]["document"])
    changes = [changed(document, whole(one["with"])) for one in ORGANISATIONS[name]["changes"]]
    for stated in (document, *changes[: tries(0, len(changes))]):
        assert not list(astray(structure(stated, Organisation), DAY))
