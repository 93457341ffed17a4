"""The certificate itself: short enough, watched, supported, not suspended, before the data."""

from __future__ import annotations

from datetime import date

from healthgov.fr.hds.chain import (
    REGIME,
    ChainRules,
    each_in_order,
    exempted,
    first_data,
    in_time,
    left_out,
    needs_none,
)
from healthgov.fr.hds.cover import (
    LONGEST,
    alive_on,
    counting,
    covered_on,
    current_edition,
    held,
    in_period,
    isms_holds,
    issued,
    on_version_2,
    stand,
    still_counting,
    suspended,
    third_party_layers,
)
from healthgov.fr.hds.scope import ARCHIVING_SINCE, archive, required
from healthgov.fr.references import (
    ANS_FAQ_TENDER,
    ANS_PROCEDURE,
    EXI_01,
    ISO_27001_2013_SUNSET,
    L1111_8,
    SUSPENSION,
)
from healthgov.models import Audit, AuditKind, Certificate, HostingArrangement, Layer
from healthgov.periods import years
from healthgov.questions import Operand, Question, ask_again, claimed, either, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["CertificateRules"]

NARROW = "the certificate does not cover: {lacking}"
SINCE_WHEN = (
    "A former host's certificate covered the day of the first real data: since when does this one perform its part?"
)


def certified_on(day: Operand[date]) -> Question:
    """The entity was certified on the day on which it began with real data, or an approval of the ministry ran.

    A certificate that is younger and renews one that is not stated has that one asked for.
    """
    then = held.where(covered_on(day) & alive_on(day))
    before = (
        then.exist(none="no certificate covered that day")
        & then.cover(Layer.activities, Certificate.activities, narrow=NARROW)
    ).said(
        "a certificate covered the day of the first real data",
        no="no certificate covered the day of the first real data",
    )
    younger = claimed(held.some(Certificate.renewal & Certificate.first_day.after(day)))
    renewed = (younger & ~claimed(held.some(Certificate.first_day.at_most(day)))) & ask_again(
        HostingArrangement.certificates, "Ask for the certificate that the present one renews."
    )
    approved = day.at_most(ChainRules.approvals_ran_until) & day.at_most(Layer.approved_until)
    return before | renewed | approved


performs_here = HostingArrangement.layers.some(Certificate.holder.is_(Layer.performer), none="nobody performs a layer")
of_others = HostingArrangement.certificates.where(~performs_here)
others_then = of_others.where(claimed(covered_on(first_data) & alive_on(first_data)))
taken_over = (
    ~claimed(Layer.since.stated())
    & ~claimed(held.some(Certificate.first_day.at_most(first_data)))
    & claimed(
        others_then.exist(none="no other entity was certified then")
        & others_then.cover(Layer.activities, Certificate.activities, narrow=NARROW)
    )
    & ask_again(Layer.since, SINCE_WHEN)
)
"""An entity that performs nothing here now was certified when the data came, and this one was not yet: it may have taken over.

Of one that is still there, such as a cloud certified for more than it performs, it has to be said that it performed this part.
"""

certified_in_time = (
    either(claimed(Layer.since.after(first_data)), certified_on(Layer.since), certified_on(first_data)) | taken_over
)
"""The entity was certified when the first real data came, or when it took over what another performed."""


