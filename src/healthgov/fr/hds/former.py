"""Two findings that the rules on certification still build by hand; they leave with them."""

from __future__ import annotations

from datetime import date

from healthgov.findings import Finding, by_reading, failed, missing, passed
from healthgov.models import Accreditation, Certifier
from healthgov.periods import Period

__all__ = ["accredited", "open_version"]


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


def _open_until(day: date, where: str, closed: date) -> Finding:
    words = ("{day} against the closing of version 1 on {closed}", "le {day}, la version 1 étant fermée le {closed}")
    return (passed if day < closed else failed)(words, at=where, day=day, closed=closed)


_EARLY = date(2024, 11, 16)
_LATE = date(2024, 11, 17)
