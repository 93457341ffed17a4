"""The texts on personal data, patients, prospecting and staff, one constant for each article a rule cites."""

from __future__ import annotations

from healthgov.fr.references.reading import CODE, COPY, CSP, LAST, READ, article
from healthgov.texts import BindingForce, Confidence, Reference

__all__ = [
    "CADA_DEAD_MINORS",
    "CADA_HEIRS",
    "CADA_MINORS",
    "CADA_PROTECTED",
    "CNIL_2018_327",
    "CNIL_2019_118",
    "CNIL_AUTOMATED_CALLS",
    "CNIL_COMMERCIAL",
    "CNIL_INTERNAL_STUDY",
    "CNIL_MR_2026",
    "CNIL_TRACKERS",
    "CONSO_D223_9",
    "CONSO_L221_16",
    "CONSO_L223_1",
    "CONSO_L223_1_2026",
    "CPCE_L34_5",
    "D1110_3_1",
    "DECREE_2019_341",
    "L1110_4",
    "L1111_7",
    "L1111_8_1",
    "L1111_8_2",
    "L1111_8_VII",
    "L1461_1",
    "L4113_7",
    "LIL_30",
    "LIL_45",
    "LIL_46",
    "LIL_48",
    "LIL_66",
    "LIL_82",
    "LIL_84",
]


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


