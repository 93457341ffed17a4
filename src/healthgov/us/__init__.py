"""The law of the United States: retention, federal and by State."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.loading import on_demand

if TYPE_CHECKING:
    from healthgov.us.retention import UsRetention
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
    "STATES",
    "Alaska",
    "Arizona",
    "Arkansas",
    "California",
    "Connecticut",
    "Massachusetts",
    "NewYork",
    "NorthCarolina",
    "Texas",
    "UsRetention",
]

if not TYPE_CHECKING:  # a name that is not there is told by type checkers
    __getattr__ = on_demand(__name__, {name: ".retention" if name == "UsRetention" else ".states" for name in __all__})


def __dir__() -> list[str]:
    return __all__
