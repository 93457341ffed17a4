"""The words of the Data Privacy Vocabulary (2.3, 2026-02-28) for ours, by their IRIs.

A word stands for one of ours where its definition is that of ours, or a narrower one. Where the vocabulary has none, an
IRI of our own is written, which no other vocabulary can own: ``urn:healthgov:``.
"""

from __future__ import annotations

from healthgov.interchange.vocabularies import code_of, only
from healthgov.kinds import CategoryCode
from healthgov.models import Taxonomy
from healthgov.models.processing import SubjectKind
from healthgov.models.purposes import Article9Condition, LegalBasis, PurposeKind

__all__ = [
    "BASES",
    "CONDITIONS",
    "CONTEXT",
    "DPV",
    "FACT",
    "KINDS",
    "SUBJECTS",
    "category_iri",
    "category_of",
    "iri_of",
    "short",
    "value_of",
]

DPV = "https://w3id.org/dpv#"
_PD, _HEALTH = "https://w3id.org/dpv/pd#", "https://w3id.org/dpv/sector/health#"
_GDPR = "https://w3id.org/dpv/legal/eu/gdpr#"
FACT = "urn:healthgov:fact:"
_CATEGORY, _KIND, _SUBJECT = "urn:healthgov:category:", "urn:healthgov:purpose:", "urn:healthgov:subject:"

CONTEXT = {
    "dpv": DPV,
    "pd": _PD,
    "health": _HEALTH,
    "eu-gdpr": _GDPR,
    "loc": "https://w3id.org/dpv/loc#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "fact": FACT,
}

_Words = dict[str, str]

KINDS: _Words = {
    f"{_HEALTH}ServiceProvision": PurposeKind.CARE.value,
    f"{_HEALTH}AppointmentScheduling": PurposeKind.APPOINTMENTS.value,
    f"{_HEALTH}InsuranceManagement": PurposeKind.INSURANCE.value,
    f"{_HEALTH}PublicInterestRelatedToHealth": PurposeKind.PUBLIC_HEALTH.value,
    f"{DPV}PaymentManagement": PurposeKind.BILLING.value,
    f"{DPV}PersonnelManagement": PurposeKind.STAFF_MANAGEMENT.value,
    f"{DPV}ScientificResearch": PurposeKind.RESEARCH.value,
    f"{DPV}DirectMarketing": PurposeKind.PROSPECTING.value,
    f"{DPV}EnforceSecurity": PurposeKind.SECURITY.value,
    f"{DPV}VendorManagement": PurposeKind.SUPPLIERS.value,
    f"{_HEALTH}HealthcareScientificResearch": PurposeKind.RESEARCH.value,
    f"{_HEALTH}HealthInsuranceManagement": PurposeKind.INSURANCE.value,
    **{f"{_KIND}{one.value}": one.value for one in PurposeKind},
}
SUBJECTS: _Words = {
    f"{DPV}Patient": SubjectKind.PATIENTS.value,
    f"{DPV}Employee": SubjectKind.EMPLOYEES.value,
    f"{DPV}JobApplicant": SubjectKind.CANDIDATES.value,
    f"{DPV}Customer": SubjectKind.CUSTOMERS.value,
    f"{DPV}User": SubjectKind.USERS.value,
    **{f"{_SUBJECT}{one.value}": one.value for one in SubjectKind},
}
_BASES = {
    "A6-1-a": LegalBasis.CONSENT,
    "A6-1-b": LegalBasis.CONTRACT,
    "A6-1-c": LegalBasis.LEGAL_OBLIGATION,
    "A6-1-d": LegalBasis.VITAL_INTERESTS,
    "A6-1-e": LegalBasis.PUBLIC_TASK,
    "A6-1-f": LegalBasis.LEGITIMATE_INTERESTS,
}
BASES: _Words = {f"{_GDPR}{term}": basis.value for term, basis in _BASES.items()}
_CONDITIONS = (
    Article9Condition.EXPLICIT_CONSENT,
    Article9Condition.EMPLOYMENT_SOCIAL_PROTECTION,
    Article9Condition.VITAL_INTERESTS,
    Article9Condition.NON_PROFIT_BODY,
    Article9Condition.MADE_PUBLIC,
    Article9Condition.LEGAL_CLAIMS,
    Article9Condition.SUBSTANTIAL_PUBLIC_INTEREST,
    Article9Condition.HEALTH_OR_SOCIAL_CARE,
    Article9Condition.PUBLIC_HEALTH,
    Article9Condition.ARCHIVING_RESEARCH_STATISTICS,
)
CONDITIONS: _Words = {f"{_GDPR}A9-2-{letter}": one.value for letter, one in zip("abcdefghij", _CONDITIONS, strict=True)}
"""The points of article 9(2), in their order."""


def iri_of(value: str, words: _Words) -> str | None:
    """The IRI for a value of ours."""
    return next((iri for iri, one in words.items() if one == value), None)


def value_of(iri: str, words: _Words) -> str | None:
    """The value of ours for an IRI; a narrower basis of the regulation is its basis."""
    if iri.startswith(_GDPR):
        iri = "-".join(iri.split("-")[:3])
    return words.get(iri)


def short(iri: str) -> str:
    """An IRI as the context shortens it."""
    found = next((name for name, space in CONTEXT.items() if iri.startswith(space)), None)
    return iri if found is None else f"{found}:{iri.removeprefix(CONTEXT[found])}"


def category_iri(code: str, taxonomy: Taxonomy) -> str:
    """The IRI for a category of data: of the vocabulary where one of its words names this one."""
    if code_of(code, taxonomy) and code in taxonomy:
        one = taxonomy[code]
        for space, names in ((_PD, one.dpv), (_HEALTH, one.dpv_health)):
            for name in names:
                if only(taxonomy.from_dpv(name)) == code:
                    return space + name
    return _CATEGORY + code


def category_of(iri: str, taxonomy: Taxonomy) -> str | None:
    """The code of ours for an IRI, where it is certain."""
    if iri.startswith(_CATEGORY):
        try:
            return str(CategoryCode(iri.removeprefix(_CATEGORY)))
        except ValueError:
            return None
    space = next((one for one in (_PD, _HEALTH) if iri.startswith(one)), None)
    return only(taxonomy.from_dpv(iri.removeprefix(space))) if space else None
