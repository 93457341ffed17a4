"""The French texts and those of the Union, as last checked: the day on which somebody last looked stands here only."""

from __future__ import annotations

from functools import partial

from healthgov.fr.retention.wordings import READ
from healthgov.retention.rows import CASE_LAW, GUIDANCE, text

__all__ = [
    "ACT",
    "ADVICE",
    "CIVIL_CODE",
    "CNIL",
    "COMMERCIAL_CODE",
    "CONSUMER_CODE",
    "CSP",
    "CSS",
    "FINANCIAL_CODE",
    "GDPR",
    "JUDGMENT",
    "LABOUR_CODE",
]

_text = partial(text, checked_on="2026-11-23")

CSP = _text("CSP, art. {}")
CSS = _text("CSS, art. {}", read=READ)
LABOUR_CODE = _text("C. trav., art. {}", read=READ)
CIVIL_CODE = _text("C. civ., art. {}")
COMMERCIAL_CODE = _text("C. com., art. {}")
FINANCIAL_CODE = _text("C. mon. fin., art. {}")
CONSUMER_CODE = _text("C. conso., art. {}")
GDPR = _text("GDPR, art. {}")
CNIL = _text("CNIL, {}", force=GUIDANCE)
ACT = _text("{}")
"""Any text that binds, cited whole."""
ADVICE = _text("{}", force=GUIDANCE)
"""Any text that advises, cited whole."""
JUDGMENT = _text("{}", force=CASE_LAW)
"""A judgment, cited whole."""
