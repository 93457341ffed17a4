"""Records of care: CSP, art. R1112-7 and what stands beside it."""

from __future__ import annotations

from healthgov.periods import Validity, days, months, years
from healthgov.retention.making import MEMORY, kept, text
from healthgov.retention.policies import Disposition, Granularity, Nature, Phase, RetentionPolicy, SignOff
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import end_of_year, happened, later_of, not_before, replaced, until

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
    other_readings=(not_before(replaced(_TWENTY, by=_TEN_FROM_DEATH, when=_DIES_EARLY), _BIRTHDAY_28),),
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
    """Records of care."""

    hospital_medical_record = HOSPITAL_RECORD
    transfusion_extract = kept(
        "transfusion_extract", ("mention of transfusions", "mention des actes transfusionnels"), years(30), "act",
        Nature.MINIMUM, "Instruction of 14 August 2007; Directive 2005/61/EC, art. 4", granularity=Granularity.EXTRACT,
        disposition=Disposition.ARCHIVES_FIRST, controller="hospital",
    )  # fmt: skip
    haemovigilance_unit_data = kept(
        "haemovigilance_unit_data", ("traceability of labile blood products", "traçabilité des produits sanguins labiles"), years(30), "act",
        Nature.MINIMUM, "CSP, art. R1221-36 and R1221-40; Directive 2005/61/EC, art. 4", sure=MEMORY, disposition=Disposition.ARCHIVES_FIRST,
    )  # fmt: skip
    private_practice_record = kept(
        "private_practice_record", ("patient record of a private practice", "dossier patient d'un cabinet libéral"), years(20), "last_contact",
        Nature.RECOMMENDED, "CNIL, deliberation 2020-081 of 18 June 2020", soft=True, granularity=Granularity.DOSSIER,
        phases=(Phase("active", years(5).after("last_contact")),),
    )  # fmt: skip
    care_sheet_copy = kept(
        "care_sheet_copy", ("copy of an electronic care sheet", "double de feuille de soins électronique"), days(90), "transmission",
        Nature.FIXED, "CSS, art. R161-47", disposition=Disposition.ANONYMISE_OR_ERASE,
    )  # fmt: skip
    scanned_supporting_document = kept(
        "scanned_supporting_document", ("scanned supporting document", "pièce justificative numérisée"), days(90), "transmission",
        Nature.MINIMUM, "Order of 2 October 2020, annexed agreement, art. 40",
    )  # fmt: skip
    electronic_access_trace_hospital = kept(
        "electronic_access_trace_hospital", ("traces of access to patient data in a hospital", "traces d'accès aux données patients d'un hôpital"),
        months(6), "record_created", Nature.FIXED, "CSP, art. R6113-9-2", since="2018-12-29",
        contested=(
            ("four answers compete: six rolling months (R6113-9-2, scope disputed), six to twelve months (CNIL 2021), ten years "
            "(MSSanté advice), as long as the file (CNIL draft of 2025)"),
            ("quatre réponses se concurrencent : six mois glissants (R6113-9-2, portée disputée), six à douze mois (CNIL 2021), dix ans "
            "(avis MSSanté), aussi longtemps que le dossier (projet CNIL de 2025)"),
        ),
    )  # fmt: skip
    emergency_call_recording = kept(
        "emergency_call_recording", ("recorded calls of an emergency centre", "enregistrements d'appels du SAMU"),
        until(("no text fixes a length", "aucun texte ne fixe de durée")), "recording", Nature.CRITERION,
        "CAA Marseille, 25 June 2009; CSP, art. L1111-7", disposition=Disposition.ARCHIVES_FIRST,
        contested=("twenty years as part of the file, five by advice, ten by authors", "vingt ans comme partie du dossier, cinq selon un avis, dix selon des auteurs"),
    )  # fmt: skip
    psychiatric_involuntary_tracking = kept(
        "psychiatric_involuntary_tracking", ("follow-up of care without consent", "suivi des soins sans consentement"),
        end_of_year("lifting", years(3)), "lifting", Nature.FIXED, "Decree 2018-383 of 23 May 2018", controller="ARS", since="2018-05-24",
        contested=(
            "the end of the calendar year of the lifting, or of the year that follows it: a year apart",
            "la fin de l'année civile de la levée, ou de l'année qui la suit : un an d'écart",
        ),
    )  # fmt: skip
    social_care_file = kept(
        "social_care_file", ("file of social support", "dossier d'accompagnement social"), years(2), "last_contact", Nature.RECOMMENDED,
        "CNIL, deliberation 2023-095 of 14 September 2023", soft=True, disposition=Disposition.ARCHIVES_FIRST, since="2023-11-15",
    )  # fmt: skip
    covid_screening_result = kept(
        "covid_screening_result", ("covid screening result", "résultat de dépistage covid"), months(3), "collection", Nature.FIXED,
        "Decree 2020-551, as amended by decree 2021-1058", controller="State", since="2020-05-13", until="2023-02-16",
        note=("six months where positive; repealed on 2023-02-17", "six mois si positif ; abrogé le 17 février 2023"),
    )  # fmt: skip
    liability_evidence = kept(
        "liability_evidence", ("evidence in medical liability", "preuve en responsabilité médicale"), years(10), "consolidation", Nature.RECOMMENDED,
        "CSP, art. L1142-28", controller="care provider",
    )  # fmt: skip
    shared_medical_record = kept(
        "shared_medical_record", ("shared medical record", "dossier médical partagé"), years(10), "closure", Nature.FIXED, "CSP, art. L1111-18", controller="CNAM",
    )  # fmt: skip
    digital_health_space = kept(
        "digital_health_space", ("digital health space", "espace numérique de santé"), years(10), "closure", Nature.FIXED, "CSP, art. R1111-36", controller="CNAM",
    )  # fmt: skip
    pharma_record_dispensing_2015 = kept(
        "pharma_record_dispensing", ("pharmaceutical record, medicines", "dossier pharmaceutique, médicaments"), years(3), "record_created", Nature.FIXED,
        "CSP, art. R1111-20-11, version of 27 February 2015", since="2015-02-27", until="2023-04-04", phases=(Phase("active", months(4).after("record_created")),),
    )  # fmt: skip
    pharma_record_vaccine_2015 = kept(
        "pharma_record_vaccine", ("pharmaceutical record, vaccines", "dossier pharmaceutique, vaccins"), years(23) + months(8), "record_created", Nature.FIXED,
        "CSP, art. R1111-20-11, version of 27 February 2015", since="2015-02-27", until="2023-04-04", phases=(Phase("active", years(21).after("record_created")),),
    )  # fmt: skip
    pharma_record_biologic_2015 = kept(
        "pharma_record_biologic", ("pharmaceutical record, biologics", "dossier pharmaceutique, médicaments biologiques"), years(5) + months(8), "record_created", Nature.FIXED,
        "CSP, art. R1111-20-11, version of 27 February 2015", since="2015-02-27", until="2023-04-04", phases=(Phase("active", years(3).after("record_created")),),
    )  # fmt: skip
    pharma_record_objection_before_2023 = kept(
        "pharma_record_objection", ("objection to the pharmaceutical record", "opposition au dossier pharmaceutique"), months(36), "objection", Nature.FIXED,
        "CSP, art. R1111-20-3, version of 2017", until="2023-04-04",
    )  # fmt: skip
    pharma_record_objection = kept(
        "pharma_record_objection", ("objection to the pharmaceutical record", "opposition au dossier pharmaceutique"), years(10), "objection", Nature.FIXED,
        "CSP, art. R1111-20-3", since="2023-04-05",
    )  # fmt: skip
    health_data_warehouse = kept(
        "health_data_warehouse", ("data in a health data warehouse", "données d'un entrepôt de données de santé"), years(20), "collection", Nature.MAXIMUM,
        "CNIL, deliberation 2021-118 of 7 October 2021", soft=True, disposition=Disposition.ANONYMISE_OR_ERASE, since="2021-10-24",
    )  # fmt: skip
    secure_messaging_operator_trace = kept(
        "secure_messaging_operator_trace", ("traces of secure health messaging", "traces de messagerie de santé"), years(10), "record_created", Nature.RECOMMENDED,
        "MSSanté framework", soft=True, controller="operator",
    )  # fmt: skip
    ionising_radiation_record = kept(
        "ionising_radiation_record", ("record of exposure to ionising radiation", "dossier d'exposition aux rayonnements ionisants"),
        later_of(years(75).after("birth"), years(50).after("exposure_end")), "exposure_end", Nature.MINIMUM, "C. trav., art. R4451-83", controller="occupational health service",
    )  # fmt: skip
