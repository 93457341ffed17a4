"""What a rule rests on: a text, how binding it is, and when somebody last looked."""

from __future__ import annotations

import enum
import re
from datetime import date

import attrs

from healthgov import languages
from healthgov.periods import as_date

__all__ = ["BindingForce", "Confidence", "Reference"]


_ARTICLE = re.compile(r"LEGIARTI\d{12}")


class BindingForce(enum.IntEnum):
    """How far a text binds; a larger value binds more."""

    PROPOSAL = 0
    """Not law. A rule resting on it alone is never evaluated into a failure."""

    CONTRACT = 1
    """Binds the parties who signed it, such as a purchasing policy or a house rule."""

    GUIDANCE = 2
    """What an authority recommends; departing from it is allowed with reasons."""

    REFERENTIAL = 3
    """A referential a text of law refers to, or an order approves."""

    CASE_LAW = 4
    """What courts have held."""

    STATUTE = 5
    """Acts, regulations of the Union, codes, decrees and orders."""

    def __repr__(self) -> str:
        return f"BindingForce.{self.name}"


class Confidence(enum.IntEnum):
    """How sure the encoding of a fact is; a larger value is surer."""

    UNSURE = 0
    """Nobody would bet on it. Never decides PASS or FAIL."""

    INFERRED = 1
    """Deduced from other facts, not read anywhere. Never decides PASS or FAIL."""

    MEMORY = 2
    """General knowledge, not read again for this encoding."""

    SECOND_HAND = 3
    """Read in a text that reports another."""

    SEEN = 4
    """Read in a copy of the text itself or of its issuer's page."""

    def __repr__(self) -> str:
        return f"Confidence.{self.name}"

    @property
    def decides(self) -> bool:
        """Whether a fact this sure may make a verdict PASS or FAIL."""
        return self >= Confidence.MEMORY

    @property
    def read(self) -> bool:
        """Whether somebody read the text, or another that reports it, for this encoding."""
        return self >= Confidence.SECOND_HAND


def _checked_on(value: str | date | None) -> date | None:
    return None if value is None else as_date(value, "checked_on")


def _wording_of_the_link(reference: Reference) -> str:
    """A link to the official edition of French law names the wording."""
    found = _ARTICLE.search(reference.url)
    return found[0] if found else ""


def _day_of_a_reading(reference: Reference, _field: object, day: date | None) -> None:
    if day is not None and not reference.confidence.read:
        sure = reference.confidence.name
        raise ValueError(f"{reference.cite!r} was read on {day}, or it is cited from {sure}: say one of both")


@attrs.frozen(repr=False)
class Reference:
    """A place in a text.

    ``cite`` is how a lawyer would quote it (``CSP, art. L1111-8``); ``gist`` a faithful summary; ``version`` the
    identifier or the date of the wording read; ``source`` where it was read; ``checked_on`` the day on which somebody
    last read it, or, where it is known second hand, the text that reports it. A text cited from memory has no such day.

    >>> Reference("CSP, art. L1111-8", checked_on="2026-10-01")
    <CSP, art. L1111-8>

    :raises ValueError: for a day of reading where nobody read.
    """

    cite: str
    gist: str = attrs.field(default="", kw_only=True)
    url: str = attrs.field(default="", kw_only=True)
    version: str = attrs.field(default=attrs.Factory(_wording_of_the_link, takes_self=True), kw_only=True)
    force: BindingForce = attrs.field(default=BindingForce.STATUTE, kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.SEEN, kw_only=True)
    checked_on: date | None = attrs.field(
        default=None, converter=_checked_on, validator=_day_of_a_reading, kw_only=True
    )
    source: str = attrs.field(default="", kw_only=True)
    sanction: str = attrs.field(default="", kw_only=True)
    """What stands behind the text: who breaks it risks this. Shown on the pages of the rules that rest on it."""

    def said(self, language: str = "en") -> str:
        """The place as a lawyer quotes it in a language.

        >>> Reference("GDPR, art. 6(1)", checked_on="2026-10-01").said("fr")
        'RGPD, art. 6(1)'
        """
        return languages.cited(self.cite, language)

    def __str__(self) -> str:
        return self.cite

    def __repr__(self) -> str:
        return f"<{self.cite}>"


def __dir__() -> list[str]:
    return __all__
