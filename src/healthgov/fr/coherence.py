"""Agreement between sections where French law has a part: hosting behind activities, periods behind records."""

from __future__ import annotations

from healthgov.eu import coherence
from healthgov.eu.coherence import APPLICABLE
from healthgov.eu.gdpr.law import special_categories
from healthgov.eu.references import gdpr
from healthgov.findings import Finding
from healthgov.fr.hds import Hds
from healthgov.fr.places import in_france
from healthgov.fr.references import L1111_8
from healthgov.models import HostingArrangement, Organisation, ProcessingActivity, RetentionLimit
from healthgov.questions import Question, View, by_hand, claimed, since, when
from healthgov.rules import Severity, rule

__all__ = ["Coherence"]

named_hosting = Organisation.hosting.where(HostingArrangement.id.among(ProcessingActivity.hosting))
"""The arrangements that an activity names."""

lawful_hosting = (
    (~claimed(~HostingArrangement.health_data)).said(
        "the arrangement does not deny that it holds health data",
        no="the arrangement says it holds no health data, the activity does",
    )
    & Hds.certificate_in_force
    & Hds.activities_covered
    & Hds.referential_alive
    & Hds.not_suspended
    & when(since("2024-11-16"), Hds.isms_certified)
)
"""Everything the law on hosting asks of a certificate, asked of an arrangement that holds health data."""


def agrees_with_schedule(law: Coherence, limit: View) -> Finding:
    """A stated period against the policies of its type of record on the day."""
    from healthgov.fr.periods import agrees  # noqa: PLC0415  the schedule loads when a period is held against it

    return agrees(law, limit)


class Coherence(coherence.Coherence):
    """Agreement between sections, French hosting and retention included."""

    @rule("FR-COH-01", L1111_8, since="2018-04-01", severity=Severity.BLOCKER)
    def hosted_lawfully(law, activity: type[ProcessingActivity]) -> Question:
        """Health data of an activity lie with a certified host.

        The arrangements an activity names hold its health data, and pass what the law on hosting asks of the
        certificate: in force, for what is performed, on a version that counts, not suspended, on a certified ISMS.
        *Fails* where an arrangement says that it holds no health data while the activity does, or where its host
        has no certificate that counts. CSP, art. L1111-8.
        """
        return when(in_france & special_categories & activity.hosting.stated(), named_hosting.each(lawful_hosting))

    @rule("FR-COH-02", gdpr("5(1)(e)"), since=APPLICABLE, of=RetentionLimit)
    def period_agrees_with_schedule(law, limit: type[RetentionLimit]) -> Question:
        """Stated periods agree with the French schedule.

        A period stated beside a type of record is no shorter than the shortest period that a text asks to keep it,
        and no longer than the longest that a text allows, whichever branch of the text applies. A period that
        guidance alone advises, or caps, may be passed with reasons. *Fails* for a type of record the schedule does
        not know.
        """
        return when(in_france & claimed(limit.record_type.stated()), by_hand(agrees_with_schedule))

    def must_be_kept(self, record_type: str) -> bool | None:
        """Whether a text asks, or advises, to keep records of a type: a maximum obliges nobody."""
        from healthgov.fr.periods import must_be_kept  # noqa: PLC0415  as above

        return must_be_kept(record_type, self.day)
