"""The report of a check. Its verdict is computed first; its tree when somebody reads it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import attrs

from healthgov.periods import Day
from healthgov.findings import MARKS, Finding, Words, failed, outside, passed, say
from healthgov.rules.rule import Rule, Severity
from healthgov.rules.ruleset import RuleSet
from healthgov.rules.waivers import Waiver
from healthgov.verdicts import Doubt, Verdict

__all__ = ["Question", "Report", "Result", "Section", "Skipped", "Subject"]


@attrs.frozen
class Subject:
    """A model found in the document, and where."""

    path: str
    value: object = attrs.field(repr=False)


@attrs.frozen
class Result:
    """What one rule says of one subject. ``waiver`` is set when somebody answers for its failure."""

    rule: Rule
    path: str
    finding: Finding
    waiver: Waiver | None = None

    @property
    def code(self) -> str:
        """The rule's permanent code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much a failure weighs."""
        return self.rule.severity

    @property
    def verdict(self) -> Verdict:
        """The verdict of the finding, waived or not."""
        return self.finding.verdict

    def reason(self, language: str = "en") -> str:
        """What decided the verdict, in words."""
        sentences = dict.fromkeys(leaf.sentence(language) for leaf in self.finding.leaves())
        return "; ".join(sentences)

    def where(self) -> str:
        """The most precise path to what decided: a common one where several did."""
        paths = list(dict.fromkeys(leaf.path for leaf in self.finding.leaves() if leaf.path))
        return paths[0] if len(paths) == 1 else (self.finding.path or self.path)


@attrs.frozen
class Skipped:
    """A rule that was not evaluated on this day, and why."""

    rule: Rule
    reason: Words
    holds_until: date | None = None


@attrs.frozen
class Question:
    """A fact that would settle an UNKNOWN: where it belongs, what to ask, which rules wait for it."""

    fact: str
    ask: str
    codes: tuple[str, ...]


