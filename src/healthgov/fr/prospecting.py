"""Commercial prospecting in France: channel by channel, audience by audience, day by day.

>>> from healthgov.fr import Prospecting
>>> from healthgov.models import Audience, Campaign, Channel, Relation
>>> call = Campaign(id="c", channel=Channel.LIVE_CALL, audience=Audience.CONSUMERS, relation=Relation.PROSPECT)
>>> Prospecting(as_of="2026-08-10").calls_consented(call).applies
False
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import ClassVar

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, negated
from healthgov.eu.references import EHDS_54, gdpr
from healthgov.findings import (
    CountryCode,
    Finding,
    Words,
    all_hold,
    any_holds,
    failed,
    implied,
    missing,
    not_applicable,
    passed,
    stated,
)
from healthgov.fr.personal_data import in_france
from healthgov.fr.references import (
    CNIL_COMMERCIAL,
    CNIL_TRACKERS,
    CONSO_D223_9,
    CONSO_L223_1,
    CONSO_L223_1_2026,
    CPCE_L34_5,
    L1461_1,
    L4113_7,
    LIL_82,
)
from healthgov.models import (
    Address,
    Audience,
    Campaign,
    Channel,
    Clock,
    Consent,
    ContactFile,
    DigitalPlatform,
    Organisation,
    OrganisationKind,
    Relation,
    Telephone,
    Tracker,
    TrackerPurpose,
)
from healthgov.periods import Period, months, years
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import Limit, parameter
from healthgov.verdicts import Verdict

__all__ = ["Prospecting"]

_ELECTRONIC = (Channel.EMAIL, Channel.SMS, Channel.AUTOMATED_CALL, Channel.FAX)
_FRANCE = CountryCode("FR")
_OUTSIDE_GUIDANCE = (OrganisationKind.HEALTH_ESTABLISHMENT, OrganisationKind.INSURER)


class Prospecting(DataProtectionLaw, of=Campaign):
    """Commercial prospecting and trackers."""

    title: ClassVar[Words] = ("Commercial prospecting and trackers", "prospection commerciale et traceurs")

    calls_need_consent_from = parameter("2018-05-25", date(2026, 8, 11), cites=[CONSO_L223_1_2026])
    """From this day a consumer is called only with prior consent."""

    prospect_period = parameter(APPLICABLE, years(3), cites=[CNIL_COMMERCIAL], limit=Limit.MAXIMUM)
    """From the last contact coming from the person, or the end of the relationship with a customer."""

    calls_in_30_days = parameter("2023-03-01", 4, cites=[CONSO_D223_9], limit=Limit.MAXIMUM)
    days_of_silence = parameter("2023-03-01", 60, cites=[CONSO_D223_9], limit=Limit.MINIMUM)
    tracker_lifetime = parameter(APPLICABLE, months(13), cites=[CNIL_TRACKERS], limit=Limit.MAXIMUM)
    tracker_data_kept = parameter(APPLICABLE, months(25), cites=[CNIL_TRACKERS], limit=Limit.MAXIMUM)

    @rule(
        "FR-PRO-01",
        title=(
            "persons consent before electronic prospecting",
            "les personnes consentent avant la prospection électronique",
        ),
        cites=[CPCE_L34_5],
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def electronic_consent(self, campaign: Campaign, organisation: object) -> Finding:
        """E-mail, SMS, automated calls and fax to persons need their prior consent, channel by channel.

        Without consent: customers, for similar products of the same legal person, who could object when the
        address was collected and in each message; charity; professionals on a subject of their profession; and
        addresses of bodies. Somebody who made an account and bought nothing is no customer. *Fails* for bought
        lists, boxes ticked beforehand, consent given for another channel. CPCE, art. L34-5.
        """
        return self._in_france(
            campaign, organisation, lambda: implied(_electronic(campaign), lambda: self._regime(campaign))
        )

    @rule(
        "FR-PRO-02",
        title=(
            "consent collected by others is proved and names the sender",
            "le consentement recueilli par d'autres est prouvé et nomme l'émetteur",
        ),
        cites=[gdpr("7(1)"), CPCE_L34_5],
        since=APPLICABLE,
    )
    def consent_of_lists_proved(self, campaign: Campaign, organisation: object) -> Finding:
        """Who uses a list shows each person's consent, given with the sender named, on audited forms.

        An invoice, a contract clause or a sample form is no proof. GDPR, art. 7(1).
        """

        def asked() -> Finding:
            if campaign.relation is None:
                return missing("relation", _ASK_RELATION)
            if campaign.relation is not Relation.LIST_OBTAINED:
                return not_applicable(
                    ("no list of others is used", "aucune liste d'autrui n'est utilisée"), at="relation"
                )
            return implied(self._rests_on_consent(campaign), lambda: _consent_of(campaign, _LIST_FACTS))

        return self._in_france(campaign, organisation, asked)

    @rule(
        "FR-PRO-03",
        title=("every message says who sends it and lets one out", "chaque message dit qui l'envoie et laisse sortir"),
        cites=[CPCE_L34_5, gdpr("21(2)"), gdpr("21(3)")],
        since=APPLICABLE,
    )
    def way_out(self, campaign: Campaign, organisation: object) -> Finding:
        """The sender is named, and a free way to object is in each message, works, and is respected."""

        def asked() -> Finding:
            unsubscribe = campaign.unsubscribe
            if unsubscribe is None:
                return missing(
                    "unsubscribe",
                    ("How does one object, and does it work?", "Comment s'oppose-t-on, et cela marche-t-il ?"),
                )
            facts: tuple[tuple[str, Words, Words], ...] = (
                (
                    "present",
                    ("Is there a way out in each message?", "Y a-t-il une sortie dans chaque message ?"),
                    ("there is no way out", "il n'y a pas de sortie"),
                ),
                ("works", ("Does it work?", "Marche-t-elle ?"), ("it leads nowhere", "elle ne mène nulle part")),
                ("free", ("Is it free?", "Est-elle gratuite ?"), ("it is not free", "elle n'est pas gratuite")),
                (
                    "respected",
                    ("Is nobody who objected approached again?", "Nul opposant n'est-il sollicité de nouveau ?"),
                    ("persons who objected are approached again", "des opposants sont sollicités de nouveau"),
                ),
            )
            sender = stated(
                campaign.sender_identified,
                "sender_identified",
                ask=("Is the sender named?", "L'émetteur est-il nommé ?"),
                no=("the sender is not named", "l'émetteur n'est pas nommé"),
            )
            answers = [
                stated(getattr(unsubscribe, fact), f"unsubscribe.{fact}", ask=ask, no=no) for fact, ask, no in facts
            ]
            return all_hold(
                ("the sender is named, and there is a way out", "l'émetteur est nommé, et l'on peut sortir"),
                [sender, *answers],
            )

        return self._in_france(campaign, organisation, lambda: implied(_electronic(campaign), asked))

    @rule(
        "FR-PRO-04",
        title=(
            "consumers on the list of objections are not called",
            "les consommateurs inscrits sur la liste d'opposition ne sont pas appelés",
        ),
        cites=[CONSO_L223_1],
        since=APPLICABLE,
        until="2026-08-10",
    )
    def objection_list(self, campaign: Campaign, organisation: object) -> Finding:
        """Until 10 August 2026 a consumer may be called who did not object; the national list is checked.

        An ongoing contract and press subscriptions are excepted. C. conso., art. L223-1.
        """
        return self._call(
            campaign,
            organisation,
            lambda telephone: implied(
                _not_excepted(telephone),
                lambda: stated(
                    telephone.objection_list_checked,
                    "telephone.objection_list_checked",
                    ask=(
                        "Was the national list of objections checked?",
                        "La liste nationale d'opposition a-t-elle été consultée ?",
                    ),
                    no=(
                        "the national list of objections was not checked",
                        "la liste nationale d'opposition n'a pas été consultée",
                    ),
                ),
            ),
        )

    @rule(
        "FR-PRO-05",
        title=("consumers consent before they are called", "les consommateurs consentent avant d'être appelés"),
        cites=[CONSO_L223_1_2026],
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def calls_consented(self, campaign: Campaign, organisation: object) -> Finding:
        """From 11 August 2026 calls to consumers need prior consent, which the trader proves.

        Excepted: what is related to an ongoing contract, and press subscriptions. A campaign that ended before
        that day is judged by the law before it. C. conso., art. L223-1.
        """
        first = self.calls_need_consent_from
        if campaign.last_day is not None and campaign.last_day < first:
            return not_applicable(
                (
                    "the campaign ended before consent was needed",
                    "la campagne a pris fin avant que le consentement soit requis",
                ),
                at="last_day",
            )
        if self.day < first:
            return not_applicable(
                ("consent is needed from {day}", "le consentement est requis à partir du {day}"), day=first
            )
        return self._call(
            campaign,
            organisation,
            lambda telephone: implied(
                _not_excepted(telephone),
                lambda: _consent_of(campaign, _OWN_FACTS),
            ),
        )

    @rule(
        "FR-PRO-06",
        title=("calls keep to days, hours and numbers", "les appels respectent jours, heures et nombre"),
        cites=[CONSO_D223_9],
        since="2023-03-01",
    )
    def call_hours(self, campaign: Campaign, organisation: object) -> Finding:
        """Monday to Friday, 10 to 13 and 14 to 20 in the consumer's time zone, four in thirty days, sixty days' silence.

        Other hours by express prior consent only. C. conso., art. D223-9.
        """
        return self._call(campaign, organisation, self._hours)

    @rule(
        "FR-PRO-07",
        title=(
            "persons called are told that the call is recorded",
            "les personnes appelées savent que l'appel est enregistré",
        ),
        cites=[gdpr("13"), gdpr("14")],
        since=APPLICABLE,
    )
    def recording_told(self, campaign: Campaign, organisation: object) -> Finding:
        """Who is recorded is told so, with the purpose and the right to object."""

        def asked() -> Finding:
            telephone = campaign.telephone or Telephone()
            return implied(
                stated(
                    telephone.recorded,
                    "telephone.recorded",
                    ask=("Are calls recorded?", "Les appels sont-ils enregistrés ?"),
                    no=("calls are not recorded", "les appels ne sont pas enregistrés"),
                ),
                lambda: stated(
                    telephone.recording_told,
                    "telephone.recording_told",
                    ask=("Are persons told?", "Les personnes sont-elles averties ?"),
                    no=("persons are not told", "les personnes ne sont pas averties"),
                ),
            )

        return self._in_france(campaign, organisation, lambda: implied(_of_channel(campaign, Channel.LIVE_CALL), asked))

    @rule(
        "FR-PRO-08",
        title=("calls and letters rest on a basis", "appels et courriers reposent sur une base"),
        cites=[gdpr("6(1)")],
        since=APPLICABLE,
    )
    def calls_based(self, campaign: Campaign, organisation: object) -> Finding:
        """Where calls or post rest on consent collected by others, that consent is free, informed and unambiguous.

        A form that steers to accept gives none. Without consent, persons were informed and could object when the
        data were collected. GDPR, art. 6(1)(a) and (f).
        """

        def asked() -> Finding:
            if campaign.consent is not None and campaign.consent.collected:
                return _consent_of(campaign, _FORM_FACTS)
            return _informed(campaign)

        return self._in_france(
            campaign,
            organisation,
            lambda: implied(
                any_holds(
                    ("by telephone or post", "par téléphone ou courrier"),
                    [_of_channel(campaign, Channel.LIVE_CALL), _of_channel(campaign, Channel.POST)],
                ),
                asked,
            ),
        )

    @rule(
        "FR-PRO-09",
        title=(
            "partners who prospect are named when consent is asked",
            "les partenaires qui prospectent sont nommés au recueil du consentement",
        ),
        cites=[CPCE_L34_5, gdpr("7(1)")],
        since=APPLICABLE,
    )
    def partners_named(self, campaign: Campaign, organisation: object) -> Finding:
        """Data go to partners for electronic prospecting only with consent that named them."""
        return self._in_france(
            campaign,
            organisation,
            lambda: implied(
                stated(
                    campaign.passed_to_partners,
                    "passed_to_partners",
                    ask=(
                        "Are data passed to partners for their prospecting?",
                        "Des données sont-elles transmises à des partenaires pour prospecter ?",
                    ),
                    no=("nothing is passed to partners", "rien n'est transmis à des partenaires"),
                ),
                lambda: stated(
                    campaign.partners_named,
                    "partners_named",
                    ask=(
                        "Were the partners named when consent was asked?",
                        "Les partenaires étaient-ils nommés au recueil du consentement ?",
                    ),
                    no=("the partners were not named", "les partenaires n'étaient pas nommés"),
                ),
            ),
        )

    @rule(
        "FR-PRO-10",
        title=("prescriptions do not serve prospecting", "les prescriptions ne servent pas la prospection"),
        cites=[L4113_7],
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def no_prescriptions(self, campaign: Campaign, organisation: object) -> Finding:
        """A file built from prescriptions in which the prescriber can be identified does not serve prospecting."""
        return self._in_france(
            campaign,
            organisation,
            lambda: implied(
                stated(
                    campaign.built_from_prescriptions,
                    "built_from_prescriptions",
                    ask=("Was the file built from prescriptions?", "Le fichier est-il tiré de prescriptions ?"),
                    no=("no prescriptions are used", "aucune prescription n'est utilisée"),
                ),
                lambda: stated(
                    negated(campaign.prescriber_identifiable),
                    "prescriber_identifiable",
                    ask=("Can the prescriber be identified?", "Le prescripteur est-il identifiable ?"),
                    no=("the prescriber can be identified", "le prescripteur est identifiable"),
                ),
            ),
        )

    @rule(
        "FR-PRO-11",
        title=(
            "data of public health databases do not serve prospecting",
            "les bases publiques de santé ne servent pas la prospection",
        ),
        cites=[L1461_1, EHDS_54],
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def no_public_databases(self, campaign: Campaign, organisation: object) -> Finding:
        """The national database does not promote health products; secondary-use data serve no marketing at all.

        CSP, art. L1461-1, V; Regulation (EU) 2025/327, art. 54, from 26 March 2029.
        """

        def asked() -> Finding:
            promotes = all_hold(
                ("the national database promotes health products", "la base nationale promeut des produits de santé"),
                [
                    stated(
                        campaign.uses_national_health_database,
                        "uses_national_health_database",
                        ask=(
                            "Are data of the national health database used?",
                            "Des données du SNDS sont-elles utilisées ?",
                        ),
                        no=("the national database is not used", "la base nationale n'est pas utilisée"),
                    ),
                    stated(
                        campaign.promotes_health_products,
                        "promotes_health_products",
                        ask=("Are health products promoted?", "Des produits de santé sont-ils promus ?"),
                        no=("no health products are promoted", "aucun produit de santé n'est promu"),
                    ),
                ],
            )
            bans: list[Finding] = [promotes]
            if not self.day < date(2029, 3, 26):
                bans.append(
                    stated(
                        campaign.secondary_use_data,
                        "secondary_use_data",
                        ask=("Do secondary-use data serve it?", "Des données d'utilisation secondaire servent-elles ?"),
                        no=("no secondary-use data serve it", "aucune donnée d'utilisation secondaire ne sert"),
                    )
                )
            return implied(
                any_holds(("a public database serves it", "une base publique sert"), bans),
                lambda: failed(
                    ("a public health database serves prospecting", "une base publique de santé sert la prospection")
                ),
            )

        return self._in_france(campaign, organisation, asked)

    @rule(
        "FR-PRO-12",
        title=(
            "health data serve prospecting only with explicit consent",
            "les données de santé ne servent la prospection qu'avec consentement exprès",
        ),
        cites=[gdpr("6(1)(a)"), gdpr("9(2)(a)")],
        since=APPLICABLE,
        severity=Severity.BLOCKER,
    )
    def health_data_consented(self, campaign: Campaign, organisation: object) -> Finding:
        """Legitimate interest never unlocks health data for prospecting, post included."""
        return self._in_france(
            campaign,
            organisation,
            lambda: implied(
                stated(
                    campaign.uses_health_data,
                    "uses_health_data",
                    ask=("Do data that reveal health serve it?", "Des données révélant la santé servent-elles ?"),
                    no=("no health data serve it", "aucune donnée de santé ne sert"),
                ),
                lambda: stated(
                    None if campaign.consent is None else campaign.consent.explicit,
                    "consent.explicit",
                    ask=("Is there explicit consent?", "Y a-t-il un consentement exprès ?"),
                    no=("there is no explicit consent", "il n'y a pas de consentement exprès"),
                ),
            ),
        )

    @rule(
        "FR-PRO-20",
        title=(
            "a file of contacts has a limit, whoever is in it",
            "un fichier de contacts a une limite, quels que soient les contacts",
        ),
        cites=[gdpr("5(1)(e)"), CNIL_COMMERCIAL],
        since=APPLICABLE,
        on=ContactFile,
    )
    def file_limited(self, contacts: ContactFile, organisation: object) -> Finding:
        """No text lifts the limit for professionals: a named work address is personal data.

        *Fails* for "unlimited" and for no period; only a file of bodies without any named person has none.
        """
        return self._of_file(contacts, organisation, lambda: _file_limit(contacts))

    @rule(
        "FR-PRO-21",
        title=(
            "prospects are kept three years, or longer with reasons",
            "les prospects se gardent trois ans, ou plus avec motifs",
        ),
        cites=[CNIL_COMMERCIAL],
        since=APPLICABLE,
        severity=Severity.MINOR,
        on=ContactFile,
    )
    def file_within_guidance(self, contacts: ContactFile, organisation: object) -> Finding:
        """Three years, as guidance, by analogy for professionals; health establishments and insurers are outside it.

        *Fails* for a longer period without written reasons. CNIL, deliberation 2021-131.
        """

        def asked() -> Finding:
            if isinstance(organisation, Organisation) and organisation.kind in _OUTSIDE_GUIDANCE:
                return not_applicable(
                    ("the guidance leaves this kind of body out", "le référentiel exclut ce type d'organisme")
                )
            if contacts.unlimited:
                return failed(("there is no period", "il n'y a pas de durée"), at="unlimited")
            if contacts.period is None:
                return missing("period", ("For how long?", "Pendant combien de temps ?"))
            if contacts.period.surely_within(self.prospect_period):
                return passed(("kept {period}", "gardés {period}"), at="period", period=contacts.period)
            return stated(
                contacts.justified,
                "justified",
                ask=(
                    "Is the longer period justified in writing?",
                    "La durée plus longue est-elle justifiée par écrit ?",
                ),
                no=("the period is longer than advised, without reasons", "la durée dépasse le conseil, sans motifs"),
            )

        return self._of_file(contacts, organisation, asked)

    @rule(
        "FR-PRO-22",
        title=("only the person's own acts start the clock again", "seuls les actes de la personne relancent le délai"),
        cites=[CNIL_COMMERCIAL, gdpr("5(1)(e)")],
        since=APPLICABLE,
        on=ContactFile,
    )
    def clock_from_person(self, contacts: ContactFile, organisation: object) -> Finding:
        """An order, a request or a click is a contact; an opened message, one's own mailing or a profile update is none."""

        def asked() -> Finding:
            if contacts.clock is None:
                return missing("clock", ("What starts the clock again?", "Qu'est-ce qui relance le délai ?"))
            wrong = contacts.clock in (Clock.MESSAGE_OPENED, Clock.OWN_MESSAGE, Clock.PROFILE_UPDATE)
            return (failed if wrong else passed)(
                ("the clock runs from: {clock}", "le délai court depuis : {clock}"), at="clock", clock=contacts.clock
            )

        return self._of_file(contacts, organisation, asked)

    @rule(
        "FR-PRO-23",
        title=("contacts past their period are gone", "les contacts échus ont disparu"),
        cites=[gdpr("5(1)(e)")],
        since=APPLICABLE,
        on=ContactFile,
    )
    def file_applied(self, contacts: ContactFile, organisation: object) -> Finding:
        """The period is applied: the last contact of the oldest entry is not further back than it."""

        def asked() -> Finding:
            if contacts.period is not None and contacts.oldest_contact is not None:
                end = contacts.oldest_contact + contacts.period
                made = passed if self.day <= end else failed
                return made(
                    ("the oldest entry is due on {day}", "l'entrée la plus ancienne est due le {day}"),
                    at="oldest_contact",
                    day=end,
                )
            return stated(
                contacts.applied,
                "applied",
                ask=("Are contacts past their period erased?", "Les contacts échus sont-ils effacés ?"),
                no=("contacts past their period are still there", "des contacts échus sont encore là"),
            )

        return self._of_file(contacts, organisation, asked)

    @rule(
        "FR-PRO-24",
        title=(
            "objections are kept apart, and nothing needless",
            "les oppositions sont gardées à part, et rien d'inutile",
        ),
        cites=[gdpr("21(3)"), gdpr("5(1)(c)")],
        since=APPLICABLE,
        on=ContactFile,
    )
    def file_minimal(self, contacts: ContactFile, organisation: object) -> Finding:
        """A list of objections holds no more than it needs, and the file no data that no campaign uses."""
        return self._of_file(
            contacts,
            organisation,
            lambda: all_hold(
                ("objections are kept apart, and nothing needless", "les oppositions sont à part, et rien d'inutile"),
                [
                    stated(
                        contacts.objections_kept_apart,
                        "objections_kept_apart",
                        ask=("Is there a list of objections?", "Y a-t-il une liste d'opposition ?"),
                        no=("there is no list of objections", "il n'y a pas de liste d'opposition"),
                    ),
                    stated(
                        negated(contacts.unneeded_data),
                        "unneeded_data",
                        ask=(
                            "Does it hold data no campaign uses?",
                            "Contient-il des données qu'aucune campagne n'utilise ?",
                        ),
                        no=("it holds data no campaign uses", "il contient des données qu'aucune campagne n'utilise"),
                    ),
                ],
            ),
        )

    @rule(
        "FR-LIL-20",
        title=("no tracker before consent or after refusal", "pas de traceur avant consentement ni après refus"),
        cites=[LIL_82],
        since=APPLICABLE,
        on=Tracker,
    )
    def trackers_consented(self, tracker: Tracker, organisation: object) -> Finding:
        """Only what is strictly necessary, and audience measurement within its limits, goes without consent.

        *Fails* for others set before the choice, and for any set or read after a refusal. LIL, art. 82.
        """
        return self._platform(organisation, lambda: self._consented(tracker))

    @rule(
        "FR-LIL-21",
        title=("refusing is as easy as accepting", "refuser est aussi simple qu'accepter"),
        cites=[LIL_82, CNIL_TRACKERS],
        since="2021-04-01",
        on=DigitalPlatform,
    )
    def refusal_easy(self, platform: DigitalPlatform, organisation: object) -> Finding:
        """Refusing takes no more than accepting, where anything asks for consent."""

        def asked() -> Finding:
            if platform.trackers is None:
                return missing("trackers", ("Which trackers are used?", "Quels traceurs sont utilisés ?"))
            if all(tracker.purpose is TrackerPurpose.NECESSARY for tracker in platform.trackers):
                return not_applicable(("nothing asks for consent", "rien ne demande de consentement"), at="trackers")
            return stated(
                platform.refusal_as_easy,
                "refusal_as_easy",
                ask=("Is refusing as easy as accepting?", "Refuser est-il aussi simple qu'accepter ?"),
                no=("refusing is harder than accepting", "refuser est plus difficile qu'accepter"),
            )

        return self._platform(organisation, asked)

    @rule(
        "FR-PRO-30",
        title=(
            "no advertising among a person's messages without consent",
            "pas de publicité parmi les messages d'une personne sans consentement",
        ),
        cites=[CPCE_L34_5],
        since=APPLICABLE,
        on=DigitalPlatform,
    )
    def no_hidden_advertising(self, platform: DigitalPlatform, organisation: object) -> Finding:
        """Advertising that looks like a message in the inbox is prospecting by electronic mail."""
        return self._platform(
            organisation,
            lambda: implied(
                stated(
                    platform.advertising_among_messages,
                    "advertising_among_messages",
                    ask=(
                        "Is advertising shown among messages?",
                        "De la publicité s'affiche-t-elle parmi les messages ?",
                    ),
                    no=("none is shown", "aucune ne s'affiche"),
                ),
                lambda: stated(
                    platform.advertising_among_messages_consented,
                    "advertising_among_messages_consented",
                    ask=("Did persons consent?", "Les personnes ont-elles consenti ?"),
                    no=("persons did not consent", "les personnes n'ont pas consenti"),
                ),
            ),
        )

    def _in_france(self, campaign: Campaign, organisation: object, then: Callable[[], Finding]) -> Finding:
        """Ask ``then`` where the campaign approaches persons in France."""
        countries = campaign.countries
        if countries is None:
            if not isinstance(organisation, Organisation) or in_france(organisation):
                return then()
            if organisation.country is None:
                return missing(
                    "countries", ("Where are persons approached?", "Où les personnes sont-elles sollicitées ?")
                )
        elif _FRANCE in countries:
            return then()
        return not_applicable(("nobody in France is approached", "personne n'est sollicité en France"), at="countries")

    def _platform(self, organisation: object, then: Callable[[], Finding]) -> Finding:
        if not isinstance(organisation, Organisation) or in_france(organisation):
            return then()
        return not_applicable(("the publisher is not in France", "l'éditeur n'est pas en France"))

    def _of_file(self, contacts: ContactFile, organisation: object, then: Callable[[], Finding]) -> Finding:
        def asked() -> Finding:
            if contacts.legal_persons_only:
                return not_applicable(
                    ("no named person is in it", "aucune personne nommée n'y figure"), at="legal_persons_only"
                )
            if contacts.legal_persons_only is None and contacts.audience is not Audience.CONSUMERS:
                finding = then()
                ask: Words = ("Are there named persons in it?", "Y a-t-il des personnes nommées ?")
                return finding if finding.verdict is Verdict.PASS else missing("legal_persons_only", ask)
            return then()

        return self._platform(organisation, asked)

    def _call(self, campaign: Campaign, organisation: object, ask: Callable[[Telephone], Finding]) -> Finding:
        """Ask of live calls to consumers."""

        def asked() -> Finding:
            if campaign.audience is None:
                return missing("audience", _ASK_AUDIENCE)
            if campaign.audience is not Audience.CONSUMERS:
                return not_applicable(("no consumer is called", "aucun consommateur n'est appelé"), at="audience")
            return ask(campaign.telephone or Telephone())

        return self._in_france(campaign, organisation, lambda: implied(_of_channel(campaign, Channel.LIVE_CALL), asked))

    def _regime(self, campaign: Campaign) -> Finding:
        if campaign.audience is None:
            return missing("audience", _ASK_AUDIENCE)
        if campaign.address is Address.GENERIC:
            return not_applicable(("the address is that of a body", "l'adresse est celle d'un organisme"), at="address")
        ways = [_consented(campaign), _charity(campaign)]
        if campaign.audience is Audience.PROFESSIONALS:
            ways.append(_professional(campaign))
        ways.append(_similar(campaign))
        return any_holds(("consent, or an exception of the text", "un consentement, ou une exception du texte"), ways)

    def _rests_on_consent(self, campaign: Campaign) -> Finding:
        professional = _professional(campaign)
        if campaign.audience is Audience.PROFESSIONALS and professional.verdict is Verdict.PASS:
            return failed(
                ("professionals on a subject of their profession", "professionnels, sur un objet de leur profession")
            )
        return passed(("it rests on consent", "elle repose sur un consentement"))

    def _hours(self, telephone: Telephone) -> Finding:
        answers = [
            stated(
                telephone.weekdays_only,
                "telephone.weekdays_only",
                ask=(
                    "Only Monday to Friday, and on no public holiday?",
                    "Seulement du lundi au vendredi, hors jours fériés ?",
                ),
                no=("calls on weekends or public holidays", "appels les week-ends ou jours fériés"),
            ),
            _bound("telephone.earliest", telephone.earliest, lambda hour: hour >= time(10)),
            _bound("telephone.latest", telephone.latest, lambda hour: hour <= time(20)),
            stated(
                telephone.midday_pause,
                "telephone.midday_pause",
                ask=("No calls between 13 and 14?", "Pas d'appels entre 13 et 14 h ?"),
                no=("calls between 13 and 14", "appels entre 13 et 14 h"),
            ),
        ]
        if telephone.hours_agreed:
            answers = [
                passed(
                    ("the person agreed to other hours", "la personne a accepté d'autres heures"),
                    at="telephone.hours_agreed",
                )
            ]
        answers += [
            _count(
                "telephone.calls_in_30_days", telephone.calls_in_30_days, lambda count: count <= self.calls_in_30_days
            ),
            _count(
                "telephone.days_of_silence_after_refusal",
                telephone.days_of_silence_after_refusal,
                lambda count: count >= self.days_of_silence,
            ),
        ]
        return all_hold(
            ("calls keep to days, hours and numbers", "les appels respectent jours, heures et nombre"), answers
        )

    def _consented(self, tracker: Tracker) -> Finding:
        if tracker.purpose is None:
            return missing("purpose", ("What is the tracker for?", "À quoi sert le traceur ?"))
        if tracker.purpose is TrackerPurpose.NECESSARY:
            return not_applicable(("it is strictly necessary", "il est strictement nécessaire"), at="purpose")
        refused = stated(
            negated(tracker.after_refusal),
            "after_refusal",
            ask=("Is it set or read after a refusal?", "Est-il déposé ou lu après un refus ?"),
            no=("it is set or read after a refusal", "il est déposé ou lu après un refus"),
        )
        before = stated(
            negated(tracker.before_choice),
            "before_choice",
            ask=("Is it set before the choice?", "Est-il déposé avant le choix ?"),
            no=("it is set before the choice", "il est déposé avant le choix"),
        )
        consented = all_hold(
            ("nothing before consent or after refusal", "rien avant consentement ni après refus"), [before, refused]
        )
        if tracker.purpose is TrackerPurpose.AUDIENCE:
            return any_holds(("consented to, or exempt", "consenti, ou exempté"), [consented, self._exempt(tracker)])
        return consented

    def _exempt(self, tracker: Tracker) -> Finding:
        return all_hold(
            ("audience measurement within its limits", "mesure d'audience dans ses limites"),
            [
                stated(
                    tracker.own_use_only,
                    "own_use_only",
                    ask=("For the publisher alone, and anonymous?", "Pour l'éditeur seul, et anonyme ?"),
                    no=(
                        "it serves more than the publisher's own statistics",
                        "il sert plus que les statistiques de l'éditeur",
                    ),
                ),
                _within("lifetime", tracker.lifetime, self.tracker_lifetime),
                stated(
                    negated(tracker.lifetime_prolonged),
                    "lifetime_prolonged",
                    ask=("Do visits prolong its life?", "Les visites prolongent-elles sa vie ?"),
                    no=("visits prolong its life", "les visites prolongent sa vie"),
                ),
                _within("data_kept", tracker.data_kept, self.tracker_data_kept),
            ],
        )


