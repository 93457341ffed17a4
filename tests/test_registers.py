"""Registers answer with the day of their source, and lists are read strictly."""

from __future__ import annotations

import json
from datetime import date

import pytest

from healthgov.errors import InvalidDocumentError
from healthgov.findings import CountryCode
from healthgov.fr import certifiers, hosts
from healthgov.models import COLUMNS, Activity, HostingNeed, Register, read_csv, read_json, suited
from healthgov.verdicts import Verdict

NEED = HostingNeed(activities=(Activity.BACKUP,), countries=(CountryCode("FR"),))


def test_no_entry_of_ours_passes_without_its_options_being_asked():
    """A statement of a third party never proves a host suitable by itself."""
    assert all(rank.verdict is not Verdict.PASS for rank in hosts.suited(NEED, as_of="2026-11-23"))


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2026-05-15", Verdict.PASS), ("2026-05-16", Verdict.UNKNOWN), ("2026-05-17", Verdict.FAIL)],
)
def test_version_1_stops_counting_whatever_is_printed(day, verdict):
    """A host on version 1 is proven to the eve of the last day of the transition, contested on it, refused after."""
    rank = next(r for r in hosts.suited(NEED, as_of=day) if r.entry.host == "Stordata")
    assert next(f for f in rank.finding.children if f.path == "referential").verdict is verdict


def test_a_list_cannot_say_that_nothing_has_to_be_ordered(tmp_path):
    """An entry of a list never passes while nobody said that options are ordered."""
    (tmp_path / "list.csv").write_text(
        GOOD.replace("countries", "countries,referential").replace("FR DE", "FR DE,v2_0"), encoding="utf-8"
    )
    register = Register(entries=read_csv(tmp_path / "list.csv"))
    assert suited(register, NEED, as_of="2026-11-23")[0].verdict is Verdict.UNKNOWN
    ordered = HostingNeed(activities=NEED.activities, countries=NEED.countries, options_ordered=True)
    assert suited(register, ordered, as_of="2026-11-23")[0].verdict is Verdict.PASS


def test_hosts_on_no_list_come_last():
    """A host absent from the lists is refused, and ranked behind every open one."""
    ranked = hosts.suited(NEED, as_of="2026-11-23")
    refused = {rank.entry.host for rank in ranked if rank.refused}
    assert refused == {"Supabase", "Vercel", "Scaleway", "Google Cloud", "Stordata"}
    assert {rank.entry.host for rank in ranked[-5:]} == refused


@pytest.mark.parametrize(("day", "known"), [("2026-07-23", False), ("2026-07-24", True)])
def test_a_statement_is_not_known_before_its_day(day, known):
    """An entry is used from the day of its source on."""
    assert ("AWS" in {rank.entry.host for rank in hosts.suited(NEED, as_of=day)}) is known


@pytest.mark.parametrize(("day", "proven"), [("2027-12-19", True), ("2027-12-20", False)])
def test_the_printed_last_day_is_a_day_of_validity(day, proven):
    """An entry counts through its last day and not after."""
    rank = next(r for r in hosts.suited(NEED, as_of=day) if r.entry.host == "Clever Cloud")
    assert ("last_day" in {finding.path for finding in rank.proven}) is proven


def test_only_three_accreditation_dates_are_known():
    """Dates are those of three bodies; the others say that theirs was not found."""
    dated = {c.key: c.certifier.accreditation.since for c in certifiers.CERTIFIERS if c.certifier.accreditation.since}
    assert dated == {"bureau_veritas": date(2019, 4, 17), "bsi": date(2019, 6, 20), "afnor": date(2019, 8, 29)}
    assert all("day of accreditation" in c.gaps for c in certifiers.CERTIFIERS if c.key not in dated)


GOOD = "host,as_of,source,activities,last_day,countries\nOne,2026-10-01,list,hardware backup,2028-01-01,FR DE\n"


