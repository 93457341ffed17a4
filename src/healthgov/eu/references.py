"""The texts of the Union on personal data, one constant or one call for each article."""

from __future__ import annotations

from healthgov.texts import BindingForce, Confidence, Reference

__all__ = [
    "AP_LARGE_SCALE",
    "CHILDRENS_AGES",
    "CJEU_C_21_23",
    "CJEU_C_184_20",
    "CJEU_C_252_21",
    "CJEU_C_307_22",
    "CJEU_C_311_18",
    "CJEU_C_439_19",
    "CJEU_C_654_23",
    "CJEU_C_667_21",
    "CLAUSES_2021_914",
    "CNIL_RECORDS",
    "CNIL_SECURITY",
    "EDPB_ACCESS",
    "EDPB_BREACHES",
    "EDPB_CHAINS",
    "EDPB_CONSENT",
    "EDPB_CONSENT_OF_STAFF",
    "EDPB_MEASURES",
    "EDPB_ROLES",
    "EDPB_TRANSFERS",
    "EHDS_54",
    "OLD_CLAUSES",
    "OWN_NUMBER",
    "PERIODS_1182_71",
    "WP216",
    "WP248",
    "fine",
    "gdpr",
    "recital",
]

_CHECKED = "2026-11-23"
_READ = "2026-11-28"


LOWER_FINE = "a fine of up to 10 million euros, or 2 % of worldwide annual turnover (GDPR, art. 83(4))"
HIGHER_FINE = "a fine of up to 20 million euros, or 4 % of worldwide annual turnover (GDPR, art. 83(5))"


def fine(article: str) -> str:
    """The fine behind an article of the GDPR; article 10 and a few others stand in neither list.

    >>> fine("5(1)(e)") == HIGHER_FINE, fine("33(2)") == LOWER_FINE, fine("10")
    (True, True, '')
    """
    number = int(article.partition("(")[0])
    if number in {5, 6, 7, 9, *range(12, 23), *range(44, 50)}:
        return HIGHER_FINE
    return LOWER_FINE if number in {8, 11, *range(25, 40), 42, 43} else ""


def gdpr(article: str, gist: str = "") -> Reference:
    """An article of Regulation (EU) 2016/679: ``gdpr("5(1)(e)")``. All articles that rules rest on were read."""
    return Reference(
        f"GDPR, art. {article}",
        gist=gist,
        version="CELEX 32016R0679",
        url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        checked_on=_READ,
        source="whole text in a public copy of Union law, as published on 4 May 2016",
        sanction=fine(article),
    )


def recital(number: int, gist: str = "") -> Reference:
    """A recital of Regulation (EU) 2016/679: ``recital(27)``. It says how its articles are meant, and binds by none of its own."""
    return Reference(
        f"GDPR, recital {number}",
        gist=gist,
        version="CELEX 32016R0679",
        url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        force=BindingForce.GUIDANCE,
        checked_on="2026-11-29",
        source="the sentences that rules rest on, in public copies of the Regulation",
    )


OWN_NUMBER = Reference(
    "this library's own number, of which no text speaks",
    gist="how old a training may be, or how long after awareness somebody is told, before it is asked why",
    force=BindingForce.PROPOSAL,
    confidence=Confidence.INFERRED,
)
"""Beside the article that says "regularly" or "without undue delay": a house states its own number in its place."""


def _guidance(cite: str, confidence: Confidence = Confidence.MEMORY, *, url: str = "") -> Reference:
    checked_on = _CHECKED if confidence.read else None
    return Reference(cite, url=url, force=BindingForce.GUIDANCE, confidence=confidence, checked_on=checked_on)


def _quoted(cite: str, source: str, *, url: str) -> Reference:
    """Guidance that decisions quote, on the very point that rules rest on."""
    return Reference(
        cite,
        url=url,
        force=BindingForce.GUIDANCE,
        confidence=Confidence.SECOND_HAND,
        checked_on="2026-11-29",
        source=source,
    )


