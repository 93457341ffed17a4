"""Personal data breaches: how high the risk is, and who is told when (art. 33 and 34)."""

from __future__ import annotations

import enum
from datetime import date, datetime

import attrs

from healthgov.deadlines import end_of_hours
from healthgov.eu.deadlines import BREACH_NOTIFICATION_HOURS
from healthgov.eu.gdpr.former_law import APPLICABLE, FormerLaw
from healthgov.eu.references import EDPB_BREACHES, gdpr
from healthgov.findings import Finding, Words, all_hold, failed, missing, not_applicable, passed, stated
from healthgov.models import Availability, Breach, BreachCause, Revealed
from healthgov.rules.former import rule

__all__ = ["BreachRules", "Risk", "RiskAnswer", "risk_of"]


class Risk(enum.IntEnum):
    """The risk of a breach to rights and freedoms."""

    UNLIKELY = 0
    RISK = 1
    HIGH = 2


@attrs.frozen
class RiskAnswer:
    """The risk, or the fact that is lacking to tell it."""

    risk: Risk | None
    lacking: str = ""


_TRIVIAL = {Revealed.NICKNAME, Revealed.CONTACT, Revealed.PURCHASE, Revealed.DIET}
_ORDINARY = {Revealed.EMPLOYMENT_HISTORY, Revealed.CONTRACT}
_ILL_MEANT = (BreachCause.ATTACK, BreachCause.THEFT, BreachCause.EXPOSURE)


def risk_of(breach: Breach) -> RiskAnswer:
    """The risk that follows from the facts, on the pattern of the cases of EDPB Guidelines 01/2021.

    What nobody could read, or went to somebody trusted who deleted it, puts no confidentiality at risk. What an
    attacker, thief or the open internet got is of high risk, unless it is trivial; what a mistake showed to
    somebody is of high risk only for health, money, credentials, pay or identifiers. Data restored within hours,
    with no care affected, harm nobody.

    >>> risk_of(Breach(id="b", reached_others=False, availability=Availability.RESTORED_IN_HOURS, care_affected=False))
    RiskAnswer(risk=<Risk.UNLIKELY: 0>, lacking='')
    """
    parts = (_confidentiality(breach), _availability(breach))
    known = [part.risk for part in parts if part.risk is not None]
    if Risk.HIGH in known:
        return RiskAnswer(Risk.HIGH)
    for part in parts:
        if part.risk is None:
            return part
    return RiskAnswer(max(known))


def _confidentiality(breach: Breach) -> RiskAnswer:
    if breach.reached_others is False or breach.unintelligible or breach.trusted_recipient_deleted:
        return RiskAnswer(Risk.UNLIKELY)
    for fact in ("reached_others", "unintelligible", "trusted_recipient_deleted", "revealed", "cause"):
        if getattr(breach, fact) is None:
            return RiskAnswer(None, fact)
    revealed = set(breach.revealed or ())
    serious = revealed - _TRIVIAL - _ORDINARY
    if breach.cause in _ILL_MEANT or breach.cause is BreachCause.INSIDER:
        return RiskAnswer(Risk.HIGH if revealed - _TRIVIAL else Risk.RISK)
    if serious:
        return RiskAnswer(Risk.HIGH)
    return RiskAnswer(Risk.RISK if revealed & _ORDINARY else Risk.UNLIKELY)


def _availability(breach: Breach) -> RiskAnswer:
    if breach.care_affected:
        return RiskAnswer(Risk.HIGH)
    if breach.availability is None:
        return RiskAnswer(None, "availability")
    if breach.availability is Availability.KEPT:
        return RiskAnswer(Risk.UNLIKELY)
    if breach.care_affected is None:
        return RiskAnswer(None, "care_affected")
    if breach.availability is Availability.RESTORED_IN_HOURS:
        return RiskAnswer(Risk.UNLIKELY)
    if breach.availability is Availability.LOST:
        health = breach.revealed is not None and Revealed.HEALTH in breach.revealed
        return RiskAnswer(Risk.HIGH if health else Risk.RISK)
    return RiskAnswer(Risk.RISK)


_ASK: dict[str, Words] = {
    "reached_others": (
        "Did somebody without right read or take data, or can it not be excluded?",
        "Quelqu'un sans droit a-t-il lu ou pris des données, ou ne peut-on l'exclure ?",
    ),
    "unintelligible": (
        "Is what they got unreadable, with the key safe?",
        "Ce qu'ils ont est-il illisible, la clé étant sûre ?",
    ),
    "trusted_recipient_deleted": (
        "Did it go to somebody trusted who confirmed deletion?",
        "Est-ce allé à une personne de confiance qui a confirmé l'effacement ?",
    ),
    "revealed": ("What could be learned?", "Que pouvait-on apprendre ?"),
    "cause": ("How did it come about?", "Comment est-ce arrivé ?"),
    "availability": (
        "Were data lost, or how soon restored?",
        "Des données sont-elles perdues, ou rétablies en combien de temps ?",
    ),
    "care_affected": ("Was care postponed or made less safe?", "Des soins ont-ils été reportés ou rendus moins sûrs ?"),
}


