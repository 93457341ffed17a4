"""Agreement between sections where French law has a part: hosting behind activities, periods behind records."""

from __future__ import annotations

from healthgov import eu
from healthgov.eu.coherence import APPLICABLE
from healthgov.eu.gdpr.law import special_categories
from healthgov.eu.references import gdpr
from healthgov.findings import Finding, contested, failed, missing, passed
from healthgov.fr.hds import Hds
from healthgov.fr.places import in_france
from healthgov.fr.references import L1111_8
from healthgov.fr.retention import Retention
from healthgov.models import HostingArrangement, Organisation, ProcessingActivity, RetentionLimit
from healthgov.periods import After, Period
from healthgov.questions import Question, View, by_hand, claimed, since, when
from healthgov.retention import AppliesBy, Nature, RetentionPolicy
from healthgov.retention.terms import periods_of
from healthgov.rules import Severity, rule
from healthgov.texts import BindingForce

__all__ = ["Coherence"]

_AT_LEAST = (Nature.MINIMUM, Nature.FIXED)
_AT_MOST = (Nature.MAXIMUM, Nature.FIXED)

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
    known = Retention.versions.get(limit.record_type, ())
    if not known:
        return failed("the schedule knows no such type of record", at="record_type")
    by_study = [policy for policy in known if policy.applies_by is not AppliesBy.DISPOSAL]
    standing = by_study or [policy for policy in known if policy.validity.covers(law.day)]
    if not standing:
        return failed("no text on this type of record is in force", at="record_type")
    period = limit.maybe("period")
    if period is None:
        return passed("the period is that of the schedule", at="record_type")
    return _agrees(limit, period, standing[0])


def _agrees(limit: View, period: Period, policy: RetentionPolicy) -> Finding:
    if policy.doubt:
        return contested(policy.doubt, at="period")
    lengths = periods_of(policy.term)
    if not lengths:
        return missing("period", "Does the period meet the criteria of the schedule, which gives no number?")
    shortest = next((one for one in lengths if all(one.surely_within(other) for other in lengths)), None)
    longest = next((one for one in lengths if all(other.surely_within(one) for other in lengths)), None)
    if policy.nature in _AT_LEAST and shortest is not None and not shortest.surely_within(period):
        return failed("{period} is shorter than {law}", at="period", period=period, law=shortest)
    if longest is not None and not period.surely_within(longest):
        if policy.nature in _AT_MOST and not _advised(policy):
            return failed("{period} is longer than {law}", at="period", period=period, law=longest)
        if _advised(policy) and limit.justified is False:
            words = "{period} is longer than the {law} advised, without reasons"
            return failed(words, at="period", period=period, law=longest)
    active = _active_period(policy)
    longer = policy.nature in _AT_MOST and active is not None and not period.surely_within(active)
    if active is not None and longer and not limit.archived_apart:
        return failed("{period} is longer than {law} in active use", at="archived_apart", period=period, law=active)
    if len(lengths) > 1 and not (policy.nature in _AT_LEAST and longest is not None and longest.surely_within(period)):
        return missing("period", "Does the period hold for each case that the schedule tells apart?")
    return passed("the period agrees with the schedule", at="period")


def _active_period(policy: RetentionPolicy) -> Period | None:
    """How long a record stays in active use, where the text says so beside a longer period in all."""
    ends = next((phase.ends for phase in policy.phases if phase.name == "active"), None)
    return ends.period if isinstance(ends, After) and ends.period != Period() else None


def _advised(policy: RetentionPolicy) -> bool:
    """Whether the period is advice: to keep, or to keep no longer where no text that binds more says so."""
    binding = [cite for cite in policy.cites if cite.confidence.decides and cite.force > BindingForce.GUIDANCE]
    return policy.nature is Nature.RECOMMENDED or (policy.nature is Nature.MAXIMUM and not binding)


class Coherence(eu.Coherence):
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
        policies = [policy for policy in Retention.policies if policy.key == record_type]
        if not policies:
            return None
        return any(policy.nature is not Nature.MAXIMUM for policy in policies if policy.validity.covers(self.day))
