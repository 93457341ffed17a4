"""Render a report as plain text: one screen that says what matters, then what each body of law says, explained."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.evidence import sourced
from healthgov.findings import MARKS
from healthgov.languages import beginning, say, translated
from healthgov.reports.cited import cited
from healthgov.reports.deciding import decided, left_open
from healthgov.reports.first_screen import first_screen
from healthgov.reports.naming import Names
from healthgov.reports.shown import shown
from healthgov.reports.summary import SectionSummary, in_order, summary
from healthgov.reports.waived import told
from healthgov.reports.waived import waived as waiver_said
from healthgov.rules import Report, Result, Section
from healthgov.verdicts import Verdict

__all__ = ["SUFFIX", "render"]

SUFFIX = ".txt"

_UNREACHED = "it is not known whether this applies"


def render(report: Report, *, language: str = "en") -> str:
    """Return the summary and the explained tree in a language."""
    return shown("\n".join(_lines(report, language)) + "\n")


def _lines(report: Report, language: str) -> Iterator[str]:
    names = Names(report, language)
    made = summary(report, language, names)
    yield from first_screen(made, names, language)
    for section, law in zip(report.sections, made.laws, strict=True):
        yield ""
        yield from _section(section, law, names, language)
    if report.notes:
        yield ""
        yield say("Waivers", None, language)
        for one in told(report, language):
            where = f" [{one.waiver.path}]" if one.waiver.path else ""
            yield f"  {one.mark} {one.waiver.code} {one.title}".rstrip() + where
            yield from (f"      {line}" for line in (one.said, one.days, *one.signatures))
    if made.inquiries:
        yield ""
        yield say("Questions to ask", None, language)
        for inquiry in made.inquiries:
            places = " ".join(f"[{path}]" for path, _ in inquiry.places)
            yield f"  ? {inquiry.ask} {places} ({', '.join(inquiry.codes)})"
    texts = cited(report, open_only=True)
    if texts:
        yield ""
        yield say("Texts", None, language)
        yield from (f"  § {sourced(cite, language)}" for cite, _ in texts)


# --- what each body of law says ---------------------------------------------------------------------------------------


def _section(section: Section, law: SectionSummary, names: Names, language: str) -> Iterator[str]:
    title = f"{beginning(law.title)} ({section.name})"
    if not section.assessed:
        yield f"{'?' if section.reaches else '·'} {_named(title, law.why, language)}"
    else:
        yield f"{MARKS[section.verdict]} {title}"
    for departure in section.departures:
        yield f"  ! {translated(departure, language)}"
    reaches: set[str] = set()
    applying = [result for result in in_order(section.results) if result.applies]
    met: dict[str, list[Result]] = {}
    for result in applying:
        if result.verdict is Verdict.PASS:
            met.setdefault(result.code, []).append(result)
    for result in applying:
        if result.verdict is not Verdict.PASS:
            yield from _result(result, reaches, names, language)
        elif result.code in met:  # one line for a rule, with every place where it is met
            places = "".join(f" [{one.path}]" for one in met.pop(result.code) if one.path)
            yield f"  {MARKS[Verdict.PASS]} {result.code} {say(result.rule.title, None, language)}{places}"
    quiet = sum(not result.applies for result in section.results)
    if quiet:
        several = "{count} checks that do not apply here" if quiet > 1 else "one check that does not apply here"
        yield f"  · {say(several, {'count': quiet}, language)}"
    for skipped in section.skipped if section.results else ():
        name = f"{skipped.rule.code} {say('skipped', None, language)}"
        yield f"  – {_named(name, skipped.reason(language), language)}"


def _named(what: str, how: str, language: str) -> str:
    return say("{what}: {how}", {"what": what, "how": how}, language)


def _result(result: Result, reaches: set[str], names: Names, language: str) -> Iterator[str]:
    waived = ""
    if result.waiver:
        waived = f" ({waiver_said(names.report, result.waiver, language)})"
    title = say(result.rule.title, None, language)
    where = f" [{result.path}]" if result.path else ""
    chain = names.chain(result.path)
    beside = f" {chain}" if chain else ""
    weight = f" ({say(str(result.severity), None, language)})" if result.verdict is Verdict.FAIL else ""
    yield f"  {MARKS[result.verdict]} {result.code} {title}{where}{beside}{weight}{waived}"
    yield from _finding(result, reaches, language)
    yield f"        {say('; ', None, language).join(cite.said(language) for cite in result.rule.cites)}"


def _finding(result: Result, reaches: set[str], language: str) -> Iterator[str]:
    """What decided; whether the law reaches a subject is explained with the first of its rules that asks."""
    finding = result.finding
    if finding.verdict is not Verdict.UNKNOWN:
        yield from decided(finding, language, 3, result.path)
        return
    reach = finding.children[0] if result.rule.scope is not None and finding.children else None
    if reach is None or reach.verdict is not Verdict.UNKNOWN or finding.reason != _UNREACHED:
        yield from left_open([finding], language, 3, result.path)
        return
    explained = "\n".join(reach.lines(language))
    if explained not in reaches:
        reaches.add(explained)
        yield f"      {MARKS[finding.verdict]} {say(_UNREACHED, None, language)}"
        yield from left_open([finding], language, 4, result.path)
        return
    yield f"      {MARKS[finding.verdict]} {say('it is not known whether this applies, as above', None, language)}"
    yield from left_open(finding.children[1:], language, 4, result.path)
