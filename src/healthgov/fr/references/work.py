"""The texts on work that rules cite, one constant for each article."""

from __future__ import annotations

from healthgov.fr.references.reading import COPY, LAST, READ, article
from healthgov.texts import Confidence, Reference

__all__ = [
    "LABOUR_L1222_4",
    "LABOUR_L1311_2",
    "LABOUR_L1311_2_BEFORE_2020",
    "LABOUR_L1321_4",
    "LABOUR_L2312_38",
]


def _code(cite: str, gist: str, version: str, source: str = COPY) -> Reference:
    """An article of a code whose text was read, in the wording that the identifier names."""
    return Reference(cite, gist=gist, version=version, url=article(version), checked_on=READ, source=source)


LABOUR_L1222_4 = _code(
    "C. trav., art. L1222-4",
    "no information on an employee by a means not told beforehand",
    "LEGIARTI000006900861",
)
LABOUR_L1311_2 = Reference(
    "C. trav., art. L1311-2",
    gist="staff rules are due from fifty staff on, twelve months after that many were reached",
    version="LEGIARTI000038610176",
    url=article("LEGIARTI000038610176"),
    checked_on=LAST,
    source=f"{COPY}, in force since 1 January 2020",
)
LABOUR_L1311_2_BEFORE_2020 = Reference(
    "C. trav., art. L1311-2, until 31 December 2019",
    gist="staff rules are due from twenty staff on",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072050",
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-23",
)
LABOUR_L1321_4 = _code(
    "C. trav., art. L1321-4",
    "staff rules bind once consulted on, displayed and filed",
    "LEGIARTI000035652969",
)
LABOUR_L2312_38 = _code(
    "C. trav., art. L2312-38",
    "the staff council is informed and consulted before means of monitoring staff",
    "LEGIARTI000035610275",
)
