"""The page of every shipped rule has its words in each language that has pages, made from the English of today.

Run this file to see what is lacking: it writes each English page with the code and the digest to put it under.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

import healthgov.languages
from groups import in_groups, law_of
from healthgov.languages.pages import below, digest, pages, told
from sentences import RULE_SETS

FOLDER = Path(healthgov.languages.__file__).parent
OTHERS = [path.name.removesuffix(".rules.toml") for path in sorted(FOLDER.glob("*.rules.toml"))]
ENGLISH_PAGES = {
    (rule.code, digest(below(rule.page))): below(rule.page)
    for rule_set in RULE_SETS
    for rule in rule_set.rules
    if below(rule.page)
}
FRENCH = {(code, known): words for code, texts in pages("fr").items() for known, words in texts.items()}


def lacking(language):
    """The pages that have no words in the language, or words for an English text that is no longer there."""
    found = pages(language)
    return {(code, known): text for (code, known), text in ENGLISH_PAGES.items() if known not in found.get(code, {})}


def test_there_are_pages():
    """Every rule has one, and French has its file."""
    assert "fr" in OTHERS
    assert all(below(rule.page) for rule_set in RULE_SETS for rule in rule_set.rules)
    assert len(ENGLISH_PAGES) > 230


@pytest.mark.parametrize("language", OTHERS)
def test_every_page_has_its_words(language):
    """An English text that is new or was changed is read again, and its words are written under its new digest."""
    assert not sorted(lacking(language)), "run `python tests/test_rule_pages_in_french.py`"


@pytest.mark.parametrize("language", OTHERS)
def test_no_page_is_an_orphan(language):
    """Words for an English text that is gone are gone too."""
    assert not [key for key in FRENCH if key not in ENGLISH_PAGES]
    kept = tomllib.loads((FOLDER / f"{language}.rules.toml").read_text(encoding="utf-8"))
    assert all(kept.values())


def test_a_changed_page_is_not_said_in_old_words():
    """However its lines are broken it is the same text; one word more and it is another, shown in English."""
    rule = next(rule for rule_set in RULE_SETS for rule in rule_set.rules if rule.code == "FR-PRO-03")
    assert told(rule.code, "Title.\n\n" + " ".join(below(rule.page).split()), "fr") == told(rule.code, rule.page, "fr")
    assert told(rule.code, rule.page + " Always.", "fr") == below(rule.page) + " Always."
    assert told("OUR-01", rule.page, "fr") == below(rule.page)
    with pytest.raises(LookupError):
        told(rule.code, rule.page, "xx")


BAD = re.compile(r"(?<! )[?!;]|(?<! ):(?![\d:])|«(?! )|(?<! )»|[“”’]|\S  |[.,] ?[,;:]| ,")
ENGLISH_WORDS = re.compile(
    r"\b(the|and|of|with|where|which|fails?|passes|unknown|contested|is|are|not|GDPR|EDPB|CJEU|LIL|DPO|opt-in|"
    r"opt-out|login|cloud|firewall|data|legal|controller|processor|record|breach)\b"
)


@in_groups(((key,) for key in FRENCH), by=lambda key: law_of(key[0]), named="-".join)
def test_french_typography(key):
    """As the catalogue: a space before ? ! : ; and inside guillemets, straight apostrophes, no English word."""
    words = re.sub(r"``[^`]*``|\d+:\d+|\b(EU|FR)-[A-Z]+-\d+", "x", FRENCH[key])
    assert not BAD.search(words)
    assert not ENGLISH_WORDS.search(words)
    assert words.rstrip().endswith((".", ")", "?"))


VERDICTS = {
    "fails": r"[Nn]on\s+conforme",
    "passes": r"(?<!on )[Cc]onforme",
    "unknown": r"[Ii]ndéterminé|demandé|interroge",
    "contested": r"[Cc]ontesté",
    "does not apply": r"Sans\s+objet",
}


@in_groups(((key,) for key in FRENCH), by=lambda key: law_of(key[0]), named="-".join)
def test_french_tells_the_same_verdicts(key):
    """What the English says fails, passes or stays open, the French says too; and the same articles and codes."""
    english, french = ENGLISH_PAGES[key], " ".join(FRENCH[key].split())
    told_of = {
        word.lower()
        for word in re.findall(r"\*(Fails?|Passes|Unknown|Contested|Does not apply)\*", english, re.IGNORECASE)
    }
    assert all(re.search(VERDICTS["fails" if word == "fail" else word], french) for word in told_of)
    codes = re.compile(r"\b(?:EU|FR)-[A-Z]+-\d+\b|\bL\d{4}[-\d]*|\bR\d{4}[-\d]*|C-\d+/\d+|\b\d+\(\d+\)(?:\([a-z]\))?")
    assert sorted(codes.findall(english)) == sorted(codes.findall(french))


if __name__ == "__main__":
    for name in OTHERS:
        for (code, known), text in lacking(name).items():
            sys.stdout.write(f'[{code}]\n{known} = """\n{text}\n"""\n\n')
