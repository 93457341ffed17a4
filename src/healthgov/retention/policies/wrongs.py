"""What is wrong with the definition of a policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthgov.periods import Validity
from healthgov.retention.policies.natures import AppliesBy, Disposition, Granularity, Nature, SignOff
from healthgov.retention.policies.parts import Phase, Reading
from healthgov.retention.terms import Term
from healthgov.texts import Reference

if TYPE_CHECKING:
    from healthgov.retention.policies.policy import RetentionPolicy

__all__ = ["wrongs"]

_KEY = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


def wrongs(policy: RetentionPolicy) -> list[str]:
    """What was expected of each value that is not as it has to be."""
    wanted = (
        (
            "key",
            isinstance(policy.key, str) and (not policy.key or _KEY.fullmatch(policy.key)),
            "lower case, digits and underscores",
        ),
        ("title", isinstance(policy.title, str) and policy.title, "a text"),
        ("term", isinstance(policy.term, Term), "a term, such as years(20).after('last_contact')"),
        ("trigger", isinstance(policy.trigger, str) and policy.trigger, "the name of an event"),
        ("nature", isinstance(policy.nature, Nature), "a member of Nature"),
        ("cites", _all_are(policy.cites, Reference), "a tuple of references"),
        ("granularity", isinstance(policy.granularity, Granularity), "a member of Granularity"),
        ("phases", _all_are(policy.phases, Phase), "a tuple of phases"),
        ("disposition", isinstance(policy.disposition, Disposition), "a member of Disposition"),
        ("sign_offs", _all_are(policy.sign_offs, SignOff), "a tuple of members of SignOff"),
        ("validity", isinstance(policy.validity, Validity), "a Validity"),
        ("suspended_by_claims", isinstance(policy.suspended_by_claims, bool), "True or False"),
        ("readings", _all_are(policy.readings, Reading), "a tuple of readings"),
        ("least", policy.least is None or isinstance(policy.least, Term), "a term"),
        (
            "least",
            policy.least is None or policy.nature is not Nature.MAXIMUM,
            "none beside a maximum, which has no floor",
        ),
        ("applies_by", isinstance(policy.applies_by, AppliesBy), "a member of AppliesBy"),
        ("contested", isinstance(policy.contested, str), "a text"),
        ("note", isinstance(policy.note, str), "a text"),
    )
    return [f"{name}: {expected}" for name, right, expected in wanted if not right]


def _all_are(values: object, kind: type) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, kind) for value in values)
