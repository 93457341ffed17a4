"""What persons are told: that there is a notice, what it says, and that it can be read."""

from __future__ import annotations

from typing import Any

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, as_controller, in_reach, running, special_categories
from healthgov.eu.references import gdpr
from healthgov.eu.transfers.flows import ended, is_transfer
from healthgov.models import (
    Article9Condition,
    AutomatedDecision,
    Dpo,
    Governance,
    LegalBasis,
    Notice,
    NoticeAudience,
    NoticeItem,
    Organisation,
    ProcessingActivity,
    Purpose,
    SubjectKind,
)
from healthgov.questions import Question, all_of, claimed, contested, either, settled, value, when
from healthgov.rules import rule
from healthgov.values import parameter

__all__ = ["ALWAYS_TOLD", "InformationRules", "rests_on_consent", "says_what_this_processing_needs"]

ALWAYS_TOLD = frozenset(
    {
        NoticeItem.CONTROLLER,
        NoticeItem.PURPOSES_AND_BASES,
        NoticeItem.RECIPIENTS,
        NoticeItem.RETENTION,
        NoticeItem.RIGHTS,
        NoticeItem.COMPLAINT,
    }
)
"""What every notice says; the rest depends on the processing."""

has_officer = Organisation.governance.has(Governance.dpo.has(Dpo.designated & ~claimed(~Dpo.designated_on.begun())))
rests_on_consent = ProcessingActivity.purposes.some(Purpose.legal_basis.is_(LegalBasis.CONSENT)) | (
    special_categories & ProcessingActivity.purposes.some(Purpose.article_9.is_(Article9Condition.EXPLICIT_CONSENT))
)
"""Consent is the basis of a purpose, or the condition on which special categories rest (art. 13(2)(c))."""
rests_on_interests = ProcessingActivity.purposes.some(Purpose.legal_basis.is_(LegalBasis.LEGITIMATE_INTERESTS))
decides_by_machine = ProcessingActivity.automated_decision.has(AutomatedDecision.has_significant_effects)
from_elsewhere = ~ProcessingActivity.collected_from_person
data_leave = ProcessingActivity.transfers.some(~claimed(~is_transfer | ended), none="there is no transfer")
"""What is stated as a transfer is one, unless it is said to stay inside, to go to the same legal person, or to have ended."""

_DEPENDING = (
    (has_officer, NoticeItem.DPO_CONTACT, "how the officer is reached"),
    (rests_on_interests, NoticeItem.LEGITIMATE_INTERESTS, "which legitimate interests are pursued"),
    (rests_on_consent, NoticeItem.WITHDRAWAL, "that consent can be withdrawn"),
    (data_leave, NoticeItem.TRANSFERS, "that data leave the Union, and how protected"),
    (decides_by_machine, NoticeItem.AUTOMATED_DECISIONS, "that a machine decides, and how"),
    (from_elsewhere, NoticeItem.SOURCE, "where the data come from"),
    (from_elsewhere, NoticeItem.DATA_CATEGORIES, "which categories of data are processed"),
)
_NOT_DENIED = "nobody says that it is silent on whether the data have to be given"
exempt_beside = claimed(Notice.exempt) & Notice.exemption_covers_rest
"""An exemption reaches as far as it reaches (art. 13(4) and 14(5)): of information that is given in part, it is asked."""
given_notices = ProcessingActivity.notices.where(Notice.given)
beside = given_notices.where(Notice.audience.is_(Notice.audience.outer()))
"""The notices given to the same persons, this one among them: layers of one information are read together."""


def _somewhere(item: NoticeItem) -> Question:
    """One of the notices to the same persons says it."""
    return beside.some(Notice.items.includes(item))


