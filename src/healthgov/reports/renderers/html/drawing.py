"""Places of the drawings: the timeline of what will change, and the map of flows. Numbers only, no markup."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from healthgov.reports.flows import Flow

__all__ = ["Box", "Curve", "Dot", "Map", "Timeline", "Year", "map_of", "timeline_of"]

WIDTH = 960
_ROW, _GAP, _WIDE = 46, 12, 250
_LETTERS = 30


@attrs.frozen
class Dot:
    """A day on which something changes: how far along the line, how many changes, how high its label stands."""

    x: float
    count: int
    day: date
    label: int
    """The y of its label."""
    worse: bool


@attrs.frozen
class Year:
    """The first of January of a year."""

    x: float
    year: int


@attrs.frozen
class Timeline:
    """The line from the day of the report to the last change."""

    dots: tuple[Dot, ...]
    years: tuple[Year, ...]
    width: int = WIDTH


def timeline_of(start: date, days: Iterable[tuple[date, bool]]) -> Timeline:
    """The line for some days; of each it is said whether something gets worse."""
    found: dict[date, list[bool]] = {}
    for day, worse in days:
        found.setdefault(day, []).append(worse)
    last = max(found, default=start)
    whole = max((last - start).days, 1)
    left, room = 40, WIDTH - 140

    def along(day: date) -> float:
        return round(left + room * (day - start).days / whole, 1)

    dots: list[Dot] = []
    for day in sorted(found):
        near = dots and along(day) - dots[-1].x < 110  # noqa: PLR2004  the width of a label
        label = 24 if not near else {24: 44, 44: 64, 64: 24}[dots[-1].label]
        dots.append(Dot(along(day), len(found[day]), day, label, any(found[day])))
    every = max(1, (last.year - start.year) // 8)
    years = range(start.year + 1, last.year + 1, every)
    return Timeline(tuple(dots), tuple(Year(along(date(year, 1, 1)), year) for year in years))


@attrs.frozen
class Box:
    """A thing on the map, with its name cut into lines."""

    x: int
    y: int
    height: int
    lines: tuple[str, ...]
    whole: str
    kind: str
    width: int = _WIDE


@attrs.frozen
class Curve:
    """A flow between two things."""

    path: str
    kind: str


@attrs.frozen
class Map:
    """The map: three columns of boxes and the curves between them."""

    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    height: int
    width: int = WIDTH


def map_of(flows: Sequence[Flow]) -> Map:
    """The map of flows."""
    columns: tuple[dict[str, tuple[str, str]], ...] = ({}, {}, {})
    for flow in flows:
        columns[0][flow.activity_path] = (flow.activity, "activity")
        columns[1][flow.holder_key] = (flow.holder, flow.kind)
        columns[2][flow.country_code] = (flow.country, "country")
    heights = [sum(_height(name) + _GAP for name, _ in column.values()) for column in columns]
    tallest = max(heights, default=0)
    placed = [dict(_column(index, column, (tallest - heights[index]) // 2)) for index, column in enumerate(columns)]
    curves: dict[Curve, None] = {}
    for flow in flows:
        ends = (placed[0][flow.activity_path], placed[1][flow.holder_key], placed[2][flow.country_code])
        curves[Curve(_curve(ends[0], ends[1]), flow.kind)] = None
        curves[Curve(_curve(ends[1], ends[2]), flow.way)] = None
    boxes = tuple(box for column in placed for box in column.values())
    return Map(boxes, tuple(curves), tallest + _GAP)


def _column(index: int, column: dict[str, tuple[str, str]], top: int) -> Iterator[tuple[str, Box]]:
    x, y = (0, (WIDTH - _WIDE) // 2, WIDTH - _WIDE)[index], top + _GAP // 2
    for key, (name, kind) in column.items():
        height = _height(name)
        yield key, Box(x, y, height, tuple(_cut(name)), name, kind)
        y += height + _GAP


def _height(name: str) -> int:
    return _ROW + 16 * (len(_cut(name)) - 1)


def _cut(name: str) -> list[str]:
    return textwrap.wrap(name, _LETTERS, max_lines=2, placeholder=" …") or [name]


def _curve(start: Box, end: Box) -> str:
    x, y = start.x + start.width, start.y + start.height / 2
    to_x, to_y = end.x, end.y + end.height / 2
    middle = (x + to_x) / 2
    return f"M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}"
