"""Removing files beside rows, and what a purge raises."""

from __future__ import annotations

from pathlib import Path

from healthgov.errors import HealthgovError

__all__ = ["PurgeError", "removing"]


class PurgeError(HealthgovError):
    """A purge is refused, or a batch is undone."""


def removing(folder: Path, name: str) -> None:
    """Remove a file that a row names, which may be gone already; none that lies outside of the folder.

    :raises PurgeError: for a name that leads out of the folder.
    """
    home = folder.resolve()
    file = (home / name).resolve()
    if home not in file.parents:
        raise PurgeError("a row names a file that lies outside of the folder of files: nothing is removed there")
    file.unlink(missing_ok=True)
