"""The texts of the United Kingdom on personal data."""

from __future__ import annotations

from healthgov.texts import BindingForce, Confidence, Reference

__all__ = ["DUAA_76", "ICO_ACCESS", "ICO_TIME", "NHS_CODE", "uk_gdpr"]

_READ = "2026-11-28"


_OFFICIAL = {
    # Paragraphs that were read on a page of the official edition.
    "12(3)": "https://www.legislation.gov.uk/eur/2016/679/chapter/III/section/1",
}
_ACT = "a public copy of the Act, as revised on 31 March 2026"
_AMENDED = {
    # Articles of which the amendment was read, and the rest as the Regulation of the Union has it.
    "12(4)": f"the words that section 76(2)(b) of the Act of 2025 puts there, in {_ACT}; the rest by what is reported",
    "15": f"paragraph 1A, which section 78 of the Act of 2025 inserts, in {_ACT}; the rest by what is reported",
}


def uk_gdpr(article: str) -> Reference:
    """An article of the retained Regulation, read, or known by what the commissioner and lawyers report of it."""
    if article in _OFFICIAL:
        return Reference(
            f"UK GDPR, art. {article}",
            version="2026-02-05",
            url=_OFFICIAL[article],
            checked_on="2026-11-30",
            source="the paragraph on a page of the official edition, as amended",
        )
    if article == "12A":
        return Reference(
            f"UK GDPR, art. {article}",
            version="2026-02-05",
            url=DUAA_76.url,
            checked_on="2026-11-30",
            source=f"the whole article, as section 76(3) of the Act of 2025 inserts it, in {_ACT}",
        )
    return Reference(
        f"UK GDPR, art. {article}",
        version="2026-02-05",
        url="https://www.legislation.gov.uk/eur/2016/679/contents",
        confidence=Confidence.SECOND_HAND,
        checked_on="2026-11-30" if article in _AMENDED else _READ,
        source=_AMENDED.get(article, "pages of the commissioner and of law firms that report it"),
    )


DUAA_76 = Reference(
    "Data (Use and Access) Act 2025, s. 76",
    gist="the time limits of requests stand in article 12A, with the clock stopped while the person is asked back",
    version="2026-02-05",
    url="https://www.legislation.gov.uk/ukpga/2025/18/section/76",
    checked_on="2026-11-30",
    source=f"the section in {_ACT}; S.I. 2026/82, reg. 2, in another, which sets the day",
)
ICO_TIME = Reference(
    "ICO, time limit of access requests",
    gist="from the day of receipt to the same day of the next month; at a weekend or holiday, the next working day",
    url="https://ico.org.uk/global/sar-checklist-for-smes/i-need-to-complete-a-sar",
    force=BindingForce.GUIDANCE,
    checked_on=_READ,
    source="page of the issuer",
)
ICO_ACCESS = Reference(
    "ICO, right of access: how long there is to comply",
    gist="a month from receipt, or from that of a proof of identity; the time stands still while it is asked what is meant",
    url="https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/right-of-access/what-should-we-consider-when-responding-to-a-request",
    force=BindingForce.GUIDANCE,
    checked_on="2026-11-30",
    source="page of the issuer; section 54 of the Data Protection Act 2018, as amended by the same section 76, says so of the police",
)
NHS_CODE = Reference(
    "NHS Records Management Code of Practice",
    gist="the periods are minimums, begin when a record ceases to be operational, and start again with its use",
    version="2023-08-07",
    url="https://transform.england.nhs.uk/information-governance/guidance/records-management-code/records-management-code-of-practice",
    force=BindingForce.GUIDANCE,
    confidence=Confidence.SECOND_HAND,
    checked_on="2026-11-23",
    source="its opening and that of its appendix II; the rows of that in reports of a defence body and a union",
)
