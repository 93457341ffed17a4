"""The organisation: the root of a document, with a section for each thing the law looks at."""

from __future__ import annotations

from healthgov.facts import Answerer, Fact, Required, fact, model
from healthgov.kinds import Count, CountryCode, RegionCode
from healthgov.models.breaches import Breach
from healthgov.models.certification import CertificationFile
from healthgov.models.governance import Governance, OrganisationKind
from healthgov.models.health_data_space import EhrSystem, HealthDataHolding
from healthgov.models.health_services import DigitalHealthService
from healthgov.models.hosting import HostingArrangement
from healthgov.models.platforms import DigitalPlatform
from healthgov.models.processing import ProcessingActivity
from healthgov.models.prospecting import Campaign, ContactFile
from healthgov.models.requests import RightsRequest
from healthgov.models.roles import Recipient
from healthgov.models.security import InformationSystem
from healthgov.rules.waivers import Waiver

__all__ = ["Organisation"]


@model
class Organisation:
    """A hospital, a practice, a publisher of health applications, or a company around them.

    Every section is ``None`` as long as it is not stated.
    """

    id: Required[str] = fact(noun="the organisation", required=True)
    name: Fact[str] = fact(
        "What is the organisation's name?", noun="the organisation's name", personal=True, label=True
    )
    contact: Fact[str] = fact("How is the organisation reached?", noun="the organisation's contact", personal=True)
    """Address and contact, for the record of processing."""
    representative: Fact[str] = fact(
        "Who represents the organisation in the Union?", noun="the representative in the Union", personal=True
    )
    """The representative in the Union, of an organisation outside it (art. 27)."""
    representative_designated: Fact[bool] = fact(
        "Is a representative in the Union designated in writing?",
        yes="a representative in the Union is designated",
        no="no representative in the Union is designated",
    )
    country: Fact[CountryCode] = fact(
        "Where is the organisation established?", noun="the country of establishment", circumstance=True
    )
    """Where it is established."""
    region: Fact[RegionCode] = fact(
        "In which part of the country is it established (a Land, a State, a nation, a department)?",
        noun="the part of the country",
        circumstance=True,
    )
    """Where parts of a country have law of their own on how long records are kept: Germany, the United Kingdom, the United
    States; or days off of their own, on which a period may end: Alsace and Moselle in France (FR-67, FR-68, FR-57), Germany,
    the United Kingdom. By its code of ISO 3166-2, such as DE-HH, GB-ENG or US-CA."""
    kind: Fact[OrganisationKind] = fact(
        "What kind of organisation is it?", noun="the kind of organisation", circumstance=True
    )
    public_body: Fact[bool] = fact(
        "Is it a public authority or body?",
        yes="it is a public body",
        no="it is no public body",
        circumstance=True,
    )
    church_law: Fact[bool] = fact(
        "Is it a body of a church that applies rules of its own on data protection (GDPR, art. 91)?",
        yes="it is a body of a church with data protection law of its own",
        no="it is no body of a church with data protection law of its own",
        noun="whether the law of a church applies",
        circumstance=True,
    )
    """In Germany the hospitals of the Catholic and the Protestant churches are, whomever they treat."""
    staff: Fact[Count] = fact(
        "How many staff has it?", noun="the number of staff", answers=Answerer.STAFF, circumstance=True
    )
    works_alone: Fact[bool] = fact(
        "Does one person alone work there, without staff, trainees or stand-ins?",
        yes="one person alone works there",
        no="more than one person works there",
        answers=Answerer.STAFF,
        circumstance=True,
    )
    """Where nobody says, the number of staff tells; it is asked of one person at most who describes data on staff, such as
    those who left, or the one who is on the payroll of their own company."""
    targets_union: Fact[bool] = fact(
        "Does it offer goods or services to persons in the Union, or monitor them?",
        yes="it aims at persons in the Union",
        no="it does not aim at persons in the Union",
        circumstance=True,
    )
    """Established outside the Union: it offers goods or services to persons there, or monitors them (art. 3(2))."""

    hosting: Fact[tuple[HostingArrangement, ...]] = fact(
        "Which hosting arrangements are there? State an empty list if there is none.",
        noun="the hosting arrangements",
        one="the hosting arrangement",
        answers=Answerer.SYSTEMS,
    )
    certification: Fact[tuple[CertificationFile, ...]] = fact(
        "Which certification files are there? State an empty list if there is none.",
        noun="the certification files",
        one="the certification file",
        answers=Answerer.CERTIFICATION,
    )
    """The files of a host that is certified, or wants to be."""
    governance: Fact[Governance] = fact(
        "Which record, officer, trainings and policies are there?", noun="the governance of data"
    )
    activities: Fact[tuple[ProcessingActivity, ...]] = fact(
        "Which processing activities are there? State an empty list if there is none.",
        noun="the processing activities",
        one="the processing activity",
    )
    recipients: Fact[tuple[Recipient, ...]] = fact(
        "To whom are data disclosed? State an empty list if to nobody.",
        noun="the recipients",
        one="the recipient",
        answers=Answerer.PROCESSOR,
    )
    systems: Fact[tuple[InformationSystem, ...]] = fact(
        "Which information systems are there? State an empty list if there is none.",
        noun="the information systems",
        one="the information system",
        answers=Answerer.SYSTEMS,
    )
    platforms: Fact[tuple[DigitalPlatform, ...]] = fact(
        "Which sites and applications are offered? State an empty list if there is none.",
        noun="the sites and applications",
        one="the site or application",
        answers=Answerer.PRODUCT,
    )
    health_services: Fact[tuple[DigitalHealthService, ...]] = fact(
        "Which digital health services does it publish or use? State an empty list if there is none.",
        noun="the digital health services",
        one="the digital health service",
        answers=Answerer.PRODUCT,
    )
    ehr_systems: Fact[tuple[EhrSystem, ...]] = fact(
        "Does the organisation publish software for electronic health records, or put its own into service? "
        "State an empty list if not.",
        noun="the record systems it publishes",
        one="the record system it publishes",
        answers=Answerer.PRODUCT,
    )
    health_data_holding: Fact[HealthDataHolding] = fact(
        "Which electronic health data does the organisation hold that others may ask to use?",
        noun="the health data it holds for secondary use",
        answers=Answerer.RESEARCH,
    )
    requests: Fact[tuple[RightsRequest, ...]] = fact(
        "Which requests did persons make to exercise their rights? State an empty list if there is none.",
        noun="the requests to exercise rights",
        one="the request to exercise rights",
    )
    requests_late: Fact[Count] = fact(
        "How many requests of the last year were answered late, or not at all when it was due?",
        noun="the number of requests answered late",
    )
    """Counted together, as audits and authorities do; those that are listed are judged one by one."""
    breaches: Fact[tuple[Breach, ...]] = fact(
        "Which breaches of personal data were there? State an empty list if there was none.",
        noun="the breaches",
        one="the breach",
    )
    campaigns: Fact[tuple[Campaign, ...]] = fact(
        "Which campaigns are there? State an empty list if there is none.",
        noun="the campaigns",
        one="the campaign",
        answers=Answerer.MARKETING,
    )
    contact_files: Fact[tuple[ContactFile, ...]] = fact(
        "Which files of contacts are there? State an empty list if there is none.",
        noun="the files of contacts",
        one="the file of contacts",
        answers=Answerer.MARKETING,
    )
    waivers: Fact[tuple[Waiver, ...]] = fact(
        "Which waivers are there? State an empty list if there is none.", noun="the waivers", one="the waiver"
    )
