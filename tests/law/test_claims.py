"""Claims that are often read about health data, each held against the rule that says what is true."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from healthgov import check, fr
from healthgov.documents import structure
from healthgov.eu.categories import TAXONOMY
from healthgov.findings import CategoryCode
from healthgov.models import Article9, DataUse, Organisation, ProcessingActivity, health_data
from healthgov.rules import Severity
from healthgov.verdicts import Verdict
from law.cases import changed, read_yaml

BASE = read_yaml(Path(__file__).parents[2] / "examples" / "telemedicine.yaml")
DAY = date(2026, 11, 23)


def failing(changes: dict[str, Any]) -> set[str]:
    """The codes that fail on the company in order with these changes."""
    report = check(structure(changed(BASE, changes), Organisation), *fr.RULE_SETS, as_of=DAY)
    return {result.code for result in report.results if result.verdict is Verdict.FAIL}


def severity(code: str) -> Severity:
    """How much a rule weighs."""
    return next(rule.severity for rules in fr.RULE_SETS for rule in rules.rules if rule.code == code)


def concerns_health(categories: tuple[CategoryCode, ...], **facts: Any) -> Verdict:
    """Whether data of these categories concern health."""
    return health_data(TAXONOMY).verdict(ProcessingActivity(id="a", categories=categories, **facts), as_of=DAY)


def test_health_data_are_pathologies_and_physical_characteristics():
    """Incomplete: a physical characteristic is contextual, and appointments, orders and inferences count too."""
    hair = (CategoryCode("physical.characteristic"),)
    assert concerns_health(hair, use=DataUse.OTHER, allows_conclusion=False) is Verdict.FAIL
    assert concerns_health(hair, use=DataUse.OTHER, allows_conclusion=True) is Verdict.PASS
    assert TAXONOMY["health.appointment"].article_9 is Article9.SPECIAL


def test_hosting_is_governed_by_the_gdpr():
    """Wrong: the certificate of hosts is French law, and no rule of the Union asks for one."""
    without = {"hosting.0.certificates": []}
    assert "FR-HDS-01" in failing(without)
    assert not {code for code in failing(without) if code.startswith("EU-GDPR")}


def test_all_identifying_data_are_sensitive():
    """Wrong: a name is not of a special category by itself; registering a person for care makes it health data."""
    name = (CategoryCode("identity.name"),)
    assert TAXONOMY["identity.name"].article_9 is Article9.NOT_SPECIAL
    assert concerns_health(name, use=DataUse.OTHER) is Verdict.FAIL
    assert concerns_health(name, use=DataUse.CARE_REGISTRATION) is Verdict.PASS


def test_every_organisation_must_use_a_certified_host():
    """Wrong: who hosts its own data needs no certificate."""
    own = {"hosting.0.external": False, "hosting.0.certificates": [], "hosting.0.beneficiary": "itself"}
    assert "FR-HDS-01" not in failing(own)


def test_sufficient_guarantees_replace_storage_in_europe():
    """Outdated: version 2 of the referential asks for storage in the EEA; adequacy is not enough."""
    abroad = {"hosting.0.layers.0.storage.0.country": "CH"}
    assert not failing({})
    assert any(code.startswith("FR-HDS") for code in failing(abroad))


def test_privacy_by_design_is_strongly_recommended():
    """Understated: it is an obligation, so its lack is a failure and no warning."""
    assert "EU-GDPR-08" in failing({"activities.0.designed_in": False})
    assert severity("EU-GDPR-08") > Severity.WARNING


def test_an_impact_assessment_shows_that_one_may_collect():
    """Wrong: an assessment is no permission; needless data fail with a whole assessment beside them."""
    assert failing({"activities.0.excessive_data": True}) == {"EU-GDPR-03"}


def test_employees_must_be_informed():
    """Right: a notice for employees is asked for where their data are processed."""
    assert {"FR-STAFF-04", "EU-GDPR-20"} <= failing({"activities.1.notices": []})


def test_employees_should_be_made_aware():
    """Right, with no frequency in any text: a warning where no dated training stands in the document."""
    assert failing({"governance.trainings": []}) == {"EU-GDPR-50"}
    assert severity("EU-GDPR-50") is Severity.WARNING


def test_an_officer_is_key():
    """Conditional: needed by public bodies, monitoring and special categories at large scale."""
    alone = {
        "kind": "individual_practitioner",
        "governance.special_categories_at_large_scale": False,
        "governance.dpo": {"designated": False},
    }
    assert "EU-GDPR-42" not in failing(alone)
    assert "EU-GDPR-42" in failing({"governance.dpo": {"designated": False}})


def test_professionals_need_no_consent():
    """Right, with conditions: their profession, information beforehand, objection at collection."""
    assert not failing({})
    for condition in ("related_to_profession", "informed_at_collection", "objection_offered_at_collection"):
        assert "FR-PRO-01" in failing({f"campaigns.0.{condition}": False, "campaigns.0.consent": {"collected": False}})


def test_without_consent_there_is_no_retention_limit_for_professionals():
    """False: storage limitation has no exception for professional contacts."""
    for change, code in (
        ({"activities.2.retention.0.unlimited": True, "activities.2.retention.0.period": None}, "EU-GDPR-05"),
        ({"contact_files.0.unlimited": True, "contact_files.0.period": None}, "FR-PRO-20"),
    ):
        assert code in failing(change)
        assert severity(code) > Severity.WARNING


def test_consumers_three_years_from_the_last_contact():
    """Right as guidance, from a contact of the person, and not for health establishments or insurers."""
    longer = {"contact_files.0.period": "P4Y", "contact_files.0.justified": False}
    assert "FR-PRO-21" in failing(longer)
    assert "FR-PRO-21" not in failing({**longer, "kind": "health_establishment"})
    assert "FR-PRO-22" in failing({"contact_files.0.clock": "own_message"})


def test_no_proposal_fails_anything():
    """The proposals of 2025 (750 staff, 96 hours, relative personal data) change no answer."""
    assert "EU-GDPR-40" in failing({"staff": 700, "governance.record": {"kept": False}})
    late = {"breaches.0.authority_notified_at": "2026-04-18T09:00:00+02:00"}
    assert "EU-GDPR-70" in failing(late)
