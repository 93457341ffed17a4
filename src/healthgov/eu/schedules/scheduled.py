"""Which schedule of retention counts for an organisation: that of its country, found by listing, or one of a house."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from healthgov.eu.places import GDPR_BY_NATIONAL_LAW, GDPR_TERRITORY, GDPR_UNTIL_2020
from healthgov.models import Organisation, Places
from healthgov.periods import Day

if TYPE_CHECKING:
    from healthgov.retention import RetentionSchedule

__all__ = ["STATES_OF_THE_UNION", "Scheduled"]

STATES_OF_THE_UNION = (GDPR_TERRITORY | GDPR_BY_NATIONAL_LAW | GDPR_UNTIL_2020).called("where the GDPR applies")
"""Whose law may oblige to keep what the Regulation would have erased (art. 6(3) and 17(3)(b)): no other State's."""


class Scheduled:
    """A law that holds what is stated against a schedule of retention.

    A schedule that is shipped for a country is found by listing. A house names its own in ``schedules``: it counts in the
    countries that it names, before one that is shipped.
    """

    schedules: ClassVar[tuple[type[RetentionSchedule], ...]] = ()
    states: ClassVar[Places]
    """Whose schedules this law looks at."""
    day: Day

    def schedule_of(self, organisation: object) -> type[RetentionSchedule] | None:
        """The schedule of the country, or of the part of it, in which an organisation says that it is established."""
        country = organisation.country if isinstance(organisation, Organisation) else None
        return (
            None
            if country is None or not self.states.includes(country, self.day)
            else self.schedule_anywhere(organisation)
        )

    def schedule_anywhere(self, organisation: object) -> type[RetentionSchedule] | None:
        """The schedule of the country or part, whether or not this law looks at the schedules of that country."""
        country = organisation.country if isinstance(organisation, Organisation) else None
        if not isinstance(organisation, Organisation) or country is None:
            return None
        own = next((one for one in self.schedules if country in one.countries), None)
        if own is not None:
            return own
        from healthgov.retention.schedules.countries import schedule_in  # noqa: PLC0415  for who names a type of record

        return schedule_in(country, organisation.region)
