"""The French texts on health-data hosting, one constant for each article."""

from __future__ import annotations

from healthgov.references import BindingForce, Confidence, Reference

__all__ = [
    "ANS_FAQ_ACCESS",
    "ANS_FAQ_ACTIVITIES",
    "ANS_FAQ_SCOPE",
    "ANS_FAQ_TENDER",
    "ANS_PROCEDURE",
    "ARRETE_2024",
    "CA_MONTPELLIER_2024",
    "CNIL_WAREHOUSE",
    "DECREE_2026_209",
    "EXI_01",
    "EXI_07",
    "EXI_15",
    "EXI_28",
    "EXI_29",
    "EXI_30",
    "EXI_31",
    "ISO_27001_2013_SUNSET",
    "L1111_8",
    "L1111_8_V",
    "R1111_8_8",
    "R1111_9",
    "R1111_9_1",
    "R1111_10",
    "R1111_11",
    "R1111_11_II",
    "R1111_16",
    "SREN_32",
    "STARTUP_WINDOW",
    "SURVEILLANCE_NORM",
    "SUSPENSION",
    "exi",
]

_CHECKED = "2026-10-31"

L1111_8 = Reference(
    "CSP, art. L1111-8",
    gist=(
        (
            "whoever hosts, for those who produced them or for the patient, health data collected in care or social "
            "follow-up is certified for it; the person is informed and may object on legitimate grounds"
        ),
        (
            "qui héberge, pour ceux qui les ont produites ou pour le patient, des données de santé recueillies lors de "
            "soins ou d'un suivi social est certifié pour cela ; la personne est informée et peut s'opposer pour motif légitime"
        ),
    ),
    version="LEGIARTI000049577902",
    checked_on=_CHECKED,
    source="consolidated text as reported, versions of 2018, 2024 and 2025",
)
L1111_8_V = Reference(
    "CSP, art. L1111-8, V",
    gist=(
        "the host returns the data at the end without keeping a copy, and uses them for nothing else",
        "l'hébergeur restitue les données à la fin sans en garder copie, et ne les utilise à aucune autre fin",
    ),
    checked_on=_CHECKED,
    confidence=Confidence.SEEN,
    source="commentary of the article by a law firm",
)
R1111_8_8 = Reference(
    "CSP, art. R1111-8-8",
    gist=(
        (
            "what hosting is; a short hand-over for entry, formatting, printing or scanning is not; the controller makes "
            "sure that the host holds the certificate"
        ),
        (
            "ce qu'est l'hébergement ; une remise de courte durée pour saisie, mise en forme, impression ou numérisation "
            "n'en est pas ; le responsable s'assure que l'hébergeur détient le certificat"
        ),
    ),
    version="LEGIARTI000036656709",
    checked_on=_CHECKED,
)
R1111_9 = Reference("CSP, art. R1111-9", gist=("the six activities", "les six activités"), checked_on=_CHECKED)
R1111_9_1 = Reference(
    "CSP, art. R1111-9-1",
    gist=(
        "storage only on the territory of a State of the Union or the EEA",
        "stockage uniquement sur le territoire d'un État de l'Union ou de l'EEE",
    ),
    version="LEGIARTI000053720788",
    confidence=Confidence.SECOND_HAND,
    checked_on=_CHECKED,
)
R1111_10 = Reference(
    "CSP, art. R1111-10",
    gist=("who certifies, and who accredits the certifier", "qui certifie, et qui accrédite le certificateur"),
    checked_on=_CHECKED,
)
R1111_11 = Reference(
    "CSP, art. R1111-11",
    gist=("the clauses of the hosting contract", "les clauses du contrat d'hébergement"),
    version="LEGIARTI000036658473",
    checked_on=_CHECKED,
)
R1111_11_II = Reference(
    "CSP, art. R1111-11, II",
    gist=(
        "a provider between the controller and the host repeats the clauses",
        "un prestataire entre le responsable et l'hébergeur reprend les clauses",
    ),
    confidence=Confidence.MEMORY,
    checked_on=_CHECKED,
)
R1111_16 = Reference(
    "CSP, art. R1111-16",
    gist=(
        "hosting on paper needs the approval of the ministry of culture",
        "l'hébergement sur papier requiert l'agrément du ministère de la culture",
    ),
    checked_on=_CHECKED,
)
SREN_32 = Reference(
    "Law 2024-449 of 21 May 2024, art. 32",
    gist=(
        "a digital archiving service needs the certificate from 1 July 2025",
        "un service d'archivage numérique requiert le certificat depuis le 1er juillet 2025",
    ),
    checked_on=_CHECKED,
)
DECREE_2026_209 = Reference(
    "Decree 2026-209 of 24 March 2026",
    gist=(
        "puts storage in the EEA into the code and adds clauses on third-country access to the contract",
        "inscrit dans le code le stockage dans l'EEE et ajoute au contrat des clauses sur l'accès depuis les pays tiers",
    ),
    version="JORFTEXT000053717250",
    checked_on=_CHECKED,
)
ARRETE_2024 = Reference(
    "Order of 26 April 2024 (TSSD2325104A)",
    gist=(
        "version 2 of the referential: for new and renewed certificates from November 2024, for all from May 2026",
        "version 2 du référentiel : pour les certificats nouveaux ou renouvelés dès novembre 2024, pour tous dès mai 2026",
    ),
    force=BindingForce.REFERENTIAL,
    checked_on=_CHECKED,
)


