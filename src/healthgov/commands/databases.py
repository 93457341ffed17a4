"""What a database refuses, in its own words: that a table is not there, or that somebody else has it locked."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

from healthgov.integrations.purge import PurgeError

__all__ = ["asking_a_database"]

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
    if said:  # raised here: the error of the driver holds the statement
        refuse(f"the database refused: {said}")


def refuse(words: str) -> None:
    """Refuse what was asked.

    :raises PurgeError: always.
    """
    raise PurgeError(words)
