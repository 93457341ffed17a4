"""The American texts as last checked: the day on which somebody last looked at them stands here and nowhere else."""

from __future__ import annotations

from functools import partial

from healthgov.retention.rows import GUIDANCE, text

__all__ = ["ACT", "ADVICE", "READ"]

_text = partial(text, checked_on="2026-11-23")

ACT = _text("{}")
"""Any text that binds, cited whole."""
READ = text("{}", checked_on="2026-11-28")
"""Any text that binds, cited whole, read again later than the others."""
ADVICE = _text("{}", force=GUIDANCE)
"""Any text that advises, cited whole."""
