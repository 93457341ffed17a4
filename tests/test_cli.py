"""The contract of the command line, as a caller meets it."""

from __future__ import annotations

import functools
import json
import subprocess
import sys

import pytest

from healthgov import check, fr, load
from healthgov.commands import calls
from healthgov.reports import formats, renderer
from healthgov.reports.sources import Source


def run(capsys, monkeypatch, *arguments):
    """Run the command in this process; returns exit code, standard output, standard error."""
    monkeypatch.setattr(sys, "argv", ["healthgov", *arguments])
    code = calls.run()
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def healthgov(capfd, monkeypatch, root):
    """The command, run from the root of the checkout."""
    monkeypatch.chdir(root)
    return lambda *arguments: run(capfd, monkeypatch, *arguments)


EXAMPLES = {
    "clinic-mistakes.yaml": (1, "fail"),
    "clinic-mended.yaml": (0, "pass"),
    "docorga.yaml": (3, "unknown"),
    "viabeez.yaml": (3, "unknown"),
}

MISTAKES = {
    "FR-HDS-02", "FR-HDS-03", "FR-HDS-10", "FR-HDS-11", "FR-HDS-12", "FR-HDS-13", "FR-HDS-14", "FR-HDS-15",
    "FR-HDS-16", "FR-HDS-18", "FR-HDS-20", "FR-HDS-21", "FR-HDS-24", "FR-HDS-26", "FR-HDS-27", "FR-HDS-28", "FR-HDS-31",
}  # fmt: skip
DAY = ("--as-of", "2026-11-23", "--rules", "healthgov.fr:Hds")


@pytest.mark.parametrize(("name", "expected"), EXAMPLES.items())
def test_examples(healthgov, name, expected):
    """Every example comes out as its first line says: exit code and verdict agree."""
    code, out, err = healthgov("check", f"examples/{name}", *DAY, "--format", "json")
    assert (code, json.loads(out)["verdict"], err) == (*expected, "")


def test_the_planned_mistakes_and_no_others(healthgov):
    """The clinic's mistakes are found, all of them, and nothing else fails."""
    _, out, _ = healthgov("check", "examples/clinic-mistakes.yaml", *DAY, "--format", "json")
    findings = json.loads(out)["sections"][0]["findings"]
    assert {f["code"] for f in findings if f["verdict"] == "fail"} == MISTAKES


def test_a_candidate_host_sees_what_is_missing_before_the_auditor(healthgov):
    """The file of a host in preparation: one clause falls short, two requirements lack evidence, and steps are to come."""
    code, out, _ = healthgov("check", "examples/host-candidate.yaml", "--as-of", "2025-03-20", "--format", "json")
    findings = next(s for s in json.loads(out)["sections"] if s["rule_set"] == "HdsCertification")["findings"]
    assert code == 1
    assert {f["code"] for f in findings if f["verdict"] == "fail"} == {"FR-EXI-01", "FR-EXI-27"}
    unknown = {f["code"] for f in findings if f["verdict"] == "unknown"}
    assert {"FR-EXI-14", "FR-EXI-25", "FR-CERT-02", "FR-CERT-03", "FR-CERT-04"} <= unknown


@pytest.mark.parametrize("name", ["docorga.yaml", "viabeez.yaml"])
def test_what_is_not_public_becomes_a_question(healthgov, name):
    """Nothing fails on silence; every unknown comes with a question or a reading."""
    _, out, _ = healthgov("check", f"examples/{name}", *DAY, "--format", "json")
    report = json.loads(out)
    assert report["questions"]
    assert not [f for f in report["sections"][0]["findings"] if f["verdict"] == "fail"]


def test_json_keys(healthgov):
    """The keys others rely on are there, in every finding."""
    _, out, _ = healthgov("check", "examples/clinic-mistakes.yaml", *DAY, "--format", "json")
    report = json.loads(out)
    assert {"as_of", "verdict", "holds_until", "questions", "sections"} <= set(report)
    for section in report["sections"]:
        assert {"rule_set", "findings", "skipped"} <= set(section)
        for finding in section["findings"]:
            assert {"code", "verdict", "severity", "path", "reason", "citations"} <= set(finding)


@pytest.mark.parametrize(("kind", "language"), [("text", "fr"), ("json", "en"), ("markdown", "en"), ("markdown", "fr")])
def test_equal_input_gives_equal_bytes_and_names_the_day(healthgov, kind, language):
    """Two runs write the same bytes, and the day stands in every format."""
    arguments = ("check", "examples/clinic-mistakes.yaml", *DAY, "--format", kind, "--language", language)
    first, second = healthgov(*arguments), healthgov(*arguments)
    assert first == second
    assert ("2026-11-23" if language == "en" or kind == "json" else "23 novembre 2026") in first[1]


