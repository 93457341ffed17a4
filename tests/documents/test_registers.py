"""Registers that people have: each cell is taken or reported, nothing is guessed, and what is written loads."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from healthgov import check
from healthgov.documents import load, loads, structure
from healthgov.documents.register_tables import as_csv, as_markdown, as_xlsx, rows_of
from healthgov.documents.register_values import plainly
from healthgov.documents.registers import exported, imported
from healthgov.errors import InvalidDocumentError
from healthgov.eu import Coherence
from healthgov.models import Organisation
from healthgov.models.purposes import Article9Condition, LegalBasis
from healthgov.models.roles import Role
from healthgov.verdicts import Verdict

REAL = Path(__file__).parents[2] / "tests" / "registers"
ROWS = [
    ("Registre des traitements", "", "", "", "", "", "", "", "", "", ""),
    (
        *("Réf.", "Nom du traitement", "Finalités", "Base légale", "Catégories de personnes concernées"),
        *("Catégories de données", "Destinataires", "Durée de conservation", "Transferts hors UE", "Mesures de sécurité"),
        "Observations",
    ),
    ("T-1", "Dossier patient", "Suivi des soins", "Obligation légale", "Patients; Mineurs", "Données de santé", "Laboratoire, CNAM", "20 ans", "Non", "Chiffrement; Accès par carte", "à revoir"),
    ("T-2", "Paie", "Paie; Déclarations", "art. 6(1)(c)", "Salariés", "à peu près tout", "Urssaf", "5 ans après le départ", "US", "", ""),
]  # fmt: skip
TEXT = "\n".join(";".join(f'"{cell}"' for cell in row) for row in ROWS)
ENCODED = {
    "cp1252": TEXT.encode("cp1252"),
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": TEXT.encode("utf-8-sig"),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16 without a mark": TEXT.encode("utf-16-le"),
    "commas": "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS).encode(),
    "tabs": "\r\n".join("\t".join(row) for row in ROWS).encode("cp1252"),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_odd_encodings_are_recognised(encoding):
    """The same table comes out of every one."""
    assert rows_of(ENCODED[encoding], "register.csv") == [row for row in ROWS if any(row)]


def test_each_cell_is_taken_or_reported():
    """What is certain becomes a fact; what is not, stays for whoever knows."""
    made = imported(TEXT.encode(), "register.csv", organisation="clinic")
    assert len(made.cells) == sum(1 for row in [ROWS[0], *ROWS[2:]] for cell in row if cell)
    clinic = structure(made.plain, Organisation)
    care, pay = clinic.activities
    assert (care.id, care.name) == ("T-1", "Dossier patient")
    assert care.purposes[0].legal_basis is LegalBasis.LEGAL_OBLIGATION
    assert [one.value for one in care.subjects] == ["patients", "minors"]
    assert care.categories == ("health",)
    assert care.transfers == ()
    assert care.security_measures == ("Chiffrement", "Accès par carte")
    assert pay.categories is None
    assert [(str(one.period), one.criterion) for one in pay.retention or ()] == [("5 years", "après le départ")]
    assert [one.country for one in pay.transfers] == ["US"]
    assert {one.name for one in clinic.recipients} == {"Laboratoire, CNAM", "Urssaf"}
    reported = {(cell.row, cell.heading) for cell in made.reported}
    assert reported == {
        (1, ""), (3, "Observations"), (4, "Base légale"), (4, "Catégories de données"),
    }  # fmt: skip
    assert "à revoir" not in repr(made)


CARDS = """# Registre des traitements

**Organisme :** Cabinet

## Traitement n° 1

| Élément | Description |
|---------|-------------|
| **Nom du traitement** | Comptes |
| **Finalité** | Authentification |
| **Base légale** | Article 6.1.a RGPD - Consentement éclairé |
| **Responsable** | Cabinet |
| **DPO** | [Nom si applicable] |

| Catégorie | Données collectées | Durée |
|-----------|--------------------|-------|
| Logs | Dates, IP | 6 mois max |

