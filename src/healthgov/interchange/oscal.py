"""Assessment results of OSCAL, out: what ``healthgov check --format oscal`` writes of a document."""

from __future__ import annotations

from healthgov.documents.structuring import unstructured
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.interchange.converted import Converted, Loss, Settings
from healthgov.models import Organisation
from healthgov.reports.renderers import oscal
from healthgov.rules import check

__all__ = ["write"]

_WHY = "assessment results say what the law says of the facts, and not the facts"


def write(organisation: Organisation, *, settings: Settings) -> Converted:
    """Return the assessment results of an organisation, by the laws and on the day that the settings name."""
    problems = []
    if settings.as_of is None:
        problems.append(Problem("as_of", "the day of the assessment"))
    if not settings.rule_sets:
        problems.append(Problem("rule_sets", "the laws to assess by"))
    if settings.as_of is None or problems:
        raise InvalidDocumentError(problems, source="settings")
    report = check(organisation, *settings.rule_sets, as_of=settings.as_of)
    stated = unstructured(organisation)
    losses = tuple(Loss(name, _WHY) for name in stated) if isinstance(stated, dict) else ()
    return Converted(text=oscal.render(report, language=settings.language), losses=losses)
