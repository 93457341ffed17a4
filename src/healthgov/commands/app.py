"""The ``healthgov`` command as typer reads it."""

from __future__ import annotations

from typing import Annotated

import typer

from healthgov.commands.asked import asked
from healthgov.commands.helping import kind_in_words
from healthgov.commands.listing import Lazily

__all__ = ["application"]

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
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            "--lang",
            metavar=kind_in_words(str, asked()),
            help="The language of what is written, help included.",
        ),
    ] = None,
) -> None:
    del version, language  # which ``settle`` reads, and help has read
    if context.invoked_subcommand is not None and not context.resilient_parsing:
        from healthgov.commands.settings import settle  # noqa: PLC0415  not for help

        settle(context)
