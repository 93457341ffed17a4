"""The certifier, its accreditation, and the referential an application was lodged on."""

from __future__ import annotations

from healthgov.fr.hds.chain import REGIME, each_in_order
from healthgov.fr.hds.cover import counting
from healthgov.fr.hds.deciding import (
    STARTUP,
    accreditor_of_a_member_state,
    certifier_was_accredited,
    version_was_open,
)
from healthgov.fr.hds.scope import required
from healthgov.fr.references import ARRETE_2024, L1111_8, R1111_10, STARTUP_WINDOW, WITHDRAWAL_AGREEMENT
from healthgov.models import HostingArrangement
from healthgov.questions import Question
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["CertifierRules"]


class CertifierRules(RuleSet, of=HostingArrangement, where=required):
    """Who certified, and on what."""

    startup_window = parameter(REGIME, STARTUP, cites=[STARTUP_WINDOW], limit=Limit.MAXIMUM)

    @rule("FR-HDS-06", R1111_10, STARTUP_WINDOW, since=REGIME, severity=Severity.BLOCKER)
    def certifier_accredited(law, arrangement: type[HostingArrangement]) -> Question:
        """The certifier was accredited when it issued the certificate.

        The certificate was issued under accreditation, or in the nine months that admissibility opens.

        A certificate may be older than its certifier's accreditation: in 2018 and 2019 a body found technically
        admissible could issue certificates for nine months. *Passes* on the first day of accreditation and on the
        last day of the window, *fails* after it and during a suspension. A later suspension voids nothing by itself.
        *Contested* for a decision since 2020 that rests on such a window: the rules read are those of the start; and
        for one inside a window after an accreditation that had ended or was suspended.
        Where the day of issue is not stated the first day stands for it, and fails nobody whose certifier was accredited
        earlier: a certificate may be issued before its first day. *Contested* too where FR-HDS-01 is.
        """
        return each_in_order(counting, certifier_was_accredited(law.startup_window))

    @rule("FR-HDS-07", L1111_8, R1111_10, WITHDRAWAL_AGREEMENT, since=REGIME)
    def accreditor_european(law, arrangement: type[HostingArrangement]) -> Question:
        """The accreditor is that of a Member State.

        The statute names the accreditation body of France or another Member State; the decree, EA signatories.

        *Passes* for an accreditor that was in the Union when the certificate was issued, *fails* for one outside that
        did not sign the European agreement, *contested* for one outside that did: the decree is satisfied, the statute
        is not; and for the British one from 2020-02-01 to 2020-12-31, when the law of the Union took the United Kingdom
        for a Member State. *Contested* too where FR-HDS-01 is. A body known by its name needs no country beside it, and
        *fails* beside another one than its own.
        """
        return each_in_order(counting, accreditor_of_a_member_state)

    @rule("FR-HDS-08", ARRETE_2024, since="2024-11-16", severity=Severity.BLOCKER)
    def version_open(law, arrangement: type[HostingArrangement]) -> Question:
        """The certificate was applied for on the version then open.

        From November 2024 new and renewed certificates are on version 2.

        An application on version 1 of 2024-11-15 *passes*, one of 2024-11-17 *fails*; on 2024-11-16 it is
        *contested*, for two days are printed, and so is one lodged before and issued after. *Contested* too where
        FR-HDS-01 is.
        """
        return each_in_order(counting, version_was_open)
