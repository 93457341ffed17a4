"""Sentences that several formats begin with: the verdict as a sentence, the counts in a line, a day as people write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from healthgov.languages import beginning, day_in_words, say
from healthgov.reports.answering import Answerer
from healthgov.reports.inquiring import Inquiry, asked_first, asked_later
from healthgov.reports.summary import Counts, Summary
from healthgov.verdicts import Verdict

__all__ = [
    "COUNTED",
    "asked_now_and_later",
    "counted",
    "day_in_words",
    "headline",
    "how_many_asked",
    "how_many_later",
    "how_many_required",
    "only_later",
]

COUNTED: Mapping[str, str] = {
    "fail": "not met",
    "waived": "waived",
    "unknown": "open",
    "pass": "met",
    "does not apply": "without object",
}
"""What answers of each kind are called after their number."""


def headline(summary: Summary, language: str) -> str:
    """The verdict as one sentence."""
    counts = summary.counts
    values = {"fails": counts.fails, "blockers": counts.blockers, "unknown": counts.unknown}
    if summary.verdict is Verdict.PASS:
        return say("Everything that applies is met, as far as it was assessed.", None, language)
    if not counts.fails and counts.unknown == 1:
        return say("Nothing fails, but one answer is open: a fact is missing.", None, language)
    if not counts.fails and counts.unknown:
        return say("Nothing fails, but {unknown} answers are open: facts are missing.", values, language)
    if not counts.fails and counts.passes:
        return say("What was assessed is met, but not all that was asked for was assessed.", None, language)
    if not counts.fails:
        return say("Nothing was assessed: what is asked about is not stated.", None, language)
    if counts.fails == 1:
        return say("One requirement is not met.", None, language)
    if counts.blockers == counts.fails:
        return say("{fails} requirements are not met, all of them blocking.", values, language)
    if counts.blockers == 1:
        return say("{fails} requirements are not met, one of them blocking.", values, language)
    if counts.blockers:
        return say("{fails} requirements are not met, {blockers} of them blocking.", values, language)
    return say("{fails} requirements are not met, none of them blocking.", values, language)


def counted(counts: Counts, language: str) -> Iterator[tuple[str, str, int]]:
    """Each kind of answer with its words and its number; waivers only where there are some."""
    numbers = (counts.fails, counts.waived, counts.unknown, counts.passes, counts.not_applicable)
    for (state, words), number in zip(COUNTED.items(), numbers, strict=True):
        if number or state in ("fail", "unknown", "pass"):
            yield state, say(words, None, language), number


def how_many_asked(count: int, language: str) -> str:
    """How many questions somebody has to answer."""
    return say("{count} questions" if count > 1 else "one question", {"count": count}, language)


def how_many_later(count: int, language: str) -> str:
    """How many questions depend on the answers to others."""
    words = "{count} more questions depend on the answers" if count > 1 else "one more question depends on the answers"
    return say(words, {"count": count}, language)


def asked_now_and_later(inquiries: Sequence[Inquiry], language: str) -> str:
    """How many questions are asked now, and how many more may be."""
    first, rest = len(asked_first(inquiries)), len(asked_later(inquiries))
    said = [how_many_asked(first, language)] if first else []
    return say("; ", None, language).join([*said, *([how_many_later(rest, language)] if rest else [])])


def only_later(asked_of: Iterable[tuple[Answerer, Sequence[Inquiry]]], language: str) -> Iterator[str]:
    """Who is asked nothing yet, each with how many questions depend on the answers of others."""
    for who, inquiries in asked_of:
        if not asked_first(inquiries):
            values = {"what": beginning(who.said(language)), "how": how_many_later(len(inquiries), language)}
            yield f"… {say('{what}: {how}', values, language)}"


def how_many_required(count: int, language: str) -> str:
    """How many requirements something concerns."""
    return say("{count} requirements" if count > 1 else "one requirement", {"count": count}, language)
