"""What binds processors: guarantees, contract, chain, instructions."""

from __future__ import annotations

from typing import Any

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, as_processor, in_reach, over, running
from healthgov.eu.gdpr.roles import engaged, is_processor
from healthgov.eu.places import EEA
from healthgov.eu.references import EDPB_CHAINS, gdpr
from healthgov.models import (
    Contract,
    HostingArrangement,
    Layer,
    Organisation,
    ProcessingActivity,
    ProcessorClause,
    Recipient,
    RecipientCertificate,
)
from healthgov.questions import Question, all_of, any_of, ask_again, claimed, either, when
from healthgov.rules import Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["PROCESSOR_CLAUSES", "ProcessorRules"]

PROCESSOR_CLAUSES = frozenset(ProcessorClause)
"""What art. 28(3) asks of the contract: thirteen points."""


signed_by_now = (~claimed(~Contract.signed_on.begun())).said(
    "nobody says that the contract is yet to be signed", no="the contract is yet to be signed"
)
EARLIER = "The contract was signed after this day: when was the one before it signed, and which clauses had it?"


def whole_contract(clauses: Any) -> Question:
    """In writing, with every clause: one without the other is no contract of art. 28(3), nor is one to be signed."""
    return Contract.written & Contract.clauses.includes_all(clauses) & signed_by_now


def standing(clauses: Any) -> Question:
    """Whole by the day; of an earlier one it is asked where this one is signed on a later day and renews it."""
    earlier = either(claimed(Contract.renewal), ask_again(Contract.clauses, EARLIER), Contract.renewal)
    return either(signed_by_now, whole_contract(clauses), earlier)


ended = claimed(Contract.ended_on.is_over())
"""The end of a contract is stated; a contract of which none is stated runs."""


kept_after_an_end = (
    claimed(Contract.data_kept_after) & ~claimed(Contract.ended_on.stated()) & Contract.ended_on.is_over()
)
"""Who says that something was kept after the end, and no end, is asked when that was."""


contract_over = claimed(Recipient.contract.has(ended))
same_recipient = Organisation.recipients.where(Recipient.id.is_(Recipient.id.outer()))
outlives_the_contract = running | claimed(ProcessingActivity.ended_on.after(Contract.ended_on))
still_named = Recipient.contract.has(
    Organisation.activities.some(
        outlives_the_contract & ProcessingActivity.recipients.includes(Recipient.id), none="no processing is described"
    )
)
"""An activity that goes on, or went on, after the contract says that the recipient receives data; one that names no
recipients at all leaves it open. Whether a processor kept data of what ended with its contract, EU-GDPR-38 asks."""


lies_with = Organisation.hosting.where(HostingArrangement.id.among(ProcessingActivity.hosting))
"""The hosting that an activity names."""


hosts_for_nothing_else = (
    ~claimed(
        Organisation.hosting.some(
            HostingArrangement.layers.some(Layer.performer.is_(Recipient.id) & Layer.reuses_data),
            none="there is no hosting arrangement",
        )
    )
).said("nobody says that it uses what it hosts for itself", no="it uses what it hosts for something of its own")
"""A host is asked so by the law on hosting of health data; of any other data it is a processor like any."""


def renewed(clauses: Any) -> Question:
    """Another contract with the same recipient runs, and is whole."""
    another = claimed(same_recipient.exist()) & same_recipient.some(
        Recipient.contract.has(whole_contract(clauses) & ~ended)
    )
    return another.said(
        "another contract with the same recipient runs", no="no other contract with the same recipient runs"
    )


