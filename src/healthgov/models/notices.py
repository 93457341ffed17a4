"""What persons are told, for whom and when."""

from __future__ import annotations

import enum

from healthgov.durations import Length
from healthgov.facts import Fact, Required, fact, model
from healthgov.models.purposes import LegalBasis

__all__ = ["Notice", "NoticeAudience", "NoticeItem", "ToldPeriod"]


class NoticeAudience(enum.Enum):
    """For whom a notice is written."""

    PATIENTS = "patients"
    EMPLOYEES = "employees"
    CANDIDATES = "candidates"
    PROFESSIONALS = "professionals"
    CUSTOMERS = "customers"
    PROSPECTS = "prospects"
    USERS = "users"
    RESEARCH_PARTICIPANTS = "research_participants"
    OTHER = "other"


class NoticeItem(enum.Enum):
    """What a notice says (GDPR, art. 13 and 14)."""

    CONTROLLER = "controller"
    DPO_CONTACT = "dpo_contact"
    PURPOSES_AND_BASES = "purposes_and_bases"
    LEGITIMATE_INTERESTS = "legitimate_interests"
    DATA_CATEGORIES = "data_categories"
    RECIPIENTS = "recipients"
    TRANSFERS = "transfers"
    RETENTION = "retention"
    RIGHTS = "rights"
    WITHDRAWAL = "withdrawal"
    COMPLAINT = "complaint"
    OBLIGATION = "obligation"
    """Whether giving the data is mandatory, and what follows if they are not given."""
    SOURCE = "source"
    AUTOMATED_DECISIONS = "automated_decisions"
    POST_MORTEM_DIRECTIVES = "post_mortem_directives"
    """France: the right to leave directives for after death (LIL, art. 48 and 85)."""


@model
class ToldPeriod:
    """How long a notice says that a set of data is kept."""

    limit: Required[str] = fact(noun="the retention limit", required=True)
    """The id of the retention limit of the register that it speaks of."""
    period: Fact[Length] = fact("For how long does the notice say that these data are kept?", noun="the period told")
    cases_told: Fact[bool] = fact(
        "Does the notice also tell the cases in which these data are kept for another time?",
        yes="the notice tells the cases in which the data are kept for another time",
        no="the notice does not tell the cases in which the data are kept for another time",
    )
    """Where the schedule tells cases apart, such as children, and one period is told of all."""


@model
class Notice:
    """Information given to a group of persons; ``given: false`` says that there was none."""

    audience: Required[NoticeAudience]
    given: Fact[bool] = fact("Is this information given?", yes="the information is given", no="no information is given")
    at_collection: Fact[bool] = fact(
        "Is it given when data are collected?",
        yes="it is given when data are collected",
        no="it is not given when data are collected",
    )
    """Given when data are collected from the person."""
    within_month: Fact[bool] = fact(
        "Is it given within a month, at first contact, before disclosure?",
        yes="it is given within a month, at first contact, before disclosure",
        no="it comes later than a month, the first contact or disclosure",
    )
    """Data from elsewhere: given within a month, at first contact and before disclosure."""
    exempt: Fact[bool] = fact(
        "Does an exemption from informing hold, and is it documented?",
        yes="an exemption holds, and is documented",
        no="no documented exemption holds",
        circumstance=True,
    )
    """An exemption of art. 13(4) or 14(5) holds, and is documented."""
    exemption_covers_rest: Fact[bool] = fact(
        "Where information is given in part, does the exemption cover what the information does not say?",
        yes="the exemption covers what the information does not say",
        no="the exemption does not cover what the information does not say",
        circumstance=True,
    )
    items: Fact[tuple[NoticeItem, ...]] = fact("What does the information say?", noun="the points of the notice")
    obligation_told: Fact[bool] = fact(
        "Does the information say whether the data have to be given, by law or contract, and what follows if not?",
        yes="it says whether the data have to be given, and what follows if not",
        no="it does not say whether the data have to be given, nor what follows if not",
    )
    """Of data that come from the person (art. 13(2)(e)); the item ``obligation`` says the same."""
    vague_items: Fact[tuple[NoticeItem, ...]] = fact(
        "On which points does the information say too little?", noun="the points on which it says too little"
    )
    """Items that are there but say too little, such as durations without number or criterion."""
    periods: Fact[tuple[ToldPeriod, ...]] = fact(
        "How long does the information say that data are kept, by their retention limits?",
        noun="the periods told",
        one="the period told",
    )
    """Summary and detail each count: where both give a period, state both."""
    bases: Fact[tuple[LegalBasis, ...]] = fact(
        "Which legal bases does the information name?", noun="the legal bases told"
    )
    recipients: Fact[tuple[str, ...]] = fact(
        "Which recipients does the information name, by their ids? State an empty list if it says that there is none.",
        noun="the recipients told",
    )
    other_recipients_told: Fact[bool] = fact(
        "Does the information tell of the recipients that it does not name, by their categories?",
        yes="recipients that are not named are told by their categories",
        no="recipients that are not named are not told at all",
    )
    """Recipients or categories of them are told (art. 13(1)(e)); asked where some are named, and not each of the register."""
    transfers_told: Fact[bool] = fact(
        "Does the information say that data leave the European Economic Area?",
        yes="the information says that data leave the European Economic Area",
        no="the information says that no data leave the European Economic Area",
    )
    """The item ``transfers`` may say either."""
    accessible: Fact[bool] = fact("Is the information easy to find?", yes="it is easy to find", no="it is hard to find")
    """Easy to find and reach where it is needed."""
    plain_language: Fact[bool] = fact(
        "Is it in plain language that the persons read?",
        yes="it is in plain language that the persons read",
        no="it is not in plain language that the persons read",
    )
