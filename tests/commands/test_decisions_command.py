"""``check --record``, ``replay`` and ``diff``: decisions made again, and what changed because of what."""

from __future__ import annotations

import json

import pytest

import healthgov as package
from healthgov import Fact, Reference, RuleSet, fact, fr, model, rule
from healthgov.commands import decisions
from healthgov.commands.decisions import digest_of, law_of

HDS = ("--as-of", "2026-11-23", "--law", "hds")


@pytest.fixture
def recorded(healthgov, examples):
    """A record of a decision, in the current folder."""
    code, *_ = healthgov("check", examples / "clinic-mistakes.yaml", *HDS, "--record", "decision.json", "-q")
    assert code == 1
    return "decision.json"


def changed(path, change):
    """Change a record as it lies there."""
    plain = json.loads(path.read_text(encoding="utf-8"))
    change(plain)
    path.write_text(json.dumps(plain), encoding="utf-8")


def test_a_decision_comes_out_again(healthgov, recorded, tmp_path):
    """From the record alone, with what was decided on."""
    code, out, err = healthgov("replay", recorded)
    assert (code, err) == (0, "")
    assert out.startswith("✓ the decision comes out again: FAIL on 2026-11-23")
    plain = json.loads((tmp_path / recorded).read_text(encoding="utf-8"))
    assert {"library", "as_of", "verdict", "law", "document", "waivers", "findings"} <= set(plain)
    assert plain["document"]["digest"] == digest_of(plain["document"]["stated"])
    assert plain["law"][0]["rules"].keys() == {one.code for one in fr.Hds.rules}


def test_what_a_correction_changes_is_said(healthgov, recorded, tmp_path):
    """The rule read otherwise then: so it was corrected. One that reads the same is another matter."""

    def of_another_version(plain):
        plain["library"] = "0.0.1"
        for one in plain["findings"]:
            if one["code"] in ("FR-HDS-02", "FR-HDS-03"):
                one["verdict"] = "pass"
        plain["law"][0]["rules"]["FR-HDS-02"] = "sha256:another"

    changed(tmp_path / recorded, of_another_version)
    code, out, _ = healthgov("replay", recorded)
    assert code == 1
    assert "decided by version 0.0.1" in out
    lines = out.splitlines()
    for rule_code, why in (("FR-HDS-02", "the rule was corrected"), ("FR-HDS-03", "the library answers otherwise")):
        found = [number for number, line in enumerate(lines) if rule_code in line and "PASS → FAIL" in line]
        assert found
        assert all(why in lines[number + 1] for number in found)
    assert "la règle a été corrigée" in healthgov("replay", recorded, "--lang", "fr")[1]


def test_a_record_that_was_touched_is_refused(healthgov, recorded, tmp_path):
    """The digest of its document does not lie; nor is anything else taken for a record."""

    def touch(plain):
        plain["document"]["stated"]["country"] = "DE"

    changed(tmp_path / recorded, touch)
    code, out, err = healthgov("replay", recorded)
    assert (code, out) == (2, "")
    assert "it was changed since" in err
    for text in ("[]", "{}", "nonsense", '{"format": "healthgov.decision"}'):
        (tmp_path / "no.json").write_text(text, encoding="utf-8")
        code, out, err = healthgov("replay", "no.json")
        assert (code, out) == (2, "")
        assert "fault of ours" not in err


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [("law", "title", []), ("law", "name", 5), ("law", "rules", []), ("findings", "path", {}), ("findings", "tree", 1)],
)
def test_a_record_with_something_else_in_it_is_none(healthgov, recorded, tmp_path, part, name, value):
    """One clear error."""
    changed(tmp_path / recorded, lambda plain: plain[part][0].update({name: value}))
    code, out, err = healthgov("replay", recorded)
    assert (code, out) == (2, "")
    assert "a record written by `healthgov check --record`" in err


def test_a_record_runs_no_code(healthgov, recorded, tmp_path):
    """A rule set that is not of this library is named by who replays."""
    (tmp_path / "evil.py").write_text("raise SystemExit('it ran')\n", encoding="utf-8")

    def name(plain):
        plain["law"][0] |= {"name": "evil:Law", "title": "Law"}

    changed(tmp_path / recorded, name)
    code, out, err = healthgov("replay", recorded)
    assert (code, out) == (2, "")
    assert "name Law with --rules" in err


def test_house_rules_are_recorded_and_named_again(healthgov, examples, monkeypatch):
    """A rule set of a file comes out again where the file is named."""
    monkeypatch.chdir(examples)
    import tempfile  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "house.json"
        healthgov(
            "check",
            "clinic-mended.yaml",
            "--as-of",
            "2026-11-23",
            "--rules",
            "./our_rules.py:OurHds",
            "--record",
            record,
            "-q",
        )
        assert healthgov("replay", record, "--rules", "./our_rules.py:OurHds")[0] == 0
        assert healthgov("replay", record)[0] == 2


