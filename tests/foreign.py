"""Random organisations for the tests of interchange, and the files of other people where they are at hand."""

from __future__ import annotations

import enum
import os
import typing
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import strategies as st

from healthgov.documents import structure
from healthgov.errors import InvalidDocumentError
from healthgov.eu.categories import TAXONOMY
from healthgov.facts import hints, is_model, required
from healthgov.interchange import Settings
from healthgov.kinds import CategoryCode, Count, CountryCode, RegionCode
from healthgov.models import HostingArrangement, InformationSystem, Organisation, ProcessingActivity, Recipient
from healthgov.periods import Period

SETTINGS = Settings(taxonomy=TAXONOMY)
FILES = Path(os.environ.get("HEALTHGOV_INTEROP", Path(__file__).parents[2] / "shared" / "data" / "interop"))
"""Examples that the authors of the formats publish; they are not part of this repository."""

_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=12
)
_IDS = st.one_of(st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True), _TEXTS)
_SIMPLE = {
    str: _TEXTS,
    bool: st.booleans(),
    Count: st.integers(0, 10**6),
    float: st.floats(0, 1e6),
    date: st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(date.isoformat),
    datetime: st.just("2026-11-23T10:00:00+01:00"),
    time: st.just("19:30"),
    CountryCode: st.sampled_from(["FR", "DE", "US"]),
    CategoryCode: st.sampled_from([*(str(one.code) for one in TAXONOMY), "health.lab.blood", "of_the_house.badge"]),
    RegionCode: st.sampled_from(["DE-HH", "GB-ENG", "US-CA", "BE-VLG"]),
    Period: st.sampled_from(["P3Y", "P18M", "P90D", "P1Y6M", "P0D"]),
}


def file(*parts):
    """A file of other people; the test is skipped where it is not at hand."""
    path = FILES.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not at hand: HEALTHGOV_INTEROP names the folder of such files")
    return path


def plain(kind, depth=2):
    """Plain values of a model, few facts of it at a time."""
    known = {name: _value(hint, depth) for name, hint in hints(kind).items()}
    known = {name: value for name, value in known.items() if value is not None}
    must = {name: _IDS if name == "id" else known[name] for name in required(kind)}
    may = {name: value for name, value in known.items() if name not in must}
    if not may:
        return st.fixed_dictionaries(must)
    chosen = st.lists(st.sampled_from(sorted(may)), max_size=4, unique=True)
    return chosen.flatmap(lambda names: st.fixed_dictionaries({**must, **{name: may[name] for name in names}}))


def _value(hint, depth):
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return st.sampled_from([one.value for one in hint])
    if typing.get_origin(hint) in (tuple, frozenset):
        inner = _value(typing.get_args(hint)[0], depth)
        return None if inner is None else st.lists(inner, max_size=2, unique_by=repr)
    if isinstance(hint, type) and is_model(hint) and depth:
        return plain(hint, depth - 1)
    return None


@st.composite
def organisations(draw, activities=2):
    """Organisations with activities that name hosting arrangements, systems and recipients; ids stand once."""
    made = draw(plain(Organisation, 0))
    for name in ("activities", "hosting", "systems", "recipients"):
        kinds = {
            "activities": ProcessingActivity,
            "hosting": HostingArrangement,
            "systems": InformationSystem,
            "recipients": Recipient,
        }
        least = 1 if name == "activities" else 0
        most = activities if name == "activities" else 2
        made[name] = draw(st.lists(plain(kinds[name]), min_size=least, max_size=most, unique_by=lambda one: one["id"]))
        if not made[name]:
            del made[name]
    for activity in made["activities"]:
        for name in ("hosting", "systems", "recipients"):
            ids = [one["id"] for one in made.get(name, ())]
            if ids and draw(st.booleans()):
                activity[name] = draw(st.lists(st.sampled_from(ids), max_size=2))
    try:
        return structure(made, Organisation)
    except InvalidDocumentError:
        return Organisation(id="clinic", activities=(ProcessingActivity(id="care"),))
