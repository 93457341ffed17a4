"""Annotate a table: from the columns of its days to the four that are added."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.periods import as_date
from healthgov.retention.answers import check_days
from healthgov.retention.histories import Handling
from healthgov.retention.policies import RetentionPolicy
from healthgov.tables.answering import RowQuery, answered
from healthgov.tables.doors import door_of
from healthgov.tables.entries import enter, with_days_of_law, with_those_to_come
from healthgov.tables.requests import Standing, check

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

__all__ = ["annotate"]

Frame = TypeVar("Frame", bound="IntoFrame")


def annotate(
    frame: Frame,
    policy: RetentionPolicy,
    *,
    as_of: str | date,
    columns: Mapping[str, str],
    standing: Standing = Standing(),  # noqa: B008  a frozen value
    never: Collection[str] | Mapping[str, str] = (),
    undated: Mapping[str, str] = MappingProxyType({}),
    not_yet: Collection[str] | Mapping[str, str] = (),
    handling: Handling = Handling(),  # noqa: B008  a frozen value
) -> Frame:
    """Return the frame with ``keep_through``, ``safe_keep_through``, ``disposable`` and ``reason``.

    ``policy`` is that of the day: ``annotate(patients, schedule.policy(fr.HOSPITAL_RECORD), as_of=schedule.as_of,
    columns={"last_contact": "seen"})``. Eager or lazy in, same kind out.

    ``columns`` maps events of the policy to columns of dates, or of text that holds dates whole or in part
    (``2001-06-10``, ``2001-06``, ``2001``) or between two (``2001-06-10/2001-06-12``); an event without column has no date in any row. ``standing`` names
    the columns of holds and claims; where one of those is null, it is not known whether anything is in the way.
    ``never`` names events that never happened to any row, or maps them to columns of truth values that are true in
    the rows to which they never happened. ``undated`` maps events to columns of truth values that
    are true where they happened on a day not known, as a death. ``not_yet`` names events that have happened to no row
    yet, or maps them to columns that are true where they are yet to come, as the last contact of a stay that runs: such
    a row is never disposable, and is kept where its period counts from one. ``handling`` says what becomes of dates that
    are not safe.

    ``disposable`` is the verdict of the row: true for PASS, false for FAIL, null for UNKNOWN. It is null too, where
    a single record may say FAIL or PASS, for a row without end and for every row where the law is contested.
    Without ``standing`` it says nothing of claims and holds, so it is never the last word.

    ``reason`` says what decided ``keep_through``. A row whose dates cannot be (a death before the last contact,
    a day in the future, a text that is no date) gets no end, and ``reason`` says that it is refused.

    :raises MissingExtraError: without narwhals.
    :raises InvalidDocumentError: for an event the policy does not read, a column the frame lacks or that
        holds no dates, or an engine that is not known; all at once.
    """
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    table: Any = None
    schema: Any = None
    with contextlib.suppress(nw.exceptions.DuplicateError):  # which repeats a name, so nothing is raised in its context
        table = nw.from_native(cast("Any", frame))
        schema = table.collect_schema()
    if schema is None:
        raise InvalidDocumentError([Problem("", "columns of different names")], source="frame")
    check_days(policy)
    door = door_of(nw, table.implementation.name, {name: schema[name] for name in columns.values() if name in schema})
    check(policy, columns, table, schema, door is not None, standing, never, undated, not_yet)
    assert door is not None  # noqa: S101  checked above
    entered = with_days_of_law(nw, enter(nw, table, door, columns, schema), policy.events)
    entered, to_come = with_those_to_come(nw, entered, not_yet)
    asked = RowQuery(policy, as_date(as_of, "as_of"), never, undated, handling, not_yet=to_come)
    return cast("Frame", answered(nw, door, entered, asked, standing).to_native())
