"""The German texts, with the day on which each was read: it stands here and nowhere else."""

from __future__ import annotations

from functools import partial

from healthgov.retention.rows import GUIDANCE, SECOND_HAND, text
from healthgov.texts import Reference

__all__ = ["ACT", "ACT_LAST", "ADVICE", "CHAMBERS"]

_WORDING = "2022-03-26"
"""The day of the public copy of the federal laws that was read."""
_PLACES = {
    "BGB, § 630f(3)": "bgb/__630f.html",
    "BtMVV, § 13": "btmvv_1998/__13.html",
    "BtMVV, § 8(5)": "btmvv_1998/__8.html",
    "BtMVV, § 10(4)": "btmvv_1998/__10.html",
    "BtMVV, § 12(4)": "btmvv_1998/__12.html",
    "GenDG, § 12": "gendg/__12.html",
    "StrlSchG, § 85": "strlschg/__85.html",
    "StrlSchV, § 140": "strlschv_2018/__140.html",
    "TFG, § 11": "tfg/__11.html",
    "TPG, § 15": "tpg/__15.html",
}

_READ = {
    cite: Reference(
        cite,
        version=_WORDING,
        url=f"https://www.gesetze-im-internet.de/{place}",
        checked_on="2026-11-28",
        source="the section in a public copy of the federal laws",
    )
    for cite, place in _PLACES.items()
}

_text = partial(text, checked_on="2026-11-23")

ACT = _text("{}", read=_READ)
"""Any text that binds, cited whole."""
ACT_LAST = text("{}", checked_on="2026-11-29")
"""Any text that binds, looked at later than the others."""
ADVICE = _text("{}", force=GUIDANCE)
"""Any text that advises, cited whole."""
CHAMBERS = text("{}", force=GUIDANCE, checked_on="2026-11-29")(
    "Ärztekammer Sachsen-Anhalt, note on retention periods, which names no text", SECOND_HAND
)
"""What chambers of physicians and of dentists list alike."""
