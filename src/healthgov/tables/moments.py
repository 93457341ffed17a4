"""Retention to the minute for a table: the ends of terms in hours and minutes, as moments in UTC."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from healthgov.errors import DefinitionError, InvalidDocumentError, MissingExtraError, Problem
from healthgov.kinds import place_of
from healthgov.lengths import AfterMoment, as_moment
from healthgov.retention.histories import (
    NOT_BEGUN,
    all_to_come,
    in_order,
    is_past,
    may_be_to_come,
    may_never_happen,
)
from healthgov.retention.policies import Nature, RetentionPolicy
from healthgov.retention.terms import AmongLast, EarlierOf, LaterOf, NotBefore, Term, sentence
from healthgov.tables.entries import some_of
from healthgov.tables.refusals import DENIED, DISORDER
from healthgov.tables.requests import truth_wanted

if TYPE_CHECKING:
    from narwhals import Expr
    from narwhals.typing import IntoFrame

__all__ = ["annotate_at"]

Frame = TypeVar("Frame", bound="IntoFrame")
_FUTURE = "refused: a moment in the future"
_ADDED = ("keep_until", "disposable", "reason")
_PREFIX = "__healthgov_at_"


def annotate_at(
    frame: Frame,
    policy: RetentionPolicy,
    *,
    at: str | datetime,
    columns: Mapping[str, str],
    blocked: str | None = None,
    never: Collection[str] = (),
    not_yet: Collection[str] | Mapping[str, str] = (),
) -> Frame:
    """Return the frame with ``keep_until``, ``disposable`` and ``reason``: what one record is told at that moment.

    ``keep_until`` is a moment in UTC; ``disposable`` is true for PASS, false for FAIL, null for UNKNOWN. A row with a
    moment in the future gets no end, and ``reason`` says that it is refused. ``not_yet`` names events that are yet to come
    in every row, or maps each to a column of truth values: a row whose period counts from one is kept.

    :raises MissingExtraError: without narwhals.
    :raises DefinitionError: for a policy that counts days too, which end at midnight of a place.
    :raises InvalidDocumentError: for an event the policy does not read, or a column that holds no moments.
    """
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    moment = as_moment(at, "at").astimezone(UTC)
    table: Any = nw.from_native(cast("Any", frame))
    schema = table.collect_schema()
    _check(policy, columns, schema, blocked, never, not_yet)
    applied = policy.without(never)
    ahead = _ahead(nw, not_yet)
    writer = _Writer(nw, {event: f"{_PREFIX}{event}" for event in columns}, moment)
    table = table.with_columns(
        **{f"{_PREFIX}{event}": _in_utc(nw, table, schema, name) for event, name in columns.items()}
    )
    end = writer.write(applied.term)
    least = None if applied.least is None else writer.write(applied.least)
    table = table.with_columns(
        **{f"{_PREFIX}end": end, f"{_PREFIX}least": writer.nothing() if least is None else least}
    )
    future = [nw.col(f"{_PREFIX}{event}") > nw.lit(moment) for event in columns if is_past(event)]
    denied = [said & ~nw.col(f"{_PREFIX}{event}").is_null() for event, said in ahead.items() if event in columns]
    begun = [
        said & (nw.col(f"{_PREFIX}{other}") < nw.lit(moment))
        for one, other in in_order(dict.fromkeys((*ahead, *columns)))
        for said in ([ahead[one]] if one in ahead and other in columns else [])
    ]
    refusals = ((_FUTURE, future), (DENIED, denied), (DISORDER, begun))
    table = table.with_columns(
        **{f"{_PREFIX}wrong_{number}": _any(nw, found) for number, (_, found) in enumerate(refusals)},
        **{f"{_PREFIX}not_begun": _any(nw, list(_not_begun(nw, policy, ahead, never)))},
    )
    why = [(phrase, nw.col(f"{_PREFIX}wrong_{number}")) for number, (phrase, _) in enumerate(refusals)]
    wrong, not_begun = why[0][1] | why[1][1] | why[2][1], nw.col(f"{_PREFIX}not_begun")
    reason = nw.when(not_begun).then(nw.lit(NOT_BEGUN)).otherwise(nw.lit(sentence(applied.term)))
    for phrase, refused in reversed(why):
        reason = nw.when(refused).then(nw.lit(phrase)).otherwise(reason)
    coded = table.implementation.name == "PANDAS"
    table = table.with_columns(
        keep_until=nw.when(~(wrong | not_begun)).then(nw.col(f"{_PREFIX}end")),
        disposable=_disposable(
            nw, applied, moment, blocked, wrong, not_begun, _any(nw, list(ahead.values())), coded=coded
        ),
        reason=reason,
    )
    working = [
        *(f"{_PREFIX}{event}" for event in columns),
        *(f"{_PREFIX}{name}" for name in ("end", "least", "wrong_0", "wrong_1", "wrong_2", "not_begun")),
    ]
    native = table.drop(*working).to_native()
    if table.implementation.name == "PANDAS":  # whose truth values on numpy have no place for what is not known
        codes = native["disposable"].to_numpy()
        native = native.assign(disposable=_truths(codes))
    return cast("Frame", native)


def _ahead(nw: Any, not_yet: Collection[str] | Mapping[str, str]) -> dict[str, Expr]:
    """What is true in a row where an event is yet to come: of a column, or in every row alike."""
    if isinstance(not_yet, Mapping):
        return {event: nw.col(name).fill_null(value=False) for event, name in not_yet.items()}
    return {event: nw.lit(value=True) for event in not_yet}


def _not_begun(nw: Any, policy: RetentionPolicy, ahead: Mapping[str, Expr], never: Collection[str]) -> Iterator[Expr]:
    """Where the text obliges to keep until one of the events that are yet to come."""
    for chosen in some_of(ahead):
        if policy.waits_for(all_to_come(chosen, policy.events), never=never):
            yield nw.all_horizontal(*(ahead[event] for event in chosen), ignore_nulls=False)


def _truths(codes: Any) -> Any:
    import pandas as pd  # noqa: PLC0415  the engine of the caller

    return pd.arrays.BooleanArray(codes > 0, codes < 0)


def _in_utc(nw: Any, table: Any, schema: Any, name: str) -> Expr:
    """A column of moments in UTC; DuckDB keeps all of one connection in one zone, and compares moments."""
    moments = nw.col(name)
    if table.implementation.name != "DUCKDB":
        moments = moments.dt.convert_time_zone("UTC").cast(nw.Datetime(schema[name].time_unit, "UTC"))
    result: Expr = moments
    return result


def _any(nw: Any, conditions: list[Any]) -> Expr:
    result = nw.lit(False)
    for condition in conditions:
        result = result | condition.fill_null(value=False)
    made: Expr = result
    return made


def _disposable(
    nw: Any,
    policy: RetentionPolicy,
    at: datetime,
    blocked: str | None,
    wrong: Expr,
    not_begun: Expr,
    to_come: Expr,
    *,
    coded: bool,
) -> Expr:
    """The verdict of each row; coded as 1, 0 and -1 for an engine that has no place for what is not known."""
    yes, no = (nw.lit(int(value)) if coded else nw.lit(value) for value in (True, False))
    unknown: Expr = nw.lit(-1) if coded else nw.lit(None, dtype=nw.Boolean)
    result: Expr = unknown
    if not policy.doubt and policy.nature is not Nature.CRITERION:
        now, end, least = nw.lit(at), nw.col(f"{_PREFIX}end"), nw.col(f"{_PREFIX}least")
        result = nw.when((end <= now).fill_null(value=False) & ~to_come).then(yes).otherwise(unknown)
        obliged = end if policy.least is None else least
        if policy.nature is not Nature.MAXIMUM:
            result = nw.when((obliged > now).fill_null(value=False)).then(no).otherwise(result)
    result = nw.when(not_begun).then(no).otherwise(result)
    result = nw.when(wrong).then(unknown).otherwise(result)
    if blocked is not None:
        # Where it is not known whether anything is in the way, nothing is free.
        result = nw.when(nw.col(blocked).is_null()).then(unknown).otherwise(result)
        result = nw.when(nw.col(blocked).fill_null(value=False)).then(no).otherwise(result)
    return result


class _Writer:
    """Writes terms as moments of columns."""

    def __init__(self, nw: Any, events: Mapping[str, str], at: datetime) -> None:
        self._nw = nw
        self._events = events
        self._at = at

    def nothing(self) -> Expr:
        """No moment at all."""
        moment: Expr = self._nw.when(self._nw.lit(False)).then(self._nw.lit(self._at))
        return moment

    def write(self, term: Term) -> Expr:
        """The moment at which a term has elapsed, null where it is not known."""
        match term:
            case AfterMoment():
                return self._event(term.event) + term.elapsed.delta if term.event in self._events else self.nothing()
            case AmongLast():
                return self._event(term.overtaken) if term.overtaken in self._events else self.nothing()
            case LaterOf() | NotBefore():
                parts = term.terms if isinstance(term, LaterOf) else (term.term, *term.floors)
                return self._joined([self.write(part) for part in parts], latest=True)
            case EarlierOf():
                return self._joined([self.write(part) for part in term.terms], latest=False)
            case _:
                raise DefinitionError(
                    f"a table of moments has no place for {term!r}: its days end at midnight of a place. Ask one record"
                )

    def _event(self, event: str) -> Expr:
        moments: Expr = self._nw.col(self._events[event])
        return moments

    def _joined(self, parts: list[Expr], *, latest: bool) -> Expr:
        """The latest, not known where one is not; or the earliest of those that are known."""
        when, result = self._nw.when, parts[0]
        for part in parts[1:]:
            if latest:
                known = ~result.is_null() & ~part.is_null()
                result = when(known & (result >= part)).then(result).otherwise(when(known).then(part))
            else:
                first = part.is_null() | (result <= part).fill_null(value=False)
                result = when(first).then(result).otherwise(part)
        return result


def _check(
    policy: RetentionPolicy,
    columns: Mapping[str, str],
    schema: Mapping[str, Any],
    blocked: str | None,
    never: Collection[str],
    not_yet: Collection[str] | Mapping[str, str],
) -> None:
    """Check the columns named and the events stated.

    :raises InvalidDocumentError: with every problem.
    """
    events = tuple(dict.fromkeys((*policy.events, policy.trigger)))
    problems = [] if columns else [Problem("", f"a column for at least one event: {', '.join(events)}")]
    for event, name in columns.items():
        if event not in events:
            problems.append(Problem(place_of(event, events), f"an event of this type: {', '.join(events)}"))
        elif "time_zone='" not in str(schema.get(name)):
            problems.append(Problem(f"{event}={name}", "a column of moments with a time zone"))
    problems += [
        Problem(place_of(event, events, "never"), "an event of this type that has no column")
        for event in never
        if event not in events or event in columns or not may_never_happen(event)
    ]
    by_row = isinstance(not_yet, Mapping)
    problems += [
        Problem(
            place_of(event, events, "not_yet"),
            "an event of this type that may be yet to come, and is not said never to happen",
        )
        for event in not_yet
        if event not in events or event in never or not may_be_to_come(event) or (event in columns and not by_row)
    ]
    problems += [
        Problem(f"not_yet: {event}={name}", truth_wanted(schema.get(name)))
        for event, name in (not_yet.items() if isinstance(not_yet, Mapping) else ())
        if str(schema.get(name)) != "Boolean"
    ]
    if blocked is not None and str(schema.get(blocked)) != "Boolean":
        problems.append(Problem("blocked", truth_wanted(schema.get(blocked))))
    problems += [
        Problem(name, "a frame without this column, which is added")
        for name in map(str, schema)
        if name.casefold() in _ADDED or name.startswith(_PREFIX)
    ]
    if problems:
        raise InvalidDocumentError(problems, source="frame")
