"""YAML as people write it, read line by line: a text that is written in another way is left to a full parser.

Blocks of keys and of items, scalars on one line, flow lists and mappings, comments. Whatever is not
certain to mean the same to every reader of YAML 1.2 is not read here: :func:`read_plainly` then returns nothing. What
it reads, it reads as the full parser does; tests hold both equal.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Collection
from typing import Any

import attrs

from healthgov.documents.mistakes import MAX_DEPTH, Path, Place
from healthgov.documents.yaml_scalars import WORDS, resolved

__all__ = ["PlainlyRead", "read_plainly"]

_STRANGE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE = re.compile(r"( *+)(-(?: ++|\Z))?(?:([^\W\d](?:[\w -]*[\w-])?)(?: *+:(?: ++|\Z)))?(.*)", re.DOTALL)
_DOUBLE = re.compile(r'"(?:[^"\\]|\\["\\nt/])*+"')
_SINGLE = re.compile(r"'(?:[^']|'')*+'")
_REST = re.compile(r"(?: ++#.*+)?\Z")
_FLOW = re.compile(
    r"""(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)|(?P<double>"(?:[^"\\]|\\["\\nt/])*+")|(?P<single>'(?:[^']|'')*+')"""
    r"""|(?P<plain>[\w./+][\w ./+()€-]*+)"""
)
_KEY = re.compile(r"([^\W\d][\w-]*+): ++")
_SPACES = re.compile(r" *+")
_COMMENT = re.compile(r"(?:^|(?<= ))#.*+\Z", re.DOTALL)
_LONGEST_KEY = 200


class _Unusual(Exception):  # noqa: N818  caught in this module
    """Not written plainly."""


@attrs.frozen
class PlainlyRead:
    """What was read, and the places of the paths that were asked for."""

    plain: object = attrs.field(repr=False)
    places: dict[Path, Place]
    exact: bool
    """Whether no flow list or mapping goes over several lines: what stands in one has the place of the whole."""


def read_plainly(text: str, wanted: Collection[Path] = ()) -> PlainlyRead | None:
    """Return what a plainly written text holds; ``None`` for any other."""
    text = text.replace("\r\n", "\n")
    if _STRANGE.search(text):
        return None
    try:
        return _read(text.split("\n"), frozenset(wanted))
    except (_Unusual, RecursionError):
        return None


def _read(lines: list[str], wanted: frozenset[Path]) -> PlainlyRead:  # noqa: C901, PLR0912, PLR0915  one loop over all lines
    match = _LINE.fullmatch
    places: dict[Path, Place] = {}
    root: Any = None
    stack: list[tuple[int, Any, Path]] = []  # column, holder, path (followed where places are wanted)
    path: Path = ()
    column, holder = -1, root
    waiting: tuple[Any, Any] | None = None  # what holds the value that may follow, and where
    begun = False
    skipped = 0
    for number, line in enumerate(lines, 1):
        if number <= skipped:
            continue
        found = match(line)
        if found is None:
            raise _Unusual
        spaces, dash, key, rest = found.groups()
        if key is None and dash is None:
            bare = rest
            if not bare or bare[0] == "#":
                continue
            if bare == "---" and not begun and not spaces:
                begun = True
                continue
            if waiting is None or bare[0] not in "[{" or len(spaces) <= column:
                raise _Unusual
            bare, last = _closed(lines, number, bare, len(spaces))
            skipped = last or skipped
            waiting[0][waiting[1]] = _scalar(bare)
            if wanted and type(waiting[0]) is list and (*path, waiting[1]) in wanted:
                places[*path, waiting[1]] = (number, len(spaces) + 1)
            waiting = None
            continue
        at = len(spaces)
        begun = True
        if rest and rest[0] in "[{":
            rest, last = _closed(lines, number, rest, at)
            skipped = last or skipped
        if root is None:
            if at:
                raise _Unusual
            root = holder = [] if dash else {}
            column = 0
            stack.append((0, holder, ()))
            if () in wanted:
                places[()] = (number, 1)
        elif waiting is not None:
            if at > column or (dash and at == column and type(holder) is dict):
                opened: Any = [] if dash else {}
                waiting[0][waiting[1]] = opened
                if wanted:
                    path = (*path, waiting[1])
                    if type(waiting[0]) is list and path in wanted:
                        places[path] = (number, at + 1)
                column, holder = at, opened
                stack.append((at, opened, path))
                if len(stack) >= MAX_DEPTH:
                    raise _Unusual
            waiting = None
        if at != column or (dash is None and type(holder) is list):
            while stack and stack[-1][0] > at:
                stack.pop()
            if dash is None and stack and type(stack[-1][1]) is list:
                stack.pop()
            if not stack:
                raise _Unusual
            column, holder, path = stack[-1]
            if at != column:
                raise _Unusual
        if dash:
            if type(holder) is not list:
                raise _Unusual
            inner = at + len(dash)
            if key is None:
                if wanted:
                    item: Path = (*path, len(holder))
                    if item in wanted:
                        places[item] = (number, inner + 1)
                if not rest or rest[0] == "#":
                    waiting = (holder, len(holder))
                    holder.append(None)
                else:
                    holder.append(_scalar(rest))
                continue
            if wanted:
                path = (*path, len(holder))
                if path in wanted:
                    places[path] = (number, inner + 1)
            opened = {}
            holder.append(opened)
            column, holder, at = inner, opened, inner
            stack.append((inner, opened, path))
            if len(stack) >= MAX_DEPTH:
                raise _Unusual
        elif type(holder) is not dict:
            raise _Unusual
        if type(key) is not str or key in holder or key in WORDS or len(key) > _LONGEST_KEY:
            raise _Unusual
        if wanted:
            item = (*path, key)
            if item in wanted:
                places[item] = (number, at + 1)
        if not rest or rest[0] == "#":
            holder[key] = None
            waiting = (holder, key)
        else:
            holder[key] = _scalar(rest)
    if root is None:
        raise _Unusual
    return PlainlyRead(root, places, skipped == 0)


