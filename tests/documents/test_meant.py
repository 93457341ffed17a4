"""What may be meant by a value that is none of the choices: a word of ours, never the value itself."""

from __future__ import annotations

import pytest

from healthgov import InvalidDocumentError, load, loads
from healthgov.reports.problems import render

MEANT = {
    "country: France": "did you mean FR?",
    "country: Allemagne": "did you mean DE?",
    "country: FR-974": "did you mean RE?",
    "region: Hamburg": "did you mean DE-HH?",
    "region: de-hh": "did you mean DE-HH?",
    "region: England": "did you mean GB-ENG?",
    "region: TX": "did you mean US-TX?",
    "country: 976": "did you mean YT?",
    'country: "988"': "did you mean NC?",
    "country: FR-NC": "did you mean NC?",
    "country: fr-bl": "did you mean BL?",
    "country: FRA": "did you mean FR?",
    "country: DEU": "did you mean DE?",
    "country: GB-NIR": "did you mean GB?",
    "country: FI-01": "did you mean AX?",
    "country: FR-75": "did you mean FR?",
    "kind: group practice": "did you mean group_practice?",
    "kind: cabinet de groupe": "did you mean group_practice?",
    "public_body: yes": "did you mean true?",
    "public_body: Non": "did you mean false?",
    "activities: [{id: a, role: controlleur}]": "did you mean controller?",
    "hosting: [{id: a, layers: [{performer: h, measures: [cameras]}]}]": "did you mean surveillance_cameras?",
    "activities: [{id: a, role: sous-traitant}]": "did you mean processor?",
    "activities: [{id: a, role: responsable}]": "did you mean controller?",
    "activities: [{id: a, role: co-responsable}]": "did you mean joint_controller?",
    "activities: [{id: a, purposes: [{kind: paie}]}]": "did you mean staff_management?",
    "activities: [{id: a, purposes: [{kind: prise de rendez-vous}]}]": "did you mean appointments?",
    "kind: cabinet médical": "did you mean group_practice?",
    "activities: [{id: a, categories: [health record]}]": "did you mean health.record?",
    "activities: [{id: a, categories: [Dossier médical]}]": "did you mean health.record?",
    "activities: [{id: a, categories: [données de santé]}]": "did you mean health?",
    "hosting: [{id: a, nom: serveur}]": "unknown field 'nom', did you mean 'id'?",
    "hosting: [{id: a, pays: DE}]": "did you mean 'entities.country, layers.storage.country, layers.access.country'?",
    "activities: [{id: a, persons: [patients]}]": "unknown field 'persons', did you mean 'subjects'?",
    "activities: [{id: a, purposes: [{article_9: health_care}]}]": "did you mean health_or_social_care?",
    "activities: [{id: a, retention: [{id: r, period: 20 ans}]}]": "did you mean P20Y?",
    "activities: [{id: a, retention: [{id: r, period: 18 months}]}]": "did you mean P18M?",
    "activities: [{id: a, retention: [{id: r, period: 2555 days}]}]": "did you mean P2555D?",
    "activities: [{id: a, retention: [{id: r, period: 730d}]}]": "did you mean P730D?",
    "activities: [{id: a, retention: [{id: r, period: 3M}]}]": "did you mean P3M?",
    "activities: [{id: a, retention: [{id: r, period: 10 Jahre}]}]": "did you mean P10Y?",
    "activities: [{id: a, retention: [{id: r, period: 24 Stunden}]}]": "did you mean PT24H?",
    "contact_files: [{id: a, period: 3 ans}]": "did you mean P3Y?",
    "activities: [{id: a, retention: [{id: r, period: 2 weeks}]}]": "did you mean P14D?",
    "activities: [{id: a, retention: [{id: r, period: P4W}]}]": "did you mean P28D?",
    "activities: [{id: a, retention: [{id: r, period: 72 heures}]}]": "did you mean PT72H?",
    "activities: [{id: a, retention: [{id: r, period: illimité}]}]": "what has no end is stated apart, as unlimited: true",
    "activities: [{id: a, retention: [{id: r, period: forever}]}]": "what has no end is stated apart, as unlimited: true",
    "activities: [{id: a, retention: [{id: r, period: au moins 10 ans}]}]": "what is kept at least so long is stated apart, as least: P10Y",
    "activities: [{id: a, retention: [{id: r, period: 10 years or more}]}]": "what is kept at least so long is stated apart, as least: P10Y",
    "activities: [{id: a, retention: [{id: r, period: mindestens 10 Jahre}]}]": "what is kept at least so long is stated apart, as least: P10Y",
    "activities: [{id: a, retention: [{id: r, period: up to 3 months}]}]": "did you mean P3M?",
    "activities: [{id: a, retention: [{id: r, period: 5 à 10 ans}]}]": "stated apart, as least: P5Y and period: P10Y",
    "activities: [{id: a, retention: [{id: r, period: between 6 months and 2 years}]}]": "stated apart, as least: P6M and period: P2Y",
    "activities: [{id: a, retention: [{id: r, period: 3 ans après le départ}]}]": "such as what it counts from, is stated apart, as criterion",
    "activities: [{id: a, retention: [{id: r, period: 10}]}]": "a number alone does not say whether of years, months or days",
    "contact_files: [{id: a, period: max. 3 ans}]": "did you mean P3Y?",
    "contact_files: [{id: a, period: 3}]": "a number alone does not say whether of years, months or days",
    "hosting: [{id: a, layers: [{performer: h, storage: [{country: eu-west-3}]}]}]": "did you mean FR?",
    "employees: 20": "did you mean 'staff'?",
    "kind: hospital": "did you mean health_establishment?",
    "kind: nursing home": "did you mean social_establishment?",
    "vendors: []": "did you mean 'recipients'?",
    "incidents: []": "did you mean 'breaches'?",
    "cookies: []": "did you mean 'platforms.trackers'?",
    "retention: []": "did you mean 'activities.retention'?",
    "governance: {register: {kept: true}}": "did you mean 'record'?",
    "governance: {dpo: {appointed: true}}": "did you mean 'designated'?",
    "hosting: [{id: h, medium: digital}]": "did you mean live?",
    "hosting: [{id: h, certificates: [{holder: c, valid_until: 2027-01-01}]}]": "did you mean 'last_day'?",
    "hosting: [{id: h, certificates: [{holder: c, valid_from: 2025-01-01}]}]": "did you mean 'first_day'?",
    "hosting: [{id: h, certificates: [{holder: c, referential: v2}]}]": "did you mean v2_0?",
    "activities: [{id: a, purposes: [{legal_basis: 6(1)(c)}]}]": "did you mean legal_obligation?",
    "activities: [{id: a, purposes: [{article_9: 'art. 9(2)(h)'}]}]": "did you mean health_or_social_care?",
    "activities: [{id: a, purposes: [{kind: marketing}]}]": "did you mean prospecting?",
    "platforms: [{id: p, trackers: [{id: t, purpose: marketing}]}]": "did you mean advertising?",
    "activities: [{id: a, retention: [{id: r, duration: P1Y}]}]": "did you mean 'period'?",
    "activities: [{id: a, formality: {framework: mr_001}}]": "did you mean mr_001_2018, mr_001_2026?",
    "activities: [{id: a, transfers: [{id: t, tool: standard_clauses}]}]": "did you mean standard_clauses_2021, standard_clauses_old?",
    "activities: [{id: a, transfers: [{id: t, tool: scc}]}]": "did you mean standard_clauses_2021?",
    "requests: [{id: r, kind: deletion}]": "did you mean erasure?",
    "requests: [{id: r, kind: access, answered: 2026-01-05}]": "did you mean 'answered_on'?",
    "requests: [{id: r, kind: access, replied_on: 2026-01-05}]": "did you mean 'answered_on'?",
    "requests: [{id: r, kind: access, refused: true}]": "did you mean 'refused_with_reasons'?",
    "activities: [{id: a, lawful_basis: consent}]": "did you mean 'purposes.legal_basis'?",
    "breaches: [{id: b, reported_at: '2026-01-02T10:00:00+01:00'}]": "did you mean 'authority_notified_at'?",
    "requests: [{id: r, kind: access, clarified_on: 2026-01-05}]": "did you mean 'asked_back_answered_on'?",
    "requests: [{id: r, kind: access, identity_asked_on: 2026-01-05}]": "did you mean 'asked_back_on'?",
    "requests: [{id: r, kind: access, refusal_ground: manifestly unfounded}]": "did you mean unfounded_or_excessive?",
    "hosting: [{id: h, group_exemption: {convention: true}}]": "did you mean 'convention_delegates_hosting'?",
    "breaches: [{id: b, cause: ransomware}]": "did you mean attack?",
    "campaigns: [{id: c, channel: phone}]": "did you mean live_call?",
    "campaigns: [{id: c, bloctel: true}]": "did you mean 'telephone.objection_list_checked'?",
    "country: Corse": "did you mean FR?",
    "country: Northern Ireland": "did you mean GB?",
    "country: Deutschland": "did you mean DE?",
    "country: UE": "the Union is no country: name the countries",
    "staff: -1": "a whole number from 0 on; what is not known is left out",
    "activities: [{id: a, subjects_count: -5}]": "a whole number from 0 on",
    "applications: []": "did you mean 'platforms'?",
    "activities: [{id: a, purposes: [care]}]": "a mapping of fields, such as kind, description, legal_basis",
    "activities: [{id: a, hosting: here}]": "a list; one item alone stands in brackets: [ ]",
}
NOT_MEANT = (
    "country: Zebra-Canary",
    "country: QQQ",
    "country: QQ-1",
    "country: 97",
    "country: FR-CP",
    "kind: Zebra-Canary",
    "public_body: perhaps",
    "country: fr",
    "staff: yes",
    "activities: [{id: a, retention: [{id: r, period: 20 ans et plus}]}]",
    "contact_files: [{id: a, period: 24h}]",
    "activities: [{id: a, retention: [{id: r, limited: true}]}]",
)


