"""Care in hospitals and practices."""

from __future__ import annotations

from healthgov.days import Validity, days, months, years
from healthgov.fr.retention.checked import cited, kept
from healthgov.fr.retention.signing import HOSPITAL_ARCHIVES, MEDICAL_FILE
from healthgov.retention.rows import GUIDANCE, INFERRED, MEMORY, PROPOSAL, SECOND_HAND, SEEN, UNSURE
from healthgov.retention.policies import Disposition, Granularity, Nature, Phase, Reading, RetentionPolicy
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import happened, not_before, replaced

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
            cited("CSP, art. R1112-7, read with the birthday as a floor for the deceased too", sure=INFERRED),
        ),
    ),
    trigger="last_contact",
    assumes={"birth": "last_contact"},
    nature=Nature.FIXED,
    controller="hospital, public or private",
    granularity=Granularity.DOSSIER,
    disposition=Disposition.ARCHIVES_FIRST,
    sign_offs=MEDICAL_FILE,
    suspended_by_claims=True,
    validity=Validity.of("2006-01-05"),
    cites=(cited("CSP, art. R1112-7", sure=SEEN, source="decree 2006-6 of 4 January 2006"),),
    note=(
        (
            "the whole file follows the last stay or consultation in that establishment; a regulation of 1968 came before "
            "(20 years, 70 or no limit for some files), and a note of 2013 has these lengths apply from January 2007 only"
        ),
        (
            "tout le dossier suit le dernier séjour ou la dernière consultation dans cet établissement ; un règlement de "
            "1968 précédait (20 ans, 70 ou sans limite pour certains dossiers), et une note de 2013 ne fait courir ces "
            "durées qu'à partir de janvier 2007"
        ),
    ),
)


