"""All bodies of French law that ask questions."""

from __future__ import annotations

from healthgov.eu.ehds import Ehds
from healthgov.eu.transfers import Transfers
from healthgov.fr.certification import HdsCertification
from healthgov.fr.coherence import Coherence
from healthgov.fr.hds import Hds
from healthgov.fr.identity import Identity
from healthgov.fr.personal_data import DataProtection
from healthgov.fr.prospecting import Prospecting
from healthgov.fr.staff import StaffAwareness

__all__ = ["RULE_SETS"]

RULE_SETS = (Hds, HdsCertification, DataProtection, Transfers, Prospecting, StaffAwareness, Identity, Coherence, Ehds)
