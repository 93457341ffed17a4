"""What no text that binds is known to keep: a type of record that the schedule does not know, and what is advised."""

from __future__ import annotations

import attrs

from healthgov.eu.erasure.lines import Line
from healthgov.eu.erasure.sets import DataSet
from healthgov.languages import Phrase
from healthgov.models import KeepingReasons, Purpose, PurposeKind
from healthgov.retention import Due

__all__ = ["advised", "without_policy"]

_MAY_BE_BOUND = frozenset(PurposeKind) - {PurposeKind.PROSPECTING, PurposeKind.SALE_OF_DATA, PurposeKind.WELLNESS}
"""Purposes whose records some text commonly asks to keep: without a type of record nobody knows."""
_OF_HEALTH = _MAY_BE_BOUND - {
    PurposeKind.BILLING,
    PurposeKind.STAFF_MANAGEMENT,
    PurposeKind.ONLINE_SALE,
    PurposeKind.SECURITY,
    PurposeKind.LEGAL_DEFENCE,
    PurposeKind.SUPPLIERS,
}
"""Purposes for which care or public health may need a record, so that somebody is asked whether it does."""


def without_policy(base: Line, one: DataSet, reasons: KeepingReasons, *, abroad: bool) -> Line | None:
    """A set whose type of record is not stated, or not known to the schedule on the day."""
    if reasons.duty is False:
        return None
    purposes = one.purposes
    light = purposes is not None and all(
        purpose.kind is not None and purpose.kind not in _MAY_BE_BOUND for purpose in purposes
    )
    if light and (one.record_type is None or abroad) and one.limits:
        return None
    why = Phrase("the schedule has no text on this type of record on that day")
    if abroad:
        why = Phrase("the schedule is that of another country: its law says nothing here")
    if one.record_type is None:
        why = Phrase("its type of record is not stated")
    return attrs.evolve(base, asks=(KeepingReasons.duty.question,), reason=why)


def advised(base: Line, due: Due, reasons: KeepingReasons, purposes: tuple[Purpose, ...] | None) -> Line | None:
    """A period that guidance advises obliges nobody: who keeps so long says on which exemption."""
    of_health = purposes is None or any(purpose.kind is None or purpose.kind in _OF_HEALTH for purpose in purposes)
    asks = [KeepingReasons.public_health.question] if of_health and reasons.public_health is None else []
    asks += [KeepingReasons.claims.question] if reasons.claims is None else []
    if not asks:
        return None
    values = {} if due.keep_through is None else {"day": due.keep_through}
    words = (
        Phrase("guidance advises to keep it through {day}, and obliges nobody")
        if values
        else Phrase("guidance advises to keep it, and obliges nobody")
    )
    return attrs.evolve(base, asks=tuple(asks), reason=words, values=values, until=due.keep_through)
