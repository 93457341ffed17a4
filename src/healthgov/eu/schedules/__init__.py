"""What is stated held against the schedule of retention of the organisation's country, whichever country that is.

``scheduled`` says which schedule counts, ``stated`` is the question of the rules; the rest loads when a type of record is named.
"""

from __future__ import annotations

from healthgov.eu.schedules.scheduled import STATES_OF_THE_UNION, Scheduled

__all__ = ["STATES_OF_THE_UNION", "Scheduled"]


def __dir__() -> list[str]:
    return __all__
