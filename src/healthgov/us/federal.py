"""United States: federal law, which sets a period for its own documentation and for some records of care.

>>> from healthgov import us
>>> schedule = us.UsRetention(as_of="2026-11-23")
>>> schedule.due("hipaa_documentation", record_created="2018-01-01", last_effective="2020-06-30").keep_through
datetime.date(2026, 6, 30)

How long an old mammogram is kept depends on whether a further one comes:

>>> schedule.due("mammogram", examination="2018-03-01").keep_through
datetime.date(2028, 3, 1)
>>> schedule.due("mammogram", examination="2018-03-01", later_mammogram="2020-03-15").keep_through
datetime.date(2023, 3, 1)
"""

from __future__ import annotations

from functools import partial

from healthgov.days import days, years
from healthgov.retention.rows import GUIDANCE, INFERRED, SECOND_HAND
from healthgov.retention.policies import Disposition, Granularity, Nature, Reading
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import earlier_of, later_of, not_before, until
from healthgov.us.checked import cited, gap, kept

__all__ = ["HOSPITAL", "HOSPITAL_CITE", "MEDICAL_RECORD", "OR_LONGER", "FederalRetention"]

HOSPITAL = years(5).after("last_contact")
"""What the conditions of participation in Medicare ask of every hospital, whatever the State."""

HOSPITAL_CITE = "42 CFR 482.24(b)(1)"

OR_LONGER = days(0).after("regional_end")
"""The end of a longer period of the State, as a floor: it is dated, or stated never to come."""

MEDICAL_RECORD = gap(
    "medical_record",
    ("medical record, by the law of the State", "dossier médical, selon le droit de l'État"),
    "last_contact",
    "HHS, HIPAA and medical records",
    force=GUIDANCE,
    granularity=Granularity.DOSSIER,
    note=(
        "HIPAA sets no period for medical records: tables that print six years are wrong, the law of the State decides",
        (
            "HIPAA ne fixe aucune durée pour les dossiers médicaux : les tableaux qui impriment six ans se trompent, "
            "le droit de l'État décide"
        ),
    ),
)
"""Where no law of a State was read that covers every medical record."""

_kept = partial(kept, nature=Nature.MINIMUM, sure=SECOND_HAND, disposition=Disposition.NONE_STATED)


class FederalRetention(RetentionSchedule):
    """What federal law says, whatever the State. It is no schedule for medical records: see ``STATES``."""

    hipaa_documentation = _kept(
        "hipaa_documentation",
        ("HIPAA documentation", "documentation HIPAA"),
        later_of(years(6).after("record_created"), years(6).after("last_effective")),
        "record_created",
        cite="45 CFR 164.316(b)(2)(i) and 164.530(j)",
        note=(
            "policies, notices, complaints, risk analyses; for what is never in effect, both days are the same",
            "politiques, notices, réclamations, analyses de risques ; sans prise d'effet, les deux jours se confondent",
        ),
    )
    # Ten years, or five where a further mammogram is made at the facility; one that comes between the two years frees
    # the older on its own day.
    mammogram = _kept(
        "mammogram",
        ("mammogram", "mammographie"),
        not_before(
            earlier_of(
                years(10).after("examination"),
                later_of(years(5).after("examination"), days(0).after("later_mammogram")),
            ),
            OR_LONGER,
        ),
        "examination",
        cite="21 CFR 900.12(c)(4)(i)",
        note=(
            "a further mammogram counts at the same facility only; longer where the State says so",
            "seule compte une mammographie ultérieure dans le même établissement ; plus long si l'État le dit",
        ),
    )
    employee_exposure_record = _kept(
        "employee_exposure_record",
        ("exposure and medical record of an employee", "dossier médical et d'exposition d'un salarié"),
        years(30),
        "departure",
        cite="29 CFR 1910.1020",
        controller="employer",
    )
    medicare_advantage_record = _kept(
        "medicare_advantage_record",
        ("record of a patient of Medicare Advantage", "dossier d'un patient de Medicare Advantage"),
        years(10),
        "last_contact",
        cite="CMS, Medicare Advantage",
        force=GUIDANCE,
        granularity=Granularity.DOSSIER,
        readings=(
            Reading(
                until(("ten years from a later start", "dix ans depuis un début plus tardif")),
                cited("CMS, Medicare Advantage", sure=INFERRED, force=GUIDANCE),
            ),
        ),
        note=(
            "the start was not stated in what was read: counted from the last contact, and longer if it is later",
            "début non indiqué dans ce qui a été lu : compté depuis le dernier passage, et plus long s'il est plus tardif",
        ),
    )
