"""Doors into applications: each is one module and an extra, and nothing of the library imports it.

=====================  ==============================================================================
``description``        tables, columns, keys, and what is declared of them: what every door makes
``metadata``           the description as JSON; ``extractor`` writes it without healthgov
``gaps``               what is not declared, and what would go wrong: ``healthgov scan``
``register``           the record of processing against the columns, both ways
``purge``              a plan, its execution, a receipt: ``healthgov purge``
``sqlalchemy``         SQLAlchemy's tables and database (``healthgov[sqlalchemy]``)
``sqlalchemy_events``  sessions that destroy no record still due (``healthgov[sqlalchemy]``)
``django``             Django's models and database, checks, commands, admin (``healthgov[django]``)
``fastapi``            start-up, guard, errors, bodies (``healthgov[fastapi]``)
``flask``              a group of commands (``healthgov[flask]``)
``pydantic``           models as fields (``healthgov[pydantic]``)
``pytest_plugin``      each rule a test, records just due and just not (pytest finds it by itself)
=====================  ==============================================================================
"""

from __future__ import annotations

__all__: list[str] = []


def __dir__() -> list[str]:
    return __all__
