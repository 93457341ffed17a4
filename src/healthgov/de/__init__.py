"""German law: retention."""

from __future__ import annotations

from healthgov.de.retention import GermanRetention

__all__ = ["GermanRetention"]
