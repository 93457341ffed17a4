"""What two sections of a document say of one thing agrees."""

from __future__ import annotations

from healthgov.eu.categories import TAXONOMY
from healthgov.eu.coherence.periods import (
    every_category_limited,
    goes_by,
    id_used_once,
    limits_of,
    names_of,
    same_period_everywhere,
)
from healthgov.eu.coherence.references import described
from healthgov.eu.coherence.sources import SourceCoherence
from healthgov.eu.gdpr.law import APPLICABLE, answers_request, as_controller, not_for_others, over, personal, reached
from healthgov.eu.gdpr.timeliness import made_by_now
from healthgov.eu.references import CJEU_C_21_23, CJEU_C_184_20, gdpr
from healthgov.eu.roles import takes_part
from healthgov.eu.schedules.stated import held_against_schedule, knows
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import (
    Article9,
    DataUse,
    DigitalPlatform,
    HostingArrangement,
    InformationSystem,
    Notice,
    Organisation,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    Recipient,
    RequestKind,
    RetentionLimit,
    RightsRequest,
    Transfer,
    with_category,
)
from healthgov.questions import Question, View, by_hand, claimed, thing_of, when
from healthgov.rules import Severity, rule

__all__ = ["Coherence", "described"]

special_by_nature = with_category(
    TAXONOMY,
    lambda category: category.article_9 is Article9.SPECIAL,
    yes="they hold data that are of a special category by nature",
    no="nothing in them is of a special category by nature",
)
appointments = ProcessingActivity.purposes.some(
    Purpose.kind.is_(PurposeKind.APPOINTMENTS), none="there is no purpose"
) & ~ProcessingActivity.use.is_(DataUse.OTHER)
reveals_health = special_by_nature | appointments | ProcessingActivity.allows_conclusion
"""By nature, by the specialty of an appointment, or because a conclusion on health is possible."""


def nothing_due_erased(law: Coherence, platform: View, document: View | None) -> Finding:
    """Nothing that a text asks to keep goes with an account."""
    erased, due = set(platform.account_deletion_erases), platform.claimed("account_data_due")
    at = platform.at("account_deletion_erases")
    organisation = thing_of(document)
    limits = limits_of(organisation) if isinstance(organisation, Organisation) else []
    gone = [limit for limit in limits if goes_by(limit, erased)]
    kept = {law.asked_to_keep(limit, organisation) for limit in gone}
    if not erased <= names_of(gone):  # something goes of which nobody says what it is
        kept.add(None)
    if True in kept or (erased and due):  # who says that a text asks to keep them is believed
        return failed("deleting the account erases records still to be kept", at=at)
    if None in kept and due is None:
        return missing(platform.at("account_data_due"), DigitalPlatform.account_data_due.question)
    return passed("no record still due goes with the account", at=at)


def nothing_due_erased_on_request(law: Coherence, request: View, document: View | None) -> Finding:
    """Nothing that a text still asked to keep went with the request."""
    erased = request.claimed("erased")
    organisation = thing_of(document)
    limits = limits_of(organisation) if isinstance(organisation, Organisation) else []
    gone = [
        limit for limit in limits if erased is None or goes_by(limit, erased)
    ]  # anything may have gone, if none is named
    own = (
        {id(limit) for limit in limits_of(organisation, of_its_own=True)}
        if isinstance(organisation, Organisation)
        else ()
    )
    ours = [limit for limit in gone if id(limit) in own]  # of its clients the clients answer
    asked = request.kind is RequestKind.ERASURE  # a text may have a record erased on request: no other right is that
    kept = {law.asked_to_keep(limit, organisation, on_request=asked) for limit in ours}
    named = names_of(gone)
    if erased is not None and named.issuperset(erased) and kept <= {False}:
        return passed("nothing that was erased is of a type that a text asks to keep", at=request.at("erased"))
    past = request.claimed("erased_past_period")
    if past is None:
        if erased is None and True not in kept:
            return missing(request.at("erased"), RightsRequest.erased.question)
        return missing(request.at("erased_past_period"), RightsRequest.erased_past_period.question)
    words, at = RightsRequest.erased_past_period.words, request.at("erased_past_period")
    if (
        past
        and erased is not None
        and any(law.never_ends(one.record_type, organisation) for one in ours if one.record_type is not None)
    ):
        return failed("a text asks to keep this type of record without end", at=at)
    return passed(words.yes, at=at) if past else failed(words.no, at=at)


def _of_a_type_to_keep(law: Coherence, activity: View, document: View | None) -> Finding:
    """A limit of the activity is of a type of record that a text asks to keep, or may ask to: no schedule says that none does."""
    for limit in activity.claimed("retention") or ():
        record_type = limit.claimed("record_type")
        limit.claimed("own_type")  # read below
        if record_type is not None and law.asked_to_keep(thing_of(limit), thing_of(document)) is not False:
            return passed("a text asks to keep this type of record, or may", at=limit.at("record_type"))
    return failed("no type of record is named that a text may ask to keep", at=activity.at("retention"))


