"""The attacks: documents in three formats, models made in Python, tables, the command line; those that are files stand apart."""

from __future__ import annotations

import functools
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from healthgov import check, eu, fr
from healthgov.documents import dumps, loads, structure, unstructure
from healthgov.errors import HealthgovError
from healthgov.facts import facts_of
from healthgov.models import Organisation
from healthgov.reports.naming import one_line
from healthgov.reports.shown import in_markdown, shown

from . import mutations
from .files import folders, registers
from .trial import CANARY, SECONDS, Tally, chances, tried

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 23)
WRITTEN = 6
"""How many reports are written of a document that is answered: each may take its own time."""
LAWS = (*fr.RULE_SETS, eu.Gdpr)


@functools.cache
def seeds() -> tuple[Any, ...]:
    """Documents that load: the examples, and those that hold the cases of lawyers."""
    from ruamel.yaml import YAML  # noqa: PLC0415  an extra

    read = YAML(typ="safe", pure=True)
    found: list[Any] = [read.load(path) for path in sorted((ROOT / "examples").glob("*.yaml"))]
    for path in sorted((ROOT / "tests" / "law" / "bases").glob("*.yaml")):
        base = read.load(path)
        found.append(base if isinstance(base, dict) else {"id": "one"})
    return tuple(one for one in found if isinstance(one, dict))


def _json(tree: Any) -> bytes:
    return json.dumps(tree, default=str, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _yaml(tree: Any) -> bytes:
    from ruamel.yaml import YAML  # noqa: PLC0415  an extra

    out = io.BytesIO()
    YAML(typ="safe", pure=True).dump(tree, out)
    return out.getvalue()


def _toml(tree: Any) -> bytes:
    """The top of a tree as TOML, its insides as TOML's own inline tables, which JSON nearly is."""
    lines = []
    for key, value in tree.items() if isinstance(tree, dict) else ():
        lines.append(f"{json.dumps(str(key))} = {_inline(value)}")
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(str(k))} = {_inline(v)}" for k, v in value.items() if v is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(v) for v in value if v is not None) + "]"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return json.dumps(value, default=str)


FORMATS: dict[str, Callable[[Any], bytes]] = {"json": _json, "yaml": _yaml, "toml": _toml}


def _answers(document: Any) -> Iterator[str]:
    """What comes out of a check, in two languages and three formats."""
    from healthgov.reports.renderers import json as as_json  # noqa: PLC0415  edges
    from healthgov.reports.renderers import markdown  # noqa: PLC0415
    from healthgov.reports.renderers import text as as_text  # noqa: PLC0415

    report = check(document, *LAWS, as_of=AS_OF)
    yield repr(report)
    named = [form for one in _names(document) if CANARY in one for form in _written(one)]
    for render in (as_text.render, markdown.render, as_json.render):
        for language in ("en", "fr"):
            told = " ".join(render(report, language=language).split())  # a long name runs over several lines
            for one in named:  # reports for people call a thing by its name, as they should
                told = told.replace(" ".join(one.split()), "…")
            yield told


def _written(name: str) -> Iterator[str]:
    """A name as a report may write it: whole or cut, as it is, without what steers a terminal, and that in Markdown and in JSON."""
    for one in dict.fromkeys((name, one_line(name))):
        harmless = shown(one)
        yield from (
            json.dumps(harmless, ensure_ascii=False)[1:-1],
            in_markdown(harmless),
            in_markdown(one),
            harmless,
            one,
        )


_CALLED_BY = {"id", "performer", "holder", "host"}
"""The facts by which a report calls a thing that has no name: ids, its own or those of who performs or holds it."""


def _names(thing: Any) -> Iterator[str]:
    """What the things in a document are called: their names, where these name no person, and their ids."""
    if isinstance(thing, (tuple, frozenset)):
        for one in thing:
            yield from _names(one)
    elif hasattr(type(thing), "_names"):
        for fact in facts_of(type(thing)):
            value = getattr(thing, fact.name)
            if isinstance(value, str) and (fact.words.label or fact.name in _CALLED_BY):
                yield value
            yield from _names(value)


