"""Every sentence that the shipped law, its models and its kernel can say, found and not listed."""

from __future__ import annotations

import ast
import enum
import functools
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import healthgov
from healthgov.facts import Fact, facts_of, hints, is_model
from healthgov.questions.by_hand import ByHand
from healthgov.questions.leaves import AFTER, OF_DAYS, TESTS, Compared
from healthgov.questions.operands import Operand
from healthgov.questions.tree import Question
from healthgov.retention import RetentionSchedule
from healthgov.rules import RuleSet
from healthgov.texts import Reference

SOURCE = Path(healthgov.__file__).parent
MODULES = tuple(
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(healthgov.__path__, "healthgov.")
    if not found.name.startswith(("healthgov.integrations", "healthgov.cli"))
)


def kept(wanted: type) -> list[Any]:
    """The things of a kind that modules keep under a name."""
    found = {id(value): value for module in MODULES for value in vars(module).values() if isinstance(value, wanted)}
    return list(found.values())


RULE_SETS = tuple(kind for kind in kept(type) if issubclass(kind, RuleSet) and kind.rules)
MODELS = tuple(sorted((kind for kind in kept(type) if is_model(kind)), key=lambda kind: kind.__name__))


def nodes(thing: object, seen: dict[int, object]) -> Iterator[object]:
    """Everything that a question is made of: questions, what they compare, lists, values of the law."""
    if id(thing) in seen or isinstance(thing, (str, bytes, int, enum.Enum, type)):
        return
    seen[id(thing)] = thing
    yield thing
    if isinstance(thing, (tuple, frozenset, list)):
        for part in thing:
            yield from nodes(part, seen)
    else:
        for field in getattr(type(thing), "__attrs_attrs__", ()):
            yield from nodes(getattr(thing, field.name), seen)


_NO_WORDS = {"test", "name", "code", "page", "off", "noun"}


def of_trees() -> Iterator[str]:
    """Titles, and the words that questions carry."""
    seen: dict[int, object] = {}
    for rule_set in RULE_SETS:
        yield rule_set.title
        for rule in rule_set.rules:
            yield rule.title
            for node in nodes((rule.question, rule.scope), seen):
                for field in getattr(type(node), "__attrs_attrs__", ()):
                    value = getattr(node, field.name)
                    if isinstance(value, str) and field.name not in _NO_WORDS and isinstance(node, (Question, Operand)):
                        yield value
                if isinstance(node, Compared) and isinstance(node.left, Fact):
                    yield node.left.noun
                elif (
                    isinstance(node, Operand)
                    and not isinstance(node, Fact)
                    and isinstance(vars(type(node)).get("noun"), str)
                ):
                    yield node.noun
                items = getattr(node, "items", None)
                if items is not None and isinstance(getattr(items, "fact", None), Fact):
                    yield items.fact.noun
                if isinstance(node, ByHand) and node.__doc__:
                    yield " ".join(node.__doc__.strip().split("\n\n")[0].split()).rstrip(".")


def of_facts() -> Iterator[str]:
    """Questions and answers of every fact, and its name where it is given one."""
    for kind in MODELS:
        for one in facts_of(kind):
            yield from (one.words.ask or one.noun, one.words.yes, one.words.no, one.words.noun, one.words.one)


def enumerations() -> Iterator[type[enum.Enum]]:
    """The enumerations that facts hold."""
    for kind in MODELS:
        for hint in hints(kind).values():
            yield from (part for part in _parts(hint) if isinstance(part, type) and issubclass(part, enum.Enum))


def labels() -> Iterator[str]:
    """How catalogues name the members of enumerations; those that count are said by other words."""
    quoted = {*enumerations(), *(kind for kind in kept(type) if kind.__name__ == "Doctrine")}
    yield from (
        f"{kind.__name__}.{member.value}" for kind in quoted for member in kind if isinstance(member.value, str)
    )


def _parts(hint: Any) -> Iterator[Any]:
    arguments = typing.get_args(hint)
    yield from (hint,) if not arguments else (part for argument in arguments for part in _parts(argument))


_FIRST = {
    "passed", "failed", "outside", "not_applicable", "contested", "by_reading", "all_hold", "any_holds", "opposite",
    "say", "_say", "settled", "phrase", "said", "translated", "Phrase",
}  # fmt: skip
_SECOND = {"missing"}
_NAMED = {"yes", "no", "ask", "none", "narrow", "why", "words", "long_before"}


@functools.cache
def _parsed() -> dict[Path, list[ast.AST]]:
    """Every file of the package, read once: all that its tree holds."""
    return {path: list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))) for path in sorted(SOURCE.rglob("*.py"))}


def calls() -> Iterator[str]:
    """The sentences that code gives to what makes findings and to what says them."""
    for tree in _parsed().values():
        named: dict[str, list[ast.expr]] = {}
        for node in tree:
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(target, ast.Name) and node.value:
                named.setdefault(target.id, []).append(node.value)
        for node in tree:
            if isinstance(node, ast.Call):
                for expression in _given(node):
                    yield from _texts(expression, named, 4)


