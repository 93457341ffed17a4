"""Errors travel between processes, and hold nothing of a document."""

from __future__ import annotations

import ast
import copy
import errno
import io
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import healthgov
from healthgov import errors
from healthgov.documents import load, loads, structure
from healthgov.errors import (
    DefinitionError,
    InvalidDocumentError,
    MissingExtraError,
    NotInForceError,
    OutputError,
    Problem,
    VerdictTruthError,
)  # fmt: skip
from healthgov.fhir import found_in_fhir
from healthgov.findings import NotCompliantError, all_hold, failed, missing
from healthgov.models import read_csv, read_json

CANARY = "Zebra-Canary-93"
FINDING = all_hold(
    "both",
    [failed("no, {day}", at="a", day=date(2026, 1, 1)), missing("b", "ask")],
)
ERRORS = [
    errors.HealthgovError("text"),
    VerdictTruthError.for_bool(),
    DefinitionError("text"),
    NotInForceError.before_history("law", "2001", date(2010, 1, 1)),
    MissingExtraError.for_extra("YAML", "yaml"),
    InvalidDocumentError([Problem("a[0]", "a text", 3), Problem("", "more")], source="clinic.yaml"),
    InvalidDocumentError([]),
    NotCompliantError(FINDING),
    errors.CalendarEndError.past(),
    errors.CalendarEndError.before(),
    errors.NoDocumentError.for_remedies(),
    errors.NoDocumentError.for_turns(),
    VerdictTruthError.for_text(),
    OutputError.is_input(),
    OutputError.is_link(),
    OutputError.is_special(),
    OutputError.disk_is_full(),
    OutputError.is_too_large(),
]
NAMED = 13
"""How many errors are made by a word of their own."""


def thrown(place: int) -> None:
    """Raise an error in another process."""
    raise ERRORS[place]


def alike(one: BaseException, other: BaseException) -> bool:
    """Whether two errors say and hold the same."""
    fields = ("problems", "source", "finding", "errno", "strerror")
    held = [[getattr(error, name, None) for name in fields] for error in (one, other)]
    return type(one) is type(other) and str(one) == str(other) and one.args == other.args and held[0] == held[1]


def test_every_error_is_tried():
    """A new class of error is added above."""
    listed = {getattr(errors, name) for name in errors.__all__} - {Problem, errors.raise_alone} | {NotCompliantError}
    assert {type(error) for error in ERRORS} == listed


def test_each_word_of_an_error_makes_one_that_is_told_from_all_others():
    """By its class and what it says; an output that is not written also by the number that the system has for it."""
    kinds = {getattr(errors, name) for name in errors.__all__} - {Problem, errors.raise_alone}
    assert sum(isinstance(word, classmethod) for kind in kinds for word in vars(kind).values()) == NAMED
    named = [error for error in ERRORS if type(error).__module__ == errors.__name__ and str(error) != "text"]
    assert len({(type(error), str(error)) for error in named}) == len(named) == NAMED + 2  # two lists of problems
    assert [error.errno for error in named if isinstance(error, OutputError)] == [
        *(errno.EEXIST, errno.ELOOP, errno.EINVAL, errno.ENOSPC, errno.EFBIG)
    ]


SAID = [
    (Problem("", "a mapping"), "document: a mapping"),
    (Problem("a[0]", "a text"), "a[0]: a text"),
    (Problem("a[0]", "a text", found="a number"), "a[0]: a text (found: a number)"),
    (Problem("a[0]", "a text", 3), "a[0] (line 3): a text"),
    (Problem("a[0]", "a text", 3, 7), "a[0] (line 3, column 7): a text"),
    (Problem("a[0]", "a text", None, 7), "a[0]: a text"),
    (Problem("a[0]", "a text", file="b.yaml"), "b.yaml: a[0]: a text"),
    (
        Problem("", "a text", 3, 7, "a number", "b.yaml"),
        "b.yaml: document (line 3, column 7): a text (found: a number)",
    ),
]


