"""The sets of data that an organisation holds: whose they are, what they are called by, what is stated of them."""

from __future__ import annotations

import itertools

import pytest

from healthgov import de, fr
from healthgov.eu.erasure.sets import DataSet, RecordFacts, foreign, sets_of
from healthgov.models import KeepingReasons, Organisation, ProcessingActivity, RetentionLimit, Role
from healthgov.retention import Hold, RetentionSchedule
from healthgov.retention.histories import Choice, Handling

SCHEDULE = fr.Retention(as_of="2026-11-28")
ROLES = (None, *Role)


def held(*roles: Role | None) -> DataSet:
    """A set that activities hold, each in a role."""
    activities = tuple(ProcessingActivity(id=f"a{n}", role=role) for n, role in enumerate(roles))
    return DataSet(key="k", record_type=None, title="t", limits=(), activities=activities, places=())


def test_whose_a_set_is():
    """All activities count: one in which the organisation decides makes it its own, one that says nothing leaves it open."""
    for roles in itertools.chain(itertools.product(ROLES), itertools.product(ROLES, repeat=2)):
        one, names = held(*roles), [role and role.value for role in roles]
        assert one.processor is all(name == "processor" for name in names)
        assert one.elsewhere is all(name in ("processor", "neither") for name in names)
        assert one.role_stated is (None not in names)


class House(RetentionSchedule):
    """A schedule of no country."""


@pytest.mark.parametrize(
    ("country", "schedule", "is_foreign"),
    [
        ("FR", SCHEDULE, False),
        ("DE", SCHEDULE, True),
        (None, SCHEDULE, None),
        ("DE", de.GermanRetention(as_of="2026-11-28"), False),
        ("FR", House(as_of="2026-11-28"), False),
        (None, House(as_of="2026-11-28"), False),
    ],
)
def test_whether_a_schedule_is_that_of_another_country(country, schedule, is_foreign):
    """One of no country is nobody's."""
    assert foreign(Organisation(id="o", country=country), schedule) is is_foreign


def activity(name, *limits, role="controller"):
    """An activity with its limits: a type of record, or an id alone that begins with a stroke."""
    retention = [
        {"id": limit[1:], "period": "P3Y"} if limit[0] == "/" else {"id": f"{name}-{limit}", "record_type": limit}
        for limit in limits
    ]
    return {"id": name, "role": role, "recipients": ["lab", f"{name}-r"], "retention": retention or None}


@pytest.mark.parametrize(
    ("activities", "keys"),
    [
        ([activity("a", "prospect_b2c")], ["prospect_b2c"]),
        ([activity("a", "prospect_b2c"), activity("b", "prospect_b2c")], ["prospect_b2c"]),
        ([activity("a", "prospect_b2c"), activity("b", "prospect_b2c", role="processor")], ["prospect_b2c"] * 2),
        ([activity("a", "/one", "/two")], ["one", "two"]),
        ([activity("a", "/one", "/one")], ["one", "a.one"]),
        ([activity("a", "/one", "/one", "/one")], ["one", "a.one", "a.a.one"]),
        ([activity("a", "/one"), activity("b", "/one")], ["one", "b.one"]),
        ([activity("a", "/one"), activity("b", "/one", role="processor")], ["one", "one"]),
        ([activity("a", "/prospect_b2c", "prospect_b2c")], ["prospect_b2c", "prospect_b2c"]),
        ([activity("a"), activity("b")], ["a", "b"]),
    ],
)
def test_sets_by_their_keys(activities, keys):
    """A type once for the organisation and once for others; two limits of one id are two."""
    found = sets_of(Organisation(id="o", country="FR", activities=activities), SCHEDULE)
    assert [one.key for one in found] == keys
    places = sum(len(one["retention"] or [None]) for one in activities)
    assert sum(len(one.places) for one in found) == places
    assert {limit.id for one in found for limit in one.limits} == {
        limit["id"] for one in activities for limit in one["retention"] or ()
    }


