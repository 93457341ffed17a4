"""Hosts and what sources said of them, each on its day. None of this is true of today.

A host answers by its usual names; of one of which no source was read, that is said.

>>> from healthgov.fr import hosts
>>> hosts.named("Azure"), hosts.named("OVH"), hosts.named("Foliateam")
('Microsoft', 'OVHcloud', 'A2COM Foliateam')
>>> [(str(entry.as_of), entry.certified) for entry in hosts.statements("Amazon Web Services")]
[('2026-07-24', True)]
>>> hosts.statements("Claranet")[0].source
'nothing was read: no statement was found'

>>> from healthgov.models import Activity
>>> from healthgov.models import HostingNeed
>>> best = hosts.suited(HostingNeed(activities=(Activity.BACKUP,)), as_of="2026-11-23")[0]
>>> best.entry.host, best.verdict
('Clever Cloud', Verdict.UNKNOWN)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import accumulate

from healthgov.findings import CountryCode
from healthgov.models import Activity, HostEntry, HostingNeed, Price, Referential, Register, Suitability
from healthgov.models import suited as _suited
from healthgov.models.regions import countries_of_region, provider_beside
from healthgov.periods import as_date
from healthgov.texts import Confidence

__all__ = ["HOSTS", "country_of_region", "known_as", "named", "statements", "suited"]

_ALL = tuple(Activity)
_NOTHING = "nothing was read: no statement was found"
_SEARCHED = "2026-11-28"
"""Statements were looked for in October 2026, and again on 28 November 2026."""
_NOTE = "comparison of hosts against the agency's directory"


def _said(
    host: str,
    as_of: str,
    source: str,
    activities: tuple[Activity, ...] | None,
    referential: Referential | None = None,
    *,
    certified: bool | None = True,
    certificate: str | None = None,
    certifier: str | None = None,
    last_day: str | None = None,
    countries: tuple[str, ...] | None = None,
    options: tuple[str, ...] | None = None,
    confidence: Confidence = Confidence.SECOND_HAND,
) -> HostEntry:
    return HostEntry(
        host=host,
        as_of=as_date(as_of),
        source=source,
        certified=certified,
        activities=activities,
        referential=referential,
        certificate=certificate,
        certifier=certifier,
        last_day=as_date(last_day) if last_day else None,
        countries=None if countries is None else tuple(map(CountryCode, countries)),
        options=options,
        confidence=confidence,
    )


_ENTRIES = (
    _said(
        "OVHcloud",
        "2026-07-24",
        _NOTE,
        _ALL,
        Referential.V2_0,
        options=("business or enterprise support", "healthcare addendum", "HDS option on each service"),
    ),
    _said(
        "OVHcloud",
        "2024-10-24",
        "the host's own page of certified products",
        None,
        Referential.V1,
        options=(
            "business or enterprise support",
            "HDS option on each service",
            "products outside: see the host's list",
        ),
        confidence=Confidence.SEEN,
    ),
    _said("AWS", "2026-07-24", _NOTE, _ALL, Referential.V2_0, options=("a region inside the certificate and the EEA",)),
    _said(
        "Microsoft",
        "2020-09-30",
        "the host's own page; certificate first issued in 2018-11",
        _ALL,
        Referential.V1,
        certificate="HDS 701569",
        certifier="BSI",
        options=("no preview service",),
        confidence=Confidence.SEEN,
    ),
    _said("Microsoft", "2026-07-24", _NOTE, _ALL, options=("no preview service",)),
    _said(
        "Google Cloud",
        "2026-07-24",
        _NOTE,
        (
            Activity.PHYSICAL_SITE,
            Activity.HARDWARE,
            Activity.VIRTUAL_INFRA,
            Activity.APP_PLATFORM,
            Activity.ADMIN_OPERATION,
        ),
        Referential.V2_0,
        options=("enterprise contract", "data residency in the EEA"),
    ),
    _said(
        "Clever Cloud",
        "2026-09-11",
        "audit note quoting the certificate",
        _ALL,
        Referential.V2_0,
        certificate="FR094504",
        certifier="Bureau Veritas",
        last_day="2027-12-19",
        countries=("FR",),
        options=("an HDS zone: the default zone is outside",),
    ),
    _said(
        "Scalingo",
        "2026-07-24",
        _NOTE,
        _ALL,
        Referential.V2_0,
        certificate="38436-2",
        certifier="LNE",
        last_day="2028-09-11",
        options=("a specific region", "specific plans"),
    ),
    _said(
        "Scaleway",
        "2026-07-24",
        _NOTE,
        (Activity.PHYSICAL_SITE, Activity.HARDWARE, Activity.VIRTUAL_INFRA, Activity.APP_PLATFORM),
        Referential.V2_0,
        options=("managed databases are outside",),
    ),
    _said("Stordata", "2024-02-06", "the host's own page", None, Referential.V1, confidence=Confidence.SEEN),
    _said("Supabase", "2026-07-24", _NOTE, None, certified=False),
    _said("Vercel", "2026-07-24", _NOTE, None, certified=False),
    _said(
        "Blue",
        "2025-04-15",
        "the host's own page, no certificate data",
        None,
        certified=None,
        confidence=Confidence.SEEN,
    ),
    *(
        _said(host, _SEARCHED, _NOTHING, None, certified=None, confidence=Confidence.UNSURE)
        for host in ("A2COM Foliateam", "Claranet", "Hisi")
    ),
)
_NAMES = {
    "OVHcloud": ("OVH", "OVH Groupe", "OVHcloud Healthcare", "OVH Healthcare"),
    "AWS": ("Amazon Web Services", "Amazon", "AWS EMEA", "Amazon AWS", "Amazon Web Services EMEA", "AWS France"),
    "Microsoft": (
        "Azure",
        "Microsoft Azure",
        "MS Azure",
        "Microsoft 365",
        "Office 365",
        "Microsoft France",
        "Microsoft Ireland",
        "Microsoft Ireland Operations",
    ),
    "Google Cloud": (
        "Google",
        "GCP",
        "Google Cloud Platform",
        "Google Cloud EMEA",
        "Google Cloud France",
        "Google Ireland",
    ),
    "Blue": ("bt-blue", "BT Blue", "Blue (bt-blue)"),
    "Claranet": ("Claranet France", "Claranet e-Santé"),
    "Hisi": ("HISI", "Hisi Santé"),
    # One firm or two: no source was read that says.
    "A2COM Foliateam": ("A2COM", "Foliateam", "A2COM/Foliateam", "Groupe Foliateam"),
    "Clever Cloud": ("Clever",),
    "Scaleway": ("Scaleway SAS",),
}

HOSTS = Register(
    entries=_ENTRIES,
    names=_NAMES,
    # The last day of the transition, 2026-05-16, is contested.
    counts_through={Referential.V1: date(2026, 5, 15)},
)
"""Statements with a day; those without evidence of a certificate are left out, or say so."""


def named(name: str) -> str | None:
    """The host that goes by a name, as the register writes it; ``None`` where none is known by it."""
    return HOSTS.named(name)


def statements(name: str) -> tuple[HostEntry, ...]:
    """Everything that sources say of a host, by any of its names, the newest first."""
    return HOSTS.statements(name)


def country_of_region(name: str, region: str) -> CountryCode | None:
    """The country in which a region of a host lies, the host by any of its names; ``None`` where that is not known.

    A company whose legal name begins with one of these names has the regions of that host.

    >>> country_of_region("Azure", "West Europe"), country_of_region("Blue", "eu-west-3") is None
    ('NL', True)
    >>> country_of_region("Amazon Web Services EMEA SARL", "eu-west-2"), country_of_region("OVH SAS", "BHS5")
    ('GB', 'CA')
    >>> country_of_region("3DS Outscale", "us-east-2"), country_of_region("Oracle France SAS", "uk-london-1")
    ('US', 'GB')
    """
    return countries_of_region(region).get(known_as(name) or provider_beside(name))


def known_as(name: str) -> str | None:
    """The host of the register that a company goes by, whose legal name may go on after that of the host.

    >>> known_as("Amazon Web Services EMEA SARL"), known_as("OVH SAS"), known_as("Our cellar") is None
    ('AWS', 'OVHcloud', True)
    """
    leading = accumulate(name.replace(",", " ").split(), "{} {}".format)
    return next(filter(None, map(HOSTS.named, reversed([*leading]))), None)


def suited(
    need: HostingNeed,
    *,
    as_of: str | date,
    only: Collection[str] | None = None,
    prices: Mapping[str, Price] | None = None,
) -> tuple[Suitability, ...]:
    """Rank the statements of this register for a need on a day; see :func:`healthgov.models.suitability.suited`."""
    return _suited(HOSTS, need, as_of=as_of, only=only, prices=prices)
