"""Staff."""

from __future__ import annotations

from healthgov.fr.retention.signatures import ARCHIVES
from healthgov.fr.retention.texts import ADVICE, CIVIL_CODE, CNIL, CSS, LABOUR_CODE
from healthgov.periods import days, months, years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Phase, Reading
from healthgov.retention.rows import (
    ANONYMISED,
    GUIDANCE,
    INFERRED,
    MEMORY,
    SECOND_HAND,
    UNSURE,
    advised,
    at_least,
    at_most,
    gap,
    kept,
)
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["StaffSchedule"]

_ALERTS = "CNIL, deliberation 2023-064 of 6 July 2023"
_EMPLOYED = (Phase("active", days(0).after("departure")),)


class StaffSchedule(RetentionSchedule):
    """Staff."""

    own_events = events(Event("document_made_or_received", "the day the document was made or received"))

    unsuccessful_candidate = kept(
        "candidate not hired",
        at_most(years(2).after("last_exchange")),
        CNIL(
            "human resources referential",
            url="https://www.cnil.fr/sites/default/files/atoms/files/referentiel_grh_novembre_2019_0.pdf",
        ),
        CNIL("deliberation 2019-160", MEMORY, url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000041798580"),
        controller="employer",
        # The year in the number of the deliberation: it cannot have applied before.
        since="2019-01-01",
        phases=(Phase("active", years(2).after("last_exchange")),),
        note="sooner where the person asks; afterwards for litigation only",
    )
    employee_file = kept(
        "file of an employee",
        advised(years(5).after("departure")),
        CIVIL_CODE("2224, a limitation that evidence is kept for", SECOND_HAND, force=GUIDANCE),
        controller="private employer",
        phases=_EMPLOYED,
        note="not for public servants, whose files are kept far longer: a type of its own",
    )
    public_servant_file = gap(
        "file of a public servant",
        ADVICE("No text on the files of public servants read", UNSURE),
        starts="departure",
        controller="public employer",
        then=ARCHIVES,
        contested="the length stands in the tables of public archives, which were not read: ask the archives that give the visa",
        note="far longer than the five years of a private employer",
    )
    payslip_employer_copy = kept(
        "employer's copy of a payslip",
        at_least(years(5).after("issue")),
        LABOUR_CODE("L3243-4"),
        controller="employer",
        phases=(Phase("active", days(0).after("issue")),),
    )
    e_payslip_availability = kept(
        "electronic payslip vault",
        at_least(years(50).after("issue")),
        LABOUR_CODE("D3243-8"),
        controller="employer, provider of the vault",
        readings=(
            Reading(years(75).after("birth"), LABOUR_CODE("L1237-5")),
            Reading(
                years(76).after("birth"),
                LABOUR_CODE("L1237-5, read as the age from which an employer may retire anybody: 70", INFERRED),
            ),
        ),
        contested="fifty years, or the age in art. L1237-5 and six years: the age moves with reforms of pensions",
        note="the employer chooses; the last paragraph of art. L1237-5 names the 69th birthday, which makes 75",
    )
    staff_register = kept(
        "staff register",
        at_least(years(5).after("departure")),
        LABOUR_CODE("R1221-26"),
        controller="employer",
        phases=_EMPLOYED,
    )
    working_time_records = kept(
        "records of working hours",
        at_least(years(1).after("period_end")),
        LABOUR_CODE("D3171-16"),
        controller="employer",
        note="or as long as the period over which working hours are arranged, where that is more than a year",
    )
    on_call_records = kept(
        "records of on-call duty",
        at_least(years(1).after("period_end")),
        LABOUR_CODE("D3171-16"),
        controller="employer",
    )
    working_days_records = kept(
        "records of annual working days",
        at_least(years(3).after("period_end")),
        LABOUR_CODE("D3171-16"),
        controller="employer",
    )
    social_contribution_docs = kept(
        "documents on social contributions",
        at_least(years(6).after("document_made_or_received")),
        CSS("L243-16"),
        controller="employer",
        since="2018-12-23",
        note="the limitation of contributions (art. L244-3) is shorter, and does not shorten this duty",
    )
    phone_recording_training = kept(
        "recorded calls for training",
        at_most(months(6).after("recording")),
        CNIL(
            "recording of calls at work, after NS-57",
            SECOND_HAND,
            url="https://www.cnil.fr/fr/lecoute-et-lenregistrement-des-appels-sur-le-lieu-de-travail",
        ),
        controller="employer",
    )
    whistleblowing_report = kept(
        "internal alert without follow-up",
        at_most(months(2).after("closure")),
        ADVICE(_ALERTS, SECOND_HAND),
        then=ANONYMISED,
        since="2023-07-21",
        phases=(Phase("active", days(0).after("decision_final")),),
        note="active until the decision on what follows; two months from the closure where no procedure does",
    )
    whistleblowing_report_with_procedure = kept(
        "internal alert followed by a procedure",
        until("until the limitation or the time to appeal has run"),
        ADVICE(_ALERTS, SECOND_HAND),
        starts="decision_final",
        then=ANONYMISED,
        since="2023-07-21",
        phases=(Phase("active", days(0).after("decision_final")),),
    )
