"""What people asked of whole documents in public trackers and registers: their days and nothing else of theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from groups import in_groups
from healthgov import check, eu, fr, gb, loads
from healthgov.commands.laws import bodies_of_country, default_bodies
from healthgov.documents import structure
from healthgov.models import Organisation
from healthgov.verdicts import Verdict
from law.cases import changed, read_yaml

TODAY = "2026-11-28"
PASS, FAIL, UNKNOWN = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN


def verdicts(document, *laws, on):
    """The verdict of each rule that applies, the gravest of its subjects."""
    report = check(loads(json.dumps(document), "json"), *laws, as_of=on)
    found = {}
    for result in report.results:
        if result.finding.applies and found.get(result.code) is not FAIL:
            found[result.code] = UNKNOWN if UNKNOWN in (result.verdict, found.get(result.code)) else result.verdict
        if result.verdict is FAIL:
            found[result.code] = FAIL
    return found


ABROAD = {
    "id": "follow-up",
    "country": "FR",
    "kind": "software_publisher",
    "public_body": False,
    "hosting": [
        {
            "id": "prod",
            "external": True,
            "health_data": True,
            "origins": ["care"],
            "beneficiary": "producer",
            "medium": "live",
            "entities": [{"id": "platform", "name": "A platform", "country": "US"}],
            "layers": [
                {
                    "performer": "platform",
                    "activities": ["physical_site", "hardware", "virtual_infra", "app_platform", "admin_operation", "backup"],
                    "storage": [{"country": "US"}],
                    "access": [],
                }
            ],
            "certificates": [],
        }
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("on", "failing"),
    [
        ("2018-03-30", set()),
        ("2018-04-01", {"FR-HDS-01"}),
        ("2020-03-20", {"FR-HDS-01"}),
        ("2025-01-01", {"FR-HDS-01"}),
        ("2026-09-25", {"FR-HDS-01"}),
        ("2026-09-26", {"FR-HDS-01", "FR-HDS-11"}),
        ("2026-11-28", {"FR-HDS-01", "FR-HDS-11"}),
    ],
)
def test_a_platform_overseas_without_certificate(on, failing):
    """Not asked before April 2018; storage overseas is a failure of its own from 26 September 2026 only."""
    found = verdicts(ABROAD, *fr.RULE_SETS, on=on)
    assert {code for code, verdict in found.items() if verdict is FAIL} == failing
    assert ("FR-HDS-01" in found) is (on >= "2018-04-01")


def test_an_old_approval_is_asked_for_in_the_union_and_claimed_elsewhere():
    """The same arrangement with data in France: an approval may have run on; what it does not say is asked."""
    at_home = json.loads(json.dumps(ABROAD))
    at_home["hosting"][0]["layers"][0]["storage"] = [{"country": "FR"}]
    assert verdicts(at_home, fr.Hds, on="2020-03-20")["FR-HDS-01"] is UNKNOWN
    assert verdicts(at_home, fr.Hds, on="2021-04-01")["FR-HDS-01"] is FAIL
    claiming = json.loads(json.dumps(ABROAD))
    claiming["hosting"][0]["layers"][0]["approved_until"] = "2020-06-30"
    assert verdicts(claiming, fr.Hds, on="2020-06-30")["FR-HDS-01"] is PASS
    assert verdicts(claiming, fr.Hds, on="2020-07-01")["FR-HDS-01"] is FAIL


@pytest.mark.parametrize(
    ("request_", "verdict"),
    [
        ({"received_on": "2021-03-31", "answered_on": "2021-04-30"}, PASS),
        ({"received_on": "2021-03-31", "answered_on": "2021-05-04"}, FAIL),
        ({"received_on": "2022-01-10"}, UNKNOWN),
        ({"received_on": "2022-01-10", "unanswered": True}, FAIL),
        ({"received_on": "2022-01-10", "extension_told_on": "2022-02-01", "answered_on": "2022-04-11"}, PASS),
    ],
)
def test_a_trust_that_answers_late(request_, verdict):
    """The law of the United Kingdom is asked, and has the month and the rolled end of the Regulation."""
    trust = {"id": "trust", "country": "GB", "kind": "health_establishment", "public_body": True}
    asked = {"id": "r", "kind": "access", "complete": True, **request_}
    assert verdicts(trust | {"requests": [asked]}, *gb.RULE_SETS, on="2022-06-01")["GB-GDPR-01"] is verdict


@pytest.mark.parametrize(
    ("tests", "anonymous", "limited"),
    [
        ({}, UNKNOWN, UNKNOWN),
        ({"singling_out": False}, UNKNOWN, UNKNOWN),
        ({"singling_out": False, "linkable": False, "inferable": False}, PASS, None),
        ({"singling_out": True}, FAIL, FAIL),
    ],
)
def test_statistics_said_to_be_anonymous_and_kept_without_limit(tests, anonymous, limited):
    """A limit is due for personal data alone: while the tests are open, nobody knows."""
    activity = {
        "id": "s",
        "role": "controller",
        "purposes": [{"kind": "internal_steering", "legal_basis": "public_task"}],
        "categories": ["social.situation"],
        "anonymisation": {"claimed": True, **tests},
        "retention": [{"id": "r", "unlimited": True}],
    }
    found = verdicts({"id": "o", "country": "BE", "activities": [activity]}, eu.Gdpr, on=TODAY)
    assert (found["EU-GDPR-07"], found.get("EU-GDPR-05")) == (anonymous, limited)


@pytest.mark.parametrize(
    ("outcome", "carried_out", "due"),
    [
        ({"really_erased": True}, PASS, UNKNOWN),
        ({"really_erased": True, "erased": ["file"], "erased_past_period": False}, PASS, FAIL),
        ({"really_erased": True, "erased": ["file"], "erased_past_period": True}, PASS, PASS),
        ({"refused_with_reasons": True, "refusal_ground": "kept_by_law"}, PASS, None),
        ({"refused_with_reasons": True}, UNKNOWN, None),
        ({"anonymised": True}, PASS, UNKNOWN),
        ({"really_erased": False, "anonymised": False, "refused_with_reasons": False}, FAIL, None),
    ],
)
def test_an_erasure_while_the_file_is_due(outcome, carried_out, due):
    """Erased, refused, made anonymous in place, or nothing of it: each is an outcome of its own."""
    care = {
        "id": "care",
        "role": "controller",
        "purposes": [{"kind": "care", "legal_basis": "public_task", "article_9": "health_or_social_care"}],
        "categories": ["health.record"],
        "use": "care",
        "retention": [{"id": "file", "record_type": "hospital_medical_record", "applied": True}],
    }
    request = {"id": "r", "kind": "erasure", "received_on": "2026-09-01", "answered_on": "2026-09-05", **outcome}
    hospital = {"id": "h", "country": "FR", "kind": "health_establishment", "activities": [care], "requests": [request]}
    found = verdicts(hospital, *fr.RULE_SETS, on=TODAY)
    assert (found["EU-GDPR-24"], found.get("EU-COH-07")) == (carried_out, due)


def test_a_count_of_late_requests_can_be_stated():
    """An authority counted a third of a year's requests late, and listed none."""
    trust = {"id": "trust", "country": "GB", "public_body": True}
    assert verdicts(trust | {"requests_late": 1021}, *gb.RULE_SETS, on="2024-12-13")["GB-GDPR-03"] is FAIL
    assert verdicts(trust | {"requests_late": 0}, *gb.RULE_SETS, on="2024-12-13")["GB-GDPR-03"] is PASS
    assert "GB-GDPR-03" not in verdicts(trust | {"requests": []}, *gb.RULE_SETS, on="2024-12-13")


