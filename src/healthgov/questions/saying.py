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

import enum
import functools
import string
from collections.abc import Callable
from datetime import date, time
from typing import Any

import attrs

from healthgov.languages import ENGLISH, Phrase, Worded, languages, say, spell, translated
from healthgov.questions.by_hand import ByHand
from healthgov.questions.changes import Needed
from healthgov.questions.layout import AND, OR, SHORT, Clause, Group, Under
from healthgov.questions.leaves import AskedAgain, Compared, Is
from healthgov.questions.lists import Count, Covered, Each, Extreme, Has, Items, Negated, Some, Suffice
from healthgov.questions.needs import OWN_WORDS, shown_of, template_of
from healthgov.questions.operands import Given, Operand, OrElse, Outer, Sum
from healthgov.questions.tree import (
    AllOf,
    AnyOf,
    ByReading,
    Claimed,
    FirstStated,
    OfWhole,
    Question,
    Said,
    Settled,
    When,
)
from healthgov.values import Parameter
from healthgov.verdicts import Verdict

__all__ = ["clause", "lines", "needed", "sentence", "worded_in"]


def sentence(question: Question, language: str = ENGLISH, *, as_of: date | None = None) -> str:
    """The question said in one sentence; with ``as_of`` the values of the law on that day, else their history.

    >>> from healthgov.questions import settled
    >>> sentence(settled(False, "nobody may do this"))
    'Nobody may do this.'
    """
    return _finished(clause(question, language, as_of=as_of))


def clause(question: Question, language: str = ENGLISH, *, as_of: date | None = None) -> str:
    """The question as a clause, to be put into a sentence."""
    said: str = Speaker(language, as_of).of(question).inline()
    return said


def lines(question: Question, language: str = ENGLISH, *, as_of: date | None = None) -> list[str]:
    """The question said in lines: one where it is short, nested points where it is long.

    >>> from healthgov.questions import settled
    >>> lines(settled(True, "this is free"), "en")
    ['This is free.']
    """
    said = Speaker(language, as_of).of(question)
    whole = said.inline()
    if len(whole) <= SHORT:
        return [_finished(whole)]
    return [_capital(line) if index == 0 else line for index, line in enumerate(said.points(""))]


def worded_in(english: str, **others: str) -> Worded:
    """Words that carry their translations, to be quoted by a sentence."""
    if isinstance(english, Worded):
        return english
    return Worded(english, others)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _finished(text: str) -> str:
    return f"{_capital(text)}." if text[-1:] not in ".!?" else _capital(text)


def needed(question: Any, as_of: date | None = None) -> Needed:
    """What the value that a question looks at would have to be; facts of yes and no are ``true`` or ``false``."""
    if not isinstance(question, Compared):
        return Needed("true" if getattr(question, "wanted", True) else "false")
    template = template_of(question, as_of)
    if "{limit}" not in template:
        return Needed(template)
    return Needed(template, (("limit", in_all(lambda language: Speaker(language, as_of).value(question.right))),))


def in_all(speak: Callable[[str], str]) -> Worded:
    """Words in every language there is."""
    return Worded(speak(ENGLISH), {language: speak(language) for language in languages()[1:]})


# --- each kind of question --------------------------------------------------------------------------------------------


@attrs.frozen
class Speaker:
    """Says questions in a language."""

    language: str
    as_of: date | None = None

    def of(self, question: Question) -> Any:
        """What is said of a question."""
        kind: Any = type(question)
        return saying_of(kind)(self, question)

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
            changes = (self.say("{value} from {day}", value=self.value(one.value), day=self.value(one.since)) for one in later)  # fmt: skip
            return f"{self.value(first.value)} ({', '.join(changes)})"
        if isinstance(shown, date):
            return self.say("{day}", day=shown.isoformat())
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
            return self.say("{noun} further out", noun=self.phrase(operand.fact.noun))
        if isinstance(operand, OrElse):
            return self.say("{noun}, or else {other}", noun=self.noun(operand.first), other=self.noun(operand.other))
        if isinstance(operand, Sum):
            return self.say("{period} after {noun}", period=self.value(operand.period), noun=self.noun(operand.start))
        if isinstance(operand, Extreme):
            words = "the latest day ({noun}) among {items}" if operand.latest else "the earliest day ({noun}) among {items}"  # fmt: skip
            return self.say(words, noun=self.noun(operand.fact), items=self.items(operand.items))
        if isinstance(operand, Count):
            return self.say("the number counted among {items}", items=self.items(operand.items))
        return self.phrase(operand.noun)

    def items(self, items: Items[Any]) -> str:
        """What several things are called, with the condition that picks them."""
        noun = self.noun(items.fact)
        if items.condition is None:
            return noun
        return self.say("{noun} where {condition}", noun=noun, condition=self.of(items.condition).inline())


def _all_of(speaker: Speaker, question: Any) -> Any:
    return _group(speaker, question.parts(), AND, "all of these:")


def _any_of(speaker: Speaker, question: Any) -> Any:
    return _group(speaker, question.parts(), OR, "one of these at least:")


