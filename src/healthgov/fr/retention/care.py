"""Care in hospitals and practices."""

from __future__ import annotations

from healthgov.periods import Validity, days, months, years
from healthgov.references import BindingForce
from healthgov.retention.making import INFERRED, MEMORY, UNSURE, gap, kept, text
from healthgov.retention.policies import Disposition, Granularity, Nature, Phase, Reading, RetentionPolicy, SignOff
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import end_of_year, happened, not_before, replaced, until

__all__ = ["HOSPITAL_RECORD", "CareSchedule"]

_TWENTY = years(20).after("last_contact")
_BIRTHDAY_28 = years(28).after("birth")
_TEN_FROM_DEATH = years(10).after("death")
_DIES_EARLY = happened("death").within(years(10), of="last_contact")

HOSPITAL_RECORD = RetentionPolicy(
    key="hospital_medical_record",
    title=("medical record of a hospital", "dossier médical d'un établissement de santé"),
    # "In all cases" makes the death clause a literal replacement: a maximum of both periods would leave it
    # without effect for adults.
    term=replaced(not_before(_TWENTY, _BIRTHDAY_28), by=_TEN_FROM_DEATH, when=_DIES_EARLY),
    readings=(
        Reading(
            not_before(replaced(_TWENTY, by=_TEN_FROM_DEATH, when=_DIES_EARLY), _BIRTHDAY_28),
            text("CSP, art. R1112-7, read with the birthday as a floor for the deceased too", INFERRED),
        ),
    ),
    trigger="last_contact",
    assumes={"birth": "last_contact"},
    nature=Nature.FIXED,
    controller="hospital",
    granularity=Granularity.DOSSIER,
    disposition=Disposition.ARCHIVES_FIRST,
    sign_offs=(SignOff.DIRECTOR, SignOff.MEDICAL_INFORMATION_PHYSICIAN, SignOff.ARCHIVES_VISA),
    suspended_by_claims=True,
    validity=Validity.of("2006-01-05"),
    cites=(text("CSP, art. R1112-7", source="decree 2006-6 of 4 January 2006"),),
    note=(
        "the whole file follows the last stay or consultation in that establishment",
        "tout le dossier suit le dernier séjour ou la dernière consultation dans cet établissement",
    ),
)


