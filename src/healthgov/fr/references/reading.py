"""When and where the French texts were read."""

from __future__ import annotations

__all__ = ["CHECKED", "CODE", "COPY", "CSP", "LAST", "QUOTED", "READ", "REFERENTIAL", "article"]

CHECKED = "2026-10-31"
READ = "2026-11-28"
LAST = "2026-11-30"
CODE = "the article in a public copy of the whole code, consolidated in June 2026"
"""Each article with the day since which its wording is in force."""
COPY = "text of the article in a public copy of the code"
CSP = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072665"
"""Where the official edition keeps the whole code, for articles whose wording is not named."""
REFERENTIAL = (
    "https://esante.gouv.fr/sites/default/files/media_entity/documents/referentiel_certification_hds---fr--v2.pdf"
)
QUOTED = "the article as public documents quote it, with its identifier"


def article(version: str) -> str:
    """Where the official edition keeps a wording of an article for good."""
    return f"https://www.legifrance.gouv.fr/codes/article_lc/{version}"