def _group(speaker: Speaker, parts: Any, joined: str, header: str) -> Any:
    said: list[Any] = []
    for part in parts:
        one = speaker.of(part)
        said += one.parts if isinstance(one, Group) and one.joined == joined else [one]
    return said[0] if len(said) == 1 else Group(tuple(said), joined, header, speaker.language)


def _when(speaker: Speaker, question: Any) -> Any:
    return Under(speaker.of(question.condition), speaker.of(question.then), speaker.language, "where {condition}", "where")  # fmt: skip


def _claimed(speaker: Speaker, question: Any) -> Any:
    child = speaker.of(question.child)
    stated = question.silence is Verdict.FAIL
    words = "{clause} (if stated)" if stated else "{clause} (unless the contrary is stated)"
    head = "if stated" if stated else "unless the contrary is stated"
    if not isinstance(child, Group) and len(child.inline()) <= SHORT // 2:
        return Clause(speaker.say(words, clause=child.inline()))
    return Under(speaker.say(head), child, speaker.language)


def _first_stated(speaker: Speaker, question: Any) -> Any:
    first, other = speaker.of(question.first), speaker.of(question.other)
    if isinstance(first, Clause) and isinstance(other, Clause):
        return Clause(
            speaker.say("{clause}, or, where that is not known, {other}", clause=first.text, other=other.text)
        )
    return Group((first, Under(speaker.say("where that is not known"), other, speaker.language)), OR, "the first that is known:", speaker.language)  # fmt: skip


def _by_reading(speaker: Speaker, question: Any) -> Any:
    readings = tuple(speaker.of(reading) for reading in question.readings)
    head = speaker.say("contested: {why}; according to the reading", why=speaker.phrase(question.why))
    return Under(head, Group(readings, OR, "one of these at least:", speaker.language), speaker.language)


def _said(speaker: Speaker, question: Any) -> Any:
    asked = {name for _, name, _, _ in string.Formatter().parse(question.yes) if name}
    if not asked:
        return Clause(speaker.phrase(question.yes))
    child = question.child
    if isinstance(child, Compared) and asked <= {"noun", "value", "limit"}:
        values: dict[str, object] = {"noun": speaker.noun(child.left), "value": speaker.say("what is stated")}
        if isinstance(child.left, Given):
            shown = shown_of(child.left, speaker.as_of)
            values["value"] = shown.isoformat() if isinstance(shown, date) else speaker.value(shown)
        values["limit"] = speaker.value(child.right)
        return Clause(speaker.say(question.yes, **{name: values[name] for name in asked}))
    return speaker.of(child)


def _of_whole(speaker: Speaker, question: Any) -> Any:
    return speaker.of(question.child)


def _settled(speaker: Speaker, question: Any) -> Any:
    words = speaker.phrase(question.words)
    if question.answer is not Verdict.UNKNOWN:
        return Clause(words)
    doubt = question.doubt is not None and question.doubt.name == "CONTESTED"
    return Clause(speaker.say("contested: {why}" if doubt else "outside of what is modelled: {why}", why=words))


def _by_hand(speaker: Speaker, question: Any) -> Any:
    first = (question.__doc__ or "").strip().split("\n\n")[0]
    words = " ".join(first.split()).rstrip(".") or question.function.__name__.replace("_", " ")
    said = speaker.phrase(words) if speaker.phrase(words) != words else speaker.phrase(f"{words}.").rstrip(".")
    said = said[:1].lower() + said[1:] if said[1:2].islower() or said[1:2] == " " else said
    return Clause(said if question.wanted else speaker.say("not so: {clause}", clause=said))


def _is(speaker: Speaker, question: Any) -> Any:
    fact = getattr(question, "fact", question)
    fact, wanted = getattr(fact, "fact", fact), getattr(question, "wanted", True)
    words = fact.words
    own = words.yes if wanted else words.no
    if own and own not in (f"{words.ask} Yes.", f"{words.ask} No."):
        return Clause(speaker.phrase(own))
    if words.ask:
        answer = "“{ask}” is answered yes" if wanted else "“{ask}” is answered no"
        return Clause(speaker.say(answer, ask=speaker.phrase(words.ask)))
    return Clause(speaker.say("{noun}: yes" if wanted else "{noun}: no", noun=speaker.noun(fact)))


def _asked_again(speaker: Speaker, question: Any) -> Any:
    return Clause(speaker.say("it is asked again: “{ask}”", ask=speaker.phrase(question.ask)))


def _compared(speaker: Speaker, question: Any) -> Any:
    noun, template = speaker.noun(question.left), template_of(question, speaker.as_of)
    values = {"limit": speaker.value(question.right)} if "{limit}" in template else {}
    several = _plural(noun, speaker.language)
    if template in OWN_WORDS:
        words = OWN_WORDS[template]
        if several and words in _SEVERAL:
            words = words.replace("{noun} is", "{noun} are")
        return Clause(speaker.say(words, noun=noun, **values))
    what = speaker.say(template, **values)
    return Clause(speaker.say("{noun} are {needed}" if several else "{noun} is {needed}", noun=noun, needed=what))


