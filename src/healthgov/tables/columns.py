"""A term as columns: each atom and each condition once, in stages that read only what came before."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from healthgov.lengths import AfterMoment
from healthgov.periods import After, Period
from healthgov.retention.terms import (
    AmongLast,
    Criterion,
    EarlierOf,
    ForEver,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    YearEnd,
    events_of,
    has_common_birthday,
    sentence,
)
from healthgov.tables.answers import AnswerWriter, Side
from healthgov.tables.calendars import Calendar, later
from healthgov.tables.handled import Handled
from healthgov.tables.sheet import Sheet

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Writer", "Written"]


@attrs.frozen
class Written:
    """The column that holds an end as days counted (``None``: no row has one), and what decided it."""

    end: str | None
    reason: nw.Expr
    reads: tuple[str, ...] = ()
    """The columns that ``reason`` reads."""
    inline: tuple[nw.Expr, tuple[str, ...]] | None = None
    """The end as an expression, with the columns it reads: for engines that work out a branch where it is taken."""


class Writer:
    """Writes terms as columns of a sheet over the days of events."""

    def __init__(
        self, nw: Any, sheet: Sheet, calendar: Calendar, days: Handled, answers: AnswerWriter, *, by_row: bool
    ) -> None:
        self._nw = nw
        self._by_row = by_row
        self._answers = answers
        self._sheet = sheet
        self._calendar = calendar
        maps = (days.entered.earliest, days.entered.latest, days.earliest, days.latest)
        self._earliest, self._latest, self._lowest, self._highest = (
            {event: calendar.start(name) for event, name in names.items()} for names in maps
        )
        self._events, self._early = self._latest, self._latest
        self._between = False
        self._side: Side | None = None
        self._assumes: Mapping[str, str] = {}

    def deciding(self, answers: AnswerWriter) -> Writer:
        """The same writer, with other answers for what decides."""
        other = copy.copy(self)
        other._answers = answers  # noqa: SLF001  its own
        return other

    def write(
        self,
        term: Term,
        assumes: Mapping[str, str] | None = None,
        *,
        early: bool = False,
        between: bool = False,
        side: Side | None = None,
    ) -> Written:
        """Write a term; ``assumes`` names the event that stands in where one has no date.

        Dates in part count with their latest day, or their earliest where ``early`` is set; with ``between`` a
        condition that they leave open takes the later of both ends, or that of one ``side``.
        """
        self._side = side
        self._assumes = assumes or {}
        self._events = self._highest if between else self._earliest if early else self._latest
        self._early = self._lowest if between else self._events
        self._between = between
        return self._write(term)

    def nothing(self) -> nw.Expr:
        """An end that is not known."""
        return self._answers.nothing()

    def open_events(self, names: Sequence[str], assumes: Mapping[str, str]) -> dict[str, str | None]:
        """For each event the column that is null where it has no date and no other stands in; ``None``: in no row."""
        self._assumes, self._events = assumes, self._highest
        return {name: self._event(name) for name in names}

    def latest(self, ends: Sequence[Written], others: Sequence[Written]) -> str | None:
        """The latest of several ends, not known where one of ``ends`` is not; an unknown one of ``others`` counts for nothing."""
        names = list(dict.fromkeys(end.end for end in ends))
        more = [end.end for end in others if end.end is not None and end.end not in names]
        result = names[0]
        for name in names[1:]:
            result = self._both(result, name)
        if result is None:
            return None
        for name in more:
            result = self._unless_later(result, name)
        return result

    def undated_end(self, term: Term) -> Written:
        """The latest end of a term in the rows in which one of its events happened on a day not known, and in no others."""
        end, col = self.write(term, between=True), self._nw.col
        happened, reads = self._nw.lit(value=False), []
        for event in events_of(term):
            own, filled = self._latest.get(event), self._highest.get(event)
            if filled is not None and filled != own:
                told = ~col(filled).is_null()
                happened = happened | (told if own is None else told & col(own).is_null())
                reads += [filled] if own is None else [filled, own]
        if end.end is None or not reads:
            return Written(None, end.reason)
        there = self._nw.when(happened).then(col(end.end))
        return Written(self._sheet.let(("undated", end.end, *reads), there, end.end, *reads), end.reason)

    def _unless_later(self, one: str, other: str) -> str:
        """The later of two, not known where the first is not."""
        first, second = self._nw.col(one), self._nw.col(other)
        chosen = self._nw.when(self.above(other, one)).then(second).otherwise(first)
        return self._sheet.let(("unless later", one, other), chosen, one, other)

    def _write(self, term: Term) -> Written:
        match term:
            case After():
                return self._after(term)
            case YearEnd():
                return Written(
                    self._plus(self._year_end(self._event(term.event), term.last_month), term.period),
                    self._answers.says(sentence(term)),
                )
            case AmongLast():
                return Written(self._event(term.overtaken), self._answers.says(sentence(term)))
            case LaterOf() | EarlierOf():
                return self._extreme(term)
            case NotBefore():
                return self._not_before(term)
            case Replaced():
                return self._replaced(term)
            case AfterMoment() | Criterion() | ForEver():
                return Written(None, self._answers.says(sentence(term)))

    def _not_before(self, term: NotBefore) -> Written:
        result = self._write(term.term)
        for floor in map(self._write, term.floors):
            if result.end is not None and floor.end is not None:
                one, other = floor.end, result.end
                above = self._sheet.let(("above", one, other), self.above(one, other), one, other)
                result = self.either(above, floor, result)
        return result

    def _after(self, term: After) -> Written:
        if self._between and term.event == "birth" and has_common_birthday(term.period):
            return self._birthday(term)
        own, bound = self._events.get(term.event), self._events.get(self._assumes.get(term.event, ""))
        if self._by_row and own is not None and bound is not None and not term.period.months:
            return self._filled_after(own, bound, term)
        start = self._event(term.event)
        end = self._plus(start, term.period)
        inline = None
        # Years that are no multiple of four cost a division: worth waiting for the rows that need it.
        if self._by_row and start is not None and not term.period.months and term.period.years % 4:
            inline = (self._calendar.by_row(self._nw.col(start), term.period), (start,))
        return Written(end, self._answers.says(sentence(term)), inline=inline)

    def _birthday(self, term: After) -> Written:
        """The later birthday of who was born on 29 February, in a common year."""
        start, says = self._event(term.event), self._answers.says(sentence(term))
        if start is None:
            return Written(None, says)
        end = self._calendar.plus(start, term.period)
        moved = self._nw.when(self._calendar.leap_day(start)).then(self._nw.col(end) + 1)
        return Written(self._sheet.let(("birthday", start, end), moved.otherwise(self._nw.col(end)), start, end), says)

    def _filled_after(self, own: str, bound: str, term: After) -> Written:
        """The end of rows with a date, which is there already, and the bound for the few without."""
        known, nw = self._calendar.plus(own, term.period), self._nw
        instead = self._calendar.by_row(nw.col(bound), term.period)
        end = nw.when(nw.col(own).is_null()).then(instead).otherwise(nw.col(known))
        name = self._sheet.let(("filled end", own, bound, term.period), end, own, bound, known)
        return Written(name, self._answers.says(sentence(term)))

    def _replaced(self, term: Replaced) -> Written:
        happened, start, period = self._event(term.when.event), self._event(term.when.of), term.when.period
        if happened is None or start is None:
            return self._write(term.term)
        by, kept = self._write(term.by), self._write(term.term)
        first, first_start = self._event(term.when.event, early=True), self._event(term.when.of, early=True)
        if first is None or first_start is None or (first, first_start) == (happened, start):
            return self.either(self._early_condition(happened, start, period), by, kept)
        # A date in part may leave the condition open; then the later end counts, of an event that came in time.
        certain = self._early_condition(happened, first_start, period)
        possible = self._early_condition(first, start, period)
        in_time = self._in_time(term, happened, start)
        if self._side is None:
            both = Written(self._both(in_time.end, kept.end), kept.reason, kept.reads)
        else:  # each alone; no clock replaced the first where it is open whether one did
            chosen = in_time if self._side is Side.MET else kept
            both = Written(chosen.end, self._answers.says(""), ())
        return self.either(certain, by, self.either(possible, both, kept))

    def _in_time(self, term: Replaced, happened: str, start: str) -> Written:
        """What replaces a term, with its event no later than the condition allows."""
        limit = self._calendar.plus(start, term.when.period)
        day, eve = self._nw.col(happened), self._nw.col(limit) - 1
        bounded = self._nw.when(self._chooses(eve < day)).then(eve).otherwise(day)
        name = self._sheet.let(("in time", happened, limit), bounded, happened, limit)
        before, self._events = self._events, {**self._events, term.when.event: name}
        by = self._write(term.by)
        self._events = before
        return by

    def _early_condition(self, happened: str, start: str, period: Period) -> str:
        """The column that is true where an event came less than a period after another."""
        if self._by_row and not period.months:
            within = self._within(happened, start, period)
            return self._sheet.let(("within", happened, start, period), within, happened, start)
        limit = self._calendar.plus(start, period)
        return self._sheet.let(("above", limit, happened), self.above(limit, happened), limit, happened)

    def _within(self, happened: str, start: str, period: Period) -> nw.Expr:
        """Whether an event came less than a period after another: days decide, but for a few at the edge."""
        when, days = self._nw.when, self._nw.col(happened) - self._nw.col(start)
        fewest = period.years * 365 + period.days
        most = period.years * 366 + period.days
        edge = self._calendar.by_row(self._nw.col(start), period) > self._nw.col(happened)
        no = self._nw.lit(False)
        yes = self._nw.lit(True)
        known: nw.Expr = when(days < fewest).then(yes).otherwise(when(days > most).then(no).otherwise(edge))
        result: nw.Expr = when(self._nw.col(happened).is_null()).then(no).otherwise(known)
        return result

    def _extreme(self, term: LaterOf | EarlierOf) -> Written:
        parts = [self._write(part) for part in term.terms]
        if isinstance(term, LaterOf) and any(part.end is None for part in parts):
            return self._never_known(parts)
        known = [part for part in parts if part.end is not None]
        if not known:
            return parts[0]
        if isinstance(term, LaterOf):
            end = known[0].end
            for part in known[1:]:
                end = self._both(end, part.end)
        else:
            end = known[0].end
            for part in known[1:]:
                end = self._earlier(end, part.end)
        assert end is not None  # noqa: S101  there is a known part
        reason, reads = known[-1].reason, known[-1].reads
        column = self._nw.col(end)
        for part in reversed(known[:-1]):
            own = self._nw.col(part.end)
            same = (own == column).fill_null(value=False) | (own.is_null() & column.is_null())
            reason = self._nw.when(same).then(part.reason).otherwise(reason)
            reads = (*reads, *part.reads, end, *(() if part.end is None else (part.end,)))
        return Written(end, reason, reads)

    def _never_known(self, parts: Sequence[Written]) -> Written:
        """The later of several of which one is known in no row: the first that is not known in a row is the reason."""
        place = next(place for place, part in enumerate(parts) if part.end is None)
        reason, reads = parts[place].reason, parts[place].reads
        for part in reversed(parts[:place]):
            reason = self._nw.when(self._nw.col(part.end).is_null()).then(part.reason).otherwise(reason)
            reads = (*reads, *part.reads, str(part.end))
        return Written(None, reason, reads)

    def _both(self, one: str | None, other: str | None) -> str | None:
        """The later of two, not known where one is not."""
        if one is None or other is None or one == other:
            return one if one == other else None
        first, second = self._nw.col(one), self._nw.col(other)
        later = self._nw.when(self._chooses(first >= second)).then(first).otherwise(second)
        known = ~(first.is_null() | second.is_null())
        return self._sheet.let(("both", one, other), self._nw.when(known).then(later), one, other)

    def _earlier(self, one: str | None, other: str | None) -> str | None:
        """The earlier of two; one that is not known is left aside."""
        if one is None or other is None or one == other:
            return one or other
        first, second = self._nw.col(one), self._nw.col(other)
        chosen = self._chooses(first <= second) | second.is_null()
        return self._sheet.let(("earlier", one, other), self._nw.when(chosen).then(first).otherwise(second), one, other)

    def either(self, condition: str, yes: Written, no: Written) -> Written:
        """One of two, as a column of truth values says."""
        when = self._nw.when(self._nw.col(condition))
        reason = when.then(yes.reason).otherwise(no.reason)
        reasons = (condition, *yes.reads, *no.reads)
        if yes.end == no.end:
            return Written(yes.end, reason, reasons)
        ends = [self._branch(part) for part in (yes, no)]
        reads = [read for _, columns in ends for read in columns]
        name = self._sheet.let(
            ("either", condition, yes.end, no.end), when.then(ends[0][0]).otherwise(ends[1][0]), condition, *reads
        )
        return Written(name, reason, reasons)

    def _branch(self, part: Written) -> tuple[nw.Expr, tuple[str, ...]]:
        """What stands in one branch of a choice, and the columns it reads."""
        if part.end is None:
            return self._answers.nothing(), ()
        return part.inline or (self._nw.col(part.end), (part.end,))

    def above(self, one: str, other: str) -> nw.Expr:
        """Whether one end is later than another; no where one of them is not known."""
        return later(self._nw, self._nw.col(one), self._nw.col(other), by_row=self._by_row)

    def _chooses(self, comparison: nw.Expr) -> nw.Expr:
        """A comparison that chooses; where engines take null for no, as SQL does, nothing is added."""
        return comparison if self._by_row else comparison.fill_null(value=False)

    def _event(self, name: str, *, early: bool = False) -> str | None:
        days = self._early if early else self._events
        own, bound = days.get(name), days.get(self._assumes.get(name, ""))
        if own is None or bound is None:
            return own or bound
        filled = self._nw.when(self._nw.col(own).is_null()).then(self._nw.col(bound)).otherwise(self._nw.col(own))
        return self._sheet.let(("filled", own, bound), filled, own, bound)

    def _plus(self, start: str | None, period: Period) -> str | None:
        if start is None:
            return None
        return self._calendar.plus(start, period)

    def _year_end(self, start: str | None, last_month: int) -> str | None:
        return None if start is None else self._calendar.end_of_year(start, last_month)

    def any_of(self, names: Sequence[str]) -> str | None:
        """The column that is true where one of several is."""
        result = names[0] if names else None
        for name in names[1:]:
            result = self._sheet.let(("or", result, name), self._nw.col(result) | self._nw.col(name), str(result), name)
        return result
