"""Which records of a FHIR document are those of one person, and whether all of them are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from healthgov.errors import Problem
from healthgov.fhir.resources import Resource, join, reference_of

__all__ = ["one_person", "subject_of"]

_LINKED = "the record of the patient that this one is linked with, and its contacts, in the same document"
_SOMEBODY_ELSE = re.compile(r"(?:^|/)(?:RelatedPerson|Practitioner|Person)/[^/]+$")
"""What is no record of a patient, though it may be the same person's."""


def subject_of(encounter: Resource) -> str | None:
    """Whose encounter it is; a patient that it brings along is nobody else's."""
    reference = reference_of(encounter.content.get("subject"))
    return f"{encounter.path}{reference}" if reference is not None and reference.startswith("#") else reference


def one_person(resources: list[Resource], patients: list[Resource], problems: list[Problem]) -> set[str] | None:
    """What the one person is called by, over the records that are linked; ``None`` where nothing says."""
    subjects = {subject for one in resources if one.kind == "Encounter" and (subject := subject_of(one)) is not None}
    there = set().union(*map(_names, patients))
    groups: list[set[str]] = []
    for patient in patients:
        links = list(_links(patient, problems))
        replaced = any(kind == "replaced-by" for _, kind, _ in links)
        for where, kind, other in links:
            if other not in there and (kind == "replaced-by" or other not in subjects):
                problems.append(Problem(where, _LINKED))
        deceased = patient.content.get("deceasedBoolean") is True or patient.content.get("deceasedDateTime") is not None
        if patient.content.get("active") is False and not replaced and not deceased:
            problems.append(Problem(join(patient.path, "active"), "a record in use, or the one that replaces it"))
        _join(groups, _names(patient) | {other for _, _, other in links})
    for resource in resources:
        same = list(_same(resource))
        if any(name in there or name in subjects for _, name in same):
            problems += [Problem(at, _LINKED) for at, name in same if name not in there and name not in subjects]
            _join(groups, {name for _, name in same})
    if not groups:
        return None
    mine = _names(patients[0]) if patients else subjects
    whose = next((group for group in groups if group & mine), set())
    others = [patient for patient in patients if not _names(patient) & whose]
    problems.extend(Problem(other.path, "one patient: split the bundle by patient") for other in others)
    _in_use([patient for patient in patients if patient not in others], there, problems)
    return whose


def _names(patient: Resource) -> set[str]:
    """What others call a patient by."""
    names = {patient.address} if isinstance(patient.address, str) else set()
    key = patient.content.get("id")
    return names | ({f"Patient/{key}"} if isinstance(key, str) else set())


def _join(groups: list[set[str]], group: set[str]) -> None:
    """Add records that are one person's to those of the persons known so far."""
    for joined in [one for one in groups if one & group]:
        groups.remove(joined)
        group |= joined
    groups.append(group)


def _in_use(patients: list[Resource], there: set[str], problems: list[Problem]) -> None:
    """Note records of which each is replaced by another of them: none says what holds today."""
    successors = [
        [other for _, kind, other in _links(patient, []) if kind == "replaced-by" and other in there]
        for patient in patients
    ]
    if patients and all(successors):
        problems.append(Problem(join(patients[0].path, "link"), "a record that none of the others replaces"))


def _links(patient: Resource, problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    """The records of the same person that a patient points to: the place, the kind of link, the reference."""
    links = patient.content.get("link")
    if links is None:
        return
    if not isinstance(links, list):
        problems.append(Problem(join(patient.path, "link"), "a list of links"))
        return
    for number, link in enumerate(links):
        where = join(patient.path, f"link[{number}]")
        reference = reference_of(link.get("other")) if isinstance(link, Mapping) else None
        kind = link.get("type") if isinstance(link, Mapping) else None
        if reference is None or kind not in ("replaced-by", "replaces", "refer", "seealso"):
            problems.append(Problem(where, "a link with its type and the reference of the other patient"))
        elif not _SOMEBODY_ELSE.search(reference):
            yield where, str(kind), reference


def _same(resource: Resource) -> Iterator[tuple[str, str]]:
    """The records that a resource of its own says are one person's: each with its place."""
    name, inner = {"Person": ("link", "target"), "Linkage": ("item", "resource")}.get(str(resource.kind), ("", ""))
    listed = resource.content.get(name) if name else None
    for number, one in enumerate(listed if isinstance(listed, list) else []):
        reference = reference_of(one.get(inner)) if isinstance(one, Mapping) else None
        if reference is not None and not _SOMEBODY_ELSE.search(reference):
            yield f"{join(resource.path, name)}[{number}].{inner}", reference


def __dir__() -> list[str]:
    return __all__
