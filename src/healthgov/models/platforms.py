"""Digital platforms: accounts, defaults, trackers."""

from __future__ import annotations

import enum

from healthgov.facts import Fact, Required, fact, model
from healthgov.models.consents import Consent
from healthgov.periods import Period

__all__ = ["DigitalPlatform", "Tracker", "TrackerPurpose"]


class TrackerPurpose(enum.Enum):
    """What a tracker is for."""

    NECESSARY = "necessary"
    AUDIENCE = "audience"
    ADVERTISING = "advertising"
    SOCIAL = "social"
    OTHER = "other"


@model
class Tracker:
    """A cookie or anything else read from, or written to, a terminal."""

    id: Required[str]
    purpose: Fact[TrackerPurpose] = fact(
        "What is the tracker for?", noun="the purpose of the tracker", circumstance=True
    )
    before_choice: Fact[bool] = fact(
        "Is the tracker set before the person chooses?",
        yes="it is set before the choice",
        no="it is not set before the choice",
    )
    after_refusal: Fact[bool] = fact(
        "Is the tracker set or read after a refusal?",
        yes="it is set or read after a refusal",
        no="it is neither set nor read after a refusal",
    )
    """It is set or read although the person refused or withdrew."""
    own_use_only: Fact[bool] = fact(
        "Does the tracker serve anonymous statistics of the publisher alone?",
        yes="it serves the publisher's own statistics alone",
        no="it serves more than the publisher's own statistics",
    )
    """Audience: for the publisher alone, anonymous statistics, no matching and no following elsewhere."""
    lifetime: Fact[Period] = fact("How long does the tracker live?", noun="the lifetime of the tracker")
    lifetime_prolonged: Fact[bool] = fact(
        "Do visits prolong the life of the tracker?", yes="visits prolong its life", no="visits do not prolong its life"
    )
    data_kept: Fact[Period] = fact("How long are the data of the tracker kept?", noun="the period its data are kept")
    reveals_health: Fact[bool] = fact(
        "Does what the tracker sends allow a conclusion on health?",
        yes="what it sends allows a conclusion on health",
        no="what it sends allows no conclusion on health",
    )
    """What it sends, address and identifier together, allows a conclusion on health."""
    explicit_consent: Fact[bool] = fact(
        "Did persons consent explicitly to what the tracker reveals of their health?",
        yes="persons consented explicitly to what it reveals of their health",
        no="nobody consented explicitly to what it reveals of their health",
    )
    """Explicit consent in the sense of art. 9(2)(a), beside the choice on trackers."""
    consent: Fact[Consent] = fact(noun="the consent")
    """The consent to the tracker: going on with a site, or a banner that says nothing of what it is for, is none."""


@model
class DigitalPlatform:
    """A site or application offered to persons."""

    id: Required[str]
    name: Fact[str] = fact("What is the platform called?", noun="the name of the platform", personal=True, label=True)
    trackers: Fact[tuple[Tracker, ...]] = fact("Which trackers are used?", noun="the trackers", one="the tracker")
    refusal_as_easy: Fact[bool] = fact(
        "Is refusing trackers as easy as accepting them?",
        yes="refusing is as easy as accepting",
        no="refusing is harder than accepting",
    )
    choice_kept: Fact[Period] = fact(
        "How long is the choice on trackers remembered?", noun="the time the choice is remembered"
    )
    choice_kept_justified: Fact[bool] = fact(
        "Is it justified that the choice on trackers is remembered for another time than six months?",
        yes="the other time is justified",
        no="the other time is not justified",
    )
    """Six months are what the authority advises: another time may fit the site."""
    advertising_among_messages: Fact[bool] = fact(
        "Is advertising shown among the person's messages?",
        yes="advertising is shown among messages",
        no="no advertising is shown among messages",
    )
    """Advertising is shown in the form of messages among those of the person."""
    advertising_among_messages_consented: Fact[bool] = fact(
        "Did persons consent to advertising among their messages?",
        yes="persons consented to it",
        no="persons did not consent to it",
    )
    account_required: Fact[bool] = fact(
        "Is an account asked for?", yes="an account is asked for", no="no account is asked for"
    )
    account_needed: Fact[bool] = fact(
        "Is an account needed for what the person wants?",
        yes="an account is needed for what the person wants",
        no="an account is forced on persons who need none",
    )
    closes_really: Fact[bool] = fact(
        "Does the application really stop when the person closes it?",
        yes="the application stops when it is closed",
        no="the application goes on when it is closed, and does not say so",
    )
    """Leaving the application ends it; nothing goes on in the background unsaid."""
    account_deletion: Fact[bool] = fact(
        "Can an account be deleted by the person?",
        yes="an account can be deleted by the person",
        no="accounts are not deleted",
    )
    account_deleted_on_request: Fact[bool] = fact(
        "Is an account deleted where its holder asks for it?",
        yes="an account is deleted where its holder asks for it",
        no="an account is not deleted, though its holder asks for it",
    )
    """Whoever does it: no text asks that persons can do it themselves."""
    account_deletion_erases: Fact[tuple[str, ...]] = fact(
        "Which data go with the account when it is deleted?", noun="the data that go with the account"
    )
    """The retention limits whose data go when an account is deleted, by their ids or their types of record."""
    account_data_due: Fact[bool] = fact(
        "Does a text ask to keep any of the data that go with the account?",
        yes="a text asks to keep data that go with the account",
        no="no text asks to keep what goes with the account",
    )
    """Asked where no schedule says it: of a country without one, and of sets of data without a type of record."""
    activities: Fact[tuple[str, ...]] = fact(
        "Which processing activities are behind the platform?", noun="the activities behind the platform"
    )
    """The ids of the processing activities behind it."""
