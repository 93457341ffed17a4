"""Validators turned once into one plain Python function, the way attrs writes ``__init__``.

The generated function takes a subject and returns 0 (PASS), 1 (FAIL) or 2 (UNKNOWN). Attributes
read twice are read once, and a passing subject costs one comparison for each question.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar, cast

__all__ = ["Bind", "Code", "Dated", "Node", "compiled", "compiled_all", "compiled_each"]

R = TypeVar("R")
M = TypeVar("M")

Bind = Callable[[date], Callable[[object], R]]
"""From a day to the function that judges a subject on it."""


_DEEPEST = 16  # Python nests twenty loops and a hundred blocks


class Node(Protocol):
    """What the compiler needs of a validator."""

    def emit(self, code: Code, x: str) -> str:
        """Write lines that put the verdict into a variable, and return its name."""
        ...

    def emit_check(self, code: Code, x: str) -> None:
        """Write lines that return 1 on FAIL, set ``u`` on UNKNOWN, and go on otherwise."""
        ...


class Dated(Protocol):
    """A constant that depends on the day, such as a set of territories."""

    def on(self, day: date) -> Any:
        """What it is on ``day``."""
        ...


class Code:
    """Lines of Python under construction, with the names they use."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._depth = 2
        self._count = 0
        self._known: list[dict[tuple[str, str], str]] = [{}]
        self.constants: dict[str, object] = {}
        self.dated: dict[str, str] = {}
        self._by_identity: dict[int, str] = {}

    def name(self, prefix: str) -> str:
        """A name not used yet."""
        self._count += 1
        return f"{prefix}{self._count}"

    def line(self, text: str) -> None:
        """Write one line."""
        self._lines.append("    " * self._depth + text)

    @contextlib.contextmanager
    def block(self, opening: str) -> Generator[None, None, None]:
        """Write an indented block; what it reads is known inside only."""
        self.line(opening)
        self._depth += 1
        self._known.append({})
        before = len(self._lines)
        yield
        if len(self._lines) == before:
            self.line("pass")
        self._known.pop()
        self._depth -= 1

    @contextlib.contextmanager
    def loop(self, items: str) -> Generator[str, None, None]:
        """Write a loop; gives the name of the item."""
        item = self.name("i")
        with self.block(f"for {item} in {items}:"):
            yield item

    def path(self, x: str, dotted: str) -> str:
        """Read a dotted path from variable ``x``, ``None`` as soon as a part is; each part once."""
        for attribute in dotted.split("."):
            known = next((names[x, attribute] for names in self._known if (x, attribute) in names), None)
            if known is None:
                known = self.name("v")
                guard = "" if x[0] in "si" else f"None if {x} is None else "
                self.line(f"{known} = {guard}{x}.{attribute}")
                self._known[-1][x, attribute] = known
            x = known
        return x

    def constant(self, value: object) -> str:
        """A name for a constant."""
        name = self._by_identity.get(id(value))
        if name is None:
            name = self._by_identity[id(value)] = self.name("c")
            self.constants[name] = value
        return name

    def dated_constant(self, value: Dated) -> str:
        """A name for what ``value`` is on the day the function is bound to."""
        source = self.constant(value)
        return self.dated.setdefault(source, f"{source}_on_day")

    @property
    def deep(self) -> bool:
        """Whether blocks are nested nearly as deep as Python takes them."""
        return self._depth > _DEEPEST

    def call(self, node: Dated, x: str) -> str:
        """Write a call of ``node`` compiled by itself, and return the name of its verdict."""
        result = self.name("r")
        self.line(f"{result} = {self.dated_constant(node)}({x})")
        return result

    def emit_into(self, node: Node, x: str) -> str:
        """A variable of its own for the verdict of ``node``, which later lines may change."""
        result, own = node.emit(self, x), self.name("r")
        self.line(f"{own} = {result}")
        return own

    def build(self, *, start: str = "u = 0", result: str = "u") -> Bind[Any]:
        """Compile the lines into ``bind(day) -> check(subject)``."""
        bound = [f"    {name} = {source}.on(d)" for source, name in self.dated.items()]
        body = "\n".join(["def bind(d):", *bound, "    def check(s):", f"        {start}", *self._lines])
        text = f"{body}\n        return {result}\n    return check\n"
        namespace: dict[str, Any] = dict(self.constants)
        exec(compile(text, "<validator>", "exec"), namespace)  # noqa: S102  our own lines; values only as constants
        return cast("Bind[Any]", namespace["bind"])


def compiled(node: Node) -> Bind[int]:
    """Compile one validator; a subject that is not stated is UNKNOWN to every question."""
    code = Code()
    code.line("if s is None: return 2")
    node.emit_check(code, "s")
    return code.build()


def compiled_all(nodes: Sequence[Node]) -> Bind[int]:
    """Compile several validators into one function: FAIL over UNKNOWN over PASS."""
    code = Code()
    for node in nodes:
        node.emit_check(code, "s")
    return code.build()


def compiled_each(nodes: Mapping[M, Node]) -> Bind[list[M]]:
    """Compile several validators into one function that lists the keys of those that fail."""
    code = Code()
    for key, node in nodes.items():
        result = node.emit(code, "s")
        code.line(f"if {result} == 1: f.append({code.constant(key)})")
    return code.build(start="f = []", result="f")
