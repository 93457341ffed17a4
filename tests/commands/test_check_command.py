"""``healthgov check``: several documents, laws by name, filters, waivers, a baseline, exit codes."""

from __future__ import annotations

import io
import json
import re
import sys

import pytest

from healthgov.languages import translated

DAY = ("--as-of", "2026-11-23")
HDS = (*DAY, "--law", "hds")


def codes_of(out):
    """The codes of the rules that a text names as failing or unknown."""
    return {line.split()[1] for line in out.splitlines() if line.startswith(("  ✗ ", "  ? ")) and "-" in line}


def test_several_documents_each_under_its_name_and_the_gravest_counts(healthgov, examples):
    """Two documents, two reports; one that fails decides."""
    good, bad = examples / "clinic-mended.yaml", examples / "clinic-mistakes.yaml"
    code, out, err = healthgov("check", good, bad, *HDS)
    assert (code, err) == (1, "")
    assert out.index(f"== {good}") < out.index("✓ PASS") < out.index(f"== {bad}") < out.index("✗ FAIL")
    assert healthgov("check", good, examples / "docorga.yaml", *HDS)[0] == 3
    assert healthgov("check", good, good, *HDS)[0] == 0


def test_what_is_wrong_with_one_document_is_said_beside_the_others(healthgov, examples):
    """An unreadable document makes the exit code 2 and hides nothing."""
    code, out, err = healthgov("check", "absent.yaml", examples / "clinic-mistakes.yaml", *HDS)
    assert code == 2
    assert "absent.yaml" in err
    assert "✗ FAIL" in out


def test_several_documents_go_to_a_folder(healthgov, examples, tmp_path):
    """Formats that cannot stand one after the other need one."""
    files = examples / "clinic-mended.yaml", examples / "clinic-mistakes.yaml"
    assert healthgov("check", *files, *HDS, "--format", "json")[0] == 2
    folder = tmp_path / "reports"
    folder.mkdir()
    code, out, _ = healthgov("check", *files, *HDS, "--format", "json", "--no-advice", "--output", folder)
    assert (code, out) == (1, "")
    assert sorted(one.name for one in folder.iterdir()) == ["clinic-mended.json", "clinic-mistakes.json"]
    assert json.loads((folder / "clinic-mistakes.json").read_text(encoding="utf-8"))["verdict"] == "fail"


def test_reports_of_documents_that_are_called_alike(healthgov, examples, tmp_path):
    """None is written over another."""
    for folder, name in (("a", "clinic-mended"), ("b", "clinic-mistakes")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "healthgov.yaml").write_bytes((examples / f"{name}.yaml").read_bytes())
    (tmp_path / "out").mkdir()
    healthgov("check", "a/healthgov.yaml", "b/healthgov.yaml", *HDS, "--format", "csv", "--output", "out")
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["a-healthgov.csv", "b-healthgov.csv"]
    same = ("--record", "x.json", "--format", "json", "--output", "./x.json")
    assert healthgov("check", "a/healthgov.yaml", *HDS, *same)[0] == 2


def test_standard_input(healthgov, examples, monkeypatch):
    """``-`` is a document too."""
    content = (examples / "clinic-mistakes.yaml").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
    code, out, _ = healthgov("check", "-", *HDS)
    assert code == 1
    assert "17 requirements are not met" in out


def test_laws_by_short_names(healthgov, examples):
    """Several in one option or in several; one that there is not is told with the nearest."""
    found = []
    for given in (("--law", "hds,ehds"), ("--law", "hds", "--law", "EHDS")):
        _, out, _ = healthgov(
            "check", examples / "clinic-mistakes.yaml", *DAY, *given, "--format", "json", "--no-advice"
        )
        found.append([section["rule_set"] for section in json.loads(out)["sections"]])
    assert found == [["Hds", "Ehds"]] * 2
    code, out, err = healthgov("check", examples / "clinic-mistakes.yaml", *DAY, "--law", "hdx,fr")
    assert (code, out) == (2, "")
    assert "there is no body of law called hdx; did you mean hds? There are: coherence, data-protection, ehds," in err
    _, _, err = healthgov("check", examples / "clinic-mistakes.yaml", *DAY, "--law", "rgpt", "--lang", "fr")
    assert "ne s'appelle rgpt ; vouliez-vous dire rgpd ? Il y a : certification-hds, cohérence, " in err
    _, _, err = healthgov("check", examples / "clinic-mistakes.yaml", *DAY, "--law", "zzz", "--lang", "fr")
    assert "ne s'appelle zzz ; il y a : certification-hds, cohérence, " in err
    assert "prospecting" not in err


