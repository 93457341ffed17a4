"""The kernel as a type checker sees it: mypy --strict and pyright find exactly the types written here."""

from __future__ import annotations

from datetime import date
from typing import assert_type

from healthgov import (
    CountryCode,
    Fact,
    Finding,
    Limit,
    Operand,
    Parameter,
    Period,
    Question,
    Reference,
    Report,
    Rule,
    RuleSet,
    Verdict,
    View,
    by_hand,
    check,
    claimed,
    enforce,
    fact,
    model,
    parameter,
    rule,
    value,
    when,
    years,
)
from healthgov.periods import After
from healthgov.rules import BoundRule

TEXT = Reference("Example Act, art. 1", checked_on="2026-10-01")


@model
class Unsubscribe:
    """The way out."""

    works: Fact[bool] = fact("Does it work?")
    country: Fact[CountryCode] = fact("Where?")
    since: Fact[date] = fact("Since when?")
    kept: Fact[Period] = fact("How long?")


@model
class Campaign:
    """A campaign."""

    sender: Fact[bool] = fact("Is the sender named?")
    unsubscribe: Fact[Unsubscribe] = fact("How does one object?")
    ways: Fact[tuple[Unsubscribe, ...]] = fact("Which ways?")


def _decided(_law: object, _campaign: Campaign) -> bool:
    return True


way = Unsubscribe(works=True, country="FR", since="2026-11-23", kept=years(1))  # type: ignore[arg-type]
campaign = Campaign(sender=True, unsubscribe=Unsubscribe(works=None), ways=(way,))

assert_type(campaign.sender, bool | None)
assert_type(Campaign.sender, Fact[bool])
assert_type(campaign.unsubscribe, Unsubscribe | None)
assert_type(campaign.ways, tuple[Unsubscribe, ...] | None)
assert_type(Unsubscribe.country, Fact[CountryCode])
assert_type(way.since, date | None)
assert_type(~Campaign.sender & Campaign.unsubscribe.has(Unsubscribe.works), Question)
assert_type(Campaign.ways.each(Unsubscribe.works) | claimed(Campaign.sender), Question)
assert_type(Campaign.ways.where(Unsubscribe.works).count().at_least(1), Question)
assert_type(Campaign.ways.where(Unsubscribe.works).latest(Unsubscribe.since), Operand[date])
assert_type(Unsubscribe.since + years(1), Operand[date])
assert_type((Unsubscribe.since + years(1)).is_over(), Question)
assert_type(value(years(1)), Operand[Period])
assert_type(Campaign.sender(campaign, as_of="2026-11-23"), Finding)
assert_type(when(Campaign.sender, Campaign.sender).verdict(campaign, as_of="2026-11-23"), Verdict)
assert_type(by_hand(_decided), Question)


def slips() -> None:
    """What a type checker refuses; never run."""
    Campaign(sender="no")  # type: ignore[arg-type]
    Campaign.senders  # type: ignore[attr-defined]  # noqa: B018
    Unsubscribe.kept.within("a year")  # type: ignore[arg-type]
    Trade.shortest = years(1)  # type: ignore[attr-defined]


class Trade(RuleSet, of=Campaign):
    """A law."""

    longest = parameter("2020-01-01", years(3), cites=[TEXT], limit=Limit.MAXIMUM)

    @rule("EX-01", TEXT)
    def named(law: type[Trade], campaign: type[Campaign]) -> Question:  # pyright: ignore[reportGeneralTypeIssues]
        """The sender is named."""
        return campaign.sender & campaign.ways.each(Unsubscribe.kept.within(law.longest))

    @rule("EX-02", TEXT)
    def sendable(law, campaign: type[Campaign]) -> Question:
        """The way out works."""
        return campaign.unsubscribe.has(Unsubscribe.works)

    @rule("EX-03", TEXT)
    @by_hand
    def reachable(law, campaign: View) -> bool:
        """Somebody can be reached."""
        return campaign.sender is True


class House(Trade):
    """A house law."""

    longest = Trade.longest.replaced("2026-01-01", years(1))
    named = Trade.named.disabled(because="note 12")

    @Trade.sendable.override
    def sendable(law, campaign: type[Campaign], former: Question) -> Question:
        """The way out works, and one is named."""
        return former & campaign.sender


law = Trade(as_of="2026-11-23")
assert_type(Trade.longest, Parameter[Period])
assert_type(law.longest, Period)
assert_type(Trade.named, Rule)
assert_type(law.named, BoundRule)
assert_type(House.sendable, Rule)
assert_type(House.reachable, Rule)
assert_type(law.named(campaign), Finding)
assert_type(law.verdict(campaign), Verdict)
assert_type(law.failing(campaign), tuple[Rule, ...])
assert_type(check(campaign, Trade, House, as_of="2026-11-23"), Report)
assert_type(Verdict.PASS & ~Verdict.FAIL, Verdict)
assert_type(date(2026, 1, 1) + years(1), date)
assert_type(years(1).after("birth"), After)
assert_type(enforce(Campaign.sender)(campaign, as_of="2026-11-23"), Campaign)
