"""The law of the United Kingdom: retention in England by the NHS Records Management Code."""

from __future__ import annotations

from healthgov.gb.retention import NhsRetention

__all__ = ["NhsRetention"]


def __dir__() -> list[str]:
    return __all__