def test_laws_by_their_names_in_another_language():
    """The catalogue gives them, whatever the language of the call; accents and capitals count for nothing."""
    from healthgov.commands.laws import bodies_named, short_names  # noqa: PLC0415

    for name in short_names():
        for said in translated(f"Law.{name}", "fr").split(", "):
            assert bodies_named([said]) == bodies_named([name])
    assert bodies_named(["RGPD"]) == bodies_named(["gdpr"])
    assert bodies_named(["identite, Identité"]) == bodies_named(["identity"])
    assert bodies_named(["ue.cohérence"]) == bodies_named(["eu.coherence"])
    assert bodies_named(["ue"]) == bodies_named(["eu"])


def test_every_short_name_leads_to_bodies_of_law():
    """The names are found by listing: each country that has bodies, each body it offers, and none that is no law."""
    from healthgov import eu, fr  # noqa: PLC0415
    from healthgov.commands.laws import bodies_named, default_bodies, short_names  # noqa: PLC0415

    for name in short_names():
        assert bodies_named([name])
    assert {"hds", "gdpr", "ehds", "prospecting"} <= set(short_names())
    assert "retention" not in short_names()
    assert bodies_named(["fr"]) == fr.RULE_SETS
    assert bodies_named(["eu.coherence"]) == (eu.Coherence,)
    assert set(fr.RULE_SETS) <= set(default_bodies())
    assert eu.Ehds in default_bodies()
    assert eu.Gdpr not in default_bodies()  # French law has it, made precise


def test_by_default_a_law_counts_where_its_facts_are_stated(healthgov, examples):
    """Of the others the report says that they were not assessed; asked for by name, they make the exit code 3."""
    clinic = examples / "clinic-mended.yaml"
    _, out, _ = healthgov("check", clinic, *DAY)
    assert "Commercial prospecting and trackers: not assessed: what it asks about is not stated" in out
    assert "nothing of it is in force before 2027-03-26" in out
    assert "campaign" not in out.split("Questions to ask")[-1]
    assert healthgov("check", clinic, *HDS)[0] == 0
    assert healthgov("check", clinic, *HDS, "--law", "prospecting")[0] == 3


def test_a_document_that_states_nothing_passes_nothing(healthgov, tmp_path):
    """Nothing was assessed: exit code 3, and questions."""
    (tmp_path / "empty.yaml").write_text("id: clinic\n", encoding="utf-8")
    code, out, _ = healthgov("check", "empty.yaml", *DAY)
    assert code == 3
    assert "Questions to ask" in out


def test_filters_show_a_part_and_change_no_verdict(healthgov, examples):
    """The counts and the exit code stay those of the whole."""
    clinic = examples / "clinic-mistakes.yaml"
    code, out, _ = healthgov("check", clinic, *HDS, "--only", "unknown")
    assert code == 1
    assert "17 not met · " in out
    assert "✗ FR-" not in out
    assert "? FR-HDS" in out
    code, out, _ = healthgov("check", clinic, *HDS, "--only", "fail", "--min-severity", "blocker")
    assert code == 1
    assert "17 not met" in out
    assert out.count("  ✗ FR-") == 8
    for format_ in ("text", "markdown"):
        _, whole, _ = healthgov("check", clinic, *HDS, "--format", format_)
        _, out, _ = healthgov("check", clinic, *HDS, "--only", "fail", "--format", format_)
        assert ("Questions to ask" in whole, "Questions to ask" in out) == (True, False)
    _, out, _ = healthgov("check", clinic, *HDS, "--only", "fail,waived", "--format", "json", "--no-advice")
    report = json.loads(out)
    assert {finding["verdict"] for finding in report["sections"][0]["findings"]} == {"fail"}
    assert report["summary"]["counts"]["pass"] > 0