def test_a_set_of_several_activities():
    """Called by each of its names; who receives it is told once."""
    (one,) = sets_of(
        Organisation(id="o", country="FR", activities=[activity("a", "prospect_b2c"), activity("b", "prospect_b2c")]),
        SCHEDULE,
    )
    assert one.names == {"prospect_b2c", "a-prospect_b2c", "b-prospect_b2c", "a", "b"}
    assert one.recipients == ("lab", "a-r", "b-r")
    assert one.title == SCHEDULE.versions["prospect_b2c"][-1].title
    named = {
        (): (False, False),
        ("a",): (False, True),
        ("a-prospect_b2c",): (False, True),
        ("a", "b"): (True, False),
        ("a", "b-prospect_b2c"): (True, False),
        ("prospect_b2c",): (True, False),
        ("c",): (False, False),
    }
    assert {names: one.named_in(frozenset(names)) for names in named} == named


def test_a_set_of_no_type_is_called_by_its_activity():
    """An imported register has ids of rows: whoever decides on erasure knows the activity by its name."""
    limit = RetentionLimit(id="row-2-retention")
    activities = [
        ProcessingActivity(id="row-2", name="Files of\npatients", retention=[limit]),
        ProcessingActivity(id="row-3", name="Newsletter"),
        ProcessingActivity(id="row-4", retention=[RetentionLimit(id="kept")]),
    ]
    sets = sets_of(Organisation(id="o", country="FR", activities=activities), SCHEDULE)
    assert [(one.key, one.title) for one in sets] == [
        ("row-2-retention", "Files of patients (row-2-retention)"),
        ("row-3", "Newsletter"),
        ("kept", "kept"),
    ]


HOLD, CLAIM = Hold(since="2026-01-01"), ("2026-01-01", None)
ALL = RecordFacts(
    events={"birth": "1950", "death": "2020"},
    never=("exposure_end",),
    claims=(CLAIM,),
    legal_holds=(HOLD,),
    undated=("last_contact", "closure"),
    not_yet=("permit_end", "departure"),
    version_on="2020-01-01",
    handling=Handling(after_death=Choice.HELD),
    reasons=KeepingReasons(needed=True),
)


def test_what_is_stated_of_one_set_stands_over_what_is_stated_of_all():
    """Events one by one; what is a list is both, each once; a day takes the place of "on a day not known"."""
    nothing = RecordFacts().over(ALL)
    assert nothing == ALL
    assert ALL.over(RecordFacts()) == ALL
    own = RecordFacts(
        events={"birth": "1951", "closure": "2021", "departure": "2022"},
        never=("exposure_end", "invoice"),
        claims=(("2025-01-01", "2025-02-01"),),
        legal_holds=(Hold(since="2025-01-01"),),
        undated=("last_contact", "issue"),
        not_yet=("permit_end", "invoice"),
        version_on="2021-01-01",
        handling=Handling(),
        reasons=KeepingReasons(needed=False),
    )
    both = own.over(ALL)
    assert both.events == {"birth": "1951", "death": "2020", "closure": "2021", "departure": "2022"}
    assert both.never == ("exposure_end", "invoice")
    assert both.claims == (CLAIM, ("2025-01-01", "2025-02-01"))
    assert both.legal_holds == (HOLD, Hold(since="2025-01-01"))
    assert both.undated == ("last_contact", "issue")
    assert both.not_yet == ("permit_end", "invoice")
    assert (both.version_on, both.handling, both.reasons) == ("2021-01-01", own.handling, own.reasons)


@pytest.mark.parametrize(
    ("facts", "died"),
    [
        (RecordFacts(), False),
        (RecordFacts(events={"death": None}), False),
        (RecordFacts(events={"death": "2020"}), True),
        (RecordFacts(undated=("death",)), True),
        (RecordFacts(undated=("closure",), events={"birth": "1950"}), False),
    ],
)
def test_who_died(facts, died):
    """On a day known or not."""
    assert facts.died is died
