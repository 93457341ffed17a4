"""All bodies of the law of the Union that ask questions."""

from __future__ import annotations

from healthgov.eu.coherence import Coherence
from healthgov.eu.ehds import Ehds
from healthgov.eu.gdpr import Gdpr
from healthgov.eu.transfers import Transfers

__all__ = ["RULE_SETS"]

RULE_SETS = (Gdpr, Transfers, Coherence, Ehds)
