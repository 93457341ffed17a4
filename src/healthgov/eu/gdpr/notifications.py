"""Who was told of a breach, and when: the clock of 72 hours, and what is said of those who were told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from healthgov.deadlines import end_of_hours
from healthgov.eu.deadlines import BREACH_NOTIFICATION_HOURS
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import Breach
from healthgov.questions import Question, View, by_hand, claimed

__all__ = [
    "authority_to_be_told",
    "authority_was_notified",
    "controller_told_long_after",
    "controller_was_told",
    "known_by_now",
    "persons_to_be_told",
    "persons_told_long_after",
    "persons_were_told",
    "time_left",
    "told_within_hours",
]


def _known_later(law: Any, breach: View) -> Finding | bool:
    """It became known on a later day than the one asked for; who was told of it by now is asked which day is right."""
    aware = breach.claimed("aware_at")
    if aware is None or not law.day < aware.date():
        return False
    names = ("authority_notified_at", "persons_told_at", "controller_told_at")
    name = next((name for name in names if _told_by_now(law, breach, name)), None)
    return True if name is None else _which_day(breach, name, aware, breach.claimed(name))


def _told_by_now(law: Any, breach: View, name: str) -> bool:
    """The day on which somebody was told has come."""
    told = breach.claimed(name)
    return told is not None and not law.day < told.date()


known_by_now = (~by_hand(_known_later)).said(
    "nobody says that it is yet to become known", no="it is yet to become known"
)
"""Of a breach that nobody knows of yet nothing is owed on the day."""


def _hours(law: object) -> int:
    """The hours of the law; those of the Regulation where the question is asked by itself."""
    return getattr(law, "notification_hours", BREACH_NOTIFICATION_HOURS)


def _next_hour(moment: datetime) -> datetime:
    """The hour in which an event falls is not counted: the period begins with the next (Regulation 1182/71, art. 3(1))."""
    return moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def _notified(law: Any, breach: View) -> Finding:
    """The authority was told within 72 hours, or later with reasons, or there is still time."""
    told = breach.claimed("authority_notified_at")
    aware: datetime = breach.aware_at
    if told is not None and told.date() < aware.date():
        return _which_day(breach, "authority_notified_at", aware, told)
    if told is not None and told.date() <= law.day and breach.claimed("authority_not_notified") is True:
        words = "Which is right: the authority was told on {day}, or not at all?"
        return missing(breach.at("authority_not_notified"), words, day=told.date())
    return _by_the_clock(law, breach, told)


def _which_day(breach: View, name: str, aware: datetime, told: datetime) -> Finding:
    """The question which of two days is right, where somebody was told before anybody knew."""
    words = "Which of the two days is right: {since}, or {day}, which should come after it?"
    return missing(breach.at(name), words, since=aware.date(), day=told.date())


def _by_the_clock(law: Any, breach: View, told: datetime | None) -> Finding:
    """What the clock says, where nobody was told before somebody knew."""
    end = end_of_hours(breach.aware_at, _hours(law))
    if told is not None and law.day < told.date():
        if law.day <= end.date():
            return passed("it can be notified until {day}", at=breach.at("aware_at"), day=end.date())
        return failed("the authority was not told by {limit}", at=breach.at("authority_notified_at"), limit=end.date())
    if told is None:
        if law.day <= end.date():
            return passed("it can be notified until {day}", at=breach.at("aware_at"), day=end.date())
        if breach.authority_not_notified:
            words = "the authority was not told"
            if breach.claimed("learned_from_authority"):
                words = "the authority was not told; that it spoke first removes no duty"
            return failed(words, at=breach.at("authority_not_notified"))
        return missing(breach.at("authority_notified_at"), "When was the authority told?")
    days = {"told": told.date(), "limit": end.date()}
    if told <= end:
        return passed("told on {told}, by {limit}", at=breach.at("authority_notified_at"), **days)
    if told <= end_of_hours(_next_hour(breach.aware_at), _hours(law)):
        words = "told on {told}: the hour in which it became known is not counted"
        return passed(words, at=breach.at("authority_notified_at"), told=told.date())
    # Reasons excuse, and have to be claimed: decisions fail late notices that tell none.
    if breach.claimed("delay_explained"):
        return passed("told on {told}, late, with reasons", at=breach.at("delay_explained"), told=told.date())
    # The day is past; the reasons can still be given.
    return failed("told on {told}, after {limit}, without reasons", at=breach.at("delay_explained"), **days)


def _told_in_hours(law: Any, breach: View) -> Finding:
    """Within 72 hours of awareness no delay is undue; after them only the facts can say."""
    aware = breach.claimed("aware_at")
    if aware is not None and breach.persons_told_at <= end_of_hours(aware, _hours(law)):
        return passed("within 72 hours", at=breach.at("persons_told_at"))
    return missing(breach.at("persons_told_without_delay"), "Were they told without undue delay?")


def _said_to_be_soon(breach: View, told: str) -> bool:
    """Who says that they were told without delay says that they were told: no day is needed, where none is stated."""
    return breach.claimed(f"{told}_at") is None and breach.claimed(f"{told}_without_delay") is True


def _controller_told(law: Any, breach: View) -> Finding:
    """The controller was told: what is planned for a later day tells nobody."""
    if _said_to_be_soon(breach, "controller_told"):
        return passed("the controller was told", at=breach.at("controller_told_without_delay"))
    told, aware = breach.controller_told_at, breach.claimed("aware_at")
    if aware is not None and told.date() < aware.date():
        return _which_day(breach, "controller_told_at", aware, told)
    if law.day < told.date():
        return missing(breach.at("controller_told_at"), Breach.controller_told_at.question)
    return passed("the controller was told on {told}", at=breach.at("controller_told_at"), told=told.date())


def _persons_told(law: Any, breach: View) -> Finding:
    """Persons were told: what is planned for a later day tells nobody."""
    if _said_to_be_soon(breach, "persons_told"):
        return passed("the persons were told", at=breach.at("persons_told_without_delay"))
    told, aware = breach.persons_told_at, breach.claimed("aware_at")
    if aware is not None and told.date() < aware.date():
        return _which_day(breach, "persons_told_at", aware, told)
    if law.day < told.date():
        end = None if aware is None else end_of_hours(aware, _hours(law)).date()
        if end is not None and law.day <= end:
            return passed("there is time until {day}", at=breach.at("aware_at"), day=end)
        return missing(breach.at("persons_told_at"), Breach.persons_told_at.question)
    return passed("the persons were told on {told}", at=breach.at("persons_told_at"), told=told.date())


def _time_left(law: Any, breach: View) -> Finding:
    """As long as the authority can still be told in time, the persons can."""
    later = _known_later(law, breach)
    if isinstance(later, Finding):
        return later
    end = end_of_hours(breach.aware_at, _hours(law))
    said = passed if law.day <= end.date() else failed
    words = "there is time until {day}" if law.day <= end.date() else "there was time until {day}"
    return said(words, at=breach.at("aware_at"), day=end.date())


def _said_by_now(law: Any, breach: View, told: str, *of_the_notice: str) -> bool:
    """The day has come; or none is stated, and something is of what they were told: a plan tells nobody anything."""
    if breach.claimed(told) is not None:
        return _told_by_now(law, breach, told)
    return any(breach.claimed(name) is not None for name in of_the_notice)


def _authority_told(law: Any, breach: View) -> bool:
    """The authority is told by now."""
    return _said_by_now(law, breach, "authority_notified_at", "authority_items")


def _persons_told_by_now(law: Any, breach: View) -> bool:
    """Persons are told by now."""
    of_the_notice = ("persons_items", "persons_told_plainly", "persons_told_without_delay")
    return _said_by_now(law, breach, "persons_told_at", *of_the_notice)


def _long_after(told: str, within: str) -> Question:
    def late(law: Any, breach: View) -> bool:
        """They were told long after it was known."""
        aware, day = breach.claimed("aware_at"), breach.claimed(told)
        return aware is not None and day is not None and day > end_of_hours(aware, getattr(law, within))

    return by_hand(late)


persons_told_long_after = _long_after("persons_told_at", "hours_to_persons").said(
    "the persons were told long after it was known",
    no="nothing shows that the persons were told long after it was known",
)
controller_told_long_after = _long_after("controller_told_at", "hours_to_controller").said(
    "the controller was told long after it was known",
    no="nothing shows that the controller was told long after it was known",
)
"""So late that a word that it was without delay is not enough: it is asked what took the time."""

authority_was_notified = by_hand(_notified)
told_within_hours = by_hand(_told_in_hours)
persons_were_told = by_hand(_persons_told)
controller_was_told = by_hand(_controller_told)
time_left = by_hand(_time_left)


def _later(name: str) -> Question:
    def planned(law: Any, breach: View) -> bool:
        """They are to be told on a later day."""
        told = breach.claimed(name)
        return told is not None and law.day < told.date()

    return by_hand(planned)


authority_to_be_told = (
    (claimed(time_left) & ~by_hand(_authority_told)) | claimed(_later("authority_notified_at"))
).said("the authority is not told yet", no="the authority is told, or the time to tell it is over")
persons_to_be_told = ((claimed(time_left) & ~by_hand(_persons_told_by_now)) | claimed(_later("persons_told_at"))).said(
    "the persons are not told yet", no="the persons are told, or the time to tell them is over"
)
"""What a notice says is not asked before there is one."""
