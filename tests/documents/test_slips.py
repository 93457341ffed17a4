"""What people mistype: each slip is told for what it is, at its line, and nothing of the document is repeated."""

from __future__ import annotations

import sys

import pytest

from healthgov.documents import Limits, load, loads
from healthgov.errors import InvalidDocumentError
from healthgov.reports.problems import render

YAML = {
    "name: Soins: Zebra": (2, "a text in quotation marks: a colon and a space stand in it"),
    "name: @Zebra": (2, "it begins with a sign that YAML keeps for itself"),
    "name: `Zebra`": (2, "it begins with a sign that YAML keeps for itself"),
    "name: %Zebra": (2, "it begins with a sign that YAML keeps for itself"),
    "name: , Zebra": (2, "it begins with a sign that YAML keeps for itself"),
    'name: "Zebra\ncountry: FR': (2, "a closing quotation mark: the text that begins there has none"),
    "name: 'l'Zebra'": (2, "an apostrophe between single ones is written twice"),
    'name: "Zebra" SAS': (2, "nothing behind a closing quotation mark"),
    'name: "C:\\Zebra"': (2, "two backslashes for one between double quotation marks"),
    "hosting:\n  - {id: a, external: true\ncountry: FR": (4, "the list or mapping opens on line 3"),
    "hosting: [a, b": (3, "the list or mapping opens on line 2"),
    "hosting:\n  - id: a\n     external: true": (4, "the fields of one thing in one column"),
    "hosting:\n  - id: a\n   external: true": (4, "the fields of one thing in one column"),
    "hosting:\n  - id: a\n  external: true": (4, "the fields of one thing in one column"),
    "hosting:\n  -id: a\n   external: true": (3, "a space behind the dash"),
    "country:FR\nstaff: 3": (2, "a space behind the colon"),
    "country FR\nstaff: 3": (2, "the name of a field, a colon and a space"),
    "name: - Zebra": (2, "a list on lines of its own, or in brackets: [ ]"),
    "country:\u00a0FR\nstaff: 3": (2, "an ordinary space: what stands there only looks like one"),
    "hosting:\n\u00a0 - id: a\nstaff: 3": (3, "an ordinary space: what stands there only looks like one"),
    "hosting:\n\t- id: a": (3, "spaces where lines are indented: YAML takes no tab there"),
    "hosting:\n  - id: a\n\t  external: true": (4, "spaces where lines are indented: YAML takes no tab there"),
    "name: a\x07b": (None, "a text without control characters"),
    "hosting:\n  - id:\u00a0a": (3, "an ordinary space stands behind each colon"),
    "hosting:\n  - id:a": (3, "an ordinary space stands behind each colon"),
    "hosting: {id: a}": (2, "a list; in YAML a dash before each item, in TOML two brackets around its heading"),
}
JSON = {
    '{"id": "a", "name": "Zebra",}': "no comma behind the last item",
    '{"id": "a", "staff": [1, 2,]}': "no comma behind the last item",
    '{"id": "a" "name": "Zebra"}': "a comma between two items",
    '{"id" "Zebra"}': "a colon behind the name of a field",
    '{"id": "Zebra"': "closing brackets for all that are opened",
    '{"id": "Zebra\n"}': "a closing quotation mark on the same line",
    '{"id": "C:\\Zebra"}': "two backslashes for one in a text",
    "{'id': 'Zebra'}": "names and texts in double quotation marks",
    '{"id": “Zebra”}': "names and texts in double quotation marks",
    '{"id": "Zebra", "public_body": True}': "true, false and null in small letters",
    '{"id": "a", // Zebra\n "country": "FR"}': "no comments: JSON has none",
    '{"id": "a"} {"id": "Zebra"}': "one document in one file",
}
TOML = {
    "id = Zebra": "a text in quotation marks; true and false in small letters",
    "id = “Zebra”": "a text in quotation marks; true and false in small letters",
    'id = "a"\npublic_body = True': "true and false in small letters",
    'id: "Zebra"': "the sign = between the name of a field and its value",
    "id = \n": "a value behind the sign =",
    'id = "a" name = "Zebra"': "each field on a line of its own",
    "id = 'l'Zebra'": "nothing behind a closing quotation mark",
    'id = "Zebra\ncountry = "FR"': "a closing quotation mark on the same line",
    'id = "a"\norigins = ["Zebra"\n': "closing brackets for all that are opened",
    'id = "C:\\Zebra"': "two backslashes for one in a text",
    'id = "a"\nid = "Zebra"': "each field is written once",
}


