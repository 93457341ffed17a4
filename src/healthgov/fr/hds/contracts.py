"""The hosting contract, its end, and that the data serve nothing else. CSP, art. R1111-11 and L1111-8, V."""

from __future__ import annotations

from datetime import date

from healthgov.fr.hds.chain import REGIME
from healthgov.fr.hds.cover import in_the_chain
from healthgov.fr.hds.scope import owed_by_hosts, required
from healthgov.fr.references import DECREE_2026_209, L1111_8_V, R1111_11, R1111_11_2026, R1111_11_II
from healthgov.models import HostingArrangement, HostingClause, HostingContract, Layer
from healthgov.questions import Question, claimed, contested, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["ADDED_IN_2026", "MANDATORY_CLAUSES", "ContractRules", "EndOfService"]

ADDED_IN_2026 = frozenset(clause for clause in HostingClause if clause.name.endswith("_2026"))
"""What decree 2026-209 adds to the contract."""

MANDATORY_CLAUSES = frozenset(HostingClause) - ADDED_IN_2026
"""The fourteen clauses since 2018-04-01."""

DECREE = "2026-03-27"
"""The first day of decree 2026-209, which rewrites R1111-11."""

contract = HostingArrangement.contract

ended = contract.has(HostingContract.ended_on.is_over())
spoken_of = claimed(contract.has(HostingContract.data_returned.stated() | HostingContract.copy_kept.stated()))
runs = claimed(contract.stated()) & ~claimed(ended) & ~spoken_of
"""A contract is described, and neither an end nor what became of the data at the end is stated."""

service_over = ended & ~runs
"""The service has ended; not known where no contract is described."""

clean_end = contract.has(HostingContract.data_returned & ~HostingContract.copy_kept)
"""All data were given back, and no copy was kept."""


class ContractRules(RuleSet, of=HostingArrangement, where=required):
    """The hosting contract."""

    mandatory_clauses = parameter(REGIME, MANDATORY_CLAUSES, cites=[R1111_11], limit=Limit.MINIMUM).changed(
        DECREE, MANDATORY_CLAUSES, cites=[R1111_11_2026]
    )
    """The decree of 2026 rewrote the article and, as far as it was read, kept all fourteen."""
    added_clauses = parameter(DECREE, ADDED_IN_2026, cites=[DECREE_2026_209, R1111_11_2026], limit=Limit.MINIMUM)
    storage_in_code_since = parameter(DECREE, date(2026, 9, 26), cites=[DECREE_2026_209])
    """The later of the two days defended for the clauses that the decree adds."""

    @rule("FR-HDS-16", R1111_11, R1111_11_2026, since=REGIME)
    def clauses_present(law, arrangement: type[HostingArrangement]) -> Question:
        """The hosting contract holds the fourteen clauses.

        A contract names scope, services, places, rights, contacts, indicators, providers, access and the end.

        *Passes* with all fourteen, *fails* with the list of those missing. CSP, R1111-11, I.
        """
        return contract.has(HostingContract.clauses.includes_all(law.mandatory_clauses))

    @rule("FR-HDS-17", R1111_11_II, since=REGIME)
    def clauses_repeated(law, arrangement: type[HostingArrangement]) -> Question:
        """A provider in between repeats the host's clauses.

        Where a provider stands between the controller and the certified host, its contract repeats the clauses.

        *Fails* when they are not repeated. CSP, R1111-11, II.
        """
        return contract.has(when(HostingContract.through_intermediary, HostingContract.intermediary_repeats_clauses))

    @rule("FR-HDS-18", DECREE_2026_209, R1111_11_2026, since=DECREE)
    def additions_of_2026(law, arrangement: type[HostingArrangement]) -> Question:
        """The contract holds what the 2026 decree adds.

        Rights, transfers and access from third countries, foreign laws, mitigation, residual risks, map.

        Two days are defended for these clauses, 2026-03-27 and 2026-09-26, and no text read says whether running
        contracts must be amended: a contract that lacks them is *contested* unless it was signed on 2026-09-26 or
        later, where it *fails*.
        """
        unsettled = HostingContract.signed_on.before(law.storage_in_code_since) & contested(
            "neither the day these clauses bind nor their effect on running contracts is settled"
        )
        return contract.has(HostingContract.clauses.includes_all(law.added_clauses) | unsettled)


class EndOfService(RuleSet, of=HostingArrangement, where=owed_by_hosts):
    """What every host owes to those who entrusted the data, whatever the medium."""

    @rule("FR-HDS-30", L1111_8_V, R1111_11, since=REGIME, severity=Severity.BLOCKER)
    def returned_without_copy(law, arrangement: type[HostingArrangement]) -> Question:
        """At the end the data are returned and no copy is kept.

        When the service ends the host gives everything back and keeps nothing, paper included.

        *Applies* once the contract has ended. *Fails* when a copy is kept or data are not returned. *Unknown* while no
        contract is described; one that is described runs until its end is stated. CSP, L1111-8, V.
        """
        return when(service_over, clean_end)

    @rule("FR-HDS-31", L1111_8_V, R1111_11, since=REGIME, severity=Severity.BLOCKER)
    def no_other_use(law, arrangement: type[HostingArrangement]) -> Question:
        """Hosts use the data for nothing else.

        A host does not use hosted data for purposes of its own, statistics included.

        *Fails* when a third party that performs a layer reuses them, on whatever medium they are hosted. The
        organisation's own layers are not asked: what it does with its data is no matter of hosting. CSP, L1111-8, V.
        """
        return in_the_chain(~Layer.reuses_data)
