"""Receipts of a purge: what went, how much, under which policy, text and day. No personal value, and verifiable later.

The digest shows that a receipt is as it was written; a seal, made with a key that is kept apart, that nobody without
the key wrote it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.integrations.purge.plans import Plan, digest_of

__all__ = ["Done", "Receipt", "load_receipt", "sealed", "verified", "written"]


class Done(TypedDict):
    """What became of the files of one step of the plan."""

    policy: str
    table: str
    action: str
    disposition: str
    term: str
    texts: list[str]
    signed: list[dict[str, str]]
    planned: int
    units: int
    rows: dict[str, int]
    detached: dict[str, int]
    kept: dict[str, int]
    gone: int
    files: int


class Receipt(TypedDict):
    """What a purge did."""

    kind: str
    format: int
    application: str
    schedule: str
    plan: str
    planned_on: str
    days: list[str]
    steps: list[Done]
    digest: str
    seal: str | None


def sealed(receipt: Receipt, key: bytes | None = None) -> Receipt:
    """The receipt with its digest, and with a seal where there is a key."""
    digest = digest_of(_content(receipt))
    seal = None if key is None else hmac.new(key, digest.encode(), hashlib.sha256).hexdigest()
    return {**receipt, "digest": digest, "seal": seal}


def written(receipt: Receipt) -> str:
    """The receipt as JSON."""
    return json.dumps(receipt, ensure_ascii=False, indent=2) + "\n"


def load_receipt(path: str | Path) -> Receipt:
    """The receipt in a file.

    :raises InvalidDocumentError: where it is none.
    """
    file = Path(path)
    said = _read(file)
    if said is None:  # raised here: an error met before holds what was read
        raise InvalidDocumentError([Problem("", "a receipt of a purge")], source=file.name)
    return said


def _read(file: Path) -> Receipt | None:
    """The receipt in a file, or ``None`` where it holds none."""
    try:
        said: Receipt = json.loads(file.read_text(encoding="utf-8"))
        right = said["kind"] == "purge receipt" and all(name in said for name in Receipt.__annotations__)
        for step in said["steps"]:
            counted: tuple[object, ...] = (step["planned"], step["units"], step["gone"], *step["kept"].values())
            right = right and all(name in step for name in Done.__annotations__)
            right = right and all(isinstance(one, int) for one in counted)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None
    return said if right else None


def verified(receipt: Receipt, *, plan: Plan | None = None, key: bytes | None = None) -> tuple[Problem, ...]:
    """What does not fit: the digest, the seal, the plan, and whether each planned file is accounted for once."""
    problems = []
    digest = digest_of(_content(receipt))
    if receipt.get("digest") != digest:
        problems.append(Problem("digest", "the digest of the receipt: it was changed since it was written"))
    if key is not None:
        seal = hmac.new(key, str(receipt.get("digest")).encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(seal, str(receipt.get("seal"))):
            problems.append(Problem("seal", "a seal made with this key"))
    for number, step in enumerate(receipt["steps"]):
        if step["units"] + sum(step["kept"].values()) + step["gone"] != step["planned"]:
            problems.append(Problem(f"steps[{number}]", "each planned file gone or kept, once"))
    if plan is not None:
        problems += _against(receipt, plan)
    return tuple(problems)


def _against(receipt: Receipt, plan: Plan) -> list[Problem]:
    if receipt["plan"] != plan.digest:
        return [Problem("plan", "the digest of this plan")]
    planned = {(step.policy, step.table): len(step.units) for step in plan.steps if step.action and step.units}
    found = {(step["policy"], step["table"]): step["planned"] for step in receipt["steps"]}
    return [] if planned == found else [Problem("steps", "the steps of the plan, each with its number of files")]


def _content(receipt: Receipt) -> Mapping[str, object]:
    return {name: value for name, value in receipt.items() if name not in ("digest", "seal")}