_ASK_AUDIENCE: Words = (
    "Are consumers or professionals approached?",
    "Sollicite-t-on des consommateurs ou des professionnels ?",
)
_ASK_RELATION: Words = ("Where do the contacts come from?", "D'où viennent les contacts ?")
_Fact = tuple[str, Words, Words]
_COLLECTED: _Fact = (
    "collected",
    ("Was consent collected?", "Le consentement a-t-il été recueilli ?"),
    ("no consent was collected", "aucun consentement n'a été recueilli"),
)
_PROVABLE: _Fact = (
    "provable",
    ("Can each person's consent be shown?", "Le consentement de chacun peut-il être montré ?"),
    ("the consent of each person cannot be shown", "le consentement de chacun ne peut être montré"),
)
_FREE: _Fact = (
    "free",
    ("Is the form neutral, and consent free?", "Le formulaire est-il neutre, et le consentement libre ?"),
    ("the form steers to accept", "le formulaire pousse à accepter"),
)
_ACT: _Fact = (
    "positive_act",
    ("Was it a positive act?", "Était-ce un acte positif ?"),
    (
        "a box ticked beforehand, or silence, is no consent",
        "une case pré-cochée, ou le silence, n'est pas un consentement",
    ),
)
_NAMED: _Fact = (
    "names_controller",
    ("Was the sender named?", "L'émetteur était-il nommé ?"),
    ("the sender was not named", "l'émetteur n'était pas nommé"),
)
_AUDITED: _Fact = (
    "collector_audited",
    (
        "Were forms and proofs of the collectors checked?",
        "Formulaires et preuves des collecteurs ont-ils été contrôlés ?",
    ),
    ("the collectors were not checked", "les collecteurs n'ont pas été contrôlés"),
)
_OWN_FACTS = (_COLLECTED, _PROVABLE)
_LIST_FACTS = (_PROVABLE, _NAMED, _AUDITED)
_FORM_FACTS = (_FREE, _ACT)


