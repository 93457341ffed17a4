"""The reference page of rules is in step with the rules; run this file to write it anew."""

from __future__ import annotations

from pathlib import Path

from healthgov import eu, fr
from healthgov.findings import say

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "rules.md"


def rendered() -> str:
    """The page: one table for each body of law."""
    lines = [
        "# Rules",
        "",
        "Every rule with its code, which never changes, the days it is in force, how much a failure weighs, how binding",
        "its best text is, and the texts. `healthgov explain CODE` shows the page of a rule.",
    ]
    for package, rule_sets in (("eu", eu.RULE_SETS), ("fr", fr.RULE_SETS)):
        for rule_set in rule_sets:
            if package == "fr" and rule_set in eu.RULE_SETS:
                continue
            lines += ["", f"## `healthgov.{package}.{rule_set.__name__}`: {say(rule_set.title)}", ""]
            inherited = {rule.code for base in rule_set.__mro__[1:] if base in eu.RULE_SETS for rule in base.rules}
            if inherited:
                lines += ["All rules of the body of law it completes, and:", ""]
            lines += ["| code | what it asks | in force | severity | force | texts |", "|---|---|---|---|---|---|"]
            for rule in rule_set.rules:
                if rule.code in inherited:
                    continue
                texts = "; ".join(str(cite) for cite in rule.cites)
                force = rule.force.name.lower().replace("_", " ")
                title = say(rule.title).replace("|", "\\|")
                lines.append(f"| {rule.code} | {title} | {rule.validity} | {rule.severity} | {force} | {texts} |")
    return "\n".join(lines) + "\n"


def test_the_page_of_rules_is_in_step():
    """A rule that is added or changed is on the page."""
    assert PAGE.read_text(encoding="utf-8") == rendered(), "run `python tests/test_reference.py`"


if __name__ == "__main__":
    PAGE.write_text(rendered(), encoding="utf-8")
