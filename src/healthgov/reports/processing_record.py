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

import attrs

from healthgov.languages import ENGLISH, say
from healthgov.models import Organisation, Role
from healthgov.reports.record_cells import COLUMNS, CONTROLLER, PROCESSOR, Cell, RecordCells, RecordGap
from healthgov.reports.shown import in_markdown
from healthgov.retention import RetentionSchedule
from healthgov.sheets import harmless

__all__ = ["Form", "RecordGap", "RecordTable", "processing_record"]


class Form(enum.Enum):
    """Whose record it is: art. 30(1) or art. 30(2)."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"


@attrs.frozen(kw_only=True)
class RecordTable:
    """The record as a table: a heading with contacts, and a row for each activity."""

    form: Form
    language: str
    heading: tuple[tuple[str, Cell], ...] = attrs.field(repr=False)
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = attrs.field(repr=False)

    @property
    def missing(self) -> tuple[RecordGap, ...]:
        """What is not stated, in order."""
        cells = (*(cell for _, cell in self.heading), *(cell for row in self.rows for cell in row))
        return tuple(cell for cell in cells if isinstance(cell, RecordGap))

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
            writer.writerow([harmless(text) for text in (*heading, *(self._text(cell) for cell in row))])
        return out.getvalue()

    def to_markdown(self) -> str:
        """The record as a Markdown page, with the list of what is missing at its end."""
        lines = [f"# {say(_TITLES[self.form], None, self.language)}", ""]
        lines += [self._point(name, cell) for name, cell in self.heading]
        for row in self.rows:
            lines += ["", f"## {in_markdown(self._text(row[0]))}", ""]
            lines += [self._point(name, cell) for name, cell in zip(self.columns[1:], row[1:], strict=True)]
        lines += ["", f"## {say('What is missing', None, self.language)}", ""]
        gaps = [f"- `{gap.path}`{self._colon} {say(gap.question, None, self.language)}" for gap in self.missing]
        lines += gaps or [say("Nothing is missing.", None, self.language)]
        return "\n".join(lines) + "\n"

    @property
    def _colon(self) -> str:
        return ":" if self.language == ENGLISH else " :"

    def _point(self, name: str, cell: Cell) -> str:
        words = in_markdown(self._text(cell) if isinstance(cell, str) else self._gap(cell))
        return f"- **{name}{self._colon}** {words if isinstance(cell, str) else f'*{words}*'}"

    def _text(self, cell: Cell) -> str:
        if isinstance(cell, str):
            return cell
        return f"[{self._gap(cell)}]"

    def _gap(self, gap: RecordGap) -> str:
        return say("missing: {ask}", {"ask": say(gap.question, None, self.language)}, self.language)


def processing_record(
    organisation: Organisation,
    form: Form,
    *,
    schedule: RetentionSchedule | None = None,
    language: str = "en",
) -> RecordTable:
    """Make the record of an organisation.

    The controller's form holds its activities as controller and joint controller, the processor's those as
    processor; one whose role is not stated stands in both, with the gap. ``schedule`` gives the length of the
    types of record that retention limits name.
    """
    maker = RecordCells(organisation, schedule, language)
    wanted = (Role.PROCESSOR,) if form is Form.PROCESSOR else (Role.CONTROLLER, Role.JOINT_CONTROLLER)
    columns = PROCESSOR if form is Form.PROCESSOR else CONTROLLER
    rows = tuple(
        maker.row(activity, f"activities[{index}]", columns)
        for index, activity in enumerate(organisation.activities or ())
        if activity.role is None or activity.role in wanted
    )
    return RecordTable(
        form=form,
        language=language,
        heading=maker.heading(),
        columns=tuple(say(COLUMNS[name], None, language) for name in columns),
        rows=rows,
    )


_TITLES = {
    Form.CONTROLLER: "Record of processing activities of a controller (GDPR, art. 30(1))",
    Form.PROCESSOR: "Record of processing of a processor (GDPR, art. 30(2))",
}
