"""How much is tried: what every push can wait for, or the long way of each night and before a release.

``pytest --hypothesis-profile=thorough`` takes the long way: CI does so each night, ``nox -s thorough`` by hand. What is
proved is the same; of what is drawn, more is drawn. ``docs/explanation/what-we-promise.md`` says how much of what.
"""

from __future__ import annotations

from hypothesis import settings

THOROUGH = "thorough"

# A loaded machine is no fault of what is tested.
settings.register_profile("patient", deadline=None, max_examples=60)
settings.register_profile(THOROUGH, deadline=None, max_examples=1000)


def thorough() -> bool:
    """Whether the long way is taken."""
    return settings.default == settings.get_profile(THOROUGH)


def tries(every_push: int, every_night: int) -> int:
    """How many are drawn."""
    return every_night if thorough() else every_push
