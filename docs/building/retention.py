"""One page for each type of record of each country, with worked dates, and the tables that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from docs.building.markdown import DAY, ORPHAN, code, elsewhere, linked, plain, table, titled

from healthgov import be, de, fr, gb, it, us
from healthgov.errors import HealthgovError
from healthgov.languages import say, spell, translated
from healthgov.periods import as_date
from healthgov.retention import RetentionPolicy, RetentionSchedule
from healthgov.retention.events import EVENTS, Absence
from healthgov.retention.words import citation, described, summary

__all__ = ["SCHEDULES", "own_types", "retention_files"]

_SCHEDULES: tuple[type[RetentionSchedule], ...] = (
    fr.Retention,
    be.BelgianRetention,
    gb.NhsRetention,
    gb.OutsideEngland,
    de.GermanRetention,
    *de.LAENDER.values(),
    it.ItalianRetention,
    us.UsRetention,
    *us.STATES.values(),
)
SCHEDULES: dict[str, type[RetentionSchedule]] = {
    f"{schedule.__module__.split('.')[1]}-{schedule.__name__}".lower(): schedule for schedule in _SCHEDULES
}
_PARTS = (*de.LAENDER.values(), *us.STATES.values())
_WORDS = {
    "en": {
        "title": "Retention",
        "lead": "Every type of record with how long it is kept, the days on which the text answers, what happens then, worked dates, and the texts "
        "with how binding and how sure they are. A gap is a type whose length no text read so far settles; what is contested decides nothing "
        "unless all readings agree. `healthgov retention explain KEY` shows one whole.",
        "part": "The types of the federal schedule, and:",
        "columns": ("key", "what", "how long", "texts"),
        "back": "All types of this schedule",
        "worked": "Worked dates",
        "stated": "Every event that the answer asks for stated as {day}, read on {today}:",
        "silent": "Nothing stated: nothing is guessed.",
        "moments": "A period in hours or minutes is answered to the minute: `due_at`.",
        "events": "Events",
        "event": ("key", "event", "a missing date means"),
    },
    "fr": {
        "title": "Durées de conservation",
        "lead": "Chaque type de document, sa durée de conservation, les jours où le texte vaut, le sort final, des dates calculées, et les textes avec "
        "leur force et leur degré de certitude. Une lacune est un type dont aucun texte lu à ce jour ne fixe la durée ; ce qui est discuté ne décide "
        "de rien tant que toutes les lectures ne s'accordent pas. `healthgov retention explain CLÉ --language fr` en montre un en entier.",
        "part": "Les types du référentiel fédéral, et :",
        "columns": ("clé", "quoi", "durée", "textes"),
        "back": "Tous les types de ce référentiel",
        "worked": "Dates calculées",
        "stated": "Tous les événements demandés datés du {day}, réponse au {today} :",
        "silent": "Rien n'est renseigné : rien n'est supposé.",
        "moments": "Une durée en heures ou en minutes se calcule à la minute : `due_at`.",
        "events": "Les événements",
        "event": ("clé", "événement", "une date absente signifie"),
    },
}
_ABSENT = {
    "en": {
        Absence.NOT_YET: "not yet: the clock does not run",
        Absence.AS_IF_NOT: "as if it had not happened",
        Absence.UNKNOWN: "on a day not known",
    },
    "fr": {
        Absence.NOT_YET: "pas encore survenu : le délai ne court pas",
        Absence.AS_IF_NOT: "comme s'il n'était pas survenu",
        Absence.UNKNOWN: "survenu un jour que l'on ignore",
    },
}
_EVENT = "2014-03-15"
_EVERY = 8
"""A quick site has the page of every so manieth type."""


def own_types(schedule: type[RetentionSchedule]) -> dict[str, list[RetentionPolicy]]:
    """The types that a schedule states itself, by key, with the versions of each."""
    own = [value for value in vars(schedule).values() if isinstance(value, RetentionPolicy)]
    found: dict[str, list[RetentionPolicy]] = {}
    for policy in own if schedule in _PARTS else schedule.policies:
        found.setdefault(policy.key, []).append(policy)
    return dict(sorted(found.items()))


def retention_files(*, quick: bool = False) -> Iterator[tuple[str, str, str]]:
    """Language, name and text of each page."""
    for language, words in _WORDS.items():
        names = "\n".join((*SCHEDULES, "events"))
        yield (
            language,
            "reference/retention/index",
            f"# {words['title']}\n\n{words['lead']}\n\n```{{toctree}}\n{names}\n```\n",
        )
        yield language, "reference/retention/events", _events(language)
        for name, schedule in SCHEDULES.items():
            types = own_types(schedule)
            yield language, f"reference/retention/{name}", _schedule(name, schedule, types, language)
            for key, policies in list(types.items())[:: _EVERY if quick else 1]:
                page = f"reference/retention/{name}-{key}"
                yield language, page, ORPHAN + "\n".join(_page(page, name, schedule, policies, language)) + "\n"


def _events(language: str) -> str:
    words = _WORDS[language]
    rows = (
        (
            f"`{event.key}`",
            plain(translated(event.words, language)),
            _ABSENT[language][event.absent],
        )
        for event in sorted(EVENTS.values(), key=lambda event: event.key)
    )
    return f"# {words['events']}\n\n{table(words['event'], rows)}"


def _schedule(
    name: str, schedule: type[RetentionSchedule], types: dict[str, list[RetentionPolicy]], language: str
) -> str:
    words = _WORDS[language]
    rows = (
        (
            f"[`{key}`]({name}-{key}.md)",
            plain(say(policy.title, None, language)),
            plain(summary(policy, language)),
            plain("; ".join(citation(cite, language) for cite in policy.cites)),
        )
        for key, policies in types.items()
        for policy in policies
    )
    part = f"{words['part']}\n\n" if schedule in _PARTS else ""
    where = f"`healthgov.{schedule.__module__.split('.')[1]}.{schedule.__name__}`"
    return f"# {titled(say(schedule.title, None, language))}\n\n{where}\n\n{part}{table(words['columns'], rows)}"


def _page(
    page: str, name: str, schedule: type[RetentionSchedule], policies: list[RetentionPolicy], language: str
) -> Iterator[str]:
    words = _WORDS[language]
    yield f"# {titled(say(policies[-1].title, None, language))}\n"
    key = policies[-1].key
    yield f"`{key}` · [{words['back']}]({name}.md) · {elsewhere(page, language)}\n"
    for policy in policies:
        title, *lines = described(policy, language).splitlines()
        if len(policies) > 1:
            yield f"\n## {plain(title)} · {spell(policy.validity, language)}\n"
        yield from (f"- {linked(line.strip())}" for line in lines)
    yield f"\n## {words['worked']}\n"
    for policy in policies:
        day = _in_force(policy)
        stated = dict.fromkeys(policy.events, _EVENT)
        told = _answer(schedule, policy, day, stated, language)
        if told is None:
            yield f"{words['moments']}\n"
            continue
        if stated:
            yield f"{words['stated'].format(day=spell(date.fromisoformat(_EVENT), language), today=spell(day, language))}\n"
            yield code(told.splitlines())
        silent = _answer(schedule, policy, day, {}, language)
        if silent is not None:
            yield f"{words['silent']}\n"
            yield code(silent.splitlines())


def _in_force(policy: RetentionPolicy) -> date:
    """The day of the pages, or the nearest one on which the text answers."""
    day, span = as_date(DAY, "as_of"), policy.validity
    if span.since is not None and day < span.since:
        return span.since
    return span.until if span.until is not None and day > span.until else day


def _answer(
    schedule: type[RetentionSchedule], policy: RetentionPolicy, day: date, stated: dict[str, str], language: str
) -> str | None:
    law = schedule(as_of=day)
    for version_on in (None, day, day - timedelta(days=1)):
        try:
            return law.due(policy, version_on=version_on, **stated).explain(language)  # type: ignore[arg-type]
        except (HealthgovError, TypeError, ValueError) as problem:
            last = problem
    print(f"{policy.key}: {type(last).__name__}: {last}")  # noqa: T201  a builder says what it could not show
    return None
