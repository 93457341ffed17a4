"""The command, run as a caller runs it."""

from __future__ import annotations

import sys

import pytest

from healthgov.commands import calls

DAY = ("--as-of", "2026-11-23")


@pytest.fixture
def healthgov(capfd, monkeypatch, tmp_path):
    """The command, run in an empty folder; it returns exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["healthgov", *map(str, arguments)])
        code = calls.run()
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def examples(root):
    """The folder of examples."""
    return root / "examples"
