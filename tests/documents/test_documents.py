"""Documents are read strictly: every problem with its path and line, never a value."""

from __future__ import annotations

import copy
import enum
import json
import random
from datetime import UTC, date, datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthgov.documents import Limits, dump, dumps, load, loads, structure, unstructure
from healthgov.documents.explaining import explained
from healthgov.documents.filling import filled
from healthgov.documents.mistakes import MAX_DEPTH, Flaws, Mistake
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.findings import CountryCode
from healthgov.kinds import Refused
from healthgov.models import Organisation
from healthgov.periods import Period

CANARY = "Zebra-Canary-93"


class Colour(enum.Enum):
    """Two members."""

    RED = "red"
    DEEP_BLUE = "deep_blue"


def _positive(_instance: object, field: attrs.Attribute, value: int | None) -> None:
    if value is not None and value < 0:
        raise Refused(f"{field.name} is zero or more")


def _talkative(_instance: object, _field: attrs.Attribute, value: str | None) -> None:
    if value is not None and "Zebra" in value:
        int(value)


@attrs.frozen(kw_only=True)
class Leaf:
    """Every simple annotation."""

    label: str = attrs.field(repr=False)
    flag: bool | None = None
    count: int | None = attrs.field(default=None, validator=_positive)
    ratio: float | None = None
    last_day: date | None = None
    moment: datetime | None = None
    colour: Colour | None = None
    country: CountryCode | None = None
    period: Period | None = None
    note: str | None = attrs.field(default=None, repr=False, validator=_talkative)


@attrs.frozen(kw_only=True)
class Root:
    """Nesting, and a class that holds itself."""

    leaf: Leaf | None = None
    leaves: tuple[Leaf, ...] | None = None
    colours: frozenset[Colour] | None = None
    children: tuple[Root, ...] = ()
    wrapped: tuple[tuple[int, ...], ...] | None = None


def problems(text, format_, kind=Root):
    """What is wrong with a text."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads(text, format_, kind)
    said = str(caught.value) + repr(caught.value) + repr(caught.value.problems)
    assert "Zebra" not in said
    assert caught.value.__cause__ is None
    return [(problem.path, problem.line) for problem in caught.value.problems]


_YAML = """\
leaf:
  label: 3
  flag: "false"
  lable: Zebra-Canary-93
leaves:
  - label: ok
    count: -1
    colour: Zebra-Canary-93
  - country: no
    last_day: 2026-11-23T10:00:00
    period: Zebra-Canary-93
