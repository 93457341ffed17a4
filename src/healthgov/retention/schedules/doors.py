"""The doors from a schedule to tables, which lie on a floor above: they go up there when they are used."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.retention.histories import USUAL_HANDLING, Handling
from healthgov.retention.policies import Lengths, RetentionPolicy, by_length

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

    from healthgov.tables.sources import Events, Intervals, Units

__all__ = ["TableDoors"]

Table = TypeVar("Table")
"""A table of an engine that narwhals knows; what comes in goes out."""
Raw = TypeVar("Raw", bound="IntoFrame")
"""The same, of a table that other tables are put together to."""


class TableDoors:
    """What a schedule says of tables."""

    as_of: date

    def policy(self, record_type: str | RetentionPolicy, *, version_on: str | date | None = None) -> RetentionPolicy:
        """The policy of a type of record on the day."""
        raise NotImplementedError

    def annotate_at(
        self,
        table: Table,
        record_type: str | RetentionPolicy,
        *,
        at: str | datetime,
        blocked: str | None = None,
        never: Collection[str] = (),
        not_yet: Collection[str] | Mapping[str, str] = (),
        version_on: str | date | None = None,
        **columns: str,
    ) -> Table:
        """Add the end of every row to the minute: ``schedule.annotate_at(tokens, "token", at=..., issue="issued_at")``.

        Columns added: ``keep_until`` (a moment in UTC), ``disposable, reason``. Moments have a time zone. ``not_yet``
        names events that are yet to come, or maps each to a column of truth values.

        :raises DefinitionError: for a policy that counts days too.
        :raises InvalidDocumentError: for an event or column that is not there, or holds no moments.
        """
        tables = importlib.import_module("healthgov.tables")
        policy = self.policy(record_type, version_on=version_on)
        made: Table = tables.annotate_at(
            table, policy, at=at, columns=columns, blocked=blocked, never=never, not_yet=not_yet
        )
        return made

    def annotate(
        self,
        table: Table,
        record_type: str | RetentionPolicy | Mapping[str, str | RetentionPolicy],
        *,
        by: str | None = None,
        blocked: str | None = None,
        suspended: str | None = None,
        suspended_days: str | None = None,
        never: Collection[str] | Mapping[str, str] = (),
        version_on: str | date | None = None,
        undated: Mapping[str, str] = MappingProxyType({}),
        not_yet: Collection[str] | Mapping[str, str] = (),
        handling: Handling = USUAL_HANDLING,
        **columns: str,
    ) -> Table:
        """Add the ends of every row: ``schedule.annotate(patients, fr.HOSPITAL_RECORD, last_contact="seen")``.

        Columns added: ``keep_through, safe_keep_through, disposable, reason``. Eager or lazy in, same kind out.
        ``blocked`` and ``suspended`` name columns of truth values (a hold; a pending claim under which the clock
        stands still), ``suspended_days`` one of days that resolved claims add, ``undated`` a column of truth values
        for each event that may have happened on a day not known; ``never`` and ``not_yet`` may map events to such columns
        too; they, ``version_on`` and ``handling`` mean what they mean for one record.

        Where rows are of several types, ``by`` names the column that tells them apart, and ``record_type`` is the type
        for each of its values: ``annotate(requests, {"DONE": "request", "OPEN": "draft"}, by="status", ...)``.

        :raises MissingExtraError: without narwhals.
        :raises NotInForceError: when the type has no policy on the day.
        :raises InvalidDocumentError: for an event or column that is not there, or holds something else.
        """
        # Tables lie on a floor above: only this door goes up there, when it is used.
        tables = importlib.import_module("healthgov.tables")
        standing = tables.Standing(blocked=blocked, suspended=suspended, suspended_days=suspended_days)
        options = {
            "as_of": self.as_of,
            "columns": columns,
            "standing": standing,
            "never": never,
            "undated": undated,
            "not_yet": not_yet,
            "handling": handling,
        }
        made: Table
        if isinstance(record_type, Mapping) or by is not None:
            if by is None or not isinstance(record_type, Mapping):
                raise InvalidDocumentError([Problem("by", "a column, and a type of record for each of its values")])
            kinds = {value: self.policy(kind, version_on=version_on) for value, kind in record_type.items()}
            made = tables.annotate_by_type(table, kinds, by=by, **options)
        else:
            made = tables.annotate(table, self.policy(record_type, version_on=version_on), **options)
        return made

    def plan(
        self,
        record_type: str | RetentionPolicy | Mapping[str, str | RetentionPolicy] | Mapping[int, str | RetentionPolicy],
        *,
        unit: str,
        by: str | None = None,
        zone: str | None = None,
        claims: Intervals[Raw] | Sequence[Intervals[Raw]] = (),
        holds: Intervals[Raw] | Sequence[Intervals[Raw]] = (),
        never: Collection[str] | Mapping[str, Units[Raw] | Sequence[Units[Raw]]] = (),
        not_yet: Collection[str] | Mapping[str, Units[Raw] | Sequence[Units[Raw]]] = (),
        version_on: str | date | None = None,
        handling: Handling = USUAL_HANDLING,
        lengths: Lengths = (),
        because: str = "",
        **events: Events[Raw] | Sequence[Events[Raw]],
    ) -> Raw:
        """One row a unit from raw tables: ``schedule.plan(fr.HOSPITAL_RECORD, unit="person_id", last_contact=...)``.

        Each event says where its days are found, ``last_contact=events(encounters, "end")``, ``claims`` and ``holds``
        the tables of them, ``intervals(claims, "lodged", "resolved")``. Where rows are of several types, ``by`` names
        the column that tells them apart: see :func:`healthgov.tables.plan`. Where they are of one type and say themselves
        how long they are kept, ``by`` names the column that says it and ``lengths`` what it may say, as
        ``["P10Y", "P20Y"]`` (:func:`healthgov.retention.by_length`, ``because`` is its reason).

        :raises MissingExtraError: without narwhals.
        :raises NotInForceError: when the type has no policy on the day.
        :raises InvalidDocumentError: for tables, columns and events that cannot be.
        """
        tables = importlib.import_module("healthgov.tables")
        policy: RetentionPolicy | dict[str | int, RetentionPolicy]
        if isinstance(record_type, Mapping):
            policy = {value: self.policy(one, version_on=version_on) for value, one in record_type.items()}
        else:
            policy = self.policy(record_type, version_on=version_on)
            policy = by_length(policy, lengths, because=because) if lengths else policy
        made: Raw = tables.plan(
            policy,
            unit=unit,
            by=by,
            as_of=self.as_of,
            events=events,
            claims=claims,
            holds=holds,
            never=never,
            not_yet=not_yet,
            zone=zone,
            handling=handling,
        )
        return made
