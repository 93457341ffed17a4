"""``healthgov explain``: the page of a rule."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Annotated

from healthgov.commands.declared import argument, option
from healthgov.commands.laws import every_body
from healthgov.commands.nearly import unknown
from healthgov.commands.options import Language, LanguageOption, LawOption, RulesOption, chosen, day_or_today, write
from healthgov.reports.rule_page import rule_page
from healthgov.rules import Rule, RuleSet
from healthgov.rules.parts import spelt

__all__ = ["explain"]

_SECONDS = 2.0
"""How long one witness is looked for."""


def explain(
    code: Annotated[str, argument(help="The code of a rule, such as FR-HDS-01.")],
    law: LawOption = None,
    rules: RulesOption = None,
    as_of: Annotated[str | None, option(help="The day of the witnesses; today when left out.")] = None,
    language: LanguageOption = Language.EN,
    witnesses: Annotated[bool, option(help="Show smallest subjects that pass, fail and are unknown.")] = True,  # noqa: FBT002  a switch
) -> int:
    """Show the page of a rule: what it asks, the rule in words, its facts, witnesses, remedies and texts."""
    day = day_or_today(as_of)
    laws = chosen(law, rules)
    found = _called(code, laws.bodies)
    if not found and not laws.named:
        found = _called(code, every_body())
    if not found:
        codes = (rule.code for rule_set in (*laws.bodies, *every_body()) for rule in rule_set.rules)
        raise unknown("no rule has this code; `healthgov rules` lists them", code, codes)
    pages = (
        rule_page(rule, as_of=day, language=language.value, witnesses=witnesses, patience=_patience) for rule in found
    )
    write("\n".join(pages), None)
    return 0


def _called(code: str, bodies: Iterable[type[RuleSet]]) -> list[Rule]:
    wanted = spelt(code)
    return [rule for rule_set in bodies for rule in rule_set.rules if spelt(rule.code) == wanted]


def _patience() -> Callable[[], None]:
    """What ends a search that takes too long."""
    end = time.monotonic() + _SECONDS

    def tried() -> None:
        if time.monotonic() > end:
            raise TimeoutError

    return tried
