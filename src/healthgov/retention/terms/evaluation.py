"""Evaluate a term for one record, with its explanation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from healthgov.languages import spell
from healthgov.lengths import AfterMoment
from healthgov.periods import After
from healthgov.retention.terms.algebra import (
    AmongLast,
    Criterion,
    EarlierOf,
    ForEver,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
)
from healthgov.retention.terms.sentences import sentence
from healthgov.retention.terms.years import YearEnd

__all__ = ["Evaluated", "Events", "evaluate"]

Events = Mapping[str, date | None]
"""The dates of the events of a record; ``None`` or absent where an event has none."""


@attrs.frozen
class Evaluated:
    """What a term comes to for a record.

    ``on`` is the last day of the term, ``None`` where it is not known; ``lacking`` the events without
    date that keep it unknown; ``replaced_at`` the event whose clock replaced the first one.
    """

    term: Term
    on: date | None = attrs.field(repr=False)
    lacking: tuple[str, ...] = ()
    replaced_at: str | None = None
    parts: tuple[Evaluated, ...] = ()
    at_least: date | None = attrs.field(default=None, repr=False)
    """A day the end does not come before, where one is known although the end is not."""

    @property
    def for_ever(self) -> bool:
        """Whether no day ends it."""
        return self.on is None and self.at_least == date.max

    @property
    def decided_by(self) -> Evaluated:
        """The atom that gave the date."""
        for part in self.parts:
            if part.on == self.on:
                return part.decided_by
        return self

    def reason(self, language: str = "en") -> str:
        """What decided, in words."""
        return sentence(self.decided_by.term, language)

    def explain(self, language: str = "en", depth: int = 0) -> str:
        """The tree in words, one line a node."""
        end = spell(self.on, language) if self.on else "?"
        lines = [f"{'  ' * depth}{end}  {sentence(self.term, language)}"]
        lines += [part.explain(language, depth + 1) for part in self.parts]
        return "\n".join(lines)


def evaluate(term: Term, events: Events) -> Evaluated:
    """Evaluate a term for the events of a record."""
    match term:
        case After() | YearEnd() | AmongLast():
            return _atom(term, events)
        case LaterOf():
            parts = tuple(evaluate(part, events) for part in term.terms)
            lacking = tuple(dict.fromkeys(name for part in parts if part.on is None for name in part.lacking))
            known = [part.on for part in parts if part.on is not None]
            on = None if len(known) < len(parts) else max(known)
            return Evaluated(term, on, lacking, parts=parts, at_least=max(_bounds(parts), default=None))
        case EarlierOf():
            parts = tuple(evaluate(part, events) for part in term.terms)
            known = [part.on for part in parts if part.on is not None]
            if not known:
                return Evaluated(term, None, tuple(dict.fromkeys(n for p in parts for n in p.lacking)), parts=parts)
            return Evaluated(term, min(known), parts=parts)
        case NotBefore():
            return _not_before(term, events)
        case Replaced():
            return _replaced(term, events)
        case Criterion():
            return Evaluated(term, None)
        case AfterMoment():
            return Evaluated(term, None, (term.event,))  # a day has no moment
        case ForEver():
            return Evaluated(term, None, at_least=date.max)


def _bounds(parts: tuple[Evaluated, ...]) -> list[date]:
    """The days the ends of parts do not come before, of those that have one."""
    found = (part.at_least if part.on is None else part.on for part in parts)
    return [bound for bound in found if bound is not None]


def _atom(term: After | YearEnd | AmongLast, events: Events) -> Evaluated:
    event = term.overtaken if isinstance(term, AmongLast) else term.event
    start = events.get(event)
    if start is None:
        return Evaluated(term, None, (event,))
    match term:
        case After():
            return Evaluated(term, start + term.period)
        case YearEnd():
            return Evaluated(term, term.start(start) + term.period)
        case AmongLast():
            return Evaluated(term, start)


def _not_before(term: NotBefore, events: Events) -> Evaluated:
    kept, *floors = parts = tuple(evaluate(part, events) for part in (term.term, *term.floors))
    lacking = tuple(dict.fromkeys(name for part in parts for name in part.lacking))
    known = [floor.on for floor in floors if floor.on is not None]
    on = None if kept.on is None else max([kept.on, *known])
    bound = max([*_bounds((kept,)), *known], default=None)
    return Evaluated(term, on, lacking, kept.replaced_at, parts=parts, at_least=bound)


def _replaced(term: Replaced, events: Events) -> Evaluated:
    start, happened = events.get(term.when.of), events.get(term.when.event)
    early = happened is not None and start is not None and happened < start + term.when.period
    chosen = evaluate(term.by if early else term.term, events)
    clock = term.when.event if early else chosen.replaced_at
    return Evaluated(term, chosen.on, chosen.lacking, clock, parts=(chosen,), at_least=chosen.at_least)
