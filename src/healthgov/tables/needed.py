"""Which columns a question needs of a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from healthgov.errors import MissingExtraError
from healthgov.periods import as_date
from healthgov.questions.tree import Question
from healthgov.tables.algebra import Algebra
from healthgov.tables.facts import Columns, Constant, FactColumn
from healthgov.tables.reading import Reader
from healthgov.tables.subjects import subject_of

__all__ = ["columns_of", "values_of"]


def columns_of(
    question: Question, *, as_of: str | date, document: object = None, of: type | None = None
) -> Mapping[str, str]:
    """The facts that a question asks of each row, by path, and the kind of column each needs.

    Kinds are ``truth``, ``member`` (text of an enumeration), ``text``, ``country``, ``date``, ``time``, ``whole``,
    ``number`` and ``list``; empty where a table has no place for the fact.

    >>> from healthgov.models import Campaign, Unsubscribe
    >>> dict(columns_of(Campaign.audience.stated() & Campaign.unsubscribe.has(Unsubscribe.works), as_of="2026-11-23"))
    {'audience': 'member', 'unsubscribe.works': 'truth'}

    :raises MissingExtraError: without narwhals.
    """
    found = _found(question, as_of, document, of)
    return {path: column.kind if isinstance(column, FactColumn) else "" for path, column in found.items()}


def values_of(
    question: Question, *, as_of: str | date, document: object = None, of: type | None = None
) -> Mapping[str, Collection[object]]:
    """The values that the facts of a question may have, by path, where they are members or codes of countries.

    :raises MissingExtraError: without narwhals.
    """
    found = _found(question, as_of, document, of)
    return {path: one.domain for path, one in found.items() if isinstance(one, FactColumn) and one.domain is not None}


def _found(
    question: Question, as_of: str | date, document: object, of: type | None
) -> Mapping[str, FactColumn | Constant]:
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    columns = Columns(nw, None, {})
    model = of or subject_of(question, document)
    Reader(Algebra(nw, nw.lit(None, nw.Boolean)), columns, model, as_date(as_of, "as_of"), document).read(question)
    return columns.found
