"""``pytest --healthgov DOCUMENT``, as somebody runs it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from healthgov import fr
from healthgov.integrations.pytest_plugin import _events
from healthgov.verdicts import Verdict

USED = """
from healthgov import fr
from healthgov.verdicts import Verdict

def test_the_edge(just_due, just_not_due):
    schedule = fr.Retention(as_of="2026-11-28")
    assert schedule.due("invoice_accounting", **just_due(schedule, "invoice_accounting")).verdict is Verdict.PASS
    assert schedule.due("invoice_accounting", **just_not_due(schedule, "invoice_accounting")).verdict is Verdict.FAIL
"""


def run(root, folder, *arguments):
    """Run pytest in a folder of its own, with the plugin."""
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "healthgov.integrations.pytest_plugin", "-rsxf", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False)  # noqa: S603


def test_each_rule_is_a_test(root, tmp_path):
    """Rules pass, fail, are skipped with their question, and fail as expected where a waiver stands."""
    document = str(root / "examples" / "clinic-mistakes.yaml")
    rules = ("--healthgov-rules", "healthgov.fr:Hds", "--healthgov-as-of", "2026-11-23")
    done = run(root, tmp_path, "--healthgov", document, *rules)
    assert done.returncode == 1, done.stderr
    from healthgov import check, load

    report = check(load(document), fr.Hds, as_of="2026-11-23")
    results = [result for section in report.sections for result in section.results]
    waived = [result for result in results if result.waiver is not None and result.verdict is Verdict.FAIL]
    failed = [result for result in results if result.verdict is Verdict.FAIL and result not in waived]
    assert failed
    last = done.stdout.splitlines()[-1]
    assert f"{len(failed)} failed" in last
    assert f"{sum(result.verdict is Verdict.PASS for result in results)} passed" in last
    assert "FR-HDS-" in done.stdout
    assert "Traceback" not in done.stdout
    if waived:
        assert f"{len(waived)} xfailed" in last


def test_a_document_that_cannot_be_read_is_misuse(root, tmp_path):
    """No test runs, and the problem is told."""
    (tmp_path / "clinic.json").write_text("{}", encoding="utf-8")
    done = run(root, tmp_path, "--healthgov", "clinic.json", "--healthgov-as-of", "2026-11-23")
    assert done.returncode == 4
    assert "clinic.json" in done.stderr
    undated = run(root, tmp_path, "--healthgov", "clinic.json")
    assert (undated.returncode, "--healthgov-as-of" in undated.stderr) == (4, True)


def test_without_the_option_nothing_is_loaded(root, tmp_path):
    """A project that only has the plugin installed pays nothing; its fixtures are there."""
    (tmp_path / "test_a.py").write_text("import sys\ndef test_a():\n    assert 'healthgov.rules' not in sys.modules\n")
    (tmp_path / "test_b.py").write_text(USED)
    done = run(root, tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("key", ["private_practice_record", "hospital_medical_record", "security_log_standard"])
def test_records_at_the_edge(key):
    """Just due is due, a day later is not."""
    schedule = fr.Retention(as_of="2026-11-28")
    assert schedule.due(key, **_events(schedule, key, 0)).verdict is Verdict.PASS
    assert schedule.due(key, **_events(schedule, key, 1)).verdict is not Verdict.PASS
