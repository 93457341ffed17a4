"""Cells of a record of processing activities: what a document states of each activity, or the question it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import attrs

from healthgov.findings import join
from healthgov.languages import category_name, label, say, spell
from healthgov.models import (
    Organisation,
    ProcessingActivity,
    Purpose,
    Recipient,
    RetentionLimit,
    Role,
    Transfer,
    TransferTool,
    country_name,
)
from healthgov.placeholders import stated
from healthgov.retention import RetentionSchedule, sentence

__all__ = ["COLUMNS", "CONTROLLER", "PROCESSOR", "Cell", "RecordCells", "RecordGap"]

T = TypeVar("T")


@attrs.frozen
class RecordGap:
    """Something the record must say and the document does not state."""

    path: str
    question: str


Cell = str | RecordGap
"""What stands in a cell."""
CONTROLLER = (
    "name",
    "others",
    "purposes",
    "subjects",
    "categories",
    "recipients",
    "transfers",
    "retention",
    "measures",
)
PROCESSOR = ("name", "controllers", "processing", "transfers", "measures")
COLUMNS: dict[str, str] = {
    "name": "activity",
    "others": "joint controllers",
    "controllers": "controllers",
    "processing": "categories of processing",
    "purposes": "purposes",
    "subjects": "categories of persons",
    "categories": "categories of data",
    "recipients": "categories of recipients",
    "transfers": "transfers to third countries",
    "retention": "time limits for erasure",
    "measures": "security measures",
}


class RecordCells:
    """Cells of one organisation's record."""

    def __init__(self, organisation: Organisation, schedule: RetentionSchedule | None, language: str) -> None:
        self._organisation = organisation
        self._schedule = schedule
        self._language = language
        self._recipients = {recipient.id: recipient for recipient in organisation.recipients or ()}

    def heading(self) -> tuple[tuple[str, Cell], ...]:
        """Names and contacts of the organisation, its representative and its officer."""
        organisation = self._organisation
        none = self._say("none")
        dpo = organisation.governance.dpo if organisation.governance else None
        officer: Cell
        if dpo is not None and dpo.designated is False:
            officer = none
        else:
            officer = self._or_gap(
                dpo.contact if dpo else None,
                "governance.dpo.contact",
                "Who is the data protection officer, reached how?",
            )
            if dpo is not None and dpo.external and isinstance(officer, str):
                officer = f"{officer} ({self._say('external')})"
        return (
            (
                self._say("organisation"),
                self._or_gap(organisation.name, "name", "What is its name?"),
            ),
            (
                self._say("contact"),
                self._or_gap(organisation.contact, "contact", "How is it reached?"),
            ),
            (self._say("representative"), organisation.representative or none),
            (self._say("data protection officer"), officer),
        )

    def row(self, activity: ProcessingActivity, path: str, columns: Sequence[str]) -> tuple[Cell, ...]:
        """The cells of one activity."""
        return tuple(self._cell(name, activity, path) for name in columns)

    def _cell(self, name: str, activity: ProcessingActivity, path: str) -> Cell:
        match name:
            case "name":
                named = activity.name or stated(activity.id)
                return named or RecordGap(join(path, "name"), ProcessingActivity.name.question)
            case "others" if activity.role is not Role.JOINT_CONTROLLER:
                return self._none() if activity.role else RecordGap(join(path, "role"), _ASK["role"])
            case "others" | "controllers":
                return self._listed(activity.controllers, join(path, "controllers"), _ASK["controllers"])
            case "purposes" | "processing":
                return self._listed(_each(activity.purposes, self._purpose), join(path, "purposes"), _ASK["purposes"])
            case "subjects":
                return self._listed(
                    _each(activity.subjects, lambda kind: label(kind, self._language)),
                    join(path, "subjects"),
                    _ASK["subjects"],
                )
            case "categories":
                return self._listed(
                    _each(activity.categories, lambda code: category_name(code, self._language)),
                    join(path, "categories"),
                    _ASK["categories"],
                )
            case "recipients":
                return self._listed(
                    _each(activity.recipients, self._recipient),
                    join(path, "recipients"),
                    _ASK["recipients"],
                    empty=True,
                )
            case "transfers":
                return self._listed(
                    _each(activity.transfers, self._transfer), join(path, "transfers"), _ASK["transfers"], empty=True
                )
            case "retention":
                return self._retention(activity.retention, join(path, "retention"))
            case _:
                return self._listed(activity.security_measures, join(path, "security_measures"), _ASK["measures"])

    def _listed(self, items: Sequence[str] | None, path: str, ask: str, *, empty: bool = False) -> Cell:
        if items is None or (not items and not empty):
            return RecordGap(path, ask)
        return self._say("; ").join(dict.fromkeys(items)) if items else self._none()

    def _purpose(self, purpose: Purpose) -> str:
        return purpose.description or (label(purpose.kind, self._language) if purpose.kind else "?")

    def _recipient(self, identifier: str) -> str:
        recipient: Recipient | None = self._recipients.get(identifier)
        if recipient is None:
            return identifier
        where = f" ({country_name(recipient.country, self._language)})" if recipient.country else ""
        return (recipient.category or recipient.name or identifier) + where

    def _transfer(self, transfer: Transfer) -> str:
        where = country_name(transfer.country, self._language) if transfer.country else "?"
        way = [label(transfer.kind, self._language)] if transfer.kind else []
        grounds = [self._say(_TOOLS[transfer.tool])] if transfer.tool else []
        return ", ".join([where, *way, *grounds])

    def _retention(self, limits: Sequence[RetentionLimit] | None, path: str) -> Cell:
        for index, limit in enumerate(limits or ()):
            if not (limit.period or limit.criterion or limit.record_type or limit.unlimited):
                return RecordGap(join(path, f"[{index}].period"), RetentionLimit.period.question)
        return self._listed(_each(limits, self._limit), path, _ASK["retention"])

    def _limit(self, limit: RetentionLimit) -> str:
        if limit.period is not None:
            return spell(limit.period, self._language)
        if limit.criterion:
            return limit.criterion
        if limit.record_type is None:
            return self._say(RetentionLimit.unlimited.words.yes)
        known = [p for p in (self._schedule.policies if self._schedule else ()) if p.key == limit.record_type]
        return sentence(known[-1].term, self._language) if known else limit.record_type

    def _or_gap(self, text: str | None, path: str, ask: str) -> Cell:
        return text or RecordGap(path, ask)

    def _none(self) -> str:
        return self._say("none")

    def _say(self, words: str) -> str:
        return say(words, None, self._language)


