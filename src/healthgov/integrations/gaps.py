"""What is not declared of an application, and what would go wrong: for a start-up check, and for ``healthgov scan``.

A gap is FAIL where it is wrong whatever else is so, UNKNOWN where somebody has to look.
"""

from __future__ import annotations

import difflib
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from healthgov.integrations.description import NONE, Application, Kind, OnDelete, Table
from healthgov.integrations.namings import copies_of, deletion_mark, file_columns, pointers_of
from healthgov.integrations.suggestions import categories_for, policies_for
from healthgov.languages import ENGLISH, translated
from healthgov.models import Taxonomy
from healthgov.retention import Granularity, RetentionSchedule
from healthgov.verdicts import Verdict

__all__ = ["Gap", "GapKind", "Rooms", "gaps"]


class GapKind(enum.Enum):
    """The kinds of gaps."""

    DECLARATION = "declaration"
    NO_POLICY = "no_policy"
    DEAD_POLICY = "dead_policy"
    NO_EVENT = "no_event"
    NO_CATEGORY = "no_category"
    CASCADE = "cascade"
    SOFT_DELETE = "soft_delete"
    HISTORY = "history"
    POINTER = "pointer"
    FILE = "file"
    REGISTER = "register"


@attrs.frozen(kw_only=True)
class Gap:
    """One thing that is missing or wrong: where, in words, and what may be meant."""

    kind: GapKind
    table: str
    words: str
    """In English; ``say`` gives it in each language."""
    column: str = ""
    values: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    suggested: tuple[str, ...] = ()
    """Categories or policies that the name suggests; somebody has to choose."""
    verdict: Verdict = Verdict.UNKNOWN

    @property
    def place(self) -> str:
        """The table, or the table and the column."""
        return f"{self.table}.{self.column}" if self.column else self.table

    def say(self, language: str = ENGLISH) -> str:
        """The gap in words."""
        text = translated(self.words, language).format(**self.values)
        if not self.suggested:
            return text
        return translated("{text} (perhaps {suggested})", language).format(
            text=text, suggested=", ".join(self.suggested)
        )

    def __str__(self) -> str:
        return f"{self.place}: {self.say()}"


@attrs.frozen(kw_only=True)
class Rooms:
    """What the declarations are held against: a schedule on a day, and the categories there are (any, where none are given)."""

    schedule: RetentionSchedule
    taxonomy: Taxonomy | None = None


def gaps(application: Application, rooms: Rooms) -> tuple[Gap, ...]:
    """Everything that is missing or wrong in what is declared of an application, table by table.

    >>> from healthgov import fr
    >>> from healthgov.integrations.metadata import read
    >>> app = read({"format": 1, "name": "app", "tables": [{"name": "facture", "columns": [{"name": "iban"}]}]})
    >>> for gap in gaps(app, Rooms(schedule=fr.Retention(as_of="2026-11-28"))): print(gap)
    facture: no policy says how long its rows are kept (perhaps invoice_accounting, controlled_purchase_invoice)
    facture.iban: no category says what data it holds (perhaps financial.bank)
    """
    readings: tuple[Callable[[Application, Table, Rooms], Iterable[Gap]], ...] = (
        _policies, _categories, _cascades, _soft_deletes, _copies, _files
    )  # fmt: skip
    return tuple(
        gap for table in application.tables for reading in readings for gap in reading(application, table, rooms)
    )


def _policies(application: Application, table: Table, rooms: Rooms) -> Iterator[Gap]:
    keys = {policy.key for policy in rooms.schedule.policies}
    for name in (table.history_of, *(table.points.to.values() if table.points else ())):
        if name is not None and application.find(name) is None:
            yield _wrong(table, "it names a table that is not there: {other}", other=name)
    if not table.declared:
        if not _only_links(table):
            yield Gap(
                kind=GapKind.NO_POLICY,
                table=table.name,
                words="no policy says how long its rows are kept",
                suggested=policies_for(table.name, keys),
            )
        return
    if table.unit and application.parent(table) is None:
        yield _wrong(table, "{column} is its unit, and no foreign key leads from there", table.unit)
    if (table.claims or table.holds) and application.root(table) is table:
        yield _wrong(table, "it lists claims or holds, and its unit leads to no file, so that it holds nothing")
    if table.policy is None:
        return
    if table.policy not in keys:
        near = tuple(difflib.get_close_matches(table.policy, keys, n=3))
        yield Gap(
            kind=GapKind.DEAD_POLICY,
            table=table.name,
            words="the schedule has no policy {policy}",
            values={"policy": table.policy},
            suggested=near,
            verdict=Verdict.FAIL,
        )
        return
    yield from _clock(application, table, rooms)


