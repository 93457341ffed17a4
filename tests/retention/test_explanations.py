"""What users read: whole explanations and descriptions, in both languages; run this file to write them anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from healthgov import fr, us
from healthgov.periods import years
from healthgov.retention import Hold
from healthgov.retention.words import described

FOLDER = Path(__file__).parent / "explanations"
DAY = "2026-11-23"


class OurSchedule(fr.Retention):
    """A house that keeps reports of public laboratories longer."""

    lab_report_public = fr.Retention.lab_report_public.lengthened(years(30), because="research agreement")


FRENCH, OURS = fr.Retention(as_of=DAY), OurSchedule(as_of=DAY)
CHILD = {"last_contact": "2005-09-01", "birth": "2001-06-10"}
ANSWERS = {
    "child": FRENCH.due(fr.HOSPITAL_RECORD, **CHILD),
    "child who died": FRENCH.due(fr.HOSPITAL_RECORD, death="2007-03-03", **CHILD),
    "over": FRENCH.due(fr.HOSPITAL_RECORD, last_contact="1990-01-01", birth="1950"),
    "birth unknown": FRENCH.due(fr.HOSPITAL_RECORD, last_contact="2005-09-01"),
    "claims": FRENCH.due(
        fr.HOSPITAL_RECORD, last_contact="2004-04-10", birth="1940", claims=[("2019-06-01", "2022-11-30")]
    ),
    "pending": FRENCH.due(fr.HOSPITAL_RECORD, last_contact="2004-04-10", birth="1940", claims=[("2023-05-01", None)]),
    "held": FRENCH.due(
        fr.HOSPITAL_RECORD,
        last_contact="1990-01-01",
        birth="1950",
        legal_holds=[Hold(since=date(2026, 1, 1), review=date(2027, 1, 1), scope="inquiry")],
    ),
    "exposures not stated": FRENCH.due("occupational_health_record", last_contact="1980-03-01", birth="1930"),
    "overdue": FRENCH.due("cctv_footage", recording="2026-01-31"),
    "range": FRENCH.due("security_log_standard", log_entry="2026-03-01"),
    "competing": FRENCH.due("electronic_access_trace_hospital", log_entry="2020-01-01"),
    "gap": FRENCH.due("private_imaging", last_contact="2024-01-01"),
    "departure": OURS.due("lab_report_public", report="2000-01-01"),
    "elsewhere": us.California(as_of=DAY).due("hospital_record", last_contact="2016-01-01", birth="2015-01-01"),
}
POLICIES = ("hospital_medical_record", "security_log_standard", "clinical_trial_master_file", "private_practice_record")


def text_of(name: str, language: str) -> str:
    """An explanation, or the description of a policy."""
    return (
        ANSWERS[name].explain(language)
        if name in ANSWERS
        else described(next(policy for policy in FRENCH.policies if policy.key == name), language)
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", [*ANSWERS, *POLICIES])
def test_what_a_user_reads(name, language):
    """The text is the one written down: a change of words is seen by who reads the difference."""
    written = (FOLDER / f"{name}.{language}.txt").read_text(encoding="utf-8")
    assert text_of(name, language) + "\n" == written, "run `python tests/retention/test_explanations.py`"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for text in (*ANSWERS, *POLICIES):
        for tongue in ("en", "fr"):
            (FOLDER / f"{text}.{tongue}.txt").write_text(text_of(text, tongue) + "\n", encoding="utf-8")
