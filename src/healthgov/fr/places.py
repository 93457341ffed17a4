"""France and its territories, as far as French law asks who is in France."""

from __future__ import annotations

from healthgov.models import Organisation, Places
from healthgov.questions import contested, of_whole

__all__ = ["FRANCE", "LAW_OF_THEIR_OWN", "in_france", "under_the_codes"]

FRANCE = Places.since(
    "France, overseas territories included",
    (None, None, ("FR", "GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM", "WF", "PF", "NC", "TF")),
)
"""Metropolitan France and each territory with a code of its own."""

in_france = of_whole(Organisation.country.is_in(FRANCE))
"""The organisation is established in France."""

LAW_OF_THEIR_OWN = Places.since("New Caledonia and French Polynesia", (None, None, ("NC", "PF")))
"""Territories that make their own law on health and on labour, and to which the codes come by express extension alone."""

under_the_codes = in_france & (
    of_whole(~Organisation.country.is_in(LAW_OF_THEIR_OWN))
    | contested("whether this article of the codes reaches New Caledonia and French Polynesia is not settled here")
)
"""The codes of public health and of labour reach an organisation established in France, as far as it is known.

The law on information technology and freedoms reaches these territories (its art. 125), and asks ``in_france``.
"""