def test_a_problem_is_said_with_all_that_is_known_of_it():
    """Where, in which file, on which line; what was expected there, and what kind of value was found."""
    assert [str(problem) for problem, _ in SAID] == [said for _, said in SAID]
    listed = "\n".join(f"  - {said}" for _, said in SAID)
    assert str(InvalidDocumentError([problem for problem, _ in SAID])) == f"document: 8 problems\n{listed}"
    assert str(InvalidDocumentError([SAID[0][0]], source="x.toml")) == "x.toml: 1 problem\n  - document: a mapping"
    more = InvalidDocumentError([SAID[1][0]], more=4)
    assert str(more) == "document: 5 problems\n  - a[0]: a text\n  and 4 more"
    assert str(InvalidDocumentError([])) == "document: 0 problems"
    alike = [Problem(f"a[{place}]", "a text", place + 1) for place in range(4)]
    assert str(InvalidDocumentError(alike)) == (
        "document: 4 problems\n  - a[0] (line 1): a text\n      the same at a[1] (line 2), a[2] (line 3), a[3] (line 4)"
    )


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_are_pickled_and_copied(error):
    """Nothing is lost, whatever the protocol."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert alike(pickle.loads(pickle.dumps(error, protocol)), error)  # noqa: S301  our own bytes
    assert alike(copy.copy(error), error)
    noted = pickle.loads(pickle.dumps(error))  # noqa: S301
    noted.add_note("a note")
    assert pickle.loads(pickle.dumps(noted)).__notes__ == ["a note"]  # noqa: S301


def test_errors_come_back_from_a_pool():
    """A pool of processes hands every error over and goes on."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        for place, error in enumerate(ERRORS):
            with pytest.raises(errors.HealthgovError) as caught:
                pool.submit(thrown, place).result(timeout=20)
            assert alike(caught.value, error)


WRONG = {
    "json": [f'{{"id": "{CANARY}", }}', "[" * 100_000 + CANARY, f'{{"id": "{CANARY}", "id": 3}}', f'{{"{CANARY}": 1}}'],
    "toml": [f'id = "{CANARY}', f'id = "{CANARY}"\nid = 3', f"id = 3 # {CANARY}"],
    "yaml": [f'id: "{CANARY}', f"id: {CANARY}\n\t- x", f"id: &a {CANARY}", f"id: !!int {CANARY}", f"a: {CANARY}: b"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in WRONG.items() for text in texts])
def test_no_error_holds_the_document(kind, text, tmp_path):
    """Neither the error nor any in its context has the text, or a part of it, within."""
    for content in (text, text.encode() + b"\xff"):
        with pytest.raises(InvalidDocumentError) as caught:
            loads(content, kind)
        clean(caught.value)
    path = tmp_path / f"wrong.{kind}"
    path.write_bytes(text.encode() + b"\xff")
    with path.open(encoding="utf-8") as file, pytest.raises(InvalidDocumentError) as caught:
        load(file)
    clean(caught.value)


def test_no_error_of_other_doors_holds_what_was_read(tmp_path):
    """Structures, registers and records of patients."""
    path = tmp_path / "hosts"
    doors = [lambda: structure({"id": [CANARY]}, healthgov.models.Organisation)]
    doors += [lambda: found_in_fhir({"resourceType": CANARY}, zone=CANARY)]
    for content in (f'[{{"host": "{CANARY}", }}]', f'"{CANARY}"', f'host,"{CANARY}\n{CANARY}'):
        for read in (read_csv, read_json):
            for tail in (b"", b"\xff"):
                doors.append(lambda c=content, r=read, t=tail: (path.write_bytes(c.encode() + t), r(path)))
    for door in doors:
        with pytest.raises(InvalidDocumentError) as caught:
            door()
        clean(caught.value)


def clean(error: BaseException) -> None:
    """Walk an error and all it hangs on in search of the text."""
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        item = todo.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        if isinstance(item, (str, bytes)):
            assert CANARY not in (item if isinstance(item, str) else item.decode("utf-8", "replace"))
        elif isinstance(item, BaseException):
            todo += [item.args, vars(item), item.__context__, item.__cause__, str(item), repr(item)]
            todo += [getattr(item, name, None) for name in ("doc", "object", "problem_mark", "context_mark")]
        elif isinstance(item, dict):
            todo += [*item.keys(), *item.values()]
        elif isinstance(item, (list, tuple, set, frozenset)):
            todo += item
        elif isinstance(item, io.StringIO) or hasattr(item, "buffer"):
            todo.append(getattr(item, "buffer", None))


