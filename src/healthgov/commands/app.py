"""The ``healthgov`` command and how it ends."""

from __future__ import annotations

import io
import itertools
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from healthgov.commands.calendar import calendar
from healthgov.commands.check import check
from healthgov.commands.ending import tidy
from healthgov.commands.erasure import erasure
from healthgov.commands.explain import explain, rules
from healthgov.commands.hosts import application as hosts
from healthgov.commands.purge import purge
from healthgov.commands.purge import receipt as receipts
from healthgov.commands.record import record
from healthgov.commands.retention import application as retention
from healthgov.commands.scan import scan
from healthgov.documents.replacing import FULL
from healthgov.errors import HealthgovError
from healthgov.languages import ENGLISH, languages, translated
from healthgov.reports.problems import render
from healthgov.reports.shown import shown

__all__ = ["application", "run"]

application = typer.Typer(
    name="healthgov",
    help="May this health data be here, today, and until when?",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:  # noqa: FBT001  as typer calls it
    if asked:
        from importlib import metadata  # noqa: PLC0415  for who asks

        try:
            typer.echo(f"healthgov {metadata.version('healthgov')}")
        except metadata.PackageNotFoundError:
            typer.echo("healthgov, a checkout that is not installed")
        raise typer.Exit


@application.callback()
def _root(
    version: Annotated[  # noqa: FBT002  as typer reads it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    del version


application.command()(check)
application.command()(calendar)
application.command()(explain)
application.command()(rules)
application.command()(record)
application.command()(erasure)
application.command()(scan)
application.command()(purge)
application.add_typer(hosts, name="hosts")
application.add_typer(retention, name="retention")
application.add_typer(receipts, name="receipt")


def run() -> int:
    """Run the application; whatever goes wrong ends in one message and exit code 2, never in a traceback."""
    with tidy():
        return _run()


def _run() -> int:
    try:
        result = application(standalone_mode=False)
        sys.stdout.flush()
    except typer.Exit as exit_:
        return exit_.exit_code
    except typer.Abort:
        return _fail("interrupted")
    except BrokenPipeError:
        # The reader has gone (a pager, `head`): nothing is left to say, not even at exit.
        _say_no_more()
        return 2
    except (HealthgovError, OSError, UnicodeError) as error:
        if isinstance(error, OSError) and error.errno in FULL:
            _say_no_more()
        return _fail(_said(error))
    except Exception as error:  # noqa: BLE001  no traceback reaches a user
        if isinstance(error, _usage_errors()):
            usage = io.StringIO()
            error.show(usage)  # type: ignore[attr-defined]
            sys.stderr.write(shown(usage.getvalue()))
            return 2
        # Its text may repeat what it met: where it happened is enough to report it.
        *_, place = traceback.extract_tb(error.__traceback__)
        where = f"{Path(place.filename).name}, line {place.lineno}"
        return _fail(f"{type(error).__name__} at {where}: this is a fault of ours, please report it")
    return result if isinstance(result, int) else 0


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
    asked = [after for before, after in itertools.pairwise(arguments) if before == "--language"]
    asked += [one.removeprefix("--language=") for one in arguments if one.startswith("--language=")]
    return asked[-1] if asked and asked[-1] in languages() else ENGLISH


def _fail(message: str) -> int:
    sys.stderr.write(shown(f"healthgov: {message}\n"))
    return 2
