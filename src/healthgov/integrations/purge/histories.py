"""What the tables say of files: the days of their events, claims and holds, and whether each may go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cached_property
from operator import itemgetter

import attrs

from healthgov.dates import iso_moment
from healthgov.errors import InvalidDocumentError
from healthgov.integrations.description import Column, Kind, Open, Table
from healthgov.integrations.purge.files import Files, label
from healthgov.integrations.purge.stores import Store
from healthgov.integrations.purge.ways import joined, ways
from healthgov.retention import Due, Hold, RetentionPolicy, due, due_at
from healthgov.retention.histories import in_order, may_be_to_come
from healthgov.verdicts import Verdict

__all__ = ["KEPT", "UNDECIDED", "Asker", "Clearance"]

KEPT = {
    "not_due": "the period is not over",
    "unknown": "a fact is missing, or the law is contested",
    "hold": "a legal hold stands, or somebody has to look first",
    "claim": "a claim is pending",
    "dates": "dates that cannot be, or differ",
    "other_type": "the row is of another type now",
    "referenced": "rows kept under another policy, or under none, point to it",
}
"""Why a file is kept, by code."""
UNDECIDED = ("unknown", "dates")
"""The reasons that decide nothing: somebody has to say something, or to mend a day."""
_ONCE = ("birth", "death")
_FIRST, _LAST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
"""Where a day begins first, and ends last."""
_BY_LAST = itemgetter(1, 0)


@attrs.frozen
class Clearance:
    """Whether a file may go; ``kept`` is empty where it may."""

    unit: object
    kept: str = ""


@attrs.define
class _Stated:
    """What is read of one file."""

    days: dict[str, set[tuple[date, date]]] = attrs.field(factory=lambda: defaultdict(set))
    texts: dict[str, set[str]] = attrs.field(factory=lambda: defaultdict(set))
    moments: dict[str, set[datetime]] = attrs.field(factory=lambda: defaultdict(set))
    """Where a policy counts hours: the latest moment that each value may mean."""
    undated: set[str] = attrs.field(factory=set)
    under_way: set[str] = attrs.field(factory=set)
    """The events that a row has begun and not ended, as the last contact of a stay that runs."""
    claims: list[tuple[date, date | None]] = attrs.field(factory=list)
    holds: list[Hold] = attrs.field(factory=list)
    looked_at: bool = False
    unreadable: bool = False

    def without_day(self, dated: Collection[str]) -> tuple[set[str], set[str]]:
        """The events that happened on a day not known, and those that are yet to come: what is under way, unless something
        that follows it has happened, as to a stay that nobody closed of who died.
        """
        told = {*dated, *self.undated}
        followed = {one for one, other in in_order({*told, *self.under_way}) if one in self.under_way and other in told}
        not_yet = {event for event in self.under_way - self.undated - followed if may_be_to_come(event)}
        return self.undated | (self.under_way - not_yet), not_yet


@attrs.frozen(kw_only=True)
class Asker:
    """Asks of files whether they may go, as a policy has it on a day.

    Moments without an offset are of UTC; without ``zone``, which says where the days are counted, each may be of the
    day before or after.
    """

    store: Store
    files: Files
    policy: RetentionPolicy
    as_of: date
    zone: tzinfo | None = None
    locking: bool = False
    """Whether nobody else may change what is read until the transaction is over."""

    @property
    def _lock(self) -> str:
        return self.store.lock if self.locking else ""

    def answers(self, units: Sequence[object]) -> list[Clearance]:
        """The answer for each unit, in their order."""
        found = self._stated(units)
        return [Clearance(unit, self._kept(found[label(unit)])) for unit in units]

    def _kept(self, stated: _Stated) -> str:
        if stated.looked_at:
            return "hold"
        if self.policy.by_moment:
            return self._kept_for_hours(stated)
        if stated.unreadable or any(
            len(stated.days.get(event, ())) + len(stated.texts.get(event, ())) > 1 for event in _ONCE
        ):
            return "dates"
        try:
            answer = self._due(stated)
        except InvalidDocumentError:
            return "dates"
        if answer.verdict is Verdict.PASS:
            return ""
        if answer.legal_holds or answer.held:
            return "hold"
        if answer.suspended or answer.blocked:
            return "claim"
        return "unknown" if answer.verdict is Verdict.UNKNOWN else "not_due"

    def _kept_for_hours(self, stated: _Stated) -> str:
        """A policy of hours is asked at the moment at which the day begins; where nobody says in which zone, in the first."""
        at = datetime.combine(self.as_of, time(), self.zone or _FIRST)
        if any(
            hold.since <= self.as_of and (hold.released is None or self.as_of < hold.released) for hold in stated.holds
        ):
            return "hold"
        if any(resolved is None for _, resolved in stated.claims):
            return "claim"
        if stated.unreadable:
            return "dates"
        if any(moment > at for moments in stated.moments.values() for moment in moments):
            return "not_due"
        undated, not_yet = stated.without_day({*stated.moments})
        events = {
            event: max(found)
            for event, found in stated.moments.items()
            if found and event not in undated and event not in not_yet
        }
        never = [event for event in self._never if event not in {*stated.moments, *undated, *not_yet}]
        answer = due_at(self.policy, at=at, events=events, never=never, not_yet=not_yet)
        if answer.verdict is Verdict.PASS:
            return ""
        return "unknown" if answer.verdict is Verdict.UNKNOWN else "not_due"

    @cached_property
    def _never(self) -> frozenset[str]:
        return frozenset(event for member in self.files.members for event in member.never)

    def _due(self, stated: _Stated) -> Due:
        events: dict[str, str | date | None] = {event: max(texts) for event, texts in stated.texts.items() if texts}
        for event, spans in stated.days.items():
            if spans:
                first, last = next(iter(spans)) if len(spans) == 1 else max(spans, key=_BY_LAST)
                events[event] = last if first is last or first == last else f"{first}/{last}"
        undated, not_yet = stated.without_day(events)
        never = [event for event in self._never if event not in {*events, *undated, *not_yet}]
        if undated or not_yet:
            events = {event: day for event, day in events.items() if event not in undated and event not in not_yet}
        return due(
            self.policy,
            as_of=self.as_of,
            events=events,
            claims=stated.claims,
            legal_holds=stated.holds,
            never=never,
            undated=undated,
            not_yet=not_yet,
        )

    def _stated(self, units: Sequence[object]) -> dict[str, _Stated]:
        found = {label(unit): _Stated() for unit in units}
        read = {*self.policy.events, self.policy.trigger}
        for member in self.files.members:
            columns = [column for column in member.columns if column.event in read]
            if columns or member.blocked:
                self._read_events(member, columns, units, found)
        for table in self.files.application.tables:
            if table.claims or table.holds:
                self._read_periods(table, units, found)
        return found

    def _read_events(
        self, member: Table, columns: list[Column], units: Sequence[object], found: Mapping[str, _Stated]
    ) -> None:
        write = self.store.writer
        asked = [column.name for column in columns] + list(member.unless) + ([member.blocked] if member.blocked else [])
        source, unit = self.files.source(member, write)
        shown = ", ".join([*unit, *(f"t.{write.quote(name)}" for name in asked)])
        condition, keys = write.among(unit, units)
        sql = f"SELECT {shown} FROM {source} WHERE {condition}{self._lock}"  # noqa: S608  names are quoted
        for row in self.store.rows(sql, keys):
            own, rest = self.files.apart(row)
            stated = found[label(own)]
            values = dict(zip(asked, rest, strict=True))
            if member.blocked and values[member.blocked]:
                stated.looked_at = True
            if any(str(values[name]) in said for name, said in member.unless.items()):
                continue
            for column in columns:
                self._note(stated, column, values[column.name], alone=member is self.files.root)

    def _note(self, stated: _Stated, column: Column, value: object, *, alone: bool) -> None:
        assert column.event is not None  # noqa: S101  only columns of events are read
        if value in (None, ""):
            # One row of many without its day happened all the same, and nobody knows when.
            if column.empty is Open.UNDER_WAY:
                stated.under_way.add(column.event)
            elif column.empty is Open.NOT_STATED and not alone:
                stated.undated.add(column.event)
        elif self.policy.by_moment:
            try:
                stated.moments[column.event].add(self._moment(value, column.kind))
            except ValueError:
                stated.unreadable = True
        elif column.kind in (Kind.DATE, Kind.MOMENT):
            try:
                stated.days[column.event].add(self._span(value, column.kind))
            except ValueError:
                stated.unreadable = True
        else:
            stated.texts[column.event].add(str(value))

    def _moment(self, value: object, kind: Kind) -> datetime:
        """The latest moment that a value may mean: of a day its end."""
        found = value if isinstance(value, date) else iso_moment(str(value))
        if kind is Kind.MOMENT and isinstance(found, datetime):
            return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        day = found.date() if isinstance(found, datetime) else found
        return datetime.combine(day + timedelta(days=1), time(), self.zone or _LAST)

    def _span(self, value: object, kind: Kind) -> tuple[date, date]:
        """The days between which a value lies."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value, value
        moment = value if isinstance(value, datetime) else iso_moment(str(value))
        if kind is Kind.DATE:
            return moment.date(), moment.date()
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        if self.zone is not None:
            day = moment.astimezone(self.zone).date()
            return day, day
        day = moment.astimezone(UTC).date()
        return day - timedelta(days=1), day + timedelta(days=1)

    def _read_periods(self, table: Table, units: Sequence[object], found: Mapping[str, _Stated]) -> None:
        for sql, values in self._asking_periods(table, units):
            for row in self.store.rows(sql, values):
                unit, (since, until) = self.files.apart(row)
                stated = found[label(unit)]
                try:
                    first = self._day(since)
                    last = None if until in (None, "") else self._day(until)
                    if table.holds:
                        stated.holds.append(Hold(since=first, released=last))
                    else:
                        stated.claims.append((first, last))
                except (ValueError, TypeError):
                    stated.unreadable = True

    def _day(self, value: object) -> date:
        return self._span(
            value, Kind.DATE if isinstance(value, date) or len(str(value)) <= len("2001-01-01") else Kind.MOMENT
        )[0]

    def _asking_periods(self, table: Table, units: Sequence[object]) -> Iterator[tuple[str, list[object]]]:
        """The questions for the claims or holds of a table: laid on the file itself, or on what it points to."""
        write, periods = self.store.writer, table.claims or table.holds
        application, root = self.files.application, self.files.root
        assert periods is not None  # noqa: S101
        target = application.root(table)
        source, unit = Files(application=application, root=target, policy="", members=()).source(table, write, "h")
        shown = f"h.{write.quote(periods.since)}, h.{write.quote(periods.until)}"
        if target is root:
            condition, values = write.among(unit, units)
            yield f"SELECT {', '.join(unit)}, {shown} FROM {source} WHERE {condition}{self._lock}", values  # noqa: S608
            return
        for path in ways(application, root, target, ()):
            source_of, last = joined(path, root, write)
            key = [f"r.{write.quote(name)}" for name in self.files.key]
            on = " AND ".join(f"{one} = {last}.{write.quote(name)}" for one, name in zip(unit, target.key, strict=True))
            condition, values = write.among(key, units)
            yield (
                f"SELECT {', '.join(key)}, {shown} FROM {source_of} JOIN {source} ON {on} WHERE {condition}{self._lock}",  # noqa: S608
                values,
            )
