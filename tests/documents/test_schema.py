"""The JSON Schema and the loader take the same documents, but for what a schema cannot say."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov.documents import editor_line, load, loads, schema, structure, unstructure
from healthgov.documents.json_schema import DIALECT
from healthgov.documents.listing import fact_page, models_of
from healthgov.errors import InvalidDocumentError
from healthgov.facts import facts_of
from healthgov.languages import languages
from healthgov.models import Organisation
from healthgov.placeholders import is_placeholder

jsonschema = pytest.importorskip("jsonschema", reason="the extra test brings jsonschema")
SCHEMA = schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
PLAIN = [unstructure(load(path)) for path in EXAMPLES]
BEYOND = (
    "there is no such day",
    "does not end before it starts",
    "or none of them",
    "without quotes, of at most 64 bits",
)
"""What the loader alone can say: days, intervals, prices, and 3.0 for 3."""


def holders(plain):
    """Every list and mapping of plain values."""
    if isinstance(plain, (dict, list)):
        yield plain
        for item in plain.values() if isinstance(plain, dict) else plain:
            yield from holders(item)


def has_placeholder(plain):
    """Whether a text marks a place still to be filled in."""
    if isinstance(plain, str):
        return is_placeholder(plain)
    return isinstance(plain, (dict, list)) and any(
        has_placeholder(item) for item in (plain.values() if isinstance(plain, dict) else plain)
    )


def held_equal(plain):
    """Both take it, or both refuse it; what differs is listed."""
    by_schema = VALIDATOR.is_valid(plain)
    try:
        structure(plain, Organisation)
    except InvalidDocumentError as error:
        problems = error.problems
    else:
        problems = ()
    if problems:
        only_here = all(any(beyond in problem.expected for beyond in BEYOND) for problem in problems)
        assert not by_schema or only_here, problems
        return
    assert by_schema or has_placeholder(plain), next(VALIDATOR.iter_errors(plain)).message[:300]


def test_it_is_a_schema():
    """Of the dialect it names, with every model and fact, and the same in two runs."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == DIALECT
    assert {kind.__name__ for kind in models_of(Organisation)} <= set(SCHEMA["$defs"])
    for kind in models_of(Organisation):
        written = SCHEMA["$defs"][kind.__name__]["properties"]
        assert list(written)[: len(facts_of(kind))] == [fact.name for fact in facts_of(kind)]
        assert all(written[fact.name]["description"] for fact in facts_of(kind))
    assert json.dumps(schema()) == json.dumps(SCHEMA)


def test_descriptions_are_said_in_each_language():
    """A French editor shows French questions."""
    french = schema(language="fr")["$defs"]["Organisation"]["properties"]
    assert french["staff"]["description"] != SCHEMA["$defs"]["Organisation"]["properties"]["staff"]["description"]
    with pytest.raises(LookupError):
        schema(language="xx")


def test_an_editor_finds_it():
    """The first line is a comment to the loader."""
    assert loads(f"{editor_line()}\nid: clinic\n", "yaml").id == "clinic"


@pytest.mark.parametrize("plain", PLAIN, ids=[path.name for path in EXAMPLES])
def test_examples_fit(plain):
    """Every example is a document to both."""
    assert VALIDATOR.is_valid(plain)
    held_equal(plain)


