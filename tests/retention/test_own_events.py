"""Events of one law: declared by its schedule, known with it, and nowhere in the kernel."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

from healthgov import de, fr, gb, it, us
from healthgov.errors import DefinitionError
from healthgov.periods import years
from healthgov.retention import Absence, Event, RetentionSchedule, at_least, events, kept
from healthgov.retention.events import EVENTS

STATES = {"fr": fr, "de": de, "gb": gb, "it": it, "us": us}


def kernel_events() -> set[str]:
    """The events that a process knows which has read no law."""
    code = "from healthgov.retention.events import EVENTS; print(*EVENTS)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    return set(done.stdout.split())


def schedules() -> list[tuple[str, type[RetentionSchedule]]]:
    """Every schedule with its state."""
    return [
        (state, value)
        for state, law in STATES.items()
        for value in (getattr(law, name) for name in dir(law))
        if isinstance(value, type) and issubclass(value, RetentionSchedule)
    ]


def test_the_kernel_knows_no_event_of_a_foreign_state_alone() -> None:
    """What one state alone counts from stands with that state; France is no exception for what is its own."""
    read: dict[str, set[str]] = {}
    for state, schedule in schedules():
        for policy in schedule.policies:
            for name in (*policy.events, policy.trigger):
                read.setdefault(name, set()).add(state)
    kernel = kernel_events()
    assert {name for name in kernel if read.get(name, set()) and read[name] <= {"de", "gb", "it", "us"}} <= {
        "examination",  # of three states
        "regional_end",  # of two federal states
        "destruction_asked",  # asked by the person, under the law of the Union too
    }
    own = {
        event.key
        for _, schedule in schedules()
        for part in schedule.__mro__
        for event in part.__dict__.get("own_events", ())
    }
    assert own
    assert not own & kernel


def test_a_house_declares_its_events() -> None:
    """The words, what silence means and whether a day may lie ahead are those that the schedule gives."""

    class House(RetentionSchedule):
        own_events = events(Event("badge_expiry", "the expiry of the badge", Absence.UNKNOWN, scheduled=True))
        badges = kept("badges", at_least(years(1).after("badge_expiry")))

    answer = House(as_of="2026-11-28").due("badges", badge_expiry="2027-03-01")
    assert str(answer.keep_through) == "2028-03-01"
    assert "the expiry of the badge" in answer.reason
    assert House(as_of="2026-11-28").due("badges").questions() == (
        "What is the day of this event: the expiry of the badge?",
    )


@pytest.mark.parametrize(
    "event", [Event("birth", "the hatching"), Event("birth", "the birth"), "birth", Event("departure", "the departure")]
)
def test_two_meanings_of_one_event_are_refused(event: object) -> None:
    """One key has one meaning; nothing of a refused schedule stays known."""
    with pytest.raises(DefinitionError, match=r"own_events|another meaning"):
        type("Twice", (RetentionSchedule,), {"own_events": (Event("never_known", "never"), event)})
    assert "never_known" not in EVENTS


def test_a_policy_brings_its_events_along() -> None:
    """In a process that has read no schedule a policy counts as it did where it came from."""
    policy = us.UsRetention.hipaa_documentation
    code = (
        "import pickle, sys; from healthgov.retention.events import EVENTS; "
        "policy = pickle.load(sys.stdin.buffer); print(EVENTS['last_effective'].scheduled)"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, input=pickle.dumps(policy), check=True, capture_output=True)  # noqa: S603
    assert done.stdout.strip() == b"True"
