"""``healthgov remedies``: what to change first: the most severe failures, then what mends several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from healthgov.commands.declared import option
from healthgov.commands.naming import files_of
from healthgov.commands.options import (
    FileArgument,
    Language,
    LawOption,
    RuleOption,
    RulesOption,
    chosen,
    day_or_today,
    write,
)
from healthgov.commands.progress import working
from healthgov.documents import load
from healthgov.languages import say
from healthgov.reports.naming import Names
from healthgov.rules import Report, Severity
from healthgov.rules import check as checked
from healthgov.rules.report import Mending
from healthgov.verdicts import Verdict

__all__ = ["remedies"]


def remedies(
    file: FileArgument,
    as_of: Annotated[str | None, option(help="The day, YYYY-MM-DD; today when left out.")] = None,
    law: LawOption = None,
    rules: RulesOption = None,
    rule: RuleOption = None,
    language: Annotated[Language, option("--language", "--lang", help="The language.")] = Language.EN,
    output: Annotated[Path | None, option(help="Write to this file instead.")] = None,
    circumstances: Annotated[  # noqa: FBT002  a switch
        bool,
        option(
            "--circumstances", help="List too what would have to be otherwise for a law not to apply: it takes longer."
        ),
    ] = False,
    thorough: Annotated[  # noqa: FBT002  a switch
        bool, option("--thorough", help="Look longer where nothing near mends a failure: seconds for each.")
    ] = False,
) -> int:
    """Say what to change so that failures pass, first things first. Exit code 0: nothing fails, 1: something does."""
    document = load(file)
    report = checked(document, *chosen(law, rules, rule).of(document).bodies, as_of=day_or_today(as_of))
    with working(say("looking for what mends…", None, language.value)):
        lines = list(_lines(report, language.value, circumstances=circumstances, thorough=thorough))
    write("\n".join(lines) + "\n", output, (file, *files_of(rules or ())))
    return 1 if _failing(report) else 0


def _failing(report: Report) -> dict[tuple[str, str], tuple[Severity, str]]:
    """The failures that nobody answers for: how much each weighs, and its title."""
    found: dict[tuple[str, str], tuple[Severity, str]] = {}
    for result in report.results:
        if result.verdict is Verdict.FAIL and result.waiver is None:
            found[result.code, result.path] = (result.severity, result.rule.title)
    return found


def _lines(report: Report, language: str, *, circumstances: bool, thorough: bool) -> Iterator[str]:
    failing, names = _failing(report), Names(report, language)
    if not failing:
        yield say("nothing fails: there is nothing to mend", None, language)
        return
    found = report.remedies if thorough or circumstances else report.near_remedies
    told = [mending for mending in found if circumstances or not mending.escapes]
    worst = {mending: max(failing[one][0] for one in mending.mends) for mending in told}
    # What makes a law not apply stays after what heeds it; the sort keeps the order of the report among equals.
    order = sorted(worst, key=lambda mending: (mending.escapes, -worst[mending], mending.past, -len(mending.mends)))
    for number, (mending, others) in enumerate(_steps(order), 1):
        weight = say(str(worst[mending]), None, language)
        yield from _said(f"{number}. ({weight}) ", mending, names, language)
        for other in others:
            part = [code for code, path in mending.mends if (code, path) in other.mends]
            whole = len(part) == len(mending.mends)
            words = "   or: " if whole else "   or, for {codes} alone: "
            yield from _said(say(words, {"codes": ", ".join(dict.fromkeys(part))}, language), other, names, language)
        if mending.escapes:
            yield f"   {say('the law then asks nothing, or less; state it only where it is so', None, language)}"
            yield f"   - {', '.join(dict.fromkeys(code for code, _ in mending.mends))}"
            continue
        for code, path in mending.mends:
            yield f"   - {code} {say(failing[code, path][1], None, language)}{_where(path, names)}"
        if mending.leaves_questions:
            yield f"   {say('what is then still open, `healthgov questions` asks', None, language)}"
    left = sorted(set(failing) - {one for mending in told for one in mending.mends})
    if left:
        known = "No single remedy is known; `healthgov explain` shows what each asks:"
        near = "No near remedy was found; --thorough looks longer, and `healthgov explain` shows what each asks:"
        yield say(known if thorough or circumstances else near, None, language)
        for code, path in left:
            yield f"   - {code} {say(failing[code, path][1], None, language)}{_where(path, names)}"
    if not circumstances:
        yield say(
            "Were things otherwise than stated, some of it might not be asked; --circumstances looks for how.",
            None,
            language,
        )


def _steps(order: list[Mending]) -> list[tuple[Mending, list[Mending]]]:
    """What is to be done, each with what would do instead: a failure that a step mends needs no other."""
    steps: list[tuple[Mending, list[Mending]]] = []
    mended: set[tuple[str, str]] = set()
    for mending in order:
        instead = next((step for step in steps if set(mending.mends) <= set(step[0].mends)), None)
        if mending.escapes or instead is None or not set(mending.mends) <= mended:
            steps.append((mending, []))
            mended |= set(mending.mends)
        elif not any(_asks_no_less(mending, one) for one in (instead[0], *instead[1])):
            instead[1].append(mending)
    return steps


def _asks_no_less(other: Mending, step: Mending) -> bool:
    """Whether one asks for all that another asks for, and more, or for much the same: then it is no other way."""
    theirs, ours = ({one.path: one.sentence() for one in mending.changes} for mending in (other, step))
    more = all(theirs.get(path, "").startswith(words) for path, words in ours.items())
    return more or len(theirs.items() & ours.items()) * 2 >= len(theirs)


def _said(before: str, mending: Mending, names: Names, language: str) -> Iterator[str]:
    """What is needed: on one line, and each on its own line with its place where there are several."""
    (sentence, place), *more = _changes(mending, names, language)
    if not more:
        yield f"{before}{sentence}"
        yield f"   {place}"
        return
    yield f"{before}{say('all of this:', None, language)}"
    yield from (f"   · {words} – {where}" for words, where in ((sentence, place), *more))


def _changes(mending: Mending, names: Names, language: str) -> Iterator[tuple[str, str]]:
    """Each change: what is needed, and its place as people call it, with its path."""
    for change in mending.changes:
        path, sentence = change.path.lstrip("/"), change.sentence(language)
        way = names.way(path)
        if way.rpartition(" › ")[2] in sentence:  # the sentence says the last step already
            way = names.way(path.rpartition(".")[0])
        yield sentence, f"{way} [{path}]"


def _where(path: str, names: Names) -> str:
    return f" – {names.way(path)} [{path}]" if path else ""
