"""Retention says every sentence in French, and its part of the catalogue says nothing else."""

from __future__ import annotations

import ast
import string
import tomllib
from pathlib import Path

import pytest

import healthgov.languages
from healthgov import de, fr, gb, us
from healthgov.languages import translated
from healthgov.retention import (
    AppliesBy,
    Criterion,
    Disposition,
    Granularity,
    Nature,
    SignOff,
    answers,
    histories,
    saying,
)
from healthgov.retention.events import _FIELDS, EVENTS
from healthgov.retention.policies import _UNSETTLED
from healthgov.retention.saying import said
from healthgov.retention.schedules import _UNASKED
from healthgov.retention.terms import atoms_of
from healthgov.texts import BindingForce, Confidence
from healthgov.verdicts import Verdict

SCHEDULES = (
    fr.Retention,
    gb.NhsRetention,
    de.GermanRetention,
    *de.LAENDER.values(),
    us.UsRetention,
    *us.STATES.values(),
)
ENUMERATIONS = (Verdict, Nature, Granularity, Disposition, SignOff, AppliesBy, BindingForce, Confidence)
CATALOGUE = tomllib.loads((Path(healthgov.languages.__file__).parent / "fr.toml").read_text(encoding="utf-8"))


def of_schedules():
    """The sentences of every schedule."""
    for schedule in SCHEDULES:
        yield schedule.title
        for policy in schedule.policies:
            least = () if policy.least is None else (policy.least,)
            terms = (policy.term, *policy.other_readings, *least, *(phase.ends for phase in policy.phases))
            yield from (atom.words for term in terms for atom in atoms_of(term) if isinstance(atom, Criterion))
            yield from (words for words in (policy.title, policy.note, policy.contested) if words)


def written(module):
    """The texts that stand in a module, its docstrings included."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def of_answers():
    """The sentences that answers and descriptions are made of: those of the catalogue that the code writes."""
    texts = written(saying) | written(answers) | written(histories) | {_UNSETTLED, _UNASKED}
    return texts & CATALOGUE["retention"].keys()


ROOMS = {
    "schedules": set(of_schedules()),
    "events": {event.words for event in EVENTS.values()} | {meaning.because for meaning in _FIELDS.values()},
    "retention": of_answers(),
}


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_has_its_french_and_no_line_is_an_orphan(room):
    """What a schedule says has a line in the catalogue, and each line of its tables is said somewhere."""
    known = {sentence for table in CATALOGUE.values() for sentence in table}
    assert not ROOMS[room] - known
    assert not CATALOGUE[room].keys() - ROOMS[room]


@pytest.mark.parametrize("member", [member for kind in ENUMERATIONS for member in kind], ids=repr)
def test_members_are_said_in_french(member):
    """Each member of an enumeration that a reader meets has words in the catalogue."""
    assert said(member) in CATALOGUE["retention"] or said(member) in CATALOGUE["schedules"]
    assert said(member, "fr") == translated(said(member), "fr")


def test_both_languages_have_the_same_places():
    """A French sentence fills in what the English one does."""

    def places(sentence):
        return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)

    for room in ROOMS:
        for english, french in CATALOGUE[room].items():
            assert places(english) == places(french), english
