"""France and its territories, as far as French law asks who is in France."""

from __future__ import annotations

from healthgov.models import Organisation, Places
from healthgov.questions import contested, of_whole

__all__ = [
    "BY_EXTENSION",
    "FRANCE",
    "UNDER_THE_CODES",
    "in_france",
    "secrecy_reaches",
    "touches_france",
    "under_the_codes",
    "unsettled_there",
]

FRANCE = Places.since(
    "France, overseas territories included",
    (None, None, ("FR", "GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM", "WF", "PF", "NC", "TF")),
)
"""Metropolitan France and each territory with a code of its own."""

in_france = of_whole(Organisation.country.is_in(FRANCE))
"""The organisation is established in France."""


def touches_france(document: object) -> bool:
    """Whether a document may be under French law: its organisation is there or says not where, or has data on persons there."""
    if not isinstance(document, Organisation) or document.country is None or document.country in FRANCE.members:
        return True
    return any(FRANCE.members.keys() & set(one.subject_countries or ()) for one in document.activities or ())


BY_EXTENSION = Places.since(
    "overseas territories to which the codes come by express extension alone", (None, None, ("NC", "PF", "WF", "TF"))
)
"""New Caledonia and French Polynesia make their own law on health, labour and trade; in Wallis and Futuna and in the
Southern Territories an article applies where it says so (on labour: Law 52-1322 of 15 December 1952)."""

UNDER_THE_CODES = Places.since(
    "France where the codes apply by themselves",
    (None, None, ("FR", "GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM")),
)
"""Metropolitan France, and the overseas parts in which its law applies like anywhere."""

unsettled_there = contested(
    "the codes reach this overseas territory by express extension alone, and whether this article does is not settled here"
)
"""What is said of an article where the codes come by extension: ask a lawyer there."""

under_the_codes = in_france & (of_whole(~Organisation.country.is_in(BY_EXTENSION)) | unsettled_there)
"""The codes of public health, labour, trade and consumers reach an organisation established in France, as far as it is known.

The law on information technology and freedoms reaches these territories (its art. 125), and asks ``in_france``.
"""

WITHOUT_SECRECY_READ = Places.since(
    "New Caledonia, French Polynesia and the Southern Territories", (None, None, ("NC", "PF", "TF"))
)
"""Where no text read says that CSP, art. L1110-4, applies; in Wallis and Futuna it does (CSP, art. L1521-1)."""

secrecy_reaches = in_france & (of_whole(~Organisation.country.is_in(WITHOUT_SECRECY_READ)) | unsettled_there)
"""Medical secrecy (CSP, art. L1110-4) reaches an organisation established in France, as far as it is known."""
