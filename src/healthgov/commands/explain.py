"""``healthgov explain`` and ``healthgov rules``: the page of a rule, the list of rules."""

from __future__ import annotations

from typing import Annotated

import typer

from healthgov.commands.options import Language, RulesOption, resolved, write
from healthgov.findings import say

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
    for rule in found:
        lines += [f"{rule.code}  {say(rule.title, None, language.value)}", ""]
        lines += [f"severity {rule.severity}, force {rule.force.name.lower()}, in force {rule.validity}", ""]
        lines += [*rule.page.splitlines(), ""]
        for cite in rule.cites:
            gist = say(cite.gist, None, language.value)
            sure = cite.confidence.name.lower().replace("_", " ")
            lines.append(f"- {cite.said(language.value)}{': ' + gist if gist else ''} ({sure}, checked {cite.checked_on})")
    write("\n".join(lines) + "\n", None)
    return 0


def rules(
    rules: RulesOption = None,
    language: Annotated[Language, typer.Option(help="The language of titles.")] = Language.EN,
) -> int:
    """List the rules of one or several rule sets."""
    lines: list[str] = []
    for rule_set in resolved(rules):
        lines.append(f"{rule_set.__name__}: {say(rule_set.title, None, language.value)}")
        lines += [
            f"  {rule.code:<12} {rule.severity!s:<8} {say(rule.title, None, language.value)}"
            for rule in sorted(rule_set.rules, key=lambda rule: rule.code)
        ]
    write("\n".join(lines) + "\n", None)
    return 0
