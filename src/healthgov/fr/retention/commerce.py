"""Commerce and accounting."""

from __future__ import annotations

from healthgov.days import days, months, years
from healthgov.fr.retention.checked import cited, kept
from healthgov.retention.rows import GUIDANCE, INFERRED, MEMORY, SECOND_HAND, SEEN
from healthgov.retention.policies import Nature, Phase
from healthgov.retention.schedules import RetentionSchedule

__all__ = ["CommerceSchedule"]

_COMMERCIAL = "CNIL, referential on commercial management"
# Published in that month: it cannot have applied before. An older standard, NS-48, came first.
_PUBLISHED = "2022-02-01"
# The durations were read on pages that report the referential; its number and date are remembered.
_NUMBER = cited("CNIL, deliberation 2021-131, published in February 2022", sure=MEMORY, force=GUIDANCE)
_CARDS = "CNIL, deliberation 2018-303 of 6 September 2018"
# The day of the deliberation: it cannot have applied before.
_CARDS_SINCE = "2018-09-06"
_CARD_CLAIMS = cited("C. mon. fin., art. L133-24", sure=SEEN)


class CommerceSchedule(RetentionSchedule):
    """Commerce and accounting."""

    prospect_b2c = kept(
        "prospect_b2c",
        ("prospect, private individual", "prospect particulier"),
        years(3),
        "contact_from_person",
        Nature.MAXIMUM,
        _COMMERCIAL,
        sure=SECOND_HAND,
        force=GUIDANCE,
        also=(_NUMBER,),
        since=_PUBLISHED,
        note=(
            (
                "opening an e-mail is no contact coming from the person; a click is; one message may ask at the end "
                "whether to go on; who never made contact has a type of their own"
            ),
            (
                "ouvrir un courriel n'est pas un contact émanant de la personne ; un clic l'est ; un message peut "
                "demander à la fin s'il faut continuer ; qui n'a jamais pris contact a son propre type"
            ),
        ),
    )
    prospect_b2b = kept(
        "prospect_b2b",
        ("prospect, professional", "prospect professionnel"),
        years(3),
        "contact_from_person",
        Nature.MAXIMUM,
        _COMMERCIAL,
        sure=SECOND_HAND,
        force=GUIDANCE,
        also=(
            _NUMBER,
            cited("GDPR, art. 5(1)(e), which knows no exception for professionals", sure=INFERRED),
        ),
        since=_PUBLISHED,
        note=(
            "no text lifts the limit for professional contacts; who never made contact has a type of their own",
            (
                "aucun texte ne lève la limite pour les contacts professionnels ; qui n'a jamais pris contact a son "
                "propre type"
            ),
        ),
    )
    prospect_without_contact = kept(
        "prospect_without_contact",
        ("prospect who never made contact", "prospect qui n'a jamais pris contact"),
        years(3),
        "collection",
        Nature.MAXIMUM,
        _COMMERCIAL,
        sure=SECOND_HAND,
        force=GUIDANCE,
        also=(_NUMBER,),
        since=_PUBLISHED,
        note=(
            "from the collection; a contact that comes from the person starts the clock of the other types",
            "à compter de la collecte ; un contact émanant de la personne ouvre le délai des autres types",
        ),
    )
    customer_marketing = kept(
        "customer_marketing",
        ("customer, for prospecting", "client, pour la prospection"),
        # Three years in the active base, then what the limitation of the contract needs, in archive.
        years(5),
        "relationship_end",
        Nature.MAXIMUM,
        _COMMERCIAL,
        sure=SECOND_HAND,
        force=GUIDANCE,
        also=(
            _NUMBER,
            cited("C. civ., art. 2224", sure=SECOND_HAND),
        ),
        since=_PUBLISHED,
        phases=(Phase("active", years(3).after("relationship_end")),),
        note=(
            "the CNIL calls it indicative: three years at most for prospecting, then the limitation of the contract",
            "la CNIL la dit indicative : trois ans au plus pour prospecter, puis la prescription du contrat",
        ),
    )
    inactive_online_account = kept(
        "inactive_online_account",
        ("inactive online account", "compte en ligne inactif"),
        years(2),
        "last_activity",
        Nature.MAXIMUM,
        "CNIL, commercial management",
        sure=SECOND_HAND,
        force=GUIDANCE,
        note=("erased after notice to the person", "effacé après en avoir averti la personne"),
    )
    objection_list = kept(
        "objection_list",
        ("list of objections", "liste d'opposition"),
        years(3),
        "objection",
        Nature.RECOMMENDED,
        "CNIL, commercial management",
        sure=MEMORY,
        force=GUIDANCE,
        note=(
            "three years at least, and no more than honouring the objection needs",
            "trois ans au moins, et rien que le nécessaire pour respecter l'opposition",
        ),
    )
    invoice_accounting = kept(
        "invoice_accounting",
        ("accounting documents", "pièces comptables"),
        years(10),
        "fiscal_year_close",
        Nature.MINIMUM,
        "C. com., art. L123-22",
        sure=SECOND_HAND,
        controller="trader",
        phases=(Phase("active", days(0).after("fiscal_year_close")),),
        note=("from the close of the year, not from the invoice", "dès la clôture de l'exercice, non dès la facture"),
    )
    civil_contract = kept(
        "civil_contract",
        ("contract", "contrat"),
        years(5),
        "contract_end",
        Nature.RECOMMENDED,
        "C. civ., art. 2224, a limitation that evidence is kept for",
        sure=SECOND_HAND,
        force=GUIDANCE,
        phases=(Phase("active", days(0).after("contract_end")),),
        note=(
            "the limitation starts when the facts are known, which may be after the end of the contract",
            "la prescription court du jour où les faits sont connus, qui peut suivre la fin du contrat",
        ),
    )
    consumer_electronic_contract = kept(
        "consumer_electronic_contract",
        ("electronic contract of 120 euros or more", "contrat électronique de 120 euros ou plus"),
        years(10),
        "delivery",
        Nature.MINIMUM,
        "C. conso., art. L213-1",
        sure=MEMORY,
        controller="trader",
        note=("with a consumer, from the delivery", "avec un consommateur, à compter de la livraison"),
    )
    payment_card_number = kept(
        "payment_card_number",
        ("payment card number", "numéro de carte bancaire"),
        months(13),
        "debit",
        Nature.MAXIMUM,
        _CARDS,
        sure=SEEN,
        force=GUIDANCE,
        also=(_CARD_CLAIMS,),
        controller="merchant",
        since=_CARDS_SINCE,
        phases=(Phase("active", days(0).after("debit")),),
        note=(
            "active until paid, and until the time to withdraw is over; then as evidence only",
            "en base active jusqu'au paiement et à la fin du délai de rétractation ; ensuite à titre de preuve",
        ),
    )
    payment_card_number_deferred = kept(
        "payment_card_number_deferred",
        ("card number, deferred debit", "numéro de carte, débit différé"),
        months(15),
        "debit",
        Nature.MAXIMUM,
        _CARDS,
        sure=SEEN,
        force=GUIDANCE,
        also=(_CARD_CLAIMS,),
        controller="merchant",
        since=_CARDS_SINCE,
        phases=(Phase("active", days(0).after("debit")),),
    )
    payment_card_code = kept(
        "payment_card_code",
        ("security code of a payment card", "cryptogramme de carte bancaire"),
        days(0),
        "first_transaction",
        Nature.MAXIMUM,
        _CARDS,
        sure=SEEN,
        force=GUIDANCE,
        controller="merchant",
        since=_CARDS_SINCE,
        note=("never kept after the first transaction", "jamais gardé après la première transaction"),
    )
    audience_cookie = kept(
        "audience_cookie",
        ("audience tracker", "traceur d'audience"),
        months(13),
        "collection",
        Nature.MAXIMUM,
        "CNIL, trackers, restated 4 July 2025",
        sure=SEEN,
        force=GUIDANCE,
        controller="publisher",
        # Restated on that day, so older: since when was not read.
        note=(
            "from the first deposit; visits do not prolong it",
            "dès le premier dépôt ; les visites ne prolongent pas",
        ),
    )
    audience_cookie_data = kept(
        "audience_cookie_data",
        ("data of an audience tracker", "données d'un traceur d'audience"),
        months(25),
        "collection",
        Nature.MAXIMUM,
        "CNIL, trackers, restated 4 July 2025",
        sure=SEEN,
        force=GUIDANCE,
        controller="publisher",
    )
    consent_choice = kept(
        "consent_choice",
        ("remembered choice on trackers", "choix mémorisé sur les traceurs"),
        months(6),
        "choice",
        Nature.MAXIMUM,
        "CNIL, recommendation of 2020",
        sure=MEMORY,
        force=GUIDANCE,
        controller="publisher",
        # The year of the recommendation: it cannot have applied before.
        since="2020-01-01",
    )
    health_quiz_answers = kept(
        "health_quiz_answers",
        ("answers to an online health quiz", "réponses à un test de santé en ligne"),
        days(0),
        "result_shown",
        Nature.MAXIMUM,
        "CNIL, SAN-2023-006 of 11 May 2023",
        sure=SEEN,
        force=GUIDANCE,
        also=(cited("GDPR, art. 5(1)(e)", sure=SECOND_HAND),),
        controller="publisher",
        # The first day of the regulation that the sanction applies.
        since="2018-05-25",
        note=(
            "the purpose ends when the result is shown; twenty-four months with the IP address were held excessive",
            "la finalité cesse à l'affichage du résultat ; vingt-quatre mois avec l'adresse IP ont été jugés excessifs",
        ),
    )
