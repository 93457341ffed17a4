"""Products, laboratories and elements of the human body."""

from __future__ import annotations

from healthgov.days import years
from healthgov.fr.retention.checked import cited, gap, kept
from healthgov.fr.retention.signing import ARCHIVES, HOSPITAL_ARCHIVES
from healthgov.retention.rows import GUIDANCE, INFERRED, MEMORY, SECOND_HAND, SEEN
from healthgov.retention.policies import Disposition, Granularity, Nature, Reading
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["ProductSchedule"]

_DEVICES_DOUBT = (
    "the start is not stated, and whether the number stands since the regulation on devices is not confirmed",
    "le départ n'est pas indiqué, et le maintien du chiffre depuis le règlement sur les dispositifs n'est pas confirmé",
)
# The year in the number of decree 2006-1497: it cannot have applied before.
_DEVICES_SINCE = "2006-01-01"
_UNION_READING = "Reading of a union of biologists"


class ProductSchedule(RetentionSchedule):
    """Products, laboratories, elements of the human body."""

    atmp_hospital_exemption_data = kept(
        "atmp_hospital_exemption_data",
        ("advanced therapy prepared in a hospital", "thérapie innovante préparée à l'hôpital"),
        years(30),
        "product_expiry",
        Nature.MINIMUM,
        "CSP, art. R5121-201-7",
        sure=SEEN,
        controller="hospital",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=HOSPITAL_ARCHIVES,
    )
    medical_device_traceability = kept(
        "medical_device_traceability",
        ("traceability of medical devices", "traçabilité des dispositifs médicaux"),
        years(10),
        "use_on_patient",
        Nature.MINIMUM,
        "CSP, art. R5212-37",
        sure=SECOND_HAND,
        controller="hospital, aesthetic surgery",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
        since=_DEVICES_SINCE,
        contested=_DEVICES_DOUBT,
        note=(
            "for the devices of a list; counted here from the use on the patient",
            "pour les dispositifs d'une liste ; compté ici dès l'utilisation chez le patient",
        ),
    )
    medical_device_traceability_blood = kept(
        "medical_device_traceability_blood",
        (
            "traceability of devices with a blood-derived substance",
            "traçabilité des dispositifs à substance dérivée du sang",
        ),
        years(40),
        "use_on_patient",
        Nature.MINIMUM,
        "CSP, art. R5212-37",
        sure=SECOND_HAND,
        controller="hospital, aesthetic surgery",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
        since=_DEVICES_SINCE,
        contested=_DEVICES_DOUBT,
        note=(
            "for the devices of a list; counted here from the use on the patient",
            "pour les dispositifs d'une liste ; compté ici dès l'utilisation chez le patient",
        ),
    )
    device_technical_file = kept(
        "device_technical_file",
        ("technical file of a device", "documentation technique d'un dispositif"),
        years(10),
        "product_last_placed",
        Nature.MINIMUM,
        "Regulation (EU) 2017/745, art. 10(8)",
        sure=SECOND_HAND,
        controller="manufacturer",
        granularity=Granularity.DATASET,
        disposition=Disposition.NONE_STATED,
        since="2021-05-26",
        note=(
            "with the EU declaration; the clock is that of the product, not of a unit's shelf life",
            "avec la déclaration UE ; le délai est celui du produit, non de la péremption d'une unité",
        ),
    )
    device_technical_file_implantable = kept(
        "device_technical_file_implantable",
        ("technical file of an implantable device", "documentation technique d'un dispositif implantable"),
        years(15),
        "product_last_placed",
        Nature.MINIMUM,
        "Regulation (EU) 2017/745, art. 10(8)",
        sure=SECOND_HAND,
        controller="manufacturer",
        granularity=Granularity.DATASET,
        disposition=Disposition.NONE_STATED,
        since="2021-05-26",
    )
    ivd_technical_file = kept(
        "ivd_technical_file",
        ("technical file of an in vitro diagnostic", "documentation technique d'un diagnostic in vitro"),
        years(10),
        "product_last_placed",
        Nature.MINIMUM,
        "Regulation (EU) 2017/746",
        sure=MEMORY,
        controller="manufacturer",
        granularity=Granularity.DATASET,
        disposition=Disposition.NONE_STATED,
        # The year in the number of the regulation: it cannot have applied before.
        since="2017-01-01",
    )
    lab_report_private = kept(
        "lab_report_private",
        ("report of a private laboratory", "compte rendu d'un laboratoire privé"),
        years(10),
        "report",
        Nature.RECOMMENDED,
        "CSP, art. L1142-28, as professionals read it",
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="private laboratory",
        note=("five years in the guide of good practice of old", "cinq ans dans l'ancien guide de bonne exécution"),
    )
    lab_report_public = kept(
        "lab_report_public",
        (
            "report of a public laboratory or of assisted reproduction",
            "compte rendu d'un laboratoire public ou d'assistance médicale à la procréation",
        ),
        years(20),
        "report",
        Nature.MINIMUM,
        _UNION_READING,
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="public laboratory, laboratory of assisted reproduction",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
    )
    forensic_dna_report = kept(
        "forensic_dna_report",
        ("report of a forensic DNA laboratory", "compte rendu d'un laboratoire d'empreintes génétiques"),
        years(40),
        "report",
        Nature.MINIMUM,
        _UNION_READING,
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="forensic DNA laboratory",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
    )
    genetic_report_lab = kept(
        "genetic_report_lab",
        ("report of a genetic examination", "compte rendu d'examen génétique"),
        years(30),
        "report",
        Nature.FIXED,
        "CSP, art. R1131-20",
        sure=SEEN,
        controller="laboratory",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
        note=(
            "consent and copy of the prescription stay in the prescriber's file, with its own clock",
            "consentement et copie de la prescription restent au dossier du prescripteur, avec son propre délai",
        ),
    )
    organ_transplant_documents = kept(
        "organ_transplant_documents",
        ("documents of a transplantation", "documents relatifs à la greffe"),
        years(30),
        "transplantation",
        Nature.MINIMUM,
        "CSP, art. R1234-2",
        sure=SEEN,
        controller="transplant hospital",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=HOSPITAL_ARCHIVES,
        # The month of the decree, remembered: it cannot have applied before.
        since="2012-09-01",
        note=(
            "kept by the Biomedicine Agency too where the exchange is international",
            "gardés aussi par l'Agence de la biomédecine si l'échange est international",
        ),
    )
    tissue_cell_traceability = kept(
        "tissue_cell_traceability",
        ("traceability of tissues and cells", "traçabilité des tissus et cellules"),
        years(30),
        "use_on_patient",
        Nature.MINIMUM,
        "Directive 2004/23/EC, art. 8",
        sure=MEMORY,
        also=(cited("CSP, art. R1211-19-1, for the scheme of traceability", sure=SEEN),),
        controller="tissue bank, user",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
        # The year in the number of the directive: it cannot have applied before.
        since="2004-01-01",
        note=(
            "from August 2027 Regulation (EU) 2024/1938 on substances of human origin comes in its place",
            "à partir d'août 2027, le règlement (UE) 2024/1938 sur les substances d'origine humaine prend sa place",
        ),
    )
    gamete_donor_file = kept(
        "gamete_donor_file",
        ("file of a gamete donor, pseudonymised", "dossier du donneur de gamètes, pseudonymisé"),
        years(40),
        "file_opening",
        Nature.MINIMUM,
        "CSP, art. R1244-5",
        sure=SEEN,
        controller="authorised centre",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
        # No start comes before the opening of the file: until forty years from there the answer is sure, after not.
        readings=(
            Reading(
                until(("forty years from a later start", "quarante ans à partir d'un départ plus tardif")),
                cited("CSP, art. R1244-5, which does not state the start", sure=INFERRED),
            ),
        ),
        note=(
            "at least forty years; identity and links with children are stored apart, open to named practitioners only",
            (
                "quarante ans au moins ; identité et liens avec les enfants sont conservés à part, ouverts aux seuls "
                "praticiens désignés"
            ),
        ),
    )
    third_party_donor_register = kept(
        "third_party_donor_register",
        ("register of third-party donors", "registre des tiers donneurs"),
        years(120),
        "record_created",
        Nature.MAXIMUM,
        "CSP, art. L2143-2 and following; law 2021-1017",
        sure=MEMORY,
        controller="Biomedicine Agency",
        disposition=Disposition.NONE_STATED,
        since="2022-09-01",
        contested=(
            "neither the start of the hundred and twenty years nor what follows them was read",
            "ni le départ des cent vingt ans ni leur suite n'ont été lus",
        ),
        note=(
            "the right of access opens on this day, and binds new donors only",
            "le droit d'accès s'ouvre ce jour-là, et ne lie que les nouveaux donneurs",
        ),
    )
    pathology_blocks_slides = gap(
        "pathology_blocks_slides",
        ("pathology blocks and slides", "blocs et lames d'anatomopathologie"),
        "report",
        "No French text found: practice of laboratories",
        force=GUIDANCE,
        controller="pathology laboratory",
        note=("ten years or more in practice", "dix ans ou plus en pratique"),
    )
