"""From which age minors consent alone to an online service, State by State (GDPR, art. 8(1)).

What the Commission counted in June 2020, and what was read since. A State of which nothing was read is in none of the sets
of ages, and in ``UNREAD``.
"""

from __future__ import annotations

from healthgov.eu.gdpr.consent import consent_not_denied
from healthgov.eu.gdpr.law import as_controller
from healthgov.eu.places import GDPR_TERRITORY, GDPR_UNTIL_2020, OUTERMOST
from healthgov.models import Article9Condition, Consent, LegalBasis, Organisation, Places, ProcessingActivity, Purpose
from healthgov.questions import Question, all_of, any_of, by_reading, claimed, either, of_whole, outside, when

__all__ = ["AGES", "UNREAD", "alone_by_their_states", "alone_in_its_state", "of_minors", "where_minors_consent"]

COUNTED = "2020-06-24"
"""The day of the Commission's count; no earlier day on which an age came to be was read, but for France."""
_EVE = "2020-06-23"
_BILL = "2025-04-11"
"""The last day on which the age of Spain was read to be fourteen: a bill of that day raises it to sixteen."""

AGES: dict[int, Places] = {
    13: Places.since(
        "States in which minors consent alone from 13",
        (COUNTED, None, ("BE", "EE", "FI", "LV", "MT", "PT", "SE")),
        (COUNTED, "2023-12-31", ("DK",)),
        (COUNTED, "2020-12-31", ("GB",)),
    ),
    14: Places.since(
        "States in which minors consent alone from 14",
        (COUNTED, None, ("AT", "BG", "CY", "IT", "LT")),
        (COUNTED, _BILL, ("ES",)),
    ),
    15: Places.since(
        "States in which minors consent alone from 15",
        ("2018-06-21", None, ("FR", *OUTERMOST.members)),
        (COUNTED, None, ("CZ", "GR")),
        ("2024-01-01", None, ("DK",)),
    ),
    16: Places.since(
        "States in which minors consent alone from 16",
        (COUNTED, None, ("HR", "DE", "HU", "IE", "LU", "NL", "PL", "RO", "SK")),
    ),
}
"""The ages read, with the days from and to which they were."""

UNREAD = Places.since(
    "States of which no age was read",
    (None, None, ("AX", "IS", "LI", "NO", "SI")),
    (
        None,
        _EVE,
        (
            *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "GB", "GI", "GR", "HR", "HU", "IE"),
            *("IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SK"),
        ),
    ),
    (COUNTED, "2020-12-31", ("GI",)),
    ("2025-04-12", None, ("ES",)),
    (None, "2018-06-20", ("FR", *OUTERMOST.members)),
)
"""Where the Regulation applies, and the law of the State was not read, or may have changed since."""

age, live = Consent.youngest_age, ProcessingActivity.subject_countries
_NOT_READ = "from which age minors consent alone under the law of this State was not read"
_WHOSE = (
    "whether the State of the controller or that of the child sets the age is for national law to say (EDPB, Guidelines"
    " 05/2020, point 131), and the two differ here"
)


def _where_none_was_read(usual: Question, lowest: Question) -> Question:
    """What holds in every State: nobody under thirteen consents alone, and everybody does from sixteen."""
    return usual | (lowest & outside(_NOT_READ))


def alone_in_its_state(usual: Question, lowest: Question) -> Question:
    """Minors consent alone as the law of the State of the controller asks."""
    home = of_whole(all_of(*(when(Organisation.country.is_in(states), age.at_least(n)) for n, states in AGES.items())))
    known = of_whole(any_of(*(Organisation.country.is_in(states) for states in AGES.values())))
    return either(known, home, _where_none_was_read(usual, lowest))


def where_minors_consent(question: Question) -> Question:
    """Ask of a consent that stands beside the processing, to a tracker or to be approached, where it is said that minors are
    offered a service: it is that of the Regulation, and theirs alone from the same age.
    """
    offered = claimed(Consent.minors_concerned) & ~claimed(Consent.preventive_service)
    return when(offered, question)


def alone_by_their_states(
    usual: Question, lowest: Question, *, at_home: Question | None = None, homes: Places | None = None
) -> Question:
    """Minors consent alone as the law of the State of the controller asks, and that of the States where they are said to live.

    ``usual`` and ``lowest`` are the ages of the Regulation, as questions; a State whose law asks for more says it as
    ``at_home`` of its ``homes``, for controllers and for children there. Where the two laws differ the answer is
    contested; a controller outside the Union has the law of the child alone.
    """
    unread = _where_none_was_read(usual, lowest)
    controllers = alone_in_its_state(usual, lowest)
    own = []
    if at_home is not None and homes is not None:
        controllers = either(of_whole(Organisation.country.is_in(homes)), at_home, controllers)
        own.append(when(claimed(live.meets(homes)), at_home))
    childrens = all_of(
        *(when(claimed(live.meets(states)), age.at_least(n)) for n, states in AGES.items()),
        when(claimed(live.meets(UNREAD)), unread),
        *own,
    )
    told = claimed(any_of(*(live.meets(states) for states in (*AGES.values(), UNREAD))))
    in_the_union = of_whole(Organisation.country.is_in(GDPR_TERRITORY) | Organisation.country.is_in(GDPR_UNTIL_2020))
    return either(told, either(in_the_union, by_reading(_WHOSE, controllers, childrens), childrens), controllers)


def of_minors(question: Question) -> Question:
    """Ask of the consent on which a controller's purpose rests where minors are offered a service.

    Consent that is described counts as relied on, unless the purpose is said to rest on something else: art. 8 is about
    consent as a basis. Consent to sharing outside the team, or to an act of care, is another thing; consent that is said not
    to have been collected fails EU-GDPR-12.
    """
    offered = consent_not_denied & Consent.minors_concerned & ~claimed(Consent.preventive_service)
    asked = Purpose.consent.has(when(offered, question))
    explicit = claimed(Purpose.article_9.is_(Article9Condition.EXPLICIT_CONSENT))
    elsewhere = claimed(~Purpose.legal_basis.is_(LegalBasis.CONSENT)) & ~explicit
    relied_on = (claimed(Purpose.consent.stated()) & ~elsewhere) | Purpose.legal_basis.is_(LegalBasis.CONSENT)
    return when(as_controller, ProcessingActivity.purposes.each(when(relied_on, asked)))
