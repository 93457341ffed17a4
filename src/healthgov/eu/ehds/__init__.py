"""The European Health Data Space, Regulation (EU) 2025/327: what editors of record systems and data holders must have.

Part of ``eu.RULE_SETS`` and ``fr.RULE_SETS``: beside others it counts where a document states record systems that it
publishes or health data that it holds. Nothing is asked before 2027-03-26; most duties follow on 2029-03-26 and
2031-03-26, by category of data.

>>> from healthgov import eu
>>> eu.Ehds.harmonised_components.code
'EU-EHDS-01'
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.eu.ehds.holders import HolderRules
from healthgov.eu.ehds.systems import RecordSystemRules

__all__ = ["Ehds"]


class Ehds(HolderRules, RecordSystemRules):
    """European Health Data Space."""

    title: ClassVar[str] = "European Health Data Space"
    where_stated: ClassVar[bool] = True


def __dir__() -> list[str]:
    return __all__
