"""Commerce and accounting."""

from __future__ import annotations

from healthgov.fr.retention.texts import (
    ADVICE,
    CIVIL_CODE,
    CNIL,
    CNIL_LAST,
    COMMERCIAL_CODE,
    CONSUMER_CODE,
    FINANCIAL_CODE,
    GDPR,
)
from healthgov.periods import days, months, years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Phase
from healthgov.retention.rows import GUIDANCE, INFERRED, SECOND_HAND, advised, at_least, at_most, kept
from healthgov.retention.schedules import RetentionSchedule

__all__ = ["CommerceSchedule"]

_REFERENTIAL = "https://www.cnil.fr/sites/cnil/files/atoms/files/referentiel_traitements-donnees-caractere-personnel_gestion-activites-commerciales.pdf"
_COMMERCIAL = ADVICE("CNIL, referential on commercial management", SECOND_HAND, url=_REFERENTIAL)
# Published in that month: it cannot have applied before. An older standard, NS-48, came first.
_PUBLISHED = "2022-02-01"
# The durations were read on pages that report the referential. Its number and day were read too; the month of its publication
# is remembered, and one page says 10 April 2022.
_NUMBER = CNIL_LAST(
    "deliberation 2021-131 of 23 September 2021",
    SECOND_HAND,
    url="https://www.faceaurisque.com/base-reglementaire/deliberation-n-2021-131-du-23-septembre-2021-portant-adoption-dun-referentiel-relatif-aux-traitements-de-donnees-a-caractere-personnel-mis-en-oeuvre-aux-fins-de-gestion-des-activites-commercial",
    source="a page on regulation that gives its number, its day and what it covers",
)
_CARDS = "CNIL, deliberation 2018-303 of 6 September 2018"
# The day of the deliberation: it cannot have applied before.
_CARDS_SINCE = "2018-09-06"
_CARD_CLAIMS = FINANCIAL_CODE("L133-24")


class CommerceSchedule(RetentionSchedule):
    """Commerce and accounting."""

    own_events = events(
        Event("result_shown", "the result was shown"),
        Event("first_transaction", "the first transaction"),
    )

    prospect_b2c = kept(
        "prospect, private individual",
        at_most(years(3).after("contact_from_person")),
        _COMMERCIAL,
        _NUMBER,
        since=_PUBLISHED,
        note="opening an e-mail is no contact coming from the person; a click is; one message may ask at the end "
        "whether to go on; who never made contact has a type of their own",
    )
    prospect_b2b = kept(
        "prospect, professional",
        at_most(years(3).after("contact_from_person")),
        _COMMERCIAL,
        _NUMBER,
        GDPR("5(1)(e), which knows no exception for professionals", INFERRED),
        since=_PUBLISHED,
        note="no text lifts the limit for professional contacts; who never made contact has a type of their own",
    )
    prospect_without_contact = kept(
        "prospect who never made contact",
        at_most(years(3).after("collection")),
        _COMMERCIAL,
        _NUMBER,
        since=_PUBLISHED,
        note="from the collection; a contact that comes from the person starts the clock of the other types",
    )
    customer_marketing = kept(
        "customer, for prospecting",
        # Three years in the active base, then what the limitation of the contract needs, in archive.
        at_most(years(5).after("relationship_end")),
        _COMMERCIAL,
        _NUMBER,
        CIVIL_CODE("2224"),
        since=_PUBLISHED,
        phases=(Phase("active", years(3).after("relationship_end")),),
        note="the CNIL calls it indicative: three years at most for prospecting, then the limitation of the contract",
    )
    inactive_online_account = kept(
        "inactive online account",
        at_most(years(2).after("last_activity")),
        CNIL("commercial management", SECOND_HAND, url=_REFERENTIAL),
        note="erased after notice to the person",
    )
    objection_list = kept(
        "list of objections",
        advised(years(3).after("objection")),
        CNIL_LAST(
            "commercial management",
            SECOND_HAND,
            source="law firm that reports the referential",
            url="https://olympe.legal/quelle-est-la-duree-de-conservation-des-donnees-recommandee-par-la-cnil-pour-la-finalite-"
            "effectuer-des-operations-relatives-a-la-prospection-par-telephone-sans-centrale-dappel-automatique/",
        ),
        note="three years at least, and no more than honouring the objection needs",
    )
    invoice_accounting = kept(
        "accounting documents",
        at_least(years(10).after("fiscal_year_close")),
        COMMERCIAL_CODE("L123-22"),
        controller="trader",
        phases=(Phase("active", days(0).after("fiscal_year_close")),),
        note="from the close of the year, not from the invoice",
    )
    civil_contract = kept(
        "contract",
        advised(years(5).after("contract_end")),
        CIVIL_CODE("2224, a limitation that evidence is kept for", SECOND_HAND, force=GUIDANCE),
        phases=(Phase("active", days(0).after("contract_end")),),
        note="the limitation starts when the facts are known, which may be after the end of the contract",
    )
    consumer_electronic_contract = kept(
        "electronic contract of 120 euros or more",
        at_least(years(10).after("delivery")),
        CONSUMER_CODE("L213-1 and D213-2"),
        controller="trader",
        note="with a consumer, from the delivery; from the contract where delivery is immediate",
    )
    payment_card_number = kept(
        "payment card number",
        at_most(months(13).after("debit")),
        ADVICE(_CARDS),
        _CARD_CLAIMS,
        controller="merchant",
        since=_CARDS_SINCE,
        phases=(Phase("active", days(0).after("debit")),),
        note="active until paid, and until the time to withdraw is over; then as evidence only",
    )
    payment_card_number_deferred = kept(
        "card number, deferred debit",
        at_most(months(15).after("debit")),
        ADVICE(_CARDS),
        _CARD_CLAIMS,
        controller="merchant",
        since=_CARDS_SINCE,
        phases=(Phase("active", days(0).after("debit")),),
    )
    payment_card_code = kept(
        "security code of a payment card",
        at_most(days(0).after("first_transaction")),
        ADVICE(_CARDS),
        controller="merchant",
        since=_CARDS_SINCE,
        note="never kept after the first transaction",
    )
    audience_cookie = kept(
        "audience tracker",
        at_most(months(13).after("collection")),
        CNIL("trackers, restated 4 July 2025"),
        controller="publisher",
        # Restated on that day, so older: since when was not read.
        note="from the first deposit; visits do not prolong it",
    )
    audience_cookie_data = kept(
        "data of an audience tracker",
        at_most(months(25).after("collection")),
        CNIL("trackers, restated 4 July 2025"),
        controller="publisher",
    )
    consent_choice = kept(
        "remembered choice on trackers",
        at_most(months(6).after("choice")),
        CNIL_LAST(
            "recommendation of 17 September 2020 on trackers",
            SECOND_HAND,
            source="law firm that reports it: six months are good practice",
            url="https://www.quantic-avocats.com/2020/11/05/cookies-cnil/",
        ),
        controller="publisher",
        # The year of the recommendation: it cannot have applied before.
        since="2020-01-01",
    )
    health_quiz_answers = kept(
        "answers to an online health quiz",
        at_most(days(0).after("result_shown")),
        CNIL("SAN-2023-006 of 11 May 2023"),
        GDPR("5(1)(e)"),
        controller="publisher",
        # The first day of the regulation that the sanction applies.
        since="2018-05-25",
        note="the purpose ends when the result is shown; twenty-four months with the IP address were held excessive",
    )
