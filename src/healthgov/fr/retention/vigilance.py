"""Vigilance and safety of products."""

from __future__ import annotations

from healthgov.days import days, months, years
from healthgov.fr.retention.checked import cited, kept
from healthgov.retention.rows import GUIDANCE, INFERRED, MEMORY, SECOND_HAND, SEEN
from healthgov.retention.policies import Disposition, Granularity, Nature, Phase, Reading
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["VigilanceSchedule"]

_AI_DOUBT = (
    "the day from which it applies was moved in 2026, and data-protection law comes before it",
    "le jour d'application a été déplacé en 2026, et le droit des données personnelles passe avant",
)

# The year in the number of each regulation: it cannot have applied before.
_OF_2012 = "2012-01-01"
_OF_2024 = "2024-01-01"


class VigilanceSchedule(RetentionSchedule):
    """Vigilance."""

    pharmacovigilance_product_data = kept(
        "pharmacovigilance_product_data",
        ("pharmacovigilance data of a product", "données de pharmacovigilance d'un médicament"),
        years(10),
        "authorisation_end",
        Nature.MINIMUM,
        "Regulation (EU) 520/2012, art. 12(2)",
        sure=SEEN,
        controller="holder of the marketing authorisation",
        granularity=Granularity.DATASET,
        disposition=Disposition.NONE_STATED,
        since=_OF_2012,
        phases=(Phase("active", days(0).after("authorisation_end")),),
        note=(
            "longer where law of the Union or national law asks",
            "plus longtemps si le droit de l'Union ou national l'exige",
        ),
    )
    pv_system_master_file = kept(
        "pv_system_master_file",
        ("pharmacovigilance system master file", "dossier permanent du système de pharmacovigilance"),
        years(5),
        "closure",
        Nature.MINIMUM,
        "Regulation (EU) 520/2012, art. 12",
        sure=SEEN,
        controller="holder of the marketing authorisation",
        disposition=Disposition.NONE_STATED,
        since=_OF_2012,
        note=("from the formal end of the system", "dès la fin formelle du système"),
    )
    health_vigilance_case = kept(
        "health_vigilance_case",
        ("vigilance case of an operator", "cas de vigilance d'un exploitant"),
        years(70),
        "product_withdrawal",
        Nature.MAXIMUM,
        "CNIL, deliberation 2019-057 of 9 May 2019",
        sure=MEMORY,
        force=GUIDANCE,
        controller="manufacturer or operator",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        since="2019-07-18",
        phases=(Phase("active", days(0).after("closure")),),
        readings=(
            Reading(
                until(
                    (
                        "as long as the statute on the product says",
                        "aussi longtemps que le dit le texte applicable au produit",
                    )
                ),
                cited("CNIL, deliberation 2019-057, which gives way to a statute", sure=INFERRED, force=GUIDANCE),
            ),
        ),
        note=(
            "up to seventy years unless a text says otherwise; not for hospitals or agencies",
            "jusqu'à soixante-dix ans sauf texte contraire ; ni hôpitaux ni agences",
        ),
    )
    ai_high_risk_log_provider = kept(
        "ai_high_risk_log_provider",
        ("log of a high-risk AI system, provider", "journal d'un système d'IA à haut risque, fournisseur"),
        months(6),
        "log_entry",
        Nature.MINIMUM,
        "Regulation (EU) 2024/1689, art. 19",
        sure=SECOND_HAND,
        controller="provider",
        since=_OF_2024,
        contested=_AI_DOUBT,
    )
    ai_high_risk_log_deployer = kept(
        "ai_high_risk_log_deployer",
        ("log of a high-risk AI system, deployer", "journal d'un système d'IA à haut risque, déployeur"),
        months(6),
        "log_entry",
        Nature.MINIMUM,
        "Regulation (EU) 2024/1689, art. 26(6)",
        sure=SECOND_HAND,
        controller="deployer",
        since=_OF_2024,
        contested=_AI_DOUBT,
    )
    ai_high_risk_documentation = kept(
        "ai_high_risk_documentation",
        ("documentation of a high-risk AI system", "documentation d'un système d'IA à haut risque"),
        years(10),
        "product_last_placed",
        Nature.MINIMUM,
        "Regulation (EU) 2024/1689, art. 18",
        sure=MEMORY,
        controller="provider",
        granularity=Granularity.DATASET,
        disposition=Disposition.NONE_STATED,
        since=_OF_2024,
        contested=(
            "the start of the ten years was not read, and the day from which it applies was moved in 2026",
            "le départ des dix ans n'a pas été lu, et le jour d'application a été déplacé en 2026",
        ),
    )
