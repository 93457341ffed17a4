"""The texts that a report rests on: each once, with the codes of the rules that cite it, and the articles of an act together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from healthgov.languages import say
from healthgov.rules import Report
from healthgov.texts import Reference
from healthgov.verdicts import Verdict

__all__ = ["cited", "gathered", "together"]


def cited(report: Report, *, open_only: bool = False) -> list[tuple[Reference, tuple[str, ...]]]:
    """Each text with the codes of the rules that were answered by it, in the order in which they are met.

    ``open_only`` leaves out what only rules cite that pass or do not apply.
    """
    found: dict[Reference, dict[str, None]] = {}
    for section in report.sections:
        for result in section.results:
            if result.applies and not (open_only and result.verdict is Verdict.PASS):
                for cite in result.rule.cites:
                    found.setdefault(cite, {})[result.code] = None
    return [(cite, tuple(codes)) for cite, codes in found.items()]


def gathered(cites: Iterable[Reference]) -> list[tuple[Reference, ...]]:
    """The places of one act that were read alike stand together, in their order; a text without a link stands alone."""
    found: dict[object, list[Reference]] = {}
    for cite in cites:
        alike = (_act(cite.cite), cite.url, cite.version, cite.force, cite.confidence, cite.checked_on)
        found.setdefault(alike if cite.url else cite, []).append(cite)
    return [tuple(sorted(some, key=lambda one: _numbers(one.cite))) for some in found.values()]


def together(cites: Iterable[Reference], language: str) -> str:
    """How the places of one act are quoted: the act is named once.

    >>> first, second = (Reference(f"GDPR, art. {article}", checked_on="2026-10-01") for article in ("6(1)", "9"))
    >>> together([first, second], "fr")
    'RGPD, art. 6(1) ; 9'
    """
    first, *others = [cite.said(language) for cite in cites]
    begins = re.match(r".*?, (?:[^\W\d]+\.? )?", first)
    shared = begins[0] if begins else ""
    if not all(other.startswith(shared) for other in others):
        shared = f"{_act(first)}, "
    return say("; ", None, language).join([first, *(other.removeprefix(shared) for other in others)])


def _act(cite: str) -> str:
    return cite.partition(", ")[0]


def _numbers(cite: str) -> list[tuple[int, str]]:
    """Article 9 stands before article 12."""
    return [(int(part or 0) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", cite)]
