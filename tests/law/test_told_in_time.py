"""What is said of an answer that is due: on its day, on days that days off move it to, on days that may move it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from healthgov.documents import structure
from healthgov.models import Organisation
from law.test_small_documents import reported

ONE = timedelta(days=1)
OPEN = "? it was due on {due}; the public holidays that may move this are not modelled here"
# The day of receipt, a month later, the day to which days off move that, and the one to which those of a part may.
ENDS = [
    ("2026-06-01", "2026-07-01", "2026-07-01", "2026-07-01"),
    ("2026-07-01", "2026-08-01", "2026-08-03", "2026-08-03"),  # a Saturday
    ("2026-04-14", "2026-05-14", "2026-05-15", "2026-05-15"),  # Ascension Day
    ("2026-03-03", "2026-04-03", "2026-04-03", "2026-04-07"),  # Good Friday in Alsace, then Easter
]


def said(day: date, **request: str | bool) -> str:
    """What the rule says first, and of which fact."""
    stated = {"id": "r", "kind": "access", **request}
    document = structure({"id": "o", "country": "FR", "requests": [stated]}, Organisation)
    report = reported(document, "EU-GDPR-22", day)
    finding = next(result.finding for result in report.results if result.code == "EU-GDPR-22")
    return str(finding).splitlines()[1].strip().replace("requests[0].", "")


@pytest.mark.parametrize(("received", "due", "surely", "perhaps"), ENDS)
def test_what_is_said_of_the_day(received, due, surely, perhaps):
    """With an answer that came, one that is planned, none, and none of which anybody speaks."""
    moved = f", which days off move to {surely}" if due < surely else ""
    runs = f"✓ it is due on {due}{moved} [received_on]"
    for shift in range(-2, 7):
        day = date.fromisoformat(due) + shift * ONE
        at = day.isoformat()
        late = f"✗ no answer by {due}"
        after = at > due and bool(moved)
        came = f"answered on {at}, due on {due}{moved if after else ''}"
        in_time, maybe = at <= surely, at <= perhaps
        came += " [answered_on]"
        told = f"✓ {came}" if in_time else OPEN.format(due=due) if maybe else f"✗ {came}"
        assert said(date(2026, 12, 1), received_on=received, answered_on=at) == told
        assert said(day, received_on=received, unanswered=True) == (
            runs if in_time else OPEN.format(due=due) if maybe else f"{late} [unanswered]"
        )
        assert said(day, received_on=received) == (
            runs if in_time else "? When was the request answered? [answered_on]"
        )
        eve = (day - ONE).isoformat()
        planned = (
            told
            if in_time
            else runs
            if eve <= surely
            else OPEN.format(due=due)
            if eve <= perhaps
            else f"{late} [answered_on]"
        )
        assert said(day - ONE, received_on=received, answered_on=at) == planned
