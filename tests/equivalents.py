"""Mutants that live because no answer is another one with them: ``tests/mutation-equivalents.yaml``, each with its reason.

An entry names a file of the package, the line as it is, and what it becomes; so it goes with its line wherever that is moved,
and is told when the line is written otherwise. Mutants of it are made and asked like any other: one that a test kills is
told as well, for then it does not belong here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import yaml

LISTED = Path(__file__).with_name("mutation-equivalents.yaml")


@attrs.frozen
class Equivalent:
    """One line, what it may become without effect, and why there is none."""

    file: str
    line: str
    becomes: tuple[str, ...]
    why: str


def equivalents() -> tuple[Equivalent, ...]:
    """All that are listed."""
    groups = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    return tuple(
        Equivalent(file, line, tuple(becomes), group["why"])
        for group in groups
        for file, lines in group["where"].items()
        for line, becomes in lines.items()
    )


def line_changed(diff: str) -> tuple[str, str] | None:
    """The line a mutant changes, and what it becomes; ``None`` where it is not one for one."""
    signed = [line for line in diff.splitlines() if re.match(r"[+-](?![+-]{2})", line)]
    if [line[0] for line in signed] != ["-", "+"]:
        return None
    before, after = (line[1:].strip() for line in signed)
    return before, after


def listed(file: str, diff: str, known: Iterable[Equivalent]) -> Equivalent | None:
    """The entry that a mutant of a file of the package falls under."""
    found = line_changed(diff)
    if found is None:
        return None
    before, after = map(_closed_up, found)
    fits = (one for one in known if one.file == file and _closed_up(one.line) == before)
    return next((one for one in fits if after in map(_closed_up, one.becomes)), None)


def _closed_up(line: str) -> str:
    """Without blanks: a changed number may have one more before it."""
    return "".join(line.split())


def outdated(package: Path, known: Iterable[Equivalent]) -> Iterator[str]:
    """The entries whose line stands nowhere in their file any more."""
    for one in known:
        file = package / one.file
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        if one.line not in [line.strip() for line in lines]:
            yield f"{one.file}: {one.line}"
