"""The record of processing held against the real columns, both ways: what is kept and not recorded, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.integrations.description import NONE, Application
from healthgov.integrations.gaps import Gap, GapKind
from healthgov.models import Organisation

__all__ = ["register_gaps"]


def register_gaps(application: Application, organisation: Organisation) -> tuple[Gap, ...]:
    """Where the record of processing activities and the columns of an application say different things.

    A category stands for those above and below it: ``health.lab`` in a column is covered by ``health`` in the record.
    An organisation that states no activities is asked for them: that is one gap, and not one for each column.
    """
    if organisation.activities is None:
        words = "the organisation states no processing activities to hold the columns against"
        return (Gap(kind=GapKind.REGISTER, table=application.name, words=words),)
    return (*_categories(application, organisation), *_limits(application, organisation))


def _categories(application: Application, organisation: Organisation) -> Iterator[Gap]:
    recorded = {
        str(code): activity.id for activity in organisation.activities or () for code in activity.categories or ()
    }
    kept: dict[str, tuple[str, str]] = {}
    for table in application.tables:
        for column in table.columns:
            if column.category not in (None, NONE):
                kept.setdefault(str(column.category), (table.name, column.name))
    for code, (table_name, column_name) in kept.items():
        if not any(_covers(code, other) for other in recorded):
            yield Gap(
                kind=GapKind.REGISTER,
                table=table_name,
                column=column_name,
                words="no activity of the record of processing names the category {category}",
                values={"category": code},
            )
    for code, activity in recorded.items():
        if not any(_covers(code, other) for other in kept):
            yield Gap(
                kind=GapKind.REGISTER,
                table=application.name,
                words="the activity {activity} names the category {category}, and no column holds it",
                values={"activity": activity, "category": code},
            )


def _limits(application: Application, organisation: Organisation) -> Iterator[Gap]:
    limits = [limit for activity in organisation.activities or () for limit in activity.retention or ()]
    recorded = {limit.record_type: limit.id for limit in limits if limit.record_type is not None}
    kept = {policy: table.name for table in reversed(application.tables) for policy in table.keys}
    for policy, table in kept.items():
        if policy not in recorded:
            yield Gap(
                kind=GapKind.REGISTER,
                table=table,
                words="no retention limit of the record of processing is of the type {policy}",
                values={"policy": policy},
            )
    for policy, limit in recorded.items():
        if policy not in kept:
            yield Gap(
                kind=GapKind.REGISTER,
                table=application.name,
                words="the retention limit {limit} is of the type {policy}, and no table is kept under it",
                values={"limit": limit, "policy": policy},
            )


def _covers(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
