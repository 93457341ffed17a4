"""Does French law ask for a certified host here? CSP, art. L1111-8 and R1111-8-8."""

from __future__ import annotations

from datetime import date

from healthgov.findings import Finding, all_hold, contested, failed, missing, passed
from healthgov.models import Beneficiary, HostingArrangement, Medium, Origin
from healthgov.periods import Day
from healthgov.verdicts import Verdict

__all__ = ["ARCHIVING_SINCE", "CARE_ORIGINS", "group_exemption", "hosting_certificate_required", "in_care_context"]

CARE_ORIGINS = frozenset(
    {Origin.PREVENTION, Origin.DIAGNOSIS, Origin.CARE, Origin.SOCIAL_FOLLOW_UP, Origin.MEDICO_SOCIAL_FOLLOW_UP}
)
"""The contexts of collection that CSP, art. R1111-8-8 names."""

ARCHIVING_SINCE = date(2025, 7, 1)
"""From this day a digital archiving service needs the certificate too (law 2024-449, art. 32)."""


def hosting_certificate_required(arrangement: HostingArrangement, day: Day | date) -> Finding:
    """Whether the host must be certified: PASS for yes, FAIL for no, UNKNOWN with the reason.

    All of these must hold: the data are personal health data, collected in prevention, diagnosis,
    care or social follow-up, hosted by a third party for those who produced them or for the patient,
    digitally, for longer than a hand-over for entry, formatting, printing or scanning, and outside the
    exemption of hospital groups.
    """
    findings = [
        _real_personal_data(arrangement),
        _third_party(arrangement),
        in_care_context(arrangement),
        _on_behalf(arrangement),
        _medium(arrangement, day),
        _lasting(arrangement),
        _not_in_transit(arrangement),
        _in_reach(arrangement),
    ]
    if arrangement.group_exemption is not None:
        findings.append(_not_exempt(arrangement))
    return all_hold(("the host must be certified", "l'hébergeur doit être certifié"), findings)


def in_care_context(arrangement: HostingArrangement) -> Finding:
    """Whether the data were collected in a context that counts; the nature of the data does not decide."""
    if arrangement.origins is None:
        return missing(
            "origins",
            (
                "In what context were the data collected: prevention, diagnosis, care, social follow-up, or another?",
                "Dans quel contexte les données ont-elles été recueillies : prévention, diagnostic, soins, suivi social, ou autre ?",
            ),
        )
    found = tuple(origin for origin in arrangement.origins if origin in CARE_ORIGINS)
    if found:
        return passed(
            ("the data were collected in {origins}", "les données ont été recueillies dans : {origins}"),
            at="origins",
            origins=found,
        )
    return failed(
        (
            "the data were not collected in prevention, diagnosis, care or social follow-up",
            "les données n'ont pas été recueillies lors de prévention, diagnostic, soins ou suivi social",
        ),
        at="origins",
    )


def group_exemption(arrangement: HostingArrangement) -> Finding:
    """Whether the three conditions for a member of a hospital group to host for the others are evidenced."""
    claim = arrangement.group_exemption
    if claim is None:
        return failed(("no exemption is claimed", "aucune exemption n'est invoquée"), at="group_exemption")
    conditions = (
        (
            "convention_delegates_hosting",
            claim.convention_delegates_hosting,
            (
                "the group's convention expressly delegates hosting to that member",
                "la convention du groupement délègue expressément l'hébergement à ce membre",
            ),
        ),
        (
            "joint_controller_agreement",
            claim.joint_controller_agreement,
            (
                "all members signed a joint-controller agreement (GDPR, art. 26)",
                "tous les membres ont signé un accord de responsables conjoints (RGPD, art. 26)",
            ),
        ),
        (
            "security_measures_taken",
            claim.security_measures_taken,
            (
                "measures of security and confidentiality are taken",
                "des mesures de sécurité et de confidentialité sont prises",
            ),
        ),
    )
    return all_hold(
        ("the three conditions of the exemption are met", "les trois conditions de l'exemption sont remplies"),
        [
            missing(f"group_exemption.{name}", words)
            if value is None
            else (passed if value else failed)(words, at=f"group_exemption.{name}")
            for name, value, words in conditions
        ],
        at="group_exemption",
    )


def _real_personal_data(arrangement: HostingArrangement) -> Finding:
    if arrangement.anonymous:
        return failed(("the data are anonymous", "les données sont anonymes"), at="anonymous")
    if arrangement.fictitious:
        return failed(("the data are fictitious", "les données sont fictives"), at="fictitious")
    if arrangement.health_data is False:
        return failed(("no health data are hosted", "aucune donnée de santé n'est hébergée"), at="health_data")
    if arrangement.health_data is None and arrangement.origins is None:
        return missing("health_data", ("Are health data hosted?", "Des données de santé sont-elles hébergées ?"))
    return passed(("personal health data are hosted", "des données de santé personnelles sont hébergées"))


