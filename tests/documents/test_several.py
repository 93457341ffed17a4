"""Several files that are one document; limits; what is suggested."""

from __future__ import annotations

import io
import sys
import time

import pytest

from effort import tries
from healthgov.documents import Limits, load, loads
from healthgov.errors import InvalidDocumentError
from healthgov.models import Organisation
from healthgov.reports.problems import render


def refused(source, *args, **options):
    """The error that a document is refused with."""
    with pytest.raises(InvalidDocumentError) as caught:
        (load if not isinstance(source, str) or "\n" not in source else loads)(source, *args, **options)
    assert "Zebra" not in str(caught.value)
    return caught.value


def told(error):
    """File, path, line and column of each problem."""
    return [(one.file, one.path, one.line, one.column) for one in error.problems]


@pytest.fixture
def folder(tmp_path):
    """A clinic in four files of three formats."""
    (tmp_path / "clinic.yaml").write_text("id: clinic\ncountry: FR\nactivities:\n  - id: care\n")
    (tmp_path / "more.json").write_text('{"activities": [{"id": "research"}],\n "staff": 3}')
    (tmp_path / "systems.yaml").write_text("- id: his\n")
    (tmp_path / "officer.toml").write_text("[governance.dpo]\ndesignated = true\n")
    (tmp_path / ".hidden.yaml").write_text("- Zebra")
    (tmp_path / "notes.txt").write_text("Zebra")
    return tmp_path


def test_a_folder_is_one_document(folder):
    """Mappings are put together field by field, lists one after the other; a list is the section it is named after."""
    clinic = load(folder)
    assert clinic.staff == 3
    assert clinic.governance.dpo.designated is True
    assert [one.id for one in clinic.activities] == ["care", "research"]
    assert [one.id for one in clinic.systems] == ["his"]
    assert load([folder / "clinic.yaml", folder / "more.json"]).staff == 3


def test_problems_name_their_file(folder):
    """Each problem has the place in the file that states it."""
    (folder / "more.json").write_text('{"activities": [{"id": "research"}, {\n"id": 3}],\n "staff": "Zebra"}')
    (folder / "systems.yaml").write_text("- id: his\n- idd: Zebra\n")
    assert told(refused(folder)) == [
        ("more.json", "activities[2].id", 2, 1),
        ("more.json", "staff", 3, 2),
        ("systems.yaml", "systems[1]", 2, 3),
    ]


def test_one_fact_is_stated_once(folder):
    """What two files state otherwise is a problem of the second; the same twice is none."""
    (folder / "more.json").write_text('{"country": "FR",\n "id": "other"}')
    error = refused(folder)
    assert told(error) == [("more.json", "", 2, 2)]
    assert "stated once" in str(error)


def test_a_file_extends_another(folder):
    """What it states takes the place of what the other states; things of one id are put together."""
    site = folder / "site.yaml"
    site.write_text("extends: clinic.yaml\ncountry: DE\nactivities:\n  - id: care\n    name: Care\n")
    found = load(site)
    assert (found.id, found.country) == ("clinic", "DE")
    assert [(one.id, one.name) for one in found.activities] == [("care", "Care")]
    for wrong in ("../clinic.yaml", "/etc/passwd", "site.yaml", "3", "[a]"):
        site.write_text(f"id: x\nextends: {wrong}\n")
        assert told(refused(site)) == [("site.yaml", "", 2, 1)], wrong
    site.write_text("extends: other.yaml\n")
    (folder / "other.yaml").write_text("id: x\nextends: site.yaml\n")
    assert ("other.yaml", "", 2, 1) in told(refused(site))
    site.write_text("extends: none.yaml\nid: x\n")
    assert "exists" in str(refused(site))


def test_standard_input(monkeypatch):
    """A dash reads it: JSON where it begins with a brace, YAML otherwise, or as it is told."""
    for text, format_ in (('{"id": "clinic"}', None), ("id: clinic", None), ('id = "clinic"', "toml")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert load("-", format=format_) == Organisation(id="clinic")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"id: [")))
    assert refused("-").source == "standard input"


