"""pytest: ``--healthgov clinic.yaml`` makes each rule a test; fixtures make records that are just due, and just not.

A failure fails, what is unknown is skipped with its question, what is waived is an expected failure. Nothing of
healthgov is imported where the option and the fixtures are not used.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from healthgov.retention import RetentionSchedule
    from healthgov.rules import Result

__all__ = ["just_due", "just_not_due", "pytest_addoption", "pytest_collection_modifyitems"]

_RULES = "healthgov.fr:RULE_SETS"
_LONGEST = 120 * 365


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("healthgov")
    group.addoption("--healthgov", metavar="DOCUMENT", help="check a document: each rule is a test")
    group.addoption("--healthgov-rules", action="append", metavar="MODULE:NAME", help=f"the rule sets; {_RULES}")
    group.addoption("--healthgov-as-of", metavar="DAY", help="the day, YYYY-MM-DD")


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for each result of the report."""
    document = config.getoption("--healthgov")
    if document is None:
        return
    from healthgov.documents import load  # noqa: PLC0415  only where it is asked for
    from healthgov.errors import HealthgovError  # noqa: PLC0415
    from healthgov.rules import check  # noqa: PLC0415

    day = config.getoption("--healthgov-as-of")
    if day is None:
        raise pytest.UsageError("--healthgov needs --healthgov-as-of DAY: a test says the same each day it is run")
    try:
        rule_sets = [one for path in config.getoption("--healthgov-rules") or [_RULES] for one in _named(path)]
        report = check(load(document), *rule_sets, as_of=day)
    except (HealthgovError, ValueError) as error:
        raise pytest.UsageError(f"--healthgov {document}: {error}") from None
    for section in report.sections:
        for result in section.results:
            name = f"{result.code}[{result.where()}]"
            items.append(_RuleItem.from_parent(session, name=name, result=result, document=document))


def _named(path: str) -> list[Any]:
    module, _, name = path.partition(":")
    try:
        found = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise pytest.UsageError(f"--healthgov-rules {path}: {error}") from None
    return list(found) if isinstance(found, tuple | list) else [found]


class RuleFailed(Exception):  # noqa: N818  what pytest shows
    """A rule fails."""


class _RuleItem(pytest.Item):
    """One rule, asked of one subject."""

    def __init__(self, *, result: Result, document: str, **options: Any) -> None:
        super().__init__(**options)
        self.result = result
        self.document = document

    def runtest(self) -> None:
        """Pass, fail, skip or fail as expected."""
        verdict = self.result.verdict.name
        reason = f"{self.result.rule.title} {self.result.reason('en')}".strip()
        if self.result.waiver is not None and verdict == "FAIL":
            pytest.xfail(f"waived until {self.result.waiver.until}: {reason}")
        if verdict == "FAIL":
            raise RuleFailed(reason)
        if verdict == "UNKNOWN":
            pytest.skip(reason)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What fails, without a traceback."""
        if isinstance(excinfo.value, RuleFailed):
            return f"{self.name}: {excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[str, None, str]:
        """Where it stands: in the document."""
        return self.document, None, self.name


@pytest.fixture
def just_due() -> Callable[[RetentionSchedule, str], dict[str, date]]:
    """The latest day on which everything may have happened for a record to be due: ``just_due(schedule, "...")``."""
    return lambda schedule, key: _events(schedule, key, 0)


@pytest.fixture
def just_not_due() -> Callable[[RetentionSchedule, str], dict[str, date]]:
    """The same a day later, so that the record is not due."""
    return lambda schedule, key: _events(schedule, key, 1)


def _events(schedule: RetentionSchedule, key: str, later: int) -> dict[str, date]:
    """Every event of a policy on one day: the latest on which the record is due, and so many days later."""
    from healthgov.retention import due  # noqa: PLC0415  only where a fixture is used
    from healthgov.verdicts import Verdict  # noqa: PLC0415

    policy = schedule.policy(key)
    # A death shortens some terms: without it a record is kept longest.
    names = [name for name in policy.events if name != "death"]

    def is_due(days: int) -> bool:
        day = schedule.as_of - timedelta(days=days)
        return due(policy, as_of=schedule.as_of, events=dict.fromkeys(names, day)).verdict is Verdict.PASS

    low, high = 0, _LONGEST
    if not is_due(high):
        pytest.skip(f"{key}: no day on which everything happened makes a record due")
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if is_due(middle) else (middle + 1, high)
    if low < later:
        pytest.skip(f"{key}: a record is due on the day itself")
    return dict.fromkeys(names, schedule.as_of - timedelta(days=low - later))
