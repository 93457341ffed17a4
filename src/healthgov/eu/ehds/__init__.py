"""The European Health Data Space, Regulation (EU) 2025/327: what editors of record systems and data holders must have.

Nothing is asked before 2027-03-26, so that it is no part of ``eu.RULE_SETS`` yet: ``check(organisation, eu.Ehds, as_of=...)``. Most duties follow on 2029-03-26 and 2031-03-26, by category of data.

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


def __dir__() -> list[str]:
    return __all__
