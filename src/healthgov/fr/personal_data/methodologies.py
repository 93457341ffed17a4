"""The methodologies of research of the CNIL as conditions: a study is what its methodology is made for."""

from __future__ import annotations

from healthgov.fr.personal_data.declarations import declaring, industry_itself, of_kind, to
from healthgov.fr.personal_data.reach import french_reach
from healthgov.fr.personal_data.texts import (
    CNIL_MATCHED_STUDY,
    CNIL_MR_001_TO_004,
    CNIL_MR_005_006,
    CNIL_MR_006,
    CNIL_MR_007_008,
    CNIL_MR_DIRECTORY,
)
from healthgov.fr.references import LIL_66
from healthgov.models import (
    Article9Condition,
    Formality,
    FrameworkConditions,
    LegalBasis,
    OrganisationKind,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    ReferenceFramework,
)
from healthgov.periods import years
from healthgov.questions import Question, all_of, ask_again, claimed, contested, when
from healthgov.rules import RuleSet, rule
from healthgov.values import Limit, parameter

__all__ = ["MethodologyRules"]

conditions = FrameworkConditions
K = OrganisationKind

establishment_itself = conditions.health_establishment & (
    ~of_kind(
        *(K.COMPANY, K.SOFTWARE_PUBLISHER, K.HOST, K.INSURER, K.PHARMACY, K.LABORATORY),
        *(K.INDIVIDUAL_PRACTITIONER, K.GROUP_PRACTICE),
    )
    | ask_again(
        conditions.health_establishment,
        "The organisation is said to be something else than an establishment: is the controller one, or a federation of them?",
    )
)
neither_insurer_nor_bank = ~conditions.insurer_or_bank & (
    ~of_kind(K.INSURER)
    | ask_again(conditions.insurer_or_bank, "The organisation is said to be an insurer: is the controller one?")
)
"""What is said of the controller, held against what the organisation is said to be."""

KIND_OF_STUDY: dict[frozenset[ReferenceFramework], Question] = {
    frozenset({ReferenceFramework.MR_001_2018, ReferenceFramework.MR_001_2026}): conditions.persons_involved
    & conditions.consent_sought,
    frozenset({ReferenceFramework.MR_003_2018, ReferenceFramework.MR_003_2026}): conditions.persons_involved
    & ~conditions.consent_sought,
    frozenset({ReferenceFramework.MR_002}): conditions.diagnostic_performance,
    frozenset({ReferenceFramework.MR_004}): ~conditions.persons_involved,
}
"""The kind of study that each methodology of research is made for."""


DIRECTORY = (
    ReferenceFramework.MR_004,
    ReferenceFramework.MR_005,
    ReferenceFramework.MR_006,
    ReferenceFramework.MR_007,
    ReferenceFramework.MR_008,
)

not_matched_with_national_data = ~conditions.matched_with_national_database
or_not_read = not_matched_with_national_data | contested(
    "whether this methodology lets a study be matched with the national health data system was not read"
)
"""Of MR-004 a decision of the CNIL was read, of the others nothing."""
existing_data = Formality.framework.is_(ReferenceFramework.MR_004)
not_matched_under_mr_005 = ~conditions.matched | contested(
    "whether MR-005 lets hospital data be matched with other personal data was not read"
)
WHICH_STUDY = "A methodology of research is declared, and no purpose is research: which of them is the study?"
studies = ProcessingActivity.purposes.where(Purpose.kind.is_(PurposeKind.RESEARCH))
CONSENT_AFTER_ALL = (
    "The study is said to rest on explicit consent, and to seek none of its participants: which is right?"
)
seeks_none_indeed = ~claimed(studies.some(Purpose.article_9.is_(Article9Condition.EXPLICIT_CONSENT))) | ask_again(
    conditions.consent_sought, CONSENT_AFTER_ALL
)


def on_basis(basis: LegalBasis) -> Question:
    """The research of this activity rests on a basis; where no purpose is research, it is asked which is the study."""
    there_is_one = studies.exist(none="no purpose is research") | ask_again(ProcessingActivity.purposes, WHICH_STUDY)
    return there_is_one & studies.each(Purpose.legal_basis.is_(basis))


