"""OSCAL: the assessment results are valid by the models of others, and say what the report says."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import attrs
import pytest

from foreign import SETTINGS
from healthgov import check, fr, load
from healthgov.errors import InvalidDocumentError
from healthgov.interchange import write
from healthgov.models import Organisation
from healthgov.reports.renderers import oscal

DAY = "2026-11-23"
EXAMPLES = ("clinic-mistakes.yaml", "docorga.yaml", "telemedicine-messy.yaml")


@pytest.fixture(params=EXAMPLES)
def report(request, root):
    """A report of an example."""
    return check(load(root / "examples" / request.param), *fr.RULE_SETS, as_of=DAY)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_library_of_oscal_takes_it(report, language):
    """compliance-trestle reads it with its strict models, and finds the findings."""
    results = pytest.importorskip("trestle.oscal.assessment_results")
    plain = json.loads(oscal.render(report, language=language))["assessment-results"]
    made = results.AssessmentResults.parse_obj(plain)
    assert len(made.results) == len(report.sections)


def test_it_says_what_the_report_says(report):
    """As many findings not satisfied as rules fail; what is unknown or does not apply is an observation only."""
    results = json.loads(oscal.render(report))["assessment-results"]["results"]
    states = Counter(one["target"]["status"]["state"] for result in results for one in result.get("findings", ()))
    verdicts = Counter(one.verdict.value for section in report.sections for one in section.results if one.applies)
    assert (states["satisfied"], states["not-satisfied"]) == (verdicts["pass"], verdicts["fail"])
    observed = sum(len(result.get("observations", ())) for result in results)
    assert observed == sum(len(section.results) for section in report.sections)
    idents = [
        one["uuid"] for result in results for kind in ("observations", "findings") for one in result.get(kind, ())
    ]
    assert len(idents) == len(set(idents))


def test_an_assessment_needs_a_day_and_laws():
    """Neither is guessed; with both the facts are what is left behind."""
    clinic = Organisation(id="clinic", country="FR")
    with pytest.raises(InvalidDocumentError) as raised:
        write(clinic, "oscal", settings=SETTINGS)
    assert [problem.path for problem in raised.value.problems] == ["as_of", "rule_sets"]
    made = write(
        clinic, "oscal", settings=attrs.evolve(SETTINGS, as_of=date.fromisoformat(DAY), rule_sets=tuple(fr.RULE_SETS))
    )
    assert json.loads(made.text)["assessment-results"]["metadata"]["version"] == DAY
    assert [loss.path for loss in made.losses] == ["id", "country"]
