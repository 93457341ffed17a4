"""Bodies that certify health-data hosts: what was read of each, when, and how sure it is.

Accreditation dates are those of the first accreditation, as the article states them from which this library started;
nothing here says what holds today, so no date is given an end. A check asks for the certificate's own certifier; this
register helps to fill it in.

>>> from healthgov.fr import certifiers
>>> certifiers.BUREAU_VERITAS.certifier.accreditation.since
datetime.date(2019, 4, 17)
>>> certifiers.named("Afnor").as_of >= certifiers.AFNOR.certifier.accreditation.since
True
"""

from __future__ import annotations

import functools
from datetime import date

import attrs

from healthgov.errors import DefinitionError
from healthgov.findings import CountryCode
from healthgov.models import Accreditation, Certifier
from healthgov.models.registers import bare_name, nearest_name
from healthgov.periods import as_date
from healthgov.texts import Confidence

__all__ = [
    "AFNOR",
    "BSI",
    "BUREAU_VERITAS",
    "CERTIFIERS",
    "EY_CERTIFYPOINT",
    "ICTS",
    "LNE",
    "LSTI",
    "Mention",
    "RegisteredCertifier",
    "named",
    "nearest",
]


@attrs.frozen
class Mention:
    """What a source says of a body, and the day that it speaks of."""

    on: date = attrs.field(converter=as_date)
    says: str
    source: str


@attrs.frozen(kw_only=True)
class RegisteredCertifier:
    """A certification body as sources describe it on a day."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    """What else it is called."""
    certifier: Certifier
    evidence: tuple[Mention, ...]
    """What was read, the oldest first."""
    confidence: Confidence
    gaps: tuple[str, ...] = ()
    """What was looked for and not found."""

    def __attrs_post_init__(self) -> None:
        since = None if self.certifier.accreditation is None else self.certifier.accreditation.since
        if since is not None and self.as_of < since:
            raise DefinitionError(f"{self.key}: nothing is known of a day before it: an accreditation is later")

    @property
    def as_of(self) -> date:
        """The newest day that the evidence speaks of: never before a fact that is stated."""
        return max(evidence.on for evidence in self.evidence)

    @property
    def source(self) -> str:
        """The sources, the oldest first."""
        return "; ".join(dict.fromkeys(evidence.source for evidence in self.evidence))


_LISTED = Mention("2018-11-30", "on the list of bodies that certify hosts", "press on the list of 30 November 2018")
_ARTICLE = "the article on hosting from which this library started"


def _body(
    key: str,
    name: str,
    accredited: str | None,
    *evidence: Mention,
    names: tuple[str, ...] = (),
    gaps: tuple[str, ...] = (),
) -> RegisteredCertifier:
    accreditation = Accreditation(
        accreditor="COFRAC" if accredited else None,
        accreditor_country=CountryCode("FR") if accredited else None,
        since=as_date(accredited) if accredited else None,
    )
    first = (Mention(accredited, "accredited for the first time by COFRAC", _ARTICLE),) if accredited else ()
    return RegisteredCertifier(
        key=key,
        name=name,
        names=names,
        certifier=Certifier(name=name, accreditation=accreditation),
        evidence=tuple(sorted((_LISTED, *first, *evidence), key=lambda one: one.on)),
        confidence=Confidence.SEEN,
        gaps=gaps,
    )


_ADMISSIBLE = "day of technical admissibility"
_DATES = "day of accreditation"
_STATUS = "whether it is accredited today"

AFNOR = _body("afnor", "AFNOR Certification", "2019-08-29", names=("AFNOR",), gaps=(_ADMISSIBLE, _STATUS))
BSI = _body(
    "bsi",
    "BSI Group France",
    "2019-06-20",
    Mention("2018-11-30", "a certificate of a host, number HDS 701569, of November 2018", "the host's own page, 2020"),
    names=("BSI", "BSI Group", "BSI France", "British Standards Institution"),
    gaps=(_ADMISSIBLE, _STATUS),
)
BUREAU_VERITAS = _body(
    "bureau_veritas",
    "Bureau Veritas Certification France",
    "2019-04-17",
    Mention("2024-12-20", "a certificate of a host, number FR094504", "audit note quoting the certificate"),
    names=("Bureau Veritas", "Bureau Veritas Certification", "BVC"),
    gaps=(_ADMISSIBLE, _STATUS),
)
EY_CERTIFYPOINT = _body(
    "ey_certifypoint",
    "Ernst & Young CertifyPoint",
    None,
    names=("EY CertifyPoint", "EY", "Ernst & Young", "Ernst and Young CertifyPoint", "CertifyPoint"),
    gaps=(_DATES, "accreditor", _STATUS),
)
ICTS = _body(
    "icts",
    "International Certification Trust Services",
    None,
    names=("ICTS",),
    gaps=(_DATES, "accreditor", _STATUS),
)
LNE = _body(
    "lne",
    "LNE",
    None,
    Mention(
        "2026-07-24",
        "a certificate of a host, number 38436-2",
        "comparison of hosts against the agency's directory",
    ),
    names=("Laboratoire national de métrologie et d'essais",),
    gaps=(_DATES, _STATUS),
)
LSTI = _body(
    "lsti",
    "LSTI",
    None,
    Mention("2026-11-28", "offers certification of hosts", "the body's own page, undated, read on that day"),
    gaps=(_DATES, "accreditor", _STATUS),
)

CERTIFIERS = (AFNOR, BSI, BUREAU_VERITAS, EY_CERTIFYPOINT, ICTS, LNE, LSTI)
"""All bodies of which evidence was read, by name. Counts of eight (end of 2021) and nine (2023) bodies were read, without names."""


def named(name: str) -> RegisteredCertifier | None:
    """The body that goes by a name; ``None`` where none is known by it."""
    wanted = bare_name(name)
    return _by_bare_name().get(wanted) if wanted else None


@functools.cache
def _by_bare_name() -> dict[str, RegisteredCertifier]:
    """The bodies by each of their names: rules look one up for every certificate."""
    found: dict[str, RegisteredCertifier] = {}
    for body in CERTIFIERS:
        for known in (body.key, body.name, *body.names):
            found.setdefault(bare_name(known), body)
    return found


def nearest(name: str) -> str | None:
    """The body of which a name is spelt nearly as one of its own, to ask whether it was meant; never an answer."""
    return nearest_name(name, {known: body.name for body in CERTIFIERS for known in (*body.names, body.name)})
