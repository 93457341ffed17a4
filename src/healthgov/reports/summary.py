"""What every format begins with: the verdict, the counts, what was not assessed, what to do first, what to ask."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from healthgov.errors import NoDocumentError
from healthgov.findings.reasons import deciding, reasons
from healthgov.languages import beginning, joined, say, translated
from healthgov.reports.answering import Answerer
from healthgov.reports.inquiring import Inquiry, asked_first, inquiries_of
from healthgov.reports.naming import Names
from healthgov.rules import Report, Result, Section, Severity
from healthgov.rules.parts import asked_alone
from healthgov.rules.report import Mending, Turn
from healthgov.verdicts import Verdict

__all__ = [
    "Counts",
    "Inquiry",
    "Point",
    "SectionSummary",
    "Summary",
    "ToDo",
    "failing_first",
    "in_order",
    "state_of",
    "summary",
    "turns_of",
]


@attrs.frozen
class Counts:
    """How many answers of each kind. What does not apply is no pass; a waived failure is no failure that is open."""

    fails: int
    waived: int
    unknown: int
    passes: int
    not_applicable: int
    skipped: int
    blockers: int
    """How many of the failures are blocking."""


@attrs.frozen
class Point:
    """A failure that a step settles: the rule, its requirement in words, and where."""

    code: str
    title: str
    path: str
    where: str
    named: str = ""
    """The names of the things around the place that decided."""


@attrs.frozen
class ToDo:
    """One thing to do: the changes that mend, or, where no remedy is known, what is wrong."""

    severity: Severity
    points: tuple[Point, ...]
    changes: tuple[tuple[str, str, str], ...]
    """Path, place in words, what is needed there; empty where no remedy is known."""
    reason: str
    """What is wrong, in words."""
    shortly: str = ""
    """The first of the reasons."""


@attrs.frozen
class SectionSummary:
    """What one body of law says, in a line; ``why`` says why it was not assessed, and is empty where it was."""

    name: str
    title: str
    verdict: Verdict
    assessed: bool
    reaches: bool
    why: str


@attrs.frozen
class Summary:
    """The first page of every format."""

    organisation: str
    verdict: Verdict
    as_of: date
    holds_until: date | None
    counts: Counts
    laws: tuple[SectionSummary, ...]
    first: tuple[ToDo, ...]
    """What to do, blockers first, then by severity and by how many rules one remedy mends."""
    left_out: tuple[SectionSummary, ...]
    """What nobody asked for, where some rules alone were asked."""
    inquiries: tuple[Inquiry, ...]
    """What to ask, what most and heaviest rules wait for first; what depends on other answers after them."""

    @property
    def asked_first(self) -> tuple[Inquiry, ...]:
        """What is asked whatever the other answers are."""
        return asked_first(self.inquiries)

    @property
    def unassessed(self) -> tuple[SectionSummary, ...]:
        """The bodies of law of which nothing was assessed, and what was not asked for."""
        return (*(law for law in self.laws if not law.assessed), *self.left_out)

    @property
    def asked_of(self) -> tuple[tuple[Answerer, tuple[Inquiry, ...]], ...]:
        """The questions by who can answer, whoever has most to answer now first."""
        by: dict[Answerer, list[Inquiry]] = defaultdict(list)
        for inquiry in self.inquiries:
            by[inquiry.who].append(inquiry)
        return tuple(
            sorted(((who, tuple(asked)) for who, asked in by.items()), key=lambda item: -len(asked_first(item[1])))
        )

    def waiting(self, inquiry: Inquiry, language: str) -> str:
        """What waits for an answer: the first codes of rules, and by its title a body of law that waits as a whole."""
        titles = {law.name: beginning(law.title) for law in self.laws}
        said = ", ".join(titles.get(code, code) for code in inquiry.codes[:_CODES])
        left = len(inquiry.codes) - _CODES
        return f"{said} {say('and {count} more', {'count': left}, language)}" if left > 0 else said


_CODES = 3
"""So many rules that wait for an answer are named; the others are counted."""


def summary(report: Report, language: str = "en", names: Names | None = None, *, advice: bool = True) -> Summary:
    """The summary of a report in a language; without advice, no remedy is looked for, which costs most of all."""
    sections = report.sections  # first of all: the law runs once, and the verdict is theirs
    names = Names(report, language) if names is None else names
    return Summary(
        organisation=names.whole,
        verdict=report.verdict,
        as_of=report.as_of,
        holds_until=report.holds_until,
        counts=_counted(report.whole),
        laws=tuple(_standing(section, language) for section in sections),
        first=_steps(report.whole, language, names) if advice else (),
        inquiries=inquiries_of(report.whole, language, names),
        left_out=tuple(_left_out(sections, language)),
    )


def state_of(result: Result) -> str:
    """The verdict of a result by name; what does not apply is one of its own."""
    if not result.applies:
        return "does not apply"
    return "waived" if result.waiver else result.verdict.value


_ORDER = {"fail": 0, "waived": 1, "unknown": 2, "pass": 3, "does not apply": 4}


def in_order(results: Iterable[Result]) -> list[Result]:
    """Fails before questions before passes; of what is open the heaviest first."""

    def key(result: Result) -> tuple[int, int]:
        order = _ORDER[state_of(result)]
        return order, -result.severity if order < _ORDER["pass"] else 0

    return sorted(results, key=key)


def failing_first(sections: Iterable[Section]) -> tuple[list[Section], list[Section]]:
    """The assessed sections in which something fails, and the others, those that pass last: between them one asks."""
    assessed = sorted((one for one in sections if one.assessed), key=lambda one: one.verdict is Verdict.PASS)
    failing = [one for one in assessed if one.verdict is Verdict.FAIL]
    return failing, [one for one in assessed if one.verdict is not Verdict.FAIL]


def turns_of(report: Report) -> tuple[Turn, ...]:
    """What will change; nothing for a report that lost its document before this was read."""
    try:
        return report.turns
    except NoDocumentError:
        return ()


def _counted(report: Report) -> Counts:
    found = Counter(state_of(result) for result in report.results)
    blockers = sum(one.severity is Severity.BLOCKER and state_of(one) == "fail" for one in report.results)
    return Counts(
        fails=found["fail"],
        waived=found["waived"],
        unknown=found["unknown"],
        passes=found["pass"],
        not_applicable=found["does not apply"],
        skipped=len(report.skipped),
        blockers=blockers,
    )


def _standing(section: Section, language: str) -> SectionSummary:
    title = say(section.title, None, language)
    why = "" if section.assessed else _unassessed(section, language)
    return SectionSummary(section.name, title, section.verdict, section.assessed, section.reaches, why)


def _left_out(sections: Iterable[Section], language: str) -> Iterator[SectionSummary]:
    for law, codes in asked_alone(section.rule_set for section in sections):
        why = say("not assessed: nothing but {codes} was asked for", {"codes": ", ".join(codes)}, language)
        rest = say("every other rule", None, language)
        title = (
            rest
            if law is None
            else say("{what}: {how}", {"what": translated(law.title, language), "how": rest}, language)
        )
        yield SectionSummary("", title, Verdict.UNKNOWN, False, False, why)


def _unassessed(section: Section, language: str) -> str:
    if section.skipped and section.rule_set.part_of is not None:  # one rule: why it is not asked
        return section.skipped[0].reason(language)
    if section.begins is not None:
        words = "outside of what is modelled: nothing of it is in force before {day}"
        return say(words, {"day": section.begins}, language)
    why = "not assessed: what it asks about is not stated" if section.unasked else "it reaches nothing in this document"
    return say(why, None, language)


# --- what to do first -------------------------------------------------------------------------------------------------


def _steps(report: Report, language: str, names: Names) -> tuple[ToDo, ...]:
    failing = [result for result in report.results if state_of(result) == "fail"]
    failing.sort(key=lambda result: -result.severity)
    known: dict[tuple[str, str], list[Mending]] = defaultdict(list)
    for mending in _remedies(report):
        # To leave France, or no longer to be a controller, is a way out of a law and no advice.
        for point in () if mending.escapes else mending.mends:
            known[point].append(mending)
    waiting = {(result.code, result.path): result for result in failing}
    steps: list[ToDo] = []
    for result in failing:
        key = (result.code, result.path)
        if key not in waiting:
            continue
        best = min(
            known[key],
            # What mends most for each thing to change: a contract renewed before a new one with all that it asks.
            key=lambda one: (one.past, -len(waiting.keys() & set(one.mends)) / len(one.changes), len(one.changes)),
            default=None,
        )
        if best is None:
            together = [one for one in waiting.values() if _decided_by(one) == _decided_by(waiting[key])]
        else:
            together = [waiting[point] for point in waiting if point in set(best.mends)]
        for one in together:
            waiting.pop((one.code, one.path), None)
        changes = () if best is None else tuple(_changes(best, language, names))
        points = tuple(_point(one, language, names) for one in together)
        steps.append(ToDo(result.severity, points, changes, *_wrong(result, language)))
    return tuple(sorted(steps, key=lambda step: (-step.severity, -len(step.points), not step.changes)))


def _decided_by(result: Result) -> frozenset[tuple[str, str, object]]:
    """What decided, and where: two requirements that fail for the very same are one thing to do."""
    found = ((one.path, one.reason, tuple(one.values.items())) for one in deciding(result.finding))
    return frozenset(found)


def _wrong(result: Result, language: str) -> tuple[str, str]:
    """What is wrong: of many reasons the first ones, for the explanation says them all; and the first alone."""
    found = reasons(result.finding, language)[:_REASONS]
    return joined(found, language), found[0]


_REASONS = 2


def _remedies(report: Report) -> tuple[Mending, ...]:
    try:
        return report.near_remedies
    except NoDocumentError:
        return ()


def _changes(mending: Mending, language: str, names: Names) -> Iterator[tuple[str, str, str]]:
    for change in mending.changes:
        path = change.path.lstrip("/")
        yield path, names.way(path), change.sentence(language)


def _point(result: Result, language: str, names: Names) -> Point:
    places = {one.path for one in deciding(result.finding)}
    at = (places.pop() if len(places) == 1 else "") or result.path
    within = at if at.startswith(result.path) else result.path
    title = say(result.rule.title, None, language)
    return Point(result.code, title, result.path, names.way(within), names.chain(at))
