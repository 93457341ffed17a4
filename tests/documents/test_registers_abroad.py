"""Registers in the shape of other authorities' templates, and odd files: each cell is taken or reported."""

from __future__ import annotations

import io
from datetime import datetime

import pytest

from healthgov.documents.register_languages import CHOICES
from healthgov.documents.registers import CONTINUED, imported

SPAIN = (
    "a) Actividad de tratamiento;Base jurídica;Fines del tratamiento;Colectivo;Plazo supresión;Transf. Internacional\r\n"
    "Historia clínica;RGPD 6.1.c);Asistencia sanitaria;Pacientes;5 años;No\r\n"
)
BELGIUM = (
    "Description fonctionnelle du traitement;Finalité du traitement;Base juridique du traitement;Délai de conservation;"
    "Catégorie de destinataires;Pays tiers (le cas échéant)\r\n"
    "Paie;Salaires;Article 6(1)(b) – contrat;10 ans;Secrétariat social d’employeurs;Néant\r\n"
)
GERMANY = (
    "Lfd. Nr.;Verarbeitungstätigkeit*;Zweck der Verarbeitung;Rechtsgrundlage;Löschfristen;Drittlandübermittlung\r\n"
    "1;Patientenakte;Behandlung;Art. 6 Abs. 1 lit. c DSGVO;10 Jahre;keine\r\n"
)
ENGLAND = (
    "Business function,Purpose of processing,Categories of individuals,Retention schedule (if possible),"
    "Names of third countries or international organisations that personal data are transferred to (if applicable),"
    "Article 6 lawful basis for processing personal data,Article 9 condition for processing special category data\n"
    "Human resources,Payroll,Employees,6 years,United States,Article 6(1)(b) - contract,N/A\n"
)
TEMPLATES = {
    "spain": (SPAIN, {"legal_basis": "legal_obligation", "period": "P5Y", "transfers": []}, 0),
    "belgium": (BELGIUM, {"legal_basis": "contract", "period": "P10Y", "transfers": []}, 0),
    "germany": (GERMANY, {"legal_basis": "legal_obligation", "period": "P10Y", "transfers": []}, 0),
    "england": (ENGLAND, {"legal_basis": "contract", "period": "P6Y", "transfers": ["US"]}, 0),
}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig", "utf-16"])
def test_templates_of_other_authorities(template, encoding):
    """Their headings are known, whatever stands beside them; what is certain below is taken, the rest reported."""
    text, expected, left = TEMPLATES[template]
    made = imported(text.encode(encoding), "register.csv")
    [activity] = made.plain["activities"]
    assert activity["purposes"][0]["legal_basis"] == expected["legal_basis"]
    assert activity["retention"][0]["period"] == expected["period"]
    assert [one["country"] for one in activity["transfers"]] == expected["transfers"]
    assert activity["name"]
    assert len(made.reported) == left


LISTED = """# Verzeichnis von Verarbeitungstätigkeiten

- **Stand:** 2026

## Verarbeitungstätigkeit 1: Konten

- **Zweck:** Anmeldung
- **Betroffene Personen**: Nutzer der Plattform
- **Empfänger:**
  - Rechenzentrum
  - Labor
- **Sicherheitsmaßnahmen:** TLS,
  zwei Faktoren
- **Rechtsgrundlage:** Art. 6 Abs. 1 lit. a DSGVO

Nichts weiter.

## A2 - Patientenakte
* __Zweck:__ Behandlung.
* __Betroffene Personen:__ Patientinnen und Patienten
* __Speicherdauer:__ 10 Jahre
* __Rechtsgrundlage:__ Vertrag
* __Sonstiges:__ nichts

## Hinweise
- **Zweck:** was keine Verarbeitung ist
"""


def test_a_register_of_lists():
    """A heading for each processing, and below it a list of what is asked; too short a list is prose."""
    made = imported(LISTED.encode(), "register.md")
    accounts, care = made.plain["activities"]
    assert [accounts["name"], care["name"]] == ["Konten", "A2 - Patientenakte"]
    assert accounts["purposes"] == [{"description": "Anmeldung", "legal_basis": "consent"}]
    assert [one["name"] for one in made.plain["recipients"]] == ["Rechenzentrum", "Labor"]
    assert accounts["security_measures"] == ["TLS, zwei Faktoren"]
    assert care["purposes"] == [{"description": "Behandlung", "legal_basis": "contract"}]
    assert (care["subjects"], care["retention"][0]["period"]) == (["patients"], "P10Y")
    assert [(cell.row, cell.heading) for cell in made.reported] == [(8, "Betroffene Personen"), (23, "Sonstiges")]


def test_a_table_counts_before_lists():
    """Lists beside a register in a table are what is said about it."""
    table = (
        "| Proces | Doel | Betrokkenen | Bewaartermijn |\n|---|---|---|---|\n| Dossier | Zorg | Patiënten | 20 jaar |\n"
    )
    made = imported((LISTED + table).encode(), "register.md")
    [care] = made.plain["activities"]
    assert (care["name"], care["subjects"], care["retention"][0]["period"]) == ("Dossier", ["patients"], "P20Y")


