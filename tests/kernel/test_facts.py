"""Models: what Python accepts and refuses is exactly what a document does."""

from __future__ import annotations

import copy
import enum
import inspect
import pickle
from datetime import UTC, date, datetime, time

import attrs
import pycountry
import pytest

from healthgov.documents import structure
from healthgov.durations import Length
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.facts import Fact, fact, facts_of, hints, holds, is_model, model, required
from healthgov.facts.values import replaced, unknown_field
from healthgov.kinds import COUNTRIES, REGIONS, CategoryCode, CountryCode, RegionCode
from healthgov.lengths import length_of
from healthgov.models import Organisation
from healthgov.periods import Period, days, months, years

CANARY = "Zoé Canari"


class Colour(enum.Enum):
    """A closed list of plain words."""

    RED = "red"
    BLUE = "blue"


@model
class Inner:
    """A small thing."""

    id: Fact[str]
    """A field that must be stated has no fact(...)."""
    flag: Fact[bool] = fact("Is it so?")


@model
class Outer:
    """Each kind of fact."""

    flag: Fact[bool] = fact("Is it so?", yes="it is so", no="it is not so")
    name: Fact[str] = fact("What is its name?", personal=True)
    number: Fact[int] = fact("How many?")
    ratio: Fact[float] = fact("Which part?")
    day: Fact[date] = fact("When?")
    moment: Fact[datetime] = fact("At what moment?")
    hour: Fact[time] = fact("At what time?")
    colour: Fact[Colour] = fact("Which colour?")
    country: Fact[CountryCode] = fact("Where?")
    category: Fact[CategoryCode] = fact("Which data?")
    kept: Fact[Period] = fact("How long?")
    inner: Fact[Inner] = fact("Which thing?")
    things: Fact[tuple[Inner, ...]] = fact("Which things?")
    countries: Fact[tuple[CountryCode, ...]] = fact("In which countries?")
    colours: Fact[frozenset[Colour]] = fact("Which colours?")
    first_day: Fact[date] = fact("Since when?")
    last_day: Fact[date] = fact("Until when?")

    def __check__(self):
        """What is wrong with the whole."""
        if self.first_day is not None and self.last_day is not None and self.last_day < self.first_day:
            return "a last day that is not before the first"
        return None


@model
class Lasting:
    """What lasts for hours, or for days."""

    lasts: Fact[Length] = fact("How long does it last?")