class BreachRules(FormerLaw):
    """Notification, communication, register."""

    @rule(
        "EU-GDPR-70",
        title=(
            "the authority is told of a breach within 72 hours",
            "l'autorité est avisée d'une violation sous 72 heures",
        ),
        cites=[gdpr("33(1)"), EDPB_BREACHES],
        since=APPLICABLE,
        on=Breach,
    )
    def authority_notified(self, breach: Breach, organisation: object) -> Finding:
        """A breach is notified within 72 hours of awareness, unless a risk is unlikely; later only with reasons.

        Hours are elapsed hours, weekends included. Having learned of it from the authority removes no duty.
        The risk follows from the facts. *Fails* when it was not notified, or late without reasons. GDPR, art. 33.
        """
        return self.where_reached(organisation, lambda: self._notified(breach))

    @rule(
        "EU-GDPR-71",
        title=(
            "persons are told of a breach of high risk",
            "les personnes sont avisées d'une violation à risque élevé",
        ),
        cites=[gdpr("34"), EDPB_BREACHES],
        since=APPLICABLE,
        on=Breach,
    )
    def persons_told(self, breach: Breach, organisation: object) -> Finding:
        """All persons concerned are told without undue delay when the risk is high.

        Not where data were unreadable, where measures have removed the risk, or where the public was told
        because telling each would be disproportionate. GDPR, art. 34.
        """
        return self.where_reached(organisation, lambda: _told(breach))

    @rule(
        "EU-GDPR-72",
        title=("every breach is documented", "toute violation est documentée"),
        cites=[gdpr("33(5)")],
        since=APPLICABLE,
        on=Breach,
    )
    def breach_documented(self, breach: Breach, organisation: object) -> Finding:
        """Facts, effects and remedies of every breach are recorded, notified or not. GDPR, art. 33(5)."""
        return self.where_reached(
            organisation,
            lambda: stated(
                breach.documented,
                "documented",
                ask=("Is it in the register of breaches?", "Est-elle au registre des violations ?"),
                no=("it is in no register", "elle n'est dans aucun registre"),
            ),
        )

    def _notified(self, breach: Breach) -> Finding:
        answer = risk_of(breach)
        if answer.risk is Risk.UNLIKELY:
            return not_applicable(("a risk is unlikely", "un risque est peu probable"))
        if breach.authority_notified_at is not None:
            return _in_hours(breach, breach.authority_notified_at)
        if answer.risk is None:
            return missing(answer.lacking, _ASK[answer.lacking])
        if breach.aware_at is None:
            return missing(
                "aware_at",
                ("When did the organisation become aware?", "Quand l'organisation en a-t-elle eu connaissance ?"),
            )
        end = end_of_hours(breach.aware_at, BREACH_NOTIFICATION_HOURS)
        if self.day <= end.date():
            return passed(
                ("it can be notified until {day}", "elle peut être notifiée jusqu'au {day}"),
                at="aware_at",
                day=_day(end),
            )
        return stated(
            None if breach.authority_not_notified is None else not breach.authority_not_notified,
            "authority_not_notified",
            ask=("When was the authority told?", "Quand l'autorité a-t-elle été avisée ?"),
            no=("the authority was not told", "l'autorité n'a pas été avisée"),
        )


def _in_hours(breach: Breach, notified: datetime) -> Finding:
    if breach.aware_at is None:
        return missing(
            "aware_at",
            ("When did the organisation become aware?", "Quand l'organisation en a-t-elle eu connaissance ?"),
        )
    end = end_of_hours(breach.aware_at, BREACH_NOTIFICATION_HOURS)
    values: dict[str, date] = {"told": _day(notified), "limit": _day(end)}
    if notified <= end:
        return passed(
            ("told on {told}, by {limit}", "avisée le {told}, avant le {limit}"), at="authority_notified_at", **values
        )
    if breach.delay_explained:
        return passed(
            ("told on {told}, late, with reasons", "avisée le {told}, en retard, avec motifs"),
            at="delay_explained",
            told=values["told"],
        )
    return failed(
        ("told on {told}, after {limit}, without reasons", "avisée le {told}, après le {limit}, sans motifs"),
        at="authority_notified_at",
        **values,
    )


def _day(moment: datetime) -> date:
    return moment.date()


def _told(breach: Breach) -> Finding:
    answer = risk_of(breach)
    if answer.risk in (Risk.UNLIKELY, Risk.RISK):
        return not_applicable(("the risk is not high", "le risque n'est pas élevé"))
    if breach.risk_removed or breach.public_communication:
        return passed(("the risk was removed, or the public was told", "le risque a été écarté, ou le public avisé"))
    if breach.persons_told_at is not None:
        return _told_in_time(breach, breach.persons_told_at)
    if answer.risk is None:
        return missing(answer.lacking, _ASK[answer.lacking])
    return stated(
        None if breach.persons_not_told is None else not breach.persons_not_told,
        "persons_not_told",
        ask=("Were the persons told?", "Les personnes ont-elles été avisées ?"),
        no=("the persons were not told", "les personnes n'ont pas été avisées"),
    )


def _told_in_time(breach: Breach, told: datetime) -> Finding:
    """Whether those who were told were all concerned, and told without undue delay."""
    words: Words = ("all were told, without undue delay", "toutes ont été avisées, sans retard indu")
    quick = breach.aware_at is not None and told <= end_of_hours(breach.aware_at, BREACH_NOTIFICATION_HOURS)
    return all_hold(
        words,
        [
            stated(
                breach.all_persons_told,
                "all_persons_told",
                ask=("Were all of them told?", "Toutes ont-elles été avisées ?"),
                no=("only some of the persons were told", "seules certaines personnes ont été avisées"),
            ),
            passed(("within 72 hours", "sous 72 heures"), at="persons_told_at")
            if quick and breach.persons_told_without_delay is None
            else stated(
                breach.persons_told_without_delay,
                "persons_told_without_delay",
                ask=("Were they told without undue delay?", "Ont-elles été avisées sans retard indu ?"),
                no=("they were told too late", "elles ont été avisées trop tard"),
            ),
        ],
    )
