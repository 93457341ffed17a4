"""The 31 requirements of version 2.0, each over dated evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from healthgov.eu.adequacy import Importer, adequate
from healthgov.eu.places import EEA, EEA_CONTESTED
from healthgov.findings import (
    Finding,
    Words,
    all_hold,
    contested,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.certification.law import WANTED, CertificationLaw
from healthgov.fr.references import exi
from healthgov.models import (
    ActorRole,
    ActorStatus,
    CertificationFile,
    PublicStatement,
    Referential,
    RemoteAccess,
    Requirement,
    Safeguard,
)
from healthgov.rules import Rule, Severity
from healthgov.rules.former import rule
from healthgov.verdicts import Verdict

__all__ = ["RequirementRules"]

Ask = Callable[[CertificationLaw, CertificationFile], Finding]


def _requirement(number: str, english: str, french: str, also: Ask | None = None) -> Rule:
    """One requirement: the evidence shows the wanted items, and ``also`` holds."""
    requirement = Requirement[f"EXI_{number}"]

    def evidenced(rules: CertificationLaw, file: CertificationFile) -> Finding:
        if file.referential is Referential.V1:
            return not_applicable(("the file is on version 1", "le dossier est sur la version 1"), at="referential")
        findings: list[Finding] = []
        if WANTED[requirement] and requirement is not Requirement.EXI_29:  # asked where access is
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
        cites=[exi(number, english)],
        since="2024-05-16",
        severity=Severity.MAJOR,
    )(evidenced)


def _conditions(rules: CertificationLaw, file: CertificationFile) -> Finding:
    others = [
        rules.explain(rule_, file)
        for rule_ in rules.rules
        if rule_.code.startswith("FR-EXI-") and rule_.code != "FR-EXI-01" and not rule_.off
    ]
    return all_hold(
        ("the conditions of certification are met", "les conditions de la certification sont remplies"),
        [_isms(rules, file), *_table(file), *others],
    )


def _isms(rules: CertificationLaw, file: CertificationFile) -> Finding:
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
    if isms.first_day is not None and not isms.first_day <= rules.day:
        return failed(
            ("the ISO 27001 certificate starts on {first}", "le certificat ISO 27001 commence le {first}"),
            at="isms.first_day",
            first=isms.first_day,
        )
    if isms.edition is None:
        return missing(
            "isms.edition",
            ("On which edition is the ISMS certified?", "Sur quelle édition le SMSI est-il certifié ?"),
        )
    if isms.edition < _EDITION:
        return failed(
            ("version 2 asks for the edition of 2022", "la version 2 demande l'édition 2022"), at="isms.edition"
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


def _table(file: CertificationFile) -> Iterator[Finding]:
    """Every row and every column is asked, so that no gap hides another."""
    if not file.guarantees:
        yield missing(
            "guarantees",
            (
                "Show the table of guarantees, a row for each actor.",
                "Montrez le tableau des garanties, une ligne par acteur.",
            ),
        )
    for index, actor in enumerate(file.guarantees or ()):
        where = f"guarantees[{index}]"
        for field in attrs.fields(type(actor)):
            if getattr(actor, field.name) is None:
                yield missing(
                    f"{where}.{field.name}",
                    ("A column of the table of guarantees is empty.", "Une colonne du tableau des garanties est vide."),
                )
        if actor.status is ActorStatus.EXEMPTED:
            yield contested(
                (
                    "no text read says when an actor may be exempted",
                    "aucun texte lu ne dit quand un acteur peut être exempté",
                ),
                at=f"{where}.status",
            )
        exposed = file.subject_to_foreign_law
        if actor.role is ActorRole.HOST and actor.third_country_law is False and exposed:
            yield failed(
                (
                    "the table denies an exposure to third-country law that the file states",
                    "le tableau nie une exposition au droit d'un pays tiers que le dossier déclare",
                ),
                at=f"{where}.third_country_law",
            )
    if file.guarantees_sent_to_clients is None:
        yield missing(
            "guarantees_sent_to_clients", ("Is the table sent to clients?", "Le tableau est-il remis aux clients ?")
        )
    elif file.guarantees_sent_to_clients:
        yield passed(("the table of guarantees is sent", "le tableau des garanties est remis"), at="guarantees")
    else:
        yield failed(
            ("the table of guarantees is not sent to clients", "le tableau des garanties n'est pas remis aux clients"),
            at="guarantees_sent_to_clients",
        )


def _shared_audit(rules: CertificationLaw, file: CertificationFile) -> Finding:
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


def _stored(rules: CertificationLaw, file: CertificationFile) -> Finding:
    if file.storage_countries is None:
        return missing(
            "storage_countries",
            ("In which countries are data stored?", "Dans quels pays des données sont-elles stockées ?"),
        )
    outside = tuple(code for code in file.storage_countries if not EEA.includes(code, rules.day))
    if not file.storage_countries:
        return not_applicable(("nothing is stored", "rien n'est stocké"), at="storage_countries")
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


def _outside_access(rules: CertificationLaw, file: CertificationFile) -> tuple[int, ...] | None:
    if file.remote_access is None:
        return None
    return tuple(i for i, access in enumerate(file.remote_access) if not EEA.includes(access.country, rules.day))


def _reached(rules: CertificationLaw, file: CertificationFile) -> Finding:
    outside = _outside_access(rules, file)
    if outside is None or file.remote_access is None:
        return missing(
            "remote_access",
            (
                "From which countries outside the EEA are data reached?",
                "Depuis quels pays hors EEE les données sont-elles atteintes ?",
            ),
        )
    if not outside:
        return not_applicable(
            ("nobody reaches the data from outside the EEA", "personne n'atteint les données hors de l'EEE"),
            at="remote_access",
        )
    findings = [_access(rules, file.remote_access[index], f"remote_access[{index}]") for index in outside]
    if any(file.remote_access[index].safeguard is not Safeguard.ADEQUACY for index in outside):
        findings.append(rules.shown(file, Requirement.EXI_29))
    return all_hold(
        (
            "every access from outside rests on something and is told",
            "chaque accès extérieur repose sur quelque chose et est dit",
        ),
        findings,
        at="remote_access",
    )


def _access(rules: CertificationLaw, access: RemoteAccess, where: str) -> Finding:
    if access.safeguard is None:
        return missing(f"{where}.safeguard", ("On what does this access rest?", "Sur quoi cet accès repose-t-il ?"))
    if access.safeguard is Safeguard.ADEQUACY:
        importer = Importer(listed_organisation=access.listed_organisation)
        finding = adequate(access.country, rules.day, importer).under(where)
    elif access.safeguard is Safeguard.NONE:
        finding = failed(("access without adequacy or safeguards", "accès sans adéquation ni garanties"), at=where)
    else:
        return passed(("it rests on safeguards", "il repose sur des garanties"), at=where)
    if finding.verdict is Verdict.FAIL and EEA_CONTESTED.includes(access.country, rules.day):
        return contested(
            (
                "whether {country} counts as inside the EEA is not settled",
                "il n'est pas tranché si {country} compte dans l'EEE",
            ),
            finding,
            at=where,
            country=access.country,
        )
    return finding


def _statement(rules: CertificationLaw, file: CertificationFile) -> Finding:
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


_EDITION = 2022


class RequirementRules(CertificationLaw):
    """The requirements."""

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
        cites=[exi("30", "exposure to third-country law")],
        since="2024-05-16",
    )
    def exi_30(self, file: CertificationFile) -> Finding:
        """A host subject to the law of a non-adequate third country lists laws, mitigation and residual risks.

        *Passes* with the four items, *fails* when one is missing, *does not apply* without exposure. EXI 30.
        """
        if file.referential is Referential.V1:
            return not_applicable(("the file is on version 1", "le dossier est sur la version 1"), at="referential")
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
