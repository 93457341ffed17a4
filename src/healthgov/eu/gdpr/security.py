"""Security of processing (art. 32): what regulators ask for, one rule for each kind of measure."""

from __future__ import annotations

from healthgov.eu.gdpr.former_law import APPLICABLE, FormerLaw, negated
from healthgov.eu.references import gdpr
from healthgov.findings import Finding, Words, all_hold, failed, missing, passed, stated
from healthgov.models import AccessModel, InformationSystem, PasswordStorage
from healthgov.rules import Severity
from healthgov.rules.former import rule
from healthgov.values import Limit, parameter

__all__ = ["SecurityRules"]

_Fact = tuple[str, bool, Words, Words]
"""A fact, the value wanted, the question, and what is wrong otherwise."""


class SecurityRules(FormerLaw):
    """Measures appropriate to the risk, system by system."""

    log_reviews = parameter(APPLICABLE, 12, cites=[gdpr("32(1)")], limit=Limit.MINIMUM)
    """Random checks of the log of health records in a year; six were held too few (AP, HagaZiekenhuis, 2019)."""

    @rule(
        "EU-GDPR-60",
        title=("data are not open to anybody", "les données ne sont pas ouvertes à tous"),
        cites=[gdpr("5(1)(f)"), gdpr("32(1)")],
        since=APPLICABLE,
        severity=Severity.BLOCKER,
        on=InformationSystem,
    )
    def not_exposed(self, system: InformationSystem, organisation: object) -> Finding:
        """No port, store, server or guessable address shows data without login; what faces the internet is walled."""
        return self.where_reached(
            organisation,
            lambda: _all(
                system,
                ("nothing is open to anybody", "rien n'est ouvert à tous"),
                (
                    (
                        "open_to_anybody",
                        False,
                        ("Can data be read without logging in?", "Des données sont-elles lisibles sans connexion ?"),
                        ("data can be read without logging in", "des données sont lisibles sans connexion"),
                    ),
                    (
                        "firewall",
                        True,
                        ("Does a firewall stand before it?", "Un pare-feu la protège-t-il ?"),
                        ("no firewall stands before it", "aucun pare-feu ne la protège"),
                    ),
                    (
                        "authentication",
                        True,
                        ("Does it ask everybody to log in?", "Demande-t-elle à chacun de se connecter ?"),
                        ("it asks nobody to log in", "elle ne demande pas de connexion"),
                    ),
                ),
            ),
        )

    @rule(
        "EU-GDPR-61",
        title=("users are recognised by strong means", "les utilisateurs sont reconnus par des moyens forts"),
        cites=[gdpr("32(1)")],
        since=APPLICABLE,
        on=InformationSystem,
    )
    def strong_authentication(self, system: InformationSystem, organisation: object) -> Finding:
        """Passwords are strong, never sent or kept in clear or under a weak hash; accounts are personal.

        A second factor guards access from outside, and health records also inside.
        """
        return self.where_reached(organisation, lambda: _authentication(system))

    @rule(
        "EU-GDPR-62",
        title=("each sees what the task needs", "chacun voit ce que sa tâche exige"),
        cites=[gdpr("5(1)(c)"), gdpr("5(1)(f)"), gdpr("32(1)(b)"), gdpr("32(2)")],
        since=APPLICABLE,
        on=InformationSystem,
    )
    def access_by_need(self, system: InformationSystem, organisation: object) -> Finding:
        """Health records open to those who take care of the person; access by profession or to all staff is too wide.

        Accounts are opened, closed and reviewed by a written rule.
        """
        return self.where_reached(organisation, lambda: _access(system))

    @rule(
        "EU-GDPR-63",
        title=("what happens is logged and looked at", "ce qui se passe est journalisé et regardé"),
        cites=[gdpr("32(1)")],
        since=APPLICABLE,
        on=InformationSystem,
    )
    def logged_and_reviewed(self, system: InformationSystem, organisation: object) -> Finding:
        """Access is logged, alerts are raised, and logs of health records are reviewed regularly."""
        return self.where_reached(organisation, lambda: self._logs(system))

    @rule(
        "EU-GDPR-64",
        title=("data are encrypted", "les données sont chiffrées"),
        cites=[gdpr("32(1)(a)")],
        since=APPLICABLE,
        on=InformationSystem,
    )
    def encrypted(self, system: InformationSystem, organisation: object) -> Finding:
        """Data are encrypted on their way, and health data where they lie."""
        return self.where_reached(
            organisation,
            lambda: _all(
                system,
                ("data are encrypted", "les données sont chiffrées"),
                (
                    (
                        "encrypted_in_transit",
                        True,
                        ("Are data encrypted on their way?", "Les données sont-elles chiffrées en transit ?"),
                        ("data travel in clear", "des données circulent en clair"),
                    ),
                    *(
                        (
                            (
                                "encrypted_at_rest",
                                True,
                                ("Are data encrypted where they lie?", "Les données sont-elles chiffrées au repos ?"),
                                ("health data lie unencrypted", "des données de santé sont stockées en clair"),
                            ),
                        )
                        if system.health_data is not False
                        else ()
                    ),
                ),
            ),
        )

    @rule(
        "EU-GDPR-65",
        title=("data can be restored", "les données peuvent être rétablies"),
        cites=[gdpr("32(1)(b)"), gdpr("32(1)(c)")],
        since=APPLICABLE,
        on=InformationSystem,
    )
    def resilient(self, system: InformationSystem, organisation: object) -> Finding:
        """There are backups an attack does not reach, and systems are kept up to date."""
        return self.where_reached(
            organisation,
            lambda: _all(
                system,
                ("data can be restored", "les données peuvent être rétablies"),
                (
                    (
                        "backups",
                        True,
                        ("Are there backups?", "Y a-t-il des sauvegardes ?"),
                        ("there are no backups", "il n'y a pas de sauvegardes"),
                    ),
                    (
                        "backups_apart",
                        True,
                        (
                            "Do backups lie apart, and were they tested?",
                            "Les sauvegardes sont-elles à part, et testées ?",
                        ),
                        (
                            "backups can be hit with the system, or were not tested",
                            "les sauvegardes peuvent tomber avec le système, ou n'ont pas été testées",
                        ),
                    ),
                    (
                        "patched",
                        True,
                        ("Is it kept up to date?", "Est-il tenu à jour ?"),
                        ("it is not kept up to date", "il n'est pas tenu à jour"),
                    ),
                ),
            ),
        )

    @rule(
        "EU-GDPR-66",
        title=("measures follow from risks and are tested", "les mesures suivent des risques et sont testées"),
        cites=[gdpr("32(1)(d)"), gdpr("32(2)")],
        since=APPLICABLE,
        on=InformationSystem,
    )
    def analysed_and_tested(self, system: InformationSystem, organisation: object) -> Finding:
        """Needs and risks are analysed, and measures tested and reviewed regularly."""
        return self.where_reached(
            organisation,
            lambda: _all(
                system,
                ("measures follow from risks and are tested", "les mesures suivent des risques et sont testées"),
                (
                    (
                        "risk_analysis",
                        True,
                        (
                            "Do measures follow from an analysis of needs and risks?",
                            "Les mesures suivent-elles d'une analyse des besoins et risques ?",
                        ),
                        ("needs and risks were not analysed", "besoins et risques n'ont pas été analysés"),
                    ),
                    (
                        "tested",
                        True,
                        ("Are the measures tested regularly?", "Les mesures sont-elles testées régulièrement ?"),
                        ("the measures are not tested", "les mesures ne sont pas testées"),
                    ),
                ),
            ),
        )

    @rule(
        "EU-GDPR-67",
        title=("data reach nobody by mistake", "les données n'atteignent personne par erreur"),
        cites=[gdpr("5(1)(f)"), gdpr("32(1)(b)")],
        since=APPLICABLE,
        on=InformationSystem,
    )
    def no_leak_by_habit(self, system: InformationSystem, organisation: object) -> Finding:
        """Checks keep data from wrong addressees, open copies, careless mailings, pixels and leftovers of migrations."""
        return self.where_reached(
            organisation,
            lambda: _all(
                system,
                ("nothing leaks by habit", "rien ne fuit par habitude"),
                (
                    (
                        "sends_to_wrong_persons",
                        False,
                        (
                            "Do data go to wrong persons for want of checks?",
                            "Des données vont-elles aux mauvaises personnes faute de contrôles ?",
                        ),
                        ("data go to wrong persons", "des données vont aux mauvaises personnes"),
                    ),
                    (
                        "bulk_mail_shows_addresses",
                        False,
                        (
                            "Do mails to many show all addresses?",
                            "Les envois groupés montrent-ils toutes les adresses ?",
                        ),
                        ("mails to many show all addresses", "les envois groupés montrent toutes les adresses"),
                    ),
                    (
                        "tracker_sends_health_data",
                        False,
                        (
                            "Does a tracker send data that reveal health?",
                            "Un traceur envoie-t-il des données révélant la santé ?",
                        ),
                        ("a tracker sends data that reveal health", "un traceur envoie des données révélant la santé"),
                    ),
                    (
                        "migration_procedure",
                        True,
                        (
                            "Do extractions for migration follow a procedure?",
                            "Les extractions de migration suivent-elles une procédure ?",
                        ),
                        ("data are extracted without procedure", "des données sont extraites sans procédure"),
                    ),
                    (
                        "unneeded_copies_erased",
                        True,
                        ("Are copies erased when no longer needed?", "Les copies inutiles sont-elles effacées ?"),
                        ("copies are left behind", "des copies sont laissées"),
                    ),
                ),
            ),
        )

    def _logs(self, system: InformationSystem) -> Finding:
        answers = [
            stated(
                system.logs_kept,
                "logs_kept",
                ask=("Is access logged?", "Les accès sont-ils journalisés ?"),
                no=("access is not logged, or not whole", "les accès ne sont pas journalisés, ou pas tous"),
            ),
            stated(
                system.alerts,
                "alerts",
                ask=("Are alerts raised?", "Des alertes sont-elles levées ?"),
                no=("nobody is alerted", "personne n'est alerté"),
            ),
        ]
        if system.health_data is not False:
            answers.append(self._reviews(system))
        return all_hold(("access is logged and reviewed", "les accès sont journalisés et revus"), answers)

    def _reviews(self, system: InformationSystem) -> Finding:
        if system.log_reviews_per_year is None:
            return missing(
                "log_reviews_per_year",
                ("How many times a year is the log reviewed?", "Combien de fois par an le journal est-il revu ?"),
            )
        words: Words = ("the log is reviewed {count} times a year", "le journal est revu {count} fois par an")
        made = passed if system.log_reviews_per_year >= self.log_reviews else failed
        return made(words, at="log_reviews_per_year", count=system.log_reviews_per_year)


