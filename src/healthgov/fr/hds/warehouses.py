"""Data warehouses and vigilance bases: the CNIL asks for a certified host even where CSP L1111-8 may not reach."""

from __future__ import annotations

from healthgov.fr.hds.certificates import CertificateRules
from healthgov.fr.hds.certifiers import CertifierRules
from healthgov.fr.hds.chain import ChainRules
from healthgov.fr.hds.scope import (
    conditions_met,
    hosted_by_another,
    others_host,
    personal_health_data,
    still_there,
)
from healthgov.fr.hds.sovereignty import SovereigntyRules
from healthgov.fr.places import in_france
from healthgov.fr.references import CNIL_WAREHOUSE, WAREHOUSE_PUBLISHED
from healthgov.models import HostingArrangement, Medium
from healthgov.questions import Question, all_of, claimed, contested, either, since, when
from healthgov.rules import Rule, RuleSet, rule

__all__ = ["WarehouseRules"]

hosting = HostingArrangement

under_a_referential = (
    hosting.warehouse_or_vigilance
    & hosted_by_another
    & personal_health_data
    & ~claimed(hosting.medium.is_(Medium.PAPER))
    & still_there
    & (since(WAREHOUSE_PUBLISHED) | hosting.vigilance_base)
    & (
        in_france
        | contested("whether the CNIL's referentials reach an organisation abroad depends on whose data it holds")
    )
)
"""Personal health data of a warehouse or a vigilance base, hosted by a third party."""


GROUP_UNSETTLED = contested(
    "no text read says whether the exemption of hospital groups, from the article of the code, is one from what the CNIL asks"
)


def whatever_the_origin(asked: Rule) -> Question:
    """What a rule on hosting asks, from the day on which it does, whoever collected the data and why."""
    assert asked.question is not None  # noqa: S101  it is read off its class
    assert asked.validity.since is not None  # noqa: S101  each of those below has a first day
    return when(since(asked.validity.since), asked.question)


class WarehouseRules(RuleSet, of=HostingArrangement, where=under_a_referential):
    """What the CNIL asks of the host of a warehouse or of a vigilance base."""

    @rule("FR-CNIL-01", CNIL_WAREHOUSE, since="2019-07-19")
    def warehouse_certified(law, arrangement: type[HostingArrangement]) -> Question:
        """A data warehouse or vigilance base is hosted by a certified host.

        The CNIL's referentials ask for a certified host even where CSP L1111-8 may not reach.

        *Applies* to personal data held under them and hosted by a third party: of a warehouse from the day on which
        its referential was published (2021-10-24), of a vigilance base from 2019-07-19. The host is asked what every
        certified host is asked of its certificate, and of where it keeps and reaches the data (FR-HDS-01, 02, 04, 06
        to 10, 12, 19, 21 to 23): each entity of the chain holds one that counts, for what it performs. *Fails* when the
        certificate is that of somebody else, has ended, is suspended, rests on version 1 after the transition, or is too
        narrow, and when a host on version 2 keeps data outside the EEA, or lets them be reached from there without
        safeguards. *Contested* for the member of a hospital group that hosts for the others without one.
        """
        each_certified = all_of(
            whatever_the_origin(ChainRules.certificate_in_force),
            whatever_the_origin(ChainRules.activities_covered),
            whatever_the_origin(ChainRules.referential_alive),
            whatever_the_origin(ChainRules.archiving_certified),
            whatever_the_origin(CertificateRules.certificate_lifetime_kept),
            whatever_the_origin(CertificateRules.isms_certified),
            whatever_the_origin(CertificateRules.isms_edition),
            whatever_the_origin(CertificateRules.not_suspended),
            whatever_the_origin(CertifierRules.certifier_accredited),
            whatever_the_origin(CertifierRules.accreditor_european),
            whatever_the_origin(CertifierRules.version_open),
            whatever_the_origin(SovereigntyRules.stored_in_eea),
            whatever_the_origin(SovereigntyRules.access_safeguarded),
        )
        with_a_group = either(
            conditions_met & ~others_host,
            GROUP_UNSETTLED,
            each_certified & (~claimed(conditions_met) | GROUP_UNSETTLED),
        )
        return either(claimed(arrangement.group_exemption.stated()), with_a_group, each_certified)
