"""The layers of a hosting: who performs what, where the data are kept, and from where they are reached."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, Required, fact, model
from healthgov.findings import CountryCode
from healthgov.models import conditions
from healthgov.models.certificates import Activity

__all__ = [
    "Access",
    "Entity",
    "ForeignLaw",
    "Layer",
    "Safeguard",
    "SecurityMeasure",
    "Storage",
    "StorageKind",
]


class StorageKind(enum.Enum):
    """What is kept at a place; all of it is storage."""

    PRIMARY = "primary"
    REPLICA = "replica"
    BACKUP = "backup"
    LOGS = "logs"
    SUPPORT = "support"


class Safeguard(enum.Enum):
    """On what remote access from outside the EEA rests (GDPR, art. 45 and 46)."""

    ADEQUACY = "adequacy"
    STANDARD_CLAUSES = "standard_clauses"
    BINDING_CORPORATE_RULES = "binding_corporate_rules"
    OTHER_ARTICLE_46 = "other_article_46"
    NONE = "none"


class SecurityMeasure(enum.Enum):
    """Physical, network, monitoring, continuity and risk measures a host may name."""

    SURVEILLANCE_CAMERAS = "surveillance_cameras"
    FIRE_DETECTION = "fire_detection"
    VPN = "vpn"
    FIREWALL = "firewall"
    ENCRYPTION = "encryption"
    INTRUSION_PREVENTION = "intrusion_prevention"
    REAL_TIME_MONITORING = "real_time_monitoring"
    LOG_REVIEW = "log_review"
    RISK_MANAGEMENT = "risk_management"
    OPERATIONAL_CONDITION = "operational_condition"
    TRACEABILITY = "traceability"
    ACCESS_CONTROL = "access_control"
    BACKUP = "backup"
    SUBCONTRACTOR_CONTROL = "subcontractor_control"
    AWARENESS = "awareness"
    INCIDENT_HANDLING = "incident_handling"
    RETURN_AND_ERASURE = "return_and_erasure"


@model
class Entity:
    """A legal entity: certificates are nominative, a brand is never certified."""

    id: Required[str] = fact(noun="the entity", required=True)
    """No two entities share one; the organisation's own ``id`` stands for the organisation."""
    name: Fact[str] = fact(
        "What is the legal name of this entity?", noun="the name of the entity", personal=True, label=True
    )
    country: Fact[CountryCode] = fact("In which country is this entity established?", noun="the country of the entity")
    secnumcloud_qualified: Fact[bool] = fact(
        "Is this entity qualified SecNumCloud for this activity?",
        yes="the entity is qualified SecNumCloud",
        no="the entity is not qualified SecNumCloud",
        noun="the SecNumCloud qualification",
    )
    """Qualified SecNumCloud 3.2 for the activity it performs."""


@model
class Storage:
    """A place where data are kept, copies of all kinds included."""

    country: Fact[CountryCode] = fact("In which country are the data kept?", noun="the country of storage")
    kind: Fact[StorageKind] = fact(
        "What is kept there: the data themselves, a replica, a backup, logs or support tickets?",
        noun="what is kept there",
    )
    site: Fact[str] = fact("At which site are the data kept?", noun="the site", personal=True)


@model
class Access:
    """Remote access to the data from a country."""

    country: Fact[CountryCode] = fact("From which country are the data reached?", noun="the country of access")
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
    client_informed: Fact[bool] = fact(
        "Does the contract tell the client that there is no adequacy decision, and which safeguards there are?",
        yes="the client is told of the safeguards",
        no="the client is not told of the safeguards",
    )


