"""The record of processing activities: who keeps one, what an entry says, what is described at all."""

from __future__ import annotations

from typing import Any

from healthgov.eu.categories import TAXONOMY
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, as_processor, in_reach, personal, special_categories
from healthgov.eu.gdpr.scale import staff_from
from healthgov.eu.references import gdpr
from healthgov.eu.roles import takes_part
from healthgov.models import (
    Article9,
    Governance,
    Notice,
    Organisation,
    ProcessingActivity,
    ProcessingRecord,
    Purpose,
    Role,
    with_category,
)
from healthgov.questions import Question, any_of, ask_again, claimed, either, when
from healthgov.rules import Severity, rule
from healthgov.values import parameter

__all__ = ["RecordRules", "controller_entry", "data_on_offences", "processor_entry", "record_needed"]

_OF_OFFENCES = frozenset(category.code for category in TAXONOMY if category.article_9 is Article9.OFFENCE)
data_on_offences = (
    ProcessingActivity.categories.meets(_OF_OFFENCES)
    | with_category(
        TAXONOMY,
        lambda category: category.article_9 is Article9.OFFENCE,
        yes="there are data on offences",
        no="there are no data on offences",
    )
).said("there are data on offences", no="there are no data on offences")
"""Data on criminal convictions, offences or security measures, an extract without any of them included."""
ends_exemption = (
    ~ProcessingActivity.occasional | ProcessingActivity.risk_to_rights | special_categories | data_on_offences
)
"""Processing that stops the exemption of art. 30(5)."""


described_as_a_part = (
    claimed(ProcessingActivity.purposes.some(Purpose.legal_basis.stated()))
    | claimed(ProcessingActivity.notices.some(Notice.given))
    | claimed(ProcessingActivity.retention.exist())
)
WHICH_PART = "The organisation is said to take no part, and to inform persons, to keep the data or to have a legal basis: which is it?"
"""Who takes no part in a processing has no basis for it, informs nobody of it and keeps nothing."""


def record_needed(staff: Any) -> Question:
    """Whether art. 30(5) leaves the duty to keep a record."""
    return staff_from(staff) | Organisation.activities.where(personal & takes_part).some(
        ends_exemption, none="no processing is described"
    )


def _says(question: Question, what: str) -> Question:
    return question.said(f"the entry says {what}", no=f"the entry does not say {what}")


_data = _says(~ProcessingActivity.categories.empty(), "which categories of data are processed")
_leaving = _says(ProcessingActivity.transfers.stated(), "whether data leave the EEA")
_protected = _says(~ProcessingActivity.security_measures.empty(), "which security measures protect the data")
_controllers = _says(~ProcessingActivity.controllers.empty(), "who the other controllers are")
controller_entry = (
    _says(
        ~ProcessingActivity.purposes.empty()
        & ProcessingActivity.purposes.each(claimed(Purpose.description.stated()) | Purpose.kind.stated()),
        "what the purposes are",
    )
    & _says(~ProcessingActivity.subjects.empty(), "whose data they are")
    & _data
    & _says(ProcessingActivity.recipients.stated(), "who receives the data")
    & _leaving
    & _says(ProcessingActivity.retention.stated(), "how long the data are kept")
    & _protected
    & when(ProcessingActivity.role.is_(Role.JOINT_CONTROLLER), _controllers)
)
"""Purposes, persons, data, recipients, transfers, limits, measures, and the other controllers (art. 30(1))."""
processor_entry = (
    _says(~ProcessingActivity.controllers.empty(), "on whose behalf the data are processed")
    & _data
    & _leaving
    & _protected
)
"""Controllers served, categories, transfers, measures (art. 30(2))."""

_SECTIONS = (
    Organisation.recipients,
    Organisation.systems,
    Organisation.platforms,
    Organisation.requests,
    Organisation.breaches,
    Organisation.campaigns,
    Organisation.contact_files,
)
describes_processing = any_of(
    *(claimed(part.stated()) for part in (Organisation.activities, Organisation.governance, *_SECTIONS))
)
contradicts_itself = claimed(Organisation.activities.empty()) & any_of(*(claimed(~part.empty()) for part in _SECTIONS))


class RecordRules(DataProtectionLaw, where=in_reach):
    """The record of art. 30."""

    record_exemption_staff = parameter(APPLICABLE, 250, cites=[gdpr("30(5)")])
    """Below this number of staff a record may be left out, where no condition stands against it."""

    @rule("EU-GDPR-40", gdpr("30(1)"), gdpr("30(2)"), gdpr("30(5)"), since=APPLICABLE, of=Governance)
    def record_kept(law, governance: type[Governance]) -> Question:
        """A record of processing activities is kept.

        Controllers and processors keep a record that covers every activity, with all names and contacts. Fewer than
        250 staff exempts only where processing is occasional, without risk, and without special categories or data on
        offences: hence nobody in health is exempt. *Fails* without record, or with one that is not whole: an activity
        on personal data that runs today, and started after the last update, is not in it. An update that is yet to come
        says nothing of today, and is asked again. GDPR, art. 30.
        """
        in_the_record = personal & takes_part
        running = Organisation.activities.where(in_the_record & ProcessingActivity.started_on.begun())
        younger = running.some(ProcessingActivity.started_on.after(ProcessingRecord.updated_on))
        up_to_date = (~claimed(younger)).said(
            "no activity is known that is younger than the record", no="an activity is younger than the record"
        )
        names = ProcessingRecord.covers_all & ProcessingRecord.contacts_complete
        known_today = ~claimed(~ProcessingRecord.updated_on.begun()) | ask_again(ProcessingRecord.updated_on)
        record = ProcessingRecord.kept & names & up_to_date & known_today
        return when(record_needed(law.record_exemption_staff), governance.record.has(record))

    @rule("EU-GDPR-41", gdpr("30(1)"), gdpr("30(2)"), since=APPLICABLE, of=ProcessingActivity)
    def entry_complete(law, activity: type[ProcessingActivity]) -> Question:
        """The entry in the record is complete.

        A controller's entry says purposes, persons, data, recipients, transfers, limits, measures, and who decides
        with it; a processor's its own four: controllers served, categories, transfers, measures. The legal basis is
        not asked here: art. 13 and 14 ask for it. *Fails* for what is stated to be empty and cannot be; *unknown*
        with what is not stated yet. Where the organisation is said to take no part in what is said to have a basis, to be
        informed of or to be kept, it is asked whether that is what its controller does, and which part it has where it is not.
        GDPR, art. 30(1) and (2).
        """
        entry = either(as_processor, processor_entry, controller_entry)
        no_part = claimed(activity.role.is_(Role.NEITHER))
        itself = claimed(~activity.says_of_controller)
        part = either(itself, ask_again(activity.role, WHICH_PART), activity.says_of_controller)
        return either(no_part, when(described_as_a_part & ~claimed(activity.says_of_controller), part), entry)

    @rule("EU-GDPR-53", gdpr("5(2)"), since=APPLICABLE, severity=Severity.MINOR)
    def described(law, organisation: type[Organisation]) -> Question:
        """What governs the data is described.

        Who describes processing also describes its governance: record, officer, staff, policies.
        Asks nothing of a document that describes hosting alone. *Fails* where no activity is said to exist and
        processing is described. GDPR, art. 5(2).
        """
        consistent = (~contradicts_itself).said(
            "the sections do not contradict each other",
            no="no activity is said to exist, and processing is described",
        )
        whole = organisation.activities.stated() & organisation.governance.stated()
        return when(
            describes_processing.said("processing is described", no="no processing is described"), consistent & whole
        )
