"""Transfers to third countries, GDPR chapter V: is it one at all, on what does it rest, until when.

>>> from healthgov.eu.transfers import Transfers
>>> from healthgov.models import Transfer
>>> clauses = Transfer(id="t", country="IN", same_entity=False, tool="standard_clauses_2021")
>>> Transfers(as_of="2026-11-23").rests_on_tool(clauses).verdict
Verdict.PASS
"""

from __future__ import annotations

from healthgov.eu.transfers.duties import TransferDuties
from healthgov.eu.transfers.flows import in_third_country, is_transfer
from healthgov.eu.transfers.tools import ToolRules

__all__ = ["Transfers", "in_third_country", "is_transfer"]


class Transfers(TransferDuties, ToolRules):
    """Transfers to third countries."""
