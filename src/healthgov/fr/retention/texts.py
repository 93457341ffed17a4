"""The French texts and those of the Union, with the day on which each was read: it stands here and in the wordings only."""

from __future__ import annotations

from functools import partial

from healthgov.fr.retention.wordings import READ
from healthgov.retention.rows import CASE_LAW, GUIDANCE, text

__all__ = [
    "ACT",
    "ACT_LAST",
    "ADVICE",
    "CIVIL_CODE",
    "CNIL",
    "CNIL_LAST",
    "COMMERCIAL_CODE",
    "CONSUMER_CODE",
    "CSP",
    "CSS",
    "FINANCIAL_CODE",
    "GDPR",
    "JUDGMENT",
    "LABOUR_CODE",
]

_text = partial(text, checked_on="2026-11-23", read=READ)

_CODES = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT00000{}"

CSP = _text("CSP, art. {}", home=_CODES.format("6072665"))
CSS = _text("CSS, art. {}", home=_CODES.format("6073189"))
LABOUR_CODE = _text("C. trav., art. {}", home=_CODES.format("6072050"))
CIVIL_CODE = _text("C. civ., art. {}", home=_CODES.format("6070721"))
COMMERCIAL_CODE = _text("C. com., art. {}", home=_CODES.format("5634379"))
FINANCIAL_CODE = _text("C. mon. fin., art. {}", home=_CODES.format("6072026"))
CONSUMER_CODE = _text("C. conso., art. {}", home=_CODES.format("6069565"))
GDPR = _text("GDPR, art. {}", home="https://eur-lex.europa.eu/eli/reg/2016/679/oj")
CNIL = _text("CNIL, {}", force=GUIDANCE)
ACT = _text("{}")
"""Any text that binds, cited whole."""
ADVICE = _text("{}", force=GUIDANCE)
"""Any text that advises, cited whole."""
CNIL_LAST = text("CNIL, {}", force=GUIDANCE, checked_on="2026-11-29")
"""A text of the CNIL as it was looked at last, later than the others."""
ACT_LAST = text("{}", checked_on="2026-11-29")
"""Any text that binds, cited whole, looked at later than the others."""
JUDGMENT = _text("{}", force=CASE_LAW)
"""A judgment, cited whole."""
