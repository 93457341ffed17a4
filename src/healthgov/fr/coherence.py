"""Agreement between sections where French law has a part: hosting behind activities, periods behind records."""

from __future__ import annotations

from healthgov.eu import coherence
from healthgov.eu.coherence import described
from healthgov.eu.gdpr.law import APPLICABLE, concerns_health, not_anonymous, nothing_left
from healthgov.eu.references import gdpr
from healthgov.eu.roles import given_back, takes_part
from healthgov.eu.schedules.stated import comparable, holding, of_its_own, of_persons
from healthgov.findings import Finding
from healthgov.fr.hds import Hds
from healthgov.fr.hds.scope import ARCHIVING_SINCE, personal_health_data
from healthgov.fr.places import in_france, touches_france, under_the_codes
from healthgov.fr.references import L1111_8
from healthgov.models import FormalityKind, HostingArrangement, Organisation, ProcessingActivity, RetentionLimit
from healthgov.questions import Question, View, ask_again, by_hand, claimed, since, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["Coherence"]

named_hosting = Organisation.hosting.where(HostingArrangement.id.among(ProcessingActivity.hosting))
"""The arrangements that an activity names."""
each_described = described(ProcessingActivity.hosting, Organisation.hosting, HostingArrangement.id) | ask_again(
    ProcessingActivity.hosting, "Who hosts these data? Describe each arrangement that is named here."
)
"""Nothing is known of an arrangement that is named and described nowhere; that it is not described fails EU-COH-01."""
given_back_by_all = claimed(
    each_described & named_hosting.exist(none="no hosting is named") & named_hosting.each(given_back)
)
somewhere_still = (~given_back_by_all).said(
    "not all that are named gave everything back", no="all that are named gave everything back"
) | ask_again(ProcessingActivity.hosting, "All hosts that are named gave everything back: where do these data lie now?")

lawful_hosting = (
    personal_health_data.said(
        "the arrangement does not deny that it holds health data",
        no="the arrangement says it holds no health data, the activity does",
    )
    & Hds.certificate_in_force
    & when(since(ARCHIVING_SINCE), Hds.archiving_certified)
    & Hds.activities_covered
    & Hds.referential_alive
    & Hds.not_suspended
    & Hds.certificate_lifetime_kept
    & when(since("2024-11-16"), Hds.isms_certified & Hds.version_open)
    & when(since("2025-11-01"), Hds.isms_edition)
    & Hds.certifier_accredited
    & Hds.accreditor_european
)
"""Everything the law on hosting asks of a certificate, asked of an arrangement that holds health data."""


def agrees_with_schedule(law: Coherence, limit: View, document: View | None) -> Finding:
    """The stated period agrees with the policies of its type of record on the day."""
    from healthgov.fr.periods import agrees_in_france  # noqa: PLC0415  the schedule loads when a period is held against it

    formalities = [one.formality for one in holding(limit, document) if one.formality is not None]
    frameworks = {one.framework for one in formalities if one.kind is not FormalityKind.AUTHORISED}
    return agrees_in_france(law, limit, next(iter(frameworks)) if len(frameworks) == 1 else None)


class Coherence(coherence.Coherence):
    """Agreement between sections, French hosting and retention included."""

    @classmethod
    def bears(cls, document: object) -> type[RuleSet]:
        """As the Union's, for who has nothing to do with France."""
        ours = (cls.part_of or cls).title == Coherence.title
        return coherence.Coherence if ours and not touches_france(document) else cls

    @rule("FR-COH-01", L1111_8, since="2018-04-01", severity=Severity.BLOCKER)
    def hosted_lawfully(law, activity: type[ProcessingActivity]) -> Question:
        """Health data of an activity lie with a certified host.

        The arrangements an activity names hold its health data, and pass what the law on hosting asks of the
        certificate: in force, for what is performed, on a version that counts and was open, no longer than three years,
        not suspended, on a certified ISMS of a current edition, from an accredited certifier. *Fails* where an
        arrangement says that it holds no health data, or none of real persons, while the activity does, or where its
        host has no certificate that counts. *Unknown* where one that is named is described nowhere, and where all that
        are named gave everything back: it is asked where the data lie now. CSP, art. L1111-8.
        """
        return when(
            under_the_codes & takes_part & concerns_health & not_anonymous & ~nothing_left & activity.hosting.stated(),
            named_hosting.each(lawful_hosting) & each_described & somewhere_still,
        )

    @rule("FR-COH-02", gdpr("5(1)(e)"), since=APPLICABLE, of=RetentionLimit)
    def period_agrees_with_schedule(law, limit: type[RetentionLimit]) -> Question:
        """Stated periods agree with the French schedule.

        A period stated beside a type of record is no shorter than the shortest period that a text asks to keep it,
        and no longer than the longest that a text allows, whichever branch of the text applies. A period that
        guidance alone advises, or caps, may be passed with reasons, and so may one that a text gives as the least;
        not the cap of a framework to which conformity was declared. Where the schedule gives criteria, or several
        lengths, it is asked whether the period meets them, and so it is where words of one's own alone say the end.
        What stays in active use longer than its phase is kept apart; a time of active use that is stated is no longer
        than that phase, or has reasons. A processor has no period of its own: it returns and keeps no copy. A type of
        record of the organisation's own, of which no schedule is said to speak (`own_type`), is held against nothing:
        EU-GDPR-05 asks of its period. *Fails* for a type of record the schedule does not know where nobody says so, and
        for the type of record of another version than the study follows. *Unknown* on a day on which the schedule has
        no text on the type: one that is yet to come binds nobody. *Contested* for a type whose length no text read
        gives, unless it is that of a table on which the public archives agreed; by such a table public archives are
        kept for longer than a text has it, never for less. Of a text that the schedule does not know, of the Union or
        of another State, it is asked whether it was read: it may lengthen a period, and shortens none; beyond what a
        framework declared allows, it is asked whether that was authorised apart. Data said to be kept without limit are
        asked by EU-GDPR-05, data older than their period by EU-GDPR-06.
        """
        return when(under_the_codes & of_its_own & of_persons & comparable, by_hand(agrees_with_schedule))

    @coherence.Coherence.period_agrees_by_country.override
    def period_agrees_by_country(law, limit: type[RetentionLimit], was: Question) -> Question:
        """Stated periods agree with the schedule of the country.

        A period stated beside a type of record is held against the schedule of retention of the State, where one is
        shipped: no shorter than the shortest that a text asks for, no longer than the longest that it allows. Of
        organisations in France FR-COH-02 asks it. GDPR, art. 5(1)(e) and 17(3)(b).
        """
        return when(~in_france, was)
