"""Reports that the tests of formats read: the examples, and a document whose every text is an attack."""

from __future__ import annotations

import functools
from pathlib import Path

from healthgov import Reference, RuleSet, Severity, Waiver, check, fr, load, rule
from healthgov.models import Organisation
from healthgov.rules import Report

EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = "2026-11-28"
LANGUAGES = ("en", "fr")


@functools.cache
def example(name: str) -> Report:
    """The report of an example."""
    return check(load(EXAMPLES / f"{name}.yaml"), *fr.RULE_SETS, as_of=DAY)


ATTACKS = {
    "terminal": "\x1b[31mred\x1b[0m\x07",
    "bidi": "safe\u202eexe\u2066",
    "markdown": "**bold** [a](http://evil.example/x) `c` | ![i](http://evil.example/y) @someone #12",
    "html": "<img src=x onerror=alert(1)></script><script>alert(2)</script><!-- ' \"",
    "formula": '=HYPERLINK("http://evil.example";"x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "lines": "one\ntwo\r\n::error::three\nEND:VEVENT\nBEGIN:VALARM",
    "xml": "]]> &amp; \x0b \x7f \ufffe",
}
CANARIES = {
    "contact": "Zebra-Canary-contact",
    "representative": "Zebra-Canary-representative",
    "officer": "Zebra-Canary-officer",
    "reason": "Zebra-Canary-reason",
    "owner": "Zebra-Canary-owner",
    "approver": "Zebra-Canary-approver",
    "recipient": "Zebra-Canary-recipient",
    "site": "Zebra-Canary-site",
}


@functools.cache
def attacked(text: str, day: str = DAY) -> Report:
    """The report of a document in which every id and name that may be shown is one text."""
    document = {
        "id": text,
        "name": text,
        "country": "FR",
        "contact": CANARIES["contact"],
        "representative": CANARIES["representative"],
        "hosting": [
            {
                "id": text,
                "external": True,
                "health_data": True,
                "origins": ["care"],
                "beneficiary": "producer",
                "medium": "live",
                "entities": [{"id": text, "name": text}],
                "layers": [
                    {"performer": text, "storage": [{"country": "FR", "kind": "primary", "site": CANARIES["site"]}]}
                ],
                "certificates": [],
            }
        ],
        "governance": {"dpo": {"designated": True, "contact": CANARIES["officer"]}},
        "activities": [{"id": text, "name": text, "excessive_data": True, "hosting": [text], "recipients": [text]}],
        "recipients": [{"id": text, "name": CANARIES["recipient"], "country": "US"}],
    }
    waiver = Waiver(
        code="HOUSE-02",
        reason=CANARIES["reason"],
        owner=CANARIES["owner"],
        approver=CANARIES["approver"],
        since="2026-02-01",
        until="2027-01-31",
    )
    return check(_built(document), *fr.RULE_SETS, House, as_of=day, waivers=[waiver])


def _built(document: dict) -> Organisation:
    return Organisation(**document)


class House(RuleSet, of=Organisation):
    """Rules of the house."""

    @rule("HOUSE-01", Reference("House rule", checked_on="2026-10-01"), severity=Severity.BLOCKER)
    def known(law, organisation):
        """The organisation is no practice."""
        return organisation.country.is_in({"DE"})

    @rule("HOUSE-02", Reference("House rule", checked_on="2026-10-01"))
    def abroad(law, organisation):
        """The organisation is in Italy."""
        return organisation.country.is_in({"IT"})
