"""Germany: the patient file and what special laws add.

>>> from healthgov import de
>>> schedule = de.GermanRetention(as_of="2026-11-23")
>>> schedule.due("genetic_result", act="2016-11-22").disposition.value
'erase'
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.findings import Words
from healthgov.periods import months, years
from healthgov.retention.making import kept
from healthgov.retention.policies import Disposition, Granularity, Nature
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import not_before

__all__ = ["GermanRetention"]

_MIN = Nature.MINIMUM
_NONE = Disposition.NONE_STATED


class GermanRetention(RetentionSchedule):
    """German retention schedule."""

    title: ClassVar[Words] = ("German retention schedule", "tableau de conservation allemand")

    patient_file = kept(
        "patient_file",
        ("patient file", "dossier patient"),
        years(10),
        "last_contact",
        _MIN,
        "BGB, § 630f(3)",
        granularity=Granularity.DOSSIER,
        disposition=_NONE,
    )
    x_ray_examination = kept(
        "x_ray_examination",
        ("X-ray examination", "examen radiologique"),
        not_before(years(10).after("act"), years(28).after("birth")),
        "act",
        _MIN,
        "StrlSchG, § 85",
        disposition=_NONE,
        note=("the floor, the 28th birthday, is for minors", "le plancher, 28e anniversaire, concerne les mineurs"),
    )
    x_ray_treatment = kept(
        "x_ray_treatment",
        ("radiotherapy", "radiothérapie"),
        years(30),
        "last_contact",
        _MIN,
        "StrlSchG, § 85",
        disposition=_NONE,
    )
    blood_donor_record = kept(
        "blood_donor_record",
        ("record of a blood donor", "dossier d'un donneur de sang"),
        years(15),
        "act",
        _MIN,
        "TFG, § 11",
        disposition=_NONE,
    )
    blood_traceability = kept(
        "blood_traceability",
        ("traceability of blood", "traçabilité du sang"),
        years(30),
        "act",
        _MIN,
        "TFG, § 11",
        disposition=Disposition.ANONYMISE_OR_ERASE,
    )
    organ_tissue_documentation = kept(
        "organ_tissue_documentation",
        ("documentation of organs and tissue", "documentation des organes et tissus"),
        years(30),
        "act",
        _MIN,
        "TPG, § 15",
        disposition=_NONE,
    )
    genetic_result = kept(
        "genetic_result",
        ("result of a genetic examination", "résultat d'examen génétique"),
        years(10),
        "act",
        Nature.FIXED,
        "GenDG, § 12",
        note=(
            "destroyed at once then, or restricted where destruction would harm the person",
            "détruit aussitôt ensuite, ou limité si la destruction nuit à la personne",
        ),
    )
    narcotic_prescription = kept(
        "narcotic_prescription",
        ("narcotic prescription", "ordonnance de stupéfiants"),
        years(3),
        "act",
        _MIN,
        "BtMVV, §§ 8, 10, 13",
        disposition=_NONE,
    )
    sick_note_duplicate = kept(
        "sick_note_duplicate",
        ("duplicate of a sick note", "double d'arrêt de travail"),
        months(12),
        "act",
        _MIN,
        "BMV-Z",
        disposition=_NONE,
    )