| Champ | Valeur |
|-------|--------|
| **Nom du traitement** | Suivi |
| **Finalité** | Suivi thérapeutique |
| **Base légale** | RGPD art. 6.1.b + art. 9.2.a |
| **Durée de conservation** | 20 ans |
| **Durée de conservation** | 28 ans |
"""


def test_a_table_for_each_processing():
    """Two columns, what is asked and the answer, as public registers in Markdown have them; what is no such table is reported."""
    made = imported(CARDS.encode(), "register.md")
    accounts, care = structure(made.plain, Organisation).activities
    assert (accounts.name, accounts.purposes[0].legal_basis) == ("Comptes", LegalBasis.CONSENT)
    assert (care.purposes[0].legal_basis, care.purposes[0].article_9) == (
        LegalBasis.CONTRACT,
        Article9Condition.EXPLICIT_CONSENT,
    )
    assert str(care.retention[0].period) == "20 years"
    assert sorted((cell.row, cell.why) for cell in made.reported) == [
        (12, "the heading is not known"),
        *((row, "it is no table and no form of a register") for row in (15, 15, 15, 17, 17, 17)),
        (25, "another row has this heading"),
    ]


def test_a_table_of_two_columns_is_no_card():
    """A register with a name and a purpose for each processing is read row by row."""
    made = imported("Nom;Finalité\nSoins;Soigner\nPaie;Payer".encode(), "register.csv")
    assert [activity["name"] for activity in made.plain["activities"]] == ["Soins", "Paie"]


@pytest.mark.parametrize("format_", ["csv", "md", "xlsx"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_exported_is_imported_equal(format_, language):
    """A register that was read is written and read again without loss."""
    first = imported(TEXT.encode(), "register.csv", organisation="clinic")
    first.plain["activities"][1]["recipients"] = []
    clinic = structure(first.plain, Organisation)
    rows, left = exported(clinic, language=language)
    assert left == ("id", "recipients[1].id", "recipients[1].name")
    if format_ == "xlsx":
        pytest.importorskip("openpyxl", reason="the extra xlsx brings openpyxl")
        content = as_xlsx(rows)
    else:
        content = (as_csv(rows) if format_ == "csv" else as_markdown(rows)).encode()
    again = imported(content, f"register.{format_}", organisation="clinic")
    assert not again.reported
    found = structure(again.plain, Organisation)
    assert found.activities == clinic.activities
    assert found.recipients == clinic.recipients[:1]  # to the other, nobody discloses anything any more


@pytest.mark.parametrize("sign", ["=1+1", " =1", "\n@x", "+1", "-1", "＝1"])
def test_no_cell_is_a_formula(sign):
    """A spreadsheet computes nothing of what a document holds."""
    clinic = structure({"id": "x", "activities": [{"id": "a", "name": sign + " Zebra"}]}, Organisation)
    rows, _ = exported(clinic)
    written = as_csv(rows)
    cell = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""), delimiter=";"))[1][1]
    assert cell.startswith("'")
    assert rows_of(written.encode(), "x.csv")[1][1] == (sign + " Zebra").strip()


@pytest.mark.parametrize("text", ["R&D <b>", "a|b", "back\\slash", "one\ntwo", "&amp;", "'quoted'", "'=1", "tel;+33"])
def test_a_cell_is_read_back_as_it_was(text):
    """Whatever signs keep it a cell, in CSV and in Markdown."""
    rows = [("Nom", "Note"), ("x", text)]
    for content, name in ((as_csv(rows), "x.csv"), (as_markdown(rows), "x.md")):
        assert rows_of(content.encode(), name)[1][1] == text


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "x.csv"), (b"a;b\n1;2", "x.csv"), (b'Nom;Finalit\xe9\n"a;b', "x.csv"), (b"\x81\x8d\x00", "x.csv"),
        (b"PK\x03\x04", "x.xlsx"), (b"x", "x.pdf"), (b"no table", "x.md"), (b"\xff\xfe\x00", "x.csv"),
    ],
)  # fmt: skip
def test_what_is_no_register_is_refused(content, name):
    """With one sentence, and no error of a reader."""
    if name.endswith("xlsx"):
        pytest.importorskip("openpyxl", reason="the extra xlsx brings openpyxl")
    with pytest.raises(InvalidDocumentError) as caught:
        imported(content, name)
    assert caught.value.__context__ is None


def test_commands(tmp_path, capsysbinary, monkeypatch):
    """``import`` writes a document that loads, ``export`` a table; what is left is said, without what it holds."""
    pytest.importorskip("typer", reason="the extra cli brings typer")
    from healthgov.cli import main  # noqa: PLC0415  an extra

    register, document = tmp_path / "registre.csv", tmp_path / "clinic.yaml"
    register.write_bytes(ENCODED["cp1252"])

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["healthgov", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            raise SystemExit(main())
        return ended.value.code, capsysbinary.readouterr()

    code, said = run("import", register, "--output", document, "--language", "fr")
    assert code == 3
    assert "reprendre à la main" in said.err.decode()
    assert "à revoir" not in said.err.decode()
    assert load(document).activities[0].id == "T-1"
    assert document.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    code, said = run("export", document, "--format", "markdown")
    assert code == 3
    assert "| T-1 | Dossier patient |" in said.out.decode()
    code, said = run("schema")
    assert code == 0
    assert b'"$schema"' in said.out
    code, said = run("facts", "staff", "--language", "fr")
    assert code == 0
    assert "  staff: un nombre entier" in said.out.decode()
    assert run("facts", "staf")[0] == 2
    assert run("import", register, "--output", register)[0] == 2


@pytest.mark.skipif(not REAL.is_dir(), reason="no real registers are kept here: they are others'")
def test_real_registers():
    """Whatever they are: a document that loads."""
    for path in sorted(REAL.iterdir()):
        made = imported(path.read_bytes(), path.name)
        assert structure(made.plain, Organisation)


def test_a_workbook_of_many_kinds_of_cells():
    """Days and numbers of a spreadsheet are texts; empty rows are none."""
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx brings openpyxl")
    from datetime import datetime  # noqa: PLC0415

    book = openpyxl.Workbook()
    for row in (["Nom", "Finalité", "Date de création"], [], ["Paie", "Paie", datetime(2026, 1, 31)]):  # noqa: DTZ001  as in a cell
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    made = imported(out.getvalue(), "x.xlsx")
    assert made.plain["activities"][0]["started_on"] == "2026-01-31"
    assert loads("id: x\n", "yaml")


CALLED = {
    "Laboratoire d’analyses, CNAM": "laboratoire-d-analyses-cnam",
    "URSSAF": "urssaf",
    "Urssaf": "urssaf-2",
    "urssaf.": "urssaf-3",
    "Recipient 7": "recipient-7",
    "病院": "recipient-6",
    "contact@labo.example": "recipient-7-2",
    "Œuvres sociales": "oeuvres-sociales",
    "Hébergeur de données de santé certifié, de son site principal": "hebergeur-de-donnees-de-sante-certifie",
    "Rechtsanwaltsfachangestelltenausbildungsstaettenverzeichnis": "rechtsanwaltsfachangestelltenausbildungs",
}


def test_a_choice_is_found_with_the_apostrophes_and_letters_of_a_word_processor():
    """``’`` and ``'``, ``Œ`` and ``oe`` are one."""
    assert plainly("Intérêt légitime de l’Œuvre") == plainly("interet legitime de l'oeuvre")


