"""Claims that suspend the clock, counted for many rows exactly as :func:`healthgov.retention.due` counts them.

Each end that may be the answer counts the claims from its own clock: the one that decides it. So the ends are worked
out first, then the claims of a unit are merged, and each end is moved by those that were lodged before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from healthgov.periods import After
from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.terms import Replaced, Term, atoms_of, parts_of, sentence
from healthgov.tables.answers import AnswerWriter, Side
from healthgov.tables.calendars import Calendar
from healthgov.tables.columns import Writer, Written
from healthgov.tables.handled import Handled
from healthgov.tables.readings import Readings
from healthgov.tables.requests import Standing
from healthgov.tables.sheet import Sheet
from healthgov.tables.unit_kinds import come_again
from healthgov.tables.windows import Windows, windows

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Candidate", "Candidates", "Lodged", "moved"]

PENDING_DAY = 4_000_000
"""Stands for the day on which a pending claim ends: later than any day there is."""
_OURS = "__healthgov_claim_"


@attrs.frozen
class Candidate:
    """An end that may be the answer, and the column of the day from which its clock runs."""

    end: str
    clock: str | None


@attrs.frozen
class Candidates:
    """The ends that claims move."""

    adopted: Candidate | None
    likely: Sequence[Candidate | None]
    """The safe end is the latest of these, and not known where one is not."""
    others: Sequence[Candidate | None]
    """Those of these that are known count too."""

    @property
    def known(self) -> tuple[Candidate, ...]:
        """Each once."""
        every = (self.adopted, *self.likely, *self.others)
        return tuple(dict.fromkeys(one for one in every if one is not None))

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that are read."""
        return tuple(name for one in self.known for name in (one.end, one.clock) if name is not None)


@attrs.frozen
class Lodged:
    """The claims of all units: a table with ``unit`` and the day numbers of the columns ``lodged`` and ``resolved``."""

    table: Any
    unit: str

    def candidates(
        self,
        nw: Any,
        sheet: Sheet,
        writer: Writer,
        days: Handled,
        calendar: Calendar,
        policy: RetentionPolicy,
        *,
        as_adopted: bool,
    ) -> Candidates:
        """Write every end that may be the answer of a policy, with its clock."""

        def one(
            term: Term, *, filled: bool = False, between: bool = False, early: bool = False, side: Side | None = None
        ) -> Candidate | None:
            assumes = policy.assumes if filled else {}
            written = writer.write(term, assumes, early=early, between=between, side=side)
            if written.end is None:
                return None
            clocks = _Clocks(nw, sheet, days, policy.clocks, term, assumes)
            return Candidate(
                calendar.end(written.end), clocks.of(writer, term, assumes, early=early, between=between, side=side)
            )

        adopted = one(policy.term, early=policy.bounded)
        safe: list[Candidate | None] = []
        others: list[Candidate | None] = []
        in_part = any(days.earliest[event] != days.latest[event] for event in days.earliest)
        for term in () if policy.has_open_floor else (policy.term, *policy.other_readings):
            # A date in part may leave a condition open: then both ends count, each with its own claims.
            for side in (Side.MET, Side.UNMET) if in_part else (None,):
                safe.append(one(term, filled=True, between=True, side=side))
                others.append(one(term, between=True, side=side))
        if as_adopted:
            others.append(one(policy.term))
        return Candidates(adopted, safe or [None], others)


class _Clocks(AnswerWriter):
    """Says for each atom not its words but the day from which its clock runs."""

    def __init__(
        self,
        nw: Any,
        sheet: Sheet,
        days: Handled,
        clocks: Sequence[str],
        term: Term,
        assumes: Any,
    ) -> None:
        self._nw, self._sheet = nw, sheet
        self._first = dict(days.earliest)
        self._usual = self._earliest([self._start(event, assumes) for event in clocks])
        self._replaced: dict[str, str | None] = {}
        for part in parts_of(term):
            if isinstance(part, Replaced):
                for atom in atoms_of(part.by):
                    if isinstance(atom, After) and atom.event == part.when.event:
                        self._replaced[sentence(atom)] = self._start(atom.event, assumes)

    def _start(self, event: str, assumes: Any) -> str | None:
        own, bound = self._first.get(event), self._first.get(assumes.get(event, ""))
        if own is None or bound is None:
            return own or bound
        col = self._nw.col
        filled = self._nw.when(col(own).is_null()).then(col(bound)).otherwise(col(own))
        return self._sheet.let(("clock", own, bound), filled, own, bound)

    def _earliest(self, starts: Sequence[str | None]) -> str | None:
        """The earliest day on which one of several clocks started, of those that did."""
        col, when = self._nw.col, self._nw.when
        found: str | None = None
        for other in dict.fromkeys(name for name in starts if name is not None):
            if found is None:
                found = other
                continue
            known = when((col(other) < col(found)).fill_null(value=False)).then(col(other)).otherwise(col(found))
            earlier = when(col(found).is_null()).then(col(other)).otherwise(known)
            found = self._sheet.let(("earliest clock", found, other), earlier, found, other)
        return found

    def says(self, phrase: str) -> nw.Expr:
        """The clock of an atom: the earliest of the policy, unless another clock replaced that."""
        name = self._replaced.get(phrase, self._usual)
        clock: nw.Expr = self._nw.lit(None, dtype=self._nw.Int32) if name is None else self._nw.col(name)
        return clock

    def of(
        self, writer: Writer, term: Term, assumes: Any, *, early: bool, between: bool, side: Side | None
    ) -> str | None:
        """The column of the clock that decides the end of a term."""
        if not self._replaced:
            return self._usual
        written: Written = writer.deciding(self).write(term, assumes, early=early, between=between, side=side)
        starts = [name for name in (self._usual, *self._replaced.values()) if name is not None]
        key = ("deciding", written.end, *starts, term, early, between, side)
        return self._sheet.let(key, written.reason, *written.reads, *starts)


