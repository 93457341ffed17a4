"""The GDPR as French law completes it: formalities, the NIR, minors, the medical file, the dead, no sale."""

from __future__ import annotations

from healthgov.deadlines import IsHoliday
from healthgov.eu.gdpr import Gdpr
from healthgov.eu.gdpr.ages import alone_by_their_states, of_minors
from healthgov.eu.gdpr.law import as_controller
from healthgov.eu.gdpr.storage import NO_LIMIT, limited
from healthgov.eu.schedules.stated import kept_for_ever
from healthgov.fr.deadlines import holidays_in, regional_holidays_in
from healthgov.fr.personal_data.cameras import CameraRules
from healthgov.fr.personal_data.formalities import FormalityRules
from healthgov.fr.personal_data.heirs import HeirRules, asks_of_the_dead
from healthgov.fr.personal_data.medical_file import MedicalFileRules, asks_medical_file
from healthgov.fr.personal_data.methodologies import MethodologyRules
from healthgov.fr.personal_data.offences import OffenceRules
from healthgov.fr.personal_data.operations import EXEMPT_OPERATIONS, REQUIRED_OPERATIONS
from healthgov.fr.personal_data.patients import PatientRules
from healthgov.fr.personal_data.practices import PracticeRules
from healthgov.fr.personal_data.prior_formality import PriorFormalityRules
from healthgov.fr.personal_data.representatives import RepresentativeRules
from healthgov.fr.personal_data.storage import not_overdue_in_france, of_the_schedule
from healthgov.fr.personal_data.vigilance import VigilanceRules
from healthgov.fr.personal_data.warehouses import WarehouseRules
from healthgov.fr.places import (
    BY_EXTENSION,
    FRANCE,
    in_france,
    touches_france,
    under_the_codes,
    unsettled_there,
)
from healthgov.fr.references import CNIL_2018_327, CNIL_2019_118, LIL_45
from healthgov.models import Consent, Organisation, ProcessingActivity
from healthgov.questions import Question, claimed, either, of_whole, when
from healthgov.rules import RuleSet
from healthgov.values import parameter

__all__ = ["DataProtection"]


class DataProtection(
    CameraRules,
    RepresentativeRules,
    HeirRules,
    PatientRules,
    MedicalFileRules,
    OffenceRules,
    PracticeRules,
    VigilanceRules,
    WarehouseRules,
    MethodologyRules,
    FormalityRules,
    PriorFormalityRules,
    Gdpr,
):
    """GDPR, completed by French law."""

    digital_age = parameter("2018-06-21", 15, cites=[LIL_45])
    """From this age a minor consents alone in France; below it, together with a holder of parental responsibility."""

    operations_needing_assessment = Gdpr.operations_needing_assessment.changed(
        "2018-11-06", REQUIRED_OPERATIONS, cites=[CNIL_2018_327]
    )
    operations_without_assessment = Gdpr.operations_without_assessment.changed(
        "2019-10-22", EXEMPT_OPERATIONS, cites=[CNIL_2019_118]
    )
    lists_bind = in_france
    law_on_the_dead = (under_the_codes & asks_medical_file) | (in_france & asks_of_the_dead)

    @classmethod
    def bears(cls, document: object) -> type[RuleSet]:
        """The Regulation alone, for who has nothing to do with France; a law of a house keeps its name."""
        ours = (cls.part_of or cls).title == DataProtection.title
        return Gdpr if ours and not touches_france(document) else cls

    @Gdpr.children_consent.override
    def children_consent(law, activity: type[ProcessingActivity], was: Question) -> Question:
        """Children consent as the law of the State asks.

        In France a minor consents alone from 15; below, the minor and a parent consent together. The parent alone
        is not enough. So it is asked of a controller elsewhere too where minors are said to live in France. *Contested* where
        they are said to live in another State than that of the controller, and its law gives another answer. LIL, art. 45;
        GDPR, art. 8.
        """
        age = Consent.youngest_age
        french = age.at_least(law.digital_age) & Consent.parent_and_child_together
        ages = age.at_least(law.age_of_consent), age.at_least(law.lowest_age_of_consent)
        return of_minors(alone_by_their_states(*ages, at_home=french, homes=FRANCE))

    @Gdpr.storage_limited.override
    def storage_limited(law, activity: type[ProcessingActivity], was: Question) -> Question:
        """Data are kept for a limited time.

        Every set of data has a period, a type of record that the schedule knows, or criteria for its end. In France a
        text asks to keep a few types of record for ever, such as the composition of products that poison centres are
        told: no limit is asked of these. *Fails* otherwise for none, for "unlimited", for a period found excessive or
        said to be longer without reasons; a minimum alone, or one longer than the whole, is asked for its end. Of
        another text, such as one of another State, it is asked whether it was read. GDPR, art. 5(1)(e).
        """
        limits = activity.retention
        spared = when(
            as_controller,
            limits.exist(none=NO_LIMIT) & limits.each(when(~claimed(kept_for_ever), limited(of_the_schedule))),
        )
        return either(in_france, spared, was)

    @Gdpr.storage_limit_applied.override
    def storage_limit_applied(law, activity: type[ProcessingActivity], was: Question) -> Question:
        """The retention limits are applied.

        What is past its period is erased, made anonymous or archived apart. Where a type of record is named and no
        period of one's own, the period is that of the French schedule. *Fails* where the limit is not applied, or where
        the start of the oldest data in the active base lies further back than the period, than their active use is said
        to last, or than the schedule allows.
        *Contested* for what is older than that in an overseas territory to which the codes come by express extension alone.
        Controllers answer for it. GDPR, art. 5(1)(e) and 5(2).
        """
        by_extension = of_whole(Organisation.country.is_in(BY_EXTENSION))
        return was & when(by_extension, not_overdue_in_france | unsettled_there)

    def holidays(self, organisation: object) -> IsHoliday | None:
        """French public holidays, for organisations in France: those of their territory."""
        if isinstance(organisation, Organisation) and organisation.country in FRANCE.members:
            return holidays_in(organisation.country, organisation.region)
        return super().holidays(organisation)

    def regional_holidays(self, organisation: object) -> IsHoliday | None:
        """Those of Alsace and Moselle for an organisation in metropolitan France."""
        if isinstance(organisation, Organisation) and organisation.country in FRANCE.members:
            return regional_holidays_in(organisation.country, organisation.region)
        return super().regional_holidays(organisation)


def __dir__() -> list[str]:
    return __all__
