"""England: NHS Records Management Code of Practice (2021, updated 2023).

The periods are minimums. The clock starts when a record ceases to be operational, by discharge or death, and
re-use starts it again: ``last_use`` is the day on which the record was last in use, whatever the use.

>>> from healthgov import gb
>>> schedule = gb.NhsRetention(as_of="2026-11-23")
>>> schedule.due("adult_health_record", last_use="2015-04-01").keep_through
datetime.date(2023, 4, 1)
>>> schedule.due("adult_health_record", last_use="2022-06-30").keep_through    # the same record, opened again
datetime.date(2030, 6, 30)
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from healthgov.days import Period, years
from healthgov.findings import Words
from healthgov.retention.rows import GUIDANCE, INFERRED, MEMORY, SECOND_HAND, SEEN, cited, kept
from healthgov.retention.policies import Disposition, Granularity, Nature, Reading
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import Term, earlier_of, happened, later_of, not_before, replaced, until

__all__ = ["NhsRetention"]

_CHECKED_ON = "2026-11-23"
_CODE = "NHS Records Management Code of Practice, appendix II"
_OTHER_READING = cited(_CODE, sure=INFERRED, checked_on=_CHECKED_ON, force=GUIDANCE)
_REVIEW = (
    "at the end: review, then destroy if no longer required, or transfer to a place of deposit",
    "à la fin : réexamen, puis destruction si le dossier n'est plus utile, ou versement à un dépôt d'archives",
)

# What every row of the code has in common. Most of them were read in the reports of a medical defence body and of
# the doctors' union, hence second hand. A use of the record may come after the death. The code is of 2021, and its day
# was not read: it cannot have applied before that year.
_kept = partial(
    kept,
    nature=Nature.MINIMUM,
    cite=_CODE,
    sure=SECOND_HAND,
    checked_on=_CHECKED_ON,
    force=GUIDANCE,
    granularity=Granularity.DOSSIER,
    disposition=Disposition.REVIEW,
    since="2021-01-01",
    note=_REVIEW,
)


def _noting(english: str, french: str) -> tuple[str, str]:
    return f"{english}; {_REVIEW[0]}", f"{french} ; {_REVIEW[1]}"


def _childs(otherwise: Term, *, birth: str, use: str) -> Term:
    """Until the 25th birthday, or the 26th where the patient was 17 when treatment ended.

    The patient is 17 from the 17th birthday to the eve of the 18th: the later birthday is due for every treatment
    that ends less than eighteen years after the birth and not less than seventeen. From eighteen on the term is
    ``otherwise``.
    """
    birthday = replaced(
        years(26).after(birth), by=years(25).after(birth), when=happened(use).within(years(17), of=birth)
    )
    return replaced(otherwise, by=birthday, when=happened(use).within(years(18), of=birth))


def _or_after_death(alive: Period, dead: Period) -> Term:
    """A period from the last use or, if that is earlier, another from the death; a use after it starts both again."""
    return earlier_of(alive.after("last_use"), later_of(dead.after("death"), dead.after("last_use")))


def _death_replaces(alive: Period, dead: Period) -> tuple[Reading, ...]:
    """The other reading of "or after death": the clock of the death replaces the first, and may run longer."""
    after_death = later_of(dead.after("death"), dead.after("last_use"))
    term = replaced(alive.after("last_use"), by=after_death, when=happened("death").within(alive, of="last_use"))
    return (Reading(term, _OTHER_READING),)


class NhsRetention(RetentionSchedule):
    """Retention by the NHS code.

    A period may be extended with reasons, mostly up to 20 years. What a public inquiry orders to keep is a hold: it
    blocks, and moves no date.

    >>> class Trust(NhsRetention):
    ...     adult_health_record = NhsRetention.adult_health_record.lengthened(years(20), because="rare diseases")
    >>> Trust(as_of="2026-11-23").due("adult_health_record", last_use="2015-04-01").keep_through
    datetime.date(2035, 4, 1)
    """

    title: ClassVar[Words] = ("NHS records management code", "code de gestion des dossiers du NHS")

    adult_health_record = _kept(
        "adult_health_record", ("health record of an adult", "dossier de santé d'un adulte"), years(8), "last_use"
    )
    child_health_record = _kept(
        "child_health_record",
        ("health record of a child", "dossier de santé d'un enfant"),
        _childs(years(8).after("last_use"), birth="birth", use="last_use"),
        "last_use",
        assumes={"birth": "last_use"},
    )
    mental_health_record_before_2021 = _kept(
        "mental_health_record",
        ("mental health record", "dossier de santé mentale"),
        _or_after_death(years(20), years(8)),
        "last_use",
        readings=_death_replaces(years(20), years(8)),
        since=None,
        until="2020-12-31",
    )
    mental_health_record = _kept(
        "mental_health_record",
        ("mental health record", "dossier de santé mentale"),
        _or_after_death(years(20), years(10)),
        "last_use",
        readings=_death_replaces(years(20), years(10)),
        note=_noting(
            "eight years after death before 2021; the day of the change was not read, the longer counts all that year",
            "huit ans après le décès avant 2021 ; jour du changement non lu, la durée longue vaut toute cette année",
        ),
    )
    maternity_record = _kept(
        "maternity_record",
        ("maternity record", "dossier de maternité"),
        not_before(
            years(25).after("last_use"),
            _childs(years(25).after("last_birth"), birth="last_birth", use="child_last_use"),
        ),
        "last_use",
        note=_noting(
            "from the care or the last birth, and as part of the child's record too: the longest wins",
            "depuis les soins ou la dernière naissance, et aussi comme partie du dossier de l'enfant : la plus longue",
        ),
    )
    gp_record_deceased = _kept(
        "gp_record_deceased",
        ("general practice record of a deceased patient", "dossier de médecine générale d'un patient décédé"),
        not_before(years(10).after("death"), years(10).after("last_use")),
        "death",
    )
    gp_record_deregistered = _kept(
        "gp_record_deregistered",
        (
            "general practice record of a patient de-registered for an unknown reason",
            "dossier de médecine générale d'un patient radié pour une raison inconnue",
        ),
        years(100),
        "last_use",
        note=_noting("the length is under review", "la durée est en cours de réexamen"),
    )
    gp_record_left_country = _kept(
        "gp_record_left_country",
        (
            "general practice record of a patient who left the country for good",
            "dossier de médecine générale d'un patient parti définitivement à l'étranger",
        ),
        years(10),
        "last_use",
        since=None,
        readings=(Reading(years(100).after("last_use"), _OTHER_READING),),
        contested=(
            (
                "ten years is an older rule, with an exception for the European Union that was not read; "
                "without it the patient is one de-registered"
            ),
            (
                "dix ans est une règle plus ancienne, avec une exception pour l'Union européenne qui n'a pas été lue ; "
                "sans elle le patient est un patient radié"
            ),
        ),
    )
    cancer_record = _kept(
        "cancer_record",
        ("cancer record", "dossier de cancérologie"),
        _or_after_death(years(30), years(8)),
        "last_use",
        sure=MEMORY,
        readings=_death_replaces(years(30), years(8)),
    )
    cjd_record = _kept(
        "cjd_record",
        ("record of Creutzfeldt-Jakob disease", "dossier de maladie de Creutzfeldt-Jakob"),
        _or_after_death(years(30), years(10)),
        "last_use",
        sure=MEMORY,
        readings=_death_replaces(years(30), years(10)),
    )
    transplant_record = _kept(
        "transplant_record",
        ("transplantation record", "dossier de transplantation"),
        years(30),
        "last_use",
        sure=MEMORY,
    )
    # Some rows of the code start when the record is made, and which was not read: the last use is never earlier.
    blood_bank_record = _kept(
        "blood_bank_record", ("record of a blood bank", "dossier de banque du sang"), years(30), "last_use", sure=MEMORY
    )
    litigation_file = _kept(
        "litigation_file", ("litigation file", "dossier de contentieux"), years(10), "closure", sure=MEMORY
    )
    historical_record = _kept(
        "historical_record",
        ("record from before 1948 or older than 30 years", "dossier antérieur à 1948 ou de plus de 30 ans"),
        until(
            (
                "The National Archives are asked before anything is destroyed",
                "les archives nationales sont consultées avant toute destruction",
            )
        ),
        "record_created",
        nature=Nature.CRITERION,
        cite="NHS Records Management Code of Practice, an older edition",
        sure=SEEN,
        granularity=Granularity.ITEM,
        since=None,
    )
