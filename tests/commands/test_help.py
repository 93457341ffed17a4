"""Help: in the language asked for, whoever is asked; and calls that are read without typer, read as typer reads them."""

from __future__ import annotations

import enum
import re
import sys
from pathlib import Path

import pytest
import typer

from healthgov.commands import plainly
from healthgov.commands.app import application
from healthgov.commands.helping import _AROUND, _KINDS
from healthgov.commands.listing import listed
from healthgov.commands.plainly import plain_call

ENGLISH = re.compile(
    r"\b(the|of|and|what|which|write|show|list|when|left out|repeat|usage|options:|commands:|default:|required|exit)\b"
    r"(?!-)",
    re.IGNORECASE,
)
NAME = re.compile(r"^  [a-z]+ ")
LITERAL = re.compile(r"\[OPTIONS\]|--[\w-]+|<[\w|\[\]-]+>|\{[^}]*\}|`[^`]*`|not-applicable|[\w.]+=\S+|healthgov [\w ]+")


def commands(monkeypatch, language):
    """Every command there is, by its words."""
    monkeypatch.setattr(sys, "argv", ["healthgov", "--lang", language])
    root = typer.main.get_command(application)
    context = root.context_class(root, info_name="healthgov")
    found = {(): root}
    for name in root.list_commands(context):
        found[name,] = one = root.get_command(context, name)
        for below in getattr(one, "commands", {}):
            found[name, below] = one.commands[below]
    return found


def test_no_help_is_half_french(healthgov, monkeypatch):
    """Each command and each group of commands has its help in French, whole."""
    for words in commands(monkeypatch, "fr"):
        code, out, err = healthgov(*words, "--lang", "fr", "--help")
        assert (code, err) == (0, "")
        assert out.startswith("Utilisation : ")
        lines = [LITERAL.sub("", NAME.sub("", line)) for line in out.splitlines()[1:]]
        assert not [line for line in lines if ENGLISH.search(line)], (words, out)


def test_a_project_settles_the_language_of_help(healthgov, tmp_path):
    """The environment does not."""
    assert "Utilisation" not in healthgov("check", "--help")[1]
    (tmp_path / "pyproject.toml").write_text('[tool.healthgov]\nlang = "fr"\n', encoding="utf-8")
    for words in ((), ("check",), ("retention",), ("retention", "due")):
        assert healthgov(*words, "--help")[1].startswith("Utilisation : ")
    assert healthgov("check", "--lang", "en", "--help")[1].startswith("Usage: ")


def test_a_group_hands_its_language_on(healthgov):
    """Before the command as after it."""
    before = healthgov("retention", "--lang", "fr", "list", "--search", "dossier")
    assert before == healthgov("retention", "list", "--search", "dossier", "--lang", "fr")
    assert before == healthgov("--lang", "fr", "retention", "list", "--search", "dossier")


CALLS = [
    ("check", "clinic.yaml"),
    ("check", "a.yaml", "b.yaml", "--only", "fail", "--only=unknown", "--format", "markdown", "-q"),
    ("check", "-", "--no-advice", "--allow-unknown", "--as-of", "2026-11-23", "--min-severity=major"),
    ("check", "a.yaml", "--output", "-", "--law", "hds,gdpr", "--lang", "fr", "--group-by", "rule"),
    ("check", "a.yaml", "--waivers=w.yaml", "--baseline", "b.json", "--fail-on", "unknown"),
    ("calendar", "a.yaml"),
    ("calendar", "a.yaml", "--until", "2030-01-01"),
    ("explain", "FR-HDS-01", "--no-witnesses"),
    ("facts",),
    ("diff", "a.yaml", "b.yaml", "--as-of", "2026-11-23"),
    ("import", "register.csv", "--organisation", "x"),
    ("hosts", "region", "aws", "eu-west-3"),
    ("retention", "due", "hospital_record", "--last-contact", "2005-09-01", "--birth", "2001-06-10"),
]
LEFT = [
    (),
    ("--version",),
    ("check",),
    ("check", "a.yaml", "--format", "pdf"),
    ("check", "a.yaml", "--frmat", "text"),
    ("check", "a.yaml", "--as-of"),
    ("check", "a.yaml", "--as-of", "--quiet"),
    ("check", "a.yaml", "--help"),
    ("check", "a.yaml", "--as-of", "2026-11-23", "--as-of", "2026-11-24"),
    ("check", "a.yaml", "--quiet=yes"),
    ("check", "a.yaml", "--quiet", "--quiet"),
    ("calendar", "a.yaml", "b.yaml", "--until", "2030-01-01"),
    ("app",),
    ("options",),
    ("retention",),
    ("retention", "--lang", "fr", "list"),
    ("../check", "a.yaml"),
]


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
@pytest.mark.parametrize("settled", ["", 'lang = "fr"\nonly = ["fail"]\nallow-unknown = true\nwaivers = "w.yaml"\n'])
def test_a_plain_call_is_read_as_typer_reads_it(arguments, settled, monkeypatch, tmp_path):
    """The same values reach the same function, settings of the project included."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(f"[tool.healthgov]\n{settled}", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["healthgov", *arguments])
    plain = plain_call(arguments)
    assert plain is not None
    seen = {}
    root = typer.main.get_command(application)
    with root.make_context("healthgov", list(arguments)) as context:
        monkeypatch.setattr(
            type(context), "invoke", lambda _, call, *given, **values: _called(call, seen, given, values)
        )
        root.invoke(context)
    assert seen[plain.func.__name__] == {name: _listed(value) for name, value in plain.keywords.items()}


def _called(call, seen, given, values):
    """What a context calls: callbacks of groups are called, commands are noted."""
    if call.__name__ in ("_root", "_of_group"):
        return call(*given, **values)
    seen[call.__name__] = {name: _listed(value) for name, value in values.items()}
    return None


def _listed(value):
    """A value in plain words: older versions of typer make paths and choices of them later than newer ones."""
    if isinstance(value, (list, tuple)):
        return [_listed(one) for one in value] or None
    if isinstance(value, enum.Enum):
        return value.value
    return str(value) if isinstance(value, Path) else value


@pytest.mark.parametrize("arguments", LEFT, ids=" ".join)
def test_what_is_not_plain_is_left(arguments, monkeypatch, tmp_path):
    """Typer then says what is wrong."""
    monkeypatch.chdir(tmp_path)
    assert plain_call(arguments) is None


def test_only_commands_are_imported(monkeypatch):
    """A word names a module only where its first line says that it is a command."""
    monkeypatch.setattr(plainly.importlib, "import_module", lambda name: pytest.fail(name))
    for word in ("options", "listing", "os", "__init__", "Check", "check.py"):
        assert plain_call((word,)) is None


def test_words_around_help_are_known(monkeypatch):
    """What typer writes is there to be replaced: a version that writes otherwise is noticed."""
    monkeypatch.setattr(sys, "argv", ["healthgov"])
    written = "\n".join(
        one.get_help(one.context_class(one, info_name="healthgov")) for one in commands(monkeypatch, "en").values()
    )
    for pattern in _AROUND:
        assert re.search(pattern, written, re.MULTILINE)
    assert all(words in written for kind, words in _KINDS.items() if kind is not int)
    assert not re.search(r"<str>|<int>|<list\[|\{\w+\}|\.\.\.\n  \w", written)  # programmers' words; lines cut short
    assert set(listed()) == {words[0] for words in commands(monkeypatch, "en") if words}
