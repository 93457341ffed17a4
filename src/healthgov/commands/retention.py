"""``healthgov retention``: how long records are kept, one record or the whole schedule."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

from healthgov.commands.declared import CommandGroup, argument, misused, option
from healthgov.commands.laws import every_schedule, schedules_meant
from healthgov.commands.naming import files_of, named
from healthgov.commands.options import Language, LanguageOption, claims_of, day_or_today, given_day, write
from healthgov.commands.outcome import PASSES, UNKNOWN
from healthgov.commands.planning import plan
from healthgov.evidence import evidence
from healthgov.languages import languages, say, spell, translated
from healthgov.periods import Validity
from healthgov.retention import Choice, Due, Handling, Hold, RetentionSchedule
from healthgov.retention.schedules.near import near_keys
from healthgov.retention.words import departed, described, summary
from healthgov.tables import Standing
from healthgov.verdicts import Verdict

__all__ = ["DEFAULT", "ScheduleOption", "application", "schedule_at"]

application = CommandGroup(help="How long records are kept.")

NeverOption = Annotated[list[str] | None, option(help="An event that never happened; repeat for several.")]
VersionOption = Annotated[str | None, option(help="The day on which a study came under its text.")]
UndatedOption = Annotated[
    list[str] | None,
    option(help="An event that happened on a day not known; repeat for several."),
]
NotYetOption = Annotated[
    list[str] | None,
    option(help="An event that is yet to come, as the last contact of a stay that runs; repeat for several."),
]
AfterDeathOption = Annotated[Choice, option(help="What becomes of a last contact later than the death.")]


class Coming(str, enum.Enum):
    """What may become of a contact in the future: it is never counted."""

    REFUSED = "refused"
    HELD = "held"


InFutureOption = Annotated[Coming, option(help="What becomes of a contact in the future: refused or held.")]
ScheduleOption = Annotated[str, option(help="The schedule, package.module:ClassName or ./file.py:ClassName.")]
DEFAULT = "healthgov.fr:Retention"
EXIT_CODES = {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.UNKNOWN: 3}


class Format(str, enum.Enum):
    """The formats of an answer."""

    TEXT = "text"
    JSON = "json"


@application.command("due")
def due_command(
    record_type: Annotated[str, argument(metavar="TYPE", help="The type of record; `retention list` lists them.")],
    last_contact: Annotated[str | None, option(help="The last contact, YYYY-MM-DD, YYYY-MM or YYYY.")] = None,
    birth: Annotated[str | None, option(help="The birth.")] = None,
    death: Annotated[str | None, option(help="The death.")] = None,
    event: Annotated[list[str] | None, option(help="Another event, NAME=DATE; repeat for several.")] = None,
    never: NeverOption = None,
    undated: UndatedOption = None,
    not_yet: NotYetOption = None,
    after_death: AfterDeathOption = Choice.REFUSED,
    in_future: InFutureOption = Coming.REFUSED,
    claim: Annotated[list[str] | None, option(help="A claim, LODGED or LODGED:RESOLVED.")] = None,
    legal_hold: Annotated[list[str] | None, option(help="A legal hold, SINCE or SINCE:RELEASED.")] = None,
    version_on: VersionOption = None,
    as_of: Annotated[str | None, option(help="The day; today when left out.")] = None,
    format: Annotated[Format, option(help="How to write it.")] = Format.TEXT,  # noqa: A002
    language: LanguageOption = Language.EN,
    schedule: ScheduleOption = DEFAULT,
) -> int:
    """Say when a record is due. Exit code 0: its period is over, 1: it is kept, 3: not known."""
    events: dict[str, str | None] = {"last_contact": last_contact, "birth": birth, "death": death}
    for item in event or ():
        name, equals, day = item.partition("=")
        if not equals:
            raise misused("--event is written NAME=DATE")
        if events.get(name) is not None:
            raise misused(f"{name} is given twice")
        events[name] = day
    claims = claims_of(claim)
    legal_holds = [
        Hold(since=given_day(since, "--legal-hold"), released=given_day(released, "--legal-hold") if released else None)
        for since, _, released in (item.partition(":") for item in legal_hold or ())
    ]
    answer = _with_type(schedule, record_type)(as_of=day_or_today(as_of)).due(
        record_type,
        claims=claims,
        legal_holds=legal_holds,
        never=never or (),
        undated=undated or (),
        not_yet=not_yet or (),
        handling=Handling(after_death=after_death, in_future=Choice(in_future.value)),
        version_on=_version(version_on),
        **events,
    )
    text = _json(answer, language.value) if format is Format.JSON else answer.explain(language.value) + "\n"
    write(text, None)
    return EXIT_CODES[answer.verdict]


@application.command("list")
def list_command(
    search: Annotated[str | None, option(help="Only types with this text in their key or title.")] = None,
    schedule: ScheduleOption = DEFAULT,
    language: LanguageOption = Language.EN,
) -> int:
    """List the types of record: key, title, term, and the days on which each text answers. Exit code 3: there is none."""
    lines: list[str] = []
    for policy in sorted(schedule_at(schedule).policies, key=lambda policy: policy.key):
        if (
            search is None
            or search.lower()
            in " ".join((policy.key, *(translated(policy.title, tongue) for tongue in languages()))).lower()
        ):
            days = "" if policy.validity == Validity() else f" [{spell(policy.validity, language.value)}]"
            said = {"what": policy.key, "how": translated(policy.title, language.value)}
            lines.append(say("{what}: {how}", said, language.value) + days)
            lines.append(f"    {summary(policy, language.value)}")
    none = say("no type of record has this text in its key or title", None, language.value)
    write("\n".join(lines or [none]) + "\n", None)
    return PASSES if lines else UNKNOWN


@application.command("explain")
def explain_command(
    record_type: Annotated[str, argument(metavar="TYPE", help="The type of record.")],
    schedule: ScheduleOption = DEFAULT,
    language: LanguageOption = Language.EN,
) -> int:
    """Show the policies of a type: term, nature, texts and the days on which each counts."""
    found = _with_type(schedule, record_type).versions[record_type]
    write("\n".join(described(policy, language.value) for policy in found) + "\n", None)
    return 0


@application.command("plan")
def plan_command(
    file: Annotated[Path, argument(help="The table: .parquet or .csv.")],
    type: Annotated[str, option(help="The type of record.")],  # noqa: A002  the word users know
    output: Annotated[Path, option(help="Where to write the plan: .parquet or .csv.")],
    column: Annotated[list[str] | None, option(help="EVENT=COLUMN; without any, columns named as events.")] = None,
    blocked: Annotated[str | None, option(help="The column that is true under a legal hold.")] = None,
    suspended: Annotated[
        str | None, option(help="The column that is true while a claim is pending and the clock stands still.")
    ] = None,
    suspended_days: Annotated[str | None, option(help="The column of days that resolved claims add.")] = None,
    never: NeverOption = None,
    not_yet: Annotated[
        list[str] | None,
        option(help="EVENT=COLUMN that is true where it is yet to come, as in a stay that runs; repeat for several."),
    ] = None,
    version_on: VersionOption = None,
    separator: Annotated[str, option(help="The sign between columns of a CSV, such as ';'.")] = ",",
    day_first: Annotated[  # noqa: FBT002  a switch
        bool, option("--day-first", help="A CSV writes days DD/MM/YYYY; else they are written YYYY-MM-DD.")
    ] = False,
    as_of: Annotated[str | None, option(help="The day; today when left out.")] = None,
    format: Annotated[Format, option(help="How to write the summary.")] = Format.TEXT,  # noqa: A002
    language: LanguageOption = Language.EN,
    schedule: ScheduleOption = DEFAULT,
) -> int:
    """Write a table with its ends; nothing is deleted. Exit code 0: each row is decided, 2: none can be read, 3: some are not."""
    when = day_or_today(as_of)
    policy = _with_type(schedule, type)(as_of=when).policy(type, version_on=_version(version_on))
    stated = never or []
    events = _by_column(column or [f"{event}={event}" for event in policy.events if event not in stated], "column")
    to_come = _by_column(not_yet or (), "not-yet")
    if len(separator.encode()) != 1:
        raise misused("--separator is one sign")
    return plan(
        policy,
        file,
        output,
        as_of=when,
        columns=events,
        standing=Standing(blocked=blocked, suspended=suspended, suspended_days=suspended_days),
        never=stated,
        not_yet=to_come,
        separator=separator,
        days_first=day_first,
        inputs=files_of([schedule]),
        as_json=format is Format.JSON,
        language=language.value,
    )


def _with_type(schedule: str, record_type: str) -> type[RetentionSchedule]:
    """The schedule, which has the type of record; where it has not, what may be meant is named."""
    found = schedule_at(schedule)
    if record_type in found.versions:
        return found
    words = "no policy has this key; `healthgov retention list` lists them"
    near = ", ".join(near_keys(record_type, found.versions))
    other = next((name for name, one in every_schedule().items() if record_type in one.versions), None)
    if other and not near:
        raise misused(f"{words}; {other} has this key: --schedule {other}")
    words = f"{words}; did you mean {near}?" if near else words
    raise misused(f"{words} {other} has this key too: --schedule {other}" if other else words)


def _by_column(items: Iterable[str], told: str) -> dict[str, str]:
    """The columns that an option names, by event."""
    found: dict[str, str] = {}
    for item in items:
        event, equals, name = item.partition("=")
        if not equals:
            raise misused(f"--{told} is written EVENT=COLUMN")
        if event in found:
            raise misused(f"--{told} {event} is given twice")
        found[event] = name
    return found


def _version(day: str | None) -> date | None:
    return None if day is None else given_day(day, "--version-on")


def _json(answer: Due, language: str) -> str:
    content = {
        "as_of": answer.as_of.isoformat(),
        "type": answer.policy.key,
        "verdict": answer.verdict.value,
        "keep_through": answer.keep_through.isoformat() if answer.keep_through else None,
        "disposable_from": answer.disposable_from.isoformat() if answer.disposable_from else None,
        "safe_keep_through": answer.safe_keep_through.isoformat() if answer.safe_keep_through else None,
        "holds_until": answer.holds_until.isoformat() if answer.holds_until else None,
        "reason": answer.why(language),
        "phase": answer.phase,
        "must_dispose_by": answer.must_dispose_by.isoformat() if answer.must_dispose_by else None,
        "overdue": answer.overdue,
        "for_ever": answer.for_ever,
        "conflict": answer.conflict,
        "undated": sorted(answer.undated),
        "not_yet": sorted(answer.not_yet),
        "not_begun": answer.not_begun,
        "placeholders": list(answer.placeholders),
        "suspended": answer.suspended,
        "blocked": answer.blocked,
        "legal_holds": [
            {"since": str(hold.since), "review": None if hold.review is None else str(hold.review)}
            for hold in answer.legal_holds
        ],
        "lacking": list(answer.lacking),
        "unsettled": list(answer.unsettled),
        "questions": list(answer.questions(language)),
        "texts": [evidence(cite, language) for cite in answer.policy.cites],
        "departures": [departed(departure, language) for departure in answer.policy.departures],
        "disposition": answer.disposition.value,
        "sign_offs": [sign.value for sign in answer.sign_offs],
        "contested": translated(answer.policy.doubt, language) or None,
        "citations": [str(cite) for cite in answer.policy.cites],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def schedule_at(path: str) -> type[RetentionSchedule]:
    """The schedule class at ``package.module:ClassName`` or ``./file.py:ClassName``."""
    found = named(path, "--schedule", near=schedules_meant)
    if not (isinstance(found, type) and issubclass(found, RetentionSchedule)):
        raise misused(f"--schedule {path}: this is no retention schedule")
    return found
