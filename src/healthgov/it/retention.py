"""Italy: clinical records for ever by a circular of 1986, images by it and a decree, the national record by a decree.

>>> from healthgov import it
>>> schedule = it.ItalianRetention(as_of="2026-11-28")
>>> schedule.due("clinical_record", last_contact="1950-01-01").for_ever
True
>>> schedule.due("national_record", death="1996-03-01").keep_through
datetime.date(2026, 3, 1)
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from healthgov.periods import years
from healthgov.retention.policies import Granularity, Reading
from healthgov.retention.rows import GUIDANCE, NOT_STATED, SECOND_HAND, at_least, exactly, kept, text
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import for_ever

__all__ = ["ItalianRetention"]

_ON = "2026-11-28"
_CIRCULAR = text("Ministry of Health, circular 61 of 19 December 1986", checked_on=_ON, force=GUIDANCE)
_CIRCULAR_URL = "http://siapec.it/index.php?Mod=Pagina&Pagina=501"
_DECREE = text("{}", checked_on=_ON)
_IMAGES = "Decree of 14 February 1997, art. 4"
_IMAGES_URL = "https://www.unipd.it/rpx/Legislazione/Lex_14_2_97_doc_rad.html"

_kept = partial(kept, then=NOT_STATED)
_TWENTY = years(20).after("examination")


class ItalianRetention(RetentionSchedule):
    """Retention in Italy."""

    title: ClassVar[str] = "retention in Italy"
    countries: ClassVar[frozenset[str]] = frozenset({"IT"})

    clinical_record = _kept(
        "clinical record",
        at_least(for_ever()),
        _CIRCULAR("", url=_CIRCULAR_URL),
        starts="last_contact",
        controller="hospital, public or private",
        granularity=Granularity.DOSSIER,
        since="1986-12-19",
        note="with its reports; after forty years in a separate section of the archive",
    )
    radiograph = _kept(
        "image of a radiological examination",
        at_least(_TWENTY),
        _CIRCULAR("", url=_CIRCULAR_URL),
        _DECREE(_IMAGES, SECOND_HAND, url=_IMAGES_URL),
        readings=(Reading(years(10).after("examination"), _DECREE(_IMAGES, SECOND_HAND, url=_IMAGES_URL)),),
        # The day of publication of the decree: before it the circular stood alone.
        since="1997-03-11",
        contested="twenty years by the circular of 1986, ten at least by the decree of 1997",
        note="an image that was given to the patient need not be kept",
    )
    diagnostic_document = _kept(
        "other diagnostic document",
        at_least(_TWENTY),
        _CIRCULAR("", url=_CIRCULAR_URL),
        controller="hospital, public or private",
        since="1986-12-19",
        note="as long as radiographs, until another text sets a length",
    )
    sports_fitness_file = _kept(
        "file of an examination of fitness for competitive sport",
        at_least(years(5).after("examination")),
        _DECREE("Decree of 18 February 1982, art. 5", SECOND_HAND),
    )
    national_record = kept(
        "national electronic health record (FSE)",
        exactly(years(30).after("death")),
        _DECREE(
            "Decree of 7 September 2023 (FSE 2.0), art. 10(2)",
            SECOND_HAND,
            source="quoted in a public support thread of the ministry",
            url="https://github.com/ministero-salute/it-fse-support/issues/1726",
        ),
        controller="controller of the national record",
        granularity=Granularity.DOSSIER,
        # The day of publication: it cannot have applied before.
        since="2023-10-24",
        note="erased in the yearly run that follows; not the clinical record, nor what the hospital itself keeps",
    )
