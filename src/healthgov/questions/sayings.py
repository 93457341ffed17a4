"""How each kind of question is said."""

from __future__ import annotations

import functools
import string
from collections.abc import Callable
from datetime import date
from typing import Any

from healthgov.languages import spell, translated
from healthgov.periods import Period
from healthgov.questions.by_hand import ByHand
from healthgov.questions.conditions import ByReading, Claimed, ClaimedElse, OfWhole, Settled, When
from healthgov.questions.layout import AND, OR, POINT, SHORT, Clause, Group, Under, Values
from healthgov.questions.leaves import AskedAgain, Compared, Is
from healthgov.questions.lists import Covered, Each, Has, Negated, Some, Suffice
from healthgov.questions.needs import BACK, OWN_WORDS, shown_of, template_of
from healthgov.questions.operands import Given, Operand, Sum
from healthgov.questions.speakers import Speaker
from healthgov.questions.tree import AllOf, AnyOf, Said
from healthgov.values import Parameter
from healthgov.verdicts import Verdict

__all__ = ["SAYINGS", "saying_of"]


def _all_of(speaker: Speaker, question: Any) -> Any:
    return _group(speaker, question.parts(), AND, "all of these:")


def _any_of(speaker: Speaker, question: Any) -> Any:
    return _group(speaker, question.parts(), OR, "one of these at least:")


def _group(speaker: Speaker, parts: Any, joined: str, header: str) -> Any:
    said: list[Any] = []
    for part in parts:
        one = speaker.of(part)
        said += one.parts if isinstance(one, Group) and one.joined == joined else [one]
    only, *others = said
    return Group(tuple(said), joined, header, speaker.language) if others else only


def _when(speaker: Speaker, question: Any) -> Any:
    return Under(speaker.of(question.condition), speaker.of(question.then), speaker.language, "where {condition}", "where")  # fmt: skip


def _claimed(speaker: Speaker, question: Any) -> Any:
    child = speaker.of(question.child)
    stated = question.silence is Verdict.FAIL
    if stated and isinstance(question.child, Compared) and question.child.test == "stated":
        return child  # that it is stated says so already
    words = "{clause} (if stated)" if stated else "{clause} (unless the contrary is stated)"
    head = "if stated" if stated else "unless the contrary is stated"
    if not isinstance(child, Group) and len(child.inline()) <= POINT:
        return Clause(speaker.say(words, clause=child.inline()))
    return Under(speaker.say(head), child, speaker.language)


def _claimed_else(speaker: Speaker, question: Any) -> Any:
    first, other = speaker.of(question.first), speaker.of(question.other)
    if isinstance(first, Clause) and isinstance(other, Clause):
        words = speaker.say("{clause}, or, where that is not known, {other}", clause=first.text, other=other.text)
        if len(words) <= SHORT:
            return Clause(words)
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
            values["value"] = spell(shown, speaker.language) if isinstance(shown, date) else speaker.value(shown)
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
    said = said[:1].lower() + said[1:] if said[1:2].islower() or said[1:2] in (" ", "'") else said
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
    left = question.left
    if (
        isinstance(left, Sum)
        and isinstance(left.period, (Given, Parameter, Period))
        and (question.test, question.wanted) in BACK
    ):
        words = BACK[question.test, question.wanted]
        return Clause(speaker.say(words, noun=speaker.noun(left.start), period=speaker.value(left.period)))
    noun, template = speaker.noun(question.left), template_of(question, speaker.as_of)
    values = {"limit": speaker.value(question.right)} if "{limit}" in template else {}
    several = _plural(noun, speaker.language)
    if template in OWN_WORDS:
        words = OWN_WORDS[template]
        if several and words in _SEVERAL:
            words = words.replace("{noun} is", "{noun} are")
        return _counted_up(speaker.say(words, noun=noun, **values), speaker, question.right)
    what = speaker.say(template, **values)
    return Clause(speaker.say("{noun} are {needed}" if several else "{noun} is {needed}", noun=noun, needed=what))


_SEVERAL = (
    "{noun} is stated",
    *(
        f"{{noun}} is {what} {{limit}}"
        for what in ("at least", "at most", "less than", "more than", "one of:", "among")
    ),
)
_ARTICLES = "(articles of several)"
_PRONOUNS = "it they he she"
_HEAD_ENDS = frozenset("of in after from for between on by to within among where that who which with".split())  # noqa: SIM905  a list of words

