"""``healthgov record``: the record of processing activities (GDPR, art. 30)."""

from __future__ import annotations

import enum
from typing import Annotated

from healthgov.commands.declared import option
from healthgov.commands.naming import files_of
from healthgov.commands.options import FileArgument, Language, LanguageOption, OutputOption, day_or_today, write
from healthgov.commands.retention import DEFAULT, ScheduleOption, schedule_at
from healthgov.documents import load
from healthgov.reports.processing_record import Form, processing_record

__all__ = ["record"]


class Format(str, enum.Enum):
    """The formats of the record."""

    MARKDOWN = "markdown"
    CSV = "csv"


class FormName(str, enum.Enum):
    """Whose record it is."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"


def record(
    file: FileArgument,
    form: Annotated[FormName, option(help="The controller's form or the processor's.")] = FormName.CONTROLLER,
    format: Annotated[Format, option(help="How to write it.")] = Format.MARKDOWN,  # noqa: A002
    language: LanguageOption = Language.EN,
    as_of: Annotated[str | None, option(help="The day whose retention schedule counts; today when left out.")] = None,
    schedule: ScheduleOption = DEFAULT,
    output: OutputOption = None,
) -> int:
    """Write the record of processing activities. Exit code 0: complete, 3: something is missing and shown."""
    made = processing_record(
        load(file), Form(form.value), schedule=schedule_at(schedule)(as_of=day_or_today(as_of)), language=language.value
    )
    write(made.to_csv() if format is Format.CSV else made.to_markdown(), output, (file, *files_of([schedule])))
    return 0 if made.complete else 3
