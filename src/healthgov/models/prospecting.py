"""Commercial prospecting: campaigns by channel and audience, and the files of contacts behind them."""

from __future__ import annotations

import enum
from datetime import date, time

from healthgov.facts import Fact, Required, fact, model
from healthgov.kinds import Count, CountryCode
from healthgov.models.consents import Consent
from healthgov.models.limits import Clock
from healthgov.periods import Period

__all__ = ["Address", "Audience", "Campaign", "Channel", "ContactFile", "Relation", "Telephone", "Unsubscribe"]


class Channel(enum.Enum):
    """By which way persons are approached."""

    EMAIL = "email"
    SMS = "sms"
    AUTOMATED_CALL = "automated_call"
    FAX = "fax"
    LIVE_CALL = "live_call"
    POST = "post"


class Audience(enum.Enum):
    """Whom a campaign addresses, and as what."""

    CONSUMERS = "consumers"
    PROFESSIONALS = "professionals"


class Address(enum.Enum):
    """What kind of address is used."""

    PERSONAL = "personal"
    NAMED_PROFESSIONAL = "named_professional"
    GENERIC = "generic"
    """Of a body, such as contact@: data of a legal person."""


class Relation(enum.Enum):
    """How the persons came into the file."""

    CUSTOMER = "customer"
    """They bought from the same legal person, which collected the address at a sale."""
    ACCOUNT_HOLDER = "account_holder"
    """They made an account and bought nothing."""
    PROSPECT = "prospect"
    LIST_OBTAINED = "list_obtained"
    """From somebody else: bought, rented or collected from public pages."""


@model
class Unsubscribe:
    """The way out, in each message."""

    present: Fact[bool] = fact(
        "Is there a way out in each message?", yes="there is a way out in each message", no="there is no way out"
    )
    works: Fact[bool] = fact("Does the way out work?", yes="the way out works", no="the way out leads nowhere")
    free: Fact[bool] = fact("Is the way out free of charge?", yes="the way out is free", no="the way out is not free")
    respected: Fact[bool] = fact(
        "Is nobody who objected approached again?",
        yes="nobody who objected is approached again",
        no="persons who objected are approached again",
    )


@model
class Telephone:
    """How calls are made."""

    objection_list_checked: Fact[bool] = fact(
        "Was the national list of objections checked?",
        yes="the national list of objections was checked",
        no="the national list of objections was not checked",
    )
    """The national list of objections was checked (in France Bloctel, until 10 August 2026)."""
    ongoing_contract: Fact[bool] = fact(
        "Are persons called on an ongoing contract?",
        yes="they are called on an ongoing contract",
        no="they are not called on an ongoing contract",
        circumstance=True,
    )
    """Called in the course of a contract, on what is related to it."""
    press_subscription: Fact[bool] = fact(
        "Are persons called on a press subscription?",
        yes="the calls are on a press subscription",
        no="the calls are not on a press subscription",
        circumstance=True,
    )
    weekdays_only: Fact[bool] = fact(
        "Are calls made only from Monday to Friday, and on no public holiday?",
        yes="calls are made on working days only",
        no="calls are made on weekends or public holidays",
    )
    """Monday to Friday, and on no public holiday."""
    earliest: Fact[time] = fact(
        "From which hour are calls made, in the time zone of the person called?", noun="the hour of the first call"
    )
    latest: Fact[time] = fact(
        "Until which hour are calls made, in the time zone of the person called?", noun="the hour of the last call"
    )
    """The last minute of the day at which calls are made, in the time zone of the person called."""
    midday_pause: Fact[bool] = fact(
        "Are there no calls between 13:00 and 14:00, in the time zone of the person called?",
        yes="there are no calls between 13:00 and 14:00",
        no="there are calls between 13:00 and 14:00",
    )
    calls_in_30_days: Fact[Count] = fact(
        "How many calls to one person in thirty days?", noun="the number of calls in thirty days"
    )
    """The most calls and attempts to one person in thirty days."""
    days_of_silence_after_refusal: Fact[Count] = fact(
        "How many days of silence after a refusal?", noun="the days of silence after a refusal"
    )
    hours_agreed: Fact[bool] = fact(
        "Did the person agree expressly to other hours?",
        yes="the person agreed to other hours",
        no="the person did not agree to other hours",
    )
    recorded: Fact[bool] = fact("Are calls recorded?", yes="calls are recorded", no="calls are not recorded")
    recording_told: Fact[bool] = fact(
        "Are persons told that calls are recorded?",
        yes="persons are told of the recording",
        no="persons are not told of the recording",
    )


