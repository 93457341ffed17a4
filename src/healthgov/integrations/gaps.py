"""What is not declared of an application, and what would go wrong: for a start-up check, and for ``healthgov scan``.

A gap is FAIL where it is wrong whatever else is so, UNKNOWN where somebody has to look.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import attrs

from healthgov.integrations.clocks import policy_gaps
from healthgov.integrations.description import NONE, Application, Column, OnDelete, Table
from healthgov.integrations.gap import Gap, GapKind, Rooms, wrong
from healthgov.integrations.namings import copies_of, deletion_mark, file_columns, pointers_of
from healthgov.integrations.persons import Persons, only_links, persons_of
from healthgov.integrations.suggestions import categories_for
from healthgov.verdicts import Verdict

__all__ = ["Gap", "GapKind", "Rooms", "gaps"]


def gaps(application: Application, rooms: Rooms) -> tuple[Gap, ...]:
    """Everything that is missing or wrong in what is declared of an application, table by table.

    >>> from healthgov import fr
    >>> from healthgov.integrations.metadata import read
    >>> app = read({"format": 1, "name": "app", "tables": [{"name": "facture", "columns": [{"name": "iban"}]}]})
    >>> for gap in gaps(app, Rooms(schedule=fr.Retention(as_of="2026-11-28"))): print(gap)
    facture: no policy says how long its rows are kept (perhaps invoice_accounting, controlled_purchase_invoice)
    facture.iban: no category says what data it holds (perhaps financial.bank)
    """
    if not application.tables:  # nothing is missing of nothing, and nobody has looked at anything
        words = "it has no table: are the modules of its models imported?"
        return (Gap(kind=GapKind.DECLARATION, table=application.name, words=words),)
    persons = persons_of(application)
    readings: tuple[Callable[[Application, Table, Rooms], Iterable[Gap]], ...] = (
        partial(policy_gaps, persons=persons), partial(_categories, persons=persons),
        _cascades, _soft_deletes, _copies, _files
    )  # fmt: skip
    return tuple(
        gap for table in application.tables for reading in readings for gap in reading(application, table, rooms)
    )


def _categories(application: Application, table: Table, rooms: Rooms, *, persons: Persons) -> Iterator[Gap]:
    if table.exempt:
        return
    links = {name for key in table.foreign_keys for name in key.columns} | set(table.key)
    for column in table.columns:
        if column.category is None and column.name not in links:
            yield _uncategorised(
                table,
                column,
                categories_for(
                    table.name,
                    column.name,
                    called=table.called,
                    kind=column.kind,
                    taxonomy=rooms.taxonomy,
                    of_patients=table.name in persons.patients,
                    of_nobody=table.name in persons.nobody,
                ),
            )
        elif column.category is None and (said := _coded(application, table, column, rooms, persons)):
            yield _uncategorised(table, column, said)
        known = column.category in (None, NONE) or rooms.taxonomy is None or column.category in rooms.taxonomy
        if not known:
            near = difflib.get_close_matches(str(column.category), [one.code for one in rooms.taxonomy or ()], n=2)
            yield attrs.evolve(
                wrong(table, "{category} is no category", column.name, category=str(column.category)),
                suggested=tuple(near),
            )


def _uncategorised(table: Table, column: Column, suggested: tuple[str, ...]) -> Gap:
    return Gap(
        kind=GapKind.NO_CATEGORY,
        table=table.name,
        column=column.name,
        words="no category says what data it holds",
        suggested=suggested,
    )


def _coded(application: Application, table: Table, column: Column, rooms: Rooms, persons: Persons) -> tuple[str, ...]:
    """What a key says of somebody by where it leads: to a diagnosis in a catalogue, to a code of an ethnicity."""
    for other in persons.codes(application, table, column.name):
        joins = only_links(table)
        told = categories_for(other.name, "", called=other.called, taxonomy=rooms.taxonomy) if joins else ()
        found = categories_for(
            table.name, column.name, called=table.called, taxonomy=rooms.taxonomy, by_table=joins, coded=True
        )
        if found and not told:  # what it leads to is asked by itself, such as an observation
            return found
    return ()


def _cascades(application: Application, table: Table, _: Rooms) -> Iterator[Gap]:
    """What goes with a row of this table by itself, and is kept under another policy or under none."""
    told: set[str] = set()
    for child, key in application.pointing_to(table.name):
        if child.name in told or key.on_delete is not OnDelete.CASCADE or child.exempt or child.claims or child.holds:
            continue
        together = (
            child.policy is not None
            and child.policy in table.keys
            and application.root(child) is application.root(table)
        )
        if together or child.history_of == table.name:
            continue
        if not child.keys and not table.keys:
            continue  # said of both already: neither has a policy
        if child.name in table.cascades and not (child.keys and table.keys):
            continue  # somebody looked, and said why
        told.add(child.name)  # a table between two of the same kind points twice
        yield Gap(
            kind=GapKind.CASCADE,
            table=table.name,
            words="deleting a row deletes rows of {child}, kept under {policy}, whether they are due or not"
            if child.keys
            else "deleting a row deletes rows of {child}, of which no policy says how long they are kept",
            values={"child": child.name, "policy": ", ".join(child.keys)},
            verdict=Verdict.FAIL if child.keys and table.keys else Verdict.UNKNOWN,
        )


def _soft_deletes(_: Application, table: Table, __: Rooms) -> Iterator[Gap]:
    mark = table.soft_delete or deletion_mark(table)
    if mark is None or table.exempt or (table.soft_delete and table.keys):
        return
    yield Gap(
        kind=GapKind.SOFT_DELETE,
        table=table.name,
        column=mark,
        words="rows marked here as deleted are still there: only a purge erases them",
    )


def _copies(application: Application, table: Table, _: Rooms) -> Iterator[Gap]:
    if not table.history_of and not table.keys and not table.exempt:
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
    if not table.keys and not table.history_of and not table.points:
        for name in table.files:
            yield Gap(
                kind=GapKind.FILE,
                table=table.name,
                column=name,
                words="files beside rows of which no policy says how long they are kept",
            )
