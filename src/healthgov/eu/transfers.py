"""Transfers to third countries, GDPR chapter V: is it one at all, on what does it rest, until when.

>>> from healthgov.eu.transfers import Transfers
>>> from healthgov.findings import CountryCode
>>> from healthgov.models import Transfer, TransferTool
>>> clauses = Transfer(id="t", country=CountryCode("IN"), same_entity=False, tool=TransferTool.STANDARD_CLAUSES_2021)
>>> Transfers(as_of="2026-11-23").rests_on_tool(clauses).verdict
Verdict.PASS
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from healthgov.eu.adequacy import Importer, adequate
from healthgov.eu.gdpr.former_law import APPLICABLE, FormerLaw, negated
from healthgov.eu.places import EEA, EEA_CONTESTED
from healthgov.eu.references import (
    CJEU_C_311_18,
    CLAUSES_2021_914,
    CLAUSES_2021_915,
    EDPB_MEASURES,
    EDPB_TRANSFERS,
    OLD_CLAUSES,
    gdpr,
)
from healthgov.findings import (
    CountryCode,
    Finding,
    Words,
    all_hold,
    contested,
    failed,
    implied,
    missing,
    not_applicable,
    passed,
    stated,
)
from healthgov.models import Assessment, Derogation, Exporter, Organisation, Places, Recipient, Transfer, TransferTool
from healthgov.periods import Day
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import parameter

__all__ = ["Transfers"]

_UNITED_KINGDOM = Places.since(
    "United Kingdom, in transition and under the bridge", ("2020-02-01", "2021-06-27", ("GB",))
)
"""Not a member, and yet no third country for transfers: transition, then art. 782 of the agreement."""

_APPROVED = (
    TransferTool.BINDING_CORPORATE_RULES,
    TransferTool.AD_HOC_CLAUSES,
    TransferTool.ADMINISTRATIVE_ARRANGEMENT,
)
_OCCASIONAL = (
    Derogation.CONTRACT_WITH_PERSON,
    Derogation.CONTRACT_FOR_PERSON,
    Derogation.LEGAL_CLAIMS,
    Derogation.COMPELLING_INTERESTS,
)
_NOT_FOR_AUTHORITIES = (
    Derogation.EXPLICIT_CONSENT,
    Derogation.CONTRACT_WITH_PERSON,
    Derogation.CONTRACT_FOR_PERSON,
    Derogation.COMPELLING_INTERESTS,
)


class Transfers(FormerLaw, of=Transfer):
    """Transfers to third countries."""

    title: ClassVar[Words] = ("Transfers to third countries", "transferts vers des pays tiers")

    clauses_2021_usable = parameter("2018-05-25", date(2021, 6, 27), cites=[CLAUSES_2021_914])
    old_clauses_closed = parameter("2018-05-25", date(2021, 9, 27), cites=[OLD_CLAUSES])
    """No new contract rests on the old clauses from this day."""
    old_clauses_end = parameter("2018-05-25", date(2022, 12, 27), cites=[OLD_CLAUSES])
    """The old clauses give nothing after this day."""

    @rule(
        "EU-TR-01",
        title=("a transfer rests on a tool that holds", "un transfert repose sur un outil qui vaut"),
        cites=[gdpr("44"), gdpr("45"), gdpr("46"), EDPB_TRANSFERS],
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def rests_on_tool(self, transfer: Transfer, organisation: object) -> Finding:
        """Data sent, or made available, to another body in a third country need adequacy, a safeguard or a derogation.

        It is no transfer when the person sends her own data, when the same legal person reads them abroad, or
        when the exporter is not under the GDPR. A parent under foreign law is no transfer by itself. Privacy Shield
        and Safe Harbour fell without grace; old clauses ended on 2022-12-27; 2021/915 is no transfer tool.
        """
        return implied(self.is_transfer(transfer, organisation), lambda: self._tool(transfer))

    @rule(
        "EU-TR-02",
        title=(
            "the importer's law and practice were assessed",
            "le droit et la pratique de l'importateur ont été évalués",
        ),
        cites=[gdpr("44"), gdpr("46(1)"), CJEU_C_311_18, EDPB_MEASURES],
        since="2020-07-16",
    )
    def assessed(self, transfer: Transfer, organisation: object) -> Finding:
        """Every tool of art. 46 needs an assessment, and measures that work where that law goes too far.

        Adequacy needs none. Contractual measures alone stop no authority. *Fails* without assessment, or where
        measures are not effective.
        """

        def asked() -> Finding:
            tool = self._tool_in_use(transfer)
            if tool is None:
                return missing("tool", _ASK_TOOL)
            if tool in (TransferTool.ADEQUACY, TransferTool.DEROGATION, TransferTool.NONE):
                return not_applicable(
                    ("no tool of article 46 is used", "aucun outil de l'article 46 n'est utilisé"), at="tool"
                )
            return _assessed(transfer.assessment)

        return implied(self.is_transfer(transfer, organisation), asked)

    @rule(
        "EU-TR-03",
        title=(
            "a derogation is a last resort, and one that fits",
            "une dérogation est un dernier recours, et convient",
        ),
        cites=[gdpr("49")],
        since=APPLICABLE,
    )
    def derogation_fits(self, transfer: Transfer, organisation: object) -> Finding:
        """A derogation is narrow: documented, occasional where the text says so, closed to authorities in part.

        Sending a record to treat an unconscious patient abroad rests on vital interests; routine telemedicine
        abroad does not.
        """

        def asked() -> Finding:
            tool = self._tool_in_use(transfer)
            if tool is None:
                return missing("tool", _ASK_TOOL)
            if tool is not TransferTool.DEROGATION:
                return not_applicable(("no derogation is used", "aucune dérogation n'est utilisée"), at="tool")
            return _derogates(transfer, organisation)

        return implied(self.is_transfer(transfer, organisation), asked)

    @rule(
        "EU-TR-04",
        title=("persons are told of the transfer", "les personnes sont informées du transfert"),
        cites=[gdpr("13(1)(f)"), gdpr("14(1)(f)")],
        since=APPLICABLE,
    )
    def persons_told(self, transfer: Transfer, organisation: object) -> Finding:
        """Persons learn that data leave, under which decision or safeguards, and how to get a copy of these."""
        return implied(
            self.is_transfer(transfer, organisation),
            lambda: stated(
                transfer.persons_told,
                "persons_told",
                ask=(
                    "Are persons told of the transfer and its safeguards?",
                    "Les personnes sont-elles informées du transfert et de ses garanties ?",
                ),
                no=("persons are not told of the transfer", "les personnes ne sont pas informées du transfert"),
            ),
        )

    @rule(
        "EU-TR-05",
        title=("no data leave on a foreign order alone", "aucune donnée ne part sur seul ordre étranger"),
        cites=[gdpr("48")],
        since=APPLICABLE,
    )
    def foreign_orders(self, transfer: Transfer, organisation: object) -> Finding:
        """An order of a third country's court or authority counts only under an agreement in force. GDPR, art. 48."""
        return implied(
            self.is_transfer(transfer, organisation),
            lambda: implied(
                stated(
                    transfer.on_foreign_order,
                    "on_foreign_order",
                    ask=("Did data go out on a foreign order?", "Des données sont-elles parties sur ordre étranger ?"),
                    no=("no foreign order is followed", "aucun ordre étranger n'est suivi"),
                ),
                lambda: stated(
                    transfer.agreement_in_force,
                    "agreement_in_force",
                    ask=(
                        "Does the order rest on an agreement in force?",
                        "L'ordre repose-t-il sur un accord en vigueur ?",
                    ),
                    no=("the order rests on no agreement in force", "l'ordre ne repose sur aucun accord en vigueur"),
                ),
            ),
        )

    @rule(
        "EU-TR-06",
        title=(
            "a recipient abroad is reached by a stated transfer",
            "un destinataire à l'étranger correspond à un transfert déclaré",
        ),
        cites=[gdpr("30(1)(e)"), gdpr("44")],
        since=APPLICABLE,
        on=Recipient,
    )
    def recipient_has_transfer(self, recipient: Recipient, organisation: object) -> Finding:
        """Whoever lists a recipient in a third country states the transfer, or that there is none.

        *Fails* when activities that name the recipient state no transfer to its country.
        """
        if recipient.country is None:
            return missing("country", ("In which country is it?", "Dans quel pays est-il ?"))
        third = self._third(recipient.country, self.day)
        return self.where_reached(organisation, lambda: implied(third, lambda: _has_transfer(recipient, organisation)))

    def is_transfer(self, transfer: Transfer, organisation: object) -> Finding:
        """Whether a flow is a transfer: a bound exporter, another body, in a third country (EDPB 05/2021)."""
        exporter: Finding
        if transfer.exporter is Exporter.DATA_SUBJECT:
            exporter = failed(
                (
                    "the person sends the data herself: there is no exporter",
                    "la personne envoie elle-même ses données : il n'y a pas d'exportateur",
                ),
                at="exporter",
            )
        elif transfer.exporter_bound is None:
            exporter = self.reaches(organisation)
        else:
            exporter = stated(
                transfer.exporter_bound,
                "exporter_bound",
                ask=("Is the exporter under the GDPR?", "L'exportateur est-il soumis au RGPD ?"),
                no=("the exporter is not under the GDPR", "l'exportateur n'est pas soumis au RGPD"),
            )
        return all_hold(
            ("it is a transfer", "c'est un transfert"),
            [exporter, _another_body(transfer, organisation), self._third_country(transfer), _personal(transfer)],
        )

    def _third_country(self, transfer: Transfer) -> Finding:
        if transfer.country is None:
            return missing("country", ("Where is the importer?", "Où est l'importateur ?"))
        return self._third(transfer.country, self._moment(transfer))

    def _third(self, country: CountryCode, when: Day | date) -> Finding:
        if EEA_CONTESTED.includes(country, when):
            return contested(
                (
                    "no text settles whether this territory is a third country here",
                    "aucun texte ne dit si ce territoire est ici un pays tiers",
                ),
                failed(("national law extends the GDPR to it", "le droit national y étend le RGPD")),
                passed(("the treaties do not apply there", "les traités ne s'y appliquent pas")),
                at="country",
            )
        if EEA.includes(country, when) or _UNITED_KINGDOM.includes(country, when):
            return failed(
                ("{country} is no third country", "{country} n'est pas un pays tiers"), at="country", country=country
            )
        return passed(("{country} is a third country", "{country} est un pays tiers"), at="country", country=country)

    def _moment(self, transfer: Transfer) -> Day | date:
        """The day whose law counts: today, or the last day of a flow that has ended."""
        if transfer.last_day is not None and not self.day <= transfer.last_day:
            return transfer.last_day
        return self.day

    def _tool_in_use(self, transfer: Transfer) -> TransferTool | None:
        """The tool on the day: none before the day it was signed."""
        if transfer.tool_since is not None and not transfer.tool_since <= self._moment(transfer):
            return TransferTool.NONE
        return transfer.tool

    def _tool(self, transfer: Transfer) -> Finding:
        tool, when = self._tool_in_use(transfer), self._moment(transfer)
        if tool is None:
            return missing("tool", _ASK_TOOL)
        match tool:
            case TransferTool.NONE:
                return failed(("the transfer rests on nothing", "le transfert ne repose sur rien"), at="tool")
            case TransferTool.PROCESSOR_CONTRACT_MODEL:
                return failed(
                    (
                        "{decision} is a model of processor contract, and no transfer tool",
                        "{decision} est un modèle de contrat de sous-traitance, pas un outil de transfert",
                    ),
                    at="tool",
                    decision=CLAUSES_2021_915,
                )
            case TransferTool.ADEQUACY:
                if transfer.country is None:
                    return missing("country", ("Where is the importer?", "Où est l'importateur ?"))
                return adequate(transfer.country, when, _importer(transfer))
            case TransferTool.STANDARD_CLAUSES_OLD:
                return self._old_clauses(transfer, when)
            case TransferTool.STANDARD_CLAUSES_2021:
                if when < self.clauses_2021_usable:
                    return failed(
                        ("these clauses cannot be used before {day}", "ces clauses ne servent pas avant le {day}"),
                        at="tool",
                        day=self.clauses_2021_usable,
                    )
                return passed(("standard clauses of 2021", "clauses types de 2021"), at="tool")
            case _ if tool in _APPROVED:
                return stated(
                    transfer.approved,
                    "approved",
                    ask=("Did an authority approve them?", "Une autorité les a-t-elle approuvés ?"),
                    no=("no authority approved them", "aucune autorité ne les a approuvés"),
                )
            case _:
                return passed(("it rests on {tool}", "il repose sur : {tool}"), at="tool", tool=tool)

    def _old_clauses(self, transfer: Transfer, when: Day | date) -> Finding:
        end, closed = self.old_clauses_end, self.old_clauses_closed
        if not when <= end:
            return failed(
                ("the old clauses ended on {day}", "les anciennes clauses ont pris fin le {day}"), at="tool", day=end
            )
        if transfer.tool_since is None:
            return missing("tool_since", ("When were the clauses signed?", "Quand les clauses ont-elles été signées ?"))
        if transfer.tool_since > closed:
            return failed(
                (
                    "signed after {day}, when the old clauses were closed",
                    "signées après le {day}, alors que les anciennes clauses étaient closes",
                ),
                at="tool_since",
                day=closed,
            )
        if not when < closed and transfer.processing_changed:
            return failed(
                ("the processing changed since they were signed", "le traitement a changé depuis leur signature"),
                at="processing_changed",
            )
        if transfer.tool_since == closed or not when < end:
            return contested(
                ("sources differ by one day on {day}", "les sources diffèrent d'un jour sur le {day}"),
                passed(("the day is counted in", "le jour compte")),
                failed(("the day is not counted in", "le jour ne compte pas")),
                at="tool",
                day=closed if transfer.tool_since == closed else end,
            )
        return passed(("old standard clauses, in their time", "anciennes clauses types, en leur temps"), at="tool")


