"""Flask: a group of commands, ``flask healthgov check | plan | purge``, for an application with SQLAlchemy."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import closing
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from healthgov.documents.replacing import write_whole
from healthgov.errors import MissingExtraError
from healthgov.integrations.databases import telling
from healthgov.integrations.exit_codes import FAILS, UNREADABLE, of_gaps, of_plan, of_purge
from healthgov.integrations.gaps import Rooms, gaps
from healthgov.integrations.purge import check_place, execute, load_plan, make_plan, removing, written
from healthgov.integrations.purge.shown_plans import plan_as_text, receipt_as_text
from healthgov.integrations.shown_gaps import as_text
from healthgov.languages import ENGLISH, translated

try:
    import click
    from flask.cli import AppGroup
except ImportError as missing:
    raise MissingExtraError.for_extra("a group of commands for Flask", "flask") from missing

from healthgov.integrations.sqlalchemy import SqlalchemyStore

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from healthgov.integrations.description import Application
    from healthgov.models import Taxonomy
    from healthgov.retention import RetentionSchedule

__all__ = ["commands"]


def commands(
    application: Application,
    schedule: type[RetentionSchedule],
    engine: Callable[[], Engine],
    *,
    today: Callable[[], date],
    taxonomy: Taxonomy | None = None,
    files: Path | None = None,
    zone: tzinfo | None = None,
    public_archives: bool | None = None,
    language: str = ENGLISH,
) -> AppGroup:
    """The group: ``app.cli.add_command(commands(described(Base), fr.Retention, lambda: db.engine, today=date.today))``.

    ``engine`` is asked inside the context of the application. ``taxonomy`` holds the categories there are, any where it
    is left out, ``files`` is the folder of files beside rows.
    ``zone`` is where days are counted, as of ``make_plan``; ``public_archives=False`` says that the records are none, so
    that no visa of the archives is asked. What they say is said in ``language``.
    """
    group = AppGroup("healthgov", help="What is not declared, what is due, and the purge of a plan.")

    @group.command("check")
    def check() -> None:
        """Say what is not declared. Exit code 0: nothing, 1: something is wrong, 3: gaps."""
        found = gaps(application, Rooms(schedule=schedule(as_of=today()), taxonomy=taxonomy))
        click.echo(as_text(application, found, language=language))
        _end(of_gaps(found), language)

    @group.command("plan")
    @click.argument("file", type=click.Path(path_type=Path))
    def plan(file: Path) -> None:
        """Write what is due, and delete nothing. Exit code 0: each file is decided, 3: some are not."""
        with telling(_Unanswered, language):
            with closing(SqlalchemyStore(engine())) as store:
                made = make_plan(store, application, schedule(as_of=today()), zone=zone)
            write_whole(made.written(), file)
        click.echo(plan_as_text(made, public_archives=public_archives, language=language), nl=False)
        _end(of_plan(made), language)

    @group.command("purge")
    @click.argument("file", type=click.Path(path_type=Path))
    @click.argument("receipt", type=click.Path(path_type=Path))
    def purge(file: Path, receipt: Path) -> None:
        """Carry out a plan, and write what was done; plans that are to be signed go through ``healthgov purge``."""
        remove = None if files is None else functools.partial(removing, files)
        with telling(_Unanswered, language):
            check_place(receipt)
            with closing(SqlalchemyStore(engine())) as store:
                done = execute(
                    store,
                    application,
                    schedule(as_of=today()),
                    load_plan(file),
                    public_archives=public_archives,
                    remove=remove,
                    zone=zone,
                )
            write_whole(written(done), receipt)
        click.echo(receipt_as_text(done, language=language), nl=False)
        _end(of_purge(done), language)

    return group


class _Unanswered(click.ClickException):
    """There is no answer: what was asked for cannot be read."""

    exit_code = UNREADABLE


def _end(code: int, language: str) -> None:
    """End as ``healthgov`` does."""
    if code == FAILS:
        raise click.ClickException(translated("something is wrong", language))
    click.get_current_context().exit(code)
