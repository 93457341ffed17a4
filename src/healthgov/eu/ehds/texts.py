"""The articles of Regulation (EU) 2025/327, with the day on which each was read."""

from __future__ import annotations

from healthgov.texts import Reference

__all__ = [
    "ANNEX_II",
    "FIRST_CHECK",
    "GENERAL",
    "OTHERS_CHECKED",
    "OTHER_CATEGORIES",
    "PRIMARY_FIRST",
    "PRIMARY_SECOND",
    "SECONDARY",
    "ehds",
]

_ELI = "https://eur-lex.europa.eu/eli/reg/2025/327/oj"
_READ = "2026-11-28"

GENERAL = "2027-03-26"
"""The Regulation applies."""
PRIMARY_FIRST = "2029-03-26"
"""Summaries, prescriptions and dispensations; and most of secondary use."""
PRIMARY_SECOND = "2031-03-26"
"""Imaging, test results and discharge reports; systems made in house or offered as a service; and what follows."""
SECONDARY = PRIMARY_FIRST
OTHER_CATEGORIES = PRIMARY_SECOND
"""The categories of art. 51(1)(b), (f), (g), (m) and (p)."""
FIRST_CHECK, OTHERS_CHECKED = "2030-03-26", "2032-03-26"
"""What is checked each year is late a year after the duty at the earliest."""


def ehds(article: str, gist: str = "") -> Reference:
    """An article that was read in a copy of the text."""
    return Reference(
        f"Regulation (EU) 2025/327, art. {article}",
        gist=gist,
        version="CELEX 32025R0327",
        url=_ELI,
        checked_on=_READ,
        source="whole text in a public copy of Union law",
    )


ANNEX_II = Reference(
    "Regulation (EU) 2025/327, annex II",
    gist="what the harmonised components of record systems must do",
    url=_ELI,
    checked_on=_READ,
    source="copy of the annex on a public site",
)
