"""The world, as facts: organisations, hosting, processing, people, security, transfers, prospecting, registers.

``None`` means *not stated*; an empty tuple means *stated: there is none*. One fact is stated once: things are
described in one place and named elsewhere by their ``id``. Names and free text never appear in a repr.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthgov.loading import on_demand
from healthgov.models.breaches import Availability, Breach, BreachCause, BreachItem, Revealed
from healthgov.models.cameras import Cameras
from healthgov.models.categories import Article9, DataCategory, DataUse, Taxonomy, lies_in
from healthgov.models.certificates import (
    Accreditation,
    Activity,
    Audit,
    AuditKind,
    Certificate,
    Certifier,
    Interval,
    IsmsCertificate,
    PublicStatement,
    Referential,
)
from healthgov.models.certification import (
    Actor,
    ActorRole,
    ActorStatus,
    AuditStage,
    CertificationFile,
    Decision,
    Evidence,
    NonConformity,
    RemoteAccess,
)
from healthgov.models.consents import Consent
from healthgov.models.contracts import HostingClause, HostingContract, PaperClause
from healthgov.models.erasures import KeepingReasons
from healthgov.models.formalities import (
    Formality,
    FormalityKind,
    FrameworkConditions,
    InternalStudy,
    ReferenceFramework,
)
from healthgov.models.governance import (
    Dpo,
    Governance,
    OrganisationKind,
    PracticeConditions,
    ProcessingRecord,
    Training,
)
from healthgov.models.health import health_data, special_data, to_identify, with_category
from healthgov.models.health_data_space import (
    EhrSupply,
    EhrSystem,
    HealthDataHolding,
    PriorityCategory,
    SecondaryCategory,
)
from healthgov.models.health_services import (
    DigitalHealthService,
    HandedOver,
    IdentityTrait,
    OrganisationAccess,
    PatientAccess,
    PatientIdentity,
    ProfessionalAccess,
    PublisherChange,
    ServiceUser,
)
from healthgov.models.hosting import (
    Beneficiary,
    GroupExemption,
    HostingArrangement,
    Medium,
    Origin,
    PatientInformation,
    ShortProcessing,
)
from healthgov.models.impact_assessments import Dpia, DpiaCriterion, DpiaElement, ListedOperation
from healthgov.models.layers import Access, Entity, ForeignLaw, Layer, Safeguard, SecurityMeasure, Storage, StorageKind
from healthgov.models.limits import Clock, RetentionLimit
from healthgov.models.notices import Notice, NoticeAudience, NoticeItem, ToldPeriod
from healthgov.models.offences import OffenceData, OffenceGround
from healthgov.models.organisation import Organisation
from healthgov.models.places import Places, country, country_name
from healthgov.models.platforms import DigitalPlatform, Tracker, TrackerPurpose
from healthgov.models.processing import Anonymisation, AutomatedDecision, ProcessingActivity, SubjectKind
from healthgov.models.prospecting import (
    Address,
    Audience,
    Campaign,
    Channel,
    ContactFile,
    Relation,
    Telephone,
    Unsubscribe,
)
from healthgov.models.pseudonyms import KeyHolder, Pseudonymisation
from healthgov.models.purposes import Article9Condition, LegalBasis, Purpose, PurposeKind
from healthgov.models.refusals import RefusalGround
from healthgov.models.requests import AskedBackFor, HeirAim, Requester, RequestKind, RightsRequest
from healthgov.models.requirements import Item, Requirement
from healthgov.models.roles import (
    CertificateScheme,
    Contract,
    DataAccess,
    ProcessorClause,
    Recipient,
    RecipientCertificate,
    Role,
)
from healthgov.models.security import AccessModel, InformationSystem, PasswordStorage
from healthgov.models.transfers import Assessment, Derogation, Exporter, Transfer, TransferKind, TransferTool

if TYPE_CHECKING:
    from healthgov.models.host_lists import COLUMNS, read_csv, read_json
    from healthgov.models.prices import Per, Price
    from healthgov.models.regions import REGIONS, country_of_region, nearest_region
    from healthgov.models.registers import HostEntry, HostingNeed, Register
    from healthgov.models.suitability import Suitability, suited

__all__ = [
    "COLUMNS",
    "REGIONS",
    "Access",
    "AccessModel",
    "Accreditation",
    "Activity",
    "Actor",
    "ActorRole",
    "ActorStatus",
    "Address",
    "Anonymisation",
    "Article9",
    "Article9Condition",
    "AskedBackFor",
    "Assessment",
    "Audience",
    "Audit",
    "AuditKind",
    "AuditStage",
    "AutomatedDecision",
    "Availability",
    "Beneficiary",
    "Breach",
    "BreachCause",
    "BreachItem",
    "Cameras",
    "Campaign",
    "Certificate",
    "CertificateScheme",
    "CertificationFile",
    "Certifier",
    "Channel",
    "Clock",
    "Consent",
    "ContactFile",
    "Contract",
    "DataAccess",
    "DataCategory",
    "DataUse",
    "Decision",
    "Derogation",
    "DigitalHealthService",
    "DigitalPlatform",
    "Dpia",
    "DpiaCriterion",
    "DpiaElement",
    "Dpo",
    "EhrSupply",
    "EhrSystem",
    "Entity",
    "Evidence",
    "Exporter",
    "ForeignLaw",
    "Formality",
    "FormalityKind",
    "FrameworkConditions",
    "Governance",
    "GroupExemption",
    "HandedOver",
    "HealthDataHolding",
    "HeirAim",
    "HostEntry",
    "HostingArrangement",
    "HostingClause",
    "HostingContract",
    "HostingNeed",
    "IdentityTrait",
    "InformationSystem",
    "InternalStudy",
    "Interval",
    "IsmsCertificate",
    "Item",
    "KeepingReasons",
    "KeyHolder",
    "Layer",
    "LegalBasis",
    "ListedOperation",
    "Medium",
    "NonConformity",
    "Notice",
    "NoticeAudience",
    "NoticeItem",
    "OffenceData",
    "OffenceGround",
    "Organisation",
    "OrganisationAccess",
    "OrganisationKind",
    "Origin",
    "PaperClause",
    "PasswordStorage",
    "PatientAccess",
    "PatientIdentity",
    "PatientInformation",
    "Per",
    "Places",
    "PracticeConditions",
    "Price",
    "PriorityCategory",
    "ProcessingActivity",
    "ProcessingRecord",
    "ProcessorClause",
    "ProfessionalAccess",
    "Pseudonymisation",
    "PublicStatement",
    "PublisherChange",
    "Purpose",
    "PurposeKind",
    "Recipient",
    "RecipientCertificate",
    "ReferenceFramework",
    "Referential",
    "RefusalGround",
    "Register",
    "Relation",
    "RemoteAccess",
    "RequestKind",
    "Requester",
    "Requirement",
    "RetentionLimit",
    "Revealed",
    "RightsRequest",
    "Role",
    "Safeguard",
    "SecondaryCategory",
    "SecurityMeasure",
    "ServiceUser",
    "ShortProcessing",
    "Storage",
    "StorageKind",
    "SubjectKind",
    "Suitability",
    "Taxonomy",
    "Telephone",
    "ToldPeriod",
    "Tracker",
    "TrackerPurpose",
    "Training",
    "Transfer",
    "TransferKind",
    "TransferTool",
    "Unsubscribe",
    "country",
    "country_name",
    "country_of_region",
    "health_data",
    "lies_in",
    "nearest_region",
    "read_csv",
    "read_json",
    "special_data",
    "suited",
    "to_identify",
    "with_category",
]

if not TYPE_CHECKING:  # registers are read by few
    __getattr__ = on_demand(
        __name__,
        {
            **dict.fromkeys(("COLUMNS", "read_csv", "read_json"), ".host_lists"),
            **dict.fromkeys(("HostEntry", "HostingNeed", "Register"), ".registers"),
            **dict.fromkeys(("Suitability", "suited"), ".suitability"),
            **dict.fromkeys(("Per", "Price"), ".prices"),
            **dict.fromkeys(("REGIONS", "country_of_region", "nearest_region"), ".regions"),
        },
    )


def __dir__() -> list[str]:
    return __all__
