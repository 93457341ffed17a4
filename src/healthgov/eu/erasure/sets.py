"""The sets of data an organisation holds on a person: its types of record, and its limits without one."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

import attrs

from healthgov.errors import Problem
from healthgov.models import (
    KeepingReasons,
    Organisation,
    ProcessingActivity,
    Purpose,
    RetentionLimit,
    Role,
)
from healthgov.periods import Day, as_date
from healthgov.retention import Hold, RetentionSchedule
from healthgov.retention.events import EVENTS
from healthgov.retention.histories import USUAL_HANDLING, Claim, Handling, StatedClaim, StatedDay

__all__ = ["DataSet", "RecordFacts", "foreign", "named_wrongly", "sets_of"]


@attrs.frozen(kw_only=True)
class RecordFacts:
    """What is stated of the person's records of one type: events, claims, holds, and reasons to keep them."""

    events: Mapping[str, StatedDay] = attrs.field(factory=dict, hash=False)
    never: tuple[str, ...] = ()
    claims: tuple[StatedClaim, ...] = ()
    legal_holds: tuple[Hold, ...] = ()
    undated: tuple[str, ...] = ()
    """Events that happened on a day not known, such as a death."""
    not_yet: tuple[str, ...] = ()
    """Events that are yet to come, such as the last contact of a stay that runs."""
    version_on: str | None = None
    """The day that chooses the version of a text which applies by the day of the study."""
    handling: Handling | None = None
    """What becomes of dates that are not safe; refused unless said."""
    reasons: KeepingReasons | None = None

    def over(self, common: RecordFacts) -> RecordFacts:
        """These facts, and what is stated of all records where they say nothing of the event."""
        said = {*self.events, *self.never, *self.undated, *self.not_yet}
        # A day that all records share stays beside the word that it is not known, as it may in one record.
        dated = {name: day for name, day in common.events.items() if name not in {*self.never, *self.not_yet}}
        never, undated, not_yet = (
            (*(name for name in all_ if name not in said), *own)
            for all_, own in (
                (common.never, self.never),
                (common.undated, self.undated),
                (common.not_yet, self.not_yet),
            )
        )
        return RecordFacts(
            events={**dated, **self.events},
            never=tuple(dict.fromkeys(never)),
            claims=(*common.claims, *self.claims),
            legal_holds=(*common.legal_holds, *self.legal_holds),
            undated=tuple(dict.fromkeys(undated)),
            not_yet=tuple(dict.fromkeys(not_yet)),
            version_on=self.version_on or common.version_on,
            handling=self.handling or common.handling,
            reasons=self.reasons or common.reasons,
        )

    def evidence_on(self, day: Day) -> bool:
        """Whether a claim or a legal hold stands on a day, whatever its record may be due by."""
        return any(hold.stands(day) for hold in self.legal_holds) or any(_stands(claim, day) for claim in self.claims)

    @property
    def died(self) -> bool:
        """Whether the person is dead, on a day known or not; one that stands for "not known" does not tell."""
        stated, handling = self.events.get("death"), self.handling or USUAL_HANDLING
        return "death" in self.undated or (stated is not None and not handling.stands_for_nothing(stated))


