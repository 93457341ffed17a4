"""The record of processing: complete, or saying what is missing; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import attrs
import pytest

from healthgov import fr
from healthgov.documents import load
from healthgov.findings import CategoryCode, CountryCode
from healthgov.models import (
    Organisation,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    Recipient,
    RetentionLimit,
    Role,
    SubjectKind,
    Transfer,
    TransferTool,
)
from healthgov.periods import years
from healthgov.reports.processing_record import Form, processing_record

EXAMPLE = Path(__file__).parents[1] / "examples" / "telemedicine.yaml"
SCHEDULE = fr.Retention(as_of=date(2026, 11, 23))
WHOLE = ProcessingActivity(
    id="care",
    name="Care",
    role=Role.CONTROLLER,
    purposes=(Purpose(kind=PurposeKind.CARE, description="Treat patients"),),
    subjects=(SubjectKind.PATIENTS,),
    categories=(CategoryCode("health.record"),),
    recipients=(),
    transfers=(Transfer(id="t", country=CountryCode("US"), tool=TransferTool.ADEQUACY),),
    retention=(RetentionLimit(id="file", period=years(20)),),
    security_measures=("encryption",),
)
HOST = attrs.evolve(WHOLE, id="hosting", name="Hosting", role=Role.PROCESSOR, controllers=("Clinic A", "Clinic B"))


def organisation(*activities: ProcessingActivity) -> Organisation:
    """The example's heading with other activities."""
    return attrs.evolve(load(EXAMPLE), activities=activities)


