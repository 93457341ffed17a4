"""Pages are tested for their snippets; what builds the site is run by its own test."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

collect_ignore_glob = ["*.py", "building/*"]
NEEDED = {"guard-an-application": "fastapi", "scan-an-application": "sqlalchemy", "purge-what-is-due": "sqlalchemy"}
"""The extra without which a page cannot be run: a reader copies the page, and finds nothing of pytest in it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip a page whose extra is absent, and say so."""
    for item in items:
        extra = NEEDED.get(item.path.stem) if item.path.is_relative_to(Path(__file__).parent) else None
        if extra is not None and importlib.util.find_spec(extra) is None:
            item.add_marker(pytest.mark.skip(reason=f"the extra healthgov[{extra}] is absent"))
