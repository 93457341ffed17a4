"""The calendar of everything that will change, found by stepping from one ``holds_until`` to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from healthgov.periods import as_date
from healthgov.rules.checking import check
from healthgov.rules.report import Report, Result
from healthgov.rules.ruleset import RuleSet
from healthgov.verdicts import Verdict
from healthgov.waivers import Waiver

__all__ = ["Turn", "calendar"]


@attrs.frozen
class Turn:
    """On ``day`` the verdict of a rule at a path changes; ``None`` where the rule is not evaluated.

    ``result`` explains the new verdict.
    """

    day: date
    code: str
    path: str
    before: Verdict | None
    after: Verdict | None
    result: Result | None = attrs.field(eq=False, repr=False, default=None)


def calendar(
    document: object,
    *rule_sets: type[RuleSet],
    as_of: str | date,
    until: str | date,
    waivers: Iterable[Waiver] = (),
) -> Iterator[Turn]:
    """Every change of verdict after ``as_of`` up to ``until`` inclusive, in order of days."""
    last = as_date(until, "until")
    given = tuple(waivers)
    report = check(document, *rule_sets, as_of=as_of, waivers=given)
    while (day := report.holds_until) is not None and day <= last:
        later = check(document, *rule_sets, as_of=day, waivers=given)
        before, after = _verdicts(report), _verdicts(later)
        explained = {(result.code, result.path): result for result in later.results}
        for key in dict.fromkeys((*before, *after)):
            if before.get(key) is not after.get(key):
                yield Turn(day, *key, before.get(key), after.get(key), explained.get(key))
        report = later


def _verdicts(report: Report) -> dict[tuple[str, str], Verdict]:
    return {
        (result.code, result.path): Verdict.PASS if result.waiver else result.verdict for result in report.results
    }
