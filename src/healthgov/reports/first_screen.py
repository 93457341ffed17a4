"""The first screen of a report in text: verdict, counts, what was not assessed, what to do or to ask first.

It fits a terminal of 80 columns and 24 lines, the line that is typed next included: much that was not assessed leaves room for what is to be done.
"""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from healthgov.findings import MARKS
from healthgov.languages import beginning, say
from healthgov.reports.naming import Names
from healthgov.reports.phrases import counted, headline, how_many_later
from healthgov.reports.summary import Inquiry, Summary, ToDo
from healthgov.verdicts import Verdict

__all__ = ["first_screen"]

_WIDTH, _LINES = 79, 21
_MOST, _UNASSESSED = 5, 2


def first_screen(made: Summary, names: Names, language: str) -> list[str]:
    """The lines that say what matters."""
    lines = [*_head(made, names, language), *_unassessed(made, language)]
    if made.verdict is Verdict.PASS or not (made.first or made.inquiries):
        return lines
    left = _LINES - len(lines) - 2
    steps = _to_do(made.first, language, left) if made.first else _to_ask(made.asked_first, names, language, left)
    header = say("What to do first" if made.first else "What to ask first", None, language)
    whole, shown = len(made.first) or len(made.asked_first), len(steps)
    if shown < whole:
        header = say("{what} ({count} of {whole})", {"what": header, "count": shown, "whole": whole}, language)
    later = len(made.inquiries) - len(made.asked_first)
    if made.first:  # each step is named by what is required: without this it reads as if it were so
        header = say("{what} – requirements that are not met", {"what": header}, language)
    elif later:
        header = f"{header} – {how_many_later(later, language)}"
    rest = _rest(made.first[shown:], language)
    return [*lines, "", *_wrapped("", header), *(line for step in steps for line in step), *rest]


def _to_do(first: Sequence[ToDo], language: str, left: int) -> list[list[str]]:
    """The heaviest steps by name; then, from the first on, what is wrong and what mends it, as far as there is room."""
    steps = [_step(number, one, language) for number, one in enumerate(first[:_MOST], 1)]
    left -= len(first) > _MOST
    while len(steps) > 1 and sum(map(len, steps)) > left:
        steps.pop()
    left -= sum(map(len, steps))
    for step, one in zip(steps, first, strict=False):
        for said in _details(one):
            left -= len(said)
            if left < 0:
                return steps
            step.extend(said)
    return steps


def _to_ask(inquiries: Sequence[Inquiry], names: Names, language: str, left: int) -> list[list[str]]:
    steps = [_asked(number, one, names, language) for number, one in enumerate(inquiries[:_MOST], 1)]
    while len(steps) > 1 and sum(map(len, steps)) > left:
        steps.pop()
    return steps


def _rest(others: Sequence[ToDo], language: str) -> Iterator[str]:
    """How many more there are, by their weight."""
    if others:
        counts = Counter(one.severity for one in others)
        weights = (
            _named(say(str(one), None, language), str(counts[one]), language) for one in sorted(counts, reverse=True)
        )
        more = say("and {count} more", {"count": len(others)}, language)
        yield from _wrapped("  ", f"{more} – {say('; ', None, language).join(weights)}")


def _head(made: Summary, names: Names, language: str) -> Iterator[str]:
    said = f"{MARKS[made.verdict]} {say(made.verdict.name, None, language)}  {say('as of {day}', {'day': made.as_of}, language)}"
    until = made.holds_until
    yield said + (f"  {say('holds until {day}', {'day': until}, language)}" if until else "")
    said = headline(made, language)
    yield from _wrapped("  ", _named(made.organisation, said, language) if names.label("") else said)
    yield "  " + " · ".join(f"{number} {words}" for _, words, number in counted(made.counts, language))


def _unassessed(made: Summary, language: str) -> Iterator[str]:
    """What was not assessed, by the reason; where much was not, the first of it by name and the rest counted."""
    by: dict[str, list[str]] = defaultdict(list)
    for law in made.unassessed:
        by[law.why].append(beginning(law.title))
    between = say("; ", None, language)
    for why, titles in by.items():

        def told(shown: int, why: str = why, titles: list[str] = titles) -> list[str]:
            left = len(titles) - shown
            named = titles[:shown] + ([say("and {count} more", {"count": left}, language)] if left else [])
            return _wrapped("  · ", f"{beginning(why)} – {between.join(named)}")

        shown = len(titles)
        while shown > 1 and len(told(shown)) > _UNASSESSED:
            shown -= 1
        yield from told(shown)


def _step(number: int, step: ToDo, language: str) -> list[str]:
    codes = ", ".join(one.code for one in step.points)
    title = _named(say(str(step.severity), None, language), step.points[0].title, language)
    return _wrapped(f"  {number}. ", f"{title} ({codes})")


def _details(step: ToDo) -> Iterator[list[str]]:
    """What is wrong, where; and the first of what would mend it."""
    point = step.points[0]
    yield _wrapped("     ", (f"{point.named} – " if point.named else "") + step.shortly)
    if step.changes:
        yield _wrapped("     → ", step.changes[0][2] + (" …" if step.changes[1:] else ""))


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
