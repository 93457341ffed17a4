"""The CNIL's simplified register: a list of processing, a form on a sheet for each, in XLSX and in ODS."""

from __future__ import annotations

import io
import time
import zipfile
from xml.sax.saxutils import escape

import pytest

from healthgov.documents import structure
from healthgov.documents.register_tables import sheets_of
from healthgov.documents.registers import UNREAD, imported
from healthgov.errors import InvalidDocumentError
from healthgov.models import Organisation
from healthgov.models.purposes import LegalBasis

HELP = [["Tutoriel"], ["Remplir une fiche pour chaque traitement."]]
LIST = [
    ["Identification du traitement", "", "", "", "Finalité du traitement", "Données sensibles ?"],
    ["Nom du traitement", "N° / RÉF", "Date de création de la fiche", "Dernière mise à jour", "", "Oui/non"],
    ["Dossier patient", "T-1", "01/02/2024", "", "Suivi des soins", "oui"],
    ["Paie", "T-2", "", "", "Autre chose", "non"],
    ["Vidéoprotection", "T-3", "", "", "Sécurité des locaux", ""],
]
CARE = [
    ["Modèle de fiche de registre", "", "ref-001"],
    ["Description du traitement"],
    ["Nom du traitement", "Dossier patient"],
    ["N° / RÉF", "T-1"],
    ["Date de création du traitement", "08/03/2024"],
    ["Mise à jour du traitement", "15/04/2026"],
    ["Acteurs", "Nom", "Adresse", "Code Postal", "Ville", "Pays", "Téléphone", "Adresse mél"],
    ["Responsable du traitement", "Clinique Fictive", "1 rue des Exemples", "75000", "Paris", "-", "", "contact@clinique.example"],
    ["Délégué à la protection des données", "Le délégué", "", "", "", "", "", "dpo@clinique.example"],
    ["Représentant", "-", "-"],
    ["Finalité(s) du traitement effectué"],
    ["Finalité principale", "Suivi des soins"],
    ["Sous-finalité 1", "Rendez-vous"],
    ["Sous-finalité 2", ""],
    ["Mesures de sécurité"],
    ["Mesures de sécurité techniques", "Chiffrement"],
    ["Mesures de sécurité organisationnelles", "Accès par carte"],
    ["Catégories de données personnelles concernées", "Description", "Durée de conservation"],
    ["Etat civil, identité, données d'identification, images…", "nom et prénoms; date et lieu de naissance", "20 ans"],
    ["Vie personnelle (habitudes de vie, situation familiale, etc.)", "ce que le patient raconte", "-"],
    ["Données de connexion (adresse IP, logs, etc.)", "journaux", "6 mois"],
    ["Données sensibles", "Description", "Durée de conservation"],
    ["Données concernant la santé", "", "20 ans puis archivage"],
    ["Données génétiques", "", ""],
    ["Données révélant les opinions politiques", "non", ""],
    ["Catégories de personnes concernées", "Description", "Précisions"],
    ["Catégorie de personnes 1", "Patients", "et leurs proches"],
    ["Destinataires", "Type de destinataire", "Précisions"],
    ["Destinataire 1", "Sous-traitant", "Hébergeur Fictif"],
    ["Destinataire 2", "Service interne", ""],
    ["Transferts hors UE", "Destinataire", "Pays", "Type de garanties", "Documentation"],
    ["Organisme destinataire 1", "Laboratoire Fictif", "États-Unis", "Décision d'adéquation", "classeur 3"],
    ["Organisme destinataire 2", "", "-", "", ""],
]  # fmt: skip
PAY = [
    ["Nom / sigle", "Paie"],
    ["N° / REF", "T-2"],
    ["Acteurs", "Nom", "Adresse"],
    ["Responsable du traitement", "Une autre entité", ""],
    ["Finalité principale", "Verser les salaires"],
    ["Base légale", "Obligation légale"],
    ["Catégories de personnes concernées", "Description"],
    ["Catégorie 1", "Salariés"],
    ["Mesures de sécurité", "Type", "Précisions"],
    ["Mesure 1", "Sauvegarde", "chaque nuit"],
]
BOOK = {"Tutoriel": HELP, "Liste des traitements": LIST, "Fiche 1": CARE, "Fiche 2": PAY}