def _electronic(campaign: Campaign) -> Finding:
    if campaign.channel is None:
        return missing("channel", ("By which channel?", "Par quel canal ?"))
    made = passed if campaign.channel in _ELECTRONIC else failed
    return made(("the channel is {channel}", "le canal est : {channel}"), at="channel", channel=campaign.channel)


def _of_channel(campaign: Campaign, channel: Channel) -> Finding:
    if campaign.channel is None:
        return missing("channel", ("By which channel?", "Par quel canal ?"))
    made = passed if campaign.channel is channel else failed
    return made(("the channel is {channel}", "le canal est : {channel}"), at="channel", channel=campaign.channel)


def _consent_of(campaign: Campaign, facts: tuple[_Fact, ...]) -> Finding:
    consent = campaign.consent or Consent()
    return all_hold(
        ("there is a consent that counts", "il y a un consentement qui compte"),
        [stated(getattr(consent, fact), f"consent.{fact}", ask=ask, no=no) for fact, ask, no in facts],
    )


def _consented(campaign: Campaign) -> Finding:
    facts: list[_Fact] = [_COLLECTED, _ACT, _FREE]
    if campaign.relation is Relation.LIST_OBTAINED:
        facts.append(_NAMED)
    answers = [_consent_of(campaign, tuple(facts))]
    if campaign.consent_channels is not None and campaign.channel is not None:
        made = passed if campaign.channel in campaign.consent_channels else failed
        answers.append(
            made(
                ("consent was given for: {channels}", "consentement donné pour : {channels}"),
                at="consent_channels",
                channels=campaign.consent_channels,
            )
        )
    elif campaign.channel is not None and campaign.consent is not None and campaign.consent.collected:
        answers.append(
            missing("consent_channels", ("For which channels was it given?", "Pour quels canaux a-t-il été donné ?"))
        )
    return all_hold(("the persons consented", "les personnes ont consenti"), answers)


