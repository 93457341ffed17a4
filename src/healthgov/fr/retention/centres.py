"""Centres and programmes around care."""

from __future__ import annotations

import attrs

from healthgov.days import months, years
from healthgov.fr.retention.care import HOSPITAL_RECORD
from healthgov.fr.retention.checked import cited, gap, kept
from healthgov.fr.retention.signing import ARCHIVES, HOSPITAL_ARCHIVES
from healthgov.retention.rows import CASE_LAW, GUIDANCE, INFERRED, SECOND_HAND, SEEN, UNSURE
from healthgov.retention.policies import Disposition, Granularity, Nature, Phase, Reading
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import end_of_year, not_before, until

__all__ = ["CentreSchedule"]

_POISON_ORDER = "Order on the information system of poison centres (LEGIARTI000045400747)"


class CentreSchedule(RetentionSchedule):
    """Centres and programmes around care."""

    emergency_call_recording = kept(
        "emergency_call_recording",
        ("recorded calls of an emergency centre", "enregistrements d'appels du SAMU"),
        until(("no text fixes a length", "aucun texte ne fixe de durée")),
        "recording",
        Nature.CRITERION,
        "CAA Marseille, 25 June 2009",
        sure=SECOND_HAND,
        force=CASE_LAW,
        # A judgment says what the law was already: its day is no first one.
        controller="hospital with an emergency call centre",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=HOSPITAL_ARCHIVES,
        readings=(
            Reading(
                # Part of the file, a recording has no clock of its own: it follows the last contact.
                HOSPITAL_RECORD.term,
                cited("CSP, art. L1111-7 and R1112-7, as part of the medical file", sure=SECOND_HAND),
            ),
            Reading(years(5).after("recording"), cited("HAS, advice", sure=SECOND_HAND, force=GUIDANCE)),
            Reading(
                years(10).after("recording"),
                cited("CSP, art. L1142-28, as authors plead", sure=SECOND_HAND, force=GUIDANCE),
            ),
        ),
        contested=(
            "twenty years as part of the file, five by advice, ten by authors",
            "vingt ans comme partie du dossier, cinq selon un avis, dix selon des auteurs",
        ),
        note=(
            "to destroy without the visa of the archives is a fault, part of the file or not",
            "détruire sans le visa des archives est une faute, partie du dossier ou non",
        ),
    )
    poison_centre_record = attrs.evolve(
        HOSPITAL_RECORD,
        key="poison_centre_record",
        title=("record of a poison centre", "dossier d'un centre antipoison"),
        controller="poison centre",
        cites=(cited(_POISON_ORDER, sure=SEEN), cited("CSP, art. R1112-7, by reference", sure=SEEN)),
        # As the hospital file, and not before its article: the day of the order itself was not read.
        note=(
            "kept as a hospital file; extracts, contacts, compositions and traces have types of their own",
            "conservé comme un dossier hospitalier ; extraits, contacts, compositions et traces ont leurs propres types",
        ),
    )
    poison_centre_decision_extract = kept(
        "poison_centre_decision_extract",
        ("extract of a poison centre for decisions", "extrait d'aide à la décision d'un centre antipoison"),
        years(30),
        "record_created",
        Nature.FIXED,
        _POISON_ORDER,
        sure=SEEN,
        controller="poison centre",
        granularity=Granularity.EXTRACT,
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
        readings=(
            Reading(
                until(("thirty years from a later start", "trente ans à partir d'un départ plus tardif")),
                cited("The same order, whose start for the extract was not read", sure=INFERRED),
            ),
        ),
    )
    poison_centre_product_contacts = kept(
        "poison_centre_product_contacts",
        ("contacts for products at a poison centre", "contacts relatifs aux produits d'un centre antipoison"),
        years(20),
        "last_update",
        Nature.MAXIMUM,
        _POISON_ORDER,
        sure=SEEN,
        controller="poison centre",
    )
    poison_centre_composition = kept(
        "poison_centre_composition",
        ("declared composition of a product", "composition déclarée d'un produit"),
        until(("without limit", "sans limite")),
        "record_created",
        Nature.CRITERION,
        _POISON_ORDER,
        sure=SEEN,
        controller="poison centre",
        disposition=Disposition.NONE_STATED,
    )
    poison_centre_technical_trace = kept(
        "poison_centre_technical_trace",
        ("technical trace of a poison centre", "trace technique d'un centre antipoison"),
        months(6),
        "log_entry",
        Nature.FIXED,
        _POISON_ORDER,
        sure=SEEN,
        controller="poison centre",
    )
    psychiatric_involuntary_tracking = kept(
        "psychiatric_involuntary_tracking",
        ("follow-up of care without consent", "suivi des soins sans consentement"),
        end_of_year("lifting", years(3)),
        "lifting",
        Nature.FIXED,
        "Decree 2018-383 of 23 May 2018, as amended by decree 2022-714",
        sure=SECOND_HAND,
        controller="ARS",
        # The day of the decree: it cannot have applied before, and the first day in force was not read.
        since="2018-05-23",
        readings=(
            Reading(
                end_of_year("lifting", years(4)),
                cited("Decree 2018-383, read as the year that follows the lifting", sure=INFERRED),
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
        controller="hospital, physician in charge of medical information",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=HOSPITAL_ARCHIVES,
        note=(
            "the orders set a least length; five years are remembered, and not confirmed",
            "les arrêtés fixent une durée minimale ; cinq ans, de mémoire et non confirmés",
        ),
    )
    cancer_screening_followup = kept(
        "cancer_screening_followup",
        ("follow-up of organised cancer screening", "suivi du dépistage organisé des cancers"),
        until(
            (
                "until the person or the doctor ends the follow-up",
                "jusqu'à ce que la personne ou le médecin mette fin au suivi",
            )
        ),
        "followup_end",
        Nature.CRITERION,
        "CNIL, NS-059, deliberation 2017-215",
        sure=SEEN,
        force=GUIDANCE,
        also=(cited("Order of 16 January 2024", sure=UNSURE),),
        controller="cancer screening centre",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        # The year in the number of the deliberation: it cannot have applied before.
        since="2017-01-01",
        contested=(
            "the length since the order of 16 January 2024 could not be confirmed",
            "la durée depuis l'arrêté du 16 janvier 2024 n'a pu être confirmée",
        ),
        note=("the list of objections is kept apart", "la liste des oppositions est tenue à part"),
    )
    social_care_file = kept(
        "social_care_file",
        ("file of social support", "dossier d'accompagnement social"),
        # Two years are the limit of the active base: the recommendation obliges nobody to keep for so long.
        until(
            (
                "two years at most after the last exchange in the active base, then archived as long as a legal duty asks",
                (
                    "deux ans au plus après le dernier échange en base active, puis archivage aussi longtemps qu'une "
                    "obligation légale l'exige"
                ),
            )
        ),
        "last_exchange",
        Nature.CRITERION,
        "CNIL, deliberation 2023-095 of 14 September 2023",
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="social or medico-social body",
        granularity=Granularity.DOSSIER,
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
        since="2023-11-15",
        phases=(Phase("active", years(2).after("last_exchange")),),
        note=(
            "without the medical file, which in a care home for the elderly is a type of its own",
            "hors dossier médical, qui dans un EHPAD est un type à part",
        ),
    )
    ehpad_medical_record = attrs.evolve(
        HOSPITAL_RECORD,
        key="ehpad_medical_record",
        title=("medical record in a care home for the elderly", "dossier médical d'un EHPAD"),
        nature=Nature.RECOMMENDED,
        controller="care home for the elderly (EHPAD)",
        sign_offs=HOSPITAL_ARCHIVES,
        readings=(
            Reading(
                # The analogy is told for the twenty years; that deaths shorten them here too is not.
                not_before(years(20).after("last_contact"), years(28).after("birth")),
                cited("CSP, art. R1112-7, without its clause on deaths", sure=INFERRED, force=GUIDANCE),
            ),
        ),
        cites=(cited("CSP, art. R1112-7, by analogy", sure=SECOND_HAND, force=GUIDANCE),),
        # Not before the article whose logic they follow.
        note=(
            "no text names these homes: they follow the logic of the hospital file",
            "aucun texte ne nomme ces établissements : ils suivent la logique du dossier hospitalier",
        ),
    )
