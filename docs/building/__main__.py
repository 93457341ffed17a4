"""``python -m docs.building --output build/docs``: the site in both languages, warnings as errors, without a network."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from sphinx.cmd.build import main as sphinx_build

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
    for language, place in (("en", site), ("fr", site / "fr")):
        doctrees = given.output / "doctrees" / language
        options = ["-W", "--keep-going", "-q", "-b", "html", "-c", str(_DOCS), "-D", f"language={language}"]
        code = sphinx_build([*options, "-d", str(doctrees), str(trees[language]), str(place)])
        print(f"{language}: {time.monotonic() - began:.0f} s, exit code {code}", flush=True)  # noqa: T201
        if code:
            return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