def rows_of(text: str) -> list[dict[str, str]]:
    """The CSV read back."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_example_is_complete(language):
    """The company in order has a complete record; a type of record is said with its length."""
    record = processing_record(load(EXAMPLE), Form.CONTROLLER, schedule=SCHEDULE, language=language)
    assert record.complete
    assert len(rows_of(record.to_csv())) == 3
    assert ("20 years" if language == "en" else "20 ans") in record.to_markdown()
    assert ("United States" if language == "en" else "États-Unis") in record.to_csv()


@pytest.mark.parametrize(("language", "said"), [("en", " (external)"), ("fr", " (externe)")])
def test_an_officer_from_outside_is_said_to_be_one(language, said):
    """As the registers of authorities ask; an officer from inside needs no such word."""
    example = load(EXAMPLE)
    inside = attrs.evolve(example.governance, dpo=attrs.evolve(example.governance.dpo, external=False))
    for whole, ends in ((example, True), (attrs.evolve(example, governance=inside), False)):
        heading = processing_record(whole, Form.CONTROLLER, schedule=SCHEDULE, language=language).heading
        assert heading[3][1].endswith(said) is ends


def test_each_form_has_its_own_activities_and_columns():
    """A controller's activities stand in its form, a processor's in the other, each with what article 30 asks."""
    both = organisation(WHOLE, HOST)
    controller = processing_record(both, Form.CONTROLLER)
    processor = processing_record(both, Form.PROCESSOR)
    assert [row["activity"] for row in rows_of(controller.to_csv())] == ["Care"]
    assert [row["activity"] for row in rows_of(processor.to_csv())] == ["Hosting"]
    assert rows_of(processor.to_csv())[0]["controllers"] == "Clinic A; Clinic B"
    assert "time limits for erasure" not in processor.columns
    assert controller.complete
    assert processor.complete


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("purposes", "activities[0].purposes"),
        ("subjects", "activities[0].subjects"),
        ("categories", "activities[0].categories"),
        ("recipients", "activities[0].recipients"),
        ("transfers", "activities[0].transfers"),
        ("retention", "activities[0].retention"),
        ("security_measures", "activities[0].security_measures"),
    ],
)
def test_what_is_not_stated_is_a_gap_with_its_path(field, path):
    """Each thing that lacks is shown in its cell and listed with its path, in both formats."""
    record = processing_record(organisation(attrs.evolve(WHOLE, **{field: None})), Form.CONTROLLER)
    assert [gap.path for gap in record.missing] == [path]
    assert not record.complete
    assert "[missing:" in record.to_csv()
    assert f"`{path}`" in record.to_markdown()


def test_stated_that_there_is_none_is_no_gap():
    """No recipients and no transfers are an answer; no purposes are not."""
    record = processing_record(organisation(attrs.evolve(WHOLE, transfers=(), purposes=())), Form.CONTROLLER)
    assert [gap.path for gap in record.missing] == ["activities[0].purposes"]


def test_an_activity_whose_role_is_not_stated_stands_in_both_forms():
    """Nothing is lost for want of a role."""
    unknown = organisation(attrs.evolve(WHOLE, role=None))
    assert processing_record(unknown, Form.CONTROLLER).rows
    assert processing_record(unknown, Form.PROCESSOR).rows
    assert "activities[0].role" in [gap.path for gap in processing_record(unknown, Form.CONTROLLER).missing]


def test_without_activities_a_record_is_not_complete():
    """An empty record is no record."""
    assert not processing_record(organisation(), Form.CONTROLLER).complete


@pytest.mark.parametrize(
    "before", ["", "\n", "\r\n", "\t", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\x01", " \n\t"]
)
@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦−")
def test_no_cell_begins_a_formula(before, sign):
    """Neither blanks, nor signs that are not seen, nor other widths of a sign let a formula through."""
    text = f"{before}{sign}HYPERLINK(1)"
    for name, index in ((text, 0), (f"Care;{text}", len("Care;"))):
        record = processing_record(organisation(attrs.evolve(WHOLE, name=name)), Form.CONTROLLER)
        cell = rows_of(record.to_csv())[0]["activity"]
        assert cell[index] == "'"
        assert cell.replace("'", "") == name


@pytest.mark.parametrize("text", ["Care", "a = b", "Dr. X - Y", "10+2", "« soins »", "care; cure"])
def test_other_cells_stay_as_they_are(text):
    """Signs within a text make no formula."""
    record = processing_record(organisation(attrs.evolve(WHOLE, name=text)), Form.CONTROLLER)
    assert rows_of(record.to_csv())[0]["activity"] == text


def test_no_cell_is_a_formula_and_no_text_is_markup():
    """What a document says is shown as text: no formula in a spreadsheet, no link or heading on a page."""
    evil = attrs.evolve(
        WHOLE,
        name="=HYPERLINK(1)",
        purposes=(Purpose(description="[x](javascript:1)\n# title"),),
        recipients=("r",),
    )
    whole = attrs.evolve(organisation(evil), recipients=(Recipient(id="r", name="+49", category="@cmd"),))
    record = processing_record(whole, Form.CONTROLLER)
    row = rows_of(record.to_csv())[0]
    assert row["activity"] == "'=HYPERLINK(1)"
    assert row["categories of recipients"] == "'@cmd"
    page = record.to_markdown()
    assert "\n# title" not in page
    assert "[x](" not in page
    assert "javascript:1" in page


def test_the_repr_hides_what_the_record_says():
    """Names and contacts are in the export, and in no repr."""
    assert "Télésoin" not in repr(processing_record(load(EXAMPLE), Form.CONTROLLER))


def test_equal_documents_give_equal_bytes():
    """The export is deterministic."""
    assert (
        processing_record(load(EXAMPLE), Form.CONTROLLER).to_csv()
        == processing_record(load(EXAMPLE), Form.CONTROLLER).to_csv()
    )


def test_categories_of_data_are_said_in_french():
    """By what they are called and not by their code; a category of one's own keeps its code."""
    codes = tuple(CategoryCode(code) for code in ("health.record", "identity.name", "our.own"))
    record = processing_record(organisation(attrs.evolve(WHOLE, categories=codes)), Form.CONTROLLER, language="fr")
    assert rows_of(record.to_csv())[0]["catégories de données"] == "dossier médical ; nom et prénoms ; our.own"