_CLAUSES = frozenset(("how", "what", "whether", "who"))
"""A noun that begins so is a whole clause, and so one thing: *who asks for the file*."""


def _plural(noun: str, language: str) -> bool:
    """Whether a noun names several: by its article where a language's articles tell, else by its ending."""
    articles = translated(_ARTICLES, language)
    if articles != _ARTICLES:
        return noun.partition(" ")[0] in articles.split()
    words = noun.split()
    if words[:1] and words[0] in _CLAUSES:
        return False
    head = next((words[i - 1] for i, word in enumerate(words) if i and word in _HEAD_ENDS), words[-1] if words else "")
    return head.endswith("s") and not head.endswith(("ss", "us", "is")) and not noun[:1].isdigit()


def _has(speaker: Speaker, question: Any) -> Any:
    said = speaker.of(question.child)
    if not _of_something(said, speaker):
        return said
    return Under(speaker.noun(question.fact), said, speaker.language)


def _of_something(said: Any, speaker: Speaker) -> bool:
    """Whether what is said speaks of a thing by a pronoun, so that the thing is to be named."""
    if isinstance(said, Values):
        return False
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
    return _those(speaker, items, question.child, "for each of {noun} where {condition}", "for each of {noun} where")


def _those(speaker: Speaker, items: Any, child: Any, before: str, long_before: str) -> Any:
    values = (("noun", speaker.noun(items.fact)),)
    condition = speaker.of(items.condition)
    return Under(condition, speaker.of(child), speaker.language, before, long_before, values=values)


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
        several = "for at least one of {noun} where {condition}"
        return _those(speaker, question.items, question.child, several, "for at least one of {noun} where")
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
    whole = speaker.say(words, **values, wanted=speaker.value(question.wanted))
    if len(whole) <= SHORT or question.items.condition is None:
        return _counted_up(whole, speaker, question.wanted)
    wanted = _values(speaker, question.wanted)
    given = (("noun", speaker.noun(question.items.fact)), ("offered", values["offered"]))
    before, after = _COVER[question.is_wanted], _OFFER[question.is_wanted]
    condition = speaker.of(question.items.condition)
    return Under(condition, wanted, speaker.language, before, "together, {noun} where", after, given)


_COVER = {
    True: "together, {noun} where {condition} offer ({offered}) all of",
    False: "together, {noun} where {condition} do not offer ({offered}) all of",
}
_OFFER = {True: "offer ({offered}) all of", False: "do not offer ({offered}) all of"}


def _values(speaker: Speaker, limit: Any) -> Any:
    shown = shown_of(limit, speaker.as_of)
    found = [("", shown)]
    if isinstance(shown, Parameter):
        first, *later = shown.changes
        found = [("", first.value), *((speaker.say("from {day}:", day=one.since), one.value) for one in later)]
    if not all(isinstance(several, (tuple, frozenset)) for _, several in found):
        return Clause(speaker.value(limit))
    said = ((head, tuple(sorted(spell(one, speaker.language) for one in several))) for head, several in found)
    return Values(speaker.value(limit), tuple(said))


def _counted_up(whole: str, speaker: Speaker, limit: Any) -> Any:
    """A clause; where it ends in many values, a head with a point for each."""
    values = _values(speaker, limit)
    if len(whole) <= SHORT or not isinstance(values, Values) or not whole.endswith(f": {values.inline()}"):
        return Clause(whole)
    return Under(whole.removesuffix(f": {values.inline()}").rstrip(), values, speaker.language)


def _whole(speaker: Speaker, question: Any) -> Any:
    return speaker.of(question.whole)


SAYINGS: dict[type, Callable[[Speaker, Any], Any]] = {
    AllOf: _all_of,
    AnyOf: _any_of,
    When: _when,
    Claimed: _claimed,
    ClaimedElse: _claimed_else,
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
    """How a kind of question is said.

    :raises LookupError: for a kind that nothing is written for.
    """
    if kind in SAYINGS:
        return SAYINGS[kind]
    if hasattr(kind, "whole"):
        return _whole
    if issubclass(kind, Operand):
        return _is
    raise LookupError(f"no saying is written for {kind.__name__}")
