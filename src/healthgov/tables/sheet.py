"""Working columns: each made once, in stages that read only what came before.

An expression that is used twice would be written twice, and again in whatever uses that; as a column of
its own it is computed once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Sheet"]

_PREFIX = "__healthgov_"


class Sheet:
    """The working columns of one annotation."""

    def __init__(self) -> None:
        self._known: dict[object, str] = {}
        self._columns: dict[str, tuple[nw.Expr, tuple[str, ...]]] = {}

    def let(self, key: object, expression: nw.Expr, *reads: str) -> str:
        """The name of a column, one for each key; ``reads`` are the columns its expression reads."""
        name = self._known.get(key)
        if name is None:
            name = self._known[key] = f"{_PREFIX}{len(self._known)}"
            self._columns[name] = (expression, reads)
        return name

    def stages(self, wanted: Iterable[str]) -> list[dict[str, nw.Expr]]:
        """The columns that ``wanted`` ones need, each in the first stage after those it reads; the rest is not made."""
        depths: dict[str, int] = {}
        for name in wanted:
            self._sink(name, depths)
        stages: list[dict[str, nw.Expr]] = [{} for _ in range(max(depths.values(), default=-1) + 1)]
        for name, depth in depths.items():
            stages[depth][name] = self._columns[name][0]
        return stages

    def _sink(self, name: str, depths: dict[str, int]) -> int:
        """The stage of a column; one of the table itself comes before all."""
        if name not in self._columns:
            return -1
        if name not in depths:
            depths[name] = 1 + max((self._sink(read, depths) for read in self._columns[name][1]), default=-1)
        return depths[name]
