"""What tools and their users meet: names of files in errors, completion, punctuation of the language."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from healthgov.interchange import Settings, formats, read


@pytest.mark.parametrize("format_", sorted(one for one, doors in formats().items() if "read" in doors))
def test_an_error_names_the_file_that_was_given(format_):
    """Not one that nobody knows, whatever its name ends with."""
    from healthgov.errors import InvalidDocumentError  # noqa: PLC0415
    from healthgov.eu.categories import TAXONOMY  # noqa: PLC0415

    for name in ("mine.yml", "mine.json", "mine.txt"):
        with pytest.raises(InvalidDocumentError) as caught:
            read("{a: [b", format_, name=name, settings=Settings(taxonomy=TAXONOMY))
        assert caught.value.source == name


def test_a_format_of_one_activity_says_how_to_choose_it(healthgov, examples):
    """The option, and how many there are."""
    code, _, err = healthgov("convert", examples / "telemedicine.yaml", "--to", "odcs", "--lang", "fr")
    assert code == 2
    assert "désignée par son identifiant (--activity) ; il y en a 3" in err


@pytest.mark.parametrize("call", [("rules", "--law", "hds"), ("retention", "list")])
def test_a_colon_is_a_french_one(healthgov, call):
    """A space stands before it."""
    code, out, _ = healthgov(*call, "--lang", "fr")
    assert code == 0
    heads = [line for line in out.splitlines() if not line.startswith(" ")]
    assert heads
    assert all(" : " in line for line in heads)
    assert not any(": " in line.replace(" : ", "") for line in heads)


def test_completion_is_that_of_the_command(root):
    """However it was asked for: no shell completes ``python -m``."""
    done = subprocess.run(
        [sys.executable, "-m", "healthgov", "--show-completion", "bash"],
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": str(root / "src"),
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",  # a job of the night runs in no shell that is found
        },
        check=False,
    )
    assert "complete -o default -F _healthgov_completion healthgov" in done.stdout


@pytest.mark.parametrize("several", [False, True])
def test_a_document_that_cannot_be_read_is_annotated_too(healthgov, tmp_path, several):
    """Each problem beside its line, as what fails is; and told to who reads the log."""
    (tmp_path / "a.yaml").write_text("id: a\nstaff: Zebra\ncountry: France\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("id: b\ncountry: FR\n", encoding="utf-8")
    files = ("a.yaml", "b.yaml") if several else ("a.yaml",)
    code, out, err = healthgov("check", *files, "--format", "github", "--lang", "fr")
    assert code == 2
    assert out.splitlines()[0].startswith("::error file=a.yaml,line=2,col=1,title=staff::un nombre entier")
    assert out.splitlines()[1].startswith("::error file=a.yaml,line=3,col=1,title=country::un pays")
    assert any("file=b.yaml" in line for line in out.splitlines()) is several
    assert err.startswith("healthgov: a.yaml : 2 problèmes")
    assert "Zebra" not in out + err
    code, out, _ = healthgov("check", *files[:1], "--lang", "fr")
    assert (code, out) == (2, "")


@pytest.mark.parametrize(
    ("first", "last"), [("2026-11-23", "2029-11-23"), ("2028-02-29", "2031-02-28"), ("9998-03-01", "9999-03-01")]
)
def test_a_calendar_looks_three_years_ahead(healthgov, examples, first, last):
    """Where nobody says how far."""
    code, out, _ = healthgov("calendar", examples / "clinic-mended.yaml", "--as-of", first, "--law", "hds")
    assert code == 0
    assert out.startswith(f"{first} → {last}: ")


def test_a_calendar_has_a_line_for_each_day_and_cause(healthgov, examples):
    """What stands together is counted, and shown where it is asked for; a file for programs has each turn with its cause."""
    asked = ("calendar", examples / "clinic-mistakes.yaml", "--as-of", "2026-11-23")
    _, out, _ = healthgov(*asked)
    lines = out.splitlines()
    assert [line[:10] for line in lines[1:-1]] == ["2027-04-22", "2028-05-12", "2028-06-30"]
    assert lines[3].startswith(
        "2028-06-30  10 requirements  FAIL → it does not apply (9), UNKNOWN → it does not apply  "
        "the last day of the certificate was 2028-06-29: over  ["
    )
    assert lines[-1] == "10 changes stand together: --full shows each"
    _, full, _ = healthgov(*asked, "--full", "--lang", "fr")
    assert len(full.splitlines()) == 14
    assert "    FR-HDS-28  NON CONFORME → sans objet  Les interfaces et le support" in full
    _, plain, _ = healthgov(*asked, "--format", "json")
    turns = json.loads(plain)["changes"]
    assert len(turns) == 12
    assert sum(one["cause"] == "the last day of the certificate was 2028-06-29: over" for one in turns) == 10