def _closed(lines: list[str], number: int, rest: str, indent: int) -> tuple[str, int]:
    """A flow list or mapping with the lines on which it goes on, and the number of the last of them, if there is one."""
    level = _level(rest)
    if level == 0:
        return rest, 0
    parts = [_COMMENT.sub("", rest)]
    level = _level(parts[0])
    for line in itertools.islice(lines, number, None):
        if level == 0:
            break
        part = _COMMENT.sub("", line)
        if part.strip() and not part.startswith(" " * (indent + 1)):
            raise _Unusual
        number += 1
        parts.append(part.strip())
        level += _level(part)
    if level or any("'" in part or '"' in part for part in parts):
        raise _Unusual  # a sign may stand in quotes, and is then no sign
    return " ".join(parts), number


def _level(text: str) -> int:
    """How many brackets are opened and not closed."""
    return text.count("[") + text.count("{") - text.count("]") - text.count("}")


def _scalar(rest: str) -> object:
    """The value that follows a key or a dash on its line."""
    first = rest[0]
    if first.isalnum() or first in "._/(+" or (first == "-" and rest[1:2] not in ("", " ") and rest[:3] != "---"):
        if "#" in rest or ":" in rest:
            comment = rest.find(" #")
            rest = rest[:comment] if comment >= 0 else rest
            if ": " in rest or rest.rstrip().endswith(":"):
                raise _Unusual
        rest = rest.rstrip()
        return rest if first.isalpha() and rest not in WORDS else resolved(rest)
    if first == '"':
        return _quoted(rest, _DOUBLE)
    if first == "'":
        return _quoted(rest, _SINGLE)
    if first in "[{":
        value, end = _flow(rest, 0, 0)
        if not _REST.match(rest, end) and rest[end:].strip():
            raise _Unusual
        return value
    if rest.rstrip() == "~":
        return None
    raise _Unusual


def _quoted(rest: str, pattern: re.Pattern[str]) -> str:
    found = pattern.match(rest)
    if found is None or not (_REST.match(rest, found.end()) or not rest[found.end() :].strip()):
        raise _Unusual
    return _unquoted(found[0])


def _unquoted(text: str) -> str:
    if text[0] == "'":
        return text[1:-1].replace("''", "'")
    return json.loads(text) if "\\" in text else text[1:-1]


def _flow(text: str, at: int, depth: int) -> tuple[object, int]:
    """A flow list or mapping that begins here, and where it ends."""
    if depth > MAX_DEPTH // 2:
        raise _Unusual
    listed = text[at] == "["
    closing = "]" if listed else "}"
    items: list[object] = []
    fields: dict[str, object] = {}
    at = _after(text, at + 1)
    while not text.startswith(closing, at):
        if listed:
            value, at = _flow_value(text, at, depth)
            items.append(value)
        else:
            named = _KEY.match(text, at)
            if named is None or named[1] in WORDS or named[1] in fields:
                raise _Unusual
            fields[named[1]], at = _flow_value(text, named.end(), depth)
        at = _after(text, at)
        if text.startswith(",", at):
            at = _after(text, at + 1)
        elif not text.startswith(closing, at):
            raise _Unusual
    return (items if listed else fields), at + 1


def _flow_value(text: str, at: int, depth: int) -> tuple[object, int]:
    token = _FLOW.match(text, at)
    if token is None or token["close"] or token["comma"]:
        raise _Unusual
    if token["open"]:
        return _flow(text, at, depth + 1)
    value = resolved(token["plain"].rstrip()) if token["plain"] else _unquoted(token[0])
    return value, token.end()


def _after(text: str, at: int) -> int:
    found = _SPACES.match(text, at)
    return found.end() if found else at
