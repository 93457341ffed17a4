"""Registers of certified hosts: dated statements by somebody else, read from lists and compared with a need.

An entry answers "certified according to X as of D" and never more than that: a check asks for the
certificate itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from healthgov.facts import Fact, Required, fact, model
from healthgov.findings import CategoryCode, CountryCode, Finding, all_hold, contested, failed, missing, passed
from healthgov.models.certificates import Activity, Referential
from healthgov.periods import Day, as_date
from healthgov.texts import Confidence
from healthgov.verdicts import Verdict

__all__ = ["HostEntry", "HostingNeed", "Register", "Suitability", "suited"]


@model
class HostEntry:
    """What a source says of a host on a day."""

    host: Required[str] = fact(noun="the host", personal=True, required=True)
    as_of: Required[date] = fact(noun="the day of the statement", required=True)
    """The day of the source."""
    source: Required[str] = fact(noun="the source", personal=True, required=True)
    certified: Fact[bool] = fact(
        "Is it certified at all?", yes="it is certified", no="it is on no list of certified hosts"
    )
    """False where the source says that the host is on no list."""
    activities: Fact[tuple[Activity, ...]] = fact(
        "For which activities is it certified?", noun="the activities certified"
    )
    referential: Fact[Referential] = fact("On which version of the referential?", noun="the version of the referential")
    certificate: Fact[str] = fact(
        "What is the number of the certificate?", noun="the number of the certificate", personal=True
    )
    certifier: Fact[str] = fact("Which body issued the certificate?", noun="the name of the certifier", personal=True)
    last_day: Fact[date] = fact("Until which day is the certificate valid?", noun="the last day of the certificate")
    countries: Fact[tuple[CountryCode, ...]] = fact(
        "In which countries are sites inside the scope?", noun="the countries of the sites inside the scope"
    )
    """Countries of the sites inside the scope."""
    categories: Fact[tuple[CategoryCode, ...]] = fact(
        "To which categories of data is the offer open?", noun="the categories the offer is open to"
    )
    """Categories of data the offer is open to, where the source says so."""
    options: Fact[tuple[str, ...]] = fact(
        "What has to be ordered, activated or signed for the certificate to reach a service?",
        noun="the options of the offer",
        personal=True,
    )
    confidence: Fact[Confidence] = fact("How sure is the source?", noun="how sure the source is")


@model
class HostingNeed:
    """What a client looks for: activities, countries of sites, categories of data, options ordered.

    What is not stated is not looked for.
    """

    activities: Fact[tuple[Activity, ...]] = fact("Which activities are needed?", noun="the activities needed")
    countries: Fact[tuple[CountryCode, ...]] = fact(
        "In which countries are sites needed?", noun="the countries where sites are needed"
    )
    categories: Fact[tuple[CategoryCode, ...]] = fact(
        "Which categories of data are to be hosted?", noun="the categories to be hosted"
    )
    options_ordered: Fact[bool] = fact(
        "Are the options of the offer ordered and its addendum signed?",
        yes="the options of the offer are ordered and its addendum signed",
        no="the options of the offer are not ordered, or its addendum is not signed",
    )


def _tupled(entries: Iterable[HostEntry]) -> tuple[HostEntry, ...]:
    return tuple(entries)


@attrs.frozen(kw_only=True)
class Register:
    """Entries, and for each version of the referential the last day on which it surely counts."""

    entries: tuple[HostEntry, ...] = attrs.field(converter=_tupled)
    counts_through: Mapping[Referential, date] = attrs.field(factory=dict, hash=False)


@attrs.frozen
class Suitability:
    """How an entry meets a need: what is proven, what is refused, what to ask."""

    entry: HostEntry
    finding: Finding

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


def suited(register: Register, need: HostingNeed, *, as_of: str | date) -> tuple[Suitability, ...]:
    """Rank entries for a need on a day: what is refused last, then fewest questions, then most proven.

    Of each host the newest statement counts; one made after ``as_of`` is left out, for nobody could know it. Nothing here replaces the
    certificate, so even the best entry carries the question for it when its last day is not stated.
    """
    day = as_date(as_of, "as_of")
    newest: dict[str, HostEntry] = {}
    for entry in sorted(register.entries, key=_said_on):
        if _said_on(entry) <= day:
            newest[_name(entry)] = entry
    found = [Suitability(entry, _compared(entry, need, register, Day(day))) for entry in newest.values()]
    return tuple(sorted(found, key=lambda s: (len(s.refused) > 0, len(s.unknown), -len(s.proven), _name(s.entry))))


def _said_on(entry: HostEntry) -> date:
    assert entry.as_of is not None  # noqa: S101  it must be stated
    return entry.as_of


def _name(entry: HostEntry) -> str:
    assert entry.host is not None  # noqa: S101  it must be stated
    return entry.host.casefold()


def _compared(entry: HostEntry, need: HostingNeed, register: Register, day: Day) -> Finding:
    findings = list(_questions(entry, need, register, day))
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
