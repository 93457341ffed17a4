"""What the host discloses and offers: foreign law, public page, audits, French."""

from __future__ import annotations

from healthgov.fr.hds.cover import in_period, in_the_chain, on_version_2, third_party_layers
from healthgov.fr.hds.scope import required
from healthgov.fr.hds.sovereignty import reached_from_outside
from healthgov.fr.hds.version_2 import certified_on_version_2, uncertified, under_version_2
from healthgov.fr.references import EXI_07, EXI_15, EXI_30, EXI_31
from healthgov.models import Certificate, Entity, ForeignLaw, HostingArrangement, Layer, PublicStatement
from healthgov.periods import years
from healthgov.questions import Question, ask_again, claimed, either, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["TransparencyRules"]

performer = HostingArrangement.entities.where(Entity.id.is_(Layer.performer))
qualified = either(
    performer.exist(none="this entity is not listed"),
    performer.some(Entity.secnumcloud_qualified),
    ask_again(HostingArrangement.entities, Entity.secnumcloud_qualified.question),
)
"""The entity that performs the layer is qualified SecNumCloud."""

leaves_the_eea = Layer.foreign_law.has(ForeignLaw.exposed) | Layer.access.some(
    reached_from_outside, none="nobody reaches the data from outside"
)
"""The data of a layer are reached from outside the EEA, or exposed to the law of a third country."""

own_layers_leave = HostingArrangement.layers.where(Layer.performer.is_(Layer.performer.outer())).some(leaves_the_eea)
subcontractors_leave = third_party_layers.where(uncertified).some(
    leaves_the_eea, none="each entity of the chain is certified, and has a page of its own"
)
"""So do those of an entity without a certificate: the page of the host that it works for answers for it."""

pages = in_period.where(on_version_2 | (~claimed(certified_on_version_2) & ~claimed(~on_version_2)))
"""The pages that version 2 asks for; where no certificate is known to be on it, of each that may be: a page that fits does
so whatever the version is."""
hosts = third_party_layers.where(certified_on_version_2)
A, B, TABLE = PublicStatement.STATEMENT_A, PublicStatement.STATEMENT_B, PublicStatement.TABLE
shown = Certificate.public_statement
map_published = Certificate.transfer_map_url.that(
    lambda url: bool(url.strip()),
    yes="the host publishes a map of transfers",
    no="the host publishes no map of transfers",
)
somebody_tells = hosts.some(pages.some(shown.is_in({A, TABLE})))


def fitting(quiet: Question) -> Question:
    """Whether each host shows statement A where it is qualified, the table where its own layers leave the EEA, and
    ``quiet`` where they do not.

    Whether it is qualified is not asked where another statement is wrong whatever the host is, nor whether its layers
    leave where neither statement is there.
    """
    page = pages.some(shown.is_(TABLE) | quiet) & either(
        own_layers_leave, pages.some(shown.is_(TABLE)), pages.some(quiet)
    )
    some = pages.some(shown.is_(A)) | page
    return hosts.each(either(claimed(~some), some, either(qualified, pages.some(shown.is_(A)), page)))


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
        entities without a certificate perform in the chain; another certified host has a page of its own, and
        one of several has to show what an entity without a certificate makes due. Statement B beside an exposure
        *fails*. EXI 31.
        """
        published = in_the_chain(when(certified_on_version_2, pages.some(map_published)))
        statements = fitting(shown.is_in({B, TABLE})) & either(
            subcontractors_leave, somebody_tells, fitting(shown.is_(B))
        )
        return published & when(hosts.exist(none="no host is certified on version 2"), statements)

    @rule("FR-HDS-27", EXI_15, since="2024-11-16", severity=Severity.MINOR)
    def shared_audit_recent(law, arrangement: type[HostingArrangement]) -> Question:
        """The audit summary of shared resources is under three years old.

        The client receives the summary of an independent audit less than three years old.
        *Passes* the day before the third anniversary, *fails* on it, and for an audit that is yet to come. A host is
        asked once for all that it performs. EXI 15.
        """
        audited = Layer.shared_audit_summary_on
        recent = (~(audited + law.shared_audit_age).begun()).said(
            "the audit of shared resources is recent until {value}",
            no="the audit of shared resources was recent until {value}",
        )
        received = audited.begun() & recent
        same_host = HostingArrangement.layers.where(Layer.performer.is_(Layer.performer.outer()))
        return in_the_chain(when(certified_on_version_2, received | same_host.some(received)))

    @rule("FR-HDS-28", EXI_07, since="2024-11-16", severity=Severity.MINOR)
    def french_support(law, arrangement: type[HostingArrangement]) -> Question:
        """Interfaces and first-line support are available in French.

        Clients can work and ask for help in French. EXI 07.
        """
        return in_the_chain(when(certified_on_version_2, Layer.french_interface & Layer.french_support))
