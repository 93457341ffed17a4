"""The servers of a data contract as hosting arrangements: where data lie, as far as a server says so.

A region tells a country only where it is certain whose region it is: of services that one provider alone offers.
"""

from __future__ import annotations

from typing import Any

from healthgov.interchange.own_facts import PREFIX, believed, beside
from healthgov.interchange.reading import Node
from healthgov.models.hosting import HostingArrangement
from healthgov.models.regions import country_of_region

__all__ = ["arrangement_of", "server_of"]

_REGIONS = {"athena": ("AWS", "regionName"), "kinesis": ("AWS", "region"), "redshift": ("AWS", "region")}
"""Types of server that one provider alone offers: whose they are, and which field names the region."""


def server_of(arrangement: dict[str, Any]) -> dict[str, Any]:
    """The server that stands for a hosting arrangement; what the standard has no field for is written beside."""
    made: dict[str, Any] = {"server": arrangement["id"], "type": "custom"}
    own = [{"property": PREFIX + name, "value": value} for name, value in beside(arrangement, {}).items()]
    return {**made, **({"customProperties": own} if own else {})}


def arrangement_of(node: Node) -> dict[str, Any]:
    """The hosting arrangement that a server stands for."""
    said: dict[str, Any] = {"id": node.needed("server") or "x"}
    node.fixed("type", "custom")
    kind = node.at_text("type")
    provider, field = _REGIONS.get(kind.value if kind else "", ("", ""))
    region = node.at_text(field) if field else None
    country = country_of_region(provider, region.value) if region else None
    if kind and region and country:
        kind.taken()
        region.taken()
        said["entities"] = [{"id": provider}]
        said["layers"] = [{"performer": provider, "storage": [{"country": str(country), "site": region.value}]}]
    own: dict[str, Node] = {}
    for one in node.items("customProperties"):
        key = one.at_text("property")
        if key and key.value.startswith(PREFIX):
            key.taken()
            if (value := one.child("value")) is not None:
                own[key.value.removeprefix(PREFIX)] = value
    # A server of our own type says nothing but its name, so nothing in it can disagree with what stands beside.
    return believed(said, own, HostingArrangement, lambda _: kind is None or kind.value == "custom")
