"""Published lists of certified hosts, read from CSV and JSON into entries of a register."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.models.certificates import Activity, Referential
from healthgov.models.places import country
from healthgov.models.prices import Per, Price
from healthgov.models.registers import HostEntry
from healthgov.periods import as_date
from healthgov.placeholders import is_placeholder
from healthgov.texts import Confidence

__all__ = ["COLUMNS", "read_csv", "read_json"]

COLUMNS = (
    *("host", "as_of", "source", "activities", "referential", "certificate", "certifier", "last_day", "countries"),
    *("price", "currency", "per"),
)
"""The columns of a published list. ``host``, ``as_of`` and ``source`` are required; several activities or
countries in one cell are separated by spaces."""

_REQUIRED = ("host", "as_of", "source")


def read_csv(path: str | Path) -> tuple[HostEntry, ...]:
    """Read a published list of certified hosts from a CSV file (UTF-8; comma or semicolon).

    :raises InvalidDocumentError: with every problem of every line; no cell is repeated.
    """
    text = _text(Path(path))
    first = text.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True
    )
    problems: list[Problem] = []
    names: list[str] = []
    try:
        names += [name.strip() for name in reader.fieldnames or ()]
    except csv.Error:
        problems.append(Problem("", "a line of CSV", 1))
    problems += [Problem(name, "this column is required", 1) for name in _REQUIRED if name not in names]
    problems += [
        Problem(f"column {i + 1}", f"a column named one of {', '.join(COLUMNS)}", 1)
        for i, name in enumerate(names)
        if name not in COLUMNS
    ]
    if len(names) != len(set(names)):
        problems.append(Problem("", "each column once", 1))
    if problems:
        raise InvalidDocumentError(problems, source=Path(path).name)
    reader.fieldnames = names
    entries: list[HostEntry] = []
    try:
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                problems.append(Problem("", f"{len(names)} cells, as many as there are columns", line))
                continue
            entry = _entry({name: cell.strip() for name, cell in row.items()}, "", line, problems)
            entries += [entry] if entry else []
    except csv.Error:
        problems.append(Problem("", "a line of CSV", reader.line_num))
    return _whole(entries, problems, Path(path).name)


def read_json(path: str | Path) -> tuple[HostEntry, ...]:
    """Read a published list from a JSON file: a list of objects with the names of :data:`COLUMNS` as keys.

    :raises InvalidDocumentError: with every problem of every entry; no value is repeated.
    """
    name = Path(path).name
    text = _text(Path(path))
    content, read = None, False
    with contextlib.suppress(ValueError, RecursionError):  # which hold the text, so nothing is raised in their context
        content, read = json.loads(text, object_pairs_hook=_once), True
    if not read:
        raise InvalidDocumentError([Problem("", "JSON: a list of objects, each key once")], source=name)
    if not isinstance(content, list):
        raise InvalidDocumentError([Problem("", "a list of objects")], source=name)
    problems: list[Problem] = []
    entries: list[HostEntry] = []
    for index, item in enumerate(content):
        where = f"[{index}]"
        if not isinstance(item, dict):
            problems.append(Problem(where, "an object"))
            continue
        cells: dict[str, str] = {}
        for key, value in item.items():
            if key not in COLUMNS:
                problems.append(Problem(where, f"keys among {', '.join(COLUMNS)}"))
            elif isinstance(value, list) and all(isinstance(part, str) for part in value):
                cells[key] = " ".join(value)
            elif isinstance(value, str):
                cells[key] = value.strip()
            elif value is not None:
                problems.append(Problem(f"{where}.{key}", "a text, or a list of texts"))
        entry = _entry(cells, where, None, problems)
        entries += [entry] if entry else []
    return _whole(entries, problems, name)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError:
        expected = "a file that can be read"
    except UnicodeDecodeError:
        expected = "text in UTF-8"
    raise InvalidDocumentError([Problem("", expected)], source=path.name)


def _entry(cells: dict[str, str], where: str, line: int | None, problems: list[Problem]) -> HostEntry | None:  # noqa: C901, PLR0912  one branch a column
    before = len(problems)
    cells = {name: cell for name, cell in cells.items() if not is_placeholder(cell)}

    def wrong(name: str, expected: str) -> None:
        problems.append(Problem(f"{where}.{name}".lstrip("."), expected, line))

    for name in _REQUIRED:
        if not cells.get(name):
            wrong(name, "a value")
    days: dict[str, date] = {}
    for name in ("as_of", "last_day"):
        if cells.get(name):
            try:
                days[name] = as_date(cells[name])
            except ValueError:
                wrong(name, "a date written YYYY-MM-DD")
    activities = None
    if cells.get("activities"):
        known = {activity.value: activity for activity in Activity}
        if all(word in known for word in cells["activities"].split()):
            activities = tuple(known[word] for word in cells["activities"].split())
        else:
            wrong("activities", f"keys among {', '.join(known)}; numbers 3 and 4 are swapped in old lists")
    countries = None
    if cells.get("countries"):
        try:
            countries = tuple(country(word) for word in cells["countries"].split())
        except ValueError:
            wrong("countries", "two-letter country codes in capitals")
    versions = {version.value: version for version in Referential}
    referential = versions.get(cells.get("referential", ""))
    if cells.get("referential") and referential is None:
        wrong("referential", f"one of {', '.join(versions)}")
    price = _price(cells, wrong)
    if len(problems) > before:
        return None
    try:
        return HostEntry(
            price=price,
            host=cells["host"],
            as_of=days["as_of"],
            source=cells["source"],
            certified=True,
            activities=activities,
            referential=referential,
            certificate=cells.get("certificate") or None,
            certifier=cells.get("certifier") or None,
            last_day=days.get("last_day"),
            countries=countries,
            confidence=Confidence.SEEN,
        )
    except InvalidDocumentError as error:
        for problem in error.problems:
            wrong(problem.path, problem.expected)
        return None


def _price(cells: dict[str, str], wrong: Callable[[str, str], None]) -> Price | None:
    """What somebody was told that it costs: all three cells, or none."""
    given = {name: cells[name] for name in ("price", "currency", "per") if cells.get(name)}
    if not given:
        return None
    for name in ("price", "currency", "per"):
        if name not in given:
            wrong(name, "a price, its currency and what it is paid for, or none of them")
            return None
    periods = {per.value: per for per in Per}
    try:
        return Price(amount=float(given["price"]), currency=given["currency"], per=periods[given["per"]])
    except (ValueError, KeyError, InvalidDocumentError):
        wrong("price", f"an amount such as 120.50, a currency such as EUR, and one of {', '.join(periods)}")
        return None


def _whole(entries: list[HostEntry], problems: list[Problem], source: str) -> tuple[HostEntry, ...]:
    if problems:
        raise InvalidDocumentError(problems, source=source)
    return tuple(entries)
