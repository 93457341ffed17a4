"""Texts of the CNIL on frameworks, with the day on which what they ask was read."""

from __future__ import annotations

from healthgov.texts import BindingForce, Confidence, Reference

__all__ = [
    "CNIL_EDS",
    "CNIL_EDS_COMMITTEES",
    "CNIL_EDS_CONDITIONS",
    "CNIL_MATCHED_STUDY",
    "CNIL_MR_001_TO_004",
    "CNIL_MR_005_006",
    "CNIL_MR_006",
    "CNIL_MR_007_008",
    "CNIL_MR_DIRECTORY",
    "CNIL_PRACTICES",
    "CNIL_VIGILANCE",
    "CSI_L251_2",
    "CSI_L252_1",
    "CSI_L252_4",
    "DECREE_2019_536_HEIRS",
]


def _framework(
    cite: str, gist: str, *, url: str = "", seen: bool = False, source: str = "", checked_on: str = "2026-11-28"
) -> Reference:
    return Reference(
        cite,
        gist=gist,
        url=url,
        source=source,
        force=BindingForce.REFERENTIAL,
        confidence=Confidence.SEEN if seen else Confidence.SECOND_HAND,
        checked_on=checked_on,
    )


CNIL_MR_001_TO_004 = _framework(
    "CNIL, methodologies MR-001 to MR-004",
    "research with consent, on diagnostics, without consent, on existing data; all in the public interest",
    source="law firms and guides that report them",
)
CNIL_MATCHED_STUDY = _framework(
    "CNIL, deliberation 2023-076 of 20 July 2023",
    "a study that matches a warehouse with the SNDS keeps to MR-004 save for its data, and is authorised",
    seen=True,
    source="the whole text in the machine translation of a public database (GDPRhub)",
    checked_on="2026-11-29",
)
CNIL_MR_005_006 = _framework(
    "CNIL, methodologies MR-005 and MR-006 of 7 June 2018",
    "hospital data for establishments and their federations, and for industry",
    url="https://www.cnil.fr/fr/lacces-au-programme-de-medicalisation-des-systemes-dinformation-pmsi-des-fins-de-recherche",
    source="page of the CNIL on both, opening of deliberation 2018-256, and law firms",
)
CNIL_MR_006 = _framework(
    "CNIL, deliberation 2018-257 of 7 June 2018 (MR-006)",
    "public interest, no matching, public directory, qualified laboratory, audit every three years",
    url="https://www.cnil.fr/fr/declaration/mr-006-etudes-necessitant-lacces-aux-donnees-du-pmsi-par-les-industriels-de-sante",
    seen=True,
    source="page of the CNIL",
)
CNIL_MR_007_008 = _framework(
    "CNIL, deliberations 2023-082 and 2023-083 (MR-007 and MR-008)",
    "the main base of the SNDS for public tasks and, insurers and banks apart, for legitimate interests; matched with nothing",
    url="https://www.cnil.fr/fr/recherche-en-sante-la-cnil-adopte-deux-methodologies-de-reference-permettant-lacces-la-base",
    seen=True,
    source="the whole of both in the machine translation of a public database (GDPRhub), and the page of the CNIL",
    checked_on="2026-11-29",
)
CNIL_EDS = _framework(
    "CNIL, deliberation 2021-118 of 7 October 2021",
    "warehouses that rest on a task in the public interest",
    url="https://www.cnil.fr/fr/entrepots-de-donnees-de-sante-la-cnil-lance-une-consultation-publique-sur-un-projet-de-referentiel",
    seen=True,
    source="page of the CNIL",
)
CNIL_EDS_CONDITIONS = _framework(
    "CNIL, deliberation 2021-118 of 7 October 2021, as deliberation 2023-146 departs from it",
    "processors under European law, identities in a compartment of their own",
    url="https://www.legifrance.gouv.fr/cnil/id/CNILTEXT000049057224",
    source="deliberation 2023-146, which authorises departures from both, and law firms",
)
CNIL_EDS_COMMITTEES = _framework(
    "CNIL, deliberation 2021-118 of 7 October 2021, on who governs a warehouse",
    "a scientific and ethical committee gives its opinion on each project",
    url="https://www.cnil.fr/fr/entrepots-de-donnees-de-sante-la-cnil-lance-une-consultation-publique-sur-un-projet-de-referentiel",
    source="university hospitals that apply it, and a public summary of it; the text itself was not read",
)
CNIL_MR_DIRECTORY = _framework(
    "CNIL, methodologies MR-004 to MR-008, public directory",
    "studies are entered in the public directory of the health data platform",
    source="page of the CNIL on MR-006; guides for the others",
)
CNIL_VIGILANCE = _framework(
    "CNIL, deliberation 2019-057 of 9 May 2019",
    "vigilance kept by who places medicines, devices or products on the market; professionals of care are not concerned",
    url="https://legal.tricoteuses.fr/articles/JORFARTI000038778051",
    seen=True,
    source="text of the referential in a public copy of the official journal",
)
CNIL_PRACTICES = Reference(
    "CNIL, deliberation 2020-081 of 18 June 2020",
    gist="practices of independent professionals; who departs from it justifies it",
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000042158211",
    force=BindingForce.GUIDANCE,
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-28",
    source="law firm, order of physicians and professional bodies that report its purposes, recipients, durations and measures",
)
CSI_L252_1 = Reference(
    "Code of internal security, art. L252-1",
    gist="cameras under this title are installed with the authorisation of the prefect",
    version="2024-05-18",
    url="https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000025503132/LEGISCTA000025505424",
    checked_on="2026-11-29",
    source="the article in a copy of the official edition, as it stood on 18 May 2024",
)
CSI_L251_2 = Reference(
    "Code of internal security, art. L251-2",
    gist="places and establishments open to the public that are particularly exposed to assault or theft, for the safety of persons and goods",
    version="2026-02-25",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000025503132",
    checked_on="2026-11-30",
    source="the article in a public copy of the whole code, as of that day",
)
CSI_L252_4 = Reference(
    "Code of internal security, art. L252-4",
    gist="cameras are authorised for five years, which may be renewed",
    version="LEGIARTI000047569431",
    url="https://legal.tricoteuses.fr/articles/LEGIARTI000047569431",
    checked_on="2026-11-29",
    source="the article in a public copy, which does not print its number",
)
DECREE_2019_536_HEIRS = Reference(
    "Decree 2019-536 of 29 May 2019, art. 124",
    gist="heirs prove to be such by an act of notoriety or a family record book",
    url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000038528420",
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-29",
    source="a guide of 2022 for associations that receive legacies",
)
