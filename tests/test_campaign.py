"""A short run of the attacks, and proof that they see what they look for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from campaign import attacks
from campaign.attacks import ATTACKS
from campaign.trial import CANARY, PATIENCE, Tally, tried
from healthgov.errors import DefinitionError

CASES = {
    "documents": 120,
    "models": 400,
    "tables": 40,
    "command_line": 25,
    "days": 8,
    "round_trips": 40,
    "registers": 120,
    "folders": 80,
}


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_finds_a_fault(name: str) -> None:
    """Seed 0; other seeds and more cases are ``python -m tests.campaign``."""
    tally = Tally(name)
    for number in range(CASES[name]):
        ATTACKS[name](tally, 0, number)
    # a loaded machine is slow: time is judged in the long run only
    assert not [str(fault) for fault in tally.faults if fault.kind != "slow"]
    # of some attacks only documents that load are cases
    assert 0 < tally.accepted <= tally.cases <= CASES[name]


def _breaks() -> Iterator[str]:
    yield {}["no"]  # type: ignore[index]


def _leaks() -> Iterator[str]:
    yield f"the value {CANARY} is wrong"


def _refuses_and_leaks() -> Iterator[str]:
    try:
        int(CANARY)
    except ValueError:
        raise DefinitionError("wrong") from None
    yield ""


def _works() -> Iterator[str]:
    start = time.process_time()
    while time.process_time() - start < 1.1:
        pass
    yield ""


def _sleeps() -> Iterator[str]:
    time.sleep(1.1 * PATIENCE)
    yield ""


@pytest.mark.parametrize(
    ("case", "kind"),
    [(_breaks, "exception"), (_leaks, "leak"), (_refuses_and_leaks, "leak"), (_works, "slow"), (_sleeps, "slow")],
)
def test_a_fault_is_seen(case: Callable[[], Iterator[str]], kind: str) -> None:
    """An exception of Python's, a canary in an answer or in what an error was raised from, and a case that takes long."""
    tally = Tally("planted")
    tried(tally, 1, 7, 10, case)
    assert [fault.kind for fault in tally.faults] == [kind]
    assert CANARY not in str(tally.faults[0])
    assert "--seed 1 --case 7" in str(tally.faults[0])


def test_a_document_that_loads_and_is_refused_then_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of ours is a good answer to a document that does not load, and none to one that does."""

    def refuse(*_given: object, **_options: object) -> None:
        raise DefinitionError("planted")

    monkeypatch.setattr(attacks, "check", refuse)
    tally = Tally("documents")
    for number in range(0, 1000, 20):
        attacks.documents(tally, 300, number)
    assert {fault.kind for fault in tally.faults} == {"exception"}
