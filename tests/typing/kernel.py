"""What type checkers make of the kernel; checked by mypy, never run."""

from __future__ import annotations

from datetime import date
from typing import assert_type

from healthgov.validators import Validator, at, enforce, stated

from healthgov.findings import Finding, passed
from healthgov.periods import After, Day, Period, years
from healthgov.rules import BoundRule, Report, Rule, RuleSet, check, rule
from healthgov.texts import Reference
from healthgov.values import Parameter, parameter
from healthgov.verdicts import Verdict

TEXT = Reference("Example Act", checked_on="2026-10-01")


class Trade(RuleSet, subject=str):
    """A body of law."""

    longest = parameter("2020-01-01", years(3), cites=[TEXT])
    expression = rule("EX-01", title="it is stated", cites=[TEXT], requires=stated())

    @rule("EX-02", title="it is so", cites=[TEXT])
    def method(self, subject: str) -> Finding:
        """A method."""
        assert_type(self.longest, Period)
        assert_type(self.day, Day)
        assert_type(self.expression(subject), Finding)
        return passed("yes")


class House(Trade):
    """An extension."""

    longest = Trade.longest.replaced("2026-01-01", years(2))
    expression = Trade.expression.disabled(because="note 12")

    @Trade.method.override
    def method(self, subject: str) -> Finding:
        """As before."""
        return super().method(subject)


law = Trade(as_of="2026-11-23")
assert_type(Trade.longest, Parameter[Period])
assert_type(law.longest, Period)
assert_type(Trade.method, Rule)
assert_type(law.method, BoundRule)
assert_type(law.method("x"), Finding)
assert_type(law.verdict("x"), Verdict)
assert_type(law.failing("x"), tuple[Rule, ...])
assert_type(check("x", Trade, House, as_of="2026-11-23"), Report)
assert_type(stated() & ~at("a", stated()) | stated(), Validator)
assert_type(Verdict.PASS & ~Verdict.FAIL, Verdict)
assert_type(date(2026, 1, 1) + years(1), date)
assert_type(years(1).after("birth"), After)
assert_type(enforce(stated())("subject", as_of="2026-11-23"), str)
