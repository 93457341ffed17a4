"""What the host discloses and offers: foreign law, public page, audits, French."""

from __future__ import annotations

from healthgov.fr.hds.cover import in_period, in_the_chain, on_version_2, third_party_layers
from healthgov.fr.hds.scope import required
from healthgov.fr.hds.sovereignty import reached_from_outside
from healthgov.fr.hds.version_2 import certified_on_version_2, uncertified, under_version_2
from healthgov.fr.references import EXI_07, EXI_15, EXI_30, EXI_31
from healthgov.models import Certificate, Entity, ForeignLaw, HostingArrangement, Layer, PublicStatement
from healthgov.periods import years
from healthgov.questions import Question, ask_again, either, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["TransparencyRules"]

performer = HostingArrangement.entities.where(Entity.id.is_(Layer.performer))
qualified = either(
    performer.exist(none="this entity is not listed"),
    performer.some(Entity.secnumcloud_qualified),
    ask_again(Entity.secnumcloud_qualified),
)
"""The entity that performs the layer is qualified SecNumCloud."""

answered_for = third_party_layers.where(Layer.performer.is_(Layer.performer.outer()) | uncertified)
"""All layers of the host, and those of entities without a certificate: other certified hosts have pages of their own."""

transfers = answered_for.some(Layer.access.some(reached_from_outside, none="nobody reaches the data from outside"))
exposed = answered_for.some(Layer.foreign_law.has(ForeignLaw.exposed))
shown = Certificate.public_statement
map_published = Certificate.transfer_map_url.that(
    lambda url: bool(url.strip()),
    yes="the host publishes a map of transfers",
    no="the host publishes no map of transfers",
)
fitting = either(
    qualified,
    shown.is_(PublicStatement.STATEMENT_A),
    either(transfers | exposed, shown.is_(PublicStatement.TABLE), shown.is_(PublicStatement.STATEMENT_B)),
)
"""What the page shows fits the chain: statement A, statement B or the table of guarantees."""


class TransparencyRules(RuleSet, of=HostingArrangement, where=required):
    """Disclosure and service."""

    shared_audit_age = parameter("2024-11-16", years(3), cites=[EXI_15], limit=Limit.MAXIMUM)

    @rule("FR-HDS-14", EXI_30, since="2024-11-16")
    def foreign_law_disclosed(law, arrangement: type[HostingArrangement]) -> Question:
        """Exposure to third-country law is disclosed with its risks.

        A host subject to the law of a non-adequate third country lists the laws, what it does, what remains.

        All three stand in the contract, and the certifier is told. *Applies* to layers whose performer is certified
        on version 2, and to those of its subcontractors that hold no certificate. *Passes* when the host is not
        exposed or discloses all of it; *fails* when an item is missing. EXI 30.
        """
        disclosed = (
            ForeignLaw.laws_listed
            & ForeignLaw.mitigation_described
            & ForeignLaw.residual_risks_described
            & ForeignLaw.certifier_told
        )
        return in_the_chain(when(under_version_2, Layer.foreign_law.has(~ForeignLaw.exposed | disclosed)))

    @rule("FR-HDS-15", EXI_31, since="2024-11-16")
    def public_page(law, arrangement: type[HostingArrangement]) -> Question:
        """The public page says what it must.

        The host publishes a current map of transfers, and the statement that fits its case.

        A host qualified SecNumCloud shows statement A; one without transfer and without exposure to foreign law
        statement B; any other the table of guarantees. All that the host performs is judged together, with what
        entities without a certificate perform in the chain; another certified host has a page of its own. Statement B beside an exposure *fails*. EXI 31.
        """
        page = in_period.where(on_version_2).some(map_published & fitting)
        return in_the_chain(when(certified_on_version_2, page))

    @rule("FR-HDS-27", EXI_15, since="2024-11-16", severity=Severity.MINOR)
    def shared_audit_recent(law, arrangement: type[HostingArrangement]) -> Question:
        """The audit summary of shared resources is under three years old.

        The client receives the summary of an independent audit less than three years old.
        *Passes* the day before the third anniversary, *fails* on it, and for an audit that is yet to come. EXI 15.
        """
        audited = Layer.shared_audit_summary_on
        recent = (~(audited + law.shared_audit_age).begun()).said(
            "the audit of shared resources is recent until {value}",
            no="the audit of shared resources was recent until {value}",
        )
        return in_the_chain(when(certified_on_version_2, audited.begun() & recent))

    @rule("FR-HDS-28", EXI_07, since="2024-11-16", severity=Severity.MINOR)
    def french_support(law, arrangement: type[HostingArrangement]) -> Question:
        """Interfaces and first-line support are available in French.

        Clients can work and ask for help in French. EXI 07.
        """
        return in_the_chain(when(certified_on_version_2, Layer.french_interface & Layer.french_support))
