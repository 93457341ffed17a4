"""The law of the United Kingdom: retention in England by the NHS Records Management Code; requests under the UK GDPR."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.loading import on_demand

if TYPE_CHECKING:
    from healthgov.gb.bodies import RULE_SETS
    from healthgov.gb.data_protection import UkGdpr
    from healthgov.gb.retention import NhsRetention, OutsideEngland

__all__ = ["RULE_SETS", "NhsRetention", "OutsideEngland", "UkGdpr"]

if not TYPE_CHECKING:  # a name that is not there is told by type checkers
    __getattr__ = on_demand(
        __name__,
        {
            "RULE_SETS": ".bodies",
            "NhsRetention": ".retention",
            "OutsideEngland": ".retention",
            "UkGdpr": ".data_protection",
        },
    )


def __dir__() -> list[str]:
    return __all__
