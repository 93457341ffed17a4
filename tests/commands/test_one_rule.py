"""``--rule``: some rules by their codes, in every command that asks law."""

from __future__ import annotations

import json

import pytest

from commands.conftest import DAY

SLIPS = {
    ("--rule", "FR-HSD-01"): "no rule has this code; `healthgov rules` lists them; did you mean FR-HDS-01",
    ("--rule", "FR-HDS-01,"): "no rule has this code",
    (
        "--rule",
        "EU-GDPR-05",
        "--law",
        "hds",
    ): "EU-GDPR-05 is a rule of data-protection, which is not named: add it to --law, or leave --law out",
    ("--rule", "FR-HSD-01", "--law", "hds"): "the law that is named has no rule of this code",
    ("--rule", "./ours.py:Ours"): "rule sets are named with --rules",
    ("--rules", "FR-HDS-01,FR-HDS-02"): "rules by their codes are named with --rule",
}


@pytest.mark.parametrize(("arguments", "told"), SLIPS.items(), ids=[" ".join(one) for one in SLIPS])
def test_a_slip_is_answered_with_what_is_meant(healthgov, examples, arguments, told):
    """Nothing is checked then."""
    code, out, err = healthgov("check", examples / "clinic-mistakes.yaml", *arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_the_exit_code_is_that_of_what_was_asked(healthgov, examples):
    """0 where each passes, 1 where one fails, 3 where one could not be assessed: whatever else fails."""
    file = examples / "clinic-mistakes.yaml"
    assert healthgov("check", file, "--rule", "FR-HDS-01", *DAY)[0] == 0
    assert healthgov("check", file, "--rule", "fr-hds-1", "--rule", "FR-HDS-02", *DAY)[0] == 1
    code, out, _ = healthgov("check", file, "--rule", "FR-HDS-01,EU-GDPR-05", *DAY)
    assert code == 3
    assert "EU-GDPR-05 Data are kept for a limited time" in " ".join(out.split())
    assert "Nothing was assessed" not in out


def test_every_command_that_asks_law_takes_it(healthgov, examples):
    """What each says is of those rules alone."""
    file, named = examples / "clinic-mistakes.yaml", ("--rule", "FR-HDS-02", *DAY)
    assert "FR-HDS-02" in healthgov("remedies", file, *named)[1]
    assert "FR-HDS-03" not in healthgov("remedies", file, *named)[1]
    assert {line.split()[1] for line in healthgov("calendar", file, *named)[1].splitlines()[1:]} == {"FR-HDS-02"}
    asked = json.loads(healthgov("questions", examples / "docorga.yaml", *named, "--format", "json")[1])
    assert {code for who in asked["ask"] for one in who["questions"] for code in one["codes"]} == {"FR-HDS-02"}
    changed = json.loads(healthgov("diff", file, examples / "clinic-mended.yaml", *named, "--format", "json")[1])
    assert {one["code"] for one in changed["changes"]} == {"FR-HDS-02"}


def test_a_decision_on_two_rules_of_a_law_comes_out_again(healthgov, examples):
    """The record tells that nothing else was asked."""
    file = examples / "clinic-mistakes.yaml"
    named = ("--rule", "FR-HDS-01,FR-HDS-02,EU-GDPR-05")
    assert healthgov("check", file, *named, *DAY, "--record", "record.json", "--quiet")[0] == 1
    code, out, _ = healthgov("replay", "record.json")
    assert (code, "FAIL" in out) == (0, True)
    assert healthgov("diff", "record.json", "record.json")[:2] == (0, "no answer changed\n")


def test_a_baseline_of_the_whole_knows_what_a_part_says(healthgov, examples):
    """What failed, and what was not assessed, is nothing new."""
    file = examples / "clinic-mistakes.yaml"
    healthgov("check", file, *DAY, "--format", "json", "--output", "base.json")
    named = ("--rule", "FR-HDS-02,FR-PRO-03", "--baseline", "base.json")
    assert healthgov("check", file, *named, *DAY, "--quiet")[0] == 0


def test_a_case_is_called_alike_in_junit(healthgov, examples):
    """Whoever keeps a history of cases finds it again."""
    file = examples / "clinic-mistakes.yaml"
    for named in ((), ("--rule", "FR-HDS-02")):
        assert 'classname="Hds.FR-HDS-02"' in healthgov("check", file, *named, *DAY, "--format", "junit")[1]


def test_it_is_settled_for_a_project(healthgov, examples, tmp_path):
    """As an option of a project, as --law is."""
    (tmp_path / "pyproject.toml").write_text('[tool.healthgov]\nrule = ["FR-HDS-01"]\n', encoding="utf-8")
    assert healthgov("check", examples / "clinic-mistakes.yaml", *DAY)[0] == 0


def test_a_rule_that_the_call_names_brings_its_law(healthgov, examples, tmp_path):
    """What a project settles is no reason to refuse it; its own law comes first, and a law of the call is held to."""
    settled, file = tmp_path / "pyproject.toml", examples / "clinic-mistakes.yaml"
    settled.write_text('[tool.healthgov]\nlaw = "hds"\n', encoding="utf-8")
    for option in (("--rule", "EU-GDPR-05"), ("--rule=EU-GDPR-05",)):
        code, out, err = healthgov("check", file, *option, *DAY)
        assert (code, err) == (3, "")
        assert "EU-GDPR-05" in out
    assert healthgov("check", file, "--rule", "FR-HDS-01", *DAY)[0] == 0
    assert healthgov("check", file, "--rule", "EU-GDPR-05", "--law=hds", *DAY)[0] == 2
    assert healthgov("check", file, "--rule", "FR-HSD-01", *DAY)[0] == 2
    settled.write_text('[tool.healthgov]\nlaw = "gdpr"\n', encoding="utf-8")
    listed = json.loads(healthgov("check", file, "--rule", "EU-GDPR-05", *DAY, "--format", "json")[1])
    assert [one["rule_set"] for one in listed["sections"]] == ["Gdpr:EU-GDPR-05"]