def _all(system: InformationSystem, words: Words, facts: tuple[_Fact, ...]) -> Finding:
    return all_hold(
        words,
        [
            stated(getattr(system, fact) if wanted else negated(getattr(system, fact)), fact, ask=ask, no=no)
            for fact, wanted, ask, no in facts
        ],
    )


_ACCOUNTS: tuple[_Fact, ...] = (
    (
        "strong_password_rule",
        True,
        ("Are passwords strong?", "Les mots de passe sont-ils forts ?"),
        ("weak passwords are accepted", "des mots de passe faibles sont acceptés"),
    ),
    (
        "passwords_sent_in_clear",
        False,
        ("Are passwords sent in clear?", "Des mots de passe sont-ils envoyés en clair ?"),
        ("passwords are sent in clear", "des mots de passe sont envoyés en clair"),
    ),
    (
        "shared_accounts",
        False,
        ("Do several people share an account?", "Plusieurs personnes partagent-elles un compte ?"),
        ("accounts are shared", "des comptes sont partagés"),
    ),
)


def _authentication(system: InformationSystem) -> Finding:
    answers = [_all(system, ("accounts are personal and guarded", "les comptes sont personnels et gardés"), _ACCOUNTS)]
    storage = system.password_storage
    if storage is None:
        answers.append(
            missing("password_storage", ("How are passwords kept?", "Comment les mots de passe sont-ils conservés ?"))
        )
    else:
        bad = storage in (PasswordStorage.CLEAR, PasswordStorage.WEAK_HASH)
        words: Words = ("passwords are kept: {storage}", "mots de passe conservés : {storage}")
        answers.append((failed if bad else passed)(words, at="password_storage", storage=storage))
    if system.reachable_from_internet is not False:
        answers.append(
            stated(
                system.multi_factor_remote,
                "multi_factor_remote",
                ask=("Is a second factor asked from outside?", "Un second facteur est-il demandé de l'extérieur ?"),
                no=("no second factor guards access from outside", "aucun second facteur ne garde l'accès extérieur"),
            )
        )
    if system.health_data is not False:
        answers.append(
            stated(
                system.multi_factor_for_records,
                "multi_factor_for_records",
                ask=(
                    "Is a second factor asked for health records, inside too?",
                    "Un second facteur est-il demandé pour les dossiers de santé, aussi à l'intérieur ?",
                ),
                no=("no second factor guards health records", "aucun second facteur ne garde les dossiers de santé"),
            )
        )
    return all_hold(
        ("users are recognised by strong means", "les utilisateurs sont reconnus par des moyens forts"), answers
    )


_NARROW = (AccessModel.CARE_TEAM, AccessModel.NEED_TO_KNOW)


def _access(system: InformationSystem) -> Finding:
    model = system.access_model
    if model is None:
        first = missing("access_model", ("Who can open a record?", "Qui peut ouvrir un dossier ?"))
    else:
        first = (passed if model in _NARROW else failed)(
            ("records open to: {model}", "dossiers ouverts à : {model}"), at="access_model", model=model
        )
    return all_hold(
        ("each sees what the task needs", "chacun voit ce que sa tâche exige"),
        [
            first,
            stated(
                system.access_reviewed,
                "access_reviewed",
                ask=(
                    "Is there a written rule for opening, closing and reviewing accounts?",
                    "Y a-t-il une règle écrite pour ouvrir, fermer et revoir les comptes ?",
                ),
                no=("accounts are opened and closed by no rule", "les comptes s'ouvrent et se ferment sans règle"),
            ),
        ],
    )