def _clock(application: Application, table: Table, rooms: Rooms) -> Iterator[Gap]:
    """Whether the policy of a table is in force, whom its rows belong to, and whether its clock can ever start."""
    assert table.policy is not None  # noqa: S101  looked at by the caller
    versions = rooms.schedule.versions[table.policy]
    alive = [policy for policy in versions if not policy.off and policy.validity.covers(rooms.schedule.as_of)]
    if not alive:
        yield Gap(
            kind=GapKind.DEAD_POLICY,
            table=table.name,
            words="{policy} is not in force on the day, or is switched off: nothing of the table ever falls due",
            values={"policy": table.policy},
            verdict=Verdict.FAIL,
        )
        return
    policy = alive[0]
    root = application.root(table)
    leads = [key for key in table.foreign_keys if _same(application, key.to, table)]
    if policy.granularity is Granularity.DOSSIER and root is table and leads:
        yield _wrong(
            table,
            "{policy} runs for a whole file, and these rows are parts of one: say which column leads to it (unit)",
            policy=table.policy,
        )
        return
    if root.policy != table.policy:
        yield _wrong(table, "its unit leads to {other}, which is kept under another policy", other=root.name)
        return
    if root is not table:
        return
    members = [one for one in application.tables if one.policy == table.policy and application.root(one) is root]
    members += [one for one in application.tables if one.history_of in {member.name for member in members}]
    found = {column.event for one in members for column in one.columns if column.event}
    never = {event for one in members for event in one.never}
    for event in sorted(found - set(policy.events) - {policy.trigger}):
        yield _wrong(table, "{policy} reads no event {event}", policy=table.policy, event=event)
    if policy.trigger not in found | never:
        yield Gap(
            kind=GapKind.NO_EVENT,
            table=table.name,
            words="no column holds the day of {event}, so that no row ever falls due",
            values={"event": policy.trigger},
            verdict=Verdict.FAIL,
        )


def _same(application: Application, other: str, table: Table) -> bool:
    found = application.find(other)
    return found is not None and found is not table and found.policy == table.policy


def _wrong(table: Table, words: str, column: str = "", **values: str) -> Gap:
    shown = {**values, "column": column} if column else values
    return Gap(
        kind=GapKind.DECLARATION, table=table.name, column=column, words=words, values=shown, verdict=Verdict.FAIL
    )


def _only_links(table: Table) -> bool:
    """Whether a table holds keys alone: what joins two others."""
    links = {name for key in table.foreign_keys for name in key.columns} | set(table.key)
    return bool(table.foreign_keys) and all(column.name in links for column in table.columns)


def _categories(_: Application, table: Table, rooms: Rooms) -> Iterator[Gap]:
    if table.exempt:
        return
    links = {name for key in table.foreign_keys for name in key.columns} | set(table.key)
    for column in table.columns:
        if column.category is None and column.name not in links:
            yield Gap(
                kind=GapKind.NO_CATEGORY,
                table=table.name,
                column=column.name,
                words="no category says what data it holds",
                suggested=categories_for(
                    table.name, column.name, text=column.kind is Kind.TEXT, taxonomy=rooms.taxonomy
                ),
            )
        known = column.category in (None, NONE) or rooms.taxonomy is None or column.category in rooms.taxonomy
        if not known:
            near = difflib.get_close_matches(str(column.category), [one.code for one in rooms.taxonomy or ()], n=2)
            yield attrs.evolve(
                _wrong(table, "{category} is no category", column.name, category=str(column.category)),
                suggested=tuple(near),
            )


def _cascades(application: Application, table: Table, _: Rooms) -> Iterator[Gap]:
    """What goes with a row of this table by itself, and is kept under another policy or under none."""
    for child, key in application.pointing_to(table.name):
        if key.on_delete is not OnDelete.CASCADE or child.exempt or child.claims or child.holds:
            continue
        together = (
            child.policy is not None
            and child.policy == table.policy
            and application.root(child) is application.root(table)
        )
        if together or child.history_of == table.name:
            continue
        if child.policy is None and table.policy is None:
            continue  # said of both already: neither has a policy
        yield Gap(
            kind=GapKind.CASCADE,
            table=table.name,
            words="deleting a row deletes rows of {child}, kept under {policy}, whether they are due or not"
            if child.policy
            else "deleting a row deletes rows of {child}, of which no policy says how long they are kept",
            values={"child": child.name, "policy": child.policy or ""},
            verdict=Verdict.FAIL if child.policy and table.policy else Verdict.UNKNOWN,
        )


def _soft_deletes(_: Application, table: Table, __: Rooms) -> Iterator[Gap]:
    mark = table.soft_delete or deletion_mark(table)
    if mark is None or table.exempt or (table.soft_delete and table.policy):
        return
    yield Gap(
        kind=GapKind.SOFT_DELETE,
        table=table.name,
        column=mark,
        words="rows marked here as deleted are still there: only a purge erases them",
    )


def _copies(application: Application, table: Table, _: Rooms) -> Iterator[Gap]:
    if not table.history_of and not table.policy and not table.exempt:
        original = copies_of(application, table)
        if original is not None:
            yield Gap(
                kind=GapKind.HISTORY,
                table=table.name,
                words="it seems to keep older states of {other}, which outlive the row (history_of)",
                values={"other": original},
            )
    if table.points is None and not table.exempt:
        for kind, key in pointers_of(table):
            yield Gap(
                kind=GapKind.POINTER,
                table=table.name,
                column=key,
                words="with {kind} it seems to point to rows of several tables, and no foreign key follows (points)",
                values={"kind": kind},
            )


def _files(_: Application, table: Table, __: Rooms) -> Iterator[Gap]:
    if table.exempt:
        return
    for name in file_columns(table):
        yield Gap(
            kind=GapKind.FILE,
            table=table.name,
            column=name,
            words="it seems to name a file beside the row, which stays when the row goes (file)",
        )
    if not table.policy and not table.history_of and not table.points:
        for name in table.files:
            yield Gap(
                kind=GapKind.FILE,
                table=table.name,
                column=name,
                words="files beside rows of which no policy says how long they are kept",
            )
