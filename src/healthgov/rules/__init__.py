"""Rules, rule sets, and the check of a document against them.

A rule set is a class; ``Hds(as_of="2026-11-23")`` is the law on that day. Extend one by
subclassing and stating the difference: replace a parameter, override a rule, soften one, switch one
off with a reason, add one.
"""

from __future__ import annotations

from healthgov.rules.calendar import Turn, calendar
from healthgov.rules.checking import check
from healthgov.rules.report import Asked, Report
from healthgov.rules.results import Result, Section, Skipped
from healthgov.rules.rule import BoundRule, Rule, rule
from healthgov.rules.ruleset import RuleSet, Tombstone
from healthgov.rules.severity import Severity
from healthgov.rules.waivers import Waiver

__all__ = [
    "Asked",
    "BoundRule",
    "Report",
    "Result",
    "Rule",
    "RuleSet",
    "Section",
    "Severity",
    "Skipped",
    "Tombstone",
    "Turn",
    "Waiver",
    "calendar",
    "check",
    "rule",
]


def __dir__() -> list[str]:
    return __all__
