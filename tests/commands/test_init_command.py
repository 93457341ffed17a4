"""``healthgov init`` and ``healthgov waivers``; the files for pre-commit, GitHub and GitLab."""

from __future__ import annotations

import json
import os
import shlex
import stat
import subprocess
import sys

import pytest

from healthgov import load
from healthgov.documents import editor_line

DAY = ("--as-of", "2026-11-23")
yaml = pytest.importorskip("yaml")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("sections", ["hosting,governance,activities", "all"])
def test_a_starting_document_loads_and_asks(healthgov, tmp_path, language, sections):
    """Nothing fails that nobody stated; an editor finds the schema; facts stand as comments with their questions."""
    code, out, err = healthgov("init", "clinic.yaml", "--id", "clinic", "--country", "FR", "--kind", "group_practice", "--sections", sections, "--lang", language)  # fmt: skip
    assert (code, out) == (0, "")
    assert "healthgov check clinic.yaml" in err
    text = (tmp_path / "clinic.yaml").read_text(encoding="utf-8")
    assert text.startswith(editor_line() + "\n")
    question = {"en": "# Are health data hosted?", "fr": "# Des données de santé sont-elles hébergées ?"}[language]
    assert question in text
    assert load(tmp_path / "clinic.yaml").country == "FR"
    code, out, _ = healthgov("check", "clinic.yaml", *DAY, "--format", "json", "--no-advice")
    report = json.loads(out)
    assert code == 3
    assert report["questions"]
    assert report["summary"]["counts"]["fail"] == 0


def test_a_comment_becomes_a_fact(healthgov, tmp_path):
    """Taking away the sign in front of a line, and choosing, states the fact."""
    healthgov("init", "clinic.yaml", "--id", "clinic", "--sections", "hosting")
    file = tmp_path / "clinic.yaml"
    text = file.read_text(encoding="utf-8")
    assert "    # external: true | false\n" in text
    file.write_text(text.replace("    # external: true | false\n", "    external: true\n"), encoding="utf-8")
    assert load(file).hosting[0].external is True


def test_what_data_there_are_is_asked_before_whether_they_are_anonymous(healthgov, tmp_path):
    """Nobody says of data that they are anonymous before it is said which data they are."""
    assert healthgov("init", "clinic.yaml")[0] == 0
    text = (tmp_path / "clinic.yaml").read_text(encoding="utf-8")
    names = ("health_data:", "origins:", "beneficiary:", "anonymous:", "fictitious:")
    places = [text.index(f"# {name}") for name in names]
    assert places == sorted(places)


def test_init_overwrites_nothing(healthgov, tmp_path):
    """A file that is there is left as it is."""
    (tmp_path / "healthgov.yaml").write_text("id: mine\n", encoding="utf-8")
    code, _, err = healthgov("init")
    assert code == 2
    assert "is left as it is" in err
    assert (tmp_path / "healthgov.yaml").read_text(encoding="utf-8") == "id: mine\n"


def test_everything_wrong_is_told_at_once(healthgov):
    """Three flags, three faults."""
    code, _, err = healthgov("init", "x.yaml", "--id", "a b", "--country", "UK", "--kind", "shop")
    assert code == 2
    for option in ("--id", "--country", "--kind"):
        assert option in err


def test_init_asks_on_a_terminal(healthgov, monkeypatch, tmp_path):
    """What no flag gives."""
    answers = iter(("practice", "FR", "group_practice", "hosting"))
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(answers))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert healthgov("init", "clinic.yaml")[0] == 0
    made = load(tmp_path / "clinic.yaml")
    assert (made.id, made.country, made.kind.value) == ("practice", "FR", "group_practice")
    assert [one.id for one in made.hosting] == ["hosting-1"]


def test_ids_that_yaml_would_read_otherwise(healthgov, tmp_path):
    """A number and a truth are texts here."""
    for name in ("123", "true", "NO", "1e3"):
        file = tmp_path / f"of-{name}.yaml"
        assert healthgov("init", file.name, "--id", name)[0] == 0
        assert load(file).id == name


