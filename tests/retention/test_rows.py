"""How rows of a schedule are written: the key from the name, the length with its nature, the texts."""

from __future__ import annotations

import copy
import pickle

import pytest

from healthgov import fr
from healthgov.errors import DefinitionError
from healthgov.languages import worded
from healthgov.periods import months, years
from healthgov.retention import (
    Disposition,
    Hold,
    Nature,
    RetentionSchedule,
    SignOff,
    advised,
    at_least,
    at_most,
    between,
    exactly,
    gap,
    kept,
    text,
    until,
)
from healthgov.retention.rows import ANONYMISED, GUIDANCE, MEMORY, SEEN, STATUTE, UNSURE, archives_first

ACT = text("Health act, art. {}", checked_on="2026-11-23")
YEAR, HALF = years(1).after("closure"), months(6).after("closure")


@pytest.mark.parametrize(
    ("length", "nature", "least"),
    [
        (at_least(YEAR), Nature.MINIMUM, None),
        (at_most(YEAR), Nature.MAXIMUM, None),
        (exactly(YEAR), Nature.FIXED, None),
        (advised(YEAR), Nature.RECOMMENDED, None),
        (exactly(between(HALF, YEAR)), Nature.FIXED, HALF),
        (advised(between(HALF, YEAR)), Nature.RECOMMENDED, HALF),
    ],
    ids=repr,
)
def test_a_length_says_how_it_binds(length, nature, least):
    """The word before the term is the nature of the policy; a range has a lower end."""
    policy = kept("file", length, ACT("1"))
    assert (policy.nature, policy.term, policy.least, policy.trigger) == (nature, YEAR, least, "closure")


def test_the_key_is_the_name_of_the_attribute():
    """Unless a row says its own, as the second version of a text does; one row may stand in several schedules."""
    row = kept("file", at_least(YEAR), ACT("1"), until="2025-12-31")

    class One(RetentionSchedule):
        file_before = kept("file", at_least(HALF), ACT("1"), key="file", since="2026-01-01")
        file = row

    class Other(RetentionSchedule):
        folder = row

    assert One.gaps == Other.gaps == ()
    assert [policy.key for policy in One.policies] == ["file", "file"]
    assert Other.folder.key == "folder"
    assert not row.key


def test_a_criterion_says_what_starts_it():
    """A criterion reads no event, so a row without one is refused where it is written."""
    assert kept("file", until("as long as needed"), ACT("1"), starts="closure").nature is Nature.CRITERION
    with pytest.raises(DefinitionError, match="starts="):
        kept("file", until("as long as needed"), ACT("1"))


def test_a_text_makes_citations():
    """A place is read and binds as its text does, unless said otherwise."""
    seen, told = ACT("1"), ACT("2", MEMORY, force=GUIDANCE, source="a report")
    assert (str(seen), seen.confidence, seen.force, str(seen.checked_on)) == (
        "Health act, art. 1",
        SEEN,
        STATUTE,
        "2026-11-23",
    )
    assert (told.confidence, told.force, told.source) == (MEMORY, GUIDANCE, "a report")
    with pytest.raises(ValueError, match="checked_on"):
        text("{}", checked_on="soon")


def test_what_happens_then_goes_with_who_signs():
    """Signatures are asked where the archives select first."""
    policy = kept("file", at_least(YEAR), ACT("1"), then=archives_first(SignOff.DIRECTOR))
    assert (policy.disposition, policy.sign_offs) == (Disposition.ARCHIVES_FIRST, (SignOff.DIRECTOR,))
    assert kept("file", at_least(YEAR), ACT("1"), then=ANONYMISED).sign_offs == ()
    assert gap("file", ACT("1", UNSURE), starts="closure").disposition is Disposition.NONE_STATED


def test_a_house_brings_its_own_words():
    """A title that no catalogue has is said in the language its author gave, and in English elsewhere."""

    class House(RetentionSchedule):
        ward_file = kept(worded("file of a ward", fr="dossier de service"), at_least(YEAR), ACT("1"))

    due = House(as_of="2026-11-23").due("ward_file", closure="2020-01-01")
    assert due.explain().startswith("file of a ward (ward_file)")
    assert due.explain("fr").startswith("dossier de service (ward_file)")


def test_policies_and_answers_travel():
    """They pickle and copy, and come back equal."""
    due = fr.Retention(as_of="2026-11-23").due(
        fr.HOSPITAL_RECORD, last_contact="2005-09-01", birth="2001", legal_holds=[Hold(since="2026-01-01")]
    )
    assert pickle.loads(pickle.dumps(due)) == due  # noqa: S301  our own bytes
    assert copy.deepcopy(due) == due
    assert all(pickle.loads(pickle.dumps(policy)) == policy for policy in fr.Retention.policies)  # noqa: S301  as above


def test_a_text_that_nobody_read_is_cited_as_such():
    """Without a day of a reading a place is known at second hand or from memory, never read."""
    unread = text("Elsewhere, ordinance 12, art. {}", checked_on=None)
    assert unread("3", MEMORY).checked_on is None
    with pytest.raises(DefinitionError, match=r"Elsewhere, ordinance 12, art. 3 is said to be read"):
        unread("3")