def _judgment(cite: str, celex: str, confidence: Confidence = Confidence.SECOND_HAND) -> Reference:
    return Reference(
        cite,
        url=f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{celex}",
        force=BindingForce.CASE_LAW,
        confidence=confidence,
        checked_on=_CHECKED if confidence.read else None,
    )


CJEU_C_667_21 = _judgment("CJEU, C-667/21, 21 December 2023", "62021CJ0667")
"""Health data need a basis of art. 6 and a condition of art. 9(2), both."""

CJEU_C_184_20 = _judgment("CJEU, C-184/20, 1 August 2022", "62020CJ0184")
"""What allows a special category to be inferred is one."""

CJEU_C_21_23 = _judgment("CJEU, C-21/23, 4 October 2024", "62023CJ0021")
"""An order of pharmacy-only products, with name and address, is health data."""

CJEU_C_252_21 = _judgment("CJEU, C-252/21, 4 July 2023", "62021CJ0252", Confidence.MEMORY)
"""A set of data with one special item is treated as special."""

CJEU_C_311_18 = _judgment("CJEU, C-311/18, 16 July 2020", "62018CJ0311")
"""The law and practice of the importer's country are assessed for every tool of art. 46."""

CJEU_C_439_19 = _judgment("CJEU, C-439/19, 22 June 2021", "62019CJ0439")
"""Penalty points for road traffic offences are data on offences."""

CJEU_C_307_22 = _judgment("CJEU, C-307/22, 26 October 2023", "62022CJ0307")
"""A patient has a first copy of the medical file for nothing, whatever it is asked for and whatever national law says."""

CJEU_C_654_23 = _judgment("CJEU, C-654/23, 13 November 2025", "62023CJ0654")
"""An address is obtained in a sale, too, where it opens a free account that a paid offer bears and is to lead to."""

_CLAUSES = "https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj"
CLAUSES_2021_914 = Reference(
    "Decision (EU) 2021/914", url=_CLAUSES, confidence=Confidence.SECOND_HAND, checked_on=_CHECKED
)
OLD_CLAUSES = Reference(
    "Decision (EU) 2021/914, art. 4", url=_CLAUSES, confidence=Confidence.SECOND_HAND, checked_on=_CHECKED
)
"""The end of the clauses of 2001, 2004 and 2010."""

