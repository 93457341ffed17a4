"""The commands, found by listing the modules beside this one; a command is imported when it is called.

A module is a command where its first line begins with its name, as in ``healthgov check``, and a colon: what follows is
its line in the list of commands. Only that line is read to show the list. ``import``, a word of Python's, stands in ``import_``.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import keyword
import re
import typing
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from healthgov.commands.asked import asked
from healthgov.commands.declared import CommandGroup
from healthgov.commands.helping import SpokenCommand, SpokenGroup, in_words, kind_in_words

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


class Lazily(SpokenGroup):
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
        language = asked()
        with formatter.section("Commands"):
            formatter.write_dl([(name, in_words(line, language)) for name, line in listed().items()])


def _command(name: str) -> Command:
    own = f"{name}_" if keyword.iskeyword(name) else name
    module = importlib.import_module(f"healthgov.commands.{own}")
    application = _application()
    group = getattr(module, "application", None)
    if isinstance(group, CommandGroup):
        below = _application(cls=SpokenGroup, help=in_words(group.help, asked()), no_args_is_help=True)
        below.callback()(_of_group)  # which keeps it a group where it has one command only
        for word, function in group.commands.items():
            made = _for_typer(function)
            told = " ".join((made.__doc__ or "").split("\n\n")[0].split())
            below.command(word, cls=SpokenCommand, short_help=told.partition(". ")[0].rstrip(".") + ".")(made)
        application.add_typer(below, name=name)
        whole = typer.main.get_command(application)
        return whole.commands[name]  # type: ignore[attr-defined, no-any-return]
    application.command(name, cls=SpokenCommand)(_for_typer(getattr(module, own)))
    return typer.main.get_command(application)


def _of_group(
    context: typer.Context,
    language: typing.Annotated[
        str | None,
        typer.Option("--language", "--lang", metavar=kind_in_words(str, asked()), help="The language."),
    ] = None,
) -> None:
    """What a group of commands takes: a language, which its command is told where it names none itself."""
    if language is not None and context.invoked_subcommand is not None:
        settled = context.default_map or {}
        own = settled.get(context.invoked_subcommand) or {}
        context.default_map = {**settled, context.invoked_subcommand: {**own, "language": language}}


def _application(**told: Any) -> typer.Typer:
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, **told)


def _for_typer(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, with what it declares said as typer says it."""
    language = asked()
    given = typing.get_type_hints(function, include_extras=True)
    hints = {name: _annotation(hint, language) for name, hint in given.items()}
    signature = inspect.signature(function)
    parameters = [one.replace(annotation=hints[name]) for name, one in signature.parameters.items()]

    @functools.wraps(function)
    def called(**values: Any) -> Any:
        return function(**values)

    called.__annotations__ = hints
    called.__doc__ = in_words(inspect.getdoc(function) or "", language)
    called.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return called


def _annotation(hint: Any, language: str) -> Any:
    if typing.get_origin(hint) is not typing.Annotated:
        return hint
    kind, declared = typing.get_args(hint)
    told = in_words(declared.help, language, declared.values)
    if declared.positional:
        return typing.Annotated[kind, typer.Argument(help=told, metavar=declared.metavar)]
    return typing.Annotated[kind, typer.Option(*declared.names, help=told, metavar=kind_in_words(kind, language))]
