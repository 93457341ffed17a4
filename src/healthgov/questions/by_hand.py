"""Law with a course of its own: a function answers, and what it reads and finds unstated asks for itself."""

from __future__ import annotations

import contextlib
import functools
import inspect
import types
from collections.abc import Callable, Generator, Iterator
from contextvars import ContextVar
from datetime import date
from typing import Any

from healthgov.errors import CalendarEndError, DefinitionError, HealthgovError, NotInForceError
from healthgov.findings import Finding, failed, join, missing, outside, passed
from healthgov.periods import Day, date_of
from healthgov.questions.asking import Asking
from healthgov.questions.memory import remembered
from healthgov.questions.script import Places, Script, explained_number
from healthgov.questions.tree import Question
from healthgov.structs import changed, struct
from healthgov.verdicts import Verdict

__all__ = ["UNREADY", "Answer", "ByHand", "View", "by_hand", "plain_parameters", "reading_noted", "thing_of"]

_noted: ContextVar[list[tuple[str, object]] | None] = ContextVar("noted", default=None)
"""Where what functions read is noted, as long as somebody wants to know: the path, and the fact."""

Answer = Finding | Verdict | bool | None
"""What a function that answers by hand may return; ``None`` says that the answer is not known."""


UNREADY = (HealthgovError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a function may raise of things that a search made up: it was not written for them."""


class ReadUnstated(Exception):  # noqa: N818  it ends in a finding, where the function was called
    """A fact was read that is not stated."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding


class View:
    """A thing as a function sees it: reading a fact that is not stated ends the function with that fact's question.

    ``view.fact`` is the value; ``view.claimed("fact")`` is ``None`` where it is not stated; ``view.at("fact")`` its path.
    Lists hold views, so that the path of each thing is known.
    """

    __slots__ = ("_above", "_name", "_thing")

    def __init__(self, thing: object, above: View | str, name: str = "") -> None:
        self._thing, self._above, self._name = thing, above, name

    def __getattr__(self, name: str) -> Any:
        value = self.claimed(name)
        if value is None:
            fact = getattr(type(self._thing), name, None)
            raise ReadUnstated(missing(self.at(name), getattr(fact, "question", f"What is known of this: {name}?")))
        return value

    def claimed(self, name: str) -> Any:
        """The value of a fact, or ``None``."""
        noted = _noted.get()
        if noted is not None:
            noted.append((self.at(name), getattr(type(self._thing), name, None)))
        return _seen(getattr(self._thing, name), self, name)

    def at(self, name: str = "") -> str:
        """The path of a fact, or of the thing itself."""
        own = self._above if isinstance(self._above, str) else self._above.at(self._name)
        return f"/{name}" if own == "/" else join(own, name)


@contextlib.contextmanager
def reading_noted() -> Generator[list[tuple[str, Any]], None, None]:
    """Note what functions read of the things they are asked: paths and facts, in the order of reading."""
    found: list[tuple[str, Any]] = []
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)


def _seen(value: Any, above: View | str, name: str = "") -> Any:
    kind = type(value)
    if kind is tuple:
        return tuple([View(o, above, f"{name}[{i}]") if _has_facts(type(o)) else o for i, o in enumerate(value)])
    return View(value, above, name) if _has_facts(kind) else value


def _has_facts(kind: type) -> bool:
    return "_names" in kind.__dict__


def thing_of(view: Any) -> Any:
    """The thing itself that a view shows; anything else as it is."""
    return view._thing if isinstance(view, View) else view  # noqa: SLF001  the door of this room


@struct
class ByHand(Question):
    """A question that a function answers."""

    function: Callable[..., Answer]
    wanted: bool = True

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        return inspect.getdoc(self.function)

    @property
    def takes_document(self) -> bool:
        """Whether the function takes the law, the subject and the document, and not the first two alone."""
        return _parameters(self.function) == 3  # noqa: PLR2004

    def explain(self, asking: Asking) -> Finding:
        _, thing, path = asking.places[-1]
        if thing is None:
            return missing(path, "What is known of this?")
        arguments: list[Any] = [asking.law, _seen(thing, path)]
        if self.takes_document:
            arguments.append(View(asking.root, "/") if asking.root is not None else None)
        try:
            found = as_finding(self.function(*arguments)).within(path)
        except ReadUnstated as unstated:
            return unstated.finding
        except NotInForceError as error:
            return outside(str(error), at=path)
        except (CalendarEndError, OverflowError):
            return outside("the end lies beyond the calendar", at=path)
        return found if self.wanted else _opposite(found)

    def emit(self, code: Script) -> str:
        return code.called(_once, self)

    def parts(self) -> Iterator[Question]:
        return iter(())

    def __invert__(self) -> Question:
        return changed(self, wanted=not self.wanted)


def _once(question: ByHand, places: Places, day: Day | date, law: object, root: object) -> int:
    """What a function answers of a thing on a day: a frozen thing that is asked the same again is not asked twice."""
    thing = places[-1][1]
    if not _has_facts(type(thing)):
        return explained_number(question, places, day, law, root)
    last: list[Any] = remembered(thing, (question.function, question.wanted, type(law)), lambda: [None, None, 0, None])
    on = date_of(day)
    if last[0] != on or last[1] is not root:
        own = Day(on)
        answer = explained_number(question, places, own, law, root)
        last[:] = (on, root, answer, own.holds_until)
    if last[3] is not None and isinstance(day, Day):
        day.note(last[3])
    return int(last[2])


def _opposite(found: Finding) -> Finding:
    if found.verdict is Verdict.UNKNOWN:
        return found
    verdict = ~found.verdict
    return Finding(verdict=verdict, reason=found.reason, values=found.values, path=found.path, children=found.children)


@functools.cache
def _parameters(function: Callable[..., Answer]) -> int:
    return plain_parameters(function) or len(inspect.signature(function).parameters)


def plain_parameters(function: Callable[..., object]) -> int | None:
    """How many values a plain function takes by place; ``None`` where only its signature tells."""
    if type(function) is not types.FunctionType or function.__dict__:
        return None
    code = function.__code__
    special = code.co_kwonlyargcount or code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS)
    return None if special else code.co_argcount


def by_hand(function: Callable[..., Answer]) -> Question:
    """Answer with a function ``(law, subject)`` or ``(law, subject, document)``: for law with a course of its own.

    ``law.day`` is only compared with dates, so that the answer knows until when it holds; ``law.some_value`` is the
    dated value on that day. The function returns a finding, a verdict, a boolean or ``None`` (not known). A place that
    a finding names is a fact of the subject (``failed("...", at="fact")``), or that of a thing inside it or around it
    (``at=thing.at("fact")``).

    :raises DefinitionError: for a function that takes other arguments.
    """
    if _parameters(function) not in (2, 3):
        raise DefinitionError("a question answered by hand is a function (law, subject), or (law, subject, document)")
    return ByHand(function)


def as_finding(answer: Answer) -> Finding:
    """A finding for what a function returned."""
    if isinstance(answer, Finding):
        return answer
    if answer is True or answer is Verdict.PASS:
        return passed("this holds")
    if answer is False or answer is Verdict.FAIL:
        return failed("this does not hold")
    if answer is None or answer is Verdict.UNKNOWN:
        return missing("", "Does this hold?")
    raise DefinitionError(f"a function returned a {type(answer).__name__}: return a Finding, a Verdict, a bool or None")