def test_a_recipient_is_called_as_its_cell_names_it():
    """In small letters and hyphens; a number stands where two would be called alike, or where no name is left."""
    cell = "; ".join(CALLED)
    text = f'Nom du traitement;Finalités;Destinataires\nPaie;Paie;"{cell}"\n'
    made = imported(text.encode(), "register.csv", organisation="clinic")
    clinic = structure(made.plain, Organisation)
    assert {one.name: one.id for one in clinic.recipients} == CALLED
    assert clinic.activities[0].recipients == tuple(CALLED.values())


SAID_OF_PROCESSORS = {
    "OVHcloud; Doctolib": ["OVHcloud", "Doctolib"],
    "Oui (OVHcloud)": ["OVHcloud"],
    "Oui": None,
    "Non": None,
    "Aucun": None,
}


@pytest.mark.parametrize(("cell", "names"), SAID_OF_PROCESSORS.items())
def test_a_column_of_processors_is_taken(cell, names):
    """They are recipients whom the register calls processors, beside those of the other column; an export parts them again."""
    text = f'Nom du traitement;Finalités;Sous-traitants;Destinataires\nPaie;Paie;"{cell}";Urssaf\n'
    made = imported(text.encode(), "register.csv", organisation="clinic")
    clinic = structure(made.plain, Organisation)
    roles = {one.name: one.role for one in clinic.recipients}
    assert roles == {**dict.fromkeys(names or (), Role.PROCESSOR), "Urssaf": None}
    assert len(clinic.activities[0].recipients) == len(roles)
    assert [one.heading for one in made.reported] == ([] if names else ["Sous-traitants"])
    rows, left = exported(clinic)
    assert left == ("id",)
    assert dict(zip(*rows, strict=True))["Sous-traitants"] == "; ".join(names or ())
    again = structure(imported(as_csv(rows).encode(), "register.csv", organisation="clinic").plain, Organisation)
    assert {one.name: one.role for one in again.recipients} == roles


