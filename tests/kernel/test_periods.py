"""Periods against dateutil, and days that know until when their comparisons hold."""

from __future__ import annotations

import copy
import operator
import pickle
from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from healthgov.errors import CalendarEndError
from healthgov.languages import spell
from healthgov.periods import After, Day, Period, Validity, as_date, days, months, years

FIRST, LAST = date(1896, 1, 1), date(2104, 12, 31)
ONE = timedelta(days=1)
dates = st.dates(FIRST, LAST)
counts = st.integers(0, 60)


@given(dates, counts, counts, st.integers(0, 800))
def test_addition_is_dateutils(start, y, m, d):
    """A day plus a period is what relativedelta says."""
    assert start + Period(years=y, months=m, days=d) == start + relativedelta(years=y, months=m, days=d)


@pytest.mark.parametrize("length", [years(1), years(3), years(20), years(28), months(1), months(6), months(18)])
def test_addition_on_every_month_end(length):
    """On the five days around every month end from 1896 to 2104, the sum is relativedelta's."""
    oracle = relativedelta(years=length.years, months=length.months)
    for year in range(1896, 2105):
        for month in range(1, 13):
            end = date(year, month, 28)
            for offset in range(5):
                start = end + offset * ONE
                assert start + length == start + oracle, start


def test_addition_on_every_day():
    """Over all days from 1896 to 2104, a period of its own for each day agrees with relativedelta."""
    start, n = FIRST, 0
    while start <= LAST:
        n += 1
        length = (n % 31, n % 37)
        assert start + Period(years=length[0], months=length[1]) == start + relativedelta(
            years=length[0], months=length[1]
        )
        start += ONE
    assert n == 76_336


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2024, 2, 29), years(1), date(2025, 2, 28)),
        (date(2024, 2, 29), years(4), date(2028, 2, 29)),
        (date(2027, 1, 31), months(1), date(2027, 2, 28)),
        (date(2027, 1, 31), months(2), date(2027, 3, 31)),
        (date(2027, 12, 31), months(2), date(2028, 2, 29)),
        (date(2027, 10, 31), months(1), date(2027, 11, 30)),
        (date(2027, 11, 30), months(1), date(2027, 12, 30)),
        (date(1900, 1, 31), months(1), date(1900, 2, 28)),
        (date(2027, 1, 31), Period(months=1, days=1), date(2027, 3, 1)),
        (date(2027, 1, 1), days(0), date(2027, 1, 1)),
        (date(9999, 11, 30), months(1), date(9999, 12, 30)),
    ],
)
def test_addition_cases(start, length, end):
    """Ends of months are clipped, months counted before days."""
    assert start + length == end


def test_adding_twice_is_not_adding_once():
    """31 January plus a month plus a month is not 31 January plus two months."""
    start = date(2027, 1, 31)
    assert start + months(1) + months(1) == date(2027, 3, 28)
    assert start + (months(1) + months(1)) == date(2027, 3, 31)


def test_addition_past_the_calendar():
    """A sum past the year 9999 says so, with an error of ours."""
    for length in (years(9000), years(10**30), months(10**30), days(10**9), days(10**30), days(3_000_000)):
        with pytest.raises(CalendarEndError, match="9999"):
            date(2027, 1, 1) + length
    for length in (days(1), months(1), years(1)):
        with pytest.raises(CalendarEndError):
            date(9999, 12, 31) + length
    assert date(9999, 11, 30) + months(1) == date(9999, 12, 30)


def test_periods_of_any_length_are_compared():
    """The calendar repeats itself after four hundred years: no period is too long to be compared."""
    assert years(10**30).surely_within(years(10**30))
    assert years(3000).surely_within(days(3000 * 366))
    assert not days(3000 * 366).surely_within(years(3000))
    assert years(400).surely_within(days(146_097))
    assert days(146_097).surely_within(years(400))
    assert not days(146_098).surely_within(years(400))
    assert years(401).surely_within(days(146_097 + 366))  # what is beyond a cycle is counted too
    assert not years(401).surely_within(days(146_097 + 365))
    assert years(401).maybe_within(days(146_097 + 365))
    assert not years(401).maybe_within(days(146_097 + 364))