def _lil(articles: str, gist: str) -> Reference:
    """An article of the law of 6 January 1978, read as it stood consolidated in March 2026."""
    return Reference(
        f"LIL, art. {articles}",
        gist=gist,
        version="2026-03-08",
        url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460",
        checked_on=READ,
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
    "persons may leave directives for after death, and those from whom data are collected are told",
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
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000038396526",
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
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000039248939",
    force=BindingForce.REFERENTIAL,
)
CNIL_INTERNAL_STUDY = Reference(
    "CNIL, theses and studies in health, 27 December 2023",
    gist="an internal study needs no formality: data of one's own care, by those who provide it, for their exclusive use",
    url="https://www.cnil.fr/fr/recherche-etude-ou-evaluation-dans-le-domaine-de-la-sante-comment-proceder-pour-une-these-ou-un",
    force=BindingForce.GUIDANCE,
    confidence=Confidence.SEEN,
    checked_on="2026-11-29",
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
    url=article("LEGIARTI000043895798"),
    checked_on=LAST,
    source=f"{CODE}, in force since 4 August 2021",
)
D1110_3_1 = Reference(
    "CSP, art. D1110-3-1 to D1110-3-3",
    gist="outside the team the patient consents once told what goes to whom, on what and how it is kept safe; later where impossible or urgent; until withdrawn",
    version="2016-10-13",
    url=CSP,
    checked_on=LAST,
    source=CODE,
)
L1111_7 = Reference(
    "CSP, art. L1111-7 and R1111-1",
    gist="the medical file within eight days, not before 48 hours; two months when older than five years",
    version="2021-11-01",
    url=CSP,
    checked_on=LAST,
    source=f"{CODE}; R1111-1 in force since 31 May 2021",
)
L1111_8_1 = Reference(
    "CSP, art. L1111-8-1",
    gist="the registration number is the health identity of persons in care; a decree bars other uses of it",
    version="2020-12-09",
    url=CSP,
    checked_on=LAST,
    source=CODE,
)
L1111_8_2 = Reference(
    "CSP, art. L1111-8-2",
    gist="significant or serious security incidents are told without delay to the State and to the agency of L1111-24",
    version="2020-11-20",
    url=CSP,
    checked_on=LAST,
    source=f"{CODE}; its wording of 2016 on an official page, and D1111-16-3 in a public copy",
)
L1111_8_VII = Reference(
    "CSP, art. L1111-8, VII",
    gist="identifying health data are not sold, even with consent",
    sanction="selling identifying health data: the penalties of article 226-21 of the criminal code (CSP, art. L1111-8, VII)",
    version="LEGIARTI000049577902",
    url=article("LEGIARTI000049577902"),
    checked_on=LAST,
    source=f"{CODE}, in force since 1 July 2025",
)
L4113_7 = Reference(
    "CSP, art. L4113-7",
    gist="no file from prescriptions for prospecting where the prescriber can be identified",
    sanction="making or using such files: two years of prison and a fine of 75,000 euros (CSP, art. L4163-9)",
    version="2000-06-22",
    url=CSP,
    checked_on=LAST,
    source=f"{CODE}; the penalty of L4163-9 on another site",
)
L1461_1 = Reference(
    "CSP, art. L1461-1, V",
    gist="the national database serves neither promotion of health products nor insurance selection",
    version="2022-03-31",
    url=CSP,
    checked_on=LAST,
    source=CODE,
)
CPCE_L34_5 = Reference(
    "CPCE, art. L34-5",
    gist="electronic prospecting of persons asks for consent, with an exception for similar products",
    version="2026-04-03",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070987",
    checked_on=READ,
    source="the article in two public copies of the code, word for word alike",
)
CONSO_L223_1 = Reference(
    "C. conso., art. L223-1, until 10 August 2026",
    gist="no calls to consumers on the list of objections",
    version="2026-04-03",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069565",
    checked_on=READ,
    source=COPY,
)
CONSO_L221_16 = Reference(
    "C. conso., art. L221-16",
    gist="who calls a consumer to sell says at the start who calls, for whom, and that the call is commercial",
    version="LEGIARTI000042155918",
    url=article("LEGIARTI000042155918"),
    checked_on="2026-11-30",
    source="the wording of 26 July 2020 in two public copies of the code; that of 28 May 2022 as one of them has it",
)
CONSO_L223_1_2026 = _personal(
    "C. conso., art. L223-1, from 11 August 2026; Law 2025-594, art. 13",
    "no calls to consumers without their prior consent, an ongoing contract apart",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069565",
    confidence=Confidence.SEEN,
)
CONSO_D223_9 = Reference(
    "C. conso., art. D223-9",
    gist="days, hours and number of calls to consumers",
    version="2026-04-03",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069565",
    checked_on=READ,
    source="the article in two public copies of the code, word for word alike",
)
CNIL_COMMERCIAL = _personal(
    "CNIL, deliberation 2021-131 of 23 September 2021",
    "three years from the last contact coming from the person",
    force=BindingForce.GUIDANCE,
    url="https://www.cnil.fr/sites/cnil/files/atoms/files/referentiel_traitements-donnees-caractere-personnel_gestion-activites-commerciales.pdf",
)
CNIL_AUTOMATED_CALLS = Reference(
    "CNIL, prospecting by automated calls, 26 January 2022",
    gist="automated calls ask for consent, but for customers, similar products, charity and professionals",
    url="https://www.cnil.fr/la-prospection-commerciale-par-automates-dappel",
    force=BindingForce.GUIDANCE,
    confidence=Confidence.SEEN,
    checked_on="2026-11-29",
)
CNIL_TRACKERS = _personal(
    "CNIL, deliberations 2020-091 and 2020-092 of 17 September 2020",
    "refusing as easy as accepting; audience measurement exempt within limits",
    force=BindingForce.GUIDANCE,
    confidence=Confidence.SEEN,
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000042388197",
)
CADA_MINORS = Reference(
    "CADA, opinions 20143377, 20212421 and 20214615, advice 20200059",
    gist="who holds parental authority has access without the minor's consent, but for care kept secret",
    url="https://cada.data.gouv.fr/20212421/",
    force=BindingForce.GUIDANCE,
    checked_on=READ,
)
CADA_DEAD_MINORS = Reference(
    "CADA, opinion 20100382 of 28 January 2010",
    gist="the parents of a minor who died are not held to the aims of heirs",
    url="https://affairesjuridiques.aphp.fr/?p=606463",
    force=BindingForce.GUIDANCE,
    checked_on=READ,
)
CADA_HEIRS = Reference(
    "CADA, advice 20041100 and opinion 20045126 of 2004",
    gist="a kinsman or partner is no heir by that alone: who asks proves to be one",
    url="http://prevention.sham.fr/Prevention/Accueil/Droit-Pratiques/Le-point-sur/L-ayant-droit-vu-par-la-CADA",
    force=BindingForce.GUIDANCE,
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-30",
    source="report by an insurer of hospitals, with the order of 5 March 2004 and R1111-1 beside it",
)
CADA_PROTECTED = Reference(
    "CADA, opinion on guardians of property",
    gist="a guardian of the property alone needs agreement to see the file",
    url="https://affairesjuridiques.aphp.fr/?p=620353",
    force=BindingForce.GUIDANCE,
    checked_on=READ,
    source="summary by a hospital's legal service",
)
