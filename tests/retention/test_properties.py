"""What holds for every history of a patient and every policy."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from healthgov import fr
from healthgov.periods import years
from healthgov.retention import (
    Nature,
    compiled,
    earlier_of,
    evaluate,
    events_of,
    happened,
    later_of,
    not_before,
    replaced,
)
from healthgov.retention.terms import dominates, undominated
from healthgov.verdicts import Verdict

TODAY = date(2026, 11, 23)
SCHEDULE = fr.Retention(as_of=TODAY)
PAST = st.dates(date(1920, 1, 1), TODAY)
CLAIM = st.tuples(PAST, PAST).map(lambda pair: (min(pair), max(pair)))
MAXIMA = [p for p in fr.Retention.policies if p.nature is Nature.MAXIMUM and p.validity.covers(TODAY)]


@st.composite
def histories(draw):
    """A birth, a last contact, a death or none, and claims."""
    birth, contact, death = sorted(draw(st.tuples(PAST, PAST, PAST)))
    claims = draw(st.lists(CLAIM, max_size=3))
    return {"birth": birth, "last_contact": contact, "death": draw(st.sampled_from([death, None]))}, claims


def end(facts, claims=()):
    """The end of the adopted reading."""
    return SCHEDULE.due(fr.HOSPITAL_RECORD, claims=claims, **facts).keep_through


@given(histories())
def test_1_the_safe_end_is_never_earlier(history):
    """The safe end is the adopted one or later."""
    facts, claims = history
    answer = SCHEDULE.due(fr.HOSPITAL_RECORD, claims=claims, **facts)
    assert answer.safe_keep_through >= answer.keep_through


@given(histories())
def test_2_and_3_bounds(history):
    """Without claims an adult's file ends within twenty years of the last contact, anybody's within 28."""
    facts, _ = history
    contact = facts["last_contact"]
    assert end(facts) <= contact + years(28)
    if facts["birth"] + years(18) <= contact:
        assert end(facts) <= contact + years(20)


@given(histories(), PAST)
def test_4_a_later_contact_never_shortens_from_eight_on(history, later):
    """A later contact lengthens or leaves, where the earlier one was at eight or more."""
    facts, _ = history
    assume(facts["birth"] + years(8) <= facts["last_contact"] <= later)
    assume(facts["death"] is None or later <= facts["death"])
    assert end({**facts, "last_contact": later}) >= end(facts)


@given(histories(), CLAIM)
def test_5_a_claim_never_shortens(history, claim):
    """One more claim lengthens or leaves."""
    facts, claims = history
    assert end(facts, [*claims, claim]) >= end(facts, claims)


@given(histories())
def test_6_a_death_never_lengthens(history):
    """Recording a death shortens or leaves, with claims or without."""
    facts, claims = history
    assert end(facts, claims) <= end({**facts, "death": None}, claims)


@given(histories(), st.randoms())
def test_7_the_order_of_claims_is_nothing(history, random):
    """Claims are a union, whatever their order."""
    facts, claims = history
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert end(facts, claims) == end(facts, shuffled)


@given(st.sampled_from([p for p in fr.Retention.policies if p.phases]), PAST)
def test_8_phases_end_in_order(policy, start):
    """Phases end one after the other and the last within the total, all counted from the origin."""
    facts = dict.fromkeys(policy.events, start)
    ends = [evaluate(phase.ends, facts).on for phase in policy.phases]
    total = evaluate(policy.term, facts).on
    assert ends == sorted(ends)
    assert total is None or ends[-1] <= total


@given(histories())
def test_9_days_are_civil(history):
    """The same civil days, written as text or as dates, come to the same answer."""
    facts, claims = history
    written = {name: day and day.isoformat() for name, day in facts.items()}
    assert end(written, [tuple(day.isoformat() for day in claim) for claim in claims]) == end(facts, claims)


@given(st.sampled_from(fr.Retention.policies), st.dates(date(2000, 1, 1), date(2035, 1, 1)))
def test_10_the_version_depends_on_type_and_day_alone(policy, day):
    """Whoever asks, for the same type and day the policy is the same, and covers the day."""
    assume(any(p.key == policy.key and p.validity.covers(day) for p in fr.Retention.policies))
    first, second = (fr.Retention(as_of=day).policy(policy.key, version_on=day) for _ in range(2))
    assert first is second
    assert first.validity.covers(day)


@given(st.sampled_from(MAXIMA), PAST)
def test_11_a_maximum_lets_go_in_time(policy, start):
    """Disposal is allowed by the last day a maximum leaves, and overdue exactly after it."""
    facts = dict.fromkeys(policy.events, start)
    answer = SCHEDULE.due(policy, **facts)
    assert answer.disposable_from <= answer.must_dispose_by
    over = answer.must_dispose_by + timedelta(days=1) <= TODAY
    assert answer.overdue == (over and answer.verdict is Verdict.PASS)
    if not (policy.readings or policy.contested):
        assert answer.overdue == over


def test_equal_terms_take_their_events_in_the_order_they_are_written():
    """The earlier of two is the same both ways round, and each function takes the events of its own term."""
    one, other = years(1).after("birth"), years(2).after("death")
    first, second = earlier_of(one, other), earlier_of(other, one)
    assert first == second
    born, died = date(2000, 1, 1), date(1990, 1, 1)
    facts = {"birth": born, "death": died}
    for term in (first, second):
        assert compiled(term)(*(facts[name] for name in events_of(term))) == date(1992, 1, 1)


ATOMS = st.builds(
    lambda length, event: years(length).after(event), st.sampled_from([5, 20]), st.sampled_from(["birth", "death"])
)
CONDITIONS = st.sampled_from([happened("death").within(years(length), of="birth") for length in (3, 10)])
FLOORED = st.recursive(
    ATOMS,
    lambda inner: (
        st.builds(not_before, inner, inner)
        | st.builds(lambda term, by, when: replaced(term, by=by, when=when), inner, inner, CONDITIONS)
        | st.builds(later_of, inner, inner)
        | st.builds(earlier_of, inner, inner)
    ),
    max_leaves=5,
)
TIMES = st.none() | st.dates(date(1990, 1, 1), date(2010, 12, 31))


LIVES = st.tuples(TIMES, TIMES).map(lambda pair: dict(zip(("birth", "death"), pair, strict=True)))


@given(FLOORED, FLOORED, st.lists(LIVES, min_size=1, max_size=20))
def test_a_term_that_dominates_never_ends_before(one, other, lives):
    """Both have an end together, and that of the one that dominates is no earlier."""
    for first, second in ((one, other), (not_before(one, other), one), (later_of(one, other), later_of(other, one))):
        if dominates(first, second):
            for events in lives:
                longer, shorter = (evaluate(term, events).on for term in (first, second))
                assert (longer is None) is (shorter is None)
                assert longer is None or longer >= shorter


@given(st.lists(FLOORED, min_size=1, max_size=4), TIMES, TIMES)
def test_the_latest_end_is_among_the_undominated(terms, birth, death):
    """Leaving terms out moves no latest end."""
    events = {"birth": birth, "death": death}
    everything = [evaluate(term, events).on for term in terms]
    kept = [evaluate(term, events).on for term in undominated(terms)]
    assert max((on for on in everything if on), default=None) == max((on for on in kept if on), default=None)


def test_a_floor_over_all_dominates_a_floor_under_a_replacement():
    """The reading of R1112-7 that keeps minors who died until their 28th birthday is the one that counts."""
    policy = SCHEDULE.policy(fr.HOSPITAL_RECORD)
    assert undominated((policy.term, *policy.other_readings)) == policy.other_readings
    assert not dominates(policy.term, policy.other_readings[0])
