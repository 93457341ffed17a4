"""What a conversion gives: the document or the text, and what was left behind; and what it is told beside the document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from healthgov.documents.mistakes import Path, spell
from healthgov.documents.structuring import unstructured
from healthgov.models import Organisation, Taxonomy
from healthgov.rules import RuleSet

__all__ = ["Converted", "Loss", "Settings", "named", "unheld"]


@attrs.frozen
class Loss:
    """One thing that was left behind: its path in what was converted, and why. The value is not repeated."""

    path: str
    why: str


@attrs.frozen
class Converted:
    """What came out: a document (``read``) or a text (``write``), and everything that was left behind."""

    _document: Organisation | None = attrs.field(default=None, repr=False, alias="document")
    _text: str | None = attrs.field(default=None, repr=False, alias="text")
    losses: tuple[Loss, ...] = ()

    @property
    def document(self) -> Organisation:
        """What a text states; :raises LookupError: for what was written."""
        if self._document is None:
            raise LookupError("what was written is a text")
        return self._document

    @property
    def text(self) -> str:
        """What was written; :raises LookupError: for what was read."""
        if self._text is None:
            raise LookupError("what was read is a document")
        return self._text


@attrs.frozen(kw_only=True)
class Settings:
    """What a conversion is told beside the document.

    ``taxonomy`` names the categories of data in other vocabularies; without it only our own codes are known.
    """

    taxonomy: Taxonomy = attrs.field(factory=lambda: Taxonomy(()), repr=False)
    activity: str | None = None
    """The id of the activity to write, for a format that holds one."""
    organisation: str = "organisation"
    """The id of the organisation, where the text read names none."""
    as_of: date | None = None
    """The day, for a format that holds an assessment or a date of its own."""
    rule_sets: tuple[type[RuleSet], ...] = ()
    language: str = "en"


def named(items: list[Any]) -> dict[str, Any]:
    """Plain things by their id."""
    return {item["id"]: item for item in items}


def unheld(organisation: Organisation, back: Organisation, why: str) -> tuple[Loss, ...]:
    """The facts of an organisation that are not there, or are others, once a text was read back."""
    return tuple(Loss(spell(path), why) for path in _missing(unstructured(organisation), unstructured(back), ()))


def _missing(stated: object, there: object, path: Path) -> Iterator[Path]:
    """The shortest paths at which nothing of what is stated is there."""
    if stated == there:
        return
    if isinstance(stated, dict) and isinstance(there, dict) and stated:
        for key, value in stated.items():
            yield from _missing(value, there.get(key), (*path, key))
    elif isinstance(stated, list) and isinstance(there, list) and stated:
        # Things that have an id are the same thing wherever they stand.
        by_id = {item["id"]: item for item in there if isinstance(item, dict) and "id" in item}
        for place, value in enumerate(stated):
            at = there[place] if place < len(there) else None
            other = by_id.get(value["id"]) if isinstance(value, dict) and "id" in value else at
            yield from _missing(value, other, (*path, place))
    else:
        yield path