@attrs.frozen
class Section:
    """What one body of law says: results in the order of rules, what was skipped, house departures."""

    rule_set: type[RuleSet]
    results: tuple[Result, ...]
    skipped: tuple[Skipped, ...]
    departures: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the rule set."""
        return self.rule_set.__name__

    @property
    def verdict(self) -> Verdict:
        """FAIL over UNKNOWN over PASS, waived failures left aside; UNKNOWN when nothing was evaluated."""
        counted = [result.verdict for result in self.results if result.waiver is None]
        if not self.results:
            return Verdict.UNKNOWN
        return Verdict.all(counted)


class Report:
    """The answer to ``check``: a section for each body of law, and what follows from all of them."""

    def __init__(
        self,
        *,
        document: object,
        as_of: date,
        rule_sets: tuple[RuleSet, ...],
        subjects: tuple[Subject, ...],
        waivers: tuple[Waiver, ...],
    ) -> None:
        self.as_of = as_of
        self.waivers = waivers
        self._document = document
        self._rule_sets = rule_sets
        self._subjects = subjects

    @functools.cached_property
    def verdict(self) -> Verdict:
        """FAIL over UNKNOWN over PASS; UNKNOWN when no rule was evaluated."""
        if self.waivers:  # which failures count depends on where they are
            results = [result for section in self.sections for result in section.results]
            return Verdict.all(r.verdict for r in results if r.waiver is None) if results else Verdict.UNKNOWN
        result, evaluated = Verdict.PASS, False
        for rules in self._rule_sets:
            for subject in self._subjects:
                if not rules.asks(type(subject.value)):
                    continue
                verdict = rules.verdict(subject.value, self._document)
                if verdict is Verdict.FAIL:
                    return verdict
                evaluated = True
                if verdict is Verdict.UNKNOWN:
                    result = verdict
        return result if evaluated else Verdict.UNKNOWN

    @functools.cached_property
    def sections(self) -> tuple[Section, ...]:
        """A section for each rule set, in the order given."""
        return tuple(self._section(rules) for rules in self._rule_sets)

    @property
    def results(self) -> tuple[Result, ...]:
        """The results of all sections."""
        return tuple(result for section in self.sections for result in section.results)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rules that were not evaluated, with the reason."""
        return tuple(skipped for section in self.sections for skipped in section.skipped)

    @functools.cached_property
    def notes(self) -> tuple[Finding, ...]:
        """What is to be said of the waivers: expired, unused, incomplete."""
        return tuple(note for waiver in self.waivers if (note := self._note(waiver, Day(self.as_of))) is not None)

    @functools.cached_property
    def holds_until(self) -> date | None:
        """The first day on which an answer may change; ``None`` if none ever does."""
        days = [result.finding.holds_until for result in self.results]
        days += [skipped.holds_until for skipped in self.skipped]
        for waiver in self.waivers:
            day = Day(self.as_of)
            _in_force(waiver, day)
            days.append(day.holds_until)
        for rules in self._rule_sets:
            days.append(_next_departure(rules))
        return min((day for day in days if day is not None), default=None)

    @functools.cached_property
    def questions(self) -> tuple[Question, ...]:
        """The facts that would settle each UNKNOWN, in the order of the document."""
        return self.asked()

    def asked(self, language: str = "en") -> tuple[Question, ...]:
        """:attr:`questions` in a language."""
        codes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for result in self.results:
            if result.verdict is not Verdict.UNKNOWN:
                continue
            for node in result.finding.walk():
                if node.doubt is Doubt.MISSING and not any(c.doubt is Doubt.MISSING for c in node.children):
                    known = codes[node.fact or result.path, node.sentence(language)]
                    if result.code not in known:
                        known.append(result.code)
        return tuple(Question(fact, ask, tuple(waiting)) for (fact, ask), waiting in codes.items())

    def _section(self, rules: RuleSet) -> Section:
        results: list[Result] = []
        skipped: list[Skipped] = []
        for rule in rules.rules:
            on = rule.on or rules.subject
            subjects = [s for s in self._subjects if on is not None and isinstance(s.value, on)]
            skip = rules.skips(rule)
            if skip is not None:
                skipped.append(Skipped(rule, *skip))
                continue
            for subject in subjects:
                finding = rules.explain(rule, subject.value, self._document).under(subject.path).settled()
                results.append(self._result(rule, subject.path, finding))
        return Section(type(rules), tuple(results), tuple(skipped), _departures(rules))

    def _result(self, rule: Rule, path: str, finding: Finding) -> Result:
        waiver = None
        if finding.verdict is Verdict.FAIL:
            waiver = next(
                (
                    w
                    for w in self.waivers
                    if w.complete()
                    and _in_force(w, Day(self.as_of))
                    and (w.covers(rule.code, finding.path or path) or w.covers(rule.code, path))
                ),
                None,
            )
        return Result(rule, path, finding, waiver)

    def _note(self, waiver: Waiver, day: Day) -> Finding | None:
        index = self.waivers.index(waiver)
        where = f"waivers[{index}]"
        if not waiver.complete():
            ask: Words = (
                "the waiver is incomplete: it says why, who mends, who approved, and ends after it starts",
                "la dérogation est incomplète : elle dit pourquoi, qui corrige, qui a approuvé, et finit après son début",
            )
            return failed(ask, at=where)
        if not waiver.since <= day:
            return outside(
                ("the waiver starts on {since}", "la dérogation commence le {since}"), at=where, since=waiver.since
            )
        if not day <= waiver.until:
            return failed(
                ("the waiver ended on {until}", "la dérogation a pris fin le {until}"), at=where, until=waiver.until
            )
        if not any(result.waiver is waiver for result in self.results):
            return failed(("the waiver covers no failure", "la dérogation ne couvre aucun écart"), at=where)
        return passed(
            ("the waiver runs until {until}", "la dérogation court jusqu'au {until}"), at=where, until=waiver.until
        )

    def lines(self, language: str = "en") -> Iterator[str]:  # noqa: C901  one branch for each part of the page
        """The report as text, line by line."""
        words = _WORDS[language]
        until = self.holds_until
        yield f"{MARKS[self.verdict]} {self.verdict.name}  {words['as_of']} {self.as_of}" + (
            f"  {words['until']} {until}" if until else ""
        )
        for section in self.sections:
            yield ""
            title = f"{section.name}: {say(section.rule_set.title, None, language)}"
            if not section.results:
                yield f"· {title}: {words['nothing']}"
                continue
            yield f"{MARKS[section.verdict]} {title}"
            for departure in section.departures:
                yield f"  ! {departure}"
            quiet = 0
            for result in section.results:
                if not result.finding.applies:
                    quiet += 1
                    continue
                yield from _result_lines(result, language)
            if quiet:
                yield f"  · {quiet} {words['quiet']}"
            for skipped in section.skipped:
                yield f"  – {skipped.rule.code} {words['skipped']}: {say(skipped.reason, None, language)}"
        if self.notes:
            yield ""
            yield words["waivers"]
            for note in self.notes:
                yield from note.lines(language, 1)
        questions = self.asked(language)
        if questions:
            yield ""
            yield words["questions"]
            for question in questions:
                yield f"  ? {question.ask} [{question.fact}] ({', '.join(question.codes)})"

    def text(self, language: str = "en") -> str:
        """The report as text, in English or French."""
        return "\n".join(self.lines(language))

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<report {self.verdict.name} as of {self.as_of}>"


