"""The French texts on health-data hosting, one constant for each article."""

from __future__ import annotations

from datetime import date

from healthgov.texts import BindingForce, Confidence, Reference

__all__ = [
    "ANS_FAQ_ACCESS",
    "ANS_FAQ_ACTIVITIES",
    "ANS_FAQ_SCOPE",
    "ANS_FAQ_TENDER",
    "ANS_PROCEDURE",
    "ARRETE_2024",
    "CADA_DEAD_MINORS",
    "CADA_MINORS",
    "CADA_PROTECTED",
    "CA_MONTPELLIER_2024",
    "CNIL_2018_327",
    "CNIL_2019_118",
    "CNIL_COMMERCIAL",
    "CNIL_MR_2026",
    "CNIL_TRACKERS",
    "CNIL_WAREHOUSE",
    "CONSO_D223_9",
    "CONSO_L223_1",
    "CONSO_L223_1_2026",
    "CPCE_L34_5",
    "DECREE_2019_341",
    "DECREE_2026_209",
    "EXI_01",
    "EXI_07",
    "EXI_15",
    "EXI_28",
    "EXI_29",
    "EXI_30",
    "EXI_31",
    "ISO_27001_2013_SUNSET",
    "L1110_4",
    "L1111_5",
    "L1111_7",
    "L1111_8",
    "L1111_8_1",
    "L1111_8_2",
    "L1111_8_V",
    "L1111_8_VII",
    "L1461_1",
    "L4113_7",
    "LABOUR_L1222_4",
    "LABOUR_L1321_4",
    "LABOUR_L2312_38",
    "LIL_30",
    "LIL_45",
    "LIL_46",
    "LIL_48",
    "LIL_66",
    "LIL_82",
    "LIL_84",
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
    "exi",
]

_CHECKED = "2026-10-31"
_READ = "2026-11-28"
_COPY = "text of the article in a public copy of the code"
_CSP = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072665"
"""Where the official edition keeps the whole code, for articles whose wording is not named."""
_REFERENTIAL = (
    "https://esante.gouv.fr/sites/default/files/media_entity/documents/referentiel_certification_hds---fr--v2.pdf"
)
_QUOTED = "the article as public documents quote it, with its identifier"


def _article(version: str) -> str:
    """Where the official edition keeps a wording of an article for good."""
    return f"https://www.legifrance.gouv.fr/codes/article_lc/{version}"


L1115_1 = (
    "hosting without the certificate or approval: three years of prison and a fine of 45,000 euros (CSP, art. L1115-1)"
)
"""Five times the fine for a company (art. L1115-2)."""

