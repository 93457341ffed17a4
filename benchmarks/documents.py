"""Reading documents, beside pydantic v2 models of the same shape: from Python objects, JSON and YAML, and with mistakes.

Run ``python benchmarks/documents.py``. The models of pydantic are made from ours, field by field: strict, frozen, no
unknown fields. Contenders take turns in one process. PyYAML with its C loader reads YAML for pydantic.
"""

from __future__ import annotations

import enum
import functools
import json
import resource
import statistics
import time
import types
import typing
from datetime import date, datetime
from pathlib import Path

import pydantic
import yaml

from healthgov.documents import dumps, load, loads, structure, unstructure
from healthgov.durations import Length
from healthgov.errors import InvalidDocumentError
from healthgov.facts import hints, is_model, required
from healthgov.kinds import CategoryCode, Count, CountryCode, RegionCode
from healthgov.models import Organisation
from healthgov.periods import Period

EXAMPLES = Path(__file__).parents[1] / "examples"
Country = typing.Annotated[str, pydantic.Field(pattern=r"^[A-Z]{2}$")]
Region = typing.Annotated[str, pydantic.Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]
Category = typing.Annotated[str, pydantic.Field(pattern=r"^[a-z_]+(\.[a-z_]+)*$")]
Days = typing.Annotated[str, pydantic.Field(pattern=r"^P([0-9]+Y)?([0-9]+M)?([0-9]+D)?$")] | dict[str, int]
Hours = typing.Annotated[str, pydantic.Field(pattern=r"^PT([0-9]+H)?([0-9]+M)?$")] | Days


@functools.cache
def peer(kind):
    """The model of pydantic for one of ours."""
    needed = required(kind)
    fields = {
        name: (alike(hint), ...) if name in needed else (alike(hint) | None, None) for name, hint in hints(kind).items()
    }
    config = pydantic.ConfigDict(extra="forbid", frozen=True)
    return pydantic.create_model(kind.__name__, __config__=config, **fields)


def alike(hint):
    """The type of a field, for pydantic."""
    simple = {
        CountryCode: Country,
        RegionCode: Region,
        CategoryCode: Category,
        Period: Days,
        Length: Hours,
        str: str,
        bool: pydantic.StrictBool,
    }
    counts = typing.Annotated[pydantic.StrictInt, pydantic.Field(ge=0)]
    simple |= {int: pydantic.StrictInt, Count: counts, float: pydantic.StrictFloat, date: date, datetime: datetime}
    if hint in simple:
        return simple[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is frozenset:
        return frozenset[alike(arguments[0])]
    if origin is tuple:
        return tuple[alike(arguments[0]), ...]
    if origin in (typing.Union, types.UnionType):
        return typing.Union[tuple(map(alike, arguments))]  # noqa: UP007
    if isinstance(hint, type) and (issubclass(hint, enum.Enum) or not is_model(hint)):
        return hint
    return peer(hint)


def turns(*contenders, rounds=15, least=0.05):
    """The best and the middle time of each, in microseconds, taking turns."""
    times = [[] for _ in contenders]
    counts = []
    for work in contenders:
        start = time.perf_counter()
        work()
        counts.append(max(1, int(least / max(time.perf_counter() - start, 1e-7))))
    for _ in range(rounds):
        for place, work in enumerate(contenders):
            start = time.perf_counter()
            for _ in range(counts[place]):
                work()
            times[place].append((time.perf_counter() - start) / counts[place] * 1e6)
    return [(min(one), statistics.median(one)) for one in times]


def row(title, ours, theirs, goal):
    """Print one comparison."""
    (best, middle), (floor, floor_middle) = turns(ours, theirs)
    print(
        f"  {title:34} {best:9.0f} us, beside {floor:9.0f} us: {best / floor:5.2f} "
        f"(median {middle / floor_middle:5.2f}; goal {goal})"
    )


def refused(text, format_):
    """The problems of a text."""
    try:
        loads(text, format_)
    except InvalidDocumentError as error:
        return error
    raise AssertionError


def with_mistakes(plain, wanted=200):
    """The same document with so many values of a wrong kind."""
    wrong = json.loads(json.dumps(plain))
    left = wanted
    waiting = [wrong]
    while waiting and left:
        holder = waiting.pop()
        for name, value in holder.items():
            if isinstance(value, list):
                waiting += [one for one in value if isinstance(one, dict)]
            elif isinstance(value, dict):
                waiting.append(value)
            elif left and isinstance(value, (bool, str)) and name != "id":
                holder[name] = 7
                left -= 1
    assert not left
    return wrong


def group(plain, times):
    """The same document with its activities many times."""
    more = [{**one, "id": f"{one['id']}-{number}"} for number in range(times) for one in plain["activities"]]
    return {**plain, "activities": more}


def main():
    Model = peer(Organisation)  # noqa: N806
    for name in ("telemedicine.yaml", "clinic-mended.yaml"):
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        plain = unstructure(load(EXAMPLES / name))
        as_json = json.dumps(plain)
        assert loads(as_json, "json") == structure(plain, Organisation) == loads(text, "yaml")
        Model.model_validate(plain)
        print(name)
        row("Python objects", lambda p=plain: structure(p, Organisation), lambda p=plain: Model.model_validate(p), 0.75)
        row("JSON text", lambda t=as_json: loads(t, "json"), lambda t=as_json: Model.model_validate_json(t), 1.0)
        row(
            "YAML text, C loader of PyYAML",
            lambda t=text: loads(t, "yaml"),
            lambda t=text: Model.model_validate(yaml.load(t, Loader=yaml.CSafeLoader)),
            1.5,
        )
    plain = group(unstructure(load(EXAMPLES / "telemedicine.yaml")), 30)
    wrong = with_mistakes(plain)
    for format_, text, broken in (
        ("json", json.dumps(plain, indent=1), json.dumps(wrong, indent=1)),
        ("yaml", dumps(structure(plain, Organisation), "yaml"), json.dumps(wrong, indent=1)),
    ):
        count = len(refused(broken, "json").problems) + refused(broken, "json").more
        row(
            f"{count} mistakes beside none, {format_}",
            lambda b=broken: refused(b, "json"),
            lambda t=text, f=format_: loads(t, f),
            10,
        )
    lines = dumps(structure(group(plain, 30), Organisation), "yaml")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    loads(lines, "yaml")
    taken = time.perf_counter() - start
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"  {lines.count(chr(10))} lines of YAML, {len(lines) / 2**20:.1f} MiB: {taken:.2f} s, {more:.0f} MiB more at most"
    )


if __name__ == "__main__":
    main()
