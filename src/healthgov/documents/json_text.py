"""JSON: read by the standard library; places are found afterwards, only when something is wrong."""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Callable, Collection

from healthgov.documents.mistakes import MAX_DEPTH, TOO_DEEP, Flaw, Flaws, Mistake, Path, Place, where_doubled

__all__ = ["read_json"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]++', re.DOTALL)
_LONG = 20
_BEYOND = 10**_LONG


def read_json(text: str, flaws: Flaws) -> tuple[object, Callable[[Collection[Path]], dict[Path, Place]]]:
    """Return the values and a finder of places; duplicated keys are flaws."""
    try:
        try:
            plain = _STRICT.decode(text)
        except _Doubled:
            plain = _LENIENT.decode(text)
            _locate(text, (), flaws)
    except json.JSONDecodeError as error:
        expected = _reason(text, error.pos, error.msg)
        flaw = Flaw((), expected, line=error.lineno, column=error.colno)
    except RecursionError:
        flaw = Flaw((), TOO_DEEP, line=_too_deep(text))
    else:
        return plain, lambda wanted: _locate(text, wanted)
    raise Mistake(flaw)  # out here: the errors above hold the document


def _reason(text: str, at: int, said: str) -> str:
    """What is expected where the parser gave up; it says what it had hoped for, which is seldom what went wrong."""
    rest = text[at:].lstrip()
    if _LAST_COMMA.match(text, at) or (rest[:1] in ("]", "}") and text[:at].rstrip().endswith(",")):
        return "no comma behind the last item"
    if "Unterminated" in said or "control character" in said:
        return "a closing quotation mark on the same line"
    if "escape" in said:
        return "two backslashes for one in a text"
    if rest.startswith(("//", "#", "/*")):
        return "no comments: JSON has none"
    if not rest:
        return "closing brackets for all that are opened"
    if "delimiter" in said:
        return "a comma between two items" if "','" in said else "a colon behind the name of a field"
    if "Extra data" in said:
        return "one document in one file"
    if "property name" in said or _WORD.match(rest):
        return "names and texts in double quotation marks; true, false and null in small letters"
    return "a text that follows the rules of JSON"


_LAST_COMMA = re.compile(r",\s*[\]}]")
_WORD = re.compile(r"['\w“”‘’«]")


class _Doubled(Exception):  # noqa: N818  caught in this module
    """A key that stands twice."""


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Doubled
    return found


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= _LONG else _BEYOND


_STRICT = json.JSONDecoder(object_pairs_hook=_mapping, parse_int=_whole)
_LENIENT = json.JSONDecoder(parse_int=_whole)


def _too_deep(text: str) -> int | None:
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth > MAX_DEPTH:
            return text.count("\n", 0, token.start()) + 1
    return None


def _locate(text: str, wanted: Collection[Path], flaws: Flaws | None = None) -> dict[Path, Place]:  # noqa: C901, PLR0912  one branch for each sign of JSON
    """Places of the paths wanted in a well-formed text; its duplicated keys, where flaws are collected."""
    places: dict[Path, Place] = {}
    stack: list[tuple[Path, bool, set[str]]] = []  # path, whether a mapping, keys seen
    path: Path = ()
    expects_key = False
    ends = [found.start() for found in re.finditer("\n", text)]

    def place(token: re.Match[str]) -> Place:
        start = token.start()
        lines = bisect.bisect_left(ends, start)
        return lines + 1, start - (ends[lines - 1] if lines else -1)

    for token in _TOKEN.finditer(text):
        sign = token[0]
        if expects_key and sign[0] == '"':
            key = json.loads(sign) if "\\" in sign else sign[1:-1]
            parent, _, seen = stack[-1]
            path = (*parent, key)
            if flaws is not None:
                if key in seen:
                    line, column = place(token)
                    here = Flaw(where_doubled(parent, key), "each field is written once", line=line, column=column)
                    flaws.add(lambda here=here: here)  # type: ignore[misc]
                seen.add(key)
            if path in wanted:
                places[path] = place(token)
            expects_key = False
        elif sign in ("{", "["):
            if path in wanted:
                places.setdefault(path, place(token))
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
        elif sign != ":" and path in wanted:
            places.setdefault(path, place(token))
        if flaws is None and len(places) == len(wanted):
            break
    return places
