"""Cases of law as data: how they are written, read and changed."""

from __future__ import annotations

import copy
import functools
import importlib
import itertools
import pickle
import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import yaml
from yaml import CSafeLoader

from healthgov.documents import structure
from healthgov.facts import is_model
from healthgov.findings import Finding
from healthgov.rules import RuleSet

HERE = Path(__file__).parent
EXPECTATIONS = ("pass", "fail", "unknown", "not_applicable", "skipped")


@attrs.frozen(kw_only=True)
class Case:
    """One question to one rule on one day, with the answer the law gives."""

    file: str
    name: str
    rule_set: type[RuleSet]
    rule: str
    as_of: date
    subject: object
    root: object
    expect: str
    doubt: str | None
    holds_until: date | None

    @property
    def id(self) -> str:
        """How the case is named in a test run."""
        return f"{self.rule}: {self.name}"


class Plain(CSafeLoader):
    """YAML 1.2 by libyaml: its words are ``true``, ``false`` and ``null``, and days are days.

    Every process that collects tests reads some eighty case files: by libyaml in a tenth of the time of ruamel.yaml, which
    ``test_case_files_are_read_as_yaml_says`` holds it against, file by file.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012  how PyYAML has it
        **{
            letter: [("tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z"))]
            for letter in "tTfF"
        },
        **{
            letter: [("tag:yaml.org,2002:null", re.compile(r"(?:null|Null|NULL|~|)\Z"))]
            for letter in ("n", "N", "~", "")
        },
        "<": CSafeLoader.yaml_implicit_resolvers["<"],
        **{
            letter: [
                ("tag:yaml.org,2002:int", re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")),
                ("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+]?[0-9]+)?\Z")),
                *(one for one in CSafeLoader.yaml_implicit_resolvers.get(letter, ()) if one[0].endswith("timestamp")),
            ]
            for letter in "-+0123456789"
        },
    }


_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def leads_somewhere(path: str, document: Any) -> bool:
    """Whether each step of a path is a fact of what the step before led to, as far as that is stated."""
    thing = document
    for name, number in _STEP.findall(path):
        if thing is None:  # the fact of something that is not stated
            return True
        if number:
            if not isinstance(thing, tuple) or int(number) >= len(thing):
                return False
            thing = thing[int(number)]
        elif is_model(type(thing)) and name in type(thing)._names:
            thing = getattr(thing, name)
        else:
            return False
    return True


def places_of(finding: Finding) -> set[str]:
    """The places that an answer names."""
    return {path for one in finding.walk() for path in (one.path, one.fact)}


def read_yaml(path: Path) -> Any:
    """Read a case file; it is ours, so plain YAML is enough."""
    return yaml.load(path.read_bytes(), Plain)  # noqa: S506  a safe loader


def resolve(dotted: str) -> Any:
    """``package.module:Name`` to the thing itself."""
    module, _, name = dotted.partition(":")
    return getattr(importlib.import_module(module), name)


def copied(document: Any) -> Any:
    """A copy that shares nothing: by way of bytes, in a tenth of the time that ``deepcopy`` takes."""
    return pickle.loads(pickle.dumps(document))  # noqa: S301  our own bytes


def changed(document: Any, changes: dict[str, Any]) -> Any:
    """A copy with dotted paths set to new values; ``null`` takes the statement away.

    What no path leads through is the document's own: who writes into what this gives takes a copy of it.

    >>> base = {"id": "one", "hosting": [{"id": "h", "layers": []}], "activities": [{"id": "a"}]}
    >>> other = changed(base, {"hosting.0.layers.0.country": "FR", "activities.0.id": None, "governance.dpo.name": True})
    >>> other
    {'id': 'one', 'hosting': [{'id': 'h', 'layers': [{'country': 'FR'}]}], 'activities': [{}], 'governance': {'dpo': {'name': True}}}
    >>> base
    {'id': 'one', 'hosting': [{'id': 'h', 'layers': []}], 'activities': [{'id': 'a'}]}
    """
    result = copy.copy(document)
    own = {id(result): result}

    def owned(place: Any, key: Any) -> Any:
        """What stands there, as a copy of ours."""
        if id(place[key]) not in own:
            place[key] = copy.copy(place[key])
            own[id(place[key])] = place[key]
        return place[key]

    for path, value in changes.items():
        keys = [int(key) if key.isdigit() else key for key in path.split(".")]
        place = result
        for key, following in itertools.pairwise(keys):
            if isinstance(place, dict) and place.get(key) is None:
                place[key] = [] if isinstance(following, int) else {}
            if isinstance(place, list) and key == len(place):
                place.append({})
            place = owned(place, key)
        _set(place, keys[-1], value)
    return result


def _set(place: Any, key: Any, value: Any) -> None:
    """One more of a list, another value, or none any more."""
    if isinstance(place, list) and key == len(place):
        place.append(value)
    elif value is not None:
        place[key] = value
    elif isinstance(place, list):
        del place[key]
    else:
        place.pop(key, None)


def load_cases(*folders: str) -> list[Case]:
    """All cases below the folders; a misspelt key is an error."""
    return [case for folder in folders for path in sorted((HERE / folder).glob("*.yaml")) for case in _cases(path)]


@functools.cache  # several test modules ask for the same
def _cases(path: Path) -> list[Case]:
    content = read_yaml(path)
    _only(content, {"rule_set", "subject", "root", "base", "base_file", "about", "cases"}, path)
    base = read_yaml(path.parent / content["base_file"]) if "base_file" in content else content.get("base", {})
    kind, rule_set = resolve(content["subject"]), resolve(content["rule_set"])
    root_kind = resolve(content["root"]["kind"]) if "root" in content else None
    cases = []
    for entry in content["cases"]:
        _only(entry, {"rule", "name", "as_of", "with", "root", "expect", "doubt", "holds_until"}, path)
        assert entry["expect"] in EXPECTATIONS, f"{path.name}: {entry['name']} expects one of {EXPECTATIONS}"
        root = None
        if root_kind is not None:
            root = structure(changed(content["root"]["base"], entry.get("root") or {}), root_kind)
        cases.append(
            Case(
                file=path.name,
                name=entry["name"],
                rule_set=rule_set,
                rule=entry["rule"],
                as_of=entry["as_of"],
                subject=structure(changed(base, entry.get("with") or {}), kind),
                root=root,
                expect=entry["expect"],
                doubt=entry.get("doubt"),
                holds_until=entry.get("holds_until"),
            )
        )
    return cases


def _only(entry: dict[str, Any], allowed: set[str], path: Path) -> None:
    unknown = set(entry) - allowed
    assert not unknown, f"{path.name}: unknown keys {sorted(unknown)}"
