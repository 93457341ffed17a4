"""How schedules are written down: one line for each type of record."""

from __future__ import annotations

from healthgov.findings import Words
from healthgov.periods import Period, Validity
from healthgov.references import BindingForce, Confidence, Reference
from healthgov.retention.policies import Disposition, Granularity, Nature, Phase, RetentionPolicy
from healthgov.retention.terms import Term

__all__ = ["MEMORY", "SEEN", "kept", "text"]

SEEN = Confidence.SEEN
MEMORY = Confidence.MEMORY
_CHECKED = "2026-11-23"


def text(
    cite: str, confidence: Confidence = SEEN, force: BindingForce = BindingForce.STATUTE, source: str = ""
) -> Reference:
    """A text a policy rests on."""
    return Reference(cite, confidence=confidence, force=force, source=source, checked_on=_CHECKED)


def kept(
    key: str,
    title: tuple[str, str],
    how_long: Period | Term,
    event: str,
    nature: Nature,
    cite: str,
    *,
    sure: Confidence = SEEN,
    soft: bool = False,
    controller: str = "",
    granularity: Granularity = Granularity.ITEM,
    phases: tuple[Phase, ...] = (),
    disposition: Disposition = Disposition.ERASE,
    since: str | None = None,
    until: str | None = None,
    contested: Words = "",
    note: Words = "",
) -> RetentionPolicy:
    """One policy; ``soft`` marks guidance of an authority or an order."""
    return RetentionPolicy(
        key=key,
        title=title,
        term=how_long.after(event) if isinstance(how_long, Period) else how_long,
        trigger=event,
        nature=nature,
        cites=(text(cite, sure, BindingForce.GUIDANCE if soft else BindingForce.STATUTE),),
        controller=controller,
        granularity=granularity,
        phases=phases,
        disposition=disposition,
        validity=Validity.of(since, until),
        contested=contested,
        note=note,
    )
