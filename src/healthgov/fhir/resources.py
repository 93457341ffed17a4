"""The resources of a FHIR document, bundles within bundles too, and whether all of an answer is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from healthgov.errors import Problem

__all__ = ["Resource", "join", "reference_of", "resources_of"]


_WHOLE = "an answer that is whole, without an error"


class Resource(NamedTuple):
    """A resource with its place and its full address."""

    path: str
    content: Mapping[str, object]
    address: object

    @property
    def kind(self) -> object:
        """What it is, as ``Patient``."""
        return self.content.get("resourceType")


def join(parent: str, name: str) -> str:
    """A path one step deeper."""
    return f"{parent}.{name}" if parent else name


def reference_of(value: object) -> str | None:
    """What a reference points to, whatever version of it; ``None`` where it is none."""
    reference = value.get("reference") if isinstance(value, Mapping) else None
    return reference.partition("/_history/")[0] if isinstance(reference, str) else None


def resources_of(document: Mapping[str, object], problems: list[Problem]) -> list[Resource]:
    """Every resource that is no bundle; what a server could not give, and pages that are not there, are problems."""
    if not isinstance(document, Mapping) or not isinstance(document.get("resourceType"), str):
        problems.append(Problem("", "a FHIR resource or bundle, with its resourceType"))
        return []
    found: list[Resource] = []
    bundles: list[Resource] = []
    waiting = [Resource("", document, None)]
    while waiting:
        one = waiting.pop()
        if one.kind == "Bundle":
            bundles.append(one)
            waiting += reversed(list(_entries(one, problems)))
        else:
            found.append(one)
    _whole(bundles, problems)
    problems += [problem for one in found if one.kind == "OperationOutcome" for problem in _not_given(one)]
    return found


def _entries(bundle: Resource, problems: list[Problem]) -> Iterator[Resource]:
    entries = bundle.content.get("entry", [])
    at = join(bundle.path, "entry")
    if not isinstance(entries, list):
        problems.append(Problem(at, "a list of entries"))
        return
    for place, entry in enumerate(entries):
        path = f"{at}[{place}]"
        if not isinstance(entry, Mapping):
            problems.append(Problem(path, "an entry of a bundle"))
            continue
        if _failed(entry.get("response")):
            problems.append(Problem(f"{path}.response", _WHOLE))
        resource = entry.get("resource")
        if isinstance(resource, Mapping):
            yield Resource(f"{path}.resource", resource, entry.get("fullUrl"))
        elif resource is not None:
            problems.append(Problem(f"{path}.resource", "a resource"))


def _failed(response: object) -> bool:
    """Whether an answer of a batch says that there is none: its status is that of HTTP."""
    status = response.get("status") if isinstance(response, Mapping) else None
    return isinstance(status, str) and not status.startswith(("2", "304"))


def _whole(bundles: list[Resource], problems: list[Problem]) -> None:
    """Note the answers to a search of which a part is not there: the last contact may stand in it."""
    there = {url for bundle in bundles for url in _related(bundle, "self")}
    following = {url for bundle in bundles for url in _related(bundle, "next")}
    for bundle in bundles:
        here, after, before = (set(_related(bundle, *names)) for names in (("self",), ("next",), ("previous", "prev")))
        if after - there:
            problems.append(Problem(join(bundle.path, "link"), "every page of the answer, in the same document"))
        total, entries = bundle.content.get("total"), bundle.content.get("entry", [])
        alone = not after and not before and not here & following
        if alone and isinstance(total, int) and isinstance(entries, list) and total > sum(map(_matches, entries)):
            problems.append(Problem(join(bundle.path, "total"), "as many entries as the search found"))


def _related(bundle: Resource, *relations: str) -> Iterator[str]:
    links = bundle.content.get("link")
    for link in links if isinstance(links, list) else []:
        if isinstance(link, Mapping) and link.get("relation") in relations:
            yield str(link.get("url"))


def _matches(entry: object) -> bool:
    """Whether an entry is what was searched, and not what came along with it."""
    search = entry.get("search") if isinstance(entry, Mapping) else None
    return not (isinstance(search, Mapping) and search.get("mode") in ("include", "outcome"))


def _not_given(outcome: Resource) -> Iterator[Problem]:
    issues = outcome.content.get("issue")
    for place, issue in enumerate(issues if isinstance(issues, list) else []):
        if isinstance(issue, Mapping) and (
            issue.get("severity") in ("error", "fatal") or issue.get("code") == "incomplete"
        ):
            yield Problem(f"{join(outcome.path, 'issue')}[{place}]", _WHOLE)


def __dir__() -> list[str]:
    return __all__
