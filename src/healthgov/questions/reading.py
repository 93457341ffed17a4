"""How a value is read where a question stands: a fact of the nearest thing that has it, a limit, an end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from healthgov.errors import CalendarEndError, NotInForceError
from healthgov.findings import Finding, missing, outside
from healthgov.lengths import Elapsed
from healthgov.periods import days
from healthgov.questions.asking import Asking
from healthgov.questions.script import Valued
from healthgov.structs import struct
from healthgov.values import Parameter, ReadValue

__all__ = ["Unstated", "added", "limit_of", "read"]


@struct
class Unstated:
    """Why an operand has no value: the finding says which fact is missing, or that the day lies outside."""

    finding: Finding


def added(start: date | datetime, period: Any) -> date | None:
    """The last day of a period after a day; ``None`` beyond the year 9999.

    Of hours after a day, of which nobody knows the hour, it is the last day on which they may run out.
    """
    in_hours = isinstance(period, Elapsed) and not isinstance(start, datetime)
    length: Any = days(period.most_days) if in_hours else period
    try:
        end: date = start + length
    except (CalendarEndError, OverflowError):
        return None
    return end


def read(fact: Any, asking: Asking, skip: int = 0) -> tuple[Any, str]:
    """A fact of the nearest thing that has it, and its path; an :class:`Unstated` where it is not stated.

    :raises DefinitionError: for a fact of what lies inside the things one stands in, or has nothing to do with them.
    """
    owner, name = fact.owner, fact.name
    for model, thing, path in reversed(asking.places):
        if issubclass(model, owner):
            if skip:
                skip -= 1
                continue
            where = name if not path else f"/{name}" if path == "/" else f"{path}.{name}"
            value = None if thing is None else getattr(thing, name)
            return (Unstated(missing(where, fact.question)) if value is None else value), where
    fact.stand_around([model for model, _, _ in asking.places])
    where = f"/{name}"
    return Unstated(missing(where, fact.question)), where


def limit_of(limit: Any, asking: Asking) -> Any:
    """What something is compared with, on the day: a constant, a value of the law, or another operand."""
    if isinstance(limit, Valued):
        return limit.get(asking)[0]
    if not isinstance(limit, Parameter):
        return limit
    try:
        change = limit.on(asking.day)
    except NotInForceError as error:
        return Unstated(outside(str(error), at=asking.at))
    asking.reads.append(ReadValue(limit.name, change.value, change.since, change.cites))
    return change.value
