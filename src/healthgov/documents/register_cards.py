"""Cards: a table of two columns for each processing, what is asked and the answer, as registers in Markdown have them."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.documents.register_books import BookSheet, Row
from healthgov.documents.register_headings import fact_asked
from healthgov.documents.register_making import TAKERS, Cell, Maker
from healthgov.documents.register_values import Unsure
from healthgov.placeholders import is_placeholder

__all__ = ["UNKNOWN", "cards_of", "read_card"]

UNKNOWN = "the heading is not known"
_TWICE = "another row has this heading"
_COLUMNS = 2
_LEAST = 2
_RULED = 2
"""Between the first row of a table in Markdown and its second stands a rule."""

Card = tuple[tuple[int, Row], ...]


def cards_of(sheet: BookSheet) -> list[Card]:
    """The tables of a sheet that ask for a processing row by row, its name among what they ask."""
    return [card for card in map(tuple, _runs(sheet)) if _asks(card)]


def _runs(sheet: BookSheet) -> Iterator[list[tuple[int, Row]]]:
    run: list[tuple[int, Row]] = []
    for number, row in sheet.rows:
        fits = len(row) == _COLUMNS and bool(row[0])
        if run and (not fits or number - run[-1][0] > (_RULED if len(run) == 1 else 1)):
            yield run
            run = []
        if fits:
            run.append((number, row))
    if run:
        yield run


def _asks(card: Card) -> bool:
    known = {fact_asked(row[0]) for _, row in card} - {None}
    return "name" in known and len(known) >= _LEAST


def read_card(maker: Maker, card: Card) -> None:
    """An activity of one card; what its first row says above the two columns is no fact."""
    activity = maker.row(card[0][0])
    path = f"activities[{len(maker.activities)}]"
    taken: set[str] = set()
    for place, (number, (heading, text)) in enumerate(card):
        fact = fact_asked(heading)
        if not text or is_placeholder(text) or (place == 0 and fact is None):
            continue
        try:
            if fact is None or fact in taken:
                raise Unsure(UNKNOWN if fact is None else _TWICE)  # noqa: TRY301  as for what is not known of a value
            maker.cells.append(
                Cell(number, heading, f"{path}.{TAKERS[fact](maker, activity, text)}", sheet=maker.sheet)
            )
            taken.add(fact)
        except Unsure as unsure:
            maker.report(number, heading, str(unsure), text)
    maker.activities.append(activity)
