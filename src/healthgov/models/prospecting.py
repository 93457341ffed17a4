"""Commercial prospecting: campaigns by channel and audience, and the files of contacts behind them."""

from __future__ import annotations

import enum
from datetime import date, time

import attrs

from healthgov.periods import Period
from healthgov.findings import CountryCode
from healthgov.models.people import Consent
from healthgov.models.processing import Clock

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


@attrs.frozen(kw_only=True)
class Unsubscribe:
    """The way out, in each message."""

    present: bool | None = None
    works: bool | None = None
    free: bool | None = None
    respected: bool | None = None
    """Nobody who objected is approached again."""


@attrs.frozen(kw_only=True)
class Telephone:
    """How calls are made."""

    objection_list_checked: bool | None = None
    """The national list of objections was checked (in France Bloctel, until 10 August 2026)."""
    ongoing_contract: bool | None = None
    """Called in the course of a contract, on what is related to it."""
    press_subscription: bool | None = None
    weekdays_only: bool | None = None
    """Monday to Friday, and on no public holiday."""
    earliest: time | None = None
    latest: time | None = None
    """The last minute of the day at which calls are made, in the time zone of the person called."""
    midday_pause: bool | None = None
    """No calls between 13:00 and 14:00, in that time zone."""
    calls_in_30_days: int | None = None
    """The most calls and attempts to one person in thirty days."""
    days_of_silence_after_refusal: int | None = None
    hours_agreed: bool | None = None
    """The person agreed expressly to other hours."""
    recorded: bool | None = None
    recording_told: bool | None = None


@attrs.frozen(kw_only=True)
class Campaign:
    """One campaign: a channel, an audience, and what it rests on."""

    id: str
    channel: Channel | None = None
    audience: Audience | None = None
    address: Address | None = None
    relation: Relation | None = None
    countries: tuple[CountryCode, ...] | None = None
    """Where the persons are approached; ``None`` is the country of the organisation."""
    first_day: date | None = None
    last_day: date | None = None
    """The last day it ran; ``None`` while it runs."""
    consent: Consent | None = None
    consent_channels: tuple[Channel, ...] | None = None
    """The channels the consent was given for."""
    similar_products: bool | None = None
    same_legal_person: bool | None = None
    non_commercial: bool | None = None
    """Charitable, or otherwise without commercial aim."""
    related_to_profession: bool | None = None
    informed_at_collection: bool | None = None
    objection_offered_at_collection: bool | None = None
    sender_identified: bool | None = None
    unsubscribe: Unsubscribe | None = None
    telephone: Telephone | None = None
    partners_named: bool | None = None
    """Where data are passed on for others' prospecting: these were named when consent was asked."""
    passed_to_partners: bool | None = None
    uses_health_data: bool | None = None
    built_from_prescriptions: bool | None = None
    prescriber_identifiable: bool | None = None
    uses_national_health_database: bool | None = None
    """Data of the national health database (in France the SNDS) serve it."""
    promotes_health_products: bool | None = None
    secondary_use_data: bool | None = None
    """Data obtained for secondary use under Regulation (EU) 2025/327 serve it."""


@attrs.frozen(kw_only=True)
class ContactFile:
    """A file of persons to approach, and how long they stay in it."""

    id: str
    audience: Audience | None = None
    legal_persons_only: bool | None = None
    """Only addresses and numbers of bodies, and no named person."""
    customers: bool | None = None
    """Customers, whose clock runs from the end of the relationship."""
    period: Period | None = None
    unlimited: bool | None = None
    clock: Clock | None = None
    justified: bool | None = None
    oldest_contact: date | None = None
    """The last contact coming from the person, of the oldest entry still used."""
    applied: bool | None = None
    objections_kept_apart: bool | None = None
    """A list of objections, with no more than it needs."""
    unneeded_data: bool | None = None
    """Data no campaign uses, such as telephone numbers where only messages are sent."""
