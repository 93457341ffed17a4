"""Campaigns: consent and its exceptions, the way out, calls, lists of others, health data."""

from __future__ import annotations

from datetime import date, time

from healthgov.eu.gdpr.consent import consent_not_denied, explicit_consent
from healthgov.eu.gdpr.law import answers_itself
from healthgov.eu.references import CJEU_C_654_23, gdpr
from healthgov.fr.places import BY_EXTENSION, FRANCE, UNDER_THE_CODES, in_france, unsettled_there
from healthgov.fr.prospecting.claims import (
    from_a_list,
    informed,
    on_a_contract,
    on_a_subscription,
    promotes,
    to_a_body,
    without_commercial_aim,
)
from healthgov.fr.prospecting.consents import (
    consented,
    for_this_channel,
    objections_respected,
    passed_on,
    valid,
    way_out_open,
)
from healthgov.fr.prospecting.exceptions import charity, similar_products, to_professionals
from healthgov.fr.references import (
    CNIL_AUTOMATED_CALLS,
    CONSO_D223_9,
    CONSO_L221_16,
    CONSO_L223_1,
    CONSO_L223_1_2026,
    CPCE_L34_5,
    LIL_45,
)
from healthgov.models import (
    Audience,
    Campaign,
    Channel,
    Consent,
    Organisation,
    Telephone,
)
from healthgov.questions import Question, ask_again, claimed, contested, either, of_whole, since, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = [
    "APPLICABLE",
    "CampaignRules",
    "approaches_france",
    "by_the_codes",
    "calls_consumers",
    "consented",
    "electronic",
    "informed",
    "objections_respected",
]

APPLICABLE = "2018-05-25"
"""From this day consent means what the General Data Protection Regulation says."""

electronic = Campaign.channel.is_in({Channel.EMAIL, Channel.SMS, Channel.AUTOMATED_CALL, Channel.FAX})
calls = Campaign.channel.is_(Channel.LIVE_CALL)
by_voice_or_post = Campaign.channel.is_in({Channel.LIVE_CALL, Channel.POST})
calls_consumers = calls & Campaign.audience.is_(Audience.CONSUMERS)
not_excepted = ~(claimed(Telephone.press_subscription) & on_a_subscription) & ~on_a_contract
called_for_charity = without_commercial_aim & contested(
    "the code speaks of professionals who sell to consumers: no text read says whether it reaches calls without commercial aim"
)

approaches_france = claimed(Campaign.countries.meets(FRANCE), otherwise=in_france)
by_the_codes = (
    claimed(
        Campaign.countries.meets(UNDER_THE_CODES),
        otherwise=of_whole(~Organisation.country.is_in(BY_EXTENSION)),
    )
    | unsettled_there
)
"""The codes reach the persons approached: where they live, or else where the caller is; some territories have law of
their own on trade and telecommunications."""
own_campaign = ~claimed(Campaign.for_client, otherwise=~answers_itself & Campaign.for_client)
"""The campaign is the organisation's own; who is a processor in all it does is asked."""


WHICH_DATA = "The file comes from prescriptions or from the national health database: do health data serve it?"


