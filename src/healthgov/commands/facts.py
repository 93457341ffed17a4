"""``healthgov facts``: what a document can state."""

from __future__ import annotations

from typing import Annotated

from healthgov.commands.declared import argument
from healthgov.commands.nearly import unknown
from healthgov.commands.options import Language, LanguageOption, LawOption, OutputOption, RulesOption, chosen, write
from healthgov.documents.listing import fact_page, models_of, rules_that_read
from healthgov.facts import facts_of
from healthgov.models import Organisation

__all__ = ["facts"]


def facts(
    name: Annotated[str, argument(help="A fact or a model; all when left out.")] = "",
    law: LawOption = None,
    rules: RulesOption = None,
    language: LanguageOption = Language.EN,
    output: OutputOption = None,
) -> int:
    """List facts: what each may be, its question, what it means, and the rules that read it."""
    page = fact_page(
        models_of(Organisation), rules_that_read(chosen(law, rules).bodies), language=language.value, name=name
    )
    if not page:
        models = models_of(Organisation)
        names = (*(fact.name for one in models for fact in facts_of(one)), *(one.__name__ for one in models))
        raise unknown("no fact and no model has this name; `healthgov facts` lists them", name, names)
    write(page, output)
    return 0
