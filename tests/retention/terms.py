"""Random terms and lives, and how a life is read on every engine."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from healthgov.periods import Period
from healthgov.retention import (
    RetentionPolicy,
    among_last,
    earlier_of,
    end_of_year,
    happened,
    later_of,
    not_before,
    replaced,
)
from healthgov.retention.policies import Nature
from healthgov.retention.terms import Term, events_of

EVENTS = ("contract_end", "permit_end", "product_expiry")
"""Events that come in any order, set in advance or not: no row is refused for its days."""
PERIODS = st.builds(
    Period,
    years=st.integers(0, 80),
    months=st.integers(0, 30),
    days=st.integers(0, 400),
) | st.builds(Period, years=st.integers(1, 120))
DAYS = st.dates(date(1850, 1, 1), date(2150, 12, 31)) | st.sampled_from(
    [
        date(1880, 2, 29),
        date(1896, 2, 29),
        date(1900, 2, 28),
        date(2000, 2, 29),
        date(2072, 2, 29),
        date(2080, 2, 29),
        date(2100, 2, 28),
        date(2100, 3, 1),
    ]
)
USUAL_PERIODS = st.builds(Period, years=st.integers(0, 40)) | st.builds(
    Period, years=st.integers(0, 20), months=st.integers(0, 30), days=st.integers(0, 400)
)
USUAL_DAYS = st.dates(date(1904, 1, 1), date(2040, 12, 31)) | st.sampled_from(
    [date(1904, 2, 29), date(1996, 2, 29), date(2000, 2, 29), date(2024, 2, 29)]
)
LAST_MONTHS = st.just(12) | st.integers(1, 12)
"""Of calendar years, and of school years and financial ones."""
ATOMS = (
    st.builds(lambda period, event: period.after(event), PERIODS, st.sampled_from(EVENTS))
    | st.builds(end_of_year, st.sampled_from(EVENTS), PERIODS, last_month=LAST_MONTHS)
    | st.builds(among_last, st.just(2), st.just("inspection"))
)


def _grown(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(inner, min_size=1, max_size=3)
    condition = st.builds(
        lambda event, period, of: happened(event).within(period, of=of),
        st.just("product_expiry"),
        PERIODS,
        st.just("contract_end"),
    )
    return (
        st.builds(lambda terms: later_of(*terms), several)
        | st.builds(lambda terms: earlier_of(*terms), several)
        | st.builds(not_before, inner, inner)
        | st.builds(lambda term, by, when: replaced(term, by=by, when=when), inner, inner, condition)
    )


TERMS = st.recursive(ATOMS, _grown, max_leaves=4)
USUAL_TERMS = st.recursive(
    st.builds(lambda period, event: period.after(event), USUAL_PERIODS, st.sampled_from(EVENTS))
    | st.builds(end_of_year, st.sampled_from(EVENTS), USUAL_PERIODS, last_month=LAST_MONTHS),
    lambda inner: (
        st.builds(lambda terms: later_of(*terms), st.lists(inner, min_size=1, max_size=3))
        | st.builds(not_before, inner, inner)
    ),
    max_leaves=4,
)
USUAL_LIVES = st.fixed_dictionaries({name: st.none() | USUAL_DAYS for name in EVENTS})
LIVES = st.fixed_dictionaries({name: st.none() | DAYS for name in (*EVENTS, "second_later_inspection")})


def policy_of(term: Term) -> RetentionPolicy:
    """A policy with this term and nothing else."""
    return RetentionPolicy(
        key="test", title="test", term=term, trigger=events_of(term)[0], nature=Nature.FIXED, cites=()
    )
