"""The reference pages are in step with rules and schedules; run this file to write them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from healthgov import be, de, eu, fr, gb, it, us
from healthgov.documents.listing import fact_page, models_of, rules_that_read
from healthgov.evidence import citation
from healthgov.languages import say, translated
from healthgov.models import Organisation
from healthgov.retention import RetentionPolicy
from healthgov.retention.events import EVENTS, GENERAL, Event
from healthgov.retention.words import said, summary

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
COUNTRIES = (
    fr.Retention,
    gb.NhsRetention,
    gb.OutsideEngland,
    de.GermanRetention,
    it.ItalianRetention,
    be.BelgianRetention,
    us.UsRetention,
)
PLACES = {"eu": eu, "fr": fr}
PARTS = (*de.LAENDER.values(), *us.STATES.values())


def events() -> set[Event]:
    """The events that the shipped schedules read or declare, and those that any record may have."""
    read = {
        name for schedule in (*COUNTRIES, *PARTS) for one in schedule.policies for name in (*one.events, one.trigger)
    }
    declared = {
        event.key
        for schedule in (*COUNTRIES, *PARTS)
        for part in schedule.__mro__
        for event in part.__dict__.get("own_events", ())
    }
    return {event for key, event in EVENTS.items() if key in read | declared | GENERAL}


def cell(text: str) -> str:
    """A text in a table."""
    return text.replace("|", "\\|")


def retention() -> str:
    """The page of retention: one table for each schedule, and the events that start clocks."""
    lines = [
        "# Retention policies",
        "",
        "Every type of record with its key, how long it is kept, the days on which the text answers, what happens then and",
        "the texts with how binding and how sure they are. A gap is a type whose length no text read so far settles; what is",
        "contested decides nothing unless all readings agree. `healthgov retention explain KEY` shows one whole.",
    ]
    for schedule in (*COUNTRIES, *PARTS):
        name = f"{schedule.__module__.split('.')[1]}.{schedule.__name__}"
        lines += ["", f"## `healthgov.{name}`: {say(schedule.title)}", ""]
        shown = schedule.policies
        if schedule in PARTS:
            lines += ["The policies of the federal schedule, and:", ""]
            shown = tuple(value for value in vars(schedule).values() if isinstance(value, RetentionPolicy))
        lines += ["| key | what | how long | text in force | then | texts |", "|---|---|---|---|---|---|"]
        for policy in sorted(shown, key=lambda policy: policy.key):
            texts = "; ".join(
                f"[{citation(cite)}]({cite.url})" if cite.url else citation(cite) for cite in policy.cites
            )
            columns = (say(policy.title), summary(policy), str(policy.validity), said(policy.disposition), texts)
            lines.append(f"| `{policy.key}` | {' | '.join(map(cell, columns))} |")
    lines += [
        "",
        "## Events",
        "",
        "| key | event | événement | a missing date means | may lie ahead |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{event.key}` | {event.words} | {translated(event.words, 'fr')} | {event.absent.value.replace('_', ' ')} | {'yes' if event.scheduled else ''} |"
        for event in sorted(events(), key=lambda event: event.key)
    ]
    return "\n".join(lines) + "\n"


def rules() -> str:
    """The page of rules: one table for each body of law."""
    lines = [
        "# Rules",
        "",
        "Every rule with its code, which never changes, the days it is in force, how much a failure weighs, how binding",
        "and how sure the text is that carries it (the first), and the texts. `healthgov explain CODE` shows the page of a",
        "rule, with wording, link and day of reading of each text.",
    ]
    for package, rule_sets in (("eu", eu.RULE_SETS), ("fr", fr.RULE_SETS), ("gb", gb.RULE_SETS), ("us", us.RULE_SETS)):
        for rule_set in rule_sets:
            if package == "fr" and rule_set in eu.RULE_SETS:
                continue
            lines += ["", f"## `healthgov.{package}.{rule_set.__name__}`: {say(rule_set.title)}", ""]
            inherited = {rule.code for base in rule_set.__mro__[1:] if base in eu.RULE_SETS for rule in base.rules}
            if inherited:
                lines += ["All rules of the body of law it completes, and:", ""]
            lines += [
                "| code | what it asks | in force | severity | force | sure | texts |",
                "|---|---|---|---|---|---|---|",
            ]
            for rule in rule_set.rules:
                if rule.code in inherited:
                    continue
                texts = "; ".join(str(cite) for cite in rule.cites)
                force = rule.force.name.lower().replace("_", " ")
                sure = said(rule.confidence)
                title = say(rule.title).replace("|", "\\|")
                lines.append(
                    f"| {rule.code} | {title} | {rule.validity} | {rule.severity} | {force} | {sure} | {texts} |"
                )
    return "\n".join(lines) + "\n"


def facts(language: str = "en") -> str:
    """The page of facts in a language."""
    page = fact_page(models_of(Organisation), rules_that_read(fr.RULE_SETS), language=language)
    leads = {
        "en": "# Facts\n\nEvery fact that a document can state: what it may be, its question, what it means, and the rules that read it.\n"
        "`healthgov facts [NAME]` shows the same, and `healthgov schema` says it to editors.",
        "fr": "# Les faits\n\nTout ce qu'un document peut déclarer : les valeurs admises, la question, le sens, et les règles qui le lisent.\n"
        "`healthgov facts --language fr [NOM]` affiche la même chose ; `healthgov schema --language fr` le dit aux éditeurs.",
    }
    return f"{leads[language]}\n\n{page}"


PAGES = {"rules.md": rules, "retention.md": retention, "facts.md": facts, "facts.fr.md": lambda: facts("fr")}


def test_the_readme_counts_the_rules():
    """Each number of rules it gives is that of the law it stands beside."""
    text = (FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"`healthgov\.(eu|fr)\.(\w+)` \|[^|]*: (\d+) rules", text)
    assert len(told) > 1
    assert told == [(place, law, str(len(getattr(PLACES[place], law).rules))) for place, law, _ in told]


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_in_step(name):
    """A rule or a policy that is added or changed is on its page."""
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "run `python tests/test_reference.py`"


if __name__ == "__main__":
    for page, rendered in PAGES.items():
        (FOLDER / page).write_text(rendered(), encoding="utf-8")
