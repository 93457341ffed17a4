"""Hosts against a need: what is proven, what is refused, what to ask, and what they cost.

Nothing here is a certificate: a check asks for the certificate itself.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.findings import Finding, all_hold, contested, failed, missing, passed
from healthgov.languages import Phrase
from healthgov.models.prices import Per, Price
from healthgov.models.registers import HostEntry, HostingNeed, Register
from healthgov.periods import Day, as_date
from healthgov.verdicts import Verdict

__all__ = ["Suitability", "suited"]


@attrs.frozen
class Suitability:
    """How an entry meets a need: what is proven, what is refused, what to ask."""

    entry: HostEntry
    finding: Finding
    price: Price | None = None
    """What somebody was told that it costs."""

    @property
    def verdict(self) -> Verdict:
        """PASS only where the source proves everything that was asked."""
        return self.finding.verdict

    @property
    def proven(self) -> tuple[Finding, ...]:
        """What the source shows."""
        return tuple(f for f in self.finding.children if f.verdict is Verdict.PASS)

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What the source shows not to be so."""
        return tuple(f for f in self.finding.children if f.verdict is Verdict.FAIL)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """What has to be asked."""
        return tuple(f for f in self.finding.children if f.verdict is Verdict.UNKNOWN)


def suited(
    register: Register,
    need: HostingNeed,
    *,
    as_of: str | date,
    only: Collection[str] | None = None,
    prices: Mapping[str, Price] | None = None,
) -> tuple[Suitability, ...]:
    """Rank entries for a need on a day: what is refused last, then fewest questions, then most proven, then the price.

    Of each host the newest statement counts; one made after ``as_of`` is left out, for nobody could know it. Nothing here replaces the
    certificate, so even the best entry carries the question for it when its last day is not stated.

    ``only`` names the hosts to compare; ``prices`` says what you were told, by host. Hosts go by any of their names. Prices of
    different kinds are not compared: the price decides between two hosts only where all that are known are of one kind.

    :raises InvalidDocumentError: for a name that no host of the register goes by.
    """
    day = as_date(as_of, "as_of")
    chosen = None if only is None else set(_known(register, only, "only"))
    told = dict(zip(_known(register, prices or {}, "prices"), (prices or {}).values(), strict=True))
    newest: dict[str, HostEntry] = {}
    for entry in sorted(register.entries, key=_said_on):
        if _said_on(entry) <= day and (chosen is None or entry.host in chosen):
            newest[_name(entry)] = entry
    found = []
    for entry in newest.values():
        price = told.get(entry.host or "", entry.price)
        found.append(Suitability(entry, _compared(entry, need, price, register, Day(day)), price))
    known = [rank.price for rank in found if rank.price is not None]
    by_price = all(price.comparable(known[0]) for price in known)

    def order(rank: Suitability) -> tuple[bool, int, int, float, str]:
        costs = rank.price.yearly if rank.price is not None and by_price else math.inf
        return len(rank.refused) > 0, len(rank.unknown), -len(rank.proven), costs, _name(rank.entry)

    return tuple(sorted(found, key=order))


def _known(register: Register, names: Iterable[str], where: str) -> list[str]:
    """The hosts that go by some names.

    :raises InvalidDocumentError: with each name that none goes by, which is not repeated.
    """
    given = list(names)
    found = [register.named(name) for name in given]
    problems = [
        Problem(f"{where}[{index}]", _wanted(register, name))
        for index, (name, host) in enumerate(zip(given, found, strict=True))
        if host is None
    ]
    if problems:
        raise InvalidDocumentError(problems, source="need")
    return [host for host in found if host is not None]


def _wanted(register: Register, name: str) -> str:
    near = register.nearest(name)
    wanted = "a host of the register, by one of its names"
    return wanted if near is None else f"{wanted}, did you mean {near!r}?"


def _said_on(entry: HostEntry) -> date:
    assert entry.as_of is not None  # noqa: S101  it must be stated
    return entry.as_of


def _name(entry: HostEntry) -> str:
    assert entry.host is not None  # noqa: S101  it must be stated
    return entry.host.casefold()


def _compared(entry: HostEntry, need: HostingNeed, price: Price | None, register: Register, day: Day) -> Finding:
    findings = list(_questions(entry, need, register, day))
    if need.at_most is not None and entry.certified is not False:
        findings.append(_paid(price, need.at_most))
    return all_hold("the host meets the need", findings)


def _version(entry: HostEntry, register: Register, day: Day) -> Finding:
    version = entry.referential
    if version is None:
        return missing("referential", "On which version of the referential?")
    last = register.counts_through.get(version)
    if last is not None and last < date.max and last + timedelta(days=1) < day:
        return failed(
            "version {version} counted through {last}",
            at="referential",
            version=version,
            last=last,
        )
    if last is not None and last < day:
        return contested(
            "whether version {version} counts on this day is not settled",
            at="referential",
            version=version,
        )
    return passed("on version {version}", at="referential", version=version)


def _questions(entry: HostEntry, need: HostingNeed, register: Register, day: Day) -> Iterator[Finding]:  # noqa: C901, PLR0912  one branch a fact
    said = _said_on(entry)
    if entry.certified is False:
        yield failed(
            "on no list of certified hosts as of {said}",
            at="certified",
            said=said,
        )
        return
    if entry.certified is None:
        yield missing("certified", "Is it certified at all? Nothing was read.")
    else:
        yield passed("certified as of {said}", at="certified", said=said)
    if entry.last_day is None:
        yield missing(
            "last_day",
            "Until which day is the certificate valid?",
        )
    elif day <= entry.last_day:
        yield passed("valid through {last}", at="last_day", last=entry.last_day)
    else:
        yield failed("it ended on {last}", at="last_day", last=entry.last_day)
    yield _version(entry, register, day)
    if need.activities:
        if entry.activities is None:
            yield missing("activities", "For which activities is it certified?")
        else:
            for activity in need.activities or ():
                words = "{activity}"
                yield (passed if activity in entry.activities else failed)(words, at="activities", activity=activity)
    for place in need.countries or ():
        if entry.countries is None:
            yield missing(
                "countries",
                "Is a site in {country} inside the scope?",
                country=place,
            )
        else:
            words = "a site in {country}"
            yield (passed if place in entry.countries else failed)(words, at="countries", country=place)
    for category in need.categories or ():
        if entry.categories is None:
            yield missing(
                "categories",
                "Is the offer open to {category}?",
                category=category,
            )
        else:
            words = "open to {category}"
            yield (passed if category in entry.categories else failed)(words, at="categories", category=category)
    if entry.options != () and not need.options_ordered:
        yield missing(
            "options",
            "Are the options of the offer ordered and its addendum signed?",
        )


def _paid(price: Price | None, at_most: Price) -> Finding:
    """The price somebody was told against the highest one."""
    if price is None:
        return missing("price", "What does it cost you?")
    if not price.comparable(at_most):
        return missing("price", "What does it cost you, in the currency and for the time of the highest price?")
    made = passed if price.yearly <= at_most.yearly else failed
    values = {"amount": _number(price.yearly), "limit": _number(at_most.yearly), "currency": Phrase(price.currency)}
    words = Phrase("it comes to {amount} {currency} a year, and may come to {limit}")
    if price.per is Per.ONCE:
        words = Phrase("it costs {amount} {currency}, and may cost {limit}")
    return made(words, at="price", **values)


def _number(amount: float) -> Phrase:
    return Phrase(f"{amount:.2f}".removesuffix(".00"))
