"""What the host discloses and offers: foreign law, public page, audits, French."""

from __future__ import annotations

from healthgov.fr.hds.cover import (
    asked_down_the_chain,
    asked_of_holders,
    certified,
    holds_version_2,
    in_period,
    on_version_2,
    third_party_layers,
)
from healthgov.fr.hds.scope import required
from healthgov.fr.hds.sovereignty import VERSION_2, reached_from_outside
from healthgov.fr.references import EXI_07, EXI_15, EXI_30, EXI_31
from healthgov.models import Certificate, Entity, ForeignLaw, HostingArrangement, Layer, PublicStatement
from healthgov.periods import years
from healthgov.questions import Question, ask_again, either
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["TransparencyRules"]

disclosed = (
    ForeignLaw.laws_listed
    & ForeignLaw.mitigation_described
    & ForeignLaw.residual_risks_described
    & ForeignLaw.certifier_told
).said(
    "exposure to third-country law is disclosed",
    no="something is missing from the disclosure of the exposure to third-country law",
)
"""The laws, what is done against them and what remains stand in the contract, and the certifier knows."""

exposed = Layer.foreign_law.has(ForeignLaw.exposed)

performer = HostingArrangement.entities.where(Entity.id.is_(Layer.performer))

qualified = either(
    performer.exist(none="the entity is not listed"),
    performer.some(Entity.secnumcloud_qualified),
    ask_again(HostingArrangement.entities, "Is this entity qualified SecNumCloud for this activity?"),
)
"""The host of the layer is qualified SecNumCloud; where it is not listed, that is asked."""

leaves_the_eea = exposed | reached_from_outside
"""The data of a layer are reached from outside the EEA, or lie within reach of the law of a third country."""

own_layers_leave = HostingArrangement.layers.where(Layer.performer.is_(Layer.performer.outer())).some(leaves_the_eea)

subcontractors_leave = third_party_layers.where(~certified).some(
    leaves_the_eea, none="each entity of the chain is certified, and has a page of its own"
)
"""So do those of an entity without a certificate, which no page shows but that of the host that it works for."""

map_published = Certificate.transfer_map_url.that(
    lambda address: bool(address.strip()),
    yes="the host publishes a map of transfers",
    no="the host publishes no map of transfers",
)

shown = Certificate.public_statement

somebody_tells = HostingArrangement.certificates.some(
    shown.is_in({PublicStatement.STATEMENT_A, PublicStatement.TABLE}), none="no host of the chain shows the table"
)

pages = in_period.where(on_version_2)
hosts = third_party_layers.where(holds_version_2)
A, B, TABLE = PublicStatement.STATEMENT_A, PublicStatement.STATEMENT_B, PublicStatement.TABLE


def shows(due: Question) -> Question:
    """Whether the page of the layer's host shows what is due, or statement A where the host is qualified."""
    return either(qualified, pages.some(shown.is_(A)), pages.some(due))


def fitting(quiet: Question) -> Question:
    """Whether each host shows the table where its own layers leave the EEA, and ``quiet`` where they do not."""
    return hosts.each(either(own_layers_leave, shows(shown.is_(TABLE)), shows(quiet)))


class TransparencyRules(RuleSet, of=HostingArrangement, where=required):
    """Disclosure and service."""

    shared_audit_age = parameter(VERSION_2, years(3), cites=[EXI_15], limit=Limit.MAXIMUM)

    @rule("FR-HDS-14", EXI_30, since=VERSION_2)
    def foreign_law_disclosed(law, arrangement: type[HostingArrangement]) -> Question:
        """Exposure to third-country law is disclosed with its risks.

        A host subject to the law of a non-adequate third country lists the laws, what it does, what remains.

        All three stand in the contract, and the certifier is told. *Passes* when the host is not exposed or
        discloses all of it; *fails* when an item is missing. Those without a certificate in the chain of a host on
        version 2 are asked as well. EXI 30.
        """
        return asked_down_the_chain(Layer.foreign_law.has(~ForeignLaw.exposed | disclosed))

    @rule("FR-HDS-15", EXI_31, since=VERSION_2)
    def public_page(law, arrangement: type[HostingArrangement]) -> Question:
        """The public page says what it must.

        The host publishes a current map of transfers, and the statement that fits its case.

        A host qualified SecNumCloud shows statement A; one without transfer and without exposure to foreign law
        statement B; any other the table of guarantees. The whole chain counts: statement B beside a subcontractor
        without a certificate that is exposed, or reached from outside the EEA, *fails*, unless another host of the
        chain shows the table. EXI 31.
        """
        return asked_of_holders(pages.some(map_published)) & either(
            subcontractors_leave,
            somebody_tells & fitting(shown.is_in({B, TABLE})),
            fitting(shown.is_(B)),
        )

    @rule("FR-HDS-27", EXI_15, since=VERSION_2, severity=Severity.MINOR)
    def shared_audit_recent(law, arrangement: type[HostingArrangement]) -> Question:
        """The audit summary of shared resources is under three years old.

        The client receives the summary of an independent audit less than three years old.

        *Passes* the day before the third anniversary, *fails* on it. EXI 15.
        """
        old = (Layer.shared_audit_summary_on + law.shared_audit_age).begun()
        return asked_of_holders(
            (~old).said(
                "the audit of shared resources is under three years old",
                no="the audit of shared resources is three years old, or older",
            )
        )

    @rule("FR-HDS-28", EXI_07, since=VERSION_2, severity=Severity.MINOR)
    def french_support(law, arrangement: type[HostingArrangement]) -> Question:
        """Interfaces and first-line support are available in French.

        Clients can work and ask for help in French. EXI 07.
        """
        return asked_of_holders(Layer.french_interface & Layer.french_support)
