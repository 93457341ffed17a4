"""Stated periods held against a schedule of retention. What is found is placed below the limit, or what told it."""

from __future__ import annotations

from healthgov.durations import Length
from healthgov.eu.gdpr.criteria import may_say_when
from healthgov.eu.schedules.advice import is_advice
from healthgov.eu.schedules.lengths import Lengths, active_period, lengths_of, policies_on
from healthgov.eu.schedules.other_texts import by_archives, unless_archived, unless_by_other_law
from healthgov.findings import Finding, contested, failed, missing, outside, passed
from healthgov.models import RetentionLimit
from healthgov.questions import View
from healthgov.questions.asking import Law
from healthgov.questions.leaves import NEARLY
from healthgov.retention import Nature, RetentionPolicy, RetentionSchedule
from healthgov.retention.terms import periods_of
from healthgov.texts import Reference

__all__ = ["NO_NUMBER", "agrees", "case_by_case", "nearly_alike"]

_AT_LEAST = (Nature.MINIMUM, Nature.FIXED)
_AT_MOST = (Nature.MAXIMUM, Nature.FIXED)
NO_NUMBER = "Does the period meet the criteria of the schedule, which gives no number?"
_BRANCHES = "Does the period hold for each case that the schedule tells apart?"
_OWN_WORDS = "Is the end that the criteria say no earlier, and no later, than the schedule has it?"
_A_PART = "Active use ({period}) is a part of the whole period ({whole}), and longer than it here: which is right?"


_WITH_TEXT = {
    "{period} is shorter than {law}": "{period} is shorter than {law} ({text})",
    "{period} is longer than {law}": "{period} is longer than {law} ({text})",
    "{period} is shorter than {law}, the shortest that is read": (
        "{period} is shorter than {law}, the shortest that is read ({text})"
    ),
    "{period} is longer than {law}, the longest that is read": (
        "{period} is longer than {law}, the longest that is read ({text})"
    ),
    "{period} is shorter than the {law} advised, without reasons": (
        "{period} is shorter than the {law} advised, without reasons ({text})"
    ),
    "{period} is longer than the {law} advised, without reasons": (
        "{period} is longer than the {law} advised, without reasons ({text})"
    ),
    "{period} is longer than the {law} that a text asks for, without reasons": (
        "{period} is longer than the {law} that a text asks for, without reasons ({text})"
    ),
    "{period} is longer than {law} in active use": "{period} is longer than {law} in active use ({text})",
    "there is more in active use than {law}": "there is more in active use than {law} ({text})",
}
"""What fails names the text that gives the length; the schedule of a house need not name any."""


def _text_of(policy: RetentionPolicy) -> dict[str, Reference]:
    """The text that carries the length: the first."""
    return {"text": policy.cites[0]} if policy.cites else {}


def agrees(law: Law, limit: View, schedule: type[RetentionSchedule]) -> Finding:
    """The stated period agrees with the policies of its type of record on the day."""
    # Read whatever the type is: the list of facts that a rule reads is made of subjects with any.
    archives_agreed, as_scheduled = limit.claimed("archives_agreed"), limit.claimed("as_scheduled")
    for name in ("other_law", "other_law_reaches"):
        limit.claimed(name)
    record_type = limit.record_type
    if not schedule.versions.get(record_type, ()):
        return unless_by_other_law(
            limit,
            failed(
                "the schedule knows no such type of record, and nobody says that it is one of the organisation's own",
                at="record_type",
            ),
        ) or passed("another text has these data kept so long", at="other_law_reaches")
    standing = policies_on(schedule, record_type, law.day)
    if not standing:
        return outside("the schedule has no text on this type of record on that day", at="record_type")
    policy = standing[0]
    lengths = lengths_of(policy)
    return (
        by_archives(limit, policy, agreed=archives_agreed)
        or _agrees(limit, policy, lengths)
        or _part_of_whole(limit, policy, lengths)
        or _in_active_use(limit, policy, lengths)
        or _passed(limit, policy, lengths, as_scheduled=as_scheduled)
    )


def nearly_alike(place: str, period: Length, law: Length) -> Finding:
    """Days against months: which of them is longer depends on the day from which they run."""
    return missing(place, NEARLY, period=period, law=law)


