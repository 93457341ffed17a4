"""One document under all French law: verdict, report, text, calendar, waivers, growth, and two processes.

Run ``python benchmarks/reports.py [document]``; the telemedicine example when left out. Each number is the best of
several rounds. Documents are made anew for each round, so that nothing is remembered of them.
"""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import attrs

from healthgov import Waiver, calendar, check, fr
from healthgov.documents import load
from healthgov.models import Organisation
from healthgov.rules import Report

EXAMPLE = Path(__file__).parents[1] / "examples" / "telemedicine.yaml"
DAY, LAST = "2026-11-23", "2036-11-23"


def loaded(path: str) -> Organisation:
    """The document, made anew."""
    document = load(path)
    assert isinstance(document, Organisation)
    return document


def report(document: Organisation, waivers: tuple[Waiver, ...] = ()) -> Report:
    """The report of a document under all French law."""
    return check(document, *fr.RULE_SETS, as_of=DAY, waivers=waivers)


def explained(document: Organisation) -> Report:
    """A report whose explanations are all read."""
    made = report(document)
    for result in made.results:
        _ = result.finding, result.holds_until
    return made


def best(make: Callable[[], list[Organisation]], ask: Callable[[Organisation], object], rounds: int = 5) -> float:
    """Milliseconds for one document."""
    taken = []
    for _ in range(rounds):
        documents = make()
        start = time.perf_counter()
        for document in documents:
            ask(document)
        taken.append((time.perf_counter() - start) / len(documents))
    return min(taken) * 1e3


def grown(example: Organisation, count: int) -> Organisation:
    """The example with so many activities, each with a host of its own."""
    assert example.activities
    assert example.hosting
    activities = [
        attrs.evolve(example.activities[number % len(example.activities)], id=f"a{number}", hosting=[f"h{number}"])
        for number in range(count)
    ]
    hosting = [attrs.evolve(example.hosting[0], id=f"h{number}") for number in range(count)]
    return attrs.evolve(example, activities=activities, hosting=hosting)


def unused_waivers(count: int) -> tuple[Waiver, ...]:
    """So many waivers of somewhere else."""
    codes = [rule.code for rules in fr.RULE_SETS for rule in rules.rules]
    words = {"reason": "-", "owner": "-", "approver": "-", "since": "2026-01-01", "until": "2026-12-31"}
    return tuple(Waiver(code=codes[n % len(codes)], path=f"elsewhere[{n}]", **words) for n in range(count))  # type: ignore[arg-type]


def in_processes(path: str, processes: int, documents: int = 200) -> float:
    """Documents a second whose reports are explained in processes and come back."""
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(explained_file, [path] * 12 * processes))  # what is compiled once
        start = time.perf_counter()
        for made in pool.map(explained_file, [path] * documents, chunksize=5):
            del made
        return documents / (time.perf_counter() - start)


def explained_file(path: str) -> Report:
    """The explained report of a file."""
    if path not in _KEPT:
        _KEPT[path] = pickle.dumps(loaded(path))
    return explained(pickle.loads(_KEPT[path]))  # noqa: S301  our own


_KEPT: dict[str, bytes] = {}


def main(path: str) -> None:
    """Time everything once."""
    example = loaded(path)
    start = time.perf_counter()
    report(example).text()
    print(f"{Path(path).name}: {report(example)!r}, {len(report(example).results)} results")
    print(f"  first report as text, nothing compiled {(time.perf_counter() - start) * 1e3:8.2f} ms")
    kept = pickle.dumps(example)
    some: Callable[[], list[Organisation]] = lambda: [pickle.loads(kept) for _ in range(20)]  # noqa: E731, S301
    for document in some():
        report(document).text()
        _ = report(document).verdict
    verdict = best(some, lambda d: report(d).verdict)
    again = best(lambda: [example] * 20, lambda d: report(d).verdict)
    results = best(some, lambda d: report(d).results)
    text = best(some, lambda d: report(d).text())
    whole = best(some, explained)
    read = best(some, lambda d: explained(d).text())
    years = best(lambda: some()[:2], lambda d: list(calendar(d, *fr.RULE_SETS, as_of=DAY, until=LAST)))
    print(f"  verdict                                {verdict:8.2f} ms")
    print(f"  verdict of a document asked before     {again:8.2f} ms")
    print(f"  results, explanations not read         {results:8.2f} ms")
    print(f"  text                                   {text:8.2f} ms, {text / results:.2f} results")
    print(f"  every explanation read                 {whole:8.2f} ms")
    print(f"  text of such a report                  {read:8.2f} ms, {read / whole:.2f} such reports")
    print(
        f"  calendar over ten years                {years:8.2f} ms, {years / text:.2f} texts, {years / whole:.2f} explained"
    )
    waivers = unused_waivers(500)
    waived = best(some, lambda d: report(d, waivers).results)
    print(f"  results with 500 waivers               {waived:8.2f} ms, {waived / results:.2f} results")
    ask: dict[str, Callable[[Organisation], object]] = {
        "verdict": lambda d: report(d).verdict,
        "results": lambda d: report(d).results,
    }
    for name, asked in ask.items():
        counts = (100, 1000, 5000)
        each = [best(lambda n=n: [grown(example, n)], asked, 3) / n * 1e3 for n in counts]  # type: ignore[misc]
        said = ", ".join(f"{one:.0f} us at {count}" for one, count in zip(each, counts, strict=True))
        print(f"  {name} for each activity with its host: {said}; growth {each[-1] / each[0]:.2f}")
    alone, both = in_processes(path, 1), in_processes(path, 2)
    print(f"  explained reports a second: {alone:.0f} in one process, {both:.0f} in two, {both / alone:.2f} times")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(EXAMPLE))
