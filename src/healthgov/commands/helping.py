"""Help in the language asked for: what our commands say, and the few words of typer's around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from healthgov.commands.asked import asked

if TYPE_CHECKING:
    from typer._click import Context

__all__ = ["SpokenCommand", "SpokenGroup", "in_words"]

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
_KINDS: Mapping[str, str] = {
    r"<str>": "<text>",
    r"<list\[str\]>": "<texts>",
    r"<path>": "<path>",
    r"<int>": "<number>",
}
"""Names of kinds, which stand before a second column."""


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
        return written()
    command.help = in_words(command.help, language) if command.help else None
    for one in command.params:
        if getattr(one, "help", None):
            one.help = in_words(one.help, language)
    text = written()
    for pattern, words in _AROUND.items():
        text = re.sub(pattern, in_words(words, language), text, flags=re.MULTILINE)
    for pattern, words in _KINDS.items():
        said = in_words(words, language)
        text = re.sub(f"{pattern} *", lambda found, said=said: said.ljust(max(len(found[0]), len(said) + 2)), text)  # type: ignore[misc]
    return text


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
