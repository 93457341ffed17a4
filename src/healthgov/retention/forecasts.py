"""What a term will come to: the answers a record will get if nothing else happens, and what falls due when.

The fifth reading of a term. A forecast is a chain of answers, each with the first day on which it holds; it
says nothing new on any day, only when the answer of that day changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta

import attrs

from healthgov.errors import InvalidDocumentError, NotInForceError, Problem
from healthgov.periods import as_date
from healthgov.retention.answers import Due, safe_end, unsettled_events
from healthgov.retention.histories import NOT_BEGUN, StatedDay, all_to_come, checked
from healthgov.retention.policies import Nature, RetentionPolicy
from healthgov.retention.terms import evaluate
from healthgov.verdicts import Verdict

__all__ = ["Forecast", "Step", "forecast", "forecast_months"]


NO_TEXT = "no_text"
"""The phase where no text is in force for the type of record any more."""


@attrs.frozen
class Step:
    """From ``since`` on, the answer is this one."""

    since: date
    verdict: Verdict
    phase: str
    overdue: bool


@attrs.frozen(kw_only=True, repr=False)
class Forecast:
    """The answers for one record from a day to another, if nothing else happens.

    ``waits_for`` names the events without date that keep the end unknown: when one happens, or becomes
    known, forecast again.
    """

    due: Due
    until: date
    steps: tuple[Step, ...]

    def __repr__(self) -> str:
        return f"<Forecast {self.due.policy.key} until {self.until}: {len(self.steps)} steps>"

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The events that keep the end unknown."""
        return self.due.lacking

    @property
    def disposable_since(self) -> date | None:
        """The first day on which the record may go, signatures apart; ``None`` where none comes before ``until``."""
        return next((step.since for step in self.steps if step.verdict is Verdict.PASS), None)

    def on(self, day: str | date) -> Step:
        """The answer on a day.

        :raises ValueError: for a day outside the forecast.
        """
        wanted = as_date(day, "day")
        if not self.due.as_of <= wanted <= self.until:
            raise ValueError("a day of the forecast is expected")
        return [step for step in self.steps if step.since <= wanted][-1]


def forecast(answer_on: Callable[[date], Due], *, as_of: date, until: str | date) -> Forecast:
    """Forecast the answers of ``answer_on``, which is asked for a day and answers as of that day.

    :raises InvalidDocumentError: for dates that cannot be, all at once.
    :raises ValueError: for an end before the first day.

    >>> from healthgov.retention import Nature, RetentionPolicy, due
    >>> from healthgov.periods import years
    >>> policy = RetentionPolicy(
    ...     key="file", title="file", term=years(5).after("closure"), trigger="closure",
    ...     nature=Nature.MINIMUM, cites=())
    >>> def answer_on(day):
    ...     return due(policy, as_of=day, events={"closure": "2022-03-01"})
    >>> seen = forecast(answer_on, as_of=date(2026, 11, 24), until="2029-01-01")
    >>> [(step.since.isoformat(), step.verdict.value) for step in seen.steps]
    [('2026-11-24', 'fail'), ('2027-03-02', 'pass')]
    """
    last = as_date(until, "until")
    if last < as_of:
        raise ValueError("a forecast does not end before it starts")
    first = answer = answer_on(as_of)
    steps = [_step(first)]
    while answer.holds_until is not None and answer.holds_until <= last:
        day = answer.holds_until
        try:
            answer = answer_on(day)
        except NotInForceError:
            steps.append(Step(day, Verdict.UNKNOWN, NO_TEXT, overdue=False))
            break
        step = _step(answer)
        if attrs.evolve(step, since=steps[-1].since) != steps[-1]:
            steps.append(step)
    return Forecast(due=first, until=last, steps=tuple(steps))


def forecast_months(
    policy: RetentionPolicy,
    histories: Iterable[Mapping[str, StatedDay]],
    *,
    as_of: date,
    until: date,
    never: Collection[str] = (),
    not_yet: Collection[str] = (),
) -> dict[str, Counter[str]]:
    """How many records fall due in each month, and why: ``{"2027-03": Counter({"20 years after ...": 12})}``.

    Records are read one by one and dropped. The month is that of the first day after the safe end; those that
    were due before ``as_of`` count under ``"before"``, those later than ``until`` are left out, those whose end is
    not known, or whose law is contested, count under ``"unknown"``, those whose clock waits for an event in ``not_yet``
    under ``"not_begun"``, and those whose dates cannot be, such as that of an event yet to come, under ``"refused"``. Claims and holds are
    not looked at. For more than a few thousand records, annotate a table and count there.

    :raises InvalidDocumentError: for an event that the policy does not read, one in ``never`` that has to happen, or one
        in ``not_yet`` that cannot be yet to come.
    """
    months: dict[str, Counter[str]] = {}
    applied = policy.without(never)
    checked(policy, as_of=as_of, events={}, claims=(), never=never, not_yet=not_yet)
    waits = bool(not_yet) and policy.waits_for(all_to_come(not_yet, policy.events), never=never)
    known = {*policy.events, policy.trigger}
    for days in histories:
        strange = [name for name, day in days.items() if day is not None and name not in known]
        if strange:
            among = f"an event of this type: {', '.join(sorted(known))}"
            raise InvalidDocumentError([Problem(name, among) for name in strange], source="history")
        try:
            history = checked(policy, as_of=as_of, events=days, claims=(), never=never, not_yet=not_yet)
        except InvalidDocumentError:
            months.setdefault("refused", Counter())["refused"] += 1
            continue
        if waits:
            months.setdefault("not_begun", Counter())[NOT_BEGUN] += 1
            continue
        doubtful = policy.doubt or policy.nature is Nature.CRITERION or applied.has_open_floor
        open_ended = doubtful or history.not_yet or unsettled_events(applied, history)
        end = None if open_ended else safe_end(applied, history)
        dates = history.earliest if policy.bounded else history.latest
        month = "unknown" if end is None else _month(end + timedelta(days=1), as_of, until)
        if month is not None:
            months.setdefault(month, Counter())[evaluate(applied.term, dates).reason()] += 1
    return dict(sorted(months.items()))


def _month(free: date, as_of: date, until: date) -> str | None:
    if free < as_of:
        return "before"
    return None if free > until else f"{free:%Y-%m}"


def _step(answer: Due) -> Step:
    return Step(answer.as_of, answer.verdict, answer.phase, answer.overdue)
