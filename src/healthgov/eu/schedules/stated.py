"""The question of every rule on stated periods, whichever country's schedule they are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.eu.schedules.scheduled import Scheduled
from healthgov.findings import Finding, failed, missing, passed
from healthgov.languages import Phrase
from healthgov.models import Organisation, ProcessingActivity, RetentionLimit, Role
from healthgov.questions import View, ask_again, by_hand, claimed, either, thing_of, when
from healthgov.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from healthgov.questions.asking import Law
    from healthgov.retention import RetentionSchedule

    Compared = Callable[[Law, View, type[RetentionSchedule]], Finding]

__all__ = [
    "comparable",
    "compared",
    "held_against_schedule",
    "held_with_what_has_no_end",
    "holding",
    "kept_for_ever",
    "knows",
    "not_overdue",
    "of_a_schedule",
    "of_its_own",
    "of_persons",
]

_WHICH = "Which type of record of the schedule of this country is it? It knows none of this name."
_MAY_BE = "Which type of record of the schedule of this country is it? It knows none of this name; {keys} may be meant."
_OWN = "The schedule of this country knows no type of record of this name: is it one of the organisation's own, of which none speaks?"
_OWN_OR = (
    "The schedule of this country knows no type of record of this name, and {keys} may be meant: is it one of the"
    " organisation's own, of which none speaks?"
)


def holding(limit: View, document: View | None) -> list[ProcessingActivity]:
    """The activities in which a limit stands."""
    organisation, this = thing_of(document), thing_of(limit)
    activities = (organisation.activities or ()) if isinstance(organisation, Organisation) else ()
    return [one for one in activities if any(each is this for each in one.retention or ())]


def kept_for_others(law: object, limit: View, document: View | None) -> bool:
    """The limit stands in an activity that the organisation performs as a processor."""
    del law
    found = holding(limit, document)
    return bool(found) and all(one.role in (Role.PROCESSOR, Role.NEITHER) for one in found)


def anonymous_there(law: object, limit: View, document: View | None) -> bool:
    """The limit stands in an activity whose data are shown to be anonymous."""
    del law
    found = holding(limit, document)
    # The rules of the Regulation on storage ask this room: it may not wait for them.
    from healthgov.eu.gdpr.law import APPLICABLE, not_anonymous  # noqa: PLC0415

    return bool(found) and all(not_anonymous.verdict(one, as_of=APPLICABLE) is Verdict.FAIL for one in found)


of_its_own = (~by_hand(kept_for_others)).said(
    "nobody says that the organisation is a processor here", no="a processor has no period of its own"
)
of_persons = (~by_hand(anonymous_there)).said(
    "nobody shows the data to be anonymous", no="the data are shown to be anonymous"
)


def asked_for_ever(law: Scheduled, limit: View, document: View | None) -> bool:
    """A text asks to keep the type of record without any end."""
    record_type, schedule = limit.record_type, law.schedule_of(thing_of(document))
    if schedule is None:
        return False
    from healthgov.eu.schedules.duties import never_ends  # noqa: PLC0415  the schedule loads when a type is named

    return never_ends(schedule, record_type)


kept_for_ever = by_hand(asked_for_ever).said(
    "a text asks to keep the record without end", no="no text asks to keep the record without end"
)
"""The few types of record that a text asks to keep for ever, by the schedule of the country."""
compared = claimed(RetentionLimit.record_type.stated()) & ~(
    claimed(RetentionLimit.unlimited) & ~claimed(RetentionLimit.period.stated()) & ~claimed(kept_for_ever)
)
"""A type of record is named; of one that is kept without limit, and need not be, another rule asks."""


def knows(schedule: type[RetentionSchedule] | None, record_type: str) -> bool:
    """A schedule, or that of a part of its country, knows a type of record."""
    return schedule is not None and any(record_type in one.versions for one in (schedule, *schedule.parts.values()))


def known_to_a_schedule(law: Scheduled, limit: View, document: View | None) -> bool:
    """The schedule of the country, or of a part of it, knows the type of record."""
    return knows(law.schedule_anywhere(thing_of(document)), limit.record_type)


of_a_schedule = by_hand(known_to_a_schedule).said(
    "the schedule of the country knows the type of record", no="no schedule of the country knows the type of record"
)


of_no_schedule = (claimed(RetentionLimit.own_type) & ~claimed(of_a_schedule)).said(
    "it is a type of record of which no schedule speaks", no="nobody says that no schedule speaks of it"
)
comparable = compared & ~of_no_schedule
"""A type of record of the organisation's own is held against nothing: its period is judged as any that it chose itself."""


def not_overdue_there(law: Scheduled, limit: View, document: View | None) -> Finding:
    """No data are known to be older than the schedule of the country allows."""
    record_type = limit.claimed("record_type")
    schedule = None if record_type is None else law.schedule_of(thing_of(document))
    if schedule is None:
        return passed("nothing is known to be older than the schedule allows", at="oldest_start")
    from healthgov.eu.schedules.duties import not_overdue  # noqa: PLC0415  as above

    return not_overdue(law, limit, schedule)


