"""What a user reads where a command fails, and the exit code: loaded only then."""

from __future__ import annotations

import difflib
import errno
import os
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from healthgov.commands.asked import asked
from healthgov.commands.formats import BY_NAME
from healthgov.documents.replacing import FULL
from healthgov.errors import HealthgovError
from healthgov.languages import ENGLISH, say, translated
from healthgov.reports.problems import expected, render
from healthgov.reports.shown import shown
from healthgov.reports.system import said_by_the_system

__all__ = ["failed"]

_CHOICES = re.compile(r"is not one of (.*)", re.DOTALL)
_NOT_WHOLE = {
    errno.EFBIG: "the output is larger than a file may be here: it is not whole",
    errno.EBADF: "standard output is closed: nothing is written",
}


def failed(error: Exception) -> int:
    """Say in one message what went wrong; exit code 2."""
    language = asked()
    if type(error).__name__ == "Exit" and type(error).__module__.startswith(("typer", "click")):
        return int(error.exit_code)  # type: ignore[attr-defined]
    if type(error).__name__ == "Abort" and type(error).__module__.startswith(("typer", "click")):
        return _fail(say("interrupted", None, language))
    if isinstance(error, BrokenPipeError):
        # The reader has gone (a pager, `head`): nothing is left to say, not even at exit.
        _say_no_more()
        return 2
    if isinstance(error, (HealthgovError, OSError, UnicodeError)):
        if isinstance(error, OSError) and (error.errno in FULL or error.errno in _NOT_WHOLE):
            _say_no_more()
        return _fail(_said(error, language))
    if isinstance(error, _usage_errors()):
        return _misused(error, language)
    # Its text may repeat what it met: where it happened is enough to report it.
    *_, place = traceback.extract_tb(error.__traceback__)
    values = {"error": type(error).__name__, "file": Path(place.filename).name, "line": place.lineno}
    return _fail(say("{error} at {file}, line {line}: this is a fault of ours, please report it", values, language))


def _say_no_more() -> None:
    """Give up standard output: what is left in its buffer would be tried, and fail, once more at the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage_errors() -> tuple[type[Exception], ...]:
    """The usage error of the library that typer is built on, whichever that is."""
    typer = sys.modules.get("typer")
    if typer is None:  # then none of its errors was raised
        return ()
    return tuple({base for base in typer.BadParameter.__mro__ if base.__name__ in ("ClickException", "UsageError")})


def _said(error: Exception, language: str) -> str:
    if isinstance(error, HealthgovError):
        return render(error, language=language)
    if isinstance(error, OSError):
        if error.errno in FULL:
            return translated("the disk is full: the output is not whole", language)
        if error.errno in _NOT_WHOLE:
            return translated(_NOT_WHOLE[error.errno], language)
        return said_by_the_system(error, language)
    return translated("the input is not UTF-8", language)


def _fail(message: str) -> int:
    sys.stderr.write(shown(f"healthgov: {message}\n"))
    return 2


# --- a command that is misused ----------------------------------------------------------------------------------------


def _misused(error: Any, language: str) -> int:
    """What is wrong with a call, how the command is called, and where its help is: in the language asked for."""
    if error.ctx is None:
        error.ctx = _context(sys.argv[1:])
    context = error.ctx
    from healthgov.commands.helping import in_capitals  # noqa: PLC0415  for slips only

    if type(error).__name__.startswith("NoArgsIsHelp"):
        sys.stderr.write(shown(f"{error.message}\n"))
        return 2
    if context is not None and str(error.message).startswith("Missing command"):
        sys.stderr.write(shown(f"{context.get_help()}\n"))  # as without any word: who names no command looks for one
        return 2
    lines = [f"healthgov: {_misuse(error, language)}"]
    if context is not None:
        usage = in_capitals(" ".join(context.command.collect_usage_pieces(context)))
        lines.append("  " + say("usage: {how}", {"how": f"{context.command_path} {usage}"}, language))
        lines.append("  " + say("help: {how}", {"how": f"{context.command_path} --help"}, language))
    sys.stderr.write(shown("\n".join(lines) + "\n"))
    return 2


def _context(arguments: Sequence[str]) -> Any:
    """Which command was called: a call that was read without typer knows it by its words alone."""
    from healthgov.commands.app import application  # noqa: PLC0415  for slips only

    command: Any = sys.modules["typer"].main.get_command(application)
    context = command.context_class(command, info_name="healthgov")
    for name in arguments:
        below = command.get_command(context, name) if hasattr(command, "get_command") else None
        if below is None:
            break
        command = below
        context = command.context_class(command, info_name=name, parent=context)
    return context


def _misuse(error: Any, language: str) -> str:
    try:
        return _told(error, language)
    except (AttributeError, TypeError, IndexError):  # a version of the library that keeps its errors otherwise
        return str(error.format_message())


def _told(error: Any, language: str) -> str:
    kind, context, message = type(error).__name__, error.ctx, error.message  # a text that may carry its translations
    if kind == "NoSuchOption":
        known = [name for one in context.command.params for name in one.opts if name.startswith("--")]
        said = say("there is no option {option}", {"option": error.option_name}, language)
        return said + _near(error.option_name, [*known, "--help"], language)
    if kind == "BadOptionUsage":
        words = "{option} takes no value" if "does not take" in message else "{option} needs a value"
        return say(words, {"option": error.option_name}, language)
    if kind == "MissingParameter":
        return say("{what} is missing", {"what": _parameter(error)}, language)
    if kind == "BadParameter" and error.param is not None:
        return say("{what}: {how}", {"what": _parameter(error), "how": _needed(message, language)}, language)
    if message.startswith("No such command") and context is not None:
        given = message.split("'")[1] if "'" in message else ""
        said = say("there is no command {name}", {"name": given}, language)
        return said + _near(given, context.command.list_commands(context), language)
    if "unexpected extra argument" in message:
        given = message[message.rfind("(") + 1 : message.rfind(")")]
        return say("more arguments than the command takes: {given}", {"given": given}, language)
    return _known(message, language)


def _known(message: str, language: str) -> str:
    return message if language == ENGLISH else expected(message, language)


def _parameter(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "").strip("'")
    options = [name for name in parameter.opts if name.startswith("-")]
    return options[0] if options else str(getattr(parameter, "metavar", None) or parameter.name).upper().rstrip(".")


def _needed(message: str, language: str) -> str:
    """What the value must be; the value itself is not repeated."""
    found = _CHOICES.search(message)
    if found:
        choices = re.findall(r"'([^']*)'", found[1])
        given = message[: found.start()].rstrip(" '").rpartition("'")[2].lower()
        named = BY_NAME.get(f".{given}", "")
        near = [named] if named in choices else [one for one in choices if len(given) > 1 and one.startswith(given)]
        said = say("one of these: {choices}", {"choices": ", ".join(choices)}, language)
        return said + _near(near[0] if near else given, choices, language)
    if "is not a valid int" in message:
        return say("a whole number", None, language)
    if "is not a valid float" in message:
        return say("a number", None, language)
    return _known(message, language)


def _near(given: str, known: Sequence[str], language: str) -> str:
    near = difflib.get_close_matches(given, known, 1)
    return say("; did you mean {name}?", {"name": near[0]}, language) if near else ""