CONDITIONS = {
    "Médecine du travail, soins": None,
    "Art. 9.2.h": Article9Condition.HEALTH_OR_SOCIAL_CARE,
    "Consentement explicite": Article9Condition.EXPLICIT_CONSENT,
    "Art. 6.1.c et 9.2.h": None,
    "Art. 9.2.a ou 9.2.h": None,
}


@pytest.mark.parametrize(("cell", "condition"), CONDITIONS.items())
def test_a_column_of_the_condition_of_article_9_is_taken(cell, condition):
    """By its letter or in its words, and written so again; what says more, or several, is reported."""
    text = f"Nom du traitement;Finalités;Condition article 9;Base légale\nSoins;Soigner;{cell};Contrat\n"
    made = imported(text.encode(), "register.csv", organisation="clinic")
    clinic = structure(made.plain, Organisation)
    (purpose,) = clinic.activities[0].purposes
    assert (purpose.article_9, purpose.legal_basis) == (condition, LegalBasis.CONTRACT)
    assert (condition is None) is bool(made.reported)
    rows, left = exported(clinic)
    assert left == ("id",)
    assert imported(as_csv(rows).encode(), "register.csv", organisation="clinic").plain["activities"] == [
        {**made.plain["activities"][0], "id": "row-2"}
    ]


def test_limits_of_two_rows_are_two_sets_of_data():
    """A limit has an id of its own: what shares one is one set of data, and one set has one period (EU-COH-03)."""
    text = "Réf.;Nom du traitement;Durée de conservation\nP;Paie;5 ans\nC;Comptes;10 ans\n;Archives;Illimitée\n"
    made = imported(text.encode(), "register.csv", organisation="clinic")
    clinic = structure({**made.plain, "country": "FR"}, Organisation)
    ids = [limit.id for one in clinic.activities for limit in one.retention]
    assert ids == ["P-retention", "C-retention", "row-4-retention"]
    report = check(clinic, *Coherence.only("EU-COH-03"), as_of="2026-11-23")
    assert not [one for one in report.results if one.verdict is Verdict.FAIL]


