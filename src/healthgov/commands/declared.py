"""How commands declare what they are called with: notes, which cost nothing until help or a slip needs typer.

``option`` and ``argument`` stand where typer's would, in ``Annotated[...]``; ``commands.listing`` makes those of them, and
``commands.plainly`` reads a call that is plainly right without it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["CommandGroup", "DeclaredOption", "argument", "misused", "option"]

F = TypeVar("F", bound=Callable[..., Any])


class DeclaredOption:
    """An option, or an argument: its names, its line of help, how its place is called."""

    __slots__ = ("help", "metavar", "names", "positional", "values")

    def __init__(
        self,
        names: tuple[str, ...],
        told: str,
        *,
        metavar: str | None = None,
        values: dict[str, str] | None = None,
        positional: bool = False,
    ) -> None:
        self.names, self.help, self.metavar, self.values, self.positional = names, told, metavar, values, positional


def option(*names: str, help: str, choices: str = "") -> DeclaredOption:  # noqa: A002  as typer calls it
    """An option; its names follow from that of the parameter where none are given, ``{choices}`` is filled in."""
    return DeclaredOption(names, help, values={"choices": choices} if choices else None)


def argument(*, help: str, metavar: str | None = None) -> DeclaredOption:  # noqa: A002
    """An argument, known by its place."""
    return DeclaredOption((), help, metavar=metavar, positional=True)


class CommandGroup:
    """A command that has commands of its own."""

    def __init__(self, help: str) -> None:  # noqa: A002
        self.help = help
        self.commands: dict[str, Callable[..., Any]] = {}

    def command(self, name: str) -> Callable[[F], F]:
        """Make a function one of the commands."""

        def kept(function: F) -> F:
            self.commands[name] = function
            return function

        return kept


def misused(words: str) -> Exception:
    """The error of a call that is misused, to be raised."""
    import typer  # noqa: PLC0415  only where something is wrong

    return typer.BadParameter(words)