@model
class Campaign:
    """One campaign: a channel, an audience, and what it rests on."""

    id: Required[str]
    for_client: Fact[bool] = fact(
        "Is the campaign run on behalf of somebody else, who decides on it?",
        yes="the campaign is somebody else's",
        no="the campaign is the organisation's own",
        circumstance=True,
    )
    """An agency that sends or calls for a client is its processor: the client answers for the campaign."""
    channel: Fact[Channel] = fact("By which channel are persons approached?", noun="the channel", circumstance=True)
    audience: Fact[Audience] = fact(
        "Are consumers or professionals approached?", noun="the audience", circumstance=True
    )
    address: Fact[Address] = fact("What kind of address is used?", noun="the kind of address", circumstance=True)
    relation: Fact[Relation] = fact(
        "Where do the contacts come from?", noun="the origin of the contacts", circumstance=True
    )
    countries: Fact[tuple[CountryCode, ...]] = fact(
        "Where are persons approached?",
        noun="the countries where persons are approached",
        circumstance=True,
    )
    first_day: Fact[date] = fact("When did the campaign begin?", noun="the first day of the campaign")
    last_day: Fact[date] = fact("When did the campaign end?", noun="the last day of the campaign")
    """The last day it ran; not stated while it runs."""
    consent: Fact[Consent] = fact(noun="the consent")
    consent_channels: Fact[tuple[Channel, ...]] = fact(
        "For which channels was consent given?", noun="the channels consented to"
    )
    similar_products: Fact[bool] = fact(
        "Are the products similar to those bought?", yes="the products are similar", no="the products are not similar"
    )
    same_legal_person: Fact[bool] = fact(
        "Does the same legal person send that sold?", yes="the same legal person sends", no="another legal person sends"
    )
    non_commercial: Fact[bool] = fact(
        "Is the campaign without commercial aim?",
        yes="it is not commercial",
        no="it is commercial",
        circumstance=True,
    )
    """Charitable, or otherwise without commercial aim."""
    service_messages: Fact[bool] = fact(
        "Do the messages promote nothing, directly or indirectly, such as reminders of an appointment?",
        yes="the messages promote neither goods, nor services, nor an image",
        no="the messages promote something",
        circumstance=True,
    )
    """Reminders of appointments, results that are ready, changes of hours, and no offer beside them: no prospecting."""
    related_to_profession: Fact[bool] = fact(
        "Does the subject relate to their profession?",
        yes="the subject relates to their profession",
        no="the subject does not relate to their profession",
        circumstance=True,
    )
    informed_at_collection: Fact[bool] = fact(
        "Were persons told at collection that they would be approached?",
        yes="persons were told at collection that they would be approached",
        no="persons were not told at collection that they would be approached",
    )
    objection_offered_at_collection: Fact[bool] = fact(
        "Could persons object at collection?",
        yes="persons could object at collection",
        no="persons could not object at collection",
    )
    sender_identified: Fact[bool] = fact(
        "Is the sender named?", yes="the sender is named", no="the sender is not named"
    )
    unsubscribe: Fact[Unsubscribe] = fact(noun="the way out")
    telephone: Fact[Telephone] = fact(noun="the way calls are made")
    partners_named: Fact[bool] = fact(
        "Were the partners named when consent was asked?",
        yes="the partners were named",
        no="the partners were not named",
    )
    """Where data are passed on for others' prospecting: these were named when consent was asked."""
    passed_to_partners: Fact[bool] = fact(
        "Are data passed to partners for their prospecting?",
        yes="data are passed to partners for their prospecting",
        no="nothing is passed to partners",
    )
    uses_health_data: Fact[bool] = fact(
        "Do data that reveal health serve the campaign?",
        yes="data that reveal health serve it",
        no="no health data serve it",
    )
    built_from_prescriptions: Fact[bool] = fact(
        "Was the file built from prescriptions?",
        yes="the file was built from prescriptions",
        no="no prescriptions are used",
    )
    prescriber_identifiable: Fact[bool] = fact(
        "Can the prescriber be identified?",
        yes="the prescriber can be identified",
        no="the prescriber cannot be identified",
    )
    uses_national_health_database: Fact[bool] = fact(
        "Are data of the national health database used?",
        yes="data of the national health database are used",
        no="the national health database is not used",
    )
    """Data of the national health database (in France the SNDS) serve it."""
    promotes_health_products: Fact[bool] = fact(
        "Are health products promoted?", yes="health products are promoted", no="no health products are promoted"
    )
    secondary_use_data: Fact[bool] = fact(
        "Do data obtained for secondary use serve the campaign?",
        yes="secondary-use data serve it",
        no="no secondary-use data serve it",
    )
    """Data obtained for secondary use under Regulation (EU) 2025/327 serve it."""


