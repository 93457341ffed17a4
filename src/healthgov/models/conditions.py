"""What decisions on adequacy ask of an importer or a processing: one declaration for each, whoever states it."""

from __future__ import annotations

from healthgov.facts import Fact, fact

__all__ = [
    "automated_processing",
    "commercial_activity",
    "inside_recognised_borders",
    "local_law_applies",
    "no_credit_data",
    "private_sector",
]

commercial_activity: Fact[bool] = fact(
    "Does the importer process the data in a commercial activity?",
    yes="the importer acts commercially",
    no="the importer does not act commercially",
)
private_sector: Fact[bool] = fact(
    "Is the importer in the private sector?",
    yes="the importer is in the private sector",
    no="the importer is in the public sector",
)
automated_processing: Fact[bool] = fact(
    "Is the processing there automated?", yes="the processing is automated", no="the processing is not automated"
)
inside_recognised_borders: Fact[bool] = fact(
    "Is the importer inside the borders that the decision recognises?",
    yes="the importer is inside the recognised borders",
    no="the importer is outside the recognised borders",
)
no_credit_data: Fact[bool] = fact(
    "Are personal credit data left out?", yes="no credit data are sent", no="credit data are sent"
)
local_law_applies: Fact[bool] = fact(
    "Does the local data protection law apply to the importer?",
    yes="the local law applies to the importer",
    no="the local law does not apply to the importer",
)
