"""The plain Python of a question: ``bind(day, law) -> check(subject, document) -> number``.

Written once more as ``check(subject, document, day, law)``, with a :class:`Day`, the same lines note until when the
answer holds: each comparison of the day that was needed notes the next day on which it comes out differently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Protocol, cast

from healthgov.compiling import Code
from healthgov.errors import NotInForceError
from healthgov.periods import Day
from healthgov.questions.asking import Asking
from healthgov.values import Parameter
from healthgov.verdicts import Verdict

__all__ = [
    "FAIL",
    "NOT_APPLICABLE",
    "PASS",
    "UNKNOWN",
    "VERDICTS",
    "Askable",
    "Bind",
    "Noted",
    "Places",
    "Script",
    "Valued",
    "explained_number",
    "number",
]

NOT_APPLICABLE, PASS, UNKNOWN, FAIL = range(4)
VERDICTS = (Verdict.PASS, Verdict.PASS, Verdict.UNKNOWN, Verdict.FAIL)
"""The verdict of each number of the fast reading."""

Bind = Callable[[date, Any], Callable[[object, object], Any]]
"""From a day and a law to the function that answers for a subject of a document."""

Noted = Callable[[object, object, Day, Any], Any]
"""The function that answers for a subject of a document, and notes on the day until when."""

_NOTHING: Mapping[int, object] = {}
_LOOPS, _BLOCKS = 16, 70  # Python nests twenty loops, and a hundred blocks
_FURTHEST = 60  # questions inside questions, before Python calls too many functions inside functions


class Valued:
    """What a question is made of: something with a value, in both readings."""

    __slots__ = ()

    def get(self, asking: Asking) -> tuple[Any, str]:
        """The value, or why it has none; and its path."""
        raise NotImplementedError

    def emit_value(self, code: Script) -> str:
        """A variable that holds the value, or ``None``."""
        raise NotImplementedError

    def facts(self) -> tuple[Any, ...]:
        """The facts it is made of."""
        return ()

    def added_period(self, asking: Asking) -> Any:
        """The period that leads from the day that it is called by to its value, if one does."""
        del asking


class Askable(Protocol):
    """What can be asked, in both readings."""

    def explain(self, asking: Asking) -> Any:
        """The finding."""
        ...

    def emit(self, code: Script) -> str:
        """Write lines that answer."""
        ...

    def walk(self) -> Iterable[object]:
        """This question and every question that it is made of."""
        ...


class Script(Code):
    """Lines under construction, with the things one stands in and the variables that hold them."""

    def __init__(self, model: type, *, noting: bool = False, shared: Mapping[int, object] = _NOTHING) -> None:
        super().__init__(depth=1 if noting else 2)
        self.noting = noting
        """Whether the day is a :class:`Day`, on which each comparison notes when it changes."""
        self.plain = True
        """Whether nothing but facts and the day is read: no value of the law, and no function."""
        self._shared = shared
        """The questions that are functions of their own, by their identity."""
        self._functions: dict[tuple[int, tuple[tuple[type, bool], ...]], str] = {}
        self._function_lines: list[str] = []
        self.places: list[tuple[type, str]] = [(model, "s")]
        self._bound: dict[str, str] = {}
        self._sure = {"s"}
        self._inside = 0
        self.astray: dict[Any, None] = {}
        """The facts that are read of nothing one stands in, which a document may hold all the same."""
        self._asked_before: list[Askable] = []  # kept, so that no two have one identity

    def lacks(self, owner: type) -> bool:
        """Whether nothing one stands in, the whole document aside, is an ``owner``."""
        return not any(issubclass(model, owner) for model, _ in self.places)

    def holder(self, owner: type, skip: int = 0) -> str:
        """The variable of the nearest thing that is an ``owner``; else the document, if it is one."""
        for model, variable in reversed(self.places):
            if issubclass(model, owner):
                if not skip:
                    return variable
                skip -= 1
        if skip:
            return "None"
        return self.at_top(("document", owner), f"o if isinstance(o, {self.constant(owner)}) else None")

    def read(self, fact: Any, skip: int = 0) -> str:
        """The variable that holds a fact."""
        thing = self.holder(fact.owner, skip)
        if thing == "None":
            return thing
        if not skip and self.lacks(fact.owner):
            self.astray[fact] = None
        value = f"{thing}.{fact.name}" if thing in self._sure else f"None if {thing} is None else {thing}.{fact.name}"
        if self.loops and thing == self.known_at_top(("document", fact.owner)):
            return self.at_top((thing, fact.name), value)
        return self.once((thing, fact.name), lambda: self.own(value))

    def inside(self, model: type) -> str:
        """Stand before a thing inside the last one, if it is stated; return its variable."""
        name = self.name("p")
        self.places.append((model, name))
        return name

    def item(self) -> str:
        """A variable for an item of a loop, which is always there."""
        name = self.name("i")
        self._sure.add(name)
        return name

    def limit(self, limit: object) -> str:
        """What something is compared with, on the day the function is bound to."""
        if isinstance(limit, Valued):
            return limit.emit_value(self)
        name = self.constant(limit)
        if isinstance(limit, Parameter):
            self.plain = False
            return self._on_day(f"{name}_on_day", f"{self.constant(_on)}({name}, d)")
        if is_dated(limit) and not self.noting:
            return self._on_day(f"{name}_on_day", f"{name}.on(d)")
        return name

    def _on_day(self, name: str, value: str) -> str:
        """What depends on the day alone: worked out when the function is bound to it, or where it is noted."""
        if self.noting:
            return self.once(("on day", name), lambda: self.own(value))
        self._bound[name] = value
        return name

    def while_in_force(self, validity: Any, write: Callable[[], str]) -> str:
        """Write an answer that counts on the days of a validity only, and is UNKNOWN on others."""
        name = self._on_day(f"{self.constant(validity)}_on_day", f"{self.constant(validity)}.covers(d)")
        result = self.own(str(UNKNOWN))
        with self.block(f"if {name}:"):
            self.line(f"{result} = {write()}")
        return result

    def may_be_none(self, name: str) -> bool:
        """Whether a limit may have no value: other facts, and dated values before their history."""
        return name[0] != "c" or (name in self._bound and ".on(" not in self._bound[name])

    def compared(self, test: str, held: str, value: str, limit: object, name: str) -> str:
        """The text of a comparison; a dated set of territories notes on the day when its answer changes."""
        if self.noting and is_dated(limit):
            return f"{self.constant(placed_on)}({test!r}, {value}, {name}, d)"
        return held.format(v=value, c=name)

    @property
    def deep(self) -> bool:
        """Whether blocks are nested nearly as deep as Python takes them."""
        return self.loops > _LOOPS or self.depth > _BLOCKS

    def ask(self, question: Askable) -> str:
        """Write a question; one that is asked in this block or around it is not asked again."""
        key = (id(question), tuple(self.places))
        self._asked_before.append(question)
        return self.once(key, lambda: self._asked(question))

    def _asked(self, question: Askable) -> str:
        if id(question) in self._shared:
            return self._called(question)
        return self._written(question)

    def _called(self, question: Askable) -> str:
        """Write a call of the function that a shared question is; it is asked once of the same things."""
        key = (id(question), tuple((model, variable in self._sure) for model, variable in self.places))
        number = self._functions.get(key)
        if number is None:
            number = self._functions[key] = str(len(self._functions))
            self._define(question, number)
        inside = [variable for _, variable in self.places[1:]]
        result, told = self.own(f"m.get({self._told(number, inside)})"), ", ".join(("s", *inside))
        with self.block(f"if {result} is None:"):
            self.line(f"{result} = m[{self._told(number, inside)}] = q{number}({told}, o, m)")
        return result

    @staticmethod
    def _told(number: str, inside: list[str]) -> str:
        return f"({number}, {', '.join(f'id({variable})' for variable in inside)})" if inside else number

    def _define(self, question: Askable, number: str) -> None:
        """Write a shared question as a function."""
        places, lines, known, top = self.places, self._lines, self._known, self._top
        depth, loops, inside = self._depth, self.loops, self._inside
        names = ["s", *(self.name("p") for _ in places[1:])]
        self._sure.update(name for name, (_, own) in zip(names, places, strict=True) if own in self._sure)
        self.places = [(model, name) for (model, _), name in zip(places, names, strict=True)]
        self._lines, self._known, self._top = [], [{}], []
        self._depth, self.loops, self._inside = 2, 0, 0
        self.line(f"return {self._written(question)}")
        self._function_lines += [f"    def q{number}({', '.join(names)}, o, m):", self.text()]
        self.places, self._lines, self._known, self._top = places, lines, known, top
        self._depth, self.loops, self._inside = depth, loops, inside

    def _written(self, question: Askable) -> str:
        if self.deep or self._inside > _FURTHEST:
            return self.explained(question)
        self._inside += 1
        written = question.emit(self)
        self._inside -= 1
        return written

    def explained(self, question: Askable) -> str:
        """Write a call of the slow reading: for what lies too deep for one function."""
        return self.called(explained_number, question)

    def called(self, function: Callable[..., int], question: Askable) -> str:
        """Write a call of ``function(question, places, day, law, document)``, which answers."""
        self.plain = False
        places = ", ".join(f"({self.constant(model)}, {variable})" for model, variable in self.places)
        return self.own(f"{self.constant(function)}({self.constant(question)}, ({places},), d, W, o)")

    def build_noting(self, result: str, inside: Iterable[str] = ()) -> Noted:
        """Compile the lines as a function that notes on the day until when the answer holds.

        After the subject it takes the things of ``inside``, which one stands in as well.
        """
        source = "\n".join([f"def check({', '.join(('s', *inside))}, o, d, W):", self.text(), f"    return {result}"])
        return cast("Noted", self.run(source, "check", "question until"))

    def build(self, result: str) -> Bind:
        """Compile the lines."""
        bound = [f"    {name} = {value}" for name, value in self._bound.items()]
        source = "\n".join(
            [
                "def bind(d, W):",
                *bound,
                *self._function_lines,
                "    def check(s, o):",
                *(["        m = {}"] if self._function_lines else []),
                self.text(),
                f"        return {result}",
                "    return check",
            ]
        )
        return cast("Bind", self.run(source, "bind", "question"))


def is_dated(limit: object) -> bool:
    """Whether it is a set of territories that changes with the day."""
    return hasattr(limit, "members") and hasattr(limit, "includes")


def placed_on(test: str, value: Any, places: Any, day: Day | date) -> bool:
    """Membership of a dated set of territories: every one is asked, so that the day notes when it changes."""
    if test == "in":
        return bool(places.includes(value, day))
    if test == "only":
        return all([places.includes(one, day) for one in value])  # noqa: C419  as said
    return any([places.includes(one, day) for one in value])  # noqa: C419  as said


def _on(parameter: Parameter[Any], day: Day | date) -> Any:
    try:
        return parameter.on(day).value
    except NotInForceError:
        return None


Places = tuple[tuple[type, object], ...]
"""The things one stands in, the outermost first, each with its model."""


def explained_number(question: Askable, places: Places, day: Day | date, law: Any, root: object) -> int:
    """The answer as the slow reading gives it."""
    day = day if isinstance(day, Day) else Day(day)
    asking = Asking(day, law=law.awake(day) if hasattr(law, "awake") else law, root=root)
    if root is not None:
        asking.places.append((type(root), root, "/"))
    asking.places += [(model, thing, "") for model, thing in places]
    return number(question.explain(asking))


def number(finding: Any) -> int:
    """The number of a finding in the fast reading."""
    if finding.verdict is Verdict.PASS:
        return PASS if finding.applies else NOT_APPLICABLE
    return FAIL if finding.verdict is Verdict.FAIL else UNKNOWN
