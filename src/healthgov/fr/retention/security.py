"""Hosting, security and buildings."""

from __future__ import annotations

from healthgov.fr.retention.texts import ACT, ACT_LAST, CNIL, CSP, GDPR
from healthgov.periods import days, months, years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Phase
from healthgov.retention.rows import NOT_STATED, RETURNED, SECOND_HAND, advised, at_most, between, exactly, kept
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import later_of, until

__all__ = ["SecuritySchedule"]

# The year in the number of the decree: it cannot have applied before.
_OF_2021 = "2021-01-01"

_DECREE = ACT_LAST(
    "Decree 2021-1362",
    SECOND_HAND,
    source="site on the law of the internet that quotes its articles 2 to 5, and a site on safety, which agree",
    url="https://jurisexpert.net/conservation-donnees-connexion",
)


class SecuritySchedule(RetentionSchedule):
    """Hosting, security, buildings."""

    own_events = events(
        Event("passage", "the passage of the badge"),
        Event("data_returned", "the return of the data"),
    )

    hosted_health_data = kept(
        "data at a certified host",
        # A host has no period of its own: until the data are returned there is no day, after it not one more.
        at_most(days(0).after("data_returned")),
        CSP("L1111-8"),
        CSP("R1111-11, in the wording of decree 2026-209", SECOND_HAND),
        controller="host (processor)",
        then=RETURNED,
        phases=(Phase("active", days(0).after("contract_end")),),
        note="returned at the end of the service, before anything is eliminated, and no copy kept; the price of the "
        "return is a matter of contract",
    )
    security_log_standard = kept(
        "security log",
        advised(between(months(6).after("log_entry"), months(12).after("log_entry"))),
        CNIL("deliberation 2021-122", SECOND_HAND),
        since="2021-10-30",
        note="a range of six to twelve months",
    )
    security_log_short_lived_data = kept(
        "security log of data kept less than six months",
        advised(between(months(6).after("log_entry"), months(12).after("log_entry"))),
        CNIL("deliberation 2021-122", SECOND_HAND),
        since="2021-10-30",
        note="the log does not contain the data themselves",
    )
    security_log_internal_control = kept(
        "security log for internal control",
        advised(between(months(6).after("log_entry"), years(3).after("log_entry"))),
        CNIL("deliberation 2021-122", SECOND_HAND),
        since="2021-10-30",
        note="needs a shown risk of misuse and a written procedure",
    )
    isp_host_identification_data = kept(
        "identification data of a public host",
        exactly(years(1).after("record_created")),
        _DECREE,
        controller="public online host",
        since=_OF_2021,
        note="technical data, from the connection; identity, and what was given for a contract or an account, have types of "
        "their own",
    )
    isp_host_account_data = kept(
        "data given for a contract or an account of a public host, payments included",
        # The end of the contract or the closing of the account: where there are both, the later.
        exactly(later_of(years(1).after("contract_end"), years(1).after("closure"))),
        _DECREE,
        controller="public online host",
        since=_OF_2021,
        note="the end of the contract, or the closing of the account",
    )
    isp_host_identity_data = kept(
        "identity data of users of a public host",
        exactly(years(5).after("contract_end")),
        _DECREE,
        controller="public online host",
        since=_OF_2021,
        note="counted from the end of the contract, the latest start there can be",
    )
    cctv_footage = kept(
        "video surveillance",
        at_most(months(1).after("recording")),
        ACT("CSI, art. L252-5"),
        CNIL("video surveillance", SECOND_HAND),
        note="an extract for proceedings has another purpose; not erasing in time is an offence",
    )
    badge_access_log = kept(
        "badge log",
        at_most(months(3).after("passage")),
        CNIL("access control", SECOND_HAND),
        controller="employer",
        note="five years where the badge serves to count working time",
    )
    breach_register = kept(
        "register of breaches",
        until("as long as the authority may verify it"),
        GDPR("33(5)"),
        starts="closure",
        then=NOT_STATED,
        # The first day of the regulation.
        since="2018-05-25",
    )
