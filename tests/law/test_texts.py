"""How sure each text of law is, and how far it binds, as ``texts.yaml`` lists them; run this file to write the list anew."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from healthgov.eu.adequacy import DECISIONS
from healthgov.texts import Reference
from law.cases import read_yaml
from law.made_up import RULE_SETS

WRITTEN = Path(__file__).with_name("texts.yaml")
DAY = re.compile(r", \d{4}-\d\d-\d\d$")


def cited() -> set[Reference]:
    """Every text that a rule, a dated value or a decision on a country rests on."""
    found = {one.reference for one in DECISIONS}
    for rule_set in RULE_SETS:
        found.update(cite for rule in rule_set.rules for cite in rule.cites)
        found.update(
            cite for value in rule_set.parameters.values() for change in value.changes for cite in change.cites
        )
    return found


def how_sure() -> dict[str, dict[str, list[str]]]:
    """The texts by how they are known, and by how far they bind; each with the day on which it was read."""
    listed: dict[str, dict[str, list[str]]] = {}
    for one in cited():
        known, binds = one.confidence.name.lower(), one.force.name.lower()
        day = "" if one.checked_on is None else f", {one.checked_on}"
        listed.setdefault(known, {}).setdefault(binds, []).append(f"{one.cite}{day}")
    return {
        known: {binds: sorted(set(texts)) for binds, texts in sorted(by.items())}
        for known, by in sorted(listed.items())
    }


def each(listed: dict[str, dict[str, list[str]]]) -> set[tuple[str, str, str, str]]:
    """Each text with the day on which it was read, how it is known and how far it binds."""
    return {
        (text.rpartition(", ")[0] if DAY.search(text) else text, text, known, binds)
        for known, by in listed.items()
        for binds, texts in by.items()
        for text in texts
    }


def test_how_sure_each_text_is():
    """A text that is read again, or is known otherwise, is listed so; a new one may be listed later."""
    now, before = each(how_sure()), each(read_yaml(WRITTEN))
    listed = {name for name, *_ in before}
    assert {one for one in now if one[0] in listed} <= before, "run `python tests/law/test_texts.py`, and read"
    assert len(before) > 250


def decided() -> list[str]:
    """The decisions on countries, in order: which, from when until when, on what conditions."""
    return [
        f"{one.destination}: {one.reference.cite}, {one.validity}"
        + "".join(f", {condition.name.lower().replace('_', ' ')}" for condition in one.conditions)
        for one in DECISIONS
    ]


def test_decisions_on_countries():
    """Each with its days and conditions."""
    assert decided() == [
        "CH: Decision 2000/518/EC, 2000-07-26 → …",
        "HU: Decision 2000/519/EC, 2000-07-26 → 2004-04-30",
        "US: Decision 2000/520/EC, 2000-07-26 → 2015-10-05, listed organisation",
        "CA: Decision 2002/2/EC, 2001-12-20 → …, commercial activity, staff data covered",
        "AR: Decision 2003/490/EC, 2003-06-30 → …",
        "GG: Decision 2003/821/EC, 2003-11-21 → …",
        "IM: Decision 2004/411/EC, 2004-04-28 → …",
        "JE: Decision 2008/393/EC, 2008-05-08 → …",
        "FO: Decision 2010/146/EU, 2010-03-05 → …, local law applies",
        "AD: Decision 2010/625/EU, 2010-10-19 → …",
        "IL: Decision 2011/61/EU, 2011-01-31 → …, automated processing, inside recognised borders",
        "UY: Decision 2012/484/EU, 2012-08-21 → …",
        "NZ: Decision 2013/65/EU, 2012-12-19 → …",
        "US: Decision (EU) 2016/1250, 2016-07-12 → 2020-07-15, listed organisation, staff data covered",
        "JP: Decision (EU) 2019/419, 2019-01-23 → …, private sector, outside study exemption",
        "GB: Decision (EU) 2021/1772, 2021-06-28 → 2025-06-27",
        "GB: Decision (EU) 2025/1226, 2025-06-28 → 2025-12-27",
        "GB: Decision (EU) 2025/2574, 2025-12-23 → 2031-12-27",
        "KR: Decision (EU) 2022/254, 2021-12-17 → …, no credit data",
        "US: Decision (EU) 2023/1795, 2023-07-10 → …, listed organisation, staff data covered",
        "BR: Decision (EU) 2026/179, 2026-01-26 → …",
    ]


if __name__ == "__main__":
    rows = yaml.safe_dump(how_sure(), sort_keys=False, allow_unicode=True, width=100_000)
    head = "# The texts of law by how they are known and how far they bind, with the day on which each was read.\n\n"
    WRITTEN.write_text(f"{head}{rows}", encoding="utf-8")
