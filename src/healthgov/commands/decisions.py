"""Decisions that are kept: what was asked of which facts under which law on which day, the answer, and its explanation.

A record holds the document itself, so that the decision comes out again from the record alone; it is as personal as the
document is, and is kept as the document is.
"""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import attrs

from healthgov.documents import structure, unstructure
from healthgov.documents.parsing import read_bytes
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.findings import Finding
from healthgov.languages import spell
from healthgov.models import Organisation
from healthgov.questions.by_hand import ByHand
from healthgov.questions.saying import lines
from healthgov.rules import Report, Rule, RuleSet, Waiver

__all__ = [
    "FORMAT",
    "DecisionRecord",
    "digest_of",
    "findings_of",
    "law_of",
    "read_decision",
    "version_of_the_library",
    "write_decision",
]

FORMAT, VERSION = "healthgov.decision", "1.0"
_LIMIT = 200_000_000


@attrs.frozen
class DecisionRecord:
    """A decision read from its record; its document and its waivers are built again."""

    plain: dict[str, Any]
    document: Organisation
    waivers: tuple[Waiver, ...]


def write_decision(
    report: Report,
    document: object,
    bodies: Any,
    waivers: Sequence[Waiver],
    file: Path,
    inputs: tuple[Path, ...],
) -> None:
    """Write the record of a decision."""
    from healthgov.commands.options import write  # noqa: PLC0415  the command has it already

    stated = unstructure(document)
    made = {
        "format": FORMAT,
        "version": VERSION,
        "library": version_of_the_library(),
        "as_of": report.as_of.isoformat(),
        "verdict": report.verdict.value,
        "holds_until": report.holds_until.isoformat() if report.holds_until else None,
        "law": [law_of(body, optional=body in bodies.optional) for body in bodies.bodies],
        "document": {"digest": digest_of(stated), "stated": stated},
        "waivers": [unstructure(waiver) for waiver in waivers],
        "findings": list(findings_of(report)),
    }
    write(json.dumps(made, ensure_ascii=False, indent=1) + "\n", file, inputs)


def read_decision(file: Path) -> DecisionRecord:
    """A record read again.

    :raises InvalidDocumentError: for what is no record, or whose document is not the one that its digest is of.
    """
    plain = _json(file)
    try:
        known = plain["format"] == FORMAT and plain["version"].split(".")[0] == VERSION.split(".", maxsplit=1)[0]
        stated, digest = plain["document"]["stated"], plain["document"]["digest"]
        whole = known and all(
            isinstance(plain[name], kind)
            for name, kind in (("law", list), ("findings", list), ("waivers", list), ("as_of", str), ("verdict", str))
        )
        whole = whole and all(
            isinstance(one[name], kind)
            for one in plain["findings"]
            for name, kind in (("code", str), ("path", str), ("verdict", str), ("law", str), ("tree", dict))
        )
        whole = whole and all(
            isinstance(law[name], kind)
            for law in plain["law"]
            for name, kind in (("name", str), ("title", str), ("optional", bool), ("rules", dict))
        )
    except (KeyError, TypeError, AttributeError):
        whole, stated, digest = False, None, ""
    if not whole:
        raise InvalidDocumentError(
            [Problem("", "a record written by `healthgov check --record`, of this format")], source=file.name
        )
    if digest_of(stated) != digest:
        raise InvalidDocumentError(
            [Problem("document", "the document that its digest is of: it was changed since")], source=file.name
        )
    waivers = tuple(structure(one, Waiver) for one in plain["waivers"])
    return DecisionRecord(plain, structure(stated, Organisation), waivers)


def version_of_the_library() -> str:
    """The version that is installed; of a checkout, that it is one."""
    from importlib import metadata  # noqa: PLC0415  for records only

    try:
        return metadata.version("healthgov")
    except metadata.PackageNotFoundError:
        return "a checkout"


def digest_of(plain: object) -> str:
    """The digest of plain data, whatever the order of its keys."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _json(file: Path) -> dict[str, Any]:
    content = read_bytes(file, _LIMIT)
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return cast("dict[str, Any]", found)
    raise InvalidDocumentError([Problem("", "a JSON object")], source=file.name)


def law_of(body: type[RuleSet], *, optional: bool) -> dict[str, Any]:
    """A body of law as a record has it: its name, and the digests of its rules and values."""
    rules = {rule.code: _digest_of_rule(rule) for rule in body.rules}
    values = {
        name: [[change.since.isoformat(), _stable(change.value), change.because] for change in parameter.changes]
        for name, parameter in sorted(body.parameters.items())
    }
    whole = body.part_of or body
    return {
        "name": f"{whole.__module__}:{whole.__qualname__}",
        "title": body.__name__,
        "optional": optional,
        "digest": digest_of([rules, values]),
        "values": digest_of(values),
        "rules": rules,
    }


def _stable(value: object) -> object:
    """A value of the law in a form that is the same in every process."""
    if isinstance(value, (frozenset, set)):
        return sorted((_stable(one) for one in value), key=str)
    if isinstance(value, (tuple, list)):
        return [_stable(one) for one in value]
    if isinstance(value, Mapping):
        return sorted(([str(key), _stable(one)] for key, one in value.items()), key=str)
    kind: Any = type(value)
    if attrs.has(kind):
        return {field.name: _stable(getattr(value, field.name)) for field in attrs.fields(kind)}
    return spell(value)


def _digest_of_rule(rule: Rule) -> str:
    """The digest of what a rule asks: its words, its texts and days, and the code of what is answered by hand."""
    questions = [question for question in (rule.question, rule.scope) if question is not None]
    by_hand = sorted({_source(part) for question in questions for part in question.walk() if isinstance(part, ByHand)})
    return digest_of(
        [
            rule.code, rule.title, str(rule.severity), rule.force.name, rule.confidence.name, str(rule.validity),
            [cite.cite for cite in rule.cites], rule.off, [lines(question) for question in questions], by_hand,
        ]
    )  # fmt: skip


def _source(part: ByHand) -> str:
    try:
        return inspect.getsource(part.function)
    except (OSError, TypeError):  # no file is there
        return part.__doc__ or ""


def _tree(finding: Finding) -> dict[str, Any]:
    made: dict[str, Any] = {"verdict": finding.verdict.value, "said": finding.sentence(), "path": finding.path}
    if finding.doubt is not None:
        made["doubt"] = finding.doubt.value
    if finding.children:
        made["because"] = [_tree(child) for child in finding.children]
    return made


def findings_of(report: Report) -> Iterable[dict[str, Any]]:
    """The findings of a report, as a record has them."""
    for section in report.sections:
        for result in section.results:
            yield {
                "law": section.name,
                "code": result.code,
                "path": result.path,
                "verdict": result.verdict.value if result.applies else "does not apply",
                "waived": result.waiver is not None,
                "tree": _tree(result.finding),
            }
