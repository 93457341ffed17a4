"""What an organisation does to answer for its data: staff, measures that can be shown, the authority."""

from __future__ import annotations

from healthgov.eu.gdpr.breaches import for_others, on_the_living, under_the_regulation
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, established, in_reach, personal, special_categories
from healthgov.eu.gdpr.offences import data_on_offences
from healthgov.eu.gdpr.scale import at_large_scale, works_alone
from healthgov.eu.references import OWN_NUMBER, gdpr
from healthgov.eu.roles import public_body
from healthgov.models import Governance, Organisation, ProcessingActivity, Training
from healthgov.periods import years
from healthgov.questions import Question, when
from healthgov.rules import Severity, rule
from healthgov.values import parameter

__all__ = ["AccountabilityRules"]

harmless = ProcessingActivity.occasional & ~ProcessingActivity.risk_to_rights
delicate = (special_categories | data_on_offences) & at_large_scale
excepted = public_body | Organisation.activities.where(personal).each(harmless & ~delicate)
"""Public bodies, and who only processes occasionally, without risk, nor special categories or data on offences at large
scale."""


class AccountabilityRules(DataProtectionLaw, of=Governance, where=in_reach):
    """Awareness of staff, cooperation, measures that can be shown."""

    training_interval = parameter(APPLICABLE, years(1), cites=[gdpr("39(1)(b)"), gdpr("32(4)"), OWN_NUMBER])
    """How old the last dated training may be before we warn; no text sets a frequency."""

    @rule(
        "EU-GDPR-50",
        gdpr("39(1)(b)"),
        gdpr("32(4)"),
        gdpr("29"),
        OWN_NUMBER,
        since=APPLICABLE,
        severity=Severity.WARNING,
    )
    def staff_aware(law, governance: type[Governance]) -> Question:
        """Staff are made aware.

        Those who handle data know the rules: a dated training or awareness session within the last year. A warning,
        since no text sets a frequency. *Fails* when no session is recorded, or the last is older. Not asked of who
        works without any staff. GDPR, art. 29, 32(4) and 39(1)(b).
        """
        held = governance.trainings.where(Training.held_on.begun())
        fresh = ~(held.latest(Training.held_on) + law.training_interval).is_over()
        return when(~works_alone, held.exist(none="no training is recorded") & fresh)

    @rule(
        "EU-GDPR-54",
        gdpr("32(4)"),
        OWN_NUMBER,
        since=APPLICABLE,
        severity=Severity.WARNING,
    )
    def newcomers_aware(law, governance: type[Governance]) -> Question:
        """New staff are made aware.

        A session within the last year took in those who came since the one before. A warning, since no text sets a
        frequency. *Fails* where every session of the last year left them out. Without a session EU-GDPR-50 fails.
        GDPR, art. 32(4).
        """
        of_the_year = Training.held_on.begun() & ~(Training.held_on + law.training_interval).is_over()
        recent = governance.trainings.where(of_the_year)
        return when(
            ~works_alone & recent.exist(none="no training is recorded"), recent.some(Training.new_staff_included)
        )

    @rule("EU-GDPR-56", gdpr("5(2)"), gdpr("24"), OWN_NUMBER, since=APPLICABLE, severity=Severity.WARNING)
    def trainings_shown(law, governance: type[Governance]) -> Question:
        """Trainings can be shown.

        Of a session of the last year it is written down what it was about and who attended. A warning, since no text
        says how awareness is proved. *Fails* where attendance was recorded at none of them. GDPR, art. 5(2) and 24.
        """
        of_the_year = Training.held_on.begun() & ~(Training.held_on + law.training_interval).is_over()
        recent = governance.trainings.where(of_the_year)
        proved = Training.topic.stated() & Training.attendance_recorded
        return when(~works_alone & recent.exist(none="no training is recorded"), recent.some(proved))

    @rule("EU-GDPR-57", gdpr("33(5)"), since=APPLICABLE)
    def breaches_registered(law, governance: type[Governance]) -> Question:
        """A register of breaches is kept.

        Who had a breach as a controller keeps a register of all of them, notified or not; what stands in it is asked
        breach by breach (EU-GDPR-72). *Fails* where there was a breach and there is no register. GDPR, art. 33(5).
        """
        of_its_own = Organisation.breaches.where(on_the_living & under_the_regulation & ~for_others)
        return when(of_its_own.exist(none="there was no breach of its own data"), governance.breach_register)

    @rule("EU-GDPR-55", gdpr("27"), since=APPLICABLE, of=Organisation)
    def represented(law, organisation: type[Organisation]) -> Question:
        """An organisation outside the Union has a representative in it.

        Who is established outside, and offers goods or services to persons in the Union or monitors them, designates
        a representative there in writing, as controller or processor. Excepted are public bodies, and processing that
        is occasional, without risk, and without special categories or data on offences at large scale. *Fails* without one.
        GDPR, art. 27.
        """
        return when(~established & ~excepted, organisation.representative_designated)

    @rule("EU-GDPR-51", gdpr("31"), since=APPLICABLE)
    def cooperates(law, governance: type[Governance]) -> Question:
        """The organisation cooperates with the authority.

        Questions and orders of the supervisory authority are answered, by controllers and processors. *Fails* where
        they went unanswered. GDPR, art. 31.
        """
        return governance.cooperates_with_authority

    @rule("EU-GDPR-52", gdpr("5(2)"), gdpr("24"), gdpr("28(3)(h)"), since=APPLICABLE)
    def accountable(law, governance: type[Governance]) -> Question:
        """Compliance can be shown.

        Measures are taken, documented and can be shown: by a controller to the authority, by a processor to its
        controllers too. *Fails* where they cannot. GDPR, art. 5(2), 24 and 28(3)(h).
        """
        return governance.measures_documented
