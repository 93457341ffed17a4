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

from healthgov.errors import NotInForceError
from healthgov.languages import ENGLISH, Phrase, Worded, languages, say, spell, translated
from healthgov.questions.by_hand import ByHand
from healthgov.questions.changes import Needed
from healthgov.questions.leaves import Compared, Is
from healthgov.questions.lists import Count, Covered, Each, Extreme, Has, Items, Negated, Some
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

_SHORT = 160
"""The most characters of what is said in one line."""


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
    if len(whole) <= _SHORT:
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


# --- what is said, before it is laid out ------------------------------------------------------------------------------


@attrs.frozen
class Clause:
    """Words that are one clause."""

    text: str

    def inline(self) -> str:
        """In one line."""
        return self.text

    def points(self, indent: str) -> list[str]:
        """In lines, of which this is one."""
        return [f"{indent}{self.text}"]


@attrs.frozen
class Group:
    """Several that hold together, or of which one holds."""

    parts: tuple[Any, ...]
    joined: str
    """The key of the last joint: ``, and `` or ``, or ``."""
    header: str
    language: str

    def inline(self) -> str:
        """In one line: ``a, b, and c``; parts that hold commas of their own stand apart."""
        said = [_within(part) for part in self.parts]
        last = say(self.joined, language=self.language)
        apart = "; " if self.language == ENGLISH else " ; "
        if len(said) > 2 and any(", " in one or ": " in one for one in said):  # noqa: PLR2004  two need no list
            return apart.join(said[:-1]) + apart + last.lstrip(" ,") + said[-1]
        return ", ".join(said[:-1]) + last + said[-1]

    def points(self, indent: str) -> list[str]:
        """In lines: a header, and a point for each."""
        return [f"{indent}{say(self.header, language=self.language)}", *self.items(indent)]

    def items(self, indent: str) -> list[str]:
        """The points alone."""
        return [line for part in self.parts for line in _point(part, indent)]


@attrs.frozen
class Under:
    """Something said under a head: where it applies, for which things, of what."""

    head: Any
    """Text, or what is said of the condition, of which ``before`` makes a head."""
    body: Any
    language: str
    before: str = "{condition}"
    long_before: str = ""

    def _head(self) -> str:
        if isinstance(self.head, str):
            return self.head
        condition = f"({self.head.inline()})" if isinstance(self.head, Under) else self.head.inline()
        return say(self.before, {"condition": condition}, self.language)

    def _colon(self) -> str:
        return ": " if self.language == ENGLISH else " : "

    def inline(self) -> str:
        """In one line: ``where it is so: that holds``."""
        return f"{self._head()}{self._colon()}{self.body.inline()}"

    def points(self, indent: str) -> list[str]:
        """In lines: the head, and points below it."""
        colon = self._colon().rstrip()
        if isinstance(self.head, str) or len(self._head()) <= _SHORT or not isinstance(self.head, Group):
            first = [f"{indent}{self._head()}{colon}"]
        else:
            first = [f"{indent}{say(self.long_before, language=self.language)}{colon}"]
            inner = f"{indent}  "
            points = self.head.items(inner) if self.head.joined == _AND else self.head.points(inner)
            first += [*points, f"{indent}{say('then', language=self.language)}{colon}"]
        if isinstance(self.body, Group) and self.body.joined == _AND:
            return [*first, *self.body.items(indent)]
        return [*first, *_point(self.body, indent)]


_AND, _OR = ", and ", ", or "


def _within(part: Any) -> str:
    """A part of a group: set in brackets where it is a group, or stands under a head."""
    return part.inline() if isinstance(part, Clause) else f"({part.inline()})"


def _point(part: Any, indent: str) -> list[str]:
    if isinstance(part, Clause) or len(part.inline()) <= _SHORT // 2:
        return [f"{indent}- {part.inline()}"]
    inner: list[str] = part.points(f"{indent}  ")
    return [f"{indent}- {inner[0].lstrip()}", *inner[1:]]


# --- comparisons ------------------------------------------------------------------------------------------------------