_ASK_TOOL: Words = ("On what does the transfer rest?", "Sur quoi repose le transfert ?")


def _personal(transfer: Transfer) -> Finding:
    if transfer.anonymous:
        return failed(("anonymous data are outside the GDPR", "les données anonymes sont hors du RGPD"), at="anonymous")
    return passed(("the data are personal", "les données sont personnelles"))


def _another_body(transfer: Transfer, organisation: object) -> Finding:
    same = transfer.same_entity
    if same is None and transfer.importer is not None and isinstance(organisation, Organisation):
        same = next((r.same_entity for r in organisation.recipients or () if r.id == transfer.importer), None)
    return stated(
        negated(same),
        "same_entity",
        ask=(
            "Is the importer another legal person than the exporter?",
            "L'importateur est-il une autre personne que l'exportateur ?",
        ),
        no=("the same legal person reads its own data", "la même personne morale lit ses propres données"),
        yes=("the importer is another body", "l'importateur est un autre organisme"),
    )


def _importer(transfer: Transfer) -> Importer:
    return Importer(
        listed_organisation=transfer.listed_organisation,
        commercial_activity=transfer.commercial_activity,
        private_sector=transfer.private_sector,
        automated_processing=transfer.automated_processing,
        inside_recognised_borders=transfer.inside_recognised_borders,
        no_credit_data=transfer.no_credit_data,
        local_law_applies=transfer.local_law_applies,
    )


