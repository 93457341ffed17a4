"""Fields of data formats that give an event of a clock, or only look like it: FHIR, SNDS and OMOP."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs

__all__ = ["FIELDS", "FieldMeaning", "Standard", "event_of_field"]


class Standard(Enum):
    """A data format whose fields are known here."""

    FHIR = "fhir_r4b"
    SNDS = "snds"
    OMOP = "omop_5_4"


@attrs.frozen
class FieldMeaning:
    """What a field says about a clock: its event, or that it looks like one and is none."""

    event: str | None
    precision: str | None
    """``day``, ``month`` or ``year``; ``None`` for a field that gives no event."""
    because: str
    """Why, in English."""


def event_of_field(standard: Standard, table: str, field: str) -> FieldMeaning | None:
    """What a field means for a clock; ``None`` for a field that is not known here. Nothing is guessed by name.

    >>> event_of_field(Standard.SNDS, "IR_BEN_R", "BEN_NAI_ANN").precision
    'year'
    >>> event_of_field(Standard.SNDS, "ER_PRS_F", "FLX_DIS_DTD").event is None
    True
    """
    return FIELDS.get((standard, table, field))


_END = "the end of one contact: take the latest"
_PART_OF_BIRTH = "a part of the birth: join year, month and day to one text, as 2001-06-10"
_BOOKING = "a booking is no contact"
_INVOICE = "an invoice is no contact"
FIELDS: Mapping[tuple[Standard, str, str], FieldMeaning] = {
    # HL7 FHIR R4B
    (Standard.FHIR, "Patient", "birthDate"): FieldMeaning("birth", "day", "may be partial"),
    (Standard.FHIR, "Patient", "deceasedDateTime"): FieldMeaning("death", "day", "may be partial"),
    (Standard.FHIR, "Encounter", "period"): FieldMeaning("last_contact", "day", _END),
    (Standard.FHIR, "Appointment", "start"): FieldMeaning(None, None, _BOOKING),
    (Standard.FHIR, "Appointment", "end"): FieldMeaning(None, None, _BOOKING),
    (Standard.FHIR, "Claim", "created"): FieldMeaning(None, None, _INVOICE),
    (Standard.FHIR, "Claim", "billablePeriod"): FieldMeaning(None, None, _INVOICE),
    (Standard.FHIR, "Account", "servicePeriod"): FieldMeaning(None, None, _INVOICE),
    (Standard.FHIR, "Composition", "date"): FieldMeaning(None, None, "the date of a document"),
    (Standard.FHIR, "Immunization", "recorded"): FieldMeaning(None, None, "the day of recording"),
    # SNDS, schema of the Health Data Hub
    (Standard.SNDS, "IR_BEN_R", "BEN_NAI_ANN"): FieldMeaning("birth", "year", "the year alone"),
    (Standard.SNDS, "IR_BEN_R", "BEN_DCD_DTE"): FieldMeaning("death", "day", "the day of death"),
    (Standard.SNDS, "IR_BEN_R", "BEN_DCD_AME"): FieldMeaning("death", "month", "year and month"),
    (Standard.SNDS, "ER_PRS_F", "BEN_DCD_DTE"): FieldMeaning("death", "day", "the day of death"),
    (Standard.SNDS, "ER_PRS_F", "EXE_SOI_DTF"): FieldMeaning("last_contact", "day", _END),
    (Standard.SNDS, "T_MCOaaC", "EXE_SOI_DTF"): FieldMeaning("last_contact", "day", _END),
    (Standard.SNDS, "IR_BEN_R", "BEN_NAI_MOI"): FieldMeaning(None, None, "a month without its year"),
    (Standard.SNDS, "ER_PRS_F", "EXE_SOI_DTD"): FieldMeaning(None, None, "the start of care"),
    (Standard.SNDS, "ER_PRS_F", "FLX_DIS_DTD"): FieldMeaning(None, None, "the day the data were made available"),
    (Standard.SNDS, "T_MCOaaB", "DEL_REG_ENT"): FieldMeaning(None, None, "a number of days"),
    (Standard.SNDS, "T_MCOaaCSTC", "ENT_DAT_RET"): FieldMeaning(None, None, "a control code"),
    # OMOP Common Data Model 5.4
    (Standard.OMOP, "person", "birth_datetime"): FieldMeaning("birth", "day", "the day of birth"),
    (Standard.OMOP, "person", "year_of_birth"): FieldMeaning("birth", "year", "the year alone"),
    (Standard.OMOP, "person", "month_of_birth"): FieldMeaning(None, None, _PART_OF_BIRTH),
    (Standard.OMOP, "person", "day_of_birth"): FieldMeaning(None, None, _PART_OF_BIRTH),
    (Standard.OMOP, "death", "death_date"): FieldMeaning("death", "day", "the day of death"),
    (Standard.OMOP, "death", "death_datetime"): FieldMeaning("death", "day", "the day of death"),
    (Standard.OMOP, "visit_occurrence", "visit_end_date"): FieldMeaning(
        "last_contact", "day", "the latest end; for a stay under way it is the day of processing"
    ),
    (Standard.OMOP, "visit_detail", "visit_detail_end_date"): FieldMeaning("last_contact", "day", _END),
    (Standard.OMOP, "visit_detail", "visit_detail_start_date"): FieldMeaning(None, None, "the start of care"),
    (Standard.OMOP, "observation_period", "observation_period_end_date"): FieldMeaning(
        None, None, "the end of what was observed, which is no contact"
    ),
    (Standard.OMOP, "visit_occurrence", "visit_start_date"): FieldMeaning(None, None, "the start of care"),
    (Standard.OMOP, "provider", "year_of_birth"): FieldMeaning(None, None, "the birth of the carer"),
}
"""Every field that is known here."""