def test_a_table_without_names():
    """Where headings enough are known, purposes tell the processing; what names no basis is told."""
    head = "Data Subject Category;Data Categories Held;Purpose of Processing;Legal Basis (UK GDPR);Retention Period\n"
    row = "Patients;Survey responses;Direct care;{};8 years\n"
    made = imported(
        (head + row.format("Public task, Art 6(1)(e); Art 9(2)(h)").replace("; Art", ", Art")).encode(), "r.csv"
    )
    [care] = made.plain["activities"]
    assert care["purposes"] == [
        {"description": "Direct care", "legal_basis": "public_task", "article_9": "health_or_social_care"}
    ]
    assert "name" not in care
    [reported] = made.reported
    assert reported.heading == "Data Categories Held"
    doubtful = imported((head + row.format("Direct care, Art 6(1)(e), Art 9(2)(h)")).encode(), "r.csv")
    assert "legal_basis" not in doubtful.plain["activities"][0]["purposes"][0]
    assert "Legal Basis (UK GDPR)" in [cell.heading for cell in doubtful.reported]


@pytest.mark.parametrize("word", sorted(CHOICES))
def test_a_usual_word_is_a_choice(word):
    """Each of them names one legal basis, or one kind of persons."""
    made = imported(f"Nom;Base légale;Personnes\nSoins;{word};{word}".encode(), "register.csv")
    assert len(made.reported) == 1


def test_an_article_and_a_name_that_differ_are_reported():
    """``6(1)(b) - consent`` names two bases."""
    made = imported(ENGLAND.replace("- contract", "- consent").encode(), "register.csv")
    assert "legal_basis" not in made.plain["activities"][0]["purposes"][0]
    assert [cell.text for cell in made.reported] == ["Article 6(1)(b) - consent"]


def workbook(*rows, merged=()):
    """A workbook with a register, a hidden sheet of lists, and cells that are joined."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    hidden = book.create_sheet("Listes")
    hidden.sheet_state = "hidden"
    hidden.append(["Consentement"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEADINGS = ("Nom du traitement", "Finalités", "Durée de conservation", "Date de création", "Effectif")


def test_nothing_of_an_odd_workbook_is_lost():
    """Joined cells, formulas saved without their value, numbers for days, decimals, hidden sheets: taken or reported."""
    content = workbook(
        ("Registre du cabinet",),
        HEADINGS,
        ("Soins", "Soigner", "20 ans", datetime(2019, 3, 4), 1250.5),  # noqa: DTZ001  as workbooks have them
        ("Paie", "Payer", '=CONCATENATE("5"," ans")', 43528, "1 250,50"),
        (None, None, "6 ans", None, None),
        merged=("A1:E1", "A4:A5", "B4:B5"),
    )
    made = imported(content, "register.xlsx")
    first, second = made.plain["activities"]
    assert (first["started_on"], first["retention"][0]["period"]) == ("2019-03-04", "P20Y")
    assert set(second) == {"id", "name", "purposes"}
    texts = [cell.text for cell in made.reported]
    assert texts == [
        "Registre du cabinet",
        "1250.5",
        '=CONCATENATE("5"," ans")',
        "43528",
        "1 250,50",
        "6 ans",
        "Consentement",
    ]
    assert [cell.why for cell in made.reported if cell.text == "6 ans"] == [CONTINUED]


MARKDOWN = """# Registre

Un texte avec | une barre.

Nom du traitement | Finalités | Durée de conservation
:-- | --- | --:
**Soins** | Soigner \\| suivre | `20 ans`
Paie | Payer | 5 ans

Un autre texte.

| Nom du traitement | Base légale |
|---|---|
| Agenda | Contrat |
"""


def test_hours_that_make_whole_days():
    """Recordings and logs are kept for hours, whether these make whole days or not."""
    told = MARKDOWN.replace("`20 ans`", "72 heures").replace("5 ans", "36 h")
    made = imported(told.encode(), "register.md")
    assert next(one for one in made.plain["activities"] if one["name"] == "Soins")["retention"][0]["period"] == "PT72H"
    assert not made.reported
    assert any("PT36H" in str(one) for one in made.plain["activities"])


def test_markdown_as_people_write_it():
    """Tables without bars at their ends, a second table with other headings, emphasis, a bar inside a cell."""
    made = imported(MARKDOWN.encode(), "register.md")
    assert not made.reported
    named = {one["name"]: one for one in made.plain["activities"]}
    assert set(named) == {"Soins", "Paie", "Agenda"}
    assert named["Soins"]["purposes"][0]["description"] == "Soigner | suivre"
    assert [named[name]["retention"][0]["period"] for name in ("Soins", "Paie")] == ["P20Y", "P5Y"]
    assert named["Agenda"]["purposes"][0]["legal_basis"] == "contract"
    assert named["Soins"]["id"] == "row-7"
