"""The record of processing activities (GDPR, art. 30), in the controller's and in the processor's form.

What is not stated is shown as a gap with its question: a record is complete, or says what is missing.

>>> from healthgov.models import Organisation
>>> from healthgov.models import ProcessingActivity, Role
>>> clinic = Organisation(id="clinic", activities=(ProcessingActivity(id="care", role=Role.CONTROLLER),))
>>> record = processing_record(clinic, Form.CONTROLLER)
>>> record.complete, record.missing[0].path
(False, 'name')
"""

from __future__ import annotations

import csv
import enum
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import attrs

from healthgov.findings import join
from healthgov.languages import ENGLISH, category_name, label, say, spell
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

__all__ = ["Form", "Gap", "ProcessingRecord", "processing_record"]


T = TypeVar("T")


class Form(enum.Enum):
    """Whose record it is: art. 30(1) or art. 30(2)."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"


@attrs.frozen
class Gap:
    """Something the record must say and the document does not state."""

    path: str
    question: str


_Cell = str | Gap


@attrs.frozen(kw_only=True)
class ProcessingRecord:
    """The record as a table: a heading with contacts, and a row for each activity."""

    form: Form
    language: str
    heading: tuple[tuple[str, _Cell], ...] = attrs.field(repr=False)
    columns: tuple[str, ...]
    rows: tuple[tuple[_Cell, ...], ...] = attrs.field(repr=False)

    @property
    def missing(self) -> tuple[Gap, ...]:
        """What is not stated, in order."""
        cells = (*(cell for _, cell in self.heading), *(cell for row in self.rows for cell in row))
        return tuple(cell for cell in cells if isinstance(cell, Gap))

    @property
    def complete(self) -> bool:
        """Whether there is an activity and nothing is missing."""
        return bool(self.rows) and not self.missing

    def to_csv(self) -> str:
        """The table as CSV (RFC 4180): the heading repeated on each row, so that files can be joined.

        A cell that a spreadsheet would take for a formula is given a leading apostrophe, whatever blanks or unseen
        signs it begins with, and so is what follows a semicolon in it.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([*(name for name, _ in self.heading), *self.columns])
        heading = [self._text(cell) for _, cell in self.heading]
        for row in self.rows:
            writer.writerow([_tame(text) for text in (*heading, *(self._text(cell) for cell in row))])
        return out.getvalue()

    def to_markdown(self) -> str:
        """The record as a Markdown page, with the list of what is missing at its end."""
        lines = [f"# {say(_TITLES[self.form], None, self.language)}", ""]
        lines += [self._point(name, cell) for name, cell in self.heading]
        for row in self.rows:
            lines += ["", f"## {_inline(self._text(row[0]))}", ""]
            lines += [self._point(name, cell) for name, cell in zip(self.columns[1:], row[1:], strict=True)]
        lines += ["", f"## {say('What is missing', None, self.language)}", ""]
        gaps = [f"- `{gap.path}`{self._colon} {say(gap.question, None, self.language)}" for gap in self.missing]
        lines += gaps or [say("Nothing is missing.", None, self.language)]
        return "\n".join(lines) + "\n"

    @property
    def _colon(self) -> str:
        return ":" if self.language == ENGLISH else " :"

    def _point(self, name: str, cell: _Cell) -> str:
        return f"- **{name}{self._colon}** {_inline(self._text(cell))}"

    def _text(self, cell: _Cell) -> str:
        if isinstance(cell, str):
            return cell
        return f"[{say('missing: {ask}', {'ask': say(cell.question, None, self.language)}, self.language)}]"


