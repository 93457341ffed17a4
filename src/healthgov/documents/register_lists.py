"""Registers in Markdown without any table: a heading for each processing, and below it a list of what is asked in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from healthgov.documents.register_cards import Card
from healthgov.documents.register_headings import TITLES, fact_asked
from healthgov.documents.register_tables import decoded

__all__ = ["listed_cards"]

_HEADING = re.compile(r"#{1,6}\s{1,9}(.{1,300}?)\s{0,9}#*")
_ASKED = re.compile(r"\s{0,3}[-*+]\s+(\*\*|__)([^*_]{1,200}?):?\1\s{0,9}:?(.*)")
_FURTHER = re.compile(r"(?:\s{2,}|\t)([-*+]\s+)?(.+)")
"""A line that goes on with the item above it, or is an item below that one."""
_NUMBERED = re.compile(r"([^\d:]{1,80}?)\s{0,9}(?:n\s?[°º])?\s{0,9}\d+\s{0,9}[:.–—-]\s{0,9}(.+)")
"""A title that says that it is one, with a number: "Traitement n° 2 : soins"."""
_LEAST = 3


def listed_cards(content: bytes, name: str) -> list[Card]:
    """What a file in Markdown says of each processing; none for another file, and where too little is known of it.

    :raises InvalidDocumentError: for a file that does not say its encoding.
    """
    if Path(name).suffix.lower() != ".md":
        return []
    return [card for card in _cards([line.rstrip() for line in decoded(content, name).splitlines()]) if _asks(card)]


def _cards(lines: list[str]) -> Iterator[Card]:
    title: tuple[int, str] | None = None
    rows: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines, 1):
        heading, asked, further = _HEADING.fullmatch(line), _ASKED.fullmatch(line), _FURTHER.fullmatch(line)
        if heading:
            yield _card(title, rows)
            title, rows = (number, _title(heading[1].strip("*_ "))), []
        elif asked:
            rows.append((number, asked[2].strip(), asked[3].strip().removesuffix(".")))
        elif further and rows:
            before, between = rows[-1], "\n" if further[1] else " "
            rows[-1] = (*before[:2], f"{before[2]}{between}{further[2]}".strip())
    yield _card(title, rows)


def _title(heading: str) -> str:
    numbered = _NUMBERED.fullmatch(heading)
    return numbered[2] if numbered and fact_asked(numbered[1]) == "name" else heading


def _card(title: tuple[int, str] | None, rows: list[tuple[int, str, str]]) -> Card:
    named = any(fact_asked(asked) == "name" for _, asked, _ in rows)
    first = () if title is None or named or not rows else ((title[0], (TITLES["name"], title[1])),)
    return (*first, *((number, (asked, text)) for number, asked, text in rows))


def _asks(card: Card) -> bool:
    known = {fact_asked(row[0]) for _, row in card} - {None}
    return {"name", "purposes"} <= known and len(known) >= _LEAST
