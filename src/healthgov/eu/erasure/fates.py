"""What becomes of a set of data: first what obliges to keep it, then what else may, then the grounds of erasure.

The order is that of art. 17: an exemption of paragraph 3 stands before every ground of paragraph 1. Nothing goes while
it is not known whether it has to be kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from healthgov.errors import NotInForceError
from healthgov.eu.erasure.exemptions import (
    anonymous,
    by_another_law,
    claimed_exemption,
    destroyed_by_whom,
    destroyed_for_another,
)
from healthgov.eu.erasure.grounds import NOT_ON_CONSENT, on_grounds, untouched
from healthgov.eu.erasure.lines import Exemption, Exercise, Fate, Line
from healthgov.eu.erasure.sets import DataSet, RecordFacts
from healthgov.eu.erasure.unbound import advised, without_policy
from healthgov.languages import Phrase
from healthgov.models import KeepingReasons, Organisation, ProcessingActivity
from healthgov.periods import Day
from healthgov.retention import Due, Nature, RetentionSchedule
from healthgov.retention.histories import USUAL_HANDLING
from healthgov.texts import BindingForce
from healthgov.verdicts import Verdict

__all__ = ["decided"]

_ASKED_WITH_THE_REQUEST = {"erasure_request": 0, "destruction_asked": 1}
"""Events that the request itself is, and how many days before it each is dated: a decision to destroy obeyed at once."""
_OBJECTION = "objection"
"""The event that starts the clock of what remembers an objection: without it the person is approached again (art. 21(3))."""
_DUTY = KeepingReasons.duty.words.yes
_WHICH_DATE = Phrase("Which of the dates is right? Nothing goes before somebody has looked.")
_DEAD = Phrase("the GDPR does not reach the dead")
_ELSEWHERE = Phrase("the GDPR does not reach the organisation")


def decided(
    one: DataSet,
    schedule: RetentionSchedule,
    *,
    asked: Exercise,
    common: RecordFacts,
    own: Mapping[str, RecordFacts],
    erased: frozenset[str],
    reach: Verdict,
    whom: str,
    abroad: bool | None = False,
) -> Line:
    """The line of a set of data.

    ``whom`` asks what tells whether the GDPR reaches the organisation, where that is not known. ``abroad`` tells that
    the schedule is that of another country than the organisation's, ``None`` that it may be.
    """
    facts = common
    for name in sorted(one.names & own.keys()):
        facts = own[name].over(facts)
    due, reasons = None if abroad else _due(one, schedule, facts, asked), facts.reasons or KeepingReasons()
    today = Day(schedule.as_of)
    evidence = facts.evidence_on(today) if due is None else due.suspended or due.blocked
    gone, partly = one.named_in(erased)
    base = Line(
        key=one.key,
        title=one.title,
        record_type=one.record_type,
        activities=tuple(activity.id for activity in one.activities),
        fate=Fate.ASK,
        due=due,
        erased=gone or (partly and reasons.copy_kept is False),
        partly=partly and reasons.copy_kept is None,
        holds_until=today.holds_until if due is None else due.holds_until,
    )
    if one.elsewhere:
        why = (
            Phrase("the organisation is processor: the controller decides, and is told of the request")
            if one.processor
            else Phrase("the organisation does not decide here: whoever does is told of the request")
        )
        line = attrs.evolve(base, fate=Fate.CONTROLLER, reason=why)
        return destroyed_for_another(line, reasons) if base.erased else line
    kept = _kept(base, one, reasons, schedule, asked, evidence=evidence, abroad=abroad is True)
    line = kept or on_grounds(base, one, reasons, asked)
    if kept is not None and kept.fate is Fate.ASK and _asked_for_nothing(kept):
        by_purpose = on_grounds(base, one, reasons, asked)
        line = by_purpose if by_purpose.fate is Fate.STAYS else kept
    if kept is None and base.erased and line.fate is Fate.ASK:
        line = attrs.evolve(base, fate=Fate.GOES, reason=Phrase("it was destroyed, and no text obliged to keep it"))
    if abroad is None and due is not None:
        line = _by_whose_law(line, one, reasons, schedule, asked)
    if asked is Exercise.WITHDRAWAL and line.fate is Fate.ASK and line.all_there and untouched(one):
        line = attrs.evolve(line, fate=Fate.STAYS, asks=(), reason=NOT_ON_CONSENT, values={}, until=None)
    if line.fate is not Fate.GOES:
        return destroyed_by_whom(line, one) if line.erased and line.obliged else line
    beyond = _DEAD if facts.died else _ELSEWHERE if reach is Verdict.FAIL else None
    return _going(line, one, reasons, beyond, whom if reach is Verdict.UNKNOWN else None)


def _going(line: Line, one: DataSet, reasons: KeepingReasons, beyond: str | None, whom: str | None) -> Line:
    """What nothing holds: whose data they are, and whether the Regulation reaches them, has to be known.

    Of what is gone already that tells nothing, but for who decides on it.
    """
    if beyond is not None and not line.erased:
        line = by_another_law(line, beyond, reasons)
    asks = () if one.role_stated else (ProcessingActivity.role.question,)
    if beyond is None and whom is not None and not line.erased:
        asks = (*asks, whom)
    if asks and line.fate is Fate.GOES:
        why = Phrase("something has to be said first")
        return attrs.evolve(line, fate=Fate.ASK, ground=None, asks=asks, reason=why)
    return attrs.evolve(line, tell=one.recipients) if line.fate is Fate.GOES else line


def _asked_for_nothing(kept: Line) -> bool:
    """Whether what is asked matters only where nothing else holds the data.

    It matters as well where they were destroyed, for then it tells whether they had to be kept, and where dates that
    contradict each other have to be looked at.
    """
    return kept.all_there and not (kept.due is not None and kept.due.held)


def _by_whose_law(
    line: Line, one: DataSet, reasons: KeepingReasons, schedule: RetentionSchedule, asked: Exercise
) -> Line:
    """The same where the organisation may be in another country, of which the schedule says nothing.

    What stays, or was destroyed, may not have to be kept there, and what goes because the period is over here may be due.
    """
    bound = line.obliged and line.exemption is Exemption.LEGAL_OBLIGATION
    elsewhere = attrs.evolve(line, due=None, until=None, fate=Fate.ASK, ground=None, exemption=None, obliged=False)
    there = _kept(elsewhere, one, reasons, schedule, asked, evidence=False, abroad=True)
    if reasons.duty and bound and there is not None:
        return there
    if not bound and (line.fate is not Fate.GOES or there is None):
        return line
    why = Phrase("the law of the country says whether it had to be kept")
    asks = (Organisation.country.question,)
    return attrs.evolve(
        line, fate=Fate.ASK, obliged=False, ground=None, exemption=None, reason=why, values={}, asks=asks
    )


def _due(one: DataSet, schedule: RetentionSchedule, facts: RecordFacts, asked: Exercise) -> Due | None:
    """What the schedule answers; ``None`` where it knows no such type on the day."""
    if one.record_type is None:
        return None
    try:
        policy = schedule.policy(one.record_type, version_on=facts.version_on)
    except NotInForceError:
        return None
    events: dict[str, Any] = {name: day for name, day in facts.events.items() if name in policy.events}
    if asked is Exercise.ERASURE:
        for name, before in _ASKED_WITH_THE_REQUEST.items():
            if name in policy.events:
                events.setdefault(name, schedule.as_of - timedelta(days=before))
    return schedule.due(
        one.record_type,
        claims=facts.claims,
        legal_holds=facts.legal_holds,
        never=[name for name in facts.never if name in policy.events],
        undated=[name for name in facts.undated if name in policy.events],
        not_yet=[name for name in facts.not_yet if name in policy.events],
        handling=facts.handling or USUAL_HANDLING,
        version_on=facts.version_on,
        **events,
    )


def _kept(
    base: Line,
    one: DataSet,
    reasons: KeepingReasons,
    schedule: RetentionSchedule,
    asked: Exercise,
    *,
    evidence: bool,
    abroad: bool,
) -> Line | None:
    """The line of what stays, may have to, or goes by its own text; ``None`` where nothing obliges to keep it."""
    due = base.due
    nobodys = anonymous(one)
    if nobodys is not None:
        return attrs.evolve(base, **nobodys)
    if due is not None and due.held and not due.legal_holds and not due.suspended:
        return attrs.evolve(base, reason=Phrase(due.held), asks=(_WHICH_DATE,))
    if evidence:
        why = Phrase("a claim or a legal hold stands: the data are evidence")
        return attrs.evolve(base, fate=Fate.STAYS, obliged=True, exemption=Exemption.LEGAL_CLAIMS, reason=why)
    by_itself = None if due is None or due.verdict is not Verdict.FAIL else _by_its_text(base, due, asked)
    if by_itself is not None:
        return by_itself
    if reasons.duty:
        return attrs.evolve(base, fate=Fate.STAYS, obliged=True, exemption=Exemption.LEGAL_OBLIGATION, reason=_DUTY)
    perhaps = _perhaps_due(base, one, reasons, schedule, abroad=abroad)
    claimed = claimed_exemption(base, one, reasons)
    if claimed is not None:
        # An exemption allows to keep: it does not tell whether what was destroyed was due.
        return claimed if claimed.obliged or base.all_there or perhaps is None else perhaps
    if due is not None and due.verdict is Verdict.FAIL:
        return advised(base, due, reasons, one.purposes)
    return perhaps


def _perhaps_due(
    base: Line, one: DataSet, reasons: KeepingReasons, schedule: RetentionSchedule, *, abroad: bool
) -> Line | None:
    """The line of what a text may ask to keep, as far as anybody knows; ``None`` where it is known that none does."""
    due = base.due
    if due is None:
        return without_policy(base, one, reasons, abroad=abroad)
    if due.verdict is Verdict.UNKNOWN and not _free(due, schedule):
        why = Phrase("it is not known whether a text still asks to keep it")
        return attrs.evolve(base, reason=why, until=due.keep_through)
    return None


def _by_its_text(base: Line, due: Due, asked: Exercise) -> Line | None:
    """The line of a record whose period runs, where its text, or what it is for, decides; ``None`` where neither does."""
    policy = due.policy
    if policy.on_request is not None and asked is Exercise.ERASURE and due.began is not None:
        last = min(due.as_of + policy.on_request, due.must_dispose_by or date.max)
        why = Phrase("the text itself has it erased where the person asks, by {day}")
        return attrs.evolve(base, fate=Fate.GOES, reason=why, values={"day": last}, until=last)
    if _binds(due):
        return _obliged(base, due)
    if policy.trigger == _OBJECTION:
        why, until = Phrase("what it takes to honour the objection, and no more, is kept"), due.keep_through
        return attrs.evolve(base, fate=Fate.STAYS, exemption=Exemption.LEGAL_OBLIGATION, reason=why, until=until)
    return None


def _obliged(base: Line, due: Due) -> Line:
    until = due.least or due.keep_through
    line = attrs.evolve(base, fate=Fate.STAYS, obliged=True, exemption=Exemption.LEGAL_OBLIGATION, until=until)
    if until is not None:
        return attrs.evolve(line, reason=Phrase("a text obliges to keep it through {day}"), values={"day": until})
    if due.not_begun:
        return attrs.evolve(line, reason=Phrase("a text obliges to keep it, and its period has not begun"))
    bound = due.evaluated.at_least
    if bound is not None and not due.for_ever:
        words = Phrase("a text obliges to keep it, through {day} at least")
        return attrs.evolve(line, reason=words, values={"day": bound})
    return attrs.evolve(line, reason=Phrase("a text obliges to keep it, without an end"))


def _binds(due: Due) -> bool:
    """Whether a text obliges, and does not merely advise or allow."""
    policy = due.policy
    if policy.nature not in (Nature.MINIMUM, Nature.FIXED, Nature.CRITERION):
        return False
    return not policy.cites or any(
        cite.confidence.decides and cite.force > BindingForce.GUIDANCE for cite in policy.cites
    )


def _free(due: Due, schedule: RetentionSchedule) -> bool:
    """Whether nothing obliges to keep although the end is still to come: a maximum, or a range past its lower end."""
    if due.policy.doubt:
        return False
    past_least = due.least is not None and due.least < schedule.as_of
    return due.policy.nature is Nature.MAXIMUM or past_least
