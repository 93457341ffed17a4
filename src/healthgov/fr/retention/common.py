"""What the modules of the French schedule share: who signs, several texts behind one policy, one event for another."""

from __future__ import annotations

import attrs

from healthgov.periods import After
from healthgov.references import Reference
from healthgov.retention.policies import RetentionPolicy, SignOff
from healthgov.retention.terms import Term, earlier_of, not_before

__all__ = ["ARCHIVES", "HOSPITAL_ARCHIVES", "MEDICAL_FILE", "also", "or_where_none"]

ARCHIVES = (SignOff.ARCHIVES_VISA,)
HOSPITAL_ARCHIVES = (SignOff.DIRECTOR, SignOff.ARCHIVES_VISA)
MEDICAL_FILE = (SignOff.DIRECTOR, SignOff.MEDICAL_INFORMATION_PHYSICIAN, SignOff.ARCHIVES_VISA)


def also(policy: RetentionPolicy, *cites: Reference) -> RetentionPolicy:
    """The policy with more texts behind it: one may be seen and bind, another only be remembered or advise."""
    return attrs.evolve(policy, cites=(*policy.cites, *cites))


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