_TOOLS: dict[TransferTool, str] = {
    TransferTool.ADEQUACY: "adequacy decision",
    TransferTool.PUBLIC_INSTRUMENT: "instrument between public bodies",
    TransferTool.BINDING_CORPORATE_RULES: "binding corporate rules",
    TransferTool.STANDARD_CLAUSES_2021: "standard contractual clauses of 2021",
    TransferTool.STANDARD_CLAUSES_OLD: "standard clauses before 2021",
    TransferTool.AUTHORITY_CLAUSES: "clauses of an authority",
    TransferTool.CODE_OF_CONDUCT: "code of conduct",
    TransferTool.CERTIFICATION: "certification",
    TransferTool.AD_HOC_CLAUSES: "ad hoc clauses",
    TransferTool.ADMINISTRATIVE_ARRANGEMENT: "administrative arrangement",
    TransferTool.PROCESSOR_CONTRACT_MODEL: "processor contract, no tool",
    TransferTool.DEROGATION: "derogation of article 49",
    TransferTool.NONE: "no safeguard",
}
_ASK: dict[str, str] = {
    "role": "As controller, joint controller or processor?",
    "controllers": "Who are the controllers?",
    "purposes": "What is it for?",
    "subjects": "Whose data are they?",
    "categories": "Which categories of data?",
    "recipients": "Who receives them?",
    "transfers": "Do they leave the EEA, to where, on what ground?",
    "retention": "When are they erased?",
    "measures": "Which measures protect them?",
}


def _each(items: Iterable[T] | None, make: Callable[[T], str]) -> tuple[str, ...] | None:
    return None if items is None else tuple(make(item) for item in items)
