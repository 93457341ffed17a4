"""The law of Belgium: retention of the records of patients, in practice and in hospital."""

from __future__ import annotations

from healthgov.be.retention import BelgianRetention

__all__ = ["BelgianRetention"]


def __dir__() -> list[str]:
    return __all__
