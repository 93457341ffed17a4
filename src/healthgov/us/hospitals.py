"""Records of hospitals in the United States: the words that the States share, and what Medicare asks of all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from healthgov.periods import years
from healthgov.retention.policies import Granularity, Reading, RetentionPolicy
from healthgov.retention.rows import NOT_STATED, SECOND_HAND, at_least, kept
from healthgov.retention.terms import Term, later_of, not_before
from healthgov.texts import Confidence, Reference
from healthgov.us.federal import HOSPITAL, HOSPITAL_CITE, OR_LONGER
from healthgov.us.texts import ACT

__all__ = ["BIRTH", "EIGHTEEN", "HOSPITAL_RECORD", "LATER", "LATER_AT_EIGHTEEN", "from_birth", "hospital", "kept_whole"]

# Floors at an age are written for all: an adult's file, kept from eighteen or nineteen for six, seven or ten years,
# never ends before them. A birth that is not known is taken as late as it can be.
kept_whole = partial(kept, granularity=Granularity.DOSSIER, then=NOT_STATED)
EIGHTEEN = "majority is taken at eighteen"
BIRTH = {"birth": "last_contact"}
LATER = "the floor is for minors; the later of both counts"
LATER_AT_EIGHTEEN = f"{LATER}; {EIGHTEEN}"


def from_birth(adult: int, age: int) -> Term:
    """Years after the last contact, and not before an age."""
    return not_before(years(adult).after("last_contact"), years(age).after("birth"))


def hospital(
    state: Term,
    cite: str | Reference,
    sure: Confidence = SECOND_HAND,
    *,
    readings: tuple[Reading, ...] = (),
    assumes: Mapping[str, str] | None = None,
    contested: str = "",
    note: str = "",
) -> RetentionPolicy:
    """The record of a hospital: the law of the State and the conditions of Medicare, of which the longer wins."""
    return kept_whole(
        "hospital record",
        at_least(later_of(state, HOSPITAL)),
        ACT(cite, sure) if isinstance(cite, str) else cite,
        HOSPITAL_CITE,
        controller="hospital",
        readings=tuple(Reading(later_of(other.term, HOSPITAL), other.source) for other in readings),
        assumes=assumes,
        contested=contested,
        note=note,
    )


HOSPITAL_RECORD = kept_whole(
    "hospital record, by the conditions of Medicare",
    at_least(not_before(HOSPITAL, OR_LONGER)),
    HOSPITAL_CITE,
    controller="hospital",
    note="at least, whatever the State; the State may be longer",
)
"""Where no law of a State was read that covers hospitals."""
