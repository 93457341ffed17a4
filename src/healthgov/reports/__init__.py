"""Reports in several formats: one module for each, with ``render(report, *, language="en") -> str``.

Equal reports give equal bytes.
"""

from __future__ import annotations

from healthgov.reports import json, markdown, text

__all__ = ["json", "markdown", "text"]
