"""Terms in words: English here, every other language in its catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from healthgov.languages import ENGLISH, MONTHS, spell, translated
from healthgov.lengths import AfterMoment, Elapsed
from healthgov.periods import After, Period
from healthgov.retention.events import EVENTS
from healthgov.retention.terms.algebra import (
    AmongLast,
    Criterion,
    EarlierOf,
    ForEver,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    Within,
)
from healthgov.retention.terms.years import YearEnd

__all__ = ["event_words", "joined", "sentence"]

_NO_TIME = Period()


def sentence(term: Term, language: str = ENGLISH) -> str:  # noqa: C901  a way for each kind of term
    """Return the term in words; different terms have different sentences."""
    match term:
        case After() if term.period == _NO_TIME:
            return translated("the day of this event: {event}", language).format(
                event=event_words(term.event, language)
            )
        case After():
            return _after(term.period, event_words(term.event, language), language)
        case AfterMoment():
            return translated("{period} after {event}", language).format(
                period=_elapsed(term.elapsed, language), event=event_words(term.event, language)
            )
        case YearEnd():
            return _after(term.period, _year(term, language), language)
        case AmongLast():
            words = translated("as long as it is among the last {count} of its kind ({event})", language)
            return words.format(count=term.count, event=event_words(term.event, language))
        case LaterOf() | EarlierOf():
            words = "the later of ({parts})" if isinstance(term, LaterOf) else "the earlier of ({parts})"
            parts = joined((sentence(part, language) for part in term.terms), language)
            return translated(words, language).format(parts=parts)
        case NotBefore():
            base, *floors = (_part(part, language) for part in (term.term, *term.floors))
            return _not_before(base, floors, language)
        case Replaced():
            # "A, not before B; but C if D" is clear; "A; but B if C; but D if E" is not.
            base = sentence(term.term, language) if isinstance(term.term, NotBefore) else _part(term.term, language)
            return translated("{base}; but {by} if {condition}", language).format(
                base=base, by=_part(term.by, language), condition=_condition(term.when, language)
            )
        case Criterion():
            return translated(term.words, language)
        case ForEver():
            return translated("for ever: no day ends it", language)


def _year(term: YearEnd, language: str) -> str:
    """The end of a year, the calendar year or another."""
    event = event_words(term.event, language)
    if term.last_month == len(MONTHS):
        return translated("the end of the calendar year of {event}", language).format(event=event)
    words = translated("the end of the year of {event}, which ends with {month}", language)
    return words.format(event=event, month=translated(MONTHS[term.last_month - 1], language))


def _after(period: Period, event: str, language: str) -> str:
    return translated("{period} after {event}", language).format(period=spell(period, language), event=event)


def _elapsed(elapsed: Elapsed, language: str) -> str:
    """Elapsed time in words: hours where they are whole."""
    count, one, several = (
        (elapsed.minutes, "minute", "minutes") if elapsed.minutes % 60 else (elapsed.minutes // 60, "hour", "hours")
    )
    return f"{count} {translated(one if count == 1 else several, language)}"


def _not_before(base: str, floors: list[str], language: str) -> str:
    result = translated("{base}, not before {floor}", language).format(base=base, floor=floors[0])
    for floor in floors[1:]:
        result = translated("{base} nor before {floor}", language).format(base=result, floor=floor)
    return result


def _part(term: Term, language: str) -> str:
    """A term within another: in brackets where it would be read as part of that one."""
    words = sentence(term, language)
    return f"({words})" if isinstance(term, NotBefore | Replaced) else words


def _condition(when: Within, language: str) -> str:
    return translated("{event} is less than {period} after {of}", language).format(
        event=event_words(when.event, language),
        period=spell(when.period, language),
        of=event_words(when.of, language),
    )


def event_words(name: str, language: str = ENGLISH) -> str:
    """An event in words, by its key where it has none."""
    return translated(EVENTS[name].words if name in EVENTS else name, language)


def joined(parts: Iterable[str], language: str = ENGLISH) -> str:
    """Several parts in one line."""
    parts = list(parts)
    result = parts[0] if parts else ""
    for part in parts[1:]:
        result = translated("{one}; {other}", language).format(one=result, other=part)
    return result