_SEVERAL = tuple(f"{{noun}} is {what} {{limit}}" for what in ("at least", "at most", "less than", "more than"))
_ARTICLES = "(articles of several)"
_PRONOUNS = "it they he she"
_HEAD_ENDS = frozenset(
    (
        "of",
        "in",
        "after",
        "from",
        "for",
        "between",
        "on",
        "by",
        "to",
        "within",
        "among",
        "where",
        "that",
        "who",
        "which",
        "with",
    )
)


def _plural(noun: str, language: str) -> bool:
    """Whether a noun names several: by its article where a language's articles tell, else by its ending."""
    articles = translated(_ARTICLES, language)
    if articles != _ARTICLES:
        return noun.partition(" ")[0] in articles.split()
    words = noun.split()
    head = next((words[i - 1] for i, word in enumerate(words) if i and word in _HEAD_ENDS), words[-1] if words else "")
    return head.endswith("s") and not head.endswith(("ss", "us", "is")) and not noun[:1].isdigit()


def _has(speaker: Speaker, question: Any) -> Any:
    said = speaker.of(question.child)
    if not _of_something(said, speaker):
        return said
    return Under(speaker.noun(question.fact), said, speaker.language)


def _of_something(said: Any, speaker: Speaker) -> bool:
    """Whether what is said speaks of a thing by a pronoun, so that the thing is to be named."""
    if isinstance(said, Clause):
        first = said.text.partition(" ")[0].lower()
        return first in speaker.phrase(_PRONOUNS).split() and not said.text.startswith(speaker.phrase("there is"))
    if isinstance(said, Group):
        return any(_of_something(part, speaker) for part in said.parts)
    head = not isinstance(said.head, str) and _of_something(said.head, speaker)
    return head or _of_something(said.body, speaker)


def _each(speaker: Speaker, question: Any) -> Any:
    items, noun = question.items, speaker.noun(question.items.fact)
    if items.condition is None:
        return Under(speaker.say("for each of {noun}", noun=noun), speaker.of(question.child), speaker.language)
    condition = speaker.of(items.condition).inline()
    head = speaker.say("for each of {noun} where {condition}", noun=noun, condition=condition)
    return Under(head, speaker.of(question.child), speaker.language)


def _suffice(speaker: Speaker, question: Any) -> Any:
    others = Under(speaker.say("where there are several, without it"), speaker.of(question.without), speaker.language)
    return Group((_each(speaker, question), others), OR, "one of these at least:", speaker.language)


def _some(speaker: Speaker, question: Any) -> Any:
    noun = speaker.noun(question.items.fact)
    condition = question.items.condition
    if question.child is None and condition is None:
        return Clause(speaker.say("there is at least one of {noun}", noun=noun))
    if question.child is None:
        said = speaker.of(condition)
        head = speaker.say("for at least one of {noun}", noun=noun)
        return Under(head, said, speaker.language)
    head = speaker.say("for at least one of {noun}", noun=noun)
    if condition is not None:
        head = speaker.say("for at least one of {noun} where {condition}", noun=noun, condition=speaker.of(condition).inline())  # fmt: skip
    return Under(head, speaker.of(question.child), speaker.language)


def _negated(speaker: Speaker, question: Any) -> Any:
    if isinstance(question.child, Suffice):
        return Under(speaker.say("this does not hold"), speaker.of(question.child), speaker.language)
    items = question.child.items
    noun = speaker.noun(items.fact)
    if items.condition is None:
        return Clause(speaker.say("there is none of {noun}", noun=noun))
    return Under(speaker.say("for none of {noun}", noun=noun), speaker.of(items.condition), speaker.language)


def _covered(speaker: Speaker, question: Any) -> Any:
    words = (
        "together, {items} offer ({offered}) all of: {wanted}"
        if question.is_wanted
        else "together, {items} do not offer ({offered}) all of: {wanted}"
    )
    values = {"items": speaker.items(question.items), "offered": speaker.noun(question.offered)}
    return Clause(speaker.say(words, **values, wanted=speaker.value(question.wanted)))


def _whole(speaker: Speaker, question: Any) -> Any:
    return speaker.of(question.whole)


SAYINGS: dict[type, Callable[[Speaker, Any], Any]] = {
    AllOf: _all_of,
    AnyOf: _any_of,
    When: _when,
    Claimed: _claimed,
    FirstStated: _first_stated,
    ByReading: _by_reading,
    Said: _said,
    OfWhole: _of_whole,
    Settled: _settled,
    ByHand: _by_hand,
    Is: _is,
    AskedAgain: _asked_again,
    Compared: _compared,
    Has: _has,
    Each: _each,
    Some: _some,
    Suffice: _suffice,
    Negated: _negated,
    Covered: _covered,
}
"""How each kind of question is said. A new kind is one more line."""


@functools.cache
def saying_of(kind: Any) -> Callable[[Speaker, Any], Any]:
    if kind in SAYINGS:
        return SAYINGS[kind]
    if hasattr(kind, "whole"):
        return _whole
    if issubclass(kind, Operand):
        return _is
    raise LookupError(f"no saying is written for {kind.__name__}")
