"""What a purge needs of a database: transactions, rows, changes, and how names and values are written."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from healthgov.integrations.purge.files import SqlWriter

__all__ = ["Row", "Store"]

Row = Sequence[object]


class Store(Protocol):
    """A database, by whichever library it is reached."""

    @property
    def writer(self) -> SqlWriter:
        """How its SQL is written."""
        ...

    @property
    def lock(self) -> str:
        """What follows a SELECT whose rows nobody else may change; empty where a transaction locks everything."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; nobody else writes to what is locked meanwhile."""
        ...

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """What a question gives."""
        ...

    def change(self, sql: str, values: Sequence[object] = ()) -> int:
        """How many rows a statement changed."""
        ...
