"""The principles: fair, for a purpose, no more than needed, right, no longer than needed, built in."""

from __future__ import annotations

from healthgov.eu.gdpr.former_law import APPLICABLE, FormerLaw, negated
from healthgov.eu.references import WP216, gdpr
from healthgov.findings import Finding, all_hold, failed, missing, not_applicable, passed, stated
from healthgov.models import Anonymisation, DigitalPlatform, ProcessingActivity, Purpose, RetentionLimit
from healthgov.rules.former import rule

__all__ = ["PrincipleRules"]


class PrincipleRules(FormerLaw):
    """The principles of art. 5, and data protection by design and by default."""

    @rule(
        "EU-GDPR-01",
        title=("persons are treated fairly", "les personnes sont traitées loyalement"),
        cites=[gdpr("5(1)(a)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def fair(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Nobody is misled on what happens to their data, and data are not turned against what they could expect.

        *Fails* where ``unfair`` is stated, or where data are handed, as a practice, to somebody without a right
        to them. GDPR, art. 5(1)(a).
        """
        return self.where_reached(
            organisation,
            lambda: all_hold(
                ("persons are treated fairly", "les personnes sont traitées loyalement"),
                [
                    stated(
                        negated(activity.unfair),
                        "unfair",
                        ask=(
                            "Is anybody misled, or are data used against what they could expect?",
                            "Quelqu'un est-il trompé, ou ses données utilisées contre ce qu'il pouvait attendre ?",
                        ),
                        no=("persons are misled", "les personnes sont trompées"),
                    ),
                    stated(
                        negated(activity.handed_over_without_ground),
                        "handed_over_without_ground",
                        ask=(
                            "Are data handed to somebody who has no right to them?",
                            "Des données sont-elles remises à quelqu'un qui n'y a pas droit ?",
                        ),
                        no=(
                            "data are handed to somebody with no right to them",
                            "des données sont remises à quelqu'un qui n'y a pas droit",
                        ),
                    ),
                ],
            ),
        )

    @rule(
        "EU-GDPR-02",
        title=(
            "new purposes are compatible with the first",
            "les nouvelles finalités sont compatibles avec la première",
        ),
        cites=[gdpr("5(1)(b)"), gdpr("6(4)")],
        since=APPLICABLE,
        on=Purpose,
    )
    def purpose_compatible(self, purpose: Purpose, organisation: object) -> Finding:
        """Data collected for one purpose serve another only if that is compatible, or rests on consent or law.

        *Passes* for the purpose of collection and for one compatible with it; *fails* for another. GDPR, art. 5(1)(b) and 6(4).
        """
        return self.where_reached(
            organisation,
            lambda: stated(
                purpose.compatible,
                "compatible",
                ask=(
                    "Were the data collected for this purpose, or is it compatible with that one?",
                    "Les données ont-elles été collectées pour cette finalité, ou est-elle compatible avec la première ?",
                ),
                no=(
                    "the data were collected for another purpose, with which this one is not compatible",
                    "les données ont été collectées pour une autre finalité, incompatible avec celle-ci",
                ),
            ),
        )

    @rule(
        "EU-GDPR-03",
        title=("no more data than the purposes need", "pas plus de données que les finalités ne l'exigent"),
        cites=[gdpr("5(1)(c)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def minimal(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Data are adequate, relevant and limited to what is needed.

        *Fails* where ``excessive_data`` is stated, such as all calls recorded when one a week is heard. GDPR,
        art. 5(1)(c).
        """
        return self.where_reached(
            organisation,
            lambda: stated(
                negated(activity.excessive_data),
                "excessive_data",
                ask=(
                    "Are there data, or persons, the purposes could do without?",
                    "Y a-t-il des données, ou des personnes, dont les finalités pourraient se passer ?",
                ),
                no=("more is processed than the purposes need", "plus est traité que les finalités ne l'exigent"),
            ),
        )

    @rule(
        "EU-GDPR-04",
        title=("data are accurate", "les données sont exactes"),
        cites=[gdpr("5(1)(d)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def accurate(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Data known to be wrong are corrected or erased, and not used or handed on. GDPR, art. 5(1)(d)."""
        return self.where_reached(
            organisation,
            lambda: stated(
                negated(activity.inaccurate_data),
                "inaccurate_data",
                ask=(
                    "Are data used or handed on that are known to be wrong?",
                    "Des données connues comme fausses sont-elles utilisées ou transmises ?",
                ),
                no=("data known to be wrong are used", "des données connues comme fausses sont utilisées"),
            ),
        )

    @rule(
        "EU-GDPR-05",
        title=("data are kept for a limited time", "les données sont conservées pour un temps limité"),
        cites=[gdpr("5(1)(e)"), gdpr("30(1)(f)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def storage_limited(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Every set of data has a period or criteria for its end, no longer than the purpose needs.

        A period of one's own, a type of record of a retention schedule, or criteria will do; *fails* for none,
        for "unlimited" whatever the legal basis, for a period found excessive. Applies to professional contacts
        like to any named person. GDPR, art. 5(1)(e).
        """
        return self.as_controller(
            activity,
            organisation,
            lambda: (
                self.each(
                    activity.retention,
                    "retention",
                    _limited,
                    missing(
                        "retention",
                        ("How long are the data kept?", "Combien de temps les données sont-elles gardées ?"),
                    ),
                )
                if activity.retention != ()
                else failed(("no limit is set for any data", "aucune limite n'est fixée"), at="retention")
            ),
        )

    @rule(
        "EU-GDPR-06",
        title=("the retention limits are applied", "les durées de conservation sont appliquées"),
        cites=[gdpr("5(1)(e)")],
        since=APPLICABLE,
        on=RetentionLimit,
    )
    def storage_limit_applied(self, limit: RetentionLimit, organisation: object) -> Finding:
        """What is past its period is erased, made anonymous or archived apart: a written schedule is not enough.

        *Fails* where ``applied`` is false, or where the start of the oldest data in the active base lies further
        back than the period. GDPR, art. 5(1)(e).
        """

        def asked() -> Finding:
            if limit.period is not None and limit.oldest_start is not None:
                end = limit.oldest_start + limit.period
                if not self.day <= end:
                    return failed(
                        (
                            "the oldest data started on {start} and are kept for {period}, until {end}",
                            "les plus anciennes données partent du {start} et se gardent {period}, jusqu'au {end}",
                        ),
                        at="oldest_start",
                        start=limit.oldest_start,
                        period=limit.period,
                        end=end,
                    )
            return stated(
                limit.applied,
                "applied",
                ask=(
                    "Are data past their period really erased, anonymised or archived apart?",
                    "Les données échues sont-elles vraiment effacées, anonymisées ou archivées à part ?",
                ),
                no=("the period is written and not applied", "la durée est écrite et n'est pas appliquée"),
            )

        return self.where_reached(organisation, asked)

    @rule(
        "EU-GDPR-07",
        title=("what is called anonymous is", "ce qui est dit anonyme l'est"),
        cites=[gdpr("4(1)"), WP216],
        since=APPLICABLE,
        on=Anonymisation,
    )
    def really_anonymous(self, anonymisation: Anonymisation, organisation: object) -> Finding:
        """Data are anonymous when nobody can be singled out, linked or inferred from them.

        A code for each person, or a hash without key, is pseudonymous: the GDPR applies. *Fails* when anonymity
        is claimed and one of the three tests is not met. GDPR, art. 4(1) and recital 26; WP216.
        """
        if anonymisation.claimed is False:
            return not_applicable(("no anonymity is claimed", "aucun anonymat n'est prétendu"), at="claimed")
        return self.where_reached(
            organisation,
            lambda: all_hold(
                ("the three tests of anonymity are met", "les trois critères de l'anonymat sont remplis"),
                [
                    stated(
                        negated(getattr(anonymisation, fact)),
                        fact,
                        ask=(f"Can persons still be {english}?", f"Les personnes peuvent-elles encore être {french} ?"),
                        no=(
                            f"persons can be {english}: the data are personal",
                            f"les personnes peuvent être {french} : les données sont personnelles",
                        ),
                    )
                    for fact, english, french in (
                        ("singling_out", "singled out", "individualisées"),
                        ("linkable", "linked from record to record", "reliées d'un enregistrement à l'autre"),
                        ("inferable", "subject to inference", "l'objet d'inférences"),
                    )
                ],
            ),
        )

    @rule(
        "EU-GDPR-08",
        title=("data protection is built in, and by default", "la protection des données est intégrée, et par défaut"),
        cites=[gdpr("25(1)"), gdpr("25(2)")],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def by_design_and_default(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Protection by design and by default is an obligation, and not advice.

        *Fails* when it was not designed in, or when defaults process or show more than each purpose needs. GDPR,
        art. 25.
        """
        return self.as_controller(
            activity,
            organisation,
            lambda: all_hold(
                ("protection is built in, and by default", "la protection est intégrée, et par défaut"),
                [
                    stated(
                        activity.designed_in,
                        "designed_in",
                        ask=(
                            "Was data protection built into the processing from its design?",
                            "La protection des données a-t-elle été intégrée dès la conception ?",
                        ),
                        no=("it was not built in", "elle n'a pas été intégrée"),
                    ),
                    stated(
                        activity.protective_defaults,
                        "protective_defaults",
                        ask=(
                            "By default, is only what each purpose needs processed and shown?",
                            "Par défaut, seul le nécessaire à chaque finalité est-il traité et montré ?",
                        ),
                        no=(
                            "defaults process or show more than is needed",
                            "les réglages par défaut traitent ou montrent plus que nécessaire",
                        ),
                    ),
                ],
            ),
        )

    @rule(
        "EU-GDPR-09",
        title=("a platform asks and runs no more than it needs", "une plateforme ne demande et ne fait rien de trop"),
        cites=[gdpr("25(2)")],
        since=APPLICABLE,
        on=DigitalPlatform,
    )
    def platform_defaults(self, platform: DigitalPlatform, organisation: object) -> Finding:
        """No account is forced on persons who do not need one, and leaving an application ends it. GDPR, art. 25(2)."""

        def asked() -> Finding:
            if platform.account_required is False:
                account = passed(("no account is asked for", "aucun compte n'est demandé"), at="account_required")
            else:
                account = stated(
                    platform.account_needed,
                    "account_needed",
                    ask=(
                        "Is an account needed for what the person wants?",
                        "Un compte est-il nécessaire à ce que veut la personne ?",
                    ),
                    no=(
                        "an account is forced on persons who need none",
                        "un compte est imposé à qui n'en a pas besoin",
                    ),
                )
            leaving = stated(
                platform.closes_really,
                "closes_really",
                ask=("Does leaving the application end it?", "Quitter l'application y met-il fin ?"),
                no=("it goes on when left, unsaid", "elle continue sans le dire quand on la quitte"),
            )
            return all_hold(
                ("it asks and runs no more than it needs", "elle ne demande et ne fait rien de trop"),
                [account, leaving],
            )

        return self.where_reached(organisation, asked)


def _limited(limit: RetentionLimit) -> Finding:
    if limit.unlimited:
        return failed(
            (
                "no limit is set; every legal basis has one, professional contacts included",
                "aucune limite n'est fixée ; toute base légale en suppose une, contacts professionnels compris",
            ),
            at="unlimited",
        )
    if limit.excessive:
        return failed(
            ("the period is longer than the purpose needs", "la durée dépasse ce que la finalité exige"), at="excessive"
        )
    if limit.record_type is not None or limit.period is not None or limit.criterion:
        return passed(("a period or criteria are set", "une durée ou des critères sont fixés"))
    return missing("period", ("For how long, or until when?", "Combien de temps, ou jusqu'à quand ?"))
