"""Two records of one person: merged ones are followed, or refused where the other is not there."""

from __future__ import annotations

import pytest

from healthgov.errors import InvalidDocumentError
from healthgov.fhir import found_in_fhir


def patient(key, **facts):
    """An entry with a patient."""
    return {"fullUrl": f"urn:uuid:{key}", "resource": {"resourceType": "Patient", "id": key, **facts}}


def link(key, kind):
    """A link to another record."""
    return [{"other": {"reference": f"Patient/{key}"}, "type": kind}]


def stay(key, day):
    """An entry with a finished stay."""
    subject = {"reference": f"Patient/{key}"}
    return {
        "resource": {
            "resourceType": "Encounter",
            "status": "finished",
            "subject": subject,
            "period": {"start": day, "end": day},
        }
    }


def found(*entries):
    """What is found in a bundle."""
    return found_in_fhir({"resourceType": "Bundle", "entry": list(entries)}, zone="Europe/Paris")


SURVIVOR = patient("a", birthDate="1960-05-20", active=True, link=link("b", "replaces"))
REPLACED = patient("b", birthDate="1960-05-20", active=False, link=link("a", "replaced-by"))
STAYS = (stay("a", "2004-01-10"), stay("b", "2019-03-03"))
EVENTS = {"birth": "1960-05-20", "last_contact": "2019-03-03"}

FOLLOWED = {
    "both records": (SURVIVOR, REPLACED, *STAYS),
    "the replaced one first": (REPLACED, SURVIVOR, *STAYS),
    "told by the replaced one alone": (patient("a", birthDate="1960-05-20"), REPLACED, *STAYS),
    "told by the survivor alone": (SURVIVOR, patient("b", birthDate="1960-05-20"), *STAYS),
    "contacts of the other, not its record": (SURVIVOR, *STAYS),
    "by full address": (
        patient("a", birthDate="1960-05-20", link=[{"other": {"reference": "urn:uuid:b"}, "type": "seealso"}]),
        patient("b", birthDate="1960-05-20"),
        *STAYS,
    ),
    "a chain of three": (
        SURVIVOR,
        patient("c", active=False, link=link("b", "replaced-by")),
        REPLACED,
        stay("c", "2001-01-01"),
        *STAYS,
    ),
}


@pytest.mark.parametrize("entries", FOLLOWED.values(), ids=FOLLOWED)
def test_linked_records_are_one_person(entries):
    """The last contact is that of the person, whichever record it stands in."""
    assert found(*entries).events == EVENTS


REFUSED = {
    "alive in one, dead in the other": (
        (patient("a", deceasedBoolean=False, link=link("b", "replaces")), patient("b", deceasedBoolean=True), *STAYS),
        "entry[0].resource.deceasedBoolean",
    ),
    "alive in one, dead on a day in the other": (
        (
            patient("a", link=link("b", "replaces")),
            patient("b", deceasedBoolean=False, deceasedDateTime="2020"),
            *STAYS,
        ),
        "entry[1].resource.deceasedBoolean",
    ),
    "a stay that ends before it starts": (
        (
            patient("a"),
            {
                "resource": {
                    "resourceType": "Encounter",
                    "status": "finished",
                    "subject": {"reference": "Patient/a"},
                    "period": {"start": "2019-01-10", "end": "2019-01-09"},
                }
            },
        ),
        "entry[1].resource.period.end",
    ),
    "the survivor alone": ((SURVIVOR, stay("a", "2004-01-10")), "entry[0].resource.link[0]"),
    "the replaced one alone": ((REPLACED, stay("b", "2019-03-03")), "entry[0].resource.link[0]"),
    "the replaced one with contacts of the survivor": ((REPLACED, *STAYS), "entry[0].resource.link[0]"),
    "not in use": ((patient("a", active=False), stay("a", "2004-01-10")), "entry[0].resource.active"),
    "two people": ((patient("a"), patient("b"), stay("a", "2004-01-10")), "entry[1].resource"),
    "two births": (
        (SURVIVOR, patient("b", birthDate="1961-05-20", link=link("a", "replaced-by")), *STAYS),
        "entry[1].resource.birthDate",
    ),
    "no list": ((patient("a", link="b"), stay("a", "2004-01-10")), "entry[0].resource.link"),
    "no type": ((patient("a", link=[{"other": {"reference": "Patient/b"}}]), *STAYS), "entry[0].resource.link[0]"),
}


@pytest.mark.parametrize(("entries", "place"), REFUSED.values(), ids=REFUSED)
def test_what_may_lack_a_contact_is_refused(entries, place):
    """Silence about the other record would free a file years early."""
    with pytest.raises(InvalidDocumentError) as caught:
        found(*entries)
    assert place in {problem.path for problem in caught.value.problems}


def test_the_dead_may_be_out_of_use_and_a_relative_is_nobody_else():
    """A record closed by a death, and a link to the person's entry as a relative of somebody."""
    relative = [{"other": {"reference": "RelatedPerson/7"}, "type": "seealso"}]
    closed = patient("a", active=False, deceasedDateTime="2010-05-05", link=relative)
    assert found(closed, stay("a", "2004-01-10")).events == {"death": "2010-05-05", "last_contact": "2004-01-10"}
