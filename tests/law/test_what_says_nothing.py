"""What says nothing changes nothing: the order of things, what they are called, La Réunion in place of France, the same twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from effort import tries
from healthgov import check
from healthgov.commands.laws import bodies_of_country, default_bodies
from healthgov.documents import structure
from healthgov.documents.json_schema import choices_of
from healthgov.documents.listing import models_of
from healthgov.facts import hints
from healthgov.models import Organisation
from law.cases import changed
from law.test_small_documents import CASES, DAY, FILES

WHERE_IT_SAYS_SOMETHING = {
    ("in_reunion", "Good friday in Alsace alone"): "a holiday of a part of France, in which La Réunion does not lie",
    ("in_reunion", "unanswered on the Saturday after a Good Friday"): "the same",
    ("in_reunion", "unanswered on the Tuesday after Easter"): "the same",
    ("in_reunion", "a month that ends on the second day of Christmas"): "the same",
    ("in_reunion", "the second day of Christmas in Strasbourg"): "the same",
    ("in_reunion", "the second day of Christmas somewhere in the East"): "the same",
    ("in_reunion", "Good Friday in Strasbourg, which hangs on the commune"): "the same",
    ("in_reunion", "eight days that end on the second day of Christmas"): "the same",
    ("in_reunion", "eight days that end on the second day of Christmas in Strasbourg"): "the same",
    ("in_reunion", "a French region of a provider that no register has"): "the region does not lie in La Réunion",
    (
        "doubled",
        "the importer is a controller in one place and a processor in the other",
    ): "either activity may name either",
    (
        "doubled",
        "the information names a host and somebody to whom no activity gives anything",
    ): "of two hostings it is asked in which the data lie",
    ("doubled", "the information names a host of which the file lists the name alone"): "the same",
    ("called_otherwise", "the organisation performs it under its name"): "it is known by its name",
}
MEMBERS = {
    member.value for model in models_of(Organisation) for hint in hints(model).values() for member in choices_of(hint)
}


def each_value(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same document with each of its simple values changed."""
    if isinstance(value, dict):
        return {key: each_value(one, change) for key, one in value.items()}
    return [each_value(one, change) for one in value] if isinstance(value, list) else change(value)


def turned_round(value: Any) -> Any:
    """The last of every list comes first."""
    if isinstance(value, dict):
        return {key: turned_round(one) for key, one in reversed(value.items())}
    return [turned_round(one) for one in reversed(value)] if isinstance(value, list) else value


def ids(value: Any) -> set[str]:
    """What things are called."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = {value["id"]} if isinstance(value, dict) and "id" in value else set()
    return own.union(*map(ids, inside))


def called_otherwise(document: Any) -> Any:
    """Every thing has another id, and is named by it; but for one that is called as a member of some closed list is."""
    known = ids(document) - MEMBERS
    return each_value(document, lambda one: f"zz-{one}" if isinstance(one, str) and one in known else one)


def in_reunion(document: Any) -> Any:
    """Where France is said, La Réunion is said."""
    return each_value(document, lambda one: "RE" if one == "FR" else one)


def answers(document: Any, day: Any, like: Any) -> Counter[tuple[str, str, bool]]:
    """What each rule says, of the law that counts for another document like this one."""
    bodies = dict.fromkeys((*default_bodies(), *bodies_of_country(structure(like, Organisation))))
    results = check(structure(document, Organisation), *bodies, as_of=day).results
    return Counter((one.code, one.verdict.value, one.applies) for one in results)


@pytest.mark.parametrize("change", [turned_round, called_otherwise, in_reunion])
def test_what_says_nothing_changes_nothing(change: Callable[[Any], Any]):
    """Of every document of the small ones; of every twelfth where there is no time for all."""
    for stem, case in CASES[:: tries(12, 1)]:
        document = changed(FILES[stem]["documents"][case["document"]], case.get("with") or {})
        day = case.get("as_of", DAY)
        said, same = (answers(one, day, document) for one in (change(document), document))
        if (change.__name__, case["name"]) not in WHERE_IT_SAYS_SOMETHING:
            assert said == same, case["name"]


def doubled(document: Any) -> Any:
    """Beside each thing stands another one like it, with ids of its own."""
    known = ids({key: value for key, value in document.items() if key != "id"}) - {document["id"]}
    twins = each_value(document, lambda one: f"zz-{one}" if isinstance(one, str) and one in known else one)
    return {
        key: value + twins[key] if isinstance(value, list) and value and isinstance(value[0], dict) else value
        for key, value in document.items()
    }


def test_a_world_beside_another_is_answered_as_one():
    """No rule takes the things of the one for those of the other; each answer comes once more, and no other."""
    for stem, case in CASES[5 :: tries(12, 1)]:
        document = changed(FILES[stem]["documents"][case["document"]], case.get("with") or {})
        day = case.get("as_of", DAY)
        if not ids(document) & MEMBERS and ("doubled", case["name"]) not in WHERE_IT_SAYS_SOMETHING:
            said, same = (answers(one, day, document) for one in (doubled(document), document))
            assert set(said) == set(same), case["name"]
