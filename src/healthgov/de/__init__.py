"""German law: retention, of the Federation and by Land."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.loading import on_demand

if TYPE_CHECKING:
    from healthgov.de.laender import LAENDER, Bavaria, Hamburg, Saxony
    from healthgov.de.retention import GermanRetention

__all__ = ["LAENDER", "Bavaria", "GermanRetention", "Hamburg", "Saxony"]

if not TYPE_CHECKING:  # a name that is not there is told by type checkers
    __getattr__ = on_demand(
        __name__, {name: ".retention" if name == "GermanRetention" else ".laender" for name in __all__}
    )


def __dir__() -> list[str]:
    return __all__
