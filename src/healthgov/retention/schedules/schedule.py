"""Retention schedules: classes that hold policies, extended by subclassing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import ClassVar, NoReturn

import attrs

from healthgov.errors import DefinitionError, NotInForceError
from healthgov.kinds import RegionCode
from healthgov.periods import as_date
from healthgov.retention.answers import Due, DueMoment, StatedMoment, due, due_at
from healthgov.retention.events import Event, declare
from healthgov.retention.forecasts import Forecast, forecast, forecast_months
from healthgov.retention.histories import USUAL_HANDLING, Handling, Hold, StatedClaim, StatedDay
from healthgov.retention.policies import AppliesBy, Reading, RetentionPolicy, check_versions
from healthgov.retention.schedules.doors import TableDoors
from healthgov.retention.schedules.near import near_keys
from healthgov.retention.terms import Criterion
from healthgov.structs import Closed
from healthgov.texts import Confidence, Reference

__all__ = ["RetentionSchedule"]

_KEPT = 1_000
"""How many types of record a schedule keeps at hand."""
_UNASKED = "the text is that of the day on which the study came under it, which is not given (version_on)"
_OTHER_VERSION = Reference("the text the study came under", confidence=Confidence.INFERRED)


class RetentionSchedule(TableDoors, metaclass=Closed):
    """A schedule: a policy for each type of record. ``Schedule(as_of=...)`` is the schedule on that day.

    The version of a text that counts is the one in force on the day of the decision to dispose.
    Subclass to lengthen a minimum, shorten a maximum, add a type or switch one off with a reason.
    """

    title: ClassVar[str] = ""
    """In English."""
    policies: ClassVar[tuple[RetentionPolicy, ...]] = ()
    """Every policy, base classes first; two of one key are versions of a text."""
    versions: ClassVar[Mapping[str, tuple[RetentionPolicy, ...]]] = {}
    """The policies of each key."""
    own_events: ClassVar[tuple[Event, ...]] = ()
    """Events that its policies read and no other law knows: their words, and what a missing day of theirs means."""
    gaps: ClassVar[tuple[str, ...]] = ()
    """The keys whose length no text read so far settles: every answer for them is UNKNOWN, and says so."""
    countries: ClassVar[frozenset[str]] = frozenset()
    """The codes of the countries whose law it states; empty where it is bound to none, such as one of a house."""
    parts: ClassVar[Mapping[RegionCode, type[RetentionSchedule]]] = {}
    """Of a whole country the schedules of its parts that have law of their own, as far as they were read; not inherited."""
    regions: ClassVar[frozenset[RegionCode]] = frozenset()
    """The parts to which it is confined, of a country whose parts each have texts of their own; empty for the whole."""
    some_texts_alone: ClassVar[bool] = False
    """Of its country, or part of it, some texts alone were read: of a type of record that it does not know nothing is asked."""
    as_of: date

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        declare(cls.__dict__.get("own_events", ()), cls.__name__)
        # Those of the whole know nothing of what a house, or a part, departs from.
        cls.parts = cls.__dict__.get("parts", {})
        for name, value in tuple(cls.__dict__.items()):
            if isinstance(value, RetentionPolicy) and not value.key:
                setattr(cls, name, attrs.evolve(value, key=name))
        found: dict[str, RetentionPolicy] = {}
        owners: dict[str, type] = {}
        for base in reversed(cls.__mro__):
            for name, value in base.__dict__.items():
                before = found.get(name)
                if isinstance(value, RetentionPolicy):
                    if before is not None and before.key != value.key:
                        raise DefinitionError(
                            f"{cls.__name__}.{name} replaces {before.key} by {value.key}: give the new type a name of its own"
                        )
                    if before is not None and before != value and not (value.departures or value.off):
                        raise DefinitionError(
                            f"{cls.__name__}.{name} hides a policy. Write {name} = Base.{name}.lengthened(...), "
                            ".shortened(...), .loosened(...) or .disabled(...), each with because='...'"
                        )
                    rivals = before is not None and before.departures and value.departures
                    if rivals and name not in cls.__dict__ and not issubclass(base, owners[name]):
                        raise DefinitionError(
                            f"{cls.__name__}.{name}: {owners[name].__name__} and {base.__name__} both depart from the "
                            f"text. Write {name} = ... here to say which counts."
                        )
                    found[name], owners[name] = value, base
                elif before is not None:
                    raise DefinitionError(f"{cls.__name__}.{name} hides a policy by something that is none")
        cls.policies = tuple(found.values())
        keys = dict.fromkeys(policy.key for policy in cls.policies)
        cls.versions = MappingProxyType({key: tuple(p for p in cls.policies if p.key == key) for key in keys})
        cls.gaps = tuple(policy.key for policy in cls.policies if policy.is_gap)
        check_versions(found, cls.__name__)

    @classmethod
    def for_part(cls, region: RegionCode | None) -> type[RetentionSchedule] | None:
        """The schedule of a part of the country; this one where it is not said which, or none of its own was read."""
        if region is None:
            return cls
        return cls.parts.get(region, None if cls.regions and region not in cls.regions else cls)

    _found: dict[str | int, tuple[str | RetentionPolicy, RetentionPolicy]]

    def __init__(self, *, as_of: str | date) -> None:
        vars(self)["as_of"] = as_date(as_of, "as_of")
        vars(self)["_found"] = {}

    def __getstate__(self) -> dict[str, object]:
        return {"as_of": self.as_of, "_found": {}}

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.as_of == self.as_of

    def __hash__(self) -> int:
        return hash((type(self), self.as_of))

    def policy(self, record_type: str | RetentionPolicy, *, version_on: str | date | None = None) -> RetentionPolicy:
        """The policy of a type of record on the day.

        Where a text stays that of the study (``AppliesBy.STUDY_AUTHORISATION``), ``version_on`` is the day on which
        the study came under it: the day of the question says nothing about that. Without it the policy is given as
        contested, and decides nothing.

        :raises NotInForceError: when the type has none on that day, or it is switched off.
        """
        if version_on is not None:
            return self._policy(record_type, as_date(version_on, "version_on"))
        # A policy is known by its identity, which is held: equal ones may depart from a text in another place.
        asked = record_type if isinstance(record_type, str) else id(record_type)
        found = self._found.get(asked)
        if found is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            found = self._found[asked] = (record_type, self._policy(record_type, None))
        return found[1]

    def _policy(self, record_type: str | RetentionPolicy, chosen: date | None) -> RetentionPolicy:
        key = record_type if isinstance(record_type, str) else record_type.key
        if isinstance(record_type, RetentionPolicy) and record_type.departures and not self._knows(record_type):
            raise NotInForceError(
                f"this {key} is of another schedule: give its key, or make it an attribute of this class"
            )
        found = self.versions.get(key, ())
        if not found:
            raise self._no_policy(key)
        by_study = any(policy.applies_by is AppliesBy.STUDY_AUTHORISATION for policy in found)
        day = chosen if by_study and chosen is not None else self.as_of
        unasked = by_study and chosen is None
        covering = [policy for policy in found if policy.validity.covers(day)] or (found[-1:] if unasked else ())
        if not covering:
            days = "; ".join(str(policy.validity) for policy in found)
            raise NotInForceError(f"{key} is not in force on {day}. Its text is in force {days}.")
        policy = covering[0]
        if policy.off:
            raise NotInForceError(f"{key} is switched off here: {policy.off}")
        if not unasked:
            return policy
        # A reading without end is one that all of them cannot share: nothing is decided.
        readings = (*policy.readings, Reading(Criterion(_UNASKED), _OTHER_VERSION))
        return attrs.evolve(policy, contested=policy.contested or _UNASKED, readings=readings)

    def _no_policy(self, key: str) -> NotInForceError:
        """What is near is named; what was given may be the cell of a table, and is not repeated."""
        near = ", ".join(near_keys(key, self.versions))
        if near:
            return NotInForceError(f"no policy has the key that was given. Did you mean {near}?")
        return NotInForceError("no policy has the key that was given. `policies` lists them.")

    def _knows(self, policy: RetentionPolicy) -> bool:
        """Whether a policy is of this schedule, or of one that it extends."""
        return any(policy is known for base in type(self).__mro__ for known in getattr(base, "policies", ()))

    def due(
        self,
        record_type: str | RetentionPolicy,
        *,
        claims: Iterable[StatedClaim] = (),
        legal_holds: Iterable[Hold] = (),
        never: Collection[str] = (),
        version_on: str | date | None = None,
        undated: Collection[str] = (),
        not_yet: Collection[str] = (),
        handling: Handling = USUAL_HANDLING,
        **events: StatedDay,
    ) -> Due:
        """When a record of a type is due: ``schedule.due(fr.HOSPITAL_RECORD, last_contact=..., birth=...)``.

        ``never`` names events that never happened (an exposure, say), ``undated`` events that happened on a day not
        known (a death), ``not_yet`` those that are yet to come (the last contact of a stay that runs); ``version_on``
        is the day that chooses the version of a text that applies by the day of the study; ``handling`` says what
        becomes of dates that are not safe.

        :raises NotInForceError: when the type has no policy on the day.
        :raises InvalidDocumentError: for dates that cannot be, all at once.
        """
        policy = self.policy(record_type, version_on=version_on)
        return due(
            policy,
            as_of=self.as_of,
            events=events,
            claims=claims,
            legal_holds=legal_holds,
            never=never,
            undated=undated,
            not_yet=not_yet,
            handling=handling,
        )

    def due_at(
        self,
        record_type: str | RetentionPolicy,
        *,
        at: str | datetime,
        legal_holds: Iterable[Hold] = (),
        never: Collection[str] = (),
        not_yet: Collection[str] = (),
        version_on: str | date | None = None,
        **moments: StatedMoment,
    ) -> DueMoment:
        """When a record of a type is due, to the minute: ``schedule.due_at("token", at="2026-11-28T09:00:00+01:00", ...)``.

        For policies in hours or minutes, of logs and tokens. Moments have an offset; ``never`` and ``not_yet`` mean what
        they mean for a day.

        :raises NotInForceError: when the type has no policy on the day of the schedule.
        :raises InvalidDocumentError: for moments that cannot be, all at once.
        """
        policy = self.policy(record_type, version_on=version_on)
        return due_at(policy, at=at, events=moments, legal_holds=legal_holds, never=never, not_yet=not_yet)

    def forecast(
        self,
        record_type: str | RetentionPolicy,
        *,
        until: str | date,
        claims: Iterable[StatedClaim] = (),
        legal_holds: Iterable[Hold] = (),
        never: Collection[str] = (),
        version_on: str | date | None = None,
        undated: Collection[str] = (),
        not_yet: Collection[str] = (),
        handling: Handling = USUAL_HANDLING,
        **events: StatedDay,
    ) -> Forecast:
        """The answers a record will get if nothing else happens: ``schedule.forecast(type, until="2029-01-01", ...)``.

        Each day is answered by the text in force on that day, as far as it is known today.

        :raises NotInForceError: when the type has no policy on the day.
        :raises InvalidDocumentError: for dates that cannot be, all at once.
        """
        lodged, blocking = tuple(claims), tuple(legal_holds)

        def answer_on(day: date) -> Due:
            schedule = type(self)(as_of=day)
            return schedule.due(
                record_type,
                claims=lodged,
                legal_holds=blocking,
                never=never,
                version_on=version_on,
                undated=undated,
                not_yet=not_yet,
                handling=handling,
                **events,
            )

        return forecast(answer_on, as_of=self.as_of, until=until)

    def forecast_months(
        self,
        record_type: str | RetentionPolicy,
        histories: Iterable[Mapping[str, StatedDay]],
        *,
        until: str | date,
        never: Collection[str] = (),
        not_yet: Collection[str] = (),
        version_on: str | date | None = None,
    ) -> dict[str, Counter[str]]:
        """How many records fall due in each month, and why: see :func:`healthgov.retention.forecast_months`.

        :raises NotInForceError: when the type has no policy on the day.
        """
        policy = self.policy(record_type, version_on=version_on)
        last = as_date(until, "until")
        return forecast_months(policy, histories, as_of=self.as_of, until=last, never=never, not_yet=not_yet)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(as_of={self.as_of.isoformat()!r})"