not_overdue = by_hand(not_overdue_there)


def schedule_known(law: Scheduled, limit: View, document: View | None) -> Finding:
    """A type of record is named, and a schedule of the country is known here."""
    if limit.claimed("record_type") is None:  # none is looked for then
        return failed("no type of record is named", at="record_type")
    if document is not None and isinstance(thing_of(document), Organisation):
        _ = document.country  # asked for where it is not stated
    schedule = law.schedule_of(thing_of(document))
    if schedule is None or (schedule.some_texts_alone and limit.record_type not in schedule.versions):
        return failed("no schedule of its country is known here", at="record_type")
    return passed("a schedule of its country is known here", at="record_type")


def agrees_in_country(law: Scheduled, limit: View, document: View | None) -> Finding:
    """The stated period agrees with the schedule of the country; where its parts have law of their own, it is asked in which."""
    from healthgov.eu.schedules.agreement import agrees  # noqa: PLC0415  as above

    return _held(law, limit, document, agrees)


def endless_in_country(law: Scheduled, limit: View, document: View | None) -> Finding:
    """What is kept without an end agrees with the schedule of the country."""
    from healthgov.eu.schedules.endless import agrees_without_end  # noqa: PLC0415  as above

    return _held(law, limit, document, agrees_without_end)


def kept_without_end(law: Scheduled, limit: View) -> bool:
    """It is called unlimited, or its criteria say that there is no end, and nothing else does."""
    from healthgov.eu.gdpr.criteria import says_no_end  # noqa: PLC0415  as above

    del law
    period, unlimited, criterion = (limit.claimed(name) for name in ("period", "unlimited", "criterion"))
    return period is None and (unlimited is True or (criterion is not None and says_no_end(criterion)))


def _held(law: Scheduled, limit: View, document: View | None, agrees: Compared) -> Finding:
    """Against the schedule of the country; where its parts have law of their own, it is asked in which."""
    # Read whatever the country is, as the list of facts that a rule reads is made of any.
    for name in ("least", "criterion", "justified", "as_scheduled", "other_law", "other_law_reaches", "own_type"):
        limit.claimed(name)
    region = None if document is None else document.claimed("region")
    organisation, record_type = thing_of(document), limit.record_type
    schedule = law.schedule_of(organisation)
    if document is None or schedule is None:
        return missing("/country", Organisation.country.question)
    ours = schedule.versions.get(record_type)
    untold = region is None or region.country != document.country
    if untold and schedule.regions:
        everywhere = (schedule, *dict.fromkeys(schedule.parts.values()))
        known = all(one.versions.get(record_type) for one in everywhere)
        answers = [agrees(law, limit, one) for one in everywhere] if known else []
        if answers and all(one.verdict is Verdict.FAIL for one in answers):
            return answers[0]
        return missing(document.at("region"), Organisation.region.question)
    found = agrees(law, limit, schedule) if ours else None
    # What the whole country asks for, each part does: what is too short there is so in each.
    settled = found is not None and found.verdict is Verdict.FAIL
    if untold and not settled and any(one.versions.get(record_type) != ours for one in schedule.parts.values()):
        return missing(document.at("region"), Organisation.region.question)
    return found or _unknown_there(limit, schedule)


def _unknown_there(limit: View, schedule: type[RetentionSchedule]) -> Finding:
    """A type of record of which the schedule says nothing: it is asked which is meant, and none is found wrong."""
    from healthgov.eu.schedules.other_texts import unless_by_other_law  # noqa: PLC0415  as above
    from healthgov.retention.schedules.near import near_keys  # noqa: PLC0415  as above

    near = tuple(Phrase(key) for key in near_keys(limit.record_type, schedule.versions))
    at, words, one_of = (
        ("own_type", _OWN, _OWN_OR) if limit.claimed("own_type") is None else ("record_type", _WHICH, _MAY_BE)
    )
    asked = missing(at, one_of, keys=near) if near else missing(at, words)
    by_other_law = passed("another text has these data kept so long", at="other_law_reaches")
    return unless_by_other_law(limit, asked) or by_other_law


held_against_schedule = when(
    by_hand(schedule_known) & of_its_own & of_persons & comparable,
    by_hand(agrees_in_country),
)
"""A stated period agrees with the schedule of the country: whole, for each law that has a text to cite for it."""

_BOTH = "A period is stated, and keeping is called unlimited too: which is right?"
without_end = by_hand(kept_without_end).said("it is said to be kept without an end", no="an end is stated")
one_length = (
    ~claimed(RetentionLimit.unlimited)
    | ~claimed(RetentionLimit.period.stated())
    | ask_again(RetentionLimit.unlimited, _BOTH)
)
held_with_what_has_no_end = when(
    by_hand(schedule_known) & of_its_own & of_persons & claimed(RetentionLimit.record_type.stated()) & ~of_no_schedule,
    one_length & either(without_end, by_hand(endless_in_country), by_hand(agrees_in_country)),
)
"""The same where the law has no other rule on what is kept without an end, as the Regulation of the Union has: of that it is
asked what the schedule has, and for what reasons."""
