"""The certificates behind a hosting: whose they are, which of them count on the day, and what they cover together.

Asked inside ``third_party_layers.each(...)``, or of a certificate inside an arrangement. A holder's certificates are
judged together: one that fails a requirement does no harm where the others cover the layer without it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.fr.hds.deciding import (
    STARTUP,
    accreditor_of_a_member_state,
    certifier_was_accredited,
    version_was_open,
)
from healthgov.fr.hds.scope import by_third_party, exempt_member, required
from healthgov.models import (
    Certificate,
    HostingArrangement,
    Interval,
    IsmsCertificate,
    Layer,
    Referential,
)
from healthgov.periods import years
from healthgov.questions import Operand, Question, ask_again, by_reading, claimed, either, since, value, when
from healthgov.questions.lists import Items

__all__ = [
    "LONGEST",
    "activities_told",
    "alive",
    "alive_on",
    "certificate_in_period",
    "certified",
    "counting",
    "covered_on",
    "current_edition",
    "first_data",
    "held",
    "hosted_by_others",
    "in_period",
    "in_the_chain",
    "isms_holds",
    "issued",
    "on_version_2",
    "required",
    "stand",
    "still_counting",
    "suspended",
    "third_party_layers",
    "version_1_counts",
]

ISSUED_LATER = (
    "The certificate was issued after this day: did one cover the day before it was issued, or which day is right?"
)
ISSUED_AFTER_DATA = (
    "The certificate was issued after the first real data came: did one cover that day before, or which day is right?"
)
issued = ~claimed(~Certificate.issued_on.begun()) | ask_again(Certificate.issued_on, ISSUED_LATER)
"""A certificate covers no day on which nobody had decided to grant it, whatever its first day says."""

certificate_in_period = (
    Certificate.first_day.begun()
    & ~Certificate.last_day.is_over()
    & ~claimed(Certificate.withdrawn_on.begun())
    & issued
)
"""The day lies between the days printed, both included, after its issue and before a withdrawal."""

suspended = (
    ~Certificate.suspensions.empty()  # an empty list is an answer, and the law is met by it
    & Certificate.suspensions.some(
        Interval.since.begun() & ~claimed(Interval.until.is_over()), none="the certificate was never suspended"
    )
).said("the certificate is suspended", no="the certificate is not suspended")
"""The day lies in a suspension, first and last day included; one without an end lasts."""

NOT_SETTLED = "whether the last day of the transition still counts is not settled"
ENDS = (date(2026, 5, 16), date(2026, 5, 15))

version_1_counts = by_reading(
    NOT_SETTLED,
    *(
        (~value(last).is_over()).said("version 1 counts through {value}", no="version 1 counted through {value}")
        for last in ENDS
    ),
)
"""Certificates on version 1 still count: order of 26 April 2024, with 24 months of transition."""

alive = Certificate.referential.is_(Referential.V2_0) | version_1_counts
"""The certificate rests on a version of the referential that still counts."""

on_version_2 = ~Certificate.referential.is_(Referential.V1)

isms_holds = Certificate.isms.has(
    ~IsmsCertificate.last_day.is_over() & IsmsCertificate.first_day.begun() & IsmsCertificate.covers_hosting_scope
)
"""The ISO/IEC 27001 certificate below is in force, and as wide as the hosting."""

first_data = HostingArrangement.first_real_data
yet_to_host = claimed(~Layer.since.begun()) & ~claimed(~first_data.begun() & Layer.since.at_most(first_data))
"""The entity is to take over from another; one that hosts from the first real data on is judged as it will be."""

third_party_layers = HostingArrangement.layers.where(by_third_party & ~exempt_member & ~yet_to_host)
"""The layers whose performer is a host by now, and not the member of a hospital group that is exempt."""

held = HostingArrangement.certificates.where(Certificate.holder.is_(Layer.performer))
"""The certificates of the entity that performs the layer; nobody else's counts for it."""

in_period = held.where(certificate_in_period)
"""Those of them whose printed period covers the day, suspended or not."""

counting = in_period.where(~claimed(suspended))
"""Those of them that count: in their period, and not suspended as far as anybody says."""

certified = counting.exist(none="no certificate of this entity counts on the day")
"""The entity that performs the layer holds a certificate in force: in its period, and not said to be suspended. Whether its version
still counts is one fault, told by FR-HDS-09."""


activities_told = Layer.activities.that(
    lambda performed: bool(performed) or None, yes="the activities performed are stated", no="no activity is stated"
)
"""Who performs a layer performs something: an empty list is no answer."""


still_counting = ~claimed(suspended) & alive
"""Nothing takes its effect from the certificate: no suspension that anybody tells of, and no version whose time is over."""


LONGEST = years(3)
EDITION_IN_FORCE = 2022
too_long = Certificate.last_day.after(Certificate.first_day.claimed(otherwise=Certificate.issued_on) + LONGEST)
current_edition = Certificate.isms.has(IsmsCertificate.edition.at_least(EDITION_IN_FORCE))
in_order = (
    still_counting
    & ~claimed(too_long)
    & when(since("2024-11-16"), ~claimed(on_version_2 & ~isms_holds))
    & when(since("2025-11-01"), ~claimed(~current_edition))
    & ~claimed(~certifier_was_accredited(STARTUP))
    & ~claimed(~accreditor_of_a_member_state)
    & when(since("2024-11-16"), ~claimed(~version_was_open))
)
"""The certificate counts, and is not known to be at fault: too long, on no ISO/IEC 27001 certificate in force or on an edition that
ended, by a body without accreditation or under an accreditor of no Member State, or on a version that was closed."""


def stand(certificates: Items[Any], requirement: Question, beside: Question = in_order) -> Question:
    """Whether certificates of a layer's performer meet a requirement: each, or enough of them for what it performs.

    Enough are those that are in order on the day: one that counts for nothing, or is at fault itself, excuses no other.
    """
    others = certificates.where(beside)
    others_cover = others.where(requirement).cover(
        Layer.activities, Certificate.activities, narrow="the other certificates do not cover: {lacking}"
    )
    return certificates.suffice(requirement, without=activities_told & others.some(requirement) & others_cover)


def covered_on(day: Operand[Any]) -> Question:
    """Whether a certificate counted on another day than the one asked for."""
    stopped = Certificate.suspensions.some(
        Interval.since.at_most(day) & ~claimed(Interval.until.before(day)), none="the certificate was never suspended"
    )
    return (
        Certificate.first_day.at_most(day)
        & Certificate.last_day.at_least(day)
        & ~claimed(Certificate.withdrawn_on.at_most(day))
        & ~claimed(stopped)
        & (~claimed(Certificate.issued_on.after(day)) | ask_again(Certificate.issued_on, ISSUED_AFTER_DATA))
    )


def alive_on(day: Operand[Any]) -> Question:
    """Whether the version of a certificate counted on another day, as far as anybody says on which version it is."""
    counted = (
        day.at_most(last).said("version 1 counted on that day", no="version 1 no longer counted on that day")
        for last in ENDS
    )
    return ~claimed(Certificate.referential.is_(Referential.V1)) | by_reading(NOT_SETTLED, *counted)


# What others ask of a hosting as a whole.

hosted_by_others = third_party_layers.exist(none="no third party performs a layer")


def in_the_chain(question: Question) -> Question:
    """Asked of each layer that a third party performs; where there is none, who performs them is asked."""
    return either(hosted_by_others, third_party_layers.each(question), ask_again(HostingArrangement.layers))
