"""A question asked of every row of a table: the same answers as for single records, on the engine of the caller.

>>> import polars as pl
>>> from healthgov.facts import Fact, fact, model
>>> @model
... class Copy:
...     encrypted: Fact[bool] = fact("Is the copy encrypted?", yes="it is encrypted", no="it is in clear")
...     tested: Fact[bool] = fact("Was it restored once?", yes="it was", no="it never was")
>>> copies = pl.DataFrame({"encrypted": [True, None, None], "tested": [True, True, False]})
>>> annotate(copies, Copy.encrypted & Copy.tested, as_of="2026-11-23").select("verdict", "reason", "missing").rows()
[('pass', 'encrypted: yes', None), ('unknown', 'encrypted: not stated', 'encrypted'), ('fail', 'tested: no', None)]
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from healthgov.errors import DefinitionError, InvalidDocumentError, MissingExtraError, Problem
from healthgov.periods import as_date
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from healthgov.questions.tree import Question
from healthgov.tables.algebra import STEP, Algebra, ColumnAnswer
from healthgov.tables.facts import Columns
from healthgov.tables.reading import Reader
from healthgov.tables.subjects import subject_of

if TYPE_CHECKING:
    from narwhals import Expr
    from narwhals.typing import IntoFrame

__all__ = ["VERDICTS", "annotate", "expression"]

Frame = TypeVar("Frame", bound="IntoFrame")

VERDICTS = ("not_applicable", "pass", "unknown", "fail")
"""What the column ``verdict`` says, each at the place of its number in the fast reading."""

_ADDED = ("verdict", "reason", "missing", "passes")
_LONG = 40
"""From how many questions within one on its expressions are worked out in steps."""
_ENGINES = ("POLARS", "PANDAS", "PYARROW", "DUCKDB", "PYSPARK")


def annotate(
    table: Frame,
    question: Question,
    *,
    as_of: str | date,
    columns: Mapping[str, str | None] | None = None,
    document: object = None,
    of: type | None = None,
    add: Collection[str] = ("verdict", "reason", "missing"),
) -> Frame:
    """Return the same kind of table with what a question, a rule included, answers for each row; lazy stays lazy.

    A fact is read from the column of its name, one of a thing inside from ``unsubscribe_works`` or
    ``unsubscribe.works``; ``columns`` names others by path (``{"channel": "kanal"}``), with ``None`` for a fact that
    no row states. A null, and a value that the fact cannot have, is not stated. ``document`` is what all rows are
    parts of, ``of`` the model of the rows where the facts do not tell it.

    ``add`` chooses the columns that are added:

    - ``verdict``: ``"pass"``, ``"fail"``, ``"unknown"``, or ``"not_applicable"`` where the law asks nothing;
    - ``reason``: which leaf decided, such as ``unsubscribe.works: no``;
    - ``missing``: the facts that are asked for where the verdict is unknown, joined with ``", "``; else null;
    - ``passes``: the quickest: true, false, or null where it is not known; true also where the law asks nothing.

    :raises MissingExtraError: without narwhals.
    :raises DefinitionError: for a part that cannot be asked of a flat table, with the part.
    :raises InvalidDocumentError: for columns that are not there or hold something else, all at once.
    """
    nw = _narwhals()
    day = as_date(as_of, "as_of")
    frame, schema = _entered(nw, table)
    engine = frame.implementation.name
    _check_request(engine, schema, add)
    given = columns or {}
    explained = "reason" in add or "missing" in add
    request = Request(of or subject_of(question, document), day, document, given, explained=explained)
    if engine == "PANDAS":
        return cast("Frame", _in_pandas(nw, frame, question, request, add))
    read = _Read(nw, question, request, _Engine(nw, schema, given, frame))
    made = read.made(add, enumerated=engine == "POLARS")
    if engine == "POLARS" and isinstance(frame, nw.DataFrame):  # which sees what is asked twice when it is lazy
        return cast("Frame", read.stepped(frame.lazy()).with_columns(**made).drop(*read.steps()).collect().to_native())
    return cast("Frame", read.stepped(frame).with_columns(**made).drop(*read.steps()).to_native())


def expression(
    question: Question,
    *,
    as_of: str | date,
    columns: Mapping[str, str | None] | None = None,
    document: object = None,
    of: type | None = None,
    table: Any = None,
) -> Expr:
    """Return what ``passes`` holds, as a narwhals expression: true, false, or null where it is not known.

    For engines with one kind of null: polars, PyArrow, DuckDB, PySpark. Without a ``table``, which is only looked at,
    columns are taken to be there, of the right kind, and named with ``_``. The other arguments are those of
    :func:`annotate`.

    :raises InvalidDocumentError: for columns of ``table`` that are not there or hold something else, and for pandas.
    """
    nw = _narwhals()
    day, given = as_date(as_of, "as_of"), columns or {}
    request = Request(of or subject_of(question, document), day, document, given, explained=False)
    if table is None:
        found = Columns(nw, None, given)
    else:
        frame, schema = _entered(nw, table)
        engine = frame.implementation.name
        if engine == "PANDAS":
            wanted = "a table of an engine with one kind of null; for pandas there is annotate(...)"
            raise InvalidDocumentError([Problem("", wanted)], source="table")
        _check_request(engine, schema, ())
        found = _Engine(nw, schema, given, frame)
    read = _Read(nw, question, request, found)
    return cast("Expr", read.passes())


class Request:
    """Of what, when and inside what a question is asked."""

    def __init__(
        self, model: type, day: date, document: object, given: Mapping[str, str | None], *, explained: bool
    ) -> None:
        self.model, self.day, self.document, self.given, self.explained = model, day, document, given, explained


class _Read:
    """A question read over columns, and what can be made of it."""

    def __init__(self, nw: Any, question: Question, request: Request, columns: Columns, unknown: Any = None) -> None:
        self.nw = nw
        self.algebra = Algebra(nw, nw.lit(None, nw.Boolean) if unknown is None else unknown)
        if request.explained and sum(1 for _ in question.walk()) > _LONG:
            self.algebra.steps = {}
        reader = Reader(
            self.algebra, columns, request.model, request.day, request.document, explained=request.explained
        )
        self.answer: ColumnAnswer = reader.read(question)
        columns.check()

    def stepped(self, frame: Any) -> Any:
        """The frame with what is worked out on the way."""
        for _, columns in sorted((self.algebra.steps or {}).items()):
            frame = frame.with_columns(**columns)
        return frame

    def steps(self) -> tuple[str, ...]:
        """The names of these columns."""
        return tuple(name for columns in (self.algebra.steps or {}).values() for name in columns)

    def passes(self) -> Any:
        return self.algebra.shown(self.answer.truth)

    def number(self) -> Any:
        return self.algebra.literal(self.algebra.number(self.answer))

    def reason(self, *, enumerated: bool) -> Any:
        algebra = self.algebra
        written = algebra.literal(self.answer.why())
        if not enumerated:
            return written
        algebra.kind = self.nw.Enum(list(algebra.texts))
        enumeration = algebra.literal(self.answer.why())
        algebra.kind = None
        return enumeration

    def missing(self) -> Any:
        algebra, nw = self.algebra, self.nw
        asked: dict[str, list[Any]] = {}
        for path, condition in self.answer.gaps(algebra.silent(self.answer.truth)):
            asked.setdefault(path, []).append(condition)
        where = {path: algebra.any(*conditions) for path, conditions in asked.items()}
        where = {path: condition for path, condition in where.items() if condition is not False}
        if not where:
            return nw.lit(None, nw.String)
        named = [nw.when(algebra.shown(condition)).then(nw.lit(path)) for path, condition in where.items()]
        joined = named[0] if len(named) == 1 else nw.concat_str(*named, separator=", ", ignore_nulls=True)
        return nw.when(algebra.shown(algebra.any(*where.values()))).then(joined)

    def verdict(self, *, enumerated: bool) -> Any:
        """As a text, or as a value of an enumeration of the engine, which costs next to nothing."""
        nw, algebra, answer = self.nw, self.algebra, self.answer
        words = [nw.lit(word, nw.Enum(VERDICTS)) if enumerated else nw.lit(word) for word in VERDICTS]
        if answer.truth is None or isinstance(answer.truth, bool):
            word = words[{True: PASS, False: FAIL, None: UNKNOWN}[answer.truth]]
        else:
            decided = nw.when(answer.truth).then(words[PASS]).otherwise(words[FAIL])
            word = nw.when(answer.truth.is_null()).then(words[UNKNOWN]).otherwise(decided)
        return algebra.chosen(answer.skipped, words[NOT_APPLICABLE], word)

    def made(self, add: Collection[str], *, enumerated: bool) -> dict[str, Any]:
        """The columns that are added, in one order."""
        ways: dict[str, Any] = {
            "passes": self.passes,
            "verdict": lambda: self.verdict(enumerated=enumerated),
            "reason": lambda: self.reason(enumerated=enumerated),
            "missing": self.missing,
        }
        return {name: ways[name]() for name in dict.fromkeys(add)}


class _Engine(Columns):
    """The columns of an engine with one kind of null."""

    def __init__(self, nw: Any, schema: Mapping[str, Any], given: Mapping[str, str | None], frame: Any) -> None:
        super().__init__(nw, schema, given)
        self.frame = frame

    def holds_nothing(self, name: str) -> bool:
        native = self.frame.to_native()
        match self.frame.implementation.name:
            case "POLARS":
                kind = str(native.collect_schema()[name])
            case "PYARROW":
                kind = str(native.schema.field(name).type)
            case "DUCKDB":
                kind = str(native.types[native.columns.index(name)])
            case _:
                kind = "null" if native.schema[name].dataType.typeName() == "void" else ""
        return kind.strip('"').lower() == "null"


def _in_pandas(nw: Any, frame: Any, question: Question, request: Request, add: Collection[str]) -> Any:
    """Through a frame of our own, of columns with a place for null, beside that of the caller."""
    import numpy as np  # noqa: PLC0415  pandas stands on it
    import pandas as pd  # noqa: PLC0415  the engine of the caller

    from healthgov.tables.pandas_columns import PandasColumns  # noqa: PLC0415  the engine of the caller

    native = frame.to_native()
    columns = PandasColumns(nw, frame.collect_schema(), request.given, native)
    read = _Read(nw, question, request, columns, columns.unknown)
    made = read.made([name for name in add if name != "verdict"], enumerated=False)
    if "verdict" in add:
        made["verdict"] = read.number()
    working = read.stepped(nw.from_native(columns.working())).with_columns(**made).to_native()
    added = {}
    for name in dict.fromkeys(add):
        values = working[name]
        if name == "verdict":
            added[name] = pd.Categorical.from_codes(values.to_numpy().astype(np.int8), categories=list(VERDICTS))
        else:
            added[name] = values.astype("boolean").array if name == "passes" else _texts(values)
    return native.assign(**added)


def _texts(values: Any) -> Any:
    import pandas as pd  # noqa: PLC0415  the engine of the caller

    return values.astype(object).where(values.notna(), None).astype("str" if pd.__version__ >= "3" else object).array


def _narwhals() -> Any:
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    return nw


def _entered(nw: Any, table: Any) -> tuple[Any, Any]:
    frame = schema = None
    with contextlib.suppress(nw.exceptions.DuplicateError):  # which repeats a name, so nothing is raised in its context
        frame = nw.from_native(table)
        schema = frame.collect_schema()
    if schema is None:
        raise InvalidDocumentError([Problem("", "columns of different names")], source="table")
    return frame, schema


def _check_request(engine: str, schema: Mapping[str, Any], add: Collection[str]) -> None:
    if isinstance(add, str) or not set(add) <= set(_ADDED):
        raise DefinitionError(f"add names columns out of {', '.join(_ADDED)}: add=('verdict',)")
    problems = [] if engine in _ENGINES else [Problem("", "a table of polars, pandas, PyArrow, DuckDB or PySpark")]
    taken = {str(name).casefold() for name in schema}
    problems += [Problem(name, "a table without this column, which is added") for name in add if name in taken]
    problems += [
        Problem(str(name), "a table without this column, which is made on the way")
        for name in schema
        if str(name).casefold().startswith(STEP)
    ]
    if problems:
        raise InvalidDocumentError(problems, source="table")