TAKEN = [
    ({"flag": True}, True),
    ({"flag": False}, False),
    ({"name": CANARY}, CANARY),
    ({"name": ""}, ""),
    ({"number": -3}, -3),
    ({"number": 2**63 - 1}, 2**63 - 1),
    ({"number": -(2**63)}, -(2**63)),
    ({"ratio": 2**63 - 1}, float(2**63 - 1)),
    ({"ratio": -(2**63)}, -float(2**63)),
    ({"ratio": 0.5}, 0.5),
    ({"ratio": 3}, 3.0),
    ({"day": "2026-11-23"}, date(2026, 11, 23)),
    ({"day": date(2026, 11, 23)}, date(2026, 11, 23)),
    ({"moment": "2026-11-23T10:00:00Z"}, datetime(2026, 11, 23, 10, tzinfo=UTC)),
    ({"moment": datetime(2026, 11, 23, 10, tzinfo=UTC)}, datetime(2026, 11, 23, 10, tzinfo=UTC)),
    ({"hour": "19:30"}, time(19, 30)),
    ({"hour": time(19, 30)}, time(19, 30)),
    ({"colour": "red"}, Colour.RED),
    ({"colour": Colour.BLUE}, Colour.BLUE),
    ({"country": "FR"}, CountryCode("FR")),
    ({"country": CountryCode("XK")}, CountryCode("XK")),
    ({"category": "health.appointment"}, CategoryCode("health.appointment")),
    ({"kept": "P18M"}, months(18)),
    ({"kept": {"years": 3, "days": 2}}, Period(years=3, days=2)),
    ({"kept": days(90)}, days(90)),
    ({"kept": {"days": 999_999}}, days(999_999)),
    ({"kept": {"months": 0}}, days(0)),
    ({"kept": "P999999D"}, days(999_999)),
    ({"things": []}, ()),
    ({"things": ()}, ()),
    ({"countries": ["FR", "DE"]}, (CountryCode("FR"), CountryCode("DE"))),
    ({"countries": ["FR", "FR"]}, (CountryCode("FR"), CountryCode("FR"))),
    ({"colours": ["red"]}, frozenset({Colour.RED})),
    ({"colours": []}, frozenset()),
    ({"first_day": "2026-11-23", "last_day": "2026-11-23"}, date(2026, 11, 23)),
    ({"flag": None}, None),
    ({"things": None}, None),
]
REFUSED = [
    {"flag": "no"},
    {"flag": "true"},
    {"flag": 1},
    {"flag": 0.0},
    {"name": 3},
    {"name": True},
    {"name": "\ud800"},
    {"name": "a\0b"},
    {"name": b"bytes"},
    {"name": Colour.RED},
    {"number": True},
    {"number": "3"},
    {"number": 3.0},
    {"number": 2**63},
    {"number": -(2**63) - 1},
    {"ratio": "0.5"},
    {"ratio": True},
    {"ratio": float("nan")},
    {"ratio": float("inf")},
    {"ratio": 2**63},
    {"ratio": -(2**63) - 1},
    {"day": "23/11/2026"},
    {"day": "2026-02-30"},
    {"day": "20261123"},
    {"day": datetime(2026, 11, 23, tzinfo=UTC)},
    {"day": 20261123},
    {"moment": "2026-11-23T10:00:00"},
    {"moment": date(2026, 11, 23)},
    {"moment": datetime(2026, 11, 23)},  # noqa: DTZ001  the point of the test
    {"hour": "19h30"},
    {"hour": "25:00"},
    {"hour": 1930},
    {"hour": time(19, 30, tzinfo=UTC)},
    {"colour": "RED"},
    {"colour": CANARY},
    {"colour": ["red"]},
    {"colour": {}},
    {"country": "fr"},
    {"country": "UK"},
    {"country": "EU"},
    {"country": "EL"},
    {"country": "ZZ"},
    {"country": "FRA"},
    {"country": 33},
    {"country": ["FR"]},
    {"category": "Health"},
    {"category": ""},
    {"kept": "3Y"},
    {"kept": "P"},
    {"kept": {}},
    {"kept": {"years": -1}},
    {"kept": {"years": True}},
    {"kept": {"weeks": 1}},
    {"kept": {"days": 10**6}},
    {"kept": {"years": 10**6, "days": 1}},
    {"kept": {"days": 1.0}},
    {"kept": "P1000000D"},
    {"kept": 3},
    {"inner": "x"},
    {"inner": {"id": 3}},
    {"inner": {}},
    {"inner": {"id": "x", "flga": True}},
    {"inner": ["x"]},
    {"things": "x"},
    {"things": {"id": "x"}},
    {"things": [None]},
    {"things": [{"id": "x"}, {"id": "y", "flag": "yes"}, {"flag": 3}]},
    {"things": 3},
    {"countries": "FR"},
    {"countries": ["FR", "UK", "fr", 3]},
    {"countries": [None]},
    {"colours": ["red", "red"]},
    {"colours": ["RED"]},
    {"colours": "red"},
    {"first_day": "2026-11-23", "last_day": "2026-11-22"},
    {"flga": True},
    {"flag": "no", "number": "3", "inner": {"flag": "yes"}, "countries": ["UK"]},
    {"first_day": "2026-11-23", "last_day": "2026-11-22", "flag": 3},
]


def of(error):
    """Where and what, in order."""
    return sorted((problem.path, problem.expected) for problem in error.value.problems)


@pytest.mark.parametrize(("values", "taken"), TAKEN, ids=str)
def test_taken(values, taken):
    """Python and a document take the same values, and make the same thing of them."""
    thing = Outer(**values)
    assert thing == structure(values, Outer)
    found = getattr(thing, next(reversed(values)))
    assert found == taken
    assert type(found) is type(taken)


@pytest.mark.parametrize("values", REFUSED, ids=ascii)
def test_refused(values):
    """Python and a document refuse the same values, at the same place, in the same words, and repeat none.

    A document says beside what may be meant, or how it is written: whoever writes one has no editor that knows.
    """
    with pytest.raises(InvalidDocumentError) as in_python:
        Outer(**values)
    with pytest.raises(InvalidDocumentError) as in_document:
        structure(values, Outer)
    assert [path for path, _ in of(in_python)] == [path for path, _ in of(in_document)]
    for (_, expected), (_, told) in zip(of(in_python), of(in_document), strict=True):
        assert told.startswith(expected)
        assert told[len(expected) :][:1] in ("", ";", ",")
    assert "Canari" not in str(in_python.value) + str(in_document.value)


