"""Doors into applications: each is one module and an extra, and nothing of the library imports it.

=================  ==============================================================================
``description``    tables, columns, keys, and what is declared of them: what every door makes
``metadata``       the description as JSON; ``extractor`` writes it without healthgov
``sqlalchemy``     the description of SQLAlchemy's tables (``healthgov[sqlalchemy]``)
``django``         the description of Django's models (``healthgov[django]``)
``gaps``           what is not declared, and what would go wrong: ``healthgov scan``
``register``       the record of processing against the columns, both ways
=================  ==============================================================================
"""

from __future__ import annotations

__all__: list[str] = []


def __dir__() -> list[str]:
    return __all__
