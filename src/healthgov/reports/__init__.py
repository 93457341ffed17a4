"""Reports in several formats: one module for each, with ``render(report, *, language="en") -> str``.

Equal reports give equal bytes. Beside them stands the record of processing activities of an organisation.
"""

from __future__ import annotations

from healthgov.reports import json, markdown, processing_record, text

__all__ = ["json", "markdown", "processing_record", "text"]


def __dir__() -> list[str]:
    return __all__
