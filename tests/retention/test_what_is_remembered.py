"""What is found out about terms and policies is found out once, and no more of it is kept than was meant."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from healthgov.periods import years
from healthgov.retention import RetentionSchedule, at_least, kept, not_before
from healthgov.retention.answers import nearly_plain, plain
from healthgov.retention.schedules import schedule
from healthgov.retention.terms import prepared, replaced
from healthgov.retention.terms.algebra import happened

DAY = date(2026, 11, 23)
FEW = 3


class House(RetentionSchedule):
    """One type, whose term waits and compares."""

    file = kept(
        "a file",
        at_least(
            replaced(
                not_before(years(9).after("closure"), years(4).after("exposure_end")),
                by=years(3).after("death"),
                when=happened("death").within(years(2), of="closure"),
            )
        ),
    )


def policies() -> list:
    """Some that are equal, each an object of its own: what is known of one is not known of another."""
    return [attrs.evolve(House.file) for _ in range(FEW + 1)]


NEVER = frozenset({"exposure_end"})
HOUSE = House(as_of=DAY)


def days_of_one():
    """The days for which the function of one policy is bound."""
    plain.plain(House.file, DAY)
    found = plain._READ[id(House.file)][3]
    found.clear()
    return found


# What is remembered, where it lies, the things it is asked of, and what is asked of each.
REMEMBERED = {
    "terms": (
        prepared,
        lambda: prepared._MADE,
        lambda: [years(n).after("issue") for n in range(1, 5)],
        prepared.prepared,
    ),
    "policies": (plain, lambda: plain._READ, policies, lambda one: plain.plain(one, DAY)[1]),
    "days": (
        plain,
        days_of_one,
        lambda: [DAY + timedelta(days=n) for n in range(FEW + 1)],
        lambda day: plain.plain(House.file, day)[1],
    ),
    "policies without events": (
        nearly_plain,
        lambda: nearly_plain._WITHOUT,
        policies,
        lambda one: nearly_plain._without(one, NEVER),
    ),
    "conditions": (nearly_plain, lambda: nearly_plain._COMPARED, policies, nearly_plain._compared),
}


@pytest.mark.parametrize("what", REMEMBERED)
def test_what_is_found_out_is_kept_and_no_more(what, monkeypatch):
    """As many as are meant are kept, the last one too; one more, and it begins anew."""
    module, where, things, ask = REMEMBERED[what]
    monkeypatch.setattr(module, "_KEPT", FEW)
    kept_here = where()
    kept_here.clear()
    *few, more = things()
    found = [ask(one) for one in few]
    assert all(found)
    assert len(kept_here) == FEW
    assert all(ask(one) is before for one, before in zip(few, found, strict=True))
    again = ask(more)
    assert len(kept_here) == 1
    assert ask(more) is again
    kept_here.clear()


def test_a_schedule_remembers_as_many_policies_as_are_meant(monkeypatch):
    """A policy of its own is found by its identity."""
    monkeypatch.setattr(schedule, "_KEPT", FEW)
    house, given = House(as_of=DAY), policies()
    sizes = []
    for one in given:
        assert house.policy(one) is House.file
        sizes.append(len(house._found))
    assert sizes == [1, 2, FEW, 1]
    house.policy(given[-1])
    assert len(house._found) == 1


def test_another_day_or_policy_is_another_question():
    """What was found out about one answers for no other."""
    one, other = years(5).after("closure"), years(6).after("closure")
    assert prepared.prepared(one).term is one
    assert prepared.prepared(other).end({"closure": DAY})[0] != prepared.prepared(one).end({"closure": DAY})[0]
    later = attrs.evolve(House.file, term=other)
    assert nearly_plain._without(later, frozenset()) == later
    assert nearly_plain._compared(later) == ()
    assert nearly_plain._compared(House.file) == (("death", "closure"),)
    assert nearly_plain._without(House.file, NEVER) != nearly_plain._without(House.file, frozenset())
