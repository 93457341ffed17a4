"""Every error healthgov raises, with its wording.

Each class also derives from the builtin a caller would already catch. Wording lives in named
constructors, and no message ever repeats a value read from a document: it names the *place* and
says what was expected there.
"""

from __future__ import annotations

import errno
import functools
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NoReturn, Self

from healthgov.structs import struct

__all__ = [
    "CalendarEndError",
    "DefinitionError",
    "HealthgovError",
    "InvalidDocumentError",
    "MissingExtraError",
    "NoDocumentError",
    "NotInForceError",
    "OutputError",
    "Problem",
    "VerdictTruthError",
    "raise_alone",
]


class HealthgovError(Exception):
    """The parent of every error raised on purpose by this library."""


def raise_alone(error: Exception) -> NoReturn:
    """Raise an error with nothing in its context, where Python would keep the one that it stands for.

    What a library of others says may repeat a value; so may the statement that its error holds. In a context manager it is not enough
    to raise after the ``except``: what was raised inside is still being handled there.
    """
    try:
        raise error
    finally:
        error.__context__ = None


class VerdictTruthError(HealthgovError, TypeError):
    """A verdict was used as a boolean, or compared with a text."""

    @classmethod
    def for_bool(cls) -> Self:
        """The verdict met `if`, `and`, `or` or `not`."""
        return cls(
            "a verdict has three values and no truth value: write `verdict is Verdict.PASS`, "
            "or `verdict is not Verdict.FAIL` if UNKNOWN may go through"
        )

    @classmethod
    def for_text(cls) -> Self:
        """The verdict was compared with a text."""
        return cls(
            "a verdict is no text, and a comparison of both would be silently false: write "
            "`verdict is Verdict.FAIL`, or compare `verdict.value`"
        )


class DefinitionError(HealthgovError, TypeError):
    """A rule, parameter, rule set or schedule is wrongly defined; raised at the definition."""


class CalendarEndError(HealthgovError, ValueError):
    """A day that is worked out lies outside the years 1 to 9999."""

    @classmethod
    def past(cls) -> Self:
        """A period, or a roll to the next working day, ends after the last day there is."""
        return cls("the end lies beyond the calendar: after the year 9999")

    @classmethod
    def before(cls) -> Self:
        """A period counted backwards starts before the first day there is."""
        return cls("the day lies before the calendar: before the year 1")


class NotInForceError(HealthgovError, LookupError):
    """A dated value was asked for a day on which no value is known."""

    @classmethod
    def before_history(cls, name: str, day: object, first: date) -> Self:
        """The day lies before the first value."""
        return cls(
            f"{name} has no value on {day}; its history starts on {first}. "
            "Ask for a later day, or add the older text to the history."
        )


class NoDocumentError(HealthgovError, LookupError):
    """Something is asked of a report that needs its document, which a pickled report leaves behind."""

    @classmethod
    def for_remedies(cls) -> Self:
        """Remedies were not read before the report was pickled."""
        return cls("remedies are worked out of the document: read report.remedies before the report is pickled")

    @classmethod
    def for_turns(cls) -> Self:
        """What will change was not read before the report was pickled."""
        return cls("what will change is worked out of the document: read report.turns before the report is pickled")


class MissingExtraError(HealthgovError, ImportError):
    """An optional dependency is needed and not installed."""

    @classmethod
    def for_extra(cls, what: str, extra: str) -> Self:
        """``what`` needs the extra named."""
        return cls(f"{what} needs an optional library: pip install 'healthgov[{extra}]'")


class OutputError(HealthgovError, OSError):
    """A file is not written, because something would be lost or because there is no room; ``errno`` tells which."""

    def __str__(self) -> str:
        return str(self.strerror)

    @classmethod
    def is_input(cls) -> Self:
        """What is to be written is what is read, by whatever name."""
        return cls(errno.EEXIST, "the output is a file that is read, which would be lost: name another file")

    @classmethod
    def is_link(cls) -> Self:
        """The name is that of a symbolic link."""
        return cls(errno.ELOOP, "the output is a symbolic link, which is not followed: name the file that is meant")

    @classmethod
    def is_special(cls) -> Self:
        """What stands there is no ordinary file, and has to be one."""
        return cls(errno.EINVAL, "the output is no ordinary file")

    @classmethod
    def disk_is_full(cls) -> Self:
        """There is no room."""
        return cls(errno.ENOSPC, "the disk is full: the output is not written")

    @classmethod
    def is_too_large(cls) -> Self:
        """There is a limit to what one file may hold."""
        return cls(errno.EFBIG, "the output is larger than a file may be here: it is not written")


_PLACES = re.compile(r"\[\d+\]")
_ALONE = 2
"""So many that are alike beside a first are told on their own."""


@struct
class Problem:
    """One thing wrong in an input: where it is and what was expected there.

    ``path`` leads into the document (``hosting[0].certificates[1].last_day``; empty for the whole),
    ``expected`` is a sentence and never repeats the value found, ``found`` says what kind of value it was (``a
    text``), or nothing; ``line`` and ``column`` count from 1 and are ``None`` when the input is not a text. ``file``
    names the file, where several are read.
    """

    path: str
    expected: str
    line: int | None = None
    column: int | None = None
    found: str = ""
    file: str = ""

    def __str__(self) -> str:
        where = self.path or "document"
        column = f", column {self.column}" if self.column else ""
        place = f"{where} (line {self.line}{column})" if self.line else where
        file = f"{self.file}: " if self.file else ""
        return f"{file}{place}: {self.expected}" + (f" (found: {self.found})" if self.found else "")


class InvalidDocumentError(HealthgovError, ValueError):
    """An input cannot be read; ``problems`` lists everything wrong with it, ``source`` names it.

    Beyond the limit of problems that are told, ``more`` counts the others.
    """

    def __init__(self, problems: Iterable[Problem], *, source: str = "document", more: int = 0) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.source = source
        self.more = more
        count = len(self.problems) + more
        lines = [f"{source}: {count} problem{'s' if count != 1 else ''}"]
        for first, alike in self.kinds:
            lines.append(f"  - {first}")
            places = ", ".join(f"{one.path} (line {one.line})" for one in alike)
            lines += [f"      the same at {places}"] if alike else []
        lines += [f"  and {more} more"] if more else []
        super().__init__("\n".join(lines))

    @property
    def kinds(self) -> list[tuple[Problem, list[Problem]]]:
        """The problems as they are told: the first of a kind that is met again and again, with the others of its kind."""
        found: dict[tuple[str, ...], list[Problem]] = {}
        for place, one in enumerate(self.problems):
            own = (_PLACES.sub("[]", one.path), one.expected, one.found, one.file)
            found.setdefault(own if one.line else (str(place),), []).append(one)
        return [
            told
            for first, *others in found.values()
            for told in ([(first, others)] if len(others) > _ALONE else [(one, []) for one in (first, *others)])
        ]

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[Any, ...], dict[str, Any]]:
        # An exception is rebuilt from its message unless told otherwise, and this one is made of problems.
        return functools.partial(type(self), source=self.source, more=self.more), (self.problems,), self.__dict__


def __dir__() -> list[str]:
    return __all__
