"""``healthgov explain`` and ``healthgov rules``: the page of a rule, the list of rules."""

from __future__ import annotations

from typing import Annotated

import typer

from healthgov.commands.options import Language, RulesOption, resolved, write
from healthgov.languages import ENGLISH, Phrase, say
from healthgov.questions.saying import lines as clauses
from healthgov.retention.saying import said

__all__ = ["explain", "rules"]


def explain(
    code: Annotated[str, typer.Argument(help="The code of a rule, such as FR-HDS-01.")],
    rules: RulesOption = None,
    language: Annotated[Language, typer.Option(help="The language of titles and gists.")] = Language.EN,
) -> int:
    """Show the page of a rule: what it asks, why, when, and on which texts it rests."""
    found = [rule for rule_set in resolved(rules) for rule in rule_set.rules if rule.code == code]
    if not found:
        raise typer.BadParameter("no rule has this code; `healthgov rules` lists them")
    lines: list[str] = []
    tongue = language.value
    for rule in found:
        lines += [f"{rule.code}  {say(rule.title, None, tongue)}", ""]
        weight = {"severity": Phrase(rule.severity), "force": said(rule.force, tongue), "days": rule.validity}
        lines += [say("severity {severity}, force {force}, in force {days}", weight, tongue), ""]
        # The page is written in English; in other languages the rule is said in words.
        page = rule.page.splitlines() if tongue == ENGLISH or rule.question is None else clauses(rule.question, tongue)
        lines += [*page, ""]
        for cite in rule.cites:
            named = cite.said(tongue)
            if cite.gist:
                named = say("{what}: {how}", {"what": named, "how": say(cite.gist, None, tongue)}, tongue)
            known = {"sure": said(cite.confidence, tongue), "day": cite.checked_on}
            lines.append(f"- {named} {say('({sure}, checked {day})', known, tongue)}")
    write("\n".join(lines) + "\n", None)
    return 0


def rules(
    rules: RulesOption = None,
    language: Annotated[Language, typer.Option(help="The language of titles.")] = Language.EN,
) -> int:
    """List the rules of one or several rule sets."""
    lines: list[str] = []
    for rule_set in resolved(rules):
        named = {"what": rule_set.__name__, "how": say(rule_set.title, None, language.value)}
        lines.append(say("{what}: {how}", named, language.value))
        lines += [
            f"  {rule.code:<12} {say(str(rule.severity), None, language.value):<13} {say(rule.title, None, language.value)}"
            for rule in sorted(rule_set.rules, key=lambda rule: rule.code)
        ]
    write("\n".join(lines) + "\n", None)
    return 0
