"""One document of a call of ``check``: its report, its exit code, and what is written of it."""

from __future__ import annotations

import enum
import sys
from pathlib import Path
from typing import Any

import attrs

from healthgov.commands.formats import Format
from healthgov.commands.options import Chosen
from healthgov.commands.outcome import PASSES, UNKNOWN, Baseline, FailOn, outcome
from healthgov.commands.progress import working
from healthgov.languages import say
from healthgov.rules import Report, Result, Severity, Waiver
from healthgov.rules import check as checked
from healthgov.verdicts import Verdict

__all__ = ["STATES", "Call", "Checked", "GroupBy"]

STATES = ("fail", "waived", "unknown", "pass", "not-applicable")


class GroupBy(str, enum.Enum):
    """How a text is put in order."""

    LAW = "law"
    RULE = "rule"
    PLACE = "place"
    SEVERITY = "severity"


@attrs.frozen
class Call:
    """What the call asks for."""

    day: Any
    format: Format
    bodies: Chosen
    language: str
    states: frozenset[str]
    least: Severity
    fail_on: FailOn
    allow_unknown: bool
    group_by: str
    waivers: tuple[Waiver, ...]
    known: Baseline | None
    advice: bool
    signatures: bool
    inputs: tuple[Path, ...]


class Checked:
    """One document, checked."""

    def __init__(self, call: Call, file: str, document: object) -> None:
        self.call, self.file = call, file
        self.bodies = bodies = call.bodies.of(document)
        self.report = checked(document, *bodies.bodies, as_of=call.day, waivers=call.waivers, optional=bodies.optional)
        if not call.signatures:
            from healthgov.rules.showing import unsigned  # noqa: PLC0415  for a report that goes to others

            self.report = unsigned(self.report)
        self._new: list[Result] | None = None

    def code(self) -> int:
        """The exit code of this document."""
        if self.call.known is None:
            code = outcome(self.report, self.call.fail_on)
        else:
            code = outcome(self.report, self.call.fail_on, self.new(), law=self._new_law())
        return PASSES if code == UNKNOWN and self.call.allow_unknown else code

    def new(self) -> list[Result]:
        """What the baseline did not know, of what fails or is unknown."""
        from healthgov.reports.naming import Names  # noqa: PLC0415  for who has a baseline

        if self._new is None:
            # A report says places in its language; ids and names are what both have.
            names, known = Names(self.report, self.call.language), self.call.known
            opened = [one for one in self.report.results if one.verdict is not Verdict.PASS and one.waiver is None]
            self._new = [one for one in opened if known is None or not known.knows(one, names.way(one.path))]
        return self._new

    def _new_law(self) -> bool:
        known = self.call.known
        opened = [one for one in self.report.sections if one.reaches and not one.assessed]
        return known is not None and any(not known.knows_law(section) for section in opened)

    def line(self) -> list[str]:
        """One line, where it does not pass."""
        if self.report.verdict is Verdict.PASS:
            return []
        from healthgov.commands.shown_reports import in_a_line  # noqa: PLC0415  not where all is well

        return [in_a_line(self.report, self.file, self.call.language)]

    def text(self) -> str:
        """The report in its format."""
        from healthgov.commands.shown_reports import grouped, news, written  # noqa: PLC0415  not for an exit code alone

        call = self.call
        shown = self._shown()
        if call.format is Format.TEXT and call.group_by != GroupBy.LAW.value:
            text = grouped(shown, call.group_by, call.language)
        else:
            with working(say("looking for what mends…", None, call.language) if call.advice else ""):
                text = written(shown, call.format.value, call.language, self.file)
        if call.known is not None:
            told = news(self.report, self.new(), call.language)
            if call.format is Format.TEXT:
                return f"{told}\n{text}"
            sys.stderr.write(told)
        return text

    def _shown(self) -> Report:
        call = self.call
        if len(call.states) == len(STATES) and call.least is Severity.WARNING and call.advice:
            return self.report
        from healthgov.rules.showing import showing  # noqa: PLC0415  where a part is shown only

        return showing(
            self.report,
            lambda one: _state(one) in call.states and one.severity >= call.least,
            advice=call.advice,
        )


def _state(result: Result) -> str:
    if not result.applies:
        return "not-applicable"
    return "waived" if result.waiver else result.verdict.value