def test_of_more_fields_than_a_reader_looks_through_five_are_told():
    """Of a model of ours that has more than fourteen; of a model of somebody else's all."""
    for known in (1, 13, 14, 15, 40):
        names = [f"field_{number:02}" for number in range(known)]
        assert unknown_field("zzzzzz", names, kind=Outer) == f"unknown field 'zzzzzz'; known are {', '.join(names)}"
        like = unknown_field("fieldwork", names, "", kind=Organisation)
        assert ("`healthgov facts Organisation` lists all" in like) is (known > 14)
        assert sum(name in like for name in names) == (5 if known > 14 else known)
        unlike = unknown_field("zzzzzz", names, kind=Organisation)
        assert sum(name in unlike for name in names) == (0 if known > 14 else known)


def test_what_lies_far_beyond_a_bound_is_refused_as_what_lies_just_beyond():
    """Of numbers, of parts, and of what a period counts; what was read by its last digits would be taken."""
    for far in (0, 1, 2, 2**63, 2**64, 10**30):
        for wrong in (
            {"number": 2**63 + far},
            {"number": -(2**63) - 1 - far},
            {"ratio": 2**63 + far},
            {"ratio": -(2**63) - 1 - far},
        ):
            with pytest.raises(InvalidDocumentError, match=next(iter(wrong))):
                Outer(**wrong)
        for count in (10**6 + far, -1 - far):
            for unit in ("years", "months", "days"):
                with pytest.raises(InvalidDocumentError, match="a period such as"):
                    Outer(kept={unit: count})
                with pytest.raises(ValueError, match="a length such as"):
                    length_of({unit: count})
        for spent in (
            {"minutes": 60 * 10**6 + far},
            {"hours": 10**6 + far},
            {"minutes": -1 - far},
            {"hours": -1 - far},
        ):
            with pytest.raises(InvalidDocumentError, match="a length such as"):
                Lasting(lasts=spent)


def test_things_of_python_are_taken_in_python():
    """A thing that was built is taken where one is named; a thing of another kind is not."""
    inner = Inner(id="x")
    assert Outer(inner=inner).inner is inner
    assert Outer(things=[inner, {"id": "y"}]).things == (inner, Inner(id="y"))
    with pytest.raises(InvalidDocumentError, match="inner: a mapping of fields"):
        Outer(inner=Outer())
    with pytest.raises(InvalidDocumentError, match=r"things\[0\]"):
        Outer(things=[Outer()])


def test_all_problems_at_once_with_their_paths():
    """Everything that is wrong is said together."""
    with pytest.raises(InvalidDocumentError) as caught:
        Outer(flag="no", number="3", countries=["FR", "UK"], day=CANARY, flga=True, inner={"flag": CANARY})
    assert [problem.path for problem in caught.value.problems] == [
        "flag", "number", "day", "inner.id", "inner.flag", "countries[1]", "",
    ]  # fmt: skip
    assert caught.value.source == "Outer"
    assert "did you mean 'flag'" in str(caught.value)
    assert "Canari" not in str(caught.value)


def test_a_required_field():
    """A field without fact(...) must be stated."""
    assert required(Inner) == {"id"}
    with pytest.raises(InvalidDocumentError, match="id: a value: the field is required"):
        Inner(flag=True)


def test_nothing_is_taken_by_place():
    """Facts are named."""
    with pytest.raises(TypeError):
        Inner("x")


@pytest.mark.parametrize(
    ("code", "hint"), [("UK", "GB"), ("EL", "GR"), ("EU", "the Union"), ("ZZ", "leave it out"), ("fr", "capitals")]
)
def test_countries_that_are_none(code, hint):
    """A code that people write by mistake is refused with what to write instead."""
    with pytest.raises(InvalidDocumentError, match=hint):
        Outer(country=code)
    with pytest.raises(ValueError, match=hint):
        CountryCode(code)