def documents(tally: Tally, seed: int, number: int) -> None:
    """A document in one of three formats, wrong in its structure, as text, or both."""
    chance = chances(tally.attack, seed, number)
    gentle = chance.random() < 0.4
    tree = mutations.changed(chance.choice(seeds()), chance, gentle=gentle)
    format_ = chance.choice(tuple(FORMATS))
    try:
        text = FORMATS[format_](tree)
    except Exception:  # noqa: BLE001  a writer that is not ours, and what it cannot write
        text = _json(tree)
    if chance.random() < 0.4:
        text = mutations.torn(text, chance)

    def case() -> Iterator[str]:
        document = loads(text, format_)
        yield repr(document)
        if answered:
            try:
                yield from _answers(document)
            except HealthgovError as error:  # what loads is answered: to refuse it now is a fault
                raise AssertionError(type(error).__name__) from error

    answered = number % 20 == 0
    tried(tally, seed, number, len(text), case, seconds=SECONDS * (1 + WRITTEN * answered))


def models(tally: Tally, seed: int, number: int) -> None:
    """A model made in Python from what a document may hold, and worse."""
    chance = chances(tally.attack, seed, number)
    kinds = _kinds()
    kind = chance.choice(kinds)
    values: dict[str, Any] = {}
    for fact in facts_of(kind):
        if chance.random() < 0.5:
            values[fact.name] = chance.choice((*mutations.VALUES, CANARY, {CANARY}, (CANARY,), object()))

    def case() -> Iterator[str]:
        yield repr(kind(**values)) if number % 2 else repr(structure(values, kind))

    tried(tally, seed, number, 0, case)


@functools.cache
def _kinds() -> tuple[type, ...]:
    found: dict[type, None] = {}
    waiting: list[type] = [Organisation]
    while waiting:
        kind = waiting.pop()
        if kind in found:
            continue
        found[kind] = None
        waiting += [fact.item for fact in facts_of(kind) if hasattr(fact.item, "_names")]
    return tuple(found)


def tables(tally: Tally, seed: int, number: int) -> None:
    """A table of dates, and of what is none, asked when its rows are due."""
    import polars as pl  # noqa: PLC0415  an extra of the tests

    chance = chances(tally.attack, seed, number)
    schedule = fr.Retention(as_of=AS_OF)
    policy = chance.choice([one for one in schedule.policies if not one.by_moment])
    columns: dict[str, Any] = {}
    for event in policy.events:
        kind = chance.randrange(5)
        columns[event] = [_cell(kind, chance) for _ in range(chance.randrange(6))]
    rows = max((len(column) for column in columns.values()), default=0)
    frame = pl.DataFrame(
        {name: pl.Series(name, (column + [None] * rows)[:rows], strict=False) for name, column in columns.items()}
    )
    named = {event: event if chance.random() < 0.9 else "no_such_column" for event in policy.events}

    def case() -> Iterator[str]:
        yield str(schedule.annotate(frame, policy, **named).columns)

    tried(tally, seed, number, 0, case)


def _cell(kind: int, chance: Any) -> Any:
    return (
        lambda: date.fromordinal(chance.randint(1, date.max.toordinal())),
        lambda: chance.choice(("2020-01-01", "2020", "01/02/2020", CANARY, "", "9999-12-31")),
        lambda: chance.randint(-(10**9), 10**9),
        lambda: chance.choice((float("nan"), 1.5, None)),
        lambda: datetime(chance.randint(1, 9999), 1, 1, 23, 59),  # noqa: DTZ001  that is the attack
    )[kind]()


COMMANDS = ("check", "calendar", "record", "explain", "rules", "retention", "hosts", "erasure", "nonsense")
WORDS = (
    "--as-of", "2026-11-23", "2027-02-30", "--format", "json", "xml", "--language", "fr", "klingon", "--until", "--help", "--rules",
    "healthgov.fr:Hds", "os:system", "-", "--", "explain", "list", "due", "FR-HDS-01", "\x1b[31m", "--output", "--nothing",
)  # fmt: skip


