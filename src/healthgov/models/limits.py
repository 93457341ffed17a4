"""How long data are kept: the limits an organisation sets, and what starts their clock."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.durations import Length
from healthgov.facts import Fact, Required, fact, model
from healthgov.kinds import CategoryCode

__all__ = ["Clock", "RetentionLimit"]


class Clock(enum.Enum):
    """What starts, or starts again, the clock of a retention limit."""

    COLLECTION = "collection"
    CONTACT_FROM_PERSON = "contact_from_person"
    """The last contact that comes from the person: an order, a request, a click on a link."""

    MESSAGE_OPENED = "message_opened"
    OWN_MESSAGE = "own_message"
    PROFILE_UPDATE = "profile_update"
    RELATIONSHIP_END = "relationship_end"
    OTHER = "other"


@model
class RetentionLimit:
    """How long a set of data is kept, in words of the organisation and in fact.

    ``record_type`` is the key of a policy of a retention schedule: its length is there and is not
    restated. ``period`` is the organisation's own; ``unlimited`` says that it sets none.
    """

    id: Required[str]
    record_type: Fact[str] = fact("Which type of record of the retention schedule is it?", noun="the type of record")
    own_type: Fact[bool] = fact(
        "Is it a type of record of the organisation's own, of which no schedule speaks and whose period it chose itself?",
        yes="it is a type of record of the organisation's own, of which no schedule speaks",
        no="it is a type of record of a schedule",
        circumstance=True,
    )
    """Said of a name that no schedule of the country knows: its period is judged as one of the organisation's own, reasons
    in writing included. Of a name that a schedule knows it says nothing."""
    categories: Fact[tuple[CategoryCode, ...]] = fact(
        "Which categories of data does this limit cover?", noun="the categories it covers"
    )
    period: Fact[Length] = fact("For how long are these data kept, or until when?", noun="the retention period")
    least: Fact[Length] = fact("For how long at least are these data kept?", noun="the least period")
    """Set where a minimum is, beside the period after which they go at the latest: alone it is no limit."""
    criterion: Fact[str] = fact(
        "From which criteria does the end of retention follow?", noun="the criteria of retention", personal=True
    )
    """Criteria from which the end follows, in words; beside a period, what that counts from."""
    end_told: Fact[bool] = fact(
        "Can the persons tell from these criteria when their data go?",
        yes="the persons can tell from the criteria when their data go",
        no="the persons cannot tell from the criteria when their data go",
    )
    """Of words that name no event, number, age or text that is known here, another language among them."""
    unlimited: Fact[bool] = fact(
        "Are these data kept without any limit?",
        yes="the data are kept without limit",
        no="the data are not kept without limit",
    )
    clock: Fact[Clock] = fact("What starts, or starts again, the clock of this limit?", noun="the start of the clock")
    justified: Fact[bool] = fact(
        "Is a period that departs from what is advised justified in writing?",
        yes="the departure is justified in writing",
        no="the departure is not justified in writing",
    )
    as_scheduled: Fact[bool] = fact(
        "Does the period meet the criteria of the schedule, and hold for each case that it tells apart?",
        yes="the period meets the criteria of the schedule and holds for each case it tells apart",
        no="the period does not meet the criteria of the schedule, or not in each case it tells apart",
    )
    """Where a text gives criteria and no number, or several numbers, such as for children and after a death."""
    archives_agreed: Fact[bool] = fact(
        "Is the period that of a table on which the public archives agreed?",
        yes="the public archives agreed on the period",
        no="the public archives did not agree on the period",
    )
    """Of public archives whose length stands in a table of management and in no text."""
    other_law: Fact[bool] = fact(
        "Does a text that no schedule here knows have these data kept so long, such as the law on archives of a State?",
        yes="a text that no schedule here knows is said to have these data kept so long",
        no="no other text has these data kept so long",
        noun="whether another text has the data kept so long",
        circumstance=True,
    )
    """A duty to keep, or a leave, of the Union or of a State whose law is not modelled: it lifts what caps a period."""
    other_law_reaches: Fact[bool] = fact(
        "Was that other text read, and does it have these very data kept for as long as is stated?",
        yes="the other text was read, and has these very data kept for so long",
        no="the other text does not have these very data kept for so long, or was not read",
    )
    excessive: Fact[bool] = fact(
        "Was the period found longer than the purpose needs?",
        yes="the period is longer than the purpose needs",
        no="the period is not longer than the purpose needs",
    )
    applied: Fact[bool] = fact(
        "Are data past their period really erased, anonymised or archived apart?",
        yes="data past their period are erased, anonymised or archived apart",
        no="the period is written and not applied",
    )
    oldest_start: Fact[date] = fact(
        "When did the clock of the oldest data in the active base start?", noun="the start of the oldest data"
    )
    """The start of the clock of the oldest data still in the active base."""
    active_period: Fact[Length] = fact(
        "For how long are these data in active use, before they are archived apart or erased?",
        noun="the period of active use",
    )
    """The first phase of the whole period; the rest is spent in an archive apart."""
    archived_apart: Fact[bool] = fact(
        "Is what outlives the purpose sorted and kept apart, with access for those who need it?",
        yes="what outlives the purpose is kept apart",
        no="what outlives the purpose is not kept apart",
    )
