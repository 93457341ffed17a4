"""The description of an application as JSON: the way in for older Pythons, other languages and other libraries.

``extractor.py`` beside this file writes it for SQLAlchemy (1.x too) and Django, and needs nothing of healthgov.

>>> application = read({"format": 1, "name": "practice", "tables": [{"name": "patient", "columns": [{"name": "id"}]}]})
>>> application.tables[0].column("id").kind
<Kind.OTHER: 'other'>
"""

from __future__ import annotations

import difflib
import enum
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.integrations.description import (
    Application,
    Column,
    ForeignKey,
    Kind,
    Kinds,
    OnDelete,
    Open,
    Owner,
    Periods,
    Pointer,
    Table,
)

__all__ = ["FORMAT", "digest", "load", "read", "written"]

FORMAT = 1
T = TypeVar("T")


def load(path: str | Path) -> Application:
    """The application described in a file.

    :raises InvalidDocumentError: with every problem of the file.
    """
    file, line = Path(path), None
    content: object = None
    wrong = False
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        line, wrong = getattr(error, "lineno", None), True
    if wrong:  # raised here: the other error holds what was read
        raise InvalidDocumentError([Problem("", "JSON", line=line)], source=file.name)
    return read(content, source=file.name)


def read(content: object, *, source: str = "metadata") -> Application:
    """The application that parsed JSON describes.

    :raises InvalidDocumentError: with every problem, so that none has to be found one after the other.
    """
    problems: list[Problem] = []
    reader = _Reader(problems)
    top = reader.mapping(content, "", ("format", "name", "tables"))
    if top.get("format") != FORMAT:
        problems.append(Problem("format", f"the number {FORMAT}"))
    tables = [
        reader.table(one, f"tables[{number}]") for number, one in enumerate(reader.items(top.get("tables"), "tables"))
    ]
    names = [table.name for table in tables]
    problems += [
        Problem(f"tables: {name}", "one description of a table") for name in set(names) if names.count(name) > 1
    ]
    if problems:
        raise InvalidDocumentError(problems, source=source)
    return Application(name=reader.text(top.get("name"), "name"), tables=tuple(tables))


def written(application: Application) -> str:
    """The description as JSON, which :func:`read` gives back."""
    tables = [attrs.asdict(table, value_serializer=_plain) for table in application.tables]
    content = {"format": FORMAT, "name": application.name, "tables": [_stated(table) for table in tables]}
    return json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n"


def digest(application: Application) -> str:
    """What tells one description from another: a plan that was made for another one is refused."""
    return hashlib.sha256(written(application).encode()).hexdigest()


def _plain(_: object, __: object, value: object) -> object:
    return value.value if isinstance(value, enum.Enum) else value


def _stated(values: Mapping[str, object]) -> dict[str, object]:
    """What is said, without what is left out."""
    kept = {name: value for name, value in values.items() if value not in (None, "", (), [], {}) and value is not False}
    if "columns" in kept and isinstance(values["columns"], Sequence):
        kept["columns"] = [one if isinstance(one, str) else _column(one) for one in values["columns"]]
    return kept


def _column(values: Mapping[str, object]) -> dict[str, object]:
    kept = {name: value for name, value in values.items() if value is not None and value is not False}
    return {**kept, "nullable": values["nullable"]}


