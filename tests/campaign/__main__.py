"""Run the attacks: ``python -m tests.campaign --documents 100000``; the exit code is 1 where a fault is found."""

from __future__ import annotations

import argparse
import sys
import time

from .attacks import ATTACKS
from .trial import Tally

USUAL = {
    "documents": 2_000,
    "models": 5_000,
    "tables": 500,
    "command_line": 300,
    "days": 40,
    "round_trips": 500,
    "registers": 2_000,
    "folders": 1_000,
}


def main() -> int:
    """Try each attack as often as asked, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other cases")
    parser.add_argument("--only", choices=sorted(ATTACKS), help="one attack")
    parser.add_argument("--case", type=int, help="one case of that attack, by its number")
    for name, usual in USUAL.items():
        parser.add_argument(
            f"--{name.replace('_', '-')}", type=int, default=usual, metavar="N", help=f"cases (usually {usual})"
        )
    asked = parser.parse_args()
    failed = False
    for name, attack in ATTACKS.items():
        if asked.only not in {None, name}:
            continue
        tally, start = Tally(name), time.perf_counter()
        numbers = range(getattr(asked, name)) if asked.case is None else [asked.case]
        for number in numbers:
            attack(tally, asked.seed, number)
        taken = time.perf_counter() - start
        sys.stdout.write(
            f"{name}: {tally.cases} cases, {tally.accepted} accepted, {len(tally.faults)} faults, "
            f"slowest {tally.slowest:.2f} s a MiB, {taken:.0f} s\n"
        )
        for fault in tally.faults[:20]:
            sys.stdout.write(f"  {fault}\n")
        failed = failed or bool(tally.faults)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
