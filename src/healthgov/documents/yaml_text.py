"""YAML 1.2, core schema: no anchors, no tags, no merging, one document.

Three readers, equal in what they say: plainly written texts are read line by line; others from the events of libyaml,
where a binding is installed (extra ``fast``), and of a parser in Python otherwise (extra ``yaml``).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator
from typing import Any

from healthgov.documents.limits import Limits
from healthgov.documents.mistakes import MAX_DEPTH, TOO_DEEP, Flaw, Flaws, Mistake, Path, Place, Step, where_doubled
from healthgov.documents.plain_yaml import read_plainly
from healthgov.documents.yaml_scalars import resolved
from healthgov.errors import MissingExtraError

__all__ = ["read_yaml"]


def read_yaml(
    text: str, flaws: Flaws, limits: Limits
) -> tuple[object, Callable[[Collection[Path]], dict[Path, Place]]]:
    """Return the values and a finder of places; keys that stand twice or are no texts are flaws."""
    read = read_plainly(text)
    if read is not None:
        return read.plain, lambda wanted: _places_of(text, wanted, limits)
    return _build(text, flaws, frozenset(), limits).root, lambda wanted: _again(text, wanted, limits)


def _places_of(text: str, wanted: Collection[Path], limits: Limits) -> dict[Path, Place]:
    read = read_plainly(text, wanted)
    if read is None:
        return {}
    if not read.exact and len(text) <= limits.unusual_yaml:
        with contextlib.suppress(MissingExtraError, Mistake):
            return _again(text, wanted, limits)
    return read.places


def _again(text: str, wanted: Collection[Path], limits: Limits) -> dict[Path, Place]:
    return _build(text, Flaws(0), frozenset(wanted), limits).places


def _build(text: str, flaws: Flaws, wanted: frozenset[Path], limits: Limits) -> _Builder:
    builder = _Builder(flaws, wanted)
    try:
        for event in _events(text, limits):
            builder.take(type(event).__name__, event)
    except (Mistake, MissingExtraError):
        raise
    except Exception as error:  # noqa: BLE001  parsers raise what they like on a text that is none
        from healthgov.documents.yaml_reasons import flaw_of  # noqa: PLC0415  for slips only

        flaw = flaw_of(error, text, builder.line)
    else:
        return builder
    raise Mistake(flaw)  # out here: errors hold the document


def _events(text: str, limits: Limits) -> Iterator[Any]:
    """The events of a full parser."""
    try:
        from yaml import CSafeLoader  # noqa: PLC0415  an extra
    except ImportError:
        pass
    else:
        yield from _events_in_c(CSafeLoader(text))
        return
    try:
        from ruamel.yaml import YAML  # noqa: PLC0415  an extra
    except ImportError:
        pass
    else:
        if len(text) > limits.unusual_yaml:
            most = limits.unusual_yaml
            raise Mistake.here(f"YAML of at most {most} bytes, or written plainly, or the extra healthgov[fast]")
        yield from YAML(typ="safe", pure=True).parse(text)
        return
    raise MissingExtraError.for_extra("YAML", "yaml")


def _events_in_c(loader: Any) -> Iterator[Any]:
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _Builder:
    """Puts values together from events, without recursion."""

    def __init__(self, flaws: Flaws, wanted: frozenset[Path]) -> None:
        self.root: object = None
        self.places: dict[Path, Place] = {}
        self.wanted = wanted
        self.flaws = flaws
        self.line, self.column = 1, 1
        self.documents = 0
        self.stack: list[_Open] = []

    def take(self, name: str, event: Any) -> None:
        mark = event.start_mark
        self.line, self.column = mark.line + 1, mark.column + 1
        if name == "AliasEvent" or getattr(event, "anchor", None) is not None:
            raise self._refusal("no anchors and no aliases: what is meant twice is written twice")
        if name == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                raise self._refusal("one document in one file")
        elif name in ("MappingStartEvent", "SequenceStartEvent", "ScalarEvent"):
            if getattr(event, "tag", None) is not None:
                raise self._refusal("no tags: the field tells what its value is")
            if name == "ScalarEvent":
                self._put(resolved(event.value) if event.implicit[0] else event.value, scalar=event.implicit[0])
            else:
                self._open({} if name == "MappingStartEvent" else [])
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self.stack.pop()

    def _refusal(self, expected: str) -> Mistake:
        return Mistake(self._flaw(expected))

    def _flaw(self, expected: str) -> Flaw:
        return Flaw(self.stack[-1].path if self.stack else (), expected, line=self.line, column=self.column)

    def _open(self, holder: dict[Step, object] | list[object]) -> None:
        path = self._put(holder)
        if len(self.stack) >= MAX_DEPTH:
            raise self._refusal(TOO_DEEP)
        self.stack.append(_Open(path, holder))

    def _put(self, value: object, *, scalar: bool = False) -> Path:
        if not self.stack:
            self.root = value
            self._note(())
            return ()
        top = self.stack[-1]
        holder = top.holder
        if isinstance(holder, list):
            path: Path = (*top.path, len(holder))
            holder.append(value)
        elif not top.has_key:
            self._key(top, value, merge=scalar and value == "<<")
            return top.path
        else:
            top.has_key = False
            if top.key is None:
                return top.path
            path = (*top.path, top.key)
            holder[top.key] = value
        self._note(path)
        return path

    def _note(self, path: Path) -> None:
        if path in self.wanted:
            self.places.setdefault(path, (self.line, self.column))

    def _key(self, top: _Open, value: object, *, merge: bool) -> None:
        top.has_key = True
        top.key = None
        if merge:
            self.flaws.add(lambda: self._flaw("no merging of mappings: what is meant is written"))
        elif not isinstance(value, str):
            self.flaws.add(lambda: self._flaw("the name of a field, as text"))
        elif value in top.holder:
            path = where_doubled(top.path, value)
            self.flaws.add(lambda: Flaw(path, "each field is written once", line=self.line, column=self.column))
        else:
            top.key = value
            self._note((*top.path, value))


class _Open:
    """A list or mapping that has not ended yet."""

    def __init__(self, path: Path, holder: dict[Step, object] | list[object]) -> None:
        self.path = path
        self.holder = holder
        self.key: str | None = None
        self.has_key = False
