"""Render what will change as an iCalendar file, a whole day for each day and cause, with an alarm a month and a week before.

The last day of a waiver is such a change: the failure counts again on the day after.

It is subscribed to by, or brought into, any calendar. Needs ``pip install "healthgov[calendar]"``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from healthgov.errors import MissingExtraError
from healthgov.languages import joined, say
from healthgov.reports.naming import Names
from healthgov.reports.phrases import headline, how_many_required
from healthgov.reports.shown import shown
from healthgov.reports.summary import summary, turns_of
from healthgov.reports.turning import Change, changes_of
from healthgov.reports.waived import told
from healthgov.rules import Report
from healthgov.rules.report import Turn
from healthgov.rules.waivers import WaiverState
from healthgov.verdicts import Verdict

__all__ = ["SUFFIX", "render"]

SUFFIX = ".ics"

_BEFORE = (30, 7)


def render(report: Report, *, language: str = "en") -> str:
    """Return the changes to come as a calendar; the stamp of each is the day of the report, for no clock is read.

    :raises MissingExtraError: where icalendar is not installed.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a calendar file", "calendar") from None
    names = Names(report, language)
    made = summary(report, language, names, advice=False)
    calendar = Calendar()
    calendar.add("prodid", "-//healthgov//healthgov//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"healthgov: {made.organisation}")
    said = {"what": say(made.verdict.name, None, language), "how": headline(made, language)}
    lines = [say("{what}: {how}", said, language)]
    lines += [say("{what}: {how}", {"what": one.title, "how": one.why}, language) for one in made.left_out]
    calendar.add("x-wr-caldesc", say("; ", None, language).join(lines))
    for event in _events(report, names):
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text.decode("utf-8")


def _events(report: Report, names: Names) -> Iterator[Any]:
    for change in changes_of(turns_of(report), names):
        said = (_title(change, names), _described(change, names))
        alarms = any(turn.after is not Verdict.PASS for turn in change.turns)
        yield _event(report, change.day, change.key, change.codes, said, alarms=alarms)
    for one in told(report, names.language):
        if one.standing not in _RUNNING:
            continue
        code, path, last = one.waiver.code, one.waiver.path or "", one.waiver.until
        ends = say("last day of the waiver", None, names.language)
        known = ("waiver", last.isoformat(), code, names.key(path))
        lines = (f"{code} · {names.way(path)}", shown(one.said), shown(one.days), *map(shown, one.signatures))
        yield _event(report, last, known, (code,), (shown(f"{ends} · {one.title or code}"), lines), alarms=True)


_RUNNING = (WaiverState.IN_FORCE, WaiverState.ENDS_SOON, WaiverState.TO_COME)


def _event(
    report: Report,
    day: date,
    known: Iterable[str],
    codes: Iterable[str],
    said: tuple[str, Iterable[str]],
    *,
    alarms: bool,
) -> Any:
    from icalendar import Alarm, Event  # noqa: PLC0415  an extra

    title, lines = said
    event = Event()
    digest = hashlib.sha256("\n".join(known).encode("utf-8", "surrogatepass")).hexdigest()
    event.add("uid", f"{digest[:32]}@healthgov")
    event.add("dtstamp", datetime.combine(report.as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("summary", title)
    event.add("description", "\n".join(lines))
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["healthgov", *codes])
    for days in _BEFORE if alarms else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event


def _title(change: Change, names: Names) -> str:
    """What a telephone shows: the gravest turn, its rule, or of several what happens and how many there are; of whom it is."""
    first, language = change.turns[0], names.language
    title = _named(first, language)
    if len(change.codes) > 1:
        title = f"{change.why(language)} · {how_many_required(len(change.codes), language)}"
    called = dict.fromkeys(names.chain(path).rpartition(" › ")[2] for path in change.paths)
    return shown(" · ".join(filter(None, (_sides(first, language), title, ", ".join(filter(None, called))))))


def _described(change: Change, names: Names) -> Iterator[str]:
    """Why, and each rule with its place; of one alone its texts too."""
    language, first = names.language, change.turns[0]
    if len(change.turns) > 1:
        yield shown(change.why(language))
        for turn in change.turns:
            title = _named(turn, language)
            yield shown(" · ".join(dict.fromkeys((_sides(turn, language), turn.code, title))))
            yield names.way(turn.path)
        return
    yield f"{first.code} · {names.way(first.path)}"
    if first.result is not None:
        yield shown(joined(dict.fromkeys(filter(None, (first.result.reason(language), change.cause))), language))
        yield say("; ", None, language).join(cite.said(language) for cite in first.result.rule.cites)


def _sides(turn: Turn, language: str) -> str:
    before, after = (say(words, None, language) for words in turn.words())
    return f"{before} → {after}"


def _named(turn: Turn, language: str) -> str:
    return turn.code if turn.result is None else say(turn.result.rule.title, None, language)
