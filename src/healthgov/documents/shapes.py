"""Functions written out for mappings whose names are met again and again: what a thing of just these names is made by.

They take what is plainly right in the shortest way, and leave each value that is not to whoever takes it otherwise.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

import attrs

from healthgov.compiling import Code
from healthgov.documents.from_texts import Unusual, bare_text, choices
from healthgov.facts import hints, required
from healthgov.placeholders import says_something

__all__ = ["Take", "Taken", "written"]

Take = Callable[[Any], Any]


@attrs.frozen
class Taken:
    """How a fact is taken: ``hint`` is what it may be, ``whole`` takes a value of any type."""

    hint: Any
    whole: Take
    text: Take | None = None
    """What takes a text, where that is shorter."""
    makers: tuple[Mapping[Any, Take], Take] | None = None
    """Of a thing, or a list of things: what makes one of just these names, and of any."""
    known: Mapping[Any, Any] | None = None
    """Lists of choices met before."""


def written(kind: Any, names: tuple[str, ...], facts: Mapping[str, Taken], check: Take | None) -> Take:
    """The function that makes a thing from a mapping of these names, in this order."""
    needed = required(kind)
    if needed - set(names):
        raise Unusual
    code = Code()
    local = {name: code.name() for name in names}
    if names:
        code.line(f"{', '.join(local.values())}, = plain.values()")
    for name, value in local.items():
        _taken(code, value, facts[name], needed=name in needed)
    code.line(f"made = {code.constant(object.__new__)}({code.constant(kind)})")
    code.line("values = made.__dict__")
    # Copied at once: a literal with each name took longer than all else.
    code.line(f"values.update({code.constant(dict.fromkeys(hints(kind)))})")
    for name, value in local.items():
        code.line(f"values[{name!r}] = {value}")
    if check is not None:
        code.line(f"if {code.constant(check)}(made): raise {code.constant(Unusual)}")
    code.line("return made")
    taken: Take = code.run(f"def taken(plain):\n{code.text()}", "taken", f"reading {kind.__name__}")
    return taken


def _taken(code: Code, value: str, fact: Taken, *, needed: bool) -> None:
    """The lines that take one value."""
    unusual = code.constant(Unusual)
    if fact.hint is bool:
        code.line(f"if {value} is not True and {value} is not False and {value} is not None: raise {unusual}")
        return
    if needed:
        code.line(f"if {value} is None: raise {unusual}")
    if fact.makers is not None:
        _things(code, value, fact)
    elif fact.text is not None:
        _text(code, value, fact)
    else:
        _several(code, value, fact)
    any_other = fact.text if fact.hint is str else fact.whole
    code.line(f"elif {value} is not None: {value} = {code.constant(any_other)}({value})")


def _text(code: Code, value: str, fact: Taken) -> None:
    if fact.text is bare_text:
        code.line(f"if type({value}) is str and {value}.isascii() and '\\0' not in {value}: pass")
    elif fact.hint is str:
        code.line(f"if {_tells(code, value)}: pass")
    elif fact.hint is date:
        code.line(f"if type({value}) is str:")
        code.line(f"    if {value}[4] != '-' or {value}[7] != '-': raise {code.constant(Unusual)}")
        code.line(f"    {value} = {code.constant(date.fromisoformat)}({value})")
    elif known := choices(fact.hint):
        code.line(f"if type({value}) is str: {value} = {code.constant(known)}[{value}]")
    else:
        code.line(f"if type({value}) is str: {value} = {code.constant(fact.text)}({value})")


def _things(code: Code, value: str, fact: Taken) -> None:
    if typing.get_origin(fact.hint) is None:
        code.line(f"if type({value}) is dict: {value} = {_made(code, fact, value)}")
        return
    made, one = code.name(), code.name()
    code.line(f"if type({value}) is list:")
    code.line(f"    {made} = []")
    code.line(f"    for {one} in {value}:")
    code.line(f"        if type({one}) is not dict: raise {code.constant(Unusual)}")
    code.line(f"        {made}.append({_made(code, fact, one)})")
    code.line(f"    {value} = tuple({made})")


def _several(code: Code, value: str, fact: Taken) -> None:
    whole = f"{code.constant(fact.whole)}({value})"
    if fact.hint == tuple[str, ...]:
        one = code.name()
        code.line(f"if type({value}) is list:")
        code.line(f"    for {one} in {value}:")
        code.line(f"        if not ({_tells(code, one)}):")
        code.line(f"            {value} = {whole}")
        code.line("            break")
        code.line(f"    else: {value} = tuple({value})")
    elif fact.known is not None:
        one = code.name()  # each is looked at: a member of another enumeration may equal a text that was met
        code.line(f"if type({value}) is list:")
        code.line(f"    for {one} in {value}:")
        code.line(f"        if type({one}) is not str:")
        code.line(f"            {value} = {whole}")
        code.line("            break")
        code.line(f"    else: {value} = {code.constant(fact.known)}.get((*{value},)) or {whole}")
    else:
        code.line(f"if {value} is True or {value} is False or type({value}) is str: raise {code.constant(Unusual)}")


def _made(code: Code, fact: Taken, value: str) -> str:
    """What makes a thing of a mapping: what is written for its names, or what takes any."""
    makers, any_other = cast("tuple[Mapping[Any, Take], Take]", fact.makers)
    return f"{code.constant(makers)}.get((*{value},), {code.constant(any_other)})({value})"


def _tells(code: Code, value: str) -> str:
    """Whether it is a text that plainly tells something."""
    return f"type({value}) is str and {code.constant(says_something)}({value}) and {value}.isprintable()"
