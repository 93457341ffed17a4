"""Plans of a purge: what would go, under which policy and text, and who has to sign. Making one deletes nothing.

A plan names the keys of records, so it is a working file, kept as the records themselves are.
"""

from __future__ import annotations

import enum
import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.retention import Disposition, SignOff

__all__ = ["BATCH", "USUAL", "Action", "Plan", "Step", "digest_of", "load_plan"]

BATCH = 500


class Action(enum.Enum):
    """What becomes of the rows."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    HAND_OVER = "hand_over"
    """Written for the archives, then deleted."""


USUAL: Mapping[Disposition, Action] = {
    Disposition.ERASE: Action.DELETE,
    Disposition.ANONYMISE_OR_ERASE: Action.DELETE,
    Disposition.ARCHIVES_FIRST: Action.DELETE,  # with the visa of the archives, or where they are no public archives
}


@attrs.frozen(kw_only=True)
class Step:
    """The files of one policy and root that would go."""

    policy: str
    table: str
    action: Action | None
    """``None`` where the text leaves it open and nobody has decided."""
    units: tuple[object, ...]
    rows: Mapping[str, int] = attrs.field(hash=False)
    """How many rows of each table."""
    kept: Mapping[str, int] = attrs.field(hash=False)
    """How many files stay, by reason."""
    sign_offs: tuple[SignOff, ...]
    disposition: Disposition
    term: str
    texts: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Plan:
    """What a purge would do on a day."""

    application: str
    description: str
    """The digest of the description of the tables: a plan for another one is refused."""
    schedule: str
    as_of: date
    steps: tuple[Step, ...]
    left: Mapping[str, int] = attrs.field(hash=False)
    """Older states whose row is gone already, and rows of a type without policy: nothing says when they are due."""
    salt: str = attrs.field(factory=lambda: secrets.token_hex(16))
    """So that nobody finds the keys of records by trying which give the digest."""

    @property
    def digest(self) -> str:
        """What names the plan in signatures, in the journal and in the receipt."""
        return digest_of(self._content())

    def _content(self) -> dict[str, object]:
        return {
            "kind": "purge plan",
            "format": 1,
            "application": self.application,
            "description": self.description,
            "schedule": self.schedule,
            "as_of": self.as_of.isoformat(),
            "salt": self.salt,
            "left": dict(self.left),
            "steps": [
                {
                    "policy": step.policy,
                    "table": step.table,
                    "action": None if step.action is None else step.action.value,
                    "disposition": step.disposition.value,
                    "sign_offs": [sign.value for sign in step.sign_offs],
                    "term": step.term,
                    "texts": list(step.texts),
                    "rows": dict(step.rows),
                    "kept": dict(step.kept),
                    "units": [_plain(unit) for unit in step.units],
                }
                for step in self.steps
            ],
        }

    def written(self) -> str:
        """The plan as JSON."""
        return json.dumps({**self._content(), "digest": self.digest}, ensure_ascii=False, indent=1) + "\n"


def _plain(unit: object) -> object:
    """A unit as JSON holds it: a key of several columns is a list."""
    if isinstance(unit, tuple):
        return [_plain(part) for part in unit]
    return unit if isinstance(unit, int) else str(unit)


def digest_of(content: Mapping[str, object]) -> str:
    """The SHA-256 of values in their one written form."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def load_plan(path: str | Path) -> Plan:
    """The plan in a file.

    :raises InvalidDocumentError: where it is none, or was changed since it was made.
    """
    file = Path(path)
    said, plan = _read(file)
    if plan is None:  # raised here: an error met before holds what was read
        raise InvalidDocumentError([Problem("", "a plan of a purge, as it was written")], source=file.name)
    if said != plan.digest:
        problem = Problem("digest", "the digest of the plan: it was changed since it was made")
        raise InvalidDocumentError([problem], source=file.name)
    return plan


def _read(file: Path) -> tuple[object, Plan | None]:
    """The digest that stands in a file and its plan, or ``None`` where it holds none."""
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        plan = Plan(
            application=said["application"],
            description=said["description"],
            schedule=said["schedule"],
            as_of=date.fromisoformat(said["as_of"]),
            salt=said["salt"],
            left=said["left"],
            steps=tuple(
                Step(
                    policy=step["policy"],
                    table=step["table"],
                    action=None if step["action"] is None else Action(step["action"]),
                    disposition=Disposition(step["disposition"]),
                    sign_offs=tuple(SignOff(sign) for sign in step["sign_offs"]),
                    term=step["term"],
                    texts=tuple(step["texts"]),
                    rows=step["rows"],
                    kept=step["kept"],
                    units=tuple(tuple(unit) if isinstance(unit, list) else unit for unit in step["units"]),
                )
                for step in said["steps"]
            ),
        )
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None, None
    return said.get("digest"), plan
