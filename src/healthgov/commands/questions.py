"""``healthgov questions``: what is to be asked, of whom, as a list or as letters ready to send."""

from __future__ import annotations

import enum
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Annotated

import attrs

from healthgov.commands.declared import misused, option
from healthgov.commands.naming import files_of
from healthgov.commands.options import (
    DayOption,
    FileArgument,
    Language,
    LanguageOption,
    LawOption,
    OutputOption,
    RuleOption,
    RulesOption,
    chosen,
    day_or_today,
    write,
)
from healthgov.commands.stating import stated_at
from healthgov.documents import load
from healthgov.languages import beginning, day_in_words, say
from healthgov.reports.answering import Answerer
from healthgov.reports.bracketed import bracketed
from healthgov.reports.inquiring import Inquiry, asked_first, asked_later, in_order_of_the_document, subjects_of
from healthgov.reports.naming import Names
from healthgov.reports.phrases import asked_now_and_later, how_many_later
from healthgov.reports.summary import Summary, summary
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
    rule: RuleOption = None,
    language: LanguageOption = Language.EN,
    who: Annotated[list[str] | None, option(help="For these alone: {choices}.", choices=", ".join(_WHO))] = None,
    format: Annotated[Form, option(help="A list, letters ready to send, or JSON.")] = Form.TEXT,  # noqa: A002
    output: OutputOption = None,
    every: Annotated[  # noqa: FBT002  a switch
        bool,
        option(
            "--all", help="List what depends on the answer to another question, too; letters and JSON have it always."
        ),
    ] = False,
) -> int:
    """List what is not known, by who can answer it; each question once. Exit code 0: nothing is to be asked, 3: something is."""
    day = day_or_today(as_of)
    wanted = _wanted(who or ())
    document = load(str(file))
    bodies = chosen(law, rules, rule).of(document)
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
        letters = (
            "\n".join(_letter(made, to, asked, names))
            for who, inquiries in in_order.items()
            for to, asked in _addressed(who, inquiries, names)
        )
        text = f"\n{'-' * 72}\n\n".join(letters)
    else:
        text = "\n".join(_listed(made, in_order, names, every=every)) + "\n"
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
                        "depends": one.depends,
                        "also": list(one.also),
                    }
                    for one in inquiries
                ],
            }
            for who, inquiries in grouped.items()
        ],
    }


def _listed(made: Summary, grouped: dict[Answerer, list[Inquiry]], names: Names, *, every: bool) -> Iterator[str]:
    language = names.language
    asked = [one for inquiries in grouped.values() for one in inquiries]
    if not asked:
        yield say("nothing is to be asked", None, language)
        return
    values = {"organisation": made.organisation, "count": len(asked_first(asked)), "day": made.as_of}
    if len(asked_first(asked)) == 1:
        yield say("{organisation}: 1 question on {day}", values, language)
    else:
        yield say("{organisation}: {count} questions on {day}", values, language)
    for who, inquiries in grouped.items():
        first, rest = asked_first(inquiries), asked_later(inquiries)
        if first or (rest and every):
            yield ""
            yield f"{beginning(who.said(language))} ({asked_now_and_later(inquiries, language)})"
            yield from _by_subject(first, made, names)
        if rest and every:
            yield f"  {say('According to the answers:', None, language)}"
            yield from _by_subject(rest, made, names)
    if asked_later(asked) and not every:
        yield ""
        yield say("{what} (--all lists them)", {"what": how_many_later(len(asked_later(asked)), language)}, language)


def _by_subject(inquiries: Sequence[Inquiry], made: Summary, names: Names) -> Iterator[str]:
    """Each question below the things it is asked of, with what to write there."""
    language = names.language
    for paths, some in subjects_of(inquiries):
        yield f"  {beginning(names.ways(paths))}{bracketed(paths)}"
        for inquiry in some:
            weight = say(str(inquiry.severity), None, language)
            yield f"    ? {inquiry.ask} ({weight}{say('; ', None, language)}{made.waiting(inquiry, language)})"
            yield from (f"      {ask}" for ask in inquiry.also)
            stated = stated_at(inquiry.places[0][0], language)
            if stated:
                yield f"      {say('to write: {how}', {'how': stated}, language)}"


