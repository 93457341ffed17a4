"""Registers that somebody made by hand: usual words, cells over several rows, totals, several sheets."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from healthgov.documents import structure
from healthgov.documents.register_headings import TITLES, fact_asked, title_meant
from healthgov.documents.register_tables import as_csv, rows_of
from healthgov.documents.register_values import UNCHOSEN
from healthgov.documents.registers import CONTINUED, TOO_MANY, UNKNOWN, exported, imported
from healthgov.models import Organisation
from healthgov.models.purposes import LegalBasis

HEADINGS = [
    *("N°", "Intitulé du traitement", "Finalité", "Base légale", "Personnes", "Qui a accès / destinataires", "Durée"),
    *("Hors UE ?", "Données sensibles ?", "AIPD ?", "Service"),
]
ROWS = [
    ["REGISTRE"],
    HEADINGS,
    ["1", "Dossier", "Soins", "Obligation légale", "Patients", "Médecins", "20 ans", "Non", "O", "oui", "Santé"],
    ["", "", "Facturation", "Exécution d'un contrat", "", "", "", "", "", "", ""],
    ["2", "Vidéo", "Sécurité", "Intérêt légitime", "Visiteurs", "", "1 mois", "non", "N", "peut-être", "Accueil"],
    ["3", "Accès", "Sécurité", "", "Salarié", "", "3 mois", "", "", "", ""],
    ["Total", "3 traitements"],
]
MERGES = ("A3:A4", "B3:B4", "D5:D6", "A1:K1")


def workbook():
    """The rows as a workbook, with cells over several rows."""
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx brings openpyxl")
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    for merge in MERGES:
        book.active.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods():
    """The same as an ODS."""
    spans = {(3, 0): 2, (3, 1): 2, (5, 3): 2}
    covered = {(4, 0), (4, 1), (6, 3)}
    rows = []
    for number, row in enumerate(ROWS, 1):
        cells = []
        for column, text in enumerate(row):
            if (number, column) in covered:
                cells.append("<table:covered-table-cell/>")
            else:
                span = spans.get((number, column), 1)
                spans_rows = f'table:number-rows-spanned="{span}"'
                cells.append(f"<table:table-cell {spans_rows}><text:p>{text}</text:p></table:table-cell>")
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<office:document {names}><table:table table:name="Feuille1">{"".join(rows)}</table:table></office:document>'
    )
    out = io.BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr("content.xml", content)
    return out.getvalue()


@pytest.mark.parametrize(("content", "name"), [(workbook, "r.xlsx"), (ods, "r.ods")], ids=["xlsx", "ods"])
def test_cells_over_several_rows(content, name):
    """They stand in each row; below a name that does, a row is one more purpose of the same processing."""
    made = imported(content(), name)
    clinic = structure(made.plain, Organisation)
    assert [one.id for one in clinic.activities] == ["1", "2", "3"]
    file, video, access = clinic.activities
    assert [(one.description, one.legal_basis) for one in file.purposes] == [
        ("Soins", LegalBasis.LEGAL_OBLIGATION),
        ("Facturation", LegalBasis.CONTRACT),
    ]
    assert video.purposes[0].legal_basis is access.purposes[0].legal_basis is LegalBasis.LEGITIMATE_INTERESTS
    assert file.declared_sensitive is True
    assert file.dpia.done is True
    assert file.transfers == ()
    assert file.retention[0].period.years == 20
    assert [one.value for one in access.subjects] == ["employees"]
    reported = {(cell.row, cell.heading, cell.why) for cell in made.reported}
    assert reported == {
        (1, "", "it stands before the headings"),
        (3, "Qui a accès / destinataires", UNKNOWN),
        (3, "Service", UNKNOWN),
        (5, "Personnes", UNCHOSEN),
        (5, "AIPD ?", "it is neither yes nor no"),
        (5, "Service", UNKNOWN),
        (7, "N°", "it is a row of totals"),
        (7, "Intitulé du traitement", "it is a row of totals"),
    }


def test_without_merges_a_row_that_names_nothing_is_reported():
    """What only looks empty is no merge: nothing is guessed."""
    rows = [HEADINGS[:4], ["1", "Dossier", "Soins", ""], ["", "", "", "Contrat"]]
    made = imported(as_csv(map(tuple, rows)).encode(), "r.csv")
    assert {(cell.row, cell.why) for cell in made.reported} == {(3, CONTINUED)}


def test_a_separator_within_a_cell():
    """What stands under a heading is not known any more, and nothing of the row is taken."""
    table = "Nom du traitement;Finalités;Mesures de sécurité\nSoins;Soigner ; suivre;Chiffrement\nPaie;Payer;Aucune\n"
    made = imported(table.encode(), "r.csv")
    assert [one["name"] for one in made.plain["activities"]] == ["Paie"]
    assert {(cell.row, cell.why) for cell in made.reported} == {(2, TOO_MANY)}
    assert len(made.reported) == 4


def test_a_workbook_whose_merges_lead_beyond_it():
    """A cell that says to go over a million rows costs nothing."""
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx brings openpyxl")
    book = openpyxl.Workbook()
    for row in ROWS[1:]:
        book.active.append(row)
    book.active.merged_cells.add("D5:D1048576")  # the file says so, without a million cells
    out = io.BytesIO()
    book.save(out)
    assert len(rows_of(out.getvalue(), "r.xlsx")) == len(ROWS) - 1


def test_yes_and_no_come_back():
    """What has a column is written in it and read again."""
    first = imported(workbook(), "r.xlsx")
    del first.plain["activities"][0]["purposes"][1]
    clinic = structure(first.plain, Organisation)
    rows, left = exported(clinic)
    assert left == ("id",)
    assert {"Données sensibles", "AIPD"} <= set(rows[0])
    again = structure(imported(as_csv(rows).encode(), "r.csv").plain, Organisation)
    assert again.activities == clinic.activities


def test_headings_that_may_be_meant():
    """One that is nearly known, or has a known one in it; only where that is one alone."""
    assert title_meant("Qui a accès / destinataires") == TITLES["recipients"]
    assert title_meant("Durée de conservations") == TITLES["retention"]
    assert title_meant("Service en charge") == ""
    assert title_meant("Finalités et destinataires") == ""
    for title in TITLES.values():
        assert fact_asked(title)


def test_what_a_register_asks_for_is_written_though_more_is_stated():
    """A legal basis and a period stand in their columns, and what they do not say of the purpose is named."""
    purpose = {"kind": "care", "description": "Soins", "legal_basis": "legal_obligation"}
    retention = [{"id": "r", "period": "P20Y", "unlimited": False}]
    plain = {"id": "a", "activities": [{"id": "b", "purposes": [purpose], "retention": retention}]}
    rows, left = exported(structure(plain, Organisation))
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["Base légale"], row["Durée de conservation"]) == ("obligation légale", "20 ans")
    assert {"activities[0].purposes", "activities[0].retention"} <= set(left)
    plain["activities"][0]["purposes"].append({"description": "Paie", "legal_basis": "contract"})
    rows, _ = exported(structure(plain, Organisation))
    assert dict(zip(rows[0], rows[1], strict=True))["Base légale"] == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 mars 2021", "2021-03-12"),
        ("1er août 2021", "2021-08-01"),
        ("3 December 2020", "2020-12-03"),
        ("31 février 2021", None),
        ("mars 2021", None),
        ("12/03/21", None),
    ],
)
def test_days_in_words(text, day):
    """A day of the calendar is taken; what is less than a day is not guessed."""
    made = imported(f"Nom du traitement;Date de création\nPaie;{text}\n".encode("cp1252"), "r.csv")
    assert made.plain["activities"][0].get("started_on") == day
    assert bool(made.reported) is (day is None)


def test_what_is_kept_without_limit_comes_back():
    """It is stated as such, and written again."""
    made = imported("Nom du traitement;Durée\nPaie;Illimitée\n".encode("cp1252"), "r.csv")
    clinic = structure(made.plain, Organisation)
    assert clinic.activities[0].retention[0].unlimited is True
    rows, left = exported(clinic)
    assert left == ("id",)
    again = structure(imported(as_csv(rows).encode(), "r.csv").plain, Organisation)
    assert again.activities[0].retention == clinic.activities[0].retention


@pytest.mark.parametrize("heading", ["Date de fin", "Date de fin du traitement", "Date d'arrêt", "End date"])
def test_the_end_of_the_processing_comes_back(heading):
    """It is the last day, and written again beside the first."""
    made = imported(
        f"Nom du traitement;Date de création;{heading}\nPaie;01/02/2021;30/06/2026\n".encode("cp1252"), "r.csv"
    )
    clinic = structure(made.plain, Organisation)
    assert (str(clinic.activities[0].started_on), str(clinic.activities[0].ended_on)) == ("2021-02-01", "2026-06-30")
    rows, _ = exported(clinic)
    told = dict(zip(rows[0], rows[1], strict=True))
    assert (told["Date de création"], told["Date de fin"]) == ("01/02/2021", "30/06/2026")
