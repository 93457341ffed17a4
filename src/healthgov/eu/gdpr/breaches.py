"""Personal data breaches: who is told when, by a controller and by a processor (art. 33 and 34)."""

from __future__ import annotations

from datetime import date

from healthgov.eu.deadlines import BREACH_NOTIFICATION_HOURS
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, as_processor, reached
from healthgov.eu.gdpr.notifications import (
    authority_to_be_told,
    authority_was_notified,
    controller_told_long_after,
    controller_was_told,
    known_by_now,
    persons_to_be_told,
    persons_told_long_after,
    persons_were_told,
    time_left,
    told_within_hours,
)
from healthgov.eu.gdpr.risks import Risk, RiskAnswer, high_risk, risk_of, risk_unlikely
from healthgov.eu.references import EDPB_BREACHES, OWN_NUMBER, PERIODS_1182_71, gdpr
from healthgov.models import Breach, BreachItem, Organisation, OrganisationKind
from healthgov.questions import Question, View, ask_again, by_hand, claimed, when
from healthgov.rules import rule
from healthgov.values import Limit, parameter

__all__ = [
    "BreachRules",
    "ControllerBreachRules",
    "ProcessorBreachRules",
    "Risk",
    "RiskAnswer",
    "for_others",
    "known_since",
    "on_the_living",
    "risk_of",
    "under_the_regulation",
]

_WHAT_KEEPS_IT = "It became known less than three days ago: what keeps the controller from being told at once?"
_only_for_others = claimed(Organisation.activities.exist() & Organisation.activities.each(as_processor))
_lives_by_it = ~claimed(Organisation.activities.exist()) & claimed(
    Organisation.kind.is_in({OrganisationKind.HOST, OrganisationKind.SOFTWARE_PUBLISHER})
)
"""A host or publisher that describes no activity: whose data were hit has to be said."""
for_others = claimed(
    Breach.as_processor,
    otherwise=claimed(Breach.controller_told_at.stated())
    | claimed(Breach.controller_told_without_delay.stated())
    | (claimed(Organisation.activities.some(as_processor)) & (_only_for_others | Breach.as_processor))
    | (_lives_by_it & Breach.as_processor),
).said("the data are processed on behalf of a controller", no="nobody says that the data are a controller's")
"""The organisation is the processor of the data that were hit: stated, or shown by whom it told, or by its activities.

A processor has to say so; one that is a processor in some activities and a controller in others is asked which.
"""


on_the_living = (~claimed(Breach.on_deceased_only)).said(
    "nobody says that the data are on the dead alone", no="the breach hit data on the dead alone"
)
"""Data on the dead alone are outside the GDPR; that it is so has to be said."""


def known_since(first: date) -> Question:
    """Nobody says that a breach was known before a law applied: then it is judged by the law of then."""

    def known_before(law: object, breach: View) -> bool:  # noqa: ARG001  asked with the law
        """It became known before the law applied."""
        aware = breach.claimed("aware_at")
        return aware is not None and aware.date() < first

    return (~by_hand(known_before)).said(
        "nobody says that it was known before this law applied", no="it was known before this law applied"
    )


under_the_regulation = known_since(date.fromisoformat(APPLICABLE))