def _given(call: ast.Call) -> list[ast.expr]:
    """What stands where a call takes sentences."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    given = [keyword.value for keyword in call.keywords if keyword.arg in _NAMED]
    given += call.args[:1] if name in _FIRST else []
    given += call.args[1:2] if name in _SECOND else []
    return given


def _texts(expression: ast.expr, named: dict[str, list[ast.expr]], depth: int) -> Iterator[str]:
    """The texts that an expression may be: one of two, one of a table, or what a name was given."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    below: list[ast.expr] = []
    match expression:
        case ast.IfExp():
            below = [expression.body, expression.orelse]
        case ast.Name():
            below = named.get(expression.id, [])
        case ast.Subscript() | ast.NamedExpr():
            below = [expression.value]
        case ast.Dict():
            below = expression.values
        case ast.Tuple():
            below = expression.elts
    for value in below if depth else ():
        yield from _texts(value, named, depth - 1)


_EXPECTED = {
    "Problem": 1,
    "BadParameter": 0,
    "misused": 0,
    "unknown": 0,
    "NotInForceError": 0,
    "PurgeError": 0,
    "Flaw": 1,
    "wrong": 1,
    "_wrong": 1,
    "here": 0,
    "Refused": 0,
    "_refusal": 0,
    "refuse": 0,
    "_refuse": 3,
    "unknown_field": -1,
}
"""What takes a sentence that says what was expected of an input, and at which place."""


def problems() -> Iterator[str]:
    """What is said to be expected of an input; what is filled in is ``{one}``, ``{two}`` and ``{three}``."""
    for path, tree in _parsed().items():
        if path.parts[-2:] == ("tables", "facts.py"):
            continue  # it tells who writes Python which argument to give
        named: dict[str, list[ast.expr]] = {}
        for node in tree:
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(target, ast.Name) and node.value:
                named.setdefault(target.id, []).append(node.value)
        yield from (text for one in named.get("TOO_DEEP", []) for text in _expected(one, named, 1))
        for node in tree:
            if isinstance(node, ast.Call):
                place = _EXPECTED.get(getattr(node.func, "attr", getattr(node.func, "id", "")), len(node.args))
                given = node.args[place : place + 1] if place >= 0 else []
            elif isinstance(node, ast.FunctionDef) and node.name in _SAYING:
                given = [one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value]
                given = [one.args[0] if isinstance(one, ast.Call) else one for one in given]
            else:
                continue
            for expression in given:
                yield from _expected(expression, named, 4)


_SAYING = {
    "unknown_field",
    "__check__",
    "for_extra",
    "_reason",
    "value_meant",
    "period_meant",
    "list_meant",
    "mapping_meant",
    "_day_meant",
}
"""Functions that return what was expected."""
_PLACES = 3


def _expected(expression: ast.expr, named: dict[str, list[ast.expr]], depth: int) -> Iterator[str]:
    """As :func:`_texts`, with sentences that fill something in."""
    if isinstance(expression, ast.JoinedStr):
        places = iter(("{one}", "{two}", "{three}"))
        if sum(isinstance(value, ast.FormattedValue) for value in expression.values) > _PLACES:
            return  # what a module of somebody else says, repeated
        yield "".join(str(v.value) if isinstance(v, ast.Constant) else next(places) for v in expression.values)
    elif isinstance(expression, ast.IfExp):
        for one in (expression.body, expression.orelse):
            yield from _expected(one, named, depth)
    elif isinstance(expression, ast.Name) and depth:
        for one in named.get(expression.id, []):
            yield from _expected(one, named, depth - 1)
    else:
        yield from _texts(expression, named, 1)


@functools.cache
def references() -> tuple[Reference, ...]:
    """Every text that a rule, a policy, a value of the law or a list of places rests on."""
    found: dict[Reference, None] = {}
    for rule_set in RULE_SETS:
        for rule in rule_set.rules:
            found |= dict.fromkeys(rule.cites)
        for parameter in rule_set.parameters.values():
            found |= {cite: None for change in parameter.changes for cite in change.cites}
    found |= dict.fromkeys(kept(Reference))
    schedules = (kind for kind in kept(type) if issubclass(kind, RetentionSchedule))
    policies = (policy for schedule in schedules for policy in schedule.policies)
    for policy in policies:
        found |= dict.fromkeys((*policy.cites, *(reading.source for reading in policy.readings)))
    return tuple(found)


def comparisons() -> Iterator[str]:
    """How comparisons are said."""
    for test in TESTS.values():
        yield from (test.yes, test.no)
    for words in OF_DAYS.values():
        yield from words
    yield from AFTER.values()


def written() -> set[str]:
    """Every text that stands in the code; the first paragraph of a page on one line, as titles are taken."""
    texts: set[str] = set()
    for tree in _parsed().values():
        for node in tree:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
                first = " ".join(inspect.cleandoc(node.value).strip().split("\n\n")[0].split())
                texts |= {first, first.rstrip(".")}
    return texts
