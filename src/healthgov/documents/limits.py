"""How much is read and said of one document: what stands in it may be anybody's."""

from __future__ import annotations

import attrs

from healthgov.documents.mistakes import MAX_DEPTH

__all__ = ["Limits"]


@attrs.frozen(kw_only=True)
class Limits:
    """The limits of reading; each can be set, and what lies beyond is one problem that says so.

    >>> Limits(problems=10).problems, Limits().problems
    (10, 100)
    """

    bytes: int = 16 * 2**20
    """The most bytes of one document."""
    depth: int = MAX_DEPTH
    """How deep lists and mappings may lie in one another; at most 64."""
    problems: int = 100
    """How many problems are told; the others are counted."""
    unusual_yaml: int = 2**18
    """The most bytes of YAML that is not written plainly, where no fast parser is installed (extra ``fast``)."""
    files: int = 1_000
    """The most files of one folder."""

    def __attrs_post_init__(self) -> None:
        """Refuse what is no limit."""
        for field in attrs.fields(Limits):
            value = getattr(self, field.name)
            if type(value) is not int or value < 1 or (field.name == "depth" and value > MAX_DEPTH):
                raise ValueError(f"{field.name} is a whole number from 1 on" + " to 64" * (field.name == "depth"))
