"""Whom version 2 of the referential binds: its certified hosts, and those who work for them without a certificate."""

from __future__ import annotations

from healthgov.fr.hds.cover import alive, in_period, third_party_layers
from healthgov.models import Certificate, Referential

__all__ = ["certified_on_version_2", "uncertified", "under_version_2"]

certified_on_version_2 = in_period.some(
    Certificate.referential.is_(Referential.V2_0), none="no certificate of this entity covers the day"
).said(
    "the entity that performs this layer is certified on version 2",
    no="the entity that performs this layer holds no certificate on version 2",
)
"""The entity that performs the layer is certified on version 2 on the day, suspended or not."""

uncertified = ~in_period.where(alive).exist(none="no certificate of this entity counts on the day")
"""The entity that performs the layer holds no certificate, on any version: its principal answers for it."""

works_for_version_2 = third_party_layers.some(certified_on_version_2) & uncertified
"""A host of the chain is certified on version 2, and the entity that performs this layer holds no certificate."""

under_version_2 = certified_on_version_2 | works_for_version_2
"""The requirements of version 2 on places, access and foreign law reach the layer: those of a certified host, and those
of a subcontractor without a certificate, for which its principal answers."""
