"""The file of a candidate host: evidence for each requirement, and the steps of the procedure with their days.

A host fills it before the auditor comes; a certifier's steps are read from the same file. What is not
evidenced is ``None`` or absent, and stays unknown.
"""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, Required, fact, model
from healthgov.findings import CountryCode
from healthgov.models import conditions
from healthgov.models.certificates import Activity, Certifier, IsmsCertificate, PublicStatement, Referential
from healthgov.models.layers import Safeguard
from healthgov.models.requirements import Item, Requirement

__all__ = [
    "Actor",
    "ActorRole",
    "ActorStatus",
    "AuditStage",
    "CertificationFile",
    "Decision",
    "Evidence",
    "NonConformity",
    "RemoteAccess",
]


class ActorRole(enum.Enum):
    """The role of an actor in the table of guarantees."""

    HOST = "host"
    PROCESSOR_OF_THE_HOST = "processor_of_the_host"


class ActorStatus(enum.Enum):
    """Certified, not certified, or exempted: a third value, not an absence."""

    CERTIFIED = "certified"
    NOT_CERTIFIED = "not_certified"
    EXEMPTED = "exempted"


@model
class Evidence:
    """What shows that a requirement is met: since when, and which of the wanted items."""

    requirement: Required[Requirement]
    on: Required[date] = fact(noun="the day of the evidence", required=True)
    items: Fact[tuple[Item, ...]] = fact("What does this piece of evidence show?", noun="the points the evidence shows")


@model
class AuditStage:
    """An audit by the certifier, first and last day."""

    first_day: Fact[date] = fact("On which day did the audit start?", noun="the first day of the audit")
    last_day: Fact[date] = fact("On which day did the audit end?", noun="the last day of the audit")


@model
class NonConformity:
    """A non-conformity found by the on-site audit, and when its correction was audited."""

    found_on: Required[date] = fact(noun="the day it was found", required=True)
    correction_audited_on: Fact[date] = fact(
        "On which day was the correction audited?", noun="the day the correction was audited"
    )


@model
class Decision:
    """The decision of the certifier, and the days of validity printed."""

    on: Required[date] = fact(noun="the day of the decision", required=True)
    granted: Required[bool] = fact(
        yes="the certificate was granted",
        no="the certificate was refused",
        noun="the grant of the certificate",
        required=True,
    )
    first_day: Fact[date] = fact("From which day is the certificate valid?", noun="the first day of the certificate")
    last_day: Fact[date] = fact("Until which day is the certificate valid?", noun="the last day of the certificate")


@model
class RemoteAccess:
    """Remote access from outside the EEA, with what it rests on."""

    country: Required[CountryCode]
    safeguard: Fact[Safeguard] = fact(
        "On what does this access rest: adequacy, or which safeguards?", noun="the safeguard of the access"
    )
    listed_organisation: Fact[bool] = fact(
        "Is the importer on the list of organisations that the adequacy decision reaches?",
        yes="the importer is on the list that adequacy reaches",
        no="the importer is not on the list that adequacy reaches",
    )
    """Where adequacy reaches listed organisations only: the importer is on the list."""
    commercial_activity: Fact[bool] = conditions.commercial_activity
    private_sector: Fact[bool] = conditions.private_sector
    automated_processing: Fact[bool] = conditions.automated_processing
    inside_recognised_borders: Fact[bool] = conditions.inside_recognised_borders
    no_credit_data: Fact[bool] = conditions.no_credit_data
    local_law_applies: Fact[bool] = conditions.local_law_applies
    """What the decision on its country asks of the importer, or of the processing there; each decision asks its own."""


