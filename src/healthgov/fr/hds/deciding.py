"""The decision to certify: by whom it was taken, under whose accreditation, and on which version of the referential.

Asked of a certificate, and below ``cover``: a certificate on which the wrong body decided excuses no fault of another.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.eu.places import EU
from healthgov.findings import CountryCode, contested, failed, missing, passed
from healthgov.models import Accreditation, Certificate, Certifier, Interval, Places, Referential
from healthgov.periods import Period, months
from healthgov.questions import Answer, Operand, Question, ask_again, by_hand, by_reading, claimed, either
from healthgov.questions import contested as unsettled
from healthgov.values import Parameter

__all__ = [
    "APPLIED_LATER",
    "STARTUP",
    "accredited_when",
    "accreditor_of_a_member_state",
    "certifier_was_accredited",
    "version_1_open",
    "version_was_open",
]

STARTUP = months(9)
"""How long admissibility lets a body certify before it is accredited."""

STARTED = date(2020, 1, 1)
"""The start of accreditation was over: its rules are of 2018 and 2019."""

IN_TRANSITION = Places.since("the United Kingdom in transition", ("2020-02-01", "2020-12-31", ("GB",)))
"""No Member State; references to Member States in the law of the Union included it (withdrawal agreement, art. 127(6))."""

CLOSED_EARLY, CLOSED_LATE = date(2024, 11, 16), date(2024, 11, 17)
"""Two days are printed on which version 1 was closed to new applications."""

ACCREDITORS = {
    name: CountryCode(country)
    for name, country in (
        ("cofrac", "FR"),
        ("dakks", "DE"),
        ("enac", "ES"),
        ("accredia", "IT"),
        ("rva", "NL"),
        ("belac", "BE"),
        ("ukas", "GB"),
    )
}
"""National accreditation bodies by the short name they go by: who names one has said of which country it is."""

APPLIED_LATER = "The certificate is said to begin before it was applied for: when was it issued, or which day is right?"

issued = Certificate.issued_on.claimed(otherwise=Certificate.first_day)


def accredited_when(decided: Operand[date], window: Period | Parameter[Period]) -> Question:
    """Whether a certifier was accredited on the day it decided, or in its start-up window; asked of a ``Certifier``."""
    accreditation = Accreditation
    suspended = accreditation.suspensions.some(
        Interval.since.at_most(decided) & ~claimed(Interval.until.before(decided)),
        none="the accreditation was never suspended",
    )
    not_ended = ~claimed(accreditation.until.before(decided)) & ~claimed(suspended)
    admissible = Certifier.admissible_since
    in_window = admissible.at_most(decided) & (admissible + window).at_least(decided)
    still_starting = decided.before(STARTED) | unsettled(
        "the rules of a start-up window that were read are those of 2018 and 2019, and the decision is later"
    )
    begun = Certifier.accreditation.has(accreditation.since.at_most(decided))
    still_open = claimed(in_window) & unsettled(
        "no text read says whether the start-up window stays open once an accreditation was given, and ended or was suspended"
    )
    return either(
        begun,
        Certifier.accreditation.has(not_ended).said(
            "decided under accreditation", no="the accreditation had ended, or was suspended"
        )
        | still_open,
        in_window.said(
            "decided in the start-up window of accreditation",
            no="decided before the accreditation and outside the start-up window",
        )
        & still_starting,
    )


def version_1_open(day: Operand[date]) -> tuple[Question, Question]:
    """Whether version 1 was still open on a day: one reading for each of the closing days printed."""
    return day.before(CLOSED_EARLY), day.before(CLOSED_LATE)


def _accreditor(_law: Any, certificate: Any) -> Answer:
    """The accreditor was under a Member State on the day the certificate was issued: a State may leave the Union later."""
    certifier = certificate.claimed("certifier")
    accreditation = certifier.claimed("accreditation") if certifier else None
    where = certificate.at("certifier.accreditation")
    if accreditation is None:
        return missing(f"{where}.accreditor_country", Accreditation.accreditor_country.question)
    signed, named = accreditation.claimed("signed_ea_agreement"), accreditation.claimed("accreditor")
    known = None if named is None else ACCREDITORS.get(named.strip().casefold())
    stated = accreditation.claimed("accreditor_country")
    country = accreditation.accreditor_country if known is None else known
    if stated is not None and stated != country:
        words = "the accreditor named is that of {country}, and {stated} is stated"
        return failed(words, at=f"{where}.accreditor_country", country=country, stated=stated)
    day = certificate.claimed("issued_on") or certificate.first_day
    if EU.includes(country, day):
        return passed("the accreditor is that of {country}", at=where, country=country)
    stranger = failed("{country} is no Member State", at=where, country=country)
    if IN_TRANSITION.includes(country, day):
        return contested(
            "no text read says whether the statute takes the United Kingdom for a Member State in the transition, as the "
            "withdrawal agreement does for the law of the Union",
            stranger,
            passed("the withdrawal agreement has Member States include the United Kingdom", at=where),
            at=where,
        )
    if signed is None:
        return missing(f"{where}.signed_ea_agreement", Accreditation.signed_ea_agreement.question)
    if not signed:
        return stranger
    return contested(
        "the decree takes every signatory of the European agreement, the statute only Member States",
        stranger,
        passed("the accreditor signed the European agreement", at=where),
        at=where,
    )


def certifier_was_accredited(window: Period | Parameter[Period]) -> Question:
    """Whether the certifier was accredited when it issued a certificate, as far as its days are told."""
    accredited_then = Certificate.certifier.has(accredited_when(issued, window))
    begun = Certifier.accreditation.has(Accreditation.since.before(Certificate.first_day))
    earlier = (
        ~claimed(Certificate.issued_on.stated())
        & claimed(Certificate.certifier.has(begun))
        & ask_again(Certificate.issued_on)
    )
    return accredited_then | earlier


accreditor_of_a_member_state = by_hand(_accreditor)

readings = by_reading(
    "two days are printed, and the day of the application competes with that of the decision",
    *version_1_open(Certificate.applied_on),
    *version_1_open(issued),
)
both_days = Certificate.applied_on.stated() & issued.stated()
decided_early = issued.before(CLOSED_EARLY) & (
    ~claimed(Certificate.applied_on.after(issued)) | ask_again(Certificate.issued_on, APPLIED_LATER)
)
version_was_open = ~Certificate.referential.is_(Referential.V1) | decided_early | both_days & readings
"""The version of a certificate was open when it was applied for and issued."""
