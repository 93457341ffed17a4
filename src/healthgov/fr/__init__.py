"""French law. ``RULE_SETS`` lists its bodies; ``check(organisation, *fr.RULE_SETS, as_of=...)`` asks all.

Each body loads when it is first asked for: who checks ``fr.Hds`` alone reads nothing of prospecting or retention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.loading import on_demand

if TYPE_CHECKING:
    from healthgov.eu import Ehds, Transfers
    from healthgov.fr.bodies import RULE_SETS
    from healthgov.fr.certification import HdsCertification
    from healthgov.fr.coherence import Coherence
    from healthgov.fr.hds import Doctrine, Hds, hosting_certificate_required
    from healthgov.fr.identity import Identity
    from healthgov.fr.personal_data import DataProtection
    from healthgov.fr.prospecting import Prospecting, may_be_called, may_be_emailed, may_be_texted, may_be_written_to
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
    "may_be_called",
    "may_be_emailed",
    "may_be_texted",
    "may_be_written_to",
]

if not TYPE_CHECKING:  # a name that is not there is told by type checkers
    __getattr__ = on_demand(
        __name__,
        {
            "HOSPITAL_RECORD": ".retention",
            "RULE_SETS": ".bodies",
            "Coherence": ".coherence",
            "DataProtection": ".personal_data",
            "Doctrine": ".hds",
            "Ehds": "healthgov.eu.ehds",
            "Hds": ".hds",
            "HdsCertification": ".certification",
            "Identity": ".identity",
            "Prospecting": ".prospecting",
            "Retention": ".retention",
            "StaffAwareness": ".staff",
            "Transfers": "healthgov.eu.transfers",
            "hosting_certificate_required": ".hds",
            "may_be_called": ".prospecting",
            "may_be_emailed": ".prospecting",
            "may_be_texted": ".prospecting",
            "may_be_written_to": ".prospecting",
        },
    )


def __dir__() -> list[str]:
    return __all__