def test_none_is_raised_while_another_is_handled():
    """An error raised in a handler keeps the other in its context, and that one holds what was read."""
    wrong = []
    for path in Path(healthgov.__file__).parent.rglob("*.py"):
        for handler in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(handler, ast.ExceptHandler):
                raised = [node.exc for node in ast.walk(handler) if isinstance(node, ast.Raise) and node.exc]
                wrong += [f"{path.name}:{r.lineno}" for r in raised if "InvalidDocumentError" in ast.unparse(r)]
    assert not wrong, wrong


def test_none_is_raised_after_a_yield():
    """What leaves a context manager has in its context what was raised inside, unless it is raised alone."""
    wrong = []
    for path in Path(healthgov.__file__).parent.rglob("*.py"):
        for manager in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(manager, ast.FunctionDef) and "contextmanager" in "".join(
                map(ast.unparse, manager.decorator_list)
            ):
                inside = [node for statement in manager.body for node in ast.walk(statement)]
                last = max(node.lineno for node in inside if isinstance(node, ast.Yield))
                raised = (node for node in inside if isinstance(node, ast.Raise) and node.exc)
                wrong += [f"{path.name}:{node.lineno}" for node in raised if node.lineno > last]
    assert not wrong, wrong


def test_what_a_database_refuses_keeps_no_value():
    """The error of a driver holds the statement with its values: ours is raised alone."""
    sqlalchemy = pytest.importorskip("sqlalchemy", reason="sqlalchemy is not installed")
    from healthgov.integrations.databases import asking_a_database, telling  # noqa: PLC0415  an extra

    engine = sqlalchemy.create_engine("sqlite://")

    def refused() -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql("CREATE TABLE a (name TEXT UNIQUE)")
            for _ in range(2):
                connection.exec_driver_sql("INSERT INTO a VALUES (?)", (CANARY,))

    for door in (asking_a_database, lambda: telling(RuntimeError, "fr")):
        with pytest.raises((errors.HealthgovError, RuntimeError)) as caught, door():
            refused()
        clean(caught.value)


def test_what_an_engine_refuses_keeps_no_value(tmp_path):
    """As it is of a table that a command reads."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    from healthgov.commands.table_files import in_our_words  # noqa: PLC0415  an extra

    with pytest.raises(InvalidDocumentError) as caught, in_our_words(pl, tmp_path / "a.csv"):
        pl.Series([CANARY]).cast(pl.Int64)
    clean(caught.value)


def problem(place, *, line=1, expected="a date", file=""):
    """A problem of one of several things."""
    return Problem(f"hosting[{place}].since", expected, line=line, file=file)


@pytest.mark.parametrize(
    ("problems", "told"),
    [
        ([problem(0)], [0]),
        ([problem(0), problem(1)], [0, 0]),
        ([problem(0), problem(1), problem(2)], [0, 0, 0]),
        ([problem(0), problem(1), problem(2), problem(3)], [3]),
        ([problem(0, line=None), problem(1, line=None), problem(2, line=None), problem(3, line=None)], [0, 0, 0, 0]),
        ([problem(0), problem(1), problem(2), problem(3, expected="a text")], [0, 0, 0, 0]),
        ([problem(0), problem(1), problem(2), problem(3, file="b")], [0, 0, 0, 0]),
        ([problem(0), problem(1, expected="a text"), problem(2), problem(3), problem(4)], [3, 0]),
    ],
)
def test_what_is_alike_in_many_places_of_a_text_is_told_once(problems, told):
    """From four places on; of what is no text each stands alone, for there a place is all that tells it."""
    error = InvalidDocumentError(problems)
    assert [len(others) for _, others in error.kinds] == told
    assert str(error).splitlines()[0] == f"document: {len(problems)} problem{'s' if len(problems) > 1 else ''}"
    assert str(error).count("the same at") == told.count(3)
    assert all(one.path in str(error) for one in problems)
    assert str(InvalidDocumentError(problems, more=2)).endswith("\n  and 2 more")
