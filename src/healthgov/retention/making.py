"""How schedules are written down: one line for each type of record."""

from __future__ import annotations

from collections.abc import Mapping

from healthgov.findings import Words
from healthgov.periods import Period, Validity
from healthgov.references import BindingForce, Confidence, Reference
from healthgov.retention.policies import (
    AppliesBy,
    Disposition,
    Granularity,
    Nature,
    Phase,
    Reading,
    RetentionPolicy,
    SignOff,
)
from healthgov.retention.terms import Criterion, Term

__all__ = ["INFERRED", "MEMORY", "SECOND_HAND", "SEEN", "UNSURE", "gap", "kept", "text"]

SEEN = Confidence.SEEN
MEMORY = Confidence.MEMORY
UNSURE = Confidence.UNSURE
INFERRED = Confidence.INFERRED
SECOND_HAND = Confidence.SECOND_HAND
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
    force: BindingForce = BindingForce.STATUTE,
    readings: tuple[Reading, ...] = (),
    least: Term | None = None,
    assumes: Mapping[str, str] | None = None,
    suspended_by_claims: bool = False,
    applies_by: AppliesBy = AppliesBy.DISPOSAL,
    granularity: Granularity = Granularity.ITEM,
    phases: tuple[Phase, ...] = (),
    disposition: Disposition = Disposition.ERASE,
    sign_offs: tuple[SignOff, ...] = (),
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
        cites=(text(cite, sure, BindingForce.GUIDANCE if soft else force),),
        controller=controller,
        readings=readings,
        least=least,
        assumes=assumes or {},
        suspended_by_claims=suspended_by_claims,
        applies_by=applies_by,
        granularity=granularity,
        phases=phases,
        disposition=disposition,
        sign_offs=sign_offs,
        validity=Validity.of(since, until),
        contested=contested,
        note=note,
    )


def gap(
    key: str,
    title: tuple[str, str],
    event: str,
    cite: str,
    *,
    force: BindingForce = BindingForce.STATUTE,
    controller: str = "",
    granularity: Granularity = Granularity.ITEM,
    disposition: Disposition = Disposition.NONE_STATED,
    applies_by: AppliesBy = AppliesBy.DISPOSAL,
    since: str | None = None,
    note: Words = "",
) -> RetentionPolicy:
    """A type of record whose length no text read so far settles: every answer is unknown, and says so."""
    return kept(
        key,
        title,
        Criterion(("no text read so far settles the length", "aucun texte lu à ce jour ne fixe la durée")),
        event,
        Nature.CRITERION,
        cite,
        sure=UNSURE,
        force=force,
        controller=controller,
        granularity=granularity,
        disposition=disposition,
        applies_by=applies_by,
        since=since,
        contested=("the length could not be read or confirmed", "la durée n'a pu être lue ni confirmée"),
        note=note,
    )
