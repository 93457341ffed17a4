"""The contract on records that are kept on paper."""

from __future__ import annotations

from healthgov.fr.hds.contracts import standing
from healthgov.fr.hds.entrusted import entrusted_still
from healthgov.fr.references import R1111_16_CLAUSES
from healthgov.models import HostingArrangement, HostingContract, Medium, PaperClause
from healthgov.questions import Question, when
from healthgov.rules import RuleSet, rule
from healthgov.values import Limit, parameter

__all__ = ["PAPER_CLAUSES", "PaperRules"]

PAPER_CLAUSES = frozenset(PaperClause)
"""The ten points of CSP, art. R1111-16."""


class PaperRules(RuleSet, of=HostingArrangement, where=entrusted_still):
    """Records on paper."""

    paper_clauses = parameter("2018-04-01", PAPER_CLAUSES, cites=[R1111_16_CLAUSES], limit=Limit.MINIMUM)

    @rule("FR-HDS-32", R1111_16_CLAUSES, since="2018-04-01")
    def paper_contract(law, arrangement: type[HostingArrangement]) -> Question:
        """The contract on paper records holds its ten clauses.

        Who keeps health records on paper for others signs a contract that names services, means, availability, access
        with the agreement of the persons, changes, guarantees against failure, return with destruction of copies,
        external providers, how persons get at their own records and in which time, and insurance against damage and loss.
        *Passes* with all ten, *fails* with the list of those missing, and where it is yet to be signed and there was none
        before it. A clause by which the records are held back until somebody pays counts for nothing. The approval is asked by
        FR-HDS-20; contracts on digital hosting have a list of their own (FR-HDS-16). CSP, art. R1111-16.
        """
        clauses = HostingContract.paper_clauses.includes_all(law.paper_clauses)
        return when(arrangement.medium.is_(Medium.PAPER), arrangement.contract.has(standing(clauses)))
