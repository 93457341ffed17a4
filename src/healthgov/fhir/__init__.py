"""The events of one patient, found in FHIR R4B."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

import attrs

from healthgov.dates import iso_moment
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.fhir.accuracy import as_known
from healthgov.fhir.persons import one_person, subject_of
from healthgov.fhir.resources import Resource, join, resources_of
from healthgov.periods import days_of

__all__ = ["Found", "found_in_fhir"]


@attrs.frozen(kw_only=True)
class Found:
    """The events found in a document, to hand on: ``schedule.due(record_type, **found.events)``.

    ``undated`` names the events that happened without a date, ``not_yet`` those that are yet to come, as the last contact
    of a stay that runs: they are not in ``events``, and an earlier date does not stand in for them.
    """

    birth: str | None = attrs.field(default=None, repr=False)
    death: str | None = attrs.field(default=None, repr=False)
    last_contact: str | None = attrs.field(default=None, repr=False)
    undated: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()

    @property
    def events(self) -> dict[str, str]:
        """The dates that are known, by event; a partial date stays partial."""
        dates = {"birth": self.birth, "death": self.death, "last_contact": self.last_contact}
        return {name: value for name, value in dates.items() if value is not None}


def found_in_fhir(document: Mapping[str, object], *, zone: str) -> Found:
    """The events of one patient in a FHIR R4B resource or bundle, as read by ``json.load``.

    Birth and death come from the patient, the last contact from the latest end of an encounter that is
    finished. While one is under way the last contact is yet to come; where the person has died all the same, or it has
    an end, and where one is finished without an end, or nobody knows its status, the last contact is undated. Planned,
    cancelled and mistaken ones count for nothing, and so do claims, appointments, documents and the dates
    on which something was recorded. A death whose day is absent for a reason is undated, and what is not accurate of a
    date is cut off. Instants become civil dates of ``zone`` (``"Europe/Paris"``).

    Records of one patient that were merged, or point to one another (``Patient.link``, a Person, a Linkage), are
    followed where all of them are in the document, or contacts of them: births and deaths then have to agree, one in
    part with a whole one. One that points to a record which is not there, one that is not in use (``active``) without
    a death or a record that replaces it, and records of which each is replaced by another are refused, for the last
    contact may stand elsewhere. So is an answer of a server of which a page is not there, or that ends in an error.
    Bundles may hold bundles: several answers make one document.

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
    resources = resources_of(document, problems)
    patients = [found for found in resources if found.kind == "Patient"]
    whose = one_person(resources, patients, problems)
    undated: list[str] = []
    births: list[tuple[str, str]] = []
    deaths: list[tuple[str, str]] = []
    dead, alive = False, ""
    for path, patient, _ in patients:
        for name, days in (("birthDate", births), ("deceasedDateTime", deaths)):
            value, happened = as_known(patient, name)
            dead = dead or (happened and days is deaths)
            day = _civil(value, at := join(path, name), place, problems)
            if day is not None:
                days.append((at, day))
        said = patient.get("deceasedBoolean")
        if said is not None and not isinstance(said, bool):
            problems.append(Problem(join(path, "deceasedBoolean"), "true or false"))
        dead = dead or said is True
        alive = join(path, "deceasedBoolean") if said is False else alive
    if alive and (dead or deaths):
        problems.append(Problem(alive, "the same as in the record it is linked with"))
    birth, death = _agreed(births, problems), _agreed(deaths, problems)
    if dead and death is None:
        undated.append("death")
    last, unended, runs = _last_contact(resources, whose, place, problems)
    not_yet = ("last_contact",) if runs and not (dead or death) else ()
    if (unended or runs) and not not_yet:
        undated.append("last_contact")
    if problems:
        raise InvalidDocumentError(problems)
    seen = None if unended or runs else last
    return Found(birth=birth, death=death, last_contact=seen, undated=tuple(undated), not_yet=not_yet)


_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_NO_CONTACT = frozenset({"planned", "cancelled", "entered-in-error"})
_RUNS = frozenset({"arrived", "triaged", "in-progress", "onleave"})


def _agreed(days: list[tuple[str, str]], problems: list[Problem]) -> str | None:
    """The day that linked records state, the whole one before one in part; those that disagree are problems."""
    agreed: str | None = None
    for path, day in days:
        first, last = days_of(day)
        since, until = (first, last) if agreed is None else days_of(agreed)
        if since <= first and last <= until:
            agreed = day
        elif not (first <= since and until <= last):
            problems.append(Problem(path, "the same day as in the record it is linked with"))
    return agreed


def _last_contact(
    resources: list[Resource], whose: set[str] | None, zone: ZoneInfo, problems: list[Problem]
) -> tuple[str | None, bool, bool]:
    """The latest end, whether a contact has none, and whether one is under way."""
    ends: list[str] = []
    unended = runs = False
    for one in resources:
        path, encounter, _ = one
        if one.kind != "Encounter":
            continue
        status = encounter.get("status")
        if isinstance(status, str) and status in _NO_CONTACT:
            continue
        reference = subject_of(one)
        if whose is None and reference is not None:
            whose = {reference}
        if reference is None or reference not in (whose or ()):
            problems.append(Problem(join(path, "subject.reference"), "the one patient the document is about"))
            continue
        period = encounter.get("period")
        if period is not None and not isinstance(period, Mapping):
            problems.append(Problem(join(path, "period"), "a period with a start and an end"))
            continue
        if isinstance(status, str) and status in _RUNS:
            closed = _end_of(path, period or {}, zone, problems) is not None  # or nobody set the status anew
            runs, unended = runs or not closed, unended or closed
        elif status == "finished":
            end = _end_of(path, period or {}, zone, problems)
            unended = unended or end is None
            ends += [] if end is None else [end]
        elif status == "unknown":
            unended = True
        else:
            problems.append(Problem(join(path, "status"), "a status of FHIR R4B"))
    return max(ends, key=lambda end: days_of(end)[1], default=None), unended, runs


def _end_of(path: str, period: Mapping[str, object], zone: ZoneInfo, problems: list[Problem]) -> str | None:
    """The day on which a period ended, as far as it is accurate."""
    start, end = (
        _civil(as_known(period, name)[0], join(path, f"period.{name}"), zone, problems) for name in ("start", "end")
    )
    if start is not None and end is not None and days_of(end)[1] < days_of(start)[0]:
        problems.append(Problem(join(path, "period.end"), "an end that is not before its start"))
    return end


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
                return iso_moment(value).astimezone(zone).date().isoformat()
        except (ValueError, OverflowError):
            pass
    problems.append(Problem(path, "a date, or an instant with its offset"))
    return None


def __dir__() -> list[str]:
    return __all__
