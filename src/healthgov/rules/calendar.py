"""The calendar of everything that will change, found by stepping from one ``holds_until`` to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from healthgov.periods import as_date
from healthgov.rules.checking import check
from healthgov.rules.report import Report, Result
from healthgov.rules.ruleset import RuleSet
from healthgov.rules.waivers import Waiver
from healthgov.verdicts import Verdict

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
        before, after = _results(report), _results(later)
        for key in dict.fromkeys((*before, *after)):
            old, new = _verdict(before.get(key)), _verdict(after.get(key))
            if old is not new:
                _, code, path = key
                yield Turn(day, code, path, old, new, after.get(key))
        report = later


def _results(report: Report) -> dict[tuple[int, str, str], Result]:
    """Results by section, code and path: two rule sets may share a code, when one extends the other."""
    return {
        (index, result.code, result.path): result
        for index, section in enumerate(report.sections)
        for result in section.results
    }


def _verdict(result: Result | None) -> Verdict | None:
    if result is None:
        return None
    return Verdict.PASS if result.waiver else result.verdict
