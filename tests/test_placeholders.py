"""What is still to be filled in is not stated, wherever a text is read; what is somebody's text is kept."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthgov import check, fr, loads
from healthgov.documents import structure
from healthgov.errors import InvalidDocumentError
from healthgov.models import (
    LegalBasis,
    Organisation,
    ProcessingActivity,
    Purpose,
    RetentionLimit,
    RightsRequest,
    read_csv,
    read_json,
)
from healthgov.placeholders import BEGINNINGS, WHOLE, is_placeholder
from healthgov.reports.processing_record import Form, RecordGap, processing_record
from healthgov.rules import Waiver

MARKS = [
    *("[to fill in]", "to fill in", "To be completed by the legal team", "TODO", "todo", "TODO: name the officer"),
    *("à compléter", "À COMPLÉTER", "[à compléter]", "« à compléter »", "A completer", "a\u0300 comple\u0301ter"),
    *("à compléter par le DPO", "à renseigner", "— à préciser —", "xxx", "XXXX", "xx/xx/xxxx", "xxx@xxx.xx", "X X X"),
    *("lorem ipsum", "Lorem ipsum dolor sit amet, consectetur", "N/A", "n.a.", "NA", "tbd", "TBC", "???", "…", "---"),
    *("   ", "_____", "{{ name_of_officer }}", "${OFFICER}", "<name>", "[Nom du délégué]", "insert your name here"),
    *("jj/mm/aaaa", "DD/MM/YYYY", "yyyy-mm-dd", "00 00 00 00 00", "%DPO%", "<<dpo>>", "En cours d’identification"),
    *(
        "wird nachgereicht",
        "noch zu benennen",
        "In Bearbeitung",
        "por designar",
        "En trámite",
        "da nominare",
        "nog onbekend",
    ),
    *("à désigner", "NOM DU DPO", "to be supplied", "W.I.P.", "(vide)", "n.c."),
    *("non renseigné", "unknown", "Inconnu", "null", "placeholder", "(to be defined)"),
    *("to_do", "TO-DO", "to_be_completed", "à_compléter", "a-completer", "non renseigné(e)", "non renseigné.e"),
    *("Je ne sais pas", "ne sait pas", "I don't know", "don’t know", "nsp", "to be asked", "à demander au client"),
    *("Click or tap here to enter text.", "Cliquez ou appuyez ici pour entrer du texte.", "Choisissez un élément."),
    *("-- choisir --", "--- select ---", "Please select", "insérer ici", "texte ici", "insert name", "sample text"),
    *("YOUR_EMAIL_HERE", "your-email-here", "YOUR_COMPANY_NAME", "votre_email", "VOTRE_NOM_ICI", "insert_name_here"),
    *("[[dpo]]", "{dpo}", "@@DPO@@", "##DPO##", "__DPO__", "$DPO_NAME", "#REF!", "#VALEUR!", "#NAME?"),
    *(
        "TBD/TBC",
        "TBD, ask legal",
        "tbd 2027",
        "à voir avec le métier",
        "à confirmer par le client",
        "en attente de réponse",
    ),
    *(
        "foo",
        "asdf",
        "azerty",
        "blabla",
        "bla bla",
        "dolor sit amet",
        "dummy",
        "brouillon",
        "ultérieurement",
        "bientôt",
    ),
    *("da compilare", "por definir", "noch offen", "nog in te vullen", "zu ergänzen", "nom@domaine.fr", "xxx@xxx.fr"),
]
TEXTS = [
    *(
        "XXX Conseil",
        "Société XXX SAS",
        "Laboratoire XXX & Fils",
        "X",
        "XXL Santé",
        "Xavier Dupont",
        "Todo el personal",
    ),
    *("none", "no", "aucun", "néant", "a complete list", "completed forms", "TBD Consulting", "Nato", "研究所", "ΑΒΓ"),
    *(
        "50%",
        "000",
        "0033145678901",
        "Vide-grenier",
        "En construction depuis 2024",
        "Designer",
        "dd",
        "jj mm",
        "a@b.fr",
    ),
    *("[list of 2024-12]", "<dpo@clinic.example>", "see [annex]", "Lorem Ipsum Clinic".removeprefix("Lorem "), "N° 3"),
    *(
        "test",
        "Draftpoint SAS",
        "Choisir Santé",
        "Later Ltd",
        "$100",
        "#1",
        "{}a",
        "en attente de jugement, puis cinq ans",
    ),
    *(
        "RAS",
        "sample",
        "2027",
        "à confirmer chaque année",
        "Missing Link Ltd",
        "Bientôt Santé",
        "Foo-Bar Conseil",
        "select patients only",
    ),
    *("the unknown are asked", "not known persons", "C++", "Na+ dosage", "20 years", "1", "what is to be completed"),
]


@pytest.mark.parametrize("text", MARKS)
def test_marks_are_not_stated(text):
    """A text that only marks a place is not stated, from Python and from a document alike."""
    assert is_placeholder(text)
    assert Organisation(id="o", name=text).name is None
    document = json.dumps({"id": "o", "name": text, "activities": [{"id": "a", "security_measures": [text]}]})
    read = loads(document, "json")
    assert read.name is None
    assert read.activities[0].security_measures is None


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_kept(text):
    """A text that merely contains such a word, or says that there is none, is kept to the letter."""
    assert not is_placeholder(text)
    assert Organisation(id="o", name=text).name == text
    assert loads(json.dumps({"id": "o", "name": text}), "json").name == text


@pytest.mark.parametrize("shape", ["{}", "[{}]", "({})", "<{}>", "  {}.", "{}…", "** {} **"])
def test_the_list_whatever_stands_around(shape):
    """Case, brackets and marks around a placeholder change nothing."""
    written = [shape.format(words) for one in sorted(WHOLE) for words in (one, one.upper())]
    assert [text for text in written if not is_placeholder(text)] == []


def test_a_placeholder_within_a_name_is_text():
    """Beside words of somebody, a placeholder is part of a text."""
    assert [words for words in sorted(WHOLE) if is_placeholder(f"Clinique {words}")] == []


@given(st.text(max_size=200))
def test_whatever_is_written(text):
    """Any text is one or the other, a text without a letter or digit of any script is no statement, and order is kept."""
    found = is_placeholder(text)
    assert found in (True, False)
    if text and text.isprintable() and text.isascii() and not any(map(str.isalnum, text)):
        assert found
    assert not is_placeholder(f"Clinique du Parc, {text}")


@pytest.mark.parametrize("text", ["TODO", "[to fill in]", "N/A", "xxx", "à compléter"])
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (RightsRequest, "received_on"),
        (RightsRequest, "really_erased"),
        (Organisation, "country"),
        (Organisation, "kind"),
        (Organisation, "staff"),
        (Organisation, "activities"),
        (ProcessingActivity, "categories"),
        (RetentionLimit, "period"),
    ],
)
def test_a_place_of_any_kind(kind, name, text):
    """Where a date, a number, a country or a list is to stand, a placeholder is no mistake: nothing is stated."""
    required = {"id": "x"} | ({"kind": "erasure"} if kind is RightsRequest else {})
    values = {**required, name: text}
    assert getattr(kind(**values), name) is None
    assert structure(values, kind) == kind(**values)


def test_namibia_is_a_country():
    """What a field takes as a value of its own is one, whatever else it may mean."""
    assert Organisation(id="o", country="NA").country == "NA"
    assert ProcessingActivity(id="a", subject_countries=["NA", "FR"]).subject_countries == ("NA", "FR")
    assert loads('{"id": "o", "country": "NA"}', "json").country == "NA"


def test_a_list_still_to_be_completed_is_not_stated():
    """A list on which a place is kept is not known: nothing is concluded from the rest, nothing wrong is hidden by it."""
    assert ProcessingActivity(id="a", recipients=["lab", "TODO"]).recipients is None
    assert ProcessingActivity(id="a", categories=["health", "TODO"]).categories is None
    for build in (lambda values: ProcessingActivity(**values), lambda values: structure(values, ProcessingActivity)):
        with pytest.raises(InvalidDocumentError):
            build({"id": "a", "categories": ["à compléter", "NO CODE"]})


def test_other_mistakes_are_still_refused():
    """Only a placeholder is let through where another kind of value is to stand."""
    for wrong in ({"country": "France"}, {"staff": "three"}, {"country": ""}, {"staff": "12"}):
        with pytest.raises(InvalidDocumentError):
            Organisation(id="o", **wrong)
        with pytest.raises(InvalidDocumentError):
            loads(json.dumps({"id": "o", **wrong}), "json")


def test_an_id_is_a_name_and_no_statement():
    """What must be stated is taken as it stands: others refer to it by these letters."""
    assert loads('{"id": "todo"}', "json").id == "todo"


def test_the_record_shows_gaps():
    """A register of "to fill in" is a register of gaps, each with its question, and not a complete one."""
    mark = "[à compléter]"
    clinic = Organisation(
        id="c",
        name=mark,
        contact="TODO",
        governance={"dpo": {"designated": True, "contact": "xxx@xxx.xx"}},
        activities=[
            {
                "id": "todo",
                "name": mark,
                "role": "controller",
                "purposes": [{"kind": "care", "description": mark}],
                "subjects": ["patients"],
                "categories": ["health.record"],
                "recipients": [],
                "transfers": [],
                "retention": [{"id": "file", "criterion": "lorem ipsum dolor"}],
                "security_measures": ["cameras", mark],
            }
        ],
    )
    record = processing_record(clinic, Form.CONTROLLER)
    assert not record.complete
    paths = {gap.path for gap in record.missing}
    assert {"name", "contact", "governance.dpo.contact", "activities[0].security_measures"} <= paths
    assert "activities[0].name" in paths
    assert "activities[0].retention[0].period" in paths
    text = record.to_markdown() + record.to_csv()
    assert not [mark for mark in MARKS if len(mark.strip()) > 4 and mark in text]
    assert all(isinstance(gap, RecordGap) for gap in record.missing)


def test_a_rule_asks_for_what_is_to_be_filled_in():
    """A rule gives the same answer, with the same question, as where the fact is left out."""
    day = "2026-11-28"

    def answer(**values):
        activity = ProcessingActivity(id="a", role="controller", purposes=[Purpose(kind="care", **values)])
        return check(Organisation(id="o", country="FR", activities=[activity]), fr.DataProtection, as_of=day)

    assert str(answer(legal_basis="à compléter")) == str(answer())
    assert str(answer(legal_basis=LegalBasis.PUBLIC_TASK)) != str(answer())


def test_a_waiver_without_reason_counts_for_nothing():
    """A waiver whose reason, owner or approver is still to be filled in is incomplete."""
    whole = {"code": "X-1", "reason": "r", "owner": "o", "approver": "a", "since": "2026-01-01", "until": "2026-12-31"}
    assert Waiver(**whole).complete()
    assert not [name for name in ("reason", "owner", "approver") if Waiver(**{**whole, name: "TBD"}).complete()]


def test_published_lists(tmp_path):
    """A cell that marks a place is an empty cell; the host, the source and the day must be there."""
    good = "host,as_of,source,activities,last_day,certifier\nOne,2026-10-01,list,N/A,tbd,xxx\n"
    (tmp_path / "list.csv").write_text(good, encoding="utf-8")
    (entry,) = read_csv(tmp_path / "list.csv")
    assert (entry.host, entry.as_of, entry.activities, entry.last_day, entry.certifier) == (
        "One", date(2026, 10, 1), None, None, None,
    )  # fmt: skip
    (tmp_path / "list.json").write_text(
        json.dumps([{"host": "xxx", "as_of": "2026-10-01", "source": "TODO"}]), encoding="utf-8"
    )
    with pytest.raises(InvalidDocumentError) as error:
        read_json(tmp_path / "list.json")
    assert {problem.path for problem in error.value.problems} == {"[0].host", "[0].source"}


def test_beginnings_are_not_names():
    """No beginning is a single word that a name could begin with."""
    assert not [words for words in BEGINNINGS if words.isalpha()]


def test_a_beginning_is_looked_for_in_eighty_characters():
    """And no further, whatever stands before it."""
    for begins in (one for one in BEGINNINGS if one[-1].isalpha()):
        assert is_placeholder(f"{begins:>80} the day")
        assert not is_placeholder(f"{begins:>81} the day")


def test_a_field_of_a_template_is_short():
    """Sixty signs in brackets may be one; what is longer was written by somebody."""
    assert not is_placeholder("[" + "a" * 59 + "]")
    assert is_placeholder("[" + "a" * 58 + "]")
