"""A door for applications that use cattrs: our models inside of their classes, read and written as documents are."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import cattrs

from healthgov.documents import structure
from healthgov.documents.structuring import unstructured
from healthgov.durations import Length
from healthgov.facts import is_model
from healthgov.lengths import Elapsed
from healthgov.periods import Period

__all__ = ["converter"]


def converter() -> cattrs.Converter:
    """A converter of cattrs that knows our models, periods and days; one's own hooks are added to it as to any other.

    A model is read as strictly as a document is: what is wrong is an :exc:`InvalidDocumentError` with every problem
    and its path, which cattrs hands on with the place in one's own class.

    >>> from healthgov.models import Storage
    >>> places = converter().structure({"backups": {"country": "FR"}}, dict[str, Storage])
    >>> places["backups"].country
    'FR'
    >>> converter().unstructure(places)
    {'backups': {'country': 'FR'}}
    """
    made = cattrs.Converter(forbid_extra_keys=True)
    made.register_structure_hook_func(_is_ours, structure)
    made.register_unstructure_hook_func(_is_ours, unstructured)
    return made


def _is_ours(kind: Any) -> bool:
    return is_model(kind) or kind in (date, time, Period, Elapsed, Length)
