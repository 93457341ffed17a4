"""Storage limitation: data have an end, periods have a clock, and both are kept to."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from healthgov.eu.gdpr.criteria import (
    MAY_SAY_ONE,
    SAYS_AN_END,
    SAYS_NONE,
    may_say_an_end,
    says_an_end,
    says_no_end,
)
from healthgov.eu.gdpr.law import (
    APPLICABLE,
    DataProtectionLaw,
    as_controller,
    in_reach,
)
from healthgov.eu.references import gdpr, recital
from healthgov.eu.roles import public_body
from healthgov.eu.schedules import STATES_OF_THE_UNION, Scheduled
from healthgov.eu.schedules.stated import kept_for_ever, not_overdue, of_a_schedule
from healthgov.kinds import CountryCode
from healthgov.models import (
    Clock,
    Organisation,
    Places,
    ProcessingActivity,
    RetentionLimit,
)
from healthgov.periods import years
from healthgov.questions import Question, ask_again, claimed, either, of_whole, when
from healthgov.rules import Severity, rule

__all__ = ["A_LIFETIME", "NO_LIMIT", "StorageRules", "limited"]

A_LIFETIME = years(80)
"""A period of one's own that outlives those whose data they are is no limit, unless somebody says why."""

NO_LIMIT = "no limit is set for any data"

at_the_latest = either(
    claimed(RetentionLimit.least.stated() & ~RetentionLimit.period.stated()),
    ask_again(RetentionLimit.period, "A least period is no limit: when do these data go at the latest?"),
    RetentionLimit.period.stated(),
)
"""A last day follows; who states only a minimum is asked for it."""

told_in_other_words = (
    claimed(RetentionLimit.criterion.that(may_say_an_end, yes=MAY_SAY_ONE, no=SAYS_NONE))
    & ~claimed(~RetentionLimit.end_told)
    & ~claimed(RetentionLimit.least.stated())
)
"""Criteria in words that name no end that is known: whoever wrote them is asked whether persons can tell."""
not_unlimited = (~claimed(RetentionLimit.unlimited)).said(
    "a limit is set", no="no limit is set; every legal basis has one, professional contacts included"
)
some_end = not_unlimited & ~claimed(
    RetentionLimit.criterion.that(
        says_no_end, yes="the criteria say that there is no end", no="the criteria do not say that there is no end"
    )
)
endless_in_italy = (
    of_whole(Organisation.country.is_in({CountryCode("IT")})) & ~some_end & ~claimed(RetentionLimit.excessive)
)
"""A circular of 1986 of the ministry of health has clinical records kept for ever in Italy: the type of record is asked for."""

by_other_law = claimed(RetentionLimit.other_law) & RetentionLimit.other_law_reaches
"""A text that is not modelled has the data kept so long: it is asked whether it was read, and reaches them."""
text_unread = (
    of_whole(claimed(public_body))
    & ~some_end
    & ~claimed(RetentionLimit.other_law.stated())
    & ask_again(RetentionLimit.other_law)
)
"""No end is set for what a public body keeps: the law on archives of its State may have it kept for ever."""
own_reasons = ~claimed(~RetentionLimit.justified) & when(
    claimed(RetentionLimit.period.longer_than(A_LIFETIME)), RetentionLimit.justified
)
says_when = claimed(RetentionLimit.criterion.that(says_an_end, yes=SAYS_AN_END, no=SAYS_NONE))
end_is_told = (says_when & ~claimed(~RetentionLimit.end_told)) | either(
    told_in_other_words, claimed(RetentionLimit.period.stated()) | RetentionLimit.end_told, at_the_latest
)


def an_end(by_type: Question) -> Question:
    """A set of data has a period of its own, a type of record that has one, or criteria for its end."""
    told = (by_type | end_is_told).said("a period or criteria are set", no="neither a period nor criteria are set")
    return some_end & when(~by_type, own_reasons) & told


not_excessive = ~claimed(RetentionLimit.excessive)
so_long_by_law = by_other_law & (~some_end | RetentionLimit.period.stated())
"""How long is said as well, or that there is no end: a text without a length sets none."""
no_longer_than_all = ~claimed(RetentionLimit.least.longer_than(cast("Any", RetentionLimit.period))) | ask_again(
    RetentionLimit.least, "The least period is a part of the whole, and longer than it here: which is right?"
)
"""At least five years, and one at most, say nothing."""


def limited(by_type: Question = of_a_schedule) -> Question:
    """It has an end, of its own or by the schedule that knows its type of record; or a text that is not modelled has the data
    kept without one, or for so long.
    """
    return not_excessive & no_longer_than_all & (so_long_by_law | an_end(claimed(by_type)))


limited_abroad = limited() | (not_excessive & text_unread)
"""The same; a public body that sets no end is asked for a text on archives."""