_TO_THEM = {
    Answerer.HOST: {
        "Which certificates does the host hold? Ask it for a copy.": (
            "Which certificates does the host hold? Please enclose a copy of each."
        ),
    },
    Answerer.PROCESSOR: {
        "Which role do the parties give the recipient?": (
            "Which role does our contract give you: controller, joint controller or processor?"
        ),
        "Does it handle the data as a matter of course?": (
            "Do you handle our data as a matter of course, or by chance alone?"
        ),
        "Does it decide together with the organisation?": (
            "Do you decide together with us why and how the data are processed?"
        ),
        "Does it decide why, and the essential means?": (
            "Do you decide yourselves why the data are processed, and the essential means?"
        ),
        "Does it act only on documented instructions?": ("Do you act only on our documented instructions?"),
        "Is there a contract with the recipient, and which clauses has it?": (
            "Is there a contract between us on these data, and which clauses has it? Please enclose it."
        ),
        "In which country is the recipient?": ("In which country are you established?"),
        "To which category of recipients does it belong?": ("To which category of recipients do you belong?"),
        "Is the recipient part of the same legal person?": ("Are you part of the same legal person as we are?"),
        "Which certificates does the recipient show? State an empty list if it shows none.": (
            "Which certificates do you hold for this? Please enclose a copy of each."
        ),
        "In which country is a parent whose law could reach the data? Name the recipient's own country if there is none.": (
            "In which country is your parent, if its law could reach the data? Name yours if there is none."
        ),
        "Were the recipient's guarantees checked, foreign law included?": (
            "Which guarantees do you offer, foreign law included? Please enclose what shows them."
        ),
        "Does it engage other processors for these data?": ("Do you engage other processors for our data?"),
        "Is every sub-processor down the chain known?": ("Who are your sub-processors, down the whole chain?"),
        "Were the recipient's sub-processors authorised in writing?": (
            "Did we authorise your sub-processors in writing? Please enclose the authorisation."
        ),
        "Have the recipient's sub-processors the same duties by contract?": (
            "Have your sub-processors the same duties by contract?"
        ),
        "Did the recipient do more, or other, than it was told?": (
            "Did you do more with our data, or other, than you were told?"
        ),
        "Does it use the data for a purpose of its own?": ("Do you use our data for a purpose of your own?"),
    },
}
"""What a letter says instead of a question on its reader, or of one that tells its reader to ask somebody."""


def _points(inquiries: Sequence[Inquiry], names: Names) -> Iterator[str]:
    """The points of a letter, below what they are about, as people name it; a letter asks for everything at once."""
    language, numbers = names.language, itertools.count(1)
    to_them = {
        (who, say(ask, None, language)): say(words, None, language)
        for who, told in _TO_THEM.items()
        for ask, words in told.items()
    }
    for paths, some in subjects_of(inquiries):
        yield ""
        yield beginning(names.ways(paths))
        for inquiry in some:
            ask = to_them.get((inquiry.who, inquiry.ask), inquiry.ask)
            if inquiry.depends:
                ask = say("Where it applies: {ask}", {"ask": ask}, language)
            yield f"  {next(numbers)}. {ask}"
            yield from (f"     {more}" for more in inquiry.also)


_OUTSIDE = (Answerer.HOST, Answerer.PROCESSOR)
"""Who is not one within the house, but as many as the document names: each has a letter."""
_THING = re.compile(r"(?:hosting|recipients)\[\d+\]")


def _addressed(who: Answerer, inquiries: Sequence[Inquiry], names: Names) -> Iterator[tuple[str, Sequence[Inquiry]]]:
    """To whom letters go, and what each asks: nobody is asked about what another hosts or receives."""
    said = who.said(names.language)
    things = dict.fromkeys(_thing(path) for one in inquiries for path, _ in one.places)
    if who not in _OUTSIDE or len(things) == 1:
        yield said, inquiries
        return
    for thing in in_order_of_the_document(things):
        own = ((one, tuple(place for place in one.places if _thing(place[0]) == thing)) for one in inquiries)
        asked = [attrs.evolve(one, places=places) for one, places in own if places]
        named = names.way(thing) if thing.startswith("recipients") else f"{said} – {names.way(thing)}"
        yield named if thing else said, asked


def _thing(path: str) -> str:
    """The arrangement or the recipient that a place lies in; empty where it lies in none."""
    found = _THING.match(path)
    return found[0] if found else ""


def _letter(made: Summary, to: str, inquiries: Sequence[Inquiry], names: Names) -> Iterator[str]:
    """A letter or message to somebody who can answer: no code, no path, only what is asked and of what."""
    language = names.language
    yield say("To: {who}", {"who": to}, language)
    yield say("Date: {day}", {"day": day_in_words(made.as_of, language)}, language)
    yield say("Subject: personal data of {who}: information needed", {"who": made.organisation}, language)
    yield ""
    yield say("Dear Sir or Madam,", None, language)
    yield ""
    if len(inquiries) == 1:
        yield say(
            "we are checking that the processing and the hosting of the personal data in our care are lawful. "
            "One point depends on you:",
            None,
            language,
        )
    else:
        yield say(
            "we are checking that the processing and the hosting of the personal data in our care are lawful. "
            "These {count} points depend on you:",
            {"count": len(inquiries)},
            language,
        )
    yield from _points(inquiries, names)
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
