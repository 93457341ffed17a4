"""The contract, the patients, the archives, the hospital group, the end of the service."""

from __future__ import annotations

from datetime import date

from healthgov.dated import Limit, parameter
from healthgov.findings import (
    CountryCode,
    Finding,
    Words,
    all_hold,
    by_reading,
    contested,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.hds.law import HostingLaw
from healthgov.fr.hds.scope import ARCHIVING_SINCE, group_exemption, in_care_context
from healthgov.fr.references import (
    ANS_FAQ_SCOPE,
    CNIL_WAREHOUSE,
    DECREE_2026_209,
    L1111_8,
    L1111_8_V,
    R1111_8_8,
    R1111_11,
    R1111_11_II,
    R1111_16,
)
from healthgov.hosting import Clause, HostingArrangement, HostingContract, Medium
from healthgov.rules import Severity, rule
from healthgov.verdicts import Verdict

__all__ = ["ADDED_IN_2026", "MANDATORY_CLAUSES", "ContractRules"]

ADDED_IN_2026 = frozenset(clause for clause in Clause if clause.name.endswith("_2026"))
"""What decree 2026-209 adds to the contract."""

MANDATORY_CLAUSES = frozenset(Clause) - ADDED_IN_2026
"""The fourteen clauses since 2018-04-01."""

_ASK_CONTRACT: Words = (
    "Is there a hosting contract, and which clauses has it?",
    "Y a-t-il un contrat d'hébergement, et quelles clauses a-t-il ?",
)


class ContractRules(HostingLaw):
    """What surrounds the certificate."""

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
        "FR-HDS-20",
        title=(
            "paper and archives are kept under the culture ministry's approval",
            "papier et archives sont conservés sous agrément du ministère de la culture",
        ),
        cites=[R1111_16, L1111_8],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def archives_approved(self, arrangement: HostingArrangement) -> Finding:
        """A third party that keeps paper records, or archives digitally, is approved by the ministry of culture.

        *Passes* through the last day of the approval, *fails* without. For digital archives from 2025-07-01,
        whether the approval still adds to the certificate is *contested*.
        """
        medium = arrangement.medium
        if medium is Medium.LIVE:
            return not_applicable(("this is live hosting", "c'est de l'hébergement vivant"), at="medium")
        if arrangement.external is False:
            return not_applicable(
                ("the organisation keeps its own records", "l'organisme conserve ses propres dossiers"), at="external"
            )
        if medium is None or arrangement.external is None:
            fact = "medium" if medium is None else "external"
            return missing(
                fact,
                ("Who keeps the records, and on which medium?", "Qui conserve les dossiers, et sur quel support ?"),
            )
        context = in_care_context(arrangement)
        if context.verdict is Verdict.UNKNOWN:
            return context
        if context.verdict is Verdict.FAIL:
            return not_applicable(context.reason, at=context.path)
        finding = self._approved(arrangement)
        if medium is Medium.DIGITAL_ARCHIVE and finding.verdict is Verdict.FAIL and self.day >= ARCHIVING_SINCE:
            return contested(
                (
                    "whether the approval still adds to the certificate since {since} is not settled",
                    "il n'est pas tranché si l'agrément s'ajoute encore au certificat depuis le {since}",
                ),
                finding,
                at=finding.path,
                since=ARCHIVING_SINCE,
            )
        return finding

    @rule(
        "FR-HDS-24",
        title=(
            "patients know of the external hosting and may object",
            "les patients connaissent l'hébergement externe et peuvent s'opposer",
        ),
        cites=[L1111_8],
        since="2018-04-01",
    )
    def patients_informed(self, arrangement: HostingArrangement) -> Finding:
        """People are informed beforehand and may object on legitimate grounds; consent is not asked for.

        *Fails* when they are not informed, or when an objection is ignored. CSP, L1111-8, I.
        """

        def informed() -> Finding:
            patients = arrangement.patients
            told = patients.informed if patients else None
            ignored = patients.objections_ignored if patients else None
            return all_hold(
                ("patients are informed and heard", "les patients sont informés et entendus"),
                [
                    missing(
                        "patients.informed",
                        (
                            "Are patients told that a third party hosts their data?",
                            "Les patients savent-ils qu'un tiers héberge leurs données ?",
                        ),
                    )
                    if told is None
                    else passed(("patients are informed", "les patients sont informés"), at="patients.informed")
                    if told
                    else failed(
                        ("patients are not informed", "les patients ne sont pas informés"), at="patients.informed"
                    ),
                    missing(
                        "patients.objections_ignored",
                        ("Was any objection left without effect?", "Une opposition est-elle restée sans effet ?"),
                    )
                    if ignored is None
                    else failed(
                        ("an objection was ignored", "une opposition a été ignorée"), at="patients.objections_ignored"
                    )
                    if ignored
                    else passed(
                        ("no objection was ignored", "aucune opposition n'a été ignorée"),
                        at="patients.objections_ignored",
                    ),
                ],
                at="patients",
            )

        return self.where_required(arrangement, informed)

    @rule(
        "FR-HDS-25",
        title=(
            "a claimed group exemption meets its three conditions",
            "une exemption de groupement invoquée remplit ses trois conditions",
        ),
        cites=[ANS_FAQ_SCOPE],
        severity=Severity.BLOCKER,
    )
    def group_exemption_evidenced(self, arrangement: HostingArrangement) -> Finding:
        """A member of a hospital group hosts for the others without certificate on three conditions.

        The convention expressly delegates hosting to it, all members signed a joint-controller agreement, and
        measures of security and confidentiality are taken. *Fails* when one is not met; FR-HDS-01 then applies.
        """
        if arrangement.group_exemption is None:
            return not_applicable(("no exemption is claimed", "aucune exemption n'est invoquée"), at="group_exemption")
        return group_exemption(arrangement)

    @rule(
        "FR-HDS-29",
        title=("the declarations do not contradict each other", "les déclarations ne se contredisent pas"),
        cites=[R1111_8_8],
        since="2018-04-01",
    )
    def declarations_agree(self, arrangement: HostingArrangement) -> Finding:
        """What is stated in two places is stated alike.

        *Fails* when a layer or certificate names an entity that is not listed, when nobody external hosts and
        layers are listed all the same, when one site of a performer stands in two countries, or when a
        certificate ends before it starts.
        """
        return _contradictions(arrangement)

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

    @rule(
        "FR-CNIL-01",
        title=(
            "a data warehouse or vigilance base is hosted by a certified host",
            "un entrepôt ou une base de vigilance est chez un hébergeur certifié",
        ),
        cites=[CNIL_WAREHOUSE],
        since="2019-07-18",
    )
    def warehouse_certified(self, arrangement: HostingArrangement) -> Finding:
        """The CNIL's referentials ask for a certified host even where CSP L1111-8 may not reach.

        *Applies* to data held under them and hosted by a third party. *Fails* when no certificate covers the day.
        """
        if arrangement.warehouse_or_vigilance is None:
            return missing(
                "warehouse_or_vigilance",
                (
                    "Is this a data warehouse or a vigilance base under a CNIL referential?",
                    "Est-ce un entrepôt ou une base de vigilance sous un référentiel de la CNIL ?",
                ),
            )
        if not arrangement.warehouse_or_vigilance or arrangement.external is False:
            return not_applicable(("no such referential applies", "aucun référentiel de ce type ne s'applique"))
        if arrangement.certificates is None:
            return missing(
                "certificates", ("Ask the host for its certificate.", "Demandez son certificat à l'hébergeur.")
            )
        if any(self.period_covers(certificate) for certificate in arrangement.certificates):
            return passed(("a certificate covers the day", "un certificat couvre le jour"), at="certificates")
        return failed(("no certificate covers the day", "aucun certificat ne couvre le jour"), at="certificates")

    def _has(self, contract: HostingContract | None, wanted: frozenset[Clause]) -> Finding:
        if contract is None or contract.clauses is None:
            return missing("contract.clauses", _ASK_CONTRACT)
        lacking = tuple(clause for clause in Clause if clause in wanted and clause not in contract.clauses)
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

    def _approved(self, arrangement: HostingArrangement) -> Finding:
        approval = arrangement.culture_approval
        if approval is not None:
            if approval.covers(self.day):
                return passed(("the approval covers the day", "l'agrément couvre le jour"), at="culture_approval")
            return failed(
                ("the approval does not cover the day", "l'agrément ne couvre pas le jour"), at="culture_approval"
            )
        if arrangement.lacks_culture_approval:
            return failed(("there is no approval", "il n'y a pas d'agrément"), at="lacks_culture_approval")
        return missing(
            "culture_approval",
            (
                "Is the keeper approved by the ministry of culture, from when to when?",
                "Le conservateur est-il agréé par le ministère de la culture, de quand à quand ?",
            ),
        )


_CODE_STORAGE = date(2026, 9, 26)


def _contradictions(arrangement: HostingArrangement) -> Finding:
    found: list[Finding] = []
    if arrangement.external is False and arrangement.layers:
        found.append(
            failed(
                (
                    "nobody external hosts, yet layers are listed",
                    "aucun tiers n'héberge, pourtant des couches sont listées",
                ),
                at="layers",
            )
        )
    if arrangement.culture_approval is not None and arrangement.lacks_culture_approval:
        found.append(
            failed(("an approval is stated and denied", "un agrément est déclaré et nié"), at="culture_approval")
        )
    if arrangement.entities is not None:
        known = {entity.id for entity in arrangement.entities}
        unlisted: Words = ("this entity is not listed", "cette entité n'est pas listée")
        found += [
            failed(unlisted, at=f"layers[{i}].performer")
            for i, layer in enumerate(arrangement.layers or ())
            if layer.performer not in known
        ]
        found += [
            failed(unlisted, at=f"certificates[{i}].holder")
            for i, c in enumerate(arrangement.certificates or ())
            if c.holder not in known
        ]
        if len(known) < len(arrangement.entities):
            found.append(failed(("two entities share an id", "deux entités ont le même id"), at="entities"))
    found += _sites_in_two_countries(arrangement)
    for index, certificate in enumerate(arrangement.certificates or ()):
        if certificate.first_day and certificate.last_day and certificate.last_day < certificate.first_day:
            found.append(
                failed(
                    ("the certificate ends before it starts", "le certificat finit avant de commencer"),
                    at=f"certificates[{index}].last_day",
                )
            )
    if not found:
        return passed(("no contradiction was found", "aucune contradiction n'a été trouvée"))
    return found[0] if len(found) == 1 else all_hold(("the declarations agree", "les déclarations concordent"), found)


def _sites_in_two_countries(arrangement: HostingArrangement) -> list[Finding]:
    """A site of one performer recorded in a country, and in another elsewhere."""
    first: dict[tuple[str, str], CountryCode] = {}
    found: list[Finding] = []
    for index, layer in enumerate(arrangement.layers or ()):
        for place, storage in enumerate(layer.storage or ()):
            if storage.site is None or storage.country is None:
                continue
            known = first.setdefault((layer.performer, storage.site), storage.country)
            if known != storage.country:
                found.append(
                    failed(
                        (
                            "this site is recorded in {here} and in {there}",
                            "ce site est enregistré en {here} et en {there}",
                        ),
                        at=f"layers[{index}].storage[{place}].country",
                        here=storage.country,
                        there=known,
                    )
                )
    return found
