"""Belgium: thirty years at least and fifty at most for any professional since 2022; hospitals thirty at least since 1999.

>>> from healthgov import be
>>> schedule = be.BelgianRetention(as_of="2026-11-28")
>>> schedule.due("patient_record", last_contact="1996-03-01").disposable_from
datetime.date(2026, 3, 2)
>>> be.BelgianRetention(as_of="2046-03-02").due("patient_record", last_contact="1996-03-01").overdue
True
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from healthgov.periods import years
from healthgov.retention.policies import Granularity
from healthgov.retention.rows import GUIDANCE, NOT_STATED, SECOND_HAND, advised, at_least, between, exactly, kept, text
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["BelgianRetention"]

_ON = "2026-11-28"
_ORDER = "https://ordomedic.be/fr/faq/conservation-des-dossiers"
_HOSPITALS = "https://droitbelge.be/fiches_detail.asp?id=156&idcat=23"
_LAW = text("{}", checked_on=_ON)
_COUNCIL = text("National council of the order of physicians, opinion of {}", checked_on="2026-11-29", force=GUIDANCE)
_ARCHIVES = "https://ordomedic.be/fr/avis/deontologie/archives-medicales?page=2"
_MISSIONS = "https://ordomedic.be/nl/adviezen/termijn-van-bewaring-van-de-medische-dossiers-arts-belast-met-een-evaluatieopdracht"
_THIRTY = years(30).after("last_contact")

_kept = partial(kept, then=NOT_STATED, granularity=Granularity.DOSSIER)


class BelgianRetention(RetentionSchedule):
    """Retention in Belgium."""

    title: ClassVar[str] = "retention in Belgium"
    countries: ClassVar[frozenset[str]] = frozenset({"BE"})

    patient_record_by_opinion = _kept(
        "record of a patient",
        advised(_THIRTY),
        _COUNCIL("20 January 2001 (a092001)", url=_ARCHIVES),
        key="patient_record",
        controller="physician",
        since="2001-01-20",
        until="2018-05-02",
        note="no law outside hospitals: theirs may be taken for a reference, images and tracings included, and limitation is thought of",
    )
    patient_record_by_ethics = _kept(
        "record of a patient",
        advised(_THIRTY),
        text("Code of medical ethics of 2018, art. 24", checked_on="2026-11-29", force=GUIDANCE)(
            "",
            url="https://ordomedic.be/nl/code-2018/respect/24",
            source="the article as a council of the order quotes it",
        ),
        key="patient_record",
        controller="physician",
        since="2018-05-03",
        until="2022-06-30",
        note="the order of physicians asked for it; no law did, outside hospitals",
    )
    patient_record = _kept(
        "record of a patient",
        exactly(between(_THIRTY, years(50).after("last_contact"))),
        text("{}", checked_on="2026-11-30")(
            "Law of 22 April 2019 on the quality of practice in health care, art. 35",
            source="its sentence in French as the order of physicians quotes it, and in Dutch as public documents do, which agree",
            url=_ORDER,
        ),
        controller="professional of health care",
        since="2022-07-01",
        note="beyond thirty years somebody shows that care still needs it; what was made digital need not stay on paper",
    )
    evaluation_record = _kept(
        "medical file of an insurer, an employer or an expert",
        until("as long as the mission for which the file was made needs it"),
        _COUNCIL(
            "5 July 2019",
            SECOND_HAND,
            url=_MISSIONS,
            source="its opening, and a journal of physicians that reports what it holds",
        ),
        starts="closure",
        controller="institution that gave the mission",
        since="2019-07-05",
        note="not the record of who cares for the patient; a physician in employment leaves it there, one who is not gives it back. "
        "An older opinion held thirty years to be best",
    )
    hospital_record = _kept(
        "medical file of a hospital",
        at_least(_THIRTY),
        _LAW(
            "Royal decree of 3 May 1999 on the medical file, art. 1, § 3",
            SECOND_HAND,
            source="quoted by a member of the bar and by the order of physicians",
            url=_HOSPITALS,
        ),
        controller="hospital, under its chief physician",
        # The day of the decree: it cannot have applied before.
        since="1999-05-03",
        note="from the last contact, as the law of 2019 counts; that law caps the record of each professional too",
    )
