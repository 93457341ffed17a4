"""A client with a practice application: slips that clients make, and tables that go with them."""

from __future__ import annotations

from datetime import date

import pytest

from healthgov import fr
from healthgov.documents import structure
from healthgov.eu.categories import TAXONOMY
from healthgov.integrations.gaps import GapKind, Rooms, gaps
from healthgov.integrations.metadata import read
from healthgov.models import Organisation
from healthgov.rules import check
from healthgov.verdicts import Verdict
from law.cases import HERE, changed, read_yaml

CLIENT = read_yaml(HERE / "client" / "practice.yaml")
DAY = date(2026, 11, 23)


def answers(changes=None):
    """What each rule answers, the worst of its subjects."""
    document = structure(changed(CLIENT["base"], changes or {}), Organisation)
    found: dict[Verdict, set[str]] = {verdict: set() for verdict in Verdict}
    for result in check(document, *fr.RULE_SETS, as_of=DAY).results:
        found[result.verdict].add(result.code)
    return found


def test_the_client_itself_has_no_slip():
    """What is not stated is asked, and nothing fails."""
    assert answers()[Verdict.FAIL] == set()


@pytest.mark.parametrize("slip", CLIENT["slips"], ids=lambda slip: slip["name"])
def test_a_slip_brings_its_findings(slip):
    """These, and no other."""
    assert answers(slip["with"])[Verdict.FAIL] == set(slip["comes"])


@pytest.mark.parametrize("slip", CLIENT["asked"], ids=lambda slip: slip["name"])
def test_what_is_left_open_is_asked(slip):
    """Nothing fails for it, and the rule is open that was settled."""
    before, after = answers(), answers(slip["with"])
    assert slip["asks"] in after[Verdict.UNKNOWN] - before[Verdict.UNKNOWN]
    assert after[Verdict.FAIL] == set()


ACCOUNT = {
    "name": "account",
    "key": ["id"],
    "policy": "inactive_online_account",
    "columns": [
        {"name": "id", "category": "none"},
        {"name": "seen", "category": "none", "event": "last_activity", "kind": "date"},
    ],
}
INVOICE = {
    "name": "invoice",
    "key": ["id"],
    "policy": "invoice_accounting",
    "columns": [
        {"name": "id", "category": "none"},
        {"name": "account_id", "category": "none"},
        {"name": "year_end", "category": "none", "event": "fiscal_year_close", "kind": "date"},
    ],
    "foreign_keys": [{"columns": ["account_id"], "to": "account", "to_columns": ["id"], "on_delete": "restrict"}],
}


def table_gaps(*tables):
    """The kinds of gaps of the tables behind the client."""
    rooms = Rooms(schedule=fr.Retention(as_of=DAY), taxonomy=TAXONOMY)
    return {gap.kind for gap in gaps(read({"format": 1, "name": "app", "tables": list(tables)}), rooms)}


def test_tables_without_a_trigger_and_deletions_that_cascade():
    """A table of whose clock no column tells, and an account whose deletion takes invoices that are still due."""
    assert table_gaps(ACCOUNT, INVOICE) == set()
    without = {**INVOICE, "columns": INVOICE["columns"][:2]}
    assert table_gaps(ACCOUNT, without) == {GapKind.NO_EVENT}
    cascading = {**INVOICE, "foreign_keys": [{**INVOICE["foreign_keys"][0], "on_delete": "cascade"}]}
    assert table_gaps(ACCOUNT, cascading) == {GapKind.CASCADE}
