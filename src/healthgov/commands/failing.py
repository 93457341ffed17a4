"""What a user reads where a command fails, and the exit code: loaded only then."""

from __future__ import annotations

import io
import itertools
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import typer

from healthgov.documents.replacing import FULL
from healthgov.errors import HealthgovError
from healthgov.languages import ENGLISH, languages, translated
from healthgov.reports.problems import render
from healthgov.reports.shown import shown

__all__ = ["failed"]

_ASKED = ("--language", "--lang")


def failed(error: Exception) -> int:
    """Say in one message what went wrong; exit code 2."""
    if isinstance(error, typer.Abort):
        return _fail("interrupted")
    if isinstance(error, BrokenPipeError):
        # The reader has gone (a pager, `head`): nothing is left to say, not even at exit.
        _say_no_more()
        return 2
    if isinstance(error, (HealthgovError, OSError, UnicodeError)):
        if isinstance(error, OSError) and error.errno in FULL:
            _say_no_more()
        return _fail(_said(error))
    if isinstance(error, _usage_errors()):
        usage = io.StringIO()
        error.show(usage)  # type: ignore[attr-defined]
        sys.stderr.write(shown(usage.getvalue()))
        return 2
    # Its text may repeat what it met: where it happened is enough to report it.
    *_, place = traceback.extract_tb(error.__traceback__)
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return _fail(f"{type(error).__name__} at {where}: this is a fault of ours, please report it")


def _say_no_more() -> None:
    """Give up standard output: what is left in its buffer would be tried, and fail, once more at the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage_errors() -> tuple[type[Exception], ...]:
    """The usage error of the library that typer is built on, whichever that is."""
    return tuple({base for base in typer.BadParameter.__mro__ if base.__name__ in ("ClickException", "UsageError")})


def _said(error: Exception) -> str:
    language = _language(sys.argv[1:])
    if isinstance(error, HealthgovError):
        return render(error, language=language)
    if isinstance(error, OSError):
        if error.errno in FULL:
            return translated("the disk is full: the output is not whole", language)
        return f"{error.strerror or type(error).__name__}"
    if isinstance(error, UnicodeError):
        return translated("the input is not UTF-8", language)
    return str(error)


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, whichever command it was asked of: an error may be met before the command has it."""
    asked = [after for before, after in itertools.pairwise(arguments) if before in _ASKED]
    asked += [one.partition("=")[2] for one in arguments if one.partition("=")[0] in _ASKED and "=" in one]
    return asked[-1] if asked and asked[-1] in languages() else ENGLISH


def _fail(message: str) -> int:
    sys.stderr.write(shown(f"healthgov: {message}\n"))
    return 2