def moved(
    nw: Any,
    table: Any,
    lodged: Lodged,
    candidates: Candidates,
    written: Readings,
    standing: Standing,
    answers: AnswerWriter,
) -> tuple[Any, Readings, list[str | None], Standing, list[str]]:
    """The table with the ends moved by claims; the columns made come last."""
    known = candidates.known
    unit, when, col = lodged.unit, nw.when, nw.col
    if isinstance(table, nw.DataFrame):  # the number of a row is compared faster than a name
        unit = f"{_OURS}row"
        table = table.with_row_index(unit)
    counts = _counted(nw, table, lodged, known, unit)
    names = [name for name in counts.collect_schema().names() if name != unit]
    table = table.join(counts, on=unit, how="left").with_columns(col(*names).fill_null(0))
    made = [*names] if unit == lodged.unit else [unit, *names]

    def let(table: Any, name: str, expression: Any) -> Any:
        made.append(name)
        return table.with_columns(**{name: expression})

    ends: dict[Candidate, str] = {}
    for place, one in enumerate(known):
        ends[one] = f"{_OURS}end_{place}"
        suspended = col(f"{_OURS}pending_{place}") > 0
        table = let(table, ends[one], answers.unless(suspended, col(one.end) + col(f"{_OURS}days_{place}")))
    kept = None if candidates.adopted is None else ends[candidates.adopted]
    late = col(f"{_OURS}any") > 0  # without an end, a pending claim keeps what is evidence
    stopped, added = nw.lit(value=False), None
    if candidates.adopted is not None:
        place = known.index(candidates.adopted)
        stopped, late = col(f"{_OURS}pending_{place}") > 0, col(f"{_OURS}late_{place}") > 0
        added = col(f"{_OURS}days_{place}") == 0
    table = let(table, f"{_OURS}suspended", stopped)
    blocked = late if standing.blocked is None else late | col(standing.blocked)
    table = let(table, f"{_OURS}blocked", blocked)
    if written.conflict is not None and added is not None:
        table = let(table, f"{_OURS}conflict", col(written.conflict) & added)
        written = attrs.evolve(written, conflict=f"{_OURS}conflict")
    safe, likely = None, [one for one in candidates.likely if one is not None]
    if len(likely) == len(candidates.likely):
        parts = list(dict.fromkeys(ends[one] for one in likely))
        more = dict.fromkeys(ends[one] for one in candidates.others if one is not None)
        safe = parts[0]
        for place, part in enumerate((*parts[1:], *(name for name in more if name not in parts))):
            own, other = col(safe), col(part)
            latest = when((other > own).fill_null(value=False)).then(other).otherwise(own)
            if part in parts:
                latest = when(~(own.is_null() | other.is_null())).then(latest)
            safe = f"{_OURS}safe_{place}"
            table = let(table, safe, latest)
    return table, written, [kept, safe], Standing(blocked=f"{_OURS}blocked", suspended=f"{_OURS}suspended"), made


