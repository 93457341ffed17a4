"""The text of a report: what is open is a list of questions, what is met is one line a rule, countries have names."""

from __future__ import annotations

import itertools
import re

import pytest

from healthgov import check, eu
from healthgov.documents import structure
from healthgov.findings.reasons import JOINING
from healthgov.languages import say
from healthgov.models import Organisation
from reported import example

EXAMPLES = ("docorga", "telemedicine-messy", "clinic-mistakes", "viabeez")
UNREACHED = "it is not known whether this applies"


def blocks(text):
    """The lines below each rule, by the line of the rule."""
    found, rule = {}, None
    for line in text.splitlines():
        if re.match(r"  [✓✗?] [A-Z]", line):
            rule = line
            found[rule] = []
        elif rule is not None and line.startswith("      "):
            found[rule].append(line)
        else:
            rule = None
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_open_is_a_list_of_questions(name, language):
    """Each thing once for a rule, without the words that join questions; only the scope that is open heads its own."""
    joining = {say(words, None, language) for words in JOINING - {UNREACHED}}
    for rule, lines in blocks(example(name).text(language=language)).items():
        if rule.startswith("  ?"):
            assert len(lines) == len(set(lines)), rule
            assert not [line for line in lines if re.sub(r" \[.*", "", line.strip()[2:]) in joining], rule


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_rule_that_is_met_is_one_line(name):
    """With every place where it is met."""
    for section in example(name).text().split("\n\n"):
        met = [line.split()[1] for line in section.splitlines() if line.startswith("  ✓ ")]
        assert len(met) == len(set(met))


def test_countries_have_names_and_nothing_is_said_twice_over():
    """A line does not say again what the line above says, and silence is told by its question."""
    text = example("clinic-mistakes").text()
    assert "Switzerland is outside the EEA" in text
    assert "CH is outside" not in text
    said = [re.sub(r" \[.*", "", line.strip()) for line in text.splitlines() if line.startswith("      ")]
    assert not [one for one, other in itertools.pairwise(said) if one == other]
    assert "not stated: all of these hold" not in text
    assert "not stated: Does it renew an earlier certificate?" in text


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_line_says_only_that_something_does_not_hold(name):
    """Beside what decided it says nothing."""
    assert not [line for line in example(name).text().splitlines() if line.strip() == "✗ this does not hold"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_places_of_one_list_stand_together(language):
    """A register of twelve activities that wait for the same answer: one path with their numbers, and no line of paths."""
    made = {"id": "o", "country": "FR", "activities": [{"id": f"a{number}"} for number in range(12)]}
    text = check(structure(made, Organisation), eu.Gdpr, as_of="2026-11-23").text(language=language)
    assert "[activities[0-11].role]" in text
    assert "[activities[1].role]" not in text
