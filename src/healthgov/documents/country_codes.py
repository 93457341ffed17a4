"""Codes of countries and territories other than the two letters of ISO 3166-1 that documents are written with.

France numbers its overseas territories and ISO 3166-2 calls them parts of a country, while ISO 3166-1 gives the same
territories letters of their own, by which the law tells them apart.

>>> [country_of_code(code) for code in ("974", "FR-974", "FR-NC", "NL-AW", "FI-01", "GB-NIR", "FRA", "A-1")]
['RE', 'RE', 'NC', 'AW', 'AX', 'GB', 'FR', '']
>>> [country_of_code(name) for name in ("Northern Ireland", "Österreich", "Corse", "Atlantis")]
['GB', 'AT', 'FR', '']
"""

from __future__ import annotations

import re
import unicodedata

from healthgov.kinds import COUNTRIES

__all__ = ["country_of_code"]

_OVERSEAS = {
    "971": "GP",
    "972": "MQ",
    "973": "GF",
    "974": "RE",
    "975": "PM",
    "976": "YT",
    "977": "BL",
    "978": "MF",
    "984": "TF",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}
"""The numbers that the French statistical code and its post give to what lies overseas."""
_APART = {
    **{f"FR-{code}": code for code in _OVERSEAS.values()},
    **{f"FR-{number}": code for number, code in _OVERSEAS.items()},
    "FR-CP": "",
    "FI-01": "AX",
    "NO-21": "SJ",
    "NO-22": "SJ",
    "NL-AW": "AW",
    "NL-CW": "CW",
    "NL-SX": "SX",
    "NL-BQ1": "BQ",
    "NL-BQ2": "BQ",
    "NL-BQ3": "BQ",
    "CN-HK": "HK",
    "CN-MO": "MO",
    "CN-TW": "TW",
    **{f"US-{code}": code for code in ("PR", "GU", "VI", "AS", "MP", "UM")},
}
"""Parts of a country by ISO 3166-2 that have a code of their own by ISO 3166-1."""
_CALLED = {
    **dict.fromkeys(("england", "scotland", "wales", "northern ireland", "great britain", "britain"), "GB"),
    **dict.fromkeys(("angleterre", "ecosse", "pays de galles", "irlande du nord", "grande bretagne"), "GB"),
    **dict.fromkeys(("corse", "corsica", "metropole", "france metropolitaine", "metropolitan france"), "FR"),
    **dict.fromkeys(("tahiti", "polynesie"), "PF"),
    **dict.fromkeys(("holland", "hollande", "nederland"), "NL"),
    **dict.fromkeys(("belgien", "belgie"), "BE"),
    **dict.fromkeys(("schweiz", "svizzera"), "CH"),
    "deutschland": "DE",
    "osterreich": "AT",
    "espana": "ES",
    "italia": "IT",
    "lietuva": "LT",
    "hrvatska": "HR",
    "sverige": "SE",
    "danmark": "DK",
    "norge": "NO",
    "suomi": "FI",
    "polska": "PL",
    "magyarorszag": "HU",
    "eire": "IE",
}
"""Countries by the names that they give themselves, and parts of one that people call a country."""
_PART = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}", re.ASCII)
_THREE = re.compile(r"[A-Z]{3}", re.ASCII)


def country_of_code(code: str) -> str:
    """The two letters for a code of another list, or another name; empty for none."""
    plain = unicodedata.normalize("NFKD", code).encode("ascii", "ignore").decode().casefold()
    if called := _CALLED.get(" ".join(re.findall(r"[a-z]+", plain))):
        return called
    code = code.strip().upper().replace("_", "-")
    if code in _OVERSEAS or code in _APART:
        return _OVERSEAS.get(code) or _APART[code]
    part = _PART.fullmatch(code)
    if part and part[1] in COUNTRIES:
        return part[1]
    if _THREE.fullmatch(code):
        import pycountry  # noqa: PLC0415  the data of countries are slow to load

        found = pycountry.countries.get(alpha_3=code)
        return str(found.alpha_2) if found else ""
    return ""
