"""What is asked of a term again and again, found once: its function, its conditions, and what is left of it where one is met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import cast

from healthgov.periods import After, Period
from healthgov.retention.terms.algebra import AmongLast, NotBefore, Replaced, Term, Within, events_of
from healthgov.retention.terms.evaluation import Events
from healthgov.retention.terms.functions import compiled, compiled_with_reason
from healthgov.retention.terms.sentences import sentence
from healthgov.retention.terms.shape import conditions_of, first_of_march, needed_by, where

__all__ = ["Prepared", "prepared"]

_KEPT = 1024
_MADE: dict[int, Prepared] = {}
"""By the identity of a term, for to compare one costs more than to ask it; what was made holds its term, and so its identity."""
_DAY = timedelta(days=1)


class Prepared:
    """A term with what was found out about it."""

    def __init__(self, term: Term) -> None:
        self.term = term
        self._events = events_of(term)
        self._decided = compiled_with_reason(term)
        self._conditions = conditions_of(term)
        self._parts: dict[int, tuple[Prepared, Prepared]] = {}
        self._said: dict[int, str] = {}
        self._replacing = tuple(_replacing(term))
        self._replaced_by = frozenset(when.event for when in self._replacing)

    @cached_property
    def needed(self) -> frozenset[str]:
        """The events without which it has no end."""
        return needed_by(self.term)

    @cached_property
    def march(self) -> Prepared:
        """The term for who was born on 29 February."""
        return prepared(first_of_march(self.term))

    def end(self, events: Events) -> tuple[date | None, Term]:
        """Its end, and the part of it that decides."""
        return self._decided(*map(events.get, self._events))

    def replaced_at(self, decided: Term, events: Events) -> str | None:
        """The event whose clock replaced the first one, where the part that decided counts from it.

        A clock that replaced the first counts only where it decides: a floor that outlasts it has run since the first.
        """
        event = _event_of(decided)
        if event not in self._replaced_by:
            return None
        for when in self._replacing:
            start, happened = events.get(when.of), events.get(when.event)
            if happened is not None and start is not None and happened < start + when.period:
                return event if event == when.event else None
        return None

    def reason(self, decided: Term) -> str:
        """What decided, in words; a part of it is the same each time."""
        said = self._said.get(id(decided))
        if said is None:
            said = self._said[id(decided)] = sentence(decided)
        return said

    def variants(self, earliest: Events, latest: Events, known: Events) -> Iterator[tuple[Prepared, Events]]:
        """The term with each condition that dates in part leave open both met and not met, and the latest days then.

        Where it is met, its event came in time: that bounds the event too.
        """
        for place, (event, of, after) in enumerate(self._compared):
            first, start = earliest.get(event), latest.get(of)
            last, first_start = latest.get(event), earliest.get(of)
            if first is None or start is None or last is None or first_start is None:
                continue
            limit = after(start)
            if first < limit and not last < (limit if start is first_start else after(first_start)):
                in_time = {**known, event: min(last, limit - _DAY)}
                met, unmet = self._chosen(place)
                yield from met.variants(earliest, latest, in_time)
                yield from unmet.variants(earliest, latest, known)
                return
        yield self, known

    @cached_property
    def _compared(self) -> tuple[tuple[str, str, Callable[[date], date]], ...]:
        return tuple((one.event, one.of, _added(one.period)) for one in self._conditions)

    def _chosen(self, place: int) -> tuple[Prepared, Prepared]:
        """What is left of the term where a condition is met, and where it is not."""
        found = self._parts.get(place)
        if found is None:
            condition = self._conditions[place]
            met, unmet = (prepared(where(self.term, condition, met=met)) for met in (True, False))
            found = self._parts[place] = (met, unmet)
        return found


def _added(period: Period) -> Callable[[date], date]:
    """What adds a period to a day, quickly."""
    return cast("Callable[[date], date]", compiled(After(period, "start")))


def prepared(term: Term) -> Prepared:
    """What was found out about a term, now or before."""
    found = _MADE.get(id(term))
    if found is None:
        if len(_MADE) >= _KEPT:
            _MADE.clear()
        found = _MADE[id(term)] = Prepared(term)
    return found


def _replacing(term: Term) -> Iterator[Within]:
    """The conditions by which another clock replaces the first, the outermost first."""
    while isinstance(term, Replaced | NotBefore):
        if isinstance(term, Replaced):
            yield term.when
        term = term.term


def _event_of(decided: Term) -> str | None:
    if isinstance(decided, AmongLast):
        return decided.overtaken
    return getattr(decided, "event", None)
