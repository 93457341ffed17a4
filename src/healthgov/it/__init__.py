"""The law of Italy: retention of clinical records, images and the national record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.loading import on_demand

if TYPE_CHECKING:
    from healthgov.it.retention import ItalianRetention

__all__ = ["ItalianRetention"]

if not TYPE_CHECKING:  # a name that is not there is told by type checkers
    __getattr__ = on_demand(__name__, {"ItalianRetention": ".retention"})


def __dir__() -> list[str]:
    return __all__
