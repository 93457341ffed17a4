"""The answer alone in the midst of an explanation: where a condition holds, what it found is not shown.

A condition that is asked again and again, of every item of a list for instance, is compiled; it notes the same days.
One that reads values of the law, or is answered by hand, is explained every time, so that what it read is on record.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from healthgov.questions.script import Script, number

if TYPE_CHECKING:
    from healthgov.findings import Finding
    from healthgov.questions.asking import Asking
    from healthgov.questions.script import Askable

__all__ = ["Unexplained"]

_OFTEN = 8
"""How often a condition is explained before it is compiled: compiling one costs about as much."""

Models = tuple[type, ...]


class Unexplained:
    """One question, asked without explanation in whatever places."""

    __slots__ = ("_asked", "_compiled", "_question")

    def __init__(self, question: Askable) -> None:
        self._question = question
        self._asked: dict[Models, int] = {}
        self._compiled: dict[Models, Callable[..., int] | None] = {}

    def __call__(self, asking: Asking) -> tuple[int, Finding | None]:
        """The number of the answer, and the finding where it was made all the same."""
        places = asking.places if asking.root is None else asking.places[1:]
        models = tuple([place[0] for place in places])
        if models not in self._compiled and self._often(models):
            self._compiled[models] = _compiled(self._question, models)
        compiled = self._compiled.get(models)
        if compiled is None:
            finding: Finding = self._question.explain(asking)
            return number(finding), finding
        return compiled(*[place[1] for place in places], asking.root, asking.day, asking.law), None

    def _often(self, models: Models) -> bool:
        self._asked[models] = count = self._asked.get(models, 0) + 1
        return count > _OFTEN


def _compiled(question: Askable, models: Models) -> Callable[..., int] | None:
    """The question as a function; ``None`` where more of it is wanted than its answer."""
    code = Script(models[0], noting=True)
    inside = [code.inside(model) for model in models[1:]]
    answer = code.ask(question)
    return cast("Callable[..., int]", code.build_noting(answer, inside)) if code.plain else None