def _assessed(assessment: Assessment | None) -> Finding:
    if assessment is None:
        return missing(
            "assessment",
            (
                "Was the importer's law and practice assessed?",
                "Le droit et la pratique de l'importateur ont-ils été évalués ?",
            ),
        )
    if assessment.done is False:
        return failed(
            (
                "the importer's law and practice were not assessed",
                "le droit et la pratique de l'importateur n'ont pas été évalués",
            ),
            at="assessment.done",
        )
    if assessment.law_is_problematic is None:
        return missing(
            "assessment.law_is_problematic",
            ("Does the law there reach further than is necessary?", "Le droit local va-t-il au-delà du nécessaire ?"),
        )
    if not assessment.law_is_problematic:
        return passed(
            ("the law there goes no further than is necessary", "le droit local ne va pas au-delà du nécessaire"),
            at="assessment",
        )
    return stated(
        assessment.measures_effective,
        "assessment.measures_effective",
        ask=("Do measures prevent such access in effect?", "Des mesures empêchent-elles en effet cet accès ?"),
        no=("no measure prevents access by its authorities", "aucune mesure n'empêche l'accès de ses autorités"),
    )


def _derogates(transfer: Transfer, organisation: object) -> Finding:
    derogation = transfer.derogation
    if derogation is None:
        return missing("derogation", ("Which derogation?", "Quelle dérogation ?"))
    if derogation in _NOT_FOR_AUTHORITIES and isinstance(organisation, Organisation) and organisation.public_body:
        return failed(
            (
                "a public authority may not rely on {derogation}",
                "une autorité publique ne peut invoquer : {derogation}",
            ),
            at="derogation",
            derogation=derogation,
        )
    answers = [
        stated(
            transfer.documented,
            "documented",
            ask=("Is it documented why?", "La raison est-elle documentée ?"),
            no=("it is not documented why", "la raison n'est pas documentée"),
        ),
    ]
    if derogation in _OCCASIONAL:
        answers.append(
            stated(
                transfer.occasional,
                "occasional",
                ask=("Is the transfer only occasional?", "Le transfert n'est-il qu'occasionnel ?"),
                no=("the transfer is repeated", "le transfert est répété"),
            )
        )
    return all_hold(("the derogation fits", "la dérogation convient"), answers)


