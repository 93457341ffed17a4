"""Staff."""

from __future__ import annotations

from healthgov.periods import months, years
from healthgov.retention.making import MEMORY, kept, text
from healthgov.retention.policies import Disposition, Nature, Reading
from healthgov.retention.schedules import RetentionSchedule

__all__ = ["StaffSchedule"]


class StaffSchedule(RetentionSchedule):
    """Staff."""

    unsuccessful_candidate = kept(
        "unsuccessful_candidate",
        ("candidate not hired", "candidat non retenu"),
        years(2),
        "last_contact",
        Nature.RECOMMENDED,
        "CNIL, human resources referential",
        soft=True,
        controller="employer",
    )
    employee_file = kept(
        "employee_file",
        ("file of an employee", "dossier du personnel"),
        years(5),
        "departure",
        Nature.RECOMMENDED,
        "C. civ., art. 2224",
        controller="employer",
    )
    payslip_employer_copy = kept(
        "payslip_employer_copy",
        ("employer's copy of a payslip", "double du bulletin de paie"),
        years(5),
        "act",
        Nature.MINIMUM,
        "C. trav., art. L3243-4",
        controller="employer",
    )
    e_payslip_availability = kept(
        "e_payslip_availability",
        ("electronic payslip vault", "coffre de bulletins électroniques"),
        years(50),
        "act",
        Nature.MINIMUM,
        "C. trav., art. D3243-8",
        controller="employer",
        readings=(
            Reading(years(76).after("birth"), text("C. trav., art. D3243-8 with L1237-5: 70 and 6 years", MEMORY)),
        ),
        contested=(
            "fifty years, or the age in art. L1237-5 and six years: the age moves with reforms of pensions",
            "cinquante ans, ou l'âge de l'art. L1237-5 plus six ans : l'âge suit les réformes des retraites",
        ),
    )
    staff_register = kept(
        "staff_register",
        ("staff register", "registre unique du personnel"),
        years(5),
        "departure",
        Nature.MINIMUM,
        "C. trav., art. R1221-26",
        controller="employer",
    )
    working_time_records = kept(
        "working_time_records",
        ("records of working hours", "décompte des horaires"),
        years(1),
        "act",
        Nature.MINIMUM,
        "C. trav., art. D3171-16",
        controller="employer",
    )
    working_days_records = kept(
        "working_days_records",
        ("records of annual working days", "décompte du forfait jours"),
        years(3),
        "act",
        Nature.MINIMUM,
        "C. trav., art. D3171-16",
        controller="employer",
    )
    social_contribution_docs = kept(
        "social_contribution_docs",
        ("documents on social contributions", "documents de charges sociales"),
        years(3),
        "act",
        Nature.MINIMUM,
        "CSS, art. L244-3",
        controller="employer",
    )
    phone_recording_training = kept(
        "phone_recording_training",
        ("recorded calls for training", "enregistrements d'appels de formation"),
        months(6),
        "recording",
        Nature.MAXIMUM,
        "CNIL, recording of calls at work",
        soft=True,
        controller="employer",
    )
    whistleblowing_report = kept(
        "whistleblowing_report",
        ("internal alert without follow-up", "alerte professionnelle sans suite"),
        months(2),
        "closure",
        Nature.MAXIMUM,
        "CNIL, deliberation 2023-064 of 6 July 2023",
        sure=MEMORY,
        soft=True,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        since="2023-07-21",
    )
