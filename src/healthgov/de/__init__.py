"""German law: retention, of the Federation and by Land."""

from __future__ import annotations

from healthgov.de.laender import LAENDER, Bavaria, Hamburg, Saxony
from healthgov.de.retention import GermanRetention

__all__ = ["LAENDER", "Bavaria", "GermanRetention", "Hamburg", "Saxony"]


def __dir__() -> list[str]:
    return __all__
