"""Where the events, claims and holds of units are found: tables, the columns in them and the rows that count."""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

import attrs

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

__all__ = ["Events", "Intervals", "Pick", "Units", "events", "intervals", "units"]

Frame = TypeVar("Frame", bound="IntoFrame")
Values: TypeAlias = str | int | bool | Collection[str] | Collection[int]
"""A value of a column, or several of which each counts."""


class Pick(enum.Enum):
    """Which of the days of a unit counts."""

    LAST = "last"
    FIRST = "first"
    ANY = "any"
    """One and the same event, told in several rows: it lies between the first and the last day told."""


@attrs.frozen
class Events(Generic[Frame]):
    """Days of one event in the rows of a table: see :func:`events`."""

    table: Frame = attrs.field(repr=False)
    column: str | tuple[str, ...]
    pick: Pick | None
    nth_last: int
    where: Mapping[str, Values]
    unless: Mapping[str, Values]
    silent: bool | None
    ahead: bool
    unit: str | None


@attrs.frozen
class Intervals(Generic[Frame]):
    """Claims or holds in the rows of a table: see :func:`intervals`."""

    table: Frame = attrs.field(repr=False)
    start: str
    end: str
    where: Mapping[str, Values]
    unless: Mapping[str, Values]
    unit: str | None


@attrs.frozen
class Units(Generic[Frame]):
    """Units that the rows of a table name: see :func:`units`."""

    table: Frame = attrs.field(repr=False)
    where: Mapping[str, Values]
    unless: Mapping[str, Values]
    unit: str | None


def events(
    table: Frame,
    column: str | tuple[str, ...],
    *,
    pick: Pick | None = None,
    nth_last: int = 1,
    where: Mapping[str, Values] = MappingProxyType({}),
    unless: Mapping[str, Values] = MappingProxyType({}),
    silent: bool | None = None,
    ahead: bool = True,
    unit: str | None = None,
) -> Events[Frame]:
    """The days of an event in a column: ``events(encounters, "end", unless={"status": "entered-in-error"})``.

    The column holds dates, moments, or text with dates whole or in part; a tuple of one to three columns holds year,
    month and day as whole numbers, as in OMOP.

    ``pick`` says which day of a unit counts: the last, unless said otherwise; of a birth and a death any, as there is
    one. ``nth_last=2`` is the last but one. ``where`` and ``unless`` map columns to the values of rows that count, and
    of rows that do not. A row without day is an event that is under way, or happened on a day not known, which leaves
    the day of its unit open; with ``silent=True`` it says nothing, as in a column of births. Days in the future, as of
    appointments, count (and a contact in the future is refused, or held) unless ``ahead=False`` leaves them out.
    ``unit`` is the column that names the unit, where this table calls it otherwise.
    """
    return Events(table, column, pick, nth_last, dict(where), dict(unless), silent, ahead, unit)


def intervals(
    table: Frame,
    start: str,
    end: str,
    *,
    where: Mapping[str, Values] = MappingProxyType({}),
    unless: Mapping[str, Values] = MappingProxyType({}),
    unit: str | None = None,
) -> Intervals[Frame]:
    """Claims from their lodging to their resolution, or holds from their start to their release.

    ``intervals(claims, "lodged", "resolved")``: without end a claim is pending, and a hold stands.
    """
    return Intervals(table, start, end, dict(where), dict(unless), unit)


def units(
    table: Frame,
    *,
    where: Mapping[str, Values] = MappingProxyType({}),
    unless: Mapping[str, Values] = MappingProxyType({}),
    unit: str | None = None,
) -> Units[Frame]:
    """The units that rows of a table name, as those to which an event never happened.

    ``never={"ionising_exposure_end": units(workers, where={"exposed": False})}``.
    """
    return Units(table, dict(where), dict(unless), unit)