def _agrees(limit: View, policy: RetentionPolicy, lengths: Lengths) -> Finding | None:
    """What is kept for less than the shortest branch, or for longer than the longest."""
    period, least = limit.claimed("period"), limit.claimed("least")
    at_least, at_most = least or period, period or least
    if at_least is None or at_most is None:
        return None
    place = "least" if least is not None else "period"
    if policy.doubt:
        return _whatever_is_read(limit, at_least, at_most, policy) or contested(policy.doubt, at=place)
    if lengths.endless and policy.nature in _AT_LEAST:
        return failed("{period} ends, and a text asks to keep without end", at=place, period=at_most)
    shortest, longest = lengths.shortest, None if lengths.open else lengths.longest
    binds = policy.nature in _AT_LEAST and not is_advice(policy)
    if binds and shortest is not None and not shortest.surely_within(at_least):
        if shortest.maybe_within(at_least):
            return nearly_alike(place, at_least, shortest)
        words, text = "{period} is shorter than {law}", _text_of(policy)
        return failed(_WITH_TEXT[words] if text else words, at=place, period=at_least, law=shortest, **text)
    return _departing(limit, (at_least, at_most), policy, shortest, longest)


def _whatever_is_read(limit: View, at_least: Length, at_most: Length, policy: RetentionPolicy) -> Finding | None:
    """Where readings compete on the length, a period that is too short, or too long, for each of them."""
    if not policy.readings or policy.nature not in _AT_LEAST or is_advice(policy):
        return None
    read = [(policy.term, _text_of(policy)), *((one.term, {"text": one.source}) for one in policy.readings)]
    sources = [(length, text) for term, text in read for length in periods_of(term)]
    lengths = [length for length, _ in sources]
    if not any(one.maybe_within(at_least) for one in lengths):
        words = "{period} is shorter than {law}, the shortest that is read"
        shortest = (one for one in sources if all(one[0].surely_within(other) for other in lengths))
        law, text = next(shortest, sources[0])
        return failed(_WITH_TEXT[words] if text else words, at="period", period=at_least, law=law, **text)
    if policy.nature is Nature.FIXED and not any(at_most.maybe_within(one) for one in lengths):
        words = "{period} is longer than {law}, the longest that is read"
        longest = (one for one in sources if all(other.surely_within(one[0]) for other in lengths))
        law, text = next(longest, sources[0])
        found = failed(_WITH_TEXT[words] if text else words, at="period", period=at_most, law=law, **text)
        return unless_by_other_law(limit, found)
    return None


def _departing(
    limit: View,
    stated: tuple[Length, Length],
    policy: RetentionPolicy,
    shortest: Length | None,
    longest: Length | None,
) -> Finding | None:
    """A period beside what a text asks, allows or advises: some may be passed with reasons, some may not."""
    (at_least, at_most), said, law = stated, None, longest
    period, text = at_most, _text_of(policy)
    advice_to_keep = policy.nature is not Nature.MAXIMUM and is_advice(policy)
    too_short = advice_to_keep and shortest is not None and not shortest.maybe_within(at_least)
    if too_short:
        said, law, period = "{period} is shorter than the {law} advised, without reasons", shortest, at_least
    elif longest is not None and not at_most.surely_within(longest):
        nearly = at_most.maybe_within(longest)
        if policy.nature in _AT_MOST and not is_advice(policy):
            words = "{period} is longer than {law}"
            beyond = failed(_WITH_TEXT[words] if text else words, at="period", period=period, law=longest, **text)
            return nearly_alike("period", period, longest) if nearly else unless_archived(limit, policy, beyond)
        if nearly:  # no reasons are asked for a day or two beside advice
            return None
        if is_advice(policy):
            said = "{period} is longer than the {law} advised, without reasons"
        elif policy.nature is Nature.MINIMUM:
            said = "{period} is longer than the {law} that a text asks for, without reasons"
    if said is None or law is None:
        return None
    departing = failed(_WITH_TEXT[said] if text else said, at="period", period=period, law=law, **text)
    left = departing if too_short else unless_by_other_law(limit, departing)
    return None if left is None or limit.justified else left


def _part_of_whole(limit: View, policy: RetentionPolicy, lengths: Lengths) -> Finding | None:
    """Active use is a part of the whole period; where no whole is stated, what is in active use is kept at least as long."""
    stated, phase = limit.claimed("period"), limit.claimed("active_period")
    if phase is None:
        return None
    if stated is not None:
        return None if phase.maybe_within(stated) else missing("active_period", _A_PART, period=phase, whole=stated)
    told_apart = policy.doubt or active_period(policy) is not None
    return None if told_apart else _departing(limit, (phase, phase), policy, None, lengths.longest)


