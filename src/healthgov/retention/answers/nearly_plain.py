"""Records that are plain but for a date in part or an event that never happened: answered by the same function.

A date in part counts with its latest day wherever no condition compares it and no text sets a last day; then the record
with that day is the same question. What never happened makes the question one about the policy without it. Whatever may
be otherwise gets no answer here, and is answered in full.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from healthgov.retention.answers.answer import Due
from healthgov.retention.answers.plain import plain
from healthgov.retention.histories import PLACEHOLDERS, StatedDay, may_never_happen, span_of
from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.terms import conditions_of

__all__ = ["nearly_plain"]

_KEPT = 512
_WITHOUT: dict[tuple[int, frozenset[str]], tuple[RetentionPolicy, RetentionPolicy | None]] = {}
"""The policy without some events, by its identity, which is held; ``None`` where the short way cannot be taken."""
_COMPARED: dict[int, tuple[RetentionPolicy, tuple[tuple[str, str], ...] | None]] = {}
"""The events that the conditions of a policy compare; ``None`` where the latest day of a date in part is not what counts."""


def nearly_plain(
    policy: RetentionPolicy, as_of: date, events: Mapping[str, StatedDay], never: Collection[str]
) -> Due | None:
    """The answer, where a record is plain but for these; ``None`` where it has to be answered in full."""
    applied, dated, denied = policy, dict(events), frozenset(never)
    if denied:
        found = _without(policy, denied)
        if found is None or any(dated.pop(name, None) is not None for name in denied):
            return None
        applied = found
    known, answer = plain(applied, as_of, policy)
    if answer is None or not dated.keys() <= known:
        return None
    latest = _latest(policy, dated)
    made = None if latest is None else answer(**latest)
    return None if made is None else made.stated_as(policy, events, denied)


def _without(policy: RetentionPolicy, never: frozenset[str]) -> RetentionPolicy | None:
    found = _WITHOUT.get((id(policy), never))
    if found is None:
        if len(_WITHOUT) >= _KEPT:
            _WITHOUT.clear()
        known = {*policy.events, policy.trigger}
        right = all(name in known and may_never_happen(name) for name in never)
        applied = policy.without(never) if right else None
        if applied is not None and (applied.least is not policy.least or policy.trigger in never):
            applied = None
        found = _WITHOUT[id(policy), never] = (policy, applied)
    return found[1]


def _latest(policy: RetentionPolicy, events: Mapping[str, StatedDay]) -> dict[str, StatedDay] | None:
    """The record with each date in part on its latest day; ``None`` where another of its days may count."""
    in_part: list[str] = []
    latest = dict(events)
    for name, value in events.items():
        if type(value) is str and len(value) != len("2001-06-10"):
            try:
                first, last = span_of(value)
            except ValueError:
                return None
            if first in PLACEHOLDERS:
                return None
            in_part.append(name)
            latest[name] = last
    if not in_part:
        return latest
    compared = _compared(policy)
    if compared is None or any(
        events.get(event) is not None and (event in in_part or of in in_part) for event, of in compared
    ):
        return None
    return latest


def _compared(policy: RetentionPolicy) -> tuple[tuple[str, str], ...] | None:
    found = _COMPARED.get(id(policy))
    if found is None:
        if len(_COMPARED) >= _KEPT:
            _COMPARED.clear()
        conditions = [one for term in (policy.term, *policy.other_readings) for one in conditions_of(term)]
        pairs = tuple((one.event, one.of) for one in conditions)
        # A maximum is counted from the earliest day, and an event that stands in for another may be compared too.
        other = policy.bounded or any(name in policy.assumes for pair in pairs for name in pair)
        found = _COMPARED[id(policy)] = (policy, None if other else pairs)
    return found[1]