def exi(number: str, english: str, french: str) -> Reference:
    """A requirement of version 2.0 of the referential."""
    return Reference(
        f"HDS referential v2.0, EXI {number}",
        gist=(english, french),
        force=BindingForce.REFERENTIAL,
        checked_on=_CHECKED,
        source="list of the 31 requirements",
    )


EXI_01 = exi(
    "01",
    "a certified ISMS whose scope covers all hosting",
    "un SMSI certifié dont le périmètre couvre tout l'hébergement",
)
EXI_07 = exi("07", "interfaces and first-line support in French", "interfaces et premier niveau de support en français")
EXI_15 = exi(
    "15",
    "independent audit of shared resources, summary under three years old",
    "audit indépendant des ressources mutualisées, synthèse de moins de trois ans",
)
EXI_28 = exi("28", "storage only inside the EEA", "stockage uniquement dans l'EEE")
EXI_29 = exi(
    "29",
    "remote access from outside the EEA on adequacy or safeguards",
    "accès à distance depuis un pays hors EEE sur adéquation ou garanties",
)
EXI_30 = exi(
    "30",
    "exposure to third-country law: list, mitigation, residual risks",
    "exposition au droit d'un pays tiers : liste, mesures, risques résiduels",
)
EXI_31 = exi("31", "public and current map of transfers", "cartographie publique et à jour des transferts")
ANS_PROCEDURE = Reference(
    "ANS, certification of health-data hosts",
    gist=(
        "three years, two-stage audit, yearly surveillance",
        "trois ans, audit en deux étapes, surveillance annuelle",
    ),
    force=BindingForce.REFERENTIAL,
    checked_on=_CHECKED,
)


def _faq(topic: str, english: str, french: str) -> Reference:
    return Reference(
        f"ANS, questions and answers: {topic}",
        gist=(english, french),
        force=BindingForce.GUIDANCE,
        checked_on=_CHECKED,
    )


ANS_FAQ_SCOPE = _faq("scope", "who needs a certified host", "qui a besoin d'un hébergeur certifié")
ANS_FAQ_ACTIVITIES = _faq(
    "activities", "each one is certified for what it performs", "chacun est certifié pour ce qu'il réalise"
)
ANS_FAQ_ACCESS = _faq("access rights", "the four tasks of activity 5", "les quatre tâches de l'activité 5")
ANS_FAQ_TENDER = _faq("tender", "certified before the first real data", "certifié avant la première donnée réelle")
CA_MONTPELLIER_2024 = Reference(
    "CA Montpellier, 13 June 2024, 22/01303",
    gist=(
        "a publisher that necessarily accesses the data performs activity 5",
        "un éditeur qui accède nécessairement aux données réalise l'activité 5",
    ),
    force=BindingForce.CASE_LAW,
    checked_on=_CHECKED,
)
CNIL_WAREHOUSE = Reference(
    "CNIL referentials: health vigilance (2019), data warehouses (2021)",
    gist=("they ask for a certified host on their own", "ils exigent d'eux-mêmes un hébergeur certifié"),
    force=BindingForce.GUIDANCE,
    checked_on=_CHECKED,
)
STARTUP_WINDOW = Reference(
    "Rules for the start of accreditation, 2018-2019",
    gist=(
        "nine months of certificates on technical admissibility",
        "neuf mois de certificats sur recevabilité technique",
    ),
    force=BindingForce.REFERENTIAL,
    checked_on=_CHECKED,
)
ISO_27001_2013_SUNSET = Reference(
    "ISO/IEC 27001:2013, end of certificates on 31 October 2025",
    gist=("no certificate on the 2013 edition counts any more", "plus aucun certificat sur l'édition 2013 ne vaut"),
    force=BindingForce.REFERENTIAL,
    checked_on=_CHECKED,
)
SURVEILLANCE_NORM = Reference(
    "ISO/IEC 17021-1, surveillance",
    gist=(
        "first within twelve months, then at least once in each calendar year",
        "d'abord sous douze mois, puis au moins une fois par année civile",
    ),
    force=BindingForce.REFERENTIAL,
    confidence=Confidence.MEMORY,
    checked_on=_CHECKED,
)
SUSPENSION = Reference(
    "ISO/IEC 17021-1, suspension of a certificate",
    gist=("a suspended certificate is temporarily invalid", "un certificat suspendu est temporairement sans effet"),
    force=BindingForce.REFERENTIAL,
    confidence=Confidence.MEMORY,
    checked_on=_CHECKED,
)