L1111_8 = Reference(
    "CSP, art. L1111-8",
    sanction=L1115_1,
    gist="whoever hosts, for those who produced them or for the patient, health data collected in care or social follow-up is certified for it; the person is informed and may object on legitimate grounds",
    version="LEGIARTI000049577902",
    url=_article("LEGIARTI000049577902"),
    checked_on=_READ,
    source="I and II as two public documents quote the wording of 1 July 2025, and I to III in a public copy of the code",
)
L1111_8_V = Reference(
    "CSP, art. L1111-8, V",
    gist="the host returns the data at the end without keeping a copy, and uses them for nothing else",
    version="LEGIARTI000049577902",
    url=_article("LEGIARTI000049577902"),
    checked_on=_READ,
    source="V as a site for hospitals and a commentary of the article quote it",
)
R1111_8_8 = Reference(
    "CSP, art. R1111-8-8",
    gist="what hosting is; a short hand-over for entry, formatting, printing or scanning is not; the controller makes sure that the host holds the certificate",
    version="LEGIARTI000036656709",
    url=_article("LEGIARTI000036656709"),
    checked_on=_CHECKED,
)
R1111_9 = Reference(
    "CSP, art. R1111-9",
    gist="the six activities",
    version="LEGIARTI000053720790",
    url=_article("LEGIARTI000053720790"),
    confidence=Confidence.SECOND_HAND,
    checked_on=_READ,
    source="a public document that read the wording of 27 March 2026, which keeps activity 5",
)
R1111_9_1 = Reference(
    "CSP, art. R1111-9-1",
    gist="storage only on the territory of a State of the Union or the EEA",
    version="LEGIARTI000053720788",
    url=_article("LEGIARTI000053720788"),
    confidence=Confidence.SECOND_HAND,
    checked_on=_READ,
    source=_QUOTED,
)
R1111_10 = Reference(
    "CSP, art. R1111-10",
    url=_CSP,
    gist="who certifies, and who accredits the certifier",
    checked_on=_CHECKED,
)
R1111_11 = Reference(
    "CSP, art. R1111-11",
    gist="the clauses of the hosting contract",
    version="LEGIARTI000036658473",
    url=_article("LEGIARTI000036658473"),
    checked_on=_READ,
    source="1° to 9° of I in a public copy of the code and on a law firm's page, alike",
)
R1111_11_2026 = Reference(
    "CSP, art. R1111-11, in the wording of decree 2026-209",
    url=_CSP,
    gist="the clauses of the hosting contract, with those on third-country access and law, and the map of transfers",
    confidence=Confidence.SECOND_HAND,
    checked_on=_CHECKED,
)
R1111_11_II = Reference(
    "CSP, art. R1111-11, II",
    url=_CSP,
    gist="a provider between the controller and the host repeats the clauses",
    confidence=Confidence.MEMORY,
)
R1111_16 = Reference(
    "CSP, art. R1111-16",
    sanction=L1115_1,
    url=_CSP,
    gist="hosting on paper needs the approval of the ministry of culture",
    checked_on=_CHECKED,
)
R1111_16_CLAUSES = Reference(
    "CSP, art. R1111-16, clauses",
    url=_CSP,
    gist="the eight points of the contract on records kept on paper",
    checked_on=_READ,
    source="text of the article in a public copy of the code, and a report of its last point",
)
L1111_5 = Reference(
    "CSP, art. L1111-5 and L1111-5-1",
    url=_CSP,
    gist="a minor may be cared for in secret from the parents",
    checked_on=_READ,
    source="text of the first article in a public copy of the code, in an earlier wording",
)
R1111_6 = Reference(
    "CSP, art. R1111-6",
    url=_CSP,
    gist="a minor may object to telling the parents; the professional seeks agreement, and withholds while the minor objects",
    checked_on=_READ,
    source="text of the article in a public copy of the code",
)
CADA_MINORS = Reference(
    "CADA, opinions 20143377, 20212421 and 20214615, advice 20200059",
    gist="who holds parental authority has access without the minor's consent, but for care kept secret",
    url="https://cada.data.gouv.fr/20212421/",
    force=BindingForce.GUIDANCE,
    checked_on=_READ,
)
CADA_DEAD_MINORS = Reference(
    "CADA, opinion 20100382 of 28 January 2010",
    gist="the parents of a minor who died are not held to the aims of heirs",
    url="https://affairesjuridiques.aphp.fr/?p=606463",
    force=BindingForce.GUIDANCE,
    checked_on=_READ,
)
CADA_PROTECTED = Reference(
    "CADA, opinion on guardians of property",
    gist="a guardian of the property alone needs agreement to see the file",
    url="https://affairesjuridiques.aphp.fr/?p=620353",
    force=BindingForce.GUIDANCE,
    checked_on=_READ,
    source="summary by a hospital's legal service",
)
SREN_32 = Reference(
    "Law 2024-449 of 21 May 2024, art. 32",
    url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000049563368",
    gist="a digital archiving service needs the certificate from 1 July 2025",
    checked_on=_CHECKED,
)
DECREE_2026_209 = Reference(
    "Decree 2026-209 of 24 March 2026",
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053717250",
    gist="puts storage in the EEA into the code and adds clauses on third-country access to the contract",
    version="JORFTEXT000053717250",
    checked_on=_CHECKED,
)
ARRETE_2024 = Reference(
    "Order of 26 April 2024 (TSSD2325104A)",
    gist="version 2 of the referential: for new and renewed certificates from November 2024, for all from May 2026",
    force=BindingForce.REFERENTIAL,
    checked_on=_CHECKED,
)


def exi(number: str, gist: str) -> Reference:
    """A requirement of version 2.0 of the referential."""
    return Reference(
        f"HDS referential v2.0, EXI {number}",
        url=_REFERENTIAL,
        gist=gist,
        force=BindingForce.REFERENTIAL,
        checked_on=_CHECKED,
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
    force=BindingForce.REFERENTIAL,
    checked_on=_CHECKED,
)


def _faq(topic: str, gist: str) -> Reference:
    return Reference(
        f"ANS, questions and answers: {topic}",
        gist=gist,
        force=BindingForce.GUIDANCE,
        checked_on=_CHECKED,
    )


