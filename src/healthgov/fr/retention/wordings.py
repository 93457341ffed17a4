"""The articles that were read in their own wording, with its identifier or the day of the copy, and a link that lasts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from healthgov.eu.references import gdpr
from healthgov.fr.references.reading import CODE, CSP, LAST
from healthgov.texts import Confidence, Reference

__all__ = ["READ"]

_READ_ON = "2026-11-28"
_LABOUR = {
    "D3171-16": ("LEGIARTI000033515983", "2017-01-01"),
    "D3243-8": ("LEGIARTI000033627046", "2017-01-01"),
    "D4711-3": ("LEGIARTI000020398142", "2009-03-16"),
    "L1237-5": ("LEGIARTI000052437183", "2025-10-26"),
    "L3243-4": ("LEGIARTI000020625846", "2009-05-14"),
    "L4121-3-1": ("LEGIARTI000043893919", "2022-03-31"),
    "R1221-26": ("LEGIARTI000031392972", "2015-10-29"),
    "R4412-55": ("LEGIARTI000033769361", "2017-01-01"),
    "R4426-9": ("LEGIARTI000046563777", "2022-11-17"),
    "R4451-83": ("LEGIARTI000053220652", "2025-12-29"),
    "R4624-45-9": ("LEGIARTI000046563102", "2022-11-17"),
}
_PUBLIC_HEALTH = {
    "R1112-7": ("LEGIARTI000036658351", "2018-03-01"),
}
_COPIES = {
    # Which wording a public copy of the code showed, and where the official edition keeps the code.
    "C. civ., art. 2224": ("2026-04-03", "codes/texte_lc/LEGITEXT000006070721"),
    "C. com., art. L123-22": ("2009-01-10", "codes/texte_lc/LEGITEXT000005634379"),
    "C. conso., art. L213-1 and D213-2": ("2026-04-03", "codes/texte_lc/LEGITEXT000006069565"),
    "C. mon. fin., art. L133-24": ("2011-08-04", "codes/texte_lc/LEGITEXT000006072026"),
    "CSI, art. L252-5": ("2026-04-03", "codes/texte_lc/LEGITEXT000025503132"),
}
_ARTICLES = "https://french-business-law.com/{}/article-{}-of-the-french-public-health-code"
_QUOTED = {
    # Articles that two public copies quote in full, and alike: where one of them stands.
    "R5212-37, until 21 April 2026": _ARTICLES.format("french-legislation-art", "r5212-37"),
}
_ONE_COPY = {
    # Articles that one public copy quotes in full, in French: where it stands.
    "CSP, art. L2143-4": _ARTICLES.format("french-legislation-art", "l2143-4"),
    "CSP, art. R5121-195": _ARTICLES.format("french-legislation-art", "r5121-195"),
    "CSP, art. R5121-201-7": _ARTICLES.format("rench-legislation-art", "r5121-201-7"),
    "CSP, art. R5124-58": _ARTICLES.format("french-legislation-art", "r5124-58"),
    "CSP, art. R1131-20, before 2024": _ARTICLES.format("french-legislation-art", "r1131-20"),
}
_WHOLE_CODE = {
    # Articles in a public copy of the whole code, consolidated in June 2026: the day since which each wording is in force.
    "CSP, art. D6124-11-1": "2023-12-31",
    "CSP, art. L1142-28, a limitation that evidence is kept for": "2017-07-01",
    "CSP, art. L1243-3": "2026-05-28",
    "CSP, art. L1461-1, IV, 4°": "2022-03-31",
    "CSP, art. R1111-20-2, III": "2023-04-05",
    "CSP, art. R1111-20-3": "2023-04-05",
    "CSP, art. R1111-20-9": "2023-04-05",
    "CSP, art. R1111-36": "2022-01-01",
    "CSP, art. R1112-2, which has examinations and imaging in the file": "2026-04-22",
    "CSP, art. R1131-5-2": "2024-01-01",
    "CSP, art. R1233-9": "2012-09-10",
    "CSP, art. R1234-2": "2012-09-10",
    "CSP, art. R1243-54, 8°": "2017-11-11",
    "CSP, art. R1244-5": "2022-01-01",
    "CSP, art. R2143-14": "2022-09-01",
    "CSP, art. R5132-10": "2008-01-28",
    "CSP, art. R5132-19": "2007-02-07",
    "CSP, art. R5132-32": "2004-08-08",
    "CSP, art. R5132-35": "2007-02-07",
    "CSP, art. R5132-36": "2022-02-04",
    "CSP, art. R5132-58": "2007-02-07",
    "CSP, art. R5132-59": "2007-02-07",
    "CSP, art. R5212-42": "2026-04-22",
    "CSP, art. R5212-45": "2026-04-22",
    "CSP, art. R6113-2, which has orders set a least length": "2016-04-30",
    "CSP, art. R6113-9-2": "2023-06-24",
}
_OFFICIAL_ARTICLES = {
    # Articles of the official journal and of orders, in a public copy that keeps their identifiers.
    "CNIL, single authorisation of 2014": "JORFARTI000030093979",
    "Order on the information system of poison centres (LEGIARTI000045400747)": "LEGIARTI000045400747",
}
_ORDERS_LAST = {
    # Articles of orders, looked at last: their identifier in a public copy that keeps it.
    "Order of 20 October 2011 on calls of out-of-hours care, art. 1": "LEGIARTI000024739783",
}
_OWN_PAGES = {
    # What the issuer or the official edition shows itself: where, and what was read there.
    "CNIL, deliberation 2018-303 of 6 September 2018": (
        "https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000037477777",
        "article 4 in the official journal of 9 October 2018",
    ),
    "CNIL, trackers, restated 4 July 2025": ("https://www.cnil.fr/fr/node/167364", "page of the CNIL of that day"),
    "Decree 2024-307 of 4 April 2024": (
        "https://travail-emploi.gouv.fr/agents-cancerogenes-mutagenes-ou-toxiques-pour-la-reproduction-cmr-tracabilite-de-lexposition-des-travailleurs",
        "page of the ministry of labour of 26 September 2024 on C. trav., art. R4412-93-1 to R4412-93-4",
    ),
}
_REPORTED = {
    # Where the official edition keeps what others report, and who was read.
    "CNIL, access control": (
        "https://www.cnil.fr/fr/lacces-aux-locaux-et-le-controle-des-horaires-sur-le-lieu-de-travail",
        "a notice of the CNIL for visitors, as quoted; the end of its page on badges was not read",
    ),
    "CNIL, deliberation 2023-064 of 6 July 2023": (
        "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000047867867",
        "opening of the deliberation, and a notice of a public landlord that states both lengths",
    ),
    "CNIL, deliberation 2021-122": (
        "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000044272396",
        "press that quotes its lengths",
    ),
    "Decree 2018-383 of 23 May 2018, as amended by decree 2022-714": (
        "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000036936873",
        "site on the law of hospitals; the Conseil d'État annulled other parts of it (421329, 4 October 2019)",
    ),
    "Decree 2020-1690": (
        "https://www.ameli.fr/sites/default/files/Documents/721590/document/mention_vaccin_covid_juillet.pdf",
        "a notice of the health insurance, as quoted, that states both lengths",
    ),
}
_REMEMBERED = {
    # Where a text stands of which the lengths were not read: the copy opens at its start only.
    "CNIL, deliberation 2018-153": "https://legal.tricoteuses.fr/articles/JORFARTI000037187415",
}
_DEDUCED = {
    # Other readings of a text: where the text stands.
    "Decree 2018-383, read as the year that follows the lifting": "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000036936873",
    "The same order, whose start for the extract was not read": "https://legal.tricoteuses.fr/articles/LEGIARTI000045400747",
}
_UNION = {
    "Regulation (EU) 2017/745, art. 10(8)": ("32017R0745", "reg/2017/745"),
    "Regulation (EU) 2017/745, annex XV, chapter III": ("32017R0745", "reg/2017/745"),
    "Regulation (EU) 2017/746, art. 10(7)": ("32017R0746", "reg/2017/746"),
    "Regulation (EU) 2024/1689, art. 18": ("32024R1689", "reg/2024/1689"),
    "Regulation (EU) 2024/1689, art. 19": ("32024R1689", "reg/2024/1689"),
    "Regulation (EU) 2024/1689, art. 26(6)": ("32024R1689", "reg/2024/1689"),
    "Regulation (EU) 2025/327, art. 68(12)": ("32025R0327", "reg/2025/327"),
}
_EARLIER = {
    # Wordings that are in force no more, as a public copy of the code shows them.
    "CSP, art. R1111-20-11, version of 27 February 2015": ("LEGIARTI000030288170", "2015-02-27"),
}
_SOCIAL_SECURITY = {
    "L243-16": ("LEGIARTI000037853712", "2018-12-23"),
    "L244-3": ("LEGIARTI000033713008", "2017-01-01"),
    "R161-47": ("LEGIARTI000006746783", "2007-02-15"),
}


def _read(code: str, articles: Mapping[str, tuple[str, str]]) -> dict[str, Reference]:
    return {
        f"{code}, art. {article}": Reference(
            f"{code}, art. {article}",
            version=version,
            url=f"https://www.legifrance.gouv.fr/codes/article_lc/{version}",
            source=f"wording in force since {since}",
            checked_on=_READ_ON,
        )
        for article, (version, since) in articles.items()
    }


READ: Mapping[str, Reference] = MappingProxyType(
    {
        **_read("C. trav.", _LABOUR),
        **_read("CSS", _SOCIAL_SECURITY),
        **_read("CSP", _PUBLIC_HEALTH),
        **{
            f"CSP, art. {article}": Reference(
                f"CSP, art. {article}",
                url=url,
                source="two public copies of the article, which agree on the length",
                checked_on=_READ_ON,
            )
            for article, url in _QUOTED.items()
        },
        **{
            cite: Reference(cite, url=url, source="the article in a public copy of the code", checked_on=_READ_ON)
            for cite, url in _ONE_COPY.items()
        },
        **{
            cite: Reference(cite, version=since, url=CSP, source=CODE, checked_on=LAST)
            for cite, since in _WHOLE_CODE.items()
        },
        **{
            cite: Reference(
                cite,
                version=version,
                url=f"https://legal.tricoteuses.fr/articles/{version}",
                source="the article in a public copy of the official journal",
                checked_on=_READ_ON,
            )
            for cite, version in _OFFICIAL_ARTICLES.items()
        },
        **{
            cite: Reference(
                cite,
                version=version,
                url=f"https://legal.tricoteuses.fr/articles/{version}",
                source="the article in a public copy of the official journal",
                checked_on=LAST,
            )
            for cite, version in _ORDERS_LAST.items()
        },
        **{
            cite: Reference(cite, url=url, source=read, checked_on=_READ_ON) for cite, (url, read) in _OWN_PAGES.items()
        },
        **{
            cite: Reference(cite, confidence=Confidence.SECOND_HAND, url=url, source=read, checked_on=_READ_ON)
            for cite, (url, read) in _REPORTED.items()
        },
        **{cite: Reference(cite, confidence=Confidence.MEMORY, url=url) for cite, url in _REMEMBERED.items()},
        **{cite: Reference(cite, confidence=Confidence.INFERRED, url=url) for cite, url in _DEDUCED.items()},
        **{
            cite: Reference(
                cite,
                version=version,
                url=f"https://www.legifrance.gouv.fr/codes/article_lc/{version}",
                source=f"wording in force since {since}",
                checked_on=_READ_ON,
            )
            for cite, (version, since) in _EARLIER.items()
        },
        **{f"GDPR, art. {article}": gdpr(article) for article in ("5(1)(e)", "33(5)")},
        **{
            cite: Reference(
                cite,
                version=day,
                url=f"https://www.legifrance.gouv.fr/{place}",
                source="the article in a public copy of the code",
                checked_on=_READ_ON,
            )
            for cite, (day, place) in _COPIES.items()
        },
        **{
            cite: Reference(
                cite,
                version=f"CELEX {number}",
                url=f"https://eur-lex.europa.eu/eli/{place}/oj",
                source="whole text in a public copy of Union law",
                checked_on=_READ_ON,
            )
            for cite, (number, place) in _UNION.items()
        },
    }
)
"""By how they are cited. The identifiers are those of the official consolidated edition."""
