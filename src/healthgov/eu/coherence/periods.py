"""One set of data has one period, wherever it is named, and each category of data has one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from healthgov.durations import Length
from healthgov.findings import Finding, failed, missing, passed
from healthgov.kinds import CategoryCode
from healthgov.models import Organisation, RetentionLimit, Role
from healthgov.questions import View, remembered, thing_of

__all__ = [
    "alike",
    "every_category_limited",
    "goes_by",
    "id_used_once",
    "limits_of",
    "names_of",
    "same_period_everywhere",
]


def alike(one: Length, other: Length) -> bool:
    """Whether both may be meant by one and the same length, as 30 days and a month are: that contradicts nothing."""
    return one.maybe_within(other) and other.maybe_within(one)


def same_period_everywhere(law: object, limit: View, document: View | None) -> Finding | bool:
    """One type of record has one period, wherever it is named."""
    del law
    period, least = limit.claimed("period"), limit.claimed("least")
    if period is not None and least is not None and not least.maybe_within(period):
        words = "the least period, {least}, is longer than {period}"
        return failed(words, at=limit.at("least"), least=least, period=period)
    if period is None or document is None:
        return True
    organisation = thing_of(document)
    known = remembered(organisation, "periods by name", lambda: _periods_by_name(organisation))
    for name, case, words in (
        ("record_type", limit.claimed("criterion"), "one type of record has different periods: {periods}"),
        ("id", None, "limits of one id are one set of data, and have different periods: {periods}"),
    ):
        found, endless = known[name].get((limit.claimed(name), case), ({period}, False))
        if endless:
            return failed("what has a period here is called unlimited in another place", at=limit.at("period"))
        if not all(one.maybe_within(other) for one in found for other in found):
            return failed(words, at=limit.at("period"), periods=tuple(sorted(found, key=str)))
    return passed("periods agree", at=limit.at("period"))


def id_used_once(law: object, activity: View) -> Finding:
    """No two limits share an id and have different periods."""
    del law
    found: dict[str, Length] = {}
    by_categories: dict[frozenset[CategoryCode], Length] = {}
    untold = False
    for limit in activity.retention:
        period: Length | None = limit.claimed("period")
        if period is None:
            continue
        first = found.setdefault(limit.id, period)
        if not alike(first, period):
            words = "limits of one id are one set of data, and have different periods: {periods}"
            return failed(words, at=limit.at("period"), periods=(first, period))
        held = limit.claimed("categories")
        if held and not any(limit.claimed(name) for name in ("record_type", "archived_apart", "clock", "criterion")):
            first = by_categories.setdefault(frozenset(held), period)
            untold = untold or not alike(first, period)
    if untold:
        words = "What tells apart the sets of data that hold the same categories for two periods?"
        return missing(activity.at("retention"), words)
    return passed("each record has one period", at=activity.at("retention"))


def every_category_limited(law: object, activity: View) -> Finding:
    """Each category of an activity is covered by a limit that names it, something above it, or nothing."""
    del law
    covering = [limit.claimed("categories") for limit in activity.retention]
    bare = tuple(code for code in activity.categories if not any(_covers(tops, code) for tops in covering))
    if bare:
        return failed("no retention limit covers {codes}", at=activity.at("retention"), codes=bare)
    return passed("every category is covered", at=activity.at("retention"))


def limits_of(organisation: Organisation, *, of_its_own: bool = False) -> list[RetentionLimit]:
    """The limits of all activities, or of those in which the organisation is no processor."""
    activities = organisation.activities or ()
    counted = [one for one in activities if not (of_its_own and one.role is Role.PROCESSOR)]
    return [limit for activity in counted for limit in activity.retention or ()]


def goes_by(limit: RetentionLimit, names: Collection[str]) -> bool:
    """Whether one of the names is the limit's: its id, or its type of record."""
    return limit.id in names or limit.record_type in names


def names_of(limits: Iterable[RetentionLimit]) -> set[str]:
    """The names by which limits are referred to."""
    return {name for limit in limits for name in (limit.id, limit.record_type) if name is not None}


_Named = tuple[str, str | None]
"""A type of record and the case of it, by its criteria; or an id."""


def _periods_by_name(organisation: object) -> dict[str, dict[_Named, tuple[set[Length], bool]]]:
    """The periods stated for each case of a type of record and for each id, and whether one is called unlimited."""
    found: dict[str, dict[_Named, tuple[set[Length], bool]]] = {"record_type": {}, "id": {}}
    for limit in limits_of(organisation, of_its_own=True) if isinstance(organisation, Organisation) else ():
        for kind, name, of in (("record_type", limit.record_type, limit.criterion), ("id", limit.id, None)):
            if name is not None:
                periods, endless = found[kind].get((name, of), (set(), False))
                stated = periods if limit.period is None else {*periods, limit.period}
                found[kind][name, of] = stated, endless or limit.unlimited is True
    return found


def _covers(tops: tuple[CategoryCode, ...] | None, code: CategoryCode) -> bool:
    return tops is None or any(code == top or code.startswith(f"{top}.") for top in tops)