"""
_TOML = """\
[leaf]
label = 3
flag = "false"
lable = "Zebra-Canary-93"
# a comment
[[leaves]]
label = "ok"
colour = "Zebra-Canary-93"
[[leaves]]
country = "no"
last_day = 2026-11-23T10:00:00
period = "Zebra-Canary-93"
"""
_JSON = """\
{"leaf": {
  "label": 3,
  "flag": "false",
  "lable": "Zebra-Canary-93"},
 "leaves": [
  {"label": "ok",
   "colour": "Zebra-Canary-93"},
  {"country": "no",
   "last_day": "2026-11-23T10:00:00",
   "period": "Zebra-Canary-93"}
]}
"""


_PATHS = (
    "leaf.label",
    "leaf.flag",
    "leaf",
    "leaves[0].colour",
    "leaves[1].label",
    "leaves[1].country",
    "leaves[1].last_day",
    "leaves[1].period",
)


def _expected(*lines):
    return set(zip(_PATHS, lines, strict=True))


@pytest.mark.parametrize(
    ("format_", "text", "expected"),
    [
        ("yaml", _YAML, _expected(2, 3, 4, 8, 9, 9, 10, 11)),
        ("toml", _TOML, _expected(2, 3, 4, 8, 9, 10, 11, 12)),
        ("json", _JSON, _expected(2, 3, 4, 7, 8, 8, 9, 10)),
    ],
)
def test_every_problem_at_once_with_its_line(format_, text, expected):
    """All problems are said together, each with its path and the right line."""
    found = problems(text, format_)
    assert set(found) == expected
    assert len(found) == len(expected)


_WRONG = [
    {"flag": 1},
    {"flag": "false"},
    {"count": True},
    {"count": 3.0},
    {"count": "3"},
    {"count": 2**70},
    {"count": -1},
    {"ratio": True},
    {"ratio": float("nan")},
    {"ratio": float("inf")},
    {"last_day": "23/11/2026"},
    {"last_day": "2026-02-30"},
    {"last_day": datetime(2026, 1, 1, tzinfo=UTC)},
    {"moment": "2026-01-01T10:00:00"},
    {"moment": date(2026, 1, 1)},
    {"colour": "RED"},
    {"colour": ["red"]},
    {"country": "fr"},
    {"country": "FRA"},
    {"country": 3},
    {"period": {"years": -1}},
    {"period": {}},
    {"period": {"years": True}},
    {"period": "P"},
    {"period": "3Y"},
    {"label": None},
    {"label": "\ud800"},
    {"label": "a\0b"},
    {"note": CANARY},
]


@pytest.mark.parametrize("change", _WRONG, ids=str)
def test_wrong_values_are_refused_at_their_path(change):
    """Nothing is coerced, and the problem stands at the field."""
    with pytest.raises(InvalidDocumentError) as caught:
        structure({"label": "x", **change}, Leaf)
    assert [problem.path for problem in caught.value.problems] == list(change)
    assert "Zebra" not in str(caught.value)


def test_model_validators_speak_and_builtins_do_not():
    """The message of a model is kept; the message of a builtin, which quotes the value, is not."""
    with pytest.raises(InvalidDocumentError) as caught:
        structure({"label": "x", "count": -1, "note": CANARY}, Leaf)
    assert [str(p) for p in caught.value.problems] == [
        "count: count is zero or more",
        "note: a value that the model accepts",
    ]


_HOSTILE = {
    "alias": ("yaml", "a: &x [1]\nb: *x", 1),
    "tag": ("yaml", "leaf: !!python/object:os.system {}", 1),
    "deep yaml": ("yaml", "[" * 10_000, 1),
    "deep yaml blocks": ("yaml", "- " * 10_000, 1),
    "deep json": ("json", "[" * 10_000, 1),
    "deep json, closed": ("json", "\n[" * 100_000 + "]" * 100_000, 66),
    "deep toml": ("toml", "a = " + "[" * 10_000, None),
    "dotted toml": ("toml", ".".join("a" * 200) + " = 1", 1),
    "giant integer yaml": ("yaml", "leaf:\n  label: x\n  count: " + "9" * 10_000, 3),
    "giant integer json": ("json", '{"leaf":\n{"label": "x", "count": ' + "9" * 10_000 + "}}", 2),
    "giant integer toml": ("toml", "leaf.count = " + "9" * 10_000, None),
    "not UTF-8": ("yaml", b"leaf:\n  label: \xff", 2),
    "UTF-16": ("json", "{}".encode("utf-16"), 1),
    "NUL": ("toml", "a = 1\n\0", 2),
    "empty": ("yaml", "", None),
    "blank": ("json", " \n ", None),
    "two documents": ("yaml", "leaf: null\n---\nleaf: null", 2),
    "merge key": ("yaml", "leaf:\n  <<: {label: x}\n  label: x", 2),
    "number as key": ("yaml", "1: x", 1),
    "list as key": ("yaml", "? [a]\n: x", 1),
    "duplicate yaml": ("yaml", "leaf: null\nleaf: null", 2),
    "duplicate json": ("json", '{"leaf": null,\n"leaf": null}', 2),
    "duplicate toml": ("toml", "wrapped = []\nwrapped = []", 2),
    "syntax yaml": ("yaml", "leaf:\n  - [Zebra\n", None),
    "syntax json": ("json", '{"leaf":\n Zebra}', 2),
    "syntax toml": ("toml", "a = 1\nb = Zebra", 2),
    "list as root": ("yaml", "- 1", 1),
    "text as root": ("json", '"Zebra"', 1),
    "only a comment": ("yaml", "# nothing", None),
    "bad escape": ("yaml", 'leaf: "\\UFFFFFFFF"', 1),
    "NaN": ("json", '{"leaf": {"label": "x",\n"ratio": NaN}}', 2),
    "infinity": ("json", '{"leaf": {"label": "x",\n"ratio": 1e999}}', 2),
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_texts_get_one_clear_problem(name):
    """Whatever the text is, the answer is one problem, with its line where there is one."""
    format_, text, line = _HOSTILE[name]
    found = problems(text, format_)
    assert len(found) == 1
    if line is not None:
        assert found[0][1] == line


def test_norway_and_the_byte_order_mark():
    """NO is Norway in YAML 1.2, and a UTF-8 byte order mark is tolerated."""
    assert loads("\ufefflabel: x\ncountry: NO".encode(), "yaml", Leaf).country == "NO"


def test_files(tmp_path):
    """Missing files, folders, other formats and long files are told apart without a traceback."""
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "x.txt").write_text("x")
    (tmp_path / "long.json").write_text("{" + " " * 100 + "}")
    for name in ("none.yaml", "folder.yaml", "x.txt", "long.json"):
        with pytest.raises(InvalidDocumentError):
            load(tmp_path / name, Root, limits=Limits(bytes=50))
    with (tmp_path / "long.json").open() as file:
        assert load(file, Root) == Root()


def test_values_that_hold_themselves_end():
    """A cycle of plain values is a problem, not a recursion."""
    loop = {}
    loop["children"] = [loop]
    with pytest.raises(InvalidDocumentError, match="deep"):
        structure(loop, Root)


_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_leaves = st.builds(
    Leaf,
    label=_texts,
    flag=st.none() | st.booleans(),
    count=st.none() | st.integers(0, 2**63 - 1),
    ratio=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    last_day=st.none() | st.dates(),
    moment=st.none() | st.datetimes(timezones=st.just(UTC)),
    colour=st.none() | st.sampled_from(Colour),
    country=st.none() | st.sampled_from([CountryCode("NO"), CountryCode("FR")]),
    period=st.none() | st.builds(Period, years=st.integers(0, 99), months=st.integers(0, 99), days=st.integers(0, 99)),
    note=st.none() | st.sampled_from(["no", "null", "~", "1e3", "0o7", "2026-01-01", "- x", "# x", "a: b", "<<", ""]),
)
_roots = st.builds(
    Root,
    leaf=st.none() | _leaves,
    leaves=st.none() | st.lists(_leaves, max_size=2).map(tuple),
    colours=st.none() | st.frozensets(st.sampled_from(Colour)),
    children=st.lists(st.builds(Root, leaf=_leaves), max_size=2).map(tuple),
    wrapped=st.none() | st.lists(st.lists(st.integers(0, 9), max_size=2).map(tuple), max_size=2).map(tuple),
)


@given(_roots)
def test_round_trip(root):
    """What is written is read back equal."""
    assert structure(unstructure(root), Root) == root
    for format_ in ("json", "yaml"):
        assert loads(dumps(root, format_), format_, Root) == root


@pytest.mark.parametrize("given", [{"id": "x"}, None, 7, Organisation(id="x")], ids=lambda given: type(given).__name__)
def test_what_is_no_file_is_told_where_to_go(given):
    """A mapping is not taken for a list of paths, nor for an open file."""
    with pytest.raises(
        DefinitionError, match=rf"an open file, and no {type(given).__name__}: plain values .* structure\("
    ):
        load(given)


def test_toml_is_read_and_not_written(tmp_path):
    """Dates of TOML are dates; writing TOML is refused."""
    leaf = loads('label = "x"\nlast_day = 2026-11-23\nmoment = 2026-11-23T10:00:00Z', "toml", Leaf)
    assert leaf.last_day == date(2026, 11, 23)
    assert leaf.moment == datetime(2026, 11, 23, 10, tzinfo=UTC)
    with pytest.raises(ValueError, match="yaml or json"):
        dump(leaf, tmp_path / "x.toml")
    dump(leaf, tmp_path / "x.yaml")
    assert load(tmp_path / "x.yaml", Leaf) == leaf


def test_an_organisation_is_the_default(tmp_path):
    """Without a kind, a document is an organisation."""
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"id": "example", "hosting": []}))
    assert load(path) == Organisation(id="example", hosting=())


def test_depth_ends_at_sixty_four():
    """Sixty-four levels are read, sixty-five are too deep."""

    def nested(depth):
        return {"children": [nested(depth - 2)]} if depth > 2 else {"children": []}

    assert structure(nested(64), Root)
    with pytest.raises(InvalidDocumentError, match="64 deep"):
        structure({"children": [nested(64)]}, Root)


@pytest.mark.parametrize("name", ["telemedicine", "clinic-mistakes", "docorga", "telemedicine-messy"])
def test_the_fast_reading_is_the_careful_one(root, name):
    """What the fast reading takes, the careful one takes equal; what the careful one takes, the fast one takes or leaves."""
    plain = unstructure(load(root / "examples" / f"{name}.yaml"))
    chance = random.Random(7)  # noqa: S311  no secret
    odd = (
        None,
        True,
        7,
        -1,
        1.5,
        "",
        "TODO",
        "x\0",
        "FR",
        "2026-02-30",
        "2026-01-31",
        [],
        ["a", "a"],
        {},
        {"id": "x"},
        [{}],
    )
    took = left = 0
    for number in range(400):
        changed = copy.deepcopy(plain)
        for _ in range(number % 3):
            holder = changed
            while True:
                key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
                inner = holder[key]
                if not (isinstance(inner, (dict, list)) and inner) or chance.random() < 0.2:
                    holder[key] = chance.choice(odd)
                    break
                holder = inner
        flaws = Flaws(100)
        careful = explained(changed, Organisation, flaws, MAX_DEPTH)
        try:
            fast = filled(changed, Organisation)
        except Mistake:
            left += 1
            continue
        took += 1
        assert not flaws.count
        assert fast == careful
        assert repr(fast) == repr(careful)
    assert took > 150
    assert left > 50


class TextChoice(str, enum.Enum):
    """Another enumeration, whose members equal texts that a document holds."""

    FRANCE = "FR"
    NUMBER = "identity.nir"


@pytest.mark.parametrize(
    ("field", "known"), [("subject_countries", TextChoice.FRANCE), ("categories", TextChoice.NUMBER)]
)
def test_a_member_of_another_enumeration_is_no_text_however_often_the_text_was_met(field, known):
    """Lists of choices are remembered by their texts; what only equals these is refused, the first time and later."""
    for _ in range(30):  # a list is remembered from the first time, a set of names has a function from the twelfth
        structure({"id": "o", "activities": [{"id": "a", field: [known.value]}]}, Organisation)
        with pytest.raises(InvalidDocumentError):
            structure({"id": "o", "activities": [{"id": "a", field: [known]}]}, Organisation)
