"""The certification of a health-data host: the 31 requirements of version 2.0, and the procedure.

Requirements are ``FR-EXI-01`` to ``FR-EXI-31``; the steps of the procedure are ``FR-CERT-01`` to ``FR-CERT-08``.
A requirement without evidence is unknown, so that a host sees what is missing before the auditor does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import ClassVar

import attrs

from healthgov.certification import ActorStatus, CertificationFile, Evidence, Item, Requirement
from healthgov.dated import Limit, parameter
from healthgov.eu.places import EEA, EEA_CONTESTED
from healthgov.findings import (
    Finding,
    Words,
    all_hold,
    by_reading,
    contested,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.hds.certifiers import accredited, open_version
from healthgov.fr.references import ANS_PROCEDURE, ARRETE_2024, EXI_15, R1111_10, STARTUP_WINDOW, SURVEILLANCE_NORM, exi
from healthgov.hosting import PublicStatement, Referential, Safeguard
from healthgov.periods import months, years
from healthgov.rules import Rule, RuleSet, Severity, rule

__all__ = ["WANTED", "HdsCertification"]

WANTED: dict[Requirement, frozenset[Item]] = {
    Requirement.EXI_01: frozenset(),
    Requirement.EXI_02: frozenset({Item.CONTEXT_PROTECTS_HEALTH_DATA}),
    Requirement.EXI_03: frozenset({Item.LEGAL_FRAMEWORK_OF_PARTIES}),
    Requirement.EXI_04: frozenset({Item.SCOPE_ALL_PROCESSING, Item.SCOPE_BACKUPS, Item.SCOPE_MEDIA_MOVEMENTS}),
    Requirement.EXI_05: frozenset(item for item in Item if item.name.startswith("RISK_")),
    Requirement.EXI_06: frozenset({Item.SUBCONTRACTOR_CHANGES_CONTROLLED}),
    Requirement.EXI_07: frozenset({Item.FRENCH_INTERFACES, Item.FRENCH_SUPPORT}),
    Requirement.EXI_08: frozenset({Item.APPLICABILITY_IN_FRENCH}),
    Requirement.EXI_09: frozenset({Item.OBJECTIVES_HEALTH_DATA, Item.OBJECTIVES_GDPR}),
    Requirement.EXI_10: frozenset({Item.STAFF_AWARE, Item.SUBCONTRACTORS_AWARE}),
    Requirement.EXI_11: frozenset({Item.CONTACT_LIST, Item.CONTACT_LIST_READY_FOR_AUTHORITY}),
    Requirement.EXI_12: frozenset({Item.OWN_CERTIFICATE_GIVEN, Item.SUBCONTRACTOR_CERTIFICATES_GIVEN}),
    Requirement.EXI_13: frozenset({Item.RESPONSIBILITIES_SPLIT}),
    Requirement.EXI_14: frozenset({Item.SUBCONTRACTOR_LOSS_PROCEDURE}),
    Requirement.EXI_15: frozenset(
        {Item.DEDICATED_RESOURCES_AUDITABLE, Item.TRACES_CONSULTABLE, Item.AUDIT_REPORT_CONSULTABLE}
    ),
    Requirement.EXI_16: frozenset({Item.INTERNAL_AUDIT_CONFORMITY, Item.INTERNAL_AUDIT_ACCESS_TRACES}),
    Requirement.EXI_17: frozenset({Item.CLAUSE_CERTIFICATE}),
    Requirement.EXI_18: frozenset({Item.CLAUSE_SERVICES}),
    Requirement.EXI_19: frozenset({Item.CLAUSE_RIGHTS, Item.CLAUSE_BREACHES, Item.CLAUSE_DPO_AUDITS}),
    Requirement.EXI_20: frozenset({Item.CLAUSE_INCIDENT_CONTACT}),
    Requirement.EXI_21: frozenset({Item.CLAUSE_INDICATORS, Item.CLAUSE_PENALTIES_OR_NONE}),
    Requirement.EXI_22: frozenset({Item.CLAUSE_PROVIDERS}),
    Requirement.EXI_23: frozenset({Item.CLAUSE_ACCESS}),
    Requirement.EXI_24: frozenset({Item.CLAUSE_CHANGES, Item.CLAUSE_PRIOR_AGREEMENT}),
    Requirement.EXI_25: frozenset({Item.CLAUSE_FAILURE}),
    Requirement.EXI_26: frozenset({Item.CLAUSE_NO_OTHER_USE}),
    Requirement.EXI_27: frozenset(
        {Item.CLAUSE_RETURN, Item.CLAUSE_DESTRUCTION, Item.CLAUSE_COST_AND_DELAY, Item.CLAUSE_FORMATS}
    ),
    Requirement.EXI_28: frozenset({Item.STORAGE_TOLD_TO_CLIENT}),
    Requirement.EXI_29: frozenset({Item.ACCESS_TOLD_TO_CLIENT}),
    Requirement.EXI_30: frozenset(
        {
            Item.FOREIGN_LAWS_LISTED,
            Item.FOREIGN_LAW_MITIGATION,
            Item.FOREIGN_LAW_RESIDUAL_RISKS,
            Item.FOREIGN_LAW_TOLD_TO_CERTIFIER,
        }
    ),
    Requirement.EXI_31: frozenset({Item.PUBLIC_MAP, Item.PUBLIC_RISK_DESCRIPTION, Item.URL_GIVEN_TO_CERTIFIER}),
}
"""What the evidence for each requirement shows."""

_ABOUT_SUBCONTRACTORS = {
    Item.SUBCONTRACTOR_CHANGES_CONTROLLED,
    Item.SUBCONTRACTORS_AWARE,
    Item.SUBCONTRACTOR_CERTIFICATES_GIVEN,
    Item.SUBCONTRACTOR_LOSS_PROCEDURE,
}

Ask = Callable[["HdsCertification", CertificationFile], Finding]


def _requirement(number: str, english: str, french: str, also: Ask | None = None) -> Rule:
    """One requirement: the evidence shows the wanted items, and ``also`` holds."""
    requirement = Requirement[f"EXI_{number}"]

    def evidenced(rules: HdsCertification, file: CertificationFile) -> Finding:
        findings: list[Finding] = []
        if WANTED[requirement]:
            findings.append(rules.shown(file, requirement))
        if also is not None:
            findings.append(also(rules, file))
        if len(findings) == 1:
            return findings[0]
        return all_hold(
            ("both parts of the requirement are met", "les deux parts de l'exigence sont remplies"), findings
        )

    wanted = ", ".join(sorted(item.value for item in WANTED[requirement])) or "see the rule"
    evidenced.__doc__ = (
        f"Requirement {number} of version 2.0: {english}.\n\n"
        f"*Passes* when the evidence shows: {wanted}. *Fails* when an item is missing from the evidence. "
        f"*Unknown* without evidence on the day. HDS referential v2.0, EXI {number}."
    )
    return rule(
        f"FR-EXI-{number}",
        title=(english, french),
        cites=[exi(number, english, french)],
        since="2024-05-16",
        severity=Severity.MAJOR,
    )(evidenced)


def _conditions(rules: HdsCertification, file: CertificationFile) -> Finding:
    findings = [_isms(rules, file), _table(file)]
    return all_hold(
        ("the conditions of certification are met", "les conditions de la certification sont remplies"), findings
    )


def _isms(rules: HdsCertification, file: CertificationFile) -> Finding:
    isms = file.isms
    if isms is None or isms.last_day is None:
        return missing(
            "isms.last_day",
            (
                "Until when is the ISO 27001 certificate valid?",
                "Jusqu'à quand le certificat ISO 27001 est-il valable ?",
            ),
        )
    if not rules.day <= isms.last_day:
        return failed(
            ("the ISO 27001 certificate ended on {last}", "le certificat ISO 27001 a pris fin le {last}"),
            at="isms.last_day",
            last=isms.last_day,
        )
    if isms.covers_hosting_scope is None:
        return missing(
            "isms.covers_hosting_scope",
            ("Does the ISMS cover all the host's health hosting?", "Le SMSI couvre-t-il tout l'hébergement de santé ?"),
        )
    words: Words = ("the ISMS covers all the host's health hosting", "le SMSI couvre tout l'hébergement de santé")
    narrow: Words = (
        "the ISMS covers only a part of the health hosting",
        "le SMSI ne couvre qu'une partie de l'hébergement de santé",
    )
    if isms.covers_hosting_scope:
        return passed(words, at="isms")
    return failed(narrow, at="isms.covers_hosting_scope")


def _table(file: CertificationFile) -> Finding:
    if not file.guarantees:
        return missing(
            "guarantees",
            (
                "Show the table of guarantees, a row for each actor.",
                "Montrez le tableau des garanties, une ligne par acteur.",
            ),
        )
    for index, actor in enumerate(file.guarantees):
        for field in attrs.fields(type(actor)):
            if getattr(actor, field.name) is None:
                return missing(
                    f"guarantees[{index}].{field.name}",
                    ("A column of the table of guarantees is empty.", "Une colonne du tableau des garanties est vide."),
                )
        if actor.status is ActorStatus.EXEMPTED:
            return contested(
                (
                    "no text read says when an actor may be exempted",
                    "aucun texte lu ne dit quand un acteur peut être exempté",
                ),
                at=f"guarantees[{index}].status",
            )
    if file.guarantees_sent_to_clients is None:
        return missing(
            "guarantees_sent_to_clients", ("Is the table sent to clients?", "Le tableau est-il remis aux clients ?")
        )
    if file.guarantees_sent_to_clients:
        return passed(
            ("the table of guarantees is complete and sent", "le tableau des garanties est complet et remis"),
            at="guarantees",
        )
    return failed(
        ("the table of guarantees is not sent to clients", "le tableau des garanties n'est pas remis aux clients"),
        at="guarantees_sent_to_clients",
    )


def _shared_audit(rules: HdsCertification, file: CertificationFile) -> Finding:
    done = file.shared_audit_on
    if done is None:
        return missing(
            "shared_audit_on",
            (
                "On which day were shared resources last audited independently?",
                "Quel jour les ressources mutualisées ont-elles été auditées de façon indépendante ?",
            ),
        )
    words: Words = ("shared resources were audited on {done}", "les ressources mutualisées ont été auditées le {done}")
    return (passed if rules.day < done + rules.shared_audit_age else failed)(words, at="shared_audit_on", done=done)


def _stored(rules: HdsCertification, file: CertificationFile) -> Finding:
    if file.storage_countries is None:
        return missing(
            "storage_countries",
            ("In which countries are data stored?", "Dans quels pays des données sont-elles stockées ?"),
        )
    outside = tuple(code for code in file.storage_countries if not EEA.includes(code, rules.day))
    if not outside:
        return passed(("all storage is inside the EEA", "tout le stockage est dans l'EEE"), at="storage_countries")
    finding = failed(
        ("outside the EEA: {outside}", "hors de l'EEE : {outside}"), at="storage_countries", outside=outside
    )
    if all(EEA_CONTESTED.includes(code, rules.day) for code in outside):
        return contested(
            ("whether these count as inside is not settled", "il n'est pas tranché si ceux-ci comptent"),
            finding,
            at="storage_countries",
        )
    return finding


def _outside_access(rules: HdsCertification, file: CertificationFile) -> tuple[int, ...] | None:
    if file.remote_access is None:
        return None
    return tuple(i for i, access in enumerate(file.remote_access) if not EEA.includes(access.country, rules.day))


def _reached(rules: HdsCertification, file: CertificationFile) -> Finding:
    outside = _outside_access(rules, file)
    if outside is None or file.remote_access is None:
        return missing(
            "remote_access",
            (
                "From which countries outside the EEA are data reached?",
                "Depuis quels pays hors EEE les données sont-elles atteintes ?",
            ),
        )
    for index in outside:
        safeguard = file.remote_access[index].safeguard
        if safeguard is None:
            return missing(
                f"remote_access[{index}].safeguard",
                ("On what does this access rest?", "Sur quoi cet accès repose-t-il ?"),
            )
        if safeguard is Safeguard.NONE:
            return failed(
                ("access without adequacy or safeguards", "accès sans adéquation ni garanties"),
                at=f"remote_access[{index}]",
            )
    return passed(
        ("every access from outside rests on something", "chaque accès extérieur repose sur quelque chose"),
        at="remote_access",
    )


def _statement(rules: HdsCertification, file: CertificationFile) -> Finding:
    outside = _outside_access(rules, file)
    qualified, exposed, shown = file.secnumcloud_qualified, file.subject_to_foreign_law, file.public_statement
    for name, value in (("secnumcloud_qualified", qualified), ("public_statement", shown)):
        if value is None:
            return missing(
                name,
                (
                    "What does the public page show, and is the host qualified SecNumCloud?",
                    "Que montre la page publique, et l'hébergeur est-il qualifié SecNumCloud ?",
                ),
            )
    if qualified:
        due = PublicStatement.STATEMENT_A
    elif outside or exposed:
        due = PublicStatement.TABLE
    elif outside is None or exposed is None:
        fact = "remote_access" if outside is None else "subject_to_foreign_law"
        return missing(
            fact,
            (
                "Is there access from outside, or exposure to third-country law?",
                "Y a-t-il un accès extérieur, ou une exposition au droit d'un pays tiers ?",
            ),
        )
    else:
        due = PublicStatement.STATEMENT_B
    assert shown is not None  # noqa: S101  asked above
    words: Words = ("the page shows {shown}, and {due} is due", "la page montre {shown}, et {due} est dû")
    return (passed if shown is due else failed)(words, at="public_statement", shown=shown, due=due)


class HdsCertification(RuleSet, subject=CertificationFile):
    """The certification of a health-data host."""

    title: ClassVar[Words] = ("certification of a health-data host", "certification d'un hébergeur de données de santé")

    certificate_lifetime = parameter("2018-04-01", years(3), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)
    correction_window = parameter("2018-04-01", months(3), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)
    startup_window = parameter("2018-04-01", months(9), cites=[STARTUP_WINDOW], limit=Limit.MAXIMUM)
    surveillance_interval = parameter("2018-04-01", years(1), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)
    shared_audit_age = parameter("2024-05-16", years(3), cites=[EXI_15], limit=Limit.MAXIMUM)

    @rule(
        "FR-CERT-01",
        title=(
            "the application is lodged on the version then open",
            "la demande est déposée sur la version alors ouverte",
        ),
        cites=[ARRETE_2024],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def version_open(self, file: CertificationFile) -> Finding:
        """Version 1 closed to applications in November 2024; the 16th and the 17th are both printed.

        *Passes* on version 2, or on version 1 applied for on 2024-11-15; *contested* on 2024-11-16, *fails* on
        2024-11-17.
        """
        if file.referential is None:
            return missing(
                "referential",
                ("On which version is the application lodged?", "Sur quelle version la demande est-elle déposée ?"),
            )
        if file.referential is not Referential.V1:
            return passed(("it is on version 2", "elle est sur la version 2"), at="referential")
        if file.applied_on is None:
            return missing(
                "applied_on",
                ("On which day was the application lodged?", "Quel jour la demande a-t-elle été déposée ?"),
            )
        return open_version(file.applied_on, "applied_on")

    exi_02 = _requirement(
        "02",
        "the context of the ISMS includes the protection of health data",
        "le contexte du SMSI inclut la protection des données de santé",
    )
    exi_03 = _requirement(
        "03", "interested parties include the legal framework", "les parties intéressées incluent le cadre légal"
    )
    exi_04 = _requirement(
        "04",
        "the scope covers all processing, backups and moved media",
        "le périmètre couvre tout traitement, sauvegardes et supports déplacés",
    )
    exi_05 = _requirement(
        "05", "the risk assessment covers the eight events", "l'appréciation des risques couvre les huit événements"
    )
    exi_06 = _requirement(
        "06",
        "changes at subcontractors stay under control",
        "les changements chez les sous-traitants restent maîtrisés",
    )
    exi_07 = _requirement(
        "07",
        "interfaces and first-line support exist in French",
        "interfaces et premier niveau de support existent en français",
    )
    exi_08 = _requirement(
        "08", "the statement of applicability exists in French", "la déclaration d'applicabilité existe en français"
    )
    exi_09 = _requirement(
        "09",
        "security objectives include health data and the GDPR",
        "les objectifs de sécurité incluent données de santé et RGPD",
    )
    exi_10 = _requirement(
        "10", "staff and subcontractors' staff are made aware", "le personnel, sous-traitants compris, est sensibilisé"
    )
    exi_11 = _requirement(
        "11",
        "contact points of clients are listed and ready for the authority",
        "les points de contact des clients sont listés et prêts pour l'autorité",
    )
    exi_12 = _requirement("12", "clients receive the certificates", "les clients reçoivent les certificats")
    exi_13 = _requirement(
        "13",
        "security responsibilities are split and planned",
        "les responsabilités de sécurité sont réparties et planifiées",
    )
    exi_14 = _requirement(
        "14",
        "a procedure exists for a subcontractor that loses its certificate",
        "une procédure existe si un sous-traitant perd son certificat",
    )
    exi_15 = _requirement(
        "15",
        "clients can verify, and shared resources are audited",
        "les clients peuvent vérifier, et le mutualisé est audité",
        _shared_audit,
    )
    exi_16 = _requirement(
        "16",
        "internal audits cover conformity and access traces",
        "les audits internes couvrent conformité et traces d'accès",
    )
    exi_17 = _requirement(
        "17",
        "the contract gives the certificate's scope and dates",
        "le contrat donne périmètre et dates du certificat",
    )
    exi_18 = _requirement(
        "18", "the contract describes services and results", "le contrat décrit services et résultats"
    )
    exi_19 = _requirement(
        "19", "the contract covers rights, breaches and audits", "le contrat couvre droits, violations et audits"
    )
    exi_20 = _requirement(
        "20", "the contract names a contact for incidents", "le contrat nomme un contact pour incidents"
    )
    exi_21 = _requirement(
        "21",
        "the contract sets indicators and penalties or their absence",
        "le contrat fixe indicateurs et pénalités ou leur absence",
    )
    exi_22 = _requirement("22", "the contract covers external providers", "le contrat couvre les prestataires externes")
    exi_23 = _requirement(
        "23", "the contract says how access is controlled", "le contrat dit comment l'accès est encadré"
    )
    exi_24 = _requirement(
        "24", "the contract covers changes and prior agreement", "le contrat couvre changements et accord préalable"
    )
    exi_25 = _requirement(
        "25", "the contract gives guarantees if the host fails", "le contrat donne des garanties en cas de défaillance"
    )
    exi_26 = _requirement("26", "the contract bars any other use", "le contrat interdit tout autre usage")
    exi_27 = _requirement("27", "the contract settles reversibility", "le contrat règle la réversibilité")
    exi_28 = _requirement(
        "28", "storage is inside the EEA and told to clients", "le stockage est dans l'EEE et dit aux clients", _stored
    )
    exi_29 = _requirement(
        "29",
        "access from outside the EEA rests on guarantees and is told",
        "l'accès hors EEE repose sur des garanties et est dit",
        _reached,
    )

    @rule(
        "FR-EXI-30",
        title=("exposure to third-country law is disclosed", "l'exposition au droit d'un pays tiers est exposée"),
        cites=[exi("30", "exposure to third-country law", "exposition au droit d'un pays tiers")],
        since="2024-05-16",
    )
    def exi_30(self, file: CertificationFile) -> Finding:
        """A host subject to the law of a non-adequate third country lists laws, mitigation and residual risks.

        *Passes* with the four items, *fails* when one is missing, *does not apply* without exposure. EXI 30.
        """
        if file.subject_to_foreign_law is None:
            return missing(
                "subject_to_foreign_law",
                (
                    "Is the host subject to the law of a third country without adequacy?",
                    "L'hébergeur est-il soumis au droit d'un pays tiers sans adéquation ?",
                ),
            )
        if not file.subject_to_foreign_law:
            return not_applicable(
                ("the host is not exposed", "l'hébergeur n'est pas exposé"), at="subject_to_foreign_law"
            )
        return self.shown(file, Requirement.EXI_30)

    exi_31 = _requirement(
        "31",
        "the public map is there and shows what is due",
        "la cartographie publique existe et montre ce qui est dû",
        _statement,
    )
    exi_01 = _requirement(
        "01", "the conditions of certification are met", "les conditions de la certification sont remplies", _conditions
    )

    @rule(
        "FR-CERT-02",
        title=("the on-site audit follows the documentary audit", "l'audit sur site suit l'audit documentaire"),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
    )
    def stages_in_order(self, file: CertificationFile) -> Finding:
        """Documents first, then the site. No text read fixes a delay between the two.

        *Passes* when the on-site audit starts the day after the documentary audit ended, *fails* when it starts
        before that end.
        """
        documents, site = file.documentary_audit, file.on_site_audit
        if documents is None or documents.last_day is None:
            return missing(
                "documentary_audit.last_day",
                ("On which day did the documentary audit end?", "Quel jour l'audit documentaire a-t-il fini ?"),
            )
        if site is None or site.first_day is None:
            return missing(
                "on_site_audit.first_day",
                ("On which day did the on-site audit start?", "Quel jour l'audit sur site a-t-il commencé ?"),
            )
        words: Words = (
            "documents through {documents}, site from {site}",
            "documents jusqu'au {documents}, site à partir du {site}",
        )
        ordered = documents.last_day <= site.first_day
        return (passed if ordered else failed)(
            words, at="on_site_audit.first_day", documents=documents.last_day, site=site.first_day
        )

    @rule(
        "FR-CERT-03",
        title=("corrections are audited within three months", "les corrections sont auditées sous trois mois"),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def corrected_in_time(self, file: CertificationFile) -> Finding:
        """Non-conformities are corrected, and the corrections audited, within three months of the on-site audit.

        Otherwise the whole on-site audit is done again. *Passes* on the last day of the window, *fails* the day
        after, *unknown* while the window is open and a correction has not been audited.
        """
        if file.on_site_audit is None or file.on_site_audit.last_day is None:
            return missing(
                "on_site_audit.last_day",
                ("On which day did the on-site audit end?", "Quel jour l'audit sur site a-t-il fini ?"),
            )
        if file.non_conformities is None:
            return missing(
                "non_conformities", ("Which non-conformities were found?", "Quelles non-conformités ont été relevées ?")
            )
        limit = file.on_site_audit.last_day + self.correction_window
        findings = [
            self._corrected(n.correction_audited_on, f"non_conformities[{i}]", limit)
            for i, n in enumerate(file.non_conformities)
        ]
        if not findings:
            return passed(
                ("no non-conformity was found", "aucune non-conformité n'a été relevée"), at="non_conformities"
            )
        return all_hold(
            ("each correction was audited in time", "chaque correction a été auditée à temps"),
            findings,
            at="non_conformities",
        )

    @rule(
        "FR-CERT-04",
        title=("the decision follows the audits and corrections", "la décision suit les audits et les corrections"),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
    )
    def decided_last(self, file: CertificationFile) -> Finding:
        """A certificate is granted after the on-site audit ended and every correction was audited.

        *Passes* on the day itself, *fails* the day before.
        """
        decision = file.decision
        if decision is None:
            return missing(
                "decision", ("What did the certifier decide, and when?", "Qu'a décidé le certificateur, et quand ?")
            )
        if not decision.granted:
            return not_applicable(("the certificate was refused", "le certificat a été refusé"), at="decision")
        if file.on_site_audit is None or file.on_site_audit.last_day is None:
            return missing(
                "on_site_audit.last_day",
                ("On which day did the on-site audit end?", "Quel jour l'audit sur site a-t-il fini ?"),
            )
        if file.non_conformities is None:
            return missing(
                "non_conformities", ("Which non-conformities were found?", "Quelles non-conformités ont été relevées ?")
            )
        steps = [
            file.on_site_audit.last_day,
            *(n.correction_audited_on for n in file.non_conformities if n.correction_audited_on),
        ]
        pending = any(n.correction_audited_on is None for n in file.non_conformities)
        if pending or max(steps) > decision.on:
            return failed(
                ("it was granted on {on}, before the last step", "il a été accordé le {on}, avant la dernière étape"),
                at="decision.on",
                on=decision.on,
            )
        return passed(("it was granted on {on}", "il a été accordé le {on}"), at="decision.on", on=decision.on)

    @rule(
        "FR-CERT-05",
        title=("the certifier is accredited when it decides", "le certificateur est accrédité quand il décide"),
        cites=[R1111_10, STARTUP_WINDOW],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def certifier_accredited(self, file: CertificationFile) -> Finding:
        """Accredited on the day of the decision, or in the nine months that admissibility opens.

        *Passes* on the first day of accreditation, *fails* the day before without admissibility in time.
        """
        if file.decision is None:
            return missing(
                "decision", ("What did the certifier decide, and when?", "Qu'a décidé le certificateur, et quand ?")
            )
        return accredited(file.certifier, file.decision.on, self.startup_window)

    @rule(
        "FR-CERT-06",
        title=("the certificate lasts three years at most", "le certificat dure trois ans au plus"),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def lifetime_kept(self, file: CertificationFile) -> Finding:
        """*Passes* to the third anniversary, *fails* a day later."""
        decision = file.decision
        if decision is None or decision.first_day is None or decision.last_day is None:
            return missing(
                "decision.last_day",
                (
                    "From which day to which day is the certificate valid?",
                    "De quel jour à quel jour le certificat est-il valable ?",
                ),
            )
        lifetime = self.certificate_lifetime
        words: Words = ("valid through {last}", "valable jusqu'au {last} inclus")
        kept = decision.last_day <= decision.first_day + lifetime
        return (passed if kept else failed)(words, at="decision.last_day", last=decision.last_day)

    @rule(
        "FR-CERT-07",
        title=("surveillance happens every year", "la surveillance a lieu chaque année"),
        cites=[ANS_PROCEDURE, SURVEILLANCE_NORM],
        since="2018-04-01",
    )
    def watched_yearly(self, file: CertificationFile) -> Finding:
        """Every year after the decision the certifier looks again.

        Two ways of counting are in use: twelve months after the last look, or once in each calendar year with
        the first within twelve months of the decision. *Passes* and *fails* where both agree, *contested* else.
        """
        decision = file.decision
        if decision is None or not decision.granted:
            return not_applicable(("no certificate was granted", "aucun certificat n'a été accordé"), at="decision")
        if file.surveillance is None:
            return missing(
                "surveillance", ("When did surveillance audits end?", "Quand les audits de surveillance ont-ils fini ?")
            )
        looks = sorted(day for day in file.surveillance if day <= self.day)
        return by_reading(
            ("twelve months and the calendar year compete", "douze mois et l'année civile se concurrencent"),
            self._within_twelve_months(decision.on, looks, decision.last_day),
            self._each_calendar_year(decision.on, looks, decision.last_day),
            at="surveillance",
        )

    @rule(
        "FR-CERT-08",
        title=(
            "a renewal is decided before the certificate ends",
            "un renouvellement est décidé avant la fin du certificat",
        ),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
    )
    def renewed_in_time(self, file: CertificationFile) -> Finding:
        """A decision after the last day leaves a gap in which the host is not certified.

        *Passes* on the last day, *fails* the day after.
        """
        if file.renewal is None:
            return missing("renewal", ("Is this a renewal?", "Est-ce un renouvellement ?"))
        if not file.renewal:
            return not_applicable(("this is no renewal", "ce n'est pas un renouvellement"), at="renewal")
        if file.previous_last_day is None:
            return missing(
                "previous_last_day",
                (
                    "Until which day is the present certificate valid?",
                    "Jusqu'à quel jour le certificat actuel est-il valable ?",
                ),
            )
        last = file.previous_last_day
        if file.decision is None:
            if self.day <= last:
                return missing(
                    "decision",
                    (
                        "The certificate ends on {last}: when is the renewal decided?",
                        "Le certificat finit le {last} : quand le renouvellement est-il décidé ?",
                    ),
                    last=last,
                )
            return failed(
                (
                    "the certificate ended on {last} without decision",
                    "le certificat a pris fin le {last} sans décision",
                ),
                at="decision",
                last=last,
            )
        words: Words = (
            "decided on {on}, the certificate ends on {last}",
            "décidé le {on}, le certificat finit le {last}",
        )
        return (passed if file.decision.on <= last else failed)(words, at="decision.on", on=file.decision.on, last=last)

    def shown(self, file: CertificationFile, requirement: Requirement) -> Finding:
        """What the evidence on the day shows of a requirement."""
        wanted = WANTED[requirement]
        if file.has_subcontractors is False:
            wanted = wanted - _ABOUT_SUBCONTRACTORS
            if not wanted:
                return not_applicable(
                    ("the host has no subcontractor", "l'hébergeur n'a pas de sous-traitant"), at="has_subcontractors"
                )
        evidence = list(self._evidence(file, requirement))
        if not evidence:
            return missing(
                "evidence",
                ("Show evidence for {requirement}: {wanted}.", "Montrez une preuve pour {requirement} : {wanted}."),
                requirement=requirement,
                wanted=tuple(wanted),
            )
        index = evidence[-1][0]
        lacking = wanted - {item for _, piece in evidence for item in piece.items}
        if lacking:
            return failed(
                ("the evidence does not show: {lacking}", "la preuve ne montre pas : {lacking}"),
                at=f"evidence[{index}]",
                lacking=tuple(lacking),
            )
        return passed(
            ("the evidence shows what is wanted", "la preuve montre ce qui est voulu"), at=f"evidence[{index}]"
        )

    def _evidence(self, file: CertificationFile, requirement: Requirement) -> Iterator[tuple[int, Evidence]]:
        for index, piece in enumerate(file.evidence or ()):
            if piece.requirement is requirement and piece.on <= self.day:
                yield index, piece

    def _corrected(self, audited: date | None, where: str, limit: date) -> Finding:
        if audited is not None and audited <= limit:
            return passed(("audited on {audited}", "auditée le {audited}"), at=where, audited=audited)
        if audited is None and self.day <= limit:
            return missing(
                f"{where}.correction_audited_on",
                ("The correction is to be audited by {limit}.", "La correction est à auditer avant le {limit} inclus."),
                limit=limit,
            )
        return failed(
            (
                "not audited by {limit}: the on-site audit is done again",
                "non auditée le {limit} : l'audit sur site est refait",
            ),
            at=where,
            limit=limit,
        )

    def _within_twelve_months(self, decided: date, looks: list[date], last_day: date | None) -> Finding:
        previous = decided
        for look in looks:
            if look > previous + self.surveillance_interval:
                return failed(
                    (
                        "nobody looked for twelve months after {previous}",
                        "personne n'a regardé pendant douze mois après le {previous}",
                    ),
                    at="surveillance",
                    previous=previous,
                )
            previous = look
        due = previous + self.surveillance_interval
        if last_day is not None and last_day <= due:
            return passed(
                ("the certificate ends before the next look", "le certificat finit avant le prochain regard"),
                at="surveillance",
            )
        if self.day <= due:
            return passed(
                ("the next look is due by {due}", "le prochain regard est dû le {due} au plus tard"),
                at="surveillance",
                due=due,
            )
        return failed(
            ("a look was due by {due}", "un regard était dû le {due} au plus tard"), at="surveillance", due=due
        )

    def _each_calendar_year(self, decided: date, looks: list[date], last_day: date | None) -> Finding:
        first_due = decided + self.surveillance_interval
        if not looks:
            words: Words = ("the first look is due by {due}", "le premier regard est dû le {due} au plus tard")
            return (passed if self.day <= first_due else failed)(words, at="surveillance", due=first_due)
        if looks[0] > first_due:
            return failed(
                ("the first look came after {due}", "le premier regard est venu après le {due}"),
                at="surveillance",
                due=first_due,
            )
        seen = {look.year for look in looks}
        for year in range(looks[0].year + 1, date.max.year):
            end = date(year, 12, 31)
            if not self.day > end or (last_day is not None and last_day <= end):
                break
            if year not in seen:
                return failed(
                    (
                        "nobody looked in the year that ended on {end}",
                        "personne n'a regardé dans l'année finie le {end}",
                    ),
                    at="surveillance",
                    end=end,
                )
        return passed(("someone looked in every year", "quelqu'un a regardé chaque année"), at="surveillance")
