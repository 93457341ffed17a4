"""Say a term as a sentence, in English or French."""

from __future__ import annotations

from healthgov.findings import say
from healthgov.periods import After
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

__all__ = ["sentence"]


def sentence(term: Term, language: str = "en") -> str:
    """Return the term in words."""
    french = language == "fr"
    match term:
        case After():
            between = "après" if french else "after"
            return f"{term.period.sentence(language)} {between} {_event(term.event, language)}"
        case YearEnd():
            year = "la fin de l'année civile de" if french else "the end of the calendar year of"
            between = "après" if french else "after"
            return f"{term.period.sentence(language)} {between} {year} {_event(term.event, language)}"
        case AmongLast():
            name = _event(term.event, language)
            return (
                f"tant que parmi les {term.count} derniers : {name}"
                if french
                else f"as long as among the last {term.count}: {name}"
            )
        case LaterOf() | EarlierOf():
            late = isinstance(term, LaterOf)
            head = (
                ("le plus tard de" if late else "le plus tôt de")
                if french
                else ("the later of" if late else "the earlier of")
            )
            return f"{head} ({'; '.join(sentence(part, language) for part in term.terms)})"
        case NotBefore():
            bound = ", pas avant " if french else ", not before "
            return f"{sentence(term.term, language)}{bound}{sentence(term.floor, language)}"
        case Replaced():
            but, when = (" ; mais", "si") if french else ("; but", "if")
            base, by = sentence(term.term, language), sentence(term.by, language)
            return f"{base}{but} {by} {when} {_condition(term.when, language)}"
        case Criterion():
            return say(term.words, None, language)


def _condition(when: Within, language: str) -> str:
    event, of = _event(when.event, language), _event(when.of, language)
    if language == "fr":
        return f"{event} survient moins de {when.period.sentence('fr')} après {of}"
    return f"{event} is less than {when.period.sentence()} after {of}"


def _event(name: str, language: str) -> str:
    return say(EVENTS[name].words if name in EVENTS else name, None, language)