@model
class Actor:
    """One row of the table of guarantees (chapter 8 of the referential)."""

    name: Fact[str] = fact("Which actor does the row name?", noun="the name of the actor", personal=True)
    role: Fact[ActorRole] = fact("Is the actor the host, or a processor of the host?", noun="the role of the actor")
    status: Fact[ActorStatus] = fact(
        "Is the actor certified, not certified, or exempted?", noun="the status of the actor"
    )
    secnumcloud_qualified: Fact[bool] = fact(
        "Is the actor qualified SecNumCloud?",
        yes="the actor is qualified SecNumCloud",
        no="the actor is not qualified SecNumCloud",
        noun="the SecNumCloud qualification",
    )
    activities: Fact[tuple[Activity, ...]] = fact(
        "Which of the six activities does the actor perform?", noun="the activities of the actor"
    )
    access_from_outside_eea: Fact[bool] = fact(
        "Does the actor reach the data from outside the EEA?",
        yes="the actor reaches the data from outside the EEA",
        no="the actor does not reach the data from outside the EEA",
        noun="access from outside the EEA",
    )
    third_country_law: Fact[bool] = fact(
        "Is the actor subject to the law of a third country without adequacy?",
        yes="the actor is exposed to the law of a third country",
        no="the actor is not exposed to the law of a third country",
        noun="exposure to the law of a third country",
    )


@model
class CertificationFile:
    """Everything a candidate host and its certifier put on the table."""

    id: Required[str]
    referential: Fact[Referential] = fact(
        "On which version is the application lodged?", noun="the version of the referential"
    )
    applied_on: Fact[date] = fact("On which day was the application lodged?", noun="the day of the application")
    renewal: Fact[bool] = fact("Is this a renewal?", yes="this is a renewal", no="this is no renewal")
    previous_last_day: Fact[date] = fact(
        "Until which day is the present certificate valid?", noun="the last day of the present certificate"
    )
    """The last day of the certificate that this one renews."""
    certifier: Fact[Certifier] = fact(noun="the certifier")
    isms: Fact[IsmsCertificate] = fact(noun="the ISO 27001 certificate")
    has_subcontractors: Fact[bool] = fact(
        "Has the host subcontractors?",
        yes="the host has subcontractors",
        no="the host has no subcontractor",
        circumstance=True,
    )
    evidence: Fact[tuple[Evidence, ...]] = fact(
        "What evidence is there for each requirement, and since when?", noun="the evidence", one="the piece of evidence"
    )
    shared_audit_on: Fact[date] = fact(
        "On which day were shared resources last audited independently?",
        noun="the day of the audit of shared resources",
    )
    storage_countries: Fact[tuple[CountryCode, ...]] = fact(
        "In which countries are data stored?", noun="the countries of storage"
    )
    remote_access: Fact[tuple[RemoteAccess, ...]] = fact(
        "From which countries outside the EEA are data reached?",
        noun="the remote access from outside the EEA",
        one="the way to reach the data from outside the EEA",
    )
    subject_to_foreign_law: Fact[bool] = fact(
        "Is the host subject to the law of a third country without adequacy?",
        yes="the host is exposed to the law of a third country",
        no="the host is not exposed to the law of a third country",
        circumstance=True,
    )
    secnumcloud_qualified: Fact[bool] = fact(
        "Is the host qualified SecNumCloud?",
        yes="the host is qualified SecNumCloud",
        no="the host is not qualified SecNumCloud",
        noun="the SecNumCloud qualification",
    )
    public_statement: Fact[PublicStatement] = fact(
        "Does the public page show statement A, statement B or the table of guarantees?",
        noun="the statement on the public page",
    )
    guarantees: Fact[tuple[Actor, ...]] = fact(
        "What does the table of guarantees say of each actor? Show it, a row for each.",
        noun="the table of guarantees",
        one="the row of the table of guarantees",
    )
    """The table of guarantees given to clients."""
    guarantees_sent_to_clients: Fact[bool] = fact(
        "Is the table sent to clients?",
        yes="the table of guarantees is sent to clients",
        no="the table of guarantees is not sent to clients",
    )
    documentary_audit: Fact[AuditStage] = fact(noun="the documentary audit")
    on_site_audit: Fact[AuditStage] = fact(noun="the on-site audit")
    non_conformities: Fact[tuple[NonConformity, ...]] = fact(
        "Which non-conformities were found?", noun="the non-conformities", one="the non-conformity"
    )
    decision: Fact[Decision] = fact("What did the certifier decide, and when?", noun="the decision of the certifier")
    surveillance: Fact[tuple[date, ...]] = fact("When did surveillance audits end?", noun="the surveillance audits")
    """The last day of each surveillance audit."""
