"""The organisation: the root of a document, with a section for each thing the law looks at."""

from __future__ import annotations

import attrs

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


@attrs.frozen(kw_only=True)
class Organisation:
    """A hospital, a practice, a publisher of health applications, or a company around them.

    Every section is ``None`` as long as it is not stated.
    """

    id: str
    name: str | None = attrs.field(default=None, repr=False)
    contact: str | None = attrs.field(default=None, repr=False)
    """Address and contact, for the record of processing."""
    representative: str | None = attrs.field(default=None, repr=False)
    """The representative in the Union, of an organisation outside it (art. 27)."""
    country: CountryCode | None = None
    """Where it is established."""
    kind: OrganisationKind | None = None
    public_body: bool | None = None
    staff: int | None = None
    targets_union: bool | None = None
    """Established outside the Union: it offers goods or services to persons there, or monitors them (art. 3(2))."""

    hosting: tuple[HostingArrangement, ...] | None = None
    certification: tuple[CertificationFile, ...] | None = None
    """The files of a host that is certified, or wants to be."""
    governance: Governance | None = None
    activities: tuple[ProcessingActivity, ...] | None = None
    recipients: tuple[Recipient, ...] | None = None
    systems: tuple[InformationSystem, ...] | None = None
    platforms: tuple[DigitalPlatform, ...] | None = None
    requests: tuple[RightsRequest, ...] | None = None
    breaches: tuple[Breach, ...] | None = None
    campaigns: tuple[Campaign, ...] | None = None
    contact_files: tuple[ContactFile, ...] | None = None
    waivers: tuple[Waiver, ...] = ()
