"""Verdicts: Kleene's strong algebra, held as laws."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthgov.errors import HealthgovError, VerdictTruthError
from healthgov.verdicts import Verdict

P, F, U = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
verdicts = st.sampled_from(Verdict)

AND = {(P, P): P, (P, F): F, (P, U): U, (F, P): F, (F, F): F, (F, U): F, (U, P): U, (U, F): F, (U, U): U}
OR = {(P, P): P, (P, F): P, (P, U): P, (F, P): P, (F, F): F, (F, U): U, (U, P): P, (U, F): U, (U, U): U}
IMPLIES = {(P, P): P, (P, F): F, (P, U): U, (F, P): P, (F, F): P, (F, U): P, (U, P): P, (U, F): U, (U, U): U}


@pytest.mark.parametrize("pair", AND)
def test_truth_tables(pair):
    """The nine cases of and, or and implication are Kleene's."""
    a, b = pair
    assert (a & b, a | b, a.implies(b)) == (AND[pair], OR[pair], IMPLIES[pair])


@given(verdicts, verdicts, verdicts)
def test_laws(a, b, c):
    """Both operations commute, associate, distribute, absorb, and De Morgan links them."""
    assert a & b is b & a
    assert a | b is b | a
    assert (a & b) & c is a & (b & c)
    assert (a | b) | c is a | (b | c)
    assert a & (b | c) is (a & b) | (a & c)
    assert a | (b & c) is (a | b) & (a | c)
    assert a & (a | b) is a
    assert a | (a & b) is a
    assert ~(a & b) is ~a | ~b
    assert ~~a is a
    assert a & a is a
    assert a | a is a
    assert a.implies(b) is ~a | b
    assert a.implies(b) is (~b).implies(~a)


@given(verdicts)
def test_neutral_elements(a):
    """PASS is neutral for and, FAIL for or, and each absorbs in the other."""
    assert a & P is a
    assert a | F is a
    assert a & F is F
    assert a | P is P


@given(st.lists(verdicts))
def test_many_are_folded(several):
    """``all`` and ``any`` are the operators repeated, starting from the neutral element."""
    conjunction, disjunction = P, F
    for one in several:
        conjunction, disjunction = conjunction & one, disjunction | one
    assert Verdict.all(several) is conjunction
    assert Verdict.any(iter(several)) is disjunction


@given(verdicts, verdicts, st.sampled_from([P, F]))
def test_learning_a_fact_never_overturns(a, b, known):
    """Replacing an UNKNOWN by an answer never changes a verdict that was already decided."""
    better = known if a is U else a
    for before, after in ((a & b, better & b), (a | b, better | b), (a.implies(b), better.implies(b)), (~a, ~better)):
        assert before is U or before is after


@pytest.mark.parametrize("verdict", Verdict)
def test_no_truth_value(verdict):
    """A verdict used as a boolean raises an error of ours that is also a TypeError."""
    with pytest.raises(VerdictTruthError, match=r"is Verdict\.PASS") as caught:
        bool(verdict)
    assert isinstance(caught.value, (HealthgovError, TypeError))
    with pytest.raises(VerdictTruthError):
        not verdict  # noqa: B018  asking is enough


@pytest.mark.parametrize("verdict", Verdict)
def test_copies_stay_the_same_object(verdict):
    """Pickled and copied verdicts are still compared with ``is``."""
    assert pickle.loads(pickle.dumps(verdict)) is verdict  # noqa: S301  our own bytes
    assert copy.deepcopy(verdict) is verdict
    assert Verdict(str(verdict)) is verdict
    assert repr(verdict) == f"Verdict.{verdict.name}"


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("text", ["pass", "fail", "unknown", "PASS", ""])
def test_a_verdict_is_no_text(verdict, text):
    """Compared with a text, a verdict raises instead of being silently false; with anything else it just differs."""
    for compare in (
        lambda: verdict == text,
        lambda: text == verdict,
        lambda: verdict != text,
        lambda: text in [verdict],  # noqa: FURB171  membership compares too
    ):
        with pytest.raises(VerdictTruthError, match="is no text"):
            compare()
    assert verdict != 1
    assert verdict is not None
    assert {verdict: 1}[verdict] == 1
    assert (verdict == P) is (verdict is P)
