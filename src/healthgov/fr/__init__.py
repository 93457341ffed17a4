"""French law. ``RULE_SETS`` lists its bodies; ``check(organisation, *fr.RULE_SETS, as_of=...)`` asks all."""

from __future__ import annotations

from healthgov.eu import Ehds, Transfers
from healthgov.fr.certification import HdsCertification
from healthgov.fr.coherence import Coherence
from healthgov.fr.hds import Doctrine, Hds, hosting_certificate_required
from healthgov.fr.identity import Identity
from healthgov.fr.personal_data import DataProtection
from healthgov.fr.prospecting import Prospecting
from healthgov.fr.retention import HOSPITAL_RECORD, Retention
from healthgov.fr.staff import StaffAwareness

__all__ = [
    "HOSPITAL_RECORD",
    "RULE_SETS",
    "Coherence",
    "DataProtection",
    "Doctrine",
    "Ehds",
    "Hds",
    "HdsCertification",
    "Identity",
    "Prospecting",
    "Retention",
    "StaffAwareness",
    "Transfers",
    "hosting_certificate_required",
]

RULE_SETS = (Hds, HdsCertification, DataProtection, Transfers, Prospecting, StaffAwareness, Identity, Ehds, Coherence)


def __dir__() -> list[str]:
    return __all__
