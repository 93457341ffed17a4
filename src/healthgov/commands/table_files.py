"""Tables in files: Parquet, and CSV in which every column is text until it is read as something."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Collection, Generator, Iterable
from pathlib import Path
from typing import Any

from healthgov.documents.replacing import refuse_inputs
from healthgov.errors import InvalidDocumentError, MissingExtraError, OutputError, Problem, raise_alone
from healthgov.reports.shown import shown

__all__ = [
    "TRUTHS",
    "busy",
    "day_first",
    "day_written",
    "engine_of",
    "format_of",
    "in_our_words",
    "misread",
    "room_for",
    "scanned_csv",
    "stated",
]

_FULL = "(os error 28)"
"""What the engine says of a full disk, in errors of several kinds and without a number."""
_SEPARATORS = ",;\t|"
_TWICE = "_duplicated_"
"""What the engine puts behind a name that comes a second time, before a number."""
_MOMENT = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?$"
"""A moment without time zone, as databases write it."""
_YES, _NO = ("true", "t", "yes", "y", "oui", "o", "1"), ("false", "f", "no", "n", "non", "0")
TRUTHS = {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}


def scanned_csv(pl: Any, source: Path, separator: str) -> Any:
    """A CSV, lazily, in which every column is text and stays as it is.

    :raises InvalidDocumentError: for another sign between columns, and for a column that is there twice.
    """
    frame = pl.scan_csv(source, infer_schema=False, separator=separator)
    names = frame.collect_schema().names()
    if len(names) == 1 and (there := [mark for mark in _SEPARATORS if mark != separator and mark in names[0]]):
        wanted = f"the sign between columns, which is not {separator!r} here; did you mean {there[0]!r}?"
        raise InvalidDocumentError([Problem("--separator", wanted)])
    twice = sorted({name.rpartition(_TWICE)[0] for name in names if name.rpartition(_TWICE)[0] in names})
    if twice:
        raise InvalidDocumentError([Problem(name, "a column that is there once") for name in twice])
    return frame


def stated(pl: Any, name: str) -> Any:
    """The text of a column; in small pieces of the stream, where replacing values would gather them."""
    return pl.when(pl.col(name) != "").then(pl.col(name))


def day_written(text: Any) -> Any:
    """The text with moments cut to the day that is written, as a moment of a Parquet counts; one with an offset stays."""
    return text.str.replace(_MOMENT, "${1}")


def day_first(text: Any) -> Any:
    """The text with a day that is written DD/MM/YYYY, with or without noughts, as the standard writes it."""
    two = text.str.replace(r"^([0-9])([/.-])", "0${1}${2}").str.replace(
        r"^([0-9]{2}[/.-])([0-9])([/.-])", "${1}0${2}${3}"
    )
    return two.str.replace(r"^([0-9]{2})[/.-]([0-9]{2})[/.-]([0-9]{4})", "${3}-${2}-${1}")


def misread(pl: Any, frame: Any, name: str, read: Any, wanted: Problem) -> list[Problem]:
    """The problem of a column in which something else stands than what is wanted: how often, and where first."""
    stated = pl.col(name)
    count, first = (
        frame.select(wrong=stated.is_not_null() & (stated.cast(pl.String) != "") & read.is_null())
        .with_row_index("row", offset=1)
        .filter(pl.col("wrong"))
        .select(pl.len(), pl.col("row").min().alias("first"))
        .collect(engine="streaming")
        .row(0)
    )
    return [Problem(wanted.path, f"{wanted.expected}; not so in {count} rows, first in row {first}")] if count else []


def format_of(path: Path) -> str:
    """``csv`` or ``parquet``, by the name of a file.

    :raises InvalidDocumentError: for any other.
    """
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".parquet"):
        raise InvalidDocumentError([Problem("", "a file named .parquet or .csv")], source=path.name)
    return suffix[1:]


def engine_of(what: str) -> Any:
    """The engine that streams tables.

    :raises MissingExtraError: without the extra ``plan``; ``what`` is what cannot be made then.
    """
    try:
        import polars as pl  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra(what, "plan") from None
    return pl


def room_for(output: Path, source: Path, inputs: Iterable[Path]) -> None:
    """Refuse a place where no table can be written, before anything is read.

    :raises InvalidDocumentError: for a folder that is not there.
    :raises OutputError: for a file that is read, or no ordinary file.
    """
    refuse_inputs(output, (source, *inputs))
    if not output.parent.is_dir():
        raise InvalidDocumentError([Problem("--output", "a file in a folder that exists")], source=source.name)


@contextlib.contextmanager
def in_our_words(pl: Any, source: Path) -> Generator[None, None, None]:
    """What an engine refuses of a file, without its own message: that may repeat a value of the table.

    :raises InvalidDocumentError: for what cannot be read.
    :raises OutputError: where there is no room for what is written.
    """
    problems: Collection[Problem] = ()
    full = False
    try:
        yield
    except InvalidDocumentError as error:
        problems = error.problems
    except (pl.exceptions.PolarsError, OSError) as error:
        full = _FULL in str(error)
        if isinstance(error, OSError) and not full:
            raise
        problems = [Problem("", "a table in Parquet, or in CSV and UTF-8")]
    if full:
        raise_alone(OutputError.disk_is_full())
    if problems:
        raise_alone(InvalidDocumentError(problems, source=source.name))


@contextlib.contextmanager
def busy(name: str, written: Path) -> Generator[None, None, None]:
    """A moving bar and how much is written while the engine streams, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  for a terminal only
    from rich.filesize import decimal  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    class Written(ProgressColumn):
        """How much of the plan is written."""

        def render(self, task: Task) -> Text:  # noqa: ARG002  the file tells
            return Text(f"{decimal(written.stat().st_size if written.exists() else 0)} written")

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), Written(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task(shown(name), total=None)
        yield
