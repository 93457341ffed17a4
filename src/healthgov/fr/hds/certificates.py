"""The certificate: held, wide enough, alive, supported, on file."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.dated import Limit, parameter
from healthgov.findings import (
    Finding,
    Words,
    by_reading,
    contested,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.hds.law import HostingLaw
from healthgov.fr.references import (
    ANS_FAQ_ACCESS,
    ANS_FAQ_ACTIVITIES,
    ANS_FAQ_TENDER,
    ANS_PROCEDURE,
    ARRETE_2024,
    CA_MONTPELLIER_2024,
    EXI_01,
    ISO_27001_2013_SUNSET,
    L1111_8,
    R1111_8_8,
    R1111_9,
    SREN_32,
    SUSPENSION,
)
from healthgov.hosting import Activity, AuditKind, Certificate, HostingArrangement, Layer, Medium, Referential
from healthgov.periods import Period, years
from healthgov.rules import Severity, rule
from healthgov.verdicts import Verdict

__all__ = ["CertificateRules", "Doctrine"]


class Doctrine(enum.Enum):
    """How activity 5 (administration and operation) is read for software publishers."""

    OPEN = "open"
    """Both readings are given; where they differ the verdict is contested."""

    DECREE_STRICT = "decree_strict"
    """The decree as the court of appeal of Montpellier reads it: whoever administers performs it."""

    REFERENTIAL_V2 = "referential_v2"
    """The referential aimed to leave out publishers who only administer their application."""


_ASK_CERTIFICATE: Words = ("Ask the host for its certificate.", "Demandez son certificat à l'hébergeur.")
_ASK_PERIOD: Words = (
    "From which day to which day is the certificate valid?",
    "De quel jour à quel jour le certificat est-il valable ?",
)


class CertificateRules(HostingLaw):
    """The certificate of the host."""

    certificate_lifetime = parameter("2018-04-01", years(3), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)
    surveillance_interval = parameter("2018-04-01", years(1), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)
    activity_5_doctrine = parameter("2018-04-01", Doctrine.OPEN, cites=[R1111_9, CA_MONTPELLIER_2024, ANS_FAQ_ACCESS])

    @rule(
        "FR-HDS-01",
        title=(
            "every host in the chain holds a certificate in force",
            "chaque hébergeur de la chaîne détient un certificat en vigueur",
        ),
        cites=[L1111_8, R1111_8_8],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def certificate_in_force(self, arrangement: HostingArrangement) -> Finding:
        """Every entity that performs a part of the hosting holds a certificate whose period covers the day.

        *Why.* Health data collected in care may be entrusted to a certified host only.
        *When.* Live hosting for which the host must be certified (archiving services: FR-HDS-19).
        *Passes* when each layer's performer has a certificate from 2024-12-20 to 2027-12-19 and the day is
        2027-12-19. *Fails* on 2027-12-20. *Unknown* when the certificates or their days are not stated, or when
        the performer is declared exempted in the table of guarantees, a case whose conditions no text read gives.
        Article: CSP, L1111-8 and R1111-8-8.
        """
        if arrangement.medium is Medium.DIGITAL_ARCHIVE:
            return not_applicable(("an archiving service is asked by FR-HDS-19", "FR-HDS-19 traite l'archivage"))
        return self.in_each_layer(arrangement, lambda layer, where: self._certified(arrangement, layer, where))

    @rule(
        "FR-HDS-02",
        title=(
            "each layer is covered by the certificate of the entity that performs it",
            "chaque couche est couverte par le certificat de l'entité qui la réalise",
        ),
        cites=[L1111_8, R1111_9, ANS_FAQ_ACTIVITIES],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def activities_covered(self, arrangement: HostingArrangement) -> Finding:
        """The activities an entity performs are activities it is certified for, in the service and zone used.

        *Why.* A certificate is nominative: that of the cloud below does not certify the platform above, and the
        activities of the whole chain together prove nothing.
        *When.* For every layer whose performer holds a certificate in its period.
        *Passes* when a layer with activities 1 to 4 rests on a certificate for 1 to 6. *Fails* when the performer
        also backs up and is certified for 1 to 5 only, or when the zone used lies outside the scope, the option is
        off or the addendum unsigned. *Contested* for a publisher who only administers its application: see
        ``activity_5_doctrine``. Articles: CSP, R1111-9.
        """
        return self.in_each_layer(arrangement, lambda layer, where: self._covered(arrangement, layer, where))

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
        "FR-HDS-09",
        title=(
            "the certificate rests on a referential that still counts",
            "le certificat repose sur un référentiel qui vaut encore",
        ),
        cites=[ARRETE_2024],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def referential_alive(self, arrangement: HostingArrangement) -> Finding:
        """Certificates on version 1 stopped counting at the end of the transition, whatever end is printed.

        *Passes* on 2026-05-15 on version 1, *contested* on 2026-05-16 (whether that day still counts),
        *fails* from 2026-05-17. Order of 26 April 2024, published 2024-05-16, with 24 months of transition.
        """
        return self.in_each_layer(arrangement, lambda layer, where: self._alive(arrangement, layer, where))

    @rule(
        "FR-HDS-19",
        title=("a digital archiving service is certified too", "un service d'archivage numérique est aussi certifié"),
        cites=[SREN_32, L1111_8],
        since="2025-07-01",
        severity=Severity.BLOCKER,
    )
    def archiving_certified(self, arrangement: HostingArrangement) -> Finding:
        """From 2025-07-01 an archiving service for health data needs the certificate.

        *Applies* to digital archives. On 2025-06-30 only the approval of the ministry of culture was asked.
        *Fails* without a certificate whose period covers the day. Law 2024-449, art. 32.
        """
        if arrangement.medium is not Medium.DIGITAL_ARCHIVE:
            return not_applicable(("this is no archiving service", "ce n'est pas un service d'archivage"), at="medium")
        return self.in_each_layer(arrangement, lambda layer, where: self._certified(arrangement, layer, where))

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

    def _certified(self, arrangement: HostingArrangement, layer: Layer, where: str) -> Finding:
        if arrangement.certificates is None:
            return missing("certificates", _ASK_CERTIFICATE)
        held = self.held(arrangement, layer)
        if not held:
            if layer.declared_exempted:
                return contested(
                    (
                        "the performer is declared exempted; no text read says under which conditions that is accepted",
                        "l'exécutant est déclaré exempté ; aucun texte lu ne dit à quelles conditions cela est admis",
                    ),
                    at=where,
                )
            bare = failed(
                (
                    "the entity that performs this layer holds no certificate",
                    "l'entité qui réalise cette couche ne détient aucun certificat",
                ),
                at=where,
            )
            return self._publisher(layer, where, bare)
        for path, certificate in held:
            if self.period_covers(certificate):
                assert certificate.last_day is not None  # noqa: S101  the period covers the day
                return passed(
                    ("a certificate covers the day, through {last}", "un certificat couvre le jour, jusqu'au {last}"),
                    at=path,
                    last=certificate.last_day,
                )
        for path, certificate in held:
            if certificate.first_day is None or certificate.last_day is None:
                return missing(f"{path}.{'last_day' if certificate.first_day else 'first_day'}", _ASK_PERIOD)
        return failed(
            ("no certificate of this entity covers the day", "aucun certificat de cette entité ne couvre le jour"),
            at=held[-1][0],
        )

    def _publisher(self, layer: Layer, where: str, bare: Finding) -> Finding:
        """A publisher who only administers its application: the reading of activity 5 decides."""
        only_activity_5 = layer.activities is not None and set(layer.activities) <= {Activity.ADMIN_OPERATION}
        if not (layer.publishes_software and only_activity_5):
            return bare
        doctrine = self.activity_5_doctrine
        if doctrine is Doctrine.DECREE_STRICT:
            return bare
        left_out = passed(
            (
                "a publisher who only administers its application is left out",
                "un éditeur qui ne fait qu'administrer son application est laissé de côté",
            ),
            at=where,
        )
        if doctrine is Doctrine.REFERENTIAL_V2:
            return left_out
        return by_reading(
            (
                "courts read activity 5 wider than the referential does for publishers",
                "les juges lisent l'activité 5 plus largement que le référentiel pour les éditeurs",
            ),
            bare,
            left_out,
            at=where,
        )

    def _covered(self, arrangement: HostingArrangement, layer: Layer, where: str) -> Finding:
        held = self.in_period(arrangement, layer)
        if not held:
            return not_applicable(
                ("FR-HDS-01 asks for the certificate first", "FR-HDS-01 demande d'abord le certificat"), at=where
            )
        if layer.activities is None:
            return missing(
                f"{where}.activities",
                (
                    "Which of the six activities does this entity perform?",
                    "Laquelle des six activités cette entité réalise-t-elle ?",
                ),
            )
        if layer.in_service_scope is False:
            return failed(
                (
                    "the service or zone used lies outside the certificate, the option is off or the addendum unsigned",
                    "le service ou la zone utilisés sont hors du certificat, l'option est inactive ou l'avenant non signé",
                ),
                at=f"{where}.in_service_scope",
            )
        beyond = _beyond_scope([certificate for _, certificate in held], layer, where)
        if beyond is not None:
            return beyond
        certified: set[Activity] = set()
        unknown = None
        for path, certificate in held:
            if certificate.activities is None:
                unknown = unknown or f"{path}.activities"
            else:
                certified.update(certificate.activities)
        lacking = tuple(activity for activity in layer.activities if activity not in certified)
        if lacking and unknown:
            return missing(
                unknown,
                ("For which activities is the host certified?", "Pour quelles activités l'hébergeur est-il certifié ?"),
            )
        if lacking:
            narrow = failed(
                ("the certificate does not cover: {activities}", "le certificat ne couvre pas : {activities}"),
                at=where,
                activities=lacking,
            )
            return self._publisher(layer, where, narrow) if set(lacking) <= {Activity.ADMIN_OPERATION} else narrow
        if layer.in_service_scope is None:
            return missing(
                f"{where}.in_service_scope",
                (
                    "Are the service and zone used inside the certificate, with the option on and the addendum signed?",
                    "Le service et la zone utilisés sont-ils dans le certificat, option active et avenant signé ?",
                ),
            )
        return passed(
            ("all activities performed are certified", "toutes les activités réalisées sont certifiées"), at=where
        )

    def _short_enough(self, certificate: Certificate) -> Finding:
        start = certificate.first_day or certificate.issued_on
        if start is None or certificate.last_day is None:
            return missing("first_day" if start is None else "last_day", _ASK_PERIOD)
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

    def _alive(self, arrangement: HostingArrangement, layer: Layer, where: str) -> Finding:
        held = self.in_period(arrangement, layer)
        if not held:
            return not_applicable(
                ("FR-HDS-01 asks for the certificate first", "FR-HDS-01 demande d'abord le certificat"), at=where
            )
        referentials = {certificate.referential for _, certificate in held}
        if Referential.V2_0 in referentials:
            return passed(("it is certified on version 2", "il est certifié sur la version 2"), at=held[0][0])
        if None in referentials and self.day <= _LAST_V1:
            return passed(("both versions count on this day", "les deux versions valent ce jour"), at=held[0][0])
        if None in referentials:
            return missing(
                f"{held[0][0]}.referential",
                (
                    "On which version of the referential is it certified?",
                    "Sur quelle version du référentiel est-il certifié ?",
                ),
            )
        return by_reading(
            (
                "whether the last day of the transition still counts is not settled",
                "il n'est pas tranché si le dernier jour de la transition compte encore",
            ),
            self._v1_counts(held[0][0], _LAST_V1),
            self._v1_counts(held[0][0], _EARLY_LAST_V1),
            at=held[0][0],
        )

    def _v1_counts(self, where: str, last: date) -> Finding:
        if self.day <= last:
            return passed(
                ("version 1 counts through {last}", "la version 1 vaut jusqu'au {last} inclus"), at=where, last=last
            )
        return failed(
            ("version 1 counted through {last}", "la version 1 a valu jusqu'au {last} inclus"), at=where, last=last
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
        for index, interval in enumerate(certificate.suspensions):
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
            return missing(f"{held[0][0]}.first_day", _ASK_PERIOD)
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


def _beyond_scope(held: list[Certificate], layer: Layer, where: str) -> Finding | None:
    """A site or service used that no certificate of the performer names, where the certificates name theirs."""
    if all(certificate.sites is not None for certificate in held):
        sites = {site for certificate in held for site in certificate.sites or ()}
        for index, storage in enumerate(layer.storage or ()):
            if storage.site is not None and storage.site not in sites:
                return failed(
                    ("this site is not in the certificate", "ce site n'est pas dans le certificat"),
                    at=f"{where}.storage[{index}].site",
                )
    if layer.service is not None and all(certificate.services is not None for certificate in held):
        services = {service for certificate in held for service in certificate.services or ()}
        if layer.service not in services:
            return failed(
                ("this service is not in the certificate", "ce service n'est pas dans le certificat"),
                at=f"{where}.service",
            )
    return None


_LAST_V1 = date(2026, 5, 16)
_EARLY_LAST_V1 = date(2026, 5, 15)
_WITHDRAWN_EDITION = 2013
