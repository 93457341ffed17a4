"""All bodies of the law of the United States that ask questions."""

from __future__ import annotations

from healthgov.us.stated_periods import StatedPeriods

__all__ = ["RULE_SETS"]

RULE_SETS = (StatedPeriods,)