def test_countries_are_those_of_iso_3166():
    """The list of codes is pycountry's, and XK."""
    assert {country.alpha_2 for country in pycountry.countries} | {"XK"} == COUNTRIES


def test_parts_of_countries_are_those_of_iso_3166_2():
    """Where the law of parts is asked for they are listed; elsewhere a code has the shape of one, of a country there is."""
    for country, parts in REGIONS.items():
        known = {one.code for one in pycountry.subdivisions.get(country_code=country) if one.parent_code is None}
        listed = {f"{country}-{part}" for part in parts}
        assert listed <= known
        assert country == "GB" or listed == known
    assert RegionCode("BE-VLG").country == "BE"
    for wrong in ("DE-XX", "XX-HH", "DE", "HH", "DE-hh", "DE-HH ", "FR-", ""):
        with pytest.raises(ValueError, match="ISO 3166-2") as error:
            RegionCode(wrong)
        assert not wrong or wrong not in str(error.value).replace("DE-HH", "")


def test_the_repr_hides_what_is_personal():
    """A repr says what is stated, never a name, at whatever depth."""
    thing = Outer(flag=True, name=CANARY, inner=Inner(id="x"))
    assert repr(thing) == "Outer(flag=True, inner=Inner())"

    @model
    class Around:
        """A thing around."""

        outer: Fact[Outer] = fact("Which?")

    assert "Canari" not in repr(Around(outer=thing))


def test_frozen():
    """Nothing changes once it is built; a fact is no place to write either."""
    thing = Outer(flag=True)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        thing.flag = False
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        thing.other = 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del thing.flag
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Outer.flag.name = "x"


def test_values():
    """Things are values: equal, hashable, copied, pickled, changed by making another one."""
    thing = Outer(flag=True, things=[Inner(id="x")], colours=["red"])
    twin = Outer(flag=True, things=(Inner(id="x"),), colours=frozenset({"red"}))
    assert thing == twin != Outer(flag=True)
    assert hash(thing) == hash(twin)
    assert thing == copy.copy(thing) == copy.deepcopy(thing) == pickle.loads(pickle.dumps(thing))  # noqa: S301
    changed = attrs.evolve(thing, flag=False, number=3)
    assert (changed.flag, changed.number, changed.things) == (False, 3, thing.things)
    with pytest.raises(InvalidDocumentError):
        attrs.evolve(thing, flag="no")
    assert Inner(id="x") != Outer()


def test_no_default_states_a_fact():
    """A default would state a fact that nobody stated; a fact without a type could not be read."""
    with pytest.raises(DefinitionError, match=r"Stated\.flag has a default: no default states a fact"):

        @model
        class Stated:
            flag: Fact[bool] = False

    with pytest.raises(DefinitionError, match=r"write flag: Fact\[...\] = fact"):

        @model
        class Untyped:
            flag = fact("Is it so?")


def test_attrs_knows_models():
    """To attrs a model is a class like its own: a fact that need not be stated is None."""
    assert attrs.has(Outer)
    fields = attrs.fields_dict(Inner)
    assert list(fields) == ["id", "flag"]
    assert fields["id"].default is attrs.NOTHING
    assert (fields["flag"].default, fields["flag"].metadata["words"].ask) == (None, "Is it so?")
    assert attrs.asdict(Inner(id="x")) == {"id": "x", "flag": None}


def test_a_fact_declared_again():
    """Where a subclass declares a fact again, it stands where it is declared last, with the words of then."""

    @model
    class Again(Inner):
        """An inner thing, asked otherwise."""

        id: Fact[str]
        flag: Fact[bool] = fact("Is it really so?")
        more: Fact[bool] = fact("Is there more?")

    assert [f.name for f in facts_of(Again)] == ["id", "flag", "more"]
    assert Again.flag.question == "Is it really so?"
    assert Inner.flag.question == "Is it so?"
    assert required(Again) == {"id"}


def test_a_failed_check_leaves_nothing():
    """What the class says of the whole is a problem of the whole."""
    with pytest.raises(InvalidDocumentError) as caught:
        Outer(first_day="2026-11-23", last_day="2026-11-22")
    assert of(caught) == [("", "a last day that is not before the first")]
    refused = object.__new__(Outer)
    with pytest.raises(InvalidDocumentError):
        refused.__init__(name=CANARY, flag="no")
    assert vars(refused) == {}


