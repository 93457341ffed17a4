"""The texts on identity in digital health services, with the day on which each was read."""

from __future__ import annotations

from healthgov.fr.references import L1111_8_1
from healthgov.fr.references.reading import CODE, CSP, LAST
from healthgov.texts import BindingForce, Confidence, Reference

__all__ = [
    "ANS_FAQ_APPROVAL",
    "ANS_FAQ_INS",
    "ANS_FAQ_PATIENTS",
    "CERTIFICATES_ORDER",
    "EIDAS_LEVELS",
    "INS_OIDS",
    "INS_REFERENTIAL",
    "L1111_8_1",
    "L1470_1",
    "L1470_2",
    "L1470_5",
    "L1470_5_1",
    "PSC_ORDER",
    "R1111_8_1",
    "R1111_8_4",
    "RIE",
    "RIE_2",
    "RNIV_DOUBT",
]

_READ = "2026-11-28"


def _code(article: str, gist: str, since: str, sanction: str = "") -> Reference:
    """An article of the code, with the day since which its wording is in force."""
    return Reference(
        f"CSP, art. {article}",
        gist=gist,
        version=since,
        url=CSP,
        checked_on=LAST,
        source=CODE,
        sanction=sanction,
    )


def _answer(topic: str, gist: str, url: str) -> Reference:
    return Reference(
        f"ANS, questions and answers: {topic}", gist=gist, url=url, force=BindingForce.GUIDANCE, checked_on=_READ
    )


R1111_8_1 = _code(
    "R1111-8-1",
    "care identifies persons by the INS alone; another identity serves while it cannot be reached",
    "2022-03-01",
)
R1111_8_4 = _code("R1111-8-4", "data filed under the INS serve health and social care exclusively", "2017-03-30")
L1470_6 = (
    "up to 1 % of the turnover in France of who publishes a service, and one million euros at most; up to 1,000 euros for"
    " other persons and 10,000 for other bodies (CSP, art. L1470-6, III)"
)
L1470_1 = _code("L1470-1", "what a digital health service is, and who its users are", "2021-05-14")
L1470_2 = _code("L1470-2", "users are identified electronically, at a level that a referential sets", "2021-05-14")
L1470_5 = _code(
    "L1470-5", "services keep to the approved referentials of interoperability and security", "2023-12-31", L1470_6
)
L1470_5_1 = _code(
    "L1470-5-1",
    "who publishes the records of a professional's patients transfers all of them when the publisher changes; a decree sets time, fees and sanctions",
    "2026-05-28",
)
INS_REFERENTIAL = Reference(
    "INS referential and national referential on identity vigilance (RNIV)",
    gist="what makes an identity qualified, its five traits, when its number may be sent",
    force=BindingForce.REFERENTIAL,
    confidence=Confidence.SECOND_HAND,
    checked_on=_READ,
    source="regional agencies and identity-vigilance cells that report both",
)
INS_OIDS = Reference(
    "FR Core, profile of the INS patient",
    gist="object identifiers of the registration number, of the provisional one, of test and demonstration",
    url="https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient-ins",
    force=BindingForce.REFERENTIAL,
    checked_on=_READ,
    source="source of the profile",
)
RNIV_DOUBT = Reference(
    "National referential on identity vigilance (RNIV), doubtful and fictitious identities",
    gist="both attributes go with a provisional identity only",
    url="https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability",
    force=BindingForce.REFERENTIAL,
    confidence=Confidence.SECOND_HAND,
    checked_on=_READ,
    source="constraint fr-core-comment-requires-prov of the national profile (2.2.0), which names the referential for it",
)
CERTIFICATES_ORDER = Reference(
    "Order of 4 April 2022 on means of identification of organisations (SSAD2210341A), art. 1",
    gist="the agency offers certificates of an organisation and of a server, issued by the IGC-Santé",
    url="https://www.legifrance.gouv.fr/eli/arrete/2022/4/4/SSAD2210341A/jo/texte",
    checked_on=_READ,
    source="text of the order in a public database of regulations",
)
RIE = Reference(
    "Order of 28 March 2022, referential on electronic identification (PGSSI-S)",
    gist="two factors from 1 June 2022, steps to 1 January 2026, for patients, professionals and organisations",
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000045457991",
    force=BindingForce.REFERENTIAL,
    confidence=Confidence.SECOND_HAND,
    checked_on=_READ,
    source="agency and law firms that report it",
)
RIE_2 = Reference(
    "Referential on electronic identification, version 2 (consultation)",
    gist="means of transition until 31 December 2028",
    url="https://industriels.esante.gouv.fr/actualites/participez-concertation-referentiel-identification-electronique-rie-v2-pgssis",
    force=BindingForce.PROPOSAL,
    checked_on=_READ,
)
PSC_ORDER = Reference(
    "Order of 4 April 2022 on means of electronic identification (SSAD2208266A)",
    gist="the agency offers e-CPS and Pro Santé Connect",
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000045551195",
    checked_on=_READ,
)
ANS_FAQ_INS = _answer(
    "INS",
    "each structure fetches or checks the identity and compares it with the person",
    "https://esante.gouv.fr/faq/ins-chaque-professionnel-devra-interroger-lins-meme-sil-est-deja-interroge-par-letablissement-par-exemple",
)
ANS_FAQ_PATIENTS = _answer(
    "electronic identification of patients",
    "two factors since 1 June 2022; the level substantial from 1 January 2026",
    "https://esante.gouv.fr/taxonomy/term/805",
)
ANS_FAQ_APPROVAL = _answer(
    "approval of means",
    "a structure approves the means that neither the State gives nor are of the level substantial, by 1 January 2026",
    "https://esante.gouv.fr/faq/est-ce-obligatoire-de-realiser-une-homologation-pour-les-moyens-didentification-electronique",
)
EIDAS_LEVELS = Reference(
    "Implementing Regulation (EU) 2015/1502, annex, 2.2.1",
    gist="means of the level substantial use two factors of authentication at least",
    version="CELEX 32015R1502",
    url="https://eur-lex.europa.eu/eli/reg_impl/2015/1502/oj",
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-30",
    source="a publisher of signature software that reports the annex",
)
