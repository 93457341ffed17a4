"""The answer alone in the midst of an explanation: where a condition holds, what it found is not shown.

A condition that is asked again and again, of every item of a list for instance, is compiled; it notes the same days.
One that reads values of the law, or is answered by hand, is explained every time, so that what it read is on record.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from healthgov.errors import DefinitionError
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

    __slots__ = ("_asked", "_compiled", "_question", "_size")

    def __init__(self, question: Askable) -> None:
        self._question = question
        self._asked: dict[Models, int] = {}
        self._size = 0
        """How many questions it is made of, once that is known."""
        self._compiled: dict[tuple[Models, bool], Callable[..., int] | None] = {}
        """For each place, as it is asked where what was read is recorded, and where it is not."""

    def __call__(self, asking: Asking, *, unrecorded: bool = False) -> tuple[int, Finding | None]:
        """The number of the answer, and the finding where it was made all the same.

        ``unrecorded`` says that nobody looks at what was read of the law, as where one only tries.
        """
        places = asking.places if asking.root is None else asking.places[1:]
        models = tuple([place[0] for place in places])
        key = models, unrecorded
        if key not in self._compiled and self._asked.get(models, 0) >= _OFTEN:
            self._compiled[key] = _compiled(self._question, models, unrecorded=unrecorded)
        compiled = self._compiled.get(key)
        if compiled is None:
            before = asking.walked
            finding: Finding = self._question.explain(asking)
            self._asked[models] = self._asked.get(models, 0) + self._weight(asking.walked - before)
            return number(finding), finding
        return compiled(*[place[1] for place in places], asking.root, asking.day, asking.law), None

    def _weight(self, walked: int) -> int:
        """How many askings one counts for: what looks at long lists costs more than compiling it."""
        self._size = self._size or len(tuple(self._question.walk()))
        return 1 + walked // self._size


def _compiled(question: Askable, models: Models, *, unrecorded: bool) -> Callable[..., int] | None:
    """The question as a function; none where only explaining takes it, or where more is wanted than its answer.

    ``unrecorded``: whatever it reads of its law.
    """
    code = Script(models[0], noting=True)
    inside = [code.inside(model) for model in models[1:]]
    try:
        answer = code.ask(question)
    except DefinitionError:
        return None
    return cast("Callable[..., int]", code.build_noting(answer, inside)) if code.plain or unrecorded else None
