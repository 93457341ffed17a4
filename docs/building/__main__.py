"""``python -m docs.building --output build/docs``: the site in both languages, warnings as errors, without a network."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path

from docs.building.assembly import assembled

_DOCS = Path(__file__).parents[1]


def main() -> int:
    """Put the sources together, then run ``sphinx-build -W`` for each language."""
    parser = argparse.ArgumentParser(prog="python -m docs.building", description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("build/docs"))
    parser.add_argument("--quick", action="store_true", help="no witnesses, whose search takes a minute or two")
    given = parser.parse_args()
    began = time.monotonic()
    trees = assembled(given.output / "source", quick=given.quick)
    print(f"sources: {time.monotonic() - began:.0f} s", flush=True)  # noqa: T201
    site = given.output / "html"
    shutil.rmtree(site, ignore_errors=True)
    running = {
        language: subprocess.Popen(  # noqa: S603  our own arguments; each language on a core of its own
            _command(language, trees[language], place, given.output / "doctrees" / language)
        )
        for language, place in (("en", site), ("fr", site / "fr"))
    }
    codes = {language: process.wait() for language, process in running.items()}
    print(f"site: {time.monotonic() - began:.0f} s, exit codes {codes}", flush=True)  # noqa: T201
    return max(map(abs, codes.values()))


def _command(language: str, source: Path, place: Path, doctrees: Path) -> list[str]:
    options = ["-W", "--keep-going", "-q", "-E", "-b", "html", "-c", str(_DOCS), "-D", f"language={language}"]
    return [sys.executable, "-m", "sphinx", *options, "-d", str(doctrees), str(source), str(place)]


if __name__ == "__main__":
    raise SystemExit(main())
