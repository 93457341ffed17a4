"""Values and the nouns of facts, said in a language."""

from __future__ import annotations

import enum
from datetime import date, time
from typing import Any

import attrs

from healthgov.languages import Phrase, Worded, say, spell, translated
from healthgov.questions.leaves import Compared
from healthgov.questions.needs import shown_of
from healthgov.questions.operands import ClaimedValue, Given, Operand, Outer, Sum
from healthgov.questions.quantities import Count, Extreme
from healthgov.questions.several import Several
from healthgov.questions.tree import Question
from healthgov.values import Parameter

__all__ = ["Speaker"]


@attrs.frozen
class Speaker:
    """Says values, and what they are called, in a language; how questions are said is kept apart."""

    language: str
    as_of: date | None = None

    def of(self, question: Question) -> Any:
        """What is said of a question."""
        raise NotImplementedError

    def say(self, words: str, **values: object) -> str:
        """A sentence of ours in the language."""
        return say(words, values, self.language)

    def phrase(self, words: str) -> str:
        """Words of ours, or of a house, in the language."""
        return translated(words, self.language)

    def value(self, value: Any) -> str:
        """A constant, a value of the law or what another fact states."""
        shown = shown_of(value, self.as_of)
        if isinstance(shown, Operand):
            return self.noun(shown)
        if isinstance(shown, Parameter):
            first, *later = shown.changes
            changes = (self.say("{value} from {day}", value=self.value(one.value), day=one.since) for one in later)  # fmt: skip
            return f"{self.value(first.value)} ({', '.join(changes)})"
        if isinstance(shown, date):
            return self.say("{day}", day=shown)
        if isinstance(shown, time):
            return shown.isoformat("minutes")
        if isinstance(shown, (bool, str, enum.Enum)) and not isinstance(shown, (Phrase, Worded)):
            words = ("true" if shown else "false") if isinstance(shown, bool) else spell(shown, self.language)
            return self.say("{member}", member=Phrase(words) if isinstance(shown, bool) else words)
        if isinstance(shown, (frozenset, tuple)) and len(shown) == 1:
            return self.value(next(iter(shown)))
        return spell(shown, self.language)

    def noun(self, operand: Any) -> str:
        """What a value is called."""
        if isinstance(operand, Given):
            return self.value(operand)
        if isinstance(operand, Outer):
            return self.say("{noun} in question", noun=self.phrase(operand.fact.noun))
        if isinstance(operand, ClaimedValue):
            return self.say("{noun}, or else {other}", noun=self.noun(operand.first), other=self.noun(operand.other))
        if isinstance(operand, Sum):
            return self.say("{period} after {noun}", period=self.value(operand.period), noun=self.noun(operand.start))
        if isinstance(operand, Extreme):
            if operand.latest and _so_far(operand):
                items = self.noun(operand.items.fact)
                return self.say("the latest so far ({noun}, among {items})", noun=self.noun(operand.fact), items=items)
            words = "the latest day ({noun}) among {items}" if operand.latest else "the earliest day ({noun}) among {items}"  # fmt: skip
            return self.say(words, noun=self.noun(operand.fact), items=self.items(operand.items))
        if isinstance(operand, Count):
            return self.say("the number counted among {items}", items=self.items(operand.items))
        return self.phrase(operand.noun)

    def items(self, items: Several) -> str:
        """What several things are called, with the condition that picks them."""
        noun = self.noun(items.fact)
        if items.condition is None:
            return noun
        return self.say("{noun} where {condition}", noun=noun, condition=self.of(items.condition).inline())


def _so_far(latest: Extreme) -> bool:
    """Whether the day is sought among those that have come: the condition repeats what is counted."""
    only = latest.items.condition
    return isinstance(only, Compared) and only.left is latest.fact and only.test == "begun" and only.wanted
