"""The ways from a record, by foreign keys, to what a claim or a hold is laid on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthgov.errors import DefinitionError
from healthgov.integrations.description import Application, Table
from healthgov.integrations.purge.files import Files, SqlWriter, equal

__all__ = ["Way", "check_periods", "joined", "ways"]

_DEPTH = 4
"""How many foreign keys lead at most from a record to what a hold is laid on."""
Way = tuple[tuple[tuple[str, ...], Table, tuple[str, ...]], ...]


def check_periods(application: Application, groups: Sequence[Files]) -> None:
    """Refuse claims and holds that reach no file: they would be laid, and hold nothing.

    :raises DefinitionError: for a table of them whose unit leads nowhere, or to nothing that any file points to.
    """
    for table in application.tables:
        if not (table.claims or table.holds):
            continue
        target = application.root(table)
        reached = [files for files in groups if target is files.root or any(ways(application, files.root, target, ()))]
        if target is table or not reached:
            raise DefinitionError(f"{table.name}: its unit leads to no file, so that it would hold nothing")


def ways(application: Application, start: Table, end: Table, before: Way) -> Iterator[Way]:
    """The ways from a table up to another, by foreign keys."""
    if len(before) >= _DEPTH:
        return
    for key in start.foreign_keys:
        above = application.find(key.to)
        if above is None or any(above is passed for _, passed, _ in before):
            continue
        path = (*before, (key.columns, above, key.to_columns))
        if above is end:
            yield path
        else:
            yield from ways(application, above, end, path)


def joined(path: Way, root: Table, write: SqlWriter) -> tuple[str, str]:
    """The FROM that goes a way, and the alias of its end."""
    source, now = f"{write.table(root.name)} r", "r"
    for number, (columns, above, to) in enumerate(path):
        following = f"r{number}"
        source += f" JOIN {write.table(above.name)} {following} ON {equal(write, following, to, now, columns)}"
        now = following
    return source, now
