"""CSP, art. R1112-7 counted a second time, in plain dates, from the article alone: both ends agree to the day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov import fr
from healthgov.verdicts import Verdict

TODAY = date(2026, 11, 23)
SCHEDULE = fr.Retention(as_of=TODAY)
A_DAY = timedelta(days=1)
Claims = list[tuple[date, date | None]]


def after(day: date, years: int) -> date:
    """The same day some years later, the last of February where it is no day."""
    return date(day.year + years, day.month, min(day.day, monthrange(day.year + years, day.month)[1]))


def merged(claims: Claims) -> Claims:
    """Claims that overlap or touch, as one."""
    one_by_one: Claims = []
    for lodged, resolved in sorted(claims, key=lambda claim: (claim[0], claim[1] or date.max)):
        last = one_by_one[-1][1] if one_by_one else None
        if one_by_one and (last is None or lodged <= last + A_DAY):
            longer = None if last is None or resolved is None else max(last, resolved)
            one_by_one[-1] = one_by_one[-1][0], longer
        else:
            one_by_one.append((lodged, resolved))
    return one_by_one


def suspended(end: date, clock: date, claims: Claims) -> date:
    """The end, later by the days on which a claim stood while the clock ran; the last of days while one stands."""
    for lodged, resolved in merged(claims):
        if lodged > end:
            continue
        if resolved is None:
            return date.max
        first = max(lodged, clock + A_DAY)
        end += max(resolved - first + A_DAY, timedelta(0))
    return end


def by_hand(last: date, birth: date | None, death: date | None, claims: Claims) -> tuple[date, date, date]:
    """The end of the adopted reading, the latest that the article lets one read, and the latest with a floor for everybody.

    Twenty years, not before the 28th birthday; ten from a death within ten years, whether or not that floor outlives the
    person. A birth that is not known is no later than the contact. The floor is one where the twenty years end before it.
    """
    base = after(last, 20)
    floor = after(birth or last, 28)
    with_floor = suspended(max(base, floor), last, claims)
    if death is None or death >= after(last, 10):
        adopted = with_floor if birth is not None else suspended(base, last, claims)
        return adopted, with_floor, with_floor
    adopted = suspended(after(death, 10), death, claims)
    floor_alone = max(adopted, suspended(floor, last, claims))
    return adopted, floor_alone if base <= floor else adopted, floor_alone


def near(*days: date) -> st.SearchStrategy[date]:
    """One of some days, the day before or after it, or any other near."""
    return st.builds(
        lambda day, shift: min(max(day + timedelta(days=shift), date(1900, 1, 2)), TODAY),
        st.sampled_from(days),
        st.sampled_from([0, 0, -1, 1]) | st.integers(-900, 900),
    )


@st.composite
def histories(draw: Any) -> tuple[date, date | None, date | None, Claims]:
    """A last contact, a birth and a death at the edges of the article, and claims at the edges of these."""
    last = draw(st.dates(date(1985, 1, 1), TODAY) | st.sampled_from([date(2004, 2, 29), date(2012, 2, 29)]))
    birth = draw(st.none() | st.sampled_from([0, 7, 8, 17, 18, 60]).flatmap(lambda age: near(after(last, -age))))
    birth = None if birth is None else min(birth, last)
    death = draw(st.none() | near(last, after(last, 10)))
    edges = [last, after(last, 10), after(last, 20), after(birth or last, 28)]
    claims = draw(st.lists(st.tuples(near(*edges), near(*edges) | st.none()), max_size=2))
    ordered = [(lodged, None if end is None else max(lodged, end)) for lodged, end in claims]
    return last, birth, None if death is None else max(last, death), ordered


@settings(deadline=None, max_examples=tries(300, 3_000))
@given(histories())
@example((date(2005, 9, 1), date(2001, 6, 10), date(2007, 3, 3), []))
@example((date(2004, 4, 10), date(1950, 1, 1), None, [(date(2019, 6, 1), date(2022, 11, 30))]))
def test_both_ends_agree_with_the_article(history: tuple[date, date | None, date | None, Claims]):
    """The adopted end and the safe one are those counted by hand, and the verdict is what they say."""
    last, birth, death, claims = history
    events = {name: day for name, day in (("birth", birth), ("death", death)) if day is not None}
    answer = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact=last, claims=claims, **events)
    adopted, safe, latest = by_hand(*history)
    keep_through, safe_keep_through = answer.keep_through or date.max, answer.safe_keep_through or date.max
    assert keep_through == adopted
    assert safe <= safe_keep_through <= latest
    if any(resolved is None for _, resolved in claims) or adopted >= TODAY:
        assert answer.verdict is Verdict.FAIL
    else:
        assert answer.verdict is (Verdict.PASS if safe_keep_through < TODAY else Verdict.UNKNOWN)
