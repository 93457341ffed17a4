"""The law against the same law written by hand: what the benchmarks time are equal answers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import rules as benchmark  # noqa: E402  a script, found beside the tests

sys.path.remove(str(BENCHMARKS))


@pytest.mark.parametrize("share", [0.97, 0.85, 0.6], ids=["all stated", "mostly", "half"])
@pytest.mark.parametrize("case", benchmark.CASES, ids=lambda case: case[0].__name__)
def test_the_law_answers_as_plain_statements_do(case, share):
    """On random subjects, whether much of them is stated or little; a rule in force without a floor is none."""
    kind, table, law = case
    marks = {rule.code for rule in law.numbers(benchmark.subject(kind, benchmark.random.Random(0)))}
    in_force = {code: by_hand for code, by_hand in table.items() if code in marks}
    assert marks == set(in_force)
    assert not benchmark.compared(kind, in_force, law, 1000, share)
