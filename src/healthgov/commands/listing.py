"""The commands, found by listing the modules beside this one; a command is imported when it is called.

A module is a command where its first line begins with its name, as in ``healthgov check``, and a colon: what follows is
its line in the list of commands. Only that line is read to show the list. ``import``, a word of Python's, stands in ``import_``.
"""

from __future__ import annotations

import functools
import importlib
import keyword
import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from typer._click import Command, Context
    from typer._click.formatting import HelpFormatter

__all__ = ["Lazily", "listed"]

_FIRST = re.compile(r'"""``healthgov (?P<name>[a-z]+)``: (?P<help>.+?)(?:""")?$')


@functools.cache
def listed() -> dict[str, str]:
    """The line of help of each command, by its name, in the order of the alphabet."""
    found: dict[str, str] = {}
    for file in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        with file.open(encoding="utf-8") as lines:
            first = _FIRST.match(lines.readline().rstrip())
        if first and first["name"] == file.stem.rstrip("_"):
            found[first["name"]] = first["help"][:1].upper() + first["help"][1:]
    return found


class Lazily(TyperGroup):
    """A group whose commands are the modules of this package."""

    def list_commands(self, ctx: Context) -> list[str]:
        """The names of the commands; none is imported."""
        del ctx
        return list(listed())

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of this name, imported now."""
        del ctx
        if cmd_name not in self.commands and cmd_name in listed():
            self.commands[cmd_name] = _command(cmd_name)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """The command asked for; a name that is nearly one needs all of them, to be told which."""
        if args and args[0] not in listed():
            for name in listed():
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The list of commands, each with its line."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(listed().items()))


def _command(name: str) -> Command:
    own = f"{name}_" if keyword.iskeyword(name) else name
    module = importlib.import_module(f"healthgov.commands.{own}")
    application = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    if hasattr(module, "application"):
        # A group of commands; a name of its own keeps it a group where it has one command only.
        application.add_typer(module.application, name=name)
        group = typer.main.get_command(application)
        return group.commands[name]  # type: ignore[attr-defined, no-any-return]
    application.command(name)(getattr(module, own))
    return typer.main.get_command(application)
