"""Calls that are plainly right, read without typer: to load it takes longer than to check a document.

What is read here is read as typer reads it. Whatever is unusual (help, an option that is not known, a value missing or
of no such choice, short options in a row, a value that begins with a hyphen) is left to typer, which says what is wrong.
"""

from __future__ import annotations

import enum
import functools
import importlib
import inspect
import keyword
import types
import typing
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from healthgov.commands.declared import CommandGroup, DeclaredOption

__all__ = ["plain_call"]


class _Unusual(Exception):  # noqa: N818  caught in this module
    """To be left to typer."""


def plain_call(arguments: Sequence[str]) -> Callable[[], Any] | None:
    """The call that these arguments make, or ``None`` for what is left to typer."""
    try:
        name, *rest = arguments
        module = _module(name)
        group = getattr(module, "application", None)
        if isinstance(group, CommandGroup):
            name, *rest = rest
            function = group.commands[name]
        else:
            function = getattr(module, f"{name}_" if keyword.iskeyword(name) else name)
        return functools.partial(function, **_values(function, rest))
    except (_Unusual, LookupError, ValueError, AttributeError):
        return None


def _module(name: str) -> types.ModuleType:
    """The module of a command: one whose first line says so, and no other is imported."""
    own = f"{name}_" if keyword.iskeyword(name) else name
    file = Path(__file__).with_name(f"{own}.py")
    if not (name.isascii() and name.isalpha() and name.islower() and file.is_file()):
        raise _Unusual
    with file.open(encoding="utf-8") as lines:
        if not lines.readline().startswith(f'"""``healthgov {name}``:'):
            raise _Unusual
    return importlib.import_module(f"healthgov.commands.{own}")


def _values(function: Callable[..., Any], arguments: Sequence[str]) -> dict[str, Any]:
    hints = typing.get_type_hints(function, include_extras=True)
    parameters = {name: _Parameter(name, hints[name], one.default) for name, one in _parameters(function)}
    by_name = {written: one for one in parameters.values() for written in one.written}
    waiting = [one for one in parameters.values() if one.positional]
    found: dict[str, Any] = {}
    left = list(arguments)
    while left:
        text = left.pop(0)
        if not text.startswith("-") or text == "-":
            if not waiting:
                raise _Unusual
            waiting[0].take(text, found)
            if not waiting[0].several:
                waiting.pop(0)
            continue
        written, equals, value = text.partition("=")
        one = by_name[written]
        if one.kind is bool:
            if equals or one.name in found:
                raise _Unusual
            found[one.name] = not written.startswith("--no-")
            continue
        if not equals:
            value = left.pop(0)
        if value.startswith("-") and value != "-":
            raise _Unusual
        one.take(value, found)
    _settle(parameters, found)
    if any(one.required and one.name not in found for one in parameters.values()):
        raise _Unusual
    return {name: found.get(name, one.default) for name, one in parameters.items()}


def _parameters(function: Callable[..., Any]) -> list[tuple[str, inspect.Parameter]]:
    return list(inspect.signature(function).parameters.items())


def _settle(parameters: dict[str, _Parameter], found: dict[str, Any]) -> None:
    """What a project settles, where the call says nothing."""
    from healthgov.commands.project import here  # noqa: PLC0415  as below
    from healthgov.commands.settings import settings  # noqa: PLC0415  read where a call is plain

    for name, value in settings(here()).items():
        one = parameters.get(name)
        if one is None or name in found:
            continue
        if one.kind is bool:
            found[name] = value
            continue
        for text in value if isinstance(value, list) else [value]:
            one.take(text, found)


class _Parameter:
    """One parameter of a command."""

    def __init__(self, name: str, hint: Any, default: Any) -> None:
        kind, declared = typing.get_args(hint)
        if not isinstance(declared, DeclaredOption):
            raise _Unusual
        self.name, self.default, self.required = name, default, default is inspect.Parameter.empty
        self.positional = declared.positional
        if typing.get_origin(kind) in (typing.Union, types.UnionType):
            (kind,) = (one for one in typing.get_args(kind) if one is not type(None))
        self.several = typing.get_origin(kind) is list
        self.kind: Any = typing.get_args(kind)[0] if self.several else kind
        own = f"--{name.replace('_', '-')}"
        both = (own, own.replace("--", "--no-", 1)) if self.kind is bool else (own,)
        self.written: tuple[str, ...] = () if self.positional else declared.names or both

    def take(self, text: str, found: dict[str, Any]) -> None:
        """Add the value that a text gives."""
        value = self._value(text)
        if self.several:
            found.setdefault(self.name, []).append(value)
        elif self.name in found:
            raise _Unusual
        else:
            found[self.name] = value

    def _value(self, text: str) -> Any:
        if self.kind in (str, Path):
            return self.kind(text)
        if isinstance(self.kind, type) and issubclass(self.kind, enum.Enum):
            return self.kind(text)
        if self.kind is int and text.isascii() and text.isdigit():
            return int(text)
        raise _Unusual
