"""The law of Italy: retention of clinical records, images and the national record."""

from __future__ import annotations

from healthgov.it.retention import ItalianRetention

__all__ = ["ItalianRetention"]


def __dir__() -> list[str]:
    return __all__
