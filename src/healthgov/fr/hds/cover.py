"""The certificates behind a hosting: whose they are, which of them count on the day, and what they cover together.

Asked inside ``third_party_layers.each(...)``, or of a certificate inside an arrangement. A holder's certificates are
judged together: one that fails a requirement does no harm where the others cover the layer without it.
"""

from __future__ import annotations

from typing import Any

from healthgov.fr.hds.scope import required
from healthgov.models import Certificate, HostingArrangement, Interval, Layer, Organisation
from healthgov.questions import Operand, Question, claimed, of_whole
from healthgov.questions.lists import Items

__all__ = [
    "by_third_party",
    "certificate_in_period",
    "certified",
    "counting",
    "covered_on",
    "held",
    "in_period",
    "performs_a_layer",
    "required",
    "stand",
    "suspended",
    "third_party_layers",
]

certificate_in_period = (
    Certificate.first_day.begun() & ~Certificate.last_day.is_over() & ~claimed(Certificate.withdrawn_on.begun())
)
"""The day lies between the days printed, both included, and before a withdrawal."""

suspended = Certificate.suspensions.some(
    Interval.since.begun() & ~claimed(Interval.until.is_over()), none="the certificate was never suspended"
).said("the certificate is suspended", no="the certificate is not suspended")
"""The day lies in a suspension, first and last day included; one without an end lasts."""

by_third_party = of_whole(~Organisation.id.is_(Layer.performer))
"""Somebody else than the organisation performs the layer: the organisation hosts its own data without a certificate."""

third_party_layers = HostingArrangement.layers.where(by_third_party)
"""The layers whose performer is a host."""

held = HostingArrangement.certificates.where(Certificate.holder.is_(Layer.performer))
"""The certificates of the entity that performs the layer; nobody else's counts for it."""

in_period = held.where(certificate_in_period)
"""Those of them whose printed period covers the day, suspended or not."""

counting = in_period.where(~claimed(suspended))
"""Those of them that count: in their period, and not suspended as far as anybody says."""

certified = in_period.exist(none="no certificate of this entity covers the day")
"""The entity that performs the layer holds a certificate whose printed period covers the day."""

performs_a_layer = HostingArrangement.layers.some(
    by_third_party & Layer.performer.is_(Certificate.holder), none="no layer is stated"
)
"""The holder of the certificate performs a layer: the certificate of a stranger says nothing."""


def stand(certificates: Items[Any], requirement: Question) -> Question:
    """Whether certificates of a layer's performer meet a requirement: each, or enough of them for what it performs."""
    return certificates.suffice(
        requirement,
        Layer.activities,
        Certificate.activities,
        narrow="the other certificates do not cover: {lacking}",
    )


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
    )
