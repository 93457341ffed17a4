"""Germany: the patient file and what special laws of the Federation add.

>>> from healthgov import de
>>> due = de.GermanRetention(as_of="2026-11-23").due("genetic_result", examination="2016-11-22")
>>> due.must_dispose_by, due.disposition.value, due.overdue       # exactly ten years: not a day less, not one more
(datetime.date(2026, 11, 22), 'erase', True)
"""

from __future__ import annotations

from functools import partial

from healthgov.days import days, months, years
from healthgov.de.checked import cited, kept
from healthgov.retention.rows import CONTRACT, GUIDANCE, INFERRED, SECOND_HAND, SEEN
from healthgov.retention.policies import Disposition, Granularity, Nature, Reading
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import Term, earlier_of, not_before, until

__all__ = ["BGB", "FederalRetention"]

BGB = "BGB, § 630f(3)"
_TFG = "TFG, § 11"
_RADIATION = (
    "sources give different paragraphs of the StrlSchG",
    "les sources citent des paragraphes différents du StrlSchG",
)
_DOSSIER = Granularity.DOSSIER

# Most rows were read in reports of insurers, professional bodies and training sites: second hand, unless said.
_kept = partial(kept, nature=Nature.MINIMUM, sure=SECOND_HAND, disposition=Disposition.NONE_STATED)

# The law obliges to keep for a while from each donation, and lets nobody be identified once the record is kept for
# more than thirty years after the last donation of the donor: a range between the two.
_donors = partial(
    kept,
    how_long=years(30),
    event="last_donation",
    nature=Nature.FIXED,
    cite=_TFG,
    sure=SEEN,
    disposition=Disposition.ANONYMISE_OR_ERASE,
    note=(
        "anonymised, if kept longer than thirty years after the last donation of the donor",
        "anonymisé, si gardé plus de trente ans après le dernier don du donneur",
    ),
)

_GENETIC: Term = earlier_of(years(10).after("examination"), days(0).after("destruction_asked"))


