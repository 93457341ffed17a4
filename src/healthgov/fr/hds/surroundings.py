"""What surrounds the certificate: archives, patients, hospital groups, warehouses, declarations."""

from __future__ import annotations

from healthgov.findings import (
    CountryCode,
    Finding,
    Words,
    all_hold,
    contested,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.hds.law import ASK_CERTIFICATE, HostingLaw
from healthgov.fr.hds.scope import ARCHIVING_SINCE, group_exemption, in_care_context
from healthgov.fr.references import (
    ANS_FAQ_SCOPE,
    CNIL_WAREHOUSE,
    L1111_8,
    R1111_8_8,
    R1111_16,
)
from healthgov.models import HostingArrangement, Medium
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.verdicts import Verdict

__all__ = ["SurroundingRules"]


class SurroundingRules(HostingLaw):
    """What surrounds the certificate."""

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
        context = self.asked(in_care_context, arrangement)
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
        return self.asked(group_exemption, arrangement)

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
            return missing("certificates", ASK_CERTIFICATE)
        if any(self.period_covers(certificate) for certificate in arrangement.certificates):
            return passed(("a certificate covers the day", "un certificat couvre le jour"), at="certificates")
        return failed(("no certificate covers the day", "aucun certificat ne couvre le jour"), at="certificates")

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