@functools.cache  # of all formats it is one report
def report_of_the_mistakes(path):
    """What Python answers, to hold the command against."""
    return check(load(path), fr.Hds, as_of=DAY[1])


@pytest.mark.parametrize("kind", formats())
def test_every_format_that_is_listed_is_offered(healthgov, kind, tmp_path):
    """Written to a file it is what the format writes; the exit code is that of the verdict."""
    target = tmp_path / "report"
    code, out, _ = healthgov(
        "check",
        "examples/clinic-mistakes.yaml",
        *DAY,
        "--advice",
        "--format",
        kind,
        "--language",
        "fr",
        "--output",
        str(target),
    )
    assert (code, out) == (1, "")
    report = report_of_the_mistakes("examples/clinic-mistakes.yaml")
    written = renderer(kind)(report, language="fr", source=Source.of("examples/clinic-mistakes.yaml"))
    assert target.read_bytes().decode("utf-8") == written


def test_today_is_the_default_day_and_is_printed(healthgov):
    """Without --as-of the command takes today, and says which day that is."""
    from datetime import datetime  # noqa: PLC0415  the one place where a test needs a clock

    before = datetime.now().astimezone().date().isoformat()
    _, out, _ = healthgov("check", "examples/docorga.yaml", "--format", "json")
    after = datetime.now().astimezone().date().isoformat()
    assert json.loads(out)["as_of"] in (before, after)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "absent.yaml"),
        ("check", "."),
        ("check", "README.md"),
        ("check", "examples/docorga.yaml", "--as-of", "23/11/2026"),
        ("check", "examples/docorga.yaml", "--as-of", "2026-02-30"),
        ("check", "examples/docorga.yaml", "--format", "pdf"),
        ("check", "examples/docorga.yaml", "--rules", "nonsense"),
        ("check", "examples/docorga.yaml", "--rules", "no.such.module:Hds"),
        ("check", "examples/docorga.yaml", "--rules", "healthgov.fr:Nothing"),
        ("check", "examples/docorga.yaml", "--rules", "healthgov.periods:Day"),
        ("check", "examples/docorga.yaml", "--unknown"),
        ("check", "examples/docorga.yaml", "--output", "no/such/folder/report.json"),
        ("explain", "XX-99"),
        ("calendar", "examples/docorga.yaml", "--until", "soon"),
        ("nonsense",),
    ],
)
def test_bad_input_is_one_message_and_exit_code_2(healthgov, arguments):
    """Whatever is wrong with the call or the input, there is a message, no traceback, and exit code 2."""
    code, out, err = healthgov(*arguments)
    assert code == 2
    assert out == ""
    assert err.strip()
    assert "Traceback" not in err


def test_all_problems_with_path_and_line(healthgov, tmp_path):
    """An unreadable document lists every problem with its place, and repeats none of its values."""
    file = tmp_path / "wrong.yaml"
    file.write_text("id: x\nhosting:\n  - id: a\n    external: 'SECRET-1'\n    medium: SECRET-2\n", encoding="utf-8")
    code, _, err = healthgov("check", str(file))
    assert code == 2
    assert "hosting[0].external (line 4, column 5)" in err
    assert "hosting[0].medium (line 5, column 5)" in err
    assert "SECRET" not in err


