"""One table whose rows are of several types of record."""

from __future__ import annotations

from datetime import date

import pytest

from healthgov.errors import InvalidDocumentError, NotInForceError
from healthgov.periods import days, years
from healthgov.retention import RetentionSchedule, at_most, kept
from retention.test_unsafe_dates import ENGINES, pl


class Clinic(RetentionSchedule):
    """Requests of a clinic: kept for a while once confirmed, dropped soon where they never were."""

    request = kept("request", at_most(years(5).after("last_activity")))
    draft = kept("request never confirmed", at_most(days(30).after("link_expired")))


CLINIC = Clinic(as_of="2026-11-28")
TYPES = {"DONE": "request", "PENDING": "draft"}
ROWS = {
    "key": [1, 2, 3, 4, 5, 6],
    "status": ["DONE", "PENDING", "PENDING", "DONE", "LOST", None],
    "active": [date(2021, 11, 27), date(2026, 9, 1), date(2026, 11, 20), date(2026, 1, 1), None, None],
    "expired": [None, date(2026, 9, 3), date(2026, 11, 22), None, None, None],
}
EVENTS = {"last_activity": "active", "link_expired": "expired"}


@pytest.mark.parametrize("engine", ENGINES)
def test_each_row_has_the_policy_of_its_type(engine):
    """And one of no type that is given is refused: it has no end."""
    into, out = ENGINES[engine]
    native = out(CLINIC.annotate(into(pl.DataFrame(ROWS)), TYPES, by="status", **EVENTS)).sort("key")
    ends = native["keep_through"].cast(pl.Date).to_list()
    assert ends == [date(2026, 11, 27), date(2026, 10, 3), date(2026, 12, 22), date(2031, 1, 1), None, None]
    assert native["disposable"].to_list() == [True, True, None, None, None, None]
    assert set(native["reason"].cast(pl.String).to_list()[4:]) == {"refused: a type of record that is not given"}
    assert set(native.columns) == {*ROWS, "keep_through", "safe_keep_through", "disposable", "reason"}


@pytest.mark.parametrize(
    ("types", "by", "events"),
    [
        (TYPES, None, EVENTS),
        ("request", "status", {"last_activity": "active"}),
        (TYPES, "key", EVENTS),
        (TYPES, "nothing", EVENTS),
        ({}, "status", EVENTS),
        (TYPES, "status", {**EVENTS, "birth": "active"}),
        (TYPES, "status", {"last_activity": "nothing", "link_expired": "expired"}),
    ],
)
def test_what_is_asked_is_checked(types, by, events):
    """A column of types that holds text, and events that some type reads."""
    with pytest.raises(InvalidDocumentError):
        CLINIC.annotate(pl.DataFrame(ROWS), types, by=by, **events)


def test_a_type_that_is_not_there():
    """Every type of the mapping is looked up."""
    with pytest.raises(NotInForceError):
        CLINIC.annotate(pl.DataFrame(ROWS), {"DONE": "no_such_type"}, by="status", **EVENTS)
