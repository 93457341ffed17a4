"""Commerce and accounting."""

from __future__ import annotations

from healthgov.periods import days, months, years
from healthgov.retention.making import MEMORY, kept
from healthgov.retention.policies import Nature
from healthgov.retention.schedules import RetentionSchedule

__all__ = ["CommerceSchedule"]


class CommerceSchedule(RetentionSchedule):
    """Commerce and accounting."""

    prospect_b2c = kept(
        "prospect_b2c",
        ("prospect, private individual", "prospect particulier"),
        years(3),
        "contact_from_person",
        Nature.RECOMMENDED,
        "CNIL, deliberation 2021-131, commercial management",
        soft=True,
        note=(
            "opening an e-mail is no contact coming from the person; a click is",
            "ouvrir un courriel n'est pas un contact émanant de la personne ; un clic l'est",
        ),
    )
    prospect_b2b = kept(
        "prospect_b2b",
        ("prospect, professional", "prospect professionnel"),
        years(3),
        "contact_from_person",
        Nature.RECOMMENDED,
        "CNIL, deliberation 2021-131, by analogy; GDPR, art. 5(1)(e)",
        soft=True,
        note=(
            "no text lifts the limit for professional contacts",
            "aucun texte ne lève la limite pour les contacts professionnels",
        ),
    )
    customer_marketing = kept(
        "customer_marketing",
        ("customer, for prospecting", "client, pour la prospection"),
        years(3),
        "relationship_end",
        Nature.RECOMMENDED,
        "CNIL, deliberation 2021-131, commercial management",
        soft=True,
    )
    inactive_online_account = kept(
        "inactive_online_account",
        ("inactive online account", "compte en ligne inactif"),
        years(2),
        "last_contact",
        Nature.RECOMMENDED,
        "CNIL, commercial management",
        soft=True,
    )
    objection_list = kept(
        "objection_list",
        ("list of objections", "liste d'opposition"),
        years(3),
        "objection",
        Nature.RECOMMENDED,
        "CNIL, commercial management",
        sure=MEMORY,
        soft=True,
    )
    invoice_accounting = kept(
        "invoice_accounting",
        ("accounting documents", "pièces comptables"),
        years(10),
        "fiscal_year_close",
        Nature.MINIMUM,
        "C. com., art. L123-22",
        controller="trader",
    )
    civil_contract = kept(
        "civil_contract",
        ("contract", "contrat"),
        years(5),
        "contract_end",
        Nature.RECOMMENDED,
        "C. civ., art. 2224",
    )
    payment_card_number = kept(
        "payment_card_number",
        ("payment card number", "numéro de carte bancaire"),
        months(13),
        "debit",
        Nature.MAXIMUM,
        "C. mon. fin., art. L133-24; CNIL, deliberation 2018-303",
        controller="merchant",
    )
    payment_card_number_deferred = kept(
        "payment_card_number_deferred",
        ("card number, deferred debit", "numéro de carte, débit différé"),
        months(15),
        "debit",
        Nature.MAXIMUM,
        "C. mon. fin., art. L133-24; CNIL, deliberation 2018-303",
        controller="merchant",
    )
    audience_cookie = kept(
        "audience_cookie",
        ("audience tracker", "traceur d'audience"),
        months(13),
        "collection",
        Nature.MAXIMUM,
        "CNIL, trackers, restated 4 July 2025",
        soft=True,
        controller="publisher",
    )
    audience_cookie_data = kept(
        "audience_cookie_data",
        ("data of an audience tracker", "données d'un traceur d'audience"),
        months(25),
        "collection",
        Nature.MAXIMUM,
        "CNIL, trackers, restated 4 July 2025",
        soft=True,
        controller="publisher",
    )
    consent_choice = kept(
        "consent_choice",
        ("remembered choice on trackers", "choix mémorisé sur les traceurs"),
        months(6),
        "act",
        Nature.RECOMMENDED,
        "CNIL, recommendation of 2020",
        sure=MEMORY,
        soft=True,
        controller="publisher",
    )
    health_quiz_answers = kept(
        "health_quiz_answers",
        ("answers to an online health quiz", "réponses à un test de santé en ligne"),
        days(0),
        "result_shown",
        Nature.MAXIMUM,
        "CNIL, SAN-2023-006 of 11 May 2023; GDPR, art. 5(1)(e)",
        soft=True,
        controller="publisher",
        note=("the purpose ends when the result is shown", "la finalité cesse à l'affichage du résultat"),
    )
