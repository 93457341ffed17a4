"""``healthgov remedies``: what to change first: the most severe failures, then what mends several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from healthgov.commands.declared import argument, option
from healthgov.commands.naming import files_of
from healthgov.commands.options import Language, LawOption, RulesOption, chosen, day_or_today, write
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
    file: Annotated[Path, argument(help="The document: .yaml, .toml or .json.")],
    as_of: Annotated[str | None, option(help="The day, YYYY-MM-DD; today when left out.")] = None,
    law: LawOption = None,
    rules: RulesOption = None,
    language: Annotated[Language, option("--language", "--lang", help="The language.")] = Language.EN,
    output: Annotated[Path | None, option(help="Write to this file instead.")] = None,
    circumstances: Annotated[  # noqa: FBT002  a switch
        bool, option("--circumstances", help="List too what would have to be otherwise for a law not to apply.")
    ] = False,
    thorough: Annotated[  # noqa: FBT002  a switch
        bool, option("--thorough", help="Look longer where nothing near mends a failure: seconds for each.")
    ] = False,
) -> int:
    """Say what to change so that failures pass, first things first. Exit code 0: nothing fails, 1: something does."""
    document = load(file)
    report = checked(document, *chosen(law, rules).of(document).bodies, as_of=day_or_today(as_of))
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
    found = report.remedies if thorough else report.near_remedies
    told = [mending for mending in found if circumstances or not mending.escapes]
    worst = {mending: max(failing[one][0] for one in mending.mends) for mending in told}
    # What makes a law not apply stays after what heeds it; the sort keeps the order of the report among equals.
    order = sorted(worst, key=lambda mending: (mending.escapes, -worst[mending], -len(mending.mends)))
    for number, mending in enumerate(order, 1):
        weight = say(str(worst[mending]), None, language)
        sentences, places = zip(*_changes(mending, names, language), strict=True)
        yield f"{number}. ({weight}) {say('; ', None, language).join(sentences)}"
        yield from (f"   {place}" for place in places)
        if mending.escapes:
            yield f"   {say('the law then asks nothing, or less; state it only where it is so', None, language)}"
            yield f"   - {', '.join(dict.fromkeys(code for code, _ in mending.mends))}"
            continue
        for code, path in mending.mends:
            yield f"   - {code} {say(failing[code, path][1], None, language)}{_where(path, names)}"
    left = sorted(set(failing) - {one for mending in told for one in mending.mends})
    if left:
        known = "No single remedy is known; `healthgov explain` shows what each asks:"
        near = "No near remedy was found; --thorough looks longer, and `healthgov explain` shows what each asks:"
        yield say(known if thorough else near, None, language)
        for code, path in left:
            yield f"   - {code} {say(failing[code, path][1], None, language)}{_where(path, names)}"
    if len(told) < len(found):
        words = "Were things otherwise than stated, some of it would not be asked; --circumstances lists how ({count})."
        yield say(words, {"count": len(found) - len(told)}, language)


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
