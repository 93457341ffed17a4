"""What a database refuses, in its own words: that a table is not there, or that somebody else has it locked."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator

from healthgov.errors import HealthgovError, raise_alone
from healthgov.integrations.purge import PurgeError
from healthgov.reports.problems import render
from healthgov.reports.system import said_by_the_system

__all__ = ["asking_a_database", "telling"]

_ROOMS = ("sqlalchemy.exc", "django.db.utils")
_OF_NO_ROW = ("OperationalError", "ProgrammingError")
"""What is said of these is of tables, locks and connections; what is said of others may repeat the values of a row."""


@contextlib.contextmanager
def asking_a_database() -> Generator[None, None, None]:
    """What is done here asks a database, which may refuse.

    :raises PurgeError: for what it refuses; nothing is shown of what was asked, and no value.
    """
    said = ""
    try:
        yield
    except Exception as error:
        kinds = [base.__name__ for base in type(error).__mro__ if base.__module__ in _ROOMS]
        if not kinds:
            raise
        own = getattr(error, "orig", None) or error.__cause__ or error
        lines = str(own).strip().splitlines() if set(_OF_NO_ROW) & set(kinds) else []
        said = lines[0] if lines else kinds[0]
    if said:
        raise_alone(PurgeError(f"the database refused: {said}"))


@contextlib.contextmanager
def telling(refused: Callable[[str], Exception], language: str) -> Generator[None, None, None]:
    """A command of a framework: what is wrong with a file, a database or what was asked is told without a traceback.

    ``refused`` makes the error by which the framework tells it.
    """
    said = ""
    try:
        with asking_a_database():
            yield
    except HealthgovError as error:
        said = render(error, language=language)
    except OSError as error:
        said = said_by_the_system(error, language)
    if said:
        raise_alone(refused(said))
