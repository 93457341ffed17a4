"""What is said of what is due by a day or an hour: an answer to a person, a breach that is told to the authority."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta

import pytest

from healthgov.documents import structure
from healthgov.eu.gdpr.notifications import (
    authority_was_notified,
    controller_was_told,
    persons_were_told,
    time_left,
    told_within_hours,
)
from healthgov.models import Breach, Organisation
from healthgov.verdicts import Verdict
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
    """What the rule says first, and of which fact, in the East of France, of which Alsace is a part."""
    stated = {"id": "r", "kind": "access", **request}
    document = structure({"id": "o", "country": "FR", "region": "FR-GES", "requests": [stated]}, Organisation)
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


AWARE = datetime.fromisoformat("2026-11-03T10:20:00+01:00")
END = AWARE + timedelta(hours=72)
LATEST = datetime.fromisoformat("2026-11-06T11:00:00+01:00")
"""The hour in which it became known is not counted."""
BREACH = {
    "id": "b",
    "cause": "attack",
    "reached_others": True,
    "unintelligible": False,
    "trusted_recipient_deleted": False,
    "revealed": ["health"],
    "availability": "kept",
    "aware_at": AWARE.isoformat(),
}
TOLD = [
    None,
    AWARE - timedelta(hours=9),
    AWARE - timedelta(days=1),
    AWARE,
    END,
    END + timedelta(seconds=1),
    LATEST,
    LATEST + timedelta(seconds=1),
    END + timedelta(days=1),
]


def by_the_clock(day: date, told: datetime | None, denied: bool | None, explained: bool | None) -> str:  # noqa: FBT001
    """What is said of the notice to the authority, by hand."""
    until = END.date()
    if told is not None and told.date() < AWARE.date():
        return (
            f"? Which of the two days is right: {AWARE.date()}, or {told.date()}, which should come after it? "
            "[authority_notified_at]"
        )
    if told is not None and told.date() <= day and denied:
        return f"? Which is right: the authority was told on {told.date()}, or not at all? [authority_not_notified]"
    if told is None or day < told.date():
        if day <= until:
            return f"✓ it can be notified until {until} [aware_at]"
        if told is not None:
            return f"✗ the authority was not told by {until} [authority_notified_at]"
        if denied is None:
            return "? Was the authority not told? [authority_not_notified]"
        return (
            "✗ the authority was not told [authority_not_notified]"
            if denied
            else "? When was the authority told? [authority_notified_at]"
        )
    if told <= END:
        return f"✓ told on {told.date()}, by {until} [authority_notified_at]"
    if told <= LATEST:
        return f"✓ told on {told.date()}: the hour in which it became known is not counted [authority_notified_at]"
    if explained:
        return f"✓ told on {told.date()}, late, with reasons [delay_explained]"
    return f"✗ told on {told.date()}, after {until}, without reasons [delay_explained]"


@pytest.mark.parametrize("told", TOLD, ids=str)
def test_what_is_said_of_the_clock_of_72_hours(told):
    """In time, in the hour that is not counted, late with reasons or without, denied, planned, open."""
    for shift, denied, explained in itertools.product(range(6), (None, True, False), (None, True, False)):
        day = AWARE.date() + shift * ONE
        stated = {
            **BREACH,
            "authority_notified_at": told and told.isoformat(),
            "authority_not_notified": denied,
            "delay_explained": explained,
        }
        asked = authority_was_notified(structure(stated, Breach), as_of=day)
        assert str(asked).splitlines()[0] == by_the_clock(day, told, denied, explained), (day, denied, explained)


def test_who_learned_of_it_from_the_authority_tells_it_all_the_same():
    """That it spoke first removes no duty."""
    stated = {**BREACH, "authority_not_notified": True, "learned_from_authority": True}
    asked = authority_was_notified(structure(stated, Breach), as_of=END.date() + ONE)
    assert str(asked).startswith("✗ the authority was not told; that it spoke first removes no duty")


@pytest.mark.parametrize("told", [one for one in TOLD if one is not None], ids=str)
def test_what_is_said_of_the_persons(told):
    """They were told, are yet to be told and there is time, or nobody knows."""
    for shift, without_delay in itertools.product(range(6), (None, True, False)):
        day = AWARE.date() + shift * ONE
        stated = {**BREACH, "persons_told_at": told.isoformat(), "persons_told_without_delay": without_delay}
        said_ = str(persons_were_told(structure(stated, Breach), as_of=day)).splitlines()[0]
        if told.date() < AWARE.date():
            assert said_.startswith("? Which of the two days is right")
        elif told.date() <= day:
            assert said_ == f"✓ the persons were told on {told.date()} [persons_told_at]"
        elif day <= END.date():
            assert said_ == f"✓ there is time until {END.date()} [aware_at]"
        else:
            assert said_ == "? When were the persons told? [persons_told_at]"
        within = told_within_hours(structure(stated, Breach), as_of=day)
        assert (within.verdict is Verdict.PASS) is (told <= END)


@pytest.mark.parametrize("asked", [persons_were_told, controller_was_told])
@pytest.mark.parametrize("without_delay", [None, True, False])
def test_who_was_told_without_delay_was_told(asked, without_delay):
    """No day is needed; where it is not said, the day is asked for."""
    name = "persons" if asked is persons_were_told else "controller"
    stated = {**BREACH, f"{name}_told_without_delay": without_delay}
    found = asked(structure(stated, Breach), as_of=END.date())
    assert found.verdict is (Verdict.PASS if without_delay else Verdict.UNKNOWN)


def test_how_long_there_is_time():
    """To the day on which the hours end."""
    for shift in range(6):
        day = AWARE.date() + shift * ONE
        left = time_left(structure(BREACH, Breach), as_of=day)
        words = "there is time" if day <= END.date() else "there was time"
        assert str(left)[2:] == f"{words} until {END.date()} [aware_at]"
        assert (left.verdict is Verdict.PASS) is (day <= END.date())
