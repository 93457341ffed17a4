"""Cameras in places that are open to the public: the prefect authorises them (code of internal security, book II, title V)."""

from __future__ import annotations

from healthgov.eu.gdpr.law import as_controller, running
from healthgov.eu.gdpr.storage import NO_LIMIT
from healthgov.fr.personal_data.texts import CSI_L251_2, CSI_L252_1, CSI_L252_4
from healthgov.fr.places import under_the_codes
from healthgov.models import Cameras, ProcessingActivity, RetentionLimit
from healthgov.periods import years
from healthgov.questions import Question, ask_again, claimed, either, when
from healthgov.rules import RuleSet, rule
from healthgov.values import Limit, parameter

__all__ = ["CameraRules"]

footage = RetentionLimit.record_type.that(
    lambda record_type: bool(record_type == "cctv_footage"),
    yes="footage of cameras is kept",
    no="something else than footage of cameras is kept",
)
films = claimed(ProcessingActivity.cameras.stated()) | claimed(
    ProcessingActivity.retention.some(footage, none=NO_LIMIT)
)
"""Cameras are described, or their footage is said to be kept."""
already = ~claimed(~ProcessingActivity.started_on.begun())
A_DAY_IS_TOLD = "The cameras are said not to be authorised, and the day of their authorisation is told: which is right?"
authorised = Cameras.authorised | (
    claimed(~Cameras.authorised) & claimed(Cameras.authorised_on.begun()) & ask_again(Cameras.authorised, A_DAY_IS_TOLD)
)
RENEWED = "An authorisation of cameras lasts five years: was it renewed, and until when?"


class CameraRules(RuleSet, of=ProcessingActivity, where=under_the_codes):
    """Cameras."""

    camera_permit = parameter("2012-05-01", years(5), cites=[CSI_L252_4], limit=Limit.MAXIMUM)
    """How long an authorisation lasts, from its day."""

    @rule("FR-CSI-01", CSI_L252_1, CSI_L251_2, CSI_L252_4, since="2012-05-01")
    def cameras_authorised(law, activity: type[ProcessingActivity]) -> Question:
        """Cameras in places open to the public are authorised.

        Cameras that film a reception, a waiting room or a car park, where whoever comes may enter, need the authorisation
        of the prefect, in Paris of the prefect of police, for five years. *Asked* of cameras that are described, and
        where footage of cameras is kept, of who answers for them. *Fails* without it, before its day and after its last;
        where five years are over and no end is told it is asked whether it was renewed, and where a day is told all the
        same it is asked which is right. Elsewhere persons are told, as of any other
        processing. Code of internal security, art. L251-2 and L252-1.
        """
        last, given = Cameras.authorised_until, Cameras.authorised_on
        lasts = either(
            claimed(last.stated()), ~last.is_over(), ~(given + law.camera_permit).begun() | ask_again(last, RENEWED)
        )
        permitted = authorised & ~claimed(~given.begun()) & lasts
        public = activity.cameras.has(Cameras.public_place)
        return when(as_controller & running & already & films & public, activity.cameras.has(permitted))
