"""Working columns: each made once, in stages that read only what came before.

An expression that is used twice would be written twice, and again in whatever uses that; as a column of
its own it is computed once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Sheet"]

_PREFIX = "__healthgov_"


class Sheet:
    """The working columns of one annotation."""

    def __init__(self) -> None:
        self.stages: list[dict[str, nw.Expr]] = []
        self._known: dict[object, str] = {}
        self._depths: dict[str, int] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The columns made on the way."""
        return tuple(self._depths)

    def let(self, key: object, expression: nw.Expr, *reads: str) -> str:
        """The name of a column, made once for each key, in the first stage after those it reads."""
        name = self._known.get(key)
        if name is None:
            name = self._known[key] = f"{_PREFIX}{len(self._known)}"
            depth = self._depths[name] = 1 + max((self._depths.get(read, -1) for read in reads), default=-1)
            while len(self.stages) <= depth:
                self.stages.append({})
            self.stages[depth][name] = expression
        return name
