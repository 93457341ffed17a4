"""``healthgov facts``: what a document can state."""

from __future__ import annotations

import enum
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from healthgov.commands.declared import argument, option
from healthgov.commands.laws import every_body
from healthgov.commands.nearly import unknown
from healthgov.commands.options import Language, LanguageOption, LawOption, OutputOption, RulesOption, chosen, write
from healthgov.commands.stating import hint_of, is_listed, leaves_of
from healthgov.documents.json_schema import choices_of
from healthgov.documents.listing import fact_page, facts_called, models_of, rules_that_read
from healthgov.documents.register_making import categories
from healthgov.facts import Fact, facts_of, hints, required
from healthgov.kinds import CategoryCode
from healthgov.languages import category_name, label, say
from healthgov.models import Organisation

__all__ = ["facts"]

_WIDTH = 79


class Form(str, enum.Enum):
    """How facts are written."""

    TEXT = "text"
    MARKDOWN = "markdown"


def facts(
    name: Annotated[
        str, argument(help="A fact or a model, such as kind, Purpose.kind or Purpose; all when left out.")
    ] = "",
    law: LawOption = None,
    rules: RulesOption = None,
    language: LanguageOption = Language.EN,
    format: Annotated[Form | None, option(help="A list, or tables; tables for a file named .md.")] = None,  # noqa: A002
    output: OutputOption = None,
) -> int:
    """List facts: what each may be, its question, what it means, and the rules that read it."""
    models, said = models_of(Organisation), language.value
    asked = chosen(law, rules)
    # A fact that the law of another country alone reads is read too, whoever looks it up.
    readers = rules_that_read(asked.bodies if asked.named else every_body())
    if (format or _of_file(output)) is Form.MARKDOWN:
        page = fact_page(models, readers, language=said, name=name)
    else:
        page = "\n".join(line for one in models for line in _listed(one, readers, said, name)).lstrip("\n")
        own = name.rpartition(".")[2]
        if any(fact.name == own and _holds_categories(fact) for one in models for fact in facts_called(one, name)):
            page = "\n".join((page, "", *_categories(said)))
    if not page:
        names = (*(fact.name for one in models for fact in facts_of(one)), *(one.__name__ for one in models))
        raise unknown("no fact and no model has this name; `healthgov facts` lists them", name, names)
    write(page.rstrip("\n") + "\n", output)
    return 0


def _holds_categories(fact: Fact[Any]) -> bool:
    return CategoryCode in leaves_of(hints(fact.owner)[fact.name])


def _categories(language: str) -> Iterator[str]:
    """The categories of data that rules know, with what each is called."""
    yield say("Categories of data that the rules know; others may be named, and are asked about", None, language)
    for code in categories():
        called = category_name(code, language)
        yield f"  {code}" + (f"  ({called})" if called != code else "")


def _of_file(output: Path | None) -> Form:
    return Form.MARKDOWN if output is not None and output.suffix.lower() == ".md" else Form.TEXT


def _listed(model: Any, readers: dict[tuple[type, str], tuple[str, ...]], language: str, name: str) -> Iterator[str]:
    """The facts of a model as a list: how each is written, its question, what it means, who reads it."""
    rows = facts_called(model, name)
    if rows:
        yield from ("", model.__name__)
    for fact in rows:
        yield from _described(fact, readers.get((fact.owner, fact.name), ()), language)


def _described(fact: Fact[Any], codes: tuple[str, ...], language: str) -> Iterator[str]:
    choices = choices_of(hints(fact.owner)[fact.name])
    must = f"  ({say('must be stated', None, language)})" if fact.name in required(fact.owner) else ""
    if choices:
        listed = f"{say('a list', None, language)}, " if is_listed(fact) else ""
        yield f"  {fact.name}: {listed}{say('one of', None, language)}{must}"
        for one in choices:
            words = label(one, language)
            plain = str(one.value).replace("_", " ")
            yield f"      {one.value}" + (f"  ({words})" if words != plain else "")
    else:
        yield f"  {fact.name}: {hint_of(fact, language)}{must}"
    yield from _wrapped(say(fact.question, None, language))
    for truth, words in (("true", fact.words.yes), ("false", fact.words.no)):
        if words:
            yield from _wrapped(f"{truth}: {say(words, None, language)}")
    if codes:
        left = len(codes) - _CODES
        more = f" {say('and {count} more', {'count': left}, language)}" if left > 0 else ""
        values = {"what": say("read by", None, language), "how": ", ".join(codes[:_CODES]) + more}
        yield from _wrapped(say("{what}: {how}", values, language))


_CODES = 8
"""So many rules are named; tables have them all."""


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False)