WAIVERS = """
waivers:
  - {code: FR-HDS-02, reason: The annex is on its way, owner: IT lead, approver: Board, since: 2026-11-01, until: 2027-03-01}
  - {code: FR-HDS-03, reason: Copy asked for, owner: IT lead, approver: Board, since: 2026-11-01, until: 2026-12-01}
  - {code: FR-HDS-10, reason: Moving, owner: IT lead, approver: Board, since: 2026-11-01, until: 2028-11-01}
  - {code: FR-HDS-01, reason: None, owner: IT lead, approver: Board, since: 2026-11-01, until: 2027-01-01}
  - {code: FR-HDS-11, reason: Moving, owner: IT lead, approver: Board, since: 2026-01-01, until: 2026-11-22}
  - {code: FR-HDS-04, reason: Unused, owner: IT lead, approver: Board, since: 2026-11-01, until: 2027-01-01}
"""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_waivers_are_listed_with_owner_and_reason(healthgov, examples, tmp_path, language):
    """In force, ending soon, too long, refused, over, unused."""
    (tmp_path / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    given = (examples / "clinic-mistakes.yaml", *DAY, "--law", "hds", "--waivers", "waivers.yaml", "--lang", language)
    code, out, err = healthgov("waivers", *given)
    assert (code, err) == (1, "")
    marks = [line.split()[:2] for line in out.splitlines() if line[:1] in "✓!·✗"]
    assert marks == [
        ["✓", "FR-HDS-02"], ["!", "FR-HDS-03"], ["✗", "FR-HDS-10"], ["✗", "FR-HDS-01"], ["✗", "FR-HDS-11"], ["✗", "FR-HDS-04"],
    ]  # fmt: skip
    assert "The annex is on its way" in out
    assert {"en": "mended by: IT lead; approved by: Board", "fr": "corrigé par : IT lead ; approuvé par : Board"}[
        language
    ] in out
    _, report, _ = healthgov("check", *given, "--format", "json", "--no-advice")
    assert "IT lead" in report
    _, report, _ = healthgov("check", *given, "--format", "json", "--no-advice", "--no-signatures")
    assert "IT lead" not in report  # for a report that is passed on
    waived = [one["code"] for one in json.loads(report)["sections"][0]["findings"] if one["waived_until"]]
    assert waived == ["FR-HDS-02", "FR-HDS-03"]


def test_no_waiver(healthgov, examples):
    """A sentence, and exit code 0."""
    assert healthgov("waivers", examples / "clinic-mended.yaml", *DAY) == (0, "there is no waiver\n", "")


def test_pre_commit_hooks_run_as_they_are_written(healthgov, root, examples):
    """Each entry is a command that exists; what is unknown stops a commit for the strict one only."""
    hooks = {one["id"]: one for one in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    for name, expected in (("healthgov-check", 0), ("healthgov-check-strict", 3)):
        command, *arguments = shlex.split(hooks[name]["entry"])
        assert command == "healthgov"
        assert healthgov(*arguments, examples / "docorga.yaml")[0] == expected
        assert healthgov(*arguments, examples / "clinic-mistakes.yaml")[0] == 1


@pytest.fixture
def installed(tmp_path):
    """A folder with the command, as an installation has it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    file = folder / "healthgov"
    file.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m healthgov "$@"\n', encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return os.pathsep.join((str(folder), os.environ["PATH"]))


@pytest.mark.skipif(os.name == "nt", reason="a script of a shell")
@pytest.mark.parametrize(("files", "rule", "unknown", "expected"), [("clinic-mended", "", "fail", 0), ("clinic-m*", "", "allow", 1), ("clinic-mistakes", "FR-HDS-01", "fail", 0), ("docorga", "", "allow", 0), ("docorga", "", "fail", 3)])  # fmt: skip
def test_the_action_checks(root, tmp_path, installed, files, rule, unknown, expected):
    """The script of the step that checks, as a runner would run it."""
    step = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"][1]
    values = {"FILES": f"examples/{files}.yaml", "AS_OF": "2026-11-23", "LAW": "" if rule else "hds", "RULE": rule, "LANGUAGE": "en", "FAIL_ON": "warning", "UNKNOWN": unknown, "SARIF": str(tmp_path / "sarif")}  # fmt: skip
    assert set(step["env"]) == set(values)
    output = tmp_path / "output"
    environment = (
        os.environ | values | {"PATH": installed, "GITHUB_OUTPUT": str(output), "PYTHONPATH": str(root / "src")}
    )
    ran = subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], env=environment, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603, S607  # fmt: skip
    assert ran.returncode == expected, ran.stderr
    assert output.read_text(encoding="utf-8").startswith("code=")
    assert all(
        json.loads(one.read_text(encoding="utf-8"))["version"] == "2.1.0" for one in (tmp_path / "sarif").iterdir()
    )
    assert "${{" not in step["run"]


@pytest.mark.skipif(os.name == "nt", reason="a script of a shell")
def test_the_gitlab_template_checks(root, tmp_path, installed):
    """The script of the job: a report for each document, and the exit code of the check."""
    text = (root / "templates" / "healthgov.yml").read_text(encoding="utf-8")
    spec, job = yaml.safe_load_all(text)
    inputs = set(spec["spec"]["inputs"])
    named = {part.split("]]")[0].strip().removeprefix("inputs.") for part in text.split("$[[")[1:]}
    assert named == inputs
    assert job["healthgov"]["allow_failure"] == {"exit_codes": [3]}
    (tmp_path / "healthgov.yaml").write_text(
        (root / "examples" / "clinic-mistakes.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    values = {"HEALTHGOV_FILES": "healthgov.yaml", "HEALTHGOV_LAW": "hds", "HEALTHGOV_RULE": "", "HEALTHGOV_LANGUAGE": "fr", "HEALTHGOV_FAIL_ON": "warning"}  # fmt: skip
    environment = os.environ | values | {"PATH": installed, "PYTHONPATH": str(root / "src")}
    [script] = job["healthgov"]["script"]
    ran = subprocess.run(["sh", "-ec", script], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603, S607  # fmt: skip
    assert ran.returncode == 1, ran.stderr
    assert "NON CONFORME" in ran.stdout
    assert (tmp_path / "healthgov-reports" / "healthgov.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_everything_wrong_with_a_call_is_said_at_once(healthgov, tmp_path):
    """Each on a line of its own: the file that is there by its name, what may be meant in whatever language."""
    (tmp_path / "healthgov.yaml").write_text("id: a\n", encoding="utf-8")
    code, _, err = healthgov("init", "--id", "a b", "--country", "France", "--kind", "editeur", "--sections", "govern")
    assert code == 2
    told = [line.strip() for line in err.removeprefix("healthgov: ").splitlines() if "healthgov init" not in line]
    assert told[0] == "healthgov.yaml is there already, and is left as it is"
    assert told[1] == "--id is a short name: letters, digits, hyphens"
    assert told[2] == "--country is a country, two capital letters; did you mean FR?"
    assert told[3].startswith("--kind takes: ")
    assert told[3].endswith("; did you mean software_publisher?")
    assert told[4].endswith("; did you mean governance?")
    code, _, err = healthgov("init", "--kind", "cabinet", "--country", "de", "--lang", "fr")
    assert "healthgov.yaml existe déjà, il n'est pas modifié" in err