@pytest.mark.parametrize("line", MEANT)
def test_what_may_be_meant_is_said(line):
    """A slip of the hand, or the word of another language; in French as well."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads(f"id: a\n{line}\n", "yaml")
    assert MEANT[line] in str(caught.value)
    assert len(caught.value.problems) == 1
    assert "did you mean" not in render(caught.value, language="fr")


@pytest.mark.parametrize("line", NOT_MEANT)
def test_nothing_is_guessed(line):
    """What is near to nothing stays unsaid, and the value too."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads(f"id: a\n{line}\n", "yaml")
    assert "did you mean" not in str(caught.value)
    assert "Canary" not in str(caught.value)


def test_a_file_that_is_missing(tmp_path, monkeypatch):
    """The document beside it is named; a folder is called by its name, the current one too."""
    (tmp_path / "clinic.yaml").write_text("id: a\ncountry: QQ\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    with pytest.raises(InvalidDocumentError, match=r"a file that exists; did you mean clinic\.yaml\?"):
        load(tmp_path / "clinic.yml")
    with pytest.raises(InvalidDocumentError) as caught:
        load(tmp_path / "other" / "clinic.yml")
    assert "did you mean" not in str(caught.value)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidDocumentError, match=f"^{tmp_path.name}: 1 problem"):
        load(".")


def test_who_performs_a_layer_is_asked_for_by_many_names():
    """A host is no field of the hosting, and what is called by an id has no name: what is wrong there is told at once."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads("id: a\nhosting: [{id: h, host: Cloud}]\nplatforms: [{id: p, trackers: [{name: 3}]}]\n", "yaml")
    assert [(one.path, one.expected.partition("did you mean ")[2]) for one in caught.value.problems][:2] == [
        ("hosting[0]", "'layers.performer'?"),
        ("platforms[0].trackers[0]", "'id'?"),
    ]
    assert not any("required" in one.expected for one in caught.value.problems)
