"""A third language is one file, or a pair with the pages of rules: nothing else has to be told of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import warm
from healthgov import fr
from healthgov.errors import DefinitionError
from healthgov.languages import languages
from healthgov.languages.adding import add_language
from healthgov.languages.pages import below, digest

OURS = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src"), "PYTHONUTF8": "1"}
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
    shutil.copytree(root / "src" / "healthgov", folder / "healthgov")  # as it is compiled: each call would do so
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


# --- a catalogue that lies elsewhere ----------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(tmp_path):
    """A folder with a catalogue of a house, beside nothing of ours."""
    (tmp_path / "de.toml").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "de.rules.toml").write_text(GERMAN_PAGES, encoding="utf-8")
    (tmp_path / "de.countries.toml").write_text('FR = "Frankreich"\n', encoding="utf-8")
    return tmp_path


def called(folder, *arguments):
    """The command, run in a folder."""
    return warm.run(["-m", "healthgov", *arguments], cwd=folder, env=OURS)


def test_it_is_added_by_its_path(elsewhere, root):
    """In the call or in the settings of a project; from Python too, where the whole of it is said."""
    clinic = str(root / "examples" / "telemedicine.yaml")
    day = ("--as-of", "2026-11-23")
    for spelled in (["--lang", "./de.toml"], ["--language=de.toml"]):
        assert called(elsewhere, "check", clinic, *day, *spelled).stdout.startswith("✓ ERFÜLLT")
    assert (
        "\n\nDer Absender ist genannt.\n\n"
        in called(elsewhere, "explain", "FR-PRO-03", *day, "--no-witnesses", "--lang", "./de.toml").stdout
    )
    (elsewhere / "pyproject.toml").write_text('[tool.healthgov]\nlanguage = "de.toml"\n', encoding="utf-8")
    (elsewhere / "below").mkdir()
    assert called(elsewhere / "below", "check", clinic, *day).stdout.startswith("✓ ERFÜLLT")
    code = (
        "from healthgov import check, fr, load; from healthgov.languages import country_name, languages; from healthgov.languages.adding import add_language\n"
        "assert add_language('de.toml') == add_language('./de.toml') == 'de' and languages() == ('en', 'fr', 'de')\n"
        "assert country_name('FR', 'de') == 'Frankreich'\n"
        f"report = check(load({clinic!r}), *fr.RULE_SETS, as_of='2026-11-23')\n"
        "from healthgov.reports import renderer\n"
        "assert renderer('text')(report, language='de').startswith('✓ ERFÜLLT')\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, cwd=elsewhere, env=OURS, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")


WRONG = {
    "de.txt": ("", "such as de.toml"),
    "Deutsch.toml": ("", "such as de.toml"),
    "fr.toml": ("", "fr.toml: there is this language already"),
    "en.toml": ("", "en.toml: there is this language already"),
    "nl.toml": ("[words", "nl.toml: a file that is TOML"),
    "pt.toml": (
        'x = 1\n[words]\n"at most {limit}" = "no máximo {limite}"\n"year" = 7\n"years" = "anos {"\n',
        """pt.toml, x: a table of sentences, each with its words; \
pt.toml, words.'at most {limit}': words with the values of the sentence and no others; \
pt.toml, words.'year': words in quotation marks; pt.toml, words.'years': words whose braces come in pairs""",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_it_is_told_at_once(name, tmp_path):
    """And nothing of it is taken."""
    text, told = WRONG[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    before = languages()
    with pytest.raises(DefinitionError) as caught:
        add_language(tmp_path / name)
    assert told in str(caught.value)
    assert languages() == before


def test_files_beside_it_are_looked_at_too(tmp_path):
    """The pages of rules and the names of countries."""
    (tmp_path / "nl.toml").write_text("", encoding="utf-8")
    (tmp_path / "nl.rules.toml").write_text('A-01 = "x"\n', encoding="utf-8")
    (tmp_path / "nl.countries.toml").write_text("FR = 1\n", encoding="utf-8")
    with pytest.raises(
        DefinitionError, match=r"nl\.countries\.toml, FR: the name.*nl\.rules\.toml, A-01: a table of texts"
    ):
        add_language(tmp_path / "nl.toml")


def test_a_call_says_what_is_wrong(tmp_path):
    """As one message, and exit code 2: no traceback."""
    done = called(tmp_path, "rules", "--lang", "./nl.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nl.toml" in done.stderr
    assert "Traceback" not in done.stderr
    (tmp_path / "nl.toml").write_text("[words", encoding="utf-8")
    done = called(tmp_path, "rules", "--lang", "./nl.toml")
    assert (done.returncode, done.stderr) == (2, "healthgov: nl.toml: a file that is TOML\n")