_NEEDED = {
    "is": ("{limit}", "not {limit}"),
    "==": ("{limit}", "not {limit}"),
    "in": ("one of: {limit}", "none of: {limit}"),
    "includes": ("including {limit}", "without {limit}"),
    "includes all": ("including all of: {limit}", "not including all of: {limit}"),
    "meets": ("including one of: {limit}", "without any of: {limit}"),
    ">=": ("at least {limit}", "less than {limit}"),
    "<=": ("at most {limit}", "more than {limit}"),
    "<": ("less than {limit}", "at least {limit}"),
    ">": ("more than {limit}", "at most {limit}"),
    "within": ("at most {limit}", "longer than {limit}"),
    "longer": ("longer than {limit}", "at most {limit}"),
    "begun": ("on or before the day in question", "after the day in question"),
    "over": ("before the day in question", "on or after the day in question"),
    "stated": ("stated", "stated"),
    "empty": ("none", "at least one"),
    "that": ("fitting", "not fitting"),
}
"""What a value would have to be, for a yes and for a no."""
_NEEDED_DAY = {
    "is": ("on {limit}", "not on {limit}"),
    "==": ("on {limit}", "not on {limit}"),
    ">=": ("on {limit} or later", "before {limit}"),
    "<=": ("on {limit} or before", "after {limit}"),
    "<": ("before {limit}", "on {limit} or later"),
    ">": ("after {limit}", "on {limit} or before"),
}
_NEEDED_TIME = {
    ">=": ("at {limit} or later", "before {limit}"),
    "<=": ("at {limit} or before", "after {limit}"),
    "<": ("before {limit}", "at {limit} or later"),
    ">": ("after {limit}", "at {limit} or before"),
}
_ONLY = {
    "in": ("{limit}", "not {limit}"),
    "meets": ("including {limit}", "without {limit}"),
    "includes all": ("including {limit}", "without {limit}"),
}
"""What it would have to be where one value alone counts."""
_SAID = {
    "one of: {limit}": "{noun} is one of: {limit}",
    "among {limit}": "{noun} is among {limit}",
    "in {limit}": "{noun} is in {limit}",
    "outside of {limit}": "{noun} is outside of {limit}",
    "at least {limit}": "{noun} is at least {limit}",
    "at most {limit}": "{noun} is at most {limit}",
    "less than {limit}": "{noun} is less than {limit}",
    "more than {limit}": "{noun} is more than {limit}",
    "longer than {limit}": "{noun} is longer than {limit}",
    "including {limit}": "{noun} include {limit}",
    "without {limit}": "{noun} do not include {limit}",
    "including all of: {limit}": "{noun} include all of: {limit}",
    "not including all of: {limit}": "{noun} do not include all of: {limit}",
    "including one of: {limit}": "{noun} include one at least of: {limit}",
    "without any of: {limit}": "{noun} include none of: {limit}",
    "none": "there is none: {noun}",
    "at least one": "there is at least one: {noun}",
    "fitting": "{noun} fits",
    "not fitting": "{noun} does not fit",
}
"""Needs that are said with words of their own; of the others it is said that the value is what is needed."""


def needed(question: Any, as_of: date | None = None) -> Needed:
    """What the value that a question looks at would have to be; facts of yes and no are ``true`` or ``false``."""
    if not isinstance(question, Compared):
        return Needed("true" if getattr(question, "wanted", True) else "false")
    template = _template(question, as_of)
    if "{limit}" not in template:
        return Needed(template)
    return Needed(template, (("limit", in_all(lambda language: Speaker(language, as_of).value(question.right))),))


def in_all(speak: Callable[[str], str]) -> Worded:
    """Words in every language there is."""
    return Worded(speak(ENGLISH), {language: speak(language) for language in languages()[1:]})


def _template(question: Compared, as_of: date | None) -> str:
    limit = _shown(question.right, as_of)
    table = _NEEDED
    if question.test in _NEEDED_DAY and _is_day(question):
        table = _NEEDED_DAY
    elif question.test in _NEEDED_TIME and isinstance(limit, time):
        table = _NEEDED_TIME
    elif question.test in _ONLY and isinstance(limit, (frozenset, tuple)) and len(limit) == 1:
        table = _ONLY
    elif question.test == "in" and isinstance(limit, Operand):
        return "among {limit}" if question.wanted else "not among {limit}"
    elif question.test == "in" and isinstance(limit, Phrase):
        return "in {limit}" if question.wanted else "outside of {limit}"
    return table[question.test][not question.wanted]


