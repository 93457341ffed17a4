"""What hosting costs, as somebody was told: a fact that users state, and no register of ours holds."""

from __future__ import annotations

import enum
import re
from datetime import date

from healthgov.facts import Fact, Required, fact, model

__all__ = ["Per", "Price"]

_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


class Per(enum.Enum):
    """What a price is paid for."""

    MONTH = "month"
    YEAR = "year"
    ONCE = "once"


@model
class Price:
    """A price: an amount, its currency, and what it is paid for.

    Prices are compared where that says something: in one currency, a year being twelve months, and what is paid once
    with what is paid once.

    >>> Price(amount=100, currency="EUR", per="month").comparable(Price(amount=1000, currency="EUR", per="year"))
    True
    >>> Price(amount=100, currency="EUR", per="month").yearly
    1200.0
    """

    amount: Required[float] = fact(noun="the amount", required=True)
    currency: Required[str] = fact(noun="the currency", required=True)
    """Three letters of ISO 4217, such as EUR."""
    per: Required[Per] = fact(noun="what the price is paid for", required=True)
    told_on: Fact[date] = fact("When was this price told?", noun="the day the price was told")

    def __check__(self) -> str | None:
        """What was expected of the whole."""
        if not _CURRENCY.fullmatch(self.currency):
            return "a currency as its three letters of ISO 4217, in capitals, such as EUR"
        return "an amount that is not negative" if self.amount < 0 else None

    @property
    def yearly(self) -> float:
        """What it comes to in a year; what is paid once, as it is."""
        return self.amount * 12 if self.per is Per.MONTH else self.amount

    def comparable(self, other: Price) -> bool:
        """Whether two prices are of one kind: the smaller one is the cheaper."""
        return self.currency == other.currency and (self.per is Per.ONCE) == (other.per is Per.ONCE)

    @property
    def words(self) -> str:
        """The price as it is written: ``120 EUR/month``."""
        amount = f"{self.amount:.2f}".removesuffix(".00")
        return f"{amount} {self.currency}" if self.per is Per.ONCE else f"{amount} {self.currency}/{self.per.value}"
