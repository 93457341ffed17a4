"""Text of a document, of a file name or of somebody's module, on its way to a terminal or to a page."""

from __future__ import annotations

import re

__all__ = ["in_markdown", "shown"]

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


_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~#@&]|://|www\.|^\s*[-+=](?=\s)|^\s*\d+(?=[.)])")


def in_markdown(text: str) -> str:
    r"""A text that means nothing to Markdown: no emphasis, link, mention, table cell or tag is made of it.

    >>> in_markdown("*a* <b> @c www.d.e")
    '&#42;a&#42; &#60;b&#62; &#64;c &#119;ww.d.e'
    """
    return _MARKUP.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", " ".join(text.split()))
