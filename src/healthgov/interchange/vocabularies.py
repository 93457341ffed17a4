"""Categories of data by their names in other vocabularies, and what is certain of such a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from healthgov.interchange.reading import Node
from healthgov.kinds import CategoryCode
from healthgov.models import DataCategory, Taxonomy

__all__ = ["code_of", "only", "taken_codes"]

NOT_CERTAIN = "it names no category of data, or several"


def code_of(text: str, taxonomy: Taxonomy) -> str | None:
    """A code of ours that is written as such: one that the taxonomy has, or that lies below one of its codes."""
    try:
        code = CategoryCode(text)
        _ = taxonomy[code]
    except (ValueError, KeyError):
        return None
    return str(code)


def only(found: Sequence[DataCategory]) -> str | None:
    """The one category that a foreign name stands for: the widest of those it may be, or ``None`` where there are several.

    A vocabulary that is coarser than ours names the whole: of the categories that one name may stand for, the one that
    all others of its tree lie below is certain, the others are not.
    """
    codes = {str(one.code) for one in found}
    roots = [code for code in codes if not any(code.startswith(f"{other}.") for other in codes)]
    tops = [code for code in roots if "." not in code]
    chosen = tops if len(tops) == 1 else roots
    return chosen[0] if len(chosen) == 1 else None


def taken_codes(nodes: Iterable[tuple[Node, str | None]]) -> list[str]:
    """The codes that foreign names stand for, each once; a name that stands for none is left behind."""
    codes: dict[str, None] = {}
    for node, code in nodes:
        if code is None:
            node.lost(NOT_CERTAIN)
        else:
            node.taken()
            codes[code] = None
    return list(codes)
