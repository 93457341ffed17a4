"""How ``check`` shows a report: in a format, grouped, in a line, in colour, and what is new in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from healthgov.findings import MARKS
from healthgov.languages import say
from healthgov.reports import renderer
from healthgov.reports.naming import Names
from healthgov.reports.phrases import counted, headline
from healthgov.reports.shown import shown
from healthgov.reports.summary import in_order, summary
from healthgov.rules import Report, Result
from healthgov.verdicts import Verdict

__all__ = ["grouped", "in_a_line", "news", "screens", "to_terminal", "written"]


def written(report: Report, format: str, language: str, file: str) -> str:  # noqa: A002
    """The report in a format; one that points into the file is told which it is."""
    from healthgov.reports.sources import Source  # noqa: PLC0415  not for an exit code alone

    source = Source.of(file, name="standard input" if file == "-" else None)
    return renderer(format)(report, language=language, source=source)


def in_a_line(report: Report, file: str, language: str) -> str:
    """The verdict and what it rests on, in a line."""
    made = summary(report, language, advice=False)
    mark = f"{MARKS[report.verdict]} {file} {say(report.verdict.name, None, language)}"
    return say("{what}: {how}", {"what": mark, "how": headline(made, language)}, language) + "\n"


def grouped(report: Report, by: str, language: str) -> str:
    """The results of a report by rule, by place or by severity."""
    names = Names(report, language)
    made = summary(report, language, names, advice=False)
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in in_order(report.results):
        if result.applies:
            groups[_group(result, by, names, language)].append(result)
    lines = [
        f"{MARKS[report.verdict]} {say(report.verdict.name, None, language)}  "
        + say("as of {day}", {"day": report.as_of}, language),
        "  " + headline(made, language),
        "  " + " · ".join(f"{number} {words}" for _, words, number in counted(made.counts, language)),
        *(f"  · {say('{what}: {how}', {'what': law.title, 'how': law.why}, language)}" for law in made.unassessed),
    ]
    for name, results in groups.items():
        lines += ["", name, *(line for one in results for line in _lines(one, by, names, language))]
    return shown("\n".join(lines) + "\n")


def _group(result: Result, by: str, names: Names, language: str) -> str:
    if by == "rule":
        return f"{result.code} {say(result.rule.title, None, language)}"
    if by == "place":
        return names.way(result.path) + (f" [{result.path}]" if result.path else "")
    return say(str(result.severity), None, language)


def _lines(result: Result, by: str, names: Names, language: str) -> Iterator[str]:
    title = f"{result.code} {say(result.rule.title, None, language)}"
    where = f"{names.way(result.path)} [{result.path}]" if result.path else names.whole
    said = {"rule": where, "place": title}.get(by, f"{title} – {where}")
    yield f"  {MARKS[result.verdict]} {said}"
    if result.verdict is not Verdict.PASS:
        yield f"      {result.reason(language)}"


def news(report: Report, new: Sequence[Result], language: str) -> str:
    """What is new since the baseline, and how much of the rest was known."""
    names = Names(report, language)
    opened = sum(one.verdict is not Verdict.PASS and one.waiver is None for one in report.results)
    values = {"new": len(new), "known": opened - len(new)}
    lines = [say("Since the baseline: {new} new, {known} known.", values, language)]
    for result in in_order(new):
        title = say(result.rule.title, None, language)
        where = f" – {names.way(result.path)} [{result.path}]" if result.path else ""
        lines.append(f"  {MARKS[result.verdict]} {result.code} {title}{where}")
    return shown("\n".join(lines) + "\n")


def screens(texts: Sequence[str], language: str) -> list[str]:
    """In a terminal: of a report that is longer than the screen what it begins with, and how the rest is seen."""
    import shutil  # noqa: PLC0415  for a terminal only

    height = shutil.get_terminal_size().lines
    return [_screen(text, language) if text.count("\n") >= height else text for text in texts]


def _screen(text: str, language: str) -> str:
    lines = text.splitlines()
    # A mark at the margin begins a body of law; the first one is that of the verdict of the whole.
    marked = [number for number, line in enumerate(lines) if line[:1] in _BEGINS and line]
    end = marked[1] if len(marked) > 1 else len(lines)
    rest = {"count": len(lines) - end}
    more = say("{count} more lines: --full shows them, --format html makes a page of them", rest, language)
    return "\n".join([*lines[:end], more]) + "\n"


_BEGINS = ("✓", "✗", "?", "·")
_STYLES = {"✓": "green", "✗": "bold red", "?": "yellow", "–": "dim", "·": "dim", "!": "magenta"}


def to_terminal(text: str) -> None:
    """In colour, where the terminal shows it and nobody set ``NO_COLOR``."""
    from rich.console import Console  # noqa: PLC0415  only for a terminal
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, soft_wrap=True)
    for line in text.splitlines():
        console.print(Text(shown(line), style=_STYLES.get(line.lstrip()[:1], "")))
