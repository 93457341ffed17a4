"""Germany: hospitals, for which the law of a Land may be longer than that of the Federation.

A Land is a subclass of the federal schedule, and the longest period wins.

>>> from healthgov import de
>>> stay = {"last_contact": "2010-05-04"}
>>> de.Hamburg(as_of="2026-11-23").due("hospital_file", **stay).keep_through
datetime.date(2040, 5, 4)
>>> de.LAENDER["SN"](as_of="2026-11-23").due("hospital_file", **stay).keep_through
datetime.date(2020, 5, 4)
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from healthgov.de.federal import BGB, FederalRetention
from healthgov.de.texts import ACT
from healthgov.periods import years
from healthgov.retention.policies import Granularity, RetentionPolicy
from healthgov.retention.rows import NOT_STATED, SECOND_HAND, at_least, kept
from healthgov.retention.terms import Term, later_of

__all__ = ["HOSPITAL", "LAENDER", "Bavaria", "Hamburg", "Saxony", "for_hospitals"]

HOSPITAL = years(10).after("last_contact")
"""What the Federation's law says of the file of a hospital, as of every file of a patient."""


def for_hospitals(term: Term, *cites: str, note: str = "") -> RetentionPolicy:
    """The file of a hospital; the first text is that of the Land, where it has one."""
    return kept(
        "patient file of a hospital",
        at_least(term),
        *(ACT(cite, SECOND_HAND) for cite in cites),
        controller="hospital",
        granularity=Granularity.DOSSIER,
        then=NOT_STATED,
        note=note,
    )


_NONE = "the Land sets no period of its own"


class Hamburg(FederalRetention):
    """Hamburg: thirty years for hospitals."""

    title: ClassVar[str] = "retention in Hamburg"

    hospital_file = for_hospitals(later_of(years(30).after("last_contact"), HOSPITAL), "HmbKHG, § 4a", BGB)


class Saxony(FederalRetention):
    """Saxony: no period of its own for hospitals."""

    title: ClassVar[str] = "retention in Saxony"

    hospital_file = for_hospitals(HOSPITAL, BGB, note=_NONE)


class Bavaria(FederalRetention):
    """Bavaria: no period of its own for hospitals."""

    title: ClassVar[str] = "retention in Bavaria"

    hospital_file = for_hospitals(HOSPITAL, BGB, note=_NONE)


LAENDER: Mapping[str, type[FederalRetention]] = MappingProxyType({"BY": Bavaria, "HH": Hamburg, "SN": Saxony})
"""The Länder read so far, by the second half of their ISO 3166-2 code."""