class MethodologyRules(RuleSet, of=ProcessingActivity, where=french_reach):
    """Methodologies of research (MR-001 to MR-008)."""

    hospital_data_audit = parameter("2018-07-13", years(3), cites=[CNIL_MR_006], limit=Limit.MAXIMUM)

    @rule("FR-CNIL-02", CNIL_MR_001_TO_004, CNIL_MATCHED_STUDY, LIL_66, since="2018-07-13")
    def study_fits(law, activity: type[ProcessingActivity]) -> Question:
        """A study is of the kind its methodology is made for.

        It serves the public interest, and: under MR-001 it involves persons whose express or written consent is
        sought; under MR-003 it involves persons without such consent; under MR-002 it is a study of the performance of
        a diagnostic; under MR-004 it works on existing data and involves nobody. *Fails* for another kind: a
        declaration to the wrong methodology is none, and an authorisation is needed; so it is for a study under MR-004
        that is matched with the national health data system, which is *contested* under the others: whether it is matched
        is asked. *Asks* again where a study under MR-003 rests on explicit consent. Who processes on behalf of others
        declares nothing.
        """
        by_framework = (
            when(Formality.framework.is_in(frameworks), Formality.conditions.has(kind))
            for frameworks, kind in KIND_OF_STUDY.items()
        )
        research = to(*(framework for frameworks in KIND_OF_STUDY for framework in frameworks))
        met = Formality.conditions.has(conditions.public_interest)
        apart = when(existing_data, Formality.conditions.has(not_matched_with_national_data)) & when(
            ~existing_data, Formality.conditions.has(or_not_read)
        )
        without = Formality.framework.is_in({ReferenceFramework.MR_003_2018, ReferenceFramework.MR_003_2026})
        indeed = when(without, Formality.conditions.has(when(~conditions.consent_sought, seeks_none_indeed)))
        return declaring(activity, research, met & apart & all_of(*by_framework) & indeed)

    @rule("FR-CNIL-03", CNIL_MR_005_006, CNIL_MR_006, since="2018-07-13")
    def hospital_data_fit(law, activity: type[ProcessingActivity]) -> Question:
        """Studies on hospital data keep to MR-005 or MR-006.

        In the public interest. MR-005 is for health establishments and their federations. MR-006 is for who makes or
        sells health products: through a qualified laboratory or research office, matched with no other personal data,
        and audited by somebody independent every three years. *Fails* where a condition is not met; an audit that is
        only planned says nothing of the last one, which is asked again, and so is what the organisation's kind belies. No
        audit is due in the first three years of the processing. *Contested* for data that are matched under MR-005:
        whether they are is asked.
        """
        last = conditions.independent_audit_on
        audited = (last.begun() | ask_again(last)) & ~(last + law.hospital_data_audit).is_over()
        none_due = claimed(~(activity.started_on + law.hospital_data_audit).is_over()) & ~claimed(last.stated())
        industry = industry_itself & conditions.qualified_laboratory & ~conditions.matched & (none_due | audited)
        establishment = when(
            Formality.framework.is_(ReferenceFramework.MR_005),
            Formality.conditions.has(establishment_itself & not_matched_under_mr_005),
        )
        makers = when(Formality.framework.is_(ReferenceFramework.MR_006), Formality.conditions.has(industry))
        return declaring(
            activity,
            to(ReferenceFramework.MR_005, ReferenceFramework.MR_006),
            Formality.conditions.has(conditions.public_interest) & establishment & makers,
        )

    @rule("FR-CNIL-04", CNIL_MR_007_008, LIL_66, since="2023-10-12")
    def national_data_fit(law, activity: type[ProcessingActivity]) -> Question:
        """Studies on the national health data system keep to MR-007 or MR-008.

        In the public interest, after an expressly favourable opinion of the committee of experts, on data that are
        matched with no other personal data. MR-007 goes with a public task, whoever does the work. MR-008 goes with
        legitimate interests, for who neither insures nor banks, and a qualified laboratory or research office does the
        work: the controller sees no data, unless it is such a laboratory itself. *Fails* where a condition is not met,
        or for the methodology of the other basis: an authorisation is needed. An insurer that says it is none is asked
        again. The methodologies are in force since 2023-10-12.
        """
        met = conditions.public_interest & conditions.favourable_opinion & ~conditions.matched
        public = when(Formality.framework.is_(ReferenceFramework.MR_007), on_basis(LegalBasis.PUBLIC_TASK))
        private = when(
            Formality.framework.is_(ReferenceFramework.MR_008),
            on_basis(LegalBasis.LEGITIMATE_INTERESTS)
            & Formality.conditions.has(neither_insurer_nor_bank & conditions.qualified_laboratory),
        )
        national = to(ReferenceFramework.MR_007, ReferenceFramework.MR_008)
        return declaring(activity, national, Formality.conditions.has(met) & public & private)

    @rule("FR-CNIL-06", CNIL_MR_DIRECTORY, CNIL_MR_006, since="2018-07-13")
    def study_public(law, activity: type[ProcessingActivity]) -> Question:
        """Studies on existing data are in the public directory.

        Those declared to conform to MR-004 to MR-008 are entered in the directory of the health data platform.
        *Fails* where a study is not.
        """
        return declaring(activity, to(*DIRECTORY), Formality.conditions.has(conditions.in_public_directory))
