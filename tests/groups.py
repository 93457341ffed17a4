"""Many cases of one kind in few tests: pytest's own work for a test costs as much as asking a small case.

>>> @in_groups([("even", 2), ("even", 4), ("odd", 3)], by=lambda kind, _: kind, named=lambda _, number: str(number))
... def test_halves(kind, number):
...     '''Whole for even numbers.'''
...     assert (number % 2 == 0) is (kind == "even")
>>> [mark.args[1] for mark in test_halves.pytestmark]
[['even', 'odd']]
>>> test_halves("even")

Each group asks all its cases, and tells those that fail by their names:

>>> @in_groups([1, 2, 3], by=lambda _: "all")
... def test_small(number):
...     assert number < 2, "too large"
>>> test_small("all")
Traceback (most recent call last):
    ...
AssertionError: 2 of 3
2: AssertionError: too large
3: AssertionError: too large
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import pytest

__all__ = ["in_groups", "law_of"]

_MANY = 12
"""How many of the cases that fail are shown in full."""


def in_groups(
    cases: Iterable[Any], *, by: Callable[..., str], named: Callable[..., str] = str
) -> Callable[[Callable[..., object]], Callable[[str], None]]:
    """Like ``parametrize``, with one test for the cases of a group; a case that is a tuple is given argument by argument."""
    groups: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for case in cases:
        arguments = case if type(case) is tuple else (case,)
        groups[by(*arguments)].append(arguments)
    assert groups, "no case at all"

    def decorate(test: Callable[..., object]) -> Callable[[str], None]:
        @pytest.mark.parametrize("group", list(groups))
        @functools.wraps(test, updated=())
        def asked(group: str) -> None:
            wrong: dict[str, Exception] = {}
            for arguments in groups[group]:
                try:
                    test(*arguments)
                except Exception as error:  # noqa: BLE001  told below, with all others
                    wrong[named(*arguments)] = error
            told = [f"{name}: {type(error).__name__}: {error}" for name, error in list(wrong.items())[:_MANY]]
            if wrong:
                raise AssertionError("\n".join([f"{len(wrong)} of {len(groups[group])}", *told]))

        del asked.__wrapped__  # type: ignore[attr-defined]  pytest would ask for the arguments of what is wrapped
        return asked

    return decorate


def law_of(code: str, *_: object) -> str:
    """The part of a code that says which law it is: ``FR-HDS`` of ``FR-HDS-01``."""
    return code.rpartition("-")[0]
