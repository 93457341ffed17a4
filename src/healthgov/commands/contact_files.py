"""A question asked of every row of a table in a file; CSV is read as the facts need it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from healthgov.commands.nearly import meant
from healthgov.commands.table_files import (
    TRUTHS,
    busy,
    engine_of,
    format_of,
    in_our_words,
    misread,
    room_for,
    scanned_csv,
    stated,
)
from healthgov.documents.replacing import replacing
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.questions.tree import Question
from healthgov.tables.needed import columns_of, values_of
from healthgov.tables.questions import VERDICTS, annotate

__all__ = ["ContactRequest", "answered"]

Summary = Mapping[str, Any]
_ADDED = ("verdict", "reason", "missing")
_SHOWN = 20
_BETWEEN = r"\s*[;|,\s]\s*"
"""What may stand between the members of a list in a CSV."""
_WANTED = {
    "truth": "true or false, or nothing",
    "date": "dates written YYYY-MM-DD, or nothing",
    "time": "times written HH:MM, or nothing",
    "whole": "whole numbers, or nothing",
    "number": "numbers, or nothing",
}


@attrs.frozen(kw_only=True)
class ContactRequest:
    """What is asked of each row, on which day, and from where its facts are read."""

    question: Question
    as_of: date
    columns: Mapping[str, str]
    """The column of a fact, by the path of the fact."""
    every: Mapping[str, str]
    """What is so in every row, as text, by the path of the fact."""
    negated: Mapping[str, str]
    """The column that is true where a fact is not so."""
    separator: str = ","


def answered(request: ContactRequest, source: Path, output: Path | None, inputs: Collection[Path]) -> Summary:
    """Answer for each row, write the table with its answers where that is wanted, and count them.

    :raises InvalidDocumentError: for a file, a column or a fact that cannot be; nothing is written then.
    :raises OutputError: where ``output`` is a file that is read, no ordinary file, or there is no room for it.
    :raises MissingExtraError: without the extra ``plan``.
    """
    pl = engine_of("a table in a file")
    sink = "" if output is None else f"sink_{format_of(output)}"
    if output is not None:
        room_for(output, source, inputs)
    with in_our_words(pl, source):
        table, silent = _asked(pl, request, source)
        if output is not None:
            with replacing(output) as unfinished, busy(source.name, unfinished.path):
                getattr(table, sink)(unfinished.file)
        return {**_summarised(pl, table, request), "not_stated": silent}


def _asked(pl: Any, request: ContactRequest, source: Path) -> tuple[Any, list[str]]:
    """The table with its answers, lazily, and the facts that nothing states."""
    if not source.is_file():
        raise InvalidDocumentError([Problem("", "a file that exists")])
    text = format_of(source) == "csv"
    frame = scanned_csv(pl, source, request.separator) if text else pl.scan_parquet(source)
    schema = frame.collect_schema()
    kinds = columns_of(request.question, as_of=request.as_of)
    values = values_of(request.question, as_of=request.as_of)
    problems = [
        _no_fact(path, kinds) for path in (*request.columns, *request.every, *request.negated) if path not in kinds
    ]
    problems += [
        _no_column(name, schema)
        for name in (*request.columns.values(), *request.negated.values())
        if name not in schema
    ]
    if problems:
        raise InvalidDocumentError(problems)
    made: dict[str, Any] = {}
    columns: dict[str, str | None] = {}
    for place, (path, kind) in enumerate(kinds.items()):
        own = f"_healthgov_{place}"
        expression, found = _fact(pl, frame, path, kind, request, values.get(path), text=text)
        problems += found
        columns[path] = None if expression is None else own
        if expression is not None:
            made[own] = expression
    if problems:
        raise InvalidDocumentError(problems)
    asked = annotate(frame.with_columns(**made), request.question, as_of=request.as_of, columns=columns)
    return asked.drop(*made), [path for path, name in columns.items() if name is None]


def _no_fact(path: str, known: Iterable[str]) -> Problem:
    """The fact that may be meant, or all that the question reads."""
    if near := meant(path, known):
        return Problem(path, f"a fact that the question reads; did you mean {', '.join(near)}?")
    return Problem(path, f"a fact that the question reads: {', '.join(known)}")


def _no_column(name: str, known: Iterable[str]) -> Problem:
    """The column that may be meant."""
    near = meant(name, known)
    wanted = "a column that the table has"
    return Problem(name, f"{wanted}; did you mean {', '.join(near)}?" if near else wanted)


def _fact(
    pl: Any,
    frame: Any,
    path: str,
    kind: str,
    request: ContactRequest,
    values: Collection[object] | None,
    *,
    text: bool,
) -> tuple[Any, list[Problem]]:
    """The values of a fact, and what is wrong with them; no values where nothing states it."""
    if path in request.every:
        given = pl.lit(request.every[path], pl.String)
        value = _read(pl, given, kind, values)
        right = bool(pl.select(value.is_not_null()).item())
        return value, [] if right else [_wanted(f"--all {path}", kind, values)]
    there = frame.collect_schema()
    named = (request.columns.get(path), request.negated.get(path), path.replace(".", "_"), path)
    name = next((one for one in named if one is not None and one in there), None)
    if name is None:
        return None, []
    if not text and there[name] != pl.String:
        value, problems = pl.col(name), []
    else:
        value = _read(pl, stated(pl, name), kind, values)
        told = kind in _WANTED or values is not None
        problems = misread(pl, frame, name, value, _wanted(name, kind, values)) if told else []
    return (~value if path in request.negated else value), problems


def _wanted(where: str, kind: str, values: Collection[object] | None) -> Problem:
    """What is wanted of a value."""
    if values is None:
        return Problem(where, _WANTED.get(kind, "a value"))
    if len(values) > _SHOWN:
        return Problem(where, "countries as two-letter ISO 3166-1 codes in capitals, or nothing")
    return Problem(where, f"one of {', '.join(map(str, values))}, or nothing")


def _read(pl: Any, value: Any, kind: str, values: Collection[object] | None = None) -> Any:
    """Text as the kind of value that a fact has; null where it is none."""
    plain = value.str.strip_chars()
    if values is not None:
        return pl.when(plain.is_in([str(one) for one in values])).then(plain)
    match kind:
        case "truth":
            return plain.str.to_lowercase().replace_strict(TRUTHS, default=None, return_dtype=pl.Boolean)
        case "date":
            return plain.str.to_date("%Y-%m-%d", strict=False)
        case "time":
            return plain.str.to_time("%H:%M", strict=False)
        case "whole":
            return plain.cast(pl.Int64, strict=False)
        case "number":
            return plain.cast(pl.Float64, strict=False)
        case "list":
            return plain.str.replace_all(_BETWEEN, ";").str.split(";")
        case _:
            return plain


def _summarised(pl: Any, table: Any, request: ContactRequest) -> dict[str, Any]:
    """How many may be approached, how many not, and why."""
    counted = (
        table.select(*_ADDED)
        .group_by(*_ADDED)
        .agg(rows=pl.len())
        .collect(engine="streaming")
        .with_columns(pl.col("verdict").cast(pl.String), pl.col("reason").cast(pl.String))
    )
    verdicts = dict(counted.group_by("verdict").agg(pl.col("rows").sum()).rows())

    def most(frame: Any, name: str) -> list[dict[str, Any]]:
        summed = frame.group_by(pl.col(name).alias("what")).agg(pl.col("rows").sum())
        found: list[dict[str, Any]] = summed.sort("rows", "what", descending=[True, False]).head(_SHOWN).to_dicts()
        return found

    missing = counted.drop_nulls("missing").with_columns(pl.col("missing").str.split(", ")).explode("missing")
    return {
        "as_of": request.as_of.isoformat(),
        "rows": sum(verdicts.values()),
        **{name: verdicts.get(name, 0) for name in VERDICTS},
        "by_reason": most(counted, "reason"),
        "by_missing": most(missing, "missing"),
    }
