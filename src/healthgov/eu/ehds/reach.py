"""Whom the European Health Data Space reaches beside the Union."""

from __future__ import annotations

from healthgov.models import Organisation, Places
from healthgov.questions import contested, of_whole

__all__ = ["waits_for_the_agreement"]

_EFTA = Places.since("EEA-EFTA", ("1994-01-01", None, ("IS", "NO")), ("1995-05-01", None, ("LI",)))

waits_for_the_agreement = of_whole(Organisation.country.is_in(_EFTA)) & contested(
    "in Iceland, Liechtenstein and Norway the Regulation waits for its incorporation into the EEA agreement"
)
"""Nobody read that it was incorporated: what it asks there on a day to come is open."""
