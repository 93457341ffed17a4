"""Products, laboratories and elements of the human body."""

from __future__ import annotations

from healthgov.periods import years
from healthgov.retention.making import MEMORY, gap, kept
from healthgov.retention.policies import Disposition, Nature
from healthgov.retention.schedules import RetentionSchedule

__all__ = ["ProductSchedule"]


class ProductSchedule(RetentionSchedule):
    """Products, laboratories, elements of the human body."""

    atmp_hospital_exemption_data = kept(
        "atmp_hospital_exemption_data",
        ("advanced therapy prepared in a hospital", "thérapie innovante préparée à l'hôpital"),
        years(30),
        "product_expiry",
        Nature.MINIMUM,
        "CSP, art. R5121-201-7",
        disposition=Disposition.ARCHIVES_FIRST,
    )
    medical_device_traceability = kept(
        "medical_device_traceability",
        ("traceability of medical devices", "traçabilité des dispositifs médicaux"),
        years(10),
        "act",
        Nature.MINIMUM,
        "CSP, art. R5212-37",
        disposition=Disposition.ARCHIVES_FIRST,
    )
    medical_device_traceability_blood = kept(
        "medical_device_traceability_blood",
        (
            "traceability of devices with a blood-derived substance",
            "traçabilité des dispositifs à substance dérivée du sang",
        ),
        years(40),
        "act",
        Nature.MINIMUM,
        "CSP, art. R5212-37",
        disposition=Disposition.ARCHIVES_FIRST,
    )
    device_technical_file = kept(
        "device_technical_file",
        ("technical file of a device", "documentation technique d'un dispositif"),
        years(10),
        "product_last_placed",
        Nature.MINIMUM,
        "Regulation (EU) 2017/745, art. 10(8)",
        disposition=Disposition.NONE_STATED,
        since="2021-05-26",
    )
    device_technical_file_implantable = kept(
        "device_technical_file_implantable",
        ("technical file of an implantable device", "documentation technique d'un dispositif implantable"),
        years(15),
        "product_last_placed",
        Nature.MINIMUM,
        "Regulation (EU) 2017/745, art. 10(8)",
        disposition=Disposition.NONE_STATED,
        since="2021-05-26",
    )
    lab_report_private = kept(
        "lab_report_private",
        ("report of a private laboratory", "compte rendu d'un laboratoire privé"),
        years(10),
        "record_created",
        Nature.RECOMMENDED,
        "CSP, art. L1142-28, as professionals read it",
        soft=True,
        controller="private laboratory",
    )
    lab_report_public = kept(
        "lab_report_public",
        ("report of a public laboratory", "compte rendu d'un laboratoire public"),
        years(20),
        "record_created",
        Nature.MINIMUM,
        "Union's reading for public laboratories",
        controller="public laboratory",
        disposition=Disposition.ARCHIVES_FIRST,
    )
    genetic_report_lab = kept(
        "genetic_report_lab",
        ("report of a genetic examination", "compte rendu d'examen génétique"),
        years(30),
        "record_created",
        Nature.FIXED,
        "CSP, art. R1131-20",
        controller="laboratory",
        disposition=Disposition.ARCHIVES_FIRST,
    )
    organ_transplant_documents = kept(
        "organ_transplant_documents",
        ("documents of a transplantation", "documents relatifs à la greffe"),
        years(30),
        "act",
        Nature.MINIMUM,
        "CSP, art. R1234-2",
        controller="transplant hospital",
        disposition=Disposition.ARCHIVES_FIRST,
    )
    tissue_cell_traceability = kept(
        "tissue_cell_traceability",
        ("traceability of tissues and cells", "traçabilité des tissus et cellules"),
        years(30),
        "act",
        Nature.MINIMUM,
        "CSP, art. R1211-19-1; Directive 2004/23/EC, art. 8",
        sure=MEMORY,
        disposition=Disposition.ARCHIVES_FIRST,
    )
    gamete_donor_file = kept(
        "gamete_donor_file",
        ("file of a gamete donor", "dossier du donneur de gamètes"),
        years(40),
        "record_created",
        Nature.MINIMUM,
        "CSP, art. R1244-5",
        controller="authorised centre",
        disposition=Disposition.ARCHIVES_FIRST,
    )
    third_party_donor_register = kept(
        "third_party_donor_register",
        ("register of third-party donors", "registre des tiers donneurs"),
        years(120),
        "record_created",
        Nature.MAXIMUM,
        "CSP, art. L2143-2 and following",
        sure=MEMORY,
        controller="Biomedicine Agency",
        since="2022-09-01",
    )
    pathology_blocks_slides = gap(
        "pathology_blocks_slides",
        ("pathology blocks and slides", "blocs et lames d'anatomopathologie"),
        "record_created",
        "No French text found",
        controller="pathology laboratory",
        note=("ten years or more in practice", "dix ans ou plus en pratique"),
    )
