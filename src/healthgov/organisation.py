"""The organisation: the root of a document, with a section for each thing the law looks at."""

from __future__ import annotations

import attrs

from healthgov.certification import CertificationFile
from healthgov.findings import CountryCode
from healthgov.hosting import HostingArrangement
from healthgov.waivers import Waiver

__all__ = ["Organisation"]


@attrs.frozen(kw_only=True)
class Organisation:
    """A hospital, a practice, a publisher of health applications, or a company around them."""

    id: str
    name: str | None = attrs.field(default=None, repr=False)
    country: CountryCode | None = None
    """Where it is established."""
    public_body: bool | None = None
    staff: int | None = None
    hosting: tuple[HostingArrangement, ...] | None = None
    certification: tuple[CertificationFile, ...] | None = None
    """The files of a host that is certified, or wants to be."""
    waivers: tuple[Waiver, ...] = ()
