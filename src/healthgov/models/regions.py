"""Which country a cloud region lies in, as providers name their regions; ``None`` where it is not known here.

A region is not a guarantee: whether it is inside the scope of a certificate, and whether copies leave it, is asked of the
host. Names were read on 28 November 2026: of AWS in the data of its own client library (version 1.44.8), of Microsoft
and Google Cloud in a published table of regions (February 2025) and, on the day after, in public tables and tools that name
regions with their cities, of OVHcloud, Clever Cloud, Scaleway and Scalingo in
their documentation and in tools built on them; of Oracle and IBM on 30 November 2026 in their documentation,
as far as it names them with their cities, of OUTSCALE likewise, whose countries were read second hand: in a public guide, and in
the technical file of a public service; of Hetzner and DigitalOcean on that day in clients of their interfaces, which name the
cities.

>>> country_of_region("AWS", "eu-west-3"), country_of_region("AWS", "us-east-1")
('FR', 'US')
>>> country_of_region("OVHcloud", "GRA11"), country_of_region("AWS", "eu-nowhere-1") is None
('FR', True)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate

from healthgov.kinds import CountryCode
from healthgov.models.registers import bare_name

__all__ = ["BESIDE", "REGIONS", "countries_of_region", "country_of_region", "nearest_region", "provider_beside"]


def _by_country(**regions: str) -> Mapping[str, CountryCode]:
    return {region: CountryCode(code) for code, names in regions.items() for region in names.split()}


REGIONS: Mapping[str, Mapping[str, CountryCode]] = {
    "AWS": _by_country(
        AE="me-central-1",
        AU="ap-southeast-2 ap-southeast-4",
        BH="me-south-1",
        BR="sa-east-1",
        CA="ca-central-1 ca-west-1",
        CH="eu-central-2",
        CL="sa-west-1",
        CN="cn-north-1 cn-northwest-1",
        DE="eu-central-1 eusc-de-east-1",
        ES="eu-south-2",
        FR="eu-west-3",
        GB="eu-west-2",
        HK="ap-east-1",
        ID="ap-southeast-3",
        IE="eu-west-1",
        IL="il-central-1",
        IN="ap-south-1 ap-south-2",
        IT="eu-south-1",
        JP="ap-northeast-1 ap-northeast-3",
        KR="ap-northeast-2",
        MX="mx-central-1",
        MY="ap-southeast-5",
        NZ="ap-southeast-6",
        SA="me-west-1",
        SE="eu-north-1",
        SG="ap-southeast-1",
        TH="ap-southeast-7",
        TW="ap-east-2",
        US="us-east-1 us-east-2 us-gov-east-1 us-gov-west-1 us-west-1 us-west-2",
        ZA="af-south-1",
    ),
    "Microsoft": _by_country(
        AE="uaecentral uaenorth",
        AT="austriaeast",
        AU="australiacentral australiacentral2 australiaeast australiasoutheast",
        BE="belgiumcentral",
        BR="brazilsouth brazilsoutheast",
        CA="canadacentral canadaeast",
        CH="switzerlandnorth switzerlandwest",
        CL="chilecentral",
        CN="chinaeast chinaeast2 chinanorth chinanorth2 chinanorth3",
        DE="germanynorth germanywestcentral",
        DK="denmarkeast",
        ES="spaincentral",
        FR="francecentral francesouth",
        GB="uksouth ukwest",
        HK="eastasia",
        ID="indonesiacentral",
        IE="northeurope",
        IL="israelcentral",
        IN="centralindia jioindiacentral jioindiawest southindia westindia",
        IT="italynorth",
        JP="japaneast japanwest",
        KR="koreacentral koreasouth",
        MX="mexicocentral",
        MY="malaysiawest",
        NL="westeurope",
        NO="norwayeast norwaywest",
        NZ="newzealandnorth",
        PL="polandcentral",
        QA="qatarcentral",
        SE="swedencentral swedensouth",
        SG="southeastasia",
        TW="taiwannorth",
        US="centralus eastus eastus2 northcentralus southcentralus westcentralus westus westus2 westus3",
        ZA="southafricanorth southafricawest",
    ),
    "Google Cloud": _by_country(
        AU="australia-southeast1 australia-southeast2",
        BE="europe-west1",
        BR="southamerica-east1",
        CA="northamerica-northeast1 northamerica-northeast2",
        CH="europe-west6",
        CL="southamerica-west1",
        DE="europe-west10 europe-west3",
        ES="europe-southwest1",
        FI="europe-north1",
        FR="europe-west9",
        GB="europe-west2",
        HK="asia-east2",
        ID="asia-southeast2",
        IL="me-west1",
        IN="asia-south1 asia-south2",
        IT="europe-west12 europe-west8",
        JP="asia-northeast1 asia-northeast2",
        KR="asia-northeast3",
        MX="northamerica-south1",
        NL="europe-west4",
        PL="europe-central2",
        QA="me-central1",
        SA="me-central2",
        SE="europe-north2",
        SG="asia-southeast1",
        TH="asia-southeast3",
        TW="asia-east1",
        US="us-central1 us-east1 us-east4 us-east5 us-south1 us-west1 us-west2 us-west3 us-west4",
        ZA="africa-south1",
    ),
    "OVHcloud": _by_country(
        AU="ap-southeast-syd syd",
        CA="bhs ca-east-bhs ca-east-tor tor",
        DE="de eu-west-lim lim",
        FR="eu-west-gra eu-west-par eu-west-rbx eu-west-sbg gra par rbx sbg",
        GB="eri eu-west-eri uk",
        IN="ap-south-mum",
        IT="eu-south-mil mil",
        PL="eu-central-war waw",
        SG="ap-southeast-sgp sgp",
        US="us-east-va us-west-or",
    ),
    "Clever Cloud": _by_country(
        AU="syd",
        CA="mtl",
        FR="grahds par parhds rbx rbxhds scw",
        GB="ldn",
        PL="wsw",
        SG="sgp",
    ),
    "Scaleway": _by_country(
        FR="fr-par",
        IT="it-mil",
        NL="nl-ams",
        PL="pl-waw",
    ),
    "Scalingo": _by_country(
        FR="osc-fr1 osc-secnum-fr1",
    ),
    "OUTSCALE": _by_country(
        FR="cloudgouv-eu-west-1 eu-west-2",
        JP="ap-northeast-1",
        US="us-east-2 us-west-1",
    ),
    "Oracle": _by_country(
        AE="me-abudhabi-1 me-dubai-1",
        AU="ap-melbourne-1 ap-sydney-1",
        CH="eu-zurich-1",
        DE="eu-frankfurt-1",
        ES="eu-madrid-1",
        FR="eu-marseille-1 eu-paris-1",
        GB="uk-cardiff-1 uk-london-1",
        IN="ap-hyderabad-1 ap-mumbai-1",
        IT="eu-milan-1",
        JP="ap-osaka-1 ap-tokyo-1",
        KR="ap-seoul-1",
        NL="eu-amsterdam-1",
        SA="me-jeddah-1",
        SE="eu-stockholm-1",
        SG="ap-singapore-1 ap-singapore-2",
        US="us-ashburn-1 us-phoenix-1",
    ),
    "IBM": _by_country(
        AU="au-syd",
        BR="br-sao",
        CA="ca-mon ca-tor",
        DE="eu-de",
        ES="eu-es",
        GB="eu-gb",
        IN="in-che",
        JP="jp-osa jp-tok",
        US="us-east us-south",
    ),
    "Hetzner": _by_country(
        DE="fsn1 nbg1",
        FI="hel1",
        SG="sin",
        US="ash hil",
    ),
    "DigitalOcean": _by_country(
        AU="syd1",
        CA="tor1",
        DE="fra1",
        GB="lon1",
        IN="blr1",
        NL="ams1 ams2 ams3",
        SG="sgp1",
        US="nyc1 nyc2 nyc3 sfo1 sfo2 sfo3",
    ),
}
"""The regions of each provider, by the name that a register gives it, or by its own where no register has it."""

BESIDE: Mapping[str, tuple[str, ...]] = {
    "OUTSCALE": ("3DS OUTSCALE", "Dassault Systèmes OUTSCALE"),
    "Oracle": ("OCI", "Oracle Cloud", "Oracle Cloud Infrastructure"),
    "IBM": ("IBM Cloud",),
    "Hetzner": ("Hetzner Online", "Hetzner Cloud"),
    "DigitalOcean": ("Digital Ocean",),
}
"""Providers of whose certificates nothing was read, and whose regions were, with other names that they go by."""

_ZONES = {
    "AWS": r"(?<=[0-9])[a-z]$",  # eu-west-3a
    "Google Cloud": r"-[a-z]$",  # europe-west9-b
    "OVHcloud": r"-?[0-9]+$|(?<=[a-z]{3})-[a-z]$",  # GRA11, US-EAST-VA-1, EU-WEST-PAR-A
    "Scaleway": r"-[0-9]$",  # fr-par-2
    "OUTSCALE": r"(?<=[0-9])[a-z]$",  # eu-west-2a
    "IBM": r"-[0-9]$",  # eu-de-2
    "Hetzner": r"-dc[0-9]+$",  # fsn1-dc14
}
"""What names a zone, or a site, within a region."""


_WITHOUT_HYPHENS = frozenset({"Microsoft"})
"""Providers whose regions have no hyphen in their names, so that one who writes it means the same."""


def country_of_region(provider: str, region: str) -> CountryCode | None:
    """The country of a region of a provider, which is called as in the register; ``None`` where nothing is known.

    A zone within a region lies where the region does. Nothing is guessed: a name that is not listed may be anywhere.
    """
    provider = provider if provider in REGIONS else provider_beside(provider)
    known = REGIONS.get(provider, {})
    name = region.strip().casefold().replace(" ", "")
    if name not in known and provider in _ZONES:
        name = re.sub(_ZONES[provider], "", name)
    return known.get(name) or (known.get(name.replace("-", "")) if provider in _WITHOUT_HYPHENS else None)


def provider_beside(name: str) -> str:
    """The provider that no register has and whose name a company bears, alone or before more; else the name itself.

    >>> provider_beside("3DS Outscale SAS"), provider_beside("Oracle France"), provider_beside("Our cellar")
    ('OUTSCALE', 'Oracle', 'Our cellar')
    """
    called = {bare_name(one): provider for provider, others in BESIDE.items() for one in (provider, *others)}
    leading = reversed([*accumulate(name.replace(",", " ").split(), "{} {}".format)])
    return next((called[bare_name(one)] for one in leading if bare_name(one) in called), name)


def countries_of_region(region: str) -> dict[str, CountryCode]:
    """The countries of the regions that are called so, by their providers; empty for a site that is called as none is.

    >>> countries_of_region("eu-west-3")["AWS"], countries_of_region("Our cellar")
    ('FR', {})
    """
    return {provider: place for provider in REGIONS if (place := country_of_region(provider, region)) is not None}


def nearest_region(provider: str | None, region: str) -> str | None:
    """The region of a provider that is spelt nearly so, to ask whether it was meant; never an answer.

    >>> nearest_region("AWS", "eu-west3"), nearest_region("AWS", "mars") is None
    ('eu-west-3', True)
    """
    import difflib  # noqa: PLC0415  for a slip only

    near = difflib.get_close_matches(region[:64].strip().casefold(), REGIONS.get(provider or "", {}), 1, 0.75)
    return near[0] if near else None