class CareSchedule(RetentionSchedule):
    """Care in hospitals and practices."""

    hospital_medical_record = HOSPITAL_RECORD
    transfusion_extract = kept(
        "transfusion_extract",
        ("mention of transfusions", "mention des actes transfusionnels"),
        years(30),
        "transfusion",
        Nature.MINIMUM,
        "Interministerial instruction of 14 August 2007",
        sure=SECOND_HAND,
        force=GUIDANCE,
        also=(cited("Directive 2005/61/EC, art. 4", sure=SECOND_HAND),),
        granularity=Granularity.EXTRACT,
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=MEDICAL_FILE,
        controller="hospital",
        since="2007-08-14",
        note=(
            "with the copy of the incident form; it outlives the file it comes from",
            "avec la copie de la fiche d'incident ; elle survit au dossier dont elle provient",
        ),
    )
    haemovigilance_unit_data = kept(
        "haemovigilance_unit_data",
        ("traceability of labile blood products", "traçabilité des produits sanguins labiles"),
        years(30),
        "distribution",
        Nature.MINIMUM,
        "Directive 2002/98/EC, art. 14; Directive 2005/61/EC, art. 4",
        sure=MEMORY,
        also=(cited("CSP, art. R1221-36 and R1221-40", sure=SEEN),),
        controller="blood establishment, hospital",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=HOSPITAL_ARCHIVES,
        # The year in the number of the first directive: it cannot have applied before.
        since="2002-01-01",
        note=(
            "the code sets the duty to collect and keep; the thirty years are law of the Union",
            "le code impose de recueillir et de conserver ; les trente ans viennent du droit de l'Union",
        ),
    )
    private_practice_record = kept(
        "private_practice_record",
        ("patient record of a private practice", "dossier patient d'un cabinet libéral"),
        # The professional orders align on the hospital file, the 28th birthday included; nobody says that of
        # its clause on deaths, which would shorten.
        not_before(_TWENTY, _BIRTHDAY_28),
        "last_contact",
        Nature.RECOMMENDED,
        "CNIL, deliberation 2020-081 of 18 June 2020",
        sure=SECOND_HAND,
        force=GUIDANCE,
        also=(
            cited("CNIL, referential of durations, deliberation 2020-076", sure=MEMORY, force=GUIDANCE),
            cited("Professional orders, by analogy with CSP, art. R1112-7", sure=SECOND_HAND, force=GUIDANCE),
        ),
        controller="independent practitioner",
        granularity=Granularity.DOSSIER,
        assumes={"birth": "last_contact"},
        since="2020-07-28",
        phases=(Phase("active", years(5).after("last_contact")),),
        note=(
            "no statute fixes it; liability may be sought for ten years from the consolidation of the damage",
            "aucune loi ne la fixe ; la responsabilité peut être recherchée dix ans après la consolidation du dommage",
        ),
    )
    care_sheet_copy = kept(
        "care_sheet_copy",
        ("copy of an electronic care sheet", "double de feuille de soins électronique"),
        days(90),
        "transmission",
        Nature.FIXED,
        "CSS, art. R161-47",
        sure=SECOND_HAND,
        controller="practitioner",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        note=(
            "ninety days, not three months; a union of professionals objects that controls reach back three years",
            "quatre-vingt-dix jours et non trois mois ; un syndicat objecte que les contrôles remontent à trois ans",
        ),
    )
    scanned_supporting_document = kept(
        "scanned_supporting_document",
        ("scanned supporting document", "pièce justificative numérisée"),
        days(90),
        "transmission",
        Nature.MINIMUM,
        "Order of 2 October 2020, annexed agreement, art. 40",
        sure=SEEN,
        controller="contracted professional",
        # The day of the order: it cannot have applied before.
        since="2020-10-02",
        note=(
            "read in the national agreement of one profession; those of others may differ",
            "lu dans la convention nationale d'une profession ; celles des autres peuvent différer",
        ),
    )
    e_prescription_data = kept(
        "e_prescription_data",
        ("data of electronic prescriptions", "données de prescription dématérialisée"),
        years(5),
        "prescription",
        Nature.MAXIMUM,
        "CSP, art. R4071-1",
        sure=SEEN,
        controller="CNAM",
        # A first day that nobody confirmed is none: it would refuse answers.
        note=(
            "the first day in force, early in 2024, is not confirmed",
            "le premier jour en vigueur, début 2024, n'est pas confirmé",
        ),
    )
    electronic_access_trace_hospital = kept(
        "electronic_access_trace_hospital",
        ("traces of access to patient data in a hospital", "traces d'accès aux données patients d'un hôpital"),
        months(6),
        "log_entry",
        Nature.FIXED,
        "CSP, art. R6113-9-2",
        sure=SEEN,
        controller="hospital",
        since="2018-12-29",
        readings=(
            Reading(
                months(12).after("log_entry"),
                cited("CNIL, deliberation 2021-122", sure=SECOND_HAND, force=GUIDANCE),
            ),
            Reading(
                years(10).after("log_entry"),
                cited("MSSanté framework, advice", sure=SECOND_HAND, force=GUIDANCE),
            ),
            Reading(
                years(20).after("last_contact"),
                cited("CNIL, draft recommendation of 2025", sure=UNSURE, force=PROPOSAL),
            ),
        ),
        contested=(
            "four answers compete, and the scope of R6113-9-2 is disputed",
            "quatre réponses se concurrencent, et la portée de R6113-9-2 est disputée",
        ),
        note=(
            "six rolling months; the article stands among those on the analysis of activity",
            "six mois glissants ; l'article figure parmi ceux sur l'analyse de l'activité",
        ),
    )
    ehr_access_trace_cnil_draft = kept(
        "ehr_access_trace_cnil_draft",
        ("access traces as the draft of 2025 has them", "traces d'accès selon le projet de 2025"),
        years(20),
        "last_contact",
        Nature.RECOMMENDED,
        "CNIL, draft recommendation of 2025 on patient records",
        sure=SECOND_HAND,
        force=PROPOSAL,
        controller="hospital",
        # The year of the draft.
        since="2025-01-01",
        contested=("a draft: its adoption could not be found", "un projet : son adoption n'a pas été trouvée"),
        note=(
            "as long as the file: twenty years after the last visit",
            "autant que le dossier : vingt ans après la dernière venue",
        ),
    )
    liability_evidence = kept(
        "liability_evidence",
        ("evidence in medical liability", "preuve en responsabilité médicale"),
        # The limitation does not run against a minor: ten years from the consolidation, or from the 18th birthday.
        not_before(years(10).after("consolidation"), years(28).after("birth")),
        "consolidation",
        Nature.RECOMMENDED,
        "CSP, art. L1142-28, a limitation that evidence is kept for",
        sure=SECOND_HAND,
        force=GUIDANCE,
        controller="care provider",
        assumes={"birth": "consolidation"},
        phases=(Phase("active", days(0).after("consolidation")),),
        note=(
            "suspended during minority; it can outlive the twenty years of the file",
            "suspendu pendant la minorité ; il peut dépasser les vingt ans du dossier",
        ),
    )