def _charity(campaign: Campaign) -> Finding:
    return all_hold(
        (
            "it is not commercial, and persons were informed and could object",
            "elle n'est pas commerciale, et l'on a été informé et pu s'opposer",
        ),
        [
            failed(("it is not said to be non-commercial", "elle n'est pas dite non commerciale"), at="non_commercial")
            if not campaign.non_commercial
            else passed(("it is not commercial", "elle n'est pas commerciale"), at="non_commercial"),
            _informed(campaign),
        ],
    )


def _informed(campaign: Campaign) -> Finding:
    return all_hold(
        ("persons were informed and could object", "les personnes ont été informées et ont pu s'opposer"),
        [
            stated(
                campaign.informed_at_collection,
                "informed_at_collection",
                ask=(
                    "Were persons told at collection that they would be approached?",
                    "Les personnes ont-elles été averties à la collecte ?",
                ),
                no=("persons were not told", "les personnes n'ont pas été averties"),
            ),
            stated(
                campaign.objection_offered_at_collection,
                "objection_offered_at_collection",
                ask=("Could they object at collection?", "Pouvaient-elles s'opposer à la collecte ?"),
                no=("they could not object at collection", "elles ne pouvaient pas s'opposer à la collecte"),
            ),
        ],
    )


def _professional(campaign: Campaign) -> Finding:
    return all_hold(
        ("professionals, on a subject of their profession", "professionnels, sur un objet de leur profession"),
        [
            stated(
                campaign.related_to_profession,
                "related_to_profession",
                ask=("Does the subject relate to their profession?", "L'objet est-il lié à leur profession ?"),
                no=("the subject does not relate to their profession", "l'objet n'est pas lié à leur profession"),
            ),
            _informed(campaign),
        ],
    )


