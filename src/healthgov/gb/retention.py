"""England: NHS Records Management Code of Practice (2021, updated 2023); elsewhere what binds in the whole kingdom.

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

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import ClassVar

from healthgov.kinds import RegionCode
from healthgov.periods import Period, years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Granularity, Reading
from healthgov.retention.rows import GUIDANCE, INFERRED, MEMORY, NOT_STATED, REVIEWED, SECOND_HAND, at_least, kept, text
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import Term, earlier_of, happened, later_of, not_before, replaced, until

__all__ = ["NhsRetention", "OutsideEngland"]

_CODE = text(
    "NHS Records Management Code of Practice, {}",
    checked_on="2026-11-23",
    force=GUIDANCE,
    home="https://transform.england.nhs.uk/information-governance/guidance/records-management-code/records-management-code-of-practice",
)
_BLOOD = text(
    "Blood Safety and Quality Regulations 2005, reg. {}",
    checked_on="2026-11-29",
    home="https://legislation.gov.uk/id/uksi/2006/2013/regulation/6/3",
)
_OTHER_READING = _CODE("appendix II", INFERRED)
_REVIEW = "at the end: review, then destroy if no longer required, or transfer to a place of deposit"

# What every row of the code has in common. Most of them were read in the reports of a medical defence body and of
# the doctors' union, hence second hand. A use of the record may come after the death. The opening
# of the code was read itself (first published on 4 August 2021, updated on 7 August 2023), and that of its appendix II: the
# periods are minimums, begin when a record ceases to be operational, and start again with its use; its rows were not.
_kept = partial(kept, granularity=Granularity.DOSSIER, then=REVIEWED, since="2021-08-04", note=_REVIEW)


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


_BLOOD_RECORD = partial(
    kept,
    "record of a blood bank",
    at_least(years(30).after("receipt")),
    _BLOOD("9(1)(e)"),
    granularity=Granularity.DOSSIER,
    since="2007-01-01",
)
"""The regulation is law of the whole United Kingdom. It is worded so since 2006; the day of that year was not read."""
_FROM_RECEIPT = "hospital blood banks, from the receipt of the blood or the blood component"


class OutsideEngland(RetentionSchedule):
    """Scotland, Wales and Northern Ireland: what binds in the whole United Kingdom; their own codes were not read.

    >>> OutsideEngland(as_of="2026-11-23").due("blood_bank_record", receipt="1996-11-22").keep_through
    datetime.date(2026, 11, 22)
    """

    title: ClassVar[str] = "retention in Scotland, Wales and Northern Ireland"
    countries: ClassVar[frozenset[str]] = frozenset({"GB"})
    regions: ClassVar[frozenset[RegionCode]] = frozenset(RegionCode(f"GB-{code}") for code in ("SCT", "WLS", "NIR"))
    some_texts_alone: ClassVar[bool] = True

    blood_bank_record = _BLOOD_RECORD(then=NOT_STATED, note=_FROM_RECEIPT)


class NhsRetention(RetentionSchedule):
    """Retention by the NHS code.

    A period may be extended with reasons, mostly up to 20 years. What a public inquiry orders to keep is a hold: it
    blocks, and moves no date.

    >>> class Trust(NhsRetention):
    ...     adult_health_record = NhsRetention.adult_health_record.lengthened(years(20), because="rare diseases")
    >>> Trust(as_of="2026-11-23").due("adult_health_record", last_use="2015-04-01").keep_through
    datetime.date(2035, 4, 1)
    """

    own_events = events(
        Event("last_use", "the end of the last use of the record"),
        Event("last_birth", "the last birth given"),
        Event("child_last_use", "the end of the last use of the child's record"),
        Event("diagnosis", "the diagnosis of cancer"),
    )

    title: ClassVar[str] = "NHS records management code"
    countries: ClassVar[frozenset[str]] = frozenset({"GB"})
    regions: ClassVar[frozenset[RegionCode]] = frozenset({RegionCode("GB-ENG")})
    parts: ClassVar[Mapping[RegionCode, type[RetentionSchedule]]] = MappingProxyType(
        dict.fromkeys(sorted(OutsideEngland.regions), OutsideEngland)
    )

    adult_health_record = _kept(
        "health record of an adult",
        at_least(years(8).after("last_use")),
        _CODE("appendix II", SECOND_HAND),
    )
    child_health_record = _kept(
        "health record of a child",
        at_least(_childs(years(8).after("last_use"), birth="birth", use="last_use")),
        _CODE("appendix II", SECOND_HAND),
        assumes={"birth": "last_use"},
    )
    mental_health_record_before_2021 = _kept(
        "mental health record",
        at_least(_or_after_death(years(20), years(8))),
        _CODE("appendix II", SECOND_HAND),
        key="mental_health_record",
        readings=_death_replaces(years(20), years(8)),
        since=None,
        until="2021-08-03",
    )
    mental_health_record = _kept(
        "mental health record",
        at_least(_or_after_death(years(20), years(10))),
        _CODE("appendix II", SECOND_HAND),
        readings=_death_replaces(years(20), years(10)),
        note=f"eight years after death before the code of August 2021; {_REVIEW}",
    )
    maternity_record = _kept(
        "maternity record",
        at_least(
            not_before(
                years(25).after("last_use"),
                _childs(years(25).after("last_birth"), birth="last_birth", use="child_last_use"),
            )
        ),
        _CODE("appendix II", SECOND_HAND),
        note=f"from the care or the last birth, and as part of the child's record too: the longest wins; {_REVIEW}",
    )
    gp_record_deceased = _kept(
        "general practice record of a deceased patient",
        at_least(not_before(years(10).after("death"), years(10).after("last_use"))),
        _CODE("appendix II", SECOND_HAND),
    )
    gp_record_deregistered = _kept(
        "general practice record of a patient de-registered for an unknown reason",
        at_least(years(100).after("last_use")),
        _CODE("appendix II", SECOND_HAND),
        note=f"the length is under review; {_REVIEW}",
    )
    gp_record_left_country = _kept(
        "general practice record of a patient who left the country for good",
        at_least(years(10).after("last_use")),
        _CODE("appendix II", SECOND_HAND),
        since=None,
        readings=(Reading(years(100).after("last_use"), _OTHER_READING),),
        contested="ten years is an older rule, with an exception for the European Union that was not read; "
        "without it the patient is one de-registered",
    )
    cancer_record = _kept(
        "cancer record",
        at_least(
            not_before(
                earlier_of(years(30).after("diagnosis"), years(8).after("death")),
                years(8).after("last_use"),
            )
        ),
        _CODE(
            "appendix II",
            SECOND_HAND,
            url="https://www.rcr.ac.uk/posts/statement-retention-oncology-records-0",
            source="a statement of the Royal College of Radiologists of 1 November 2021",
        ),
        readings=(Reading(_or_after_death(years(30), years(8)), _OTHER_READING), *_death_replaces(years(30), years(8))),
        note="the row counts from the diagnosis, the opening of the code from the last use; where it is part of the main "
        f"record, the whole is kept as long; {_REVIEW}",
    )
    cjd_record = _kept(
        "record of Creutzfeldt-Jakob disease",
        at_least(_or_after_death(years(30), years(10))),
        _CODE("appendix II", MEMORY),
        readings=_death_replaces(years(30), years(10)),
    )
    transplant_record = _kept(
        "transplantation record",
        at_least(years(30).after("last_use")),
        _CODE("appendix II", MEMORY),
    )
    # The code's own row was not read. Were it to start when the record is made, the last use is never earlier.
    blood_bank_record = _BLOOD_RECORD(
        readings=(Reading(years(30).after("last_use"), _CODE("appendix II", MEMORY)),),
        then=REVIEWED,
        note=f"{_FROM_RECEIPT}; {_REVIEW}",
    )
    litigation_file = _kept(
        "litigation file",
        at_least(years(10).after("closure")),
        _CODE("appendix II", MEMORY),
    )
    historical_record = _kept(
        "record from before 1948 or older than 30 years",
        until("The National Archives are asked before anything is destroyed"),
        _CODE("an older edition"),
        starts="record_created",
        granularity=Granularity.ITEM,
        since=None,
    )
