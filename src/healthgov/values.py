"""Legal values as histories: value, first day, citation."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from typing import Any, Generic, NoReturn, Protocol, Self, TypeVar, cast, overload

import attrs

from healthgov.errors import DefinitionError, NotInForceError
from healthgov.periods import Day, Period, as_date
from healthgov.structs import struct
from healthgov.texts import Reference

__all__ = ["Change", "Limit", "Parameter", "ReadValue", "parameter"]

T = TypeVar("T")


class Limit(enum.Enum):
    """Which way a legal value may be tightened."""

    MAXIMUM = "maximum"
    """The law caps the value: a subclass may lower it."""

    MINIMUM = "minimum"
    """The law sets a floor: a subclass may raise it."""


@struct
class Change(Generic[T]):
    """From ``since`` on, the value is ``value``, says ``cites``.

    ``because`` is filled where a house departs from the law and says why; ``loosens`` where that
    departure goes beyond what the law allows.
    """

    since: date
    value: T
    cites: tuple[Reference, ...] = ()
    because: str = ""
    loosens: bool = False


@struct
class ReadValue:
    """A legal value as it was read: its name, the value, since when, and the text."""

    name: str
    value: object
    since: date
    cites: tuple[Reference, ...] = ()


class Dated(Protocol):
    """What a parameter needs of the object it is read from: a day, and a place to note readings."""

    @property
    def day(self) -> Day | date: ...


class Parameter(Generic[T]):
    """A legal value with its history; in a class body, ``lifetime = parameter("2018-04-01", ...)``.

    Read from the class it is the history, read from an instance it is the value on the instance's
    day. Reading notes the day of the next change, so that ``holds_until`` stays exact.
    """

    __slots__ = ("_root", "changes", "law", "limit", "name")

    changes: tuple[Change[T], ...]
    """The history that counts, house values included."""
    law: tuple[Change[T], ...]
    """The history of the law alone, which limits are held against."""
    limit: Limit | None
    name: str
    _root: object

    def __init__(
        self,
        changes: Iterable[Change[T]],
        *,
        limit: Limit | None = None,
        name: str = "",
        base: Parameter[T] | None = None,
    ) -> None:
        history = tuple(changes)
        law = history if base is None else base.law
        root: object = object() if base is None else base._root  # noqa: SLF001  of the same class
        self._set(changes=history, law=law, limit=limit, name=name, _root=root)
        if not self.changes:
            raise DefinitionError("a parameter needs at least one value with its first day")
        for earlier, later in zip(self.changes, self.changes[1:], strict=False):
            if later.since <= earlier.since:
                raise DefinitionError(
                    f"{self.name or 'a parameter'} changes on {later.since}, not after {earlier.since}: "
                    "give the changes in order of their first day, each day once"
                )

    def __set_name__(self, owner: type, name: str) -> None:
        self._set(name=self.name or name)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def _set(self, **values: object) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setstate__(self, state: tuple[None, dict[str, object]]) -> None:
        self._set(**state[1])

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Dated, owner: type) -> T: ...
    def __get__(self, instance: Dated | None, owner: type) -> Self | T:
        if instance is None:
            return self
        change = self.on(instance.day)
        reads: list[ReadValue] | None = getattr(instance, "reads", None)
        if reads is not None:
            reads.append(ReadValue(self.name, change.value, change.since, change.cites))
        return change.value

    def on(self, day: Day | date) -> Change[T]:
        """Return the change in force on ``day``.

        :raises NotInForceError: before the first day of the history.
        """
        current: Change[T] | None = None
        for change in self.changes:
            if not change.since <= day:
                break
            current = change
        if current is None:
            raise NotInForceError.before_history(self.name, day, self.changes[0].since)
        return current

    def changed(self, since: str | date, value: T, *, cites: Iterable[Reference]) -> Self:
        """Return this history with one more change *of law*, which cites its text.

        Where a law is changed outside its own class body, as in a subclass, reports show that as a departure.

        :raises DefinitionError: without a citation.
        """
        change = Change(as_date(since, "since"), value, tuple(cites))
        if not change.cites:
            raise DefinitionError(
                f"{self.name or 'a parameter'} changes and cites nothing: give the text of the law, or write "
                "replaced('YYYY-MM-DD', value, because='...') for a value of the house"
            )
        later = type(self)([*self.changes, change], limit=self.limit, name=self.name, base=self)
        later._set(law=(*self.law, change))  # noqa: SLF001  of the same class
        return later

    def descends_from(self, other: object) -> bool:
        """Whether both are the same legal value, one changed from the other."""
        return self._root is getattr(other, "_root", None)

    def replaced(self, since: str | date, value: T, *, because: str = "") -> Self:
        """Return this history with a house value from ``since`` on.

        :raises DefinitionError: when the value is looser than the law's; :meth:`loosened` says so openly.
        """
        day = as_date(since, "since")
        if self.limit is not None:
            for change in self._from(day):
                if not _is_tighter(value, change.value, self.limit):
                    raise DefinitionError(
                        f"{self.name} is a legal {self.limit.value} ({change.value} since {change.since}); "
                        f"{value} is not surely tighter. Write {self.name}.loosened(..., because='...') to depart "
                        "from the law openly: every report will say so."
                    )
        return self._with(Change(day, value, (), because))

    def loosened(self, since: str | date, value: T, *, because: str) -> Self:
        """Return this history with a value looser than the law from ``since`` on; reports show it."""
        if not because.strip():
            raise DefinitionError(f"{self.name}.loosened needs because='...': the reason stays in every report")
        return self._with(Change(as_date(since, "since"), value, (), because, loosens=True))

    def _from(self, day: date) -> tuple[Change[T], ...]:
        """The changes of law in force on ``day`` or later."""
        current = [change for change in self.law if change.since <= day][-1:]
        return (*current, *(change for change in self.law if change.since > day))

    def _with(self, house: Change[T]) -> Self:
        kept = [change for change in self.changes if change.since < house.since]
        return type(self)([*kept, house], limit=self.limit, name=self.name, base=self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Parameter):
            return NotImplemented
        return self is other or self._value() == other._value()

    def __hash__(self) -> int:
        return hash((self.name, tuple(change.since for change in self.changes)))

    def _value(self) -> tuple[object, ...]:
        return self.name, self.limit, self.changes, self.law

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        history = ", ".join(f"{change.since}: {change.value!r}" for change in self.changes)
        return f"<parameter {self.name} {{{history}}}>"


def parameter(since: str | date, value: T, *, cites: Iterable[Reference], limit: Limit | None = None) -> Parameter[T]:
    """Declare a legal value: its first day, the value, the text it stands in.

    ``limit`` says that the value is a legal maximum or minimum, which subclasses may only tighten.
    """
    return Parameter([Change(as_date(since, "since"), value, tuple(cites))], limit=limit)


def _is_tighter(new: object, old: object, limit: Limit) -> bool:
    small, large = (new, old) if limit is Limit.MAXIMUM else (old, new)
    if isinstance(small, Period) and isinstance(large, Period):
        return small.surely_within(large)
    try:
        return bool(cast("Any", small) <= cast("Any", large))
    except TypeError:
        raise DefinitionError(
            f"a limit compares values of one kind, and {type(new).__name__} does not compare with {type(old).__name__}"
        ) from None


def __dir__() -> list[str]:
    return __all__
