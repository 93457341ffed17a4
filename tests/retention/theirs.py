"""Rules that others wrote down in public, as schedules: nothing of them is law that the library states."""

from __future__ import annotations

from healthgov import days, months, years
from healthgov.retention import (
    RetentionSchedule,
    at_least,
    at_most,
    earlier_of,
    end_of_year,
    kept,
    later_of,
    not_before,
)


class Sydney(RetentionSchedule):
    """A clinic in Australia: seven years, and up to the 25th birthday of who was a child."""

    record = kept(
        "patient record",
        at_least(not_before(years(7).after("last_contact"), years(25).after("birth"))),
        assumes={"birth": "last_contact"},
    )


class Ontario(RetentionSchedule):
    """A physician in Ontario: ten years from the last entry, or from the 18th birthday; a home for the elderly."""

    record = kept(
        "patient record",
        at_least(not_before(years(10).after("last_contact"), years(28).after("birth"))),
        assumes={"birth": "last_contact"},
    )
    resident = kept("resident's record", at_least(earlier_of(years(10).after("death"), years(10).after("departure"))))


class Bern(RetentionSchedule):
    """A canton that doubled the years on 1 January 2023."""

    before = kept("record", at_least(years(10).after("last_contact")), key="record", until="2022-12-31")
    record = kept("record", at_least(years(20).after("last_contact")), since="2023-01-01")


class Sweden(RetentionSchedule):
    """Three years by the law of 1985, ten by that of 2008."""

    before = kept("record", at_least(years(3).after("last_contact")), key="record", until="2008-06-30")
    record = kept("record", at_least(years(10).after("last_contact")), since="2008-07-01")


class HealthOffice(RetentionSchedule):
    """A German system for tracing infections: each class of record goes on a day of the calendar."""

    case = kept("case", at_most(end_of_year("last_update", years(9))))
    no_case = kept("record of who turned out to be no case", at_most(end_of_year("last_update", years(0))))


class TestServer(RetentionSchedule):
    """A server that hands test results to an application."""

    result = kept("test result", at_most(days(60).after("record_created")))


class Appointments(RetentionSchedule):
    """A public service of appointments: two years without appointment and without invitation."""

    user = kept("user", at_most(later_of(years(2).after("last_appointment"), years(2).after("last_invitation"))))
    archived = kept("user whose file was archived", at_most(years(2).after("archived")))


class Scouts(RetentionSchedule):
    """Health sheets of children at a youth movement: eighteen months after the last use."""

    sheet = kept("health sheet", at_most(months(18).after("last_activity")))


class Switzerland(RetentionSchedule):
    """What an editor of a record system wrote down for its communities."""

    document = kept("document of the electronic patient record", at_least(years(20).after("record_created")))


class RecordLog(RetentionSchedule):
    """A German editor of a record system, on the log that a patient may read."""

    entry = kept("entry in the log of the electronic record", at_most(years(3).after("log_entry")))
