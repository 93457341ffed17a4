"""Replay of public decisions: what the authority found is reported, what it cleared is not."""

from __future__ import annotations

from decisions.replay import Decision, Mutation, asked, decisions, not_expressed, reported, score
from groups import in_groups

DECISIONS = [decision for decision in decisions() if decision.status != "annulled"]
MUTATIONS = [(decision, mutation) for decision in DECISIONS for mutation in decision.mutations]


@in_groups(DECISIONS, by=lambda decision: decision.family, named=lambda decision: f"{decision.id} {decision.title}")
def test_decision(decision: Decision):
    """Every breach found is reported, and no point that was cleared."""
    report = decision.check()
    found = reported(report)
    assert decision.must_report <= found, str(report)
    assert not decision.must_not_report & found, str(report)
    assert decision.must_ask <= asked(report), str(report)


@in_groups(
    MUTATIONS, by=lambda decision, _: decision.family, named=lambda decision, mutation: f"{decision.id} {mutation.name}"
)
def test_mutation(decision: Decision, mutation: Mutation):
    """One fact changed: exactly the named findings come and go."""
    before = reported(decision.check())
    report = decision.check(mutation.document, mutation.as_of)
    after = reported(report)
    assert after - before == mutation.comes
    assert before - after == mutation.goes
    if mutation.passes:
        assert not mutation.goes & asked(report), str(report)


@in_groups(
    (one for one in DECISIONS if one.document.get("country") != "FR"),
    by=lambda decision: decision.family,
    named=lambda decision: decision.id,
)
def test_french_rules_are_silent_elsewhere(decision: Decision):
    """A case from another country hears nothing of French law."""
    assert not [code for code in reported(decision.check()) if code.startswith("FR-")]


def test_what_is_not_expressed_says_why():
    """A decision is encoded, or listed with the reason; never both."""
    gaps = not_expressed()
    assert all(reason.strip() for reason in gaps.values())
    assert not gaps.keys() & {decision.id for decision in DECISIONS}


def test_score(capsys):
    """Every encoded case is right; the table, which leaves drafts out, shows recall and precision by family."""
    table = score([(decision, decision.check()) for decision in DECISIONS if decision.status != "unsure"])
    with capsys.disabled():
        print(f"\n{table}")  # noqa: T201  the figures belong in the log of the run
    assert all(line.split()[1] == line.split()[2] for line in table.splitlines()[1:])
