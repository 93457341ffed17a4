"""The American texts as last checked: the day on which somebody last looked at them stands here and nowhere else."""

from __future__ import annotations

from functools import partial

from healthgov.retention import making

__all__ = ["cited", "gap", "kept"]

_CHECKED_ON = "2026-11-23"

cited = partial(making.cited, checked_on=_CHECKED_ON)
kept = partial(making.kept, checked_on=_CHECKED_ON)
gap = partial(making.gap, sure=making.UNSURE, checked_on=_CHECKED_ON)