class CampaignRules(RuleSet, of=Campaign, where=approaches_france & own_campaign & promotes):
    """Campaigns of prospecting."""

    calls_need_consent_from = parameter("2018-05-25", date(2026, 8, 11), cites=[CONSO_L223_1_2026])
    """From this day a consumer is called only with prior consent."""
    calls_in_30_days = parameter("2023-03-01", 4, cites=[CONSO_D223_9], limit=Limit.MAXIMUM)
    days_of_silence = parameter("2023-03-01", 60, cites=[CONSO_D223_9], limit=Limit.MINIMUM)

    @rule(
        "FR-PRO-01",
        CPCE_L34_5,
        CNIL_AUTOMATED_CALLS,
        CJEU_C_654_23,
        LIL_45,
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def electronic_consent(law, campaign: type[Campaign]) -> Question:
        """Persons consent before electronic prospecting.

        E-mail, SMS, automated calls and fax to persons need their prior consent, channel by channel: a free,
        specific, informed and positive act; *contested* where nobody can show it. Minors of whom it is said to be asked
        give it alone from fifteen, and below that together with a parent. Without consent: customers, for similar
        products of the same legal person, who could object when the address was collected and in each message; charity;
        professionals on a subject of their profession; and addresses of bodies. Somebody who made an account and bought
        nothing is no customer; from 13 November 2025 it is *contested* for similar products and an account that could
        be refused them, since the Court takes a free account that is to lead to a paid offer for a sale (CJEU,
        C-654/23). What contradicts an exception that is claimed is asked about: service messages to who asked for no
        service, addresses of bodies that are those of consumers, charity that sells or of who lives by selling, what
        persons on a list of others were told where nobody checked the collector. *Fails* for bought lists, boxes ticked
        beforehand, consent given for another channel. *Contested* for professionals at a personal address, and for
        customers who are called by a machine or sent a fax: the article names electronic mail alone.
        """
        asked = when(electronic & ~to_a_body, consented | charity | to_professionals | similar_products)
        return when(by_the_codes, asked)

    @rule("FR-PRO-02", gdpr("7(1)"), CPCE_L34_5, since=APPLICABLE)
    def consent_of_lists_proved(law, campaign: type[Campaign]) -> Question:
        """Consent collected by others is proved and names the sender.

        Who uses a list for electronic prospecting, or rests a campaign on consent collected by others, shows each
        person's consent, given with the sender named, on audited forms. An invoice, a contract clause or a sample
        form is no proof. Letters go out without consent to who could object: they are asked by FR-PRO-08. Consent that
        is said not to have been collected has no proof to show: FR-PRO-01 and FR-PRO-05 fail for want of it.
        """
        rests_on_consent = (
            electronic
            | (calls_consumers & since(law.calls_need_consent_from))
            | claimed(campaign.consent.has(Consent.collected))
        )
        not_denied = campaign.consent.has(consent_not_denied)
        asked = when(
            from_a_list & rests_on_consent & not_denied & ~to_a_body & ~claimed(to_professionals),
            campaign.consent.has(Consent.provable & Consent.names_controller & Consent.collector_audited),
        )
        return when(by_the_codes, asked)

    @rule("FR-PRO-03", CPCE_L34_5, CONSO_L221_16, gdpr("21(2)"), gdpr("21(3)"), since=APPLICABLE)
    def way_out(law, campaign: type[Campaign]) -> Question:
        """Every message says who sends it and lets one out.

        The sender is named, and a free way to object is in each message, works, and is respected. Who calls a consumer to
        sell says at the start who calls, for whom, and that it is to sell; objections to calls are asked by FR-PRO-13.
        """
        to_sell = calls_consumers & ~claimed(campaign.non_commercial)
        return when(
            by_the_codes,
            when(electronic, campaign.sender_identified & way_out_open) & when(to_sell, campaign.sender_identified),
        )

    @rule("FR-PRO-04", CONSO_L223_1, since=APPLICABLE, until="2026-08-10")
    def objection_list(law, campaign: type[Campaign]) -> Question:
        """Consumers on the list of objections are not called.

        Until 10 August 2026 a consumer may be called who did not object; the national list is checked.
        An ongoing contract and press subscriptions are excepted. A campaign that begins later is judged by the law
        after that day. *Contested* for calls without commercial aim.
        """
        begins_later = claimed(~campaign.first_day.before(law.calls_need_consent_from))
        return when(
            calls_consumers & by_the_codes & ~begins_later,
            campaign.telephone.has(when(not_excepted, Telephone.objection_list_checked)) | called_for_charity,
        )

    @rule("FR-PRO-05", CONSO_L223_1_2026, since=APPLICABLE, severity=Severity.BLOCKER)
    def calls_consented(law, campaign: type[Campaign]) -> Question:
        """Consumers consent before they are called.

        From 11 August 2026 calls to consumers need prior consent, free, specific, informed, unambiguous and revocable,
        which the trader proves. Consent to e-mail is no consent to calls: for which channels it was given is asked.
        Excepted: what is related to an ongoing contract, which who is said to be no customer yet is asked for, and press
        subscriptions, of which who publishes none is asked. A campaign that ended before
        that day is judged by the law before it; one that is planned to begin from that day on, by this one.
        *Contested* for calls without commercial aim.
        """
        first = law.calls_need_consent_from
        from_then_on = since(first) | claimed(~campaign.first_day.before(first))
        ended_before = claimed(campaign.last_day.before(first))
        return when(
            from_then_on & ~ended_before & calls_consumers & by_the_codes & campaign.telephone.has(not_excepted),
            (valid & for_this_channel & campaign.consent.has(Consent.provable)) | called_for_charity,
        )

    @rule("FR-PRO-06", CONSO_D223_9, since="2023-03-01")
    def call_hours(law, campaign: type[Campaign]) -> Question:
        """Calls keep to days, hours and numbers.

        Monday to Friday, 10 to 13 and 14 to 20 in the consumer's time zone, four times in thirty days, sixty days'
        silence after a refusal.
        Other hours by express prior consent only. *Contested* for calls without commercial aim.
        """
        call = Telephone
        half_a_day = claimed(call.earliest.at_least(time(14)) | call.latest.at_most(time(13))) & ~claimed(
            ~call.midday_pause
        )
        pause = call.midday_pause | half_a_day.said("calls are made on one side of noon", no="calls run over noon")
        hours = call.weekdays_only & call.earliest.at_least(time(10)) & call.latest.at_most(time(20)) & pause
        numbers = call.calls_in_30_days.at_most(law.calls_in_30_days) & call.days_of_silence_after_refusal.at_least(
            law.days_of_silence
        )
        return when(
            calls_consumers & by_the_codes,
            campaign.telephone.has((claimed(call.hours_agreed) | hours) & numbers) | called_for_charity,
        )

    @rule("FR-PRO-07", gdpr("13"), gdpr("14"), since=APPLICABLE)
    def recording_told(law, campaign: type[Campaign]) -> Question:
        """Persons called are told that the call is recorded.

        Who is recorded is told so, with the purpose and the right to object.
        """
        return when(calls, campaign.telephone.has(when(Telephone.recorded, Telephone.recording_told)))

    @rule("FR-PRO-08", gdpr("6(1)"), since=APPLICABLE)
    def calls_based(law, campaign: type[Campaign]) -> Question:
        """Calls and letters rest on a basis.

        Where calls or post rest on consent collected by others, that consent is free, specific, informed and
        unambiguous, and was given for calls or for post. A form that steers to accept gives none. Without consent, or
        with one for other channels, persons were informed and could object when the data were collected; where such
        persons gave the sender a consent that does not hold, it is *contested* on which of both the approach rests.
        Whether objections are respected is asked by FR-PRO-13. Addresses of bodies are data of nobody.
        """
        collected = campaign.consent.has(Consent.collected)
        on_consent = claimed(collected) & ~claimed(~for_this_channel)
        beside = (
            informed
            & ~claimed(from_a_list)
            & contested(
                "consent that does not hold was asked of persons who were told and could object: whether the approach rests on it "
                "or on legitimate interests is not said"
            )
        )
        unsaid = collected & for_this_channel
        return when(
            by_voice_or_post & ~to_a_body, either(on_consent, (valid & for_this_channel) | beside, informed | unsaid)
        )

    @rule("FR-PRO-13", gdpr("21(2)"), gdpr("21(3)"), since=APPLICABLE)
    def objections_end_calls_and_letters(law, campaign: type[Campaign]) -> Question:
        """Who objected is called and written to no more.

        Calls and letters may go out without consent, as long as a person has not objected: to the sender, by whichever
        way and for free, whether a national list is checked or not (FR-PRO-04 until 10 August 2026). Electronic
        messages are asked by FR-PRO-03. *Fails* where persons who objected are approached again. GDPR, art. 21(2) and
        (3).
        """
        return when(by_voice_or_post & ~to_a_body, objections_respected)

    @rule("FR-PRO-09", CPCE_L34_5, gdpr("7(1)"), since=APPLICABLE)
    def partners_named(law, campaign: type[Campaign]) -> Question:
        """Partners who prospect are named when consent is asked.

        Data go to partners for electronic prospecting only with consent that was collected and named them; whether it was is
        asked, and asked again of who says that partners were named and no consent collected. Letters ask for no consent, calls
        for that of consumers from 11 August 2026, and addresses of bodies are data of nobody. *Fails* where the partners were
        not named, or what is called consent is none.
        """
        asks_consent = electronic | (calls_consumers & since(law.calls_need_consent_from))
        return when(
            by_the_codes,
            when(campaign.passed_to_partners & ~to_a_body & asks_consent, campaign.partners_named & passed_on),
        )

    @rule("FR-PRO-12", gdpr("6(1)(a)"), gdpr("9(2)(a)"), since=APPLICABLE, severity=Severity.BLOCKER)
    def health_data_consented(law, campaign: type[Campaign]) -> Question:
        """Health data serve prospecting only with explicit consent.

        Legitimate interest never unlocks health data for prospecting, post included. A file of consumers that was built from
        prescriptions, or from the national health database, and is said to use no health data, is asked about.
        """
        explicit = when(campaign.uses_health_data, valid & campaign.consent.has(explicit_consent))
        denied = claimed(~campaign.uses_health_data & campaign.audience.is_(Audience.CONSUMERS)) & claimed(
            (campaign.built_from_prescriptions & ~claimed(campaign.prescriber_identifiable))
            | campaign.uses_national_health_database
        )
        return either(denied, ask_again(campaign.uses_health_data, WHICH_DATA), explicit)
