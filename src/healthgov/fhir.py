"""The events of one patient, found in FHIR R4B."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.periods import days_of

__all__ = ["Found", "found_in_fhir"]


@attrs.frozen(kw_only=True)
class Found:
    """The events found in a document, to hand on: ``schedule.due(record_type, **found.events)``.

    ``undated`` names the events that happened, or are under way, without a date: they are not in
    ``events``, and an earlier date does not stand in for them.
    """

    birth: str | None = attrs.field(default=None, repr=False)
    death: str | None = attrs.field(default=None, repr=False)
    last_contact: str | None = attrs.field(default=None, repr=False)
    undated: tuple[str, ...] = ()

    @property
    def events(self) -> dict[str, str]:
        """The dates that are known, by event; a partial date stays partial."""
        dates = {"birth": self.birth, "death": self.death, "last_contact": self.last_contact}
        return {name: value for name, value in dates.items() if value is not None}


def found_in_fhir(document: Mapping[str, object], *, zone: str) -> Found:
    """The events of one patient in a FHIR R4B resource or bundle, as read by ``json.load``.

    Birth and death come from the patient, the last contact from the latest end of an encounter that is
    finished. One that is under way, or finished without an end, leaves the last contact undated. Planned,
    cancelled and mistaken ones count for nothing, and so do claims, appointments, documents and the dates
    on which something was recorded. Instants become civil dates of ``zone`` (``"Europe/Paris"``).

    Records of one patient that were merged, or point to one another (``Patient.link``), are followed where all of them
    are in the document, or contacts of them: births and deaths then have to agree. One that points to a record which
    is not there, and one that is not in use (``active``) without a death or a record that replaces it, are refused,
    for the last contact may stand elsewhere.

    :raises InvalidDocumentError: for everything that cannot be read, or that speaks of two patients.

    >>> stay = {"resourceType": "Encounter", "status": "finished", "subject": {"reference": "Patient/1"},
    ...         "period": {"end": "2024-12-31T23:30:00Z"}}
    >>> found_in_fhir(stay, zone="Europe/Paris").events
    {'last_contact': '2025-01-01'}
    """
    problems: list[Problem] = []
    place = None
    with contextlib.suppress(KeyError, ValueError, OSError):
        place = ZoneInfo(zone)
    if place is None:
        raise InvalidDocumentError([Problem("zone", "the name of a time zone, as Europe/Paris")])
    resources = list(_resources(document, problems))
    patients = [found for found in resources if found[1].get("resourceType") == "Patient"]
    whose = _one_person(resources, patients, problems)
    undated: list[str] = []
    births: dict[str, None] = {}
    deaths: dict[str, None] = {}
    dead, alive = False, ""
    for path, patient, _ in patients:
        birth = _civil(patient.get("birthDate"), _join(path, "birthDate"), place, problems)
        death = _civil(patient.get("deceasedDateTime"), _join(path, "deceasedDateTime"), place, problems)
        births.update({} if birth is None else {birth: None})
        deaths.update({} if death is None else {death: None})
        said = patient.get("deceasedBoolean")
        if said is not None and not isinstance(said, bool):
            problems.append(Problem(_join(path, "deceasedBoolean"), "true or false"))
        dead = dead or said is True
        alive = _join(path, "deceasedBoolean") if said is False else alive
        for name, days in (("birthDate", births), ("deceasedDateTime", deaths)):
            if len(days) > 1:
                problems.append(Problem(_join(path, name), "the same day as in the record it is linked with"))
    if alive and (dead or deaths):
        problems.append(Problem(alive, "the same as in the record it is linked with"))
    birth, death = next(iter(births), None), next(iter(deaths), None)
    if dead and death is None:
        undated.append("death")
    last, unended = _last_contact(resources, whose, place, problems)
    if unended:
        undated.append("last_contact")
    if problems:
        raise InvalidDocumentError(problems)
    return Found(birth=birth, death=death, last_contact=None if unended else last, undated=tuple(undated))


def _join(parent: str, name: str) -> str:
    """A path one step deeper."""
    return f"{parent}.{name}" if parent else name


_Resource = tuple[str, Mapping[str, object], object]
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_NO_CONTACT = frozenset({"planned", "cancelled", "entered-in-error"})
_UNENDED = frozenset({"arrived", "triaged", "in-progress", "onleave", "unknown"})


def _resources(document: Mapping[str, object], problems: list[Problem]) -> Iterator[_Resource]:
    """Every resource with its path and its full address."""
    if not isinstance(document, Mapping) or not isinstance(document.get("resourceType"), str):
        problems.append(Problem("", "a FHIR resource or bundle, with its resourceType"))
        return
    if document["resourceType"] != "Bundle":
        yield "", document, None
        return
    entries = document.get("entry", [])
    if not isinstance(entries, list):
        problems.append(Problem("entry", "a list of entries"))
        return
    for place, entry in enumerate(entries):
        path = f"entry[{place}]"
        if not isinstance(entry, Mapping):
            problems.append(Problem(path, "an entry of a bundle"))
            continue
        resource = entry.get("resource")
        if isinstance(resource, Mapping):
            yield f"{path}.resource", resource, entry.get("fullUrl")
        elif resource is not None:
            problems.append(Problem(f"{path}.resource", "a resource"))


def _names(patient: Mapping[str, object], address: object) -> set[str]:
    """What others call a patient by."""
    names = {address} if isinstance(address, str) else set()
    return names | ({f"Patient/{patient['id']}"} if isinstance(patient.get("id"), str) else set())


def _one_person(resources: list[_Resource], patients: list[_Resource], problems: list[Problem]) -> set[str] | None:
    """What the one person is called by, over the records that are linked; ``None`` where no patient is there."""
    if not patients:
        return None
    subjects = {
        subject.get("reference")
        for _, resource, _ in resources
        if resource.get("resourceType") == "Encounter" and isinstance(subject := resource.get("subject"), Mapping)
    }
    groups: list[set[str]] = []
    there = set().union(*(_names(patient, address) for _, patient, address in patients))
    for path, patient, address in patients:
        links = list(_links(patient, path, problems))
        replaced = any(kind == "replaced-by" for _, kind, _ in links)
        for where, kind, other in links:
            if other not in there and (kind == "replaced-by" or other not in subjects):
                problems.append(Problem(where, _LINKED))
        deceased = patient.get("deceasedBoolean") is True or patient.get("deceasedDateTime") is not None
        if patient.get("active") is False and not replaced and not deceased:
            problems.append(Problem(_join(path, "active"), "a record in use, or the one that replaces it"))
        group = _names(patient, address) | {other for _, _, other in links}
        for joined in [one for one in groups if one & group]:
            groups.remove(joined)
            group |= joined
        groups.append(group)
    if len(groups) > 1:
        mine = _names(*patients[0][1:])
        first = next((one for one in groups if one & mine), set())
        problems.extend(
            Problem(path, "one patient: split the bundle by patient")
            for path, patient, address in patients[1:]
            if not _names(patient, address) & first
        )
    return set().union(*groups)


_LINKED = "the record of the patient that this one is linked with, and its contacts, in the same document"


def _links(patient: Mapping[str, object], path: str, problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    """The records of the same person that a patient points to: the place, the kind of link, the reference."""
    links = patient.get("link")
    if links is None:
        return
    if not isinstance(links, list):
        problems.append(Problem(_join(path, "link"), "a list of links"))
        return
    for number, link in enumerate(links):
        where = _join(path, f"link[{number}]")
        other = link.get("other") if isinstance(link, Mapping) else None
        reference = other.get("reference") if isinstance(other, Mapping) else None
        kind = link.get("type") if isinstance(link, Mapping) else None
        if not isinstance(reference, str) or kind not in ("replaced-by", "replaces", "refer", "seealso"):
            problems.append(Problem(where, "a link with its type and the reference of the other patient"))
        elif not reference.startswith("RelatedPerson/"):
            yield where, str(kind), reference


def _last_contact(
    resources: list[_Resource], whose: set[str] | None, zone: ZoneInfo, problems: list[Problem]
) -> tuple[str | None, bool]:
    """The latest end, and whether a contact has none."""
    ends: list[str] = []
    unended = False
    for path, encounter, _ in resources:
        if encounter.get("resourceType") != "Encounter":
            continue
        status = encounter.get("status")
        if isinstance(status, str) and status in _NO_CONTACT:
            continue
        subject = encounter.get("subject")
        reference = subject.get("reference") if isinstance(subject, Mapping) else None
        if whose is None and isinstance(reference, str):
            whose = {reference}
        if not isinstance(reference, str) or reference not in (whose or ()):
            problems.append(Problem(_join(path, "subject.reference"), "the one patient the document is about"))
            continue
        period = encounter.get("period")
        if period is not None and not isinstance(period, Mapping):
            problems.append(Problem(_join(path, "period"), "a period with a start and an end"))
            continue
        if isinstance(status, str) and status in _UNENDED:
            unended = True
        elif status == "finished":
            value = None if period is None else period.get("end")
            end = _civil(value, _join(path, "period.end"), zone, problems)
            start = None if period is None else _civil(period.get("start"), _join(path, "period.start"), zone, problems)
            if start is not None and end is not None and days_of(end)[1] < days_of(start)[0]:
                problems.append(Problem(_join(path, "period.end"), "an end that is not before its start"))
            unended = unended or value is None
            ends += [] if end is None else [end]
        else:
            problems.append(Problem(_join(path, "status"), "a status of FHIR R4B"))
    return max(ends, key=lambda end: days_of(end)[1], default=None), unended


def _civil(value: object, path: str, zone: ZoneInfo, problems: list[Problem]) -> str | None:
    """The date at the place; a partial date stays as it is."""
    if value is None:
        return None
    if isinstance(value, str):
        try:
            if _DATE.fullmatch(value):
                days_of(value)
                return value
            if _INSTANT.fullmatch(value):
                return datetime.fromisoformat(value).astimezone(zone).date().isoformat()
        except (ValueError, OverflowError):
            pass
    problems.append(Problem(path, "a date, or an instant with its offset"))
    return None


def __dir__() -> list[str]:
    return __all__