ANS_FAQ_SCOPE = _faq("scope", "who needs a certified host")
ANS_FAQ_ACTIVITIES = _faq("activities", "each one is certified for what it performs")
ANS_FAQ_ACCESS = _faq("access rights", "the four tasks of activity 5")
ANS_FAQ_TENDER = _faq("tender", "certified before the first real data")
CA_MONTPELLIER_2024 = Reference(
    "CA Montpellier, 13 June 2024, 22/01303",
    gist="a publisher that necessarily accesses the data performs activity 5",
    force=BindingForce.CASE_LAW,
    checked_on=_CHECKED,
)
WAREHOUSE_PUBLISHED = date(2021, 10, 24)
"""The day on which the referential on data warehouses (deliberation 2021-118) stood in the official journal; it was
adopted on 2021-10-07, and bound nobody before it was published."""
CNIL_WAREHOUSE = Reference(
    "CNIL referentials: health vigilance (2019), data warehouses (2021)",
    gist="they ask for a certified host on their own",
    force=BindingForce.GUIDANCE,
    checked_on=_CHECKED,
)
STARTUP_WINDOW = Reference(
    "Rules for the start of accreditation, 2018-2019",
    gist="nine months of certificates on technical admissibility",
    force=BindingForce.REFERENTIAL,
    checked_on=_CHECKED,
)
ISO_27001_2013_SUNSET = Reference(
    "ISO/IEC 27001:2013, end of certificates on 31 October 2025",
    gist="no certificate on the 2013 edition counts any more",
    force=BindingForce.REFERENTIAL,
    checked_on=_CHECKED,
)
SURVEILLANCE_NORM = Reference(
    "ISO/IEC 17021-1, surveillance",
    gist="first within twelve months, then at least once in each calendar year",
    force=BindingForce.REFERENTIAL,
    confidence=Confidence.MEMORY,
)
SUSPENSION = Reference(
    "ISO/IEC 17021-1, suspension of a certificate",
    gist="a suspended certificate is temporarily invalid",
    force=BindingForce.REFERENTIAL,
    confidence=Confidence.MEMORY,
)


def _personal(
    cite: str,
    gist: str,
    *,
    force: BindingForce = BindingForce.STATUTE,
    confidence: Confidence = Confidence.SECOND_HAND,
    url: str = "",
) -> Reference:
    """A text on personal data, patients, prospecting or work."""
    checked_on = "2026-11-23" if confidence.read else None
    return Reference(cite, gist=gist, url=url, force=force, confidence=confidence, checked_on=checked_on)


def _code(cite: str, gist: str, version: str, source: str = _COPY) -> Reference:
    """An article of a code whose text was read, in the wording that the identifier names."""
    return Reference(cite, gist=gist, version=version, url=_article(version), checked_on=_READ, source=source)


def _lil(articles: str, gist: str) -> Reference:
    """An article of the law of 6 January 1978, read as it stood consolidated in March 2026."""
    return Reference(
        f"LIL, art. {articles}",
        gist=gist,
        version="2026-03-08",
        url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460",
        checked_on=_READ,
        source="whole text in a public copy of the law",
    )


