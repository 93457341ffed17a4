"""The law of the United States: retention, federal and by State."""

from __future__ import annotations

from healthgov.us.retention import UsRetention

__all__ = ["UsRetention"]
