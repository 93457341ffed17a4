"""The certifier, its accreditation, and the referential an application was lodged on."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.eu.places import EU
from healthgov.findings import CountryCode, contested, failed, missing, passed
from healthgov.fr.hds.chain import REGIME
from healthgov.fr.hds.cover import counting, stand, third_party_layers
from healthgov.fr.hds.scope import required
from healthgov.fr.references import ARRETE_2024, L1111_8, R1111_10, STARTUP_WINDOW
from healthgov.models import Accreditation, Certificate, Certifier, HostingArrangement, Interval, Referential
from healthgov.periods import Period, months
from healthgov.questions import Answer, Operand, Question, ask_again, by_hand, by_reading, claimed, either
from healthgov.questions import contested as unsettled
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, Parameter, parameter

__all__ = ["CertifierRules", "accredited_when", "version_1_open"]

STARTED = date(2020, 1, 1)
"""The start of accreditation was over: its rules are of 2018 and 2019."""

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
    return either(
        begun,
        Certifier.accreditation.has(not_ended).said(
            "decided under accreditation", no="the accreditation had ended, or was suspended"
        ),
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
    if signed is None:
        return missing(f"{where}.signed_ea_agreement", Accreditation.signed_ea_agreement.question)
    stranger = failed("{country} is no Member State", at=where, country=country)
    if not signed:
        return stranger
    return contested(
        "the decree takes every signatory of the European agreement, the statute only Member States",
        stranger,
        passed("the accreditor signed the European agreement", at=where),
        at=where,
    )


class CertifierRules(RuleSet, of=HostingArrangement, where=required):
    """Who certified, and on what."""

    startup_window = parameter(REGIME, months(9), cites=[STARTUP_WINDOW], limit=Limit.MAXIMUM)

    @rule("FR-HDS-06", R1111_10, STARTUP_WINDOW, since=REGIME, severity=Severity.BLOCKER)
    def certifier_accredited(law, arrangement: type[HostingArrangement]) -> Question:
        """The certifier was accredited when it issued the certificate.

        The certificate was issued under accreditation, or in the nine months that admissibility opens.

        A certificate may be older than its certifier's accreditation: in 2018 and 2019 a body found technically
        admissible could issue certificates for nine months. *Passes* on the first day of accreditation and on the
        last day of the window, *fails* after it and during a suspension. A later suspension voids nothing by itself.
        *Contested* for a decision since 2020 that rests on such a window: the rules read are those of the start.
        Where the day of issue is not stated the first day stands for it, and fails nobody whose certifier was accredited
        earlier: a certificate may be issued before its first day.
        """
        accredited_then = Certificate.certifier.has(accredited_when(issued, law.startup_window))
        begun = Certifier.accreditation.has(Accreditation.since.before(Certificate.first_day))
        earlier = (
            ~claimed(Certificate.issued_on.stated())
            & claimed(Certificate.certifier.has(begun))
            & ask_again(Certificate.issued_on)
        )
        return third_party_layers.each(stand(counting, accredited_then | earlier))

    @rule("FR-HDS-07", L1111_8, R1111_10, since=REGIME)
    def accreditor_european(law, arrangement: type[HostingArrangement]) -> Question:
        """The accreditor is that of a Member State.

        The statute names the accreditation body of France or another Member State; the decree, EA signatories.

        *Passes* for an accreditor that was in the Union when the certificate was issued, *fails* for one outside that
        did not sign the European agreement, *contested* for one outside that did: the decree is satisfied, the statute
        is not. A body known by its name needs no country beside it, and *fails* beside another one than its own.
        """
        return third_party_layers.each(stand(counting, by_hand(_accreditor)))

    @rule("FR-HDS-08", ARRETE_2024, since="2024-11-16", severity=Severity.BLOCKER)
    def version_open(law, arrangement: type[HostingArrangement]) -> Question:
        """The certificate was applied for on the version then open.

        From November 2024 new and renewed certificates are on version 2.

        An application on version 1 of 2024-11-15 *passes*, one of 2024-11-17 *fails*; on 2024-11-16 it is
        *contested*, for two days are printed, and so is one lodged before and issued after.
        """
        readings = by_reading(
            "two days are printed, and the day of the application competes with that of the decision",
            *version_1_open(Certificate.applied_on),
            *version_1_open(issued),
        )
        both_days = Certificate.applied_on.stated() & issued.stated()
        open_then = ~Certificate.referential.is_(Referential.V1) | issued.before(CLOSED_EARLY) | both_days & readings
        return third_party_layers.each(stand(counting, open_then))
