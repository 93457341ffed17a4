"""Why a text does not follow the rules of YAML, said to whoever wrote it: of what a parser met, and on which line.

Parsers say what they had expected next, which is seldom what went wrong, and two of them say it in different words. What
is common to both, and the line itself, tells the few slips that people make.
"""

from __future__ import annotations

import re
from typing import Any

from healthgov.documents.mistakes import Flaw

__all__ = ["BLANK", "ODD", "flaw_of"]

_SYNTAX = "a text that follows the rules of YAML"
_TAB_BEFORE = "spaces where lines are indented: YAML takes no tab there"
_TAB = "a space: a tab stands there"
BLANK = "an ordinary space: what stands there only looks like one"
_COLON = "a text in quotation marks: a colon and a space stand in it"
_SIGN = "a text in quotation marks: it begins with a sign that YAML keeps for itself"
_UNCLOSED = "a closing quotation mark: the text that begins there has none"
_BEHIND = "nothing behind a closing quotation mark; an apostrophe between single ones is written twice"
_BACKSLASH = "two backslashes for one between double quotation marks"
_COLUMN = "the fields of one thing in one column, one below the other"
_LIST = "a list on lines of its own, or in brackets: [ ]"
_DASH = "a space behind the dash"
_SPACE = "a space behind the colon"
_NAME = "the name of a field, a colon and a space"
_CONTROL = "a text without control characters"

ODD = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
)
"""What looks like a space, or like nothing, and is none."""
_ODD = re.compile(f"[ -]*(?:[\\w -]*:?)([{ODD}])")
"""It stands before a field, or behind its colon."""
_GLUED_DASH = re.compile(r"\s*-[^\s-]")
_GLUED_COLON = re.compile(r"\s*(?:- +)*[\w-]+:\S")
_INNER_COLON = re.compile(r":\s+[^\s\[{]")


def flaw_of(error: Exception, text: str, line: int) -> Flaw:
    """What is wrong where a parser gave up; ``line`` is that of the last thing it read."""
    lines = re.split("\r\n?|\n", text)
    problem, context = (str(getattr(error, name, "") or "") for name in ("problem", "context"))
    met, opened = (_place(getattr(error, name, None)) for name in ("problem_mark", "context_mark"))
    if opened and ("quoted scalar" in context or context == "while scanning a simple key"):
        met = opened  # where it begins; what was met is only the next line, or the end
    line, column = met or opened or (line, None)
    if type(error).__name__ == "ReaderError":
        return Flaw((), _CONTROL, line=line, column=column)
    if line > len(lines) + 1:
        return Flaw((), _SYNTAX, line=line, column=column)
    return _reason(problem, context, opened, [*lines, ""], line, column or 1)


def _place(mark: Any) -> tuple[int, int] | None:
    return (mark.line + 1, mark.column + 1) if mark else None


def _reason(  # noqa: C901, PLR0912  one return for each slip
    problem: str, context: str, opened: tuple[int, int] | None, lines: list[str], line: int, column: int
) -> Flaw:
    written = lines[line - 1]
    before = written[: column - 1]
    if "\t" in written[: len(written) - len(written.lstrip(" \t-"))]:
        return Flaw((), _TAB_BEFORE, line=line, column=column)
    if written[column - 1 : column] == "\t":
        return Flaw((), _TAB, line=line, column=column)
    odd = _ODD.match(written)
    if odd and "quoted scalar" not in context:
        return Flaw((), BLANK, line=line, column=odd.start(1) + 1)
    if "quoted scalar" in context:
        return Flaw((), _BACKSLASH if "escape" in problem else _UNCLOSED, line=line, column=column)
    if opened and context in ("while parsing a flow mapping", "while parsing a flow sequence"):
        return Flaw(
            (), f"commas and a closing bracket: the list or mapping opens on line {opened[0]}", line=line, column=column
        )
    if "cannot start any token" in problem or context == "while parsing a block node":
        return Flaw((), _SIGN, line=line, column=column)
    if "mapping values are not allowed" in problem:
        if _INNER_COLON.search(before):
            return Flaw((), _COLON, line=line, column=column)
        above = next((place for place in range(line - 1, 0, -1) if lines[place - 1].strip()), 0)
        if above and _GLUED_DASH.match(lines[above - 1]):
            return Flaw((), _DASH, line=above, column=lines[above - 1].index("-") + 1)
        return Flaw((), _COLUMN, line=line, column=len(written) - len(written.lstrip(" -")) + 1)
    if "sequence entries are not allowed" in problem:
        return Flaw((), _LIST, line=line, column=column)
    if context == "while scanning a simple key":
        glued = _GLUED_COLON.match(written)
        expected = _DASH if _GLUED_DASH.match(written) else _SPACE if glued else _NAME
        return Flaw((), expected, line=line, column=column)
    if context == "while parsing a block mapping" and before.rstrip().endswith(("'", '"')):
        return Flaw((), _BEHIND, line=line, column=column)
    if context in ("while parsing a block mapping", "while parsing a block collection") and not before.strip(" -"):
        return Flaw((), _COLUMN, line=line, column=column)
    return Flaw((), _SYNTAX, line=line, column=column)