def problems_of(text, format_="yaml", **told):
    """What is wrong with a text; neither English nor French repeats a value."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads(text, format_, **told)
    french = render(caught.value, language="fr")
    assert "Zebra" not in f"{caught.value}{french}"
    return caught.value, french


@pytest.mark.parametrize("in_c", [True, False], ids=["libyaml", "ruamel"])
@pytest.mark.parametrize("lines", YAML)
def test_slips_in_yaml(lines, in_c, monkeypatch):
    """The slip and its line, whichever parser met it."""
    if in_c:
        pytest.importorskip("yaml")
    else:
        monkeypatch.setitem(sys.modules, "yaml", None)
    line, expected = YAML[lines]
    error, french = problems_of(f"id: a\n{lines}\n")
    (problem,) = error.problems
    assert expected in problem.expected
    assert line is None or problem.line == line
    assert problem.expected not in french


@pytest.mark.parametrize(("format_", "text"), [*(("json", one) for one in JSON), *(("toml", one) for one in TOML)])
def test_slips_in_json_and_toml(format_, text):
    """What people write who come from another language."""
    error, french = problems_of(text, format_)
    (problem,) = error.problems
    assert (JSON if format_ == "json" else TOML)[text] in problem.expected
    assert problem.expected not in french
    assert problem.line


def test_a_tab_that_is_no_indentation(monkeypatch):
    """Where a parser takes none, it is called by its name."""
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert "a space: a tab stands there" in str(problems_of("id: a\t\ncountry: FR\n")[0])


DAYS = {
    "2024-3-1": "month and day have two digits each",
    "2024-03-1": "month and day have two digits each",
    "12/03/2024": "the year comes first",
    "12.03.24": "the year comes first",
    "1er mars 2024": "the year comes first",
    "12 mars 2024": "the year comes first",
    "2027-02-30": "there is no such day in that month",
    "Zebra 2024": "a date written YYYY-MM-DD, without a time",
}


@pytest.mark.parametrize("day", DAYS)
def test_days_written_otherwise(day):
    """How it is to be written; never which day may be meant."""
    error, french = problems_of(f"id: a\nhosting:\n- id: b\n  first_real_data: {day}\n")
    assert error.problems[0].expected.removesuffix(", and all is in digits, as in 2026-03-01").endswith(DAYS[day])
    assert day not in f"{error}{french}"


@pytest.mark.parametrize("value", ["“FR”", "‘FR’", "«\u00a0FR\u00a0»", "\u00a0France\u202f"])
def test_quotation_marks_that_came_along(value):
    """What is copied from a letter has marks of its own."""
    assert "did you mean FR?" in str(problems_of(f"id: a\ncountry: {value}\n")[0])


def test_what_stands_below_a_french_name_is_read_too():
    """All is told at once, under the name that is meant and at its own line; nothing that is there is asked for."""
    text = (
        "identifiant: Zebra\npays: Zebra\nhébergements:\n- id: b\n  externe: oui\n  first_real_data: 12/03/2024\n"
        "Zebra: {a: b}\n"
    )
    error, _ = problems_of(text)
    assert [(one.path, one.line) for one in error.problems] == [
        ("", 1),
        ("", 2),
        ("country", 2),
        ("", 3),
        ("hosting[0]", 5),
        ("hosting[0].external", 5),
        ("hosting[0].first_real_data", 6),
        ("", 7),
    ]


def test_what_is_there_under_its_own_name_counts():
    """A French name beside the English one is unknown, and no more."""
    error, _ = problems_of("id: a\nidentifiant: b\n")
    assert [(one.path, one.line) for one in error.problems] == [("", 2)]


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("id: a\nhosting:\n- id: b\n  external: true\n  external: false\n", "yaml"),
        ('{"id": "a", "hosting": [{"id": "b",\n\n\n\n "external": true,"external": false}]}', "json"),
    ],
)
def test_a_field_that_is_written_twice_is_named(text, format_):
    """Its path, and the line of the second."""
    error, _ = problems_of(text, format_)
    assert [(one.path, one.line) for one in error.problems] == [("hosting[0].external", 5)]
    error, _ = problems_of(text.replace("external", "Zebra Zebra"), format_)
    assert error.problems[0].path == "hosting[0]"


MANY = "".join(f"- id: a{n}\n  occasional: Zebra\n" for n in range(150))


def test_one_slip_made_everywhere_hides_no_other():
    """The first of each kind is told, however often another was met before; so many lines as are told fit a screen."""
    error, french = problems_of(f"id: a\nactivities:\n{MANY}staff: Zebra\ncountry: Zebra\n")
    assert len(error.problems) == 100
    assert error.more == 52
    assert [one.path for one in error.problems[-2:]] == ["staff", "country"]
    assert len(str(error).splitlines()) == 6
    assert "the same at activities[1].occasional (line 6), activities[2].occasional (line 8), " in str(error)
    assert "de même à activities[1].occasional (ligne 6), activities[2].occasional (ligne 8), " in french
    assert all(one.path in str(error) for one in error.problems)
    few, _ = problems_of(f"id: a\nactivities:\n{MANY}staff: Zebra\n", limits=Limits(problems=2))
    assert [one.path for one in few.problems] == ["activities[0].occasional", "staff"]
    assert few.more == 149


def test_two_of_a_kind_are_told_each():
    """Only what is met again and again is told together."""
    error, _ = problems_of("id: a\nactivities:\n- {id: b, occasional: Zebra}\n- {id: c, occasional: Zebra}\n")
    assert str(error).count("activities[") == 2
    assert "the same" not in str(error)


def test_a_file_with_a_short_name_is_none_of_the_others(tmp_path):
    """What is suggested is a slip away."""
    (tmp_path / "ok.yaml").write_text("id: a\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as caught:
        load(tmp_path / "nope.yaml")
    assert "did you mean" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("base_légale: consentement", "purposes.legal_basis"),
        ("legal_basis: consent", "purposes.legal_basis"),
        ("finalité: []", "purposes"),
        ("period: P3Y", "retention.period"),
    ],
)
def test_a_fact_of_a_thing_below_is_found_there(line, meant):
    """A name that belongs to a thing below is told with its place; one of number is the same word."""
    error, french = problems_of(f"id: a\nactivities:\n- id: b\n  {line}\n")
    assert f"did you mean '{meant}'?" in error.problems[0].expected
    assert f"« {meant} »" in french


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("hébergement", "hosting"),
        ("traitements", "activities"),
        ("activites", "activities"),
        ("system", "systems"),
        ("notes", ""),
    ],
)
def test_a_file_that_is_named_after_no_section(tmp_path, name, meant):
    """The section that its name may mean is told, with the ending that the file has."""
    (tmp_path / "a.yaml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / f"{name}.yml").write_text("- id: Zebra\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as caught:
        load(tmp_path)
    (problem,) = caught.value.problems
    assert problem.expected.partition("; did you mean ")[2] == (f"{meant}.yml?" if meant else "")
    assert problem.expected not in render(caught.value, language="fr")


def test_a_name_without_an_ending_that_is_nothing(tmp_path):
    """It is told to be missing, and not to be called otherwise."""
    with pytest.raises(InvalidDocumentError, match="a file that exists"):
        load(tmp_path / "nothing")
    (tmp_path / "something").write_text("id: a\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError, match=r"a file named \.yaml"):
        load(tmp_path / "something")
    (tmp_path / "registre.CSV").write_text("Nom du traitement\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError, match=r"of a register `healthgov import` makes one"):
        load(tmp_path / "registre.CSV")
