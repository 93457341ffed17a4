"""The commands of the command line; needs the extra ``healthgov[cli]``."""

from __future__ import annotations

from healthgov.commands import app

__all__ = ["app"]


def __dir__() -> list[str]:
    return __all__
