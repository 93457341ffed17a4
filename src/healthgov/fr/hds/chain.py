"""The chain of layers: each certified, for what it does, on a version that counts, and shown to be."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any

from healthgov.eu.places import EEA, EEA_CONTESTED
from healthgov.fr.hds.cover import (
    activities_told,
    alive,
    alive_on,
    certified,
    counting,
    covered_on,
    first_data,
    held,
    in_the_chain,
    stand,
    still_counting,
    third_party_layers,
)
from healthgov.fr.hds.naming import named_otherwise
from healthgov.fr.hds.scope import archive, hosts_for_clients, required
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
from healthgov.models import Activity, Certificate, HostingArrangement, Layer, Storage
from healthgov.questions import Question, ask_again, claimed, contested, either, value, when
from healthgov.questions.lists import Items
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import parameter

__all__ = ["ChainRules", "Doctrine", "each_in_order", "exempted", "first_data", "in_time", "left_out", "needs_none"]

REGIME = "2018-04-01"
"""From this day hosts are certified; before it the ministry of health approved them."""


class Doctrine(enum.Enum):
    """How activity 5 (administration and operation) is read for software publishers."""

    OPEN = "open"
    """Both readings are given; where they differ the verdict is contested."""

    DECREE_STRICT = "decree_strict"
    """The decree as the court of appeal of Montpellier reads it: whoever administers performs it."""

    REFERENTIAL_V2 = "referential_v2"
    """The referential aimed to leave out publishers who only administer their application."""


ENTITLED = "the entity that performs this layer may host"
NOT_ENTITLED = "the entity that performs this layer holds no certificate in force"

only_administers = (
    Layer.publishes_software
    & Layer.activities.includes(Activity.ADMIN_OPERATION)
    & ~Layer.activities.meets(set(Activity) - {Activity.ADMIN_OPERATION})
)
"""The entity publishes the application, and performs nothing but its administration."""

exempted = claimed(Layer.declared_exempted) & contested(
    "the performer is declared exempted; no text read says under which conditions that is accepted"
)

living = counting.where(~claimed(~alive))
"""Certificates that count, and of which it is not known that their version no longer does: FR-HDS-09 asks of those."""

other_site = Layer.storage.some(living.each(~Certificate.sites.empty() & ~Certificate.sites.names(Storage.site)))
other_service = living.each(~Certificate.services.empty() & ~Certificate.services.names(Layer.service))
in_scope = (
    Layer.in_service_scope
    & (~claimed(other_site)).said(
        "no site is known that the certificate does not name", no="this site is not in the certificate"
    )
    & (~claimed(other_service)).said(
        "no service is known that the certificate does not name", no="this service is not in the certificate"
    )
)
"""The service and zone used are inside the certificate, and nothing stated contradicts that: a certificate that names none names no other."""

activities_certified = living.cover(
    Layer.activities, Certificate.activities, narrow="the certificate does not cover: {lacking}"
)

everybody_named = when(
    ~HostingArrangement.layers.some(Layer.activities.includes(Activity.ADMIN_OPERATION)),
    ask_again(HostingArrangement.layers, "Who administers and operates the system? Name the organisation if it does."),
) & when(
    ~HostingArrangement.layers.some(Layer.activities.includes(Activity.BACKUP)),
    ask_again(HostingArrangement.layers, "Who backs up the data? Name the organisation if it does."),
)
machines_named = when(
    ~HostingArrangement.layers.some(Layer.activities.meets({Activity.PHYSICAL_SITE, Activity.HARDWARE})),
    ask_again(
        HostingArrangement.layers,
        "On whose machines do the data lie, and in whose premises? Name the organisation if they are its own.",
    ),
)
"""Somebody operates what is hosted, and backs it up, and it lies on machines somewhere; where nobody is named for it, the
chain is not whole: what is above it may be certified, and what is below may not."""


def left_out(law: Any) -> Question:
    """A publisher who only administers its application: the reading of activity 5 decides."""
    doctrine = value(law.activity_5_doctrine, "the reading of activity 5")
    by_referential = doctrine.is_(Doctrine.REFERENTIAL_V2) | (
        doctrine.is_(Doctrine.OPEN) & contested("courts read activity 5 wider than the referential does for publishers")
    )
    publisher = claimed(only_administers).said(
        "the entity only administers an application of its own",
        no="the entity is not known as a publisher that only administers its application",
    )
    return publisher & by_referential.said(
        "a publisher who only administers its application is left out",
        no="whoever administers an application performs activity 5",
    )


stored_far = claimed(Layer.storage.some(~Storage.country.is_in(EEA | EEA_CONTESTED)))
"""Data of the layer are kept outside the EEA: nobody asks whether such a host was approved, it claims so.

