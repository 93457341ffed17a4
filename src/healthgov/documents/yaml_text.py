"""YAML 1.2, core schema, read from the stream of events: no anchors, no tags, no merging, one document."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from healthgov.documents.mistakes import MAX_DEPTH, TOO_DEEP, Flaw, Mistake, Path, Step
from healthgov.errors import MissingExtraError

__all__ = ["read_yaml"]

_WORDS = (
    {"": None, "~": None, "null": None, "Null": None, "NULL": None}
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)
_WHOLE = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_LONG = 20
_BEYOND = 10**_LONG
_SYNTAX = "a text that follows the rules of YAML"


def read_yaml(text: str) -> tuple[object, Callable[[], dict[Path, int]], tuple[Flaw, ...]]:
    """Return the values, a finder of lines, and the flaws (keys twice or not texts)."""
    try:
        from ruamel.yaml import YAML  # noqa: PLC0415  an extra
        from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError.for_extra("YAML", "yaml") from None
    builder = _Builder()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(type(event).__name__, event)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Mistake(Flaw((), _SYNTAX, line=mark.line + 1 if mark else builder.line)) from None
    except (YAMLError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError):
        raise Mistake(Flaw((), _SYNTAX, line=builder.line)) from None
    return builder.root, lambda: builder.lines, tuple(builder.flaws)


class _Builder:
    """Puts values together from events, without recursion."""

    def __init__(self) -> None:
        self.root: object = None
        self.lines: dict[Path, int] = {}
        self.flaws: list[Flaw] = []
        self.line = 1
        self.documents = 0
        self.stack: list[_Open] = []

    def take(self, name: str, event: Any) -> None:
        self.line = event.start_mark.line + 1
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
                self._put(_resolve(event.value) if event.implicit[0] else event.value, scalar=event.implicit[0])
            else:
                self._open({} if name == "MappingStartEvent" else [])
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self.stack.pop()

    def _refusal(self, expected: str) -> Mistake:
        return Mistake(Flaw(self.stack[-1].path if self.stack else (), expected, line=self.line))

    def _open(self, holder: dict[Step, object] | list[object]) -> None:
        path = self._put(holder)
        if len(self.stack) >= MAX_DEPTH:
            raise self._refusal(TOO_DEEP)
        self.stack.append(_Open(path, holder))

    def _put(self, value: object, *, scalar: bool = False) -> Path:
        if not self.stack:
            self.root = value
            self.lines[()] = self.line
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
        self.lines.setdefault(path, self.line)
        return path

    def _key(self, top: _Open, value: object, *, merge: bool) -> None:
        top.has_key = True
        top.key = None
        if merge:
            self.flaws.append(Flaw(top.path, "no merging of mappings: what is meant is written", line=self.line))
        elif not isinstance(value, str):
            self.flaws.append(Flaw(top.path, "the name of a field, as text", line=self.line))
        elif value in top.holder:
            self.flaws.append(Flaw(top.path, "each field is written once", line=self.line))
        else:
            top.key = value
            self.lines[*top.path, value] = self.line


class _Open:
    """A list or mapping that has not ended yet."""

    def __init__(self, path: Path, holder: dict[Step, object] | list[object]) -> None:
        self.path = path
        self.holder = holder
        self.key: str | None = None
        self.has_key = False


def _resolve(text: str) -> object:
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        if len(text) > _LONG:
            return _BEYOND
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return float("nan") if _ENDLESS.fullmatch(text) else text
