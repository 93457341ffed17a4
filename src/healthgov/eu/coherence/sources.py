"""Two sources of one fact agree: a transfer and its activity, a recipient and the chain, hosts and what is said of flows."""

from __future__ import annotations

from healthgov.eu.coherence.notices import NoticeCoherence
from healthgov.eu.gdpr.law import (
    APPLICABLE,
    as_processor,
    concerns_health,
    living,
    personal,
    pseudonymised,
    relative,
)
from healthgov.eu.references import EDPB_TRANSFERS, gdpr
from healthgov.eu.roles import given_back, takes_part
from healthgov.eu.transfers.flows import ended, in_third_country
from healthgov.kinds import CountryCode
from healthgov.models import (
    Access,
    Entity,
    HostingArrangement,
    InformationSystem,
    KeyHolder,
    Layer,
    Medium,
    Organisation,
    ProcessingActivity,
    Pseudonymisation,
    Recipient,
    Storage,
    Transfer,
)
from healthgov.questions import Operand, Question, ask_again, claimed, of_whole, when
from healthgov.rules import Severity, rule

__all__ = ["SourceCoherence"]

WHICH_TRANSFER = "Data are kept in a third country by a host that is named here: which transfer is that?"
WHICH_ACCESS = "Data are reached from a third country by a host that is named here: which transfer is that?"
WHICH_FILES = "All that is hosted is on paper: which system are these files? Files on paper are one too."
another_performs = of_whole(~Organisation.id.is_(Layer.performer))
itself_alone = claimed(
    as_processor
    & HostingArrangement.layers.exist(none="no layer is described")
    & ~HostingArrangement.layers.some(another_performs)
)
"""It hosts for its clients, and performs every layer that is described: it gives the data to nobody."""
hosted = Organisation.hosting.where(
    HostingArrangement.id.among(ProcessingActivity.hosting)
    & claimed(HostingArrangement.external)
    & ~itself_alone
    & ~claimed(HostingArrangement.anonymous | HostingArrangement.fictitious | given_back)
)
"""Arrangements that an activity names, with real data on persons, and with a third party that has them still."""
kept_abroad = Layer.storage.where(claimed(in_third_country(Storage.country)))
layers_abroad = HostingArrangement.layers.where(
    another_performs & claimed(kept_abroad.exist(none="nothing is kept abroad"))
)
"""Layers of somebody else who keeps data in a third country."""
reached_from_abroad = Layer.access.where(claimed(in_third_country(Access.country)))
layers_reached = HostingArrangement.layers.where(
    another_performs & claimed(reached_from_abroad.exist(none="nothing is reached from abroad"))
)
"""Layers of somebody else who reaches data from a third country, for support or administration."""


to_the_chain = ~claimed(Transfer.importer.stated()) | claimed(
    Transfer.importer.is_(Layer.performer)
    | HostingArrangement.entities.some(Entity.id.is_(Transfer.importer))
    | HostingArrangement.layers.where(Layer.performer.is_(Transfer.importer)).exist()
)
"""The importer is the host, or another of the chain; a transfer to a laboratory there is another one."""


def stated_there(country: Operand[CountryCode], question: str) -> Question:
    """A transfer to the country is stated; where none is, it is asked which of those stated it is."""
    there = Transfer.country.is_(country) & to_the_chain & ~ended
    return ProcessingActivity.transfers.some(there, none="no transfer there is stated") | ask_again(
        ProcessingActivity.transfers, question
    )


flows_told = hosted.each(
    layers_abroad.each(kept_abroad.each(stated_there(Storage.country, WHICH_TRANSFER)))
    & layers_reached.each(reached_from_abroad.each(stated_there(Access.country, WHICH_ACCESS)))
)


