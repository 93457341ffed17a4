"""What stands beside a citation: how binding the text is, how sure it is, when and in which wording it was read, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from healthgov.languages import ENGLISH, say, translated
from healthgov.texts import BindingForce, Confidence, Reference

__all__ = ["FORCES", "SURENESS", "address", "citation", "evidence", "force_words", "sourced", "sureness_words"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def force_words(force: BindingForce, language: str = ENGLISH) -> str:
    """How binding a text is, in words."""
    return translated(FORCES[force], language)


def sureness_words(confidence: Confidence, language: str = ENGLISH) -> str:
    """How sure it is, in words."""
    return translated(SURENESS[confidence], language)


def citation(reference: Reference, language: str = ENGLISH, said: str = "") -> str:
    """A citation with how binding and how sure it is: ``CSP, art. R1112-7 (statute, read)``."""
    beside = f"{force_words(reference.force, language)}, {sureness_words(reference.confidence, language)}"
    return f"{said or reference.said(language)} ({beside})"


def sourced(reference: Reference, language: str = ENGLISH, said: str = "") -> str:
    """A citation with the day on which it was read, the wording and where it is; as far as these are known.

    ``said`` quotes it otherwise: several places of one act that were read alike.
    """
    words = citation(reference, language, said)
    if reference.checked_on is not None:
        if reference.confidence is Confidence.SEEN:  # the day says that it was read
            words = f"{said or reference.said(language)} ({force_words(reference.force, language)})"
        words = say("{text}, read on {day}", {"text": words, "day": reference.checked_on}, language)
    found = " ".join(part for part in (_wording(reference.version, language), address(reference, language)) if part)
    return translated("{text}: {found}", language).format(text=words, found=found) if found else words


def _wording(version: str, language: str) -> str:
    """Which wording was read: its identifier, or the day on which the consolidated text stood so."""
    if not _DAY.fullmatch(version):
        return version
    return say("wording of {day}", {"day": date.fromisoformat(version)}, language)


def address(reference: Reference, language: str = ENGLISH) -> str:
    """Where a text is: that of the Union in the language of the reader, for its site has every official one."""
    return reference.url.replace(_IN_ENGLISH, _IN_ENGLISH.replace("EN", language.upper()))


_IN_ENGLISH = "https://eur-lex.europa.eu/legal-content/EN/"


def evidence(reference: Reference, language: str = ENGLISH) -> dict[str, str | None]:
    """A citation as plain values, for JSON: force, sureness, day of reading, wording and link; ``None`` where unknown."""
    return {
        "cite": reference.said(language),
        "force": force_words(reference.force),
        "confidence": sureness_words(reference.confidence),
        "checked_on": None if reference.checked_on is None else reference.checked_on.isoformat(),
        "version": reference.version or None,
        "url": address(reference, language) or None,
    }


FORCES: Mapping[BindingForce, str] = {
    BindingForce.PROPOSAL: "proposal",
    BindingForce.CONTRACT: "contract",
    BindingForce.GUIDANCE: "guidance",
    BindingForce.REFERENTIAL: "referential",
    BindingForce.CASE_LAW: "case law",
    BindingForce.STATUTE: "statute",
}
"""In English."""
SURENESS: Mapping[Confidence, str] = {
    Confidence.UNSURE: "unsure",
    Confidence.INFERRED: "inferred",
    Confidence.MEMORY: "from memory",
    Confidence.SECOND_HAND: "second hand",
    Confidence.SEEN: "read",
}
"""In English."""
