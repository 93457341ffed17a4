"""Administrative archives of public hospitals: registers that are kept for ever, and files that may go with a visa."""

from __future__ import annotations

from functools import partial

from healthgov.fr.retention.texts import ADVICE
from healthgov.periods import years
from healthgov.retention.policies import Granularity, RetentionPolicy, SignOff
from healthgov.retention.rows import NOT_STATED, SECOND_HAND, archives_first, at_least, kept
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import for_ever

__all__ = ["ArchiveSchedule"]

_CIRCULAR = ADVICE(
    "Circular AD 94-2 of 18 January 1994 on the archives of public hospitals",
    SECOND_HAND,
    source="page of the departmental archives of Doubs that reports its table; the table itself was not read",
    url="https://archive.doubs.fr/index.php?option=com_content&task=view&id=188&Itemid=1",
)
_kept = partial(kept, controller="public hospital", since="1994-01-18")


def _register(title: str, note: str = "") -> RetentionPolicy:
    """A register of which the circular says: to be kept for ever."""
    return _kept(title, at_least(for_ever()), _CIRCULAR, starts="record_created", then=NOT_STATED, note=note)


class ArchiveSchedule(RetentionSchedule):
    """Administrative archives of public hospitals, of documents made after 1968."""

    hospital_admission_register = _register(
        "register of admissions and discharges", "what is kept on a computer is to be printed once a year"
    )
    involuntary_care_register = _register("register of admissions without consent (registre de la loi)")
    hospital_patient_index = _register("alphabetical index of patients")
    hospital_birth_and_death_register = _register("register of births and deaths of a hospital")
    patient_movement_register = _register("register of the movements of patients")
    resident_administrative_file = _kept(
        "administrative file of a resident",
        at_least(years(5).after("closure")),
        _CIRCULAR,
        granularity=Granularity.DOSSIER,
        then=archives_first(SignOff.ACCOUNTANT_DISCHARGE, SignOff.ARCHIVES_VISA),
        note="it goes only where registers and the index of medical files tell that the resident was there",
    )
    resident_movement_sheet = _kept(
        "sheet of the movements of residents",
        at_least(years(1).after("record_created")),
        _CIRCULAR,
        then=archives_first(SignOff.ARCHIVES_VISA),
    )
    guardianship_follow_up_file = _kept(
        "follow-up file of a guardianship",
        at_least(years(30).after("closure")),
        _CIRCULAR,
        granularity=Granularity.DOSSIER,
        then=archives_first(SignOff.ARCHIVES_VISA),
        note="the start of the thirty years is not told; counted from the closure",
    )
