"""What a text says of a kind of record: how long, from when, who decides, and what happens then."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import cast

import attrs

from healthgov.errors import DefinitionError
from healthgov.lengths import AfterMoment
from healthgov.periods import After, Period, Validity
from healthgov.retention.events import EVENTS, Absence, Event, declare
from healthgov.retention.policies.natures import AppliesBy, Disposition, Granularity, Nature, SignOff
from healthgov.retention.terms import (
    Criterion,
    Term,
    YearEnd,
    atoms_of,
    conditions_of,
    dominates,
    events_of,
    floors_of,
    never_shortened_by,
    periods_of,
    waits,
    without,
)
from healthgov.texts import BindingForce, Reference

__all__ = ["Departure", "Phase", "Reading", "RetentionPolicy"]


@attrs.frozen
class Phase:
    """A phase of the life of a record, anchored on the original trigger: it lasts until ``ends``."""

    name: str
    ends: Term


@attrs.frozen
class Reading:
    """Another plausible reading of how long a record is kept, and what it rests on."""

    term: Term
    source: Reference


_YEAR = 366
_KEY = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


def _copied(names: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(names))


def _all_are(values: object, kind: type) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, kind) for value in values)


@attrs.frozen
class Departure:
    """How a schedule differs from the one it extends: ``lengthened``, ``shortened`` or ``loosened``, and why."""

    verb: str
    term: Term
    because: str


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
        wanted = (
            (
                "key",
                isinstance(self.key, str) and (not self.key or _KEY.fullmatch(self.key)),
                "lower case, digits and underscores",
            ),
            ("title", isinstance(self.title, str) and self.title, "a text"),
            ("term", isinstance(self.term, Term), "a term, such as years(20).after('last_contact')"),
            ("trigger", isinstance(self.trigger, str) and self.trigger, "the name of an event"),
            ("nature", isinstance(self.nature, Nature), "a member of Nature"),
            ("cites", _all_are(self.cites, Reference), "a tuple of references"),
            ("granularity", isinstance(self.granularity, Granularity), "a member of Granularity"),
            ("phases", _all_are(self.phases, Phase), "a tuple of phases"),
            ("disposition", isinstance(self.disposition, Disposition), "a member of Disposition"),
            ("sign_offs", _all_are(self.sign_offs, SignOff), "a tuple of members of SignOff"),
            ("validity", isinstance(self.validity, Validity), "a Validity"),
            ("suspended_by_claims", isinstance(self.suspended_by_claims, bool), "True or False"),
            ("readings", _all_are(self.readings, Reading), "a tuple of readings"),
            ("least", self.least is None or isinstance(self.least, Term), "a term"),
            (
                "least",
                self.least is None or self.nature is not Nature.MAXIMUM,
                "none beside a maximum, which has no floor",
            ),
            ("applies_by", isinstance(self.applies_by, AppliesBy), "a member of AppliesBy"),
            ("contested", isinstance(self.contested, str), "a text"),
            ("note", isinstance(self.note, str), "a text"),
        )
        wrong = [f"{name}: {expected}" for name, right, expected in wanted if not right]
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

    @property
    def _terms(self) -> tuple[Term, ...]:
        least = () if self.least is None else (self.least,)
        return (self.term, *self.other_readings, *least, *(phase.ends for phase in self.phases))

    @property
    def other_readings(self) -> tuple[Term, ...]:
        """The terms of the other readings."""
        return tuple(reading.term for reading in self.readings)

    @property
    def events(self) -> tuple[str, ...]:
        """The events the policy reads."""
        return tuple(dict.fromkeys(name for term in self._terms for name in events_of(term)))

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

    @property
    def by_moment(self) -> bool:
        """Whether the policy counts hours or minutes, from moments and not from days."""
        return any(isinstance(atom, AfterMoment) for term in self._terms for atom in atoms_of(term))

    @property
    def may_move(self) -> tuple[str, ...]:
        """The events that, without date, leave a floor or a condition open, so that the end may still move.

        A condition is not met by an event whose absence means that it did not happen, as a death; a floor that waits
        for one is open all the same.
        """
        terms = (self.term, *self.other_readings)
        floors = [name for term in terms for floor in floors_of(term) for name in events_of(floor)]
        met = [name for term in terms for when in conditions_of(term) for name in (when.of, when.event)]
        asked = [name for name in met if name not in EVENTS or EVENTS[name].absent is not Absence.AS_IF_NOT]
        # The floor of a range that counts from an event of its own is as open as any.
        least = () if self.least is None else events_of(self.least)
        return tuple(dict.fromkeys((*floors, *asked, *(name for name in least if name not in events_of(self.term)))))

    @property
    def bounds_from_above(self) -> bool:
        """Whether an event taken at its latest (``assumes``) can only move an end later: then its end is a bound."""
        terms = (self.term, *self.other_readings)
        return all(never_shortened_by(term, event) for term in terms for event in self.assumes)

    @property
    def has_open_floor(self) -> bool:
        """Whether a floor rests on a criterion, which no date settles."""
        floors = [floor for term in (self.term, *self.other_readings) for floor in floors_of(term)]
        return any(isinstance(atom, Criterion) for floor in floors for atom in atoms_of(floor))

    def without(self, never: Collection[str]) -> RetentionPolicy:
        """The policy for a record to which some events never happened: what waits for them falls away."""
        if not never:
            return self
        readings = tuple(attrs.evolve(reading, term=without(reading.term, never)) for reading in self.readings)
        least = None if self.least is None or waits(self.least, never) else without(self.least, never)
        return attrs.evolve(self, term=without(self.term, never), readings=readings, least=least)

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
