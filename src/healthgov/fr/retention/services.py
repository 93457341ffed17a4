"""National e-health services."""

from __future__ import annotations

from healthgov.periods import months, years
from healthgov.retention.making import MEMORY, gap, kept
from healthgov.retention.policies import Disposition, Nature, Phase
from healthgov.retention.schedules import RetentionSchedule

__all__ = ["ServiceSchedule"]


class ServiceSchedule(RetentionSchedule):
    """National e-health services."""

    shared_medical_record = kept(
        "shared_medical_record",
        ("shared medical record", "dossier médical partagé"),
        years(10),
        "closure",
        Nature.FIXED,
        "CSP, art. L1111-18",
        controller="CNAM",
    )
    digital_health_space = kept(
        "digital_health_space",
        ("digital health space", "espace numérique de santé"),
        years(10),
        "closure",
        Nature.FIXED,
        "CSP, art. R1111-36",
        controller="CNAM",
    )
    pharma_record_dispensing_2015 = kept(
        "pharma_record_dispensing",
        ("pharmaceutical record, medicines", "dossier pharmaceutique, médicaments"),
        years(3),
        "record_created",
        Nature.FIXED,
        "CSP, art. R1111-20-11, version of 27 February 2015",
        since="2015-02-27",
        until="2023-04-04",
        phases=(Phase("active", months(4).after("record_created")),),
    )
    pharma_record_vaccine_2015 = kept(
        "pharma_record_vaccine",
        ("pharmaceutical record, vaccines", "dossier pharmaceutique, vaccins"),
        years(23) + months(8),
        "record_created",
        Nature.FIXED,
        "CSP, art. R1111-20-11, version of 27 February 2015",
        since="2015-02-27",
        until="2023-04-04",
        phases=(Phase("active", years(21).after("record_created")),),
    )
    pharma_record_biologic_2015 = kept(
        "pharma_record_biologic",
        ("pharmaceutical record, biologics", "dossier pharmaceutique, médicaments biologiques"),
        years(5) + months(8),
        "record_created",
        Nature.FIXED,
        "CSP, art. R1111-20-11, version of 27 February 2015",
        since="2015-02-27",
        until="2023-04-04",
        phases=(Phase("active", years(3).after("record_created")),),
    )
    pharma_record_current = gap(
        "pharma_record_current",
        ("pharmaceutical record since April 2023", "dossier pharmaceutique depuis avril 2023"),
        "record_created",
        "CSP, art. R1111-20-1 and following",
        controller="CNOP",
        since="2023-04-05",
        note=(
            "entries of professionals are not erased on request (art. R1111-20-4)",
            "les inscriptions de professionnels ne sont pas effacées sur demande (art. R1111-20-4)",
        ),
    )
    pharma_record_objection_before_2023 = kept(
        "pharma_record_objection",
        ("objection to the pharmaceutical record", "opposition au dossier pharmaceutique"),
        months(36),
        "objection",
        Nature.FIXED,
        "CSP, art. R1111-20-3, version of 2017",
        until="2023-04-04",
    )
    pharma_record_objection = kept(
        "pharma_record_objection",
        ("objection to the pharmaceutical record", "opposition au dossier pharmaceutique"),
        years(10),
        "objection",
        Nature.FIXED,
        "CSP, art. R1111-20-3",
        since="2023-04-05",
    )
    national_health_data_system = kept(
        "national_health_data_system",
        ("main base of the national health data system", "base principale du SNDS"),
        years(20),
        "collection",
        Nature.MAXIMUM,
        "CSP, art. L1461-1 and R1461-13",
        sure=MEMORY,
        controller="CNAM",
        disposition=Disposition.NONE_STATED,
        note=(
            "the depth granted to a body is another notion: the current year and 5, 9 or 19 before",
            "la profondeur accordée à un organisme est une autre notion : l'année en cours et 5, 9 ou 19 avant",
        ),
    )
    health_data_warehouse = kept(
        "health_data_warehouse",
        ("data in a health data warehouse", "données d'un entrepôt de données de santé"),
        years(20),
        "collection",
        Nature.MAXIMUM,
        "CNIL, deliberation 2021-118 of 7 October 2021",
        soft=True,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        since="2021-10-24",
    )
    secure_messaging_operator_trace = kept(
        "secure_messaging_operator_trace",
        ("traces of secure health messaging", "traces de messagerie de santé"),
        years(10),
        "record_created",
        Nature.RECOMMENDED,
        "MSSanté framework",
        soft=True,
        controller="operator",
    )
