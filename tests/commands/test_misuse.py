"""Errors of a call: in the language asked for, with what was meant; settings of a project."""

from __future__ import annotations

import re

import pytest

MISUSES = {
    ("check", "--lang", "fr"): "il manque FILE",
    ("check", "x", "--frmat", "text", "--lang", "fr"): "l'option --frmat n'existe pas ; vouliez-vous dire --format ?",
    ("check", "x", "--format", "pdf", "--lang", "fr"): "--format : l'une de ces valeurs : csv, github, html",
    ("check", "x", "--lang", "fr", "--as-of"): "--as-of attend une valeur",
    ("check", "x", "--lang", "fr", "--as-of", "2026-02-30"): "--as-of s'écrit AAAA-MM-JJ",
    ("check", "x", "--lang", "fr", "--law", "hdd"): "vouliez-vous dire hds ?",
    ("check", "x", "--lang", "fr", "--only", "bad"): "--only accepte : fail, waived, unknown",
    ("chek", "--lang=fr"): "la commande chek n'existe pas ; vouliez-vous dire check ?",
    ("questions", "x", "--lang", "fr", "--who", "nobody"): "--who accepte : host",
    ("questions", "x", "y", "--lang", "fr"): "plus d'arguments que la commande n'en prend : y",
    ("explain", "XX-99", "--lang", "fr"): "aucune règle n'a ce code",
    ("diff", "x.yaml", "--lang", "fr"): "indiquer un second document",
    ("init", "x.yaml", "--id", "é/", "--lang", "fr"): "--id est un nom court : lettres",
    ("init", "x.yaml", "--country", "France", "--lang", "fr"): "vouliez-vous dire FR ?",
    ("init", "x.yaml", "--country", "fr", "--lang", "fr"): "vouliez-vous dire FR ?",
    ("init", "x.yaml", "--sections", "hostings", "--lang", "fr"): "vouliez-vous dire hosting ?",
    ("facts", "hostng", "--lang", "fr"): "vouliez-vous dire hosting ?",
    (
        "facts",
        "encrypted",
        "--lang",
        "fr",
    ): "vouliez-vous dire encrypted_in_transit, encrypted_at_rest, portable_devices_encrypted ?",
    ("retention", "explain", "hospital_medical_recrd", "--lang", "fr"): "vouliez-vous dire hospital_medical_record",
    ("explain", "hds-11", "--lang", "fr"): "vouliez-vous dire FR-HDS-11 ?",
    ("check", "x", "--format", "md", "--lang", "fr"): "vouliez-vous dire markdown ?",
    ("check", "x", "--format", "ical", "--lang", "fr"): "vouliez-vous dire icalendar ?",
    (
        "hosts",
        "suited",
        "--activity",
        "backup",
        "--site",
        "Zebra",
        "--lang",
        "fr",
    ): "--site : un code ISO 3166-1 à deux",
    (
        "hosts",
        "suited",
        "--activity",
        "backup",
        "--category",
        "Zebra!",
        "--lang",
        "fr",
    ): "--category : une catégorie de",
    ("scan", "x.yaml", "--lang", "fr"): "APP x.yaml : ni paquet.module:Nom, ni ./fichier.py:Nom, et aucun lot",
    ("prospect", "x.csv", "--column", "Zebra", "--lang", "fr"): "--column s'écrit FAIT=COLONNE",
    ("init", "x.txt", "--lang", "fr"): "un document de départ est en YAML",
}


@pytest.mark.parametrize("arguments", MISUSES)
def test_errors_of_a_call_speak_french(healthgov, arguments):
    """What is wrong, how the command is called, where its help is: one message, exit code 2, no English."""
    code, out, err = healthgov(*arguments)
    assert (code, out) == (2, "")
    assert MISUSES[arguments] in err
    assert re.search(r"\n  usage : .*healthgov|as-of attend", err)
    assert not re.search(r"\b(missing|invalid|error|no such|there is|usage: |help: )\b", err, re.IGNORECASE)


def test_codes_are_known_however_they_are_typed(healthgov):
    """In small letters, or without the nought."""
    whole = healthgov("explain", "FR-HDS-01", "--no-witnesses")
    assert whole[0] == 0
    assert healthgov("explain", "fr-hds-01", "--no-witnesses") == whole
    assert healthgov("explain", "FR-HDS-1", "--no-witnesses") == whole


def test_a_language_alone_is_answered_with_help(healthgov):
    """As no word at all is, in the language asked for."""
    code, out, err = healthgov("--lang", "fr")
    assert (code, out) == (2, "")
    assert err.startswith("Utilisation : ")
    assert "Commandes :" in err


def test_values_are_not_repeated(healthgov):
    """A value may be somebody's name."""
    for arguments in (
        ("check", "x", "--format", "SECRET"),
        ("check", "x", "--as-of", "SECRET"),
        ("check", "x", "--only", "SECRET"),
    ):
        code, out, err = healthgov(*arguments)
        assert (code, out) == (2, "")
        assert "SECRET" not in err