says_what_this_processing_needs = all_of(
    *(
        when(
            due,
            given_notices.each(_somewhere(item).said(f"it says {what}", no=f"it does not say {what}") | exempt_beside),
        )
        for due, item, what in _DEPENDING
    )
)
"""What a notice says because of this processing."""
obligation_said = beside.some(
    claimed(Notice.items.includes(NoticeItem.OBLIGATION)) | claimed(Notice.obligation_told)
).said(
    "it says whether the data have to be given",
    no="it does not say whether the data have to be given, by law or contract, and what follows if not",
)
says_what_has_to_be_given = when(
    ProcessingActivity.collected_from_person,
    given_notices.each(
        either(claimed(~Notice.obligation_told), obligation_said, settled(answer=True, words=_NOT_DENIED))
        | exempt_beside
    ),
)
"""Of data that come from the person (art. 13(2)(e)); asked of a notice that is said to keep silent on it."""
_FOR_NOTHING = (
    (
        rests_on_interests,
        NoticeItem.LEGITIMATE_INTERESTS,
        "a notice speaks of legitimate interests, and no purpose stated here rests on them",
    ),
    (
        rests_on_consent,
        NoticeItem.WITHDRAWAL,
        "a notice says that consent can be withdrawn, and nothing stated here rests on consent",
    ),
)
agrees_with_this_processing = all_of(
    *(
        given_notices.each(when(claimed(Notice.items.includes(item)) & ~due, contested(words)))
        for due, item, words in _FOR_NOTHING
    )
)
"""A notice gives no ground that the processing does not have: it may be one notice for several activities."""
in_time = either(ProcessingActivity.collected_from_person, Notice.at_collection, Notice.within_month)
_AT_WORK = frozenset(
    {NoticeAudience.EMPLOYEES, NoticeAudience.PROFESSIONALS, NoticeAudience.USERS, NoticeAudience.OTHER}
)
_OUTSIDE = frozenset(NoticeAudience) - {NoticeAudience.EMPLOYEES, NoticeAudience.CANDIDATES}
_WRITTEN_FOR = {
    SubjectKind.PATIENTS: _OUTSIDE - {NoticeAudience.PROFESSIONALS},
    SubjectKind.EMPLOYEES: _AT_WORK,
    SubjectKind.CANDIDATES: _AT_WORK | {NoticeAudience.CANDIDATES},
    **dict.fromkeys(
        (
            SubjectKind.RELATIVES,
            SubjectKind.MINORS,
            SubjectKind.CUSTOMERS,
            SubjectKind.PROSPECTS,
            SubjectKind.INSURED_PERSONS,
            SubjectKind.RESEARCH_PARTICIPANTS,
        ),
        _OUTSIDE,
    ),
}
"""Whom a notice has to address to reach patients, staff, candidates and persons outside: one to the others tells them
nothing. Staff may be told as the professionals, or as the users of a system, that they are."""
_NOBODY_TELLS = {
    SubjectKind.PATIENTS: "no notice is written for patients",
    SubjectKind.EMPLOYEES: "no notice is written for staff",
    SubjectKind.CANDIDATES: "no notice is written for candidates",
}
_NOBODY_TELLS_THEM = "no notice is written for these persons: those there are address staff or candidates"
everybody_addressed = all_of(
    *(
        when(
            claimed(ProcessingActivity.subjects.includes(kind)),
            ProcessingActivity.notices.some(Notice.audience.is_in(audiences), none=nobody_tells).said(
                "a notice is written for them", no=nobody_tells
            ),
        )
        for kind, audiences, nobody_tells in (
            (one, whom, _NOBODY_TELLS.get(one, _NOBODY_TELLS_THEM)) for one, whom in _WRITTEN_FOR.items()
        )
    )
)
"""Each of them is told by a notice that addresses them."""
_DUE = {item: due for due, item, _ in _DEPENDING} | {NoticeItem.OBLIGATION: ProcessingActivity.collected_from_person}


def specific(always_told: Any) -> Question:
    """It says enough on each point that is due here, or another notice does that the same persons had in time."""

    def due(item: NoticeItem) -> Question:
        always = value(always_told, "what every notice says").includes(item)
        return always | _DUE[item] if item in _DUE else always

    def clear_on(item: NoticeItem) -> Question:
        vague = Notice.vague_items.includes(item)
        return ~vague | beside.where(in_time).some(Notice.items.includes(item) & ~vague)

    on_each = all_of(*(when(due(item), clear_on(item)) for item in NoticeItem))
    enough = Notice.vague_items.stated() & when(claimed(~Notice.vague_items.empty()), on_each)
    return enough.said("it is vague on no point that is due", no="it says too little on a point that is due")


clear = Notice.accessible & Notice.plain_language


class InformationRules(DataProtectionLaw, where=in_reach):
    """Notices of art. 12 to 14: the duty of controllers."""

    told_items = parameter(APPLICABLE, ALWAYS_TOLD, cites=[gdpr("13"), gdpr("14")])

    @rule("EU-GDPR-20", gdpr("13"), gdpr("14"), gdpr("5(1)(a)"), gdpr("12(1)"), since=APPLICABLE, of=ProcessingActivity)
    def persons_informed(law, activity: type[ProcessingActivity]) -> Question:
        """Persons are informed.

        There is a notice, and each is given in time, and says all it must, clearly. At collection when data come from the
        person; else within a month, at first contact, before disclosure. Beside what every notice says:
        the officer where there is one, the interests pursued, that consent can be withdrawn where consent is the basis
        or the condition of article 9, transfers, decisions by machine, and source and categories of data that come
        from elsewhere; of a notice that is said to be silent on it, whether data that come from the person have to be
        given. Notices that the same persons had in time are read together; patients, staff, candidates and persons outside
        each have one that addresses them. A notice that is not given passes where a documented exemption is claimed; of one
        that is given in part it is asked whether the exemption covers the rest. *Fails* for one that is lacking, late,
        incomplete (with what it does not say) or vague on a point that is due. A notice that names a ground which no purpose
        stated here has, legitimate interests or consent, is *contested*: it may serve several activities, or contradict the
        register. A processor owes no notice. GDPR, art. 13 and 14.
        """
        told = beside.where(in_time).cover(law.told_items, Notice.items, narrow="it does not say: {lacking}")
        some_in_time = beside.some(in_time)
        whole = (some_in_time & when(~claimed(~some_in_time), told) & specific(law.told_items)) | exempt_beside
        excused = claimed(Notice.exempt).said(
            "an exemption holds, and is documented", no="no information is given, and no exemption is documented"
        )
        given = activity.notices.each(either(Notice.given, whole, excused | beside.exist()))
        there_is_one = activity.notices.exist(none="no notice is given")
        return when(
            as_controller & running,
            there_is_one
            & everybody_addressed
            & given
            & says_what_this_processing_needs
            & says_what_has_to_be_given
            & agrees_with_this_processing,
        )

    @rule("EU-GDPR-21", gdpr("12(1)"), since=APPLICABLE, of=ProcessingActivity)
    def information_clear(law, activity: type[ProcessingActivity]) -> Question:
        """Information is easy to find and to read.

        Each notice that is given is concise, easily accessible, in clear and plain language the persons read. *Fails*
        for one that is hard to find, or in a language they do not read. GDPR, art. 12(1).
        """
        return when(as_controller & running, given_notices.each(clear))
