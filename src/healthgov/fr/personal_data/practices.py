"""The referential of the CNIL on medical and paramedical practices: its conditions, and what the rest of the document says of them."""

from __future__ import annotations

from healthgov.eu.gdpr.law import answers_itself, not_for_others
from healthgov.fr.personal_data.texts import CNIL_PRACTICES
from healthgov.fr.places import in_france
from healthgov.models import (
    Governance,
    InformationSystem,
    Notice,
    NoticeAudience,
    Organisation,
    OrganisationKind,
    PracticeConditions,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    RetentionLimit,
    SubjectKind,
)
from healthgov.questions import Question, all_of, any_of, ask_again, claimed, of_whole, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["PracticeRules"]

independent_practice = of_whole(
    Organisation.kind.is_in({OrganisationKind.INDIVIDUAL_PRACTITIONER, OrganisationKind.GROUP_PRACTICE})
)
"""Independent professionals, alone or in a group: neither establishments, pharmacies nor laboratories."""

of_a_practice = (
    PracticeConditions.purposes_kept,
    PracticeConditions.care_recipients_alone,
    PracticeConditions.patients_informed,
    PracticeConditions.archived_apart,
    PracticeConditions.access_secured,
)
as_asked = Governance.practice_conditions.has(all_of(*of_a_practice))
departs = claimed(Governance.practice_conditions.stated()) & Governance.practice_conditions.has(
    any_of(*(claimed(~condition) for condition in of_a_practice))
)
"""One condition is said not to be met: a general word that the referential is kept does not outweigh it."""

NOTHING = "no activity is described"
on_patients = not_for_others & claimed(ProcessingActivity.subjects.includes(SubjectKind.PATIENTS))
no_notice = claimed(ProcessingActivity.notices.empty()) | claimed(
    ProcessingActivity.notices.some(
        Notice.audience.is_(NoticeAudience.PATIENTS) & ~Notice.given & ~claimed(Notice.exempt),
        none="there is no notice",
    )
)
beyond_the_practice = Purpose.kind.is_in({PurposeKind.PROSPECTING, PurposeKind.SALE_OF_DATA})


def an_activity(question: Question) -> Question:
    """An activity of the practice on patients is so described."""
    return claimed(of_whole(Organisation.activities.some(on_patients & question, none=NOTHING)))


open_to_several = claimed(
    of_whole(
        Organisation.systems.some(
            InformationSystem.health_data
            & (claimed(~InformationSystem.authentication) | InformationSystem.shared_accounts),
            none="no system is described",
        )
    )
)

BELIED = {
    an_activity(
        no_notice
    ): "An activity is said to give its patients no notice: are patients told how their data are used?",
    an_activity(
        claimed(ProcessingActivity.purposes.some(beyond_the_practice, none="there is no purpose"))
    ): "An activity on patients is said to prospect, or to sell data: do their data serve to run the practice alone?",
    an_activity(
        claimed(ProcessingActivity.retention.some(~RetentionLimit.archived_apart, none="there is no retention limit"))
    ): "Files of patients are said not to be kept apart: are they archived after five years, and erased fifteen years later?",
    open_to_several: "A system is said to ask nobody who they are, or to have shared accounts: is access personal, secured and traced?",
}
"""What the rest of the document says against a condition: that it is met is asked again, whoever says that all are."""

belied_by_nothing = all_of(
    *(~said | ask_again(Governance.practice_conditions, question) for said, question in BELIED.items())
)


class PracticeRules(RuleSet, of=Governance, where=in_france & independent_practice):
    """The referential on practices."""

    @rule("FR-CNIL-08", CNIL_PRACTICES, since="2020-07-28", severity=Severity.WARNING)
    def practice_referential(law, governance: type[Governance]) -> Question:
        """A practice keeps to the referential on practices, or says why not.

        For independent medical and paramedical professionals, alone or in a group. A warning: the referential binds
        nobody, and who departs from it justifies the departure and takes measures that make up for it. Who processes for
        others alone has no patients of its own. It is kept where each of its conditions is: data serve to run the
        practice, reach those who take part in the care or whom a text names, patients are told, files are archived
        after five years and erased fifteen years later, access is personal, secured and traced. *Fails* for a
        departure without reasons, or for one condition that is not met though all are said to be. *Asks* again what the
        rest of the document belies: no notice is given to patients, their data serve to prospect or are sold, files are
        not kept apart, a system knows nobody or has shared accounts.
        """
        said = governance.practice_referential_kept
        kept = ~departs & (said | (as_asked & ~claimed(~said))) & when(~claimed(~said), belied_by_nothing)
        return when(answers_itself, kept | governance.departure_justified)
