"""Registers of certified hosts: dated statements by somebody else, found by the names that hosts go by.

An entry answers "certified according to X as of D" and never more than that: a check asks for the
certificate itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from healthgov.facts import Fact, Required, fact, model
from healthgov.findings import CategoryCode, CountryCode
from healthgov.models.certificates import Activity, Referential
from healthgov.models.prices import Price
from healthgov.texts import Confidence

__all__ = ["HostEntry", "HostingNeed", "Register", "bare_name", "may_be_one", "nearest_name"]

_LEGAL_FORMS = frozenset(
    "ab ag bv corp corporation gmbh inc limited llc ltd nv plc sa sarl sas sasu se spa srl".split()  # noqa: SIM905  a list to read
)
"""What the names of companies end with; a brand goes without it."""
_ADDRESS = re.compile(r"^(https?://)?(www\.)?|\.[a-z]{2,4}/?$", re.IGNORECASE)
"""What makes a name the address of a page."""


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
    price: Fact[Price] = fact("What does it cost you?", noun="the price")
    """What somebody was told; the registers of this library hold none."""
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
    at_most: Fact[Price] = fact("What may it cost at most?", noun="the highest price")


def _tupled(entries: Iterable[HostEntry]) -> tuple[HostEntry, ...]:
    return tuple(entries)


@attrs.frozen(kw_only=True)
class Register:
    """Entries, for each version of the referential the last day on which it surely counts, and other names of hosts.

    A name leads to statements and to no certificate: certificates are held by legal persons, not by brands.
    """

    entries: tuple[HostEntry, ...] = attrs.field(converter=_tupled)
    counts_through: Mapping[Referential, date] = attrs.field(factory=dict, hash=False)
    names: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False)
    """By the name of a host in the entries, what else it is usually called."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts of which there is a statement, by name."""
        return tuple(sorted({entry.host or "" for entry in self.entries}, key=str.casefold))

    def named(self, name: str) -> str | None:
        """The host that goes by a name, as the entries write it; ``None`` where none is known by it."""
        wanted = bare_name(name)
        for host in self.hosts:
            if wanted and wanted in {bare_name(known) for known in (host, *self.names.get(host, ()))}:
                return host
        return None

    def nearest(self, name: str) -> str | None:
        """The host of which a name is spelt nearly as one of its own, to ask whether it was meant; never an answer."""
        return nearest_name(name, {known: host for host in self.hosts for known in (*self.names.get(host, ()), host)})

    def statements(self, name: str) -> tuple[HostEntry, ...]:
        """Everything that sources say of the host that goes by a name, the newest first; nothing where none does."""
        host = self.named(name)
        found = [entry for entry in self.entries if entry.host == host]
        return tuple(sorted(found, key=lambda entry: entry.as_of, reverse=True))


def nearest_name(name: str, known: Mapping[str, str]) -> str | None:
    """What a name stands for that goes on after one of these, is its address, or is spelt nearly so; ``None`` where none is near."""
    import difflib  # noqa: PLC0415  for a slip only

    spelt = {bare_name(one): meant for one, meant in known.items()}
    words = _bare_words(_ADDRESS.sub("", name[:64]))
    begun = ["".join(words[:count]) for count in range(len(words), 0, -1)]
    near = [one for one in begun if one in spelt] or difflib.get_close_matches(bare_name(name[:64]), spelt, 1, 0.75)
    return spelt[near[0]] if near else None


def bare_name(name: str) -> str:
    """A name without case, accents, blanks, marks and the legal form at its end: ``OVH Cloud S.A.S.`` is ``ovhcloud``.

    >>> bare_name("OVH Cloud S.A.S."), bare_name("Amazon Web Services EMEA SARL"), bare_name("SAS")
    ('ovhcloud', 'amazonwebservicesemea', 'sas')
    """
    return "".join(_bare_words(name))


def may_be_one(name: str, other: str) -> bool:
    """Whether two names may be those of one entity: they differ in how they are written, or one begins with the whole other.

    A number tells two apart, as in ``cloud`` and ``cloud-2``.

    >>> may_be_one("claranet", "CLARANET S.A.S."), may_be_one("Hisi", "Hisi Santé"), may_be_one("cloud", "cloud-2")
    (True, True, False)
    """
    short, long = sorted((_bare_words(name), _bare_words(other)), key=lambda words: len("".join(words)))
    if not any(map(str.isalpha, "".join(short))):
        return short == long and bool(short)
    return "".join(short) == "".join(long) or (long[: len(short)] == short and all(map(str.isalpha, long)))


def _bare_words(name: str) -> list[str]:
    """The words of a name, without what does not tell one from another."""
    words = re.sub(r"[^\w\s]|_", "", re.sub(r"[-/()]", " ", unicodedata.normalize("NFKD", name).casefold())).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return [bare for word in words if (bare := re.sub(r"\W", "", word))]
