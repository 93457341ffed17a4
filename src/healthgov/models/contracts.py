"""The hosting contract: its clauses, who stands in between, and what became of the data at its end."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, fact, model

__all__ = [
    "HostingClause",
    "HostingContract",
    "PaperClause",
]


class HostingClause(enum.Enum):
    """The clauses of a hosting contract (CSP, art. R1111-11), and what decree 2026-209 added."""

    CERTIFICATE_SCOPE = "certificate_scope"
    SERVICES_AND_RESULTS = "services_and_results"
    HOSTING_PLACES = "hosting_places"
    DATA_SUBJECT_RIGHTS = "data_subject_rights"
    INCIDENT_CONTACT = "incident_contact"
    INDICATORS = "indicators"
    EXTERNAL_PROVIDERS = "external_providers"
    ACCESS_FRAMEWORK = "access_framework"
    TECHNICAL_CHANGES = "technical_changes"
    FAILURE_GUARANTEES = "failure_guarantees"
    NO_OTHER_USE = "no_other_use"
    END_OF_SERVICE = "end_of_service"
    RETURN_OF_DATA = "return_of_data"
    DESTRUCTION_OF_COPIES = "destruction_of_copies"
    RIGHTS_INFORMATION_2026 = "rights_information_2026"
    TRANSFERS_2026 = "transfers_2026"
    FOREIGN_LAWS_2026 = "foreign_laws_2026"
    MITIGATION_2026 = "mitigation_2026"
    RESIDUAL_RISKS_2026 = "residual_risks_2026"
    TRANSFER_MAP_2026 = "transfer_map_2026"


class PaperClause(enum.Enum):
    """The clauses of a contract on records kept on paper (CSP, art. R1111-16), by its points."""

    SERVICES = "services"
    """1°: services, nature and volume of the data, whether they are public archives, results expected."""
    MEANS = "means"
    AVAILABILITY = "availability"
    """3°: how the records are made available to those who signed."""
    ACCESS_WITH_AGREEMENT = "access_with_agreement"
    """4°: access and transmission only with the agreement of the persons, by whom they name."""
    CHANGES = "changes"
    FAILURE_GUARANTEES = "failure_guarantees"
    RETURN_AND_DESTRUCTION = "return_and_destruction"
    """7°: return at the end, and destruction of every copy."""
    EXTERNAL_PROVIDERS = "external_providers"
    PERSONS_OWN_ACCESS = "persons_own_access"
    """9°: by which means persons get at their own records (art. L1111-7), within which time and in which way."""
    INSURANCE = "insurance"
    """10°: insurance against damage to the records and their loss, which excludes abandonment of them."""


@model
class HostingContract:
    """The hosting contract with the controller."""

    signed_on: Fact[date] = fact("On which day was the contract signed?", noun="the day of signature")
    clauses: Fact[tuple[HostingClause, ...]] = fact(
        "Is there a hosting contract, and which clauses has it?", noun="the clauses of the hosting contract"
    )
    paper_clauses: Fact[tuple[PaperClause, ...]] = fact(
        "For records on paper: is there a contract, and which clauses has it?",
        noun="the clauses of the contract on paper records",
    )
    through_intermediary: Fact[bool] = fact(
        "Does a provider stand between the organisation and the host?",
        yes="a provider stands between the controller and the host",
        no="no provider stands in between",
    )
    """A provider stands between the controller and the certified host."""
    intermediary_repeats_clauses: Fact[bool] = fact(
        "Does the provider's contract repeat the host's clauses?",
        yes="the clauses are repeated",
        no="the clauses are not repeated",
    )
    renewal: Fact[bool] = fact(
        "Does it take the place of an earlier contract with the host?",
        yes="it takes the place of an earlier contract",
        no="there was no contract with the host before it",
        noun="whether there was an earlier contract",
    )
    """Asked of a day before its signature: what stood then is told by the earlier one."""
    ended_on: Fact[date] = fact("On which day did the contract end, or will it end?", noun="the end of the contract")
    open_ended: Fact[bool] = fact(
        "Does the hosting contract run on, with no last day set, until somebody ends it?",
        yes="the contract runs on until somebody ends it",
        no="the contract has a last day",
    )
    """Most are renewed tacitly: such a contract has no end to state until somebody ends it."""
    carried_over: Fact[bool] = fact(
        "After the end, do the data stay with the host under another contract with it that runs?",
        yes="the data stay under another contract with the host",
        no="the data do not stay under another contract with the host",
        noun="whether the data stay with the host",
    )
    """A contract renewed, or replaced by another with the same host: then nothing is to be returned."""
    data_returned: Fact[bool] = fact(
        "Were all data returned?", yes="all data were returned", no="data were not returned"
    )
    copy_kept: Fact[bool] = fact("Did the host keep a copy?", yes="the host kept a copy", no="no copy was kept")
