"""Registers of certified hosts: dated statements by somebody else, read from lists and compared with a need.

An entry answers "certified according to X as of D" and never more than that: a check asks for the
certificate itself.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.findings import CategoryCode, CountryCode, Finding, all_hold, contested, failed, missing, passed
from healthgov.models.hosting import Activity, Referential
from healthgov.models.places import country
from healthgov.periods import Day, as_date
from healthgov.texts import Confidence
from healthgov.verdicts import Verdict

__all__ = ["COLUMNS", "HostEntry", "HostingNeed", "Register", "Suitability", "read_csv", "read_json", "suited"]


@attrs.frozen(kw_only=True)
class HostEntry:
    """What a source says of a host on a day."""

    host: str = attrs.field(repr=False)
    as_of: date
    """The day of the source."""
    source: str = attrs.field(repr=False)
    certified: bool | None = None
    """False where the source says that the host is on no list."""
    activities: tuple[Activity, ...] | None = None
    referential: Referential | None = None
    certificate: str | None = attrs.field(default=None, repr=False)
    certifier: str | None = attrs.field(default=None, repr=False)
    last_day: date | None = None
    countries: tuple[CountryCode, ...] | None = None
    """Countries of the sites inside the scope."""
    categories: tuple[CategoryCode, ...] | None = None
    """Categories of data the offer is open to, where the source says so."""
    options: tuple[str, ...] | None = attrs.field(default=None, repr=False)
    """What has to be ordered, activated or signed for the certificate to reach a service."""
    confidence: Confidence = Confidence.SEEN


@attrs.frozen(kw_only=True)
class HostingNeed:
    """What a client looks for: activities, countries of sites, categories of data, options ordered."""

    activities: tuple[Activity, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    categories: tuple[CategoryCode, ...] = ()
    options_ordered: bool | None = None
    """Whether the client orders and signs what the offer asks for."""


@attrs.frozen(kw_only=True)
class Register:
    """Entries, and for each version of the referential the last day on which it surely counts."""

    entries: tuple[HostEntry, ...]
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
    for entry in sorted(register.entries, key=lambda entry: entry.as_of):
        if entry.as_of <= day:
            newest[entry.host.casefold()] = entry
    found = [Suitability(entry, _compared(entry, need, register, Day(day))) for entry in newest.values()]
    return tuple(
        sorted(found, key=lambda s: (len(s.refused) > 0, len(s.unknown), -len(s.proven), s.entry.host.casefold()))
    )


def _compared(entry: HostEntry, need: HostingNeed, register: Register, day: Day) -> Finding:
    findings = list(_questions(entry, need, register, day))
    return all_hold(("the host meets the need", "l'hébergeur répond au besoin"), findings)


def _version(entry: HostEntry, register: Register, day: Day) -> Finding:
    version = entry.referential
    if version is None:
        return missing("referential", ("On which version of the referential?", "Sur quelle version du référentiel ?"))
    last = register.counts_through.get(version)
    if last is not None and last + timedelta(days=1) < day:
        return failed(
            ("version {version} counted through {last}", "la version {version} a valu jusqu'au {last} inclus"),
            at="referential",
            version=version,
            last=last,
        )
    if last is not None and last < day:
        return contested(
            (
                "whether version {version} counts on this day is not settled",
                "il n'est pas tranché si la version {version} vaut ce jour",
            ),
            at="referential",
            version=version,
        )
    return passed(("on version {version}", "sur la version {version}"), at="referential", version=version)


def _questions(entry: HostEntry, need: HostingNeed, register: Register, day: Day) -> Iterator[Finding]:  # noqa: C901, PLR0912  one branch a fact
    said = entry.as_of
    if entry.certified is False:
        yield failed(
            ("on no list of certified hosts as of {said}", "sur aucune liste d'hébergeurs certifiés au {said}"),
            at="certified",
            said=said,
        )
        return
    if entry.certified is None:
        yield missing(
            "certified", ("Is it certified at all? Nothing was read.", "Est-il seulement certifié ? Rien n'a été lu.")
        )
    else:
        yield passed(("certified as of {said}", "certifié au {said}"), at="certified", said=said)
    if entry.last_day is None:
        yield missing(
            "last_day",
            ("Until which day is the certificate valid?", "Jusqu'à quel jour le certificat est-il valable ?"),
        )
    elif day <= entry.last_day:
        yield passed(("valid through {last}", "valable jusqu'au {last} inclus"), at="last_day", last=entry.last_day)
    else:
        yield failed(("it ended on {last}", "il a pris fin le {last}"), at="last_day", last=entry.last_day)
    yield _version(entry, register, day)
    if need.activities:
        if entry.activities is None:
            yield missing(
                "activities", ("For which activities is it certified?", "Pour quelles activités est-il certifié ?")
            )
        else:
            for activity in need.activities:
                words = ("{activity}", "{activity}")
                yield (passed if activity in entry.activities else failed)(words, at="activities", activity=activity)
    for place in need.countries:
        if entry.countries is None:
            yield missing(
                "countries",
                ("Is a site in {country} inside the scope?", "Un site en {country} est-il dans le périmètre ?"),
                country=place,
            )
        else:
            words = ("a site in {country}", "un site en {country}")
            yield (passed if place in entry.countries else failed)(words, at="countries", country=place)
    for category in need.categories:
        if entry.categories is None:
            yield missing(
                "categories",
                ("Is the offer open to {category}?", "L'offre est-elle ouverte à {category} ?"),
                category=category,
            )
        else:
            words = ("open to {category}", "ouverte à {category}")
            yield (passed if category in entry.categories else failed)(words, at="categories", category=category)
    if entry.options != () and not need.options_ordered:
        yield missing(
            "options",
            (
                "Are the options of the offer ordered and its addendum signed?",
                "Les options de l'offre sont-elles souscrites et l'avenant signé ?",
            ),
        )


COLUMNS = ("host", "as_of", "source", "activities", "referential", "certificate", "certifier", "last_day", "countries")
"""The columns of a published list. ``host``, ``as_of`` and ``source`` are required; several activities or
countries in one cell are separated by spaces."""

_REQUIRED = ("host", "as_of", "source")


def read_csv(path: str | Path) -> tuple[HostEntry, ...]:
    """Read a published list of certified hosts from a CSV file (UTF-8; comma or semicolon).

    :raises InvalidDocumentError: with every problem of every line; no cell is repeated.
    """
    text = _text(Path(path))
    first = text.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True
    )
    problems: list[Problem] = []
    names: list[str] = []
    try:
        names += [name.strip() for name in reader.fieldnames or ()]
    except csv.Error:
        problems.append(Problem("", "a line of CSV", 1))
    problems += [Problem(name, "this column is required", 1) for name in _REQUIRED if name not in names]
    problems += [
        Problem(f"column {i + 1}", f"a column named one of {', '.join(COLUMNS)}", 1)
        for i, name in enumerate(names)
        if name not in COLUMNS
    ]
    if len(names) != len(set(names)):
        problems.append(Problem("", "each column once", 1))
    if problems:
        raise InvalidDocumentError(problems, source=Path(path).name)
    reader.fieldnames = names
    entries: list[HostEntry] = []
    try:
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                problems.append(Problem("", f"{len(names)} cells, as many as there are columns", line))
                continue
            entry = _entry({name: cell.strip() for name, cell in row.items()}, "", line, problems)
            entries += [entry] if entry else []
    except csv.Error:
        problems.append(Problem("", "a line of CSV", reader.line_num))
    return _whole(entries, problems, Path(path).name)


def read_json(path: str | Path) -> tuple[HostEntry, ...]:
    """Read a published list from a JSON file: a list of objects with the names of :data:`COLUMNS` as keys.

    :raises InvalidDocumentError: with every problem of every entry; no value is repeated.
    """
    name = Path(path).name
    text = _text(Path(path))
    content, read = None, False
    with contextlib.suppress(ValueError, RecursionError):  # which hold the text, so nothing is raised in their context
        content, read = json.loads(text, object_pairs_hook=_once), True
    if not read:
        raise InvalidDocumentError([Problem("", "JSON: a list of objects, each key once")], source=name)
    if not isinstance(content, list):
        raise InvalidDocumentError([Problem("", "a list of objects")], source=name)
    problems: list[Problem] = []
    entries: list[HostEntry] = []
    for index, item in enumerate(content):
        where = f"[{index}]"
        if not isinstance(item, dict):
            problems.append(Problem(where, "an object"))
            continue
        cells: dict[str, str] = {}
        for key, value in item.items():
            if key not in COLUMNS:
                problems.append(Problem(where, f"keys among {', '.join(COLUMNS)}"))
            elif isinstance(value, list) and all(isinstance(part, str) for part in value):
                cells[key] = " ".join(value)
            elif isinstance(value, str):
                cells[key] = value.strip()
            elif value is not None:
                problems.append(Problem(f"{where}.{key}", "a text, or a list of texts"))
        entry = _entry(cells, where, None, problems)
        entries += [entry] if entry else []
    return _whole(entries, problems, name)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError:
        expected = "a file that can be read"
    except UnicodeDecodeError:
        expected = "text in UTF-8"
    raise InvalidDocumentError([Problem("", expected)], source=path.name)


def _entry(cells: dict[str, str], where: str, line: int | None, problems: list[Problem]) -> HostEntry | None:  # noqa: C901  one branch a column
    before = len(problems)

    def wrong(name: str, expected: str) -> None:
        problems.append(Problem(f"{where}.{name}".lstrip("."), expected, line))

    for name in _REQUIRED:
        if not cells.get(name):
            wrong(name, "a value")
    days: dict[str, date] = {}
    for name in ("as_of", "last_day"):
        if cells.get(name):
            try:
                days[name] = as_date(cells[name])
            except ValueError:
                wrong(name, "a date written YYYY-MM-DD")
    activities = None
    if cells.get("activities"):
        known = {activity.value: activity for activity in Activity}
        if all(word in known for word in cells["activities"].split()):
            activities = tuple(known[word] for word in cells["activities"].split())
        else:
            wrong("activities", f"keys among {', '.join(known)}; numbers 3 and 4 are swapped in old lists")
    countries = None
    if cells.get("countries"):
        try:
            countries = tuple(country(word) for word in cells["countries"].split())
        except ValueError:
            wrong("countries", "two-letter country codes in capitals")
    versions = {version.value: version for version in Referential}
    referential = versions.get(cells.get("referential", ""))
    if cells.get("referential") and referential is None:
        wrong("referential", f"one of {', '.join(versions)}")
    if len(problems) > before:
        return None
    return HostEntry(
        host=cells["host"],
        as_of=days["as_of"],
        source=cells["source"],
        certified=True,
        activities=activities,
        referential=referential,
        certificate=cells.get("certificate") or None,
        certifier=cells.get("certifier") or None,
        last_day=days.get("last_day"),
        countries=countries,
    )


def _whole(entries: list[HostEntry], problems: list[Problem], source: str) -> tuple[HostEntry, ...]:
    if problems:
        raise InvalidDocumentError(problems, source=source)
    return tuple(entries)
