"""Making a plan: every file is asked whether it may go, and nothing is deleted."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo

from healthgov.errors import DefinitionError, NotInForceError
from healthgov.integrations import metadata
from healthgov.integrations.description import NONE, Application, OnDelete, Table
from healthgov.integrations.purge.files import Files, KeyReference, SqlWriter, equal, label, parts
from healthgov.integrations.purge.histories import Asker
from healthgov.integrations.purge.members import files_of
from healthgov.integrations.purge.plans import BATCH, USUAL, Action, Plan, Step
from healthgov.integrations.purge.stores import Store
from healthgov.integrations.purge.ways import check_periods
from healthgov.retention import RetentionSchedule, sentence

__all__ = ["check_asked", "make_plan", "referring"]


def make_plan(
    store: Store,
    application: Application,
    schedule: RetentionSchedule,
    *,
    actions: Mapping[str, Action] | None = None,
    zone: tzinfo | None = None,
    batch: int = BATCH,
) -> Plan:
    """What would go on the day of the schedule. Nothing is deleted.

    ``actions`` says what becomes of the rows of a policy: needed where the text leaves it open.

    :raises DefinitionError: where the description does not tell which rows belong together, or columns to anonymise are
        not all named.
    :raises NotInForceError: for a policy that is not in force on the day.
    """
    check_asked(schedule, batch, zone)
    planned: dict[str, set[str]] = {}
    steps = []
    groups = _in_order(application, schedule)
    chosen = _chosen(actions or {}, [files.policy for files in groups])
    check_periods(application, groups)
    for files in groups:
        policy = schedule.policy(files.policy)
        action = chosen.get(policy.key, USUAL.get(policy.disposition))
        if action is Action.ANONYMISE:
            _check_anonymised(files)
        asker = Asker(store=store, files=files, policy=policy, as_of=schedule.as_of, zone=zone)
        units: list[object] = []
        kept: Counter[str] = Counter()
        rows: Counter[str] = Counter()
        for some in _keys(store, files, batch, skip_anonymised=action is Action.ANONYMISE):
            answers = asker.answers(some)
            kept.update(answer.kept for answer in answers if answer.kept)
            free = [answer.unit for answer in answers if not answer.kept]
            stuck = referring(store, files, free, planned)
            kept.update({"referenced": len(stuck)} if stuck else {})
            free = [unit for unit in free if label(unit) not in stuck]
            units += free
            rows.update(_counted(store, files, free))
        planned.setdefault(files.root.name, set()).update(label(unit) for unit in units)
        steps.append(
            Step(
                policy=policy.key,
                table=files.root.name,
                action=action,
                units=tuple(units),
                rows=dict(rows),
                kept=dict(kept),
                sign_offs=policy.sign_offs,
                disposition=policy.disposition,
                term=sentence(policy.term),
                texts=tuple(str(text) for text in policy.cites),
            )
        )
    return Plan(
        application=application.name,
        description=metadata.digest(application),
        schedule=f"{type(schedule).__module__}:{type(schedule).__qualname__}",
        as_of=schedule.as_of,
        steps=tuple(steps),
        left=_left(store, application),
    )


def check_asked(schedule: RetentionSchedule, batch: int, zone: tzinfo | None) -> None:
    """Refuse what is no schedule on a day, batches that hold no file, and the name of a zone.

    :raises DefinitionError: which says what is wanted.
    """
    if not isinstance(schedule, RetentionSchedule):
        raise DefinitionError("a purge asks a schedule on a day, as fr.Retention(as_of=...)")
    if isinstance(batch, bool) or not isinstance(batch, int) or batch < 1:
        raise DefinitionError("a batch is a whole number of files, 1 at least")
    if not isinstance(zone, tzinfo | None):
        raise DefinitionError('a zone is a tzinfo, as ZoneInfo("Europe/Paris")')


def _chosen(actions: Mapping[str, Action], policies: Sequence[str]) -> dict[str, Action]:
    """The actions asked for; a policy that is misspelt would be left to what is usual.

    :raises DefinitionError: for a policy of which no table holds files, or what is no action.
    """
    for policy, action in actions.items():
        if policy not in policies:
            near = difflib.get_close_matches(policy, policies, n=1)
            hint = f": {near[0]}?" if near else f": they are {', '.join(dict.fromkeys(policies)) or 'none'}"
            raise DefinitionError(f"actions: no table holds files under {policy!r}{hint}")
        if not isinstance(action, Action):
            raise DefinitionError(f"actions: for {policy} an Action, such as Action.ANONYMISE")
    return dict(actions)


def _in_order(application: Application, schedule: RetentionSchedule) -> list[Files]:
    """The files of each policy and root; those that point to others first."""
    plain = {application.root(table).name: table.policy for table in application.tables if table.policy}
    roots = [(name, policy) for name, policy in plain.items() if policy and not application.table(name).policies]
    roots += [(table.name, policy) for table in application.tables if table.policies for policy in table.keys]
    known = {policy.key for policy in schedule.policies}
    for name, policy in roots:
        if policy not in known:
            raise NotInForceError(f"{name}: no policy of the schedule has the key that is given")
    for table in application.tables:
        if application.in_a_circle(table):
            raise DefinitionError(f"{table.name}: its unit leads in a circle, and to no file")
        if table.policies and (table.by is None or table.policy or table.unit):
            raise DefinitionError(
                f"{table.name}: policies by type need a column (by), and rows that are files of their own"
            )
    groups = [files_of(application, policy, application.table(name)) for name, policy in roots]
    ordered: list[Files] = []
    while groups:
        pointed = {id(two) for one in groups for two in groups if one is not two and _points(one, two)}
        free = [one for one in groups if id(one) not in pointed] or groups[:1]
        ordered += free
        groups = [one for one in groups if not any(one is other for other in free)]
    return ordered


def _points(one: Files, two: Files) -> bool:
    return any(one.owns(reference.table) for reference in two.references())


def _keys(store: Store, files: Files, batch: int, *, skip_anonymised: bool) -> Iterator[list[object]]:
    """The keys of all files, some at a time, whoever adds or removes rows meanwhile."""
    write = store.writer
    keys, table = [write.quote(name) for name in files.key], write.table(files.root.name)
    named = list(files.root.anonymise) if skip_anonymised else []
    shown, order = ", ".join([*keys, *(write.quote(name) for name in named)]), ", ".join(keys)
    typed, types = files.of_type(write)
    later = ""
    after: list[object] = []
    while True:
        conditions = [one for one in (typed, later) if one]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        found = store.rows(f"SELECT {shown} FROM {table}{where} ORDER BY {order} LIMIT {batch}", [*types, *after])  # noqa: S608  names are quoted
        if not found:
            return
        wanted = [files.root.anonymise[name] for name in named]
        rows = [files.apart(row) for row in found]
        fresh = [unit for unit, values in rows if not named or list(values) != wanted]
        if fresh:
            yield fresh
        later, after = _later(write, keys, rows[-1][0])


def _later(write: SqlWriter, keys: Sequence[str], unit: object) -> tuple[str, list[object]]:
    """The condition that a key comes after that of a unit, and its values."""
    given = parts(unit)
    ways = [
        " AND ".join([*(f"{name} = {write.mark}" for name in keys[:place]), f"{keys[place]} > {write.mark}"])
        for place in range(len(keys))
    ]
    values = [value for place in range(len(keys)) for value in given[: place + 1]]
    return f"({' OR '.join(f'({way})' for way in ways)})", values


def referring(
    store: Store, files: Files, units: Sequence[object], gone: Mapping[str, set[str]] | None = None
) -> set[str]:
    """The files to which rows point that stay, and would be deleted or orphaned; ``gone`` are files that go before."""
    stuck: set[str] = set()
    if not units:
        return stuck
    between: set[tuple[str, str]] = set()
    for reference in files.references():
        if reference.key.on_delete is OnDelete.SET_NULL:
            continue
        if files.owns(reference.table):
            between |= {(unit, other) for unit, other in _pairs(store, files, reference, units, files) if unit != other}
        else:
            stuck |= _pointed(store, files, reference, units, gone or {})
    free = {label(unit) for unit in units} - stuck
    while kept := {unit for unit, other in between if unit in free and other not in free}:
        free -= kept  # what such a file points to stays as well
        stuck |= kept
    return stuck


def _pointed(
    store: Store, files: Files, reference: KeyReference, units: Sequence[object], gone: Mapping[str, set[str]]
) -> set[str]:
    """The files to which rows of a table outside point, but for rows of files that go before."""
    root = files.application.root(reference.table)
    ahead = gone.get(root.name, set()) if reference.table.keys == root.keys and reference.table.key else set()
    others = Files(application=files.application, root=root, policy="", members=()) if ahead and root.keys else None
    return {unit for unit, other in _pairs(store, files, reference, units, others) if other not in ahead}


def _pairs(
    store: Store, files: Files, reference: KeyReference, units: Sequence[object], others: Files | None
) -> set[tuple[str, str]]:
    """Each file that a row points to, with the file of the row, where that is asked for."""
    write = store.writer
    source, unit = files.source(reference.to, write)
    on = equal(write, "o", reference.key.columns, "t", reference.key.to_columns)
    shown, joined = list(unit), f"{source} JOIN {write.table(reference.table.name)} o ON {on}"
    if others is not None:
        if not reference.table.key:
            raise DefinitionError(f"{reference.table.name}: without a key nothing tells to whose file a row belongs")
        more, other = others.source(reference.table, write, "p")
        same = equal(write, "p", reference.table.key, "o", reference.table.key)
        shown, joined = [*unit, *other], f"{joined} JOIN {more} ON {same}"
    condition, values = write.among(unit, units)
    found = store.rows(f"SELECT DISTINCT {', '.join(shown)} FROM {joined} WHERE {condition}", values)  # noqa: S608  names are quoted
    split = map(files.apart, found)
    return {(label(own), label(others.apart(rest)[0]) if others else "") for own, rest in split}


def _counted(store: Store, files: Files, units: Sequence[object]) -> dict[str, int]:
    if not units:
        return {}
    counts = {}
    for member in files.members:
        condition, values = files.rows(member, store.writer, units)
        sql = f"SELECT COUNT(*) FROM {store.writer.table(member.name)} WHERE {condition}"  # noqa: S608
        counts[member.name] = int(str(store.rows(sql, values)[0][0]))
    return counts


def _left(store: Store, application: Application) -> dict[str, int]:
    """Older states whose row is gone, and rows of a type without policy: nothing says when they are due."""
    write, found = store.writer, {}
    for table in application.tables:
        if table.policies and table.by is not None:
            by = write.quote(table.by)
            listed = f"CAST({by} AS VARCHAR(255)) IN ({write.marks(len(table.policies))})"
            sql = f"SELECT COUNT(*) FROM {write.table(table.name)} WHERE {by} IS NULL OR NOT ({listed})"  # noqa: S608
            count = int(str(store.rows(sql, list(table.policies))[0][0]))
            found.update({table.name: count} if count else {})
        if table.history_of and table.unit:
            above = application.table(table.history_of)
            leading = application.leading(table)
            columns = leading.columns if leading is not None else (table.unit,)
            on = equal(write, "a", leading.to_columns if leading is not None else above.key[:1], "h", columns)
            there = f"SELECT 1 FROM {write.table(above.name)} a WHERE {on}"  # noqa: S608
            sql = f"SELECT COUNT(*) FROM {write.table(table.name)} h WHERE NOT EXISTS ({there})"  # noqa: S608
            count = int(str(store.rows(sql)[0][0]))
            found.update({table.name: count} if count else {})
    return found


def _check_anonymised(files: Files) -> None:
    """Every column that holds personal data is named, or the rows are not anonymous afterwards."""
    if not files.root.anonymise:
        raise DefinitionError(f"{files.root.name}: anonymise names no column")
    for member in files.members:
        if member.anonymise:
            missing = _unnamed(member)
            if missing:
                raise DefinitionError(f"{member.name}: anonymise does not name {', '.join(missing)}")


def _unnamed(table: Table) -> list[str]:
    keys = {*table.key, *(name for key in table.foreign_keys for name in key.columns)}
    return [
        column.name
        for column in table.columns
        if column.name not in keys and column.category != NONE and column.name not in table.anonymise
    ]