The file for an approval named the places of storage (CSP, former art. R1111-12), and no approval that was read names
one outside. Where data lie in the EEA the host may well have been approved, and silence about it is a question.
"""


def approved(law: Any) -> Question:
    """An approval of the ministry runs on for the entity that performs a layer."""
    ran = ~Layer.approved_until.is_over()
    running = (claimed(ran) | (ran & ~stored_far)).said(
        "an approval of the ministry runs on", no="no approval of the ministry is known to run on"
    )
    return running & (~value(law.approvals_ran_until).is_over()).said(
        "an approval given before the certificate may have run through {value}",
        no="the approvals that came before certification ended on {value} at the latest",
    )


IN_TIME = "No certificate counts on this day, and one is to by the first real data: will it be there by then?"

in_time = claimed(
    ~first_data.begun()
    & held.some(
        covered_on(first_data) & alive_on(first_data),
        none="no certificate is to come by the day of the first real data",
    )
) & ask_again(HostingArrangement.certificates, IN_TIME)
"""A certificate is to come by the first real data: what is planned is judged as it will be, and it is for the certifier to grant it."""


def needs_none(law: Any) -> Question:
    """The entity that performs a layer may host without a certificate: what ails one that it holds harms nobody."""
    return left_out(law) | exempted | approved(law)


def each_in_order(certificates: Items[Any], requirement: Question) -> Question:
    """The certificates of each host meet a requirement, or it may host without any.

    Who holds a certificate is not asked for an approval of before: that one ran on has to be said here.
    """
    without = left_out(ChainRules) | exempted | claimed(approved(ChainRules))
    return third_party_layers.each(when(~without, stand(certificates, requirement)))


class ChainRules(RuleSet, of=HostingArrangement, where=required):
    """The chain of layers."""

    activity_5_doctrine = parameter(REGIME, Doctrine.OPEN, cites=[R1111_9, CA_MONTPELLIER_2024, ANS_FAQ_ACCESS])
    approvals_ran_until = parameter(REGIME, date(2021, 3, 31), cites=[L1111_8])
    """Approvals given by the ministry of health before the certificate lasted three years and ran to their end."""

    @rule("FR-HDS-01", L1111_8, R1111_8_8, since=REGIME, severity=Severity.BLOCKER)
    def certificate_in_force(law, arrangement: type[HostingArrangement]) -> Question:
        """Every host in the chain holds a certificate in force.

        Every entity that performs a part of the hosting holds a certificate whose period covers the day, and that is not
        said to be suspended; whether it was is asked by FR-HDS-23, and whether its version still counts by FR-HDS-09.

        *Why.* Health data collected in care may be entrusted to a certified host only.
        *When.* Live hosting for which the host must be certified (archiving services: FR-HDS-19). The organisation
        itself needs no certificate for the layers that it performs for its own data; one that hosts here for its
        clients alone is a host, and needs it.
        *Passes* when each layer's performer has a certificate from 2024-12-20 to 2027-12-19 and the day is
        2027-12-19, or an approval of the ministry that ran on, until the end of March 2021 at the latest; it is asked
        for, unless data lie outside the EEA, where it has to be claimed. *Fails* on 2027-12-20, and in a suspension.
        *Unknown* when the certificates or their days are not stated, when nobody says who performs the layers, when the
        performer may be the organisation or the holder of a certificate under another name, when a certificate is to
        come by the day of the first real data, itself to come, or when the performer is declared exempted in the table
        of guarantees, a case whose conditions no text read gives. Article: CSP, L1111-8 and R1111-8-8.
        """
        entitled = (certified | needs_none(law) | in_time | named_otherwise).said(ENTITLED, no=NOT_ENTITLED)
        return when(~archive, in_the_chain(entitled))

    @rule("FR-HDS-02", L1111_8, R1111_9, ANS_FAQ_ACTIVITIES, since=REGIME, severity=Severity.BLOCKER)
    def activities_covered(law, arrangement: type[HostingArrangement]) -> Question:
        """Each layer is covered by the certificates of the entity that performs it.

        The activities an entity performs are activities it is certified for, in the service and zone used.

        *Why.* A certificate is nominative: that of the cloud below does not certify the platform above, and the
        activities of the whole chain together prove nothing.
        *When.* For every layer whose performer holds a certificate in its period. Several certificates of one
        performer count together; one that is suspended, or on a version that no longer counts, does not. Not while an
        approval of the ministry runs on for it: it may host without any.
        *Passes* when a layer with activities 1 to 4 rests on a certificate for 1 to 6. *Fails* when the performer
        also backs up and is certified for 1 to 5 only, or when the zone used lies outside the scope, the option is
        off or the addendum unsigned. *Unknown* while nobody is named who operates and backs up, or who keeps the
        premises and the machines. *Contested* for a publisher who only administers its application (see
        ``activity_5_doctrine``) and for who is declared exempted, as in FR-HDS-01. Articles: CSP, R1111-9.
        """
        covered = activities_told & in_scope & activities_certified
        compared = when(
            living.exist(none="no certificate of this entity counts on the day"),
            covered | left_out(law) | exempted,
        )
        return third_party_layers.each(when(~claimed(approved(law)), compared)) & everybody_named & machines_named

    @rule("FR-HDS-03", R1111_8_8, since=REGIME)
    def certificate_on_file(law, arrangement: type[HostingArrangement]) -> Question:
        """The controller holds evidence of the certificate.

        The controller made sure that its host is certified, and can show it. Where what is hosted is processed for
        others alone, they are asked.

        *Passes* with a copy on file, *fails* without. Until the end of March 2021 it is not failed where each host may
        have relied on an approval of the ministry instead, of which there is no certificate. Article: CSP, R1111-8-8, II.
        """
        instead = in_the_chain(~claimed(certified) & approved(law))
        shown = either(
            value(law.approvals_ran_until).is_over(),
            arrangement.certificate_on_file,
            arrangement.certificate_on_file | instead,
        )
        return when(~hosts_for_clients, shown)

    @rule("FR-HDS-09", ARRETE_2024, since=REGIME, severity=Severity.BLOCKER)
    def referential_alive(law, arrangement: type[HostingArrangement]) -> Question:
        """The certificate rests on a referential that still counts.

        Certificates on version 1 stopped counting at the end of the transition, whatever end is printed.

        *Passes* on 2026-05-15 on version 1, *contested* on 2026-05-16 (whether that day still counts),
        *fails* from 2026-05-17; *contested* for a publisher who only administers its application and for who is
        declared exempted, as in FR-HDS-01. *Asks* where one that counts is to come by the first real data, which are to
        come. Order of 26 April 2024, published 2024-05-16, with 24 months of transition.
        """
        free = left_out(law) | exempted | in_time
        return third_party_layers.each(when(~free, stand(counting, alive, still_counting)))

    @rule("FR-HDS-19", SREN_32, L1111_8, since="2025-07-01", severity=Severity.BLOCKER)
    def archiving_certified(law, arrangement: type[HostingArrangement]) -> Question:
        """A digital archiving service is certified too.

        From 2025-07-01 an archiving service for health data needs the certificate.

        *Applies* to digital archives. On 2025-06-30 only the approval of the ministry of culture was asked.
        *Fails* without a certificate whose period covers the day, or in a suspension of it. Law 2024-449, art. 32.
        """
        return when(
            archive,
            in_the_chain(
                (certified | left_out(law) | exempted | in_time | named_otherwise).said(ENTITLED, no=NOT_ENTITLED)
            ),
        )
