"""What is wrong at one place of a document."""

from __future__ import annotations

import attrs

__all__ = ["MAX_DEPTH", "TOO_DEEP", "Flaw", "Mistake", "Path", "Step", "spell"]

Step = str | int
Path = tuple[Step, ...]

MAX_DEPTH = 64
"""How deep lists and mappings may lie in one another."""

TOO_DEEP = f"lists and mappings lie at most {MAX_DEPTH} deep in one another"


@attrs.frozen
class Flaw:
    """One thing wrong: the path to say, what was expected, and the step below that only helps to find the line."""

    path: Path
    expected: str
    at: Path = attrs.field(default=(), repr=False)
    line: int | None = None


class Mistake(Exception):  # noqa: N818  it never leaves this package
    """Carries the flaws found below one place, with paths relative to it."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__()
        self.flaws = flaws

    @classmethod
    def here(cls, expected: str) -> Mistake:
        """One flaw at the place itself."""
        return cls(Flaw((), expected))


def spell(path: Path) -> str:
    """``hosting[0].name`` for the steps that lead there."""
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in path).removeprefix(".")
