"""Several files that are one document: a folder, or files named together.

Each file states a part, and what they state is put together: mappings field by field, lists one after the other, and
nothing twice. A file that holds a list is the section it is named after (``hosting.yaml``). Files refer to one another
by ``id``, as things in one document do. A file may begin ``extends: base.yaml``: what it states then takes the place of
what the other states, and things of the same ``id`` are put together.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import Any

import attrs

from healthgov.documents.limits import Limits
from healthgov.documents.mistakes import Flaw, Flaws, Path, Place
from healthgov.documents.parsing import Parsed, format_of, parse, problem_of, read_bytes
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.structs import changed

__all__ = ["EXTENDS", "Whole", "files_in", "put_together"]

EXTENDS = "extends"
"""The field that names the file that is extended."""


def files_in(folder: FilePath, limits: Limits) -> list[FilePath]:
    """The documents of a folder, in the order of their names; what is hidden, or no document, is left out."""
    try:
        found = sorted(
            (one for one in folder.iterdir() if format_of(one.name) and not one.name.startswith(".") and one.is_file()),
            key=lambda one: one.name,
        )
    except OSError:
        found = []
        expected = "a folder that can be read"
    else:
        expected = "" if found else "a folder with a file named .yaml, .yml, .toml or .json"
        if len(found) > limits.files:
            expected = f"a folder of at most {limits.files} files"
    if expected:
        raise InvalidDocumentError([Problem("", expected)], source=f"{folder.name}/" if folder.name else str(folder))
    return found


@attrs.frozen
class _Origin:
    """The file that states what stands at a path, and where in it."""

    file: FilePath
    path: Path


@attrs.define
class Whole:
    """Several files put together."""

    plain: dict[str, Any] = attrs.field(repr=False)
    flaws: Flaws = attrs.field(repr=False)
    parsed: dict[FilePath, Parsed] = attrs.field(factory=dict, repr=False)
    origins: dict[Path, _Origin] = attrs.field(factory=dict, repr=False)

    def problems(self, told: Iterable[Flaw]) -> list[Problem]:
        """What is told, each with its file and place."""
        at = {id(flaw): self._origin(flaw.path + flaw.at) for flaw in told}
        wanted: dict[FilePath, set[Path]] = {}
        for origin in at.values():
            if origin is not None:
                wanted.setdefault(origin.file, set()).update(origin.path[:end] for end in range(len(origin.path) + 1))
        places = {file: self.parsed[file].places(paths) for file, paths in wanted.items()}
        found: list[Problem] = []
        for flaw in told:
            origin = at[id(flaw)]
            place = None if origin is None else _nearest(places[origin.file], origin.path)
            file = "" if origin is None else origin.file.name
            found.append(changed(problem_of(flaw, place), file=file))
        return sorted(found, key=lambda problem: (problem.file, problem.line or 0, problem.column or 0))

    def _origin(self, path: Path) -> _Origin | None:
        for end in range(len(path), -1, -1):
            origin = self.origins.get(path[:end])
            if origin is not None:
                return _Origin(origin.file, origin.path + path[end:])
        return None


def _nearest(places: dict[Path, Place], path: Path) -> Place | None:
    while path and path not in places:
        path = path[:-1]
    return places.get(path)


def put_together(files: Iterable[FilePath], limits: Limits, *, sections: Iterable[str] = ()) -> Whole:
    """What the files state together; ``sections`` are the fields that a file of that name may hold as a list."""
    whole = Whole({}, Flaws(limits.problems))
    named = list(dict.fromkeys(files))
    refused: list[Problem] = []
    bases: set[FilePath] = set()
    for file in named:
        try:
            _read(file, whole, limits)
        except InvalidDocumentError as error:
            refused += [changed(problem, file=file.name) for problem in error.problems]
    if refused:
        raise InvalidDocumentError(refused, source=_title(named))
    for file in named:
        base = _base(whole, file)
        if base is not None and base != file:
            bases.add(base)
    if bases.issuperset(named):  # they go round: each says so
        bases.clear()
    for file in named:
        if file not in bases:  # what is extended is read where it is extended
            _add(whole, file, frozenset(sections), limits, ())
    return whole


def _title(files: list[FilePath]) -> str:
    return files[0].name if len(files) == 1 else f"{len(files)} files"


def _read(file: FilePath, whole: Whole, limits: Limits) -> Parsed:
    if file not in whole.parsed:
        format_ = format_of(file.name)
        if format_ is None:
            raise InvalidDocumentError([Problem("", "a file named .yaml, .yml, .toml or .json")], source=file.name)
        whole.parsed[file] = parsed = parse(read_bytes(file, limits.bytes), format_, limits, file.name)
        whole.origins.setdefault((), _Origin(file, ()))
        for flaw in parsed.flaws.told:
            whole.flaws.add(lambda flaw=flaw: flaw)  # type: ignore[misc]
        whole.flaws.count += parsed.flaws.count - len(parsed.flaws.told)
    return whole.parsed[file]


def _base(whole: Whole, file: FilePath) -> FilePath | None:
    plain = whole.parsed[file].plain
    name = plain.get(EXTENDS) if isinstance(plain, dict) else None
    return file.with_name(name) if isinstance(name, str) and _is_beside(name) else None


def _is_beside(name: str) -> bool:
    """Whether this is the name of a file, and no path that leads elsewhere."""
    return bool(name) and FilePath(name).name == name and "\\" not in name and "\0" not in name


def _add(
    whole: Whole, file: FilePath, sections: frozenset[str], limits: Limits, extending: tuple[FilePath, ...]
) -> None:
    """Add what a file states, and before it what the file states that it extends."""
    plain = _read(file, whole, limits).plain
    if isinstance(plain, list) and file.stem in sections:
        _merge(whole, whole.plain, {file.stem: plain}, (), _Origin(file, ()), over=False)
        for index in range(len(plain)):
            merged = len(whole.plain[file.stem]) - len(plain) + index
            whole.origins[file.stem, merged] = _Origin(file, (index,))
        return
    if not isinstance(plain, dict):
        from healthgov.documents.suggesting import section_meant  # noqa: PLC0415  for slips only

        expected = "a mapping of fields, or a list in a file named after its section"
        section = section_meant(file.stem, sections) if isinstance(plain, list) else ""
        near = f"{section}{file.suffix}"
        _refuse(whole, file, (), f"{expected}; did you mean {near}?" if section else expected)
        return
    stated = plain
    over = bool(extending)
    if EXTENDS in plain:
        stated = {name: value for name, value in plain.items() if name != EXTENDS}
        base = _base(whole, file)
        if base is None or base == file or base in extending or len(extending) > limits.depth:
            _refuse(whole, file, (EXTENDS,), "the name of another file of the same folder, which does not extend it")
        else:
            _add(whole, base, sections, limits, (*extending, file))
            over = True
    _merge(whole, whole.plain, stated, (), _Origin(file, ()), over=over)


def _refuse(whole: Whole, file: FilePath, path: Path, expected: str) -> None:
    mark: Path = (f"\0{len(whole.origins)}",)
    whole.origins[mark] = _Origin(file, path)
    whole.flaws.add(lambda: Flaw((), expected, at=mark))


def _merge(
    whole: Whole, target: dict[str, Any], stated: dict[str, Any], path: Path, origin: _Origin, *, over: bool
) -> None:
    for name, value in stated.items():
        here, there = (*path, name), _Origin(origin.file, (*origin.path, name))
        known = target.get(name)
        if known is None or value is None:
            if known is None:
                target[name] = _copy(value)
                whole.origins[here] = there
        elif isinstance(known, dict) and isinstance(value, dict):
            _merge(whole, known, value, here, there, over=over)
        elif isinstance(known, list) and isinstance(value, list):
            _join(whole, known, value, here, there, over=over)
        elif over:
            target[name] = _copy(value)
            whole.origins[here] = there
        elif known != value or type(known) is not type(value):
            _refuse(whole, origin.file, there.path, "what no other file states otherwise: one fact is stated once")


def _join(whole: Whole, known: list[Any], items: list[Any], path: Path, origin: _Origin, *, over: bool) -> None:
    by_id = {one["id"]: index for index, one in enumerate(known) if _has_id(one)}
    for index, item in enumerate(items):
        there = _Origin(origin.file, (*origin.path, index))
        place = by_id.get(item["id"]) if _has_id(item) else None
        if place is not None:
            _merge(whole, known[place], item, (*path, place), there, over=over)
            continue
        whole.origins[*path, len(known)] = there
        known.append(_copy(item))


def _has_id(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("id"), str)


def _copy(value: Any) -> Any:
    """The mappings and lists anew, which others are put together with."""
    if isinstance(value, dict):
        return {name: _copy(item) for name, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value
