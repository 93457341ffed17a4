"""Public decisions as documents: how they are read and judged."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from healthgov.documents import structure
from healthgov.models import Organisation
from healthgov.rules import Report, RuleSet, check
from healthgov.verdicts import Verdict
from law.cases import changed, read_yaml

HERE = Path(__file__).parent
KEYS = {
    "id", "title", "source", "status", "as_of", "base", "document", "with", "must_report", "must_not_report",
    "must_ask", "mutations", "rule_sets", "articles", "note",
}  # fmt: skip


@attrs.frozen(kw_only=True)
class Mutation:
    """One fact changed, and exactly what must come and go."""

    name: str
    document: dict[str, Any]
    as_of: date
    comes: frozenset[str]
    goes: frozenset[str]
    passes: bool = False
    """What goes passes, or is not asked any more: nothing is left to ask. A file says so of all its mutations."""


@attrs.frozen(kw_only=True)
class Decision:
    """A decision: facts, day, and three-valued gold (what is not named is not judged)."""

    family: str
    id: str
    title: str
    status: str
    as_of: date
    document: dict[str, Any]
    must_report: frozenset[str]
    must_not_report: frozenset[str]
    must_ask: frozenset[str]
    mutations: tuple[Mutation, ...]
    rule_sets: tuple[type[RuleSet], ...]
    articles: tuple[str, ...] = ()
    """The articles the authority named."""

    def check(self, document: dict[str, Any] | None = None, as_of: date | None = None) -> Report:
        """Run the rules on the decision's facts, or on changed ones."""
        organisation = structure(document if document is not None else self.document, Organisation)
        return check(organisation, *self.rule_sets, as_of=as_of or self.as_of)


def reported(report: Report) -> frozenset[str]:
    """The codes that fail."""
    return frozenset(result.code for result in report.results if result.verdict is Verdict.FAIL)


def asked(report: Report) -> frozenset[str]:
    """The codes that are unknown."""
    return frozenset(result.code for result in report.results if result.verdict is Verdict.UNKNOWN)


def decisions() -> Iterator[Decision]:
    """All decisions below this folder; the folder is the family."""
    for path in sorted(HERE.glob("*/*.yaml")):
        content = read_yaml(path)
        base = content.get("base") or {}
        for entry in content["decisions"]:
            unknown = set(entry) - KEYS
            assert not unknown, f"{path.name} {entry['id']}: unknown keys {sorted(unknown)}"
            document = changed(changed(base, entry.get("document") or {}), entry.get("with") or {})
            yield Decision(
                family=path.parent.name,
                id=entry["id"],
                title=entry["title"],
                status=entry.get("status", "final"),
                as_of=entry["as_of"],
                document=document,
                must_report=frozenset(entry.get("must_report") or ()),
                must_not_report=frozenset(entry.get("must_not_report") or ()),
                must_ask=frozenset(entry.get("must_ask") or ()),
                mutations=tuple(
                    _mutation(m, document, entry["as_of"], passes=content.get("goes_passes", False))
                    for m in entry.get("mutations") or ()
                ),
                articles=tuple(_article(article) for article in entry.get("articles") or ()),
                rule_sets=_rule_sets(entry.get("rule_sets") or content["rule_sets"]),
            )


def _article(written: str) -> str:
    """A bare number is an article of the GDPR."""
    return written if "art." in written else f"GDPR, art. {written}"


def cited(decision: Decision, report: Report) -> frozenset[str]:
    """The articles the authority named that the findings cite too, to the article."""
    texts = {
        cite.cite
        for result in report.results
        if result.verdict is Verdict.FAIL and result.code in decision.must_report
        for cite in result.rule.cites
    }
    return frozenset(
        article
        for article in decision.articles
        if any(text == article or text.startswith(f"{article}(") or article.startswith(f"{text}(") for text in texts)
    )


def not_expressed() -> dict[str, str]:
    """Decisions that are not encoded, with the reason."""
    return {entry["id"]: entry["reason"] for entry in read_yaml(HERE / "not_expressed.yaml")}


def _mutation(entry: dict[str, Any], document: dict[str, Any], as_of: date, *, passes: bool = False) -> Mutation:
    unknown = set(entry) - {"name", "with", "as_of", "comes", "goes"}
    assert not unknown, f"mutation {entry['name']}: unknown keys {sorted(unknown)}"
    return Mutation(
        name=entry["name"],
        document=changed(document, entry.get("with") or {}),
        as_of=entry.get("as_of", as_of),
        comes=frozenset(entry.get("comes") or ()),
        goes=frozenset(entry.get("goes") or ()),
        passes=passes,
    )


def _rule_sets(names: list[str]) -> tuple[type[RuleSet], ...]:
    found: list[type[RuleSet]] = []
    for name in names:
        module, _, attribute = name.partition(":")
        value = getattr(importlib.import_module(module), attribute)
        found += value if isinstance(value, tuple) else [value]
    return tuple(found)


def score(pairs: list[tuple[Decision, Report]]) -> str:
    """Recall and precision at rule level, family by family."""
    rows = defaultdict(lambda: [0] * 7)
    for decision, report in pairs:
        found = reported(report)
        row = rows[decision.family]
        row[0] += 1
        row[1] += len(decision.must_report)
        row[2] += len(decision.must_report & found)
        row[3] += len((decision.must_report | decision.must_not_report) & found)
        row[5] += len(decision.articles)
        row[6] += len(cited(decision, report))
        row[4] += decision.must_report <= found and not decision.must_not_report & found
    lines = ["family  cases  right  recall  precision  articles"]
    for family, (cases, wanted, hit, said, right, named, exact) in sorted(rows.items()):
        recall = hit / wanted if wanted else 1.0
        precision = hit / said if said else 1.0
        lines.append(f"{family:<7} {cases:>5}  {right:>5}  {recall:>6.1%}  {precision:>9.1%}  {exact}/{named}")
    return "\n".join(lines)
