"""The law of the United States: retention, federal and by State."""

from __future__ import annotations

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


def __dir__() -> list[str]:
    return __all__
