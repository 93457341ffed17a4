"""How much the failure of a rule weighs."""

from __future__ import annotations

import enum

__all__ = ["Severity"]


class Severity(enum.IntEnum):
    """How much a failure weighs; a larger value weighs more."""

    WARNING = 1
    MINOR = 2
    MAJOR = 3
    BLOCKER = 4

    def __repr__(self) -> str:
        return f"Severity.{self.name}"

    def __str__(self) -> str:
        return self.name.lower()