def xlsx(book):
    """A workbook, as a spreadsheet writes it."""
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx brings openpyxl")
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in book.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def ods(book, *, before=""):
    """The same in the open format; empty rows and cells are repeated to the end of a sheet."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    sheets = ""
    for name, rows in book.items():
        lines = "".join(
            "<table:table-row>"
            + "".join(
                f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
                if cell
                else "<table:table-cell/>"
                for cell in row
            )
            + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
            for row in rows
        )
        rest = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        sheets += f'<table:table table:name="{escape(name)}">{lines}{rest}</table:table>'
    text = f"{before}<office:document-content {names}><office:body><office:spreadsheet>{sheets}"
    text += "</office:spreadsheet></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("content.xml", text)
    return out.getvalue()


@pytest.fixture(params=["xlsx", "ods"])
def made(request):
    """What is made of the whole register, whichever the format."""
    content = xlsx(BOOK) if request.param == "xlsx" else ods(BOOK)
    return imported(content, f"registre.{request.param}", organisation="clinic")


def test_each_form_is_an_activity(made):
    """With the facts that its lines state for certain; the list adds what has no form."""
    clinic = structure(made.plain, Organisation)
    care, pay, cameras = clinic.activities
    assert (care.id, care.name, str(care.started_on)) == ("T-1", "Dossier patient", "2024-03-08")
    assert [one.description for one in care.purposes] == ["Suivi des soins", "Rendez-vous"]
    assert care.security_measures == ("Chiffrement", "Accès par carte")
    assert care.categories == ("identity.name", "identity.birth", "usage.log", "health")
    assert [one.id for one in care.retention] == ["T-1-identity.name-identity.birth", "T-1-usage.log"]
    assert [(one.categories, str(one.period)) for one in care.retention] == [
        (("identity.name", "identity.birth"), "20 years"), (("usage.log",), "6 months"),
    ]  # fmt: skip
    assert [one.value for one in care.subjects] == ["patients"]
    assert [(one.name, one.category) for one in clinic.recipients] == [
        ("Hébergeur Fictif", "Sous-traitant"), ("Service interne", None), ("Laboratoire Fictif", None),
    ]  # fmt: skip
    assert [(one.country, one.tool.value, one.importer) for one in care.transfers] == [
        ("US", "adequacy", "laboratoire-fictif")
    ]
    assert (pay.id, pay.purposes[0].legal_basis) == ("T-2", LegalBasis.LEGAL_OBLIGATION)
    assert pay.security_measures == ("Sauvegarde : chaque nuit",)
    assert (cameras.id, cameras.purposes[0].description) == ("T-3", "Sécurité des locaux")
    assert (clinic.name, clinic.contact) == (
        "Clinique Fictive",
        "1 rue des Exemples, 75000, Paris, contact@clinique.example",
    )
    assert clinic.governance.dpo.contact == "Le délégué, dpo@clinique.example"
    assert clinic.governance.dpo.designated is None


def test_what_is_not_taken_is_told(made):
    """With its sheet, its row and the reason."""
    told = {(cell.sheet, cell.row, cell.text): cell.why for cell in made.reported}
    assert told["Tutoriel", 1, "Tutoriel"] == UNREAD
    assert told["Liste des traitements", 3, "oui"]
    assert told["Liste des traitements", 4, "Autre chose"] == "the form of this processing says otherwise"
    assert told["Fiche 1", 6, "15/04/2026"]
    assert told["Fiche 1", 20, "ce que le patient raconte"].startswith("the line covers several categories")
    assert told["Fiche 1", 23, "20 ans puis archivage"].startswith("it is not a period alone")
    assert told["Fiche 1", 25, "non"].startswith("a list names what there is")
    assert told["Fiche 1", 27, "et leurs proches"] == told["Fiche 1", 32, "classeur 3"] == "no fact holds it"
    assert told["Fiche 2", 4, "Une autre entité"] == "another form says otherwise"
    texts = {cell for rows in BOOK.values() for row in rows for cell in row if cell}
    assert {cell.text for cell in made.reported} <= texts


def test_no_row_is_dropped():
    """However many there are: all of them, or a refusal that says how many are read."""
    rows = [["Nom du traitement", "Finalités"], *([f"Traitement {number}", "Gérer"] for number in range(6_000))]
    for content, name in ((xlsx({"R": rows}), "r.xlsx"), (ods({"R": rows}), "r.ods")):
        assert len(imported(content, name).plain["activities"]) == 6_000
        assert not imported(content, name).reported
    with pytest.raises(InvalidDocumentError, match="at most 200000 cells"):
        imported(ods({"R": [["Nom du traitement", "Finalités"], *([["x", "y"]] * 100_001)]}), "r.ods")


def test_no_entity_is_read():
    """Nothing in a workbook makes the reader grow."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(InvalidDocumentError, match=r"a workbook of a spreadsheet"):
        imported(ods({"R": LIST}, before=bomb), "r.ods")


