"""The articles of the codes that were read in their consolidated wording, with its identifier and first day in force."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from healthgov.texts import Reference

__all__ = ["READ"]

_READ_ON = "2026-11-28"
_LABOUR = {
    "D3171-16": ("LEGIARTI000033515983", "2017-01-01"),
    "D3243-8": ("LEGIARTI000033627046", "2017-01-01"),
    "D4711-3": ("LEGIARTI000020398142", "2009-03-16"),
    "L1237-5": ("LEGIARTI000052437183", "2025-10-26"),
    "L3243-4": ("LEGIARTI000020625846", "2009-05-14"),
    "L4121-3-1": ("LEGIARTI000043893919", "2022-03-31"),
    "R1221-26": ("LEGIARTI000031392972", "2015-10-29"),
    "R4412-55": ("LEGIARTI000033769361", "2017-01-01"),
    "R4426-9": ("LEGIARTI000046563777", "2022-11-17"),
    "R4451-83": ("LEGIARTI000053220652", "2025-12-29"),
    "R4624-45-9": ("LEGIARTI000046563102", "2022-11-17"),
}
_SOCIAL_SECURITY = {
    "L243-16": ("LEGIARTI000037853712", "2018-12-23"),
    "L244-3": ("LEGIARTI000033713008", "2017-01-01"),
    "R161-47": ("LEGIARTI000006746783", "2007-02-15"),
}


def _read(code: str, articles: Mapping[str, tuple[str, str]]) -> dict[str, Reference]:
    return {
        f"{code}, art. {article}": Reference(
            f"{code}, art. {article}",
            version=version,
            url=f"https://www.legifrance.gouv.fr/codes/article_lc/{version}",
            source=f"wording in force since {since}",
            checked_on=_READ_ON,
        )
        for article, (version, since) in articles.items()
    }


READ: Mapping[str, Reference] = MappingProxyType({**_read("C. trav.", _LABOUR), **_read("CSS", _SOCIAL_SECURITY)})
"""By how they are cited. The identifiers are those of the official consolidated edition."""
