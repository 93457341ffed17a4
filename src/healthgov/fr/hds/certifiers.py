"""The certifier, its accreditation, and the referential an application was lodged on."""

from __future__ import annotations

from datetime import date

from healthgov.eu.places import EU
from healthgov.findings import Finding, by_reading, contested, failed, missing, passed
from healthgov.fr.hds.law import HostingLaw
from healthgov.fr.references import ARRETE_2024, L1111_8, R1111_10, STARTUP_WINDOW
from healthgov.models import Accreditation, Certificate, Certifier, HostingArrangement, Referential
from healthgov.periods import Period, months
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import Limit, parameter

__all__ = ["CertifierRules", "accredited", "open_version"]


class CertifierRules(HostingLaw):
    """Who certified, and on what."""

    startup_window = parameter("2018-04-01", months(9), cites=[STARTUP_WINDOW], limit=Limit.MAXIMUM)

    @rule(
        "FR-HDS-06",
        title=(
            "the certifier was accredited when it issued the certificate",
            "le certificateur était accrédité quand il a délivré le certificat",
        ),
        cites=[R1111_10, STARTUP_WINDOW],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def certifier_accredited(self, arrangement: HostingArrangement) -> Finding:
        """The certificate was issued under accreditation, or in the nine months that admissibility opens.

        A certificate may be older than its certifier's accreditation: in 2018 and 2019 a body found technically
        admissible could issue certificates for nine months. *Passes* on the first day of accreditation and on the
        last day of the window, *fails* after it and during a suspension. A later suspension voids nothing by itself.
        """
        return self.each_certificate(arrangement, self._accredited)

    @rule(
        "FR-HDS-07",
        title=("the accreditor is that of a Member State", "l'accréditeur est celui d'un État membre"),
        cites=[L1111_8, R1111_10],
        since="2018-04-01",
    )
    def accreditor_european(self, arrangement: HostingArrangement) -> Finding:
        """The statute names the accreditation body of France or another Member State; the decree, EA signatories.

        *Passes* for an accreditor in the Union, *fails* for one outside that did not sign the European agreement,
        *contested* for one outside that did: the decree is satisfied, the statute is not.
        """
        return self.each_certificate(arrangement, _accreditor)

    @rule(
        "FR-HDS-08",
        title=(
            "the certificate was applied for on the version then open",
            "le certificat a été demandé sur la version alors ouverte",
        ),
        cites=[ARRETE_2024],
        since="2024-11-16",
        severity=Severity.BLOCKER,
    )
    def version_open(self, arrangement: HostingArrangement) -> Finding:
        """From November 2024 new and renewed certificates are on version 2.

        An application on version 1 of 2024-11-15 *passes*, one of 2024-11-17 *fails*; on 2024-11-16 it is
        *contested*, for two days are printed, and so is one lodged before and issued after.
        """
        return self.each_certificate(arrangement, _version)

    def _accredited(self, certificate: Certificate) -> Finding:
        issued = certificate.issued_on or certificate.first_day
        if issued is None:
            return missing(
                "issued_on",
                ("On which day was the certificate issued?", "Quel jour le certificat a-t-il été délivré ?"),
            )
        return accredited(certificate.certifier, issued, self.startup_window)


def accredited(certifier: Certifier | None, issued: date, window: Period) -> Finding:
    """Whether a certifier was accredited on the day it decided, or in the start-up window of ``window``."""
    if certifier is None or certifier.accreditation is None:
        return missing(
            "certifier.accreditation",
            (
                "Who issued the certificate, and accredited since when?",
                "Qui a délivré le certificat, et accrédité depuis quand ?",
            ),
        )
    accreditation = certifier.accreditation
    if accreditation.since is None:
        return missing(
            "certifier.accreditation.since",
            ("Since when is the certifier accredited?", "Depuis quand le certificateur est-il accrédité ?"),
        )
    if accreditation.since <= issued:
        return _not_ended(accreditation, issued)
    admissible = certifier.admissible_since
    if admissible is None:
        return missing(
            "certifier.admissible_since",
            (
                "The certificate is older than the accreditation: since when was the body technically admissible?",
                "Le certificat est plus ancien que l'accréditation : depuis quand l'organisme était-il recevable ?",
            ),
        )
    last = admissible + window
    if admissible <= issued <= last:
        return passed(
            (
                "issued on {issued}, in the start-up window that ends on {last}",
                "délivré le {issued}, dans la fenêtre de démarrage qui finit le {last}",
            ),
            at="certifier.admissible_since",
            issued=issued,
            last=last,
        )
    return failed(
        (
            "issued on {issued}, before the accreditation and outside the window",
            "délivré le {issued}, avant l'accréditation et hors de la fenêtre",
        ),
        at="certifier",
        issued=issued,
    )


def open_version(applied: date, where: str) -> Finding:
    """Whether version 1 was still open on the day of an application; two closing days are printed."""
    return by_reading(
        (
            "the 16th and the 17th of November 2024 are both printed",
            "le 16 et le 17 novembre 2024 sont tous deux imprimés",
        ),
        _open_until(applied, where, _EARLY),
        _open_until(applied, where, _LATE),
        at=where,
    )


def _not_ended(accreditation: Accreditation, issued: date) -> Finding:
    if accreditation.until is not None and accreditation.until < issued:
        return failed(
            ("the accreditation ended on {until}", "l'accréditation a pris fin le {until}"),
            at="certifier.accreditation.until",
            until=accreditation.until,
        )
    for index, interval in enumerate(accreditation.suspensions or ()):
        if interval.covers(issued):
            return failed(
                ("the accreditation was suspended on {issued}", "l'accréditation était suspendue le {issued}"),
                at=f"certifier.accreditation.suspensions[{index}]",
                issued=issued,
            )
    return passed(
        ("issued on {issued} under accreditation", "délivré le {issued} sous accréditation"),
        at="certifier",
        issued=issued,
    )


def _accreditor(certificate: Certificate) -> Finding:
    accreditation = certificate.certifier.accreditation if certificate.certifier else None
    country = accreditation.accreditor_country if accreditation else None
    issued = certificate.issued_on or certificate.first_day
    if accreditation is None or country is None or issued is None:
        return missing(
            "certifier.accreditation.accreditor_country",
            (
                "Of which country is the body that accredited the certifier?",
                "De quel pays est l'organisme qui a accrédité le certificateur ?",
            ),
        )
    where = "certifier.accreditation"
    if EU.includes(country, issued):
        return passed(
            ("the accreditor is that of {country}", "l'accréditeur est celui de {country}"), at=where, country=country
        )
    if accreditation.signed_ea_agreement is None:
        return missing(
            f"{where}.signed_ea_agreement",
            (
                "Did the accreditor sign the European multilateral agreement?",
                "L'accréditeur a-t-il signé l'accord multilatéral européen ?",
            ),
        )
    outside = failed(("{country} is no Member State", "{country} n'est pas un État membre"), at=where, country=country)
    if not accreditation.signed_ea_agreement:
        return outside
    return contested(
        (
            "the decree takes every signatory of the European agreement, the statute only Member States",
            "le décret admet tout signataire de l'accord européen, la loi seulement les États membres",
        ),
        outside,
        passed(("the accreditor signed the European agreement", "l'accréditeur a signé l'accord européen"), at=where),
        at=where,
    )


def _version(certificate: Certificate) -> Finding:
    if certificate.referential is None:
        return missing(
            "referential",
            ("On which version is the host certified?", "Sur quelle version l'hébergeur est-il certifié ?"),
        )
    if certificate.referential is not Referential.V1:
        return passed(("it is on version 2", "il est sur la version 2"), at="referential")
    applied = certificate.applied_on
    issued = certificate.issued_on or certificate.first_day
    if applied is None and issued is not None and issued < _EARLY:
        return passed(
            ("issued on {issued}, when version 1 was open", "délivré le {issued}, quand la version 1 était ouverte"),
            at="issued_on",
            issued=issued,
        )
    if applied is None:
        return missing(
            "applied_on",
            ("On which day was the certificate applied for?", "Quel jour le certificat a-t-il été demandé ?"),
        )
    readings = [_open_until(applied, "applied_on", _EARLY), _open_until(applied, "applied_on", _LATE)]
    if issued is not None:
        readings += [_open_until(issued, "issued_on", _EARLY), _open_until(issued, "issued_on", _LATE)]
    else:
        return missing(
            "issued_on", ("On which day was the certificate issued?", "Quel jour le certificat a-t-il été délivré ?")
        )
    return by_reading(
        (
            "two days are printed, and the day of the application competes with that of the decision",
            "deux jours sont imprimés, et le jour de la demande concurrence celui de la décision",
        ),
        *readings,
        at="applied_on",
    )


def _open_until(day: date, where: str, closed: date) -> Finding:
    words = ("{day} against the closing of version 1 on {closed}", "le {day}, la version 1 étant fermée le {closed}")
    return (passed if day < closed else failed)(words, at=where, day=day, closed=closed)


_EARLY = date(2024, 11, 16)
_LATE = date(2024, 11, 17)