@model
class ContactFile:
    """A file of persons to approach, and how long they stay in it."""

    id: Required[str]
    for_client: Fact[bool] = fact(
        "Is the file kept on behalf of somebody else, who decides on it?",
        yes="the file is somebody else's",
        no="the file is the organisation's own",
        circumstance=True,
    )
    """Kept as a processor: the client sets the limits."""
    audience: Fact[Audience] = fact(
        "Are consumers or professionals in the file?", noun="the audience", circumstance=True
    )
    legal_persons_only: Fact[bool] = fact(
        "Are there only bodies in the file, and no named person?",
        yes="no named person is in it",
        no="named persons are in it",
        circumstance=True,
    )
    """Only addresses and numbers of bodies, and no named person."""
    customers: Fact[bool] = fact(
        "Are the persons in the file customers?",
        yes="the persons are customers",
        no="the persons are not customers",
        circumstance=True,
    )
    """Customers, whose clock runs from the end of the relationship."""
    period: Fact[Period] = fact("For how long are contacts kept?", noun="the period contacts are kept")
    limit: Fact[str] = fact(
        "Which retention limit of the register is that of this file?", noun="the retention limit of the file"
    )
    """The ``id`` of the limit, where it is one of those of the activities."""
    unlimited: Fact[bool] = fact(
        "Are contacts kept without limit?", yes="the file has no limit in time", no="the file has a limit in time"
    )
    clock: Fact[Clock] = fact("What starts the clock of a contact again?", noun="the start of the clock")
    justified: Fact[bool] = fact(
        "Is the longer period justified in writing?",
        yes="the longer period is justified in writing",
        no="the longer period is not justified in writing",
    )
    oldest_contact: Fact[date] = fact(
        "When was the last contact coming from the person, of the oldest entry still used?",
        noun="the last contact of the oldest entry",
    )
    applied: Fact[bool] = fact(
        "Are contacts past their period erased?",
        yes="contacts past their period are erased",
        no="contacts past their period are still there",
    )
    objections_kept_apart: Fact[bool] = fact(
        "Is there a list of objections, with no more than it needs?",
        yes="there is a list of objections",
        no="there is no list of objections",
    )
    unneeded_data: Fact[bool] = fact(
        "Does the file hold data no campaign uses?",
        yes="it holds data no campaign uses",
        no="it holds no data that no campaign uses",
    )
    """Data no campaign uses, such as telephone numbers where only messages are sent."""
