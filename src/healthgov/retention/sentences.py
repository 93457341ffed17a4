"""Say a term as a sentence, in English or French."""

from __future__ import annotations

from healthgov.findings import say
from healthgov.periods import After, Period
from healthgov.records import EVENTS
from healthgov.retention.terms import (
    AmongLast,
    Criterion,
    EarlierOf,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    Within,
    YearEnd,
)

__all__ = ["event_words", "sentence"]


def sentence(term: Term, language: str = "en") -> str:
    """Return the term in words; different terms have different sentences."""
    words = _WORDS[language]
    match term:
        case After() if term.period == _NO_TIME:
            return words["day"].format(event=event_words(term.event, language))
        case After():
            return words["after"].format(period=term.period.sentence(language), event=event_words(term.event, language))
        case YearEnd():
            event = words["year"].format(event=event_words(term.event, language))
            return words["after"].format(period=term.period.sentence(language), event=event)
        case AmongLast():
            return words["among"].format(count=term.count, event=event_words(term.event, language))
        case LaterOf() | EarlierOf():
            parts = words["list"].join(sentence(part, language) for part in term.terms)
            return words["later" if isinstance(term, LaterOf) else "earlier"].format(parts=parts)
        case NotBefore():
            base, *floors = (_part(part, language) for part in (term.term, *term.floors))
            return f"{base}{words['not before']}{words['nor'].join(floors)}"
        case Replaced():
            # "A, not before B; but C if D" is clear; "A; but B if C; but D if E" is not.
            base = sentence(term.term, language) if isinstance(term.term, NotBefore) else _part(term.term, language)
            return words["replaced"].format(
                base=base, by=_part(term.by, language), condition=_condition(term.when, language)
            )
        case Criterion():
            return say(term.words, None, language)


def event_words(name: str, language: str = "en") -> str:
    """An event in words, by its key where it has none."""
    return say(EVENTS[name].words if name in EVENTS else name, None, language)


def _part(term: Term, language: str) -> str:
    """A term within another: in brackets where it would be read as part of that one."""
    said = sentence(term, language)
    return f"({said})" if isinstance(term, NotBefore | Replaced) else said


def _condition(when: Within, language: str) -> str:
    event, of = event_words(when.event, language), event_words(when.of, language)
    return _WORDS[language]["within"].format(event=event, period=when.period.sentence(language), of=of)


_NO_TIME = Period()
_WORDS = {
    "en": {
        "after": "{period} after {event}",
        "day": "the day of this event: {event}",
        "year": "the end of the calendar year of {event}",
        "among": "as long as it is among the last {count} of its kind ({event})",
        "later": "the later of ({parts})",
        "earlier": "the earlier of ({parts})",
        "list": "; ",
        "not before": ", not before ",
        "nor": " nor before ",
        "replaced": "{base}; but {by} if {condition}",
        "within": "{event} is less than {period} after {of}",
    },
    "fr": {
        "after": "{period} après {event}",
        "day": "le jour de cet événement : {event}",
        "year": "la fin de l'année civile de cet événement : {event}",
        "among": "tant qu'il figure parmi les {count} derniers de son espèce ({event})",
        "later": "la plus tardive de ces dates ({parts})",
        "earlier": "la plus précoce de ces dates ({parts})",
        "list": " ; ",
        "not before": ", pas avant ",
        "nor": " ni avant ",
        "replaced": "{base} ; mais {by} si {condition}",
        "within": "{event} survient moins de {period} après {of}",
    },
}
