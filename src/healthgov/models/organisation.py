"""The organisation: the root of a document, with a section for each thing the law looks at."""

from __future__ import annotations

from healthgov.facts import Fact, fact, model
from healthgov.findings import CountryCode
from healthgov.models.certification import CertificationFile
from healthgov.models.governance import Governance, OrganisationKind
from healthgov.models.hosting import HostingArrangement
from healthgov.models.platforms import DigitalPlatform
from healthgov.models.processing import ProcessingActivity
from healthgov.models.prospecting import Campaign, ContactFile
from healthgov.models.requests import RightsRequest
from healthgov.models.roles import Recipient
from healthgov.models.security import Breach, InformationSystem
from healthgov.rules.waivers import Waiver

__all__ = ["Organisation"]


@model
class Organisation:
    """A hospital, a practice, a publisher of health applications, or a company around them.

    Every section is ``None`` as long as it is not stated.
    """

    id: Fact[str]
    name: Fact[str] = fact(personal=True)
    contact: Fact[str] = fact(personal=True)
    """Address and contact, for the record of processing."""
    representative: Fact[str] = fact(personal=True)
    """The representative in the Union, of an organisation outside it (art. 27)."""
    country: Fact[CountryCode] = fact("Where is the organisation established?")
    """Where it is established."""
    kind: Fact[OrganisationKind] = fact("What kind of organisation is it?")
    public_body: Fact[bool] = fact()
    staff: Fact[int] = fact()
    targets_union: Fact[bool] = fact()
    """Established outside the Union: it offers goods or services to persons there, or monitors them (art. 3(2))."""

    hosting: Fact[tuple[HostingArrangement, ...]] = fact()
    certification: Fact[tuple[CertificationFile, ...]] = fact()
    """The files of a host that is certified, or wants to be."""
    governance: Fact[Governance] = fact()
    activities: Fact[tuple[ProcessingActivity, ...]] = fact()
    recipients: Fact[tuple[Recipient, ...]] = fact()
    systems: Fact[tuple[InformationSystem, ...]] = fact()
    platforms: Fact[tuple[DigitalPlatform, ...]] = fact()
    requests: Fact[tuple[RightsRequest, ...]] = fact()
    breaches: Fact[tuple[Breach, ...]] = fact()
    campaigns: Fact[tuple[Campaign, ...]] = fact()
    contact_files: Fact[tuple[ContactFile, ...]] = fact()
    waivers: Fact[tuple[Waiver, ...]] = fact()
