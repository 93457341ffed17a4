"""Trackers and advertising on sites and in applications."""

from __future__ import annotations

from healthgov.eu.gdpr.consent import tracker_consent_unspoilt
from healthgov.eu.references import gdpr
from healthgov.fr.places import in_france, under_the_codes
from healthgov.fr.prospecting.campaigns import APPLICABLE
from healthgov.fr.prospecting.consents import tracker_of_age
from healthgov.fr.references import CNIL_TRACKERS, CPCE_L34_5, LIL_45, LIL_82
from healthgov.models import DigitalPlatform, Tracker, TrackerPurpose
from healthgov.periods import days, months
from healthgov.questions import Question, claimed, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import Limit, parameter

__all__ = ["TrackerRules"]

LESS_THAN_SIX_MONTHS = days(179)
"""Six months are 181 days at least, and 180 of them where they are counted in days."""


class TrackerRules(RuleSet, of=Tracker, where=in_france):
    """Trackers, and advertising among messages."""

    tracker_lifetime = parameter(APPLICABLE, months(13), cites=[CNIL_TRACKERS], limit=Limit.MAXIMUM)
    tracker_data_kept = parameter(APPLICABLE, months(25), cites=[CNIL_TRACKERS], limit=Limit.MAXIMUM)

    memory_of_choice = parameter("2021-04-01", months(6), cites=[CNIL_TRACKERS], limit=Limit.MAXIMUM)

    @classmethod
    def exempt(cls) -> Question:
        """What is strictly necessary, and audience measurement within its limits, needs no consent."""
        audience = (
            Tracker.purpose.is_(TrackerPurpose.AUDIENCE)
            & Tracker.own_use_only
            & Tracker.lifetime.within(cls.tracker_lifetime)
            & ~Tracker.lifetime_prolonged
            & Tracker.data_kept.within(cls.tracker_data_kept)
        )
        return Tracker.purpose.is_(TrackerPurpose.NECESSARY) | audience

    @classmethod
    def choice_due(cls) -> Question:
        """A tracker needs consent, or what is said of the choice tells that one is asked for."""
        told = DigitalPlatform.choice_kept.stated() | DigitalPlatform.refusal_as_easy.stated()
        asked = (claimed(told) & ~claimed(DigitalPlatform.trackers.stated())).said(
            "it is told how trackers are accepted or refused, and not which there are",
            no="nothing is told of how trackers are accepted or refused, or it is told which there are",
        )
        return asked | DigitalPlatform.trackers.some(~cls.exempt(), none="no tracker is used")

    @rule("FR-LIL-20", LIL_82, gdpr("7(1)"), LIL_45, since=APPLICABLE)
    def trackers_consented(law, tracker: type[Tracker]) -> Question:
        """No tracker before consent or after refusal.

        Only what is strictly necessary, and audience measurement within its limits, goes without consent.
        *Fails* for others set before the choice, for any set or read after a refusal, and where what is called consent is
        known to be none: going on with a site, a form that does not say what for, one consent for everything, or one that
        nobody can show. Where it is said to be asked of minors, they give it alone from fifteen, and below that together with a
        parent (art. 45).
        """
        chosen = ~tracker.before_choice & ~tracker.after_refusal & tracker_consent_unspoilt & tracker_of_age
        return when(~tracker.purpose.is_(TrackerPurpose.NECESSARY), chosen | law.exempt())

    @rule("FR-LIL-21", LIL_82, CNIL_TRACKERS, since="2021-04-01", of=DigitalPlatform)
    def refusal_easy(law, platform: type[DigitalPlatform]) -> Question:
        """Refusing is as easy as accepting.

        Refusing takes no more than accepting, where anything asks for consent. Exempt trackers ask for none; where nobody
        says which trackers there are, something does that has a choice to be made or remembered.
        """
        return when(law.choice_due(), platform.refusal_as_easy)

    @rule("FR-LIL-22", CNIL_TRACKERS, since="2021-04-01", severity=Severity.WARNING, of=DigitalPlatform)
    def choice_remembered(law, platform: type[DigitalPlatform]) -> Question:
        """The choice on trackers is remembered for six months, or another time with reasons.

        Who refused is not asked again at each visit, and who accepted is asked again some day: six months for both is
        good practice. A warning, since another period may fit the site: of a longer and of a shorter one the reasons are
        asked, as of any departure from what the authority advises. *Fails* for one without reasons. Exempt trackers ask
        for no choice; a choice that is remembered was asked for, where nobody says which trackers there are.
        """
        not_soon = platform.choice_kept.longer_than(LESS_THAN_SIX_MONTHS).said(
            "who chose is not asked again before six months or so", no="who chose is asked again sooner"
        )
        as_advised = platform.choice_kept.within(law.memory_of_choice) & not_soon
        kept = platform.choice_kept.stated() & (as_advised | platform.choice_kept_justified)
        return when(law.choice_due(), kept)

    @rule("FR-PRO-30", CPCE_L34_5, since=APPLICABLE, of=DigitalPlatform)
    def no_hidden_advertising(law, platform: type[DigitalPlatform]) -> Question:
        """No advertising among a person's messages without consent.

        Advertising that looks like a message in the inbox is prospecting by electronic mail.
        """
        return when(
            under_the_codes & platform.advertising_among_messages, platform.advertising_among_messages_consented
        )
