"""Render a report as plain text: one screen that says what matters, then what each body of law says, explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from healthgov.evidence import sourced
from healthgov.findings import MARKS
from healthgov.languages import beginning, say, translated
from healthgov.reports.bracketed import bracketed
from healthgov.reports.cited import cited, gathered, together
from healthgov.reports.deciding import decided, left_open
from healthgov.reports.first_screen import first_screen
from healthgov.reports.inquiring import asked_first, subjects_of
from healthgov.reports.naming import Names
from healthgov.reports.phrases import asked_now_and_later, how_many_later, only_later
from healthgov.reports.shown import shown
from healthgov.reports.summary import SectionSummary, Summary, failing_first, in_order, summary
from healthgov.reports.waiting import Waiting, waiting
from healthgov.reports.waived import told
from healthgov.reports.waived import waived as waiver_said
from healthgov.rules import Report, Result, Rule, Section
from healthgov.verdicts import Verdict

__all__ = ["SUFFIX", "render"]

SUFFIX = ".txt"


def render(report: Report, *, language: str = "en") -> str:
    """Return the summary and the explained tree in a language."""
    return shown("\n".join(_lines(report, language)) + "\n")


def _lines(report: Report, language: str) -> Iterator[str]:
    names = Names(report, language)
    made = summary(report, language, names)
    yield from first_screen(made, names, language)
    standing = dict(zip(report.sections, made.laws, strict=True))
    failing, others = failing_first(report.sections)
    for section in failing:
        yield ""
        yield from _section(section, standing[section], names, language)
    if report.questions:  # of a part that shows nothing unknown, none
        yield from _questions(made, names, language)
    for section in others:
        yield ""
        yield from _section(section, standing[section], names, language)
    unassessed = [section for section, law in standing.items() if not law.assessed]
    if unassessed:
        yield ""
    for section in unassessed:
        yield from _section(section, standing[section], names, language)
    if report.notes:
        yield ""
        yield say("Waivers", None, language)
        for one in told(report, language):
            where = f" [{one.waiver.path}]" if one.waiver.path else ""
            yield f"  {one.mark} {one.waiver.code} {one.title}".rstrip() + where
            yield from (f"      {line}" for line in (one.said, one.days, *one.signatures))
    texts = [cite for cite, _ in cited(report, open_only=True)]
    if texts:
        yield ""
        yield say("Texts", None, language)
        yield from (f"  § {sourced(some[0], language, together(some, language))}" for some in gathered(texts))


def _questions(made: Summary, names: Names, language: str) -> Iterator[str]:
    """Each question once, under whoever can answer it and the things it is asked of; what depends on others is counted."""
    if made.inquiries:
        yield ""
        yield f"{MARKS[Verdict.UNKNOWN]} {say('Questions to ask', None, language)}"
    for who, inquiries in made.asked_of:
        if not asked_first(inquiries):
            continue
        yield f"  {beginning(who.said(language))} ({asked_now_and_later(inquiries, language)})"
        for paths, some in subjects_of(asked_first(inquiries)):
            yield f"    {beginning(names.ways(paths))}{bracketed(paths)}"
            for inquiry in some:
                yield f"      ? {inquiry.ask} ({made.waiting(inquiry, language)})"
                yield from (f"        {ask}" for ask in inquiry.also)
    yield from (f"  {line}" for line in only_later(made.asked_of, language))


# --- what each body of law says ---------------------------------------------------------------------------------------


def _section(section: Section, law: SectionSummary, names: Names, language: str) -> Iterator[str]:
    title = beginning(law.title)
    if not section.assessed:
        yield f"{'?' if section.reaches else '·'} {_named(title, law.why, language)}"
    else:
        yield f"{MARKS[section.verdict]} {title}"
    for departure in section.departures:
        yield f"  ! {translated(departure, language)}"
    applying = [result for result in in_order(section.results) if result.applies]
    met: dict[str, list[Result]] = {}
    for result in applying:
        if result.verdict is Verdict.PASS:
            met.setdefault(result.code, []).append(result)
    groups = waiting(applying, language)
    told = {(rule, one.path) for group in groups for rule in group.rules for one in group.results}
    others = (one for one in applying if one.verdict is not Verdict.PASS and (one.rule, one.path) not in told)
    for results, lines in _alike((one, list(_finding(one, language))) for one in others):
        yield _head(results, names, language)
        yield from lines
        yield f"        {_texts(results[0].rule, language)}"
    for group in groups:
        yield from _waiting(group, names, language)
    for results in met.values():  # one line for a rule, with every place where it is met
        places = bracketed(one.path for one in results)
        yield f"  {MARKS[Verdict.PASS]} {results[0].code} {say(results[0].rule.title, None, language)}{places}"
    quiet = sum(not result.applies for result in section.results)
    if quiet and section.assessed:
        several = "{count} checks that do not apply here" if quiet > 1 else "one check that does not apply here"
        yield f"  · {say(several, {'count': quiet}, language)}"
    for skipped in section.skipped if section.results else ():
        name = f"{skipped.rule.code} {say('skipped', None, language)}"
        yield f"  – {_named(name, skipped.reason(language), language)}"


def _waiting(group: Waiting, names: Names, language: str) -> Iterator[str]:
    """What waits for the same answers: each requirement on a line, then what is asked, once."""
    if len(group.rules) == 1:
        yield _head(group.results, names, language)
    else:
        for rule in group.rules:
            yield f"  {MARKS[Verdict.UNKNOWN]} {rule.code} {say(rule.title, None, language)} ({_texts(rule, language)})"
        places = _places(group.results, names)
        yield from (f"     {places}",) if places.strip() else ()
    for ask, facts in group.asked:
        yield f"      {MARKS[Verdict.UNKNOWN]} {ask}{bracketed(facts)}"
    if group.later:
        yield f"      … {how_many_later(group.later, language)}"
    if len(group.rules) == 1:
        yield f"        {_texts(group.rules[0], language)}"


def _texts(rule: Rule, language: str) -> str:
    return say("; ", None, language).join(cite.said(language) for cite in rule.cites)


def _places(results: Iterable[Result], names: Names) -> str:
    """Each place, with what is called so."""
    where = ""
    for one in results:
        chain = names.chain(one.path)
        where += (f" [{one.path}]" if one.path else "") + (f" {chain}" if chain else "")
    return where


def _alike(explained: Iterable[tuple[Result, list[str]]]) -> Iterator[tuple[list[Result], Iterator[str]]]:
    """What one rule says alike of several things, once: each line with all of its places."""
    by: dict[object, list[tuple[Result, list[str]]]] = {}
    for result, lines in explained:
        said = tuple(_PLACE.sub("", line) for line in lines)
        by.setdefault((result.rule, result.verdict, result.waiver, said), []).append((result, lines))
    for some in by.values():
        yield (
            [result for result, _ in some],
            (_in_places(lines) for lines in zip(*(found for _, found in some), strict=True)),
        )


def _in_places(lines: Sequence[str]) -> str:
    places = (found[1] for line in lines if (found := _PLACE.search(line)))
    return _PLACE.sub("", lines[0]) + bracketed(places)


_PLACE = re.compile(r" \[([^ ]*)\]$")


def _named(what: str, how: str, language: str) -> str:
    return say("{what}: {how}", {"what": what, "how": how}, language)


def _head(results: Sequence[Result], names: Names, language: str) -> str:
    """The rule, every place in which this is said of it with what is called so, and its weight."""
    result = results[0]
    waived = ""
    if result.waiver:
        waived = f" ({waiver_said(names.report, result.waiver, language)})"
    title = say(result.rule.title, None, language)
    where = _places(results, names)
    weight = f" ({say(str(result.severity), None, language)})" if result.verdict is Verdict.FAIL else ""
    return f"  {MARKS[result.verdict]} {result.code} {title}{where}{weight}{waived}"


def _finding(result: Result, language: str) -> Iterator[str]:
    """What decided, or keeps it open: the reading that is contested, what lies outside."""
    if result.finding.verdict is Verdict.UNKNOWN:
        yield from left_open([result.finding], language, 3, result.path)
    else:
        yield from decided(result.finding, language, 3, result.path)
