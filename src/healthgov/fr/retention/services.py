"""National e-health services."""

from __future__ import annotations

from healthgov.days import days, months, years
from healthgov.fr.retention.checked import cited, gap, kept
from healthgov.retention.rows import GUIDANCE, MEMORY, SECOND_HAND, SEEN
from healthgov.retention.policies import Disposition, Nature, Phase
from healthgov.retention.schedules import RetentionSchedule

__all__ = ["ServiceSchedule"]

_OPEN = (Phase("active", days(0).after("closure")),)
_PHARMACEUTICAL_2015 = "CSP, art. R1111-20-11, version of 27 February 2015"
_PHARMACEUTICAL_NOW = "CSP, art. R1111-20-1 and following"
_NEVER_ERASED = (
    "rewritten on 5 April 2023; entries of professionals are not erased on request (art. R1111-20-4)",
    "réécrit le 5 avril 2023 ; les inscriptions de professionnels ne sont pas effacées sur demande (art. R1111-20-4)",
)


class ServiceSchedule(RetentionSchedule):
    """National e-health services."""

    shared_medical_record = kept(
        "shared_medical_record",
        ("shared medical record", "dossier médical partagé"),
        years(10),
        "closure",
        Nature.FIXED,
        "CSP, art. L1111-18",
        sure=SEEN,
        controller="CNAM",
        phases=_OPEN,
    )
    digital_health_space = kept(
        "digital_health_space",
        ("digital health space", "espace numérique de santé"),
        years(10),
        "closure",
        Nature.FIXED,
        "CSP, art. R1111-36",
        sure=SEEN,
        controller="CNAM",
        # The article is of 2021, and its day was not read: it cannot have applied before that year.
        since="2021-01-01",
        phases=_OPEN,
        note=(
            (
                "archived, then erased without any request; reopening brings the data back; what the holder asks to erase "
                "earlier has a type of its own"
            ),
            (
                "archivé, puis effacé sans demande ; la réouverture rétablit les données ; ce que le titulaire demande "
                "d'effacer plus tôt a son propre type"
            ),
        ),
    )
    digital_health_space_erasure = kept(
        "digital_health_space_erasure",
        (
            "closed digital health space that its holder asks to erase",
            "espace numérique de santé clos dont le titulaire demande l'effacement",
        ),
        months(3),
        "erasure_request",
        Nature.MAXIMUM,
        "CSP, art. R1111-36",
        sure=SEEN,
        controller="CNAM",
        since="2021-01-01",
    )
    pharma_record_dispensing_2015 = kept(
        "pharma_record_dispensing",
        ("pharmaceutical record, medicines", "dossier pharmaceutique, médicaments"),
        years(3),
        "record_created",
        Nature.FIXED,
        _PHARMACEUTICAL_2015,
        sure=SEEN,
        controller="CNOP",
        since="2015-02-27",
        until="2023-04-04",
        phases=(Phase("active", months(4).after("record_created")),),
        note=("thirty-two months in archive, for alerts", "trente-deux mois en archive, pour les alertes"),
    )
    pharma_record_dispensing = gap(
        "pharma_record_dispensing",
        ("pharmaceutical record, medicines", "dossier pharmaceutique, médicaments"),
        "record_created",
        _PHARMACEUTICAL_NOW,
        controller="CNOP",
        since="2023-04-05",
        note=_NEVER_ERASED,
    )
    pharma_record_vaccine_2015 = kept(
        "pharma_record_vaccine",
        ("pharmaceutical record, vaccines", "dossier pharmaceutique, vaccins"),
        years(23) + months(8),
        "record_created",
        Nature.FIXED,
        _PHARMACEUTICAL_2015,
        sure=SEEN,
        controller="CNOP",
        since="2015-02-27",
        until="2023-04-04",
        phases=(Phase("active", years(21).after("record_created")),),
    )
    pharma_record_vaccine = gap(
        "pharma_record_vaccine",
        ("pharmaceutical record, vaccines", "dossier pharmaceutique, vaccins"),
        "record_created",
        _PHARMACEUTICAL_NOW,
        controller="CNOP",
        since="2023-04-05",
        note=_NEVER_ERASED,
    )
    pharma_record_biologic_2015 = kept(
        "pharma_record_biologic",
        ("pharmaceutical record, biologics", "dossier pharmaceutique, médicaments biologiques"),
        years(5) + months(8),
        "record_created",
        Nature.FIXED,
        _PHARMACEUTICAL_2015,
        sure=SECOND_HAND,
        controller="CNOP",
        since="2015-02-27",
        until="2023-04-04",
        phases=(Phase("active", years(3).after("record_created")),),
    )
    pharma_record_biologic = gap(
        "pharma_record_biologic",
        ("pharmaceutical record, biologics", "dossier pharmaceutique, médicaments biologiques"),
        "record_created",
        _PHARMACEUTICAL_NOW,
        controller="CNOP",
        since="2023-04-05",
        note=_NEVER_ERASED,
    )
    pharma_record_current = gap(
        "pharma_record_current",
        ("pharmaceutical record since April 2023", "dossier pharmaceutique depuis avril 2023"),
        "record_created",
        _PHARMACEUTICAL_NOW,
        controller="CNOP",
        since="2023-04-05",
        note=_NEVER_ERASED,
    )
    pharma_record_objection_before_2023 = kept(
        "pharma_record_objection",
        ("objection to the pharmaceutical record", "opposition au dossier pharmaceutique"),
        months(36),
        "objection",
        Nature.FIXED,
        "CSP, art. R1111-20-3, version of 2017",
        sure=SEEN,
        controller="CNOP",
        # The year of that version: it cannot have applied before.
        since="2017-01-01",
        until="2023-04-04",
    )
    pharma_record_objection = kept(
        "pharma_record_objection",
        ("objection to the pharmaceutical record", "opposition au dossier pharmaceutique"),
        years(10),
        "objection",
        Nature.FIXED,
        "CSP, art. R1111-20-3",
        sure=SEEN,
        controller="CNOP",
        since="2023-04-05",
    )
    national_health_data_system = kept(
        "national_health_data_system",
        ("main base of the national health data system", "base principale du SNDS"),
        years(20),
        "collection",
        Nature.MAXIMUM,
        "CSP, art. L1461-1",
        sure=MEMORY,
        also=(cited("CSP, art. R1461-13, for the depth granted", sure=SEEN),),
        controller="CNAM, Health Data Hub",
        disposition=Disposition.NONE_STATED,
        phases=(Phase("active", years(20).after("collection")),),
        note=(
            (
                "pseudonymised, and archived after the main base; the depth granted to a body is another notion: the "
                "current year and 5, 9 or 19 before"
            ),
            (
                "pseudonymisée, et archivée après la base principale ; la profondeur accordée à un organisme est une "
                "autre notion : l'année en cours et 5, 9 ou 19 avant"
            ),
        ),
    )
    health_data_warehouse = kept(
        "health_data_warehouse",
        ("data in a health data warehouse", "données d'un entrepôt de données de santé"),
        years(20),
        "collection",
        Nature.MAXIMUM,
        "CNIL, deliberation 2021-118 of 7 October 2021, corrected by 2021-123",
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="public-interest controller",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        since="2021-10-24",
        note=(
            "each datum has its clock: the warehouse lets go what the care file keeps",
            "chaque donnée a son délai : l'entrepôt laisse partir ce que le dossier de soins garde",
        ),
    )
    secure_messaging_operator_trace = kept(
        "secure_messaging_operator_trace",
        ("traces of secure health messaging", "traces de messagerie de santé"),
        years(10),
        "log_entry",
        Nature.RECOMMENDED,
        "MSSanté framework",
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="operator",
    )
