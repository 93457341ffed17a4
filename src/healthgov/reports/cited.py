"""The texts that a report rests on: each once, with the codes of the rules that cite it."""

from __future__ import annotations

from healthgov.rules import Report
from healthgov.texts import Reference
from healthgov.verdicts import Verdict

__all__ = ["cited"]


def cited(report: Report, *, open_only: bool = False) -> list[tuple[Reference, tuple[str, ...]]]:
    """Each text with the codes of the rules that were answered by it, in the order in which they are met.

    ``open_only`` leaves out what only rules cite that pass or do not apply.
    """
    found: dict[Reference, dict[str, None]] = {}
    for section in report.sections:
        for result in section.results:
            if result.applies and not (open_only and result.verdict is Verdict.PASS):
                for cite in result.rule.cites:
                    found.setdefault(cite, {})[result.code] = None
    return [(cite, tuple(codes)) for cite, codes in found.items()]
