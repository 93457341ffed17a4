"""Agreement between sections where French law has a part: hosting behind activities, periods behind records."""

from __future__ import annotations

from typing import ClassVar

from healthgov import eu
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw
from healthgov.eu.references import gdpr
from healthgov.findings import Finding, Words, all_hold, contested, failed, implied, missing, not_applicable, passed
from healthgov.fr.hds import Hds
from healthgov.fr.personal_data import in_france
from healthgov.fr.references import L1111_8
from healthgov.fr.retention import Retention
from healthgov.models import HostingArrangement, Organisation, ProcessingActivity, RetentionLimit
from healthgov.periods import After, Period
from healthgov.retention import Nature, RetentionPolicy
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.texts import BindingForce
from healthgov.verdicts import Verdict

__all__ = ["Coherence"]

_AT_LEAST = (Nature.MINIMUM, Nature.FIXED)
_AT_MOST = (Nature.MAXIMUM, Nature.FIXED)


class Coherence(eu.Coherence, DataProtectionLaw):
    """Agreement between sections, French hosting and retention included."""

    title: ClassVar[Words] = (
        "Agreement between sections, French hosting and retention included",
        "cohérence entre sections, hébergement et conservation français compris",
    )

    @rule(
        "FR-COH-01",
        title=(
            "health data of an activity lie with a certified host",
            "les données de santé d'un traitement sont chez un hébergeur certifié",
        ),
        cites=[L1111_8],
        since="2018-04-01",
        severity=Severity.BLOCKER,
        on=ProcessingActivity,
    )
    def hosted_lawfully(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """The arrangements an activity names hold its health data, and pass the rule on the host's certificate.

        *Fails* where an arrangement says that it holds no health data while the activity does, or where its host
        has no certificate in force. CSP, art. L1111-8.
        """
        if not in_france(organisation) or not isinstance(organisation, Organisation):
            return not_applicable(("the organisation is not in France", "l'organisation n'est pas en France"))

        def asked() -> Finding:
            if activity.hosting is None:
                return missing("hosting", ("Where are the data hosted?", "Où les données sont-elles hébergées ?"))
            named = set(activity.hosting)
            arrangements = [arrangement for arrangement in organisation.hosting or () if arrangement.id in named]
            if not arrangements:
                return not_applicable(
                    ("no arrangement that is described is named", "aucun hébergement décrit n'est nommé"), at="hosting"
                )
            return all_hold(
                ("health data lie with certified hosts", "les données de santé sont chez des hébergeurs certifiés"),
                [self._certified(arrangement) for arrangement in arrangements],
                at="hosting",
            )

        return implied(self.special(activity), asked)

    @rule(
        "FR-COH-02",
        title=(
            "stated periods agree with the French schedule",
            "les durées déclarées concordent avec le tableau français",
        ),
        cites=[gdpr("5(1)(e)")],
        since=APPLICABLE,
        on=RetentionLimit,
    )
    def period_agrees_with_schedule(self, limit: RetentionLimit, organisation: object) -> Finding:
        """A period stated beside a type of record is no shorter than its minimum and no longer than its maximum.

        A period that guidance alone advises, or caps, may be passed with reasons. *Fails* for a type of record the
        schedule does not know.
        """
        if not in_france(organisation):
            return not_applicable(("the organisation is not in France", "l'organisation n'est pas en France"))
        if limit.record_type is None:
            return not_applicable(("no type of record is named", "aucun type n'est nommé"), at="record_type")
        known = [policy for policy in Retention.policies if policy.key == limit.record_type]
        if not known:
            return failed(
                ("the schedule knows no such type of record", "le tableau ne connaît pas ce type"), at="record_type"
            )
        standing = [policy for policy in known if policy.validity.covers(self.day)]
        if not standing:
            return failed(
                ("no text on this type of record is in force", "aucun texte sur ce type n'est en vigueur"),
                at="record_type",
            )
        if limit.period is None:
            return passed(("the period is that of the schedule", "la durée est celle du tableau"), at="record_type")
        return _agrees(limit, limit.period, standing[0])

    def must_be_kept(self, record_type):
        policies = [policy for policy in Retention.policies if policy.key == record_type]
        if not policies:
            return None
        return any(policy.nature is not Nature.MAXIMUM for policy in policies if policy.validity.covers(self.day))

    def _certified(self, arrangement: HostingArrangement) -> Finding:
        if arrangement.health_data is False:
            return failed(
                (
                    "an arrangement says it holds no health data, the activity does",
                    "un hébergement se dit sans données de santé, le traitement en a",
                ),
                at="hosting",
            )
        finding = Hds(as_of=self.as_of).certificate_in_force(arrangement)
        if finding.holds_until is not None:
            # The other rule set has a day of its own: what it noted counts here too.
            _ = self.day < finding.holds_until
        if finding.verdict is Verdict.PASS:
            return passed(
                ("the host is certified where it must be", "l'hébergeur est certifié là où il le faut"), at="hosting"
            )
        if finding.verdict is Verdict.FAIL:
            return failed(
                ("the host holds no certificate in force", "l'hébergeur n'a pas de certificat en vigueur"), at="hosting"
            )
        return missing(
            "hosting",
            (
                "What the hosting section asks has to be answered first.",
                "Ce que demande la section hébergement doit d'abord être indiqué.",
            ),
        )


def _advised(policy: RetentionPolicy) -> bool:
    """Whether the period is advice: to keep, or to keep no longer where no text that binds more says so."""
    binding = [cite for cite in policy.cites if cite.confidence.decides and cite.force > BindingForce.GUIDANCE]
    return policy.nature is Nature.RECOMMENDED or (policy.nature is Nature.MAXIMUM and not binding)


def _agrees(limit: RetentionLimit, period: Period, policy: RetentionPolicy) -> Finding:
    if policy.doubt:
        return contested(policy.doubt, at="period")
    if not isinstance(policy.term, After):
        return not_applicable(
            ("the schedule has more than one period for it", "le tableau a plusieurs durées pour ce type"), at="period"
        )
    law = policy.term.period
    long_enough, short_enough = law.surely_within(period), period.surely_within(law)
    if policy.nature in _AT_LEAST and not long_enough:
        return failed(
            ("{period} is shorter than {law}", "{period}, c'est moins que {law}"), at="period", period=period, law=law
        )
    if policy.nature in _AT_MOST and not short_enough and not _advised(policy):
        return failed(
            ("{period} is longer than {law}", "{period}, c'est plus que {law}"), at="period", period=period, law=law
        )
    if _advised(policy) and not short_enough and limit.justified is not True:
        if limit.justified is None:
            return missing(
                "justified",
                ("Is the longer period justified in writing?", "La durée plus longue est-elle justifiée par écrit ?"),
            )
        return failed(
            (
                "{period} is longer than the {law} advised, without reasons",
                "{period}, c'est plus que {law} conseillés, sans motifs",
            ),
            at="period",
            period=period,
            law=law,
        )
    return passed(("the period agrees with the schedule", "la durée concorde avec le tableau"), at="period")
