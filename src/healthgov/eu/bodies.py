"""All bodies of the law of the Union that ask questions."""

from __future__ import annotations

from healthgov.eu.coherence import Coherence
from healthgov.eu.gdpr import Gdpr
from healthgov.eu.transfers import Transfers

__all__ = ["RULE_SETS"]

# The European Health Data Space (healthgov.eu.Ehds) asks nothing before 2027-03-26: it is asked for by name until then.
RULE_SETS = (Gdpr, Transfers, Coherence)
