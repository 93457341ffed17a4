"""Pieces of Markdown out of texts that know nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from healthgov.languages import beginning

__all__ = ["DAY", "ORPHAN", "cell", "code", "elsewhere", "linked", "plain", "table", "titled"]

DAY = "2026-11-28"
"""The day of examples. It is stated, as everywhere: no page depends on when it was built."""

ORPHAN = "---\norphan: true\n---\n"
"""Pages found through a table or a search: a thousand of them would drown a navigation."""


def plain(text: str) -> str:
    """A text that Markdown shows as it stands."""
    return re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", text)


def titled(text: str) -> str:
    """A text as a heading."""
    return plain(beginning(text))


def linked(text: str) -> str:
    """A line of plain text; what looks like a link is one."""
    parts = re.split(r"(https?://\S+)", text)
    return "".join(f"<{part}>" if part.startswith("http") else plain(part) for part in parts)


def cell(text: str) -> str:
    """A text in a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; cells are Markdown, but for their bars."""
    names = list(heading)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(cell(one) for one in line) + " |" for line in lines) + "\n"


def code(lines: Iterable[str], language: str = "text") -> str:
    """Lines as they are."""
    return f"```{language}\n" + "\n".join(lines) + "\n```\n"


def elsewhere(name: str, language: str) -> str:
    """The link to a page in the other language: the trees have the same names, the French one lies within the other."""
    up = "../" * name.count("/")
    if language == "fr":
        return f'<a href="{up}../{name}.html" hreflang="en" lang="en">Read in English</a>'
    return f'<a href="{up}fr/{name}.html" hreflang="fr" lang="fr">Lire en français</a>'
