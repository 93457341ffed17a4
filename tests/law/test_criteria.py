"""Criteria of retention as people write them: from which an end follows, and from which none does."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from healthgov.eu.gdpr.criteria import says_an_end, says_no_end
from healthgov.eu.gdpr.empty_words import AROUND, PUTS_OFF, STEMS_AROUND, STEMS_PUTTING_OFF

CRITERIA = yaml.safe_load(Path(__file__).with_name("criteria.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", ["ends", "empty", "endless"])
def test_an_end_follows_from_what_names_one(kind: str) -> None:
    """An event, a number, an age or an article is an end; need, law, policy and the case are none."""
    assert [words for words in CRITERIA[kind] if says_an_end(words) is not (kind == "ends")] == []


@pytest.mark.parametrize("kind", ["ends", "empty", "endless"])
def test_what_has_no_end_says_so_and_nothing_else(kind: str) -> None:
    """What puts the answer off beside it, or denies it, is asked about."""
    assert [words for words in CRITERIA[kind] if says_no_end(words) is not (kind == "endless")] == []


def test_each_empty_word_stands_once() -> None:
    """A word that a stem begins, or that stands in the other list, says nothing more."""
    stems = (*STEMS_PUTTING_OFF, *STEMS_AROUND)
    assert [word for word in (*PUTS_OFF, *AROUND) if word.startswith(STEMS_PUTTING_OFF)] == []
    assert [word for word in AROUND if word in PUTS_OFF or word.startswith(STEMS_AROUND)] == []
    assert [one for one in stems for other in stems if one is not other and one.startswith(other)] == []