def _in_active_use(limit: View, policy: RetentionPolicy, lengths: Lengths) -> Finding | None:
    """What stays in active use for longer than its phase, and is not kept apart; advice may be passed with reasons."""
    active, stated, phase = active_period(policy), limit.claimed("period"), limit.claimed("active_period")
    longest, text = stated or lengths.longest, _text_of(policy)
    if active is None or policy.doubt:
        return None
    binds = policy.nature in _AT_MOST
    if phase is not None and not phase.surely_within(active):
        if phase.maybe_within(active):
            return nearly_alike("active_period", phase, active)
        if policy.nature is not Nature.FIXED and limit.justified:  # how long is active use is advised, beside a cap too
            return None
        words = "{period} is longer than {law} in active use"
        beyond = failed(_WITH_TEXT[words] if text else words, at="active_period", period=phase, law=active, **text)
        return unless_by_other_law(limit, beyond)
    if longest is not None and longest.surely_within(active):
        return None
    asked = binds and stated is not None and phase is None
    apart = limit.archived_apart if asked else limit.claimed("archived_apart")
    if apart is not False or (not binds and limit.justified):
        return None
    if longest is None:
        words = "there is more in active use than {law}"
        beyond = failed(_WITH_TEXT[words] if text else words, at="archived_apart", law=active, **text)
        return unless_by_other_law(limit, beyond)
    if longest.maybe_within(active):
        return nearly_alike("period", longest, active)
    words = "{period} is longer than {law} in active use"
    beyond = failed(_WITH_TEXT[words] if text else words, at="archived_apart", period=longest, law=active, **text)
    return unless_by_other_law(limit, beyond)


def _passed(limit: View, policy: RetentionPolicy, lengths: Lengths, *, as_scheduled: bool | None) -> Finding:
    """Nothing is known against it: it agrees, or the schedule tells cases apart that one period does not."""
    period, least = limit.claimed("period"), limit.claimed("least")
    at_least, at_most = least or period, period or least
    if at_least is None or at_most is None:
        own = limit.claimed("criterion")
        if own is not None and may_say_when(own):
            return case_by_case(_OWN_WORDS, answer=as_scheduled)
        return passed("the period is that of the schedule", at="record_type")
    if lengths.shortest is None or lengths.longest is None:
        return _with_reasons(limit, policy, as_scheduled) or case_by_case(NO_NUMBER, answer=as_scheduled)
    beyond = policy.nature is Nature.MINIMUM and not lengths.open and lengths.longest.surely_within(at_least)
    # What is fixed passes its longest case only where another text lengthens it: then it is too short for none.
    lengthened = policy.nature is Nature.FIXED and not lengths.open and not at_least.maybe_within(lengths.longest)
    below = policy.nature is Nature.MAXIMUM and at_most.surely_within(lengths.shortest)
    if not (lengths.one or beyond or lengthened or below or policy.least is not None):
        return _with_reasons(limit, policy, as_scheduled) or case_by_case(_BRANCHES, answer=as_scheduled)
    if period is None and policy.nature in _AT_MOST and not as_scheduled and limit.claimed("criterion") is None:
        return missing("period", RetentionLimit.period.question)  # so long at least says nothing of so long at most
    return passed("the period agrees with the schedule", at="period")


def _with_reasons(limit: View, policy: RetentionPolicy, as_scheduled: bool | None) -> Finding | None:  # noqa: FBT001
    """Advice may be left with reasons in each case that it tells apart; who leaves it in some is asked for them."""
    if not is_advice(policy) or as_scheduled:
        return None
    justified = limit.claimed("justified") if as_scheduled is None else limit.justified
    return passed(RetentionLimit.justified.words.yes, at="justified") if justified else None


def case_by_case(question: str, *, answer: bool | None) -> Finding:
    """What one stated period does not say: whether criteria are met, and each case is kept for its own time."""
    if answer is None:
        return missing("as_scheduled", question)
    if answer:
        return passed(
            "the period meets the criteria of the schedule and holds for each case it tells apart", at="as_scheduled"
        )
    return failed(
        "the period does not meet the criteria of the schedule, or not in each case it tells apart", at="as_scheduled"
    )
