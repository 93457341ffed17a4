"""Research."""

from __future__ import annotations

from healthgov.days import days, months, years
from healthgov.fr.retention.checked import cited, gap, kept
from healthgov.fr.retention.fallbacks import or_where_none
from healthgov.retention.rows import GUIDANCE, INFERRED, MEMORY, SECOND_HAND, SEEN
from healthgov.retention.policies import AppliesBy, Disposition, Granularity, Nature, Phase, Reading
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import earlier_of, happened, not_before, replaced, until

__all__ = ["ResearchSchedule"]

_PUBLISHED = years(2).after("last_publication")
# The year in the numbers of the deliberations: they cannot have applied before.
_OF_2018 = "2018-01-01"
# The year of the reference: it cannot have applied before.
_OF_2015 = "2015-01-01"
_STANDING = (
    "earlier declarations of conformity stay valid",
    "les déclarations de conformité antérieures restent valables",
)
_REFERENCE_2018 = (
    (
        "two years after the last publication, or the final report where there is none, then archived as long as the "
        "regulation asks"
    ),
    "deux ans après la dernière publication, ou le rapport final à défaut, puis archivage selon la réglementation",
)
_ARCHIVED = (
    "archived after the active base, for a time that no text read states",
    "archivé après la base active, pour une durée qu'aucun texte lu n'indique",
)
_INVESTIGATION = (
    "from the end of the investigation, or from the last device placed where the device was marketed",
    "dès la fin de l'investigation, ou dès le dernier dispositif mis sur le marché s'il a été commercialisé",
)

# A term knows no fixed day, so that the end of the transition (31 January 2025) is an event: a trial that ended that
# day or later is under the regulation.
_DIRECTIVE = replaced(
    years(15).after("study_end"),
    by=years(25).after("study_end"),
    when=happened("transition_end").within(days(1), of="study_end"),
)