_EDPB = "https://www.edpb.europa.eu/our-work-tools/our-documents"
EDPB_TRANSFERS = _guidance(
    "EDPB, Guidelines 05/2021, version 2",
    Confidence.SECOND_HAND,
    url=f"{_EDPB}/guidelines/guidelines-052021-interplay-between-application-article-3_en",
)
EDPB_ROLES = _quoted(
    "EDPB, Guidelines 07/2020, version 2",
    "DSB Austria, D130.1013; APD/GBA Belgium, 146/2024",
    url=f"{_EDPB}/guidelines/guidelines-072020-concepts-controller-and-processor-gdpr_en",
)
EDPB_BREACHES = _quoted(
    "EDPB, Guidelines 01/2021, version 2",
    "Datatilsynet Norway, 21/03126; Garante Italy, 10002324",
    url=f"{_EDPB}/guidelines/guidelines-012021-examples-regarding-personal-data-breach_en",
)
EDPB_ACCESS = _quoted(
    "EDPB, Guidelines 01/2022, version 2",
    "APD/GBA Belgium, 107/2024",
    url=f"{_EDPB}/guidelines/guidelines-012022-data-subject-rights-right-access_en",
)
EDPB_MEASURES = _quoted(
    "EDPB, Recommendations 01/2020, version 2",
    "Datatilsynet Denmark, 2020-431-0061",
    url=f"{_EDPB}/recommendations/recommendations-012020-measures-supplement-transfer_en",
)
EDPB_CONSENT = Reference(
    "EDPB, Guidelines 05/2020, point 131",
    gist="a service offered across borders may have to keep to the age of each State in which it is offered",
    url=f"{_EDPB}/guidelines/guidelines-052020-consent-under-regulation-2016679_en",
    force=BindingForce.GUIDANCE,
    checked_on="2026-11-29",
    source="the point itself, in a copy of the guidelines",
)
EDPB_CONSENT_OF_STAFF = Reference(
    "EDPB, Guidelines 05/2020, point 21",
    gist="staff are unlikely to consent freely; they can where refusing has no adverse consequences at all",
    url=f"{_EDPB}/guidelines/guidelines-052020-consent-under-regulation-2016679_en",
    force=BindingForce.GUIDANCE,
    checked_on="2026-11-30",
    source="its first sentence as two public documents quote it, word for word alike; the exception in summaries of it",
)
CHILDRENS_AGES = Reference(
    "European Commission, SWD(2020) 115, page 17",
    gist="the ages of consent of the Member States",
    url="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52020SC0115",
    force=BindingForce.GUIDANCE,
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-29",
    source="the table as a lawyer's journal of 29 June 2020 repeats it; Cyprus in its act (Law 125(I)/2018, section 8);"
    " Denmark since 2024 in reports of the change of its act",
)
"""Denmark had thirteen then."""
EDPB_CHAINS = _guidance(
    "EDPB, Opinion 22/2024",
    Confidence.SECOND_HAND,
    url=f"{_EDPB}/opinion-board-art-64/opinion-222024-certain-obligations-following_en",
)
AP_LARGE_SCALE = _guidance(
    "Autoriteit Persoonsgegevens, large-scale processing in health care, July 2018", Confidence.SECOND_HAND
)
"""More than 10,000 patients registered or treated in a year, in one information system, are large scale."""
CNIL_SECURITY = _guidance(
    "CNIL, guide on the security of personal data, 2024",
    Confidence.SECOND_HAND,
    url="https://www.cnil.fr/fr/guide-de-la-securite-des-donnees-personnelles",
)
"""Devices and media that are carried about are encrypted, as two sites report it."""
CNIL_RECORDS = _guidance(
    "CNIL, access to computerised patient records, 9 February 2024",
    Confidence.SECOND_HAND,
    url="https://www.cnil.fr/fr/donnees-de-sante-la-cnil-rappelle-les-mesures-de-securite-et-de-confidentialite-pour-lacces-au-dossier",
)
"""Rights by profession and by care team, break-glass access for emergencies, logs that are looked at, as sites report it."""
WP216 = Reference(
    "Article 29 Working Party, WP216 on anonymisation techniques",
    gist="anonymous is what singles nobody out, links no records of anybody, and lets nothing be inferred of anybody",
    url="https://ec.europa.eu/justice/article-29/documentation/opinion-recommendation/files/2014/wp216_en.pdf",
    force=BindingForce.GUIDANCE,
    checked_on="2026-11-30",
    source="the three questions of its summary as three public documents quote them alike",
)
WP248 = _guidance(
    "Article 29 Working Party, WP248 rev.01 on impact assessments",
    Confidence.SECOND_HAND,
    url="https://ec.europa.eu/newsroom/article29/items/611236",
)
PERIODS_1182_71 = Reference(
    "Regulation (EEC, Euratom) 1182/71, art. 3(1)",
    gist="the hour in which an event occurs is not counted in a period of hours",
    url="https://eur-lex.europa.eu/eli/reg/1971/1182/oj",
    version="CELEX 31971R1182",
    checked_on="2026-11-28",
    source="copy of the text on a public site",
)
EHDS_54 = Reference(
    "Regulation (EU) 2025/327, art. 54",
    gist="data obtained for secondary use serve neither advertising nor marketing",
    version="CELEX 32025R0327",
    url="https://eur-lex.europa.eu/eli/reg/2025/327/oj",
    checked_on=_READ,
    source="whole text in a public copy of Union law",
)
