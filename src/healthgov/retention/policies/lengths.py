"""A policy with each of several lengths, for rows that say themselves how long they are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

from healthgov.errors import DefinitionError
from healthgov.lengths import length_of
from healthgov.periods import After, Period
from healthgov.retention.policies.natures import Nature
from healthgov.retention.policies.policy import RetentionPolicy

__all__ = ["Lengths", "by_length"]

Lengths: TypeAlias = Collection[str] | Mapping[str, str | Period] | Mapping[int, str | Period]
"""Durations of ISO 8601, or what rows say instead with the length that it means."""


def by_length(policy: RetentionPolicy, lengths: Lengths, *, because: str) -> dict[str | int, RetentionPolicy]:
    """The policy with each of several lengths: ``by_length(policy, ["P10Y", "P18M"], because="each contract says so")``.

    A length is longer than a minimum or a fixed length, shorter than a maximum or what is recommended, or the same.

    :raises DefinitionError: for a length that is none of these, that counts hours, or without a reason.
    """
    stated = lengths if isinstance(lengths, Mapping) else {one: one for one in lengths}
    return {value: _of_length(policy, length, because) for value, length in stated.items()}


def _of_length(policy: RetentionPolicy, length: str | Period, because: str) -> RetentionPolicy:
    found: object = length
    if isinstance(length, str):
        try:
            found = length_of(length)
        except ValueError as error:
            raise DefinitionError(f"{policy.key}: {error}") from None
    if not isinstance(found, Period):
        raise DefinitionError(f"{policy.key}: a length in days, months or years is expected")
    if policy.term == After(found, policy.trigger):
        return policy
    shorter = policy.nature in (Nature.MAXIMUM, Nature.RECOMMENDED)
    return policy.shortened(found, because=because) if shorter else policy.lengthened(found, because=because)
