"""One node of an explanation, and the top node that says what was asked and until when it holds."""

from __future__ import annotations

import operator
import types
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Self

import attrs

from healthgov import languages
from healthgov.errors import HealthgovError
from healthgov.findings.quoting import NONE_QUOTED, Value
from healthgov.texts import Reference
from healthgov.values import ReadValue
from healthgov.verdicts import Doubt, Verdict

__all__ = [
    "MARKS",
    "Answered",
    "Finding",
    "NotCompliantError",
    "join",
]


@attrs.frozen(kw_only=True, init=False)
class Finding:
    """One node of the explanation.

    ``applies`` is false where the verdict is PASS because the condition of the law is not met.
    ``doubt`` is set exactly when the verdict is UNKNOWN; then ``fact`` is the path of a missing
    fact, or ``children`` are the readings of a contested law. ``statement``, ``cites``, ``reads`` and
    ``holds_until`` are filled on the top node, which is an :class:`Answered`.
    """

    verdict: Verdict
    reason: str
    values: Mapping[str, Value] = attrs.field(hash=False, repr=lambda values: repr(dict(values)))
    path: str
    applies: bool
    doubt: Doubt | None
    fact: str
    children: tuple[Finding, ...]

    def __init__(
        self,
        *,
        verdict: Verdict,
        reason: str,
        values: Mapping[str, Value] = NONE_QUOTED,
        path: str = "",
        applies: bool = True,
        doubt: Doubt | None = None,
        fact: str = "",
        children: tuple[Finding, ...] = (),
    ) -> None:
        _set_verdict(self, verdict)
        _set_reason(self, reason)
        _set_values(self, types.MappingProxyType(values) if type(values) is dict else values)
        _set_path(self, path)
        _set_applies(self, applies)
        _set_doubt(self, doubt)
        _set_fact(self, fact)
        _set_children(self, children)

    @property
    def statement(self) -> str:
        """What was asked: the title of the rule; empty below the top node."""
        return ""

    @property
    def cites(self) -> tuple[Reference, ...]:
        """The texts the rule rests on; none below the top node."""
        return ()

    @property
    def reads(self) -> tuple[ReadValue, ...]:
        """The legal values that were read; none below the top node."""
        return ()

    @property
    def holds_until(self) -> date | None:
        """The first day on which the answer may change; ``None`` below the top node."""
        return None

    def answered(
        self,
        *,
        statement: str = "",
        cites: tuple[Reference, ...] = (),
        reads: tuple[ReadValue, ...] = (),
        holds_until: date | None = None,
    ) -> Answered:
        """Return the same finding as the top node of an answer."""
        return Answered(**self._fields(), statement=statement, cites=cites, reads=reads, holds_until=holds_until)

    def _fields(self) -> dict[str, Any]:
        return {
            "verdict": self.verdict,
            "reason": self.reason,
            "values": self.values,
            "path": self.path,
            "applies": self.applies,
            "doubt": self.doubt,
            "fact": self.fact,
            "children": self.children,
        }

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (*self._parts(), self.children)

    def _parts(self) -> tuple[Any, ...]:
        values = self.values
        return (
            self.verdict,
            self.reason,
            dict(values) if values else None,
            self.path,
            self.applies,
            self.doubt,
            self.fact,
        )

    def with_(self, **changes: Any) -> Finding:
        """Return the same finding with parts of it changed, below the top of an answer."""
        return Finding(**(self._fields() | changes))

    def sentence(self, language: str = "en") -> str:
        """The reason in words; what joins others says of a failure what of them would have to be otherwise."""
        words = REFUSED.get(self.reason, self.reason) if self.verdict is Verdict.FAIL else self.reason
        return languages.say(words, self.values, language)

    def leaves(self) -> Iterator[Finding]:
        """The nodes that decided the verdict: same verdict all the way down."""
        if self.doubt is Doubt.CONTESTED:
            yield self
            return
        deciding = [child for child in self.children if child.verdict is self.verdict]
        if not deciding:
            yield self
        for child in deciding:
            yield from child.leaves()

    def walk(self) -> Iterator[Finding]:
        """This node and every node below it."""
        waiting: list[Finding] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    def under(self, path: str) -> Finding:
        """Return the same finding with ``path`` put before its own path and those below it."""
        if not path:
            return self
        return self.with_(
            path=join(path, self.path),
            fact=join(path, self.fact) if self.fact else "",
            children=tuple(child.under(path) for child in self.children),
        )

    def within(self, path: str) -> Finding:
        """Return the same finding with ``path`` put before each path that does not begin there, nor at the root."""
        if not path:
            return self
        children = tuple([child.within(path) for child in self.children])
        own, fact = _within(path, self.path), _within(path, self.fact)
        same = own == self.path and fact == self.fact and all(map(operator.is_, children, self.children))
        return self if same else self.with_(path=own, fact=fact, children=children)

    def settled(self) -> Finding:
        """Return the same finding with paths from the root (``/staff``) written like all others."""
        waiting: list[Finding] = [self]
        for node in waiting:
            if node.path[:1] == "/" or node.fact[:1] == "/":
                return self._settled()
            waiting += node.children
        return self

    def _settled(self) -> Finding:
        children = tuple([child.settled() for child in self.children])
        return self.with_(path=self.path.lstrip("/"), fact=self.fact.lstrip("/"), children=children)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self, language: str = "en", depth: int = 0) -> Iterator[str]:
        """The tree as indented lines; what is denied is said once, with the mark of the denial."""
        waiting = [(self, depth)]
        while waiting:
            node, deep = waiting.pop()
            where = f" [{node.path}]" if node.path else ""
            words = node.sentence(language)
            yield f"{'  ' * deep}{MARKS[node.verdict]} {words}{where}"
            below = node.children
            while len(below) == 1:
                (only,) = below
                if (only.reason, only.path, only.values) != (node.reason, node.path, node.values):
                    break
                below = only.children
            waiting += [(child, deep + 1) for child in reversed(below)]


