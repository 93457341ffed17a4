"""Articles of the GDPR that were read again, word for word, where a rule rests on them."""

from __future__ import annotations

from healthgov.eu.references import fine
from healthgov.texts import Reference

__all__ = ["read"]


def read(article: str, gist: str = "") -> Reference:
    """An article of Regulation (EU) 2016/679 whose text was read for the rule that cites it."""
    return Reference(
        f"GDPR, art. {article}",
        gist=gist,
        url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        checked_on="2026-11-28",
        source="text of the article as two public sites quote it",
        sanction=fine(article),
    )
