"""What reports say of waivers: rule, place, days, standing, why, who mends and who approved it.

Who waives a failure answers for it, so a report names the owner and the approver as the waiver does. Reasons and names are
what somebody wrote of people: a report that goes to others is made without them by
:func:`healthgov.rules.showing.unsigned`, ``--no-signatures`` on the command line.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.languages import say
from healthgov.rules import Report, Waiver
from healthgov.rules.waivers import WaiverState
from healthgov.structs import struct
from healthgov.verdicts import Verdict

__all__ = ["MARKS", "Told", "days", "signatures", "told", "waived"]

MARKS = {WaiverState.IN_FORCE: "✓", WaiverState.ENDS_SOON: "!", WaiverState.TO_COME: "·"}
"""What stands before a waiver that is in order; before any other stands a cross."""


@struct
class Told:
    """A waiver, with what a report says of it."""

    waiver: Waiver
    standing: WaiverState
    verdict: Verdict
    mark: str
    at: str
    title: str
    said: str
    days: str
    signatures: tuple[str, ...]


def told(report: Report, language: str) -> Iterator[Told]:
    """Each waiver, in the order of the document and of the file."""
    titles = {result.code: result.rule.title for result in report.whole.results}
    for (waiver, standing), note in zip(report.whole.standings, report.notes, strict=True):
        title = say(titles[waiver.code], None, language) if waiver.code in titles else ""
        yield Told(
            waiver,
            standing,
            note.verdict,
            MARKS.get(standing, "✗"),
            note.path,
            title,
            note.sentence(language),
            days(waiver, language),
            tuple(signatures(report, waiver, language)),
        )


def waived(report: Report, waiver: Waiver, language: str) -> str:
    """What stands beside a failure that somebody answers for."""
    until = say("waived until {day}", {"day": waiver.until}, language)
    return say("; ", None, language).join((until, *signatures(report, waiver, language)))


def days(waiver: Waiver, language: str) -> str:
    """Its days."""
    return say("from {since} to {until}, both days included", {"since": waiver.since, "until": waiver.until}, language)


def signatures(report: Report, waiver: Waiver, language: str) -> Iterator[str]:
    """Why, who mends, who approved: unless the report was made without."""
    if report.whole.__dict__.get("_unsigned") or report.__dict__.get("_unsigned"):
        return
    yield say("reason: {what}", {"what": _line(waiver.reason)}, language)
    people = {"who": _line(waiver.owner), "other": _line(waiver.approver)}
    yield say("mended by: {who}; approved by: {other}", people, language)


def _line(text: str) -> str:
    return " ".join(text.split())
