"""Other countries: one folder each, nothing taken from a neighbour."""

from __future__ import annotations

from datetime import date

import pytest

from healthgov import de, gb, us

DAY = "2026-11-23"


@pytest.mark.parametrize(
    ("schedule", "key", "events", "keep"),
    [
        (gb.NhsRetention, "child_health_record", {"birth": "2000-05-05", "last_contact": "2017-05-04"}, "2025-05-05"),
        (gb.NhsRetention, "child_health_record", {"birth": "2000-05-05", "last_contact": "2017-05-05"}, "2026-05-05"),
        (gb.NhsRetention, "child_health_record", {"birth": "2000-05-05", "last_contact": "2018-05-04"}, "2026-05-05"),
        (gb.NhsRetention, "child_health_record", {"birth": "2000-05-05", "last_contact": "2018-05-05"}, "2026-05-05"),
        (gb.NhsRetention, "child_health_record", {"birth": "2000-05-05", "last_contact": "2020-05-05"}, "2028-05-05"),
        (gb.NhsRetention, "mental_health_record", {"last_contact": "2015-01-01", "death": "2016-01-01"}, "2026-01-01"),
        (gb.NhsRetention, "mental_health_record", {"last_contact": "2015-01-01"}, "2035-01-01"),
        (de.GermanRetention, "x_ray_examination", {"birth": "2010-02-28", "act": "2020-06-01"}, "2038-02-28"),
        (de.GermanRetention, "x_ray_examination", {"birth": "1970-02-28", "act": "2020-06-01"}, "2030-06-01"),
        (de.GermanRetention, "genetic_result", {"act": "2016-02-29"}, "2026-02-28"),
        (us.UsRetention, "california_hospital_record", {"birth": "2015-01-01", "last_contact": "2016-01-01"}, "2034-01-01"),
        (us.UsRetention, "california_hospital_record", {"birth": "1980-01-01", "last_contact": "2016-01-01"}, "2023-01-01"),
        (us.UsRetention, "arizona_record", {"birth": "2005-01-01", "last_contact": "2025-01-01"}, "2031-01-01"),
    ],
)  # fmt: skip
def test_ends_elsewhere(schedule, key, events, keep):
    """Age at the event, several majorities, later and earlier ends: the same terms say them all."""
    assert schedule(as_of=DAY).due(key, **events).keep_through == date.fromisoformat(keep)


def test_the_later_of_two_needs_both():
    """While the document is still effective its end is not known."""
    due = us.UsRetention(as_of=DAY).due("hipaa_documentation", record_created="2018-01-01")
    assert (due.keep_through, due.lacking) == (None, ("last_effective",))