def test_facts_of_a_model():
    """From the class a fact, which knows its question and its model; from an instance the value."""
    assert is_model(Outer)
    assert not is_model(Colour)
    assert [f.name for f in facts_of(Inner)] == ["id", "flag"]
    assert Outer.inner.item is Inner is Outer.things.item
    assert Outer.flag.item is object
    assert (Outer.flag.question, Outer.flag.noun, repr(Outer.flag)) == ("Is it so?", "the flag", "Outer.flag")
    assert Inner.id.question == "What is known of this: the id?"
    assert hints(Outer)["things"] == tuple[Inner, ...]
    assert Outer(flag=None).flag is None


def test_a_model_of_a_model():
    """A subclass adds facts, and its own answer to those it inherits."""

    @model
    class More(Inner):
        """An inner thing, and a number."""

        number: Fact[int] = fact("How many?")

    thing = More(id="x", number=3, flag=True)
    assert (thing.id, thing.number, thing.flag) == ("x", 3, True)
    assert thing != Inner(id="x", flag=True)
    assert Inner.flag.verdict(thing, as_of="2026-11-23").value == "pass"
    assert More.flag.verdict(thing, as_of="2026-11-23").value == "pass"
    assert Outer(inner=thing).inner is thing


@pytest.mark.parametrize("words", ["Is it", "it is so", "Say"])
def test_a_question_is_one(words):
    """A fact is declared with a question."""
    with pytest.raises(DefinitionError, match="question mark"):
        fact(words)


def test_an_odd_kind_of_fact():
    """A fact is of a kind that a document can hold."""

    @model
    class Odd:
        """A thing that no document holds."""

        table: Fact[dict[str, int]] = fact("Which table?")

    with pytest.raises(DefinitionError, match="cannot be of the kind"):
        Odd(table={})


def test_kept_periods_are_said_as_they_stand():
    """Ninety days are not three months."""
    assert Outer(kept="P90D").kept == days(90) != Outer(kept="P3M").kept == months(3)
    assert Outer(kept=years(1)).kept == years(1)


@pytest.mark.parametrize("written", ["P0D", "P0Y", "PT0H", {"days": 0}, {"hours": 0}])
def test_what_goes_at_once_is_kept_for_no_time(written):
    """In hours as in days: one of the two was refused."""
    assert Outer(kept=written).kept == days(0)


@pytest.mark.parametrize("written", ["PT72H", {"hours": 72}])
def test_hours_that_make_whole_days_are_days(written):
    """Logs and recordings are given in hours: three days are the same."""
    assert Outer(kept=written).kept == days(3)


@pytest.mark.parametrize(
    "written",
    [
        "PT1H",
        "PT36H",
        "PT072H",
        "PT744H",
        "PT30M",
        "P1DT24H",
        {"hours": 36},
        {"hours": True},
        {"days": 1, "hours": 24},
    ],
)
def test_hours_that_make_no_days_say_what_to_write(written):
    """What is kept for less than a day is kept for a day at the longest."""
    with pytest.raises(InvalidDocumentError, match=r"for less than a day write P1D"):
        Outer(kept=written)


def test_a_repr_shows_codes_and_hides_texts():
    """Countries and categories are shown, in lists too; a text is not, and no list that holds one."""
    inner = Inner(id="Canari")
    assert "Canari" not in repr(inner)
    shown = repr(Outer(countries=["FR", "DE"], things=[inner]))
    assert "FR" in shown
    assert "Canari" not in shown

    @model
    class Told:
        names: Fact[tuple[str, ...]] = fact("Which names?")
        places: Fact[tuple[CountryCode, ...]] = fact("Which places?")

    told = repr(Told(names=["Canari"], places=["FR"]))
    assert "Canari" not in told
    assert "places" in told


def test_a_notebook_shows_how_a_model_is_called():
    """Its facts by name, with what they take; what need not be stated may be left out."""
    shown = inspect.signature(Inner)
    assert str(shown) == "(*, id: 'str', flag: 'bool | None' = None)"
    assert shown.bind(id="x").arguments == {"id": "x"}
    with pytest.raises(TypeError, match="id"):
        shown.bind(flag=True)


