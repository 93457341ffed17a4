"""The rule said in words: a question as one sentence, or as lines with nested points where it is long.

>>> from healthgov.facts import Fact, fact, model
>>> from healthgov.questions import when
>>> @model
... class Mail:
...     sender: Fact[bool] = fact("Is the sender named?", yes="the sender is named", no="the sender is not named")
...     bulk: Fact[bool] = fact("Is it sent to many?", yes="it is sent to many", no="it is sent to one person")
>>> sentence(when(Mail.bulk, Mail.sender))
'Where it is sent to many: the sender is named.'
"""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from healthgov.languages import ENGLISH, beginning, in_all
from healthgov.questions.changes import Needed
from healthgov.questions.layout import SHORT, named
from healthgov.questions.leaves import Compared
from healthgov.questions.needs import template_of
from healthgov.questions.sayings import saying_of
from healthgov.questions.speakers import Speaker
from healthgov.questions.tree import Question

__all__ = ["clause", "lines", "needed", "sentence"]


@attrs.frozen
class _Whole(Speaker):
    """Says questions, whatever their kind."""

    def of(self, question: Question) -> Any:
        kind: Any = type(question)
        return saying_of(kind)(self, question)


def sentence(question: Question, language: str = ENGLISH, *, as_of: date | None = None) -> str:
    """The question said in one sentence; with ``as_of`` the values of the law on that day, else their history.

    >>> from healthgov.questions import settled
    >>> sentence(settled(False, "nobody may do this"))
    'Nobody may do this.'
    """
    return _finished(clause(question, language, as_of=as_of))


def clause(question: Question, language: str = ENGLISH, *, as_of: date | None = None) -> str:
    """The question as a clause, to be put into a sentence."""
    said: str = _Whole(language, as_of).of(question).inline()
    return said


def lines(question: Question, language: str = ENGLISH, *, as_of: date | None = None) -> list[str]:
    """The question said in lines: one where it is short, nested points where it is long.

    >>> from healthgov.questions import settled
    >>> lines(settled(True, "this is free"), "en")
    ['This is free.']
    """
    said = _Whole(language, as_of).of(question)
    whole = said.inline()
    if len(whole) <= SHORT:
        return [_finished(whole)]
    first, *others = said.points("", named(said))
    return [beginning(first), *others]


def _finished(text: str) -> str:
    return f"{beginning(text)}." if text[-1:] not in ".!?" else beginning(text)


def needed(question: Any, as_of: date | None = None) -> Needed:
    """What the value that a question looks at would have to be; facts of yes and no are ``true`` or ``false``."""
    if not isinstance(question, Compared):
        return Needed("true" if getattr(question, "wanted", True) else "false")
    template = template_of(question, as_of)
    if "{limit}" not in template:
        return Needed(template)
    return Needed(template, (("limit", in_all(lambda language: _Whole(language, as_of).value(question.right))),))
