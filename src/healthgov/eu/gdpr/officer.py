"""The data protection officer: where one is needed, and what an officer is and does."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, in_reach, reached, running, special_categories
from healthgov.eu.gdpr.scale import by_guidance
from healthgov.eu.references import AP_LARGE_SCALE, gdpr, recital
from healthgov.eu.roles import public_body
from healthgov.models import Dpo, Governance, Organisation, OrganisationKind, ProcessingActivity
from healthgov.questions import Question, ask_again, claimed, contested, either, when
from healthgov.rules import rule

__all__ = ["DesignationRules", "OfficerRules", "large_scale", "officer_needed"]

_ESTABLISHMENTS = frozenset(
    {OrganisationKind.HEALTH_ESTABLISHMENT, OrganisationKind.SOCIAL_ESTABLISHMENT, OrganisationKind.HEALTH_CENTRE}
)
establishment = Organisation.kind.is_in(_ESTABLISHMENTS).said(
    "an establishment treats health data at large scale", no="the kind of organisation does not settle the scale"
)
single_practitioner = Organisation.kind.is_(OrganisationKind.INDIVIDUAL_PRACTITIONER).said(
    "a single practitioner is not at large scale", no="it is no single practitioner"
)
by_number = Governance.shares_system & by_guidance(Governance.patients_per_year)
"""Many patients in one system that several professionals share."""
an_activity_is = Organisation.activities.some(
    claimed(ProcessingActivity.large_scale) & special_categories & running, none="no activity is stated"
).said(
    "an activity is said to process special categories at large scale",
    no="no activity is said to process special categories at large scale",
)
_WEIGHED = contested(
    "an establishment of health or social care is stated, and a written assessment that it is at no large scale: whether that"
    " outweighs what is stated, no text read settles, and the authority or an officer is to be asked"
)
_NOT_CORE = contested(
    "an activity is said to process special categories at large scale, and large scale is denied of the core activities: which"
    " these are hangs on what the organisation does, and the authority or an officer is to be asked"
)
denied = claimed(~Governance.special_categories_at_large_scale)
shown_elsewhere = denied & (
    (claimed(establishment) & (~Governance.scale_weighed | _WEIGHED)) | (claimed(an_activity_is) & _NOT_CORE)
)
"""Large scale is denied here, and shown by the kind of organisation, which settles it where nobody weighed it, or by an
activity, which may be none of the core ones: both readings stand, whatever was weighed."""
core_of_one_alone = claimed(Governance.special_categories_at_large_scale) & contested(
    "recital 91 takes the patients of one professional for no large scale, and large scale is stated: whether what makes it"
    " large outweighs the recital, no text read settles, and the authority or an officer is to be asked"
)
"""One who practises alone is not at large scale, whatever is said of an activity; where it is said of all that one does both
readings stand."""
large_scale = either(
    claimed(single_practitioner),
    core_of_one_alone,
    claimed(
        Governance.special_categories_at_large_scale,
        otherwise=~single_practitioner
        & (establishment | by_number | ask_again(Governance.special_categories_at_large_scale)),
    )
    | shown_elsewhere,
)
"""Special categories at large scale are its core activity; some kinds of organisation settle it, and some numbers."""
officer_needed = public_body | Governance.monitors_at_large_scale | large_scale
"""Whether art. 37(1) asks for a data protection officer, of controllers and processors alike."""


in_office = Dpo.designated & ~claimed(~Dpo.designated_on.begun())
"""There is an officer: one who is designated from a day to come is none yet."""


class DesignationRules(DataProtectionLaw, of=Governance, where=in_reach):
    """Where an officer is designated."""

    @rule("EU-GDPR-42", gdpr("37(1)"), recital(91), AP_LARGE_SCALE, since=APPLICABLE)
    def dpo_designated(law, governance: type[Governance]) -> Question:
        """A data protection officer is designated where one is needed.

        Public bodies, monitoring at large scale, special categories at large scale: these need an officer. A hospital
        or health establishment treats health data at large scale, a single practitioner does not, whatever is said of
        an activity (recital 91): where large scale is said to be the core activity of one, it is *contested*. No text
        gives a number: the Dutch authority takes more than 10,000 patients a year in one system as large scale, which
        settles it in the Netherlands; elsewhere the scale is asked. Where it is denied beside an establishment, it is
        asked whether that was assessed in writing, and it is *contested* where it was; so it is where it is denied
        beside an activity at large scale, which may be no core activity. The officer may be shared or external. *Fails*
        without one, and with one that is designated from a day to come. GDPR, art. 37(1) and recital 91.
        """
        return when(officer_needed, governance.dpo.has(in_office))


class OfficerRules(DataProtectionLaw, of=Dpo, where=reached & in_office):
    """The officer, needed or not: who designates one keeps to art. 37 to 39."""

    @rule("EU-GDPR-43", gdpr("37(7)"), since=APPLICABLE)
    def dpo_published(law, dpo: type[Dpo]) -> Question:
        """The officer's contact is published and declared.

        Persons and the authority know how to reach the officer. *Fails* where the contact is not published, or not
        told to the authority, or is said to be hard to find. Which contact it is has to be stated; a place still to be
        filled in states none. GDPR, art. 37(7).
        """
        found = ~claimed(~dpo.contact_easy_to_find)
        return dpo.contact_published & found & dpo.declared_to_authority & dpo.contact.stated()

    @rule("EU-GDPR-44", gdpr("38(6)"), since=APPLICABLE)
    def dpo_without_conflict(law, dpo: type[Dpo]) -> Question:
        """The officer has no conflict of interest.

        The officer has no other task in which purposes or means are decided. *Fails* for one who heads marketing,
        computing or the whole. GDPR, art. 38(6).
        """
        return ~dpo.conflict_of_interest

    @rule("EU-GDPR-45", gdpr("38(1)"), since=APPLICABLE)
    def dpo_involved(law, dpo: type[Dpo]) -> Question:
        """The officer is involved in time.

        Properly and in time, in all matters of data protection. *Fails* where matters are settled without the officer.
        GDPR, art. 38(1).
        """
        return dpo.involved

    @rule("EU-GDPR-46", gdpr("38(2)"), since=APPLICABLE)
    def dpo_resourced(law, dpo: type[Dpo]) -> Question:
        """The officer has the resources for the task.

        Time, means and access to data and training are given. *Fails* where they are not. GDPR, art. 38(2).
        """
        return dpo.resourced

    @rule("EU-GDPR-47", gdpr("38(3)"), since=APPLICABLE)
    def dpo_independent(law, dpo: type[Dpo]) -> Question:
        """The officer is independent.

        The officer takes no instructions and reports to the highest level. *Fails* otherwise. GDPR, art. 38(3).
        """
        return dpo.independent

    @rule("EU-GDPR-48", gdpr("39(1)(a)"), gdpr("37(5)"), since=APPLICABLE)
    def dpo_advises(law, dpo: type[Dpo]) -> Question:
        """The officer informs and advises.

        The officer knows the law and the trade, and tells organisation and staff their duties. *Fails* for one who
        lacks the knowledge or gives no advice. GDPR, art. 37(5) and 39(1)(a).
        """
        return dpo.expert & dpo.informs_and_advises

    @rule("EU-GDPR-49", gdpr("39(1)(b)"), since=APPLICABLE)
    def dpo_monitors(law, dpo: type[Dpo]) -> Question:
        """The officer monitors compliance.

        The officer has a plan of control and follows it. *Fails* otherwise. GDPR, art. 39(1)(b).
        """
        return dpo.monitors
