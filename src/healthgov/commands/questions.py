"""``healthgov questions``: what is to be asked, of whom, as a list or as letters ready to send."""

from __future__ import annotations

import enum
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Annotated

from healthgov.commands.declared import misused, option
from healthgov.commands.naming import files_of
from healthgov.commands.options import (
    DayOption,
    FileArgument,
    Language,
    LanguageOption,
    LawOption,
    OutputOption,
    RulesOption,
    chosen,
    day_or_today,
    write,
)
from healthgov.commands.stating import stated_at
from healthgov.documents import load
from healthgov.languages import beginning, day_in_words, say
from healthgov.reports.answering import Answerer
from healthgov.reports.naming import Names
from healthgov.reports.summary import Inquiry, Summary, summary
from healthgov.rules import check as checked

__all__ = ["questions"]


class Form(str, enum.Enum):
    """How questions are written."""

    TEXT = "text"
    LETTER = "letter"
    JSON = "json"


_WHO = tuple(one.name.lower() for one in Answerer)


def questions(
    file: FileArgument,
    as_of: DayOption = None,
    law: LawOption = None,
    rules: RulesOption = None,
    language: LanguageOption = Language.EN,
    who: Annotated[list[str] | None, option(help="For these alone: {choices}.", choices=", ".join(_WHO))] = None,
    format: Annotated[Form, option(help="A list, letters ready to send, or JSON.")] = Form.TEXT,  # noqa: A002
    output: OutputOption = None,
) -> int:
    """List what is not known, by who can answer it; each question once. Exit code 0: nothing is to be asked, 3: something is."""
    day = day_or_today(as_of)
    wanted = _wanted(who or ())
    document = load(str(file))
    bodies = chosen(law, rules).of(document)
    report = checked(document, *bodies.bodies, as_of=day, optional=bodies.optional)
    names = Names(report, language.value)
    made = summary(report, language.value, names, advice=False)
    grouped: dict[Answerer, list[Inquiry]] = defaultdict(list)
    for inquiry in made.inquiries:
        if inquiry.who in wanted:
            grouped[inquiry.who].append(inquiry)
    in_order = {one: grouped[one] for one in Answerer if one in grouped}
    if format is Form.JSON:
        text = json.dumps(_plain(made, in_order, language.value), ensure_ascii=False, indent=2) + "\n"
    elif format is Form.LETTER:
        letters = ("\n".join(_letter(made, one, asked, names)) for one, asked in in_order.items())
        text = f"\n{'-' * 72}\n\n".join(letters)
    else:
        text = "\n".join(_listed(made, in_order, language.value)) + "\n"
    write(text, output, (file, *files_of(rules or ())))
    return 3 if in_order else 0


def _wanted(who: Sequence[str]) -> tuple[Answerer, ...]:
    names = [part.strip().lower() for text in who for part in text.split(",")]
    if not set(names) <= set(_WHO):
        raise misused(f"--who takes: {', '.join(_WHO)}")
    return tuple(one for one in Answerer if not names or one.name.lower() in names)


def _plain(made: Summary, grouped: dict[Answerer, list[Inquiry]], language: str) -> dict[str, object]:
    return {
        "as_of": made.as_of.isoformat(),
        "organisation": made.organisation,
        "ask": [
            {
                "who": who.name.lower(),
                "who_in_words": who.said(language),
                "questions": [
                    {
                        "ask": one.ask,
                        "severity": str(one.severity),
                        "places": [{"path": path, "place": where} for path, where in one.places],
                        "codes": list(one.codes),
                    }
                    for one in inquiries
                ],
            }
            for who, inquiries in grouped.items()
        ],
    }


def _listed(made: Summary, grouped: dict[Answerer, list[Inquiry]], language: str) -> Iterator[str]:
    count = sum(len(one) for one in grouped.values())
    if not count:
        yield say("nothing is to be asked", None, language)
        return
    values = {"organisation": made.organisation, "count": count, "day": made.as_of}
    if count == 1:
        yield say("{organisation}: 1 question on {day}", values, language)
    else:
        yield say("{organisation}: {count} questions on {day}", values, language)
    for who, inquiries in grouped.items():
        yield ""
        yield f"{beginning(who.said(language))} ({len(inquiries)})"
        for inquiry in inquiries:
            weight = say(str(inquiry.severity), None, language)
            yield f"  ? {inquiry.ask} ({weight}{say('; ', None, language)}{made.waiting(inquiry)})"
            for path, where in inquiry.places:
                yield f"      {where} [{path}]"
            stated = stated_at(inquiry.places[0][0], language)
            if stated:
                yield f"      {say('to write: {how}', {'how': stated}, language)}"


_TO_THEM = {
    "Which certificates does the host hold? Ask it for a copy.": (
        "Which certificates does the host hold? Please enclose a copy of each."
    ),
}
"""What a letter says instead of a question that tells its reader to ask somebody."""


def _thing(path: str, names: Names) -> str:
    """What a question is about, as people name it: the thing, and not each of its facts, which the question itself tells."""
    around, point, _ = path.rpartition(".")
    return names.way(around if point else path)


def _letter(made: Summary, who: Answerer, inquiries: Sequence[Inquiry], names: Names) -> Iterator[str]:
    """A letter or message to somebody who can answer: no code, no path, only what is asked and of what."""
    language = names.language
    yield say("To: {who}", {"who": who.said(language)}, language)
    yield say("Date: {day}", {"day": day_in_words(made.as_of, language)}, language)
    yield say("Subject: processing of health data by {who}: information needed", {"who": made.organisation}, language)
    yield ""
    yield say("Dear Sir or Madam,", None, language)
    yield ""
    if len(inquiries) == 1:
        yield say(
            "we are checking that the processing and the hosting of our health data are lawful. One point depends on you:",
            None,
            language,
        )
    else:
        yield say(
            "we are checking that the processing and the hosting of our health data are lawful. "
            "These {count} points depend on you:",
            {"count": len(inquiries)},
            language,
        )
    to_them = {say(ask, None, language): say(words, None, language) for ask, words in _TO_THEM.items()}
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for inquiry in inquiries:
        together[tuple(_thing(path, names) for path, _ in inquiry.places)].append(to_them.get(inquiry.ask, inquiry.ask))
    numbers = itertools.count(1)
    for places, asks in together.items():
        yield ""
        yield from map(beginning, places)
        yield from (f"  {next(numbers)}. {ask}" for ask in asks)
    yield ""
    yield say(
        "Please answer each point in writing, with the document that shows it where there is one.", None, language
    )
    yield say(
        "If a point is not so, or you do not know it, please say that too: no answer is not taken for a yes.",
        None,
        language,
    )
    yield ""
    yield say("Yours faithfully,", None, language)
    yield ""
    yield say("For {who}", {"who": made.organisation}, language)
    yield ""
