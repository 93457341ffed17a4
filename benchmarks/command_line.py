"""What ``healthgov`` costs beside ``import typer``, in fresh interpreters that take turns.

Usage: ``python benchmarks/command_line.py [rounds]``, from the root of the checkout.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

YARD = "import typer (the yardstick)"
CONTENDERS = {
    YARD: ["-c", "import typer"],
    "a command of typer that does nothing": ["-c", "import typer, pathlib\ndef main(file: pathlib.Path): pass\ntyper.run(main)", "x"],
    "healthgov --help": ["-m", "healthgov", "--help"],
    "healthgov check --help": ["-m", "healthgov", "check", "--help"],
    "healthgov check, a clinic, fr.Hds": ["-m", "healthgov", "check", "examples/clinic-mended.yaml", "--rules", "healthgov.fr:Hds"],
    "healthgov check, a clinic, all law": ["-m", "healthgov", "check", "examples/clinic-mended.yaml"],
    "healthgov check, a clinic with 17 failures, all law": ["-m", "healthgov", "check", "examples/clinic-mistakes.yaml"],
}  # fmt: skip


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for _ in range(rounds + 1):  # the first round fills the caches of compiled files
        for name, arguments in CONTENDERS.items():
            start = time.perf_counter()
            run = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)  # noqa: S603
            times[name].append(time.perf_counter() - start)
            if run.returncode == 2:  # 1 and 3 are answers
                sys.exit(f"{name}: exit code {run.returncode}")
    yard = times[YARD][1:]
    print(f"Python {sys.version.split()[0]}, {rounds} rounds, milliseconds\n")
    print("| | best | median | ratio of bests | ratio of medians |")
    print("|---|---|---|---|---|")
    for name, all_of_them in times.items():
        kept = all_of_them[1:]
        best, middle = min(kept), statistics.median(kept)
        ratios = f"{best / min(yard):.2f} | {middle / statistics.median(yard):.2f}"
        print(f"| {name} | {best * 1000:.0f} | {middle * 1000:.0f} | {ratios} |")


if __name__ == "__main__":
    main()