LIL_30 = _lil(
    "30",
    "the NIR serves only listed controllers and purposes",
)
LIL_45 = _lil(
    "45",
    "consent alone from fifteen, below that jointly with a parent",
)
LIL_46 = _lil(
    "46",
    "only those listed process data on criminal convictions and offences",
)
LIL_48 = _lil(
    "48 and 85",
    "persons may leave directives for after death, and are told",
)
LIL_66 = _lil(
    "65 and 66",
    "health data outside the exemptions: a framework declared, or an authorisation",
)
LIL_82 = _lil(
    "82",
    "no tracker before consent, but those that are necessary",
)
LIL_84 = _lil(
    "84 to 86",
    "rights end with death, and directives or heirs take over in part",
)
DECREE_2019_341 = _personal(
    "Decree 2019-341 of 19 April 2019",
    "who may use the NIR, and what for",
    confidence=Confidence.SEEN,
)
CNIL_2018_327 = _personal(
    "CNIL, deliberation 2018-327 of 11 October 2018",
    "fourteen operations that need an impact assessment",
    force=BindingForce.REFERENTIAL,
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000037559521",
)
CNIL_2019_118 = _personal(
    "CNIL, deliberation 2019-118 of 12 September 2019",
    "twelve operations that need none",
    force=BindingForce.REFERENTIAL,
)
CNIL_MR_2026 = _personal(
    "CNIL, deliberation 2026-050 of 19 March 2026, and the one on MR-003",
    "new reference methodologies, in force on 24 May 2026; earlier declarations stay valid",
    force=BindingForce.REFERENTIAL,
)
L1110_4 = Reference(
    "CSP, art. L1110-4",
    gist="secrecy, the care team, sharing, heirs",
    version="LEGIARTI000043895798",
    url=_article("LEGIARTI000043895798"),
    confidence=Confidence.SECOND_HAND,
    checked_on=_READ,
    source="I to III as two sites quote the wording of 4 August 2021; what it says of heirs as opinions report it",
)
L1111_7 = Reference(
    "CSP, art. L1111-7 and R1111-1",
    gist="the medical file within eight days, not before 48 hours; two months when older than five years",
    url=_CSP,
    checked_on=_READ,
    source="the periods of both articles in public copies of the code",
)
L1111_8_1 = _personal(
    "CSP, art. L1111-8-1",
    "the national health identity is used for care",
    url=_CSP,
)
L1111_8_2 = Reference(
    "CSP, art. L1111-8-2",
    gist="significant or serious security incidents are told without delay to the State and to the agency of L1111-24",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072665",
    confidence=Confidence.SECOND_HAND,
    checked_on=_READ,
    source="the article as one site quotes it; its wording of 2016 on an official page, and D1111-16-3 in a public copy",
)
L1111_8_VII = Reference(
    "CSP, art. L1111-8, VII",
    gist="identifying health data are not sold, even with consent",
    version="LEGIARTI000049577902",
    url=_article("LEGIARTI000049577902"),
    checked_on="2026-11-23",
)
L4113_7 = Reference(
    "CSP, art. L4113-7",
    gist="no file from prescriptions for prospecting where the prescriber can be identified",
    url=_CSP,
    checked_on=_READ,
    source="the article translated on one site, and its words in the offence of L4163-9 on another",
)
L1461_1 = Reference(
    "CSP, art. L1461-1, V",
    gist="the national database serves neither promotion of health products nor insurance selection",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072665",
    confidence=Confidence.SECOND_HAND,
    checked_on=_READ,
    source="the two purposes as the platform of health data quotes them",
)
CPCE_L34_5 = Reference(
    "CPCE, art. L34-5",
    gist="electronic prospecting of persons asks for consent, with an exception for similar products",
    version="2026-04-03",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070987",
    checked_on=_READ,
    source="the article in two public copies of the code, word for word alike",
)
CONSO_L223_1 = Reference(
    "C. conso., art. L223-1, until 10 August 2026",
    gist="no calls to consumers on the list of objections",
    version="2026-04-03",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069565",
    checked_on=_READ,
    source=_COPY,
)
CONSO_L223_1_2026 = _personal(
    "C. conso., art. L223-1, from 11 August 2026; Law 2025-594, art. 13",
    "no calls to consumers without their prior consent, an ongoing contract apart",
    confidence=Confidence.SEEN,
)
CONSO_D223_9 = Reference(
    "C. conso., art. D223-9",
    gist="days, hours and number of calls to consumers",
    version="2026-04-03",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069565",
    checked_on=_READ,
    source="the article in two public copies of the code, word for word alike",
)
CNIL_COMMERCIAL = _personal(
    "CNIL, deliberation 2021-131 of 23 September 2021",
    "three years from the last contact coming from the person",
    force=BindingForce.GUIDANCE,
)
CNIL_TRACKERS = _personal(
    "CNIL, deliberations 2020-091 and 2020-092 of 17 September 2020",
    "refusing as easy as accepting; audience measurement exempt within limits",
    force=BindingForce.GUIDANCE,
    confidence=Confidence.SEEN,
)
LABOUR_L1222_4 = _code(
    "C. trav., art. L1222-4",
    "no information on an employee by a means not told beforehand",
    "LEGIARTI000006900861",
)
LABOUR_L1321_4 = _code(
    "C. trav., art. L1321-4",
    "staff rules bind once consulted on, displayed and filed",
    "LEGIARTI000035652969",
)
LABOUR_L2312_38 = _code(
    "C. trav., art. L2312-38",
    "the staff council is informed and consulted before means of monitoring staff",
    "LEGIARTI000035610275",
)
