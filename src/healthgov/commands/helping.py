"""Help in the language asked for: what our commands say, and the few words of typer's around it."""

from __future__ import annotations

import enum
import re
import typing
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from healthgov.commands.asked import asked

if TYPE_CHECKING:
    from typer._click import Context

__all__ = ["SpokenCommand", "SpokenGroup", "in_capitals", "in_words", "kind_in_words"]

_ENGLISH = "en"
_AROUND: Mapping[str, str] = {  # what typer writes, and the sentence of ours for it
    r"^Usage:": "Usage:",
    r"^Arguments:$": "Arguments:",
    r"^Options:$": "Options:",
    r"^Commands:$": "Commands:",
    r"Show this message and exit\.": "Show this message and exit.",
    r"\[default:": "[default:",
    r"\[required\]": "[required]",
}
_KINDS: Mapping[Any, str] = {str: "<text>", Path: "<path>", int: "<number>"}


def kind_in_words(kind: Any, language: str) -> str | None:
    """What a value is, where an option takes one: ``<text>``, and not a programmer's word for it."""
    held = [one for one in (*typing.get_args(kind), kind) if one is not type(None)]
    for inner in (one for part in held for one in (*typing.get_args(part), part)):
        if inner in _KINDS:
            return in_words(_KINDS[inner], language)
        if isinstance(inner, type) and issubclass(inner, enum.Enum):
            return f"<{'|'.join(str(member.value) for member in inner)}>"
    return None


def in_words(words: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """A text of help in a language, paragraph by paragraph."""
    if language == _ENGLISH:
        return words.format_map(values) if values else words
    from healthgov.languages import say  # noqa: PLC0415  who reads English opens no catalogue

    return "\n\n".join(say(" ".join(one.split()), values, language) for one in words.split("\n\n"))


def _spoken(command: Any, written: Callable[[], str]) -> str:
    """The help of a command as typer writes it, with all of it said in the language asked for."""
    language = asked()
    if language == _ENGLISH:
        return _readable(written(), language)
    command.help = in_words(command.help, language) if command.help else None
    for one in command.params:
        if getattr(one, "help", None):
            one.help = in_words(one.help, language)
    text = written()
    for pattern, words in _AROUND.items():
        text = re.sub(pattern, in_words(words, language), text, flags=re.MULTILINE)
    return _readable(text, language)


def _readable(text: str, language: str) -> str:
    """Names of arguments in capitals, without their kinds, which typer writes as programmers do: ``<list[str]>``."""
    head, arguments, rest = text.partition(f"\n{in_words('Arguments:', language)}\n")
    lines, blank, after = rest.partition("\n\n")
    lines = re.sub(
        r"^  ([\w.]+)( <\S+>)", lambda found: f"  {found[1].upper()}{' ' * len(found[2])}", lines, flags=re.MULTILINE
    )
    first, newline, below = head.partition("\n")
    return f"{in_capitals(first)}{newline}{below}{arguments}{lines}{blank}{after}"


def in_capitals(usage: str) -> str:
    """How a command is called, as manuals write it: ``check [OPTIONS] FILE...``, and not ``{FILE...}...``."""
    plain = re.sub(r"\{(\w+)(\.{3})?\}", lambda found: found[1].upper(), usage)
    return re.sub(r"\[([a-z_]+)\]", lambda found: found[0].upper(), plain)


class SpokenCommand(TyperCommand):
    """A command whose help is in the language asked for."""

    def get_help(self, ctx: Context) -> str:
        """The whole help."""
        return _spoken(self, lambda: super(SpokenCommand, self).get_help(ctx))


class SpokenGroup(TyperGroup):
    """A group of commands whose help is in the language asked for."""

    def get_help(self, ctx: Context) -> str:
        """The whole help."""
        return _spoken(self, lambda: super(SpokenGroup, self).get_help(ctx))