def _counted(nw: Any, table: Any, lodged: Lodged, known: Sequence[Candidate], unit: str) -> Any:
    """For each unit with claims and each end: the days they add, whether one is pending, or pending and too late."""
    col, when = nw.col, nw.when
    ends = list(dict.fromkeys(one.end for one in known))
    clocks = list(dict.fromkeys(one.clock for one in known if one.clock is not None))
    renamed = {name: f"{_OURS}of_{place}" for place, name in enumerate(dict.fromkeys((*ends, *clocks)))}
    # Where most rows are left out, polars is quicker when it is asked for all at once.
    at_once = come_again(nw, lodged.table, table)
    until = when(col("resolved").is_null()).then(nw.lit(PENDING_DAY)).otherwise(col("resolved"))
    claims = (lodged.table.lazy() if at_once else lodged.table).with_columns(__until=until)
    names = list(dict.fromkeys((lodged.unit, unit)))
    if not clocks or any(one.clock is None for one in known):
        started = table.select(*names, __started=nw.lit(-PENDING_DAY))
    else:
        # What was over before the first clock started counts for nothing, and most are.
        gap = nw.any_horizontal(*(col(name).is_null() for name in clocks), ignore_nulls=True)
        first = nw.min_horizontal(*map(col, clocks)) if len(clocks) > 1 else col(clocks[0])  # Spark: not of one
        started = table.select(*names, __started=when(gap).then(nw.lit(-PENDING_DAY)).otherwise(first))
    started = _settled(started, col, unit) if unit == lodged.unit else started
    claims = claims.join(started.lazy() if at_once else started, on=lodged.unit, how="inner").filter(
        col("__until") >= col("__started")
    )
    own = _settled(table.select(unit, *(col(name).alias(new) for name, new in renamed.items())), col, unit)
    # One row a day on which a claim was lodged: then the order is certain.
    claims = claims.group_by(unit, "lodged").agg(col("__until").max())
    claims = claims.collect() if at_once else claims
    rows = windows(nw, claims, unit, "lodged")
    rows = rows.having(__highest=rows.highest("__until"))
    rows = rows.having(__before=rows.before("__highest"))
    new = col("__before").is_null() | (col("lodged") - col("__before") > 1).fill_null(value=False)
    rows = rows.having(__new=new.cast(nw.Int64))
    rows = rows.having(__group=rows.total("__new"))
    merged = (
        rows.table.group_by(unit, "__group")
        .agg(col("lodged").min(), col("__until").max())
        .join(own, on=unit, how="inner")
        .with_columns(__pending=(col("__until") >= PENDING_DAY).cast(nw.Int64))
    )
    runs = windows(nw, merged, unit, "lodged")
    places = range(len(known))
    return (
        _inside(nw, runs, [(col(renamed[one.end]), one.clock and col(renamed[one.clock])) for one in known])
        .group_by(unit)
        .agg(
            col("__pending").max().alias(f"{_OURS}any"),
            *(col(f"{_OURS}days_{place}").sum() for place in places),
            *(col(f"{_OURS}{what}_{place}").max() for what in ("pending", "late") for place in places),
        )
    )


def _settled(table: Any, col: Any, unit: str) -> Any:
    """The table, for Spark behind a wall: it would write out all that a column stands for wherever one is compared."""
    if table.implementation.name != "PYSPARK":
        return table
    names = [name for name in table.collect_schema().names() if name != unit]
    return table.group_by(unit).agg(*(col(name).max() for name in names))


def _inside(nw: Any, runs: Windows, known: Sequence[tuple[Any, Any]]) -> Any:
    """Each claim with what it means for each end: the first that came after the end, and all later ones, move nothing."""
    col, when, places = nw.col, nw.when, range(len(known))
    days: dict[str, Any] = {}
    for place, (_, clock) in enumerate(known):
        start = col("lodged")
        if clock is not None:
            start = when((clock + 1 > start).fill_null(value=False)).then(clock + 1).otherwise(start)
        length = col("__until") - start + 1
        counted = when((col("__pending") > 0) | (length < 0)).then(nw.lit(0)).otherwise(length)
        days[f"__days_{place}"] = counted.cast(nw.Int64)
    runs = runs.having(**days)
    runs = runs.having(**{f"__before_{place}": runs.total(f"__days_{place}") for place in places})
    fails = {
        f"__out_{place}": (col("lodged") - end > col(f"__before_{place}") - col(f"__days_{place}")) | end.is_null()
        for place, (end, _) in enumerate(known)
    }
    runs = runs.having(**{name: fail.fill_null(value=True).cast(nw.Int64) for name, fail in fails.items()})
    runs = runs.having(**{f"__late_{place}": runs.highest(f"__out_{place}") for place in places})
    made: dict[str, Any] = {}
    for place in places:
        late = col(f"__late_{place}")
        made[f"{_OURS}days_{place}"] = col(f"__days_{place}") * (1 - late)
        made[f"{_OURS}pending_{place}"] = col("__pending") * (1 - late)
        made[f"{_OURS}late_{place}"] = col("__pending") * late
    return runs.having(**made).table
