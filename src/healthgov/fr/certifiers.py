"""Bodies that certify health-data hosts: what was read of each, when, and how sure it is.

Accreditation dates are those of the first accreditation; nothing here says what holds today, so no
date is given an end. A check asks for the certificate's own certifier; this register helps to fill it in.

>>> from healthgov.fr import certifiers
>>> certifiers.BUREAU_VERITAS.certifier.accreditation.since
datetime.date(2019, 4, 17)
"""

from __future__ import annotations

from datetime import date

import attrs

from healthgov.findings import CountryCode
from healthgov.models import Accreditation, Certifier
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
    "RegisteredCertifier",
]


@attrs.frozen(kw_only=True)
class RegisteredCertifier:
    """A certification body as sources describe it on a day."""

    key: str
    name: str
    certifier: Certifier
    source: str
    confidence: Confidence
    as_of: date = attrs.field(converter=as_date)
    """The day of the newest evidence of activity."""
    gaps: tuple[str, ...] = ()
    """What was looked for and not found."""


def _body(key: str, name: str, accredited: str | None, as_of: str, source: str, *gaps: str) -> RegisteredCertifier:
    accreditation = Accreditation(
        accreditor="COFRAC" if accredited else None,
        accreditor_country=CountryCode("FR") if accredited else None,
        since=as_date(accredited) if accredited else None,
    )
    return RegisteredCertifier(
        key=key,
        name=name,
        certifier=Certifier(name=name, accreditation=accreditation),
        source=source,
        confidence=Confidence.SEEN,
        as_of=as_of,
        gaps=gaps,
    )


_ADMISSIBLE = "day of technical admissibility"
_DATES = "day of accreditation"

AFNOR = _body(
    "afnor",
    "AFNOR Certification",
    "2019-08-29",
    "2018-11-30",
    "list of 2018-11-30; press on first accreditations",
    _ADMISSIBLE,
)
BSI = _body(
    "bsi",
    "BSI Group France",
    "2019-06-20",
    "2018-11-30",
    "list of 2018-11-30; press on first accreditations",
    _ADMISSIBLE,
)
BUREAU_VERITAS = _body(
    "bureau_veritas",
    "Bureau Veritas Certification France",
    "2019-04-17",
    "2024-12-20",
    "list of 2018-11-30; press on first accreditations; a certificate of 2024-12-20",
    _ADMISSIBLE,
)
EY_CERTIFYPOINT = _body(
    "ey_certifypoint", "Ernst & Young CertifyPoint", None, "2018-11-30", "list of 2018-11-30", _DATES, "accreditor"
)
ICTS = _body(
    "icts", "International Certification Trust Services", None, "2018-11-30", "list of 2018-11-30", _DATES, "accreditor"
)
LNE = _body("lne", "LNE", None, "2026-07-24", "list of 2018-11-30; a certificate reported on 2026-07-24", _DATES)
LSTI = _body(
    "lsti", "LSTI", None, "2018-11-30", "list of 2018-11-30; offers version 2 on its site", _DATES, "accreditor"
)

CERTIFIERS = (AFNOR, BSI, BUREAU_VERITAS, EY_CERTIFYPOINT, ICTS, LNE, LSTI)
"""All bodies of which evidence was read, by name."""
