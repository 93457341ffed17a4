"""Makers of citations: a text with the day on which it was read, what was read of it, and where it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from healthgov.errors import DefinitionError
from healthgov.periods import as_date
from healthgov.texts import BindingForce, Confidence, Reference

__all__ = ["Text", "text"]


@attrs.frozen
class Text:
    """A maker of citations of one text: called with the place in it and how sure it is that it says so."""

    form: str
    checked_on: date | None
    force: BindingForce
    read: Mapping[str, Reference] = attrs.field(factory=dict, eq=False)
    """The places that were read in an official wording, by how they are cited: read for good, whatever was known before."""
    home: str = ""
    """Where the official edition keeps the whole text."""

    def __call__(
        self,
        place: str,
        sure: Confidence = Confidence.SEEN,
        *,
        force: BindingForce | None = None,
        source: str = "",
        url: str = "",
    ) -> Reference:
        """Cite a place: read in the text itself unless said, and as binding as the text is unless said."""
        cite = self.form.format(place)
        if self.checked_on is None and sure.read:
            raise DefinitionError(f"{cite} is said to be read, and its text has no checked_on, a day on which it was")
        if cite in self.read:
            return attrs.evolve(self.read[cite], force=self.force if force is None else force)
        return Reference(
            cite,
            confidence=sure,
            force=self.force if force is None else force,
            source=source,
            url=url or self.home,
            checked_on=self.checked_on if sure.read else None,
        )


def text(
    form: str,
    *,
    checked_on: str | date | None,
    force: BindingForce = BindingForce.STATUTE,
    read: Mapping[str, Reference] | None = None,
    home: str = "",
) -> Text:
    """A text to cite, with the day on which somebody last read it, the places ``read`` in an official wording, and a link.

    ``checked_on`` is ``None`` for a text that nobody read: each citation of it then says how it is known.

    :raises ValueError: for a day that is none.
    :raises DefinitionError: by the maker, for a place that was read of a text that nobody read.

    >>> SECOND_HAND = Confidence.SECOND_HAND
    >>> CSP = text("CSP, art. {}", checked_on="2026-11-23")
    >>> CSP("R1112-7"), CSP("R5212-37", SECOND_HAND).confidence
    (<CSP, art. R1112-7>, Confidence.SECOND_HAND)
    >>> text("Ordinance 247/2000", checked_on=None)("", Confidence.MEMORY).checked_on is None
    True
    """
    day = None if checked_on is None else as_date(checked_on, "checked_on")
    return Text(form, day, force, read or {}, home)