PUBLIC = read_yaml(Path(__file__).parent / "public.yaml")
ASKED = [(item, case) for item in PUBLIC for case in item["cases"]]
WORST_FIRST = ("fail", "unknown", "pass", "not_applicable")


@in_groups(ASKED, by=lambda item, _: item["id"], named=lambda _, case: case["name"])
def test_public_document(item, case):
    """Each rule answers what was written down before it was asked."""
    own = {} if "document" in case else item.get("with") or {}
    document = changed(changed(case.get("document", item["document"]), own), case.get("with") or {})
    organisation = structure(document, Organisation)
    bodies = dict.fromkeys((*default_bodies(), *bodies_of_country(organisation)))
    codes = {body: {rule.code for rule in body.rules} for body in bodies}
    asked = [part for body in bodies for code in case["expects"] if code in codes[body] for part in body.only(code)]
    report = check(organisation, *asked, as_of=case.get("as_of", item["as_of"]))
    for code, expected in case["expects"].items():
        found = [result for result in report.results if result.code == code]
        said = {result.verdict.value if result.applies else "not_applicable" for result in found}
        answer = next((one for one in WORST_FIRST if one in said), "not_applicable")
        assert answer in (expected if isinstance(expected, list) else [expected]), (code, [r.reason() for r in found])


def test_public_documents_say_where_they_come_from():
    """Each has its place with the day on which it was read, and nothing that tries nothing."""
    assert len({item["id"] for item in PUBLIC}) == len(PUBLIC)
    assert all("read 20" in item["origin"] for item in PUBLIC)
    assert all(item.keys() <= {"id", "asked", "origin", "document", "as_of", "with", "cases"} for item in PUBLIC)
    assert all(
        case.keys() <= {"name", "as_of", "with", "document", "expects"} for item in PUBLIC for case in item["cases"]
    )
