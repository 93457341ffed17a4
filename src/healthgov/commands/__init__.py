"""The commands of the command line; help, and what is said of a slip, need the extra ``healthgov[cli]``."""

from __future__ import annotations

__all__: list[str] = []


def __dir__() -> list[str]:
    return __all__
