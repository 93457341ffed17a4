"""Values that a fact may have, to be tried: those near what it is compared with come first."""

from __future__ import annotations

import contextlib
import enum
import functools
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from healthgov.durations import Length
from healthgov.errors import HealthgovError
from healthgov.kinds import CategoryCode, Count, CountryCode, RegionCode
from healthgov.lengths import Elapsed
from healthgov.periods import Period
from healthgov.values import Parameter

if TYPE_CHECKING:
    import random

__all__ = ["at_random", "constants", "fresh", "hint_of", "is_circumstance", "is_identity", "values_for"]

_ONE = timedelta(days=1)
_COUNTRIES = tuple(CountryCode(code) for code in ("FR", "DE", "US", "CH", "GB", "CN", "IN", "BR"))
_MOST = 40


@functools.cache
def hint_of(fact: Any) -> Any:
    """What a fact may be, the ``None`` of an optional one left out."""
    from healthgov.facts import hints  # noqa: PLC0415  facts are questions themselves

    return _plain(hints(fact.owner)[fact.name])


def _plain(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next(one for one in typing.get_args(hint) if one is not type(None))
    return hint


@functools.cache
def is_identity(fact: Any) -> bool:
    """Whether a fact says which thing it is, and is therefore not changed: an id, or a name or a kind that must be stated.

    Evidence of one requirement is not made evidence of another.
    """
    from healthgov.facts import required  # noqa: PLC0415  as above

    if fact.name == "id":
        return True
    hint = hint_of(fact)
    named = hint is str or (isinstance(hint, type) and issubclass(hint, enum.Enum))
    return named and fact.name in required(fact.owner)


@functools.cache
def is_circumstance(fact: Any) -> bool:
    """Whether a fact says how things are: to change it mends nothing."""
    words = getattr(fact, "words", None)
    return getattr(words, "circumstance", False) is True


def fresh(model: type, label: str = "", values: Mapping[str, Any] | None = None) -> Any:
    """A thing of which only what must be stated is; ``None`` where that is impossible."""
    from healthgov.facts import required  # noqa: PLC0415  as above

    if not hasattr(model, "_names"):
        return None
    stated = dict(values or {})
    for needed in sorted(required(model) - stated.keys()):
        hint = hint_of(getattr(model, needed))
        stated[needed] = (label or model.__name__.lower()) if hint is str else next(_simple(hint, (), _ANY_DAY), None)
    try:
        return model(**stated)
    except HealthgovError:
        return None


_ANY_DAY = date(2026, 1, 1)
_AGO = (10, 45, 120, 400)
"""Days ago, on both sides of the deadlines that functions count."""


def constants(limits: Iterable[Any]) -> Iterator[Any]:
    """Single values out of constants, sets, and histories of law."""
    for limit in limits:
        if isinstance(limit, Parameter):
            yield from constants(change.value for change in limit.changes)
        elif isinstance(limit, (frozenset, tuple)):
            yield from sorted(limit, key=str)
        elif hasattr(limit, "members") and hasattr(limit, "includes"):
            yield from sorted(limit.members, key=lambda code: (code not in _COUNTRIES, code))
        elif limit is not None:
            yield limit


def values_for(hint: Any, near: Iterable[Any], day: date, current: Any = None) -> list[Any]:
    """Values of a kind worth trying: what is near first, then the usual ones; each once."""
    close = tuple(near)
    origin = typing.get_origin(hint)
    if origin in (tuple, frozenset):
        found = _collections(origin, typing.get_args(hint)[0], close, day, current)
    else:
        found = _simple(hint, close, day)
    kept: dict[tuple[type, Any], Any] = {}
    for value in found:
        kept.setdefault((type(value), value), value)  # True is no 1
        if len(kept) >= _MOST:
            break
    return list(kept.values())


def _collections(origin: Any, item: Any, near: tuple[Any, ...], day: date, current: Any) -> Iterator[Any]:
    now = tuple(current or ())
    if hasattr(item, "_names"):
        yield ()
        one = fresh(item)
        if one is not None:
            yield (one,)
        return
    single = [value for value in values_for(_plain(item), near, day) if value not in now]
    wanted = [value for value in single if value in near]
    for value in single[:8]:
        yield origin((*now, value))
    yield origin((*now, *wanted))
    for value in near:
        if value in now:
            yield origin(one for one in now if one != value)
    yield origin(one for one in now if one not in near)
    yield origin(())
    for value in single[:8]:
        yield origin((value,))


def _simple(hint: Any, near: tuple[Any, ...], day: date) -> Iterator[Any]:
    if hint in _MAKERS:
        yield from _MAKERS[hint](near, day)
    elif isinstance(hint, type) and issubclass(hint, enum.Enum):
        yield from (value for value in near if isinstance(value, hint))
        yield from hint
    elif hasattr(hint, "_names") and (one := fresh(hint)) is not None:
        yield one


def _booleans(near: tuple[Any, ...], day: date) -> Iterator[bool]:
    del near, day
    yield from (True, False)


def _days(near: tuple[Any, ...], day: date) -> Iterator[date]:
    for one in (*(value for value in near if type(value) is date), day):
        yield one
        yield from _around(one)
    yield from _far_from(day)


def _moments(near: tuple[Any, ...], day: date) -> Iterator[datetime]:
    yield from (value for value in near if isinstance(value, datetime))
    for one in (day, *_around(day), *_far_from(day)):
        yield datetime(one.year, one.month, one.day, 12, tzinfo=UTC)


def _hours(near: tuple[Any, ...], day: date) -> Iterator[time]:
    del day
    yield from (value for value in near if isinstance(value, time))
    yield from (time(hour, minute) for hour, minute in ((0, 0), (10, 0), (12, 30), (19, 0), (21, 0), (23, 59)))


def _numbers(kind: type[int | float]) -> _Maker:
    def numbers(near: tuple[Any, ...], day: date) -> Iterator[float]:
        del day
        for value in (*near, 1):
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                yield from (kind(value), kind(value + 1), kind(value - 1))

    return numbers


def _counts(near: tuple[Any, ...], day: date) -> Iterator[float]:
    yield from (number for number in _numbers(int)(near, day) if number >= 0)


def _periods(near: tuple[Any, ...], day: date) -> Iterator[Period]:
    del day
    for span in (*(value for value in near if isinstance(value, Period)), Period(years=1)):
        yield span
        yield Period(years=span.years + 1, months=span.months, days=span.days)
    yield from (Period(days=1), Period(days=0))


def _lengths(near: tuple[Any, ...], day: date) -> Iterator[Length]:
    yield from (value for value in near if isinstance(value, Elapsed))
    yield from _periods(near, day)


def _countries(near: tuple[Any, ...], day: date) -> Iterator[CountryCode]:
    del day
    codes = [value for value in near if isinstance(value, CountryCode)]
    yield from sorted(codes, key=lambda code: code not in _COUNTRIES)[: _MOST // 2]
    yield from (code for code in _COUNTRIES if code not in codes)


def _categories(near: tuple[Any, ...], day: date) -> Iterator[CategoryCode]:
    del day
    yield from (value for value in near if isinstance(value, CategoryCode))
    yield CategoryCode("other")


def _regions(near: tuple[Any, ...], day: date) -> Iterator[RegionCode]:
    del day
    yield from (value for value in near if isinstance(value, RegionCode))
    yield RegionCode("DE-HH")


def _texts(near: tuple[Any, ...], day: date) -> Iterator[str]:
    del day
    yield from (str(value) for value in near if isinstance(value, str) and value)
    yield from ("stated", "another", "")


_Maker = Callable[[tuple[Any, ...], date], Iterator[Any]]
_MAKERS: dict[Any, _Maker] = {
    bool: _booleans,
    date: _days,
    datetime: _moments,
    time: _hours,
    int: _numbers(int),
    Count: _counts,
    float: _numbers(float),
    Period: _periods,
    Length: _lengths,
    CountryCode: _countries,
    CategoryCode: _categories,
    RegionCode: _regions,
    str: _texts,
}
"""How values of each simple kind are made; enumerations and models make their own."""


def _around(day: date) -> Iterator[date]:
    if day < date.max:
        yield day + _ONE
    if day > date.min:
        yield day - _ONE


def _far_from(day: date) -> Iterator[date]:
    """Days from which the periods of most laws have run, or are yet to run."""
    for span in (Period(years=1), Period(years=11)):
        with contextlib.suppress(OverflowError, ValueError):
            yield day - ((day + span) - day)
    with contextlib.suppress(OverflowError, ValueError):
        yield day + Period(years=1)


def at_random(
    model: type,
    chance: random.Random,
    share: float,
    *,
    day: date,
    near: Iterable[Any] = (),
    only: Any = None,
    deep: int = 3,
) -> Any:
    """A made-up thing that states about a ``share`` of its facts; ``only`` names the facts that may be stated."""
    from healthgov.facts import facts_of  # noqa: PLC0415  as above

    if not hasattr(model, "_names"):
        return None
    close, values = tuple(near), {}
    for fact in facts_of(model):
        if (only is not None and fact not in only) or chance.random() >= share:
            continue
        value = _value_at_random(fact, chance, share, day, close, only, deep)
        if value is not None:
            values[fact.name] = value
    return fresh(model, f"{model.__name__.lower()}-{chance.randrange(3)}", values)


def _value_at_random(
    fact: Any, chance: random.Random, share: float, day: date, near: tuple[Any, ...], only: Any, deep: int
) -> Any:
    hint = hint_of(fact)
    make = functools.partial(at_random, chance=chance, share=share, day=day, near=near, only=only, deep=deep - 1)
    if typing.get_origin(hint) in (tuple, frozenset):
        item = typing.get_args(hint)[0]
        if hasattr(item, "_names"):
            made = [make(item) for _ in range(chance.randrange(3))] if deep else []
            return tuple(one for one in made if one is not None)
        single = values_for(_plain(item), near, day)
        return typing.get_origin(hint)(chance.sample(single, chance.randrange(min(len(single), 3) + 1)))
    if hasattr(hint, "_names"):
        return make(hint) if deep else None
    tried = values_for(hint, near, day)
    if hint in (date, datetime):
        earlier = [day - timedelta(ago) for ago in _AGO if date.min + timedelta(ago) < day]
        tried += (
            earlier if hint is date else [datetime(one.year, one.month, one.day, 12, tzinfo=UTC) for one in earlier]
        )
    return chance.choice(tried) if tried else None