SETTINGS = '[project]\nname = "x"\n[tool.healthgov]\n'


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",), ("scan",), ("replay",), ("receipt", "verify"), ("purge", "--execute", "--url", "sqlite://"),
        ("convert", "--from", "dpv"), ("convert", "--from", "fhir"), ("convert", "--from", "odcs"), ("waivers",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_nesting_without_end_is_refused(healthgov, tmp_path, arguments):
    """Whatever reads JSON tells a file of brackets alone what was expected, and never calls it a fault of ours."""
    (tmp_path / "deep.json").write_text("[" * 100_000 + "]" * 100_000, encoding="utf-8")
    code, out, err = healthgov(*arguments, "deep.json")
    assert (code, out) == (2, "")
    assert "fault of ours" not in err
    assert "Recursion" not in err
    assert "[[" not in err


def test_settings_of_a_project(healthgov, examples, tmp_path, monkeypatch):
    """The nearest file upwards counts; the command line goes before it."""
    (tmp_path / "pyproject.toml").write_text(
        SETTINGS + 'language = "fr"\nlaw = "hds"\nonly = ["fail"]\nfail-on = "never"\n', encoding="utf-8"
    )
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    clinic = examples / "clinic-mistakes.yaml"
    code, out, _ = healthgov("check", clinic, "--as-of", "2026-11-23")
    assert code == 0
    assert out.startswith("✗ NON CONFORME")
    assert "FR-PRO" not in out
    monkeypatch.chdir(below)
    code, out, _ = healthgov("check", clinic, "--as-of", "2026-11-23", "--lang", "en", "--fail-on", "minor")
    assert code == 1
    assert out.startswith("✗ FAIL")
    assert healthgov("check")[2].startswith("healthgov: il manque")


@pytest.mark.parametrize(
    "text",
    [
        "[tool.healthgov]\nlnguage = 1",
        "[tool]\nhealthgov = {lnguage = 1}",
        "[tool]\nhealthgov.lnguage = 1",
        "[ tool . 'healthgov' ]\nlnguage = 1",
        "tool.healthgov.lnguage = 1",
    ],
)
def test_settings_are_found_however_they_are_written(healthgov, examples, tmp_path, text):
    """TOML has several ways to write a table; other projects that speak of us settle nothing."""
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    code, _, err = healthgov("check", examples / "clinic-mended.yaml")
    assert code == 2
    assert "tool.healthgov.lnguage" in err
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["healthgov"]\n[broken', encoding="utf-8")
    assert healthgov("check", examples / "clinic-mended.yaml", "-q", "--as-of", "2026-11-23", "--law", "hds")[0] == 0


def test_files_that_settings_name_lie_beside_them(healthgov, examples, tmp_path, monkeypatch):
    """A baseline is found from every folder of the project."""
    healthgov(
        "check",
        examples / "clinic-mistakes.yaml",
        "--as-of",
        "2026-11-23",
        "--law",
        "hds",
        "--format",
        "json",
        "--no-advice",
        "--output",
        "old.json",
    )
    (tmp_path / "pyproject.toml").write_text(SETTINGS + 'law = ["hds"]\nbaseline = "old.json"\n', encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert healthgov("check", examples / "clinic-mistakes.yaml", "--as-of", "2026-11-23")[0] == 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_settings_that_are_wrong_are_all_told(healthgov, examples, tmp_path, language):
    """An unknown key is an error with a suggestion; code that lies about is not loaded by a setting."""
    (tmp_path / "pyproject.toml").write_text(
        SETTINGS + 'lnguage = "fr"\nquiet = "yes"\nlaw = 3\nrules = "evil.py:Law"\n', encoding="utf-8"
    )
    (tmp_path / "evil.py").write_text("raise SystemExit('it ran')\n", encoding="utf-8")
    code, out, err = healthgov("check", examples / "clinic-mended.yaml", "--lang", language)
    assert (code, out) == (2, "")
    for key in ("lnguage", "quiet", "law", "rules"):
        assert f"tool.healthgov.{key}" in err
    assert {"en": "did you mean language?", "fr": "vouliez-vous dire language ?"}[language] in err
    assert "it ran" not in err


def test_every_setting_is_an_option_of_check():
    """And none is misspelt."""
    import inspect  # noqa: PLC0415

    from healthgov.commands.check import check  # noqa: PLC0415
    from healthgov.commands.settings import SETTINGS as KNOWN  # noqa: PLC0415

    assert {name for name, _, _ in KNOWN.values()} <= set(inspect.signature(check).parameters)


def test_completion_of_names(healthgov, monkeypatch, capfd):
    """A shell is given the names of commands."""
    monkeypatch.setenv("_HEALTHGOV_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "healthgov que")
    monkeypatch.setenv("COMP_CWORD", "1")
    _, out, err = healthgov()
    assert "questions" in out + err + "".join(capfd.readouterr())