def processing_record(
    organisation: Organisation,
    form: Form,
    *,
    schedule: RetentionSchedule | None = None,
    language: str = "en",
) -> ProcessingRecord:
    """Make the record of an organisation.

    The controller's form holds its activities as controller and joint controller, the processor's those as
    processor; one whose role is not stated stands in both, with the gap. ``schedule`` gives the length of the
    types of record that retention limits name.
    """
    maker = _Maker(organisation, schedule, language)
    wanted = (Role.PROCESSOR,) if form is Form.PROCESSOR else (Role.CONTROLLER, Role.JOINT_CONTROLLER)
    columns = _PROCESSOR if form is Form.PROCESSOR else _CONTROLLER
    rows = tuple(
        maker.row(activity, f"activities[{index}]", columns)
        for index, activity in enumerate(organisation.activities or ())
        if activity.role is None or activity.role in wanted
    )
    return ProcessingRecord(
        form=form,
        language=language,
        heading=maker.heading(),
        columns=tuple(say(_COLUMNS[name], None, language) for name in columns),
        rows=rows,
    )


_CONTROLLER = (
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
_PROCESSOR = ("name", "controllers", "processing", "transfers", "measures")
_COLUMNS: dict[str, str] = {
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
_TITLES = {
    Form.CONTROLLER: "Record of processing activities of a controller (GDPR, art. 30(1))",
    Form.PROCESSOR: "Record of processing of a processor (GDPR, art. 30(2))",
}


class _Maker:
    """Cells of one organisation's record."""

    def __init__(self, organisation: Organisation, schedule: RetentionSchedule | None, language: str) -> None:
        self._organisation = organisation
        self._schedule = schedule
        self._language = language
        self._recipients = {recipient.id: recipient for recipient in organisation.recipients or ()}

    def heading(self) -> tuple[tuple[str, _Cell], ...]:
        """Names and contacts of the organisation, its representative and its officer."""
        organisation = self._organisation
        none = self._say("none")
        dpo = organisation.governance.dpo if organisation.governance else None
        officer: _Cell
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

    def row(self, activity: ProcessingActivity, path: str, columns: Sequence[str]) -> tuple[_Cell, ...]:
        """The cells of one activity."""
        return tuple(self._cell(name, activity, path) for name in columns)

    def _cell(self, name: str, activity: ProcessingActivity, path: str) -> _Cell:
        match name:
            case "name":
                named = activity.name or stated(activity.id)
                return named or Gap(join(path, "name"), ProcessingActivity.name.question)
            case "others" if activity.role is not Role.JOINT_CONTROLLER:
                return self._none() if activity.role else Gap(join(path, "role"), _ASK["role"])
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

    def _listed(self, items: Sequence[str] | None, path: str, ask: str, *, empty: bool = False) -> _Cell:
        if items is None or (not items and not empty):
            return Gap(path, ask)
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
        grounds = [self._say(_TOOLS[transfer.tool])] if transfer.tool else []
        return ", ".join([where, *grounds])

    def _retention(self, limits: Sequence[RetentionLimit] | None, path: str) -> _Cell:
        for index, limit in enumerate(limits or ()):
            if not (limit.period or limit.criterion or limit.record_type or limit.unlimited):
                return Gap(join(path, f"[{index}].period"), RetentionLimit.period.question)
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

    def _or_gap(self, text: str | None, path: str, ask: str) -> _Cell:
        return text or Gap(path, ask)

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


_BEGINS = "^|[;\t\r\n]"  # a semicolon too: where it stands between cells, as in France, what follows is a cell
_UNSEEN = "[\\s\\x00-\\x1f\\x7f-\\xa0\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u2069\\ufeff]"
_SIGNS = "[=+\\-@＝＋－＠﹦﹢﹣﹫−]"  # also as wide as an ideograph, small, and the mathematical minus
_FORMULA = re.compile(f"^(?=[\t\r\n])|({_BEGINS})(?={_UNSEEN}*{_SIGNS})")


def _tame(text: str) -> str:
    """The text of a cell with an apostrophe wherever a spreadsheet could take what follows for a formula."""
    return _FORMULA.sub(lambda found: f"{found[0]}'", text)


def _inline(text: str) -> str:
    """Text of a document within a line of Markdown: nothing in it is markup."""
    flat = " ".join(text.split())
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>#|" else character for character in flat)
