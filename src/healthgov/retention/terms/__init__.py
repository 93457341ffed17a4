"""Terms: how long, from when; one value, and its readings: explained, compiled, in words, by its shape."""

from __future__ import annotations

from healthgov.retention.terms.algebra import (
    AmongLast,
    Criterion,
    EarlierOf,
    ForEver,
    Happened,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    Within,
    among_last,
    atoms_of,
    earlier_of,
    events_of,
    for_ever,
    happened,
    later_of,
    not_before,
    periods_of,
    replaced,
    until,
)
from healthgov.retention.terms.evaluation import Evaluated, Events, evaluate
from healthgov.retention.terms.functions import compiled, compiled_with_reason, compiled_with_words
from healthgov.retention.terms.sentences import event_words, joined, sentence
from healthgov.retention.terms.shape import (
    awaits,
    conditions_of,
    dominates,
    first_of_march,
    floors_of,
    has_common_birthday,
    needed_by,
    never_shortened_by,
    parts_of,
    undominated,
    waits,
    where,
    without,
)
from healthgov.retention.terms.years import YearEnd, end_of_year

__all__ = [
    "AmongLast",
    "Criterion",
    "EarlierOf",
    "Evaluated",
    "Events",
    "ForEver",
    "Happened",
    "LaterOf",
    "NotBefore",
    "Replaced",
    "Term",
    "Within",
    "YearEnd",
    "among_last",
    "atoms_of",
    "awaits",
    "compiled",
    "compiled_with_reason",
    "compiled_with_words",
    "conditions_of",
    "dominates",
    "earlier_of",
    "end_of_year",
    "evaluate",
    "event_words",
    "events_of",
    "first_of_march",
    "floors_of",
    "for_ever",
    "happened",
    "has_common_birthday",
    "joined",
    "later_of",
    "needed_by",
    "never_shortened_by",
    "not_before",
    "parts_of",
    "periods_of",
    "replaced",
    "sentence",
    "undominated",
    "until",
    "waits",
    "where",
    "without",
]


def __dir__() -> list[str]:
    return __all__
