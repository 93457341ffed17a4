"""A table whose rows are of several types of record: each row has the policy of its type."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.retention.histories import Handling
from healthgov.retention.policies import RetentionPolicy
from healthgov.tables.annotation import annotate
from healthgov.tables.requests import Standing

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

__all__ = ["OTHER", "annotate_by_type"]

Frame = TypeVar("Frame", bound="IntoFrame")
_ADDED = ("keep_through", "safe_keep_through", "disposable", "reason")
OTHER = "refused: a type of record that is not given"


def annotate_by_type(
    frame: Frame,
    policies: Mapping[str, RetentionPolicy],
    *,
    by: str,
    as_of: str | date,
    columns: Mapping[str, str],
    standing: Standing = Standing(),  # noqa: B008  a frozen value
    never: Collection[str] | Mapping[str, str] = (),
    undated: Mapping[str, str] = MappingProxyType({}),
    not_yet: Collection[str] | Mapping[str, str] = (),
    handling: Handling = Handling(),  # noqa: B008  a frozen value
) -> Frame:
    """Return the frame with the ends of every row, by the policy of its value in the column ``by``.

    As :func:`~healthgov.tables.annotate` for each of the policies; what a policy does not read is left to the others. A
    row of another value, or of none, is refused.

    :raises MissingExtraError: without narwhals.
    :raises InvalidDocumentError: for a column ``by`` that holds no text, an event that no policy reads, and what one
        policy would be refused for.
    """
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    _check(nw, frame, policies, by, (*columns, *never, *undated, *not_yet))
    native: Any = frame
    names: list[dict[str, str]] = []
    for place, policy in enumerate(policies.values()):
        read = {*policy.events, policy.trigger}
        made = annotate(
            native,
            policy,
            as_of=as_of,
            columns={event: name for event, name in columns.items() if event in read},
            standing=standing,
            never=_only(never, read),
            undated={event: flag for event, flag in undated.items() if event in read},
            not_yet=_only(not_yet, read),
            handling=handling,
        )
        own = {name: f"_healthgov_type_{place}_{name}" for name in _ADDED}
        native = nw.from_native(made).rename(own).with_columns(nw.col(own["reason"]).cast(nw.String)).to_native()
        names.append(own)
    table: Any = nw.from_native(native)
    chosen = {name: _chosen(nw, name, by, list(policies), names) for name in _ADDED}
    table = table.with_columns(**chosen).drop(*(name for own in names for name in own.values()))
    return cast("Frame", table.to_native())


def _only(stated: Collection[str] | Mapping[str, str], read: Collection[str]) -> Collection[str] | Mapping[str, str]:
    if isinstance(stated, Mapping):
        return {event: flag for event, flag in stated.items() if event in read}
    return [event for event in stated if event in read]


def _chosen(nw: Any, name: str, by: str, values: list[str], names: list[dict[str, str]]) -> Any:
    """What the policy of a row says of it; nothing where the row is of no type that is given."""
    said = nw.col(by).cast(nw.String)
    first = nw.col(names[0][name])
    listed = said.is_in(values).fill_null(value=False)
    result = nw.when(listed).then(first).otherwise(nw.lit(OTHER)) if name == "reason" else nw.when(listed).then(first)
    for value, own in list(zip(values, names, strict=True))[1:]:
        result = nw.when((said == value).fill_null(value=False)).then(nw.col(own[name])).otherwise(result)
    return result


def _check(nw: Any, frame: Any, policies: Mapping[str, RetentionPolicy], by: str, events: Collection[str]) -> None:
    """Check the column of types and the events.

    :raises InvalidDocumentError: with every problem.
    """
    kind = nw.from_native(frame).collect_schema().get(by)
    read = list(dict.fromkeys(name for policy in policies.values() for name in (*policy.events, policy.trigger)))
    problems = [] if policies else [Problem("", "a type of record for each value of a column")]
    if kind not in (nw.String, nw.Categorical, nw.Enum):
        problems.append(Problem("by", "the name of a column of text"))
    problems += [Problem(event, f"an event of these types: {', '.join(read)}") for event in events if event not in read]
    problems += [
        Problem(name, "a frame without this column, which is added")
        for name in nw.from_native(frame).collect_schema()
        if name.startswith("_healthgov_type_")
    ]
    if problems:
        raise InvalidDocumentError(problems, source="frame")
