"""Policies of retention as a lawyer reads them: what the lists beside the tests are held against."""

from __future__ import annotations

from healthgov.languages import translated
from healthgov.retention import RetentionPolicy, sentence
from healthgov.texts import Reference

LANGUAGES = ("en", "fr")


def in_both(words: str) -> object:
    """Words in both languages."""
    return {language: translated(words, language) for language in LANGUAGES} if words else ""


def told(source: Reference) -> str:
    """A text with how far it binds and how it is known."""
    return (
        f"{source} ({source.force.name.lower().replace('_', ' ')}, {source.confidence.name.lower().replace('_', ' ')})"
    )


def as_a_lawyer_reads(p: RetentionPolicy) -> dict[str, object]:
    """A policy in words; what it does not have is left out."""
    row = {
        "title": in_both(p.title),
        "says": sentence(p.term),
        "least": p.least and sentence(p.least),
        "readings": [f"{sentence(reading.term)}: {told(reading.source)}" for reading in p.readings],
        "nature": p.nature.value,
        "contested": in_both(p.contested),
        "note": in_both(p.note),
        "controller": p.controller,
        "granularity": p.granularity.value,
        "phases": {phase.name: sentence(phase.ends) for phase in p.phases},
        "assumes": dict(p.assumes),
        "suspended_by_claims": p.suspended_by_claims,
        "on_request": p.on_request and str(p.on_request),
        "disposition": p.disposition.value,
        "sign_offs": [sign.value for sign in p.sign_offs],
        "since": p.validity.since,
        "until": p.validity.until,
        "applies_by": p.applies_by.value,
        "texts": [told(cite) for cite in p.cites],
    }
    usual = (None, "", [], {}, False, "disposal")
    return {name: value for name, value in row.items() if value not in usual}