_WORDS = {
    "en": {
        "as_of": "as of",
        "until": "holds until",
        "nothing": "nothing in this document to ask about",
        "quiet": "rule checks do not apply here",
        "skipped": "skipped",
        "waivers": "Waivers",
        "questions": "Questions to ask",
        "waived": "waived until",
    },
    "fr": {
        "as_of": "au",
        "until": "valable jusqu'au",
        "nothing": "rien dans ce document sur quoi l'interroger",
        "quiet": "contrôles ne s'appliquent pas ici",
        "skipped": "écartée",
        "waivers": "Dérogations",
        "questions": "Questions à poser",
        "waived": "dérogation jusqu'au",
    },
}


_SEVERITIES = {
    Severity.WARNING: ("warning", "avertissement"),
    Severity.MINOR: ("minor", "mineur"),
    Severity.MAJOR: ("major", "majeur"),
    Severity.BLOCKER: ("blocker", "bloquant"),
}


def _result_lines(result: Result, language: str) -> Iterator[str]:
    waived = f" ({_WORDS[language]['waived']} {result.waiver.until})" if result.waiver else ""
    title = say(result.rule.title, None, language)
    where = f" [{result.path}]" if result.path else ""
    weight = f" ({_SEVERITIES[result.severity][language == 'fr']})" if result.verdict is Verdict.FAIL else ""
    yield f"  {MARKS[result.verdict]} {result.code} {title}{where}{weight}{waived}"
    if result.verdict is Verdict.PASS:
        return
    yield from result.finding.lines(language, 3)
    yield f"        {', '.join(map(str, result.rule.cites))}"


def _in_force(waiver: Waiver, day: Day) -> bool:
    return waiver.since <= day and day <= waiver.until  # noqa: PLR1716  two plain comparisons, each noted by the day


def _departures(rules: RuleSet) -> tuple[str, ...]:
    said = [f"{rule.code} {note}" for rule in rules.rules for note in rule.departures]
    for parameter in rules.parameters.values():
        change = next((change for change in reversed(parameter.changes) if change.since <= rules.as_of), None)
        if change is not None and change not in parameter.law:
            kind = "loosened" if change.loosens else "replaced"
            because = f": {change.because}" if change.because else ""
            said.append(f"{parameter.name} {kind} to {change.value} since {change.since}{because}")
    return tuple(said)


def _next_departure(rules: RuleSet) -> date | None:
    days = (c.since for p in rules.parameters.values() for c in p.changes if p.changes != p.law)
    return min((day for day in days if day > rules.as_of), default=None)
