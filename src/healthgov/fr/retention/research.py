"""Research."""

from __future__ import annotations

from healthgov.periods import months, years
from healthgov.references import BindingForce
from healthgov.retention.making import MEMORY, gap, kept
from healthgov.retention.policies import AppliesBy, Disposition, Granularity, Nature, Phase
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import not_before, until

__all__ = ["ResearchSchedule"]


class ResearchSchedule(RetentionSchedule):
    """Research."""

    clinical_trial_master_file = kept(
        "clinical_trial_master_file",
        ("master file of a clinical trial", "dossier permanent de l'essai clinique"),
        years(25),
        "study_end",
        Nature.MINIMUM,
        "Regulation (EU) 536/2014, art. 58",
        disposition=Disposition.NONE_STATED,
        since="2022-01-31",
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
    )
    clinical_trial_documents_directive = kept(
        "clinical_trial_documents_directive",
        ("essential documents of a trial under the directive", "documents essentiels d'un essai, ancien régime"),
        years(15),
        "study_end",
        Nature.MINIMUM,
        "Order under CSP, art. R1123-61; Directive 2005/28/EC, art. 17",
        disposition=Disposition.NONE_STATED,
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        note=("five years by the directive alone", "cinq ans selon la seule directive"),
    )
    atmp_trial_data = kept(
        "atmp_trial_data",
        ("trial of an advanced therapy", "essai d'une thérapie innovante"),
        years(30),
        "product_expiry",
        Nature.MINIMUM,
        "Guideline on good manufacturing practice for advanced therapies",
        soft=True,
        disposition=Disposition.NONE_STATED,
    )
    mr001_2018 = kept(
        "mr001_2018",
        ("study under MR-001 of 2018", "étude sous MR-001 de 2018"),
        until(
            (
                "two years after the last publication, then archived as long as the regulation asks",
                "deux ans après la dernière publication, puis archivage selon la réglementation",
            )
        ),
        "last_publication",
        Nature.FIXED,
        "CNIL, deliberation 2018-153",
        sure=MEMORY,
        soft=True,
        controller="sponsor",
        granularity=Granularity.DATASET,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        until="2026-05-23",
        phases=(Phase("active", years(2).after("last_publication")),),
    )
    mr001_2026 = gap(
        "mr001_2026",
        ("study under MR-001 of 2026", "étude sous MR-001 de 2026"),
        "last_publication",
        "CNIL, deliberation 2026-050",
        controller="sponsor",
        force=BindingForce.GUIDANCE,
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since="2026-05-24",
        note=(
            "earlier declarations of conformity stay valid",
            "les déclarations de conformité antérieures restent valables",
        ),
    )
    mr003_2018 = kept(
        "mr003_2018",
        ("study under MR-003 of 2018", "étude sous MR-003 de 2018"),
        until(
            (
                "two years after the last publication, then archived as long as the regulation asks",
                "deux ans après la dernière publication, puis archivage selon la réglementation",
            )
        ),
        "last_publication",
        Nature.FIXED,
        "CNIL, deliberation 2018-154",
        sure=MEMORY,
        soft=True,
        controller="sponsor",
        granularity=Granularity.DATASET,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        until="2026-05-23",
        phases=(Phase("active", years(2).after("last_publication")),),
    )
    mr003_2026 = gap(
        "mr003_2026",
        ("study under MR-003 of 2026", "étude sous MR-003 de 2026"),
        "last_publication",
        "CNIL, MR-003 of 19 March 2026",
        controller="sponsor",
        force=BindingForce.GUIDANCE,
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since="2026-05-24",
        note=(
            "earlier declarations of conformity stay valid",
            "les déclarations de conformité antérieures restent valables",
        ),
    )
    mr004_dataset = kept(
        "mr004_dataset",
        ("study on existing data (MR-004)", "étude sur données existantes (MR-004)"),
        years(20),
        "last_publication",
        Nature.MAXIMUM,
        "CNIL, deliberation 2018-155",
        soft=True,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        granularity=Granularity.DATASET,
    )
    research_professional_data = kept(
        "research_professional_data",
        ("data of professionals in a study (MR-002)", "données des professionnels d'une étude (MR-002)"),
        years(5),
        "study_end",
        Nature.MAXIMUM,
        "CNIL, MR-002 of 2015",
        soft=True,
        controller="sponsor",
        note=(
            "from the end of the last study the person took part in",
            "à compter de la fin de la dernière étude à laquelle la personne a participé",
        ),
    )
    research_professional_data_mr001 = kept(
        "research_professional_data_mr001",
        (
            "data of professionals in a study (MR-001 of 2018)",
            "données des professionnels d'une étude (MR-001 de 2018)",
        ),
        years(15),
        "study_end",
        Nature.MAXIMUM,
        "CNIL, deliberation 2018-153",
        sure=MEMORY,
        soft=True,
        controller="sponsor",
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        until="2026-05-23",
    )
    ivd_performance_study = kept(
        "ivd_performance_study",
        ("performance study of a diagnostic (MR-002)", "étude de performances d'un diagnostic (MR-002)"),
        until(("until the final report or the registration", "jusqu'au rapport final ou à l'enregistrement")),
        "study_end",
        Nature.CRITERION,
        "CNIL, MR-002 of 2015",
        soft=True,
        disposition=Disposition.ANONYMISE_OR_ERASE,
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
        disposition=Disposition.NONE_STATED,
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
        disposition=Disposition.NONE_STATED,
    )
    early_access_data_2014 = kept(
        "early_access_data_2014",
        ("data of an early access protocol (2014)", "données d'un protocole d'accès précoce (2014)"),
        years(10),
        "authorisation_end",
        Nature.FIXED,
        "CNIL, single authorisation of 2014",
        soft=True,
        controller="company",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        phases=(Phase("active", years(2).after("summary_approved")),),
        note=(
            "replaced by referentials in 2022, whose length was not read",
            "remplacée en 2022 par des référentiels dont la durée n'a pas été lue",
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
        controller="data user",
        granularity=Granularity.DATASET,
        since="2029-03-26",
        note=(
            "the formula that makes the dataset may be kept",
            "la formule qui produit le jeu de données peut être gardée",
        ),
    )
