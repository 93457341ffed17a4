"""What a reading of many tables needs to know."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from healthgov.retention.histories import Handling
from healthgov.tables.doors import Door

__all__ = ["TableAsking"]


@attrs.frozen
class TableAsking:
    """What a reading of tables needs to know."""

    nw: Any
    named: str
    """What tables call their units, where they do not say otherwise."""
    unit: str
    """What units are called while the tables are read."""
    door: Door
    zone: str | None
    as_of: date
    handling: Handling
    number: Any
    """What units are cast to; ``None`` for nothing."""

    doubted: frozenset[str] = frozenset()
    """The events that may have happened where a day is written that stands for "not known"."""

    @property
    def codes(self) -> bool:
        """Whether units are read as codes, of tables of polars in memory."""
        return self.number is not None and self.number is self.nw.Categorical
