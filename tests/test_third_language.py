"""A third language is one file, or a pair with the pages of rules: nothing else has to be told of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from healthgov import fr
from healthgov.languages.pages import below, digest

WAY_OUT = digest(below(fr.Prospecting.way_out.page))
GERMAN_PAGES = f"""
[FR-PRO-03]
{WAY_OUT} = "Der Absender ist genannt."
"""
GERMAN = """
[words]
"PASS" = "ERFÜLLT"
"FAIL" = "NICHT ERFÜLLT"
"UNKNOWN" = "OFFEN"
"Questions to ask" = "Offene Fragen"
"year" = "Jahr"
"years" = "Jahre"
" and " = " und "
"the last contact" = "dem letzten Kontakt"
"the birth" = "der Geburt"
"{period} after {event}" = "{period} nach {event}"
"{base}, not before {floor}" = "{base}, nicht vor {floor}"
"CategoryCode.health.record" = "Patientenakte"
[problems]
"a file that exists" = "eine Datei, die es gibt"
"{place}: {expected}" = "{place}: {expected}"
"""


@pytest.fixture(scope="module")
def german(tmp_path_factory, root):
    """Runs the command of a copy of the package that has one more catalogue."""
    folder = tmp_path_factory.mktemp("german")
    shutil.copytree(root / "src" / "healthgov", folder / "healthgov", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "healthgov" / "languages" / "de.toml").write_text(GERMAN, encoding="utf-8")
    (folder / "healthgov" / "languages" / "de.rules.toml").write_text(GERMAN_PAGES, encoding="utf-8")

    def run(*arguments):
        command = [sys.executable, "-m", "healthgov.cli", *arguments, "--language", "de"]
        env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
        done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=folder, check=False)  # noqa: S603
        return done.stdout + done.stderr

    return run


def test_every_command_knows_it(german, root):
    """Reports, pages, records, terms and errors; what the catalogue does not have stays English."""
    clinic = str(root / "examples" / "telemedicine.yaml")
    assert german("check", clinic, "--as-of", "2026-11-23").startswith("✓ ERFÜLLT")
    page = german("explain", "FR-PRO-03", "--as-of", "2026-11-23")
    assert "✗ NICHT ERFÜLLT" in page
    assert "\n\nDer Absender ist genannt.\n\n" in page
    assert "\n\nA file built from prescriptions" in german("explain", "FR-PRO-10", "--no-witnesses")
    assert "de.rules" not in german("explain", "FR-PRO-03", "--help")
    record = german("record", clinic, "--as-of", "2026-11-23")
    assert "Patientenakte" in record
    assert "Frankreich" in record
    shown = german("retention", "list", "--search", "hospital_medical")
    assert "20 Jahre nach dem letzten Kontakt, nicht vor 28 Jahre nach der Geburt" in shown
    assert "eine Datei, die es gibt" in german("check", "none.yaml")
