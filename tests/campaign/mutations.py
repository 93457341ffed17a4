"""Documents made wrong: in their structure, and as text."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from datetime import date
from typing import Any

from .trial import CANARY

DAYS = (
    "0001-01-01",
    "9999-12-31",
    "1900-01-01",
    "2000-02-29",
    "2027-02-30",
    "2026-11-23T10:00:00+01:00",
    date(9999, 12, 31),
)
TEXTS = (
    CANARY,
    f"{CANARY} " * 40,
    f"\x1b[31m{CANARY}",
    f"\u202e{CANARY}",
    f"={CANARY}",
    f"<script>{CANARY}</script>",
    "",
    " ",
    "\x00",
    "TODO",
    "é" * 500,
    "\ud83d\ude00",
)
NUMBERS = (0, -1, 1, 2**31, 2**63, 10**30, 0.5, float("nan"), float("inf"))
ODD: tuple[Any, ...] = (None, True, False, [], {}, [[]], [None], {"id": CANARY}, {CANARY: CANARY}, {"": None}, {1: 2})
PERIODS = ("P1Y", "P99Y", "P0D", "P9999Y", "-P1Y", f"P1Y{CANARY}", "PT1H", "P1Y2M3DT4H")
COUNTRIES = ("FR", "XK", "ZZ", "EU", "UK", "fr", "FRA", CANARY[:2].upper())
VALUES = (*DAYS, *TEXTS, *NUMBERS, *ODD, *PERIODS, *COUNTRIES)


def places(tree: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands in a tree."""
    found = [here] if here else []
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        found += places(value, (*here, key))
    return found


def changed(tree: Any, chance: random.Random, *, gentle: bool = False) -> Any:
    """A copy with one to four things made wrong, moved, doubled or left out; gently: left out or another of its kind."""
    tree = copy.deepcopy(tree)
    for _ in range(chance.randint(1, 4)):
        spots = places(tree)
        if not spots:
            break
        *way, last = chance.choice(spots)
        parent = tree
        for step in way:
            parent = parent[step]
        chance.choice(GENTLE if gentle else CHANGES)(parent, last, chance, tree)
    return tree


def _other(parent: Any, key: Any, chance: random.Random, _tree: Any) -> None:
    parent[key] = copy.deepcopy(chance.choice(VALUES))


def _alike(parent: Any, key: Any, chance: random.Random, _tree: Any) -> None:
    """Another value of the same kind: the opposite, an extreme day, a text where one may stand."""
    value = parent[key]
    if isinstance(value, bool):
        parent[key] = not value
    elif isinstance(value, date) or (isinstance(value, str) and value[:4].isdigit()):
        parent[key] = chance.choice(DAYS)
    elif isinstance(value, int):
        parent[key] = chance.choice(NUMBERS)
    elif isinstance(value, str):
        parent[key] = chance.choice((value, *PERIODS)) if value.startswith("P") else chance.choice((value, CANARY))
    else:
        del parent[key]


def _gone(parent: Any, key: Any, _chance: random.Random, _tree: Any) -> None:
    del parent[key]


def _misspelt(parent: Any, key: Any, chance: random.Random, _tree: Any) -> None:
    if isinstance(parent, dict):
        name = chance.choice((f"{key}s", str(key).upper(), CANARY, "", "__class__", "durée"))
        parent[name] = parent.pop(key)


def _moved(parent: Any, key: Any, chance: random.Random, tree: Any) -> None:
    *way, last = chance.choice(places(tree))
    there = tree
    for step in way:
        there = there[step]
    parent[key], there[last] = copy.deepcopy(there[last]), copy.deepcopy(parent[key])


def _wrapped(parent: Any, key: Any, chance: random.Random, _tree: Any) -> None:
    parent[key] = [parent[key]] if chance.random() < 0.5 else {str(key): parent[key]}


def _doubled(parent: Any, key: Any, chance: random.Random, _tree: Any) -> None:
    if isinstance(parent[key], list):
        parent[key] = parent[key] * chance.choice((2, 3, 50))


CHANGES: tuple[Callable[[Any, Any, random.Random, Any], None], ...] = (
    _other,
    _other,
    _other,
    _gone,
    _misspelt,
    _moved,
    _wrapped,
    _doubled,
)

GENTLE = (_alike, _alike, _gone)


def torn(text: bytes, chance: random.Random) -> bytes:
    """A text with bytes left out, changed, doubled or put in."""
    data = bytearray(text)
    for _ in range(chance.randint(1, 6)):
        if not data:
            break
        at, length = chance.randrange(len(data)), chance.choice((1, 1, 2, 8, 200))
        match chance.randrange(4):
            case 0:
                del data[at : at + length]
            case 1:
                data[at] = chance.randrange(256)
            case 2:
                data[at:at] = data[at : at + length] * chance.choice((1, 2, 30))
            case _:
                data[at:at] = chance.choice(SNIPPETS)
    return bytes(data)


SNIPPETS = (
    b"&a [*a]", b"*a", b"!!python/object:os.system", b"<<: *a", b"? ", b"- - - ", b"{{{{", b"[" * 100, b'"""', b"'", b"\t",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"%YAML 9.9\n---\n", b"---\n", b"...\n", b": ", b"|\n", b"#", b"\\u0000", b"1e999",
    b"0x" + b"f" * 300, b"NaN", b"[[a]]\n", b"a.b.c = 1\n", b"1979-05-27T07:32:00Z", CANARY.encode(), b"\r\n", b"\xc3", b"=",
)  # fmt: skip
