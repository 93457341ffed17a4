"""The rows whose dates cannot be, as a record with such dates is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from healthgov.retention.histories import OLDEST, Choice, Handling, in_order, is_past, latest_day
from healthgov.tables.calendars import Calendar, later
from healthgov.tables.entries import Entered

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["DENIED", "DISORDER", "LENGTHENED", "REFUSALS", "refused"]

_MISREAD = "refused: a text that is no date"
DISORDER = "refused: dates in an impossible order"
_FUTURE = "refused: a day in the future"
_BEYOND = "refused: a day whose periods may end after the year 9999"
_OLD = "refused: an age over 120 years"
DENIED = "refused: a date for an event that has none"
LENGTHENED = "refused: claims with which the periods may end after the year 9999"
REFUSALS = (_MISREAD, DENIED, DISORDER, _OLD, _FUTURE, _BEYOND, LENGTHENED)
"""What ``reason`` says of a row that would be refused as a record."""


def refused(
    nw: Any,
    entered: Entered,
    as_of: date,
    start: date,
    handling: Handling,
    denied: Mapping[str, tuple[str, ...]],
    to_come: Mapping[str, str],
    undated: Mapping[str, str],
    never: Mapping[str, str],
    *,
    by_row: bool,
) -> list[tuple[str, nw.Expr, tuple[str, ...]]]:
    """What refuses a row, with the condition and the columns it reads: as for one record.

    ``start`` is the last day from which the periods of the policy surely end before the last day there is;
    ``denied`` are the columns that are true where an event is said to have no date, ``to_come`` those that are true
    where it is yet to come, ``undated`` where it happened on a day not known, ``never`` where it never did.
    """
    first, last, col = entered.earliest, entered.latest, nw.col
    ordered = in_order(first)
    chosen = handling.after_death is not Choice.REFUSED
    pairs = [pair for pair in ordered if not (chosen and pair == ("last_contact", "death"))]
    lives = [(last[one], first[other]) for one, other in ordered if one == "birth"]
    future = {event: name for event, name in first.items() if not (is_past(event) and handling.holds_future(event))}
    dayless = [(flag, first[event]) for event, names in denied.items() if event in first for flag in names]
    beyond = {event: name for event, name in last.items() if event not in future or latest_day(event, as_of) > start}

    today = nw.lit(Calendar.number(as_of))
    # What never happens contradicts nothing that is yet to come, but itself.
    followed = [(one, other) for one, other in in_order(dict.fromkeys((*first, *to_come, *undated))) if one in to_come]
    both = [(undated[event], flag) for event, flag in never.items() if event in undated]
    both += [(to_come[event], flag) for flags in (undated, never) for event, flag in flags.items() if event in to_come]
    both += [(to_come[one], undated[other]) for one, other in followed if other in undated]
    met = [(last["birth"], flag) for event, flag in to_come.items() if "birth" in last and is_past(event)]

    def coming(name: str) -> nw.Expr:
        return col(name).fill_null(value=False)

    def after(name: str, day: date) -> nw.Expr:
        return later(nw, col(name), nw.lit(Calendar.number(day)), by_row=by_row)

    wanted = (
        (_MISREAD, [col(name) for name in entered.misread], entered.misread),
        (
            DENIED,
            [
                nw.when(col(name).is_null()).then(nw.lit(False)).otherwise(col(flag).fill_null(value=False))
                for flag, name in dayless
            ],
            tuple(name for pair in dayless for name in pair),
        ),
        (
            DISORDER,
            [
                *(later(nw, col(first[one]), col(last[other]), by_row=by_row) for one, other in pairs),
                *(
                    coming(to_come[one]) & later(nw, today, col(last[other]), by_row=by_row)
                    for one, other in followed
                    if other in last
                ),
                *(coming(flag) & coming(other) for flag, other in both),
            ],
            tuple(
                dict.fromkeys(
                    (
                        *(name for one, other in pairs for name in (first[one], last[other])),
                        *to_come.values(),
                        *(last[other] for _, other in followed if other in last),
                        *(flag for pair in both for flag in pair),
                    )
                )
            ),
        ),
        (
            _OLD,
            [
                *(later(nw, col(lived) - OLDEST, col(born), by_row=by_row) for born, lived in lives),
                *(coming(flag) & later(nw, today - OLDEST, col(born), by_row=by_row) for born, flag in met),
            ],
            tuple(name for pair in (*lives, *met) for name in pair),
        ),
        (
            _FUTURE,
            [after(name, latest_day(event, as_of)) for event, name in future.items()],
            tuple(future.values()),
        ),
        # Where no event may be so late, this is not asked.
        (
            _BEYOND,
            [after(name, start) for name in beyond.values()],
            tuple(beyond.values()),
        ),
    )
    found = []
    for phrase, conditions, reads in wanted:
        if conditions:
            condition = conditions[0]
            for other in conditions[1:]:
                condition = condition | other
            found.append((phrase, condition, reads))
    return found