def test_a_notebook_shows_a_model_whose_annotations_are_objects():
    """As where no line of the file postpones them."""

    class Late:
        number: Fact[int]
        texts: Fact[tuple[str, ...]] = fact("Which texts?")

    Late.__annotations__ = {"number": Fact[int], "texts": Fact[tuple[str, ...]]}
    assert str(inspect.signature(model(Late))) == "(*, number: int, texts: tuple[str, ...] | None = None)"


AWAITED = {"name": "[to fill in]", "number": "TODO", "day": "à compléter", "colour": "tbd", "inner": "N/A"}


def test_what_is_still_to_be_filled_in_is_not_stated():
    """Whatever kind the fact is of, and in lists as well; what must be stated is not taken away so."""
    assert Outer(**AWAITED) == Outer()
    assert Outer(countries=["FR", "TODO"]) == Outer() == Outer(things=[{"id": "a"}, "TODO"])
    with pytest.raises(InvalidDocumentError) as caught:
        Outer(things=[{"id": "a", "flag": 3}, "TODO", {"id": "b", "flag": "TODO"}])
    assert [path for path, _ in of(caught)] == ["things[0].flag"]
    with pytest.raises(InvalidDocumentError) as caught:
        Outer(countries=["FR", "UK"], inner={"flag": True})
    assert [path for path, _ in of(caught)] == ["countries[1]", "inner.id"]

    @model
    class Counted:
        """What must say how many."""

        number: Fact[int]
        codes: Fact[tuple[CountryCode, ...]]

    with pytest.raises(InvalidDocumentError) as caught:
        Counted(number="TODO", codes=["TODO"])
    assert [path for path, _ in of(caught)] == ["codes[0]", "number"]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("flga", "unknown field 'flga', did you mean 'flag'?"),
        ("wholly_other", "unknown field 'wholly_other'; known are flag, id"),
        ("Flags?", "unknown field, did you mean 'flag'?"),
        ("Zoé Canari", "unknown field; known are flag, id"),
        (3, "the name of a field, as text"),
    ],
)
def test_a_field_that_there_is_not(field, said):
    """What may be meant is named; the name itself where it looks like one of a field."""
    with pytest.raises(InvalidDocumentError) as caught:
        Outer(inner={"id": "x", field: True})
    assert of(caught) == [("inner", said)]


def _refusal(make):
    """What is made, or what is said of it."""
    try:
        return make()
    except InvalidDocumentError as error:
        return [(one.path, one.expected) for one in error.problems], error.source


@pytest.mark.parametrize(
    "values",
    [
        *(given for given, _ in TAKEN if len(given) == 1),
        *(given for given in REFUSED if len(given) == 1),
        *({name: word} for name, word in AWAITED.items()),
        {"nothing": 1},
        {"last_day": "2026-11-22"},
        {"last_day": "2026-11-24"},
        {"things": [{"id": "a"}, "TODO", {"id": 3}]},
    ],
)
def test_one_fact_stated_otherwise(values):
    """It is taken or refused as if all were stated anew, and the rest stays as it was."""
    thing = Outer(flag=True, number=3, first_day="2026-11-23", things=[Inner(id="x")])
    [(name, value)] = values.items()
    stated = {f.name: getattr(thing, f.name) for f in facts_of(Outer)} | values
    assert _refusal(lambda: replaced(thing, name, value)) == _refusal(lambda: Outer(**stated))
    assert thing == Outer(flag=True, number=3, first_day="2026-11-23", things=[Inner(id="x")])


@pytest.mark.parametrize("value", ["y", "TODO", None, 3])
def test_what_must_be_stated_is_replaced_as_it_stands(value):
    """An id may look as if it were still to be filled in; it is never taken away."""
    assert _refusal(lambda: replaced(Inner(id="x"), "id", value)) == _refusal(lambda: Inner(id=value))


