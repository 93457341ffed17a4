"""What ``import healthgov`` costs beside ``import attrs, cattrs``, in fresh interpreters that take turns.

Usage: ``python benchmarks/imports.py [rounds]``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

TIMED = """
import sys, time
before = len(sys.modules)
start = time.perf_counter()
{code}
print(time.perf_counter() - start, len(sys.modules) - before, *sorted(sys.modules))
"""
ANSWERED = (
    "from healthgov import Organisation, check, fr; "
    "check(Organisation(id='o', country='FR'), {law}, as_of='2026-11-23').verdict"
)
CONTENDERS = {
    "import attrs, cattrs (the yardstick)": "import attrs, cattrs",
    "import healthgov": "import healthgov",
    "from healthgov import check": "from healthgov import check",
    "from healthgov import check, load": "from healthgov import check, load",
    "from healthgov import check, fr": "from healthgov import check, fr",
    "the same, and fr.Hds": "from healthgov import check, fr; fr.Hds",
    "the same, and fr.RULE_SETS": "from healthgov import check, fr; fr.RULE_SETS",
    "the same, and the first answer of fr.Hds": ANSWERED.format(law="fr.Hds"),
    "the same, and the first answer of all French law": ANSWERED.format(law="*fr.RULE_SETS"),
}
KEPT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The surroundings of an interpreter that keeps compiled files."""
HEAVY = ("pycountry", "yaml", "ruamel", "pandas", "polars", "narwhals", "numpy", "duckdb", "typer", "rich")


def fresh(code: str) -> tuple[float, int, set[str]]:
    """Seconds, number of modules loaded and their names, in a new interpreter."""
    run = subprocess.run([sys.executable, "-c", TIMED.format(code=code)], capture_output=True, text=True, check=True, env=KEPT)  # noqa: S603  # fmt: skip
    seconds, count, *names = run.stdout.split()
    return float(seconds), int(count), set(names)


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    times: dict[str, list[float]] = {}
    modules: dict[str, tuple[int, set[str]]] = {}
    for _ in range(rounds + 1):  # the first round fills the caches of compiled files
        for name, code in CONTENDERS.items():
            seconds, *loaded = fresh(code)
            times.setdefault(name, []).append(seconds)
            modules[name] = (loaded[0], loaded[1])
    yard = times["import attrs, cattrs (the yardstick)"][1:]
    print(f"Python {sys.version.split()[0]}, {rounds} rounds, milliseconds\n")
    print("| | best | median | ratio of bests | ratio of medians | modules | heavy ones |")
    print("|---|---|---|---|---|---|---|")
    for name, all_seconds in times.items():
        seconds = all_seconds[1:]
        best, median = min(seconds), statistics.median(seconds)
        count, names = modules[name]
        heavy = ", ".join(sorted(names.intersection(HEAVY))) or "none"
        ratios = f"{best / min(yard):.2f} | {median / statistics.median(yard):.2f}"
        shown = f"`{name}`" if name.startswith(("import", "from")) else name
        print(f"| {shown} | {best * 1e3:.1f} | {median * 1e3:.1f} | {ratios} | {count} | {heavy} |")


if __name__ == "__main__":
    main()
