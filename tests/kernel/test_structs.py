"""Values made without writing code at import: what attrs promises of its classes, they keep."""

from __future__ import annotations

import copy
import inspect
import pickle
from typing import Any, ClassVar

import attrs
import pytest

from healthgov.structs import changed, struct


@struct
class Pair:
    """Two parts, one of which may be left out."""

    kinds: ClassVar[int] = 2
    first: Any
    second: Any = 2


@struct
class Triple(Pair):
    """One part more."""

    third: Any = None


@struct(kw_only=True)
class Named:
    """Parts that are named; one that must be given follows one that need not be."""

    start: Any = 1
    end: Any

    def __repr__(self) -> str:
        return "its own words"


def test_parts():
    """Parts are given by place or by name, in the order in which they are written."""
    assert (Pair(1).first, Pair(1).second, Pair(second=3, first=4).second) == (1, 2, 3)
    assert Pair(1, 2) == Pair(1) == Pair(first=1) != Pair(2)
    assert Triple(1, 2, 3).third == 3
    assert Pair.kinds == 2
    assert repr(Triple(1, "x")) == "Triple(first=1, second='x', third=None)"
    assert repr(Named(end=2)) == "its own words"


@pytest.mark.parametrize(
    ("places", "named", "wrong"),
    [
        ((), {}, "first not given"),
        ((1, 2, 3), {}, "too many"),
        ((1,), {"first": 2}, "too many"),
        ((1,), {"thrid": 2}, "thrid not known"),
    ],
)
def test_parts_that_do_not_fit(places, named, wrong):
    """What a value is not made of is refused, and said."""
    with pytest.raises(TypeError, match=wrong):
        Pair(*places, **named)


def test_parts_by_name_only():
    """A value whose parts are named takes none by place."""
    assert Named(end=3).start == 1
    with pytest.raises(TypeError, match="too many are given by place"):
        Named(1, 2)
    with pytest.raises(TypeError, match="end not given"):
        Named()


def test_values():
    """Equal, hashable, frozen, copied, pickled; a value of a subclass is another one."""
    pair = Pair(1, (2, 3))
    assert hash(pair) == hash(Pair(1, (2, 3)))
    assert Pair(1) != Triple(1)
    assert pair == copy.copy(pair) == copy.deepcopy(pair) == pickle.loads(pickle.dumps(pair))  # noqa: S301
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        pair.first = 2
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del pair.first
    match pair:
        case Pair(first, second):
            assert (first, second) == (1, (2, 3))


def test_changed():
    """Another value, of which some parts are others."""
    assert changed(Triple(1, 2, 3), second=5) == Triple(1, 5, 3)
    with pytest.raises(TypeError, match="fourth not known"):
        changed(Triple(1), fourth=5)


def test_attrs_knows_them():
    """To attrs they are classes like its own."""
    assert attrs.has(Pair)
    assert [field.name for field in attrs.fields(Triple)] == ["first", "second", "third"]
    assert attrs.fields(Pair).first.default is attrs.NOTHING
    assert attrs.fields(Named).end.kw_only
    assert attrs.evolve(Pair(1), second=3) == Pair(1, 3)
    assert attrs.asdict(Pair(1)) == {"first": 1, "second": 2}


def test_a_notebook_shows_how_they_are_called():
    """Parts in their order; those that are named follow a star."""
    assert str(inspect.signature(Triple)) == "(first, second=2, third=None)"
    assert str(inspect.signature(Named)) == "(*, start=1, end)"
