"""The versions of a text in one schedule: one policy for each type and day."""

from __future__ import annotations

from collections.abc import Mapping

from healthgov.errors import DefinitionError
from healthgov.retention.policies.policy import RetentionPolicy
from healthgov.retention.terms import Term, may_be_longer, parts_of

__all__ = ["check_versions"]


def check_versions(policies: Mapping[str, RetentionPolicy], where: str) -> None:
    """One policy for each type and day, and only events that the policy reads, and that bound what they are assumed to.

    :raises DefinitionError: naming what is wrong, and where.
    """
    seen: dict[str, list[str]] = {}
    for name, policy in policies.items():
        for other in seen.setdefault(policy.key, []):
            if policy.validity.overlaps(policies[other].validity):
                raise DefinitionError(
                    f"{where}: {other} and {name} both claim {policy.key} on the same days "
                    f"({policies[other].validity} and {policy.validity}). Let one end the day before the other starts, "
                    "or give the new one the name of the old to replace it. A floor and a ceiling of one type are one "
                    "policy: exactly(between(floor, ceiling))."
                )
        seen[policy.key].append(name)
        read = {policy.trigger, *policy.events}
        if policy.events and policy.trigger not in policy.events:
            raise DefinitionError(f"{where}.{name}: its trigger {policy.trigger!r} is not among {policy.events}")
        strange = sorted({*policy.assumes, *policy.assumes.values()} - read)
        if strange:
            raise DefinitionError(f"{where}.{name} assumes {', '.join(strange)}, which it does not read")
        for event, bound in policy.assumes.items():
            if any(may_be_longer(part, event, bound) for term in _terms(policy) for part in parts_of(term)):
                raise DefinitionError(
                    f"{where}.{name} assumes {event} no later than {bound}, where a condition on it may then hide a longer "
                    f"period: without {event} nothing bounds the end"
                )


def _terms(policy: RetentionPolicy) -> tuple[Term, ...]:
    return (policy.term, *policy.other_readings)