@pytest.mark.parametrize(
    ("fail_on", "expected"),
    [("warning", 1), ("minor", 1), ("major", 1), ("blocker", 1), ("unknown", 1), ("never", 0)],
)
def test_what_makes_the_exit_code_one(healthgov, examples, fail_on, expected):
    """A document with failures of every weight."""
    assert healthgov("check", examples / "clinic-mistakes.yaml", *HDS, "--fail-on", fail_on)[0] == expected


def test_light_failures_may_be_let_through(healthgov, examples):
    """What then stays unknown is still 3; --allow-unknown makes it 0; unknown may count as a failure."""
    candidate = (examples / "host-candidate.yaml", "--as-of", "2025-03-20", "--law", "hds-certification")
    assert healthgov("check", *candidate)[0] == 1
    assert healthgov("check", *candidate, "--fail-on", "blocker")[0] in (1, 3)
    docorga = (examples / "docorga.yaml", *HDS)
    assert healthgov("check", *docorga)[0] == 3
    assert healthgov("check", *docorga, "--allow-unknown")[0] == 0
    assert healthgov("check", *docorga, "--fail-on", "unknown")[0] == 1
    assert healthgov("check", examples / "clinic-mistakes.yaml", *HDS, "--allow-unknown")[0] == 1


@pytest.mark.parametrize("by", ["rule", "place", "severity"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_groups(healthgov, examples, by, language):
    """Every failure stands under a heading."""
    code, out, _ = healthgov("check", examples / "clinic-mistakes.yaml", *HDS, "--group-by", by, "--lang", language)
    assert code == 1
    assert out.count("\n  ✗ ") == 17
    headings = {
        ("rule", "en"): "\nFR-HDS-02 Each layer",
        ("place", "en"): "\nthe hosting arrangement (patient-record) [hosting[0]]",
        ("severity", "en"): "\nblocker\n",
        ("severity", "fr"): "\nbloquante\n",
    }
    assert headings.get((by, language), "\n") in out


def test_quiet_says_one_line_for_what_does_not_pass(healthgov, examples):
    """And nothing at all where all is well."""
    good, bad = examples / "clinic-mended.yaml", examples / "clinic-mistakes.yaml"
    assert healthgov("check", good, "-q", *HDS) == (0, "", "")
    code, out, _ = healthgov("check", good, bad, "--quiet", *HDS)
    assert (code, out.count("\n")) == (1, 1)
    assert out.startswith(f"✗ {bad} FAIL: 17 requirements")


def test_a_baseline_lets_only_what_is_new_count(healthgov, examples, tmp_path):
    """The same report is known; one failure more is new, though things stand before it; an answer that got worse is new."""
    bad = (examples / "clinic-mistakes.yaml").read_text(encoding="utf-8")
    healthgov(
        "check", examples / "clinic-mistakes.yaml", *HDS, "--format", "json", "--no-advice", "--output", "old.json"
    )
    code, out, _ = healthgov("check", examples / "clinic-mistakes.yaml", *HDS, "--baseline", "old.json")
    assert code == 0
    assert re.match(r"Since the baseline: 0 new, 2\d known\.", out)
    healthgov("check", examples / "clinic-mended.yaml", *HDS, "--format", "json", "--output", "mended.json")
    code, out, _ = healthgov("check", examples / "clinic-mistakes.yaml", *HDS, "--baseline", "mended.json")
    assert code == 1
    assert re.match(r"Since the baseline: 2\d new, 0 known\.", out)
    (tmp_path / "longer.yaml").write_text(
        bad.replace("hosting:\n", "hosting:\n  - id: other\n    external: false\n    health_data: true\n", 1),
        encoding="utf-8",
    )
    code, out, _ = healthgov("check", "longer.yaml", *HDS, "--baseline", "old.json", "--format", "json", "--no-advice")
    assert json.loads(out)["verdict"] == "fail"
    assert code in (0, 3)  # the new arrangement asks questions, and nothing of the old one is new
    (tmp_path / "no.json").write_text('{"sections": 3}', encoding="utf-8")
    code, _, err = healthgov("check", examples / "clinic-mistakes.yaml", *HDS, "--baseline", "no.json")
    assert code == 2
    assert "a report saved by" in err


WAIVERS = """
waivers:
  - {code: FR-HDS-02, reason: a reason, owner: an owner, approver: an approver, since: 2026-11-01, until: 2027-03-01}
"""


def test_a_file_of_waivers(healthgov, examples, tmp_path):
    """It counts beside the waivers of the document, and what is wrong with it is said with its place."""
    (tmp_path / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    code, out, _ = healthgov("check", examples / "clinic-mistakes.yaml", *HDS, "--waivers", "waivers.yaml")
    assert code == 1
    assert "16 not met" in out
    assert "waived until 2027-03-01" in out
    (tmp_path / "wrong.yaml").write_text(WAIVERS.replace("2027-03-01", "soon"), encoding="utf-8")
    code, _, err = healthgov("check", examples / "clinic-mistakes.yaml", *HDS, "--waivers", "wrong.yaml")
    assert code == 2
    assert "waivers[0].until (line 3" in err
    assert "an owner" not in err


def test_text_waits_for_no_advice_and_other_formats_have_it(healthgov, examples):
    """Advice takes seconds; a text has it where it is asked for."""
    clinic = examples / "viabeez.yaml"
    _, plain, _ = healthgov("check", clinic, *HDS)
    _, told, _ = healthgov("check", clinic, *HDS, "--no-advice")
    assert plain == told


def test_colour_on_a_terminal_only(healthgov, examples, monkeypatch, capfd):
    """A pipe gets no escape; a terminal gets some, unless NO_COLOR is set."""
    from healthgov.commands import shown_reports  # noqa: PLC0415

    assert "\x1b" not in healthgov("check", examples / "clinic-mended.yaml", *HDS)[1]
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown_reports.to_terminal("✗ FAIL\n")
    assert "\x1b[" in capfd.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    shown_reports.to_terminal("✗ FAIL\n")
    assert "31m" not in capfd.readouterr().out


def test_progress_is_for_terminals(capsys, monkeypatch):
    """On standard error, of several things, where somebody looks."""
    from healthgov.commands.progress import progress  # noqa: PLC0415

    assert list(progress(["a", "b"])) == ["a", "b"]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    list(progress(["a\x1b[31m", "b"]))
    assert "1/2 a\\u001b[31m" in capsys.readouterr().err


def test_the_table_of_exit_codes_is_documented(root):
    """Where the code keeps it, and on the page of commands."""
    from healthgov.commands import outcome  # noqa: PLC0415

    page = (root / "docs" / "how-to" / "check-in-ci.md").read_text(encoding="utf-8")
    for code in range(4):
        assert f"\n{code}  " in (outcome.__doc__ or "")
        assert f"| {code} |" in page


def test_a_waiver_by_id_covers_its_place_wherever_it_stands(healthgov, examples, tmp_path):
    """What is put before it takes its number, and not its waiver."""
    waiver = (
        "code: FR-HDS-21, reason: moving the data, owner: IT, approver: the board, since: 2026-11-01, until: 2026-12-31"
    )
    (tmp_path / "w.yaml").write_text(f'waivers: [{{{waiver}, path: "hosting[patient-record]"}}]\n', encoding="utf-8")
    text = (examples / "clinic-mistakes.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    before = "hosting:\n  - {id: other, external: false}\n"
    (tmp_path / "b.yaml").write_text(text.replace("hosting:\n", before, 1), encoding="utf-8")
    for name in ("a.yaml", "b.yaml"):
        code, out, _ = healthgov("waivers", name, "--waivers", "w.yaml", "--as-of", "2026-11-23", "--law", "hds")
        assert (code, out[0]) == (0, "✓")
        assert "[hosting[patient-record]]" in out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_output_that_cannot_be_written_is_named(healthgov, examples, tmp_path, language):
    """With the folder or the file, in the language asked for, and never by the name it has while it is filled."""
    (tmp_path / "folder").mkdir()
    said = {
        "none/r.txt": ("none: there is no such file or folder", "none : ce fichier ou ce dossier n'existe pas"),
        "folder": ("folder: it is a folder", "folder : c'est un dossier"),
    }
    for output, words in said.items():
        code, _, err = healthgov(
            "check", examples / "clinic-mended.yaml", *DAY, "--law", "hds", "--output", output, "--lang", language
        )
        assert code == 2
        assert words[language == "fr"] in err
        assert "unfinished" not in err
