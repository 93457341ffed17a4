"""A part of a report: some of its results, with the verdict, the counts and the questions of the whole."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from healthgov.rules.report import Report
from healthgov.rules.results import Result, Section
from healthgov.structs import changed

__all__ = ["showing", "unsigned"]


def showing(report: Report, keep: Callable[[Result], bool], *, advice: bool = True) -> Report:
    """The report with those results only; without advice, no remedy is looked for, which costs most of all."""
    advised: dict[str, Any] = {"remedies": lambda _: report.remedies} if advice else {}
    made = Report(
        as_of=report.as_of,
        waivers=report.waivers,
        sections=lambda: tuple(_part(section, keep) for section in report.sections),
        verdict=lambda: report.verdict,
        places=lambda: report.places,
        turns=lambda: report.turns,
        **advised,
    )
    whole = report if advice else _unadvised(report)
    made.__dict__.update(
        _whole=whole, holds_until=report.holds_until, notes=report.notes, _unsigned=report.__dict__.get("_unsigned")
    )
    return made


def unsigned(report: Report) -> Report:
    """The same report, which leaves out of each waiver why, who mends and who approved it: these are names."""
    made = copy.copy(report)
    made.__dict__.update(_unsigned=True)
    return made


def _part(section: Section, keep: Callable[[Result], bool]) -> Section:
    kept = tuple(result for result in section.results if keep(result))
    return changed(section, results=kept, whole=section)


def _unadvised(report: Report) -> Report:
    return Report(
        as_of=report.as_of,
        waivers=report.waivers,
        sections=lambda: report.sections,
        verdict=lambda: report.verdict,
        places=lambda: report.places,
        turns=lambda: report.turns,
    )