class CertificateRules(RuleSet, of=HostingArrangement, where=required):
    """The certificate of the host."""

    certificate_lifetime = parameter(REGIME, LONGEST, cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)
    surveillance_interval = parameter(REGIME, years(1), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)

    @rule("FR-HDS-04", ANS_PROCEDURE, since=REGIME, severity=Severity.BLOCKER)
    def certificate_lifetime_kept(law, arrangement: type[HostingArrangement]) -> Question:
        """No certificate is longer than three years.

        A certificate lasts three years at most; some bodies print the anniversary, others the day before.

        *Passes* from 2024-12-20 to 2027-12-19 or 2027-12-20. *Fails* to 2027-12-21: the document is wrong.
        Certificates of entities that perform no layer are not asked, nor one beside others of the same performer that
        are short enough and cover what it does, nor of who may host without one: *contested* where FR-HDS-01 is.
        """
        longest = Certificate.first_day.claimed(otherwise=Certificate.issued_on) + law.certificate_lifetime
        return each_in_order(in_period, Certificate.last_day.at_most(longest))

    @rule("FR-HDS-05", ANS_PROCEDURE, since=REGIME, severity=Severity.WARNING)
    def surveillance_recorded(law, arrangement: type[HostingArrangement]) -> Question:
        """A surveillance audit was recorded within a year.

        The certifier looks at the host every year.

        A missing record does not end the certificate, so this rule never fails: it asks.
        *Passes* until one year after the decision or the last surveillance audit, *unknown* from the day after, and
        while the decision is yet to come.
        """
        year = law.surveillance_interval
        decided = Certificate.issued_on.claimed(otherwise=Certificate.first_day)
        looked_at = Certificate.audits.some(
            Audit.kind.is_(AuditKind.SURVEILLANCE) & Audit.last_day.begun() & ~(Audit.last_day + year).is_over()
        )
        watched = (
            ~(decided + year).is_over() & issued
            | looked_at
            | ask_again(Certificate.audits, "No surveillance audit is recorded for a year: when was the last one?")
        )
        return third_party_layers.each(stand(counting, watched, still_counting))

    @rule("FR-HDS-21", EXI_01, since="2024-11-16", severity=Severity.BLOCKER)
    def isms_certified(law, arrangement: type[HostingArrangement]) -> Question:
        """The ISO 27001 certificate below is in force and wide enough.

        Version 2 rests on a certified ISMS whose scope covers all the health hosting of the entity.

        *Applies* to certificates on version 2 in their period. *Passes* through the last day of the ISO/IEC 27001
        certificate, *fails* before its first day and the day after its last, or when the hosting lies outside its
        scope; *contested* where FR-HDS-01 is. EXI 01.
        """
        return each_in_order(counting, when(on_version_2, isms_holds))

    @rule("FR-HDS-22", ISO_27001_2013_SUNSET, since="2025-11-01", severity=Severity.BLOCKER)
    def isms_edition(law, arrangement: type[HostingArrangement]) -> Question:
        """The ISMS certificate is not on the 2013 edition.

        Certificates on ISO/IEC 27001:2013 ended everywhere on 2025-10-31. The European edition of 2017 is the text of
        2013, that of 2023 the text of 2022.

        *Passes* from the edition of 2022 on. *Fails* when a certificate in its period rests on an earlier one, unless
        other certificates of the same performer cover what it does; *contested* where FR-HDS-01 is. Certificates of
        entities that perform no layer are not asked.
        """
        return each_in_order(counting, current_edition)

    @rule("FR-HDS-23", SUSPENSION, L1111_8, since=REGIME, severity=Severity.BLOCKER)
    def not_suspended(law, arrangement: type[HostingArrangement]) -> Question:
        """No host relies on a suspended certificate.

        A suspended certificate does not count on the days of the suspension, first and last included.

        *Passes* the day before and the day after, *fails* in between, unless other certificates of the same
        performer cover what it does, or it may host without one, as FR-HDS-01 has it: on an approval of the ministry
        that runs on; *contested* for a publisher who only administers its application and for who is declared exempted.
        *Asks* where it will count again, or another will, by the first real data, which are to come. Say so where a
        certificate was never suspended: ``suspensions: []``.
        """
        relied_on = stand(in_period, ~suspended, still_counting)
        return third_party_layers.each(
            when(
                in_period.exist(none="no certificate of this entity covers the day")
                & ~(needs_none(ChainRules) | in_time),
                relied_on,
            )
        )

    @rule("FR-HDS-26", L1111_8, ANS_FAQ_TENDER, since=REGIME, severity=Severity.BLOCKER)
    def certified_before_real_data(law, arrangement: type[HostingArrangement]) -> Question:
        """No real data were loaded before the certificate.

        The host is certified on the day of the first real record; fictitious data before that day raise no question.

        *Passes* when a certificate of each host covered the day of the first real data, *fails* when that day lies
        before the first certificate or in a gap between two, or where the certificate of that day was on a version that
        no longer counted, or too narrow for what the host performs; for what it was is asked where nobody says. A
        renewed certificate says nothing of earlier years: then the earlier one is asked for, as an approval of the
        ministry is for data loaded while approvals ran on; and where the certificate was issued after the data came,
        whatever its first day, it is asked whether another covered them. Who took over since is asked for a certificate
        from that day on; from which one is asked where an entity that performs nothing here now was certified when the
        data came. *Contested* for an entity of which FR-HDS-01 is contested, and for data that came on the day on which
        version 1 ended. An archiving service needed no certificate for data taken in before 2025-07-01, and a day to
        come asks nothing yet.
        """
        return when(
            first_data.begun() & ~(archive & first_data.before(ARCHIVING_SINCE)),
            third_party_layers.each(
                when(
                    held.exist(none="this entity holds no certificate"),
                    (certified_in_time | left_out(ChainRules) | exempted).said(
                        "certified when the first real data came",
                        no="the first real data came before the certificate, or between two",
                    ),
                )
            ),
        )
