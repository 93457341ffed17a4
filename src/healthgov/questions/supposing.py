"""The same question, where one fact is known beforehand: no second statement of what it asks.

A rule asks of a campaign by whichever channel it is; who asks it of a list of contacts for one channel supposes that
channel, and is asked for the rest alone.
"""

from __future__ import annotations

from typing import Any

from healthgov.errors import DefinitionError
from healthgov.questions.conditions import Claimed, Settled, When
from healthgov.questions.leaves import TESTS, Compared, Is
from healthgov.questions.operands import Given, Operand
from healthgov.questions.tree import AllOf, AnyOf, Question, Said
from healthgov.structs import changed
from healthgov.values import Parameter
from healthgov.verdicts import Verdict

__all__ = ["supposing"]


def supposing(fact: Any, value: Any, question: Question) -> Question:
    """The question, asked of things of which one fact has this value.

    What the value settles is left out; what law answers by hand reads the fact of the thing all the same.

    :raises DefinitionError: for a value that is not stated, which supposes nothing.

    >>> from healthgov.models import Campaign, Channel
    >>> from healthgov.questions import when
    >>> from healthgov.questions.saying import sentence
    >>> asked = when(Campaign.channel.is_(Channel.EMAIL), Campaign.sender_identified)
    >>> print(sentence(supposing(Campaign.channel, Channel.EMAIL, asked)))
    The sender is named.
    """
    if value is None:
        raise DefinitionError("supposing takes the value of a fact, and None is none")
    return _asked(question, fact, Given(value, fact.noun), condition=False)


def _asked(question: Question, fact: Any, known: Given[Any], *, condition: bool) -> Question:
    """``condition`` says that it decides whether anything is asked: there what holds and what asks nothing are alike."""
    if question is fact:
        return _settled(answer=known.value is True)
    if isinstance(question, When):
        first = _asked(question.condition, fact, known, condition=True)
        then = _asked(question.then, fact, known, condition=condition)
        return _when(first, then)
    if isinstance(question, (AllOf, AnyOf)):
        children = tuple(_asked(child, fact, known, condition=condition) for child in question.children)
        return _joined(question, children, condition=condition)
    if isinstance(question, Is):
        if question.fact is fact:
            return _settled(answer=known.value is question.wanted)
        return question
    if isinstance(question, Compared):
        return _compared(question, fact, known)
    return _folded(_within(question, fact, known))


def _within(node: Any, fact: Any, known: Given[Any]) -> Any:
    """A question or a value with what lies in it."""
    if node is fact:
        return known
    if not hasattr(node, "__parts__") or not isinstance(node, (Question, Operand)):
        return node
    kind: Any = type(node)
    parts = {name: getattr(node, name) for name in kind.__parts__}
    compares = isinstance(node, (Operand, Compared))  # a fact in it is a value, and elsewhere a question

    def inside(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(inside, part))
        if isinstance(part, Question) and not (compares and part is fact):
            return _asked(part, fact, known, condition=False)
        return _within(part, fact, known)

    made = {name: inside(part) for name, part in parts.items()}
    return changed(node, **made) if any(made[name] is not parts[name] for name in parts) else node


def _compared(question: Compared, fact: Any, known: Given[Any]) -> Question:
    made: Compared = _within(question, fact, known)
    if made is question or not isinstance(made.left, Given):
        return made
    dated = isinstance(made.right, (Operand, Parameter)) or hasattr(made.right, "includes")
    test = TESTS[made.test]
    if dated or test.with_day:
        return made
    answer = test.holds(made.left.value, made.right)
    return made if answer is None else _settled(answer=answer is made.wanted)


def _settled(*, answer: bool) -> Settled:
    words = "this holds" if answer else "this does not hold"
    return Settled(Verdict.PASS if answer else Verdict.FAIL, words)


def _is(question: Question, verdict: Verdict) -> bool:
    return isinstance(question, Settled) and question.answer is verdict


def _folded(question: Any) -> Question:
    """A wrapping of what is settled is settled."""
    if isinstance(question, (Said, Claimed)) and isinstance(question.child, Settled):
        known = question.child.answer
        if known is not Verdict.UNKNOWN:
            words = (
                {}
                if isinstance(question, Claimed)
                else {"words": question.yes if known is Verdict.PASS else question.no}
            )
            return changed(question.child, **words)
    made: Question = question
    return made


def _when(condition: Question, then: Question) -> Question:
    return then if _is(condition, Verdict.PASS) else When(condition, then)


def _asks_nothing(question: Question) -> bool:
    return isinstance(question, When) and _is(question.condition, Verdict.FAIL)


def _joined(question: AllOf | AnyOf, children: tuple[Question, ...], *, condition: bool) -> Question:
    """Without the parts that cannot decide."""
    settles, idle = (Verdict.FAIL, Verdict.PASS) if isinstance(question, AllOf) else (Verdict.PASS, Verdict.FAIL)
    decided = next((child for child in children if _is(child, settles)), None)
    if decided is not None:
        return decided
    # Where something else holds, "does not apply" is no PASS: outside of conditions a part that holds stays.
    left = [child for child in children if not (_is(child, idle) and (condition or isinstance(question, AnyOf)))]
    if isinstance(question, AllOf):
        left = [child for child in left if not _asks_nothing(child)]
    first, *others = left or children[:1]
    return changed(question, children=tuple(left)) if others else first
