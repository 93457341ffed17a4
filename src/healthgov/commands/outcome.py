"""Exit codes of ``check`` and of commands that answer for many rows, and what of a report counts for them.

====  ==============================================================================================================
code  what it says
====  ==============================================================================================================
0     everything asked for was assessed and passes
1     something fails, as far as ``--fail-on`` lets it count, and nobody answers for it by a waiver
2     a document cannot be read, or the command is misused: there is no answer
3     nothing fails, and something is not known: a fact is not stated, the law is contested, or a law that was asked for
      was not assessed; 0 with ``--allow-unknown``
====  ==============================================================================================================

Of several documents the gravest counts: 2 before 1 before 3 before 0. Of many rows or files (``retention plan``,
``prospect``, ``purge``) 0 says that each is decided, 3 that some are not, or that there was none, 2 that none could be
read.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.rules import Report, Result, Section, Severity
from healthgov.verdicts import Verdict

__all__ = ["FAILS", "PASSES", "UNKNOWN", "UNREADABLE", "Baseline", "FailOn", "gravest", "outcome", "tallied"]

PASSES, FAILS, UNREADABLE, UNKNOWN = 0, 1, 2, 3
_LIMIT = 100_000_000


class FailOn(str, enum.Enum):
    """What makes the exit code 1."""

    WARNING = "warning"
    MINOR = "minor"
    MAJOR = "major"
    BLOCKER = "blocker"
    UNKNOWN = "unknown"
    NEVER = "never"


class Baseline:
    """What a saved report knew already: failures, open questions, laws that were not assessed."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self._seen: set[tuple[str, str, str]] = set()
        self._unassessed: set[str] = set()
        for section in plain["sections"]:
            if not section["assessed"]:
                self._unassessed.add(section["rule_set"])
            for finding in section["findings"]:
                code, verdict = finding["code"], finding["verdict"]
                # A place is known by its names too, so that what is put before it makes nothing new.
                self._seen |= {(code, verdict, finding["path"]), (code, verdict, f"= {finding.get('place', '')}")}

    @classmethod
    def read(cls, file: Path) -> Baseline:
        """A report saved with ``--format json``.

        :raises InvalidDocumentError: for a file that is none.
        """
        import json  # noqa: PLC0415  for who has a baseline only

        from healthgov.documents.parsing import read_bytes  # noqa: PLC0415

        content = read_bytes(file, _LIMIT)
        try:
            return cls(json.loads(content))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass
        raise InvalidDocumentError([Problem("", "a report saved by `healthgov check --format json`")], source=file.name)

    def knows(self, result: Result, place: str) -> bool:
        """Whether the same was said at the same place."""
        code, verdict = result.code, result.verdict.value
        return (code, verdict, result.where()) in self._seen or (code, verdict, f"= {place}") in self._seen

    def knows_law(self, section: Section) -> bool:
        """Whether the law was not assessed then either."""
        whole = section.rule_set.part_of
        return section.name in self._unassessed or (whole is not None and whole.__name__ in self._unassessed)


def outcome(report: Report, fail_on: FailOn, new: Iterable[Result] | None = None, *, law: bool = True) -> int:
    """The exit code of a report; ``new`` are the results that count, ``law`` whether laws not assessed do."""
    if fail_on is FailOn.NEVER:
        return PASSES
    if new is None and fail_on is FailOn.WARNING:
        return {Verdict.PASS: PASSES, Verdict.FAIL: FAILS, Verdict.UNKNOWN: UNKNOWN}[report.verdict]
    counted = report.results if new is None else tuple(new)
    least = Severity[fail_on.name] if fail_on is not FailOn.UNKNOWN else Severity.WARNING
    if any(one.verdict is Verdict.FAIL and one.waiver is None and one.severity >= least for one in counted):
        return FAILS
    unknown = any(one.verdict is Verdict.UNKNOWN for one in counted)
    if law:
        unassessed = [section for section in report.sections if section.reaches and not section.assessed]
        unknown = unknown or bool(unassessed) or not any(section.assessed for section in report.sections)
    if unknown:
        return FAILS if fail_on is FailOn.UNKNOWN else UNKNOWN
    return PASSES


def gravest(codes: Iterable[int]) -> int:
    """The exit code of several documents."""
    return min(codes, key=(UNREADABLE, FAILS, UNKNOWN, PASSES).index, default=PASSES)


def tallied(decided: int, undecided: int, refused: int = 0) -> int:
    """The exit code of many rows or files, by how many of them are decided, are not, and could not be read."""
    if refused and not decided and not undecided:
        return UNREADABLE
    return UNKNOWN if undecided or refused or not decided else PASSES