def command_line(tally: Tally, seed: int, number: int) -> None:
    """A command with words that fit, words that do not, and a document that may be wrong."""
    from healthgov.cli import main  # noqa: PLC0415  an extra

    chance = chances(tally.attack, seed, number)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"one.{chance.choice(('yaml', 'json', 'toml', 'txt', ''))}"
        path.write_bytes(_json(mutations.changed(chance.choice(seeds()), chance)))
        words = [chance.choice(COMMANDS), *(chance.choice((*WORDS, str(path))) for _ in range(chance.randrange(6)))]
        words = [
            str(Path(folder) / "out.txt") if before == "--output" else word
            for before, word in zip(["", *words], words, strict=False)
        ]

        def case() -> Iterator[str]:
            out, err = io.StringIO(), io.StringIO()
            # the command takes the current folder off the import path, which what runs after this may need
            path_as_it_was = mock.patch("sys.path", [*sys.path])
            arguments = mock.patch("sys.argv", ["healthgov", *words])
            with path_as_it_was, arguments, redirect_stdout(out), redirect_stderr(err):
                try:
                    code: object = main()
                except SystemExit as end:
                    code = end.code
            if code not in {0, 1, 2, 3, None}:
                raise AssertionError(f"exit code {code}")
            if "Traceback" in err.getvalue():
                raise AssertionError("a traceback")
            yield err.getvalue()

        # a page of a rule searches for its witnesses, for a bounded time
        tried(tally, seed, number, path.stat().st_size, case, seconds=5)


def days(tally: Tally, seed: int, number: int) -> None:
    """A document that loads, through three years: nothing changes before the day a report names, and the calendar is a scan."""
    chance = chances(tally.attack, seed, number)
    tree = mutations.changed(chance.choice(seeds()), chance, gentle=True)
    start = AS_OF + timedelta(days=chance.randrange(-2_000, 1_500))

    def known(day: date) -> dict[tuple[str, str], str]:
        return {
            (r.code, r.path): r.verdict.value if r.applies else "-" for r in check(document, *LAWS, as_of=day).results
        }

    def case() -> Iterator[str]:
        day, end = start, start + timedelta(days=3 * 365)
        while day < end:
            until = check(document, *LAWS, as_of=day).holds_until or end
            now, last = known(day), min(until, end) - timedelta(days=1)
            for other in {last, *(day + timedelta(days=chance.randint(0, (last - day).days)) for _ in range(3))}:
                if known(other) != now:
                    raise AssertionError(f"something changes before the day that is named: {day}, {other}, {until}")
            day = until
        yield ""

    try:
        document = structure(tree, Organisation)
    except HealthgovError:
        return
    tried(tally, seed, number, 0, case, seconds=120)


def round_trips(tally: Tally, seed: int, number: int) -> None:
    """A document that loads is written and loaded again: it is the same, in each format, and so are its answers."""
    chance = chances(tally.attack, seed, number)
    tree = mutations.changed(chance.choice(seeds()), chance, gentle=True)

    def case() -> Iterator[str]:
        for format_ in ("json", "yaml"):
            if loads(dumps(document, format_), format_) != document:
                raise AssertionError(f"another document comes back from {format_}")
        if structure(unstructure(document), Organisation) != document:
            raise AssertionError("another document comes back from plain values")
        yield ""

    try:
        document = structure(tree, Organisation)
    except HealthgovError:
        return
    tried(tally, seed, number, 0, case, seconds=5)


ATTACKS: dict[str, Callable[[Tally, int, int], None]] = {
    "documents": documents,
    "models": models,
    "tables": tables,
    "command_line": command_line,
    "days": days,
    "round_trips": round_trips,
    "registers": registers,
    "folders": folders,
}