class _Reader:
    """Reads values, and notes a problem wherever one is something else than what is wanted."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def _wrong(self, path: str, expected: str) -> None:
        self.problems.append(Problem(path, expected))

    def mapping(self, value: object, path: str, known: Sequence[str]) -> dict[str, object]:
        if not isinstance(value, Mapping):
            self._wrong(path, "an object with names and values")
            return {}
        for name in value:
            if name not in known:
                near = difflib.get_close_matches(str(name), known, n=1)
                hint = f": {near[0]}?" if near else f": {', '.join(known)}"
                self._wrong(f"{path}.{name}".lstrip("."), f"a name that is known here{hint}")
        return {str(name): one for name, one in value.items()}

    def items(self, value: object, path: str) -> Sequence[object]:
        if isinstance(value, list | tuple):
            return value
        if value is not None:
            self._wrong(path, "a list")
        return ()

    def text(self, value: object, path: str) -> str:
        if not isinstance(value, str) or not value:
            self._wrong(path, "a text")
            return ""
        return value

    def texts(self, value: object, path: str) -> tuple[str, ...]:
        return tuple(self.text(one, f"{path}[{number}]") for number, one in enumerate(self.items(value, path)))

    def maybe(self, value: object, path: str) -> str | None:
        return None if value is None else self.text(value, path)

    def truth(self, value: object, path: str, *, otherwise: bool) -> bool:
        if value is not None and not isinstance(value, bool):
            self._wrong(path, "true or false")
        return value if isinstance(value, bool) else otherwise

    def member(self, value: object, path: str, kind: Callable[[str], T], words: Sequence[str], otherwise: T) -> T:
        if value is None:
            return otherwise
        if value not in words:
            self._wrong(path, f"one of {', '.join(words)}")
            return otherwise
        return kind(str(value))

    def table(self, value: object, path: str) -> Table:
        said = self.mapping(value, path, [field.name for field in attrs.fields(Table)])
        columns = tuple(
            self.column(one, f"{path}.columns[{number}]")
            for number, one in enumerate(self.items(said.get("columns"), f"{path}.columns"))
        )
        names = {column.name for column in columns}

        def named(name: str) -> str | None:
            found = self.maybe(said.get(name), f"{path}.{name}")
            self._known(found, names, f"{path}.{name}")
            return found

        key = self.texts(said.get("key"), f"{path}.key")
        for column in key:
            self._known(column, names, f"{path}.key")
        keys = [
            self.foreign_key(one, f"{path}.foreign_keys[{number}]", names)
            for number, one in enumerate(self.items(said.get("foreign_keys"), f"{path}.foreign_keys"))
        ]
        unless = said.get("unless", {})
        anonymise = said.get("anonymise", {})
        for name, given in (("unless", unless), ("anonymise", anonymise)):
            if not isinstance(given, Mapping):
                self._wrong(f"{path}.{name}", "an object with names of columns and values")
                continue
            for column in given:
                self._known(str(column), names, f"{path}.{name}.{column}")
        return Table(
            name=self.text(said.get("name"), f"{path}.name"),
            columns=columns,
            called=self.maybe(said.get("called") or None, f"{path}.called") or "",
            key=key,
            foreign_keys=tuple(keys),
            policy=self.maybe(said.get("policy"), f"{path}.policy"),
            by=named("by"),
            policies=self.policies(said.get("policies"), f"{path}.policies"),
            unit=named("unit"),
            owner=self.owner(said.get("owner"), f"{path}.owner"),
            exempt=self.maybe(said.get("exempt"), f"{path}.exempt") or "",
            soft_delete=named("soft_delete"),
            history_of=self.maybe(said.get("history_of"), f"{path}.history_of"),
            points=self.pointer(said.get("points"), f"{path}.points", names),
            claims=self.periods(said.get("claims"), f"{path}.claims", names),
            holds=self.periods(said.get("holds"), f"{path}.holds", names),
            blocked=named("blocked"),
            unless={str(name): self.texts(one, f"{path}.unless.{name}") for name, one in unless.items()}
            if isinstance(unless, Mapping)
            else {},
            never=self.texts(said.get("never"), f"{path}.never"),
            anonymise=dict(anonymise) if isinstance(anonymise, Mapping) else {},
            cascades=self.policies(said.get("cascades"), f"{path}.cascades"),
            copies=self.truth(said.get("copies"), f"{path}.copies", otherwise=False),
        )

    def policies(self, value: object, path: str) -> dict[str, str]:
        if value is None or isinstance(value, Mapping):
            return {str(one): self.text(key, f"{path}.{one}") for one, key in (value or {}).items()}
        self._wrong(path, "an object with values and keys of policies")
        return {}

    def _known(self, name: str | None, names: set[str], path: str) -> None:
        if name is not None and name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            self._wrong(path, f"a column of the table{f': {near[0]}?' if near else ''}")

    def column(self, value: object, path: str) -> Column:
        said = self.mapping(value, path, [field.name for field in attrs.fields(Column)])
        kinds, empties = [one.value for one in Kind], [one.value for one in Open]
        kind = self.member(said.get("kind"), f"{path}.kind", Kind, kinds, Kind.OTHER)
        return Column(
            name=self.text(said.get("name"), f"{path}.name"),
            kind=kind,
            nullable=self.truth(said.get("nullable"), f"{path}.nullable", otherwise=True),
            category=self.maybe(said.get("category"), f"{path}.category"),
            event=self.maybe(said.get("event"), f"{path}.event"),
            empty=self.member(said.get("empty"), f"{path}.empty", Open, empties, Open.NOT_STATED),
            file=self.truth(said.get("file"), f"{path}.file", otherwise=kind is Kind.FILE),
        )

    def foreign_key(self, value: object, path: str, names: set[str]) -> ForeignKey:
        said = self.mapping(value, path, [field.name for field in attrs.fields(ForeignKey)])
        words = [one.value for one in OnDelete]
        here, there = (self.texts(said.get(name), f"{path}.{name}") for name in ("columns", "to_columns"))
        for column in here:
            self._known(column, names, f"{path}.columns")
        if not here or len(here) != len(there):
            self._wrong(f"{path}.to_columns", "as many columns as there are in columns, at least one")
        return ForeignKey(
            columns=here,
            to=self.text(said.get("to"), f"{path}.to"),
            to_columns=there,
            on_delete=self.member(said.get("on_delete"), f"{path}.on_delete", OnDelete, words, OnDelete.RESTRICT),
        )

    def pointer(self, value: object, path: str, names: set[str]) -> Pointer | None:
        if value is None:
            return None
        said = self.mapping(value, path, ["kind", "key", "to", "to_columns", "through"])
        leads = said.get("to")
        if not isinstance(leads, Mapping):
            self._wrong(f"{path}.to", "for each kind the table that it means")
            leads = {}
        kind, key = self.text(said.get("kind"), f"{path}.kind"), self.text(said.get("key"), f"{path}.key")
        self._known(kind, names, f"{path}.kind")
        self._known(key, names, f"{path}.key")
        to = {str(name): self.text(one, f"{path}.to") for name, one in leads.items()}
        through = None
        if said.get("through") is not None:
            listed = self.mapping(said["through"], f"{path}.through", ["table", "key", "columns"])
            through = Kinds(
                table=self.text(listed.get("table"), f"{path}.through.table"),
                key=self.text(listed.get("key"), f"{path}.through.key"),
                columns=self.texts(listed.get("columns"), f"{path}.through.columns"),
            )
            if not through.columns or any(len(one.split(".")) != len(through.columns) for one in to):
                self._wrong(f"{path}.to", "kinds spelled by the columns of the table of kinds, with points between")
        columns = self.policies(said.get("to_columns"), f"{path}.to_columns")
        for name in set(columns) - set(to.values()):
            self._wrong(f"{path}.to_columns.{name}", "a table that is named in to")
        return Pointer(kind=kind, key=key, to=to, to_columns=columns, through=through)

    def owner(self, value: object, path: str) -> Owner | None:
        if value is None:
            return None
        said = self.mapping(value, path, ["table", "column"])
        return Owner(
            table=self.text(said.get("table"), f"{path}.table"), column=self.text(said.get("column"), f"{path}.column")
        )

    def periods(self, value: object, path: str, names: set[str]) -> Periods | None:
        if value is None:
            return None
        said = self.mapping(value, path, ["since", "until"])
        since, until = self.text(said.get("since"), f"{path}.since"), self.text(said.get("until"), f"{path}.until")
        self._known(since, names, f"{path}.since")
        self._known(until, names, f"{path}.until")
        return Periods(since=since, until=until)
