"""The General Data Protection Regulation, Regulation (EU) 2016/679.

``Gdpr(as_of=...)`` is the Regulation on a day. Each group of rules is a class of its own, which can be
subclassed alone; a State's law subclasses the whole and states the difference.
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.eu.gdpr.accountability import AccountabilityRules
from healthgov.eu.gdpr.assessments import AssessmentRules
from healthgov.eu.gdpr.breaches import BreachRules
from healthgov.eu.gdpr.churches import ChurchRules
from healthgov.eu.gdpr.deceased import DeceasedRules
from healthgov.eu.gdpr.grounds import GroundRules
from healthgov.eu.gdpr.host_measures import HostMeasureRules
from healthgov.eu.gdpr.information import InformationRules
from healthgov.eu.gdpr.joint import JointRules
from healthgov.eu.gdpr.offences import OffenceRules
from healthgov.eu.gdpr.officer import DesignationRules, OfficerRules
from healthgov.eu.gdpr.principles import AnonymityRules, PrincipleRules
from healthgov.eu.gdpr.processors import ProcessorRules
from healthgov.eu.gdpr.record import RecordRules
from healthgov.eu.gdpr.requests import CountedRequestRules, RequestRules
from healthgov.eu.gdpr.risks import Risk, risk_of
from healthgov.eu.gdpr.roles import RoleRules, role_in_fact
from healthgov.eu.gdpr.security import SecurityRules
from healthgov.eu.gdpr.storage import StorageRules

__all__ = ["Gdpr", "Risk", "risk_of", "role_in_fact"]


class Gdpr(
    AssessmentRules,
    BreachRules,
    SecurityRules,
    HostMeasureRules,
    AccountabilityRules,
    OfficerRules,
    DesignationRules,
    RecordRules,
    ProcessorRules,
    JointRules,
    RoleRules,
    RequestRules,
    CountedRequestRules,
    DeceasedRules,
    ChurchRules,
    InformationRules,
    OffenceRules,
    GroundRules,
    AnonymityRules,
    StorageRules,
    PrincipleRules,
):
    """General Data Protection Regulation."""

    title: ClassVar[str] = "General Data Protection Regulation"


def __dir__() -> list[str]:
    return __all__
