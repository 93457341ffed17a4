"""Types are part of the interface."""

from __future__ import annotations

import subprocess
import sys

import pytest


def test_type_checker_agrees(root):
    """mypy, strict, finds in tests/typing exactly the types written there."""
    pytest.importorskip("mypy", reason="mypy is not installed: types not checked")
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "tests/typing"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  our own command
    assert (run.stdout, run.returncode) == ("", 0)
