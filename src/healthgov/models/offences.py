"""Data on offences, and who lets them be processed (GDPR, art. 10)."""

from __future__ import annotations

import enum

from healthgov.facts import Fact, fact, model

__all__ = ["OffenceData", "OffenceGround"]


class OffenceGround(enum.Enum):
    """Who may process data on offences in France (LIL, art. 46), by its points."""

    PUBLIC_SERVICE = "public_service"
    """Courts, public authorities and bodies that run a public service, within their powers (1°)."""
    OFFICER_OF_JUSTICE = "officer_of_justice"
    """Lawyers and other officers of justice, for their tasks under the law (2°)."""
    OWN_LEGAL_ACTION = "own_legal_action"
    """A victim or a person accused, to prepare and follow a legal action (3°)."""
    INTELLECTUAL_PROPERTY = "intellectual_property"
    """Bodies that defend rights of authors (4°)."""
    PUBLISHED_DECISIONS = "published_decisions"
    """Reuse of published decisions that allows nobody to be identified again (5°)."""
    OTHER_TEXT = "other_text"
    """Another text of law that is named, such as one that asks an employer to check a record."""
    NONE = "none"
    """Stated: there is none."""


@model
class OffenceData:
    """What lets data on criminal convictions and offences be processed."""

    official_control: Fact[bool] = fact(
        "Are data on offences processed under the control of a public authority?",
        yes="data on offences are under the control of a public authority",
        no="data on offences are not under the control of a public authority",
    )
    authorised_by_law: Fact[bool] = fact(
        "Does a text of Union or national law let these data on offences be processed, with safeguards?",
        yes="a text of law lets these data on offences be processed, with safeguards",
        no="no text of law lets these data on offences be processed with safeguards",
    )
    """Consent, or the interest of an employer, is no such text."""
    comprehensive_register: Fact[bool] = fact(
        "Is a comprehensive register of criminal convictions kept?",
        yes="a comprehensive register of convictions is kept",
        no="no comprehensive register of convictions is kept",
    )
    ground: Fact[OffenceGround] = fact(
        "Which point of article 46 of the French law, or which other text, lets data on offences be processed?",
        noun="the ground for data on offences",
    )
