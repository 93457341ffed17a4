"""YAML for the readers of others: a day is a text there, also for one that takes YAML 1.1 at its word."""

from __future__ import annotations

import re

from healthgov.documents.writing import as_yaml

__all__ = ["foreign_yaml"]

_DAY = re.compile(r"(?<=[:-] )(\d{4}-\d\d-\d\d)$", re.MULTILINE | re.ASCII)


def foreign_yaml(plain: dict[str, object]) -> str:
    r"""Return plain values as a YAML text with its days in quotes.

    >>> foreign_yaml({"since": "2026-11-23"})
    'since: "2026-11-23"\n'
    """
    return _DAY.sub(r'"\1"', as_yaml(plain))  # every other text that ends so stands in quotes
