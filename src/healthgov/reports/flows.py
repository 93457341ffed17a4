"""Where data go, as the document states it: from an activity to whoever hosts or receives them, and to a country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from healthgov.kinds import CountryCode
from healthgov.languages import say
from healthgov.models.places import country_name
from healthgov.reports.naming import Names
from healthgov.rules.places import Place

__all__ = ["Flow", "flows_of"]


@attrs.frozen
class Flow:
    """Data of an activity at or in reach of somebody, in a country; the country is "" where it is not stated."""

    activity_path: str
    activity: str
    holder_key: str
    holder: str
    country_code: str
    country: str
    kind: str
    """``host`` or ``recipient``."""
    way: str
    """``storage``, ``access`` or ``recipient``."""
    said: str
    """What happens there, in words."""


def flows_of(names: Names) -> tuple[Flow, ...]:
    """All flows that a document states, in its order."""
    by_id: dict[str, dict[str, Place]] = {"hosting": {}, "recipients": {}}
    for path, place in names.places.items():
        section, _, rest = path.partition("[")
        key = place.stated.get("id")
        if section in by_id and rest.endswith("]") and "." not in rest and isinstance(key, str):
            by_id[section][key] = place
    found: dict[Flow, None] = {}
    for path, place in names.places.items():
        if path.startswith("activities[") and "." not in path:
            found.update((flow, None) for flow in _of_activity(place, by_id, names))
    return tuple(found)


def _of_activity(activity: Place, by_id: Mapping[str, Mapping[str, Place]], names: Names) -> Iterator[Flow]:
    for key in _ids(activity, "hosting"):
        if key in by_id["hosting"]:
            yield from _hosted(activity, by_id["hosting"][key], names)
    for key in _ids(activity, "recipients"):
        place = by_id["recipients"].get(key)
        if place is not None and not _hosts(key, activity, by_id["hosting"], names):
            country = place.stated.get("country")
            yield _flow(activity, f"recipient {key}", names.named(key), country, "recipient", "recipient", names)


def _hosted(activity: Place, hosting: Place, names: Names) -> Iterator[Flow]:
    layers = _below(hosting, "layers", names)
    if not layers:
        holder = names.label(hosting.path)
        yield _flow(activity, f"hosting {hosting.path}", holder, None, "host", "storage", names)
    for layer in layers:
        key = f"host {layer.stated.get('performer', layer.path)}"
        holder = names.label(layer.path) or names.label(hosting.path)
        stores, reaches = _below(layer, "storage", names), _below(layer, "access", names)
        for place in stores:
            yield _flow(activity, key, holder, place.stated.get("country"), "host", "storage", names)
        for place in reaches:
            yield _flow(activity, key, holder, place.stated.get("country"), "host", "access", names)
        if not stores and not reaches:
            yield _flow(activity, key, holder, None, "host", "storage", names)


def _hosts(key: str, activity: Place, hostings: Mapping[str, Place], names: Names) -> bool:
    """Whether a recipient is on the map already, as a host of the activity."""
    return any(
        layer.stated.get("performer") == key
        for hosting in _ids(activity, "hosting")
        if hosting in hostings
        for layer in _below(hostings[hosting], "layers", names)
    )


def _below(place: Place, name: str, names: Names) -> list[Place]:
    start = f"{place.path}.{name}["
    return [one for path, one in names.places.items() if path.startswith(start) and "." not in path[len(start) :]]


def _ids(place: Place, name: str) -> tuple[str, ...]:
    value = place.stated.get(name)
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()


def _flow(activity: Place, key: str, holder: str, country: object, kind: str, way: str, names: Names) -> Flow:
    code = "" if country is None else str(country)
    unstated = say("country not stated", None, names.language)
    return Flow(
        activity_path=activity.path,
        activity=names.label(activity.path),
        holder_key=key,
        holder=holder,
        country_code=code,
        country=country_name(CountryCode(code), names.language) if code else unstated,
        kind=kind,
        way=way,
        said=say(_SAID[way], None, names.language),
    )


_SAID = {"storage": "kept there", "access": "reached from there", "recipient": "disclosed"}
