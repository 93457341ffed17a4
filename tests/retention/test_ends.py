"""Records whose days lie at the ends of the calendar: answered, or refused with the place, in every reading."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov import de, fr, gb, it, us
from healthgov.errors import InvalidDocumentError, NotInForceError
from healthgov.periods import Period, days, years
from healthgov.retention import Due, Hold, Nature, RetentionPolicy, RetentionSchedule, due, later_of
from healthgov.tables import REFUSALS, annotate
from healthgov.verdicts import Verdict

FIRST, LAST = date.min, date.max
ENDS = [FIRST, date(1, 12, 31), date(4, 2, 29), date(1600, 2, 29), date(9899, 12, 31), date(9996, 2, 29)]
ENDS += [date(9999, 1, 1), LAST - timedelta(days=1), LAST]
IN_PART = ["0001", "0004-02", "9996-02", "9999", "9999-12"]
DISPOSABLE = {Verdict.PASS: True, Verdict.FAIL: False, Verdict.UNKNOWN: None}
ORDINARY = [date(1996, 2, 29), date(2024, 2, 29), date(2026, 11, 23)]
SCHEDULES: list[type[RetentionSchedule]] = [
    fr.Retention,
    de.GermanRetention,
    gb.NhsRetention,
    it.ItalianRetention,
    us.UsRetention,
]
POLICIES = [(schedule, policy.key) for schedule in SCHEDULES for policy in schedule.policies]

stated = st.sampled_from([*ENDS, *ORDINARY, *IN_PART])
whole = st.sampled_from([*ENDS, *ORDINARY])
quiet = settings(deadline=None, max_examples=tries(40, 750), suppress_health_check=[HealthCheck.too_slow])


@attrs.frozen(kw_only=True)
class Case:
    """A record, the day, and the schedule that is asked."""

    schedule: RetentionSchedule
    policy: RetentionPolicy
    events: dict[str, Any]
    claims: list[tuple[date, date | None]]
    holds: list[Hold]
    until: date

    def due(self) -> Due | None:
        """The answer, or nothing where the record is refused, which names the place."""
        problems = ()
        try:
            return self.schedule.due(self.policy, claims=self.claims, legal_holds=self.holds, **self.events)
        except InvalidDocumentError as refused:
            problems = refused.problems
        assert all(problem.path for problem in problems)
        return None


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A record of any type of any country."""
    kind, key = draw(st.sampled_from(POLICIES))
    schedule = kind(as_of=draw(st.sampled_from([FIRST, date(2026, 11, 23), date(9850, 1, 1), date(9980, 1, 1), LAST])))
    try:
        policy = schedule.policy(key)
    except NotInForceError:
        schedule = kind(as_of="2026-11-23")
        policy = next(other for other in kind.policies if other.validity.covers(schedule.as_of) and not other.off)
    pairs = st.tuples(whole, st.none() | whole).map(lambda pair: pair if pair[1] is None else tuple(sorted(pair)))
    return Case(
        schedule=schedule,
        policy=policy,
        events=draw(st.fixed_dictionaries({}, optional=dict.fromkeys({*policy.events, policy.trigger}, stated))),
        claims=draw(st.lists(pairs, max_size=2)),
        holds=[Hold(since=since, released=end) for since, end in draw(st.lists(pairs, max_size=1))],
        until=draw(whole),
    )


@quiet
@given(cases())
def test_a_record_is_answered_or_refused(case):
    """In words and days, today and later."""
    answer = case.due()
    later = max(case.until, case.schedule.as_of)
    if answer is None:
        return
    for language in ("en", "fr"):
        assert answer.explain(language)
        assert isinstance(answer.questions(language), tuple)
    assert answer.disposable_from is None or answer.disposable_from >= FIRST
    assert isinstance(answer.overdue, bool)
    assert answer.holds_until is None or answer.holds_until > case.schedule.as_of
    seen = case.schedule.forecast(case.policy, until=later, claims=case.claims, legal_holds=case.holds, **case.events)
    assert seen.on(later).since <= later