@attrs.frozen(kw_only=True)
class DataSet:
    """A type of record with the activities that hold it; or one limit, or one activity, whose type is not stated."""

    key: str
    record_type: str | None
    title: str
    """Its type; or, of no type, the name of its activity with the id of its limit."""
    limits: tuple[RetentionLimit, ...]
    activities: tuple[ProcessingActivity, ...]
    places: tuple[frozenset[str], ...]
    """For each place in which it stands, the names of the limit and the activity."""

    @property
    def names(self) -> frozenset[str]:
        """What it may be called by: its type, its limits, its activities."""
        limits, activities = (limit.id for limit in self.limits), (activity.id for activity in self.activities)
        return frozenset({self.key, *limits, *activities})

    def named_in(self, names: frozenset[str]) -> tuple[bool, bool]:
        """Whether all of it is named, and whether it is in some of its places alone: the others may hold copies."""
        gone = [self.record_type in names or bool(place & names) for place in self.places]
        return all(gone), any(gone) and not all(gone)

    @property
    def purposes(self) -> tuple[Purpose, ...] | None:
        """The purposes of all its activities; ``None`` where one of them states none."""
        if any(not activity.purposes for activity in self.activities):
            return None
        return tuple(purpose for activity in self.activities for purpose in activity.purposes or ())

    @property
    def processor(self) -> bool:
        """Whether all its activities are somebody else's."""
        return all(activity.role is Role.PROCESSOR for activity in self.activities)

    @property
    def elsewhere(self) -> bool:
        """Whether in none of its activities the organisation decides: it is processor there, or neither."""
        return all(activity.role in (Role.PROCESSOR, Role.NEITHER) for activity in self.activities)

    @property
    def decides(self) -> bool:
        """Whether the organisation is said to decide in one of its activities, alone or with others."""
        return any(activity.role in (Role.CONTROLLER, Role.JOINT_CONTROLLER) for activity in self.activities)

    @property
    def role_stated(self) -> bool:
        """Whether each activity says whose it is."""
        return all(activity.role is not None for activity in self.activities)

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who receives the data."""
        return tuple(dict.fromkeys(name for activity in self.activities for name in activity.recipients or ()))


def _stands(claim: StatedClaim, day: Day) -> bool:
    """Whether a claim was lodged by a day and is not resolved before it."""
    lodged, resolved = (claim.lodged, claim.resolved) if isinstance(claim, Claim) else claim
    return as_date(lodged, "claims") <= day and (resolved is None or day <= as_date(resolved, "claims"))


def foreign(organisation: Organisation, schedule: RetentionSchedule) -> bool | None:
    """Whether the schedule states the law of other countries than the organisation's; ``None`` where its own is not stated."""
    if not schedule.countries:
        return False
    return None if organisation.country is None else organisation.country not in schedule.countries


def sets_of(organisation: Organisation, schedule: RetentionSchedule) -> tuple[DataSet, ...]:
    """Every set of data, in the order of the document; a type of record once for the organisation as controller.

    What it holds for others is theirs, and apart.
    """
    found: dict[tuple[str, bool, bool], DataSet] = {}
    for activity in organisation.activities or ():
        for_others = activity.role is Role.PROCESSOR
        for limit in activity.retention or (None,):
            record_type = None if limit is None else limit.record_type
            key = record_type or (activity.id if limit is None else limit.id)
            title = _called(activity, limit)
            if record_type is not None and (known := schedule.versions.get(record_type)):
                title = known[-1].title
            typed = record_type is not None
            while not typed and (key, typed, for_others) in found:  # two limits of one id are two sets
                key = f"{activity.id}.{key}"
            before = found.get((key, typed, for_others))
            one = DataSet(
                key=key,
                record_type=record_type,
                title=title,
                limits=() if limit is None else (limit,),
                activities=(activity,),
                places=(frozenset({key, activity.id} if limit is None else {limit.id, activity.id}),),
            )
            found[key, typed, for_others] = one if before is None else _joined(before, one)
    return tuple(found.values())


def _called(activity: ProcessingActivity, limit: RetentionLimit | None) -> str:
    """What a set of no type is called: a register that was imported has names for its activities, and ids that nobody gave."""
    name = " ".join((activity.name or "").split())
    if limit is None:
        return name or activity.id
    return f"{name} ({limit.id})" if name else limit.id


def _joined(one: DataSet, other: DataSet) -> DataSet:
    activities = {id(activity): activity for activity in (*one.activities, *other.activities)}
    return attrs.evolve(
        one,
        limits=(*one.limits, *other.limits),
        activities=tuple(activities.values()),
        places=(*one.places, *other.places),
    )