def test_things_of_other_models_are_others():
    """Equal values in another model, or in one that extends it, are another thing; texts in lists are in no repr."""

    @model
    class Alike:
        """The same facts."""

        id: Fact[str]
        flag: Fact[bool] = fact("Is it so?")
        codes: Fact[tuple[str, ...]] = fact("Which codes?")
        number: Fact[int] = fact("Which number?", personal=True)

    assert Alike(id="x", flag=True) != Inner(id="x", flag=True)
    assert len({Alike(id="x"), Inner(id="x"), Alike(id="x")}) == 2
    assert repr(Alike(id="x", flag=False, codes=["a"], number=3)) == "Alike(flag=False)"
    assert repr(Alike(id="x", codes=[])) == "Alike(codes=())"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (lambda: Outer.colour.is_("red"), "what is no member of Colour: write Colour.RED$"),
        (lambda: Outer.colour.is_in(["red", Colour.BLUE]), "write Colour.RED$"),
        (lambda: Outer.colour.is_("green"), "write Colour.RED, Colour.BLUE$"),
        (lambda: Outer.colours.includes("blue"), "write Colour.BLUE$"),
        (lambda: Outer.colours.meets(["blue", "red"]), "write Colour.RED, Colour.BLUE$"),
        (lambda: Outer.day.is_("2026-11-23"), "what is no day"),
        (lambda: Outer.day.is_(3), "what is no day"),
        (lambda: Outer.number.is_("3"), "what is no number"),
        (lambda: Outer.number.is_in([3, "4"]), "what is no number"),
        (lambda: Outer.ratio.at_least("3"), "what is no number"),
        (lambda: Outer.number.is_(3), ""),
        (lambda: Outer.number.is_in([3, 4]), ""),
        (lambda: Outer.ratio.at_least(3), ""),
        (lambda: Outer.name.is_("3"), ""),
        (lambda: Outer.country.is_("FR"), ""),
        (lambda: Outer.colour.is_(Colour.RED), ""),
        (lambda: Outer.colours.includes(Colour.RED), ""),
        (lambda: Outer.day.is_(date(2026, 11, 23)), ""),
    ],
)
def test_what_a_fact_can_never_be(question, said):
    """It is refused with what to write; what a fact can be is asked."""
    asked = question()
    if not said:
        assert asked(Outer(), as_of="2026-11-23").verdict.value == "unknown"
        return
    for ask in (asked, ~asked):
        with pytest.raises(DefinitionError, match=said):
            ask.verdict(Outer(), as_of="2026-11-23")
        with pytest.raises(DefinitionError, match=said):
            ask(Outer(), as_of="2026-11-23")


class Word(enum.StrEnum):
    """A closed list whose members are texts."""

    RED = "red"


def test_members_that_are_texts_are_held_against_texts():
    """They are equal to them; a fact that is declared again leads where it says so last."""

    @model
    class Painted(Outer):
        """A thing with a colour that is a text, and a flag where there was a thing."""

        word: Fact[Word] = fact("Which word?")
        inner: Fact[bool] = fact("Is there one?")
        things: Fact[tuple[str, ...]] = fact("Which?")

    assert Painted.word.is_("red")(Painted(word="red"), as_of="2026-11-23").verdict.value == "pass"
    assert holds(Outer, Inner)
    assert not holds(Painted, Inner)
    assert not holds(Inner, Outer)
    assert holds(Outer, Outer)
    assert Painted.inner.item is object


def test_of_many_fields_the_nearest_are_told():
    """Nobody looks through forty names: the nearest are told, if any are near, and the call that lists all."""
    with pytest.raises(InvalidDocumentError) as caught:
        Organisation(id="x", places=1)
    ((_, said),) = of(caught)
    assert said.startswith("unknown field 'places'; the nearest are breaches")
    assert said.endswith("; `healthgov facts Organisation` lists all")
    with pytest.raises(InvalidDocumentError) as caught:
        Organisation(id="x", url=1)
    ((_, said),) = of(caught)
    assert said == "unknown field 'url'; `healthgov facts Organisation` lists those that there are"
    with pytest.raises(InvalidDocumentError) as caught:
        Organisation(id="x", **{"Zoé Canari": 1})
    assert "Zoé" not in str(caught.value)
    assert "lists those that there are" in str(caught.value)


@pytest.mark.parametrize("name", ["Élodie", "Ömer", "Анна", "ΜΑΡΙΑ", "محمد", "花子", "Marta"])
def test_a_field_that_looks_like_the_name_of_somebody_is_not_repeated(name):
    """Whatever the script: names of fields begin with a small Latin letter."""
    with pytest.raises(InvalidDocumentError) as raised:
        Organisation(id="x", **{name: "y"})
    assert name not in str(raised.value)
    with pytest.raises(InvalidDocumentError) as raised:
        structure({"id": "x", name: "y", "governance": {name: 1}}, Organisation)
    assert name not in str(raised.value)
