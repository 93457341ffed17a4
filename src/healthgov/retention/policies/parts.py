"""What a policy is put together from."""

from __future__ import annotations

import attrs

from healthgov.retention.terms import Term
from healthgov.texts import Reference

__all__ = ["Departure", "Phase", "Reading"]


@attrs.frozen
class Phase:
    """A phase of the life of a record, anchored on the original trigger: it lasts until ``ends``."""

    name: str
    ends: Term


@attrs.frozen
class Reading:
    """Another plausible reading of how long a record is kept, and what it rests on."""

    term: Term
    source: Reference


@attrs.frozen
class Departure:
    """How a schedule differs from the one it extends: ``lengthened``, ``shortened`` or ``loosened``, and why."""

    verb: str
    term: Term
    because: str
