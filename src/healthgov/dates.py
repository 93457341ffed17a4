"""Civil dates as people write them: whole, or in part."""

from __future__ import annotations

from datetime import date, datetime

__all__ = ["as_date", "days_of", "iso_moment"]


def as_date(value: str | date, what: str = "a date") -> date:
    """Return a civil date from a ``date`` or an ISO string (``2026-11-23``).

    :raises TypeError: for a ``datetime`` (whose civil date depends on a time zone) or another type.
    :raises ValueError: for a string that is not an ISO date; the message does not repeat it.

    >>> as_date("2026-11-23")
    datetime.date(2026, 11, 23)
    """
    if isinstance(value, str):
        # fromisoformat also takes "20261123" and "2026-W48-1"; a law book does not.
        if len(value) == 10 and "W" not in value:  # noqa: PLR2004  YYYY-MM-DD
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise ValueError(f"{what} is written YYYY-MM-DD")
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError(f"{what} is a date or a string YYYY-MM-DD, not a {type(value).__name__}")
    return value


def days_of(value: str | date, what: str = "a date") -> tuple[date, date]:
    """The first and the last day that a date, whole or in part, may mean.

    :raises TypeError: for a ``datetime`` or another type.
    :raises ValueError: for a string that is not written YYYY-MM-DD, YYYY-MM or YYYY.

    >>> days_of("2001-06")
    (datetime.date(2001, 6, 1), datetime.date(2001, 6, 30))
    """
    if not (isinstance(value, str) and len(value) in (len("2001"), len("2001-06"))):
        whole = as_date(value, what)
        return whole, whole
    first = as_date(value + "2001-01-01"[len(value) :], what)
    month = 12 if len(value) == len("2001") else first.month
    import calendar  # noqa: PLC0415  for a month whose last day is asked for

    return first, date(first.year, month, calendar.monthrange(first.year, month)[1])


def iso_moment(text: str) -> datetime:
    """A moment as ISO 8601 writes it, with or without an offset, read alike by every Python.

    :raises ValueError: for a text that is none.

    >>> iso_moment("2026-11-23 10:00:00").isoformat()
    '2026-11-23T10:00:00'
    """
    # Python 3.14 reads 24:00 as the day after, which those before refuse.
    if "T24" in text or " 24" in text:
        raise ValueError("a day ends where the next begins: at 00:00")
    return datetime.fromisoformat(text)


def __dir__() -> list[str]:
    return __all__
