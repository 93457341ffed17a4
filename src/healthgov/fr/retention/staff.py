"""Staff."""

from __future__ import annotations

from healthgov.days import days, months, years
from healthgov.fr.retention.checked import cited, gap, kept
from healthgov.retention.rows import GUIDANCE, MEMORY, SECOND_HAND, SEEN
from healthgov.retention.policies import Disposition, Nature, Phase, Reading
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import end_of_year, until

__all__ = ["StaffSchedule"]

_ALERTS = "CNIL, deliberation 2023-064 of 6 July 2023"
_EMPLOYED = (Phase("active", days(0).after("departure")),)


class StaffSchedule(RetentionSchedule):
    """Staff."""

    unsuccessful_candidate = kept(
        "unsuccessful_candidate",
        ("candidate not hired", "candidat non retenu"),
        years(2),
        "last_exchange",
        Nature.MAXIMUM,
        "CNIL, human resources referential",
        sure=SEEN,
        force=GUIDANCE,
        also=(cited("CNIL, deliberation 2019-160", sure=MEMORY, force=GUIDANCE),),
        controller="employer",
        # The year in the number of the deliberation: it cannot have applied before.
        since="2019-01-01",
        phases=(Phase("active", years(2).after("last_exchange")),),
        note=(
            "sooner where the person asks; afterwards for litigation only",
            "plus tôt si la personne le demande ; ensuite pour un contentieux seulement",
        ),
    )
    employee_file = kept(
        "employee_file",
        ("file of an employee", "dossier du personnel"),
        years(5),
        "departure",
        Nature.RECOMMENDED,
        "C. civ., art. 2224, a limitation that evidence is kept for",
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="private employer",
        phases=_EMPLOYED,
        note=(
            "not for public servants, whose files are kept far longer: a type of its own",
            "pas pour les agents publics, dont les dossiers sont gardés bien plus longtemps : un type à part",
        ),
    )
    public_servant_file = gap(
        "public_servant_file",
        ("file of a public servant", "dossier d'un agent public"),
        "departure",
        "No text on the files of public servants read",
        force=GUIDANCE,
        controller="public employer",
        note=(
            "far longer than the five years of a private employer",
            "bien plus longtemps que les cinq ans d'un employeur privé",
        ),
    )
    payslip_employer_copy = kept(
        "payslip_employer_copy",
        ("employer's copy of a payslip", "double du bulletin de paie"),
        years(5),
        "issue",
        Nature.MINIMUM,
        "C. trav., art. L3243-4",
        sure=SECOND_HAND,
        controller="employer",
        phases=(Phase("active", days(0).after("issue")),),
    )
    e_payslip_availability = kept(
        "e_payslip_availability",
        ("electronic payslip vault", "coffre de bulletins électroniques"),
        years(50),
        "issue",
        Nature.MINIMUM,
        "C. trav., art. D3243-8",
        sure=SEEN,
        controller="employer, provider of the vault",
        readings=(
            Reading(
                years(76).after("birth"), cited("C. trav., art. D3243-8 with L1237-5: 70 and 6 years", sure=MEMORY)
            ),
        ),
        contested=(
            "fifty years, or the age in art. L1237-5 and six years: the age moves with reforms of pensions",
            "cinquante ans, ou l'âge de l'art. L1237-5 plus six ans : l'âge suit les réformes des retraites",
        ),
        note=(
            "the employer chooses; the age is 76 by the current text, and 75 only on a page of a vendor",
            "l'employeur choisit ; l'âge est 76 ans selon le texte actuel, 75 seulement sur la page d'un éditeur",
        ),
    )
    staff_register = kept(
        "staff_register",
        ("staff register", "registre unique du personnel"),
        years(5),
        "departure",
        Nature.MINIMUM,
        "C. trav., art. R1221-26",
        sure=SECOND_HAND,
        controller="employer",
        phases=_EMPLOYED,
    )
    working_time_records = kept(
        "working_time_records",
        ("records of working hours", "décompte des horaires"),
        years(1),
        "period_end",
        Nature.MINIMUM,
        "C. trav., art. D3171-16",
        sure=SECOND_HAND,
        controller="employer",
    )
    working_days_records = kept(
        "working_days_records",
        ("records of annual working days", "décompte du forfait jours"),
        years(3),
        "period_end",
        Nature.MINIMUM,
        "C. trav., art. D3171-16",
        sure=SECOND_HAND,
        controller="employer",
    )
    social_contribution_docs = kept(
        "social_contribution_docs",
        ("documents on social contributions", "documents de charges sociales"),
        end_of_year("contribution_due", years(3)),
        "contribution_due",
        Nature.MINIMUM,
        "CSS, art. L244-3",
        sure=SECOND_HAND,
        controller="employer",
        phases=(Phase("active", days(0).after("contribution_due")),),
        note=(
            "three years from the end of the year in which the contributions fell due",
            "trois ans dès la fin de l'année au titre de laquelle les cotisations sont dues",
        ),
    )
    phone_recording_training = kept(
        "phone_recording_training",
        ("recorded calls for training", "enregistrements d'appels de formation"),
        months(6),
        "recording",
        Nature.MAXIMUM,
        "CNIL, recording of calls at work, after NS-57",
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="employer",
    )
    whistleblowing_report = kept(
        "whistleblowing_report",
        ("internal alert without follow-up", "alerte professionnelle sans suite"),
        months(2),
        "closure",
        Nature.MAXIMUM,
        _ALERTS,
        sure=MEMORY,
        force=GUIDANCE,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        since="2023-07-21",
        phases=(Phase("active", days(0).after("decision_final")),),
        note=(
            "active until the decision on what follows; two months from the closure where no procedure does",
            "en base active jusqu'à la décision sur la suite ; deux mois dès la clôture sans procédure",
        ),
    )
    whistleblowing_report_with_procedure = kept(
        "whistleblowing_report_with_procedure",
        ("internal alert followed by a procedure", "alerte professionnelle suivie d'une procédure"),
        until(
            (
                "until the limitation or the time to appeal has run",
                "jusqu'à la prescription ou la fin des voies de recours",
            )
        ),
        "decision_final",
        Nature.CRITERION,
        _ALERTS,
        sure=MEMORY,
        force=GUIDANCE,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        since="2023-07-21",
        phases=(Phase("active", days(0).after("decision_final")),),
    )
