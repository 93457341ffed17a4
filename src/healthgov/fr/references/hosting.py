"""The texts on health-data hosting, certification and the secrecy of minors, one constant for each article a rule cites."""

from __future__ import annotations

from datetime import date

from healthgov.fr.references.reading import CHECKED, CODE, CSP, LAST, QUOTED, READ, REFERENTIAL, article
from healthgov.texts import BindingForce, Confidence, Reference

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
    "L1111_5",
    "L1111_8",
    "L1111_8_V",
    "PATRIMOINE_R212_29",
    "R1111_6",
    "R1111_8_8",
    "R1111_9",
    "R1111_9_1",
    "R1111_10",
    "R1111_11",
    "R1111_11_2026",
    "R1111_11_II",
    "R1111_16",
    "R1111_16_CLAUSES",
    "SREN_32",
    "STARTUP_WINDOW",
    "SURVEILLANCE_NORM",
    "SUSPENSION",
    "WAREHOUSE_PUBLISHED",
    "WITHDRAWAL_AGREEMENT",
    "exi",
]

L1115_1 = (
    "hosting without the certificate or approval: three years of prison and a fine of 45,000 euros (CSP, art. L1115-1)"
)
"""Five times the fine for a company (art. L1115-2)."""

L1111_8 = Reference(
    "CSP, art. L1111-8",
    sanction=L1115_1,
    gist="whoever hosts, for those who produced them or for the patient, health data collected in care or social follow-up is certified for it; the person is informed and may object on legitimate grounds",
    version="LEGIARTI000049577902",
    url=article("LEGIARTI000049577902"),
    checked_on=LAST,
    source=f"{CODE}, in force since 1 July 2025",
)
L1111_8_V = Reference(
    "CSP, art. L1111-8, V",
    gist="the host returns the data at the end without keeping a copy, and uses them for nothing else",
    version="LEGIARTI000049577902",
    url=article("LEGIARTI000049577902"),
    checked_on=LAST,
    source=f"{CODE}, in force since 1 July 2025",
)
R1111_8_8 = Reference(
    "CSP, art. R1111-8-8",
    gist="what hosting is; a short hand-over for entry, formatting, printing or scanning is not; the controller makes sure that the host holds the certificate",
    version="LEGIARTI000036656709",
    url=article("LEGIARTI000036656709"),
    checked_on=LAST,
    source=f"{CODE}, in force since 1 April 2018",
)
R1111_9 = Reference(
    "CSP, art. R1111-9",
    gist="the six activities",
    version="LEGIARTI000053720790",
    url=article("LEGIARTI000053720790"),
    checked_on=LAST,
    source=f"{CODE}, in force since 27 March 2026",
)
R1111_9_1 = Reference(
    "CSP, art. R1111-9-1",
    gist="storage only on the territory of a State of the Union or the EEA",
    version="LEGIARTI000053720788",
    url=article("LEGIARTI000053720788"),
    confidence=Confidence.SECOND_HAND,
    checked_on=READ,
    source=QUOTED,
)
R1111_10 = Reference(
    "CSP, art. R1111-10",
    url=CSP,
    gist="who certifies, and who accredits the certifier",
    version="2018-04-01",
    checked_on=LAST,
    source=CODE,
)
R1111_11 = Reference(
    "CSP, art. R1111-11",
    gist="the clauses of the hosting contract",
    version="LEGIARTI000036658473",
    url=article("LEGIARTI000036658473"),
    checked_on=LAST,
    source=f"{CODE}, in force from 1 April 2018 to 25 September 2026",
)
R1111_11_2026 = Reference(
    "CSP, art. R1111-11, in the wording of decree 2026-209",
    url=CSP,
    gist="the clauses of the hosting contract, with those on third-country access and law, and the map of transfers",
    confidence=Confidence.SECOND_HAND,
    checked_on=CHECKED,
)
R1111_11_II = Reference(
    "CSP, art. R1111-11, II",
    gist="the contract of a provider between the controller and the host repeats the clauses as that with the host has them",
    version="LEGIARTI000036658473",
    url=article("LEGIARTI000036658473"),
    checked_on=LAST,
    source=f"{CODE}, in force from 1 April 2018 to 25 September 2026",
)
R1111_16 = Reference(
    "CSP, art. R1111-16",
    sanction=L1115_1,
    url=CSP,
    gist="hosting on paper needs the approval of the ministry of culture",
    version="2011-03-07",
    checked_on=LAST,
    source=CODE,
)
R1111_16_CLAUSES = Reference(
    "CSP, art. R1111-16, clauses",
    url=CSP,
    gist="the ten points of the contract on records kept on paper",
    version="2011-03-07",
    checked_on=LAST,
    source=CODE,
)
PATRIMOINE_R212_29 = Reference(
    "Code du patrimoine, art. R212-29",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006074236",
    gist="an approval lasts as long as the certification below it; one given before 2021 lasted five years, or three for digital archives",
    version="2021-01-01",
    checked_on="2026-11-29",
    source="text of the article, as it stands and as it stood before 2021, in public copies of the code",
)
L1111_5 = Reference(
    "CSP, art. L1111-5 and L1111-5-1",
    url=CSP,
    gist="a minor may be cared for in secret from the parents",
    checked_on=READ,
    source="text of the first article in a public copy of the code, in an earlier wording",
)
R1111_6 = Reference(
    "CSP, art. R1111-6",
    url=CSP,
    gist="a minor may object to telling the parents; the professional seeks agreement, and withholds while the minor objects",
    version="2016-07-23",
    checked_on=LAST,
    source=CODE,
)
SREN_32 = Reference(
    "Law 2024-449 of 21 May 2024, art. 32",
    url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000049563368",
    gist="a digital archiving service needs the certificate from 1 July 2025",
    checked_on=CHECKED,
)
DECREE_2026_209 = Reference(
    "Decree 2026-209 of 24 March 2026",
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053717250",
    gist="puts storage in the EEA into the code and adds clauses on third-country access to the contract",
    version="JORFTEXT000053717250",
    checked_on=CHECKED,
)
ARRETE_2024 = Reference(
    "Order of 26 April 2024 (TSSD2325104A)",
    gist="version 2 of the referential: for new and renewed certificates from November 2024, for all from May 2026",
    force=BindingForce.REFERENTIAL,
    checked_on=CHECKED,
)


