"""The words of fides for ours: data uses, data subjects, legal bases and categories of data.

A word is taken where its definition is that of ours. Where fides has none, a word of our own is written, which its
taxonomies leave room for: below the category that holds it, so that a policy on that one reaches it.
"""

from __future__ import annotations

from typing import Any

from healthgov.interchange.vocabularies import code_of, only
from healthgov.kinds import CategoryCode
from healthgov.models import Taxonomy
from healthgov.models.processing import SubjectKind
from healthgov.models.purposes import Article9Condition, LegalBasis, PurposeKind

__all__ = [
    "BASES",
    "CONDITIONS",
    "UNSTATED_USE",
    "Defined",
    "category_of",
    "key_of_category",
    "key_of_kind",
    "key_of_subject",
    "kind_of_use",
    "subject_of",
]

_OWN = "healthgov-"

_USES = {
    "employment": PurposeKind.STAFF_MANAGEMENT,
    "essential.service.security": PurposeKind.SECURITY,
    "marketing.communications": PurposeKind.PROSPECTING,
}
_NARROWER = {
    "marketing.communications.email": PurposeKind.PROSPECTING,
    "marketing.communications.sms": PurposeKind.PROSPECTING,
}
UNSTATED_USE = "collect"
"""Data are held for "another purpose which has not yet been expressly defined"."""

_SUBJECTS = {
    "patient": SubjectKind.PATIENTS,
    "next_of_kin": SubjectKind.RELATIVES,
    "employee": SubjectKind.EMPLOYEES,
    "job_applicant": SubjectKind.CANDIDATES,
    "customer": SubjectKind.CUSTOMERS,
    "prospect": SubjectKind.PROSPECTS,
    "supplier_vendor": SubjectKind.SUPPLIERS,
}
BASES = {
    "Consent": LegalBasis.CONSENT.value,
    "Contract": LegalBasis.CONTRACT.value,
    "Legal obligations": LegalBasis.LEGAL_OBLIGATION.value,
    "Vital interests": LegalBasis.VITAL_INTERESTS.value,
    "Public interest": LegalBasis.PUBLIC_TASK.value,
    "Legitimate interests": LegalBasis.LEGITIMATE_INTERESTS.value,
}
CONDITIONS = {
    "Explicit consent": Article9Condition.EXPLICIT_CONSENT.value,
    "Employment, social security and social protection": Article9Condition.EMPLOYMENT_SOCIAL_PROTECTION.value,
    "Vital interests": Article9Condition.VITAL_INTERESTS.value,
    "Not-for-profit bodies": Article9Condition.NON_PROFIT_BODY.value,
    "Made public by the data subject": Article9Condition.MADE_PUBLIC.value,
    "Legal claims or judicial acts": Article9Condition.LEGAL_CLAIMS.value,
    "Reasons of substantial public interest (with a basis in law)": Article9Condition.SUBSTANTIAL_PUBLIC_INTEREST.value,
    "Health or social care (with a basis in law)": Article9Condition.HEALTH_OR_SOCIAL_CARE.value,
    "Public health (with a basis in law)": Article9Condition.PUBLIC_HEALTH.value,
    "Archiving, research and statistics (with a basis in law)": Article9Condition.ARCHIVING_RESEARCH_STATISTICS.value,
}


class Defined:
    """The words of our own that a manifest uses, each defined once, by the taxonomy they belong to."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, dict[str, Any]]] = {"data_category": {}, "data_use": {}, "data_subject": {}}

    def own(self, taxonomy: str, name: str, parent: str = "") -> str:
        """The key of a word of our own."""
        last = _OWN + name.replace(".", "-")
        key = f"{parent}.{last}" if parent else last
        word = {"fides_key": key, "name": name, **({"parent_key": parent} if parent else {})}
        self.words[taxonomy][key] = word
        return key


def _own_name(key: str) -> str | None:
    last = key.rpartition(".")[2]
    return last.removeprefix(_OWN) if last.startswith(_OWN) else None


def key_of_kind(kind: str | None, defined: Defined) -> str:
    """The data use for a kind of purpose."""
    if kind is None:
        return UNSTATED_USE
    known = next((key for key, one in _USES.items() if one.value == kind), None)
    return known or defined.own("data_use", kind)


def kind_of_use(key: str) -> str | None:
    """The kind of purpose of a data use, where it is certain."""
    known = _USES.get(key) or _NARROWER.get(key)
    own = _own_name(key)
    return known.value if known else own if own in {one.value for one in PurposeKind} else None


def key_of_subject(subject: str, defined: Defined) -> str:
    """The data subject of fides for ours."""
    known = next((key for key, one in _SUBJECTS.items() if one.value == subject), None)
    return known or defined.own("data_subject", subject)


def subject_of(key: str) -> str | None:
    """Whose data they are, where it is certain."""
    known, own = _SUBJECTS.get(key), _own_name(key)
    return known.value if known else own if own in {one.value for one in SubjectKind} else None


def key_of_category(code: str, taxonomy: Taxonomy, defined: Defined) -> str:
    """The data category of fides for a code of ours; one of our own below it where fides knows only the wider one."""
    keys = taxonomy[code].fideslang if code_of(code, taxonomy) else ()
    for key in keys:
        if not key.endswith(".*") and only(taxonomy.from_fideslang(key)) == code:
            return key
    return defined.own("data_category", code, keys[0].removesuffix(".*") if keys else "user")


def category_of(key: str, taxonomy: Taxonomy) -> str | None:
    """The code of ours for a data category of fides, where it is certain."""
    own = _own_name(key)
    if own is not None:
        try:
            return str(CategoryCode(own.replace("-", ".")))
        except ValueError:
            return None
    return only(taxonomy.from_fideslang(key))
