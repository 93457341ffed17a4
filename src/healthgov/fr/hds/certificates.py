"""The certificate itself: on file, short enough, watched, supported, not suspended, before the data."""

from __future__ import annotations

from healthgov.findings import (
    Finding,
    Words,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.hds.law import ASK_PERIOD, HostingLaw
from healthgov.fr.references import (
    ANS_FAQ_TENDER,
    ANS_PROCEDURE,
    EXI_01,
    ISO_27001_2013_SUNSET,
    L1111_8,
    R1111_8_8,
    SUSPENSION,
)
from healthgov.models import AuditKind, Certificate, HostingArrangement, Layer, Referential
from healthgov.periods import Period, years
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import Limit, parameter
from healthgov.verdicts import Verdict

__all__ = ["CertificateRules"]


class CertificateRules(HostingLaw):
    """The certificate of the host."""

    certificate_lifetime = parameter("2018-04-01", years(3), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)
    surveillance_interval = parameter("2018-04-01", years(1), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)

    @rule(
        "FR-HDS-03",
        title=("the controller holds evidence of the certificate", "le responsable détient la preuve du certificat"),
        cites=[R1111_8_8],
        since="2018-04-01",
    )
    def certificate_on_file(self, arrangement: HostingArrangement) -> Finding:
        """The controller made sure that its host is certified, and can show it.

        *Passes* with a copy on file, *fails* without. Article: CSP, R1111-8-8, II.
        """

        def on_file() -> Finding:
            if arrangement.certificate_on_file is None:
                return missing(
                    "certificate_on_file",
                    (
                        "Is a copy of the host's certificate on file?",
                        "Une copie du certificat de l'hébergeur est-elle au dossier ?",
                    ),
                )
            if arrangement.certificate_on_file:
                return passed(("a copy is on file", "une copie est au dossier"), at="certificate_on_file")
            return failed(("no copy is on file", "aucune copie n'est au dossier"), at="certificate_on_file")

        return self.where_required(arrangement, on_file)

    @rule(
        "FR-HDS-04",
        title=("no certificate is longer than three years", "aucun certificat ne dépasse trois ans"),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def certificate_lifetime_kept(self, arrangement: HostingArrangement) -> Finding:
        """A certificate lasts three years at most; some bodies print the anniversary, others the day before.

        *Passes* from 2024-12-20 to 2027-12-19 or 2027-12-20. *Fails* to 2027-12-21: the document is wrong.
        """
        return self.each_certificate(arrangement, self._short_enough, in_period_only=False)

    @rule(
        "FR-HDS-05",
        title=(
            "a surveillance audit was recorded within a year",
            "un audit de surveillance a été enregistré dans l'année",
        ),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
        severity=Severity.WARNING,
    )
    def surveillance_recorded(self, arrangement: HostingArrangement) -> Finding:
        """The certifier looks at the host every year.

        A missing record does not end the certificate, so this rule never fails: it asks.
        *Passes* until one year after the decision or the last surveillance audit, *unknown* from the day after.
        """
        return self.each_certificate(arrangement, self._watched)

    @rule(
        "FR-HDS-21",
        title=(
            "the ISO 27001 certificate below is in force and wide enough",
            "le certificat ISO 27001 sous-jacent est en vigueur et assez large",
        ),
        cites=[EXI_01],
        since="2024-11-16",
        severity=Severity.BLOCKER,
    )
    def isms_certified(self, arrangement: HostingArrangement) -> Finding:
        """Version 2 rests on a certified ISMS whose scope covers all the health hosting of the entity.

        *Applies* to certificates on version 2 in their period. *Passes* through the last day of the ISO/IEC 27001
        certificate, *fails* the day after, or when the hosting lies outside its scope. EXI 01.
        """
        return self.each_certificate(arrangement, self._isms_holds)

    @rule(
        "FR-HDS-22",
        title=("the ISMS certificate is not on the 2013 edition", "le certificat du SMSI n'est pas sur l'édition 2013"),
        cites=[ISO_27001_2013_SUNSET],
        since="2025-11-01",
        severity=Severity.BLOCKER,
    )
    def isms_edition(self, arrangement: HostingArrangement) -> Finding:
        """Certificates on ISO/IEC 27001:2013 ended everywhere on 2025-10-31.

        *Fails* when a certificate in its period rests on the 2013 edition.
        """
        return self.each_certificate(arrangement, self._isms_current)

    @rule(
        "FR-HDS-23",
        title=("no certificate in its period is suspended", "aucun certificat dans sa période n'est suspendu"),
        cites=[SUSPENSION],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def not_suspended(self, arrangement: HostingArrangement) -> Finding:
        """A suspended certificate does not count on the days of the suspension, first and last included.

        *Passes* the day before and the day after, *fails* in between, unless another certificate of the same
        holder covers the day.
        """

        def unsuspended(certificate: Certificate) -> Finding:
            finding = self._unsuspended(certificate)
            others = [
                other
                for other in arrangement.certificates or ()
                if other is not certificate and other.holder == certificate.holder and self.period_covers(other)
            ]
            # Every other one is asked, so that the day knows when the last of them changes.
            standing = [other for other in others if self._unsuspended(other).verdict is Verdict.PASS]
            if finding.verdict is Verdict.FAIL and standing:
                return passed(
                    (
                        "another certificate of the holder covers the day",
                        "un autre certificat du titulaire couvre le jour",
                    ),
                )
            return finding

        return self.each_certificate(arrangement, unsuspended)

    @rule(
        "FR-HDS-26",
        title=(
            "no real data were loaded before the certificate",
            "aucune donnée réelle n'a été chargée avant le certificat",
        ),
        cites=[ANS_FAQ_TENDER, L1111_8],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def certified_before_real_data(self, arrangement: HostingArrangement) -> Finding:
        """The host is certified before the first real record; fictitious data before that are fine.

        *Passes* when the first real data came on the certificate's first day or later, *fails* the day before.
        A renewed certificate says nothing of earlier years: then the earlier one is asked for.
        """
        return self.in_each_layer(arrangement, lambda layer, where: self._before_data(arrangement, layer, where))

    def _short_enough(self, certificate: Certificate) -> Finding:
        start = certificate.first_day or certificate.issued_on
        if start is None or certificate.last_day is None:
            return missing("first_day" if start is None else "last_day", ASK_PERIOD)
        longest: Period = self.certificate_lifetime
        if certificate.last_day <= start + longest:
            return passed(
                ("it lasts {lifetime} at most", "il dure {lifetime} au plus"), at="last_day", lifetime=longest
            )
        return failed(
            ("it lasts longer than {lifetime}", "il dure plus de {lifetime}"), at="last_day", lifetime=longest
        )

    def _watched(self, certificate: Certificate) -> Finding:
        start = certificate.issued_on or certificate.first_day
        looks = [start] if start is not None else []
        looks += [
            audit.last_day
            for audit in certificate.audits or ()
            if audit.kind is AuditKind.SURVEILLANCE and audit.last_day <= self.day
        ]
        last = max(looks) if looks else None
        if last is not None and self.day <= last + self.surveillance_interval:
            return passed(("last looked at on {last}", "dernier regard le {last}"), at="audits", last=last)
        return missing(
            "audits",
            (
                "No surveillance audit is recorded for a year: when was the last one?",
                "Aucun audit de surveillance n'est enregistré depuis un an : quand a eu lieu le dernier ?",
            ),
        )

    def _isms_holds(self, certificate: Certificate) -> Finding:
        if certificate.referential is Referential.V1:
            return not_applicable(
                ("version 1 asked for no certified ISMS this way", "la version 1 ne le demandait pas ainsi")
            )
        isms = certificate.isms
        if isms is None or isms.last_day is None:
            return missing(
                "isms.last_day",
                (
                    "Until which day is the ISO 27001 certificate valid?",
                    "Jusqu'à quel jour le certificat ISO 27001 est-il valable ?",
                ),
            )
        if not self.day <= isms.last_day:
            return failed(
                ("the ISO 27001 certificate ended on {last}", "le certificat ISO 27001 a pris fin le {last}"),
                at="isms.last_day",
                last=isms.last_day,
            )
        if isms.first_day is not None and not isms.first_day <= self.day:
            return failed(
                ("the ISO 27001 certificate starts on {first}", "le certificat ISO 27001 commence le {first}"),
                at="isms.first_day",
                first=isms.first_day,
            )
        if isms.covers_hosting_scope is None:
            return missing(
                "isms.covers_hosting_scope",
                (
                    "Does the scope of the ISO 27001 certificate cover all health hosting?",
                    "Le périmètre du certificat ISO 27001 couvre-t-il tout l'hébergement de santé ?",
                ),
            )
        if isms.covers_hosting_scope:
            return passed(
                ("the ISMS is certified through {last}", "le SMSI est certifié jusqu'au {last}"),
                at="isms",
                last=isms.last_day,
            )
        return failed(
            (
                "the ISO 27001 certificate is narrower than the hosting",
                "le certificat ISO 27001 est plus étroit que l'hébergement",
            ),
            at="isms.covers_hosting_scope",
        )

    def _isms_current(self, certificate: Certificate) -> Finding:
        edition = certificate.isms.edition if certificate.isms else None
        if edition is None:
            return missing(
                "isms.edition",
                (
                    "On which edition of ISO 27001 is the ISMS certified?",
                    "Sur quelle édition d'ISO 27001 le SMSI est-il certifié ?",
                ),
            )
        words: Words = (
            "the ISMS is certified on the edition of {edition}",
            "le SMSI est certifié sur l'édition {edition}",
        )
        return (failed if edition <= _WITHDRAWN_EDITION else passed)(words, at="isms.edition", edition=edition)

    def _unsuspended(self, certificate: Certificate) -> Finding:
        for index, interval in enumerate(certificate.suspensions or ()):
            if interval.covers(self.day):
                return failed(
                    ("it is suspended since {since}", "il est suspendu depuis le {since}"),
                    at=f"suspensions[{index}]",
                    since=interval.since,
                )
        return passed(("it is not suspended", "il n'est pas suspendu"))

    def _before_data(self, arrangement: HostingArrangement, layer: Layer, where: str) -> Finding:
        first = arrangement.first_real_data
        held = self.held(arrangement, layer)
        if not held:
            return not_applicable(
                ("FR-HDS-01 asks for the certificate first", "FR-HDS-01 demande d'abord le certificat"), at=where
            )
        if first is None:
            return missing(
                "first_real_data",
                (
                    "On which day were the first real data loaded?",
                    "Quel jour les premières données réelles ont-elles été chargées ?",
                ),
            )
        starts = [certificate.first_day for _, certificate in held if certificate.first_day is not None]
        if not starts:
            return missing(f"{held[0][0]}.first_day", ASK_PERIOD)
        if min(starts) <= first:
            return passed(
                (
                    "certified since {since}, before the first real data",
                    "certifié depuis le {since}, avant les premières données réelles",
                ),
                at=where,
                since=min(starts),
            )
        if any(certificate.renewal for _, certificate in held):
            return missing(
                "certificates",
                (
                    "Ask for the certificate that the present one renews.",
                    "Demandez le certificat que l'actuel renouvelle.",
                ),
            )
        return failed(
            (
                "real data came on {data}, the certificate on {since}",
                "les données réelles sont arrivées le {data}, le certificat le {since}",
            ),
            at="first_real_data",
            data=first,
            since=min(starts),
        )


_WITHDRAWN_EDITION = 2013
