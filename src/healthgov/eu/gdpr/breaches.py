"""Personal data breaches: who tells whom, and when (art. 33 and 34)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from healthgov.deadlines import end_of_hours
from healthgov.eu.deadlines import BREACH_NOTIFICATION_HOURS
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, as_processor, reached
from healthgov.eu.gdpr.risks import Risk, RiskAnswer, high_risk, risk_of, risk_unlikely
from healthgov.eu.references import EDPB_BREACHES, gdpr
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import Breach, Organisation, OrganisationKind
from healthgov.questions import Question, View, by_hand, claimed, either, first_stated, of_whole, when
from healthgov.rules import rule

__all__ = ["BreachRules", "ProcessorBreachRules", "Risk", "RiskAnswer", "data_of_others", "risk_of"]

HOURS_THAT_GO_WITHOUT_SAYING = 24
"""A controller told within these hours was told without undue delay. The law gives no number: this one is ours."""

only_for_others = claimed(Organisation.activities.exist()) & claimed(Organisation.activities.each(as_processor))
lives_by_it = Organisation.kind.is_in({OrganisationKind.HOST, OrganisationKind.SOFTWARE_PUBLISHER})
may_be_for_others = claimed(Organisation.activities.some(as_processor)) | (
    ~claimed(Organisation.activities.exist()) & claimed(lives_by_it)
)
"""It does something for others, or lives by that: whose data a breach concerns has to be said."""


def _of_whole_or_no(question: Question) -> Question:
    """Asked of the whole document; no where a breach is checked alone."""
    return ~of_whole(~question)


data_of_others = first_stated(
    Breach.of_others,
    claimed(Breach.controller_told_at.stated())
    | claimed(Breach.controller_not_told.stated())
    | _of_whole_or_no(only_for_others)
    | (_of_whole_or_no(may_be_for_others) & Breach.of_others),
)
"""The organisation processes the data on behalf of others, who are their controllers."""


def _notified(law: Any, breach: View) -> Finding:
    """Within 72 hours of awareness, or later with reasons."""
    notified: datetime | None = breach.maybe("authority_notified_at")
    end = end_of_hours(breach.aware_at, BREACH_NOTIFICATION_HOURS)
    if notified is not None:
        told = {"told": notified.date(), "limit": end.date()}
        if notified <= end:
            return passed("told on {told}, by {limit}", at=breach.at("authority_notified_at"), **told)
        if breach.maybe("delay_explained"):
            return passed("told on {told}, late, with reasons", at=breach.at("delay_explained"), told=notified.date())
        return failed("told on {told}, after {limit}, without reasons", at=breach.at("authority_notified_at"), **told)
    if law.day <= end.date():
        return passed("it can be notified until {day}", at=breach.at("aware_at"), day=end.date())
    if breach.maybe("authority_not_notified"):
        return failed("the authority was not told", at=breach.at("authority_not_notified"))
    return missing(breach.at("authority_notified_at"), Breach.authority_notified_at.question)


def _told(told: str, hours: int, question: str) -> Question:
    """Whether somebody was told within hours of awareness; later it has to be said whether that was without delay."""

    def soon(_law: Any, breach: View) -> Finding:
        moment: datetime = getattr(breach, told)
        if moment <= end_of_hours(breach.aware_at, hours):
            return passed("told on {told}, within {hours} hours", at=breach.at(told), told=moment.date(), hours=hours)
        return missing(breach.at(question), getattr(Breach, question).question)

    return first_stated(getattr(Breach, question), by_hand(soon))


def _there_is_time(hours: int) -> Question:
    """Whether who was not told yet can still be told without undue delay."""

    def waits(law: Any, breach: View) -> Finding:
        end = end_of_hours(breach.aware_at, hours).date()
        words = "not told yet; there is time until {day}" if law.day <= end else "not told by {day}"
        return (passed if law.day <= end else failed)(words, at=breach.at("aware_at"), day=end)

    return by_hand(waits)


notified_in_hours = by_hand(_notified)
persons_in_time = _told("persons_told_at", BREACH_NOTIFICATION_HOURS, "persons_told_without_delay")
controller_in_time = _told("controller_told_at", HOURS_THAT_GO_WITHOUT_SAYING, "controller_told_without_delay")


class BreachRules(DataProtectionLaw, of=Breach, where=reached & ~data_of_others):
    """What a controller owes: notification, communication, register."""

    @rule("EU-GDPR-70", gdpr("33(1)"), EDPB_BREACHES, since=APPLICABLE)
    def authority_notified(law, breach: type[Breach]) -> Question:
        """The authority is told of a breach within 72 hours.

        Hours are elapsed hours from awareness, weekends included. Nothing is asked where a risk is unlikely, nor of a
        processor, whose controllers notify. Having learned of it from the authority removes no duty. *Fails* when it
        was not notified, or late without reasons. GDPR, art. 33(1).
        """
        return when(~risk_unlikely, notified_in_hours)

    @rule("EU-GDPR-71", gdpr("34"), EDPB_BREACHES, since=APPLICABLE)
    def persons_told(law, breach: type[Breach]) -> Question:
        """Persons are told of a breach of high risk.

        All persons concerned, without undue delay; within 72 hours that goes without saying. Not where data were
        unreadable, where measures have removed the risk, or where the public was told because telling each would be
        disproportionate; who relies on one of these says so. *Fails* where they were not told, not all, or too late.
        GDPR, art. 34.
        """
        told = either(
            claimed(breach.persons_not_told),
            _there_is_time(BREACH_NOTIFICATION_HOURS),
            breach.all_persons_told & persons_in_time,
        )
        return when(high_risk, claimed(breach.risk_removed) | claimed(breach.public_communication) | told)

    @rule("EU-GDPR-72", gdpr("33(5)"), since=APPLICABLE)
    def breach_documented(law, breach: type[Breach]) -> Question:
        """Every breach is documented.

        Facts, effects and remedies of every breach are recorded, notified or not. *Fails* for one in no register.
        GDPR, art. 33(5).
        """
        return breach.documented


class ProcessorBreachRules(DataProtectionLaw, of=Breach, where=reached & data_of_others):
    """What a processor owes its controllers."""

    @rule("EU-GDPR-73", gdpr("33(2)"), EDPB_BREACHES, since=APPLICABLE)
    def controller_told(law, breach: type[Breach]) -> Question:
        """A processor tells its controllers of a breach without undue delay.

        Whatever the risk: to weigh it is the controller's part. The law gives no number of hours; who told within 24
        is taken to have told in time, later it is asked. *Fails* where the controllers were not told, or too late.
        GDPR, art. 33(2).
        """
        waiting = claimed(breach.controller_not_told)
        return either(waiting, _there_is_time(HOURS_THAT_GO_WITHOUT_SAYING), controller_in_time)