@quiet
@given(cases())
def test_a_table_says_the_same(case):
    """A row is refused where the record is, and ends on the same days."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    alone = attrs.evolve(case, claims=[], holds=[])
    answer = alone.due()
    row = {event: [day if isinstance(day, str) else day.isoformat()] for event, day in case.events.items()}
    months = case.schedule.forecast_months(case.policy, [case.events], until=max(case.until, case.schedule.as_of))
    assert ("refused" in months) is (answer is None)
    if not row:
        return
    for lazy in (False, True):
        table = pl.DataFrame(row)
        columns = {event: event for event in row}
        made = annotate(table.lazy() if lazy else table, case.policy, as_of=case.schedule.as_of, columns=columns)
        [got] = (
            (made.collect() if lazy else made)
            .select("keep_through", "safe_keep_through", "disposable", "reason")
            .rows()
        )
        assert (got[3] in REFUSALS) is (answer is None)
        if answer is not None:
            # A table decides nothing where the law is contested. It knows no bound below an end that is not known, but
            # says no as the record does where that end waits for a death that nobody knows of.
            bounded = answer.keep_through is None and answer.verdict is Verdict.FAIL and not answer.for_ever
            allowed = {None, False} if bounded else {DISPOSABLE[answer.verdict]}
            assert got[:2] == (answer.keep_through, answer.safe_keep_through)
            assert got[2] in ({None} if case.policy.contested else allowed)


FILE = RetentionPolicy(
    key="file", title="file", term=years(20).after("seen"), trigger="seen", nature=Nature.FIXED, cites=(),
    suspended_by_claims=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "ends"), [("9979-12-29", "9999-12-29"), ("9979-12-31", None), ("9979", None), ("9980", None)]
)
def test_both_sides_of_the_last_day(seen, ends):
    """What has a day after its end is answered, what may end later is refused by its name."""
    if ends is not None:
        answer = due(FILE, as_of=LAST, events={"seen": seen})
        assert (answer.keep_through, answer.disposable_from, answer.verdict) == (
            date(9999, 12, 29),
            LAST - timedelta(days=1),
            Verdict.PASS,
        )
        return
    with pytest.raises(InvalidDocumentError, match="year 9999") as refused:
        due(FILE, as_of=LAST, events={"seen": seen})
    assert [problem.path for problem in refused.value.problems] == ["seen"]


@pytest.mark.parametrize(
    ("as_of", "day", "taken"),
    [
        ("9850-01-01", "9899-12-31", True),
        ("9850-01-01", "9900-01-01", False),
        ("9950-06-01", "9950-06-01", True),
        ("9950-06-01", "9950-06-02", False),
        ("9999-12-31", "9996-02-29", True),
    ],
)
def test_what_lies_before_the_day_is_never_ahead(as_of, day, taken):
    """What is set in advance may lie a hundred years ahead, as far as the calendar goes; the past is past on its last days too."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    schedule = fr.Retention(as_of=as_of)
    policy = schedule.policy("working_time_records")
    table = annotate(
        pl.DataFrame({"period_end": [day]}), policy, as_of=schedule.as_of, columns={"period_end": "period_end"}
    )
    assert (table["reason"][0] not in REFUSALS) is taken
    if taken:
        assert schedule.due(policy, period_end=day).keep_through == table["keep_through"][0]
    else:
        with pytest.raises(InvalidDocumentError, match="a day within a hundred years"):
            schedule.due(policy, period_end=day)


def test_claims_that_lead_past_the_last_day_are_refused():
    """Claims are refused where the end would then lie past the calendar; what moves no end, or overlaps, is counted as ever."""
    claim = [("9960-01-01", "9999-12-29")]
    with pytest.raises(InvalidDocumentError, match="claims: claims with which the periods end"):
        due(FILE, as_of=LAST, events={"seen": "9965-01-01"}, claims=claim)
    many = [("9860-01-01", "9949-12-31")] * 100
    answer = due(FILE, as_of=LAST, events={"seen": "9850-01-01"}, claims=many)
    assert answer.suspended_days == (date(9949, 12, 31) - date(9860, 1, 1)).days + 1
    assert due(FILE, as_of=LAST, events={"seen": "9960-01-01"}, claims=many).suspended_days == 0


@pytest.mark.parametrize("period", [years(9998), years(10**30), days(10**30), Period(months=10**6)])
def test_no_period_is_too_long_to_be_stated(period):
    """A schedule may hold it; a record is refused, as its end has no day."""
    policy = attrs.evolve(FILE, term=later_of(period.after("seen"), years(1).after("seen")))
    with pytest.raises(InvalidDocumentError, match="year 9999"):
        due(policy, as_of=date(2026, 11, 23), events={"seen": "2020-01-01"})
