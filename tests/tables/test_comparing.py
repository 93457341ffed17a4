"""How a column is compared: codes run by run, days on both sides of a limit, what may be held and what is lost."""

from __future__ import annotations

import itertools
from datetime import date, time, timedelta

import narwhals as nw
import polars as pl
import pytest

from healthgov.tables.algebra import Algebra
from healthgov.tables.comparing import Comparing, _first, _following, microseconds
from healthgov.tables.facts import Constant, FactColumn

DAY, ONE = date(2026, 11, 23), timedelta(days=1)
UNKNOWN = nw.col("row") > nw.lit(None, nw.Int64)
COMPARING = Comparing(Algebra(nw, UNKNOWN), DAY)


def read(found, **columns):
    """What a truth comes to in each row."""
    count = len(next(iter(columns.values())))
    if found is None or isinstance(found, bool):
        return [found] * count
    frame = nw.from_native(pl.DataFrame({"row": list(range(count)), **columns}))
    return frame.select(found.alias("found"))["found"].to_list()


@pytest.mark.parametrize("size", [1, 2, 5])
def test_codes_are_looked_up_run_by_run(size):
    """Every choice of codes finds those chosen, and none of the others."""
    column = FactColumn(nw.col("code"), "member", "a", codes={str(code): code for code in range(size)})
    rows = [*range(size), None]
    for count in range(size + 1):
        for chosen in itertools.combinations(range(size), count):
            found = COMPARING.compared("in", column, Constant([str(one) for one in chosen]))
            assert read(found, code=pl.Series(rows, dtype=pl.Int64)) == [
                None if c is None else c in chosen for c in rows
            ]


@pytest.mark.parametrize("held", [None, frozenset({"a", "b", "c", "d", "e", "f"}), frozenset({"a", "z"})])
@pytest.mark.parametrize("domain", [None, ("a", "b", "c", "d", "e")])
def test_texts_are_looked_up(domain, held):
    """What is outside of those a fact may have is not known; how many are wanted changes nothing."""
    column = FactColumn(nw.col("text"), "member", "a", domain=domain, held=held)
    rows = [one for one in ("a", "b", "c", "d", "e", "f", "z") if held is None or one in held] + [None]
    for count in range(7):
        for wanted in itertools.combinations("abcdef", count):
            known = [
                None if one is None or (domain is not None and one not in domain) else one in wanted for one in rows
            ]
            assert read(COMPARING.compared("in", column, Constant(wanted)), text=rows) == known
    stated = [None if one is None or (domain is not None and one not in domain) else True for one in rows]
    assert read(COMPARING.given(column), text=rows) == stated


SHIFTS = {
    "none": (None, lambda day: day),
    "a day": (_following, _following),
    "never": (lambda _day: None, lambda _day: None),
    "until some day": (lambda day: day if day < date(2027, 1, 1) else None,) * 2,
}


@pytest.mark.parametrize("shift", SHIFTS)
def test_days_on_both_sides(shift):
    """Each comparison on the days around its limit, of the day itself or of the end of a period that starts with it."""
    added, end = SHIFTS[shift]
    column = FactColumn(nw.col("day"), "date", "a", shift=added)
    rows = [DAY - 2 * ONE, DAY - ONE, DAY, DAY + ONE, date(2026, 12, 31), date(2027, 1, 1), None]
    for limit in (DAY, date(2027, 1, 1)):
        for test, holds in {
            "<": lambda one, other: one < other,
            "<=": lambda one, other: one <= other,
            ">": lambda one, other: one > other,
            ">=": lambda one, other: one >= other,
            "is": lambda one, other: one == other,
        }.items():
            ends = [None if day is None else end(day) for day in rows]
            known = [None if one is None else holds(one, limit) for one in ends]
            found = read(COMPARING.compared(test, column, Constant(limit)), day=pl.Series(rows, dtype=pl.Date))
            assert found == known, (test, limit)
            turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "is": "is"}[test]
            assert (
                read(COMPARING.compared(turned, Constant(limit), column), day=pl.Series(rows, dtype=pl.Date)) == known
            )
    for test, holds in (("begun", lambda one: one <= DAY), ("over", lambda one: one < DAY)):
        known = [None if day is None or end(day) is None else holds(end(day)) for day in rows]
        assert read(COMPARING.compared(test, column, Constant(None)), day=pl.Series(rows, dtype=pl.Date)) == known
    known = [None if day is None or end(day) is None else end(day) in (DAY, DAY + ONE) for day in rows]
    found = COMPARING.compared("in", column, Constant((DAY, DAY + ONE)))
    assert read(found, day=pl.Series(rows, dtype=pl.Date)) == known


def test_a_day_is_among_none():
    """Where it is stated; where it is not, that is not known either."""
    column, rows = FactColumn(nw.col("day"), "date", "a"), pl.Series([DAY, None], dtype=pl.Date)
    assert read(COMPARING.compared("in", column, Constant(())), day=rows) == [False, None]


def test_the_ends_of_the_calendar():
    """The last day is before nothing that comes after it; the first from which something holds is found anywhere."""
    column = FactColumn(nw.col("day"), "date", "a")
    rows = pl.Series([date.min, date.max, None], dtype=pl.Date)
    for test, found in ((">", [False, False, None]), ("<=", [True, True, None]), ("<", [True, False, None])):
        assert read(COMPARING.compared(test, column, Constant(date.max)), day=rows) == found
    assert (_following(date.max), _following(DAY)) == (None, DAY + ONE)
    for first in (date.min, date.min + ONE, DAY, date.max - ONE, date.max):
        assert _first(lambda day, first=first: day >= first) == first
    assert _first(lambda _day: False) is None
    assert microseconds(time(23, 59, 58, 7)) == ((23 * 60 + 59) * 60 + 58) * 1_000_000 + 7


def test_lists():
    """Those that are not stated are not known; nothing is among none of them, and all of nothing."""
    column = FactColumn(nw.col("list"), "list", "a")
    rows = pl.Series([["a", "b"], ["a"], [], None], dtype=pl.List(pl.String))
    for test, given, known in (
        ("includes", "b", [True, False, False, None]),
        ("includes all", ("a", "b"), [True, False, False, None]),
        ("meets", ("b", "c", "a"), [True, True, False, None]),
        ("includes all", (), [True, True, True, None]),
        ("meets", (), [False, False, False, None]),
        ("empty", None, [False, False, True, None]),
        ("stated", None, [True, True, True, None]),
    ):
        assert read(COMPARING.compared(test, column, Constant(given)), list=rows) == known, test
