"""What becomes of dates that are not safe: placeholders, a contact after the death or in the future."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

import attrs

from healthgov.dates import as_date, days_of

__all__ = ["AFTER_DEATH", "IN_FUTURE", "OLDEST", "PLACEHOLDERS", "USUAL_HANDLING", "Choice", "Handling", "span_of"]

PLACEHOLDERS = frozenset(
    map(
        date.fromisoformat,
        (
            "0001-01-01",
            "1582-10-15",
            "1600-01-01",
            "1601-01-01",
            "1700-01-01",
            "1753-01-01",
            "1800-01-01",
            "1840-12-31",
            "1841-01-01",
            "1850-01-01",
            "1858-11-17",
            "1899-12-30",
            "1899-12-31",
            "1900-01-01",
            "1901-01-01",
            "1901-12-13",
            "1904-01-01",
        ),
    )
)
"""The days that stand for "not known" in databases: their first days, and the turns of centuries.

``"1900"`` and ``"1900-01"`` stand for it too. A day on which people who live today were born, as 1970-01-01, is not
among them: a source that writes it for "not known" says so in its :class:`Handling`.
"""

OLDEST = 43_830
"""The days of 120 years: no event of a record comes later after the birth of the person."""

AFTER_DEATH = "held: a contact after the death"
IN_FUTURE = "held: a day in the future"


class Choice(enum.Enum):
    """What becomes of a date that contradicts another, or today."""

    REFUSED = "refused"
    """The record is refused, or the row gets no end."""
    HELD = "held"
    """The record is kept until somebody has looked, whatever its end."""
    COUNTED = "counted"
    """A contact after the death counts as one on the day of the death: a letter, a bill, a late entry."""


def _days(values: Iterable[str | date]) -> frozenset[date]:
    return frozenset(as_date(value, "a placeholder") for value in values)


@attrs.frozen(kw_only=True)
class Handling:
    """How dates that are not safe are handled. Unless said, what contradicts itself is refused.

    :raises TypeError: for a choice that is none.
    :raises ValueError: for a placeholder that is no day, or a choice that is not there.

    >>> from healthgov import fr
    >>> late = {"last_contact": "2021-05-04", "death": "2020-03-01"}
    >>> fr.Retention(as_of="2026-11-23").due(
    ...     fr.HOSPITAL_RECORD, birth="1950", handling=Handling(after_death=Choice.COUNTED), **late
    ... ).keep_through
    datetime.date(2030, 3, 1)
    """

    placeholders: frozenset[date] = attrs.field(
        default=PLACEHOLDERS, converter=_days, repr=lambda days: f"{len(days)} days"
    )
    """The days that stand for "not known": such an event has no date, as one not stated."""
    after_death: Choice = Choice.REFUSED
    """Of a last contact that is later than the death."""
    in_future: Choice = Choice.REFUSED
    """Of a day in the future for what is past, as a contact: refused or held. A birth or a death is always refused."""

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.after_death, Choice):
            raise TypeError("after_death is a member of Choice")
        if self.in_future not in (Choice.REFUSED, Choice.HELD):
            raise ValueError("in_future is Choice.REFUSED or Choice.HELD")

    def stands_for_nothing(self, day: str | date) -> bool:
        """Whether a day stands for "not known"; what is no day stands for none."""
        try:
            return span_of(day)[0] in self.placeholders
        except (TypeError, ValueError):
            return False

    def holds_future(self, event: str) -> bool:
        """Whether a day in the future holds the record, where it would be refused otherwise."""
        return self.in_future is Choice.HELD and event not in ("birth", "death")


USUAL_HANDLING = Handling()
"""What is done where nothing else is said."""


def span_of(value: str | date) -> tuple[date, date]:
    """The first and the last day that a date may mean: whole, in part, or between two (``2016-09-02/2016-09-03``).

    :raises TypeError: for a moment or another type.
    :raises ValueError: for what is written otherwise, and for an interval that ends before it starts.
    """
    if not (isinstance(value, str) and "/" in value):
        return days_of(value)
    one, _, other = value.partition("/")
    (first, _), (_, last) = days_of(one), days_of(other)
    if last < first:
        raise ValueError("an interval does not end before it starts")
    return first, last
