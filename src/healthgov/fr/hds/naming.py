"""One entity, named in two ways: the platform by its brand, its certificate by the company's name.

Entities go by their ``id``, so that another name is another entity: its certificate counts for nobody else. Where the two
names may be those of one, a host is not called uncertified: the document is asked which it is.
"""

from __future__ import annotations

from typing import Any

from healthgov.models import Certificate, HostingArrangement, Layer, Organisation
from healthgov.models.registers import may_be_one
from healthgov.questions import ask_again, by_hand, claimed
from healthgov.questions.by_hand import View, thing_of

__all__ = ["named_otherwise"]

WHICH = "Is this entity the organisation, or the holder of a certificate that is named in another way? Name one entity by one id."


def _named_otherwise(law: Any, layer: View, document: View | None) -> bool:
    """Whoever performs the layer may be the organisation, or hold a certificate, under another name."""
    own, whole = thing_of(layer), thing_of(document)
    arrangement = _around(own, whole)
    certificates = () if arrangement is None else arrangement.certificates or ()
    if any(one.holder == own.performer and _may_count(one, law.day) for one in certificates):
        return False
    names = {one.holder for one in certificates if _may_count(one, law.day)}
    if isinstance(whole, Organisation):
        names.add(whole.id)
    return any(_may_be_one(own.performer, name) for name in names - {own.performer})


def _around(layer: Layer, whole: object) -> HostingArrangement | None:
    """The arrangement that a layer belongs to."""
    hosting = whole.hosting or () if isinstance(whole, Organisation) else (whole,)
    arrangements = (one for one in hosting if isinstance(one, HostingArrangement))
    return next((one for one in arrangements if any(each is layer for each in one.layers or ())), None)


def _may_count(certificate: Certificate, day: Any) -> bool:
    """The day is not known to lie outside the days of the certificate."""
    first, last, withdrawn = certificate.first_day, certificate.last_day, certificate.withdrawn_on
    ahead = first is not None and day < first
    return not (ahead or (last is not None and day > last) or (withdrawn is not None and day >= withdrawn))


def _may_be_one(name: str, other: str) -> bool:
    if may_be_one(name, other):
        return True
    from healthgov.fr.hosts import known_as  # noqa: PLC0415  the register is read where names differ

    host = known_as(name)
    return host is not None and host == known_as(other)


named_otherwise = claimed(by_hand(_named_otherwise)) & ask_again(HostingArrangement.certificates, WHICH)
"""Asked in a layer whose performer holds no certificate: never a pass, and a question where a name is like another."""
