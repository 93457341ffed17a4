"""What a notice tells is what the register says: periods, legal bases, recipients, the officer, transfers."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.durations import Length
from healthgov.eu.coherence.periods import alike
from healthgov.eu.coherence.twice import TwiceCoherence
from healthgov.eu.gdpr.law import APPLICABLE, as_controller, personal
from healthgov.eu.gdpr.officer import officer_needed
from healthgov.eu.references import gdpr
from healthgov.eu.transfers.flows import ended, is_transfer
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import (
    Dpo,
    Governance,
    LegalBasis,
    Notice,
    NoticeItem,
    Organisation,
    ProcessingActivity,
    Purpose,
    RetentionLimit,
    Role,
    ToldPeriod,
)
from healthgov.questions import Question, View, by_hand, claimed, thing_of, when
from healthgov.rules import Severity, rule
from healthgov.verdicts import Verdict

__all__ = ["NoticeCoherence"]

given = ProcessingActivity.notices.where(~claimed(~Notice.given))
"""Notices of which something is told are there, unless they are said not to be given."""


def same_periods(law: NoticeCoherence, activity: View, document: View | None) -> Finding:
    """Each period that a notice tells is that of the register, and a summary tells that of the detail."""
    kept = _registered(activity, document)
    told: dict[str, Length] = {}
    open_: Finding | None = None
    for period in _told(activity):
        length, cases = period.claimed("period"), period.claimed("cases_told")
        if length is None:
            open_ = open_ or missing(period.at("period"), ToldPeriod.period.question)
            continue
        first = told.setdefault(period.limit, length)
        if not alike(first, length):
            words = "the information tells two periods of the same data: {periods}"
            return failed(words, at=period.at("period"), periods=(first, length))
        answer = _against_register(law, kept.get(period.limit), period, (length, cases), document)
        if answer is not None and answer.verdict is Verdict.FAIL:
            return answer
        open_ = open_ or answer
    return open_ or passed("the information tells the periods of the register", at=activity.at("notices"))


def _against_register(
    law: NoticeCoherence, limit: View | None, told: View, said: tuple[Length, bool | None], document: View | None
) -> Finding | None:
    """What is wrong, or open, with a period that is told of a limit of the register; ``None`` where the two agree."""
    length, cases = said
    if limit is None:
        return missing(told.at("limit"), "Which retention limit of the register does the information speak of?")
    registered = limit.claimed("period")
    if registered is not None:
        if alike(registered, length):
            return None
        words = "the information tells {told}, the register {registered}"
        return failed(words, at=told.at("period"), told=length, registered=registered)
    if limit.claimed("unlimited"):
        return failed("the information tells a period, and the register sets none", at=told.at("period"))
    by_schedule = law.told_by_schedule(limit, length, thing_of(document))
    if by_schedule is None:
        return missing(limit.at("period"), RetentionLimit.period.question)
    if by_schedule.verdict is Verdict.PASS or (by_schedule.verdict is Verdict.UNKNOWN and cases):
        return None
    if by_schedule.verdict is Verdict.UNKNOWN and cases is False:
        words = "the information tells one period, {told}, and not the cases that the schedule keeps for another"
        return failed(words, at=told.at("cases_told"), told=length)
    return by_schedule.under(told.at())


def _registered(activity: View, document: View | None) -> dict[str, View]:
    """The limits of the register by their ids, those of the activity first: a notice may serve several activities."""
    others = () if document is None or not isinstance(thing_of(document), Organisation) else document.activities
    activities = (*others, activity)
    return {limit.id: limit for one in activities for limit in one.claimed("retention") or ()}


def _told(activity: View) -> Iterator[View]:
    """The periods told in the notices that are given."""
    for notice in activity.notices:
        if notice.claimed("given") is not False:
            yield from notice.claimed("periods") or ()


def each_named_receives(law: NoticeCoherence, activity: View, document: View | None) -> Finding:
    """Each recipient that the information names receives data of an activity, hosts some, or controls an activity too.

    The data of each activity lie where it says so, and where there is but one arrangement, in that.
    """
    del law
    whole = None if document is None or not isinstance(thing_of(document), Organisation) else document
    activities = (*((whole and whole.claimed("activities")) or ()), activity)
    arrangements = (whole and whole.claimed("hosting")) or ()
    lies_in = {name for one in activities for name in one.claimed("hosting") or ()}
    known = {name for one in activities for name in _receive(one)}
    known |= {name for one in arrangements if len(arrangements) == 1 or one.id in lies_in for name in _host(one)}
    hosts = {name for one in arrangements for name in _host(one)}
    for notice in activity.notices:
        stranger = set(notice.claimed("recipients") or ()) - known
        if notice.claimed("given") is False or not stranger:
            continue
        for fact in (ProcessingActivity.recipients, *((ProcessingActivity.hosting,) if stranger & hosts else ())):
            untold = next((one for one in activities if one.claimed(fact.name) is None), None)
            if untold is not None:
                return missing(untold.at(fact.name), fact.question)
        return failed(
            "the information names a recipient to whom no activity gives anything", at=notice.at("recipients")
        )
    return passed("each recipient that the information names is one of the register", at=activity.at("notices"))


def _receive(activity: View) -> Iterator[str]:
    """To whom an activity gives data: its recipients, importers among them, and who is a controller of it."""
    yield from activity.claimed("recipients") or ()
    yield from activity.claimed("controllers") or ()
    yield from filter(None, (one.claimed("importer") for one in activity.claimed("transfers") or ()))


def _host(arrangement: View) -> Iterator[str]:
    """Who hosts data, as it is named in a chain, in the list of its entities or as the holder of a certificate."""
    for section, fact in (("layers", "performer"), ("entities", "id"), ("certificates", "holder")):
        yield from filter(None, (one.claimed(fact) for one in arrangement.claimed(section) or ()))


tells_periods = claimed(ProcessingActivity.notices.some(~Notice.periods.empty(), none="there is no notice"))

tell_bases = given.where(claimed(Notice.bases.stated()))
every_basis_told = when(
    claimed(tell_bases.exist(none="no notice is said to tell a legal basis")),
    ProcessingActivity.purposes.each(
        when(
            ~claimed(Purpose.legal_basis.is_(LegalBasis.NONE)),
            tell_bases.some(Purpose.legal_basis.among(Notice.bases)),
        )
    ),
).said(
    "each legal basis of the register is told",
    no="the register rests on a legal basis that the information does not name",
)
"""Notices are read together, each group of persons being told its own; and one may name more, for other activities. A purpose
that rests on nothing names nothing to be told, and fails EU-GDPR-10."""

some_recipient = claimed(~ProcessingActivity.recipients.empty())
tell_recipients = given.where(claimed(Notice.recipients.stated()))
names_some = tell_recipients.some(~Notice.recipients.empty()).said(
    "the information names recipients",
    no="the information says that there is no recipient, and the register has some",
)
names_each = tell_recipients.cover(
    ProcessingActivity.recipients,
    Notice.recipients,
    narrow="the information names some recipients of the register only",
)
others_told = given.some(Notice.other_recipients_told)
tells_recipients = claimed(tell_recipients.exist(none="no notice is said to tell recipients"))
recipients_told = when(
    tells_recipients & some_recipient,
    names_some & (names_each | others_told),
)
"""Recipients may be told by name or by category: where some are named, it is asked whether the others are told at all."""
named_receive = when(tells_recipients & claimed(ProcessingActivity.recipients.stated()), by_hand(each_named_receives))
"""A notice may name those of another activity: somebody to whom none gives anything is missing in the register, or no
more. Whether a host is among those who receive data EU-COH-11 asks."""


tells_officer = given.some(Notice.items.includes(NoticeItem.DPO_CONTACT), none="no notice is given")
designated = Organisation.governance.has(Governance.dpo.has(Dpo.designated))
officer_agrees = when(
    claimed(tells_officer)
    & ~claimed(ProcessingActivity.role.is_(Role.JOINT_CONTROLLER))
    & ~claimed(Organisation.governance.has(officer_needed)),
    (~claimed(~designated)).said(
        "nobody says that there is no officer",
        no="the information says how an officer is reached, and none is designated",
    ),
)
"""Joint controllers may tell the officer of one of them; where one is needed, that there is none fails EU-GDPR-42."""

no_flow = claimed(ProcessingActivity.transfers.empty()) & Organisation.activities.each(
    ProcessingActivity.transfers.empty()
)
listed = claimed(~ProcessingActivity.transfers.empty())
leaves = ProcessingActivity.transfers.some(is_transfer & ~ended, none="there is no transfer")
speaks_of_transfers = Notice.items.includes(NoticeItem.TRANSFERS) | Notice.transfers_told
transfers_agree = when(
    no_flow,
    given.each(
        when(
            claimed(speaks_of_transfers),
            (~Notice.transfers_told).said(
                "it says that no data leave",
                no="the information says that data leave the European Economic Area, and the register that none do",
            ),
        )
    ),
) & when(
    listed & claimed(given.some(Notice.transfers_told.stated(), none="no notice is given")) & leaves,
    given.each(
        when(
            claimed(Notice.transfers_told.stated()),
            Notice.transfers_told.said(
                "it says that data leave",
                no="the information says that no data leave the European Economic Area, and the register has a transfer",
            ),
        )
    ),
)
"""A notice may tell of the transfers of another activity; that nothing leaves it says of each."""


class NoticeCoherence(TwiceCoherence, of=ProcessingActivity):
    """Agreement between notices and the register."""

    @rule(
        "EU-COH-08", gdpr("5(1)(a)"), gdpr("13"), gdpr("14"), gdpr("30(1)"), since=APPLICABLE, severity=Severity.MINOR
    )
    def notices_agree(law, activity: type[ProcessingActivity]) -> Question:
        """A notice tells what the register says.

        The periods, legal bases, recipients, officer and transfers that a notice is stated to tell are those of the
        register: two sources of one fact agree. *Fails* for a period that is another in the register, or another in the
        summary than in the detail, or than the schedule gives the type of record of the register; for a legal basis of
        the register that no notice names; for notices that tell of no recipient where the register has some, or of some
        and said not to tell of the others; for a recipient told to whom no activity gives anything,
        and who neither hosts data of any nor controls any; for an
        officer told where none is designated nor needed, joint controllers aside; for data that are said to leave the European
        Economic Area where no activity transfers any, and the reverse. Notices that speak of transfers where there is
        none are asked what they say, and notices that name some recipients whether they tell of the others, by category.
        Notices are read together, since each group of persons is told its own. They may
        tell more, for other activities. What is not stated to be told is not compared.
        GDPR, art. 5(1)(a), 13, 14 and 30(1).
        """
        compared = (
            when(tells_periods, by_hand(same_periods))
            & every_basis_told
            & recipients_told
            & named_receive
            & officer_agrees
            & transfers_agree
        )
        return when(as_controller & personal & claimed(given.exist(none="no notice is given")), compared)
