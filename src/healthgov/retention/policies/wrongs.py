"""What is wrong with the definition of a policy."""

from __future__ import annotations

import re
from collections.abc import Mapping

from healthgov.periods import Period, Validity
from healthgov.retention.policies.natures import AppliesBy, Disposition, Granularity, Nature, SignOff
from healthgov.retention.policies.parts import Phase, Reading
from healthgov.retention.terms import Term
from healthgov.texts import Reference

__all__ = ["wrongs"]

_KEY = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


def wrongs(values: Mapping[str, object]) -> list[str]:
    """What was expected of each value that is not as it has to be."""
    wanted = (
        (
            "key",
            isinstance(values["key"], str) and (not values["key"] or _KEY.fullmatch(values["key"])),
            "lower case, digits and underscores",
        ),
        ("title", isinstance(values["title"], str) and values["title"], "a text"),
        ("term", isinstance(values["term"], Term), "a term, such as years(20).after('last_contact')"),
        ("trigger", isinstance(values["trigger"], str) and values["trigger"], "the name of an event"),
        ("nature", isinstance(values["nature"], Nature), "a member of Nature"),
        ("cites", _all_are(values["cites"], Reference), "a tuple of references"),
        ("granularity", isinstance(values["granularity"], Granularity), "a member of Granularity"),
        ("phases", _all_are(values["phases"], Phase), "a tuple of phases"),
        ("disposition", isinstance(values["disposition"], Disposition), "a member of Disposition"),
        ("sign_offs", _all_are(values["sign_offs"], SignOff), "a tuple of members of SignOff"),
        ("validity", isinstance(values["validity"], Validity), "a Validity"),
        ("suspended_by_claims", isinstance(values["suspended_by_claims"], bool), "True or False"),
        ("readings", _all_are(values["readings"], Reading), "a tuple of readings"),
        ("least", values["least"] is None or isinstance(values["least"], Term), "a term"),
        (
            "least",
            values["least"] is None or values["nature"] is not Nature.MAXIMUM,
            "none beside a maximum, which has no floor",
        ),
        ("on_request", values["on_request"] is None or isinstance(values["on_request"], Period), "a period"),
        ("applies_by", isinstance(values["applies_by"], AppliesBy), "a member of AppliesBy"),
        ("contested", isinstance(values["contested"], str), "a text"),
        ("note", isinstance(values["note"], str), "a text"),
    )
    return [f"{name}: {expected}" for name, right, expected in wanted if not right]


def _all_are(values: object, kind: type) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, kind) for value in values)
