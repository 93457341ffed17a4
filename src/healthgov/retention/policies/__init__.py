"""Policies: what a text says of a kind of record, and which version of it counts."""

from __future__ import annotations

from healthgov.retention.policies.lengths import Lengths, by_length
from healthgov.retention.policies.natures import AppliesBy, Disposition, Granularity, Nature, SignOff
from healthgov.retention.policies.parts import Departure, Phase, Reading
from healthgov.retention.policies.policy import RetentionPolicy
from healthgov.retention.policies.versions import check_versions

__all__ = [
    "AppliesBy",
    "Departure",
    "Disposition",
    "Granularity",
    "Lengths",
    "Nature",
    "Phase",
    "Reading",
    "RetentionPolicy",
    "SignOff",
    "by_length",
    "check_versions",
]


def __dir__() -> list[str]:
    return __all__
