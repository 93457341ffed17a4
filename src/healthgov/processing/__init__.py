"""Processing of personal data: who does what with which data, for whom, on what ground.

``None`` means *not stated*; an empty tuple means *stated: there is none*. One fact is stated once:
activities name recipients, systems and hosting arrangements by ``id``. Names and free text never
appear in a repr.
"""

from __future__ import annotations

from healthgov.processing.activities import (
    Anonymisation,
    Article9Condition,
    AutomatedDecision,
    Clock,
    Formality,
    FormalityKind,
    LegalBasis,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    ReferenceFramework,
    RetentionLimit,
    SubjectKind,
)
from healthgov.processing.governance import (
    Dpia,
    DpiaCriterion,
    DpiaElement,
    Dpo,
    Governance,
    ListedOperation,
    OrganisationKind,
    ProcessingRecord,
    Training,
)
from healthgov.processing.people import Audience, Consent, HeirAim, Notice, NoticeItem, RequestKind, RightsRequest
from healthgov.processing.platforms import DigitalPlatform, Tracker, TrackerPurpose
from healthgov.processing.roles import Clause, Contract, DataAccess, Recipient, Role
from healthgov.processing.security import (
    AccessModel,
    Availability,
    Breach,
    BreachCause,
    InformationSystem,
    PasswordStorage,
    Revealed,
)
from healthgov.processing.transfers import Assessment, Derogation, Exporter, Transfer, TransferKind, TransferTool

__all__ = [
    "AccessModel",
    "Anonymisation",
    "Article9Condition",
    "Assessment",
    "Audience",
    "AutomatedDecision",
    "Availability",
    "Breach",
    "BreachCause",
    "Clause",
    "Clock",
    "Consent",
    "Contract",
    "DataAccess",
    "Derogation",
    "DigitalPlatform",
    "Dpia",
    "DpiaCriterion",
    "DpiaElement",
    "Dpo",
    "Exporter",
    "Formality",
    "FormalityKind",
    "Governance",
    "HeirAim",
    "InformationSystem",
    "LegalBasis",
    "ListedOperation",
    "Notice",
    "NoticeItem",
    "OrganisationKind",
    "PasswordStorage",
    "ProcessingActivity",
    "ProcessingRecord",
    "Purpose",
    "PurposeKind",
    "Recipient",
    "ReferenceFramework",
    "RequestKind",
    "RetentionLimit",
    "Revealed",
    "RightsRequest",
    "Role",
    "SubjectKind",
    "Tracker",
    "TrackerPurpose",
    "Training",
    "Transfer",
    "TransferKind",
    "TransferTool",
]
