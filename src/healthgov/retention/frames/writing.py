"""A term as columns: each atom and each condition once, in stages that read only what came before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from healthgov.periods import After, Period
from healthgov.retention.frames.days import Calendar
from healthgov.retention.frames.sheet import Sheet
from healthgov.retention.sentences import sentence
from healthgov.retention.terms import (
    AmongLast,
    Criterion,
    EarlierOf,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    YearEnd,
)

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
        self, nw: Any, sheet: Sheet, calendar: Calendar, days: Mapping[str, str], *, by_row: bool, coded: bool
    ) -> None:
        self._nw = nw
        self._by_row = by_row
        self._coded = coded
        self.phrases: list[str] = []
        self._sheet = sheet
        self._calendar = calendar
        self._events = {event: calendar.start(name) for event, name in days.items()}
        self._assumes: Mapping[str, str] = {}

    def nothing(self) -> nw.Expr:
        """An end that is not known."""
        expression: nw.Expr = self._nw.lit(None, dtype=self._nw.Int32)
        return expression

    def write(self, term: Term, assumes: Mapping[str, str] | None = None) -> Written:
        """Write a term; ``assumes`` names the event that stands in where one has no date."""
        self._assumes = assumes or {}
        return self._write(term)

    def latest(self, ends: Sequence[Written]) -> str | None:
        """The latest of several ends, those that are not known left aside."""
        names = list(dict.fromkeys(end.end for end in ends if end.end is not None))
        if self._by_row and len(names) > 1:
            largest = self._nw.max_horizontal(*(self._nw.col(name) for name in names))
            return self._sheet.let(("latest", *names), largest, *names)
        result = names[0] if names else None
        for name in names[1:]:
            result = self._later(result, name)
        return result

    def _write(self, term: Term) -> Written:
        match term:
            case After():
                return self._after(term)
            case YearEnd():
                return Written(self._plus(self._year_end(self._event(term.event)), term.period), self._says(term))
            case AmongLast():
                return Written(self._event(term.overtaken), self._says(term))
            case LaterOf() | EarlierOf():
                return self._extreme(term)
            case NotBefore():
                kept, floor = self._write(term.term), self._write(term.floor)
                if kept.end is None or floor.end is None:
                    return kept
                return self._either(
                    self._sheet.let(
                        ("above", floor.end, kept.end), self._above(floor.end, kept.end), floor.end, kept.end
                    ),
                    floor,
                    kept,
                )
            case Replaced():
                return self._replaced(term)
            case Criterion():
                return Written(None, self._says(term))

    def _after(self, term: After) -> Written:
        start = self._event(term.event)
        end = self._plus(start, term.period)
        inline = None
        # Years that are no multiple of four cost a division: worth waiting for the rows that need it.
        if self._by_row and start is not None and not term.period.months and term.period.years % 4:
            inline = (self._calendar.by_row(self._nw.col(start), term.period), (start,))
        return Written(end, self._says(term), inline=inline)

    def _replaced(self, term: Replaced) -> Written:
        happened, start, period = self._event(term.when.event), self._event(term.when.of), term.when.period
        limit = self._plus(start, period)
        if happened is None or start is None or limit is None:
            return self._write(term.term)
        if self._by_row and not period.months:
            within = self._within(happened, start, period)
            early = self._sheet.let(("within", happened, start, period), within, happened, start)
        else:
            early = self._sheet.let(("above", limit, happened), self._above(limit, happened), limit, happened)
        return self._either(early, self._write(term.by), self._write(term.term))

    def _within(self, happened: str, start: str, period: Period) -> nw.Expr:
        """Whether an event came less than a period after another: days decide, but for a few at the edge."""
        when, days = self._nw.when, self._nw.col(happened) - self._nw.col(start)
        fewest = period.years * 365 + period.days
        most = period.years * 366 + period.days
        edge = self._calendar.by_row(self._nw.col(start), period) > self._nw.col(happened)
        no = self._nw.lit(False)
        yes = self._nw.lit(True)
        result: nw.Expr = when(days < fewest).then(yes).otherwise(when(days > most).then(no).otherwise(edge))
        return result

    def _extreme(self, term: LaterOf | EarlierOf) -> Written:
        parts = [self._write(part) for part in term.terms]
        unknown = next((part for part in parts if part.end is None), None)
        if isinstance(term, LaterOf) and unknown is not None:
            return unknown
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

    def _both(self, one: str | None, other: str | None) -> str | None:
        """The later of two, not known where one is not."""
        if one is None or other is None or one == other:
            return one if one == other else None
        first, second = self._nw.col(one), self._nw.col(other)
        later = self._nw.when(self._condition(first >= second)).then(first).otherwise(second)
        known = ~(first.is_null() | second.is_null())
        return self._sheet.let(("both", one, other), self._nw.when(known).then(later), one, other)

    def _later(self, one: str | None, other: str | None) -> str | None:
        """The later of two; one that is not known is left aside."""
        return self._best("later", one, other)

    def _earlier(self, one: str | None, other: str | None) -> str | None:
        """The earlier of two; one that is not known is left aside."""
        return self._best("earlier", one, other)

    def _best(self, kind: str, one: str | None, other: str | None) -> str | None:
        if one is None or other is None or one == other:
            return one or other
        first, second = self._nw.col(one), self._nw.col(other)
        better = first >= second if kind == "later" else first <= second
        chosen = self._condition(better) | second.is_null()
        return self._sheet.let((kind, one, other), self._nw.when(chosen).then(first).otherwise(second), one, other)

    def _either(self, condition: str, yes: Written, no: Written) -> Written:
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
            return self.nothing(), ()
        return part.inline or (self._nw.col(part.end), (part.end,))

    def _above(self, one: str, other: str) -> nw.Expr:
        return self._condition(self._nw.col(one) > self._nw.col(other))

    def _condition(self, comparison: nw.Expr) -> nw.Expr:
        """A comparison that chooses; where engines take null for no, as SQL does, nothing is added."""
        return comparison if self._by_row else comparison.fill_null(value=False)

    def _event(self, name: str) -> str | None:
        own, bound = self._events.get(name), self._events.get(self._assumes.get(name, ""))
        if own is None or bound is None:
            return own or bound
        filled = self._nw.when(self._nw.col(own).is_null()).then(self._nw.col(bound)).otherwise(self._nw.col(own))
        return self._sheet.let(("filled", own, bound), filled, own, bound)

    def _plus(self, start: str | None, period: Period) -> str | None:
        if start is None:
            return None
        return self._calendar.plus(start, period)

    def _year_end(self, start: str | None) -> str | None:
        if start is None:
            return None
        return self._calendar.end_of_year(start)

    def _says(self, term: Term) -> nw.Expr:
        phrase = sentence(term)
        if not self._coded:
            text: nw.Expr = self._nw.lit(phrase)
            return text
        if phrase not in self.phrases:
            self.phrases.append(phrase)
        code: nw.Expr = self._nw.lit(self.phrases.index(phrase))
        return code