@model
class ForeignLaw:
    """The law of a third country that could force access to the data (requirement 30)."""

    exposed: Fact[bool] = fact(
        "Is the entity, or a subcontractor taking part, subject to the law of a third country without adequacy decision?",
        yes="the entity is exposed to the law of a third country",
        no="the entity is not exposed to the law of a third country",
        circumstance=True,
    )
    laws_listed: Fact[bool] = fact(
        "Does the contract list the laws of third countries that reach the host?",
        yes="the laws are listed in the contract",
        no="the laws are not listed in the contract",
    )
    mitigation_described: Fact[bool] = fact(
        "Does the contract say what is done against access under these laws?",
        yes="what is done against it is in the contract",
        no="what is done against it is not in the contract",
    )
    residual_risks_described: Fact[bool] = fact(
        "Does the contract describe the risks that remain?",
        yes="the residual risks are in the contract",
        no="the residual risks are not in the contract",
    )
    certifier_told: Fact[bool] = fact(
        "Was the certifier told of the exposure?", yes="the certifier was told", no="the certifier was not told"
    )


@model
class Layer:
    """What one entity performs of the hosting.

    The organisation may perform a layer of its own hosting, beside those of third parties: the layer then names the
    organisation's own ``id``, which needs no line in ``entities``.
    """

    performer: Required[str] = fact(noun="the entity that performs the layer", required=True)
    """The ``id`` of the entity that performs it, or of the organisation itself."""
    activities: Fact[tuple[Activity, ...]] = fact(
        "Which of the six activities does this entity perform?", noun="the activities performed"
    )
    since: Fact[date] = fact(
        "Since which day does this entity perform its part?",
        noun="the day from which the entity performs its part",
        circumstance=True,
    )
    """Where it took over what another performed when the first real data came."""
    service: Fact[str] = fact("Which service of this entity is used?", noun="the service used", personal=True)
    in_service_scope: Fact[bool] = fact(
        "Are the service and zone used inside the certificate, with the option on and the addendum signed?",
        yes="the service and zone used are inside the certificate",
        no="the service or zone used lies outside the certificate, the option is off or the addendum unsigned",
    )
    """The service and zone used are inside the certificate, with the option activated and the addendum signed."""
    publishes_software: Fact[bool] = fact(
        "Does this entity publish the application, and administer only that?",
        yes="the entity publishes the application and only administers that",
        no="the entity does more than administer an application of its own",
        circumstance=True,
    )
    declared_exempted: Fact[bool] = fact(
        "Does the table of guarantees show this entity as exempted from certification?",
        yes="the table of guarantees shows the entity as exempted",
        no="the table of guarantees does not show the entity as exempted",
    )
    approved_until: Fact[date] = fact(
        "Until which day did an approval of this entity by the ministry run, given before April 2018?",
        noun="the end of the approval by the ministry",
        circumstance=True,
    )
    """Before certificates the ministry of health approved hosts, for three years; approvals ran to their end."""
    storage: Fact[tuple[Storage, ...]] = fact(
        "In which countries are data kept, backups, replicas, logs and support tickets included?",
        noun="the places of storage",
        one="the place of storage",
    )
    access: Fact[tuple[Access, ...]] = fact(
        "From which countries outside the EEA can anyone reach the data, support and administration included?",
        noun="the countries that reach the data",
        one="the country that reaches the data",
    )
    foreign_law: Fact[ForeignLaw] = fact(noun="the exposure to the law of third countries")
    french_interface: Fact[bool] = fact(
        "Is the interface available in French?",
        yes="the interface is available in French",
        no="the interface is not available in French",
    )
    french_support: Fact[bool] = fact(
        "Is first-line support available in French?",
        yes="first-line support is available in French",
        no="first-line support is not available in French",
    )
    shared_audit_summary_on: Fact[date] = fact(
        "On which day was the independent audit of shared resources whose summary the client received?",
        noun="the day of the audit of shared resources",
    )
    reuses_data: Fact[bool] = fact(
        "Does this entity use the data for anything of its own?",
        yes="the data are reused",
        no="the data are used for nothing else",
    )
    measures: Fact[tuple[SecurityMeasure, ...]] = fact(
        "Which security measures does this entity name?", noun="the security measures named"
    )
    measures_not_needed: Fact[tuple[SecurityMeasure, ...]] = fact(
        "Which security measures does this entity do without, as the analysis of risks shows no need of them?",
        noun="the measures it needs not take",
    )
    """No text demands a measure by name: where nobody reaches a system from outside, no VPN is needed."""
