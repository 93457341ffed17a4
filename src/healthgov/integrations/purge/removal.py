"""Removing files beside rows, and what a purge raises."""

from __future__ import annotations

import contextlib
import functools
import os
from pathlib import Path

from healthgov.errors import HealthgovError

__all__ = ["PurgeError", "check_place", "removing"]


class PurgeError(HealthgovError):
    """A purge is refused, or a batch is undone."""


def check_place(file: Path) -> None:
    """Look, before rows go, whether what was done can be written: it would have to be told of once more.

    :raises PurgeError: for a folder, or a file in a folder that is not there.
    """
    if file.is_dir() or not file.parent.is_dir():
        raise PurgeError("the receipt cannot be written where it is to be: name a file in a folder that is there")


def removing(folder: Path, name: str) -> None:
    """Remove a file that a row names, which may be gone already; none that lies outside of the folder.

    :raises PurgeError: for a name that leads out of the folder.
    """
    # One of many thousands: as text, which is several times quicker than paths.
    home = _home(os.path.abspath(folder))  # noqa: PTH100
    file = os.path.realpath(os.path.join(home, name))  # noqa: PTH118
    if not file.startswith(os.path.join(home, "")):  # noqa: PTH118
        raise PurgeError("a row names a file that lies outside of the folder of files: nothing is removed there")
    with contextlib.suppress(FileNotFoundError):
        os.unlink(file)  # noqa: PTH108


@functools.lru_cache(maxsize=16)
def _home(folder: str) -> str:
    """Where a folder really is: looked at once, and not for each of its files."""
    return os.path.realpath(folder)
