"""Render a report as JUnit XML: a suite for each body of law, a case for each answer, for what shows the tests of a build.

A failure is a failure; a question, a waived failure and what does not apply are skipped, each with its reason. A body of
law of which nothing was assessed is one skipped case, so that nobody takes silence for green.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from healthgov.languages import beginning, say
from healthgov.reports.naming import Names
from healthgov.reports.shown import shown
from healthgov.reports.sources import Source
from healthgov.reports.summary import SectionSummary, state_of, summary
from healthgov.reports.waived import waived
from healthgov.rules import Report, Result, Section

__all__ = ["SUFFIX", "render"]

SUFFIX = ".junit.xml"

_SKIPPED = ("unknown", "waived", "does not apply")


def render(report: Report, *, language: str = "en", source: Source | None = None) -> str:
    """Return the report as JUnit XML."""
    return "\n".join(_lines(report, language, source)) + "\n"


def _lines(report: Report, language: str, source: Source | None) -> Iterator[str]:
    names = Names(report, language)
    made = summary(report, language, names, advice=False)
    counts = made.counts
    bare = sum(not section.results for section in report.sections)
    skipped = counts.unknown + counts.waived + counts.not_applicable + bare + len(made.left_out)
    total = counts.fails + skipped + counts.passes
    stamp = f"{report.as_of.isoformat()}T00:00:00"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name={_attribute(made.organisation)} tests="{total}" failures="{counts.fails}" errors="0" skipped="{skipped}">'
    for section, law in zip(report.sections, made.laws, strict=True):
        yield from _suite(section, law, stamp, names, source)
    for rest in made.left_out:
        yield from _left_out(rest, stamp)
    yield "</testsuites>"


def _suite(section: Section, law: SectionSummary, stamp: str, names: Names, source: Source | None) -> Iterator[str]:
    states = [state_of(result) for result in section.results]
    skipped = sum(state in _SKIPPED for state in states) + (not states)
    head = f"name={_attribute(beginning(law.title))} timestamp={_attribute(stamp)}"
    yield (
        f'  <testsuite {head} tests="{len(states) or 1}" failures="{states.count("fail")}" errors="0" skipped="{skipped}">'
    )
    if not states:
        yield from _unasked(section.name, law)
    for result, state in zip(section.results, states, strict=True):
        # A rule that is asked for alone is the same case.
        yield from _case(result, state, (section.rule_set.part_of or section.rule_set).__name__, names, source)
    yield "  </testsuite>"


def _left_out(rest: SectionSummary, stamp: str) -> Iterator[str]:
    """What nobody asked for is a suite of its own: a pass of one rule must not be read as one of all."""
    head = f"name={_attribute(beginning(rest.title))} timestamp={_attribute(stamp)}"
    yield f'  <testsuite {head} tests="1" failures="0" errors="0" skipped="1">'
    yield from _unasked("healthgov", rest)
    yield "  </testsuite>"


def _unasked(name: str, law: SectionSummary) -> Iterator[str]:
    yield f"    <testcase classname={_attribute(name)} name={_attribute(beginning(law.title))}>"
    yield f"      <skipped message={_attribute(law.why)}/>"
    yield "    </testcase>"


def _case(result: Result, state: str, law: str, names: Names, source: Source | None) -> Iterator[str]:
    language = names.language
    title = f"{result.code} {say(result.rule.title, None, language)} [{names.way(result.path)}]"
    place = ""
    if source is not None:
        line = source.line(result.where() or result.path) or 1
        place = f' file={_attribute(source.name)} line="{line}"'
    head = f"    <testcase classname={_attribute(f'{law}.{result.code}')} name={_attribute(title)}{place}"
    if state == "pass":
        yield f"{head}/>"
        return
    yield f"{head}>"
    if state == "fail":
        reason = result.reason(language)
        cites = say("; ", None, language).join(cite.said(language) for cite in result.rule.cites)
        body = _text(f"{result.where() or result.path}\n{cites}")
        yield f"      <failure type={_attribute(str(result.severity))} message={_attribute(reason)}>{body}</failure>"
    else:
        yield f"      <skipped message={_attribute(_why(result, state, names))}/>"
    yield "    </testcase>"


def _why(result: Result, state: str, names: Names) -> str:
    language = names.language
    if state == "does not apply":
        return say("it does not apply", None, language)
    if result.waiver is not None:
        return waived(names.report, result.waiver, language)
    return result.reason(language)


_NEVER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way to write."""


def _text(text: str) -> str:
    return escape(_NEVER.sub("\N{REPLACEMENT CHARACTER}", shown(text)))


def _attribute(text: str) -> str:
    return quoteattr(_NEVER.sub("\N{REPLACEMENT CHARACTER}", shown(text)))