def test_output_is_written_whole(healthgov, tmp_path):
    """--output writes the report to the file, and nothing else is left beside it."""
    target = tmp_path / "report.md"
    code, out, _ = healthgov(
        "check", "examples/clinic-mended.yaml", *DAY, "--format", "markdown", "--output", str(target)
    )
    assert (code, out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("# ✓ PASS")
    assert list(tmp_path.iterdir()) == [target]


def test_calendar_lists_what_changes(healthgov):
    """The calendar names the day a certificate stops counting, and why."""
    code, out, _ = healthgov(
        "calendar", "examples/clinic-mended.yaml", *DAY, "--until", "2028-12-31", "--format", "json"
    )
    changes = json.loads(out)["changes"]
    assert code == 0
    assert ("2028-05-12", "FR-HDS-01", "fail") in {(c["day"], c["code"], c["after"]) for c in changes}
    assert [c["day"] for c in changes] == sorted(c["day"] for c in changes)


def test_a_rule_set_of_ones_own(healthgov, monkeypatch, root):
    """A class in a file of one's own is taken with --rules and the path of the file."""
    monkeypatch.chdir(root / "examples")
    code, out, _ = healthgov("check", "clinic-mended.yaml", "--as-of", "2026-11-23", "--rules", "./our_rules.py:OurHds")
    assert code == 1
    assert "OUR-01" in out
    assert "DPO note 12" in out


def test_explain_and_rules(healthgov):
    """A rule has a page with its texts, and the list knows all rules."""
    code, out, err = healthgov("explain", "FR-PRO-03", "--as-of", "2026-11-23")
    assert (code, err) == (0, "")
    assert "CPCE, art. L34-5 (statute), read on" in out
    assert "- the sender is named\n" in out
    assert "  ✗ FAIL\n    id: organisation\n    campaigns:\n" in out
    assert "✗ FAIL" not in healthgov("explain", "FR-HDS-01", "--no-witnesses")[1]
    assert "- l'émetteur est nommé\n" in healthgov("explain", "FR-PRO-03", "--language", "fr")[1]
    assert "FR-HDS-28" in healthgov("rules", "--rules", "healthgov.fr:Hds")[1]
    assert healthgov("rules", "--law", "rgpd", "--lang", "fr")[1].startswith("rgpd : règlement général")


@pytest.mark.parametrize(
    ("arguments", "code", "keep"),
    [
        (("hospital_medical_record", "--last-contact", "2005-09-01", "--birth", "2001-06-10"), 1, "2029-06-10"),
        (("hospital_medical_record", "--last-contact", "2006-03-15", "--birth", "1960-05-20"), 0, "2026-03-15"),
        (
            ("hospital_medical_record", "--last-contact", "2004-04-10", "--birth", "1940", "--claim", "2023-05-01"),
            1,
            None,
        ),
        (
            (
                "hospital_medical_record",
                "--last-contact",
                "2004-04-10",
                "--birth",
                "1940",
                "--claim",
                "2019-06-01:2022-11-30",
            ),
            1,
            "2027-10-11",
        ),
        (("clinical_trial_master_file",), 3, None),
        (("care_sheet_copy", "--event", "transmission=2026-06-15"), 0, "2026-09-13"),
    ],
)
def test_retention_due(healthgov, arguments, code, keep):
    """A record's last day on the command line, and the exit code that says whether it may go."""
    got, out, err = healthgov("retention", "due", *arguments, "--as-of", "2026-11-23", "--format", "json")
    assert (got, err) == (code, "")
    assert json.loads(out)["keep_through"] == keep


@pytest.mark.parametrize(
    "arguments",
    [
        ("due", "no_such_type", "--as-of", "2026-11-23"),
        ("due", "hospital_medical_record", "--last-contact", "SECRET"),
        ("due", "hospital_medical_record", "--last-contact", "2010-01-01", "--death", "2009-01-01"),
        ("due", "hospital_medical_record", "--claim", "SECRET"),
        ("due", "hospital_medical_record", "--event", "SECRET"),
        ("due", "covid_screening_result", "--as-of", "2026-11-23"),
        ("explain", "no_such_type"),
        ("list", "--schedule", "healthgov.fr:Hds"),
        ("list", "--schedule", "nonsense"),
    ],
)
def test_retention_bad_input(healthgov, arguments):
    """Bad input is one message, exit code 2, and repeats no value."""
    code, out, err = healthgov("retention", *arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert "SECRET" not in err


def test_retention_list_and_explain(healthgov):
    """The schedule lists its types, and a type has its texts."""
    assert "hospital_medical_record" in healthgov("retention", "list")[1]
    assert "CSP, art. R1112-7" in healthgov("retention", "explain", "hospital_medical_record", "--language", "fr")[1]


def test_without_the_extra_the_command_says_what_to_install():
    """Where typer is absent the command is one sentence and exit code 2."""
    code = "import sys; sys.modules['typer'] = None\nfrom healthgov.cli import main\nsys.exit(main())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert "healthgov[cli]" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_version_is_told(healthgov, root):
    """``--version`` says one line and succeeds; the package is run as a module too."""
    code, out, _ = healthgov("--version")
    assert (code, out.count("\n"), out.split()[0].rstrip(",")) == (0, 1, "healthgov")
    command = [sys.executable, "-m", "healthgov", "--help"]
    done = subprocess.run(command, cwd=root / "src", capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0
    assert "calendar" in done.stdout


def test_a_closed_pipe_is_no_traceback(root):
    """A reader that goes away early ends the command quietly."""
    command = f"{sys.executable} -m healthgov.cli check examples/clinic-mistakes.yaml --as-of 2026-11-23 | head -c 1"
    done = subprocess.run(["bash", "-c", command], cwd=root, capture_output=True, check=False)  # noqa: S603, S607
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("kind", "expected"), [("csv", "activity,joint controllers"), ("markdown", "# Record of")])
def test_record(healthgov, kind, expected):
    """The record of processing is written whole, and says so with its exit code."""
    code, out, err = healthgov("record", "examples/telemedicine.yaml", "--as-of", "2026-11-23", "--format", kind)
    assert (code, err) == (0, "")
    assert expected in out


def test_record_that_lacks_something(healthgov):
    """What is missing is shown, and the exit code says so."""
    code, out, _ = healthgov("record", "examples/viabeez.yaml", "--as-of", "2026-11-23", "--form", "controller")
    assert code == 3
    assert "What is missing" in out


COMMANDS = {
    "check": ("check", "examples/telemedicine-messy.yaml", "--as-of"),
    "calendar": ("calendar", "examples/clinic-mended.yaml", "--until", "9999-12-31", "--as-of"),
    "due": ("retention", "due", "hospital_medical_record", "--last-contact", "9999-12", "--birth", "0001", "--as-of"),
    "due under claims": (
        "retention", "due", "hospital_medical_record", "--last-contact", "9970-01-01", "--claim", "0001-01-01:9970-01-01", "--as-of",
    ),
    "due under a hold": (
        "retention", "due", "hospital_medical_record", "--last-contact", "0001", "--legal-hold", "0001-01-01:9999-12-31", "--as-of",
    ),
    "hosts": ("hosts", "suited", "--as-of"),
}  # fmt: skip


@pytest.mark.parametrize("day", ["0001-01-01", "0004-02-29", "9996-02-29", "9999-12-31"])
@pytest.mark.parametrize("name", COMMANDS)
def test_days_at_the_ends_of_the_calendar_are_answered(healthgov, name, day):
    """Every command answers or refuses in words, whatever the day."""
    code, out, err = healthgov(*COMMANDS[name], day)
    assert code in (0, 1, 2, 3)
    assert out or err
    assert "Error" not in out + err
    assert "no policy" not in err
    assert "Traceback" not in out + err


def test_a_plan_at_the_end_of_the_calendar(healthgov, tmp_path):
    """Rows that may end past the last day are refused, and the others planned."""
    pytest.importorskip("polars", reason="polars is not installed")
    table, target = tmp_path / "patients.csv", tmp_path / "plan.csv"
    table.write_text("last_contact,birth\n0002-02-03,\n9999-12-31,9999-12-31\n9971-01-01,0001-01-01\n,\n")
    columns = ("--column", "last_contact=last_contact", "--column", "birth=birth")
    asked = ("--type", "hospital_medical_record", "--output", str(target), "--as-of", "9999-12-31", *columns)
    code, out, err = healthgov("retention", "plan", str(table), *asked)
    assert (code, err) == (3, "")
    assert "refused" in out
    lines = target.read_text().splitlines()[1:]
    assert ["refused: a day whose periods" in line for line in lines] == [False, True, False, False]
    assert "0022-02-03" in lines[0]
    assert "9991-01-01" in lines[2]


def test_rules_are_listed_in_french(healthgov):
    """Severities included."""
    _, listed, _ = healthgov("rules", "--language", "fr")
    assert "bloquant" in listed
    assert not {"blocker", "major", "minor", "warning"} & set(listed.split())


def test_what_is_wrong_is_said_in_french(healthgov, tmp_path):
    """Every problem with its place and line; names and values of fields stay as a document writes them."""
    bad = tmp_path / "clinic.yaml"
    bad.write_text(
        "id: clinic\ncountry: UK\nkind: shop\ncampaigns: [{id: c, sender_identified: 'no'}]\n", encoding="utf-8"
    )
    code, _, said = healthgov("check", str(bad), "--language", "fr")
    assert code == 2
    assert "clinic.yaml : 3 problèmes" in said
    assert (
        "country (ligne 2, colonne 1) : un pays par son code ISO 3166-1 à deux lettres majuscules : GB est le code du"
        in said
    )
    assert "kind (ligne 3, colonne 1) : l'une de ces valeurs : " in said
    assert "campaigns[0].sender_identified (ligne 4, colonne 1) : true ou false (sans guillemets)" in said


def loaded_by(root, *arguments):
    """The modules that a command has loaded at its end, in a process of its own."""
    code = (
        "import sys; from healthgov.commands import calls; "
        f"sys.argv = ['healthgov', *{arguments!r}]; calls.run(); print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)  # noqa: S603
    return ran.stdout, set(ran.stderr.split())


def test_help_lists_every_command_and_imports_none(root):
    """The list of commands costs what typer costs: no command, no law, no library of documents."""
    out, loaded = loaded_by(root, "--help")
    for name in ("calendar", "check", "erasure", "explain", "hosts", "record", "remedies", "retention", "rules"):
        assert f"\n  {name} " in out
        assert f"healthgov.commands.{name}" not in loaded
    assert not loaded & {
        "attrs",
        "pydantic",
        "yaml",
        "ruamel",
        "healthgov.fr",
        "healthgov.rules",
        "healthgov.documents",
    }


def test_a_command_imports_no_other(root):
    """Who checks waits for no retention, and for no record of processing."""
    _, loaded = loaded_by(root, "check", "--help")
    assert "healthgov.commands.check" in loaded
    assert not loaded & {"healthgov.retention", "healthgov.commands.hosts", "healthgov.reports.processing_record"}


def test_every_listed_command_can_be_called(healthgov):
    """A first line that names a command leads to one."""
    from healthgov.commands.listing import listed  # noqa: PLC0415

    for name in listed():
        code, out, err = healthgov(name, "--help")
        assert (code, err) == (0, "")
        assert f" {name} [OPTIONS]" in out


def test_a_command_that_is_nearly_one_is_told(healthgov):
    """The name meant is suggested, though nothing was loaded before."""
    code, _, err = healthgov("chek")
    assert code == 2
    assert "did you mean check?" in err


@pytest.fixture
def looked_for_once(monkeypatch):
    """What mends a document is the same in each language: it is looked for once, and told in both."""
    monkeypatch.setattr("healthgov.commands.remedies.checked", report_to_mend)


@functools.cache
def report_to_mend(document, *bodies, as_of):
    """The report that a command works out."""
    return check(document, *bodies, as_of=as_of)


@pytest.mark.usefixtures("looked_for_once")
def test_remedies_come_in_the_order_of_what_weighs_most(healthgov):
    """Blockers first; every failure is named; how things would have to be stands after all that heeds the law, if at all."""
    code, whole, err = healthgov("remedies", "examples/clinic-mistakes.yaml", *DAY, "--circumstances")
    assert (code, err) == (1, "")
    heads = [line for line in whole.splitlines() if line[:1].isdigit()]
    escaping = whole.index("the law then asks nothing, or less")
    weights = [line.split("(")[1].split(")")[0] for line in heads if whole.index(line) < escaping][:-1]
    order = ["blocker", "major", "minor", "warning"]
    assert weights == sorted(weights, key=order.index)
    assert {weights[0], weights[-1]} == {"blocker", "minor"}
    assert "--circumstances" not in whole
    _, out, _ = healthgov("remedies", "examples/clinic-mistakes.yaml", *DAY)
    assert "the law then asks nothing" not in out
    assert "--circumstances" in out.splitlines()[-1]
    for told in (whole, out):
        assert {code for code in MISTAKES if code in told} == MISTAKES


@pytest.mark.usefixtures("looked_for_once")
def test_remedies_in_french(healthgov):
    """Under --lang no English sentence is left."""
    code, out, _ = healthgov("remedies", "examples/clinic-mistakes.yaml", *DAY, "--lang", "fr", "--circumstances")
    assert code == 1
    assert out.startswith("1. (bloquante) ")
    assert "ne le déclarer que si c'est exact" in out
    assert not any(word in out for word in ("needed", "blocker", "the law"))


def test_nothing_to_mend(healthgov):
    """A document that passes has no remedy, and exit code 0."""
    code, out, err = healthgov("remedies", "examples/clinic-mended.yaml", *DAY)
    assert (code, out, err) == (0, "nothing fails: there is nothing to mend\n", "")


def test_every_format_is_offered(healthgov):
    """A module of reports that renders a report is a format, and no other module is."""
    from healthgov.commands.formats import Format  # noqa: PLC0415

    names = {one.value for one in Format}
    assert {"json", "markdown", "text"} <= names
    assert not names & {"problems", "processing_record", "rule_page", "shown"}
    for name in ("json", "markdown", "text"):
        assert healthgov("check", "examples/clinic-mended.yaml", *DAY, "--format", name)[0] == 0
