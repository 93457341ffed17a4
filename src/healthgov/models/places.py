"""Dated sets of territories.

A territory is written by its ISO 3166-1 alpha-2 code. Membership has dates: Saint-Barthélemy left the
territory of the Union in 2012, Mayotte joined it in 2014, the United Kingdom left in 2020.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from healthgov import languages
from healthgov.kinds import CountryCode
from healthgov.languages import ENGLISH
from healthgov.periods import Day, Validity
from healthgov.structs import changed, struct

if TYPE_CHECKING:
    import gettext

__all__ = ["Places", "country", "country_name"]


@struct(eq=False)
class Places:
    """A named set of territories with the days each one belongs to it."""

    name: str
    members: Mapping[CountryCode, tuple[Validity, ...]]

    @classmethod
    def since(cls, name: str, *groups: tuple[str | None, str | None, Iterable[str]]) -> Places:
        """Build from groups ``(first day, last day, codes)``; ``None`` leaves an end open."""
        members: dict[CountryCode, tuple[Validity, ...]] = {}
        for first, last, codes in groups:
            for code in codes:
                key = CountryCode(code)
                members[key] = (*members.get(key, ()), Validity.of(first, last))
        return cls(name, members)

    def includes(self, code: CountryCode, day: Day | date) -> bool:
        """Whether the territory belongs to the set on the day; a ``Day`` notes when that changes."""
        # No early exit: a later membership is a change to come as well.
        return any([validity.covers(day) for validity in self.members.get(code, ())])  # noqa: C419  as said

    @functools.lru_cache(maxsize=512)  # noqa: B019  the sets are module constants
    def on(self, day: date) -> frozenset[CountryCode]:
        """The territories that belong to the set on a day."""
        return frozenset(code for code in self.members if self.includes(code, day))

    def __or__(self, other: Places) -> Places:
        members = dict(self.members)
        for code, validities in other.members.items():
            members[code] = (*members.get(code, ()), *validities)
        return Places(f"{self.name} | {other.name}", members)

    def called(self, name: str) -> Places:
        """The same set under another name."""
        return changed(self, name=name)

    def __repr__(self) -> str:
        return self.name


_SYNONYMS = {"EL": "GR", "UK": "GB", "XI": "GB"}
_REGIONS = frozenset({"EU", "EZ", "UN"})
_FRENCH_DEPARTMENTS = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "976": "YT", "GUA": "GP", "MTQ": "MQ", "GUF": "GF", "LRE": "RE", "MAY": "YT",
}  # fmt: skip
_OWN_CODE = frozenset({"BL", "MF", "NC", "PF", "PM", "TF", "WF", "GP", "MQ", "GF", "RE", "YT"})


def country(text: str) -> CountryCode:
    """Return the code of a country or territory from what data sets write.

    ``EL``, ``UK`` and ``XI`` are the Union's own codes for Greece, the United Kingdom and Northern Ireland;
    ``XK`` is used for Kosovo; French subdivisions that are territories (``FR-974``, ``FR-NC``) have codes of
    their own.

    :raises ValueError: for a region, a withdrawn, reserved or unknown code; the message does not repeat it.

    >>> country("EL"), country("FR-974"), country("NC")
    ('GR', 'RE', 'NC')
    """
    code = text.strip().upper()
    head, _, part = code.partition("-")
    if head == "FR" and part:
        code = _FRENCH_DEPARTMENTS.get(part, part if part in _OWN_CODE else "FR")
    elif part:
        code = head
    code = _SYNONYMS.get(code, code)
    if code in _REGIONS:
        raise ValueError("this is a region and not a country: name the countries")
    if code == "XK":
        return CountryCode(code)
    import pycountry  # noqa: PLC0415  its data load when a code is first checked

    if len(code) == 2 and pycountry.countries.get(alpha_2=code) is not None:  # noqa: PLR2004  alpha-2
        return CountryCode(code)
    raise ValueError("a current two-letter code of ISO 3166-1 is expected, or XK")


def country_name(code: CountryCode, language: str = ENGLISH) -> str:
    """Return the short name of a country or territory; of a language without a list of its own as the data of countries have it."""
    if language != ENGLISH and (named := languages.country_name(code, language)) != code:
        return named
    if code == "XK":
        return "Kosovo"
    import pycountry  # noqa: PLC0415  as above

    found = pycountry.countries.get(alpha_2=code)
    if found is None:
        return str(code)
    return str(found.name) if language == ENGLISH else _names(language).gettext(str(found.name))


@functools.cache
def _names(language: str) -> gettext.NullTranslations:
    import gettext  # noqa: PLC0415  names in other languages only

    import pycountry  # noqa: PLC0415  as above

    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
