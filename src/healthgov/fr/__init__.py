"""French law. ``RULE_SETS`` lists its bodies; ``check(organisation, *fr.RULE_SETS, as_of=...)`` asks all."""

from __future__ import annotations

from healthgov.fr.certification import HdsCertification
from healthgov.fr.hds import Doctrine, Hds, hosting_certificate_required
from healthgov.fr.retention import HOSPITAL_RECORD, Retention

__all__ = [
    "HOSPITAL_RECORD",
    "RULE_SETS",
    "Doctrine",
    "Hds",
    "HdsCertification",
    "Retention",
    "hosting_certificate_required",
]

RULE_SETS = (Hds, HdsCertification)


def __dir__() -> list[str]:
    return __all__
