"""What a text says of a kind of record: how long, from when, who decides, and what happens then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import cast

import attrs

from healthgov.errors import DefinitionError
from healthgov.lengths import AfterMoment
from healthgov.periods import After, Period, Validity
from healthgov.retention.events import EVENTS, Absence, Event, declare
from healthgov.retention.policies.natures import AppliesBy, Disposition, Granularity, Nature, SignOff
from healthgov.retention.policies.parts import Departure, Phase, Reading
from healthgov.retention.policies.wrongs import wrongs
from healthgov.retention.terms import (
    Criterion,
    Term,
    YearEnd,
    atoms_of,
    awaits,
    conditions_of,
    counted_from,
    dominates,
    events_of,
    falls_away,
    floors_of,
    may_lengthen,
    never_shortened_by,
    periods_of,
    without,
)
from healthgov.texts import BindingForce, Reference

__all__ = ["RetentionPolicy"]


_YEAR = 366


def _copied(names: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(names))


@attrs.frozen(kw_only=True, repr=False)
class RetentionPolicy:
    """The retention of one type of record.

    ``term`` is the reading adopted; ``readings`` are other plausible ones, of which the latest gives the
    safe end. ``assumes`` names, for an event whose date is unknown, the event that bounds it.
    """

    title: str
    """In English, as every sentence here."""
    term: Term
    trigger: str
    """The event that starts the clock."""
    nature: Nature
    cites: tuple[Reference, ...]
    """The texts; none for a rule of the house."""
    key: str = ""
    """What callers name the type by: lower case and underscores, the same for every version of a text.

    Empty until a schedule takes the policy in: then the name of the attribute.
    """
    controller: str = ""
    """Who keeps the record, where the text says so."""
    granularity: Granularity = Granularity.ITEM
    phases: tuple[Phase, ...] = ()
    """The phases before the intermediate archive, in order, each counted from the first trigger."""
    disposition: Disposition = Disposition.ERASE
    sign_offs: tuple[SignOff, ...] = ()
    validity: Validity = attrs.field(factory=Validity)
    """The days on which the text answers; open where no day is known."""
    suspended_by_claims: bool = False
    """Whether a claim on liability pauses the clock; elsewhere a pending claim is a hold."""
    readings: tuple[Reading, ...] = ()
    least: Term | None = None
    """The lower end of a range, of which ``term`` is the upper one; ``None`` where the text gives no range."""
    on_request: Period | None = None
    """Within which time of the person's request the text has the record erased, whatever its end; ``None`` where it
    gives no such right."""
    applies_by: AppliesBy = AppliesBy.DISPOSAL
    assumes: Mapping[str, str] = attrs.field(factory=dict, converter=_copied, hash=False)
    contested: str = ""
    """Why the text's answer is not settled; empty where it is."""
    note: str = ""
    """What the term cannot say, for a reader."""
    off: str = ""
    """Why the type is switched off; empty where it is not."""
    departures: tuple[Departure, ...] = ()
    """How the schedule differs from those it extends."""
    latest_start: date = attrs.field(init=False, eq=False)
    """The last day from which the periods surely end before the last day there is; what starts later is refused."""

    def __attrs_post_init__(self) -> None:
        for name in ("cites", "phases", "sign_offs", "readings"):
            if isinstance(values := getattr(self, name), list):
                object.__setattr__(self, name, tuple(values))
        wrong = wrongs({field.name: getattr(self, field.name, None) for field in attrs.fields(RetentionPolicy)})
        if wrong:
            raise DefinitionError(f"a retention policy is wrongly defined; expected for {'; for '.join(wrong)}")
        object.__setattr__(self, "latest_start", date.fromordinal(max(1, date.max.toordinal() - 1 - self._longest())))

    def __getstate__(self) -> dict[str, object]:
        kept = {field.name: getattr(self, field.name) for field in attrs.fields(RetentionPolicy)}
        own = tuple(EVENTS[name] for name in (*self.events, self.trigger) if name in EVENTS)  # another process may not
        return {**kept, "assumes": dict(self.assumes), "own_events": own}

    def __setstate__(self, state: dict[str, object]) -> None:
        declare(cast("tuple[Event, ...]", state.pop("own_events")), "a policy")
        for name, value in state.items():
            object.__setattr__(self, name, MappingProxyType(value) if isinstance(value, dict) else value)

    def _longest(self) -> int:
        """No fewer days than a period can last, with a year where one starts at the end of a year."""
        longest = max((period.most_days for term in self._terms for period in periods_of(term)), default=0)
        to_year_end = any(isinstance(atom, YearEnd) for term in self._terms for atom in atoms_of(term))
        return longest + (_YEAR if to_year_end else 0)

    @cached_property
    def _terms(self) -> tuple[Term, ...]:
        least = () if self.least is None else (self.least,)
        return (self.term, *self.other_readings, *least, *(phase.ends for phase in self.phases))

    @cached_property
    def other_readings(self) -> tuple[Term, ...]:
        """The terms of the other readings."""
        return tuple(reading.term for reading in self.readings)

    @cached_property
    def events(self) -> tuple[str, ...]:
        """The events the policy reads."""
        return tuple(dict.fromkeys(name for term in self._terms for name in events_of(term)))

    @cached_property
    def clocks(self) -> tuple[str, ...]:
        """The events from which the period may run, the trigger first: no floor of it, and nothing that replaces it."""
        terms = (self.term, *self.other_readings)
        return tuple(dict.fromkeys((self.trigger, *(name for term in terms for name in counted_from(term)))))

    @cached_property
    def lengthened_by(self) -> frozenset[str]:
        """The events that may have the record kept longer than if they had not happened."""
        terms = (self.term, *self.other_readings)
        return frozenset(name for name in self.events if any(may_lengthen(term, name) for term in terms))

    @property
    def doubt(self) -> str:
        """Why the policy decides nothing: the law is contested, or the text cited first is a deduction or a proposal.

        Empty where it decides; a policy of a house cites nothing and decides.
        """
        if self.contested or not self.cites:
            return self.contested
        carrier = self.cites[0]
        return "" if carrier.confidence.decides and carrier.force is not BindingForce.PROPOSAL else _UNSETTLED

    @property
    def is_gap(self) -> bool:
        """Whether no text read so far settles the length."""
        return bool(self.cites) and not self.cites[0].confidence.decides

    @property
    def bounded(self) -> bool:
        """Whether the text sets a last day on which the record may still be there: a maximum, or a range."""
        return self.nature is Nature.MAXIMUM or self.least is not None

    @cached_property
    def by_moment(self) -> bool:
        """Whether the policy counts hours or minutes, from moments and not from days."""
        return any(isinstance(atom, AfterMoment) for term in self._terms for atom in atoms_of(term))

    @property
    def may_move(self) -> tuple[str, ...]:
        """The events that, without date, leave a floor or a condition open, so that the end may still move.

        A condition is not met by an event whose absence means that it did not happen, as a death; a floor that waits
        for one is open all the same.
        """
        # What an absence means may be declared after the policy was made: that alone is asked again.
        asked = {name for name in self._met if name in EVENTS and EVENTS[name].absent is Absence.AS_IF_NOT}
        return tuple([name for name in self._open if name not in asked or name in self._floored])

    @cached_property
    def _met(self) -> tuple[str, ...]:
        """The events that conditions read."""
        terms = (self.term, *self.other_readings)
        return tuple(name for term in terms for when in conditions_of(term) for name in (when.of, when.event))

    @cached_property
    def _floored(self) -> tuple[str, ...]:
        """The events that floors wait for; the floor of a range that counts from an event of its own is as open as any."""
        terms = (self.term, *self.other_readings)
        floors = [name for term in terms for floor in floors_of(term) for name in events_of(floor)]
        least = () if self.least is None else events_of(self.least)
        return (*floors, *(name for name in least if name not in events_of(self.term)))

    @cached_property
    def _open(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._floored, *self._met)))

    @cached_property
    def bounds_from_above(self) -> bool:
        """Whether an event taken at its latest (``assumes``) can only move an end later: then its end is a bound."""
        terms = (self.term, *self.other_readings)
        return all(never_shortened_by(term, event) for term in terms for event in self.assumes)

    @cached_property
    def has_open_floor(self) -> bool:
        """Whether a floor rests on a criterion, which no date settles."""
        floors = [floor for term in (self.term, *self.other_readings) for floor in floors_of(term)]
        return any(isinstance(atom, Criterion) for floor in floors for atom in atoms_of(floor))

    def without(self, never: Collection[str]) -> RetentionPolicy:
        """The policy for a record to which some events never happened: what waits for them falls away."""
        if not never:
            return self
        readings = tuple(attrs.evolve(reading, term=without(reading.term, never)) for reading in self.readings)
        least = None if self.least is None or falls_away(self.least, never) else without(self.least, never)
        return attrs.evolve(self, term=without(self.term, never), readings=readings, least=least)

    def waits_for(self, to_come: Collection[str], *, never: Collection[str] = ()) -> bool:
        """Whether the text obliges to keep a record while some events are yet to come, under every reading of it.

        So it is where nothing ends the period before one of them comes, for a record to which some never happened. A text
        that is in doubt, and has no other reading to compare, obliges to nothing.
        """
        left = self.without(never)
        if self.nature in (Nature.MAXIMUM, Nature.CRITERION) or (self.least is not None and left.least is None):
            return False
        terms = (left.term if left.least is None else left.least, *left.other_readings)
        return not (self.doubt and not self.readings) and all(awaits(term, to_come) for term in terms)

    def disabled(self, *, because: str) -> RetentionPolicy:
        """Return the policy switched off; the reason stays in every answer.

        :raises DefinitionError: without a reason.
        """
        return attrs.evolve(self, off=_reason(because, f"{self.key}.disabled"))

    def lengthened(self, to: Period | Term, *, because: str) -> RetentionPolicy:
        """Return the policy with a longer period, or a whole term that never ends before its own.

        Allowed where the text sets a minimum or a fixed length and no last day.

        :raises DefinitionError: for a maximum or a range, for what is not surely longer, or without a reason.
        """
        if self.bounded or self.nature not in (Nature.MINIMUM, Nature.FIXED):
            raise self._only_loosened("lengthened")
        term = self._term(to)
        if not dominates(term, self.term):
            raise DefinitionError(f"{self.key}: {term!r} is not surely longer than {self.term!r}")
        return self._with(term, _reason(because, f"{self.key}.lengthened"), "lengthened")

    def shortened(self, to: Period | Term, *, because: str) -> RetentionPolicy:
        """Return the policy with a shorter period, or a whole term that its own never ends before.

        Allowed where the text sets a maximum or recommends.

        :raises DefinitionError: for a minimum, for what is not surely shorter, or without a reason.
        """
        if self.nature not in (Nature.MAXIMUM, Nature.RECOMMENDED):
            raise self._only_loosened("shortened")
        term = self._term(to)
        if not dominates(self.term, term):
            raise DefinitionError(f"{self.key}: {term!r} is not surely shorter than {self.term!r}")
        return self._with(term, _reason(because, f"{self.key}.shortened"), "shortened")

    def loosened(self, to: Period | Term, *, because: str) -> RetentionPolicy:
        """Return the policy with a period or a term that departs from the text, openly.

        :raises DefinitionError: without a reason.
        """
        return self._with(self._term(to), _reason(because, f"{self.key}.loosened"), "loosened")

    def _only_loosened(self, verb: str) -> DefinitionError:
        kind = _KINDS["range" if self.least is not None else self.nature.value]
        return DefinitionError(
            f"{self.key} is {kind}: it cannot be {verb}. "
            f"Write {self.key}.loosened(period, because='...') to depart from the text openly."
        )

    def _term(self, to: Period | Term) -> Term:
        if isinstance(to, Term):
            return to
        if not isinstance(to, Period):
            raise DefinitionError(f"{self.key}: a period or a term is expected, such as years(30)")
        if not isinstance(self.term, After):
            raise DefinitionError(f"{self.key} is more than one period: give the whole term instead")
        return After(to, self.trigger)

    def _with(self, term: Term, because: str, verb: str) -> RetentionPolicy:
        return attrs.evolve(self, term=term, departures=(*self.departures, Departure(verb, term, because)))

    def __repr__(self) -> str:
        return f"<RetentionPolicy {self.key}: {self.nature.value}, {self.term!r}{' (off)' if self.off else ''}>"


_KINDS = {
    "range": "a range",
    "minimum": "a minimum",
    "maximum": "a maximum",
    "fixed": "of fixed length",
    "recommended": "a recommendation",
    "criterion": "a criterion",
}
_UNSETTLED = "no text read so far settles this"


def _reason(because: str, what: str) -> str:
    if not (isinstance(because, str) and because.strip()):
        raise DefinitionError(f"{what} needs because='...': the reason stays in every answer")
    return because