def test_the_command_says_what_is_left_by_sheet(tmp_path, capfd, monkeypatch):
    """A sheet that is not read is one line."""
    pytest.importorskip("typer", reason="the extra cli brings typer")
    from healthgov.cli import main  # noqa: PLC0415  an extra

    (tmp_path / "registre.ods").write_bytes(ods(BOOK))
    monkeypatch.setattr("sys.argv", ["healthgov", "import", str(tmp_path / "registre.ods"), "--lang", "fr"])
    assert main() == 3
    _, err = capfd.readouterr()
    assert "feuille Tutoriel : ce n'est ni un tableau ni une fiche de registre (2 cellules)" in err
    assert "feuille Fiche 1 : Mise à jour du traitement (ligne 6) : " in err
    assert "dpo@clinique.example" not in err


def _far_cells(rows):
    """An XLSX with a cell at the last column of each of these rows."""
    openpyxl = pytest.importorskip("openpyxl")
    plain = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Nom du traitement", "Finalités"])
    book.active.append(["soins", "soin"])
    book.save(plain)
    far = "".join(f'<row r="{n}"><c r="XFD{n}" t="inlineStr"><is><t>a</t></is></c></row>' for n in rows)
    made = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b"</sheetData>", far.encode() + b"</sheetData>")
                content = content.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
            packed.writestr(name, content)
    return made.getvalue()


def test_a_cell_at_the_far_corner_costs_little():
    """A small file with one cell there is read in seconds; many such rows are more than a table of this size."""
    start = time.process_time()
    (sheet,) = [one for one in sheets_of(_far_cells([1_048_576]), "x.xlsx") if one.rows]
    assert [number for number, _ in sheet.rows] == [1, 2, 1_048_576]
    with pytest.raises(InvalidDocumentError, match="at most 200000 cells"):
        sheets_of(_far_cells(range(3, 3000)), "x.xlsx")
    assert time.process_time() - start < 30, "seconds on a loaded machine; about two are usual"


@pytest.mark.parametrize("write", [xlsx, ods])
def test_rows_of_two_sheets_are_two_activities(write):
    """The number of a row stands on each sheet; an id stands once."""
    heads = ["Nom du traitement", "Finalités", "Durée de conservation"]
    sheets = {"RH": [heads, ["Paie", "Paie", "5 ans"]], "Soins": [heads, ["Accueil", "Accueil", "1 an"]]}
    made = imported(write(sheets), f"registre.{write.__name__}", organisation="clinic")
    assert [(one["id"], one["name"]) for one in made.plain["activities"]] == [("row-2", "Paie"), ("row-2-2", "Accueil")]
    assert [one["retention"][0]["id"] for one in made.plain["activities"]] == ["row-2-retention", "row-2-2-retention"]
