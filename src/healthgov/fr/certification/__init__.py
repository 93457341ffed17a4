"""The certification of a health-data host: the 31 requirements of version 2.0, and the procedure.

Requirements are ``FR-EXI-01`` to ``FR-EXI-31``; the steps of the procedure are ``FR-CERT-01`` to ``FR-CERT-08``.
A requirement without evidence is unknown, so that a host sees what is missing before the auditor does.
"""

from __future__ import annotations

from healthgov.fr.certification.procedure import ProcedureRules
from healthgov.fr.certification.requirements import RequirementRules

__all__ = ["HdsCertification"]


class HdsCertification(ProcedureRules, RequirementRules):
    """Certification of a health-data host."""
