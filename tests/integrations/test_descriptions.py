"""An application is described alike, whether SQLAlchemy, Django or a file of metadata tells of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from healthgov.commands.naming import named
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.integrations import extractor
from healthgov.integrations.description import Kind, OnDelete, Open
from healthgov.integrations.metadata import digest, load, read, written

MODELS = """
from datetime import date
from typing import Annotated
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from healthgov.integrations.sqlalchemy import governance, governed

class Base(DeclarativeBase):
    pass

Birth = Annotated[date, governed(category="identity.birth", event="birth")]

class Patient(Base):
    __tablename__ = "patient"
    __table_args__ = governance(policy="private_practice_record")
    id: Mapped[int] = mapped_column(primary_key=True)
    born: Mapped[Birth | None]

class Stay(Base):
    __tablename__ = "stay"
    __table_args__ = governance(policy="private_practice_record", unit="patient_id", unless={"status": ["cancelled"]})
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id", ondelete="CASCADE"))
    status: Mapped[str]
    left: Mapped[date | None] = governed(event="last_contact", empty="under_way")
"""


def test_sqlalchemy_says_it_in_info_and_in_annotated(tmp_path):
    """What a table, a column or a type shared by columns says is in the description, and goes through JSON."""
    pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
    from healthgov.integrations.sqlalchemy import described

    (tmp_path / "practice.py").write_text(MODELS, encoding="utf-8")
    application = described(named(f"{tmp_path}/practice.py:Base", "APP"), name="practice")
    patient, stay = application.table("patient"), application.table("stay")
    born, left = patient.column("born"), stay.column("left")
    assert (born.kind, born.category, born.event) == (Kind.DATE, "identity.birth", "birth")
    assert (left.event, left.empty, stay.unless) == ("last_contact", Open.UNDER_WAY, {"status": ("cancelled",)})
    assert stay.foreign_keys[0].on_delete is OnDelete.CASCADE
    assert application.root(stay) is patient
    file = tmp_path / "tables.json"
    file.write_text(written(application), encoding="utf-8")
    assert load(file) == application
    assert digest(load(file)) == digest(application)


def test_sqlalchemy_refuses_a_name_that_is_none():
    """A slip fails where it is written."""
    pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
    from healthgov.integrations.sqlalchemy import governance, governed

    with pytest.raises(DefinitionError, match="polcy"):
        governance(polcy="hospital_medical_record")
    with pytest.raises(DefinitionError, match="evnt"):
        governed(evnt="birth")


def test_django_says_it_in_an_inner_class_or_a_registry(hospital):
    """Fields are named as fields; the description has columns."""
    from healthgov.integrations.django import described, register

    application = described(name="hospital")
    patient, stay = application.table("hospital_patient"), application.table("hospital_stay")
    assert (patient.policy, patient.soft_delete) == ("private_practice_record", "deleted")
    assert (stay.unit, stay.column("left").empty) == ("patient_id", Open.UNDER_WAY)
    assert application.table("hospital_invoice").policy == "invoice_accounting"
    assert application.table("hospital_fileupload").column("file").file
    assert application.find("auth_user_groups") is not None  # what joins two models is a table too
    with pytest.raises(DefinitionError, match="twice"):
        register(hospital.Invoice, policy="invoice_accounting")
    with pytest.raises(DefinitionError, match="polcy"):
        register("auth.User", polcy="x")


def test_the_extractor_needs_nothing_of_healthgov(tmp_path):
    """Copied beside an application and run there, it writes what this library reads."""
    pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
    copied = tmp_path / "extractor.py"
    copied.write_text(Path(extractor.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "old_app.py").write_text(
        "from sqlalchemy import *\nmetadata = MetaData()\n"
        "Table('patient', metadata, Column('id', Integer, primary_key=True), "
        "Column('born', Date, info={'healthgov': {'event': 'birth'}}), info={'healthgov': {'policy': 'p'}})\n",
        encoding="utf-8",
    )
    run = [sys.executable, str(copied), "old_app:metadata"]
    done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=tmp_path, env={})  # noqa: S603
    application = read(json.loads(done.stdout))
    assert application.table("patient").policy == "p"
    assert application.table("patient").column("born").event == "birth"
    assert "healthgov" not in [line.split()[1] for line in copied.read_text().splitlines() if line.startswith("import")]


def test_every_problem_of_metadata_is_told_at_once():
    """A name that is not known, a column that is not there, a kind that is none: all in one error, with what is near."""
    wrong = {
        "format": 1,
        "name": "app",
        "tables": [
            {"name": "a", "polcy": "x", "columns": [{"name": "id", "kind": "integer"}], "unit": "ids"},
            {"name": "b", "columns": "id", "points": {"kind": "type"}},
        ],
    }
    with pytest.raises(InvalidDocumentError) as raised:
        read(wrong)
    paths = {problem.path for problem in raised.value.problems}
    assert {
        "tables[0].polcy",
        "tables[0].columns[0].kind",
        "tables[0].unit",
        "tables[1].columns",
        "tables[1].points.to",
    } <= paths
    assert "policy?" in str(raised.value)
    assert "id?" in str(raised.value)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"key": ["number"]}, "tables[0].key: a column of the table"),
        (
            {"foreign_keys": [{"columns": ["id"], "to": "other", "to_columns": ["a", "b"]}]},
            "tables[0].foreign_keys[0].to_columns: as many columns as there are in columns",
        ),
        (
            {"foreign_keys": [{"columns": ["it"], "to": "other", "to_columns": ["a"]}]},
            "tables[0].foreign_keys[0].columns: a column of the table",
        ),
    ],
)
def test_keys_are_of_columns_there_are(changed, told):
    """A key of another column would find other rows, or none."""
    table = {"name": "invoice", "key": ["id"], "columns": [{"name": "id"}], **changed}
    with pytest.raises(InvalidDocumentError) as error:
        read({"format": 1, "name": "a", "tables": [table]})
    assert told in str(error.value)
