"""``healthgov rules``: the rules of bodies of law, with their severity."""

from __future__ import annotations

from healthgov.commands.laws import called
from healthgov.commands.options import Language, LanguageOption, LawOption, RulesOption, chosen, write
from healthgov.languages import say

__all__ = ["rules"]


def rules(
    law: LawOption = None,
    rules: RulesOption = None,
    language: LanguageOption = Language.EN,
) -> int:
    """List the rules of one or several rule sets."""
    lines: list[str] = []
    for rule_set in chosen(law, rules).bodies:
        said = {"what": called(rule_set, language.value), "how": say(rule_set.title, None, language.value)}
        lines.append(say("{what}: {how}", said, language.value))
        lines += [
            f"  {rule.code:<12} {say(str(rule.severity), None, language.value):<13} {say(rule.title, None, language.value)}"
            for rule in sorted(rule_set.rules, key=lambda rule: rule.code)
        ]
    write("\n".join(lines) + "\n", None)
    return 0