def _similar(campaign: Campaign) -> Finding:
    if campaign.relation is None:
        return missing("relation", _ASK_RELATION)
    if campaign.relation is not Relation.CUSTOMER:
        return failed(("the persons are not customers", "les personnes ne sont pas clientes"), at="relation")
    return all_hold(
        (
            "customers, for similar products of the same legal person",
            "clients, pour des produits analogues de la même personne",
        ),
        [
            stated(
                campaign.similar_products,
                "similar_products",
                ask=("Are the products similar?", "Les produits sont-ils analogues ?"),
                no=("the products are not similar", "les produits ne sont pas analogues"),
            ),
            stated(
                campaign.same_legal_person,
                "same_legal_person",
                ask=("By the same legal person that sold?", "Par la même personne morale qui a vendu ?"),
                no=("another legal person sends", "une autre personne morale envoie"),
            ),
            stated(
                campaign.objection_offered_at_collection,
                "objection_offered_at_collection",
                ask=("Could they object at collection?", "Pouvaient-elles s'opposer à la collecte ?"),
                no=("they could not object at collection", "elles ne pouvaient pas s'opposer à la collecte"),
            ),
        ],
    )


def _not_excepted(telephone: Telephone) -> Finding:
    if telephone.ongoing_contract or telephone.press_subscription:
        return failed(
            ("an ongoing contract, or a press subscription", "un contrat en cours, ou un abonnement de presse"),
            at="telephone.ongoing_contract",
        )
    if telephone.ongoing_contract is None:
        return missing(
            "telephone.ongoing_contract",
            ("Are they called on an ongoing contract?", "Sont-ils appelés sur un contrat en cours ?"),
        )
    return passed(("no exception holds", "aucune exception ne vaut"))