class CareSchedule(RetentionSchedule):
    """Care."""

    hospital_medical_record = HOSPITAL_RECORD
    transfusion_extract = kept(
        "transfusion_extract",
        ("mention of transfusions", "mention des actes transfusionnels"),
        years(30),
        "act",
        Nature.MINIMUM,
        "Instruction of 14 August 2007; Directive 2005/61/EC, art. 4",
        granularity=Granularity.EXTRACT,
        disposition=Disposition.ARCHIVES_FIRST,
        controller="hospital",
    )
    haemovigilance_unit_data = kept(
        "haemovigilance_unit_data",
        ("traceability of labile blood products", "traçabilité des produits sanguins labiles"),
        years(30),
        "act",
        Nature.MINIMUM,
        "CSP, art. R1221-36 and R1221-40; Directive 2005/61/EC, art. 4",
        sure=MEMORY,
        disposition=Disposition.ARCHIVES_FIRST,
    )
    private_practice_record = kept(
        "private_practice_record",
        ("patient record of a private practice", "dossier patient d'un cabinet libéral"),
        years(20),
        "last_contact",
        Nature.RECOMMENDED,
        "CNIL, deliberation 2020-081 of 18 June 2020",
        soft=True,
        granularity=Granularity.DOSSIER,
        phases=(Phase("active", years(5).after("last_contact")),),
    )
    care_sheet_copy = kept(
        "care_sheet_copy",
        ("copy of an electronic care sheet", "double de feuille de soins électronique"),
        days(90),
        "transmission",
        Nature.FIXED,
        "CSS, art. R161-47",
        disposition=Disposition.ANONYMISE_OR_ERASE,
    )
    scanned_supporting_document = kept(
        "scanned_supporting_document",
        ("scanned supporting document", "pièce justificative numérisée"),
        days(90),
        "transmission",
        Nature.MINIMUM,
        "Order of 2 October 2020, annexed agreement, art. 40",
    )
    e_prescription_data = kept(
        "e_prescription_data",
        ("data of electronic prescriptions", "données de prescription dématérialisée"),
        years(5),
        "prescription",
        Nature.MAXIMUM,
        "CSP, art. R4071-1",
        controller="CNAM",
        note=(
            "the first day in force, early in 2024, is not confirmed",
            "le premier jour en vigueur, début 2024, n'est pas confirmé",
        ),
    )
    electronic_access_trace_hospital = kept(
        "electronic_access_trace_hospital",
        ("traces of access to patient data in a hospital", "traces d'accès aux données patients d'un hôpital"),
        months(6),
        "record_created",
        Nature.FIXED,
        "CSP, art. R6113-9-2",
        controller="hospital",
        since="2018-12-29",
        readings=(
            Reading(
                months(12).after("record_created"), text("CNIL, deliberation 2021-122", force=BindingForce.GUIDANCE)
            ),
            Reading(years(10).after("record_created"), text("MSSanté framework, advice", force=BindingForce.GUIDANCE)),
            Reading(
                years(20).after("last_contact"),
                text("CNIL, draft recommendation of 2025", UNSURE, BindingForce.PROPOSAL),
            ),
        ),
        contested=(
            "four answers compete, and the scope of R6113-9-2 is disputed",
            "quatre réponses se concurrencent, et la portée de R6113-9-2 est disputée",
        ),
    )
    ehr_access_trace_cnil_draft = gap(
        "ehr_access_trace_cnil_draft",
        ("access traces as the draft of 2025 has them", "traces d'accès selon le projet de 2025"),
        "record_created",
        "CNIL, draft recommendation of 2025",
        controller="hospital",
        force=BindingForce.PROPOSAL,
        note=("a draft: its adoption could not be found", "un projet : son adoption n'a pas été trouvée"),
    )
    emergency_call_recording = kept(
        "emergency_call_recording",
        ("recorded calls of an emergency centre", "enregistrements d'appels du SAMU"),
        until(("no text fixes a length", "aucun texte ne fixe de durée")),
        "recording",
        Nature.CRITERION,
        "CAA Marseille, 25 June 2009",
        force=BindingForce.CASE_LAW,
        controller="hospital",
        disposition=Disposition.ARCHIVES_FIRST,
        readings=(
            Reading(
                years(20).after("recording"),
                text("CSP, art. L1111-7 and R1112-7, as part of the medical file", INFERRED),
            ),
            Reading(years(5).after("recording"), text("HAS, advice", force=BindingForce.GUIDANCE)),
            Reading(years(10).after("recording"), text("CSP, art. L1142-28, as authors plead", INFERRED)),
        ),
        contested=(
            "twenty years as part of the file, five by advice, ten by authors",
            "vingt ans comme partie du dossier, cinq selon un avis, dix selon des auteurs",
        ),
    )
    poison_centre_record = kept(
        "poison_centre_record",
        ("record of a poison centre", "dossier d'un centre antipoison"),
        HOSPITAL_RECORD.term,
        "last_contact",
        Nature.FIXED,
        "Order on the information system of poison centres (LEGIARTI000045400747)",
        controller="poison centre",
        granularity=Granularity.DOSSIER,
        disposition=Disposition.ARCHIVES_FIRST,
        note=(
            "extract for decisions thirty years; declared compositions without limit; technical traces six months",
            "extrait d'aide à la décision trente ans ; compositions déclarées sans limite ; traces techniques six mois",
        ),
    )
    psychiatric_involuntary_tracking = kept(
        "psychiatric_involuntary_tracking",
        ("follow-up of care without consent", "suivi des soins sans consentement"),
        end_of_year("lifting", years(3)),
        "lifting",
        Nature.FIXED,
        "Decree 2018-383 of 23 May 2018",
        controller="ARS",
        since="2018-05-24",
        readings=(
            Reading(
                end_of_year("lifting", years(4)),
                text("Decree 2018-383, read as the year that follows the lifting", INFERRED),
            ),
        ),
        contested=(
            "the end of the calendar year of the lifting, or of the year that follows it: a year apart",
            "la fin de l'année civile de la levée, ou de l'année qui la suit : un an d'écart",
        ),
    )
    pmsi_source_files = gap(
        "pmsi_source_files",
        ("source files of activity data", "fichiers PMSI"),
        "collection",
        "Orders on the collection of activity data",
        controller="hospital",
        disposition=Disposition.ARCHIVES_FIRST,
    )
    cancer_screening_followup = gap(
        "cancer_screening_followup",
        ("follow-up of organised cancer screening", "suivi du dépistage organisé des cancers"),
        "closure",
        "CNIL, deliberation 2017-215; order of 16 January 2024",
        controller="screening centre",
        disposition=Disposition.ANONYMISE_OR_ERASE,
    )
    social_care_file = kept(
        "social_care_file",
        ("file of social support", "dossier d'accompagnement social"),
        years(2),
        "last_contact",
        Nature.RECOMMENDED,
        "CNIL, deliberation 2023-095 of 14 September 2023",
        soft=True,
        disposition=Disposition.ARCHIVES_FIRST,
        since="2023-11-15",
    )
    liability_evidence = kept(
        "liability_evidence",
        ("evidence in medical liability", "preuve en responsabilité médicale"),
        years(10),
        "consolidation",
        Nature.RECOMMENDED,
        "CSP, art. L1142-28",
        controller="care provider",
    )