@pytest.mark.parametrize("apart", [*range(1, 62), *range(1188, 1214), 4799, 4800, 4801])
def test_the_shortest_and_the_longest_months(apart):
    """Held against each day from which they may run, around leap years and around a century that has no 29 February."""
    years_ = {*range(1999, 2006), *range(2094, 2106), *range(2094 - apart // 12, 2106 - apart // 12)}
    starts = [date(year, month, day) for year in years_ for month in range(1, 13) for day in (1, 15, 28)]
    lengths = {(start + n * ONE + months(apart) - start - n * ONE).days for start in starts for n in range(4)}
    shortest, longest = min(lengths), max(lengths)
    assert days(shortest).surely_within(months(apart))
    assert not days(shortest + 1).surely_within(months(apart))
    assert days(longest).maybe_within(months(apart))
    assert not days(longest + 1).maybe_within(months(apart))
    assert months(apart).surely_within(days(longest))
    assert not months(apart).surely_within(days(longest - 1))
    assert months(apart).maybe_within(days(shortest))
    assert not months(apart).maybe_within(days(shortest - 1))


@pytest.mark.parametrize("wrong", [{"years": True}, {"months": 1.0}, {"days": "3"}, {"years": None}])
def test_whole_numbers_only(wrong):
    """A period takes whole numbers: no booleans, no floats, no text."""
    with pytest.raises(TypeError, match="whole number"):
        Period(**wrong)


def test_forward_only():
    """A negative period is refused."""
    with pytest.raises(ValueError, match="runs forward"):
        years(-1)


@given(st.datetimes())
def test_no_moments(moment):
    """A moment has no civil date without a time zone: adding a period to one is refused."""
    with pytest.raises(TypeError):
        moment + years(1)
    with pytest.raises(TypeError, match="not a datetime"):
        as_date(moment)


@pytest.mark.parametrize(
    "text", ["", "20261123", "2026-W48-1", "2026-11-31", "23/11/2026", "2026-1-1", "２０２６-11-23", "2026-11-23T00:00"]
)
def test_strict_iso(text):
    """Only YYYY-MM-DD is a date, and the message does not repeat what was given."""
    with pytest.raises(ValueError, match="as_of is written YYYY-MM-DD") as caught:
        as_date(text, "as_of")
    assert not text or text not in str(caught.value)


periods = st.builds(Period, years=st.integers(0, 5), months=st.integers(0, 30), days=st.integers(0, 400))


@settings(max_examples=60)
@given(periods, periods)
def test_surely_within_is_sure(short, long):
    """A period that is surely within another never ends later, from any day of four years."""
    if short.surely_within(long):
        for n in range(0, 4 * 366, 3):
            start = date(2023, 3, 1) + n * ONE
            assert start + short <= start + long


@pytest.mark.parametrize(
    ("a", "b", "within"),
    [
        (years(2), years(3), True),
        (years(3), years(3), True),
        (years(3), years(2), False),
        (months(12), years(1), True),
        (years(1), months(12), True),
        (days(28), months(1), True),
        (days(29), months(1), False),
        (days(365), years(1), True),
        (days(366), years(1), False),
        (months(1), days(31), True),
        (months(1), days(30), False),
    ],
)
def test_surely_within_cases(a, b, within):
    """Days compare with months by the shortest month, months with days by the longest."""
    assert a.surely_within(b) is within


@settings(max_examples=60)
@given(periods, periods)
def test_maybe_within_is_so_from_some_day(short, long):
    """Exactly where a period does not end later from one day at least."""
    days_ = (date(2023, 3, 1) + n * ONE for n in range(4 * 366))
    assert short.maybe_within(long) is any(start + short <= start + long for start in days_)
    assert short.maybe_within(long) or not short.surely_within(long)


@pytest.mark.parametrize(
    ("length", "english", "french", "shown"),
    [
        (years(20), "20 years", "20 ans", "years(20)"),
        (years(1), "1 year", "1 an", "years(1)"),
        (Period(months=2, days=10), "2 months and 10 days", "2 mois et 10 jours", "months(2) + days(10)"),
        (days(0), "0 days", "0 jour", "days(0)"),
    ],
)
def test_words(length, english, french, shown):
    """A period says itself in both languages, and its repr is code."""
    assert (length.sentence(), length.sentence("fr"), repr(length), str(length)) == (english, french, shown, english)
    assert length.sentence("de") == english  # whose catalogue has to say it
    assert (spell(length), spell(length, "fr")) == (english, french)
    assert eval(shown) == length  # noqa: S307  our own repr


def test_after():
    """A period after an event is the atom of a term, and shows as code."""
    assert years(20).after("birth") == After(years(20), "birth")
    assert repr(Period(years=1, days=2).after("birth")) == "(years(1) + days(2)).after('birth')"


# The day that remembers

OPERATORS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
near = st.dates(date(2026, 1, 1), date(2027, 12, 31))
comparisons = st.lists(st.tuples(st.sampled_from(sorted(OPERATORS)), near, st.booleans()), max_size=6)


def ask(comparison, day):
    """One comparison, with the day on the left or on the right."""
    sign, other, left = comparison
    return OPERATORS[sign](day, other) if left else OPERATORS[sign](other, day)


@given(near, comparisons)
def test_holds_until_is_exact(start, made):
    """``holds_until`` is the first later day on which any comparison made comes out differently."""
    day = Day(start)
    answers = [ask(one, day) for one in made]
    assert answers == [ask(one, start) for one in made]
    later = (start + n * ONE for n in range(1, 760))
    first = next((d for d in later if [ask(one, d) for one in made] != answers), None)
    assert day.holds_until == first


@pytest.mark.parametrize(
    "sum_",
    [
        lambda day: day + years(1),
        lambda day: day - years(1),
        lambda day: day + ONE,
        lambda day: day - ONE,
        lambda day: ONE + day,
        lambda day: date(2027, 1, 1) - day,
        lambda day: day - date(2027, 1, 1),
    ],
)
def test_no_arithmetic(sum_):
    """A sum or difference taken from the day would not be noticed: it is refused with what to write instead."""
    with pytest.raises(TypeError, match="event \\+ years"):
        sum_(Day(date(2026, 11, 23)))


@pytest.mark.parametrize("name", ["year", "month", "day", "replace", "weekday", "toordinal", "timetuple", "strftime"])
def test_no_parts(name):
    """Parts of the day would not be noticed: they are refused with what to write instead."""
    with pytest.raises(AttributeError, match="compare it with dates"):
        getattr(Day(date(2026, 11, 23)), name)


def test_no_moment_compares():
    """A day does not compare with a moment."""
    day, moment = Day(date(2026, 11, 23)), datetime(2026, 11, 23)  # noqa: DTZ001  the point of the test
    for sign in ("<", "<=", ">", ">="):
        with pytest.raises(TypeError):
            OPERATORS[sign](day, moment)
        with pytest.raises(TypeError):
            OPERATORS[sign](moment, day)
    assert (day == moment) is False
    assert str(day) == day.isoformat() == f"{day}" == "2026-11-23"


def test_day_is_unhashable():
    """A set would compare without being noticed, so a day has no hash."""
    with pytest.raises(TypeError):
        hash(Day("2026-11-23"))


def test_last_day_of_the_calendar():
    """An end that never comes is never noted."""
    day = Day("2026-11-23")
    assert day <= date.max
    assert day != date(2020, 1, 1)
    assert day.holds_until is None


def test_the_day_itself_ends_the_next_day():
    """What is so on one day alone, or on all but one, changes with the day after it."""
    for sign in ("==", "!="):
        day = Day("2026-11-23")
        assert OPERATORS[sign](day, date(2026, 11, 23)) is (sign == "==")
        assert day.holds_until == date(2026, 11, 24)


def test_noting_by_hand():
    """Code that compares by other means says itself when its answer may change; the past is ignored."""
    day = Day("2026-11-23")
    for noted in (date(2030, 1, 1), date(2026, 11, 23), date(2028, 1, 1), date(2029, 1, 1)):
        day.note(noted)
    assert day.holds_until == date(2028, 1, 1)


# Validity

ends = st.none() | near
spans = st.tuples(ends, ends).filter(lambda e: None in e or e[0] <= e[1]).map(lambda e: Validity(*e))


@given(spans, near)
def test_validity_covers_both_ends(span, on):
    """A validity covers its first and last day, and a noting day knows when that changes."""
    inside = (span.since is None or on >= span.since) and (span.until is None or on <= span.until)
    day = Day(on)
    assert span.covers(on) is span.covers(day) is inside
    later = (on + n * ONE for n in range(1, 760))
    change = next((d for d in later if span.covers(d) is not inside), None)
    assert day.holds_until == change


@given(spans, spans)
def test_overlap_is_a_common_day(one, other):
    """Two validities overlap exactly when some day lies in both."""
    candidates = [d for span in (one, other) for d in (span.since, span.until) if d] or [date(2026, 1, 1)]
    assert one.overlaps(other) is other.overlaps(one) is any(one.covers(d) and other.covers(d) for d in candidates)


def test_validity_errors_and_repr():
    """A validity does not end before it starts; it shows as an arrow."""
    with pytest.raises(ValueError, match="does not end before"):
        Validity.of("2026-01-02", "2026-01-01")
    assert repr(Validity.of("2026-01-01")) == "2026-01-01 → …"
    assert Validity.of("2026-01-01", "2026-01-01").covers(date(2026, 1, 1))


@given(periods, spans)
def test_values_are_copied_and_pickled(length, span):
    """Periods and validities come back equal, with equal hashes."""
    for value in (length, span, length.after("birth")):
        for twin in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):  # noqa: S301  our own bytes
            assert twin == value
            assert hash(twin) == hash(value)


@given(dates, periods)
def test_no_period_lasts_longer_than_its_most_days(start, period):
    """An upper bound that looks at no calendar."""
    assert (start + period - start).days <= period.most_days <= period.years * 366 + period.months * 31 + period.days


def test_a_period_lasts_between_its_bounds():
    """No fewer days than the least, which it lasts from some day on, and no more than the most, which many months together do not last."""
    starts = [date(1895, 1, 1) + timedelta(days=number) for number in range(9 * 366)]
    for period in (
        *(days(0), days(40), months(1), months(2), months(11), months(12), months(13), months(26)),
        *(
            years(1),
            years(2),
            years(4),
            years(5),
            years(1) + months(1),
            years(3) + days(3),
            years(2) + months(5) + days(9),
        ),
    ):
        lasted = {(start + period - start).days for start in starts}
        assert period.least_days == min(lasted)
        assert (
            0 <= period.most_days - max(lasted) <= (4 if period.months % 12 > 2 else 0)
        )  # each month has 31 days there
