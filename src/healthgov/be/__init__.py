"""The law of Belgium: retention of the records of patients, in practice and in hospital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.loading import on_demand

if TYPE_CHECKING:
    from healthgov.be.retention import BelgianRetention

__all__ = ["BelgianRetention"]

if not TYPE_CHECKING:  # a name that is not there is told by type checkers
    __getattr__ = on_demand(__name__, {"BelgianRetention": ".retention"})


def __dir__() -> list[str]:
    return __all__
