"""``healthgov init``: a starting document, commented with the question of every fact; asks, or takes flags."""

from __future__ import annotations

import functools
import re
import sys
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

from healthgov.commands.declared import argument, misused, option
from healthgov.commands.nearly import meant, wrong_country
from healthgov.commands.options import Language, LanguageOption
from healthgov.commands.stating import hint_of, leaves_of, parts_of
from healthgov.documents import loads
from healthgov.documents.json_schema import editor_line
from healthgov.documents.replacing import write_whole
from healthgov.documents.suggesting import choice_meant
from healthgov.facts import Fact, facts_of, hints, is_model, required
from healthgov.languages import ENGLISH, in_all, say
from healthgov.models import Organisation
from healthgov.models.governance import OrganisationKind

__all__ = ["init", "starting_document"]

_KINDS = tuple(kind.value for kind in OrganisationKind)
_ID = re.compile(r"[^\W_][\w.-]{0,79}")
_FIRST = ("hosting", "governance", "activities")


def init(
    file: Annotated[Path, argument(help="The document to write.")] = Path("healthgov.yaml"),
    id: Annotated[str | None, option(help="The id of the organisation: a short name.")] = None,  # noqa: A002
    country: Annotated[str | None, option(help="Where it is established: two letters.")] = None,
    kind: Annotated[str | None, option(help="What it is: {choices}.", choices=", ".join(_KINDS))] = None,
    sections: Annotated[str | None, option(help="The sections to begin, with commas between, or all.")] = None,
    language: LanguageOption = Language.EN,
) -> int:
    """Write a starting document: what is not known stays a comment with its question. What is not given is asked on a terminal."""
    if file.suffix not in (".yaml", ".yml"):
        raise misused("a starting document is YAML: name it .yaml")
    there = file.exists() or file.is_symlink()
    asking = not there and sys.stdin.isatty() and sys.stdout.isatty()
    said = language.value
    known = _sections()
    id = id or (_asked("A short name of the organisation, for its id", "clinic", said) if asking else "organisation")  # noqa: A001
    if country is None and asking:
        country = _asked("Where is it established (two letters)?", "FR", said)
    if kind is None and asking:
        kind = _asked("What kind of organisation is it?", "", said, _KINDS) or None
    if sections is None and asking:
        sections = _asked("Which sections shall be begun?", ",".join(_FIRST), said, tuple(known))
    chosen = tuple(known) if sections == "all" else tuple((sections or ",".join(_FIRST)).replace(" ", "").split(","))
    wrong = functools.partial(_mistaken, file.name if there else "", id, country, kind, chosen)
    if wrong(said):
        raise misused(in_all(wrong))
    text = starting_document(id, country=country, kind=kind, sections=chosen, language=said)
    loads(text, "yaml")
    write_whole(text, file)
    sys.stderr.write(say("written; to go on:", None, said) + "\n")
    spoken = "" if said == ENGLISH else f" --lang {said}"
    for step in (
        "schema --output healthgov.schema.json",
        f"check {file.name}{spoken}",
        f"questions {file.name}{spoken}",
    ):
        sys.stderr.write(f"  healthgov {step}\n")
    return 0


def _asked(sentence: str, default: str, language: str, choices: tuple[str, ...] = ()) -> str:
    words = say(sentence, None, language)
    if choices:
        words += f" ({', '.join(choices)})"
    import typer  # noqa: PLC0415  for who is asked

    answer: str = typer.prompt(words, default=default, show_default=bool(default), err=True)
    return answer.strip()


def _mistaken(
    there: str,
    id: str,  # noqa: A002
    country: str | None,
    kind: str | None,
    chosen: tuple[str, ...],
    language: str,
) -> str:
    """Everything that is wrong, at once."""
    wrong = []
    if there:
        wrong.append(say("{file} is there already, and is left as it is", {"file": there}, language))
    if not _ID.fullmatch(id):
        wrong.append(say("--id is a short name: letters, digits, hyphens", None, language))
    wrong += [said] if (said := wrong_country(country or None, language)) else []
    for own, given, known in (("--kind", {kind} - {None}, _KINDS), ("--sections", set(chosen), tuple(_sections()))):
        if not given <= set(known):
            said = say("{option} takes: {choices}", {"option": own, "choices": ", ".join(known)}, language)
            slips = sorted(name for name in given - set(known) if name)
            offers = [choice_meant(name, OrganisationKind) if own == "--kind" else _near(name, known) for name in slips]
            offered = ", ".join(filter(None, offers))
            wrong.append(said + (say("; did you mean {name}?", {"name": offered}, language) if offered else ""))
    return f"\n{_BELOW}".join(wrong)


def _near(name: str, known: Sequence[str]) -> str:
    return next(iter(meant(name, known)), "")


_BELOW = " " * len("healthgov: ")


def starting_document(
    id: str,  # noqa: A002
    *,
    country: str | None = None,
    kind: str | None = None,
    sections: tuple[str, ...] = _FIRST,
    language: str = "en",
) -> str:
    """A document in YAML that states what is given and nothing else; each fact that is not stated is a comment."""
    stated = {"id": id, "country": country, "kind": kind}
    begun = _sections()
    lines = [
        editor_line(),
        f"# {say('What is not known stays a comment: healthgov then asks for it, and takes nothing for granted.', None, language)}",
        f"# {say('Take the # away and state what is so. An empty list, [], says that there is none.', None, language)}",
    ]
    for fact in facts_of(Organisation):
        if stated.get(fact.name):
            lines.append(f"{fact.name}: {_spelt(str(stated[fact.name]))}")
        elif fact.name in begun and fact.name in sections:
            lines += ["", f"# {say(fact.question, None, language)}", *_section(fact, begun[fact.name], language)]
        else:
            lines += _commented(fact, "", language)
    return "\n".join(lines) + "\n"


def _spelt(text: str) -> str:
    """A text in YAML; what YAML would take for a number or a truth is quoted."""
    plain = text[0].isalpha() and text.lower() not in ("true", "false", "null", "yes", "no", "on", "off")
    return text if plain else f'"{text}"'


def _sections() -> dict[str, tuple[type, bool]]:
    """The sections that can be begun without stating more than an id: the model of each, and whether it is a list."""
    found: dict[str, tuple[type, bool]] = {}
    for fact in facts_of(Organisation):
        hint = hints(Organisation)[fact.name]
        model = next((leaf for leaf in leaves_of(hint) if is_model(leaf)), None)
        if model is not None and required(model) <= {"id"}:
            found[fact.name] = (model, any(typing.get_origin(part) is tuple for part in parts_of(hint)))
    return found


def _section(fact: Fact[Any], section: tuple[type, bool], language: str) -> Iterator[str]:
    model, listed = section
    if not listed and not required(model):
        # Nothing of it is stated, so that it is no section yet: its name stays a comment as well.
        yield f"# {fact.name}:"
        for one in facts_of(model):
            yield from _commented(one, "  ", language, marked="# ")
        return
    yield f"{fact.name}:"
    first, rest = ("  - ", "    ") if listed else ("  ", "  ")
    for one in facts_of(model):
        if one.name == "id":
            yield f"{first}id: {fact.name.replace('_', '-')}-1"
        else:
            yield from _commented(one, rest, language)


def _commented(fact: Fact[Any], indent: str, language: str, *, marked: str = "") -> Iterator[str]:
    before = f"# {indent}" if marked else f"{indent}# "
    inside = "# " if marked else ""
    yield f"{before}{inside}{say(fact.question, None, language)}"
    yield f"{before}{fact.name}: {hint_of(fact, language)}"