class ProcessorRules(DataProtectionLaw, where=in_reach):
    """Processors: those one uses, and what one owes as one."""

    processor_clauses = parameter(APPLICABLE, PROCESSOR_CLAUSES, cites=[gdpr("28(3)")], limit=Limit.MINIMUM)

    @rule("EU-GDPR-32", gdpr("28(3)"), gdpr("28(9)"), since=APPLICABLE, of=Recipient)
    def processor_contract(law, recipient: type[Recipient]) -> Question:
        """Processors are bound by a contract with every clause.

        The contract is in writing, electronic form included, and holds the thirteen points of art. 28(3), from the
        subject to audits. Encryption does not make it needless. *Fails* without a contract in writing, where
        clauses are lacking, where it is yet to be signed and there was none before it, and where it has ended and data
        still go there; *unknown* where nobody says that it is in writing, and on a day before the signature of one that
        took the place of another. Contracts with one recipient are judged together: one that was renewed is not
        asked any more; nor is one that lasted as long as all processing that names the recipient.
        """
        runs = recipient.contract.has(standing(law.processor_clauses)) & ~contract_over
        return when(is_processor & (~contract_over | still_named), runs | renewed(law.processor_clauses))

    @rule("EU-GDPR-33", gdpr("28(1)"), EDPB_CHAINS, since=APPLICABLE, of=Recipient)
    def processor_guarantees(law, recipient: type[Recipient]) -> Question:
        """Processors give sufficient guarantees.

        Only processors whose guarantees were checked are used, a parent under foreign law included. A foreign parent
        makes no transfer by itself; whether its law can reach the data is a question of guarantees. *Fails* when they
        were not checked, or when the reach of the law of a parent outside the EEA was not weighed. GDPR, art. 28(1).
        """
        beyond = ~recipient.foreign_parent.is_in(EEA)
        abroad = claimed(beyond) | (claimed(~recipient.foreign_law_weighed) & beyond)
        return when(is_processor, recipient.guarantees_checked & when(abroad, recipient.foreign_law_weighed))

    @rule("EU-GDPR-59", gdpr("28(5)"), gdpr("28(1)"), since=APPLICABLE, severity=Severity.WARNING, of=Recipient)
    def certificates_count(law, recipient: type[Recipient]) -> Question:
        """Certificates that processors show are valid and cover the service.

        A warning, since no text demands one here: an approved certification or code of conduct is an element of
        sufficient guarantees, and any other certificate is evidence of them. One that is shown counts as long as it
        runs, for the service and the places that are used. One that another of its scheme has followed is not asked.
        *Fails* for a certificate that is over, or that covers something else. What must be
        certified to host health data is asked by the law on hosting. GDPR, art. 28(5).
        """
        counts = (
            RecipientCertificate.scheme.stated()
            & RecipientCertificate.covers_service
            & ~RecipientCertificate.last_day.is_over()
        )
        shown = claimed(recipient.certificates.exist())
        followed = recipient.certificates.where(RecipientCertificate.scheme.is_(RecipientCertificate.scheme.outer()))
        return when(is_processor & shown, recipient.certificates.each(counts | followed.some(counts)))

    @rule("EU-GDPR-34", gdpr("28(2)"), gdpr("28(4)"), EDPB_CHAINS, since=APPLICABLE, of=Recipient)
    def sub_processors(law, recipient: type[Recipient]) -> Question:
        """Sub-processors are known, authorised and bound.

        The whole chain is known to the controller, authorised in writing, and under the same duties. *Fails* where
        one of the three is lacking. A processor that is said to engage no other has no chain; where nothing is said of a
        chain, it is asked first whether there is one. GDPR, art. 28(2) and (4).
        """
        facts = (recipient.sub_processors_known, recipient.sub_processors_authorised, recipient.flow_down)
        told = claimed(any_of(*(fact.stated() for fact in facts))).said(
            "something is said of a chain", no="nothing is said of a chain"
        )
        engages, chain = recipient.engages_processors, all_of(*facts)
        return when(is_processor & ~claimed(~engages), either(told, chain, when(engages, chain)))

    @rule("EU-GDPR-35", gdpr("29"), gdpr("28(10)"), since=APPLICABLE, of=Recipient)
    def within_instructions(law, recipient: type[Recipient]) -> Question:
        """Processors keep to their instructions.

        A processor that does more than it is told, or uses data for itself, answers as a controller. *Fails* for work
        beyond instructions, or for a purpose of its own, of a host too that is said to reuse what it hosts. GDPR, art. 29
        and 28(10).
        """
        return when(is_processor, ~recipient.beyond_instructions & ~recipient.own_purpose & hosts_for_nothing_else)

    @rule("EU-GDPR-36", gdpr("28(3)"), gdpr("28(9)"), since=APPLICABLE, of=ProcessingActivity)
    def own_contract(law, activity: type[ProcessingActivity]) -> Question:
        """A processor has a contract with its controllers.

        The duty to have a contract in writing with the thirteen points binds the processor too. *Fails* without one,
        where clauses are lacking, or where it is yet to be signed and there was none before it. GDPR, art. 28(3).
        """
        return when(as_processor & running, activity.contract.has(standing(law.processor_clauses)))

    @rule("EU-GDPR-37", gdpr("29"), gdpr("28(10)"), since=APPLICABLE, of=ProcessingActivity)
    def own_instructions(law, activity: type[ProcessingActivity]) -> Question:
        """A processor does what it is told.

        A processor that extracts more than was ordered breaks its instructions. *Fails* for work beyond them.
        GDPR, art. 29.
        """
        return when(as_processor & running, ~activity.beyond_instructions)

    @rule("EU-GDPR-78", gdpr("28(2)"), gdpr("28(4)"), since=APPLICABLE, of=ProcessingActivity)
    def engages_with_authorisation(law, activity: type[ProcessingActivity]) -> Question:
        """A processor engages others only where its controllers let it.

        A processor engages another only with the written authorisation of its controllers, one by one or in general
        with a chance to object to changes. Applies where a processor is among those who receive the data, or a third
        party hosts them; of those that are named it is asked whether they are, and of who names none whether there are
        any: a list that is stated empty says that there are none. *Fails* without authorisation. What binds the other
        by contract EU-GDPR-32 asks. GDPR, art. 28(2) and (4).
        """
        to_some = ~activity.recipients.empty() & engaged.some(is_processor)
        at_some = ~activity.hosting.empty() & lies_with.some(HostingArrangement.external)
        engages = to_some | at_some
        return when(
            as_processor & running & (engages | claimed(~activity.sub_processors_authorised)),
            activity.sub_processors_authorised,
        )

    @rule("EU-GDPR-38", gdpr("28(3)(g)"), since=APPLICABLE, of=Recipient)
    def nothing_kept(law, recipient: type[Recipient]) -> Question:
        """Processors keep nothing after the end.

        Once the contract is over, the processor has deleted or returned all data, copies included, unless law asks it
        to keep some. Where another contract with it runs on, the data stay under that one. *Fails* for data or copies
        kept. GDPR, art. 28(3)(g).
        """
        stopped = recipient.contract.has(ended) & ~renewed(law.processor_clauses)
        over = stopped | recipient.contract.has(kept_after_an_end)
        return when(is_processor & over, recipient.contract.has(~Contract.data_kept_after))

    @rule("EU-GDPR-39", gdpr("28(3)(g)"), since=APPLICABLE, of=ProcessingActivity)
    def nothing_kept_of_others(law, activity: type[ProcessingActivity]) -> Question:
        """A processor keeps nothing after the end.

        The organisation, as a processor, deletes or returns the controllers' data when its contract is over, or the
        processing has ended, copies included. *Fails* for data or copies kept that no law asks it to keep. GDPR, art.
        28(3)(g).
        """
        said_kept = ~claimed(activity.ended_on.stated()) & activity.contract.has(kept_after_an_end)
        ends = over | activity.contract.has(ended) | said_kept
        return when(as_processor & ends, activity.contract.has(~Contract.data_kept_after))
