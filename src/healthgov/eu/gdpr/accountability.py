"""What an organisation keeps, names and does to answer for its data: record, DPO, staff, authority."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, negated
from healthgov.eu.references import gdpr
from healthgov.findings import (
    Finding,
    Words,
    all_hold,
    any_holds,
    failed,
    implied,
    missing,
    not_applicable,
    passed,
    stated,
)
from healthgov.models import (
    Dpo,
    Governance,
    Organisation,
    OrganisationKind,
    ProcessingActivity,
    Role,
)
from healthgov.periods import years
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import parameter

__all__ = ["AccountabilityRules", "large_scale_by_kind"]


class AccountabilityRules(DataProtectionLaw):
    """Record of processing, data protection officer, awareness of staff, cooperation."""

    record_exemption_staff = parameter(APPLICABLE, 250, cites=[gdpr("30(5)")])
    """Below this number of staff a record may be left out, where no condition stands against it."""

    training_interval = parameter(APPLICABLE, years(1), cites=[gdpr("39(1)(b)"), gdpr("32(4)")])
    """How old the last dated training may be before we warn; no text sets a frequency."""

    @rule(
        "EU-GDPR-40",
        title=("a record of processing activities is kept", "un registre des traitements est tenu"),
        cites=[gdpr("30(1)"), gdpr("30(2)"), gdpr("30(5)")],
        since=APPLICABLE,
        on=Governance,
    )
    def record_kept(self, governance: Governance, organisation: object) -> Finding:
        """Controllers and processors keep a record that covers every activity.

        Fewer than 250 staff exempts only where processing is occasional, without risk, and without special
        categories: hence nobody in health is exempt. *Fails* without record. GDPR, art. 30.
        """
        return self.where_reached(
            organisation,
            lambda: implied(self._record_needed(organisation), lambda: _record(governance)),
        )

    @rule(
        "EU-GDPR-41",
        title=("the entry in the record is complete", "la fiche du registre est complète"),
        cites=[gdpr("30(1)"), gdpr("30(2)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def entry_complete(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """An entry says purposes, persons, data, recipients, transfers, limits, measures; a processor's its own four.

        The legal basis is not asked here: art. 13 and 14 ask for it. *Unknown* with what is not stated yet.
        """
        return self.where_reached(organisation, lambda: _entry(activity))

    @rule(
        "EU-GDPR-42",
        title=(
            "a data protection officer is designated where one is needed",
            "un délégué est désigné là où il le faut",
        ),
        cites=[gdpr("37(1)")],
        since=APPLICABLE,
        on=Governance,
    )
    def dpo_designated(self, governance: Governance, organisation: object) -> Finding:
        """Public bodies, monitoring at large scale, special categories at large scale: these need an officer.

        A hospital or health establishment treats health data at large scale, a single practitioner does not. The
        officer may be shared or external. *Fails* without one. GDPR, art. 37(1).
        """
        return self.where_reached(
            organisation,
            lambda: implied(
                self.dpo_needed(governance, organisation),
                lambda: stated(
                    None if governance.dpo is None else governance.dpo.designated,
                    "dpo.designated",
                    ask=("Is a data protection officer designated?", "Un délégué est-il désigné ?"),
                    no=("no data protection officer is designated", "aucun délégué n'est désigné"),
                ),
            ),
        )

    @rule(
        "EU-GDPR-43",
        title=(
            "the officer's contact is published and declared",
            "les coordonnées du délégué sont publiées et déclarées",
        ),
        cites=[gdpr("37(7)")],
        since=APPLICABLE,
        on=Dpo,
    )
    def dpo_published(self, dpo: Dpo, organisation: object) -> Finding:
        """Persons and the authority know how to reach the officer. GDPR, art. 37(7)."""
        return self._where_designated(
            dpo,
            organisation,
            (
                (
                    "contact_published",
                    ("Is the officer's contact published?", "Les coordonnées du délégué sont-elles publiées ?"),
                    ("the contact is not published", "les coordonnées ne sont pas publiées"),
                ),
                (
                    "declared_to_authority",
                    ("Was the officer declared to the authority?", "Le délégué est-il déclaré à l'autorité ?"),
                    ("the officer was not declared to the authority", "le délégué n'est pas déclaré à l'autorité"),
                ),
            ),
        )

    @rule(
        "EU-GDPR-44",
        title=("the officer has no conflict of interest", "le délégué est sans conflit d'intérêts"),
        cites=[gdpr("38(6)")],
        since=APPLICABLE,
        on=Dpo,
    )
    def dpo_without_conflict(self, dpo: Dpo, organisation: object) -> Finding:
        """The officer has no other task in which purposes or means are decided. GDPR, art. 38(6)."""
        return self._where_designated(
            dpo,
            organisation,
            (
                (
                    "conflict_of_interest",
                    (
                        "Does another task of the officer decide purposes or means?",
                        "Une autre tâche du délégué décide-t-elle des finalités ou moyens ?",
                    ),
                    (
                        "another task of the officer decides purposes or means",
                        "une autre tâche du délégué décide des finalités ou moyens",
                    ),
                ),
            ),
            wanted=False,
        )

    @rule(
        "EU-GDPR-45",
        title=("the officer is involved in time", "le délégué est associé à temps"),
        cites=[gdpr("38(1)")],
        since=APPLICABLE,
        on=Dpo,
    )
    def dpo_involved(self, dpo: Dpo, organisation: object) -> Finding:
        """The officer is involved, properly and in time, in all matters of data protection. GDPR, art. 38(1)."""
        return self._where_designated(
            dpo,
            organisation,
            (
                (
                    "involved",
                    (
                        "Is the officer involved properly and in time?",
                        "Le délégué est-il associé correctement et à temps ?",
                    ),
                    (
                        "the officer is not involved properly and in time",
                        "le délégué n'est pas associé correctement et à temps",
                    ),
                ),
            ),
        )

    @rule(
        "EU-GDPR-46",
        title=("the officer has the resources for the task", "le délégué a les moyens de sa tâche"),
        cites=[gdpr("38(2)")],
        since=APPLICABLE,
        on=Dpo,
    )
    def dpo_resourced(self, dpo: Dpo, organisation: object) -> Finding:
        """Time, means and access to data and training are given. GDPR, art. 38(2)."""
        return self._where_designated(
            dpo,
            organisation,
            (
                (
                    "resourced",
                    ("Has the officer time and means enough?", "Le délégué a-t-il assez de temps et de moyens ?"),
                    ("the officer lacks time or means", "le délégué manque de temps ou de moyens"),
                ),
            ),
        )

    @rule(
        "EU-GDPR-47",
        title=("the officer is independent", "le délégué est indépendant"),
        cites=[gdpr("38(3)")],
        since=APPLICABLE,
        on=Dpo,
    )
    def dpo_independent(self, dpo: Dpo, organisation: object) -> Finding:
        """The officer takes no instructions and reports to the highest level. GDPR, art. 38(3)."""
        return self._where_designated(
            dpo,
            organisation,
            (
                (
                    "independent",
                    (
                        "Does the officer take no instructions, and report to the top?",
                        "Le délégué est-il sans instructions, et rend-il compte au sommet ?",
                    ),
                    (
                        "the officer takes instructions, or does not report to the top",
                        "le délégué reçoit des instructions, ou ne rend pas compte au sommet",
                    ),
                ),
            ),
        )

    @rule(
        "EU-GDPR-48",
        title=("the officer informs and advises", "le délégué informe et conseille"),
        cites=[gdpr("39(1)(a)"), gdpr("37(5)")],
        since=APPLICABLE,
        on=Dpo,
    )
    def dpo_advises(self, dpo: Dpo, organisation: object) -> Finding:
        """The officer knows the law and the trade, and tells organisation and staff their duties."""
        return self._where_designated(
            dpo,
            organisation,
            (
                (
                    "expert",
                    ("Has the officer expert knowledge?", "Le délégué a-t-il les connaissances voulues ?"),
                    ("the officer lacks expert knowledge", "le délégué manque de connaissances"),
                ),
                (
                    "informs_and_advises",
                    ("Does the officer inform and advise?", "Le délégué informe-t-il et conseille-t-il ?"),
                    ("the officer does not inform and advise", "le délégué n'informe ni ne conseille"),
                ),
            ),
        )

    @rule(
        "EU-GDPR-49",
        title=("the officer monitors compliance", "le délégué contrôle le respect des règles"),
        cites=[gdpr("39(1)(b)")],
        since=APPLICABLE,
        on=Dpo,
    )
    def dpo_monitors(self, dpo: Dpo, organisation: object) -> Finding:
        """The officer has a plan of control and follows it. GDPR, art. 39(1)(b)."""
        return self._where_designated(
            dpo,
            organisation,
            (
                (
                    "monitors",
                    ("Does the officer follow a plan of control?", "Le délégué suit-il un plan de contrôle ?"),
                    ("the officer does not monitor compliance", "le délégué ne contrôle pas le respect des règles"),
                ),
            ),
        )

    @rule(
        "EU-GDPR-50",
        title=("staff are made aware", "le personnel est sensibilisé"),
        cites=[gdpr("39(1)(b)"), gdpr("32(4)"), gdpr("29")],
        since=APPLICABLE,
        severity=Severity.WARNING,
        on=Governance,
    )
    def staff_aware(self, governance: Governance, organisation: object) -> Finding:
        """Those who handle data know the rules: a dated training or awareness session within the last year.

        A warning, since no text sets a frequency. *Fails* when no session is recorded, or the last is older.
        """
        return self.where_reached(organisation, lambda: self._trained(governance))

    @rule(
        "EU-GDPR-51",
        title=("the organisation cooperates with the authority", "l'organisation coopère avec l'autorité"),
        cites=[gdpr("31")],
        since=APPLICABLE,
        on=Governance,
    )
    def cooperates(self, governance: Governance, organisation: object) -> Finding:
        """Questions and orders of the supervisory authority are answered. GDPR, art. 31."""
        return self.where_reached(
            organisation,
            lambda: stated(
                governance.cooperates_with_authority,
                "cooperates_with_authority",
                ask=(
                    "Were the authority's questions and orders answered?",
                    "A-t-on répondu aux demandes et injonctions de l'autorité ?",
                ),
                no=(
                    "the authority's questions or orders went unanswered",
                    "des demandes ou injonctions de l'autorité sont restées sans réponse",
                ),
            ),
        )

    @rule(
        "EU-GDPR-52",
        title=("compliance can be shown", "la conformité peut être démontrée"),
        cites=[gdpr("5(2)"), gdpr("24")],
        since=APPLICABLE,
        on=Governance,
    )
    def accountable(self, governance: Governance, organisation: object) -> Finding:
        """Measures are taken, documented and can be shown. GDPR, art. 5(2) and 24."""
        return self.where_reached(
            organisation,
            lambda: stated(
                governance.measures_documented,
                "measures_documented",
                ask=("Can the measures taken be shown?", "Les mesures prises peuvent-elles être montrées ?"),
                no=("the measures taken cannot be shown", "les mesures prises ne peuvent être montrées"),
            ),
        )

    @rule(
        "EU-GDPR-53",
        title=("what governs the data is described", "ce qui gouverne les données est décrit"),
        cites=[gdpr("5(2)")],
        since=APPLICABLE,
        severity=Severity.MINOR,
    )
    def described(self, organisation: Organisation) -> Finding:
        """Who describes processing also describes its activities and its governance: record, officer, staff, policies.

        Asks nothing of a document that describes hosting alone.
        """
        parts = (organisation.activities, organisation.recipients, organisation.systems, organisation.platforms)
        events = (organisation.requests, organisation.breaches, organisation.campaigns, organisation.contact_files)
        if all(part is None for part in (*parts, *events, organisation.governance)):
            return not_applicable(("no processing is described", "aucun traitement n'est décrit"))
        if organisation.activities == () and any(part for part in (*parts[1:], *events)):
            return failed(
                (
                    "no activity is said to exist, and processing is described",
                    "aucun traitement n'existerait, et il en est décrit",
                ),
                at="activities",
            )
        return self.where_reached(
            organisation,
            lambda: all_hold(
                ("activities and governance are described", "traitements et gouvernance sont décrits"),
                [
                    passed(("described", "décrit"), at=section)
                    if getattr(organisation, section) is not None
                    else missing(section, ask)
                    for section, ask in _SECTIONS
                ],
            ),
        )

    def dpo_needed(self, governance: Governance, organisation: object) -> Finding:
        """Whether art. 37(1) asks for a data protection officer."""
        public = organisation.public_body if isinstance(organisation, Organisation) else None
        return any_holds(
            ("a data protection officer is needed", "un délégué est nécessaire"),
            [
                stated(
                    public,
                    "/public_body",
                    ask=("Is it a public authority or body?", "Est-ce une autorité ou un organisme public ?"),
                    no=("it is no public body", "ce n'est pas un organisme public"),
                    yes=("it is a public body", "c'est un organisme public"),
                ),
                stated(
                    governance.monitors_at_large_scale,
                    "monitors_at_large_scale",
                    ask=(
                        "Is monitoring persons at large scale its core activity?",
                        "Le suivi à grande échelle de personnes est-il son activité de base ?",
                    ),
                    no=("it does not monitor persons at large scale", "elle ne suit pas de personnes à grande échelle"),
                    yes=("it monitors persons at large scale", "elle suit des personnes à grande échelle"),
                ),
                large_scale_by_kind(governance, organisation),
            ],
        )

    def _record_needed(self, organisation: object) -> Finding:
        """Whether art. 30(5) leaves the duty to keep a record."""
        words: Words = ("a record is needed", "un registre est nécessaire")
        if not isinstance(organisation, Organisation):
            return missing("/staff", ("How many staff has it?", "Combien de personnes emploie-t-elle ?"))
        if organisation.staff is not None and organisation.staff >= self.record_exemption_staff:
            return passed(
                ("it has {staff} staff", "elle compte {staff} personnes"), at="/staff", staff=organisation.staff
            )
        conditions: list[Finding] = []
        if organisation.staff is None:
            conditions.append(missing("/staff", ("How many staff has it?", "Combien de personnes emploie-t-elle ?")))
        if organisation.activities is None:
            conditions.append(
                missing("/activities", ("Which processing activities are there?", "Quels sont les traitements ?"))
            )
        conditions += [
            self._counts(activity).under(f"/activities[{index}]")
            for index, activity in enumerate(organisation.activities or ())
        ]
        if not conditions:
            return failed(
                ("fewer staff, and no processing that counts", "moins de personnel, et aucun traitement qui compte")
            )
        return any_holds(words, conditions)

    def _counts(self, activity: ProcessingActivity) -> Finding:
        return any_holds(
            ("the exemption stops here", "l'exemption s'arrête ici"),
            [
                stated(
                    negated(activity.occasional),
                    "occasional",
                    ask=("Is the processing only occasional?", "Le traitement n'est-il qu'occasionnel ?"),
                    no=("it is occasional", "il est occasionnel"),
                    yes=("it is not occasional", "il n'est pas occasionnel"),
                ),
                stated(
                    activity.risk_to_rights,
                    "risk_to_rights",
                    ask=("May it put rights at risk?", "Peut-il menacer des droits ?"),
                    no=("it puts no rights at risk", "il ne menace aucun droit"),
                    yes=("it may put rights at risk", "il peut menacer des droits"),
                ),
                self.special(activity),
            ],
        )

    def _where_designated(
        self, dpo: Dpo, organisation: object, facts: tuple[tuple[str, Words, Words], ...], *, wanted: bool = True
    ) -> Finding:
        """Ask about the officer wherever there is one, needed or not."""

        def asked() -> Finding:
            if dpo.designated is None:
                return missing(
                    "designated", ("Is a data protection officer designated?", "Un délégué est-il désigné ?")
                )
            if not dpo.designated:
                return not_applicable(("there is no officer", "il n'y a pas de délégué"), at="designated")
            answers = [
                stated(getattr(dpo, fact) if wanted else negated(getattr(dpo, fact)), fact, ask=ask, no=no)
                for fact, ask, no in facts
            ]
            return (
                answers[0]
                if len(answers) == 1
                else all_hold(("the officer is as the law asks", "le délégué est comme le veut la loi"), answers)
            )

        return self.where_reached(organisation, asked)

    def _trained(self, governance: Governance) -> Finding:
        if governance.trainings is None:
            return missing(
                "trainings",
                ("When were staff last trained or made aware?", "Quand le personnel a-t-il été formé ou sensibilisé ?"),
            )
        held = [training.held_on for training in governance.trainings if self.day >= training.held_on]
        if not held:
            return failed(("no training is recorded", "aucune formation n'est consignée"), at="trainings")
        last = max(held)
        made = passed if self.day <= last + self.training_interval else failed
        return made(("the last training was on {day}", "la dernière formation date du {day}"), at="trainings", day=last)


_SECTIONS: tuple[tuple[str, Words], ...] = (
    ("activities", ("Which processing activities are there?", "Quels sont les traitements ?")),
    (
        "governance",
        (
            "Which record, officer, trainings and policies are there?",
            "Quels registre, délégué, formations et politiques ?",
        ),
    ),
)
_ESTABLISHMENTS = (
    OrganisationKind.HEALTH_ESTABLISHMENT,
    OrganisationKind.SOCIAL_ESTABLISHMENT,
    OrganisationKind.HEALTH_CENTRE,
)


def large_scale_by_kind(governance: Governance, organisation: object) -> Finding:
    """Whether special categories at large scale are its core activity; some kinds of organisation settle it."""
    kind = organisation.kind if isinstance(organisation, Organisation) else None
    fact = governance.special_categories_at_large_scale
    if fact is None and kind in _ESTABLISHMENTS:
        return passed(
            (
                "an establishment treats health data at large scale",
                "un établissement traite des données de santé à grande échelle",
            ),
            at="/kind",
        )
    if fact is None and kind is OrganisationKind.INDIVIDUAL_PRACTITIONER:
        return failed(
            ("a single practitioner is not at large scale", "un praticien seul n'est pas à grande échelle"), at="/kind"
        )
    return stated(
        fact,
        "special_categories_at_large_scale",
        ask=(
            "Are special categories at large scale its core activity?",
            "Les catégories particulières à grande échelle sont-elles son activité de base ?",
        ),
        no=(
            "it does not treat special categories at large scale",
            "elle ne traite pas de catégories particulières à grande échelle",
        ),
        yes=(
            "it treats special categories at large scale",
            "elle traite des catégories particulières à grande échelle",
        ),
    )


def _record(governance: Governance) -> Finding:
    record = governance.record
    if record is None or record.kept is None:
        return missing(
            "record.kept", ("Is a record of processing activities kept?", "Un registre des traitements est-il tenu ?")
        )
    if not record.kept:
        return failed(("no record is kept", "aucun registre n'est tenu"), at="record.kept")
    return all_hold(
        ("the record is kept and covers all", "le registre est tenu et couvre tout"),
        [
            stated(
                getattr(record, fact),
                f"record.{fact}",
                ask=ask,
                no=no,
            )
            for fact, ask, no in (
                (
                    "covers_all",
                    ("Does it cover every activity?", "Couvre-t-il chaque traitement ?"),
                    ("activities are missing from it", "des traitements y manquent"),
                ),
                (
                    "contacts_complete",
                    ("Has it all names and contacts?", "A-t-il tous les noms et contacts ?"),
                    ("names or contacts are missing", "des noms ou contacts manquent"),
                ),
            )
        ],
    )


_ENTRY: tuple[tuple[str, Words], ...] = (
    ("purposes", ("What are the purposes?", "Quelles sont les finalités ?")),
    ("subjects", ("Whose data are they?", "De qui sont les données ?")),
    ("categories", ("Which categories of data?", "Quelles catégories de données ?")),
    ("recipients", ("Who receives them?", "Qui les reçoit ?")),
    ("transfers", ("Do they leave the EEA?", "Quittent-elles l'EEE ?")),
    ("retention", ("When are they erased?", "Quand sont-elles effacées ?")),
    ("security_measures", ("Which security measures protect them?", "Quelles mesures les protègent ?")),
)
_NEVER_EMPTY = ("purposes", "subjects", "categories", "controllers", "security_measures")
_PROCESSOR_ENTRY = ("controllers", "categories", "transfers", "security_measures")
_CONTROLLERS: Words = ("On behalf of which controllers?", "Pour le compte de quels responsables ?")


def _entry(activity: ProcessingActivity) -> Finding:
    words: Words = ("the entry is complete", "la fiche est complète")
    if activity.role is None:
        return missing("role", ("As controller or as processor?", "Comme responsable ou comme sous-traitant ?"))
    questions = dict(_ENTRY)
    asked = _PROCESSOR_ENTRY if activity.role is Role.PROCESSOR else tuple(questions)
    answers: list[Finding] = []
    for fact in asked:
        value = getattr(activity, fact)
        if value is None:
            answers.append(missing(fact, questions.get(fact, _CONTROLLERS)))
        elif value == () and fact in _NEVER_EMPTY:
            answers.append(failed(("this is empty", "ceci est vide"), at=fact))
        else:
            answers.append(passed(("stated", "indiqué"), at=fact))
    return all_hold(words, answers)
