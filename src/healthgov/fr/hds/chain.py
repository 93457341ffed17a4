"""The chain of layers: each certified, for what it does, on a version that counts."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.findings import (
    Finding,
    by_reading,
    contested,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.hds.law import ASK_CERTIFICATE, ASK_PERIOD, HostingLaw
from healthgov.fr.references import (
    ANS_FAQ_ACCESS,
    ANS_FAQ_ACTIVITIES,
    ARRETE_2024,
    CA_MONTPELLIER_2024,
    L1111_8,
    R1111_8_8,
    R1111_9,
    SREN_32,
)
from healthgov.models import Activity, Certificate, HostingArrangement, Layer, Medium, Referential
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import parameter

__all__ = ["ChainRules", "Doctrine"]


_LAST_V1 = date(2026, 5, 16)

_EARLY_LAST_V1 = date(2026, 5, 15)


class Doctrine(enum.Enum):
    """How activity 5 (administration and operation) is read for software publishers."""

    OPEN = "open"
    """Both readings are given; where they differ the verdict is contested."""

    DECREE_STRICT = "decree_strict"
    """The decree as the court of appeal of Montpellier reads it: whoever administers performs it."""

    REFERENTIAL_V2 = "referential_v2"
    """The referential aimed to leave out publishers who only administer their application."""


class ChainRules(HostingLaw):
    """The chain of layers."""

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

    def _certified(self, arrangement: HostingArrangement, layer: Layer, where: str) -> Finding:
        if arrangement.certificates is None:
            return missing("certificates", ASK_CERTIFICATE)
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
                return missing(f"{path}.{'last_day' if certificate.first_day else 'first_day'}", ASK_PERIOD)
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
