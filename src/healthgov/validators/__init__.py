"""Composable validators: small frozen values that ask one question of a subject on a day.

>>> from healthgov.validators import at, each, equal_to, when
>>> encrypted = each("copies", at("encrypted", equal_to(True)))
>>> encrypted
each('copies', at('encrypted', equal_to(True)))

A validator is called with a subject and a day and answers with a :class:`~healthgov.findings.Finding`
that explains itself. ``verdict`` gives the verdict alone, at the speed of plain Python: the tree is
then compiled once. A fact that is ``None`` is *not stated*, and makes the answer UNKNOWN.
"""

from __future__ import annotations

from healthgov.validators.combinators import (
    Validator,
    all_of,
    any_of,
    at,
    each,
    enforce,
    not_,
    some,
    when,
)
from healthgov.validators.questions import (
    at_least,
    at_most,
    begun,
    equal_to,
    in_,
    includes,
    located_in,
    not_empty,
    not_over,
    satisfies,
    stated,
)

__all__ = [
    "Validator",
    "all_of",
    "any_of",
    "at",
    "at_least",
    "at_most",
    "begun",
    "each",
    "enforce",
    "equal_to",
    "in_",
    "includes",
    "located_in",
    "not_",
    "not_empty",
    "not_over",
    "satisfies",
    "some",
    "stated",
    "when",
]


def __dir__() -> list[str]:
    return __all__
