"""The commands there are, found by listing; one is loaded when it is asked for, and help loads none.

A module of this package whose first line is "``healthgov NAME``: what it does", where NAME is its own name, is a command: its
function of that name, or the ``application`` that it holds. A name that Python keeps for itself has a ``_`` after it.
"""

from __future__ import annotations

import functools
import importlib
import keyword
import re
from collections.abc import Iterator, MutableMapping
from importlib import resources
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

__all__ = ["Commands", "words_of_commands"]

_FIRST_LINE = re.compile(r'"""``healthgov (?P<name>[a-z]+)``: (?P<words>.+?)\.?(?:"""|\n)')


@functools.cache
def words_of_commands() -> dict[str, str]:
    """Each command with what it does, in the order of the alphabet."""
    found = {}
    for entry in resources.files("healthgov.commands").iterdir():
        name, dot, ending = entry.name.partition(".")
        if dot and ending == "py":
            with entry.open("r", encoding="utf-8") as file:
                first = _FIRST_LINE.match(file.read(400))
            if first is not None and first["name"] == name.removesuffix("_"):
                found[first["name"]] = first["words"][0].upper() + first["words"][1:]
    return dict(sorted(found.items()))


class _Loaded(MutableMapping[str, "Command"]):
    """The commands by name; asking for one loads it."""

    def __init__(self) -> None:
        self._there: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in self._there:
            if name not in words_of_commands():
                raise KeyError(name)
            own = f"{name}_" if keyword.iskeyword(name) else name
            module = importlib.import_module(f"healthgov.commands.{own}")
            application: typer.Typer | None = getattr(module, "application", None)
            if application is None:
                application = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
                application.command(name)(getattr(module, own))
            command: Any = get_command(application)
            command.name = name
            self._there[name] = command
        return self._there[name]

    def __setitem__(self, name: str, command: Command) -> None:
        self._there[name] = command

    def __delitem__(self, name: str) -> None:
        del self._there[name]

    def __iter__(self) -> Iterator[str]:
        return iter(words_of_commands())

    def __len__(self) -> int:
        return len(words_of_commands())


class Commands(TyperGroup):
    """A group whose commands are loaded when they are asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Loaded()

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write what each command does, and load none."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(words_of_commands().items()))
