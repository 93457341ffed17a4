"""What a sentence of a finding may quote: never free text."""

from __future__ import annotations

import enum
import types
from collections.abc import Mapping
from datetime import date, time

from healthgov import languages
from healthgov.durations import Length
from healthgov.kinds import CategoryCode, CountryCode
from healthgov.texts import Reference

__all__ = ["NONE_QUOTED", "Value", "quotable", "quoted"]


_Quotable = bool | int | date | time | Length | enum.Enum | CategoryCode | CountryCode | Reference | languages.Phrase
_QUOTABLE = (bool, int, date, time, Length, enum.Enum, CategoryCode, CountryCode, Reference, languages.Phrase)
Value = _Quotable | tuple[_Quotable, ...]
"""What a sentence may quote."""


def quotable(value: object) -> bool:
    """Whether a sentence may quote a value: it is no free text."""
    if isinstance(value, tuple):
        return all(isinstance(item, _QUOTABLE) for item in value)
    return isinstance(value, _QUOTABLE)


NONE_QUOTED: Mapping[str, Value] = types.MappingProxyType({})


def quoted(values: dict[str, Value]) -> Mapping[str, Value]:
    """The values of a sentence.

    :raises TypeError: where one of them is free text.
    """
    for name, value in values.items():
        for item in value if isinstance(value, tuple) else (value,):
            if not isinstance(item, _QUOTABLE):
                raise TypeError(
                    f"a finding never quotes free text, and {name!r} is a {type(item).__name__}: "
                    "quote a date, a number, a Period, an enum member, a CountryCode or a Reference"
                )
    return values or NONE_QUOTED
