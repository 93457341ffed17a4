"""Cells of a sheet: what a spreadsheet would take for a formula is written as text, and read back as it was."""

from __future__ import annotations

import re

__all__ = ["harmless", "restored"]

_BEGINS = "^|[;\t\r\n]"  # a semicolon too: where it stands between cells, as in France, what follows is a cell
_UNSEEN = "['\\s\\x00-\\x1f\\x7f-\\xa0\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u2069\\ufeff]"
_SIGNS = "[=+\\-@|%＝＋－＠﹦﹢﹣﹫−]"  # also as wide as an ideograph, small, and the mathematical minus
_FORMULA = re.compile(f"^(?='*[\t\r\n])|({_BEGINS})(?={_UNSEEN}*{_SIGNS})")
_TAMED = re.compile(f"^'(?='*[\t\r\n])|({_BEGINS})'(?={_UNSEEN}*{_SIGNS})")


def harmless(cell: str) -> str:
    """The text of a cell with an apostrophe wherever a spreadsheet could take what follows for a formula.

    >>> harmless("=1+1"), harmless("a = b")
    ("'=1+1", 'a = b')
    """
    return _FORMULA.sub(lambda found: f"{found[0]}'", cell)


def restored(cell: str) -> str:
    """The text that a harmless cell was made of.

    >>> restored("'+33 1 00 00 00 00"), restored("'quoted'")
    ('+33 1 00 00 00 00', "'quoted'")
    """
    return _TAMED.sub(lambda found: found[1] or "", cell)
