"""The schedule of a country, found by listing: whoever ships one gets every rule that holds something against it.

A schedule of the whole is called ``...Retention``. It names the countries whose law it states, and the schedules of their
parts that have law of their own (``parts``), or the parts to which it is confined (``regions``).
"""

from __future__ import annotations

import functools

from healthgov.kinds import CountryCode, RegionCode
from healthgov.loading import countries_shipped, country_shipped
from healthgov.retention.schedules.schedule import RetentionSchedule

__all__ = ["schedule_in"]


@functools.cache
def schedule_in(country: CountryCode, region: RegionCode | None = None) -> type[RetentionSchedule] | None:
    """The schedule of the part of a country, where one is shipped; else that of the whole; ``None`` where there is none."""
    own = country.lower()
    # A territory may be under the law of a country that is called otherwise; what is called alike is looked at first.
    for name in sorted(countries_shipped(), key=lambda name: name != own):
        for one in getattr(country_shipped(name), "__all__", ()):
            found: object = getattr(country_shipped(name), one) if one.endswith("Retention") else None
            if isinstance(found, type) and issubclass(found, RetentionSchedule) and country in found.countries:
                return found.for_part(region if region is not None and region.country == country else None)
    return None
