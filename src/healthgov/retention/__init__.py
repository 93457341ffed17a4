"""Retention: one term, several readings.

A term says how long a record is kept. The same term is *evaluated* for a record, with its
explanation; *compiled* to plain Python that gives the date alone or with what decided it; *written* for a table
on any engine (``healthgov.tables``); *said* as a sentence in each language; and *forecast*. Property tests hold them equal.

>>> from healthgov.periods import years
>>> from healthgov.retention import happened, not_before, replaced, sentence
>>> kept = not_before(years(20).after("last_contact"), years(28).after("birth"))
>>> early = happened("death").within(years(10), of="last_contact")
>>> print(sentence(replaced(kept, by=years(10).after("death"), when=early)))
20 years after the last contact, not before 28 years after the birth; but 10 years after the death if the
death is less than 10 years after the last contact
"""

from __future__ import annotations

from healthgov.retention.answers import Due, DueMoment, due, due_at
from healthgov.retention.events import Absence, Event, events
from healthgov.retention.forecasts import Forecast, Step, forecast, forecast_months
from healthgov.retention.histories import PLACEHOLDERS, Choice, Claim, Handling, Hold
from healthgov.retention.policies import (
    AppliesBy,
    Disposition,
    Granularity,
    Nature,
    Phase,
    Reading,
    RetentionPolicy,
    SignOff,
    by_length,
)
from healthgov.retention.rows import advised, at_least, at_most, between, exactly, gap, kept, text
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import (
    AmongLast,
    Criterion,
    EarlierOf,
    Evaluated,
    ForEver,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    Within,
    YearEnd,
    among_last,
    compiled,
    compiled_with_reason,
    earlier_of,
    end_of_year,
    evaluate,
    events_of,
    for_ever,
    happened,
    later_of,
    not_before,
    replaced,
    sentence,
    until,
)

__all__ = [
    "PLACEHOLDERS",
    "Absence",
    "AmongLast",
    "AppliesBy",
    "Choice",
    "Claim",
    "Criterion",
    "Disposition",
    "Due",
    "DueMoment",
    "EarlierOf",
    "Evaluated",
    "Event",
    "ForEver",
    "Forecast",
    "Granularity",
    "Handling",
    "Hold",
    "LaterOf",
    "Nature",
    "NotBefore",
    "Phase",
    "Reading",
    "Replaced",
    "RetentionPolicy",
    "RetentionSchedule",
    "SignOff",
    "Step",
    "Term",
    "Within",
    "YearEnd",
    "advised",
    "among_last",
    "at_least",
    "at_most",
    "between",
    "by_length",
    "compiled",
    "compiled_with_reason",
    "due",
    "due_at",
    "earlier_of",
    "end_of_year",
    "evaluate",
    "events",
    "events_of",
    "exactly",
    "for_ever",
    "forecast",
    "forecast_months",
    "gap",
    "happened",
    "kept",
    "later_of",
    "not_before",
    "replaced",
    "sentence",
    "text",
    "until",
]


def __dir__() -> list[str]:
    return __all__
