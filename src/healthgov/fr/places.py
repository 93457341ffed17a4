"""France and its territories, as far as French law asks who is in France."""

from __future__ import annotations

from healthgov.models import Organisation, Places
from healthgov.questions import contested, of_whole

__all__ = ["FRANCE", "LAW_OF_THEIR_OWN", "UNDER_THE_CODES", "in_france", "under_the_codes", "unsettled_there"]

FRANCE = Places.since(
    "France, overseas territories included",
    (None, None, ("FR", "GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM", "WF", "PF", "NC", "TF")),
)
"""Metropolitan France and each territory with a code of its own."""

in_france = of_whole(Organisation.country.is_in(FRANCE))
"""The organisation is established in France."""

LAW_OF_THEIR_OWN = Places.since("New Caledonia and French Polynesia", (None, None, ("NC", "PF")))
"""Territories that make their own law on health and on labour, and to which the codes come by express extension alone."""

UNDER_THE_CODES = Places.since(
    "France without New Caledonia and French Polynesia",
    (None, None, ("FR", "GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM", "WF", "TF")),
)
"""Where nothing of their own stands between the codes and who is there."""

unsettled_there = contested(
    "whether this article of the codes reaches New Caledonia and French Polynesia is not settled here"
)
"""What is said of an article in the territories that make their own law: ask a lawyer there."""

under_the_codes = in_france & (of_whole(~Organisation.country.is_in(LAW_OF_THEIR_OWN)) | unsettled_there)
"""The codes of public health and of labour reach an organisation established in France, as far as it is known.

The law on information technology and freedoms reaches these territories (its art. 125), and asks ``in_france``.
"""