def _file_limit(contacts: ContactFile) -> Finding:
    if contacts.unlimited:
        return failed(("the file has no limit in time", "le fichier n'a pas de limite dans le temps"), at="unlimited")
    if contacts.period is None:
        return missing("period", ("For how long?", "Pendant combien de temps ?"))
    return passed(("kept {period}", "gardé {period}"), at="period", period=contacts.period)


def _within(fact: str, value: Period | None, limit: Period) -> Finding:
    if value is None:
        return missing(fact, ("For how long?", "Pendant combien de temps ?"))
    made = passed if value.surely_within(limit) else failed
    return made(("{value}, at most {limit}", "{value}, au plus {limit}"), at=fact, value=value, limit=limit)


def _bound(fact: str, value: time | None, fits: Callable[[time], bool]) -> Finding:
    if value is None:
        return missing(
            fact,
            ("Between which hours, in the consumer's time zone?", "Entre quelles heures, au fuseau du consommateur ?"),
        )
    made, words = (
        (passed, ("the hour fits", "l'heure convient"))
        if fits(value)
        else (failed, ("calls outside the hours", "appels hors des heures"))
    )
    return made(words, at=fact)


def _count(fact: str, value: int | None, fits: Callable[[int], bool]) -> Finding:
    if value is None:
        return missing(fact, ("How many?", "Combien ?"))
    return (passed if fits(value) else failed)(("{count}", "{count}"), at=fact, count=value)