class Coherence(SourceCoherence, of=ProcessingActivity, where=reached):
    """Agreement between sections."""

    @rule("EU-COH-01", gdpr("5(2)"), gdpr("30(1)"), since=APPLICABLE, severity=Severity.MINOR)
    def references_resolve(law, activity: type[ProcessingActivity]) -> Question:
        """What activities refer to is described.

        Recipients, systems and hosting arrangements named by an activity are described in their sections, and so are the
        importers of its transfers and the recipients that its notices name. *Fails* where one is not.
        """
        importers = activity.transfers.where(claimed(Transfer.importer.stated()))
        importer = Organisation.recipients.some(Recipient.id.is_(Transfer.importer), none="no recipient is described")
        told = activity.notices.where(claimed(Notice.recipients.stated()))
        beside = when(
            claimed(activity.transfers.stated()),
            importers.each(importer.said("the importer is described", no="the importer is not described")),
        ) & when(
            claimed(activity.notices.stated()),
            told.each(described(Notice.recipients, Organisation.recipients, Recipient.id)),
        )
        named = (
            described(activity.recipients, Organisation.recipients, Recipient.id)
            & described(activity.systems, Organisation.systems, InformationSystem.id)
            & described(activity.hosting, Organisation.hosting, HostingArrangement.id)
        )
        return when(personal & takes_part, named & beside)

    @rule("EU-COH-02", gdpr("9(1)"), CJEU_C_184_20, CJEU_C_21_23, since=APPLICABLE)
    def sensitive_declared(law, activity: type[ProcessingActivity]) -> Question:
        """Data that reveal health are declared sensitive.

        An appointment reveals health by its specialty; an order of pharmacy-only products does too. Controllers declare
        it: a processor takes what it is told. *Fails* when the activity declares its data "not sensitive" and they are
        of a special category.
        """
        return when(not_for_others & personal, activity.declared_sensitive | ~reveals_health)

    @rule("EU-COH-03", gdpr("5(1)(e)"), since=APPLICABLE)
    def periods_agree(law, activity: type[ProcessingActivity]) -> Question:
        """One set of data has one retention period.

        *Fails* for a set with both a period and "unlimited", for one type of record, or one case of it where criteria
        tell cases apart, with different periods in the activities of the organisation, for a set that stands twice with
        two periods, in one activity or in two, and for a minimum that is longer than the period. Two sets of the same
        categories with two periods are asked what tells them apart: a type of record, a clock, criteria, an archive. A
        processor keeps for each controller as it is told.
        """
        two_lengths = claimed(RetentionLimit.unlimited) & claimed(RetentionLimit.period.stated())
        one_length = (~two_lengths).said("it has one length", no="it has a period and is called unlimited")
        agreed = activity.retention.each(one_length & by_hand(same_period_everywhere)) & by_hand(id_used_once)
        return when(not_for_others & personal, agreed)

    @rule("EU-COH-04", gdpr("5(1)(e)"), gdpr("30(1)(f)"), since=APPLICABLE)
    def categories_covered(law, activity: type[ProcessingActivity]) -> Question:
        """Every category processed has a retention limit.

        A limit covers the categories it names, with what lies below; one that names none covers all.
        *Fails* where a category has none, and names it; where no limit at all is set EU-GDPR-05 fails. Limits are the
        controller's to set; data on the dead alone are outside the GDPR.
        """
        return when(as_controller & personal & ~activity.retention.empty(), by_hand(every_category_limited))

    @rule("EU-COH-05", gdpr("17(3)(b)"), gdpr("5(1)(f)"), since=APPLICABLE, of=DigitalPlatform)
    def account_deletion(law, platform: type[DigitalPlatform]) -> Question:
        """Deleting an account does not delete records still due.

        A record that law keeps longer than the account lives does not go with the account: what a text only caps
        may go. *Fails* when deletion erases a set of data whose type of record a text asks to keep. Where no schedule
        says it, it is asked. Who asks for no account, and says nothing of deleting one or of what goes with it, has none to
        delete.
        """
        told_of = platform.account_deletion.stated() | ~platform.account_deletion_erases.empty()
        accounts = ~claimed(~platform.account_required) | claimed(told_of)
        return when(accounts & platform.account_deletion, by_hand(nothing_due_erased))

    @rule("EU-COH-06", gdpr("5(2)"), gdpr("30(1)(e)"), since=APPLICABLE, severity=Severity.MINOR)
    def importers_agree(law, activity: type[ProcessingActivity]) -> Question:
        """An importer is described alike in both places.

        The role and the country of an importer who is one of the recipients are those of the recipient. *Fails* where
        the two differ: data that go to a processor in one place go to a controller in the other.
        """
        importer = Organisation.recipients.where(Recipient.id.is_(Transfer.importer))
        same_role = importer.each(Recipient.role.is_(Transfer.importer_role))
        same_country = importer.each(Recipient.country.is_(Transfer.country))
        agreed = when(claimed(Transfer.importer_role.stated()), same_role) & when(
            claimed(Transfer.country.stated()), same_country
        )
        importers = activity.transfers.where(claimed(Transfer.importer.stated()))
        return when(personal & takes_part, importers.each(agreed))

    @rule("EU-COH-07", gdpr("17(3)(b)"), gdpr("5(1)(f)"), since=APPLICABLE, of=RightsRequest)
    def erasure_spares_what_is_due(law, request: type[RightsRequest]) -> Question:
        """What is erased on request is not still due.

        An obligation to keep stands before the right to erasure: a record of a type that a text asks to keep is
        erased, or made anonymous, once its period is over, and not because somebody asks for it, withdraws consent or
        objects. A processor erases what its controllers tell it to. *Fails* where something
        was erased before; asks where it is not said which data went, or whether they were past their period.
        GDPR, art. 17(3)(b).
        """
        gone = claimed(request.really_erased) | claimed(request.anonymised)
        return when(answers_request & made_by_now & gone, by_hand(nothing_due_erased_on_request))

    @rule("EU-COH-17", gdpr("17(3)(b)"), gdpr("5(1)(f)"), since=APPLICABLE)
    def end_spares_what_is_due(law, activity: type[ProcessingActivity]) -> Question:
        """What is due outlives the processing.

        A text that asks to keep a record asks so after the processing has ended too. Where it has ended, and no data of
        it are said to be kept, although a type of record is named that a text asks to keep, or of which no schedule
        says that none does: it is asked whether all of them were past their period, or are kept on by another, such as
        a successor or the archives. *Fails* where something went before, whatever is said of the end. A processor is not
        asked: it keeps what its controllers tell it to. GDPR, art. 17(3)(b) and 5(1)(f).
        """
        ended = over & claimed(~activity.data_kept_after)
        due = claimed(by_hand(_of_a_type_to_keep))
        return when(as_controller & ((ended & due) | claimed(~activity.gone_when_due)), activity.gone_when_due)

    @rule("EU-COH-18", gdpr("5(1)(e)"), gdpr("17(3)(b)"), since=APPLICABLE, of=RetentionLimit)
    def period_agrees_by_country(law, limit: type[RetentionLimit]) -> Question:
        """Stated periods agree with the schedule of the country.

        A period stated beside a type of record is held against the schedule of retention of the State in which the
        organisation is established, where one is shipped: no shorter than the shortest period that a text asks to keep
        it, and no longer than the longest that a text allows, whichever branch of the text applies. One that is longer
        than a text asks for, or departs from advice, has reasons in writing. Between the branches, or where the text
        gives criteria, it is asked whether the period holds for each case. Where the law of a Land may be another, the
        Land is asked for. Of a type of record of which the schedule knows nothing it is asked whether it is one of the
        organisation's own (`own_type`), which is held against nothing, or which is meant: schedules of countries are
        not complete. *Fails* for a period that is too short or too long whichever branch, or Land, counts. *Unknown* on
        a day on which the schedule has no text on the type, *contested* where readings of it compete. Of a text that
        the schedule does not know it is asked whether it was read. Does not apply where no schedule of the country is
        known here, nor to a processor, which has no period of its own. GDPR, art. 5(1)(e) and 17(3)(b).
        """
        return held_against_schedule

    def asked_to_keep(self, limit: RetentionLimit, organisation: object, *, on_request: bool = False) -> bool | None:
        """Whether a text asks to keep the data of a limit: of a type of the organisation's own, which no schedule knows, none does."""
        record_type, schedule = limit.record_type, self.schedule_anywhere(organisation)
        if record_type is None:
            return None
        if limit.own_type and not knows(schedule, record_type):
            return False
        return self.must_be_kept(record_type, organisation, on_request=on_request)

    def must_be_kept(self, record_type: str, organisation: object, *, on_request: bool = False) -> bool | None:
        """Whether a text asks an organisation to keep records of a type; ``None`` where no schedule says so.

        ``on_request`` asks whether it has to be kept although the person asks for its erasure.
        """
        schedule = self.schedule_of(organisation)
        if schedule is None:
            return None
        from healthgov.eu.schedules.duties import must_be_kept  # noqa: PLC0415  the schedule loads when it is asked

        return must_be_kept(schedule, record_type, self.day, on_request=on_request)

    def never_ends(self, record_type: str, organisation: object) -> bool:
        """Whether a text asks an organisation to keep records of a type without any end, as far as a schedule is known."""
        schedule = self.schedule_of(organisation)
        if schedule is None:
            return False
        from healthgov.eu.schedules.duties import never_ends  # noqa: PLC0415  as above

        return never_ends(schedule, record_type)


def __dir__() -> list[str]:
    return __all__
