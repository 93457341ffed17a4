"""The law of the United States: retention, federal and by State, and stated periods held against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.loading import on_demand

if TYPE_CHECKING:
    from healthgov.us.bodies import RULE_SETS
    from healthgov.us.retention import UsRetention
    from healthgov.us.stated_periods import StatedPeriods
    from healthgov.us.states import (
        STATES,
        Alaska,
        Arizona,
        Arkansas,
        California,
        Connecticut,
        Massachusetts,
        NewYork,
        NorthCarolina,
        Texas,
    )

__all__ = [
    "RULE_SETS",
    "STATES",
    "Alaska",
    "Arizona",
    "Arkansas",
    "California",
    "Connecticut",
    "Massachusetts",
    "NewYork",
    "NorthCarolina",
    "StatedPeriods",
    "Texas",
    "UsRetention",
]

_HOMES = {"RULE_SETS": ".bodies", "StatedPeriods": ".stated_periods", "UsRetention": ".retention"}

if not TYPE_CHECKING:  # a name that is not there is told by type checkers
    __getattr__ = on_demand(__name__, {name: _HOMES.get(name, ".states") for name in __all__})


def __dir__() -> list[str]:
    return __all__