REFUSED = {
    "all of these hold": "not all of this is as it should be",
    "one of these holds": "one of these would have to be otherwise",
    "each of them": "not each of them",
    "one of them does": "none of them does",
}
"""What is said of a failure over the facts that made it: they are not what should be, they are what is."""


_set_verdict, _set_reason, _set_values, _set_path, _set_applies, _set_doubt, _set_fact, _set_children = (
    getattr(Finding, field.name).__set__ for field in attrs.fields(Finding)
)  # what sets a field of a frozen object with slots, found once: findings are made by the thousand


def _restored(*parts: Any) -> Finding:
    """A finding out of another process: short, because a report holds thousands of them."""
    verdict, reason, values, path, applies, doubt, fact, children, *top = parts
    made = object.__new__(Answered if top else Finding)
    _set_verdict(made, verdict)
    _set_reason(made, reason)
    _set_values(made, NONE_QUOTED if values is None else types.MappingProxyType(values))
    _set_path(made, path)
    _set_applies(made, applies)
    _set_doubt(made, doubt)
    _set_fact(made, fact)
    _set_children(made, children)
    for name, value in zip(_TOP, top, strict=False):
        object.__setattr__(made, name, value)
    return made


_TOP = ("statement", "cites", "reads", "holds_until")


@attrs.frozen(kw_only=True, init=False)
class Answered(Finding):  # type: ignore[override]  # the initialiser that attrs offers beside ours
    """The top node of an answer: also what was asked, on which texts, with which values, and until when it holds."""

    # Below the top these are properties that say nothing; here they are kept.
    statement: str  # pyright: ignore[reportIncompatibleMethodOverride]
    cites: tuple[Reference, ...]  # pyright: ignore[reportIncompatibleMethodOverride]
    reads: tuple[ReadValue, ...]  # pyright: ignore[reportIncompatibleMethodOverride]
    holds_until: date | None  # pyright: ignore[reportIncompatibleMethodOverride]

    def __init__(
        self,
        *,
        statement: str = "",
        cites: tuple[Reference, ...] = (),
        reads: tuple[ReadValue, ...] = (),
        holds_until: date | None = None,
        **below: Any,
    ) -> None:
        Finding.__init__(self, **below)
        for name, value in (("statement", statement), ("cites", cites), ("reads", reads), ("holds_until", holds_until)):
            object.__setattr__(self, name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (*self._parts(), self.children, *(getattr(self, name) for name in _TOP))


MARKS = {Verdict.PASS: "✓", Verdict.FAIL: "✗", Verdict.UNKNOWN: "?"}


def join(parent: str, child: str) -> str:
    """Join two paths: ``join("hosting[0]", "host.name")``; one that starts with ``/`` counts from the root."""
    if not parent or not child:
        return parent or child
    if child.startswith("/"):
        return child
    return f"{parent}{child}" if child.startswith("[") else f"{parent}.{child}"


def _within(outer: str, path: str) -> str:
    begins = path.startswith(outer) and path[len(outer) : len(outer) + 1] in ("", ".", "[")
    return path if not path or begins else join(outer, path)


class NotCompliantError(HealthgovError, ValueError):
    """``enforce`` met a verdict it does not let through; ``finding`` explains it."""

    __module__ = "healthgov.findings"  # where it is caught from is what a traceback shows

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        decided = dict.fromkeys(f"{leaf.path}: {leaf.sentence()}".removeprefix(": ") for leaf in finding.leaves())
        super().__init__(f"{finding.verdict.name}: {'; '.join(decided)}")

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...], dict[str, Any]]:
        return type(self), (self.finding,), self.__dict__
