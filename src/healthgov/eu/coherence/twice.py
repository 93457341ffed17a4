"""One thing has one description: a file of contacts has the period of the register, an id stands for one thing."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator
from typing import Any, ClassVar, cast

from healthgov.durations import Length
from healthgov.eu.coherence.periods import alike
from healthgov.eu.coherence.references import ReferenceCoherence
from healthgov.eu.gdpr.law import APPLICABLE, answers_itself, not_for_others
from healthgov.eu.references import gdpr
from healthgov.eu.schedules import STATES_OF_THE_UNION, Scheduled
from healthgov.facts import facts_of, is_model
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import (
    ContactFile,
    Organisation,
    Places,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    RetentionLimit,
    Role,
)
from healthgov.models.registers import bare_name
from healthgov.questions import Question, View, by_hand, claimed, thing_of, when
from healthgov.rules import Severity, rule
from healthgov.verdicts import Verdict

__all__ = ["TwiceCoherence"]

WHICH_LIMIT = "Which retention limit of the register is that of this file? None that may be has its period."
NO_SUCH_LIMIT = "Which retention limit of the register is that of this file?"
NOT_ALIKE = "one id is described twice, and not alike"

own_file = ~claimed(ContactFile.for_client, otherwise=claimed(~answers_itself)) & ~claimed(
    ContactFile.legal_persons_only
)
"""A file of persons that nobody says to be kept for somebody else."""
prospecting = claimed(
    ProcessingActivity.purposes.some(Purpose.kind.is_(PurposeKind.PROSPECTING), none="there is no purpose")
)
limited = claimed(
    Organisation.activities.some(
        not_for_others & prospecting & claimed(ProcessingActivity.retention.exist()), none="no activity is stated"
    )
)
"""An activity of its own prospects, and states how long data are kept."""


def period_of_register(law: TwiceCoherence, contacts: View, document: View | None) -> Finding:
    """The period of the file is that of its limit of the register, or of those of which it may be one."""
    period, named = contacts.period, contacts.claimed("limit")
    known = [] if document is None else list(_limits(document))
    if named is not None:
        limit = next((limit for limit, _ in known if limit.id == named), None)
        if limit is None:
            return missing(contacts.at("limit"), NO_SUCH_LIMIT)
        if not _says_how_long(limit):
            return missing(limit.at("period"), RetentionLimit.period.question)
        same, least = _same(law, limit, period, document), limit.claimed("least")
        if same is False or (same is None and least is not None and not least.maybe_within(period)):
            words = "the file keeps contacts for {period}, and the register for another time"
            return failed(words, at=contacts.at("period"), period=period)
        if same is None and limit.claimed("record_type") is None:  # words, or a least, are no length that is the same
            return missing(limit.at("period"), RetentionLimit.period.question)
        return passed("the file has the period of the register", at=contacts.at("period"))
    customers = contacts.claimed("customers") is True  # whose data another activity may keep
    may_be = [limit for limit, prospects in known if prospects or customers]
    may_be.sort(key=lambda limit: limit.claimed("period") is None)  # what the register itself says comes first
    if may_be and all(_same(law, limit, period, document) is False for limit in may_be):
        return missing(contacts.at("limit"), WHICH_LIMIT)
    return passed("a limit of the register may be that of the file", at=contacts.at("period"))


def _limits(document: View) -> Iterator[tuple[View, bool]]:
    """The limits of the organisation's own activities, and whether the activity prospects."""
    for activity in document.claimed("activities") or ():
        if activity.claimed("role") in (Role.PROCESSOR, Role.NEITHER):
            continue
        prospects = any(one.claimed("kind") is PurposeKind.PROSPECTING for one in activity.claimed("purposes") or ())
        yield from ((limit, prospects) for limit in activity.claimed("retention") or ())


def _says_how_long(limit: View) -> bool:
    """Something is stated of how long the data of the limit are kept."""
    return any(limit.claimed(name) is not None for name in ("period", "unlimited", "record_type", "criterion", "least"))


def _same(law: TwiceCoherence, limit: View, period: Length, document: View | None) -> bool | None:
    """Whether a limit has the period; ``None`` where it states none to be compared."""
    registered = limit.claimed("period")
    if registered is not None:
        return alike(registered, period)
    if limit.claimed("unlimited"):
        return False
    if document is None or limit.claimed("record_type") is None or not document.country:
        return None  # a schedule is that of a country, which is asked for
    scheduled = law.told_by_schedule(limit, period, thing_of(document))
    if scheduled is None or scheduled.verdict is Verdict.UNKNOWN:
        return None
    return scheduled.verdict is Verdict.PASS