class ControllerBreachRules(
    DataProtectionLaw, of=Breach, where=reached & on_the_living & under_the_regulation & known_by_now & ~for_others
):
    """What a controller owes: notification, communication, register."""

    notification_hours = parameter(APPLICABLE, BREACH_NOTIFICATION_HOURS, cites=[gdpr("33(1)")], limit=Limit.MAXIMUM)
    """Elapsed hours from awareness to the authority, weekends included."""

    points_told = parameter(
        APPLICABLE, frozenset(BreachItem), cites=[gdpr("33(3)"), gdpr("34(2)")], limit=Limit.MINIMUM
    )
    """What a notice of a breach says: the same four points to the authority and to the persons."""

    hours_to_persons = parameter(APPLICABLE, 14 * 24, cites=[gdpr("34(1)"), OWN_NUMBER], limit=Limit.MAXIMUM)
    """Hours from awareness after which it is asked what took so long to tell persons: the text gives no number, this is ours."""

    @rule("EU-GDPR-70", gdpr("33(1)"), EDPB_BREACHES, PERIODS_1182_71, since=APPLICABLE)
    def authority_notified(law, breach: type[Breach]) -> Question:
        """The authority is told of a breach within 72 hours.

        A breach is notified within 72 hours of awareness, unless a risk is unlikely; later only with reasons.
        Hours are elapsed hours, weekends included; the hour in which it became known is not counted. Having learned of
        it from the authority removes no duty. The risk follows from the facts; what somebody who attacked or stole
        confirms does not lower it. Of data that a mishap lost or made unavailable the kind decides and is asked; of a
        kind that matters little it is *contested* whether the loss harms anybody. *Fails* when it was not notified, or
        late without reasons. A processor tells its controller instead (EU-GDPR-73). GDPR, art. 33.
        """
        return when(~risk_unlikely, authority_was_notified)

    @rule("EU-GDPR-71", gdpr("34"), EDPB_BREACHES, OWN_NUMBER, since=APPLICABLE)
    def persons_told(law, breach: type[Breach]) -> Question:
        """Persons are told of a breach of high risk.

        All persons concerned are told without undue delay when the risk is high; within 72 hours of awareness that goes
        without saying, and nobody is late yet. Where they are said to have been told in time, and it was more than two
        weeks after awareness, it is asked what took the time: to stop the breach, or not to hamper the police, may
        (recitals 86 and 88). Not where data were unreadable, where measures have removed the risk,
        or where the public was told because telling each would be disproportionate: who relies on these says so. GDPR,
        art. 34.
        """
        soon = claimed(breach.persons_told_without_delay, otherwise=told_within_hours) & when(
            persons_told_long_after, breach.time_accounted_for
        )
        told = ~claimed(breach.persons_not_told) & persons_were_told & breach.all_persons_told & soon
        nobody_late = ~claimed(breach.persons_told_at.stated()) & time_left
        return when(high_risk, claimed(breach.risk_removed | breach.public_communication) | nobody_late | told)

    @rule("EU-GDPR-74", gdpr("33(3)"), gdpr("33(4)"), since=APPLICABLE)
    def notice_to_authority_whole(law, breach: type[Breach]) -> Question:
        """The notice to the authority says what it must.

        What happened and to how many persons about, who can say more, the likely consequences, the measures. It may
        come in phases: what is not said yet is asked for. *Not asked* while nobody was told and there is time, nor of a notice that is planned for a later
        day. *Fails* for what the notice is stated to lack. GDPR, art. 33(3) and (4).
        """
        told = breach.authority_items.includes_all(law.points_told) & breach.subjects_count.stated()
        return when(~risk_unlikely & ~claimed(breach.authority_not_notified) & ~authority_to_be_told, told)

    @rule("EU-GDPR-75", gdpr("34(2)"), since=APPLICABLE)
    def notice_to_persons_whole(law, breach: type[Breach]) -> Question:
        """Persons are told what happened, what may follow and what is done.

        In clear and plain language: the nature of the breach, who can say more, the likely consequences, the measures.
        *Not asked* while nobody was told and there is time, nor of a letter that is planned for a later day. *Fails* where the letter lacks one of these, and names it,
        or is said not to be plain, or to give no contact by name and details who can be reached. GDPR, art. 34(2) and 33(3)(b).
        """
        nobody_told = claimed(breach.persons_not_told | breach.risk_removed | breach.public_communication)
        plain = ~claimed(~breach.persons_told_plainly) & ~claimed(~breach.contact_reachable)
        return when(
            high_risk & ~nobody_told & ~persons_to_be_told, breach.persons_items.includes_all(law.points_told) & plain
        )

    @rule("EU-GDPR-72", gdpr("33(5)"), since=APPLICABLE)
    def breach_documented(law, breach: type[Breach]) -> Question:
        """Every breach is documented.

        Facts, effects and remedies of every breach are in a register, notified or not. GDPR, art. 33(5).
        """
        return breach.documented


class ProcessorBreachRules(
    DataProtectionLaw, of=Breach, where=reached & on_the_living & under_the_regulation & known_by_now & for_others
):
    """What a processor owes: it tells the controller."""

    hours_to_controller = parameter(
        APPLICABLE, BREACH_NOTIFICATION_HOURS, cites=[gdpr("33(2)"), OWN_NUMBER], limit=Limit.MAXIMUM
    )
    """Hours from awareness after which it is asked what took so long: the text gives no number; a controller has as many."""

    @rule("EU-GDPR-73", gdpr("33(2)"), OWN_NUMBER, since=APPLICABLE)
    def controller_told(law, breach: type[Breach]) -> Question:
        """A processor tells the controller of a breach without undue delay.

        The text gives no number of hours, and no threshold of risk: every breach is told, and the controller weighs
        it. *Fails* where the controller was not told, or told too late. Where it is said to have been told in time, and
        it was later than a controller tells the authority, 72 hours after awareness, it is asked what took the time; and
        before that, of who has not told it yet, what keeps it from being told. GDPR, art. 33(2).
        """
        soon = breach.controller_told_without_delay & when(controller_told_long_after, breach.time_accounted_for)
        not_told = claimed(breach.controller_not_told) & ~claimed(~breach.controller_told_without_delay)
        time_still = claimed(not_told & time_left) & ask_again(breach.controller_not_told, _WHAT_KEEPS_IT)
        return (~claimed(breach.controller_not_told) & controller_was_told & soon) | time_still


class BreachRules(ControllerBreachRules, ProcessorBreachRules):
    """Breaches, for controllers and processors."""