def exi(number: str, gist: str) -> Reference:
    """A requirement of version 2.0 of the referential."""
    return Reference(
        f"HDS referential v2.0, EXI {number}",
        url=REFERENTIAL,
        gist=gist,
        force=BindingForce.REFERENTIAL,
        checked_on=CHECKED,
        source="list of the 31 requirements",
    )


EXI_01 = exi(
    "01",
    "a certified ISMS whose scope covers all hosting",
)
EXI_07 = exi("07", "interfaces and first-line support in French")
EXI_15 = exi(
    "15",
    "independent audit of shared resources, summary under three years old",
)
EXI_28 = exi("28", "storage only inside the EEA")
EXI_29 = exi(
    "29",
    "remote access from outside the EEA on adequacy or safeguards",
)
EXI_30 = exi(
    "30",
    "exposure to third-country law: list, mitigation, residual risks",
)
EXI_31 = exi("31", "public and current map of transfers")
ANS_PROCEDURE = Reference(
    "ANS, certification of health-data hosts",
    gist="three years, two-stage audit, yearly surveillance",
    url="https://esante.gouv.fr/produits-services/hds",
    force=BindingForce.REFERENTIAL,
    checked_on=CHECKED,
)


def _faq(topic: str, gist: str, url: str = "") -> Reference:
    return Reference(
        f"ANS, questions and answers: {topic}",
        gist=gist,
        url=url,
        force=BindingForce.GUIDANCE,
        checked_on=CHECKED,
    )


ANS_FAQ_SCOPE = _faq(
    "scope",
    "who needs a certified host",
    "https://esante.gouv.fr/faq/quel-est-le-champ-dapplication-de-la-legislation-relative-lhebergement-de-donnees-de-sante-caractere-personnel",
)
ANS_FAQ_ACTIVITIES = _faq("activities", "each one is certified for what it performs")
ANS_FAQ_ACCESS = _faq("access rights", "the four tasks of activity 5")
ANS_FAQ_TENDER = _faq("tender", "certified before the first real data")
CA_MONTPELLIER_2024 = Reference(
    "CA Montpellier, 13 June 2024, 22/01303",
    gist="a publisher that necessarily accesses the data performs activity 5",
    force=BindingForce.CASE_LAW,
    checked_on=CHECKED,
)
WAREHOUSE_PUBLISHED = date(2021, 10, 24)
"""The day on which the referential on data warehouses (deliberation 2021-118) stood in the official journal; it was
adopted on 2021-10-07, and bound nobody before it was published."""
CNIL_WAREHOUSE = Reference(
    "CNIL referentials: health vigilance (2019), data warehouses (2021)",
    gist="they ask for a certified host on their own",
    force=BindingForce.GUIDANCE,
    checked_on=CHECKED,
)
STARTUP_WINDOW = Reference(
    "Rules for the start of accreditation, 2018-2019",
    gist="nine months of certificates on technical admissibility",
    force=BindingForce.REFERENTIAL,
    checked_on=CHECKED,
)
WITHDRAWAL_AGREEMENT = Reference(
    "Withdrawal agreement of the United Kingdom, art. 127(6)",
    gist="until 2020-12-31 Member States in the law of the Union include the United Kingdom",
    url="https://publications.parliament.uk/pa/ld5801/ldselect/ldeucom/4/406.htm",
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-30",
    source="report of the House of Lords, paragraphs 92 and 93: until that day the law of the Union applies there with the same effects as in Member States; and the British body, which stayed an accreditation body under Regulation 765/2008",
)
ISO_27001_2013_SUNSET = Reference(
    "ISO/IEC 27001:2013, end of certificates on 31 October 2025",
    gist="no certificate on the 2013 edition counts any more",
    url="https://www.iso.org/standard/54534.html",
    force=BindingForce.REFERENTIAL,
    checked_on=CHECKED,
)
SURVEILLANCE_NORM = Reference(
    "ISO/IEC 17021-1, surveillance",
    gist="first within twelve months of the decision, then at least once in each calendar year, save that of recertification",
    url="https://www.iso.org/standard/61651.html",
    force=BindingForce.REFERENTIAL,
    checked_on=LAST,
    source="clause 9.1.3 as two bodies of certification quote it, word for word alike",
)
SUSPENSION = Reference(
    "ISO/IEC 17021-1, suspension of a certificate",
    gist="a suspended certificate is temporarily invalid",
    url="https://www.iso.org/standard/61651.html",
    force=BindingForce.REFERENTIAL,
    checked_on=LAST,
    source="the sentence as a body of certification and a forum of auditors quote it, word for word alike",
)
