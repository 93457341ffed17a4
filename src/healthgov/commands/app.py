"""The ``healthgov`` command and how it ends."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from healthgov.commands.ending import tidy
from healthgov.commands.listing import Lazily

__all__ = ["application", "run"]

application = typer.Typer(
    name="healthgov",
    cls=Lazily,
    help="May this health data be here, today, and until when?",
    no_args_is_help=True,
    add_completion=True,
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
    context: typer.Context,
    version: Annotated[  # noqa: FBT002  as typer reads it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    del version
    if context.invoked_subcommand is not None and not context.resilient_parsing:
        from healthgov.commands.settings import settle  # noqa: PLC0415  not for help

        settle(context)


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
    except SystemExit as ended:  # the answer to a shell that completes a word
        return ended.code if isinstance(ended.code, int) else 2
    except Exception as error:  # noqa: BLE001  no traceback reaches a user
        from healthgov.commands.failing import failed  # noqa: PLC0415  slow to load, and most commands do not fail

        return failed(error)
    return result if isinstance(result, int) else 0