class ResearchSchedule(RetentionSchedule):
    """Research."""

    clinical_trial_master_file = kept(
        "clinical_trial_master_file",
        ("master file of a clinical trial", "dossier permanent de l'essai clinique"),
        years(25),
        "study_end",
        Nature.MINIMUM,
        "Regulation (EU) 536/2014, art. 58",
        sure=SEEN,
        controller="sponsor and investigator",
        disposition=Disposition.NONE_STATED,
        since="2022-01-31",
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        note=(
            (
                "longer where other law of the Union asks; the files of subjects follow national law; a transfer of "
                "ownership is recorded; the first day is remembered"
            ),
            (
                "plus longtemps si un autre droit de l'Union l'exige ; les dossiers des participants suivent le droit "
                "national ; le transfert de propriété est consigné ; le premier jour est de mémoire"
            ),
        ),
    )
    clinical_trial_documents_directive = kept(
        "clinical_trial_documents_directive",
        ("essential documents of a trial under the directive", "documents essentiels d'un essai, ancien régime"),
        _DIRECTIVE,
        "study_end",
        Nature.MINIMUM,
        "Order under CSP, art. R1123-61",
        sure=SEEN,
        also=(cited("Directive 2005/28/EC, art. 17", sure=SEEN),),
        controller="sponsor, investigator",
        disposition=Disposition.NONE_STATED,
        granularity=Granularity.DATASET,
        # Safe side: where the end of the transition is not stated, the trial is taken to have outlasted it.
        assumes={"transition_end": "study_end"},
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        # The year of the order, remembered: it cannot have applied before.
        since="2006-01-01",
        # The transition ended on 31 January 2025: no trial can have come under the directive since.
        until="2025-01-30",
        note=(
            (
                "fifteen years after the end or the early stop, five by the directive alone; a trial that went on after "
                "the transition moved to the regulation, and takes its twenty-five; the day asked is the one on which the "
                "trial came under the text"
            ),
            (
                "quinze ans après la fin ou l'arrêt anticipé, cinq selon la seule directive ; un essai qui a duré au-delà "
                "de la transition est passé au règlement, et en prend les vingt-cinq ; le jour demandé est celui où "
                "l'essai a relevé du texte"
            ),
        ),
    )
    atmp_trial_data = kept(
        "atmp_trial_data",
        ("trial of an advanced therapy", "essai d'une thérapie innovante"),
        years(30),
        "product_expiry",
        Nature.MINIMUM,
        "Guideline on good manufacturing practice for advanced therapies",
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="sponsor",
        disposition=Disposition.NONE_STATED,
    )
    mr001_2018 = kept(
        "mr001_2018",
        ("study under MR-001 of 2018", "étude sous MR-001 de 2018"),
        until(_REFERENCE_2018),
        "last_publication",
        Nature.FIXED,
        "CNIL, deliberation 2018-153",
        sure=MEMORY,
        force=GUIDANCE,
        controller="sponsor",
        granularity=Granularity.DATASET,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since=_OF_2018,
        until="2026-05-23",
        phases=(
            Phase(
                "active",
                earlier_of(
                    days(0).after("marketing_authorisation"),
                    or_where_none(_PUBLISHED, days(0).after("final_report")),
                ),
            ),
        ),
        note=(
            "or until the marketing authorisation of the product, in the active base",
            "ou jusqu'à l'autorisation de mise sur le marché du produit, en base active",
        ),
    )
    mr001_2026 = gap(
        "mr001_2026",
        ("study under MR-001 of 2026", "étude sous MR-001 de 2026"),
        "last_publication",
        "CNIL, deliberation 2026-050",
        controller="sponsor",
        force=GUIDANCE,
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since="2026-05-24",
        note=_STANDING,
    )
    mr003_2018 = kept(
        "mr003_2018",
        ("study under MR-003 of 2018", "étude sous MR-003 de 2018"),
        until(_REFERENCE_2018),
        "last_publication",
        Nature.FIXED,
        "CNIL, deliberation 2018-154",
        sure=MEMORY,
        force=GUIDANCE,
        controller="sponsor",
        granularity=Granularity.DATASET,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since=_OF_2018,
        until="2026-05-23",
        phases=(Phase("active", or_where_none(_PUBLISHED, days(0).after("final_report"))),),
    )
    mr003_2026 = gap(
        "mr003_2026",
        ("study under MR-003 of 2026", "étude sous MR-003 de 2026"),
        "last_publication",
        "CNIL, MR-003 of 19 March 2026",
        controller="sponsor",
        force=GUIDANCE,
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since="2026-05-24",
        note=_STANDING,
    )
    mr004_dataset = kept(
        "mr004_dataset",
        ("study on existing data (MR-004)", "étude sur données existantes (MR-004)"),
        or_where_none(years(20).after("last_publication"), years(20).after("final_report")),
        "last_publication",
        Nature.MAXIMUM,
        "CNIL, MR-004",
        sure=SECOND_HAND,
        force=GUIDANCE,
        also=(cited("CNIL, deliberation 2018-155", sure=MEMORY, force=GUIDANCE),),
        controller="controller of the study",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        granularity=Granularity.DATASET,
        since=_OF_2018,
        phases=(Phase("active", or_where_none(_PUBLISHED, years(2).after("final_report"))),),
        readings=(
            Reading(
                until(
                    (
                        "as long as the regulation on the study asks",
                        "aussi longtemps que la réglementation de l'étude l'exige",
                    )
                ),
                cited("CNIL, MR-004, which gives way to the regulation", sure=INFERRED, force=GUIDANCE),
            ),
        ),
        note=(
            (
                "active two years, then archived: twenty years at most, or as the regulation says; not replaced in "
                "2026 as far as seen"
            ),
            (
                "deux ans en base active, puis archivage : vingt ans au plus, ou selon la réglementation ; non "
                "remplacée en 2026 à notre connaissance"
            ),
        ),
    )
    research_professional_data = kept(
        "research_professional_data",
        ("data of professionals in a study (MR-002)", "données des professionnels d'une étude (MR-002)"),
        until(_ARCHIVED),
        "study_end",
        Nature.CRITERION,
        "CNIL, MR-002 of 2015",
        sure=SEEN,
        force=GUIDANCE,
        controller="sponsor",
        since=_OF_2015,
        phases=(Phase("active", years(5).after("study_end")),),
        note=(
            "active for five years from the end of the last study the person took part in",
            "cinq ans en base active dès la fin de la dernière étude à laquelle la personne a participé",
        ),
    )
    research_professional_data_mr001 = kept(
        "research_professional_data_mr001",
        (
            "data of professionals in a study (MR-001 of 2018)",
            "données des professionnels d'une étude (MR-001 de 2018)",
        ),
        until(_ARCHIVED),
        "study_end",
        Nature.CRITERION,
        "CNIL, deliberation 2018-153",
        sure=MEMORY,
        force=GUIDANCE,
        controller="sponsor",
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since=_OF_2018,
        until="2026-05-23",
        phases=(Phase("active", years(15).after("study_end")),),
        note=(
            "active for fifteen years from the end of the last study the person took part in",
            "quinze ans en base active dès la fin de la dernière étude à laquelle la personne a participé",
        ),
    )
    ivd_performance_study = kept(
        "ivd_performance_study",
        ("performance study of a diagnostic (MR-002)", "étude de performances d'un diagnostic (MR-002)"),
        until(_ARCHIVED),
        "final_report",
        Nature.CRITERION,
        "CNIL, MR-002 of 2015",
        sure=SEEN,
        force=GUIDANCE,
        controller="manufacturer",
        granularity=Granularity.DATASET,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        since=_OF_2015,
        phases=(Phase("active", earlier_of(days(0).after("final_report"), days(0).after("registration"))),),
        note=(
            "active until the final report or the registration of the product",
            "en base active jusqu'au rapport final ou à l'enregistrement du produit",
        ),
    )
    device_clinical_investigation = kept(
        "device_clinical_investigation",
        ("clinical investigation of a device", "investigation clinique d'un dispositif"),
        not_before(years(10).after("study_end"), years(10).after("product_last_placed")),
        "study_end",
        Nature.MINIMUM,
        "Regulation (EU) 2017/745, annex XV, chapter III",
        sure=MEMORY,
        controller="sponsor",
        granularity=Granularity.DATASET,
        disposition=Disposition.NONE_STATED,
        since="2021-05-26",
        note=_INVESTIGATION,
    )
    device_clinical_investigation_implantable = kept(
        "device_clinical_investigation_implantable",
        ("clinical investigation of an implantable device", "investigation clinique d'un dispositif implantable"),
        not_before(years(15).after("study_end"), years(15).after("product_last_placed")),
        "study_end",
        Nature.MINIMUM,
        "Regulation (EU) 2017/745, annex XV, chapter III",
        sure=MEMORY,
        controller="sponsor",
        granularity=Granularity.DATASET,
        disposition=Disposition.NONE_STATED,
        since="2021-05-26",
        note=_INVESTIGATION,
    )
    early_access_data_2014 = kept(
        "early_access_data_2014",
        ("data of an early access protocol (2014)", "données d'un protocole d'accès précoce (2014)"),
        years(10),
        "authorisation_end",
        Nature.FIXED,
        "CNIL, single authorisation of 2014",
        sure=SEEN,
        force=GUIDANCE,
        controller="company",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        # The year of the authorisation: it cannot have applied before.
        since="2014-01-01",
        phases=(Phase("active", years(2).after("summary_approved")),),
        contested=(
            (
                "replaced in 2022 by referentials on early and compassionate access: neither the day nor their length was "
                "read"
            ),
            (
                "remplacée en 2022 par des référentiels sur l'accès précoce et compassionnel : ni le jour ni leur durée "
                "n'ont été lus"
            ),
        ),
        note=(
            (
                "active for two years at most after the last summary report was approved, then as long as the marketing "
                "authorisation and ten years"
            ),
            (
                "deux ans au plus en base active après l'approbation du dernier rapport de synthèse, puis la vie de "
                "l'autorisation de mise sur le marché et dix ans"
            ),
        ),
    )
    ehds_secondary_use_copy = kept(
        "ehds_secondary_use_copy",
        (
            "copy for secondary use in the health data space",
            "copie pour usage secondaire dans l'espace des données de santé",
        ),
        months(6),
        "permit_end",
        Nature.MAXIMUM,
        "Regulation (EU) 2025/327",
        sure=MEMORY,
        controller="data user, health data access body",
        granularity=Granularity.DATASET,
        since="2029-03-26",
        note=(
            "a permit lasts ten years at most, and ten more if renewed; the formula that makes the dataset may be kept",
            (
                "une autorisation dure dix ans au plus, et dix de plus si elle est prolongée ; la formule qui produit le jeu "
                "de données peut être gardée"
            ),
        ),
    )
