"""The hosting contract, its end, and that the data serve nothing else."""

from __future__ import annotations

from datetime import date

from healthgov.findings import (
    Finding,
    Words,
    all_hold,
    by_reading,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.hds.law import HostingLaw
from healthgov.fr.references import (
    DECREE_2026_209,
    L1111_8_V,
    R1111_11,
    R1111_11_II,
)
from healthgov.models import HostingArrangement, HostingClause, HostingContract
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import Limit, parameter
from healthgov.verdicts import Verdict

__all__ = ["ADDED_IN_2026", "MANDATORY_CLAUSES", "ContractRules"]

ADDED_IN_2026 = frozenset(clause for clause in HostingClause if clause.name.endswith("_2026"))
"""What decree 2026-209 adds to the contract."""

MANDATORY_CLAUSES = frozenset(HostingClause) - ADDED_IN_2026
"""The fourteen clauses since 2018-04-01."""

_ASK_CONTRACT: Words = (
    "Is there a hosting contract, and which clauses has it?",
    "Y a-t-il un contrat d'hébergement, et quelles clauses a-t-il ?",
)


class ContractRules(HostingLaw):
    """The hosting contract."""

    mandatory_clauses = parameter("2018-04-01", MANDATORY_CLAUSES, cites=[R1111_11], limit=Limit.MINIMUM)

    @rule(
        "FR-HDS-16",
        title=(
            "the hosting contract holds the fourteen clauses",
            "le contrat d'hébergement contient les quatorze clauses",
        ),
        cites=[R1111_11],
        since="2018-04-01",
    )
    def clauses_present(self, arrangement: HostingArrangement) -> Finding:
        """A contract names scope, services, places, rights, contacts, indicators, providers, access and the end.

        *Passes* with all fourteen, *fails* with the list of those missing. CSP, R1111-11, I.
        """
        return self.where_required(arrangement, lambda: self._has(arrangement.contract, self.mandatory_clauses))

    @rule(
        "FR-HDS-17",
        title=(
            "a provider in between repeats the host's clauses",
            "un prestataire intermédiaire reprend les clauses de l'hébergeur",
        ),
        cites=[R1111_11_II],
        since="2018-04-01",
    )
    def clauses_repeated(self, arrangement: HostingArrangement) -> Finding:
        """Where a provider stands between the controller and the certified host, its contract repeats the clauses.

        *Fails* when they are not repeated. CSP, R1111-11, II.
        """

        def repeated() -> Finding:
            contract = arrangement.contract
            if contract is None or contract.through_intermediary is None:
                return missing(
                    "contract.through_intermediary",
                    (
                        "Does a provider stand between you and the host?",
                        "Un prestataire se trouve-t-il entre vous et l'hébergeur ?",
                    ),
                )
            if not contract.through_intermediary:
                return not_applicable(
                    ("no provider stands in between", "aucun prestataire intermédiaire"), at="contract"
                )
            if contract.intermediary_repeats_clauses is None:
                return missing(
                    "contract.intermediary_repeats_clauses",
                    (
                        "Does the provider's contract repeat the host's clauses?",
                        "Le contrat du prestataire reprend-il les clauses de l'hébergeur ?",
                    ),
                )
            if contract.intermediary_repeats_clauses:
                return passed(("the clauses are repeated", "les clauses sont reprises"), at="contract")
            return failed(
                ("the clauses are not repeated", "les clauses ne sont pas reprises"),
                at="contract.intermediary_repeats_clauses",
            )

        return self.where_required(arrangement, repeated)

    @rule(
        "FR-HDS-18",
        title=("the contract holds what the 2026 decree adds", "le contrat contient ce que le décret de 2026 ajoute"),
        cites=[DECREE_2026_209],
        since="2026-03-27",
    )
    def additions_of_2026(self, arrangement: HostingArrangement) -> Finding:
        """Rights, transfers and access from third countries, foreign laws, mitigation, residual risks, map.

        Two days are defended for these clauses, 2026-03-27 and 2026-09-26, and no text read says whether running
        contracts must be amended: a contract that lacks them is *contested* unless it was signed on 2026-09-26 or
        later, where it *fails*.
        """
        return self.where_required(arrangement, lambda: self._amended(arrangement.contract))

    @rule(
        "FR-HDS-30",
        title=(
            "at the end the data are returned and no copy is kept",
            "à la fin les données sont restituées sans copie conservée",
        ),
        cites=[L1111_8_V, R1111_11],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def returned_without_copy(self, arrangement: HostingArrangement) -> Finding:
        """When the service ends the host gives everything back and keeps nothing.

        *Applies* once the contract has ended. *Fails* when a copy is kept or data are not returned.
        """

        def returned() -> Finding:
            contract = arrangement.contract
            if contract is None or contract.ended_on is None or not contract.ended_on < self.day:
                return not_applicable(("the service has not ended", "le service n'a pas pris fin"), at="contract")
            return all_hold(
                ("the end of the service is clean", "la fin du service est nette"),
                [
                    missing(
                        "contract.data_returned",
                        ("Were all data returned?", "Toutes les données ont-elles été restituées ?"),
                    )
                    if contract.data_returned is None
                    else passed(
                        ("all data were returned", "toutes les données ont été restituées"), at="contract.data_returned"
                    )
                    if contract.data_returned
                    else failed(
                        ("data were not returned", "des données n'ont pas été restituées"), at="contract.data_returned"
                    ),
                    missing("contract.copy_kept", ("Did the host keep a copy?", "L'hébergeur a-t-il gardé une copie ?"))
                    if contract.copy_kept is None
                    else failed(("the host kept a copy", "l'hébergeur a gardé une copie"), at="contract.copy_kept")
                    if contract.copy_kept
                    else passed(("no copy was kept", "aucune copie n'a été gardée"), at="contract.copy_kept"),
                ],
                at="contract",
            )

        return self.where_required(arrangement, returned)

    @rule(
        "FR-HDS-31",
        title=("hosts use the data for nothing else", "les hébergeurs n'utilisent les données à aucune autre fin"),
        cites=[L1111_8_V, R1111_11],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def no_other_use(self, arrangement: HostingArrangement) -> Finding:
        """A host does not use hosted data for purposes of its own, statistics included.

        *Fails* when a layer's performer reuses them.
        """
        return self.in_each_layer(
            arrangement,
            lambda layer, where: (
                missing(
                    f"{where}.reuses_data",
                    (
                        "Does this entity use the data for anything of its own?",
                        "Cette entité utilise-t-elle les données pour son propre compte ?",
                    ),
                )
                if layer.reuses_data is None
                else failed(("the data are reused", "les données sont réutilisées"), at=f"{where}.reuses_data")
                if layer.reuses_data
                else passed(
                    ("the data are not reused", "les données ne sont pas réutilisées"), at=f"{where}.reuses_data"
                )
            ),
        )

    def _has(self, contract: HostingContract | None, wanted: frozenset[HostingClause]) -> Finding:
        if contract is None or contract.clauses is None:
            return missing("contract.clauses", _ASK_CONTRACT)
        lacking = tuple(clause for clause in HostingClause if clause in wanted and clause not in contract.clauses)
        if lacking:
            return failed(("missing: {clauses}", "il manque : {clauses}"), at="contract.clauses", clauses=lacking)
        return passed(("nothing is missing", "il ne manque rien"), at="contract.clauses")

    def _amended(self, contract: HostingContract | None) -> Finding:
        finding = self._has(contract, ADDED_IN_2026)
        if finding.verdict is not Verdict.FAIL or contract is None:
            return finding
        signed = contract.signed_on
        if signed is None:
            return missing(
                "contract.signed_on",
                ("On which day was the contract signed?", "Quel jour le contrat a-t-il été signé ?"),
            )
        if signed >= _CODE_STORAGE:
            return finding
        return by_reading(
            (
                "neither the day these clauses bind nor their effect on running contracts is settled",
                "ni le jour où ces clauses s'imposent ni leur effet sur les contrats en cours ne sont tranchés",
            ),
            finding,
            passed(
                ("these clauses do not bind this contract yet", "ces clauses ne lient pas encore ce contrat"),
                at="contract.clauses",
            ),
            at="contract.clauses",
        )


_CODE_STORAGE = date(2026, 9, 26)
