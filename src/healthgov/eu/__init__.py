"""The law of the Union. ``RULE_SETS`` lists its bodies; ``check(organisation, *eu.RULE_SETS, as_of=...)`` asks all."""

from __future__ import annotations

from healthgov.eu.coherence import Coherence
from healthgov.eu.ehds import Ehds
from healthgov.eu.gdpr import Gdpr
from healthgov.eu.transfers import Transfers

__all__ = ["RULE_SETS", "Coherence", "Ehds", "Gdpr", "Transfers"]

RULE_SETS = (Gdpr, Transfers, Ehds, Coherence)


def __dir__() -> list[str]:
    return __all__
