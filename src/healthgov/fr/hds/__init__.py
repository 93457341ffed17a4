"""Health-data hosting in France (HDS): CSP, art. L1111-8 and R1111-8-8 to R1111-11.

>>> from healthgov import fr
>>> fr.Hds.certificate_in_force.code
'FR-HDS-01'
>>> fr.Hds(as_of="2026-11-23").certificate_lifetime
years(3)
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.fr.hds.certificates import CertificateRules
from healthgov.fr.hds.certifiers import CertifierRules
from healthgov.fr.hds.chain import ChainRules, Doctrine
from healthgov.fr.hds.contracts import ADDED_IN_2026, MANDATORY_CLAUSES, ContractRules
from healthgov.fr.hds.cover import certificate_in_period
from healthgov.fr.hds.entrusted import ArchiveRules, EndRules, EntrustedRules
from healthgov.fr.hds.paper import PAPER_CLAUSES, PaperRules
from healthgov.fr.hds.scope import CARE_ORIGINS, hosting_certificate_required
from healthgov.fr.hds.sovereignty import SovereigntyRules
from healthgov.fr.hds.surroundings import SurroundingRules
from healthgov.fr.hds.transparency import TransparencyRules
from healthgov.fr.hds.warehouses import WarehouseRules

__all__ = [
    "ADDED_IN_2026",
    "CARE_ORIGINS",
    "MANDATORY_CLAUSES",
    "PAPER_CLAUSES",
    "Doctrine",
    "Hds",
    "certificate_in_period",
    "hosting_certificate_required",
]


class Hds(
    SurroundingRules,
    WarehouseRules,
    PaperRules,
    ArchiveRules,
    EndRules,
    EntrustedRules,
    ContractRules,
    TransparencyRules,
    SovereigntyRules,
    CertifierRules,
    CertificateRules,
    ChainRules,
):
    """Health-data hosting in France."""

    # To host health data without a certificate is an offence (CSP, art. L1115-1): nobody can accept it for a while.
    never_waived: ClassVar[frozenset[str]] = frozenset({"FR-HDS-01"})

    title: ClassVar[str] = "health-data hosting in France"


def __dir__() -> list[str]:
    return __all__
