"""Vigilance and safety of products."""

from __future__ import annotations

from healthgov.fr.retention.texts import ACT, CNIL, CNIL_LAST
from healthgov.periods import days, months, years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Granularity, Phase, Reading
from healthgov.retention.rows import ANONYMISED, INFERRED, MEMORY, NOT_STATED, SECOND_HAND, at_least, at_most, kept
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["VigilanceSchedule"]

_AI_MOVED = (
    "a text adopted in June 2026 moves the day from which it applies to 2027-12-02, and to 2028-08-02 for products; its"
    " publication was not read"
)
_AI_DOUBT = f"{_AI_MOVED}; and data-protection law comes before it"

# The year in the number of each regulation: it cannot have applied before.
_OF_2012 = "2012-01-01"
_AI_APPLIES = "2026-08-02"
"""The day in art. 113 as it was first written: nothing of this was due before."""

_FILES = "https://eur-lex.europa.eu/eli/reg_impl/2012/520/oj"


class VigilanceSchedule(RetentionSchedule):
    """Vigilance."""

    own_events = events(Event("product_withdrawal", "the withdrawal of the product"))

    pharmacovigilance_product_data = kept(
        "pharmacovigilance data of a product",
        at_least(years(10).after("authorisation_end")),
        ACT("Regulation (EU) 520/2012, art. 12(2)", url=_FILES),
        controller="holder of the marketing authorisation",
        granularity=Granularity.DATASET,
        then=NOT_STATED,
        since=_OF_2012,
        phases=(Phase("active", days(0).after("authorisation_end")),),
        note="longer where law of the Union or national law asks",
    )
    pv_system_master_file = kept(
        "pharmacovigilance system master file",
        at_least(years(5).after("closure")),
        ACT("Regulation (EU) 520/2012, art. 12", url=_FILES),
        controller="holder of the marketing authorisation",
        then=NOT_STATED,
        since=_OF_2012,
        note="from the formal end of the system",
    )
    health_vigilance_case = kept(
        "vigilance case of an operator",
        at_most(years(70).after("product_withdrawal")),
        CNIL_LAST(
            "deliberation 2019-057 of 9 May 2019",
            SECOND_HAND,
            url="https://legal.tricoteuses.fr/articles/JORFARTI000038778051",
            source="its opening in a public copy of the official journal, and a page for makers of devices that reports seventy years",
        ),
        CNIL("deliberation 2019-057, the withdrawal as the start", MEMORY),
        controller="manufacturer or operator",
        then=ANONYMISED,
        # In force the day after its publication, as its last words have it.
        since="2019-07-19",
        phases=(Phase("active", days(0).after("closure")),),
        readings=(
            Reading(
                until("as long as the statute on the product says"),
                CNIL("deliberation 2019-057, which gives way to a statute", INFERRED),
            ),
        ),
        note="up to seventy years unless a text says otherwise; not for hospitals or agencies",
    )
    ai_high_risk_log_provider = kept(
        "log of a high-risk AI system, provider",
        at_least(months(6).after("log_entry")),
        ACT("Regulation (EU) 2024/1689, art. 19"),
        controller="provider",
        since=_AI_APPLIES,
        contested=_AI_DOUBT,
    )
    ai_high_risk_log_deployer = kept(
        "log of a high-risk AI system, deployer",
        at_least(months(6).after("log_entry")),
        ACT("Regulation (EU) 2024/1689, art. 26(6)"),
        controller="deployer",
        since=_AI_APPLIES,
        contested=_AI_DOUBT,
    )
    ai_high_risk_documentation_moved = kept(
        "documentation of a high-risk AI system",
        at_least(years(10).after("product_last_placed")),
        ACT("Regulation (EU) 2024/1689, art. 18"),
        key="ai_high_risk_documentation",
        controller="provider",
        granularity=Granularity.DATASET,
        then=NOT_STATED,
        since=_AI_APPLIES,
        until="2028-08-01",
        contested=_AI_MOVED,
        note="ten years after the system was placed on the market or put into service",
    )
    ai_high_risk_documentation = kept(
        "documentation of a high-risk AI system",
        at_least(years(10).after("product_last_placed")),
        ACT("Regulation (EU) 2024/1689, art. 18"),
        controller="provider",
        granularity=Granularity.DATASET,
        then=NOT_STATED,
        since="2028-08-02",
        note="ten years after the system was placed on the market or put into service",
    )
