"""The first screen of a report in text: verdict, counts, what was not assessed, what to do or to ask first.

It fits a terminal of 80 columns and 24 lines, the line that is typed next included.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator

from healthgov.findings import MARKS
from healthgov.languages import beginning, say
from healthgov.reports.naming import Names
from healthgov.reports.phrases import counted, headline
from healthgov.reports.summary import Inquiry, Summary, ToDo
from healthgov.verdicts import Verdict

__all__ = ["first_screen"]

_WIDTH, _LINES = 79, 21
_MOST, _LEAST, _CHANGES = 5, 2, 2


def first_screen(made: Summary, names: Names, language: str) -> list[str]:
    """The lines that say what matters."""
    lines = [*_head(made, names, language), *_unassessed(made, language)]
    what = "What to do first" if made.first else "What to ask first"
    if made.verdict is Verdict.PASS or not (made.first or made.inquiries):
        return lines
    steps: list[str] = []
    shown, whole = 0, len(made.first) or len(made.inquiries)
    lines.append("")
    for step in _steps(made, names, language, _LINES - len(lines)):
        # Two things are shown, however long it takes to say them.
        if shown >= _LEAST and len(lines) + len(steps) + len(step) >= _LINES:
            break
        steps += step
        shown += 1
    header = say(what, None, language)
    if shown < whole:
        header = say("{what} ({count} of {whole})", {"what": header, "count": shown, "whole": whole}, language)
    return [*lines, header, *steps]


def _steps(made: Summary, names: Names, language: str, left: int) -> list[list[str]]:
    """What comes first, point by point; with as many changes as leave room for the second."""
    if not made.first:
        return [_asked(number, one, names, language) for number, one in enumerate(made.inquiries[:_MOST], 1)]
    steps: list[list[str]] = []
    for changes in range(_CHANGES, -1, -1):
        steps = [_step(number, one, language, changes) for number, one in enumerate(made.first[:_MOST], 1)]
        if sum(map(len, steps[:_LEAST])) < left:
            break
    return steps


def _head(made: Summary, names: Names, language: str) -> Iterator[str]:
    said = f"{MARKS[made.verdict]} {say(made.verdict.name, None, language)}  {say('as of {day}', {'day': made.as_of}, language)}"
    until = made.holds_until
    yield said + (f"  {say('holds until {day}', {'day': until}, language)}" if until else "")
    said = headline(made, language)
    yield from _wrapped("  ", _named(made.organisation, said, language) if names.label("") else said)
    yield "  " + " · ".join(f"{number} {words}" for _, words, number in counted(made.counts, language))


def _unassessed(made: Summary, language: str) -> Iterator[str]:
    """What was not assessed, by the reason."""
    by: dict[str, list[str]] = defaultdict(list)
    for law in made.unassessed:
        by[law.why].append(beginning(law.title))
    for why, titles in by.items():
        yield from _wrapped("  · ", f"{beginning(why)} – {say('; ', None, language).join(titles)}")


def _step(number: int, step: ToDo, language: str, most: int) -> list[str]:
    point = step.points[0]
    codes = ", ".join(one.code for one in step.points)
    where = f"{point.named} – " if point.named else ""
    weight = say(str(step.severity), None, language)
    lines = [*_wrapped(f"  {number}. ", f"{_named(weight, point.title, language)} ({codes})")]
    lines += _wrapped("     ", where + step.shortly)
    for _, _, needed in step.changes[:most]:
        lines += _wrapped("     → ", needed)
    return lines + (["     → …"] if most and len(step.changes) > most else [])


def _asked(number: int, one: Inquiry, names: Names, language: str) -> list[str]:
    places = list(dict.fromkeys(filter(None, (names.chain(path) for path, _ in one.places))))
    more = say("and {count} more", {"count": len(places) - 1}, language)
    where = f" – {places[0]}{f' ({more})' if places[1:] else ''}" if places else ""
    return _wrapped(f"  {number}. ", _named(beginning(one.who.said(language)), one.ask, language) + where)


def _named(what: str, how: str, language: str) -> str:
    return say("{what}: {how}", {"what": what, "how": how}, language)


_NO_BREAK = "\N{NO-BREAK SPACE}"


def _wrapped(start: str, text: str) -> list[str]:
    """A text in lines that fit; a sign that stands apart in French stays with the word before it."""
    for sign in ":;?!»–":
        text = text.replace(f" {sign}", f"{_NO_BREAK}{sign}")
    text = text.replace("« ", f"«{_NO_BREAK}")
    lines = textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_NO_BREAK, " ") for line in lines]
