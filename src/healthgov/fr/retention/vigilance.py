"""Vigilance and safety of products."""

from __future__ import annotations

from healthgov.periods import days, months, years
from healthgov.retention.making import MEMORY, UNSURE, kept
from healthgov.retention.policies import Disposition, Nature, Phase
from healthgov.retention.schedules import RetentionSchedule

__all__ = ["VigilanceSchedule"]


class VigilanceSchedule(RetentionSchedule):
    """Vigilance."""

    pharmacovigilance_product_data = kept(
        "pharmacovigilance_product_data",
        ("pharmacovigilance data of a product", "données de pharmacovigilance d'un médicament"),
        years(10),
        "authorisation_end",
        Nature.MINIMUM,
        "Regulation (EU) 520/2012, art. 12(2)",
        disposition=Disposition.NONE_STATED,
    )
    pv_system_master_file = kept(
        "pv_system_master_file",
        ("pharmacovigilance system master file", "dossier permanent du système de pharmacovigilance"),
        years(5),
        "closure",
        Nature.MINIMUM,
        "Regulation (EU) 520/2012, art. 12",
        disposition=Disposition.NONE_STATED,
    )
    health_vigilance_case = kept(
        "health_vigilance_case",
        ("vigilance case of an operator", "cas de vigilance d'un exploitant"),
        years(70),
        "product_withdrawal",
        Nature.MAXIMUM,
        "CNIL, deliberation 2019-057 of 9 May 2019",
        sure=MEMORY,
        soft=True,
        controller="manufacturer",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        since="2019-07-18",
        phases=(Phase("active", days(0).after("closure")),),
        note=(
            "up to seventy years unless a text says otherwise; not for hospitals or agencies",
            "jusqu'à soixante-dix ans sauf texte contraire ; ni hôpitaux ni agences",
        ),
    )
    ai_high_risk_log_provider = kept(
        "ai_high_risk_log_provider",
        ("log of a high-risk AI system, provider", "journal d'un système d'IA à haut risque, fournisseur"),
        months(6),
        "record_created",
        Nature.MINIMUM,
        "Regulation (EU) 2024/1689, art. 19",
        sure=UNSURE,
        controller="provider",
        contested=(
            "the day from which it applies was moved in 2026, and data-protection law comes before it",
            "le jour d'application a été déplacé en 2026, et le droit des données personnelles passe avant",
        ),
    )
    ai_high_risk_log_deployer = kept(
        "ai_high_risk_log_deployer",
        ("log of a high-risk AI system, deployer", "journal d'un système d'IA à haut risque, déployeur"),
        months(6),
        "record_created",
        Nature.MINIMUM,
        "Regulation (EU) 2024/1689, art. 26(6)",
        sure=UNSURE,
        controller="deployer",
        contested=(
            "the day from which it applies was moved in 2026, and data-protection law comes before it",
            "le jour d'application a été déplacé en 2026, et le droit des données personnelles passe avant",
        ),
    )
