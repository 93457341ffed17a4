"""Two sources of one fact agree: a notice and the register, a transfer and its activity, a recipient and the chain."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.eu.gdpr.law import as_controller, concerns_health, living, personal, relative
from healthgov.eu.references import EDPB_TRANSFERS, gdpr
from healthgov.eu.transfers.flows import in_third_country
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import (
    Entity,
    HostingArrangement,
    InformationSystem,
    KeyHolder,
    Layer,
    Notice,
    Organisation,
    ProcessingActivity,
    Pseudonymisation,
    Purpose,
    Recipient,
    RetentionLimit,
    Role,
    Storage,
    ToldPeriod,
    Transfer,
)
from healthgov.periods import Period
from healthgov.questions import Question, View, ask_again, by_hand, claimed, of_whole, thing_of, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.verdicts import Verdict

__all__ = ["SourceCoherence"]

APPLICABLE = "2018-05-25"

given = ProcessingActivity.notices.where(Notice.given)


def same_periods(law: SourceCoherence, activity: View, document: View | None) -> Finding:
    """Each period that a notice tells is that of the register, and a summary tells that of the detail."""
    kept = _registered(activity, document)
    told: dict[str, Period] = {}
    open_: Finding | None = None
    for period in _told(activity):
        length, cases = period.claimed("period"), period.claimed("cases_told")
        if length is None:
            open_ = open_ or missing(period.at("period"), ToldPeriod.period.question)
            continue
        first = told.setdefault(period.limit, length)
        if not _alike(first, length):
            words = "the information tells two periods of the same data: {periods}"
            return failed(words, at=period.at("period"), periods=(first, length))
        answer = _against_register(law, kept.get(period.limit), period, (length, cases), document)
        if answer is not None and answer.verdict is Verdict.FAIL:
            return answer
        open_ = open_ or answer
    return open_ or passed("the information tells the periods of the register", at=activity.at("notices"))


def _against_register(
    law: SourceCoherence, limit: View | None, told: View, said: tuple[Period, bool | None], document: View | None
) -> Finding | None:
    """What is wrong, or open, with a period that is told of a limit of the register; ``None`` where the two agree."""
    length, cases = said
    if limit is None:
        return missing(told.at("limit"), "Which retention limit of the register does the information speak of?")
    registered = limit.claimed("period")
    if registered is not None:
        if _alike(registered, length):
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
        if notice.claimed("given"):
            yield from notice.claimed("periods") or ()


def _alike(one: Period, other: Period) -> bool:
    """Whether both may be meant by one and the same length, as 30 days and a month are: that contradicts nothing."""
    return one.maybe_within(other) and other.maybe_within(one)


tells_periods = claimed(ProcessingActivity.notices.some(~Notice.periods.empty(), none="there is no notice"))

tell_bases = given.where(claimed(Notice.bases.stated()))
every_basis_told = when(
    claimed(tell_bases.exist(none="no notice is said to tell a legal basis")),
    ProcessingActivity.purposes.each(tell_bases.some(Purpose.legal_basis.among(Notice.bases))),
).said(
    "each legal basis of the register is told",
    no="the register rests on a legal basis that the information does not name",
)
"""Notices are read together, each group of persons being told its own; and one may name more, for other activities."""

some_recipient = claimed(~ProcessingActivity.recipients.empty())
tell_recipients = given.where(claimed(Notice.recipients.stated()))
recipients_told = when(
    claimed(tell_recipients.exist(none="no notice is said to tell recipients")) & some_recipient,
    tell_recipients.some(~Notice.recipients.empty()).said(
        "the information names recipients",
        no="the information says that there is no recipient, and the register has some",
    ),
)
"""Recipients may be told by name or by category: only who says that there is none contradicts the register."""


WHICH_TRANSFER = "Data are kept in a third country by a host that is named here: which transfer is that?"
hosted = Organisation.hosting.where(
    HostingArrangement.id.among(ProcessingActivity.hosting)
    & claimed(HostingArrangement.external)
    & ~claimed(HostingArrangement.anonymous | HostingArrangement.fictitious)
)
"""Arrangements that an activity names, with real data on persons, and with a third party."""
kept_abroad = Layer.storage.where(claimed(in_third_country(Storage.country)))
layers_abroad = HostingArrangement.layers.where(
    of_whole(~Organisation.id.is_(Layer.performer)) & claimed(kept_abroad.exist(none="nothing is kept abroad"))
)
"""Layers of somebody else who keeps data in a third country."""
stated_there = ProcessingActivity.transfers.some(
    Transfer.country.is_(Storage.country), none="no transfer there is stated"
) | ask_again(ProcessingActivity.transfers, WHICH_TRANSFER)


class SourceCoherence(RuleSet, of=ProcessingActivity):
    """Agreement between two sources of one fact."""

    @rule(
        "EU-COH-08", gdpr("5(1)(a)"), gdpr("13"), gdpr("14"), gdpr("30(1)"), since=APPLICABLE, severity=Severity.MINOR
    )
    def notices_agree(law, activity: type[ProcessingActivity]) -> Question:
        """A notice tells what the register says.

        The periods, legal bases and recipients that a notice is stated to tell are those of the register: two sources of
        one fact agree. *Fails* for a period that is another in the register, or another in the summary than in the
        detail, or than the schedule gives the type of record of the register; for a legal basis of the register that no
        notice names; for notices that tell of no recipient
        where the register has some. Notices are read together, since each group of persons is told its own. They may
        tell more, for other activities, and recipients by category. What is not stated to be told is not compared.
        GDPR, art. 5(1)(a), 13, 14 and 30(1).
        """
        compared = when(tells_periods, by_hand(same_periods)) & every_basis_told & recipients_told
        return when(as_controller & personal & claimed(given.exist(none="no notice is given")), compared)

    def told_by_schedule(self, limit: View, told: Period, organisation: object) -> Finding | None:
        """Whether a period told is that which a schedule gives the type of record of a limit; ``None`` where none says.

        The Union has no schedule of its own: a State's law answers here.
        """
        del self, limit, told, organisation
        return None

    @rule("EU-COH-09", gdpr("4(1)"), gdpr("4(5)"), since=APPLICABLE, severity=Severity.MINOR)
    def anonymity_agrees(law, activity: type[ProcessingActivity]) -> Question:
        """What leaves as anonymous is anonymous where it comes from.

        Pseudonymised data do not become anonymous on their way. *Fails* where data are called anonymous in a transfer,
        and the activity says that the organisation or a recipient holds the key to them; where another body holds it
        the answer is *contested*, and *unknown* where nobody says who does. GDPR, art. 4(1) and (5).
        """
        called_anonymous = claimed(activity.transfers.some(Transfer.anonymous, none="there is no transfer"))
        under_pseudonyms = claimed(activity.pseudonymisation.has(Pseudonymisation.applied))
        held = Pseudonymisation.key_holder
        no_key = held.is_(KeyHolder.NOBODY) | (held.is_(KeyHolder.THIRD_PARTY) & relative)
        return when(living & called_anonymous & under_pseudonyms, activity.pseudonymisation.has(no_key))

    @rule("EU-COH-10", gdpr("5(2)"), gdpr("30(1)"), since=APPLICABLE, severity=Severity.MINOR, of=Recipient)
    def places_agree(law, recipient: type[Recipient]) -> Question:
        """A recipient that hosts is in one country.

        The country of a recipient is that of the entity of the same id in the chain of hosting. *Fails* where the two
        differ. What is stated in one place only is not compared. GDPR, art. 5(2) and 30(1).
        """
        same = HostingArrangement.entities.where(Entity.id.is_(recipient.id) & claimed(Entity.country.stated()))
        hosts = claimed(recipient.country.stated()) & claimed(
            Organisation.hosting.some(same.exist(), none="there is no hosting arrangement")
        )
        return when(hosts, Organisation.hosting.each(same.each(Entity.country.is_(recipient.country))))

    @rule("EU-COH-11", gdpr("4(9)"), gdpr("28(3)"), gdpr("30(1)"), since=APPLICABLE, severity=Severity.MINOR)
    def hosts_receive(law, activity: type[ProcessingActivity]) -> Question:
        """A third party that hosts the data is among those who receive them.

        Who hosts personal data for somebody is a recipient, and most often a processor, of whom a contract is asked.
        *Fails* where an activity says that nobody receives its data, and an arrangement that it names is performed by a
        third party. What is not stated is not compared, nor are names. GDPR, art. 4(9), 28(3) and 30(1).
        """
        said = claimed(activity.recipients.stated()) & claimed(hosted.exist(none="no third party is said to host"))
        received = (~activity.recipients.empty()).said(
            "somebody is said to receive the data",
            no="a third party hosts the data, and nobody is said to receive them",
        )
        return when(personal & ~claimed(activity.role.is_(Role.NEITHER)) & said, received)

    @rule("EU-COH-12", gdpr("5(2)"), gdpr("32(1)"), since=APPLICABLE)
    def systems_agree(law, activity: type[ProcessingActivity]) -> Question:
        """One of the systems that process health data is said to hold them.

        What is asked of the security of health records is asked of systems that hold some. *Fails* where an activity on
        health data names systems, and each of them is said to hold none. GDPR, art. 5(2) and 32(1).
        """
        named = Organisation.systems.where(InformationSystem.id.among(activity.systems))
        some = named.some(~claimed(~InformationSystem.health_data)).said(
            "one of its systems is not denied to hold health data",
            no="each of its systems is said to hold no health data, and the activity does",
        )
        on_health = personal & ~claimed(activity.role.is_(Role.NEITHER)) & claimed(concerns_health)
        return when(on_health & claimed(named.exist(none="no system is named")), some)

    @rule("EU-COH-13", gdpr("30(1)(e)"), gdpr("44"), EDPB_TRANSFERS, since=APPLICABLE, severity=Severity.MINOR)
    def flows_stated(law, activity: type[ProcessingActivity]) -> Question:
        """What hosts keep abroad is among the transfers.

        Data that a host keeps in a third country may leave the Union by that: an activity that names the arrangement and
        states its transfers states one to that country. *Asks*, and never fails: data that one legal person keeps abroad
        for itself are transferred to nobody. What is not stated is not compared. GDPR, art. 30(1)(e) and 44.
        """
        abroad = hosted.some(layers_abroad.exist(none="nothing is kept abroad"), none="no third party is said to host")
        compared = claimed(activity.transfers.stated()) & claimed(abroad)
        return when(
            personal & ~claimed(activity.role.is_(Role.NEITHER)) & compared,
            hosted.each(layers_abroad.each(kept_abroad.each(stated_there))),
        )
