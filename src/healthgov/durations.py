"""How long something lasts, in whatever unit it is stated."""

from __future__ import annotations

__all__ = ["Length"]


class Length:
    """How long something is kept: a period of days, months and years, or hours and minutes that have elapsed."""

    __slots__ = ()

    @property
    def most_days(self) -> int:
        """No fewer days than it lasts."""
        raise NotImplementedError

    @property
    def least_days(self) -> int:
        """No more days than it lasts."""
        raise NotImplementedError

    def surely_within(self, other: Length) -> bool:
        """Whether it is never longer than ``other``, from whenever both are counted."""
        raise NotImplementedError

    def maybe_within(self, other: Length) -> bool:
        """Whether it is no longer than ``other`` from some day, or moment, on."""
        raise NotImplementedError

    def surely_holds(self, other: Length) -> bool:
        """Whether a period of days is never longer than this."""
        raise NotImplementedError

    def may_hold(self, other: Length) -> bool:
        """Whether a period of days is no longer than this from some moment on."""
        raise NotImplementedError
