"""The algebra of retention terms: frozen values, equal when they say the same.

The atom is a period after a named event (``years(20).after("last_contact")``); the others put atoms
together. An event that did not happen (yet) has no date: what follows is stated with each node.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from healthgov.errors import DefinitionError
from healthgov.lengths import AfterMoment
from healthgov.periods import After, Period
from healthgov.retention.terms.years import YearEnd

__all__ = [
    "AmongLast",
    "Criterion",
    "EarlierOf",
    "ForEver",
    "Happened",
    "LaterOf",
    "NotBefore",
    "Replaced",
    "Term",
    "Within",
    "among_last",
    "atoms_of",
    "earlier_of",
    "events_of",
    "for_ever",
    "happened",
    "later_of",
    "not_before",
    "periods_of",
    "replaced",
    "until",
]


def _as_set(terms: tuple[Term, ...]) -> frozenset[Term]:
    return frozenset(terms)


@attrs.frozen(repr=False)
class LaterOf:
    """The latest of several: a floor is one of them. Unknown as long as one of them is."""

    terms: tuple[Term, ...] = attrs.field(eq=_as_set)

    def __repr__(self) -> str:
        return f"later_of({', '.join(map(repr, self.terms))})"


@attrs.frozen(repr=False)
class EarlierOf:
    """The earliest of several: a cap is one of them. One that has no date yet caps nothing."""

    terms: tuple[Term, ...] = attrs.field(eq=_as_set)

    def __repr__(self) -> str:
        return f"earlier_of({', '.join(map(repr, self.terms))})"


@attrs.frozen(repr=False)
class NotBefore:
    """A term with floors. A floor without date is left open: the term stands, and says what it lacks."""

    term: Term
    floors: tuple[Term, ...] = attrs.field(eq=_as_set)

    def __repr__(self) -> str:
        return f"not_before({', '.join(map(repr, (self.term, *self.floors)))})"


@attrs.frozen(repr=False)
class Within:
    """A condition: an event happened, less than a period after another (strictly)."""

    event: str
    period: Period
    of: str

    def __repr__(self) -> str:
        return f"happened({self.event!r}).within({self.period!r}, of={self.of!r})"


@attrs.frozen(repr=False)
class Replaced:
    """A term that another replaces where a condition is met; without the event it is not met."""

    term: Term
    by: Term
    when: Within

    def __repr__(self) -> str:
        return f"replaced({self.term!r}, by={self.by!r}, when={self.when!r})"


@attrs.frozen(repr=False)
class AmongLast:
    """As long as a record is among the last few of its kind, whatever its age.

    It ceases to be when ``count`` later ones exist; the event read is the day of that one, ``None`` as
    long as there is none. As a floor it keeps the last few; among the parts of ``earlier_of`` it caps their number.
    """

    count: int
    event: str

    @property
    def overtaken(self) -> str:
        """The event read: ``second_later_inspection`` for the last two, ``later_inspection_100`` for the last hundred."""
        if self.count > len(_ORDINALS):
            return f"later_{self.event}_{self.count}"
        return f"{_ORDINALS[self.count - 1]}_later_{self.event}"

    def __repr__(self) -> str:
        return f"among_last({self.count}, {self.event!r})"


@attrs.frozen(repr=False)
class Criterion:
    """No number: a criterion somebody has to apply."""

    words: str

    def __repr__(self) -> str:
        return f"until({self.words!r})"


@attrs.frozen(repr=False)
class ForEver:
    """No day ends it: a settled answer, to be kept."""

    def __repr__(self) -> str:
        return "for_ever()"


Term = After | AfterMoment | LaterOf | EarlierOf | NotBefore | Replaced | YearEnd | AmongLast | Criterion | ForEver
"""Any term."""


@attrs.frozen(repr=False)
class Happened:
    """An event, on the way to a condition."""

    event: str

    def within(self, period: Period, *, of: str) -> Within:
        """The event happened less than ``period`` after the event ``of``."""
        return Within(self.event, period, of)

    def __repr__(self) -> str:
        return f"happened({self.event!r})"


def later_of(*terms: Term) -> Term:
    """The latest of several terms; nested ones are flattened. With one that never ends, none does.

    :raises DefinitionError: without any term.
    """
    return FOR_EVER if FOR_EVER in terms else _flat(LaterOf, terms)


def earlier_of(*terms: Term) -> Term:
    """The earliest of several terms; nested ones are flattened. One that never ends caps nothing.

    :raises DefinitionError: without any term.
    """
    ending = tuple(term for term in terms if term != FOR_EVER)
    return FOR_EVER if terms and not ending else _flat(EarlierOf, ending)


def not_before(term: Term, *floors: Term) -> Term:
    """A term that does not end before its floors, such as the 28th birthday; floors under floors are one list.

    :raises DefinitionError: without any floor.
    """
    if not floors:
        raise DefinitionError("not_before needs at least one floor")
    if FOR_EVER in (term, *floors):
        return FOR_EVER
    if isinstance(term, NotBefore):
        return NotBefore(term.term, tuple(dict.fromkeys((*term.floors, *floors))))
    return NotBefore(term, tuple(dict.fromkeys(floors)))


def replaced(term: Term, *, by: Term, when: Within) -> Replaced:
    """A term that another replaces altogether where a condition is met."""
    return Replaced(term, by, when)


def happened(event: str) -> Happened:
    """An event, for a condition: ``happened("death").within(years(10), of="last_contact")``."""
    return Happened(event)


def among_last(count: int, event: str) -> AmongLast:
    """As long as a record is among the last ``count`` of its kind: ``among_last(2, "inspection")``.

    :raises DefinitionError: for a count below one.
    """
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise DefinitionError("among_last counts from 1")
    return AmongLast(count, event)


FOR_EVER = ForEver()


def for_ever() -> ForEver:
    """No day ends it: ``at_least(for_ever())`` is to be kept, which is an answer and not a doubt.

    >>> later_of(for_ever(), After(Period(years=5), "closure"))
    for_ever()
    """
    return FOR_EVER


def until(words: str) -> Criterion:
    """An open criterion, in words."""
    return Criterion(words)


def events_of(term: Term) -> tuple[str, ...]:
    """The events a term reads, each once, in order."""
    return tuple(dict.fromkeys(_events(term)))


def atoms_of(term: Term) -> tuple[After | AfterMoment | YearEnd | AmongLast | Criterion | ForEver, ...]:
    """The parts of a term that give a date, or a criterion, each once."""
    match term:
        case LaterOf() | EarlierOf():
            atoms = tuple(atom for part in term.terms for atom in atoms_of(part))
        case NotBefore():
            atoms = tuple(atom for part in (term.term, *term.floors) for atom in atoms_of(part))
        case Replaced():
            atoms = (*atoms_of(term.term), *atoms_of(term.by))
        case After() | AfterMoment() | YearEnd() | AmongLast() | Criterion() | ForEver():
            return (term,)
    return tuple(dict.fromkeys(atoms))


def periods_of(term: Term) -> tuple[Period, ...]:
    """The periods a term counts, those of its conditions included."""
    match term:
        case After() | YearEnd():
            return (term.period,)
        case LaterOf() | EarlierOf():
            return tuple(period for part in term.terms for period in periods_of(part))
        case NotBefore():
            return tuple(period for part in (term.term, *term.floors) for period in periods_of(part))
        case Replaced():
            return (*periods_of(term.term), term.when.period, *periods_of(term.by))
        case AfterMoment() | AmongLast() | Criterion() | ForEver():
            return ()


def _events(term: Term) -> Iterator[str]:
    match term:
        case After() | AfterMoment() | YearEnd():
            yield term.event
        case AmongLast():
            yield term.overtaken
        case LaterOf() | EarlierOf():
            for part in term.terms:
                yield from _events(part)
        case NotBefore():
            for part in (term.term, *term.floors):
                yield from _events(part)
        case Replaced():
            yield from _events(term.term)
            yield from (term.when.of, term.when.event)
            yield from _events(term.by)
        case Criterion() | ForEver():
            pass


def _flat(kind: type[LaterOf | EarlierOf], terms: tuple[Term, ...]) -> Term:
    parts: dict[Term, None] = {}
    for term in terms:
        for part in term.terms if isinstance(term, kind) else (term,):
            parts[part] = None
    if not parts:
        raise DefinitionError("later_of and earlier_of need at least one term")
    return kind(tuple(parts)) if len(parts) > 1 else next(iter(parts))


_ORDINALS = ("first", "second", "third", "fourth", "fifth")
