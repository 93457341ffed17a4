"""Where the data are kept, and from where they are reached."""

from __future__ import annotations

from typing import Any

from healthgov.eu.adequacy import access_adequate, access_adequate_of_itself, counting_of_itself
from healthgov.eu.places import EEA, EEA_CONTESTED, EU_STATES_OVERSEAS
from healthgov.fr.hds.cover import in_the_chain
from healthgov.fr.hds.scope import required
from healthgov.fr.hds.version_2 import under_version_2
from healthgov.fr.references import EXI_28, EXI_29, R1111_9_1
from healthgov.models import Access, Activity, HostingArrangement, Layer, Places, Safeguard, Storage, StorageKind
from healthgov.questions import Operand, Question, ask_again, by_reading, claimed, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["SovereigntyRules", "on_article_46", "reached_from_outside"]

NOT_SETTLED = "whether this territory counts as inside the EEA is not settled"
EEA_AT_WIDEST = (EEA | EEA_CONTESTED).called("the EEA at its widest")
BY_THE_CODE_AT_WIDEST = (EEA_AT_WIDEST | EU_STATES_OVERSEAS).called(
    "the EEA, overseas territories of Member States included"
)


def inside(country: Operand[Any], places: Places) -> Question:
    """Whether a country counts as inside the EEA, which is read more or less widely."""
    yes = "{value} is inside the EEA" if places is EEA else "{value} is inside the EEA at its widest"
    return country.is_in(places).said(yes, no="{value} is outside the EEA")


stored_inside = by_reading(NOT_SETTLED, inside(Storage.country, EEA), inside(Storage.country, EEA_AT_WIDEST))
"""The data are kept inside the EEA; overseas territories outside the Union are not settled."""

stored_inside_by_the_code = by_reading(
    "read literally, the territory of a Member State includes its overseas parts",
    inside(Storage.country, EEA),
    inside(Storage.country, BY_THE_CODE_AT_WIDEST),
)
"""The data are kept on the territory of a State of the Union or of the EEA."""

KEEPERS = frozenset({Activity.PHYSICAL_SITE, Activity.HARDWARE, Activity.BACKUP})
"""Where one of these is performed, data are kept."""

nowhere_named = ~claimed(HostingArrangement.layers.some(~Layer.storage.empty()))
somewhere = when(
    claimed(Layer.activities.meets(KEEPERS)) & nowhere_named, ask_again(Layer.storage, Storage.country.question)
)
"""Some layer says where the data are kept: they are kept somewhere, and no place at all is no answer."""
another_backs_up = claimed(
    HostingArrangement.layers.some(
        ~Layer.performer.is_(Layer.performer.outer()) & Layer.storage.some(Storage.kind.is_(StorageKind.BACKUP))
    )
)
backups_placed = when(
    claimed(
        Layer.activities.includes(Activity.BACKUP)
        & Layer.storage.exist()
        & Layer.storage.each(~Storage.kind.is_(StorageKind.BACKUP))
    )
    & ~another_backs_up,
    ask_again(Layer.storage, "Where are the backups kept? The places stated hold something else."),
)
"""Who backs up and says of each place what is kept there says where the backups lie: they are storage too."""
no_original = Layer.storage.each(~Storage.kind.is_(StorageKind.PRIMARY))
originals_placed = when(
    claimed(
        Layer.activities.meets(KEEPERS - {Activity.BACKUP})
        & Layer.storage.exist()
        & HostingArrangement.layers.each(no_original)
    ),
    ask_again(
        Layer.storage, "Where are the data themselves kept? The places stated hold copies of them, or something else."
    ),
)
"""Who keeps data and says of each place what is kept there says where the data themselves lie, unless another does."""
every_copy = somewhere & backups_placed & originals_placed

reached_from_outside = by_reading(NOT_SETTLED, ~inside(Access.country, EEA), ~inside(Access.country, EEA_AT_WIDEST))
"""The data are reached from outside the EEA."""

on_article_46 = Access.safeguard.is_in(
    {Safeguard.STANDARD_CLAUSES, Safeguard.BINDING_CORPORATE_RULES, Safeguard.OTHER_ARTICLE_46}
)
"""The access rests on safeguards of GDPR, art. 46: without an adequacy decision."""
on_article_46_alone = on_article_46 & ~access_adequate_of_itself.said(
    "an adequacy decision covers the access", no="no adequacy decision is known to cover the access"
)
"""Safeguards where no decision covers the access: only then is there a lack of adequacy to tell of."""

