"""A gap: one thing that is missing or wrong in what is declared of an application."""

from __future__ import annotations

import enum
from collections.abc import Mapping

import attrs

from healthgov.integrations.description import Table
from healthgov.languages import ENGLISH, translated
from healthgov.models import Taxonomy
from healthgov.retention import RetentionSchedule
from healthgov.verdicts import Verdict

__all__ = ["Gap", "GapKind", "Rooms", "wrong"]


class GapKind(enum.Enum):
    """The kinds of gaps."""

    DECLARATION = "declaration"
    NO_POLICY = "no_policy"
    DEAD_POLICY = "dead_policy"
    NO_EVENT = "no_event"
    NO_CATEGORY = "no_category"
    CASCADE = "cascade"
    SOFT_DELETE = "soft_delete"
    HISTORY = "history"
    POINTER = "pointer"
    FILE = "file"
    REGISTER = "register"


@attrs.frozen(kw_only=True)
class Gap:
    """One thing that is missing or wrong: where, in words, and what may be meant."""

    kind: GapKind
    table: str
    words: str
    """In English; ``say`` gives it in each language."""
    column: str = ""
    values: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    suggested: tuple[str, ...] = ()
    """Categories or policies that the name suggests; somebody has to choose."""
    verdict: Verdict = Verdict.UNKNOWN

    @property
    def place(self) -> str:
        """The table, or the table and the column."""
        return f"{self.table}.{self.column}" if self.column else self.table

    def say(self, language: str = ENGLISH) -> str:
        """The gap in words."""
        text = translated(self.words, language).format(**self.values)
        if not self.suggested:
            return text
        return translated("{text} (perhaps {suggested})", language).format(
            text=text, suggested=", ".join(self.suggested)
        )

    def __str__(self) -> str:
        return f"{self.place}: {self.say()}"


@attrs.frozen(kw_only=True)
class Rooms:
    """What the declarations are held against: a schedule on a day, and the categories there are (any, where none are given)."""

    schedule: RetentionSchedule
    taxonomy: Taxonomy | None = None


def wrong(table: Table, words: str, column: str = "", **values: str) -> Gap:
    """Something that is wrong whatever else is so."""
    shown = {**values, "column": column} if column else values
    return Gap(
        kind=GapKind.DECLARATION, table=table.name, column=column, words=words, values=shown, verdict=Verdict.FAIL
    )
