"""The paths of several places in a line of text: members of one list stand together, by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["bracketed"]

_FIRST_NUMBER = re.compile(r"\[(\d+)\]")
_MANY = 3
"""So many paths that differ in one number alone are written as one: a register of twelve activities is one line, not twelve paths."""


def bracketed(paths: Iterable[str]) -> str:
    """Each path in brackets, after a space; the place of the whole document has none.

    >>> bracketed(["activities[0].role", "activities[1].role", "activities[2].role", "activities[7].role", "kind"])
    ' [activities[0-2,7].role] [kind]'
    >>> bracketed(["activities[0]", "activities[1]"])
    ' [activities[0]] [activities[1]]'
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for path in dict.fromkeys(filter(None, paths)):
        number = _FIRST_NUMBER.search(path)
        around = (path[: number.start()], path[number.end() :]) if number else (path,)
        found.setdefault(around, []).append(path)
    return "".join(f" [{one}]" for around, some in found.items() for one in _written(around, some))


def _written(around: tuple[str, ...], paths: list[str]) -> Iterator[str]:
    if len(paths) < _MANY:
        yield from paths
        return
    before, after = around
    numbers = sorted(int(found[1]) for path in paths if (found := _FIRST_NUMBER.search(path)))
    yield f"{before}[{','.join(_ranges(numbers))}]{after}"


def _ranges(numbers: list[int]) -> Iterator[str]:
    first = last = numbers[0]
    for number in [*numbers[1:], None]:
        if number is not None and number == last + 1:
            last = number
            continue
        yield str(first) if first == last else f"{first}-{last}"
        if number is not None:
            first = last = number
