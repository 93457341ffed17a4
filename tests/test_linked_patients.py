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


def bundle(*entries, **facts):
    """A bundle of entries."""
    return {"resourceType": "Bundle", "entry": list(entries), **facts}


def found(*entries):
    """What is found in a bundle."""
    return found_in_fhir(bundle(*entries), zone="Europe/Paris")


def page(*entries, here, after=None):
    """A page of a search, as an entry of a bundle of several."""
    links = [{"relation": "self", "url": here}, *([{"relation": "next", "url": after}] if after else [])]
    return {"resource": bundle(*entries, type="searchset", total=2, link=links)}


def linked(kind, *keys):
    """An entry that says of some records that they are one person's."""
    if kind == "Person":
        return {"resource": {"resourceType": kind, "link": [{"target": {"reference": key}} for key in keys]}}
    items = [{"type": "source", "resource": {"reference": key}} for key in keys]
    return {"resource": {"resourceType": kind, "item": items}}


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
    "a bundle in a bundle": (
        patient("a", birthDate="1960-05-20"),
        STAYS[0],
        {"resource": bundle(stay("a", "2019-03-03"))},
    ),
    "every answer of a batch": (
        patient("a", birthDate="1960-05-20"),
        {**page(STAYS[0], stay("a", "2019-03-03"), here="p1"), "response": {"status": "200 OK"}},
        {"response": {"status": "204"}},
    ),
    "every page of a search": (
        patient("a", birthDate="1960-05-20"),
        page(STAYS[0], here="p1", after="p2"),
        page(stay("a", "2019-03-03"), here="p2"),
    ),
    "a birth in part agrees with the whole one": (
        patient("a", birthDate="1960", link=link("b", "replaces")),
        patient("b", birthDate="1960-05-20"),
        *STAYS,
    ),
    "the whole birth first": (SURVIVOR, patient("b", birthDate="1960-05"), *STAYS),
    "a reference to a version": (patient("a", birthDate="1960-05-20"), stay("a/_history/3", "2019-03-03")),
    "a person says that two are one": (
        patient("a", birthDate="1960-05-20"),
        patient("b"),
        linked("Person", "Patient/a", "Patient/b", "https://x.example/Practitioner/9"),
        *STAYS,
    ),
    "a linkage says so of contacts": (
        patient("a", birthDate="1960-05-20"),
        linked("Linkage", "Patient/a", "Patient/b"),
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
    "two births in part": (
        (SURVIVOR, patient("b", birthDate="1960-06", link=link("a", "replaced-by")), *STAYS),
        "entry[1].resource.birthDate",
    ),
    "each replaces the other": (
        (patient("a", active=False, link=link("b", "replaced-by")), REPLACED, *STAYS),
        "entry[0].resource.link",
    ),
    "replaced by itself": (
        (patient("a", active=False, link=link("a", "replaced-by")), stay("a", "2004-01-10")),
        "entry[0].resource.link",
    ),
    "a page of a search is not there": (
        (patient("a"), page(stay("a", "2004-01-10"), here="p1", after="p2")),
        "entry[1].resource.link",
    ),
    "a search that found more": (
        (patient("a"), {"resource": bundle(stay("a", "2004-01-10"), type="searchset", total=2)}),
        "entry[1].resource.total",
    ),
    "an answer with an error": (
        (
            patient("a"),
            stay("a", "2004-01-10"),
            {"resource": {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}},
        ),
        "entry[2].resource.issue[0]",
    ),
    "an answer in a batch with an error": (
        (patient("a"), stay("a", "2004-01-10"), {"response": {"status": "500 Internal Server Error"}}),
        "entry[2].response",
    ),
    "a person whose other record is not there": (
        (patient("a"), linked("Person", "Patient/a", "Patient/b"), stay("a", "2004-01-10")),
        "entry[1].resource.link[1].target",
    ),
    "a linkage whose other record is not there": (
        (linked("Linkage", "Patient/a", "Patient/b"), stay("a", "2004-01-10")),
        "entry[0].resource.item[1].resource",
    ),
    "two contacts that each bring their own patient": (
        [{"resource": stay("a", "2004-01-10")["resource"] | {"subject": {"reference": "#p"}}} for _ in "12"],
        "entry[1].resource.subject.reference",
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