outlives_its_use = claimed(RetentionLimit.period.longer_than(cast("Any", RetentionLimit.active_period)))
apart = (~(outlives_its_use & claimed(~RetentionLimit.archived_apart))).said(
    "nobody says that what outlives its use is not kept apart", no="what outlives its use is not kept apart"
)
"""What is kept for a duty once its use is over lies in an archive, which few open: phases that nothing parts are one. Of a type
of record the phases are those of the schedule, which a State's law compares."""


class StorageRules(Scheduled, DataProtectionLaw, of=ProcessingActivity, where=in_reach):
    """Storage limitation, art. 5(1)(e)."""

    states: ClassVar[Places] = STATES_OF_THE_UNION

    @rule("EU-GDPR-05", gdpr("5(1)(e)"), gdpr("30(1)(f)"), recital(26), since=APPLICABLE)
    def storage_limited(law, activity: type[ProcessingActivity]) -> Question:
        """Data are kept for a limited time.

        Every set of data has a period or criteria for its end, no longer than the purpose needs. A period of one's own,
        a type of record of the retention schedule of the country, or criteria will do: of a type that no schedule
        shipped for the country knows, the period is asked for, which is one of one's own then. *Fails* for none, for
        "unlimited" whatever the legal basis, for a period found excessive, or one of one's own that is said to be
        longer without reasons; one of one's own that is longer than a life asks for reasons. Whether a period beside a
        type of record needs reasons the schedule says. A criterion from which no end follows, such as "as long as
        necessary", or as long as the processing lasts, is none: one counts that names an event, an age, a number, a
        text, or a relation that ends, such as a contract. Of other words it is asked whether persons can tell;
        words from which they are said not to are none. Applies to professional contacts like to any named person, and
        to data called anonymous until that is shown. A minimum alone, such as "at least one year", is none either; one
        that is longer than the whole period is asked about. A type of record that a text asks to keep for ever, by the
        schedule of the country, needs no limit: in Italy clinical records, and where no end is set there, the type of
        record is asked for. Elsewhere a public body that sets no end is asked whether a text, such as the law on
        archives of its State, has the data kept for ever. What another text is said to have kept so long passes once
        that text was read, and how long is said. GDPR, art. 5(1)(e) and recital 26.
        """
        return when(
            as_controller,
            activity.retention.exist(none=NO_LIMIT)
            & activity.retention.each(
                either(
                    endless_in_italy,
                    kept_for_ever | by_other_law,
                    not_excessive & when(~claimed(kept_for_ever), limited_abroad),
                )
            ),
        )

    @rule("EU-GDPR-18", gdpr("5(1)(e)"), since=APPLICABLE, severity=Severity.MINOR)
    def clock_named(law, activity: type[ProcessingActivity]) -> Question:
        """Periods say from when they run.

        A period of one's own has a day from which it runs: collection, the end of a relationship, the last contact of
        the person. *Fails* where something starts it again that the person did not do, since then it need never end: a
        message sent or only opened, a profile brought up to date. A type of record that the schedule of the country
        knows has its clock there: it is not asked, and judged where it is stated otherwise. GDPR, art. 5(1)(e).
        """
        own_period = claimed(RetentionLimit.period.stated()) & ~claimed(of_a_schedule)
        started_again = RetentionLimit.clock.is_in({Clock.OWN_MESSAGE, Clock.MESSAGE_OPENED, Clock.PROFILE_UPDATE})
        asked = own_period | claimed(started_again)
        return when(as_controller, activity.retention.each(when(asked, ~started_again)))

    @rule("EU-GDPR-06", gdpr("5(1)(e)"), since=APPLICABLE)
    def storage_limit_applied(law, activity: type[ProcessingActivity]) -> Question:
        """The retention limits are applied.

        What is past its period is erased, made anonymous or archived apart: a written schedule is not enough. *Fails*
        where the limit is not applied, or where the start of the oldest data in the active base lies further back than
        the period, than their active use is said to last, or than the schedule of the country allows their type of
        record, or where active use ends before the period and what outlives it is not kept apart. Active use that is
        said to be longer than the whole period is asked about, and so is a start that is yet to come. Where no limit is
        set there is none to apply: EU-GDPR-05. Controllers answer for it. GDPR, art. 5(1)(e) and 5(2).
        """
        oldest_due = RetentionLimit.oldest_start + RetentionLimit.period
        limited = ~claimed(RetentionLimit.unlimited) | claimed(RetentionLimit.period.stated())
        a_part = ~claimed(RetentionLimit.active_period.longer_than(cast("Any", RetentionLimit.period))) | ask_again(
            RetentionLimit.active_period,
            "Active use is a part of the whole period, and longer than it here: which is right?",
        )
        known = ~claimed(~RetentionLimit.oldest_start.begun()) | ask_again(RetentionLimit.oldest_start)
        out_of_use = RetentionLimit.oldest_start + RetentionLimit.active_period
        in_time = ~claimed(oldest_due.is_over()) & ~claimed(out_of_use.is_over())
        kept_to = in_time & known & RetentionLimit.applied & a_part & apart
        return when(as_controller, activity.retention.each(when(limited, kept_to) & not_overdue))
