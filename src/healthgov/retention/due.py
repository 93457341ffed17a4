"""When is a record due? The answer for one record: two dates, the reason, and what stands in the way.

Expired is not deletable, and deletable is not deleted: claims, holds and signatures come in between,
and nothing here deletes anything.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import attrs

from healthgov.errors import DefinitionError, InvalidDocumentError, Problem
from healthgov.findings import say
from healthgov.periods import Day, as_date
from healthgov.references import Reference
from healthgov.retention.evaluating import Evaluated, Events, evaluate
from healthgov.retention.policies import Disposition, Nature, RetentionPolicy, SignOff
from healthgov.verdicts import Verdict

__all__ = ["Claim", "Due", "Hold", "due"]

_DAY = timedelta(days=1)


@attrs.frozen
class Claim:
    """A claim on liability: it pauses the clock from its lodging to its final resolution, both included."""

    lodged: date
    resolved: date | None = None


@attrs.frozen(kw_only=True)
class Hold:
    """A legal hold: it blocks disposition and moves no date.

    :raises DefinitionError: when it is released or reviewed before it starts.
    """

    since: date
    released: date | None = None
    """The day it was released; from that day it blocks no more."""
    review: date | None = None
    """The day by which somebody looks whether it is still needed."""
    scope: str = attrs.field(default="", repr=False)
    author: str = attrs.field(default="", repr=False)
    reason: str = attrs.field(default="", repr=False)

    def __attrs_post_init__(self) -> None:
        for name in ("released", "review"):
            day: date | None = getattr(self, name)
            if day is not None and day < self.since:
                raise DefinitionError(f"a hold has no {name} before it starts")


@attrs.frozen(kw_only=True)
class Due:
    """The answer for one record on a day.

    ``keep_through`` is the last day of the adopted reading, ``None`` while it is not known or a claim
    is pending; ``disposable_from`` the day after. ``safe_keep_through`` is the latest end of any
    plausible reading. ``verdict`` says whether the record may be disposed of on the day, signatures
    apart: PASS after the safe end with nothing in the way, FAIL before the adopted end or under a claim
    or hold, UNKNOWN in between. A maximum forbids no earlier disposal: it is PASS unless something is in
    the way, and ``overdue`` after its end. Where readings compete, the verdict is the one they share.
    """

    policy: RetentionPolicy
    as_of: date
    keep_through: date | None
    safe_keep_through: date | None
    reason: str
    verdict: Verdict
    holds_until: date | None
    suspended: bool
    held: bool
    suspended_days: int
    lacking: tuple[str, ...]
    evaluated: Evaluated
    other_readings: tuple[tuple[Reference, Evaluated], ...]
    """The other plausible readings with what they rest on, before any suspension."""
    least: date | None
    """The lower end of a range, where the text gives one."""
    began: date | None
    """The day of the trigger."""
    phase: str
    """The phase on the day: a named one, ``active``, or ``expired`` after the last."""
    over: bool
    """Whether the day lies after ``keep_through``."""

    @property
    def disposable_from(self) -> date | None:
        """The day after ``keep_through``; for a maximum, which forbids no earlier disposal, that of the trigger."""
        if self.policy.nature is Nature.MAXIMUM:
            return self.began
        if self.policy.least is not None:
            return None if self.least is None else self.least + _DAY
        return None if self.keep_through is None else self.keep_through + _DAY

    @property
    def must_dispose_by(self) -> date | None:
        """The last day on which the record may still be there; ``None`` where no text sets a maximum."""
        bounded = self.policy.nature is Nature.MAXIMUM or self.policy.least is not None
        return self.keep_through if bounded else None

    @property
    def overdue(self) -> bool:
        """Whether a maximum is over and nothing blocks disposition: the record ought to be gone."""
        return self.must_dispose_by is not None and self.over and not self.held

    @property
    def disposition(self) -> Disposition:
        """What happens then."""
        return self.policy.disposition

    @property
    def sign_offs(self) -> tuple[SignOff, ...]:
        """Who has to sign before."""
        return self.policy.sign_offs

    def explain(self, language: str = "en") -> str:
        """The answer in words: dates, the tree of the term, what stands in the way, the texts."""
        words = _WORDS[language]
        lines = [f"{say(self.policy.title, None, language)} ({self.policy.key}), {words['on']} {self.as_of}"]
        through = words["at_most" if self.policy.nature is Nature.MAXIMUM else "through"]
        lines.append(f"{through}: {self.keep_through or words['unknown']} ({self.reason})")
        if self.safe_keep_through != self.keep_through:
            lines.append(f"{words['safe']}: {self.safe_keep_through or words['unknown']}")
        lines.append(self.evaluated.explain(language, 1))
        for source, reading in self.other_readings:
            lines += [f"  {words['reading']} ({source}):", reading.explain(language, 2)]
        if self.least:
            lines.append(f"  {words['least']} {self.least}")
        if self.suspended_days:
            lines.append(f"  + {self.suspended_days} {words['suspended_days']}")
        lines += [
            words[name]
            for name, holds in (("suspended", self.suspended), ("held", self.held), ("overdue", self.overdue))
            if holds
        ]
        if self.lacking:
            lines.append(f"{words['lacking']}: {', '.join(self.lacking)}")
        if self.policy.contested:
            lines.append(f"{words['contested']}: {say(self.policy.contested, None, language)}")
        if self.sign_offs:
            lines.append(f"{words['sign']}: {', '.join(sign.value for sign in self.sign_offs)}")
        lines.append(", ".join(map(str, self.policy.cites)))
        return "\n".join(lines)


_WORDS = {
    "en": {
        "on": "on",
        "through": "keep through",
        "at_most": "keep no longer than",
        "overdue": "the maximum is over: it ought to be gone",
        "least": "not before the day after",
        "safe": "safely keep through",
        "unknown": "not known",
        "suspended_days": "days of suspension by claims",
        "suspended": "a claim is pending: the clock stands still",
        "held": "a hold blocks disposition",
        "lacking": "not stated",
        "contested": "contested",
        "reading": "another reading",
        "sign": "to be signed by",
    },
    "fr": {
        "on": "au",
        "through": "à conserver jusqu'au",
        "at_most": "à ne pas conserver au-delà du",
        "overdue": "le maximum est dépassé : ce devrait être supprimé",
        "least": "pas avant le lendemain du",
        "safe": "à conserver par sûreté jusqu'au",
        "unknown": "inconnu",
        "suspended_days": "jours de suspension par réclamations",
        "suspended": "une réclamation est en cours : le délai est suspendu",
        "held": "un gel bloque le sort final",
        "lacking": "non indiqué",
        "contested": "contesté",
        "reading": "une autre lecture",
        "sign": "à signer par",
    },
}


def due(
    policy: RetentionPolicy,
    *,
    as_of: date,
    events: Mapping[str, str | date | None],
    claims: Iterable[Claim | tuple[str | date, str | date | None]] = (),
    holds: Iterable[Hold] = (),
) -> Due:
    """Compute when a record is due under a policy.

    A partial date (``"2001"``, ``"2001-06"``) counts with its safe end.

    :raises InvalidDocumentError: for dates that cannot be, all at once: a death before the birth or the
        last contact, a contact in the future, a claim that ends before it starts, an unknown event.
    """
    dates, listed = _checked(policy, as_of, events, claims)
    blocking = tuple(holds)
    adopted, paused, suspended, late = _with_claims(policy, evaluate(policy.term, dates), dates, listed)
    safe = _safe(policy, dates, listed)
    lacking = adopted.lacking
    end = None if suspended else (None if adopted.on is None else adopted.on + timedelta(days=paused))
    day = Day(as_of)
    held = _blocked(blocking, day) or late
    readings = tuple((reading.source, evaluate(reading.term, dates)) for reading in policy.readings)
    ends = [adopted.on, *(reading.on for _, reading in readings)]
    verdict = (
        Verdict.FAIL
        if suspended or held
        else _shared(day, ends)
        if policy.contested
        else _in_range(day, evaluate(policy.least, dates).on)
        if policy.least is not None
        else _verdict(policy, day, adopted.at_least if end is None else end, safe, known=end is not None)
    )
    # Compared before the day is asked how long all this holds.
    phase = _phase(policy, dates, day, end)
    over = end is not None and not day <= end
    return Due(
        policy=policy,
        as_of=as_of,
        keep_through=end,
        safe_keep_through=None if suspended else safe,
        reason=adopted.reason(),
        verdict=verdict,
        holds_until=day.holds_until,
        suspended=suspended,
        held=held,
        suspended_days=paused,
        lacking=lacking,
        evaluated=adopted,
        least=None if policy.least is None else evaluate(policy.least, dates).on,
        other_readings=readings,
        began=dates.get(policy.trigger),
        phase=phase,
        over=over,
    )


def _blocked(holds: tuple[Hold, ...], day: Day) -> bool:
    """Whether any hold stands; every one is compared, so that the day knows when the last is released."""
    standing = [hold.since <= day and (hold.released is None or day < hold.released) for hold in holds]
    return any(standing)


def _shared(day: Day, ends: list[date | None]) -> Verdict:
    """The verdict every reading of a contested text gives, where they give the same."""
    known = [end for end in ends if end is not None]
    if len(known) < len(ends) or len(ends) == 1:
        return Verdict.UNKNOWN
    if day <= min(known):
        return Verdict.FAIL
    return Verdict.PASS if max(known) < day else Verdict.UNKNOWN


def _in_range(day: Day, least: date | None) -> Verdict:
    """The verdict of a range: from its lower end on the record may go, after the upper one it ought to."""
    if least is None:
        return Verdict.UNKNOWN
    return Verdict.FAIL if day <= least else Verdict.PASS


def _verdict(policy: RetentionPolicy, day: Day, end: date | None, safe: date | None, *, known: bool) -> Verdict:
    """The verdict with nothing in the way; ``end`` is a lower bound where the end is not known."""
    if policy.nature is Nature.MAXIMUM:
        return Verdict.PASS
    if end is not None and day <= end:
        return Verdict.FAIL
    if not known or policy.nature is Nature.CRITERION:
        return Verdict.UNKNOWN
    return Verdict.PASS if safe is not None and safe < day else Verdict.UNKNOWN


def _safe(policy: RetentionPolicy, dates: Events, claims: tuple[Claim, ...]) -> date | None:
    """The latest end of any plausible reading, unknown events taken at their latest."""
    filled = dict(dates)
    for event, bound in policy.assumes.items():
        if filled.get(event) is None:
            filled[event] = filled.get(bound)
    ends: list[date] = []
    for term in (policy.term, *policy.other_readings):
        for known in (dates, filled):
            result, paused, suspended, _ = _with_claims(policy, evaluate(term, known), known, claims)
            if suspended:
                return None
            if result.on is not None:
                ends.append(result.on + timedelta(days=paused))
    return max(ends, default=None)


def _with_claims(
    policy: RetentionPolicy, result: Evaluated, dates: Events, claims: tuple[Claim, ...]
) -> tuple[Evaluated, int, bool, bool]:
    """The result with the days claims add; whether the clock stands still; whether one came too late."""
    if result.on is None or not policy.suspended_by_claims:
        pending = any(claim.resolved is None for claim in claims)
        return result, 0, False, pending
    clock = dates.get(result.replaced_at or policy.trigger)
    added, late = 0, False
    for lodged, resolved in _union(claims):
        if lodged > result.on + timedelta(days=added):
            late = late or resolved is None  # the clock had run out: evidence is kept, no date moves
            continue
        if resolved is None:
            return result, added, True, False
        start = lodged if clock is None else max(lodged, clock + _DAY)
        added += max(0, (resolved - start).days + 1)
    return result, added, False, late


def _union(claims: tuple[Claim, ...]) -> list[tuple[date, date | None]]:
    """Overlapping claims count once, in order; one that is pending swallows what comes after."""
    merged: list[tuple[date, date | None]] = []
    for claim in sorted(claims, key=lambda claim: claim.lodged):
        if merged:
            lodged, resolved = merged[-1]
            if resolved is None:
                break
            if claim.lodged <= resolved + _DAY:
                merged[-1] = (lodged, None if claim.resolved is None else max(resolved, claim.resolved))
                continue
        merged.append((claim.lodged, claim.resolved))
    return merged


def _phase(policy: RetentionPolicy, dates: Events, day: Day, end: date | None) -> str:
    for phase in policy.phases:
        until = evaluate(phase.ends, dates).on
        if until is None or day <= until:
            return phase.name
    if end is None or day <= end:
        return "intermediate" if policy.phases else "active"
    return "expired"


def _checked(
    policy: RetentionPolicy,
    as_of: date,
    events: Mapping[str, str | date | None],
    claims: Iterable[Claim | tuple[str | date, str | date | None]],
) -> tuple[dict[str, date | None], tuple[Claim, ...]]:
    problems: list[Problem] = []
    dates: dict[str, date | None] = {}
    known = {*policy.events, policy.trigger}
    for name, value in events.items():
        if name not in known:
            if value is not None:
                problems.append(Problem("", f"events among {', '.join(sorted(known))}"))
            continue
        try:
            dates[name] = None if value is None else _late(value, early=policy.nature is Nature.MAXIMUM)
        except (TypeError, ValueError):
            problems.append(Problem(name, "a date written YYYY-MM-DD, YYYY-MM or YYYY"))
    listed: list[Claim] = []
    for index, claim in enumerate(claims):
        where = f"claims[{index}]"
        try:
            lodged, resolved = (claim.lodged, claim.resolved) if isinstance(claim, Claim) else claim
            made = Claim(as_date(lodged), None if resolved is None else as_date(resolved))
        except (TypeError, ValueError):
            problems.append(Problem(where, "two dates written YYYY-MM-DD, the second left out while it is pending"))
            continue
        if made.resolved is not None and made.resolved < made.lodged:
            problems.append(Problem(where, "a claim that does not end before it starts"))
        if made.lodged > as_of or (made.resolved is not None and made.resolved > as_of):
            problems.append(Problem(where, "a claim that is not in the future"))
        listed.append(made)
    problems += _impossible(dates, as_of, {name for name, value in events.items() if not _whole(value)})
    if problems:
        raise InvalidDocumentError(problems, source="record")
    return dates, tuple(listed)


def _impossible(dates: Mapping[str, date | None], as_of: date, partial: set[str]) -> list[Problem]:
    birth, contact, death = (dates.get(name) for name in ("birth", "last_contact", "death"))
    problems = [
        Problem(name, "a day that is not in the future")
        for name, day in dates.items()
        if day and day > as_of and name not in partial
    ]
    if not partial & {"birth", "last_contact"} and birth and contact and contact < birth:
        problems.append(Problem("last_contact", "a day that is not before the birth"))
    if not partial & {"birth", "death"} and birth and death and death < birth:
        problems.append(Problem("death", "a day that is not before the birth"))
    if not partial & {"last_contact", "death"} and contact and death and death < contact:
        problems.append(Problem("death", "a day that is not before the last contact"))
    return problems


def _whole(value: str | date | None) -> bool:
    return not (isinstance(value, str) and len(value) in (4, 7))


def _late(value: str | date, *, early: bool) -> date:
    """A date, or the safe end of a partial one."""
    if _whole(value):
        return as_date(value)
    parts = [int(part) for part in str(value).split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if early:
        return date(year, month or 1, 1)
    last = month or 12
    return date(year, last, calendar.monthrange(year, last)[1])
