"""The French retention schedule.

>>> from healthgov import fr
>>> due = fr.Retention(as_of="2026-11-23").due(fr.HOSPITAL_RECORD, last_contact="2005-09-01", birth="2001-06-10")
>>> due.keep_through, due.reason, due.verdict
(datetime.date(2029, 6, 10), '28 years after the birth', Verdict.FAIL)
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.findings import Words
from healthgov.fr.retention.care import HOSPITAL_RECORD, CareSchedule
from healthgov.fr.retention.products import ProductSchedule
from healthgov.fr.retention.work import WorkSchedule

__all__ = ["GAPS", "HOSPITAL_RECORD", "Retention"]


class Retention(WorkSchedule, ProductSchedule, CareSchedule):
    """The French retention schedule."""

    title: ClassVar[Words] = ("French retention schedule", "tableau de conservation français")


GAPS = (
    "e_prescription_data",
    "prescription_software_pharmacy_file",
    "pmsi_source_files",
    "cancer_screening_followup",
    "pharma_record_current",
    "pathology_blocks_slides",
    "mr001_2026",
    "mr003_2026",
    "ai_high_risk_log_provider",
    "ai_high_risk_log_deployer",
)
"""Types of record whose length no text read so far settles; the schedule answers nothing for them."""
