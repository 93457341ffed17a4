"""Reports in several formats: one module for each, with ``render(report, *, language="en") -> str``.

A format loads when it is named. Equal reports give equal bytes. Beside them stands the record of processing activities of an organisation.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthgov.reports import json, markdown, processing_record, text

__all__ = ["json", "markdown", "processing_record", "text"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return importlib.import_module(f"healthgov.reports.{name}")
    raise AttributeError(f"module 'healthgov.reports' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