SAID = {
    ("Transferts hors UE", "Oui - États-Unis"): ["US"],
    ("Transferts hors UE", "Oui (États-Unis, Inde)"): ["US", "IN"],
    ("Transferts hors UE", "oui : USA"): ["US"],
    ("Transferts hors UE", "Aucun transfert hors UE"): [],
    ("Transferts hors UE", "Oui"): None,
    ("Transferts hors UE", "Oui - sans doute"): None,
    ("Catégories de données", "Nom, prénom, téléphone, email"): ["identity.name", "contact.phone", "contact.email"],
    ("Catégories de données", "Identité, RIB, numéro de sécurité sociale"): ["identity", "financial.bank", "identity.nir"],
    ("Catégories de données", "Date de naissance ; sexe ; INS ; dossier patient"): [
        "identity.birth", "identity.sex_gender", "identity.ins", "health.record",
    ],
    ("Catégories de données", "Nom, coordonnées"): None,
    ("Personnes concernées", "Patients, personnel"): ["patients", "employees"],
}  # fmt: skip


def test_what_practices_write_is_taken():
    """The usual words for data and persons, and countries behind a yes; what may mean several things is left."""
    for (heading, cell), wanted in SAID.items():
        text = f'Nom du traitement;Finalités;{heading}\nPaie;Paie;"{cell}"\n'
        (activity,) = imported(text.encode(), "register.csv", organisation="o").plain["activities"]
        found = activity.get("categories", activity.get("subjects", activity.get("transfers")))
        assert [one["country"] if isinstance(one, dict) else one for one in found or ()] == (wanted or []), cell
        assert (found is None) is (wanted is None), cell


PERIODS = {
    "5 ans à compter de la fin du contrat": ("P5Y", "à compter de la fin du contrat"),
    "20 ans après la dernière  consultation": ("P20Y", "après la dernière consultation"),
    "2 years from the last contact": ("P2Y", "from the last contact"),
    "10 Jahre nach Abschluss der Behandlung": ("P10Y", "nach Abschluss der Behandlung"),
    "13 mois": ("P13M", None),
    "5 ans après le départ puis archivage": None,
    "3 ans après le dernier contact, sauf opposition": None,
    "3 ans après le dernier contact ou 5 ans": None,
    "2 ans au plus": None,
    "5 ans maximum après le départ": None,
    "trois ans après le départ": None,
    "après le départ": None,
    "5 ans après": None,
    "5 ans apresque": None,
}
"""A cell, and what it states: a period and what it counts from; ``None`` where it says more than that, or less."""


@pytest.mark.parametrize(("cell", "stated"), PERIODS.items())
def test_a_period_is_taken_with_what_it_counts_from(cell, stated):
    """In its own words, which an export writes behind it again; nothing is taken of what says more."""
    made = imported(f"Nom du traitement;Durée de conservation\nPaie;{cell}".encode(), "register.csv", organisation="o")
    limits = made.plain["activities"][0].get("retention", [{}])
    assert (limits[0].get("period"), limits[0].get("criterion")) == (stated or (None, None))
    assert bool(made.reported) is (stated is None)
    if stated:
        (heads, row), left = exported(structure(made.plain, Organisation))
        assert "activities[0].retention" not in left
        again = imported(as_csv((heads, row)).encode(), "register.csv", organisation="o")
        assert again.plain["activities"][0]["retention"] == limits


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("P20Y", "20 ans"),
        ("P1Y", "1 an"),
        ("P18M", "18 mois"),
        ("P30D", "30 jours"),
        ("PT36H", "36 heures"),
        ("P1Y6M", "P1Y6M"),
    ],
)
def test_a_period_is_exported_in_words(stated, said):
    """As people write it, where it is read back as the same."""
    activity = {"id": "a", "name": "Paie", "retention": [{"id": "a-retention", "period": stated}]}
    clinic = structure({"id": "o", "activities": [activity]}, Organisation)
    (heads, row), left = exported(clinic)
    assert row[heads.index("Durée de conservation")] == said
    assert "activities[0].retention" not in left
    again = imported(as_csv((heads, row)).encode(), "register.csv", organisation="o")
    if stated != "P1Y6M":
        assert again.plain["activities"][0]["retention"] == [{"id": "a-retention", "period": stated}]