_ODD = st.sampled_from([
    *(None, True, False, 0, 1, -1, 3.5, 2**63, -(2**63), 2**70, "", "x", "a\0b", "FR", "fr", "UK", "XK", "FR\n", [], {}, [1], {"a": 1}),
    *("2026-11-23", "2027-02-30", "2026-11-23\n", "0000-01-01", "2026-13-01", "2026-11-23T10:00:00", "2026-11-23T10:00:00Z"),
    *("2026-11-23 10:00+01:00", "2026-11-23T24:00:00Z", "2026-11-23T10:00:00.1234567Z", "2026-02-30T10:00:00Z", "19:30", "24:00"),
    *("P3Y", "P", "3Y", "P1Y2M3D", "P1M1Y", "P1234567D", "PT72H", "PT048H", "PT36H", "PT24M", "PT0H", "PT6H30M", "PT0H0M", "PT744H", "P1DT24H", "health.record", "Health", "_1", "_a", "a..b", "a.b.", "TODO", "n/a"),
    *({"years": 3}, {"years": -1}, {"years": True}, {"weeks": 1}, {"years": 3, "days": 10**6}, ["a", "a"], [None], ["FR", "FR"], ["FR"]),
    *({"hours": 72}, {"hours": 36}, {"hours": True}, {"hours": 744}, {"minutes": 30}, {"hours": 0, "minutes": 5}, {"hours": 0}, {"hours": "6"}, {"days": 1, "hours": 24}),
    *({"since": "2020-01-01"}, {"since": "2020-01-01", "until": "2019-01-01"}, {"id": "x"}, [{"id": "x"}], [{"id": 1}], {"id": None}),
])  # fmt: skip


@given(st.sampled_from(PLAIN), st.data())
@settings(max_examples=tries(100, 2000), deadline=None)
def test_mutated_documents_are_judged_alike(plain, data):
    """A value changed, a field renamed, taken away or doubled."""
    plain = copy.deepcopy(plain)
    for _ in range(data.draw(st.integers(1, 2))):
        inside = [one for one in holders(plain) if one]
        holder = inside[data.draw(st.integers(0, len(inside) - 1))]
        places = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        place = data.draw(st.sampled_from(places))
        deed = data.draw(st.sampled_from(["change", "change", "change", "rename", "remove", "double"]))
        if deed == "change":
            holder[place] = copy.deepcopy(data.draw(_ODD))  # the next deed may change it
        elif deed == "remove":
            del holder[place]
        elif isinstance(holder, list):
            holder.append(copy.deepcopy(holder[place]))
        else:
            holder[data.draw(st.sampled_from(["identifiant", "id", "name", "since"]))] = holder[place]
    held_equal(plain)


_FACTS = [(kind, fact.name) for kind in models_of(Organisation) for fact in facts_of(kind)]


@pytest.mark.parametrize("kind", models_of(Organisation), ids=lambda kind: kind.__name__)
def test_each_fact_takes_the_same_values(kind):
    """Every odd value, at every fact of every model; on a push every second one, by turns."""
    only = jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{kind.__name__}"})
    needed = {field.name: "x" for field in attrs.fields(kind) if field.default is attrs.NOTHING}
    for turn, odd in enumerate(_ODD.elements):
        for fact in facts_of(kind)[turn % (each := tries(2, 1)) :: each]:
            plain = {**needed, fact.name: odd}
            if fact.name == "extends":
                continue
            by_schema = only.is_valid(plain)
            try:
                structure(plain, kind)
            except InvalidDocumentError as error:
                problems = error.problems
            else:
                problems = ()
            told = [problem for problem in problems if not any(one in problem.expected for one in BEYOND)]
            assert not by_schema or not told, (kind, fact, odd)
            assert problems or by_schema or has_placeholder(plain), (kind, fact, odd)


@pytest.mark.parametrize("language", languages())
def test_the_page_of_facts_is_complete(language):
    """Every fact of every model, with its kind and its question."""
    page = fact_page(models_of(Organisation), {}, language=language)
    sections = page.split("\n## ")
    for kind, section in zip(models_of(Organisation), sections, strict=True):
        rows = [line for line in section.split("\n") if line.startswith("| `")]
        assert len(rows) == len(facts_of(kind))
        for fact, row in zip(facts_of(kind), rows, strict=True):
            cells = row.strip("| ").split(" | ")
            assert cells[0].split("`")[1] == fact.name
            assert len(cells) >= 3
            assert all(cells[:3])
