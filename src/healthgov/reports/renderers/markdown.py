"""Render a report as Markdown, for a pull request or a wiki: what matters first, details folded below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from healthgov.evidence import address, sourced
from healthgov.findings import MARKS
from healthgov.languages import beginning, say, translated
from healthgov.reports.cited import cited, gathered, together
from healthgov.reports.inquiring import asked_first, subjects_of
from healthgov.reports.naming import Names
from healthgov.reports.phrases import asked_now_and_later, counted, headline, only_later
from healthgov.reports.shown import in_markdown, shown
from healthgov.reports.summary import Summary, ToDo, failing_first, in_order, state_of, summary
from healthgov.reports.waived import told
from healthgov.reports.waived import waived as waiver_said
from healthgov.rules import Report, Result, Section

__all__ = ["SUFFIX", "render"]

SUFFIX = ".md"

_MOST = 10


def render(report: Report, *, language: str = "en") -> str:
    """Return the report as Markdown: what to do first, what fails, what is unknown, the questions; what passes is counted."""
    return shown("\n".join(_lines(report, language)) + "\n")


def _lines(report: Report, language: str) -> Iterator[str]:
    names = Names(report, language)
    made = summary(report, language, names)
    yield f"# {MARKS[report.verdict]} {say(report.verdict.name, None, language)}"
    yield ""
    until = f" · {say('holds until {day}', {'day': report.holds_until}, language)}" if report.holds_until else ""
    yield say("As of {day}", {"day": report.as_of}, language) + until
    yield ""
    whole = f"**{in_markdown(made.organisation)}** – " if names.label("") else ""
    yield f"{whole}{in_markdown(headline(made, language))}  "
    yield " · ".join(f"**{number}** {words}" for _, words, number in counted(made.counts, language))
    for law in made.unassessed:
        yield from ("", f"> {in_markdown(beginning(law.title))} – {in_markdown(law.why)}")
    if made.first:
        yield from ("", f"## {say('What to do first', None, language)}", "")
        for number, step in enumerate(made.first[:_MOST], 1):
            yield from _step(number, step, language)
        left = len(made.first) - _MOST
        if left > 0:
            yield from ("", say("and {count} more, below", {"count": left}, language))
    failing, others = failing_first(report.sections)
    for section in failing:
        yield from _section(section, names, language)
    if report.questions:  # of a part that shows nothing unknown, none
        yield from _questions(made, names, language)
    for section in (*others, *(one for one in report.sections if one.departures and not one.assessed)):
        yield from _section(section, names, language)
    yield from _waivers(report, language)
    yield from _texts(report, language)


def _questions(made: Summary, names: Names, language: str) -> Iterator[str]:
    """Each question once, under whoever can answer it and the things it is asked of; what depends on others is counted."""
    if made.inquiries:
        yield from ("", f"## {say('Questions to ask', None, language)}")
    for who, inquiries in made.asked_of:
        if not asked_first(inquiries):
            continue
        head = f"{beginning(who.said(language))} ({asked_now_and_later(inquiries, language)})"
        yield from ("", f"### {in_markdown(head)}")
        for paths, some in subjects_of(asked_first(inquiries)):
            places = " ".join(f"`{path}`" for path in paths if path)
            yield from ("", f"{in_markdown(beginning(names.ways(paths)))} {places}".rstrip(), "")
            for inquiry in some:
                yield f"- [ ] {in_markdown(' '.join(inquiry.asks))} ({in_markdown(made.waiting(inquiry, language))})"
    for line in only_later(made.asked_of, language):
        yield from ("", in_markdown(line))


def _waivers(report: Report, language: str) -> Iterator[str]:
    if report.notes:
        yield from ("", f"## {say('Waivers', None, language)}", "")
    for one in told(report, language):
        where = f" `{one.waiver.path}`" if one.waiver.path else ""
        yield f"- {one.mark} **{in_markdown(one.waiver.code)}** {in_markdown(one.title)}{where}"
        yield from (f"  - {in_markdown(line)}" for line in (one.said, one.days, *one.signatures))


def _texts(report: Report, language: str) -> Iterator[str]:
    texts = gathered(cite for cite, _ in cited(report, open_only=True))
    if texts:
        yield from ("", f"## {say('Texts', None, language)}", "")
    for some in texts:
        cite = some[0]
        link = f" <{address(cite, language)}>" if cite.url.startswith("https://") else ""
        words = sourced(attrs.evolve(cite, url="", version=cite.version), language, together(some, language))
        yield f"- {in_markdown(words)}{link}"


def _step(number: int, step: ToDo, language: str) -> Iterator[str]:
    point = step.points[0]
    weight = say(str(step.severity), None, language)
    codes = ", ".join(one.code for one in step.points)
    yield f"{number}. **{in_markdown(point.title)}** ({say('; ', None, language).join((weight, codes))}) – {in_markdown(point.where)}"
    yield f"   - {in_markdown(step.reason)}"
    for _, where, needed in step.changes:
        yield f"   - → {in_markdown(needed)} ({in_markdown(where)})"


def _section(section: Section, names: Names, language: str) -> Iterator[str]:
    yield from (
        "",
        f"## {MARKS[section.verdict]} {in_markdown(beginning(say(section.title, None, language)))}",
        "",
    )
    for departure in section.departures:
        yield f"> {in_markdown(translated(departure, language))}"
    open_results = [one for one in in_order(section.results) if state_of(one) in ("fail", "waived", "unknown")]
    if open_results:
        heads = " | ".join(say(head, None, language) for head in ("Rule", "Where", "Why", "Text"))
        yield f"| | {heads} |"
        yield "|---|---|---|---|---|"
        alike: dict[object, list[Result]] = {}
        for result in open_results:
            key = (result.rule, result.verdict, result.waiver, result.reason(language))
            alike.setdefault(key, []).append(result)
        for results in alike.values():
            yield _row(results, names, language)
        yield ""
    passes = sum(state_of(one) == "pass" for one in section.results)
    quiet = sum(not one.applies for one in section.results)
    counts = {"count": passes, "quiet": quiet, "skipped": len(section.skipped)}
    yield say(
        "Checks that pass: {count}; that do not apply: {quiet}; rules that are skipped: {skipped}.", counts, language
    )


def _row(results: Sequence[Result], names: Names, language: str) -> str:
    """A rule of which the same is said of one thing or of several."""
    result = results[0]
    waived = ""
    if result.waiver:
        waived = f" ({in_markdown(waiver_said(names.report, result.waiver, language))})"
    places = (f"{in_markdown(names.way(one.path))} `{one.where() or '.'}`" for one in results)
    cells = (
        MARKS[result.verdict],
        f"**{result.code}** {in_markdown(say(result.rule.title, None, language))}{waived}",
        say("; ", None, language).join(places),
        in_markdown(result.reason(language)),
        in_markdown(say("; ", None, language).join(cite.said(language) for cite in result.rule.cites)),
    )
    return "| " + " | ".join(cells) + " |"
