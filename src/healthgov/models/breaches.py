"""Breaches of personal data, and who was told of them (GDPR, art. 33 and 34)."""

from __future__ import annotations

import enum
from datetime import datetime

from healthgov.facts import Fact, Required, fact, model
from healthgov.kinds import Count

__all__ = [
    "Availability",
    "Breach",
    "BreachCause",
    "BreachItem",
    "Revealed",
]


class BreachCause(enum.Enum):
    """How it came about."""

    ATTACK = "attack"
    THEFT = "theft"
    INSIDER = "insider"
    MISDIRECTED = "misdirected"
    """Sent, shown or handed to the wrong person by mistake."""
    EXPOSURE = "exposure"
    """Open to anybody, for instance on the internet."""
    LOSS = "loss"
    FAILURE = "failure"


class BreachItem(enum.Enum):
    """What those who are told of a breach are told of it (GDPR, art. 33(3) and 34(2))."""

    NATURE = "nature"
    CONTACT = "contact"
    """The officer, or another contact who can say more."""
    CONSEQUENCES = "consequences"
    MEASURES = "measures"


class Availability(enum.Enum):
    """What became of the availability of the data."""

    KEPT = "kept"
    RESTORED_IN_HOURS = "restored_in_hours"
    RESTORED_LATE = "restored_late"
    LOST = "lost"


class Revealed(enum.Enum):
    """What somebody without right could learn."""

    NICKNAME = "nickname"
    CONTACT = "contact"
    PURCHASE = "purchase"
    DIET = "diet"
    EMPLOYMENT_HISTORY = "employment_history"
    CONTRACT = "contract"
    PAY = "pay"
    FINANCIAL = "financial"
    CREDENTIAL = "credential"
    NATIONAL_IDENTIFIER = "national_identifier"
    HEALTH = "health"


