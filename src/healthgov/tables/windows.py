"""Running sums and maxima within each unit, in the order of a day: on tables in memory and on lazy engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Windows", "windows"]

_WIDTH = 16_777_216
"""More than any day number, and any sum that is compared with one, has in either direction."""
_CODE, _FIRST = "__healthgov_code", "__healthgov_first"


@attrs.frozen
class Windows:
    """A table whose rows are looked at in order within their unit."""

    nw: Any
    table: Any
    unit: str
    order: str
    eager: bool

    def having(self, **columns: Any) -> Windows:
        """The same with more columns."""
        return attrs.evolve(self, table=self.table.with_columns(**columns))

    def highest(self, name: str) -> nw.Expr:
        """The highest value so far."""
        col = self.nw.col
        if not self.eager:
            expression: nw.Expr = col(name).cum_max().over(self.unit, order_by=[self.order])
        else:
            # Units come one after another: what is added for each lifts it above those before.
            expression = (col(name) + col(_CODE) * _WIDTH).cum_max() - col(_CODE) * _WIDTH
        return expression

    def total(self, name: str) -> nw.Expr:
        """The sum so far, of what is never negative."""
        col, when = self.nw.col, self.nw.when
        if not self.eager:
            expression: nw.Expr = col(name).cum_sum().over(self.unit, order_by=[self.order])
        else:
            before = when(col(_FIRST)).then(col(name).cum_sum() - col(name)).otherwise(self.nw.lit(0))
            expression = col(name).cum_sum() - before.cum_max()
        return expression

    def before(self, name: str) -> nw.Expr:
        """The value in the row before; nothing in the first."""
        col = self.nw.col
        if not self.eager:
            expression: nw.Expr = col(name).shift(1).over(self.unit, order_by=[self.order])
        else:
            expression = self.nw.when(~col(_FIRST)).then(col(name).shift(1))
        return expression


def windows(nw: Any, table: Any, unit: str, order: str) -> Windows:
    """Look at a table in order within each unit."""
    if not isinstance(table, nw.DataFrame):
        return Windows(nw, table, unit, order, eager=False)
    table = table.sort(unit, order)
    first = nw.col(unit) != nw.col(unit).shift(1)
    table = table.with_columns(**{_FIRST: first.fill_null(value=True)})
    table = table.with_columns(**{_CODE: nw.col(_FIRST).cast(nw.Int64).cum_sum()})
    return Windows(nw, table, unit, order, eager=True)
