"""Codes that are texts of a shape of their own: countries and their parts by ISO 3166, categories of data."""

from __future__ import annotations

import re
from typing import Self

__all__ = ["COUNTRIES", "REGIONS", "CategoryCode", "CountryCode", "RegionCode", "instead_of"]

COUNTRIES = frozenset(
    (  # noqa: SIM905  a table reads better
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT "
        "BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH "
        "ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT "
        "HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
        "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI "
        "NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG "
        "SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
        "UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
    ).split()
)
"""The codes of ISO 3166-1, and XK, which is used for Kosovo. A test holds them against pycountry."""

_INSTEAD = {
    "UK": "GB is the code of the United Kingdom",
    "EL": "GR is the code of Greece",
    **dict.fromkeys(("EU", "UE", "EEA", "EEE"), "the Union is no country: name the countries"),
    "ZZ": "a country that is not known is not stated: leave it out",
}


def instead_of(code: str) -> str:
    """What to write instead of a code that is no country's, as far as that is known."""
    return _INSTEAD.get(code) or ("write it in capitals" if code.upper() in COUNTRIES else "")


class CountryCode(str):
    """An ISO 3166-1 alpha-2 code (or ``XK``): two capital letters.

    :raises ValueError: for anything else; the message does not repeat it.
    """

    __slots__ = ()

    def __new__(cls, code: str) -> Self:
        """Check the two letters."""
        if code in COUNTRIES:
            return super().__new__(cls, code)
        expected = "a country is written as its two-letter ISO 3166-1 code, in capitals"
        hint = instead_of(code)
        raise ValueError(f"{expected}: {hint}" if hint else expected)


REGIONS = {
    "DE": frozenset("BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".split()),  # noqa: SIM905  as above
    "GB": frozenset("ENG NIR SCT WLS".split()),  # noqa: SIM905
    "US": frozenset(
        (  # noqa: SIM905
            "AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ "
            "NM NV NY OH OK OR PA PR RI SC SD TN TX UM UT VA VI VT WA WI WV WY"
        ).split()
    ),
}
"""The parts of countries by the second half of their codes of ISO 3166-2, where the law of parts is asked for."""

_REGION = re.compile(r"([A-Z]{2})-([A-Z0-9]{1,3})", re.ASCII)


class RegionCode(str):
    """The code of a part of a country by ISO 3166-2, such as ``DE-HH``, ``GB-ENG`` or ``US-CA``.

    :raises ValueError: for anything else; the message does not repeat it.
    """

    __slots__ = ()

    def __new__(cls, code: str) -> Self:
        """Check both halves; of a country whose parts are not listed here the second by its shape alone."""
        found = _REGION.fullmatch(code)
        if found and found[1] in COUNTRIES and found[2] in REGIONS.get(found[1], (found[2],)):
            return super().__new__(cls, code)
        raise ValueError("a part of a country as its code of ISO 3166-2, such as DE-HH, GB-ENG or US-CA")

    @property
    def country(self) -> CountryCode:
        """The country of which it is a part."""
        return CountryCode(self[:2])


class CategoryCode(str):
    """The code of a category of data: lower-case words joined by dots, such as ``health.appointment``.

    :raises ValueError: for anything else; the message does not repeat it.
    """

    __slots__ = ()

    def __new__(cls, code: str) -> Self:
        """Check the shape of the code."""
        if not all(part.isascii() and part.isidentifier() and part.islower() for part in code.split(".")):
            raise ValueError("a category of data in lower-case words joined by dots, such as health.appointment")
        return super().__new__(cls, code)
