"""A clock that starts with another event where the first never happens."""

from __future__ import annotations

from healthgov.periods import After
from healthgov.retention.terms import Term, earlier_of, not_before

__all__ = ["or_where_none"]


def or_where_none(term: After, otherwise: After) -> Term:
    """The term, or the other where the event of the first has no date.

    The floor keeps the end unsettled until somebody says that the first event will never happen.

    >>> from healthgov.periods import years
    >>> from healthgov.retention import evaluate
    >>> either = or_where_none(years(2).after("last_publication"), years(2).after("final_report"))
    >>> from datetime import date
    >>> evaluate(either, {"final_report": date(2020, 1, 1)}).on
    datetime.date(2022, 1, 1)
    >>> evaluate(either, {"final_report": date(2020, 1, 1), "last_publication": date(2021, 5, 1)}).on
    datetime.date(2023, 5, 1)
    """
    return earlier_of(term, not_before(otherwise, term))
