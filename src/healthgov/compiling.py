"""The one writer of plain Python: questions and retention terms become one function each, as attrs writes ``__init__``.

What is written are lines of our own; values enter as named constants only. What is known in a block is known inside
it only, so that nothing is read twice and nothing is read that was not computed.
"""

from __future__ import annotations

import contextlib
import functools
import types
from collections.abc import Callable, Generator, Hashable
from typing import Any

__all__ = ["Code"]


class Code:
    """Lines of one Python function under construction, with the names they use."""

    def __init__(self, *, depth: int = 1) -> None:
        self._lines: list[str] = []
        self._top: list[str] = []
        self._first = self._depth = depth
        self._count = 0
        self.loops = 0
        """How many loops the next line lies in."""
        self._known: list[dict[Hashable, str]] = [{}]
        self.constants: dict[str, object] = {}
        self._by_identity: dict[int, str] = {}

    @property
    def depth(self) -> int:
        """How many blocks the next line lies in."""
        return self._depth - self._first

    def name(self, prefix: str = "v") -> str:
        """A name not used yet."""
        self._count += 1
        return f"{prefix}{self._count}"

    def line(self, text: str) -> None:
        """Write one line."""
        self._lines.append("    " * self._depth + text)

    def own(self, expression: str) -> str:
        """A variable of its own for the value of an expression, which later lines may change."""
        name = self.name()
        self.line(f"{name} = {expression}")
        return name

    @contextlib.contextmanager
    def block(self, opening: str) -> Generator[None]:
        """Write an indented block."""
        self.line(opening)
        loops = opening.startswith("for ")
        self._depth += 1
        self.loops += loops
        self._known.append({})
        before = len(self._lines)
        yield
        if len(self._lines) == before:
            self.line("pass")
        self._known.pop()
        self.loops -= loops
        self._depth -= 1

    def once(self, key: Hashable, write: Callable[[], str]) -> str:
        """The variable that holds what ``key`` names, written where it is first needed."""
        for known in self._known:
            if key in known:
                return known[key]
        name = write()
        self._known[-1][key] = name
        return name

    def at_top(self, key: Hashable, value: str) -> str:
        """The variable for what is the same in the whole function: worked out once, before any loop."""
        name = self._known[0].get(key)
        if name is None:
            name = self._known[0][key] = self.name()
            self._top.append(f"{'    ' * self._first}{name} = {value}")
        return name

    def known_at_top(self, key: Hashable) -> str | None:
        """The variable that holds it, if it was worked out before anything else."""
        return self._known[0].get(key)

    def constant(self, value: object) -> str:
        """A name for a constant."""
        name = self._by_identity.get(id(value))
        if name is None:
            name = self._by_identity[id(value)] = self.name("c")
            self.constants[name] = value
        return name

    def text(self) -> str:
        """The lines written so far."""
        return "\n".join((*self._top, *self._lines))

    def run(self, source: str, wanted: str, title: str) -> Any:
        """Run ``source`` with the constants as its globals and return what it calls ``wanted``."""
        namespace: dict[str, Any] = dict(self.constants)
        exec(_compiled(source, title), namespace)  # noqa: S102  our own lines; values only as constants
        return namespace[wanted]


@functools.lru_cache(maxsize=512)
def _compiled(source: str, title: str) -> types.CodeType:
    """The same lines once: what tells two questions apart are often their constants alone."""
    return compile(source, f"<{title}>", "exec")
