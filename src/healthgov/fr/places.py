"""France and its territories, as far as French law asks who is in France."""

from __future__ import annotations

from healthgov.models import Organisation, Places
from healthgov.questions import of_whole

__all__ = ["FRANCE", "in_france"]

FRANCE = Places.since(
    "France, overseas territories included",
    (None, None, ("FR", "GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM", "WF", "PF", "NC", "TF")),
)
"""Metropolitan France and each territory with a code of its own."""

in_france = of_whole(Organisation.country.is_in(FRANCE))
"""The organisation is established in France."""