def _is_day(question: Compared) -> bool:
    right = question.right.changes[0].value if isinstance(question.right, Parameter) else question.right
    return isinstance(right, date) or isinstance(question.left, (Sum, Extreme)) or _names_day(question.left)


def _names_day(operand: Any) -> bool:
    from healthgov.questions.candidates import hint_of  # noqa: PLC0415  reads the hints of models

    facts = operand.facts()
    return bool(facts) and not isinstance(operand, Count) and hint_of(facts[0]) is date


def given_value(given: Any) -> Any:
    """The constant, or the value of the law, that an operand holds."""
    return given.value


def _shown(limit: Any, as_of: date | None) -> Any:
    """What is compared with: on a day, or, without one, as a history where it has one."""
    if isinstance(limit, Given):
        limit = given_value(limit)
    if isinstance(limit, Parameter):
        if as_of is not None:
            try:
                return limit.on(as_of).value
            except NotInForceError:
                return limit.changes[0].value
        return limit if len(limit.changes) > 1 else limit.changes[0].value
    if hasattr(limit, "members") and hasattr(limit, "name"):
        return Phrase(limit.name)
    return limit


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
        shown = _shown(value, self.as_of)
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
    return _group(speaker, question.parts(), _AND, "all of these:")


def _any_of(speaker: Speaker, question: Any) -> Any:
    return _group(speaker, question.parts(), _OR, "one of these at least:")


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
    if question.silence is Verdict.FAIL:
        words, head = "{clause} (if stated)", "if stated"
    else:
        words, head = "{clause} (unless the contrary is stated)", "unless the contrary is stated"
    if not isinstance(child, Group) and len(child.inline()) <= _SHORT // 2:
        return Clause(speaker.say(words, clause=child.inline()))
    return Under(speaker.say(head), child, speaker.language)


def _first_stated(speaker: Speaker, question: Any) -> Any:
    first, other = speaker.of(question.first), speaker.of(question.other)
    if isinstance(first, Clause) and isinstance(other, Clause):
        return Clause(
            speaker.say("{clause}, or, where that is not known, {other}", clause=first.text, other=other.text)
        )
    return Group((first, Under(speaker.say("where that is not known"), other, speaker.language)), _OR, "the first that is known:", speaker.language)  # fmt: skip


def _by_reading(speaker: Speaker, question: Any) -> Any:
    readings = tuple(speaker.of(reading) for reading in question.readings)
    head = speaker.say("contested: {why}; according to the reading", why=speaker.phrase(question.why))
    return Under(head, Group(readings, _OR, "one of these at least:", speaker.language), speaker.language)


def _said(speaker: Speaker, question: Any) -> Any:
    asked = {name for _, name, _, _ in string.Formatter().parse(question.yes) if name}
    if not asked:
        return Clause(speaker.phrase(question.yes))
    child = question.child
    if isinstance(child, Compared) and asked <= {"noun", "value", "limit"}:
        values: dict[str, object] = {"noun": speaker.noun(child.left), "value": speaker.say("what is stated")}
        if isinstance(child.left, Given):
            shown = _shown(child.left, speaker.as_of)
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


def _compared(speaker: Speaker, question: Any) -> Any:
    noun, template = speaker.noun(question.left), _template(question, speaker.as_of)
    values = {"limit": speaker.value(question.right)} if "{limit}" in template else {}
    several = _plural(noun, speaker.language)
    if template in _SAID:
        words = _SAID[template]
        if several and words in _SEVERAL:
            words = words.replace("{noun} is", "{noun} are")
        return Clause(speaker.say(words, noun=noun, **values))
    what = speaker.say(template, **values)
    return Clause(speaker.say("{noun} are {needed}" if several else "{noun} is {needed}", noun=noun, needed=what))


_SEVERAL = tuple(f"{{noun}} is {what} {{limit}}" for what in ("at least", "at most", "less than", "more than"))
_ARTICLES = "(articles of several)"
_PRONOUNS = "it they he she"
_HEAD_ENDS = frozenset(
    ("of", "in", "after", "from", "for", "between", "on", "by", "to", "within", "among", "where", "that", "who", "which", "with")
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
    Compared: _compared,
    Has: _has,
    Each: _each,
    Some: _some,
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