def test_problems_beyond_the_limit_are_counted():
    """So many are told, the others are a number, in the message and in French."""
    error = refused("id: x\n" + "".join(f"k{number}: 1\n" for number in range(30)), "yaml", limits=Limits(problems=5))
    assert (len(error.problems), error.more) == (5, 25)
    assert str(error).startswith("document: 30 problems")
    assert str(error).endswith("and 25 more")
    assert render(error, language="fr").endswith("et 25 de plus")


@pytest.mark.parametrize("wrong", [{"bytes": 0}, {"depth": 65}, {"problems": True}, {"files": "3"}])
def test_limits_are_numbers(wrong):
    """A limit that is none is refused."""
    with pytest.raises(ValueError, match="whole number"):
        Limits(**wrong)


def test_limits_are_kept(folder):
    """Depth, size, number of files, and YAML that is not written plainly."""
    assert "2 files" in str(refused(folder, limits=Limits(files=2)))
    assert "at most 3 bytes" in str(refused("id: x\n", "yaml", limits=Limits(bytes=3)))
    assert "at most 3 deep" in str(refused("id: x\nhosting: [[[[]]]]\n", "yaml", limits=Limits(depth=3)))


_MIB = tries(2**18, 2**20)
"""A mebibyte each night, a quarter of one on every push."""
_HEAVY = {
    "a list of JSON": ("json", '{"id":"x","hosting":[\n' + "1," * (_MIB // 2 - 20) + "1]}"),
    "things of JSON": ("json", '{"id":"x","hosting":[\n' + '{"x":{}},' * (_MIB // 9 - 5) + "{}]}"),
    "fields of JSON": ("json", '{"id":"x",\n' + ",".join(f'"k{number}":1' for number in range(_MIB // 12)) + "}"),
    "one field of JSON": ("json", '{"id":"x",\n' + '"id":1,' * (_MIB // 7 - 5) + '"id":1}'),
    "a list of YAML": ("yaml", "id: x\nhosting:\n" + "- 1\n" * (_MIB // 4 - 8)),
    "a flow of YAML": ("yaml", "id: x\nhosting: [" + "1, " * (_MIB // 3 - 8) + "1]"),
    "fields of YAML": ("yaml", "".join(f"k{number}: 1\n" for number in range(_MIB // 12))),
    "a list of TOML": ("toml", "hosting = [\n" + "1," * (_MIB // 2 - 20) + "1]"),
    "tables of TOML": ("toml", "[[hosting]]\nid=1\n" * (_MIB // 17)),
}


@pytest.mark.parametrize("name", _HEAVY)
def test_reading_is_linear_and_bounded(name):
    """Much with nothing right in it: a message of a size."""
    format_, text = _HEAVY[name]
    start = time.process_time()
    error = refused(text, format_)
    assert time.process_time() - start < 15, "seconds on a loaded machine; about one is usual"
    assert len(error.problems) == 100
    assert len(str(error)) < 60_000


_SUGGESTED = {
    "id: x\ncontry: FR\n": "did you mean 'country'?",
    "id: x\npays: FR\n": "did you mean 'country'?",
    "identifiant: x\nid: x\n": "did you mean 'id'?",
    "id: x\nactivites: []\n": "did you mean 'activities'?",
    "id: x\nactivités: []\n": "did you mean 'activities'?",
    "id: x\nhebergement: []\n": "did you mean 'hosting'?",
    "id: x\nactivites_de_traitement: []\n": "did you mean 'activities'?",
    "id: x\nstaff: '3'\n": "a whole number (without quotes, of at most 64 bits) (found: a text)",
    "id: x\n\thosting: []\n": "YAML takes no tab there",
    "id: x\nhosting:\n\t- id: x\n": "YAML takes no tab there",
}


@pytest.mark.parametrize("text", _SUGGESTED)
def test_what_may_be_meant_is_said(text):
    """Slips, French names, tabs and kinds."""
    assert _SUGGESTED[text] in str(refused(text, "yaml"))


def test_a_day_that_the_calendar_does_not_have():
    """It is told so, and not that it is badly written."""
    text = "id: x\nbreaches:\n- id: b\n  aware_at: 2027-02-30T10:00:00Z\n"
    error = refused(text, "yaml")
    assert "there is no such day in that month" in str(error)
    assert told(error) == [("", "breaches[0].aware_at", 4, 3)]
    assert "ce mois n'a pas ce jour-là" in render(error, language="fr")
