"""What persons are told, and how they are answered."""

from __future__ import annotations

from datetime import date

from healthgov.deadlines import IsHoliday, ResponsePeriod
from healthgov.eu.deadlines import RIGHTS_REQUEST
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, negated
from healthgov.eu.references import gdpr
from healthgov.findings import Finding, all_hold, any_holds, failed, missing, not_applicable, outside, passed, stated
from healthgov.models import Notice, NoticeItem, ProcessingActivity, RequestKind, RightsRequest
from healthgov.periods import days
from healthgov.rules.former import rule
from healthgov.values import parameter

__all__ = ["ALWAYS_TOLD", "InformationRules"]

ALWAYS_TOLD = frozenset(
    {
        NoticeItem.CONTROLLER,
        NoticeItem.PURPOSES_AND_BASES,
        NoticeItem.RECIPIENTS,
        NoticeItem.RETENTION,
        NoticeItem.RIGHTS,
        NoticeItem.COMPLAINT,
    }
)
"""What every notice says; the rest depends on the processing."""


class InformationRules(DataProtectionLaw):
    """Notices of art. 12 to 14, and requests of art. 15 to 22."""

    told_items = parameter(APPLICABLE, ALWAYS_TOLD, cites=[gdpr("13"), gdpr("14")])

    @rule(
        "EU-GDPR-20",
        title=("persons are informed", "les personnes sont informées"),
        cites=[gdpr("13"), gdpr("14")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def persons_informed(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Every group of persons has a notice, given in time, that says all it must and is not vague.

        At collection when data come from the person; else within a month, at first contact, before disclosure.
        *Fails* without notice, late, incomplete or vague, with the items that lack. GDPR, art. 13 and 14.
        """
        return self.as_controller(
            activity,
            organisation,
            lambda: (
                failed(("no notice is given", "aucune information n'est donnée"), at="notices")
                if activity.notices == ()
                else self.each(
                    activity.notices,
                    "notices",
                    lambda notice: self._complete(notice, activity),
                    missing("notices", ("What are persons told, and when?", "Que dit-on aux personnes, et quand ?")),
                )
            ),
        )

    @rule(
        "EU-GDPR-21",
        title=("information is easy to find and to read", "l'information est facile à trouver et à lire"),
        cites=[gdpr("12(1)")],
        since=APPLICABLE,
        on=Notice,
    )
    def information_clear(self, notice: Notice, organisation: object) -> Finding:
        """A notice is concise, easily accessible, in clear and plain language the persons read. GDPR, art. 12(1)."""
        if notice.given is False:
            return not_applicable(("there is no notice to read", "il n'y a pas d'information à lire"), at="given")
        return self.where_reached(
            organisation,
            lambda: all_hold(
                ("it is easy to find and to read", "elle est facile à trouver et à lire"),
                [
                    stated(
                        notice.accessible,
                        "accessible",
                        ask=("Is it easy to find?", "Est-elle facile à trouver ?"),
                        no=("it is hard to find", "elle est difficile à trouver"),
                    ),
                    stated(
                        notice.plain_language,
                        "plain_language",
                        ask=(
                            "Is it in plain language that the persons read?",
                            "Est-elle dans une langue simple que les personnes lisent ?",
                        ),
                        no=(
                            "it is not in plain language that the persons read",
                            "elle n'est pas dans une langue simple que les personnes lisent",
                        ),
                    ),
                ],
            ),
        )

    @rule(
        "EU-GDPR-22",
        title=("requests are answered in time", "les demandes reçoivent une réponse à temps"),
        cites=[gdpr("12(3)")],
        since=APPLICABLE,
        on=RightsRequest,
    )
    def answered_in_time(self, request: RightsRequest, organisation: object) -> Finding:
        """An answer comes within a month of receipt, or three where the person was told so within the first.

        A calendar month, to the day with the same number or the last of the month; one that ends on a day that
        is not worked ends with the next working day (Regulation 1182/71). GDPR, art. 12(3).
        """
        return self.where_reached(organisation, lambda: self.in_time(request, organisation, RIGHTS_REQUEST))

    @rule(
        "EU-GDPR-23",
        title=("an answer to an access request is complete", "la réponse à une demande d'accès est complète"),
        cites=[gdpr("15")],
        since=APPLICABLE,
        on=RightsRequest,
    )
    def access_complete(self, request: RightsRequest, organisation: object) -> Finding:
        """Access gives the data and what is known of them, their source included. GDPR, art. 15(1) and (3)."""
        if request.kind not in (RequestKind.ACCESS, RequestKind.MEDICAL_FILE):
            return not_applicable(("no access was asked for", "aucun accès n'est demandé"), at="kind")
        if request.unanswered:
            return self.where_reached(organisation, lambda: self._waiting(request, organisation))
        return self.where_reached(
            organisation,
            lambda: all_hold(
                ("the answer is complete", "la réponse est complète"),
                [
                    stated(
                        request.complete,
                        "complete",
                        ask=("Did the answer give all that was asked and due?", "La réponse a-t-elle tout donné ?"),
                        no=("the answer was partial or empty", "la réponse était partielle ou vide"),
                    ),
                    passed(("the source is given or not at stake", "la source est donnée ou sans objet"))
                    if request.source_given is not False
                    else failed(
                        ("the answer does not give the source of the data", "la réponse ne donne pas la source"),
                        at="source_given",
                    ),
                ],
            ),
        )

    @rule(
        "EU-GDPR-24",
        title=("erasure and rectification are carried out", "l'effacement et la rectification sont faits"),
        cites=[gdpr("16"), gdpr("17"), gdpr("18")],
        since=APPLICABLE,
        on=RightsRequest,
    )
    def carried_out(self, request: RightsRequest, organisation: object) -> Finding:
        """What is due is really erased, corrected or restricted; an account only deactivated is not erased.

        A refusal with its reasons passes: law may ask to keep. GDPR, art. 16 to 18.
        """
        kinds = (RequestKind.ERASURE, RequestKind.RECTIFICATION, RequestKind.RESTRICTION)
        if request.kind not in kinds:
            return not_applicable(("no such request", "pas de telle demande"), at="kind")
        if request.unanswered:
            return self.where_reached(organisation, lambda: self._waiting(request, organisation))
        fact = "really_erased" if request.kind is RequestKind.ERASURE else "complete"
        return self.where_reached(
            organisation,
            lambda: any_holds(
                ("it was really done, or refused with reasons", "c'est vraiment fait, ou refusé avec motifs"),
                [
                    stated(
                        getattr(request, fact),
                        fact,
                        ask=("Was it really done, everywhere?", "Est-ce vraiment fait, partout ?"),
                        no=("it was not really done", "ce n'est pas vraiment fait"),
                    ),
                    stated(
                        request.refused_with_reasons,
                        "refused_with_reasons",
                        ask=(
                            "Was it refused, with reasons and ways of redress?",
                            "A-t-elle été refusée, avec motifs et voies de recours ?",
                        ),
                        no=("it was not refused with reasons", "elle n'a pas été refusée avec motifs"),
                    ),
                ],
            ),
        )

    @rule(
        "EU-GDPR-25",
        title=("objections are carried out", "les oppositions sont respectées"),
        cites=[gdpr("21")],
        since=APPLICABLE,
        on=RightsRequest,
    )
    def objections_respected(self, request: RightsRequest, organisation: object) -> Finding:
        """An objection to prospecting ends it at once and with no balancing, at processors and partners too.

        *Fails* when persons are approached again. GDPR, art. 21(1) to (3).
        """
        if request.kind not in (RequestKind.OBJECTION, RequestKind.OBJECTION_TO_PROSPECTING):
            return not_applicable(("no objection was made", "aucune opposition n'est faite"), at="kind")
        return self.where_reached(
            organisation,
            lambda: stated(
                request.respected,
                "respected",
                ask=(
                    "Was the objection carried out, by processors and partners too?",
                    "L'opposition est-elle respectée, par les sous-traitants et partenaires aussi ?",
                ),
                no=("the objection is not respected", "l'opposition n'est pas respectée"),
            ),
        )

    @rule(
        "EU-GDPR-26",
        title=("no identity paper without reasonable doubt", "pas de pièce d'identité sans doute raisonnable"),
        cites=[gdpr("12(2)"), gdpr("12(6)")],
        since=APPLICABLE,
        on=RightsRequest,
    )
    def identity_checks(self, request: RightsRequest, organisation: object) -> Finding:
        """More proof of identity is asked only on reasonable doubt, and not of everybody. GDPR, art. 12(6)."""
        return self.where_reached(
            organisation,
            lambda: stated(
                negated(request.excessive_identity_check),
                "excessive_identity_check",
                ask=(
                    "Was an identity paper asked for without reasonable doubt?",
                    "Une pièce d'identité a-t-elle été demandée sans doute raisonnable ?",
                ),
                no=(
                    "an identity paper is asked for without reasonable doubt",
                    "une pièce d'identité est demandée sans doute raisonnable",
                ),
            ),
        )

    def holidays(self, organisation: object) -> IsHoliday | None:  # noqa: ARG002  States know theirs
        """The public holidays that count for the organisation; ``None`` where they are not modelled."""
        return None

    def in_time(self, request: RightsRequest, organisation: object, period: ResponsePeriod) -> Finding:
        """Whether a request was answered within a period, or still can be."""
        if request.received_on is None:
            return _received()
        target, sure, latest = self._limits(request, request.received_on, organisation, period)
        answered = request.answered_on
        if answered is not None:
            words = ("answered on {day}, due on {limit}", "réponse le {day}, due le {limit}")
            if sure < answered <= latest:
                return _holiday(target)
            made = passed if answered <= sure else failed
            return made(words, at="answered_on", day=answered, limit=target)
        if self.day <= sure:
            return passed(("it is due on {limit}", "la réponse est due le {limit}"), at="received_on", limit=target)
        if request.unanswered is None:
            return missing("answered_on", ("When was it answered?", "Quand y a-t-il été répondu ?"))
        if self.day <= latest:
            return _holiday(target)
        return failed(("no answer by {limit}", "pas de réponse au {limit}"), at="unanswered", limit=target)

    def _limits(
        self, request: RightsRequest, received: date, organisation: object, period: ResponsePeriod
    ) -> tuple[date, date, date]:
        """The day to aim at, the last day that is surely in time, and the last that may be."""
        holidays = self.holidays(organisation)
        told = request.extension_told_on
        extended = period.extension is not None and told is not None and told <= received + period.latest
        limit = period.due(received, is_holiday=holidays or _never, extended=extended)
        latest = limit.outer if holidays else limit.outer + _LONGEST_HOLIDAYS
        return limit.target, limit.outer, latest

    def _waiting(self, request: RightsRequest, organisation: object) -> Finding:
        """An answer that has not come: no breach of its content before it is due."""
        return self.in_time(request, organisation, RIGHTS_REQUEST)

    def _complete(self, notice: Notice, activity: ProcessingActivity) -> Finding:
        if notice.given is None:
            return missing("given", ("Is this information given?", "Cette information est-elle donnée ?"))
        if not notice.given:
            if notice.exempt:
                return passed(
                    ("an exemption holds, and is documented", "une exemption vaut, et est documentée"), at="exempt"
                )
            return failed(("no information is given", "aucune information n'est donnée"), at="given")
        return all_hold(
            ("the information is given in time and whole", "l'information est donnée à temps et entière"),
            [_timely(notice, activity), self._whole(notice, activity)],
        )

    def _whole(self, notice: Notice, activity: ProcessingActivity) -> Finding:
        if notice.items is None:
            return missing("items", ("What does the information say?", "Que dit l'information ?"))
        lacking = tuple((self.told_items | _also(activity)) - frozenset(notice.items))
        if lacking:
            return failed(("it does not say: {items}", "elle ne dit pas : {items}"), at="items", items=lacking)
        if notice.vague_items:
            return failed(
                ("it says too little on: {items}", "elle en dit trop peu sur : {items}"),
                at="vague_items",
                items=notice.vague_items,
            )
        return passed(("it says all it must", "elle dit tout ce qu'elle doit"), at="items")


def _also(activity: ProcessingActivity) -> frozenset[NoticeItem]:
    """What a notice says because of this processing."""
    items: set[NoticeItem] = set()
    bases = {purpose.legal_basis.value for purpose in activity.purposes or () if purpose.legal_basis}
    if "legitimate_interests" in bases:
        items.add(NoticeItem.LEGITIMATE_INTERESTS)
    if "consent" in bases:
        items.add(NoticeItem.WITHDRAWAL)
    if activity.transfers:
        items.add(NoticeItem.TRANSFERS)
    if activity.automated_decision is not None and activity.automated_decision.has_significant_effects:
        items.add(NoticeItem.AUTOMATED_DECISIONS)
    if activity.collected_from_person is False:
        items |= {NoticeItem.SOURCE, NoticeItem.DATA_CATEGORIES}
    return frozenset(items)


def _timely(notice: Notice, activity: ProcessingActivity) -> Finding:
    if activity.collected_from_person is None:
        return missing(
            "at_collection",
            (
                "Do the data come from the person, and is the notice given then?",
                "Les données viennent-elles de la personne, et l'information est-elle donnée alors ?",
            ),
        )
    if activity.collected_from_person:
        return stated(
            notice.at_collection,
            "at_collection",
            ask=("Is it given when data are collected?", "Est-elle donnée à la collecte ?"),
            no=("it is not given when data are collected", "elle n'est pas donnée à la collecte"),
        )
    return stated(
        notice.within_month,
        "within_month",
        ask=(
            "Is it given within a month, at first contact, before disclosure?",
            "Est-elle donnée sous un mois, au premier contact, avant communication ?",
        ),
        no=(
            "it comes later than a month, the first contact or disclosure",
            "elle vient plus d'un mois après, après le premier contact ou la communication",
        ),
    )


def _received() -> Finding:
    return missing("received_on", ("When was the request received?", "Quand la demande a-t-elle été reçue ?"))


_LONGEST_HOLIDAYS = days(5)
"""No run of public holidays in a Member State is longer, weekends apart."""


def _never(_: date) -> bool:
    return False


def _holiday(target: date) -> Finding:
    return outside(
        (
            "it was due on {limit}; the public holidays that may move this are not modelled here",
            "elle était due le {limit} ; les jours fériés qui peuvent le déplacer ne sont pas modélisés ici",
        ),
        limit=target,
    )
