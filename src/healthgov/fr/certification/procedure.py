"""The procedure: stages in order, corrections in time, decision, surveillance, renewal."""

from __future__ import annotations

from datetime import date

from healthgov.findings import (
    Finding,
    Words,
    all_hold,
    by_reading,
    failed,
    missing,
    not_applicable,
    passed,
)
from healthgov.fr.certification.law import CertificationLaw
from healthgov.fr.hds.certifiers import accredited
from healthgov.fr.references import ANS_PROCEDURE, R1111_10, STARTUP_WINDOW, SURVEILLANCE_NORM
from healthgov.models import CertificationFile, NonConformity
from healthgov.rules import Severity
from healthgov.rules.former import rule

__all__ = ["ProcedureRules"]


class ProcedureRules(CertificationLaw):
    """The steps."""

    @rule(
        "FR-CERT-02",
        title=("the on-site audit follows the documentary audit", "l'audit sur site suit l'audit documentaire"),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
    )
    def stages_in_order(self, file: CertificationFile) -> Finding:
        """Documents first, then the site. No text read fixes a delay between the two.

        *Passes* when the on-site audit starts the day after the documentary audit ended, *fails* when it starts
        before that end.
        """
        documents, site = file.documentary_audit, file.on_site_audit
        if documents is None or documents.last_day is None:
            return missing(
                "documentary_audit.last_day",
                ("On which day did the documentary audit end?", "Quel jour l'audit documentaire a-t-il fini ?"),
            )
        if site is None or site.first_day is None:
            return missing(
                "on_site_audit.first_day",
                ("On which day did the on-site audit start?", "Quel jour l'audit sur site a-t-il commencé ?"),
            )
        words: Words = (
            "documents through {documents}, site from {site}",
            "documents jusqu'au {documents}, site à partir du {site}",
        )
        ordered = documents.last_day <= site.first_day
        return (passed if ordered else failed)(
            words, at="on_site_audit.first_day", documents=documents.last_day, site=site.first_day
        )

    @rule(
        "FR-CERT-03",
        title=("corrections are audited within three months", "les corrections sont auditées sous trois mois"),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def corrected_in_time(self, file: CertificationFile) -> Finding:
        """Non-conformities are corrected, and the corrections audited, within three months of the on-site audit.

        Otherwise the whole on-site audit is done again. *Passes* on the last day of the window, *fails* the day
        after, *unknown* while the window is open and a correction has not been audited.
        """
        if file.on_site_audit is None or file.on_site_audit.last_day is None:
            return missing(
                "on_site_audit.last_day",
                ("On which day did the on-site audit end?", "Quel jour l'audit sur site a-t-il fini ?"),
            )
        if file.non_conformities is None:
            return missing(
                "non_conformities", ("Which non-conformities were found?", "Quelles non-conformités ont été relevées ?")
            )
        limit = file.on_site_audit.last_day + self.correction_window
        findings = [self._corrected(n, f"non_conformities[{i}]", limit) for i, n in enumerate(file.non_conformities)]
        if not findings:
            return passed(
                ("no non-conformity was found", "aucune non-conformité n'a été relevée"), at="non_conformities"
            )
        return all_hold(
            ("each correction was audited in time", "chaque correction a été auditée à temps"),
            findings,
            at="non_conformities",
        )

    @rule(
        "FR-CERT-04",
        title=("the decision follows the audits and corrections", "la décision suit les audits et les corrections"),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
    )
    def decided_last(self, file: CertificationFile) -> Finding:
        """A certificate is granted after the on-site audit ended and every correction was audited.

        *Passes* on the day itself, *fails* the day before.
        """
        decision = self.decided(file)
        if decision is None:
            return missing(
                "decision", ("What did the certifier decide, and when?", "Qu'a décidé le certificateur, et quand ?")
            )
        if not decision.granted:
            return not_applicable(("the certificate was refused", "le certificat a été refusé"), at="decision")
        if file.on_site_audit is None or file.on_site_audit.last_day is None:
            return missing(
                "on_site_audit.last_day",
                ("On which day did the on-site audit end?", "Quel jour l'audit sur site a-t-il fini ?"),
            )
        if file.non_conformities is None:
            return missing(
                "non_conformities", ("Which non-conformities were found?", "Quelles non-conformités ont été relevées ?")
            )
        steps = [
            file.on_site_audit.last_day,
            *(n.correction_audited_on for n in file.non_conformities if n.correction_audited_on),
        ]
        pending = any(n.correction_audited_on is None for n in file.non_conformities)
        if pending or max(steps) > decision.on:
            return failed(
                ("it was granted on {on}, before the last step", "il a été accordé le {on}, avant la dernière étape"),
                at="decision.on",
                on=decision.on,
            )
        return passed(("it was granted on {on}", "il a été accordé le {on}"), at="decision.on", on=decision.on)

    @rule(
        "FR-CERT-05",
        title=("the certifier is accredited when it decides", "le certificateur est accrédité quand il décide"),
        cites=[R1111_10, STARTUP_WINDOW],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def certifier_accredited(self, file: CertificationFile) -> Finding:
        """Accredited on the day of the decision, or in the nine months that admissibility opens.

        *Passes* on the first day of accreditation, *fails* the day before without admissibility in time.
        """
        decision = self.decided(file)
        if decision is None:
            return missing(
                "decision", ("What did the certifier decide, and when?", "Qu'a décidé le certificateur, et quand ?")
            )
        return accredited(file.certifier, decision.on, self.startup_window)

    @rule(
        "FR-CERT-06",
        title=("the certificate lasts three years at most", "le certificat dure trois ans au plus"),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
        severity=Severity.BLOCKER,
    )
    def lifetime_kept(self, file: CertificationFile) -> Finding:
        """*Passes* to the third anniversary, *fails* a day later."""
        decision = self.decided(file)
        if decision is not None and not decision.granted:
            return not_applicable(("the certificate was refused", "le certificat a été refusé"), at="decision")
        if decision is None or decision.first_day is None or decision.last_day is None:
            return missing(
                "decision.last_day",
                (
                    "From which day to which day is the certificate valid?",
                    "De quel jour à quel jour le certificat est-il valable ?",
                ),
            )
        lifetime = self.certificate_lifetime
        words: Words = ("valid through {last}", "valable jusqu'au {last} inclus")
        kept = decision.first_day <= decision.last_day <= decision.first_day + lifetime
        return (passed if kept else failed)(words, at="decision.last_day", last=decision.last_day)

    @rule(
        "FR-CERT-07",
        title=("surveillance happens every year", "la surveillance a lieu chaque année"),
        cites=[ANS_PROCEDURE, SURVEILLANCE_NORM],
        since="2018-04-01",
    )
    def watched_yearly(self, file: CertificationFile) -> Finding:
        """Every year after the decision the certifier looks again.

        Two ways of counting are in use: twelve months after the last look, or once in each calendar year with
        the first within twelve months of the decision. *Passes* and *fails* where both agree, *contested* else.
        """
        decision = self.decided(file)
        if decision is None or not decision.granted:
            return not_applicable(("no certificate was granted", "aucun certificat n'a été accordé"), at="decision")
        if file.surveillance is None:
            return missing(
                "surveillance", ("When did surveillance audits end?", "Quand les audits de surveillance ont-ils fini ?")
            )
        looks = sorted(day for day in file.surveillance if decision.on < day <= self.day)
        return by_reading(
            ("twelve months and the calendar year compete", "douze mois et l'année civile se concurrencent"),
            self._within_twelve_months(decision.on, looks, decision.last_day),
            self._each_calendar_year(decision.on, looks, decision.last_day),
            at="surveillance",
        )

    @rule(
        "FR-CERT-08",
        title=(
            "a renewal is decided before the certificate ends",
            "un renouvellement est décidé avant la fin du certificat",
        ),
        cites=[ANS_PROCEDURE],
        since="2018-04-01",
    )
    def renewed_in_time(self, file: CertificationFile) -> Finding:
        """A decision after the last day leaves a gap in which the host is not certified.

        *Passes* on the last day, *fails* the day after.
        """
        if file.renewal is None:
            return missing("renewal", ("Is this a renewal?", "Est-ce un renouvellement ?"))
        if not file.renewal:
            return not_applicable(("this is no renewal", "ce n'est pas un renouvellement"), at="renewal")
        if file.previous_last_day is None:
            return missing(
                "previous_last_day",
                (
                    "Until which day is the present certificate valid?",
                    "Jusqu'à quel jour le certificat actuel est-il valable ?",
                ),
            )
        last = file.previous_last_day
        decision = self.decided(file)
        if decision is None or not decision.granted:
            if self.day <= last:
                return missing(
                    "decision",
                    (
                        "The certificate ends on {last}: when is the renewal decided?",
                        "Le certificat finit le {last} : quand le renouvellement est-il décidé ?",
                    ),
                    last=last,
                )
            return failed(
                (
                    "the certificate ended on {last} without decision",
                    "le certificat a pris fin le {last} sans décision",
                ),
                at="decision",
                last=last,
            )
        words: Words = (
            "decided on {on}, the certificate ends on {last}",
            "décidé le {on}, le certificat finit le {last}",
        )
        return (passed if decision.on <= last else failed)(words, at="decision.on", on=decision.on, last=last)

    def _corrected(self, found: NonConformity, where: str, limit: date) -> Finding:
        audited = found.correction_audited_on
        if audited is not None and audited < found.found_on:
            return failed(
                ("a correction is audited before the fault is found", "une correction est auditée avant le constat"),
                at=f"{where}.correction_audited_on",
            )
        if audited is not None and not audited <= self.day:
            audited = None  # a planned audit proves nothing
        if audited is not None and audited <= limit:
            return passed(("audited on {audited}", "auditée le {audited}"), at=where, audited=audited)
        if audited is None and self.day <= limit:
            return missing(
                f"{where}.correction_audited_on",
                ("The correction is to be audited by {limit}.", "La correction est à auditer avant le {limit} inclus."),
                limit=limit,
            )
        return failed(
            (
                "not audited by {limit}: the on-site audit is done again",
                "non auditée le {limit} : l'audit sur site est refait",
            ),
            at=where,
            limit=limit,
        )

    def _within_twelve_months(self, decided: date, looks: list[date], last_day: date | None) -> Finding:
        previous = decided
        for look in looks:
            if look > previous + self.surveillance_interval:
                return failed(
                    (
                        "nobody looked for twelve months after {previous}",
                        "personne n'a regardé pendant douze mois après le {previous}",
                    ),
                    at="surveillance",
                    previous=previous,
                )
            previous = look
        due = previous + self.surveillance_interval
        if last_day is not None and last_day <= due:
            return passed(
                ("the certificate ends before the next look", "le certificat finit avant le prochain regard"),
                at="surveillance",
            )
        if self.day <= due:
            return passed(
                ("the next look is due by {due}", "le prochain regard est dû le {due} au plus tard"),
                at="surveillance",
                due=due,
            )
        return failed(
            ("a look was due by {due}", "un regard était dû le {due} au plus tard"), at="surveillance", due=due
        )

    def _each_calendar_year(self, decided: date, looks: list[date], last_day: date | None) -> Finding:
        first_due = decided + self.surveillance_interval
        if not looks:
            words: Words = ("the first look is due by {due}", "le premier regard est dû le {due} au plus tard")
            return (passed if self.day <= first_due else failed)(words, at="surveillance", due=first_due)
        if looks[0] > first_due:
            return failed(
                ("the first look came after {due}", "le premier regard est venu après le {due}"),
                at="surveillance",
                due=first_due,
            )
        seen = {look.year for look in looks}
        for year in range(looks[0].year + 1, date.max.year):
            end = date(year, 12, 31)
            if not self.day > end or (last_day is not None and last_day <= end):
                break
            if year not in seen:
                return failed(
                    (
                        "nobody looked in the year that ended on {end}",
                        "personne n'a regardé dans l'année finie le {end}",
                    ),
                    at="surveillance",
                    end=end,
                )
        return passed(("someone looked in every year", "quelqu'un a regardé chaque année"), at="surveillance")