def test_a_digest_tells_what_a_rule_asks():
    """Another question, another value: another digest; the same twice: the same."""

    @model
    class Copy:
        encrypted: Fact[bool] = fact("Is it encrypted?")
        kept: Fact[bool] = fact("Is it kept?")

    def law(asked):
        class House(RuleSet, of=Copy):
            @rule("OUR-01", Reference("House rule 1", checked_on="2026-10-01"))
            def encrypted(law, copy):
                """The copy is in order."""
                return asked(copy)

        return law_of(House, optional=False)["rules"]["OUR-01"]

    assert law(lambda copy: copy.encrypted) == law(lambda copy: copy.encrypted)
    assert law(lambda copy: copy.encrypted) != law(lambda copy: copy.kept)
    assert package.__all__
    assert decisions.FORMAT == "healthgov.decision"


def test_two_documents(healthgov, examples):
    """What fails in one and passes in the other changed because a fact changed."""
    bad, good = examples / "clinic-mistakes.yaml", examples / "clinic-mended.yaml"
    code, out, err = healthgov("diff", bad, good, *HDS)
    assert (code, err) == (1, "")
    assert out.startswith("Because a fact changed (")
    assert "FAIL → PASS" in out
    assert healthgov("diff", good, good, *HDS) == (0, "no answer changed\n", "")


def test_two_days_of_one_document(healthgov, examples):
    """A certificate runs out, and a phase of the law begins: two causes."""
    clinic = examples / "clinic-mended.yaml"
    code, out, _ = healthgov("diff", clinic, *HDS, "--then", "2028-06-01")
    assert code == 1
    assert out.startswith("Because a day came that a fact or the law names")
    assert "FR-HDS-01" in out
    assert "PASS → FAIL" in out
    _, out, _ = healthgov(
        "diff",
        examples / "clinic-mended.yaml",
        "--as-of",
        "2017-06-01",
        "--then",
        "2026-11-23",
        "--law",
        "hds",
        "--lang",
        "fr",
    )
    assert "Parce que le droit a changé (" in out


def test_both_at_once(healthgov, examples):
    """Facts change first, then the days pass: each change has its cause."""
    bad, good = examples / "clinic-mistakes.yaml", examples / "clinic-mended.yaml"
    _, out, _ = healthgov("diff", bad, good, *HDS, "--then", "2028-06-01", "--format", "json")
    causes = {change["cause"] for change in json.loads(out)["changes"]}
    assert {"fact", "time"} <= causes


def test_ids_and_not_numbers_say_what_is_the_same(healthgov, examples, tmp_path):
    """Something that is put before changes no answer of what stood there."""
    text = (examples / "clinic-mended.yaml").read_text(encoding="utf-8")
    (tmp_path / "more.yaml").write_text(
        text.replace("hosting:\n", "hosting:\n  - {id: first, external: false, health_data: false}\n", 1),
        encoding="utf-8",
    )
    _, out, _ = healthgov("diff", examples / "clinic-mended.yaml", "more.yaml", *HDS, "--format", "json")
    changes = json.loads(out)["changes"]
    assert all(change["path"].startswith("hosting[0]") for change in changes if change["path"])


def test_saved_reports(healthgov, examples):
    """They say what changed, and not why."""
    for name in ("mended", "mistakes"):
        healthgov(
            "check",
            examples / f"clinic-{name}.yaml",
            *HDS,
            "--format",
            "json",
            "--no-advice",
            "--output",
            f"{name}.json",
        )
    code, out, _ = healthgov("diff", "mended.json", "mistakes.json")
    assert code == 1
    assert out.startswith("A fact, the law or the library changed")
    assert "PASS → FAIL" in out
    assert healthgov("diff", "mended.json", "mended.json")[0] == 0
    asked = ("check", examples / "clinic-mended.yaml", *HDS, "--format", "json", "--no-advice")
    healthgov(*asked, "--lang", "fr", "--output", "conforme.json")
    assert healthgov("diff", "mended.json", "conforme.json") == (
        0,
        "no answer changed\n",
        "",
    )  # places are called otherwise
    code, _, err = healthgov("diff", "mended.json", examples / "clinic-mended.yaml")
    assert code == 2
    assert "two saved reports" in err


def test_records_say_what_we_corrected(healthgov, examples, tmp_path):
    """What the first record says and does not come out again is ours; the rest is a fact or a day."""
    healthgov("check", examples / "clinic-mended.yaml", *HDS, "--record", "old.json", "-q")
    healthgov(
        "check",
        examples / "clinic-mistakes.yaml",
        "--law",
        "hds",
        "--as-of",
        "2028-06-01",
        "--record",
        "new.json",
        "-q",
    )

    def of_another_version(plain):
        next(one for one in plain["findings"] if one["code"] == "FR-HDS-03")["verdict"] = "unknown"
        plain["law"][0]["rules"]["FR-HDS-03"] = "sha256:another"

    changed(tmp_path / "old.json", of_another_version)
    code, out, _ = healthgov("diff", "old.json", "new.json", "--format", "json")
    changes = json.loads(out)["changes"]
    assert code == 1
    assert [change["code"] for change in changes if change["cause"] == "corrected"] == ["FR-HDS-03"]
    assert {"fact", "corrected"} <= {change["cause"] for change in changes}
