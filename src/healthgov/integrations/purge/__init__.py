"""Purge: a plan first, which deletes nothing; then its execution in batches, asked again under lock; then a receipt.

It works on a description of an application and a store, which ``healthgov.integrations.sqlalchemy`` and
``healthgov.integrations.django`` make.
"""

from __future__ import annotations

from healthgov.integrations.purge.execution import Signature, execute
from healthgov.integrations.purge.planning import make_plan
from healthgov.integrations.purge.plans import Action, Plan, Step, load_plan
from healthgov.integrations.purge.receipts import Receipt, load_receipt, sealed, verified, written
from healthgov.integrations.purge.removal import PurgeError, check_place, removing
from healthgov.integrations.purge.stores import Store

__all__ = [
    "Action",
    "Plan",
    "PurgeError",
    "Receipt",
    "Signature",
    "Step",
    "Store",
    "check_place",
    "execute",
    "load_plan",
    "load_receipt",
    "make_plan",
    "removing",
    "sealed",
    "verified",
    "written",
]


def __dir__() -> list[str]:
    return __all__