@pytest.mark.parametrize(
    "text",
    [GOOD, GOOD.replace(",", ";"), "\ufeff" + GOOD, GOOD.replace("\n", "\r\n")],
    ids=["comma", "semicolon", "bom", "crlf"],
)
def test_lists_as_they_are_published(tmp_path, text):
    """Comma or semicolon, byte order mark and line endings make no difference."""
    file = tmp_path / "list.csv"
    file.write_bytes(text.encode())
    (entry,) = read_csv(file)
    assert (entry.host, entry.last_day, entry.countries) == ("One", date(2028, 1, 1), ("FR", "DE"))
    assert suited(Register(entries=(entry,)), NEED, as_of="2026-11-23")[0].refused == ()


def test_csv_and_json_agree(tmp_path):
    """The same list in both formats gives the same entries."""
    (tmp_path / "list.csv").write_text(GOOD, encoding="utf-8")
    rows = [
        {
            "host": "One",
            "as_of": "2026-10-01",
            "source": "list",
            "activities": ["hardware", "backup"],
            "last_day": "2028-01-01",
            "countries": "FR DE",
        }
    ]
    (tmp_path / "list.json").write_text(json.dumps(rows), encoding="utf-8")
    assert read_csv(tmp_path / "list.csv") == read_json(tmp_path / "list.json")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", {("host", 1), ("as_of", 1), ("source", 1)}),
        ("host,as_of,source,SECRET\n", {("column 4", 1)}),
        ("host,as_of,source\nOne,2026-10-01\n", {("", 2)}),
        ("host,as_of,source\nOne,2026-10-01,list,SECRET\n", {("", 2)}),
        ("host,as_of,source\n,SECRET,list\nTwo,2026-02-30,list\n", {("host", 2), ("as_of", 2), ("as_of", 3)}),
        (
            "host,as_of,source,referential,countries\nOne,2026-10-01,list,SECRET,SECRET\n",
            {("referential", 2), ("countries", 2)},
        ),
    ],
)
def test_every_problem_of_every_line(tmp_path, text, places):
    """All problems are listed with their line, and no cell is repeated."""
    file = tmp_path / "list.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as raised:
        read_csv(file)
    assert {(problem.path, problem.line) for problem in raised.value.problems} == places
    assert "SECRET" not in str(raised.value)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[1]",
        '[{"SECRET": 1}]',
        '[{"host": {"a": "SECRET"}}]',
        '[{"host": "SECRET", "host": "b"}]',
        "[" * 100_000,
    ],
)
def test_hostile_json(tmp_path, content):
    """Whatever stands in a JSON file, there is one clear error."""
    file = tmp_path / "list.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as raised:
        read_json(file)
    assert "SECRET" not in str(raised.value)


@pytest.mark.parametrize("reader", [read_csv, read_json])
def test_files_that_cannot_be_read(tmp_path, reader):
    """A missing file and a wrong encoding are one clear error each."""
    with pytest.raises(InvalidDocumentError):
        reader(tmp_path / "absent")
    (tmp_path / "latin").write_bytes("hôte".encode("latin-1"))
    with pytest.raises(InvalidDocumentError):
        reader(tmp_path / "latin")


def test_columns_are_the_documented_ones(root):
    """The how-to names every column."""
    page = (root / "docs/how-to/load-a-list-of-certified-hosts.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in COLUMNS)


def test_requirements_are_those_of_the_referential(shared_data):
    """The 31 requirements have the numbers of the official list."""
    import csv  # noqa: PLC0415  this test only

    from healthgov.fr import HdsCertification  # noqa: PLC0415

    with (shared_data / "hosting/hds_v2_requirements_index.csv").open(encoding="utf-8") as file:
        numbers = {row["id"].split()[1] for row in csv.DictReader(file)}
    ours = {rule.code[-2:] for rule in HdsCertification.rules if rule.code.startswith("FR-EXI-")}
    assert ours == numbers


def test_a_cell_that_no_model_takes_is_refused_with_its_line(tmp_path):
    """A NUL character is refused like any other wrong cell: with path and line, and nothing repeated."""
    path = tmp_path / "list.csv"
    path.write_text("host,as_of,source\nCanari\0,2026-01-01,list\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as error:
        read_csv(path)
    assert [(p.path, p.line) for p in error.value.problems] == [("host", 2)]
    assert "Canari" not in str(error.value)
