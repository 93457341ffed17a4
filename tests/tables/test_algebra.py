"""The words that join truths of a table, over all truths: settled beforehand, in a column, or one of each."""

from __future__ import annotations

import itertools

import narwhals as nw
import polars as pl
import pytest

from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from healthgov.tables.algebra import Algebra, ColumnAnswer

TRUTHS = (True, False, None)
FRAME = nw.from_native(pl.DataFrame({"true": [True], "false": [False], "null": pl.Series([None], dtype=pl.Boolean)}))
COLUMNS = {True: "true", False: "false", None: "null"}
NUMBERS = {True: PASS, False: FAIL, None: UNKNOWN}


def algebra(**options):
    """The words, for an engine that is there."""
    return Algebra(nw, nw.col("null"), **options)


def forms(truth):
    """Settled, and as a column."""
    return (truth, nw.col(COLUMNS[truth]))


def read(found):
    """What a truth, a number or a text comes to in the one row."""
    if found is None or isinstance(found, (bool, int, str)):
        return found
    return FRAME.select(found.alias("found"))["found"][0]


def every(truths):
    """Kleene's *and*."""
    return False if False in truths else None if None in truths else True


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_and_and_or(count):
    """In whatever form each truth comes, and nothing of none is what changes nothing."""
    words = algebra()
    for truths in itertools.product(TRUTHS, repeat=count):
        some = {True: False, False: True, None: None}[every([None if one is None else not one for one in truths])]
        for given in itertools.product(*map(forms, truths)):
            assert read(words.every(*given)) is every(truths)
            assert read(words.any(*given)) is some


def test_what_is_settled_is_folded_away():
    """Before any row is read."""
    words, column = algebra(), nw.col("true")
    assert words.every(column, False, None) is False
    assert words.any(column, True) is True
    assert words.every(True, column, True) is column
    assert words.any(False, column) is column
    assert words.every(True, None) is None
    assert words.where(True, column) is column
    assert words.where(False, column) is None
    assert words.first(True, column) is True
    assert words.first(column, None) is column
    assert words.chosen(column, "a", "a") == "a"
    assert words.held(True, 1) is True
    assert words.held(column, 1) is column


def test_one_truth():
    """Its contrary, where it is not known, and what stands there then."""
    words = algebra()
    for truth in TRUTHS:
        for given in forms(truth):
            assert read(words.shown(given)) is truth
            assert read(words.negated(given)) is (None if truth is None else not truth)
            assert read(words.silent(given)) is (truth is None)
            for silence in (True, False):
                assert read(words.filled(given, silence)) is (silence if truth is None else truth)
            assert read(words.chosen(given, "yes", "no")) == ("yes" if truth else "no")
            for other in TRUTHS:
                for second in forms(other):
                    assert read(words.first(given, second)) is (other if truth is None else truth)
                    if truth is not None:
                        assert read(words.where(given, second)) is (other if truth else None)


def test_numbers():
    """Those of the fast reading; two answers are the same where their numbers are."""
    words, answers = algebra(), []
    for skipped, truth in [(False, one) for one in TRUTHS] + [(True, True)]:
        for reach, given in itertools.product(forms(skipped), forms(truth)):
            answers.append((NOT_APPLICABLE if skipped else NUMBERS[truth], ColumnAnswer(given, reach, str, iter)))
    for (one, first), (two, second) in itertools.product(answers, repeat=2):
        assert read(words.number(first)) == one
        assert bool(read(words.same(first, second))) is (one == two)


def test_columns_are_made_on_the_way():
    """Each has a name of its own, whatever step it is made in; nothing is made of what is settled."""
    words = algebra(steps={})
    made = [words.held(nw.col("true"), step) for step in (1, 1, 2)]
    assert words.held(None, 1) is None
    assert words.held(False, 2) is False
    names = [name for step in words.steps.values() for name in step]
    assert (list(words.steps), len(set(names)), len(made)) == ([1, 2], 3, 3)
    assert all(name.startswith("_healthgov_step_") for name in names)


def test_texts_are_noted():
    """In the order in which they are written, each once."""
    words = algebra()
    assert [read(words.literal(one)) for one in ("b", "a", "b", 3)] == ["b", "a", "b", 3]
    assert list(words.texts) == ["b", "a"]