class SourceCoherence(NoticeCoherence, of=ProcessingActivity):
    """Agreement between two sources of one fact."""

    @rule("EU-COH-09", gdpr("4(1)"), gdpr("4(5)"), since=APPLICABLE, severity=Severity.MINOR)
    def anonymity_agrees(law, activity: type[ProcessingActivity]) -> Question:
        """What leaves as anonymous is anonymous where it comes from.

        Pseudonymised data do not become anonymous on their way. *Fails* where data are called anonymous in a transfer,
        and the activity says that the organisation or a recipient holds the key to them; where another body holds it
        the answer is *contested*, and *unknown* where nobody says who does. GDPR, art. 4(1) and (5).
        """
        called_anonymous = claimed(activity.transfers.some(Transfer.anonymous, none="there is no transfer"))
        under_pseudonyms = claimed(activity.pseudonymisation.has(pseudonymised))
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
        listing = Organisation.hosting.where(claimed(HostingArrangement.entities.stated()))
        return when(hosts, listing.each(same.each(Entity.country.is_(recipient.country))))

    @rule("EU-COH-11", gdpr("4(9)"), gdpr("28(3)"), gdpr("30(1)"), since=APPLICABLE, severity=Severity.MINOR)
    def hosts_receive(law, activity: type[ProcessingActivity]) -> Question:
        """A third party that hosts the data is among those who receive them.

        Who hosts personal data for somebody is a recipient, and most often a processor, of whom a contract is asked.
        *Fails* where an activity says that nobody receives its data, and an arrangement that it names is performed by a
        third party that has not given them back. What is not stated is not compared, nor are names. GDPR, art. 4(9),
        28(3) and 30(1).
        """
        said = claimed(activity.recipients.stated()) & claimed(hosted.exist(none="no third party is said to host"))
        received = (~activity.recipients.empty()).said(
            "somebody is said to receive the data",
            no="a third party hosts the data, and nobody is said to receive them",
        )
        return when(personal & takes_part & said, received)

    @rule("EU-COH-12", gdpr("5(2)"), gdpr("32(1)"), since=APPLICABLE)
    def systems_agree(law, activity: type[ProcessingActivity]) -> Question:
        """One of the systems that process health data is said to hold them.

        What is asked of the security of health records is asked of systems that hold some. *Fails* where an activity on
        health data names systems, and each of them is said to hold none; *asks* where nobody says it of one. Where all that is hosted is kept on paper, it is
        asked which system these files are; of who keeps them for others nothing is asked. GDPR, art. 5(2) and 32(1).
        """
        named = Organisation.systems.where(InformationSystem.id.among(activity.systems))
        lies = Organisation.hosting.where(HostingArrangement.id.among(activity.hosting))
        on_paper = claimed(
            lies.exist(none="no hosting is named") & lies.each(HostingArrangement.medium.is_(Medium.PAPER))
        )
        some = named.some(InformationSystem.health_data).said(
            "one of its systems is said to hold health data",
            no="each of its systems is said to hold no health data, and the activity does",
        )
        of_others = (~(on_paper & claimed(as_processor))).said(
            "it is not records on paper alone that are kept for others", no="records on paper alone are kept for others"
        )
        on_health = personal & takes_part & claimed(concerns_health) & of_others
        return when(
            on_health & claimed(named.exist(none="no system is named")),
            some | (on_paper & ask_again(activity.systems, WHICH_FILES)),
        )

    @rule("EU-COH-13", gdpr("30(1)(e)"), gdpr("44"), EDPB_TRANSFERS, since=APPLICABLE, severity=Severity.MINOR)
    def flows_stated(law, activity: type[ProcessingActivity]) -> Question:
        """What hosts keep abroad, or reach from there, is among the transfers.

        Data that a host keeps in a third country, or reaches from one for support or administration, may leave the
        Union by that: an activity that names the arrangement and states its transfers states one to that country, which
        has not ended, and whose importer, where it is stated, is one of the chain of hosting.
        *Asks*, and never fails: what one legal person keeps abroad, or reaches from there, for itself is transferred to
        nobody. What is not stated is not compared. GDPR, art. 30(1)(e) and 44.
        """
        abroad = hosted.some(
            layers_abroad.exist(none="nothing is kept abroad")
            | layers_reached.exist(none="nothing is reached from abroad"),
            none="no third party is said to host",
        )
        compared = claimed(activity.transfers.stated()) & claimed(abroad)
        return when(
            personal & takes_part & compared,
            flows_told,
        )
