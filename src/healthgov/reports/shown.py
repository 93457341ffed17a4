"""Text of a document, of a file name or of somebody's module, on its way to a terminal."""

from __future__ import annotations

import re

__all__ = ["shown"]

_HIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"  # control characters, but for tabs and ends of lines
    "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"  # what turns the direction of writing
    "\\u2028\\u2029\\ud800-\\udfff]"  # other ends of lines; halves of characters, from names that are not UTF-8
    "|\\r(?!\\n)"  # a return without a new line writes over the line
)


def shown(text: str) -> str:
    r"""The text with every sign written out that would steer a terminal, or turn the order of what is read.

    They are written as JSON writes them, so that JSON stays JSON and says the same.

    >>> print(shown("red: \x1b[31m"))
    red: \u001b[31m
    """
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
