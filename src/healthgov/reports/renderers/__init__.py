"""The formats a report is written in, a module each: ``render(report, *, language="en") -> str`` and its ``SUFFIX``.

A module more here is a format more, everywhere.
"""

from __future__ import annotations

__all__: list[str] = []


def __dir__() -> list[str]:
    return __all__
