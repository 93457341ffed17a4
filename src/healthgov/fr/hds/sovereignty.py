"""Where the data are kept, and from where they are reached."""

from __future__ import annotations

from typing import Any

from healthgov.eu.adequacy import Importer, adequate
from healthgov.eu.places import EEA, EEA_CONTESTED, EU_STATES_OVERSEAS
from healthgov.findings import CountryCode, Finding
from healthgov.fr.hds.cover import asked_down_the_chain, in_the_chain
from healthgov.fr.hds.scope import required
from healthgov.fr.references import EXI_28, EXI_29, R1111_9_1
from healthgov.models import Access, HostingArrangement, Layer, Safeguard, Storage
from healthgov.questions import Operand, Question, View, by_hand, by_reading, either, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["SovereigntyRules", "inside_eea", "reached_from_outside"]

VERSION_2 = "2024-11-16"
"""From this day hosts are certified on version 2 of the referential."""

INSIDE, OUTSIDE = "{value} is inside the EEA", "{value} is outside the EEA"


def inside_eea(country: Operand[CountryCode]) -> Question:
    """Whether a country lies inside the EEA; of some territories no text read settles it."""
    return by_reading(
        "whether this territory counts as inside the EEA is not settled",
        country.is_in(EEA).said(INSIDE, no=OUTSIDE),
        country.is_in(EEA | EEA_CONTESTED).said(INSIDE, no=OUTSIDE),
    )


on_member_territory = by_reading(
    "read literally, the territory of a Member State includes its overseas parts",
    Storage.country.is_in(EEA).said(INSIDE, no=OUTSIDE),
    Storage.country.is_in(EEA | EEA_CONTESTED | EU_STATES_OVERSEAS).said(INSIDE, no=OUTSIDE),
)
"""The code says "territory of a Member State": with its overseas parts, or without."""

accessed_inside = inside_eea(Access.country)

reached_from_outside = Layer.access.some(~accessed_inside, none="nobody reaches the data from outside the EEA")
"""Somebody reaches the data of a layer from outside the EEA."""


def _adequate(law: Any, access: View) -> Finding:
    """Whether an adequacy decision covers the access on the day."""
    importer = Importer(listed_organisation=access.maybe("listed_organisation"))
    return adequate(access.country, law.day, importer).under(access.at())


rests_on_something = either(
    Access.safeguard.is_(Safeguard.ADEQUACY),
    by_hand(_adequate),
    ~Access.safeguard.is_(Safeguard.NONE),
)
"""Access rests on an adequacy decision that covers it, or on safeguards of GDPR art. 46."""

rests_on_article_46 = ~Access.safeguard.is_in({Safeguard.ADEQUACY, Safeguard.NONE})


class SovereigntyRules(RuleSet, of=HostingArrangement, where=required):
    """Places and access."""

    @rule("FR-HDS-10", EXI_28, since=VERSION_2, severity=Severity.BLOCKER)
    def stored_in_eea(law, arrangement: type[HostingArrangement]) -> Question:
        """A host on version 2 stores only inside the EEA.

        Every copy is kept inside the EEA: primary, replica, backup, logs and support included.

        *Applies* to layers whose performer is certified on version 2, and to those without a certificate in such a
        chain. An adequacy decision is not enough: Switzerland and the United Kingdom *fail*, Norway *passes*.
        *Contested* for Svalbard and for the overseas territories that belong to a Member State and not to the Union.
        EXI 28.
        """
        return asked_down_the_chain(Layer.storage.each(inside_eea(Storage.country)))

    @rule("FR-HDS-11", R1111_9_1, since="2026-09-26", severity=Severity.BLOCKER)
    def stored_by_the_code(law, arrangement: type[HostingArrangement]) -> Question:
        """Health data are stored on the territory of the EEA.

        From 2026-09-26 the code itself asks for storage in the EEA, whatever the contract says.

        *Applies* to every hosting that needs a certified host, certified or not. *Fails* for storage in the United
        States, *contested* for overseas territories of a Member State: the code says "territory of a Member
        State". CSP, R1111-9-1.
        """
        return in_the_chain(Layer.storage.each(on_member_territory))

    @rule("FR-HDS-12", EXI_29, since=VERSION_2, severity=Severity.BLOCKER)
    def access_safeguarded(law, arrangement: type[HostingArrangement]) -> Question:
        """Remote access from outside the EEA rests on adequacy or safeguards.

        Whoever reaches the data from outside the EEA has an adequacy decision or safeguards of GDPR art. 46.

        Access is not storage: support from India under standard clauses *passes*, without any *fails*.
        *Applies* to layers whose performer is certified on version 2, and to those without a certificate in such a
        chain. EXI 29.
        """
        return asked_down_the_chain(Layer.access.each(accessed_inside | rests_on_something))

    @rule("FR-HDS-13", EXI_29, since=VERSION_2)
    def access_disclosed(law, arrangement: type[HostingArrangement]) -> Question:
        """The client knows of access without adequacy and of its safeguards.

        Where access rests on art. 46, the client is told that there is no adequacy, and of the safeguards.

        *Passes* when the contract says so, *fails* when it does not. EXI 29.
        """
        told = when(~accessed_inside & rests_on_article_46, Access.client_informed)
        return asked_down_the_chain(Layer.access.each(told))
