"""Each rule obliges whom it obliges: by role, place, size and person, over every case that fails.

Whom a rule obliges stands in ``obliged.yaml``, one line a rule, written for a lawyer. Each case that a rule fails is asked
again of an organisation that is only a processor, of one abroad, of one in each overseas territory, of one that works
alone, and of data on the dead: who is not obliged is never at fault, and who is obliged still is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from groups import in_groups, law_of
from healthgov import Verdict, fr
from healthgov.documents import structure
from healthgov.models import DigitalHealthService, HostingArrangement, Organisation
from healthgov.questions.script import FAIL
from healthgov.rules import RuleSet
from healthgov.rules.bodies import law_on
from healthgov.rules.subjects import walk
from law import test_cases as by_subject
from law import test_organisation as by_document
from law.cases import changed, copied, read_yaml

OBLIGED = read_yaml(Path(__file__).parent / "obliged.yaml")["rules"]
ALIKE = ("GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM")
BY_EXTENSION = ("NC", "PF", "WF", "TF")
FRENCH = [code for code in OBLIGED if OBLIGED[code]["place"] in ("france", "codes", "secrecy")]
WHOLE = {rule.code: rules for rules in by_document.RULE_SETS for rule in rules.rules}
FAILING: dict[str, list[Any]] = defaultdict(list)
for one in (*by_document.CASES, *by_subject.CASES):
    if one.expect == "fail":
        FAILING[one.rule].append(one)
Change = Callable[[dict[str, Any]], None]


def processor(document: dict[str, Any]) -> None:
    """Everything is done on behalf of others."""
    for activity in document.get("activities") or []:
        activity["role"] = "processor"
    for breach in document.get("breaches") or []:
        breach["as_processor"] = True
    for part in ("campaigns", "contact_files"):
        for thing in document.get(part) or []:
            thing["for_client"] = True


def controller(document: dict[str, Any]) -> None:
    """Everything is done for oneself."""
    for activity in document.get("activities") or []:
        activity["role"] = "controller"
    for breach in document.get("breaches") or []:
        breach["as_processor"] = False


def of_the_dead(document: dict[str, Any]) -> None:
    """All data are on the dead."""
    for activity in document.get("activities") or []:
        activity["subjects"] = ["deceased"]
    for request in document.get("requests") or []:
        request["for_deceased"] = True
    for breach in document.get("breaches") or []:
        breach["on_deceased_only"] = True


def alone(document: dict[str, Any]) -> None:
    """Somebody practises alone."""
    document |= {"kind": "individual_practitioner", "staff": 1}


def within(country: str) -> Change:
    """The organisation, and the persons it approaches, are in one place."""

    def moved(document: dict[str, Any]) -> None:
        document["country"] = country
        document["targets_union"] = False
        for activity in document.get("activities") or []:
            activity.pop("subject_countries", None)
        for campaign in document.get("campaigns") or []:
            campaign["countries"] = [country]

    return moved


def plain_root(case: Any) -> Any:
    """The organisation around a subject that a case gives alone."""
    if case.root is not None:
        return case.root
    hosting = (case.subject,) if isinstance(case.subject, HostingArrangement) else None
    return Organisation(id="clinic", country="FR", hosting=hosting)


def one_fails(body: type[RuleSet], code: str, organisation: Organisation, day: date) -> bool:
    """Whether one rule fails of any of its subjects: in the fast reading, for it is asked of thousands of documents."""
    law = law_on(body, day)
    return any(
        isinstance(subject.value, rule.of or body.of) and law.number_until(rule, subject.value, organisation)[0] == FAIL
        for rule in body.rules
        if rule.code == code and law.stands(rule)
        for subject in walk(organisation)
    )


def fails(case: Any, change: Change | None = None, **root: Any) -> bool:
    """Whether the rule still fails, once the document or the organisation around the subject is changed."""
    if isinstance(case, by_document.Case):
        document = copied(changed(by_document.BASE, case.changes))
        if change is not None:
            change(document)
        return one_fails(WHOLE[case.rule], case.rule, structure(document, Organisation), case.as_of)
    rules = case.rule_set(as_of=case.as_of)
    rule = next(rule for rule in case.rule_set.rules if rule.code == case.rule and rules.skips(rule) is None)
    subject = case.subject
    if isinstance(subject, DigitalHealthService) and "country" in root:
        subject = attrs.evolve(subject, used_in_france=None)  # a service reaches France wherever its publisher is
    return rules.explain(rule, subject, attrs.evolve(plain_root(case), **root)).verdict is Verdict.FAIL


def codes(**wanted: str) -> list[str]:
    """The rules with these words in their line."""
    return [code for code, line in OBLIGED.items() if all(line.get(key) == value for key, value in wanted.items())]


OF_DOCUMENTS = [code for code in OBLIGED if code in WHOLE and code not in by_document.NEVER_FAIL]


def test_every_rule_has_a_line():
    """A rule that is added says whom it obliges."""
    assert set(OBLIGED) == {rule.code for rules in fr.RULE_SETS for rule in rules.rules}
    words = {
        "duty": {"controller", "processor", "everybody"},
        "dead": {"outside", "inside"},
        "alone": {"spared"},
        "overseas": {"national"},
    }
    words["place"] = {"union", "other_states", "outside", "france", "codes", "secrecy", "anywhere"}
    assert all(value in words[key] for line in OBLIGED.values() for key, value in line.items())


@in_groups([code for code in OF_DOCUMENTS if code in codes(duty="controller")], by=law_of)
def test_a_processor_does_not_fail_a_duty_of_controllers(code: str):
    """Breach, information, formalities, requests, limits, prospecting: whose data they are answers."""
    assert not [case.name for case in FAILING[code] if fails(case, processor)]


@in_groups(codes(duty="processor"), by=law_of)
def test_a_controller_does_not_fail_a_duty_of_processors(code: str):
    """The contract with controllers, their instructions, their data after the end, their breach."""
    assert not [case.name for case in FAILING[code] if fails(case, controller)]
    assert any(fails(case, processor) for case in FAILING[code])


@in_groups([code for code in OF_DOCUMENTS if code in codes(duty="everybody")], by=law_of)
def test_who_is_obliged_either_way_fails_either_way(code: str):
    """Security, transfers, the record, the officer bind processors too."""
    assert any(fails(case, processor) for case in FAILING[code])


@in_groups(["FR-HDS-03", "FR-HDS-24"], by=law_of)
def test_who_hosts_for_others_does_not_fail_what_its_client_owes(code: str):
    """The client makes sure of the certificate and informs the patients."""
    for_others = structure({"id": "a", "activities": [{"id": "hosting", "role": "processor"}]}, Organisation).activities
    of_its_own = structure({"id": "a", "activities": [{"id": "care", "role": "controller"}]}, Organisation).activities
    assert not [case.name for case in FAILING[code] if fails(case, activities=for_others)]
    assert all(fails(case, activities=of_its_own) for case in FAILING[code])


@in_groups([code for code in codes() if OBLIGED[code]["place"] in ("france", "codes", "secrecy")], by=law_of)
def test_french_rules_do_not_fail_a_german_clinic(code: str):
    """Care in Germany, persons in Germany."""
    assert not [case.name for case in FAILING[code] if fails(case, within("DE"), country="DE")]


@in_groups(((code, territory) for code in FRENCH for territory in ALIKE), by=law_of)
def test_overseas_is_france_wherever_france_is_asked(code: str, territory: str):
    """Where the law of metropolitan France applies like anywhere, what fails there fails here."""
    assert code in by_subject.NEVER_FAIL or any(
        fails(case, within(territory), country=territory) for case in FAILING[code]
    )


@in_groups(((code, territory) for code in FRENCH for territory in BY_EXTENSION), by=law_of)
def test_the_codes_come_by_extension_to_some_territories(code: str, territory: str):
    """The law on information technology reaches them all (its art. 125); a code is contested, and never fails."""
    still = [case.name for case in FAILING[code] if fails(case, within(territory), country=territory)]
    place = OBLIGED[code]["place"]
    assert bool(still) is (place == "france" or (place == "secrecy" and territory == "WF")), still


@in_groups([code for code in OF_DOCUMENTS if OBLIGED[code]["place"] == "union"], by=law_of)
def test_the_regulation_does_not_fail_who_neither_is_in_the_union_nor_aims_at_it(code: str):
    """A clinic in the United States with patients there."""
    assert not [case.name for case in FAILING[code] if fails(case, within("US"))]
    for country in ("DE", "RE") if "overseas" in OBLIGED[code] else ("DE", "RE", "NC", "WF"):
        assert any(fails(case, within(country)) for case in FAILING[code]), country


@in_groups([code for code in OF_DOCUMENTS if OBLIGED[code]["place"] == "other_states"], by=law_of)
def test_what_is_asked_of_other_states_fails_nobody_in_france(code: str):
    """Nor outside of the Union: there the law of the State is another."""
    for country in ("FR", "RE", "NC", "US", "GB"):
        assert not [case.name for case in FAILING[code] if fails(case, within(country))], country
    assert any(fails(case, within("DE")) for case in FAILING[code])


@in_groups(codes(dead="outside"), by=law_of)
def test_the_dead_are_outside(code: str):
    """Data on the dead alone are no personal data of the Regulation (recital 27)."""
    assert not [case.name for case in FAILING[code] if fails(case, of_the_dead)]


@in_groups(codes(dead="inside"), by=law_of)
def test_the_dead_are_inside_the_public_health_code(code: str):
    """Secrecy, the file, its sale and its periods outlive the patient."""
    assert any(fails(case, of_the_dead) for case in FAILING[code])


@in_groups(codes(alone="spared"), by=law_of)
def test_who_works_alone_has_nobody_to_watch_or_to_teach(code: str):
    """Charters, commitments, training and access by need are for staff; who may be alone is asked."""
    assert not [case.name for case in FAILING[code] if fails(case, alone)]

    def perhaps(document: dict[str, Any]) -> None:
        document["kind"] = "individual_practitioner"
        document.pop("staff", None)

    assert not [case.name for case in FAILING[code] if fails(case, perhaps)]


@in_groups([code for code in OF_DOCUMENTS if "alone" not in OBLIGED[code]], by=law_of)
def test_who_works_alone_is_asked_the_rest(code: str):
    """One patient's data are protected whoever keeps them."""
    assert any(fails(case, alone) for case in FAILING[code])