def _third_party(arrangement: HostingArrangement) -> Finding:
    if arrangement.external is None:
        return missing(
            "external",
            (
                "Does a third party perform any part of the hosting, backup and operation included?",
                "Un tiers assure-t-il une partie de l'hébergement, sauvegarde et exploitation comprises ?",
            ),
        )
    if arrangement.external:
        return passed(("a third party hosts", "un tiers héberge"), at="external")
    return failed(("the organisation hosts its own data", "l'organisme héberge ses propres données"), at="external")


def _on_behalf(arrangement: HostingArrangement) -> Finding:
    if arrangement.beneficiary is None:
        return missing(
            "beneficiary",
            (
                "For whom are the data hosted: those who produced them, the patient, or the host itself?",
                "Pour qui les données sont-elles hébergées : ceux qui les ont produites, le patient, ou l'hébergeur lui-même ?",
            ),
        )
    if arrangement.beneficiary is Beneficiary.ITSELF:
        return failed(("the host acts for itself", "l'hébergeur agit pour lui-même"), at="beneficiary")
    return passed(
        ("the host acts for: {beneficiary}", "l'hébergeur agit pour : {beneficiary}"),
        at="beneficiary",
        beneficiary=arrangement.beneficiary,
    )


def _medium(arrangement: HostingArrangement, day: Day | date) -> Finding:
    medium = arrangement.medium
    if medium is None:
        return missing(
            "medium",
            (
                "Is it live hosting, a digital archiving service, or paper?",
                "S'agit-il d'hébergement vivant, d'un service d'archivage numérique, ou de papier ?",
            ),
        )
    if medium is Medium.PAPER:
        return failed(("paper has a regime of its own", "le papier a son propre régime"), at="medium")
    if medium is Medium.DIGITAL_ARCHIVE and not day >= ARCHIVING_SINCE:
        return failed(
            (
                "an archiving service needs the certificate only from {since}",
                "un service d'archivage ne requiert le certificat qu'à partir du {since}",
            ),
            at="medium",
            since=ARCHIVING_SINCE,
        )
    return passed(("the medium is digital", "le support est numérique"), at="medium")


def _lasting(arrangement: HostingArrangement) -> Finding:
    short = arrangement.short_processing
    if short is None or short.only_entry_format_print_scan is False:
        return passed(("this is no short hand-over", "ce n'est pas une remise de courte durée"))
    if short.only_entry_format_print_scan is None:
        return missing(
            "short_processing.only_entry_format_print_scan",
            (
                "Are the data handed over only to be entered, formatted, printed or scanned?",
                "Les données sont-elles remises seulement pour saisie, mise en forme, impression ou numérisation ?",
            ),
        )
    if short.copies_kept_after is None:
        return missing(
            "short_processing.copies_kept_after",
            ("Are copies kept once the work is done?", "Des copies sont-elles gardées une fois le travail fini ?"),
        )
    if short.copies_kept_after:
        return passed(
            ("copies are kept once the work is done", "des copies sont gardées une fois le travail fini"),
            at="short_processing.copies_kept_after",
        )
    return failed(
        (
            "a short hand-over for entry or printing is not hosting",
            "une remise brève pour saisie ou impression n'est pas de l'hébergement",
        ),
        at="short_processing",
    )


def _not_in_transit(arrangement: HostingArrangement) -> Finding:
    if not arrangement.transit_only:
        return passed(
            ("nobody claims that the data are only relayed", "nul ne prétend que les données sont seulement relayées")
        )
    return contested(
        (
            "whether a mere relay hosts depends on what it stores and logs; no text read settles it",
            "savoir si un simple relais héberge dépend de ce qu'il stocke et journalise ; aucun texte lu ne le tranche",
        ),
        at="transit_only",
    )


def _in_reach(arrangement: HostingArrangement) -> Finding:
    if not arrangement.care_abroad:
        return passed(
            ("nobody claims that the care is given abroad", "nul ne prétend que les soins sont donnés à l'étranger")
        )
    return contested(
        (
            "the articles read do not say whether they reach care given abroad",
            "les articles lus ne disent pas s'ils atteignent des soins donnés à l'étranger",
        ),
        at="care_abroad",
    )


def _not_exempt(arrangement: HostingArrangement) -> Finding:
    exempt = group_exemption(arrangement)
    if exempt.verdict is Verdict.UNKNOWN:
        return exempt
    words = (
        "the exemption of hospital groups applies",
        "l'exemption des groupements hospitaliers joue",
    )
    refused = (
        "a condition of the exemption of hospital groups is not met",
        "une condition de l'exemption des groupements hospitaliers n'est pas remplie",
    )
    return (
        failed(words, at="group_exemption") if exempt.verdict is Verdict.PASS else passed(refused, at="group_exemption")
    )