def ids_used_once(law: TwiceCoherence, organisation: View) -> Finding:
    """No two things that others refer to share an id and are described differently."""
    del law
    for section in ("recipients", "systems", "hosting", "activities"):
        found = _differing(organisation.claimed(section) or ())
        if found is not None:
            return failed(NOT_ALIKE, at=found)
    hosting = organisation.claimed("hosting") or ()
    for one in hosting:
        found = _differing(one.claimed("entities") or ())
        if found is not None:
            return failed(NOT_ALIKE, at=found)
    found = _differing([entity for one in hosting for entity in one.claimed("entities") or ()], ("name", "country"))
    if found is not None:  # what an entity is qualified for hangs on what it does in the arrangement
        return failed(NOT_ALIKE, at=found)
    return passed("each id stands for one thing", at=organisation.at())


def _differing(views: Any, names: tuple[str, ...] | None = None) -> str | None:
    """The place of the first fact that two things of one id state differently."""
    seen: dict[tuple[str, ...], object] = {}
    for view in views:
        for path, said in _told(thing_of(view)):
            if (names is None or path[0] in names) and seen.setdefault((view.id, *path), said) != said:
                return str(view.at(path[0]))
    return None


def _told(thing: Any) -> Iterator[tuple[tuple[str, ...], object]]:
    """What a thing states, each with the names that lead to it, written so that what is alike is equal."""
    for name in _compared(cast("Hashable", type(thing))):
        value = getattr(thing, name)
        if value is None:  # what one leaves open contradicts nothing
            continue
        if is_model(type(value)):
            yield from (((name, *path), said) for path, said in _told(value))
        elif isinstance(value, tuple):
            yield (name,), frozenset(value)
        else:
            yield (name,), bare_name(value) if type(value) is str else value


@functools.cache
def _compared(kind: type) -> tuple[str, ...]:
    """The facts that one thing has once: names and what is chosen or counted, no other words, which may be chosen freely."""
    return tuple(fact.name for fact in facts_of(kind) if fact.name == "name" or not fact.words.personal)


class TwiceCoherence(Scheduled, ReferenceCoherence, of=ProcessingActivity):
    """One thing that is described in two places."""

    states: ClassVar[Places] = STATES_OF_THE_UNION

    @rule("EU-COH-14", gdpr("5(2)"), gdpr("30(1)(f)"), since=APPLICABLE, severity=Severity.MINOR, of=ContactFile)
    def files_agree(law, contacts: type[ContactFile]) -> Question:
        """A file of contacts has the period of the register.

        The period of a file is that of the retention limit that it names or, where it names none, of one of those of
        the activities that prospect; of customers, of any activity. *Fails* where the limit that is named has another
        period, is called unlimited, has another by the schedule, or a longer one at least. *Asks* which limit is that of
        the file, where none of these has its period. Files kept for others and files of bodies are not compared, nor is
        what is not stated; how long the data of a limit are kept that says nothing of it, or says it in words alone, is
        asked. GDPR, art. 5(2) and 30(1)(f).
        """
        compared = claimed(contacts.period.stated()) & (limited | claimed(contacts.limit.stated()))
        return when(own_file & compared, by_hand(period_of_register))

    @rule("EU-COH-15", gdpr("5(2)"), gdpr("30(1)"), since=APPLICABLE, severity=Severity.MINOR, of=Organisation)
    def ids_stand_for_one_thing(law, organisation: type[Organisation]) -> Question:
        """An id stands for one thing.

        What other parts of a document refer to by its id is described once: recipients, systems, hosting arrangements
        and their entities, activities. *Fails* where two of them share an id and are described differently, one in
        France and one in the United States: nobody can tell which is meant. Two that say the same, or of which one
        says more, contradict nothing, and words that may be chosen freely are not compared. GDPR, art. 5(2) and 30(1).
        """
        some = (
            organisation.recipients.exist(none="no recipient is described")
            | organisation.systems.exist(none="no system is named")
            | organisation.hosting.exist(none="there is no hosting arrangement")
            | organisation.activities.exist(none="no activity is stated")
        )
        return when(claimed(some), by_hand(ids_used_once))

    def told_by_schedule(self, limit: View, told: Length, organisation: object) -> Finding | None:
        """Whether a period told is that which the schedule of the country gives the type of record of a limit; ``None``
        where none says.
        """
        record_type, schedule = limit.claimed("record_type"), self.schedule_of(organisation)
        if record_type is None or schedule is None:
            return None
        from healthgov.eu.schedules.told import told_as_scheduled  # noqa: PLC0415  the schedule loads when it is asked

        by_other_law = limit.claimed("other_law") and limit.claimed("other_law_reaches") is not False
        return told_as_scheduled(schedule, record_type, told, self.day, by_other_law=by_other_law)
