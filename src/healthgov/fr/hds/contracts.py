"""The hosting contract: what stands in it, and who stands in between."""

from __future__ import annotations

from datetime import date

from healthgov.fr.hds.scope import required
from healthgov.fr.hds.sovereignty import reached_from_outside
from healthgov.fr.references import DECREE_2026_209, R1111_11, R1111_11_2026, R1111_11_II
from healthgov.models import ForeignLaw, HostingArrangement, HostingClause, HostingContract, Layer
from healthgov.questions import Question, ask_again, claimed, contested, either, since, when
from healthgov.rules import RuleSet, rule
from healthgov.values import Limit, parameter

__all__ = ["ADDED_IN_2026", "MANDATORY_CLAUSES", "ContractRules", "standing"]

WORDING_OF_2026 = date(2026, 9, 26)
"""The first day of the article in the wording of decree 2026-209: the wording of 2018 stood until the eve."""

ADDED_IN_2026 = frozenset(clause for clause in HostingClause if clause.name.endswith("_2026"))
"""What decree 2026-209 adds to the contract."""

MANDATORY_CLAUSES = frozenset(HostingClause) - ADDED_IN_2026
"""The fourteen clauses since 2018-04-01."""

ON_ACCESS = frozenset({HostingClause.TRANSFERS_2026})
ON_FOREIGN_LAW = frozenset(
    {HostingClause.FOREIGN_LAWS_2026, HostingClause.MITIGATION_2026, HostingClause.RESIDUAL_RISKS_2026}
)
"""What there is nothing to say of, where nobody reaches the data from outside and no such law reaches the host."""

clauses = HostingContract.clauses
somebody_outside = HostingArrangement.layers.some(Layer.access.some(reached_from_outside)).said(
    "somebody reaches the data from outside the EEA", no="nobody reaches the data from outside the EEA"
)
somebody_exposed = HostingArrangement.layers.some(Layer.foreign_law.has(ForeignLaw.exposed)).said(
    "the law of a third country reaches the host", no="no law of a third country reaches the host"
)
all_that_there_is_to_say = (
    clauses.includes_all(ADDED_IN_2026 - ON_ACCESS - ON_FOREIGN_LAW)
    & (clauses.includes_all(ON_ACCESS) | ~somebody_outside)
    & (clauses.includes_all(ON_FOREIGN_LAW) | ~somebody_exposed)
)
signed_by_now = (~claimed(~HostingContract.signed_on.begun())).said(
    "nobody says that the contract is yet to be signed", no="the contract is yet to be signed"
)
"""A contract of which no day of signature is stated is taken for signed."""

EARLIER = "The contract was signed after this day: when was the one before it signed, and which clauses had it?"


def standing(requirement: Question) -> Question:
    """Asked of the contract that is signed by the day; of an earlier one where this one came later and renews it."""
    renewal = HostingContract.renewal
    earlier = either(claimed(renewal), ask_again(HostingContract.clauses, EARLIER), renewal)
    return either(signed_by_now, requirement, earlier)


class ContractRules(RuleSet, of=HostingArrangement, where=required):
    """The hosting contract."""

    mandatory_clauses = parameter("2018-04-01", MANDATORY_CLAUSES, cites=[R1111_11], limit=Limit.MINIMUM).changed(
        WORDING_OF_2026, MANDATORY_CLAUSES, cites=[R1111_11_2026]
    )
    """The decree of 2026 rewrote the article and, as far as it was read, kept all fourteen."""
    added_clauses = parameter(
        WORDING_OF_2026, ADDED_IN_2026, cites=[DECREE_2026_209, R1111_11_2026], limit=Limit.MINIMUM
    )
    """What the article asks in its wording of 2026, beside the fourteen."""
    added_at_the_latest = parameter(WORDING_OF_2026, WORDING_OF_2026, cites=[DECREE_2026_209, R1111_11_2026])
    """Contracts signed from this day on hold them under every reading."""

    @rule("FR-HDS-16", R1111_11, R1111_11_2026, since="2018-04-01")
    def clauses_present(law, arrangement: type[HostingArrangement]) -> Question:
        """The hosting contract holds the fourteen clauses.

        A contract names scope, services, places, rights, contacts, indicators, providers, access and the end.
        *Passes* with all fourteen, *fails* with the list of those missing, and where it is yet to be signed and there was none
        before it. On a day before its signature it is asked whether it took the place of an earlier one, and what that one
        said. CSP, R1111-11, I. What the wording of 2026
        adds is asked by FR-HDS-18; paper has a list of its own (CSP, R1111-16).
        """
        return arrangement.contract.has(standing(clauses.includes_all(law.mandatory_clauses)))

    @rule("FR-HDS-17", R1111_11_II, R1111_11_2026, since="2018-04-01")
    def clauses_repeated(law, arrangement: type[HostingArrangement]) -> Question:
        """A provider in between repeats the host's clauses.

        Where a provider stands between the controller and the certified host, its contract repeats the clauses.
        Asked of a contract that is signed. *Passes* where they are repeated as they stand in the contract with the host. Where
        they are not it *fails* until 25 September 2026, and is *contested* after: the wording that has been in force since was
        not read, and nothing fails on what nobody read. CSP, R1111-11, II.
        """
        not_read = since(WORDING_OF_2026) & contested(
            "no text read says whether the article still asks a provider in between to repeat the clauses: ask a lawyer"
        )
        repeated = HostingContract.intermediary_repeats_clauses | not_read
        return arrangement.contract.has(when(signed_by_now, when(HostingContract.through_intermediary, repeated)))

    @rule("FR-HDS-18", DECREE_2026_209, R1111_11_2026, since=WORDING_OF_2026)
    def additions_of_2026(law, arrangement: type[HostingArrangement]) -> Question:
        """The contract holds what the 2026 decree adds.

        Rights, transfers and access from third countries, foreign laws, mitigation, residual risks, map.

        The wording that asks for them is in force from 26 September 2026, and no text read says whether running
        contracts must be amended: a contract that lacks them is *contested* unless it was signed on that day or
        later, where it *fails*. *Contested* too where it lacks what there is nothing to say of: the clause on access
        where nobody reaches the data from outside, those on foreign law where none reaches the host. Asked of a contract
        that is signed: FR-HDS-16 asks for one that is yet to be.
        """
        added = clauses.includes_all(law.added_clauses)
        not_bound = HostingContract.signed_on.before(law.added_at_the_latest).said(
            "these clauses do not bind this contract yet", no="these clauses bind this contract"
        )
        open_question = contested(
            "no text read says whether contracts signed before these clauses were asked must be amended"
        )
        nothing_to_say = contested("no text read says whether a contract says that there is nothing of the kind")
        said = added | (not_bound & open_question) | (all_that_there_is_to_say & nothing_to_say)
        return arrangement.contract.has(when(signed_by_now, said))
