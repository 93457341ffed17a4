"""Everything that is said about an example; other processes import this file, and it imports the library alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

from healthgov import check, fr, load
from healthgov.reports import formats, renderer

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.name for path in (ROOT / "examples").glob("*.yaml"))
AS_OF = "2026-11-23"


def said(name: str) -> str:
    """The digest of everything said about an example, in every format and language."""
    digest = hashlib.sha256()
    document = load(ROOT / "examples" / name)
    report = check(document, *fr.RULE_SETS, as_of=AS_OF)
    digest.update(f"{report.verdict} {report.holds_until}".encode())
    for language in ("en", "fr"):
        for render in map(renderer, formats()):  # found by listing, so that a new one is held to this too
            digest.update(render(report, language=language).encode())
    digest.update(repr(fr.Retention(as_of=AS_OF).due("hospital_medical_record", last_contact="2005-09-01")).encode())
    return digest.hexdigest()
