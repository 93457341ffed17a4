"""``healthgov purge``: a plan of what is due, which deletes nothing; with --execute its execution, and a receipt."""

from __future__ import annotations

import contextlib
import functools
import zoneinfo
from collections.abc import Generator
from datetime import tzinfo
from pathlib import Path
from typing import Annotated

from healthgov.commands.declared import argument, misused, option
from healthgov.commands.naming import named
from healthgov.commands.options import Language, day_or_today, given_day, write
from healthgov.commands.retention import DEFAULT, ScheduleOption, schedule_at
from healthgov.commands.scan import application_at
from healthgov.integrations.databases import asking_a_database
from healthgov.integrations.exit_codes import of_plan, of_purge
from healthgov.integrations.purge import (
    Action,
    Plan,
    Signature,
    Store,
    execute,
    load_plan,
    make_plan,
    removing,
    written,
)
from healthgov.integrations.purge.shown_plans import plan_as_text, receipt_as_text
from healthgov.retention import SignOff

__all__ = ["purge"]

_DJANGO = "django:"


def purge(
    app: Annotated[str, argument(metavar="APP", help="As for scan: a base class of SQLAlchemy, django:settings.")],
    plan: Annotated[Path, option(help="The plan: written, or with --execute read.")],
    database: Annotated[
        str | None, option(help="The URL of the database, or package.module:engine; not for Django.")
    ] = None,
    carry_out: Annotated[  # noqa: FBT002  as typer reads it
        bool, option("--execute", help="Carry out the plan that was written before.")
    ] = False,
    receipt_file: Annotated[Path | None, option("--receipt", help="Where to write what was done.")] = None,
    action: Annotated[list[str] | None, option(help="POLICY=delete, anonymise or hand_over.")] = None,
    signature: Annotated[list[str] | None, option(help="ROLE=DAY: who signed this plan, and when.")] = None,
    no_public_archives: Annotated[  # noqa: FBT002
        bool, option("--no-public-archives", help="The records are no public archives.")
    ] = False,
    archives: Annotated[Path | None, option(help="The folder for rows handed over to the archives.")] = None,
    files: Annotated[Path | None, option(help="The folder of files beside rows; none outside is removed.")] = None,
    zone: Annotated[str | None, option(help="Where days are counted, such as Europe/Paris.")] = None,
    key_file: Annotated[Path | None, option(help="The key with which the receipt is sealed.")] = None,
    path: Annotated[Path | None, option(help="The folder of the application, where it is not installed.")] = None,
    as_of: Annotated[str | None, option(help="The day; today when left out.")] = None,
    language: Annotated[Language, option("--language", "--lang", help="The language.")] = Language.EN,
    schedule: ScheduleOption = DEFAULT,
) -> int:
    """Write a plan of what is due, and delete nothing; with --execute carry it out. Exit code 0: each file is decided, 3: some are not."""
    if carry_out and (receipt_file is None or receipt_file.is_dir() or not receipt_file.parent.is_dir()):
        # Looked at first: rows that are gone without a receipt would have to be told of once more.
        raise misused("--execute needs --receipt, where to write what was done")
    application = application_at(app, path)
    rooms = schedule_at(schedule)(as_of=day_or_today(as_of))
    where = None if zone is None else _zone(zone)
    public_archives = False if no_public_archives else None
    with asking_a_database(), _store(app, database) as store:
        if not carry_out:
            made = make_plan(store, application, rooms, actions=_actions(action), zone=where)
            write(made.written(), plan)
            write(plan_as_text(made, public_archives=public_archives, language=language.value), None)
            return of_plan(made)
        loaded = load_plan(plan)
        done = execute(
            store,
            application,
            rooms,
            loaded,
            signatures=[_signature(one, loaded) for one in signature or ()],
            public_archives=public_archives,
            archives=archives,
            remove=None if files is None else functools.partial(removing, files),
            zone=where,
            key=None if key_file is None else key_file.read_bytes(),
        )
    assert receipt_file is not None  # noqa: S101  looked at above
    write(written(done), receipt_file)
    write(receipt_as_text(done, language=language.value), None)
    return of_purge(done)


@contextlib.contextmanager
def _store(app: str, database: str | None) -> Generator[Store, None, None]:
    if app.startswith(_DJANGO):
        from healthgov.integrations.django import DjangoStore  # noqa: PLC0415  needs an extra

        yield DjangoStore(database or "default")
        return
    if database is None:
        raise misused("--database is the URL of the database, or package.module:engine")
    from sqlalchemy import Engine, create_engine, exc  # noqa: PLC0415

    from healthgov.integrations.sqlalchemy import SqlalchemyStore  # noqa: PLC0415  needs an extra

    ours = "://" in database
    try:
        engine = create_engine(database) if ours else named(database, "--database")
    except (exc.ArgumentError, ImportError):  # the URL may hold a password, and is not repeated
        raise misused("--database: no such kind of database is known, or its driver is not installed") from None
    if not isinstance(engine, Engine):
        raise misused(f"--database {database}: this is no engine of SQLAlchemy")
    try:
        with contextlib.closing(SqlalchemyStore(engine)) as store:
            yield store
    finally:
        if ours:
            engine.dispose()


def _zone(name: str) -> tzinfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (ValueError, zoneinfo.ZoneInfoNotFoundError):
        raise misused(f"--zone {name}: no such time zone") from None


def _actions(stated: list[str] | None) -> dict[str, Action]:
    actions = {}
    for one in stated or ():
        policy, _, action = one.partition("=")
        if action not in {kind.value for kind in Action}:
            raise misused(f"--action is written POLICY=ACTION, with {', '.join(kind.value for kind in Action)}")
        actions[policy] = Action(action)
    return actions


def _signature(stated: str, plan: Plan) -> Signature:
    role, _, day = stated.partition("=")
    if role not in {sign.value for sign in SignOff}:
        raise misused(f"--signature is written ROLE=DAY, with {', '.join(sign.value for sign in SignOff)}")
    return Signature(role=SignOff(role), on=given_day(day, "--signature"), plan=plan.digest)
