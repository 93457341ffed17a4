"""JSON: read by the standard library; lines are found afterwards, only when something is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from healthgov.documents.mistakes import MAX_DEPTH, TOO_DEEP, Flaw, Mistake, Path

__all__ = ["read_json"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]++', re.DOTALL)
_LONG = 20
_BEYOND = 10**_LONG


def read_json(text: str) -> tuple[object, Callable[[], dict[Path, int]], tuple[Flaw, ...]]:
    """Return the values, a finder of lines, and the flaws (duplicated keys)."""
    doubled = False

    def mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal doubled
        found = dict(pairs)
        doubled = doubled or len(found) != len(pairs)
        return found

    try:
        plain = json.loads(text, object_pairs_hook=mapping, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise Mistake(Flaw((), "a text that follows the rules of JSON", line=error.lineno)) from None
    except RecursionError:
        raise Mistake(Flaw((), TOO_DEEP, line=_too_deep(text))) from None
    return plain, lambda: _locate(text)[0], _locate(text)[1] if doubled else ()


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= _LONG else _BEYOND


def _too_deep(text: str) -> int | None:
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth > MAX_DEPTH:
            return text.count("\n", 0, token.start()) + 1
    return None


def _locate(text: str) -> tuple[dict[Path, int], tuple[Flaw, ...]]:  # noqa: C901  one branch for each sign of JSON
    """Lines of every path of a well-formed text, and its duplicated keys."""
    lines: dict[Path, int] = {}
    flaws: list[Flaw] = []
    stack: list[tuple[Path, bool, set[str]]] = []  # path, whether a mapping, keys seen
    path: Path = ()
    expects_key = False
    line, position = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", position, token.start())
        position = token.start()
        sign = token[0]
        if expects_key and sign[0] == '"':
            key = json.loads(sign)
            parent, _, seen = stack[-1]
            if key in seen:
                flaws.append(Flaw(parent, "each field is written once", line=line))
            seen.add(key)
            path = (*parent, key)
            lines[path] = line
            expects_key = False
        elif sign in ("{", "["):
            lines.setdefault(path, line)
            stack.append((path, sign == "{", set()))
            expects_key = sign == "{"
            if sign == "[":
                path = (*path, 0)
            if len(stack) > MAX_DEPTH:
                break
        elif sign in ("}", "]"):
            path = stack.pop()[0]
            expects_key = False
        elif sign == ",":
            expects_key = stack[-1][1]
            if not expects_key:
                path = (*path[:-1], int(path[-1]) + 1)  # pyright: ignore[reportGeneralTypeIssues]  inside a list
        elif sign != ":":
            lines.setdefault(path, line)
    return lines, tuple(flaws)
