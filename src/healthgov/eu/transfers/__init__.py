"""Transfers to third countries, GDPR chapter V: is it one at all, on what does it rest, until when.

>>> from healthgov.eu.transfers import Transfers
>>> from healthgov.models import Transfer
>>> clauses = Transfer(id="t", country="IN", same_entity=False, tool="standard_clauses_2021")
>>> Transfers(as_of="2026-11-23").rests_on_tool(clauses).verdict
Verdict.PASS
"""

from __future__ import annotations

from healthgov.eu.transfers.conditions import ConditionRules
from healthgov.eu.transfers.flows import is_transfer
from healthgov.eu.transfers.recipients import RecipientRules
from healthgov.eu.transfers.tools import ToolRules

__all__ = ["Transfers", "is_transfer"]


class Transfers(RecipientRules, ConditionRules, ToolRules):
    """Transfers to third countries."""