def named_wrongly(
    sets: Collection[DataSet],
    schedule: RetentionSchedule,
    common: RecordFacts,
    records: Mapping[str, RecordFacts],
    lists: Mapping[str, Collection[str]],
) -> list[Problem]:
    """What names an event or a set that nobody knows, or contradicts itself; names given by callers are not repeated.

    ``lists`` holds what was ``erased`` and what is ``not_held``.
    """
    keys = {name for one in sets for name in one.names}
    named = (("records", tuple(records)), *lists.items())
    problems = [
        Problem(f"{place}[{index}]", _reason(name, keys))
        for place, names in named
        for index, name in enumerate(names)
        if name not in keys
    ]
    known = {*EVENTS, *(event for policy in schedule.policies for event in policy.events)}
    versions = (schedule.versions.get(one.record_type or "", ()) for one in sets)
    read = {event for policies in versions for policy in policies for event in policy.events}
    for place, facts in (("", common), *((f"records[{index}].", one) for index, one in enumerate(records.values()))):
        problems += _unknown_events(place, facts, known, read)
    return problems + _destroyed_and_not_held(sets, lists["erased"], lists["not_held"]) + _at_odds(sets, records)


def _unknown_events(place: str, facts: RecordFacts, known: Collection[str], read: Collection[str]) -> Iterator[Problem]:
    stated = {"events": facts.events, "never": facts.never, "undated": facts.undated, "not_yet": facts.not_yet}
    for kind, names in stated.items():
        for index, name in enumerate(names):
            if name not in known:
                yield _no_event(f"{place}{kind}[{index}]", name, known, read)


def _destroyed_and_not_held(
    sets: Collection[DataSet], erased: Collection[str], not_held: Collection[str]
) -> list[Problem]:
    """What was destroyed, and is nowhere said to have been held."""
    absent = _places(sets, not_held)
    return [
        Problem(f"erased[{index}]", "something that was held: not_held names all of it")
        for index, name in enumerate(erased)
        if (places := _places(sets, [name])) and places <= absent
    ]


def _places(sets: Collection[DataSet], names: Collection[str]) -> set[tuple[int, int]]:
    """The places of sets that names stand for: a type of record for all of its own."""
    return {
        (which, where)
        for which, one in enumerate(sets)
        for where, place in enumerate(one.places)
        if one.record_type in names or not place.isdisjoint(names)
    }


def _at_odds(sets: Collection[DataSet], records: Mapping[str, RecordFacts]) -> list[Problem]:
    """Two keys of one set that state one fact differently: which of them counts would be chance."""
    order = {key: index for index, key in enumerate(records)}
    found: dict[str, Problem] = {}
    for one in sets:
        stated: dict[str, object] = {}
        for key in (key for key in records if key in one.names):
            for fact, value in _stated(records[key]):
                if stated.setdefault(fact, value) != value:
                    place = f"records[{order[key]}]"
                    found[place] = Problem(place, "facts that no other key of the same set of data states differently")
    return list(found.values())


def _stated(facts: RecordFacts) -> Iterator[tuple[str, object]]:
    """What two keys cannot state differently of one set of data."""
    yield from ((f"events.{name}", day) for name, day in facts.events.items())
    for name in ("version_on", "handling", "reasons"):
        value = getattr(facts, name)
        if value is not None:
            yield name, value


def _reason(name: str, known: Collection[str]) -> str:
    """What was expected of a name that no set has."""
    near = difflib.get_close_matches(name, sorted(known), 1)
    wanted = "a type of record, a retention limit or an activity of the organisation"
    return f"{wanted}; did you mean {near[0]}?" if near else wanted


def _no_event(place: str, name: str, known: Collection[str], read: Collection[str]) -> Problem:
    """A name that no event has: what is called nearly so, or those that the types held here read."""
    near = difflib.get_close_matches(name, sorted(known), 1)
    if near or not read:
        wanted = "an event that a type of record reads"
        return Problem(place, f"{wanted}; did you mean {near[0]}?" if near else wanted)
    return Problem(place, f"an event that a type of record reads; those held here read {', '.join(sorted(read))}")
