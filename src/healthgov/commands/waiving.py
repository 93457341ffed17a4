"""Waivers in a file of their own: ``waivers:`` and a list of them, as in a document."""

from __future__ import annotations

from pathlib import Path

import attrs

from healthgov.documents import load
from healthgov.rules import Waiver

__all__ = ["read_waivers"]


@attrs.frozen
class _Waivers:
    waivers: tuple[Waiver, ...]


def read_waivers(file: Path | None) -> tuple[Waiver, ...]:
    """The waivers of a file, none where there is no file.

    :raises InvalidDocumentError: with everything wrong with it.
    """
    return () if file is None else load(file, _Waivers).waivers
