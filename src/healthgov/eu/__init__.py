"""The law of the Union. ``RULE_SETS`` lists its bodies; ``check(organisation, *eu.RULE_SETS, as_of=...)`` asks all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.loading import on_demand

if TYPE_CHECKING:
    from healthgov.eu.bodies import RULE_SETS
    from healthgov.eu.coherence import Coherence
    from healthgov.eu.ehds import Ehds
    from healthgov.eu.gdpr import Gdpr
    from healthgov.eu.transfers import Transfers

__all__ = ["RULE_SETS", "Coherence", "Ehds", "Gdpr", "Transfers"]

if not TYPE_CHECKING:  # a name that is not there is told by type checkers
    __getattr__ = on_demand(
        __name__,
        {
            "RULE_SETS": ".bodies",
            "Coherence": ".coherence",
            "Ehds": ".ehds",
            "Gdpr": ".gdpr",
            "Transfers": ".transfers",
        },
    )


def __dir__() -> list[str]:
    return __all__
