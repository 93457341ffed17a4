"""Data under pseudonyms, and who holds the key that leads back to the persons (GDPR, art. 4(5))."""

from __future__ import annotations

import enum

from healthgov.facts import Fact, fact, model

__all__ = ["KeyHolder", "Pseudonymisation"]


class KeyHolder(enum.Enum):
    """Who can lead pseudonymised data back to the persons."""

    ORGANISATION = "organisation"
    """The organisation itself, or a body that acts for it."""
    RECIPIENT = "recipient"
    """Somebody to whom the data are given."""
    THIRD_PARTY = "third_party"
    """Another body, which gives the key to nobody who uses the data."""
    NOBODY = "nobody"
    """The key was destroyed, or there never was one."""


@model
class Pseudonymisation:
    """How data are kept from naming persons without being anonymous."""

    applied: Fact[bool] = fact(
        "Are the data pseudonymised, so that a key or a table leads back to the persons?",
        yes="the data are pseudonymised",
        no="the data are not pseudonymised",
    )
    key_holder: Fact[KeyHolder] = fact(
        "Who holds the key that leads back to the persons?", noun="who holds the key to the pseudonyms"
    )
    key_kept_apart: Fact[bool] = fact(
        "Is the key kept apart from the data, under measures of its own?",
        yes="the key is kept apart from the data",
        no="the key lies with the data",
        noun="where the key is kept",
    )
