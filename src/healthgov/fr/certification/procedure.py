"""The procedure: stages in order, corrections in time, decision, surveillance, renewal."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.findings import Finding, all_hold, by_reading, failed, missing, not_applicable, passed
from healthgov.fr.hds.deciding import accredited_when, version_1_open
from healthgov.fr.references import ANS_PROCEDURE, ARRETE_2024, R1111_10, STARTUP_WINDOW, SURVEILLANCE_NORM
from healthgov.models import AuditStage, CertificationFile, Decision, Referential
from healthgov.periods import Period, months, years
from healthgov.questions import Question, View, ask_again, by_hand, claimed, either, when
from healthgov.questions import by_reading as readings
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter
from healthgov.verdicts import Verdict

__all__ = ["ProcedureRules"]

REGIME = "2018-04-01"


def decided(then: Question) -> Question:
    """Ask of the decision, if it was taken by the day: a planned one proves nothing."""
    taken = either(Decision.on.begun(), then, ask_again(CertificationFile.decision))
    return CertificationFile.decision.has(taken)


def corrected_by_then(law: Any, file: View) -> Finding:
    """Each correction was audited within the window that the on-site audit opens."""
    if not (faults := list(file.non_conformities)):
        return passed("no non-conformity was found", at=file.at("non_conformities"))
    limit = file.on_site_audit.last_day + law.correction_window
    found = [_corrected(law.day, fault, limit) for fault in faults]
    return all_hold("each correction was audited in time", found, at=file.at("non_conformities"))


def _corrected(day: Any, fault: View, limit: date) -> Finding:
    audited = fault.claimed("correction_audited_on")
    at = fault.at("correction_audited_on")
    if audited is not None and audited < fault.found_on:
        return failed("a correction is audited before the fault is found", at=at)
    if audited is not None and not audited <= day:
        audited = None  # a planned audit proves nothing
    if audited is not None and audited <= limit:
        return passed("audited on {audited}", at=fault.at(), audited=audited)
    if audited is None and day <= limit:
        return missing(at, "The correction is to be audited by {limit}.", limit=limit)
    return failed("not audited by {limit}: the on-site audit is done again", at=fault.at(), limit=limit)


def granted_last(law: Any, file: View) -> Finding:
    """The decision to grant came on the day of the last step, or later."""
    on = file.decision.on
    if not on <= law.day:
        return missing(file.at("decision"), CertificationFile.decision.question)
    site = file.claimed("on_site_audit")
    corrections = [fault.claimed("correction_audited_on") for fault in file.claimed("non_conformities") or ()]
    told = [site.claimed("last_day") if site else None, *corrections]
    if None in corrections or any(step > on for step in told if step is not None):
        return failed("it was granted on {on}, before the last step", at=file.at("decision.on"), on=on)
    last = max(file.on_site_audit.last_day, *(fault.correction_audited_on for fault in file.non_conformities), date.min)
    return passed("it was granted on {on}, the last step was on {last}", at=file.at("decision.on"), on=on, last=last)


def watched(law: Any, file: View) -> Finding:
    """Somebody looked every year, by both ways of counting."""
    decision = file.claimed("decision")
    if decision is None or not decision.on <= law.day or not decision.granted:
        return not_applicable("no certificate was granted", at=file.at("decision"))
    last, interval = decision.claimed("last_day"), law.surveillance_interval
    # What was looked at before the decision, or after the certificate ended, is of another one.
    looks = sorted(day for day in file.surveillance if decision.on < day <= (last or day) and day <= law.day)
    counted = (
        _within_twelve_months(law.day, decision.on, looks, last, interval),
        _each_calendar_year(law.day, decision.on, looks, last, interval),
    )
    if last is None and all(finding.verdict is Verdict.FAIL for finding in counted):
        return missing(file.at("decision.last_day"), Decision.last_day.question)
    return by_reading("twelve months and the calendar year compete", *counted, at="surveillance")


def _within_twelve_months(
    day: Any, decided_on: date, looks: list[date], last_day: date | None, interval: Period
) -> Finding:
    previous = decided_on
    for look in looks:
        if look > previous + interval:
            return failed("nobody looked for twelve months after {previous}", at="surveillance", previous=previous)
        previous = look
    due = previous + interval
    if last_day is not None and last_day <= due:
        return passed("the certificate ends before the next look", at="surveillance")
    if day <= due:
        return passed("the next look is due by {due}", at="surveillance", due=due)
    return failed("a look was due by {due}", at="surveillance", due=due)


def _each_calendar_year(
    day: Any, decided_on: date, looks: list[date], last_day: date | None, interval: Period
) -> Finding:
    first_due = decided_on + interval
    if last_day is not None and last_day <= first_due:
        return passed("the certificate ends before the next look", at="surveillance")
    if not looks and day <= first_due:
        return passed("the first look is due by {due}", at="surveillance", due=first_due)
    if not looks:
        return failed("the first look was due by {due}", at="surveillance", due=first_due)
    if looks[0] > first_due:
        return failed("the first look came after {due}", at="surveillance", due=first_due)
    seen = {look.year for look in looks}
    for year in range(looks[0].year + 1, date.max.year):
        end = date(year, 12, 31)
        if not day > end or (last_day is not None and last_day <= end):
            break
        if year not in seen:
            return failed("nobody looked in the year that ended on {end}", at="surveillance", end=end)
    return passed("someone looked in every year", at="surveillance")


def renewed(law: Any, file: View) -> Finding:
    """The renewal was granted by the last day of the present certificate."""
    last, decision = file.previous_last_day, file.claimed("decision")
    if decision is None or not decision.on <= law.day or not decision.granted:
        if law.day <= last:
            return missing(
                file.at("decision"), "The certificate ends on {last}: when is the renewal decided?", last=last
            )
        return failed("the certificate ended on {last} without decision", at=file.at("decision"), last=last)
    on = decision.on
    if on <= last:
        return passed("decided on {on}, the certificate ends on {last}", at=file.at("decision.on"), on=on, last=last)
    return failed("decided on {on}, the certificate ended on {last}", at=file.at("decision.on"), on=on, last=last)


class ProcedureRules(RuleSet, of=CertificationFile):
    """The steps."""

    certificate_lifetime = parameter(REGIME, years(3), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)
    correction_window = parameter(REGIME, months(3), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)
    startup_window = parameter(REGIME, months(9), cites=[STARTUP_WINDOW], limit=Limit.MAXIMUM)
    surveillance_interval = parameter(REGIME, years(1), cites=[ANS_PROCEDURE], limit=Limit.MAXIMUM)

    @rule("FR-CERT-01", ARRETE_2024, since=REGIME, severity=Severity.BLOCKER)
    def version_open(law, file: type[CertificationFile]) -> Question:
        """The application is lodged on the version then open.

        Version 1 closed to applications in November 2024; the 16th and the 17th are both printed. *Passes* on
        version 2, on version 1 applied for on 2024-11-15, and on one that was decided by then, which was applied for
        before; *contested* for one of 2024-11-16, *fails* for one of 2024-11-17.
        """
        applied = version_1_open(file.applied_on)
        on_application = readings("two days are printed on which version 1 closed", *applied)
        both = readings(
            "two days are printed, and the day of the application competes with that of the decision",
            *applied,
            *version_1_open(Decision.on),
        )
        asked = either(claimed(file.decision.stated()), file.decision.has(both), on_application)
        decided_early = ~claimed(file.applied_on.stated()) & claimed(file.decision.has(version_1_open(Decision.on)[0]))
        return ~file.referential.is_(Referential.V1) | decided_early | asked

    @rule("FR-CERT-02", ANS_PROCEDURE, since=REGIME)
    def stages_in_order(law, file: type[CertificationFile]) -> Question:
        """The on-site audit follows the documentary audit.

        Documents first, then the site. No text read fixes a delay between the two. *Passes* when the on-site audit
        starts on the day the documentary audit ended or later, *fails* when it starts, or is over, before that end.
        """
        documents_began, documents_ended = AuditStage.first_day.outer(), AuditStage.last_day.outer()
        over = AuditStage.last_day.before(documents_ended) | AuditStage.last_day.before(documents_began)
        too_early = over | AuditStage.first_day.before(documents_began)
        in_order = AuditStage.first_day.at_least(documents_ended) & ~claimed(too_early)
        return file.documentary_audit.has(file.on_site_audit.has(in_order))

    @rule("FR-CERT-03", ANS_PROCEDURE, since=REGIME, severity=Severity.BLOCKER)
    def corrected_in_time(law, file: type[CertificationFile]) -> Question:
        """Corrections are audited within three months.

        Non-conformities are corrected, and the corrections audited, within three months of the on-site audit.
        Otherwise the whole on-site audit is done again. *Passes* on the last day of the window, *fails* the day
        after, *unknown* while the window is open and a correction has not been audited.
        """
        return by_hand(corrected_by_then)

    @rule("FR-CERT-04", ANS_PROCEDURE, since=REGIME)
    def decided_last(law, file: type[CertificationFile]) -> Question:
        """The decision follows the audits and corrections.

        A certificate is granted after the on-site audit ended and every correction was audited. *Passes* on the day
        itself, *fails* the day before. *Does not apply* to a refusal.
        """
        return when(decided(Decision.granted), by_hand(granted_last))

    @rule("FR-CERT-05", R1111_10, STARTUP_WINDOW, since=REGIME, severity=Severity.BLOCKER)
    def certifier_accredited(law, file: type[CertificationFile]) -> Question:
        """The certifier is accredited when it decides.

        Accredited on the day of the decision, or in the nine months that admissibility opens. *Passes* on the first
        day of accreditation, *fails* the day before without admissibility in time.
        """
        return decided(file.certifier.has(accredited_when(Decision.on, law.startup_window)))

    @rule("FR-CERT-06", ANS_PROCEDURE, since=REGIME, severity=Severity.BLOCKER)
    def lifetime_kept(law, file: type[CertificationFile]) -> Question:
        """The certificate lasts three years at most.

        *Passes* to the third anniversary, *fails* a day later, and where it ends before it starts.
        """
        first, last = Decision.first_day, Decision.last_day
        kept = last.at_least(first) & last.at_most(first + law.certificate_lifetime)
        return decided(when(Decision.granted, kept))

    @rule("FR-CERT-07", ANS_PROCEDURE, SURVEILLANCE_NORM, since=REGIME)
    def watched_yearly(law, file: type[CertificationFile]) -> Question:
        """Surveillance happens every year.

        Every year after the decision the certifier looks again. Two ways of counting are in use: twelve months
        after the last look, or once in each calendar year with the first within twelve months of the decision.
        No look is due after the certificate ended: where one is missing and no end is told, the end is asked. *Passes*
        and *fails* where both agree, *contested* otherwise.
        """
        return by_hand(watched)

    @rule("FR-CERT-08", ANS_PROCEDURE, since=REGIME)
    def renewed_in_time(law, file: type[CertificationFile]) -> Question:
        """A renewal is decided before the certificate ends.

        A decision after the last day leaves a gap in which the host is not certified. *Passes* on the last day,
        *fails* the day after.
        """
        return when(file.renewal, by_hand(renewed))
