"""The model of the rows that a question is asked of."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.errors import DefinitionError
from healthgov.facts import is_model
from healthgov.questions.conditions import OfWhole
from healthgov.questions.lists import Has
from healthgov.questions.tree import Question
from healthgov.rules.rule import Rule

__all__ = ["subject_of"]


def subject_of(question: Question, document: object) -> type:
    """The model of the subjects of a question: that of the rule, or of the facts it reads outside of other things.

    :raises DefinitionError: where that is not one model.
    """
    if isinstance(question, Rule) and (model := question.of or getattr(question.law, "of", None)) is not None:
        return model
    owners = list(dict.fromkeys(_owners(question)))
    if document is not None and len(owners) > 1:
        owners = [owner for owner in owners if not isinstance(document, owner)]
    owners = [one for one in owners if not any(one is not other and issubclass(other, one) for other in owners)]
    if len(owners) == 1:
        return owners[0]
    named = ", ".join(owner.__name__ for owner in owners)
    raise DefinitionError(
        f"say of which model the rows are, with of=...: the question reads facts of {named or 'none'}"
    )


def _owners(question: Question) -> Iterator[type]:
    for fact in question.facts():
        if is_model(fact.owner):
            yield fact.owner
    if not isinstance(question, (Has, OfWhole)):
        for part in question.parts():
            yield from _owners(part)
