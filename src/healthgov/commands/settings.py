"""What ``[tool.healthgov]`` of a ``pyproject.toml`` settles; what is said on the command line goes before it.

The nearest such file counts, in the current folder or one around it. Its keys are called as the options of ``check`` are,
and each command takes those that it has. Files that it names lie relative to it.
"""

from __future__ import annotations

import contextlib
import difflib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthgov.commands.project import FILE, here, mentioned
from healthgov.errors import DefinitionError, InvalidDocumentError, Problem

if TYPE_CHECKING:
    import typer

__all__ = ["SETTINGS", "settings", "settle", "settled_language"]

_INSTALLED = re.compile(r"[A-Za-z][\w.-]*(?<!\.py)(:\w+)?")


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _texts(value: object) -> bool:
    return _text(value) or (isinstance(value, list) and bool(value) and all(_text(one) for one in value))


def _installed(value: object) -> bool:
    found = [value] if isinstance(value, str) else value
    return _texts(value) and isinstance(found, list) and all(_INSTALLED.fullmatch(one) for one in found)


def _switch(value: object) -> bool:
    return isinstance(value, bool)


_WORD, _WORDS, _PATH, _SWITCH = "a text", "a text or a list of texts", "the name of a file", "true or false"
SETTINGS: dict[str, tuple[str, Callable[[object], bool], str]] = {
    "law": ("law", _texts, _WORDS),
    "rule": ("rule", _texts, _WORDS),
    # To run the code of a file that lies about, one must name it oneself, in the call.
    "rules": ("rules", _installed, "rule sets that are installed, written package.module:Name"),
    "language": ("language", _text, _WORD),
    "lang": ("language", _text, _WORD),
    "format": ("format", _text, _WORD),
    "only": ("only", _texts, _WORDS),
    "min-severity": ("min_severity", _text, _WORD),
    "fail-on": ("fail_on", _text, _WORD),
    "group-by": ("group_by", _text, _WORD),
    "waivers": ("waivers", _text, _PATH),
    "baseline": ("baseline", _text, _PATH),
    "allow-unknown": ("allow_unknown", _switch, _SWITCH),
    "quiet": ("quiet", _switch, _SWITCH),
    "advice": ("advice", _switch, _SWITCH),
}
"""Each setting: the parameter that it gives, what it must be, and how that is said."""


def settle(context: typer.Context) -> None:
    """Give the settings to the command that is called."""
    name = context.invoked_subcommand
    found = settings(here()) if name is not None else {}
    own = context.params.get("language")
    if own:
        found = {**found, "language": own}
    if found and name is not None:
        group: Any = context.command
        command = group.get_command(context, name)
        below = getattr(command, "commands", {})
        context.default_map = {name: found | dict.fromkeys(below, found)}


def settings(folder: Path) -> dict[str, Any]:
    """The parameters that the nearest ``pyproject.toml`` with ``[tool.healthgov]`` settles.

    :raises InvalidDocumentError: with everything that is wrong with them.
    """
    for place in (folder, *folder.parents):
        stated = _stated(place / FILE)
        if stated is not None:
            problems = list(_problems(stated))
            if problems:
                raise InvalidDocumentError(problems, source=FILE)
            return dict(_parameters(stated, place))
    return {}


def settled_language() -> str:
    """The language that is settled for a call that names none; English where that cannot be read."""
    try:
        return str(settings(here()).get("language", "en"))
    except (DefinitionError, InvalidDocumentError, OSError):
        return "en"


def _stated(file: Path) -> dict[str, Any] | None:
    content = mentioned(file)
    if content is None:
        return None
    import tomllib  # noqa: PLC0415  for who has settings only

    whole: dict[str, Any] | None = None
    with contextlib.suppress(tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):  # which hold what was read
        whole = tomllib.loads(content.decode("utf-8"))
    if whole is None:
        raise InvalidDocumentError([Problem("", "a file that is TOML")], source=FILE)
    tool = whole.get("tool", {})
    found = tool.get("healthgov") if isinstance(tool, dict) else None
    if found is not None and not isinstance(found, dict):
        raise InvalidDocumentError([Problem("tool.healthgov", "a table of settings")], source=FILE)
    return found


def _problems(stated: dict[str, Any]) -> Iterator[Problem]:
    for key, value in stated.items():
        if key in SETTINGS:
            _, good, words = SETTINGS[key]
            if not good(value):
                yield Problem(f"tool.healthgov.{key}", words)
            continue
        path = f"tool.healthgov.{key}"
        near = difflib.get_close_matches(key.replace("_", "-"), SETTINGS, 1)
        if near:
            yield Problem(path, f"there is no such setting; did you mean {near[0]}?")
        else:
            yield Problem(path, f"there is no such setting; there are: {', '.join(SETTINGS)}")


def _parameters(stated: dict[str, Any], place: Path) -> Iterator[tuple[str, Any]]:
    for key, value in stated.items():
        name, good, words = SETTINGS[key]
        if words == _PATH:
            yield name, str(place / value)
        elif name == "language" and value.endswith(".toml"):
            from healthgov.languages.adding import add_language  # noqa: PLC0415  hardly ever

            yield name, add_language(place / value)
        elif good in (_texts, _installed):
            yield name, [value] if isinstance(value, str) else value
        else:
            yield name, value
