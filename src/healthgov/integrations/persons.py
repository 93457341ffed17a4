"""Whom the rows of tables tell of, by foreign keys: of patients, or of nobody, as those of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from healthgov.integrations.description import Application, ForeignKey, Table
from healthgov.integrations.words import (
    names_a_patient,
    of_a_patient,
    of_a_person,
    of_a_relative,
    of_an_organisation,
    words_of,
)

__all__ = ["Persons", "only_links", "persons_of"]


@attrs.frozen(kw_only=True)
class Persons:
    """The tables whose rows lead to patients, and those whose rows lead to nobody although others do."""

    patients: frozenset[str]
    nobody: frozenset[str]

    users: frozenset[str]
    """The patients that are called users, or something else that persons are called."""

    def codes(self, application: Application, table: Table, column: str) -> Iterator[Table]:
        """The catalogues to which a column leads from rows of somebody, by itself or as the far end of a table of links."""
        if table.name in self.nobody:
            return
        for key in table.foreign_keys:
            other = application.find(key.to)
            joined = only_links(table) and other is not None and not of_a_person(_called(other))
            if other is not None and key.columns == (column,) and (other.name in self.nobody or joined):
                yield other


def persons_of(application: Application) -> Persons:
    """Follow the foreign keys of an application, but for those that only say who wrote a row.

    >>> from healthgov.integrations.metadata import read
    >>> key = {"columns": ["patient_id"], "to": "patients", "to_columns": ["id"]}
    >>> tables = [{"name": "patients"}, {"name": "codes"},
    ...     {"name": "plans", "columns": [{"name": "patient_id"}], "foreign_keys": [key]}]
    >>> found = persons_of(read({"format": 1, "name": "app", "tables": tables}))
    >>> sorted(found.patients), sorted(found.nobody)
    (['patients', 'plans'], ['codes'])
    """
    persons = {table.name for table in application.tables if of_a_person(_called(table))}
    users = _users(application, persons)
    of_patients = _leading(
        application,
        users | {table.name for table in application.tables if of_a_patient(_called(table))},
        persons,
        beside={table.name for table in application.tables if of_a_relative(_called(table))},
    )
    of_persons = _leading(application, persons, set(), beside={table.name for table in application.tables})
    linked = of_persons > persons
    nobody = {
        table.name
        for table in application.tables
        if linked and table.name not in of_persons and not of_an_organisation(_called(table))
    }
    return Persons(patients=of_patients, nobody=frozenset(nobody), users=frozenset(users))


def _called(table: Table) -> str:
    return table.called or table.name


def _users(application: Application, persons: set[str]) -> set[str]:
    """The tables of persons, of patients by a key that is named for one: ``patient_id`` leads to users."""
    named = {table.name for table in application.tables if of_a_patient(_called(table))}
    keys = (key for table in application.tables for key in table.foreign_keys)
    return {key.to for key in keys if key.to in persons - named and any(map(names_a_patient, key.columns))}


def _leading(
    application: Application, somebody: set[str], not_through: set[str], *, beside: set[str]
) -> frozenset[str]:
    """The tables of somebody, those that lead to them, and of ``beside`` what a table of links joins to them."""
    pointing: dict[str, list[Table]] = {}
    for table in application.tables:
        for key in table.foreign_keys:
            if not _only_says_who(key):
                pointing.setdefault(key.to, []).append(table)
    found = set(somebody)
    waiting = list(found)
    while waiting:
        for table in pointing.get(waiting.pop(), ()):
            joined = {key.to for key in table.foreign_keys} & beside if only_links(table) else set()
            own = set() if table.name in not_through or of_an_organisation(_called(table)) else {table.name}
            fresh = (joined | own) - found
            found |= fresh
            waiting += fresh
    return frozenset(found)


def only_links(table: Table) -> bool:
    """Whether a table holds keys alone: what joins two others."""
    links = {name for key in table.foreign_keys for name in key.columns} | set(table.key)
    return bool(table.foreign_keys) and all(column.name in links for column in table.columns)


_WRITERS = frozenset(
    [
        "created",
        "updated",
        "modified",
        "deleted",
        "edited",
        "uploaded",
        "validated",
        "approved",
        "author",
        "creator",
        "owner",
        "auteur",
        "cree",
        "modifie",
        "valide",
        "by",
        "par",
        "last",
    ]
)


def _only_says_who(key: ForeignKey) -> bool:
    """Whether a foreign key says who wrote a row, and not of whom it tells."""
    return any({*words_of(name)} & _WRITERS for name in key.columns)