def _has_transfer(recipient: Recipient, organisation: object) -> Finding:
    if not isinstance(organisation, Organisation) or organisation.activities is None:
        return missing(
            "country", ("Which activities name this recipient?", "Quels traitements nomment ce destinataire ?")
        )
    country = recipient.country
    if country is None or recipient.same_entity:
        return passed(("it is the same legal person", "c'est la même personne morale"), at="same_entity")
    doubts = []
    for activity in organisation.activities:
        if activity.recipients is None or recipient.id not in activity.recipients:
            continue
        if activity.transfers is None:
            doubts.append(
                missing(
                    "country",
                    (
                        "Do data of the activities reach it, and by which transfer?",
                        "Des données l'atteignent-elles, et par quel transfert ?",
                    ),
                )
            )
        elif any(transfer.country is None for transfer in activity.transfers):
            doubts.append(
                missing("country", ("To which country does each transfer go?", "Vers quel pays va chaque transfert ?"))
            )
        elif not any(transfer.country == country for transfer in activity.transfers):
            return failed(
                (
                    "it is in {country}, and no transfer there is stated",
                    "il est en {country}, et aucun transfert n'y est déclaré",
                ),
                at="country",
                country=country,
            )
    if doubts:
        return doubts[0]
    return passed(
        ("every activity that names it states the transfer", "chaque traitement qui le nomme déclare le transfert"),
        at="country",
    )