@model
class Breach:
    """A personal data breach. The risk follows from the facts (EDPB Guidelines 01/2021)."""

    id: Required[str]
    as_processor: Fact[bool] = fact(
        "Did the breach hit data that the organisation processes on behalf of a controller?",
        yes="the data are processed on behalf of a controller",
        no="the organisation is the controller of the data",
        circumstance=True,
    )
    """The organisation is the processor of the data that were hit: it tells the controller, who does the rest."""
    on_deceased_only: Fact[bool] = fact(
        "Did the breach hit data on deceased persons alone?",
        yes="the breach hit data on the dead alone",
        no="the breach hit data on living persons",
        circumstance=True,
    )
    """The dead are outside the GDPR (recital 27): who relies on it says so."""
    cause: Fact[BreachCause] = fact("How did the breach come about?", noun="the cause of the breach", circumstance=True)
    aware_at: Fact[datetime] = fact(
        "When did the organisation become aware of the breach?",
        noun="the moment of awareness",
        circumstance=True,
    )
    """When the organisation became aware, with reasonable certainty; a time zone is needed."""
    learned_from_authority: Fact[bool] = fact(
        "Did the organisation learn of the breach from the authority?",
        yes="the breach was learned of from the authority",
        no="the breach was not learned of from the authority",
        circumstance=True,
    )
    reached_others: Fact[bool] = fact(
        "Did somebody without right read or take data, or can it not be excluded?",
        yes="somebody without right may have the data",
        no="nobody without right read or took data",
        circumstance=True,
    )
    """Somebody without right read or took the data, or it cannot be excluded."""
    unintelligible: Fact[bool] = fact(
        "Is what they got unreadable, with the key safe?",
        yes="what they got is unreadable",
        no="what they got can be read",
        circumstance=True,
    )
    """What they got is encrypted or hashed by the state of the art, with the key safe."""
    trusted_recipient_deleted: Fact[bool] = fact(
        "Did the data go to somebody trusted who confirmed deletion?",
        yes="somebody trusted confirmed deletion",
        no="nobody trusted confirmed deletion",
    )
    """They went to somebody trusted, who confirmed deletion or return."""
    revealed: Fact[tuple[Revealed, ...]] = fact(
        "What could be learned from the data, or what did the lost data reveal?",
        noun="the facts that the data reveal",
        circumstance=True,
    )
    """What somebody without right could learn; of data that nobody read, of what kind they are."""
    subjects_count: Fact[Count] = fact(
        "How many persons does the breach concern?",
        noun="the number of persons concerned",
        circumstance=True,
    )
    availability: Fact[Availability] = fact(
        "Were data lost, or how soon restored?",
        noun="the availability of the data",
        circumstance=True,
    )
    care_affected: Fact[bool] = fact(
        "Was care postponed or made less safe?",
        yes="care was postponed or made less safe",
        no="care was not affected",
        circumstance=True,
    )
    """Care was postponed or made less safe."""
    documented: Fact[bool] = fact(
        "Is the breach in the register of breaches?",
        yes="the breach is in the register",
        no="the breach is in no register",
    )
    authority_notified_at: Fact[datetime] = fact(
        "When was the authority told?", noun="the moment the authority was told"
    )
    authority_items: Fact[tuple[BreachItem, ...]] = fact(
        "What was the authority told of the breach?", noun="the points the authority was told"
    )
    authority_not_notified: Fact[bool] = fact(
        "Was the authority not told?", yes="the authority was not told", no="the authority was told"
    )
    """Stated: the authority was not told."""
    delay_explained: Fact[bool] = fact(
        "Were reasons that account for the whole delay given to the authority, with the notice?",
        yes="reasons that account for the delay were given",
        no="no reasons that account for the whole delay were given",
    )
    """Art. 33(1): reasons come with the notice; to have looked into it for weeks after it was known is none."""
    persons_told_at: Fact[datetime] = fact(
        "When were the persons told of the breach?", noun="the moment the persons were told"
    )
    persons_items: Fact[tuple[BreachItem, ...]] = fact(
        "What were the persons told of the breach?", noun="the points the persons were told"
    )
    persons_told_plainly: Fact[bool] = fact(
        "Were the persons told in clear and plain language, in a message of its own?",
        yes="the persons were told in clear and plain language",
        no="the persons were not told in clear and plain language",
    )
    contact_reachable: Fact[bool] = fact(
        "Does the letter give the name and details of a contact who can be reached, the officer or another?",
        yes="the letter gives the name and details of a contact who can be reached",
        no="the letter gives no name or details of a contact, or of one whom nobody reaches",
    )
    """Art. 34(2) with 33(3)(b): name and contact details of the officer, or of another point where more can be learned."""
    persons_told_without_delay: Fact[bool] = fact(
        "Were they told without undue delay?", yes="they were told without undue delay", no="they were told too late"
    )
    """They were told as soon as was reasonably possible; within 72 hours it goes without saying."""
    persons_not_told: Fact[bool] = fact(
        "Were the persons not told?", yes="the persons were not told", no="the persons were told"
    )
    """Stated: the persons were not told."""
    all_persons_told: Fact[bool] = fact(
        "Were all persons concerned told?",
        yes="all persons concerned were told",
        no="only some of the persons were told",
    )
    risk_removed: Fact[bool] = fact(
        "Do measures taken since make a high risk unlikely?",
        yes="measures have removed the high risk",
        no="no measure has removed the high risk",
        circumstance=True,
    )
    """Measures taken since make a high risk unlikely (art. 34(3)(b))."""
    public_communication: Fact[bool] = fact(
        "Was the public told, because telling each person would be disproportionate?",
        yes="the public was told",
        no="the public was not told",
    )
    """Telling each person would be disproportionate, and the public was told (art. 34(3)(c))."""
    controller_told_at: Fact[datetime] = fact(
        "When was the controller told of the breach?", noun="the moment the controller was told"
    )
    """For a processor: when it told the controller."""
    controller_told_without_delay: Fact[bool] = fact(
        "Was the controller told without undue delay after the processor became aware?",
        yes="the controller was told without undue delay",
        no="the controller was told too late",
        noun="whether the controller was told in time",
    )
    controller_not_told: Fact[bool] = fact(
        "Was the controller not told?", yes="the controller was not told", no="the controller was told"
    )
    """Stated: the controller was not told."""
    time_accounted_for: Fact[bool] = fact(
        "Is it written down what took the time until they were told, such as stopping the breach, or the police asking to wait?",
        yes="what took the time until they were told is written down",
        no="nothing that is written accounts for the time until they were told",
    )
    """Of persons, or of a controller, told long after the breach was known (GDPR, recitals 86 and 88, art. 5(2))."""
    health_authority_told: Fact[bool] = fact(
        "Were the health authorities told?",
        yes="the health authorities were told",
        no="the health authorities were not told",
    )
    """Serious incidents of health bodies also go to the health authorities (in France CSP, art. L1111-8-2)."""
    serious_health_incident: Fact[bool] = fact(
        "Is it a serious incident of a health body?",
        yes="it is a serious incident of a health body",
        no="it is no serious incident of a health body",
        circumstance=True,
    )