safeguarded = (
    on_article_46
    | (Access.safeguard.is_(Safeguard.ADEQUACY) & access_adequate)
    | (
        claimed(~Access.safeguard.is_(Safeguard.ADEQUACY))
        & counting_of_itself(
            access_adequate_of_itself.said(
                "a decision covers the access, whatever is said", no="no decision covers the access beside what is said"
            ),
            Access.safeguard,
            "An adequacy decision covers this access: does it rest on that?",
        )
    )
)
"""Adequacy or safeguards; a decision counts of itself, whatever the access is said to rest on."""


class SovereigntyRules(RuleSet, of=HostingArrangement, where=required):
    """Places and access."""

    @rule("FR-HDS-10", EXI_28, since="2024-11-16", severity=Severity.BLOCKER)
    def stored_in_eea(law, arrangement: type[HostingArrangement]) -> Question:
        """A host on version 2 stores only inside the EEA.

        Every copy is kept inside the EEA: primary, replica, backup, logs and what support keeps included.

        *Applies* to layers whose performer is certified on version 2, and to those of its subcontractors that hold
        no certificate. An adequacy decision is not enough: Switzerland and the United Kingdom *fail*, Norway
        *passes*. *Contested* for Svalbard and for the overseas territories that belong to a Member State and not to
        the Union. *Unknown* while no layer says where the data are kept, or where
        the backups are. EXI 28.
        """
        return in_the_chain(when(under_version_2, Layer.storage.each(stored_inside) & every_copy))

    @rule("FR-HDS-11", R1111_9_1, since="2026-09-26", severity=Severity.BLOCKER)
    def stored_by_the_code(law, arrangement: type[HostingArrangement]) -> Question:
        """Health data are stored on the territory of the EEA.

        From 2026-09-26 the code itself asks for storage in the EEA, whatever the contract says.

        *Applies* to every hosting that needs a certified host, certified or not. *Fails* for storage in the United
        States, *contested* for overseas territories of a Member State: the code says "territory of a Member
        State". *Unknown* while no layer says where the data are kept, or where the backups
        are. CSP, R1111-9-1.
        """
        return in_the_chain(Layer.storage.each(stored_inside_by_the_code) & every_copy)

    @rule("FR-HDS-12", EXI_29, since="2024-11-16", severity=Severity.BLOCKER)
    def access_safeguarded(law, arrangement: type[HostingArrangement]) -> Question:
        """Remote access from outside the EEA rests on adequacy or safeguards.

        Whoever reaches the data from outside the EEA has an adequacy decision or safeguards of GDPR art. 46.
        Access is not storage: support from India under standard clauses *passes*, without any *fails*. Where a decision
        may cover an access that is said to rest on nothing, its scope is asked; a listing has to be claimed.
        *Applies* to layers whose performer is certified on version 2, and to those of its subcontractors that hold
        no certificate. EXI 29.
        """
        asked = by_reading(
            NOT_SETTLED,
            inside(Access.country, EEA) | safeguarded,
            inside(Access.country, EEA_AT_WIDEST) | safeguarded,
        )
        return in_the_chain(when(under_version_2, Layer.access.each(asked)))

    @rule("FR-HDS-13", EXI_29, since="2024-11-16")
    def access_disclosed(law, arrangement: type[HostingArrangement]) -> Question:
        """The client knows of access without adequacy and of its safeguards.

        Where access rests on art. 46 for want of adequacy, the client is told that there is none, and of the safeguards.
        *Passes* when the contract says so, *fails* when it does not. *Not asked* where an adequacy decision covers the
        access all the same: then there is nothing of the kind to tell. EXI 29.
        """
        asked = by_reading(
            NOT_SETTLED,
            when(~inside(Access.country, EEA) & on_article_46_alone, Access.client_informed),
            when(~inside(Access.country, EEA_AT_WIDEST) & on_article_46_alone, Access.client_informed),
        )
        return in_the_chain(when(under_version_2, Layer.access.each(asked)))
