"""What a term will come to: the answers a record will get if nothing else happens, and what falls due when.

The fifth reading of a term. A forecast is a chain of answers, each with the first day on which it holds; it
says nothing new on any day, only when the answer of that day changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from healthgov.periods import as_date
from healthgov.retention.answers import Due
from healthgov.retention.due import due
from healthgov.retention.evaluating import evaluate
from healthgov.retention.facts import Hold, StatedClaim, StatedDay
from healthgov.retention.policies import RetentionPolicy
from healthgov.verdicts import Verdict

__all__ = ["Forecast", "Step", "forecast", "forecast_months"]


@attrs.frozen
class Step:
    """From ``since`` on, the answer is this one."""

    since: date
    verdict: Verdict
    phase: str
    overdue: bool


@attrs.frozen(kw_only=True)
class Forecast:
    """The answers for one record from a day to another, if nothing else happens.

    ``waits_for`` names the events without date that keep the end unknown: when one happens, or becomes
    known, forecast again.
    """

    due: Due
    until: date
    steps: tuple[Step, ...]

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


def forecast(
    policy: RetentionPolicy,
    *,
    as_of: date,
    until: str | date,
    events: Mapping[str, StatedDay],
    claims: Iterable[StatedClaim] = (),
    holds: Iterable[Hold] = (),
    never: Collection[str] = (),
) -> Forecast:
    """Forecast the answers for a record under a policy.

    :raises InvalidDocumentError: for dates that cannot be, all at once.
    :raises ValueError: for an end before the first day.

    >>> from healthgov.retention.policies import Nature
    >>> from healthgov.periods import years
    >>> policy = RetentionPolicy(
    ...     key="file", title=("file", "dossier"), term=years(5).after("closure"), trigger="closure",
    ...     nature=Nature.MINIMUM, cites=())
    >>> seen = forecast(policy, as_of=date(2026, 11, 24), until="2029-01-01", events={"closure": "2022-03-01"})
    >>> [(step.since.isoformat(), step.verdict.value) for step in seen.steps]
    [('2026-11-24', 'fail'), ('2027-03-02', 'pass')]
    """
    last = as_date(until, "until")
    if last < as_of:
        raise ValueError("a forecast does not end before it starts")
    lodged, blocking = tuple(claims), tuple(holds)
    first = due(policy, as_of=as_of, events=events, claims=lodged, holds=blocking, never=never)
    steps = [_step(first)]
    answer = first
    while answer.holds_until is not None and answer.holds_until <= last:
        answer = due(policy, as_of=answer.holds_until, events=events, claims=lodged, holds=blocking, never=never)
        step = _step(answer)
        if attrs.evolve(step, since=steps[-1].since) != steps[-1]:
            steps.append(step)
    return Forecast(due=first, until=last, steps=tuple(steps))


def forecast_months(
    policy: RetentionPolicy,
    histories: Iterable[Mapping[str, date | None]],
    *,
    as_of: date,
    until: date,
) -> dict[str, Counter[str]]:
    """How many records fall due in each month, and why: ``{"2027-03": Counter({"20 years after ...": 12})}``.

    Records are read one by one and dropped. The month is that of the first day after the safe end; those that
    were due before ``as_of`` count under ``"before"``, those later than ``until`` are left out, and those
    whose end is not known count under ``"unknown"``. Claims and holds are not looked at.
    """
    months: dict[str, Counter[str]] = {}
    for end, reason in _ends(policy, histories):
        if end is None:
            month = "unknown"
        elif (free := end + timedelta(days=1)) < as_of:
            month = "before"
        elif free > until:
            continue
        else:
            month = f"{free:%Y-%m}"
        months.setdefault(month, Counter())[reason] += 1
    return dict(sorted(months.items()))


def _ends(policy: RetentionPolicy, histories: Iterable[Mapping[str, date | None]]) -> Iterator[tuple[date | None, str]]:
    """The latest plausible end of each record, and what decided the adopted one."""
    terms = (policy.term, *policy.other_readings)
    for history in histories:
        filled = dict(history)
        for event, bound in policy.assumes.items():
            if filled.get(event) is None:
                filled[event] = history.get(bound)
        ends = [evaluate(term, known).on for term in terms for known in (history, filled)]
        yield max((end for end in ends if end is not None), default=None), evaluate(policy.term, history).reason()


def _step(answer: Due) -> Step:
    return Step(answer.as_of, answer.verdict, answer.phase, answer.overdue)