class FederalRetention(RetentionSchedule):
    """What the Federation's law says, whatever the Land. It is no schedule for a hospital: see ``LAENDER``."""

    patient_file = _kept(
        "patient_file",
        ("patient file", "dossier patient"),
        years(10),
        "last_contact",
        cite=BGB,
        granularity=_DOSSIER,
        note=(
            (
                "from the end of the treatment, unless other law is longer; some advise thirty years, "
                "after which claims die (BGB, § 199(2))"
            ),
            (
                "depuis la fin du traitement, sauf autre loi plus longue ; certains conseillent trente ans, "
                "terme auquel les actions s'éteignent (BGB, § 199(2))"
            ),
        ),
    )
    # "Bis zur Vollendung des 28. Lebensjahres" is up to the 28th birthday: the 28th year of life is completed on its
    # eve, while a person in the 28th year is 27. For whoever was an adult at the examination the floor is idle.
    x_ray_examination = _kept(
        "x_ray_examination",
        ("X-ray examinations", "examens radiologiques"),
        not_before(years(10).after("last_examination"), years(28).after("birth")),
        "last_examination",
        cite="StrlSchG, § 85",
        granularity=_DOSSIER,
        assumes={"birth": "last_examination"},
        note=(
            f"the floor, the completed 28th year of life, is for minors; {_RADIATION[0]}",
            f"le plancher, 28 ans révolus, concerne les mineurs ; {_RADIATION[1]}",
        ),
    )
    x_ray_treatment = _kept(
        "x_ray_treatment",
        ("treatment by X-rays or other radiation", "traitement par rayons X ou autre rayonnement"),
        years(30),
        "last_treatment",
        cite="StrlSchG, § 85",
        granularity=_DOSSIER,
        note=_RADIATION,
    )
    x_ray_device_check = _kept(
        "x_ray_device_check",
        ("quality checks of an X-ray device", "contrôles de qualité d'un appareil de radiologie"),
        not_before(days(0).after("device_end"), years(3).after("next_acceptance_test")),
        "device_end",
        cite="Ärztekammer, note on retention periods, which names no text",
        force=GUIDANCE,
        note=(
            "as long as the device is used, and at least three years after the next full acceptance test",
            "aussi longtemps que l'appareil sert, et au moins trois ans après la réception complète suivante",
        ),
    )
    radiation_research_record = _kept(
        "radiation_research_record",
        (
            "consents and records of research with radiation",
            "consentements et dossiers de recherche avec rayonnements",
        ),
        years(30),
        "study_end",
        cite="StrlSchV, § 140",
        sure=SEEN,
        granularity=Granularity.DATASET,
        note=(
            "the start was not stated in what was read: counted from the end of the study",
            "début non indiqué dans ce qui a été lu : compté depuis la fin de l'étude",
        ),
    )
    blood_donor_record = _donors(
        "blood_donor_record",
        ("record of a blood donor", "dossier d'un donneur de sang"),
        least=years(15).after("donation"),
    )
    special_donor_record = _donors(
        "special_donor_record",
        (
            "record of a donor of stem cells or one immunised",
            "dossier d'un donneur de cellules souches ou immunisé",
        ),
        least=years(20).after("donation"),
    )
    blood_traceability = _donors(
        "blood_traceability", ("traceability of blood", "traçabilité du sang"), least=years(30).after("donation")
    )
    organ_documentation = _kept(
        "organ_documentation",
        ("documentation of an organ", "documentation d'un organe"),
        years(30),
        "transplantation",
        cite="TPG, § 15",
        readings=(
            Reading(
                until(("thirty years from a later start", "trente ans depuis un début plus tardif")),
                cited("TPG, § 15", sure=INFERRED),
            ),
        ),
        note=(
            "the start was not stated in what was read: counted from the transplantation, and longer if it is later",
            "début non indiqué dans ce qui a été lu : compté depuis la greffe, et plus long s'il est plus tardif",
        ),
    )
    tissue_documentation = _kept(
        "tissue_documentation",
        ("documentation of tissue", "documentation d'un tissu"),
        not_before(years(30).after("product_expiry"), years(30).after("transfer")),
        "product_expiry",
        cite="TPG, § 15",
        note=(
            "after the expiry date or the transfer: where both are known the later counts",
            "après la péremption ou la remise : si les deux sont connues, la plus tardive compte",
        ),
    )
    genetic_result = kept(
        "genetic_result",
        ("result of a genetic examination", "résultat d'examen génétique"),
        _GENETIC,
        "examination",
        Nature.FIXED,
        "GenDG, § 12",
        sure=SEEN,
        # The least is the most: the result is kept until that day and destroyed at once.
        least=_GENETIC,
        note=(
            (
                "destroyed at once then, or earlier if the person decides so; restricted instead where destruction would "
                "harm the person, or the person asks for it in writing"
            ),
            (
                "détruit aussitôt, ou plus tôt si la personne en décide ainsi ; limité seulement si la destruction lui "
                "nuit, ou si elle le demande par écrit"
            ),
        ),
    )
    narcotic_prescription = _kept(
        "narcotic_prescription",
        ("prescription or requisition of narcotics", "ordonnance ou réquisition de stupéfiants"),
        years(3),
        "issue",
        cite="BtMVV, §§ 8, 10",
    )
    narcotic_book = _kept(
        "narcotic_book",
        ("book of narcotics", "registre des stupéfiants"),
        years(3),
        "last_entry",
        cite="BtMVV, § 13",
        granularity=_DOSSIER,
    )
    sick_note_duplicate = _kept(
        "sick_note_duplicate",
        ("duplicate of a sick note by a dentist", "double d'arrêt de travail établi par un dentiste"),
        months(12),
        "issue",
        cite="BMV-Z",
        force=CONTRACT,
        controller="dentist",
    )
