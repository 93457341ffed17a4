"""Which periods of a schedule are advice, from which one may depart with reasons."""

from __future__ import annotations

from healthgov.retention import Nature, RetentionPolicy, SignOff
from healthgov.texts import BindingForce

__all__ = ["is_advice"]


def is_advice(policy: RetentionPolicy) -> bool:
    """Whether the period is advice: to keep, or to keep no longer, where no text that binds more says so.

    What guidance says of public archives binds: they are eliminated with a visa alone. A contract binds who is party to it.
    """
    forces = {cite.force for cite in policy.cites if cite.confidence.decides}
    if policy.nature is Nature.MAXIMUM:
        return not any(force > BindingForce.GUIDANCE for force in forces)
    if policy.nature is Nature.MINIMUM:
        return forces == {BindingForce.GUIDANCE} and SignOff.ARCHIVES_VISA not in policy.sign_offs
    return policy.nature is Nature.RECOMMENDED
