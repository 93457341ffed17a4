"""Carrying out a plan: in batches, each asked again under lock, noted in a journal of the same transaction.

A batch happens whole or not at all. Who runs the same plan again goes on where it stopped; nothing is done twice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path

import attrs

from healthgov.documents.replacing import write_whole
from healthgov.integrations.description import Application, OnDelete, Table
from healthgov.integrations.purge.files import Files, as_one, files_of, label
from healthgov.integrations.purge.histories import Asker
from healthgov.integrations.purge.journal import Journal, Noted
from healthgov.integrations.purge.planning import check_asked, referring
from healthgov.integrations.purge.plans import BATCH, Action, Plan, Step
from healthgov.integrations.purge.receipts import Done, Receipt, sealed
from healthgov.integrations.purge.removal import PurgeError
from healthgov.integrations.purge.signatures import Signature, check_signed
from healthgov.integrations.purge.stores import Store
from healthgov.retention import RetentionSchedule

__all__ = ["Signature", "execute"]


@attrs.frozen(kw_only=True)
class _Run:
    """One run of a plan."""

    store: Store
    application: Application
    schedule: RetentionSchedule
    plan: Plan
    journal: Journal
    archives: Path | None
    remove: Callable[[str], None] | None
    zone: tzinfo | None
    batch: int

    def step(self, number: int, step: Step) -> None:
        """Carry out one step of the plan, batch by batch."""
        files = files_of(self.application, step.policy, self.application.table(step.table))
        for index, start in enumerate(range(0, len(step.units), self.batch)):
            if not self.journal.has(number, index):
                self._batch(files, step, number, index, step.units[start : start + self.batch])
            if self.remove is not None:
                self.journal.remove_files(number, index, self.remove)

    def _batch(self, files: Files, step: Step, number: int, index: int, units: Sequence[object]) -> None:
        store = self.store
        with store.transaction():
            # Written first: the database lets nobody else write, or nobody else take the same batch.
            self.journal.begin(number, index)
            there = self._there(files, units, store.lock)
            changed = self._of_another_type(files, there)
            there = [unit for unit in there if unit not in changed]
            policy = self.schedule.policy(step.policy)
            asker = Asker(
                store=store, files=files, policy=policy, as_of=self.schedule.as_of, zone=self.zone, locking=True
            )
            answers = asker.answers(there) if there else []
            kept = Counter(answer.kept for answer in answers if answer.kept)
            kept.update({"other_type": len(changed)} if changed else {})
            free = [answer.unit for answer in answers if not answer.kept]
            stuck = referring(store, files, free)
            if stuck:
                kept["referenced"] += len(stuck)
            free = [unit for unit in free if label(unit) not in stuck]
            noted = Noted(
                units=len(free),
                kept=dict(kept),
                gone=len(units) - len(there) - len(changed),
                on=self.schedule.as_of.isoformat(),
            )
            if free:
                self._dispose(files, step, number, index, free, noted)
            self.journal.end(number, index, noted)

    def _of_another_type(self, files: Files, there: Sequence[object]) -> set[object]:
        """The rows whose type has changed since the plan: they stand under another policy now."""
        write = self.store.writer
        typed, types = files.of_type(write)
        if not typed or not there:
            return set()
        return set(there) - set(self._there(files, there, "", f" AND {typed}", types))

    def _there(
        self, files: Files, units: Sequence[object], lock: str, more: str = "", values: Sequence[object] = ()
    ) -> list[object]:
        """Those of some files that there are."""
        write = self.store.writer
        keys = [write.quote(name) for name in files.key]
        condition, asked = write.among(keys, units)
        sql = f"SELECT {', '.join(keys)} FROM {write.table(files.root.name)} WHERE {condition}{more}{lock}"  # noqa: S608  names are quoted
        return [files.apart(row)[0] for row in self.store.rows(sql, [*asked, *values])]

    def _dispose(
        self, files: Files, step: Step, number: int, index: int, units: Sequence[object], noted: Noted
    ) -> None:
        """Make the rows of some files go: what points to them is let go, files beside them are noted for removal."""
        paths = [path for member in files.members for path in self._paths(files, member, units)]
        noted.files = len(paths)
        self.journal.note_files(number, index, paths)
        if step.action is Action.HAND_OVER:
            self._hand_over(files, step, index, units)
        noted.detached = self._detach(files, units)
        for member in files.members:
            if step.action is Action.ANONYMISE and member.anonymise:
                noted.rows[member.name] = self._anonymise(files, member, units)
            else:
                condition, values = files.rows(member, self.store.writer, units)
                sql = f"DELETE FROM {self.store.writer.table(member.name)} WHERE {condition}"  # noqa: S608
                noted.rows[member.name] = self.store.change(sql, values)

    def _paths(self, files: Files, member: Table, units: Sequence[object]) -> Iterable[str]:
        write = self.store.writer
        if not member.files:
            return []
        condition, values = files.rows(member, write, units)
        shown = ", ".join(write.quote(name) for name in member.files)
        found = self.store.rows(f"SELECT {shown} FROM {write.table(member.name)} WHERE {condition}", values)  # noqa: S608
        return [str(path) for row in found for path in row if path not in (None, "")]

    def _hand_over(self, files: Files, step: Step, index: int, units: Sequence[object]) -> None:
        """Write the rows for the archives, whole, before they go; a batch that is undone is written over."""
        if self.archives is None:
            raise PurgeError(f"{step.policy}: rows are handed over to a folder for the archives, and none is named")
        write, lines = self.store.writer, []
        for member in files.members:
            condition, values = files.rows(member, write, units)
            names = [column.name for column in member.columns]
            shown = ", ".join(write.quote(name) for name in names)
            for row in self.store.rows(f"SELECT {shown} FROM {write.table(member.name)} WHERE {condition}", values):  # noqa: S608
                content = {"table": member.name, **dict(zip(names, row, strict=True))}
                lines.append(json.dumps(content, ensure_ascii=False, default=str))
        self.archives.mkdir(parents=True, exist_ok=True)
        name = f"{self.plan.digest[:16]}-{step.table}-{index:06}.jsonl"
        write_whole("\n".join(lines) + "\n", self.archives / name)

    def _detach(self, files: Files, units: Sequence[object]) -> dict[str, int]:
        """Rows outside that may lose what they point to lose it, as their foreign keys say."""
        write, detached = self.store.writer, Counter[str]()
        for reference in files.references():
            if reference.key.on_delete is not OnDelete.SET_NULL:
                continue
            here = [write.quote(name) for name in reference.key.columns]
            there = ", ".join(write.quote(name) for name in reference.key.to_columns)
            condition, values = files.rows(reference.to, write, units)
            sql = (
                f"UPDATE {write.table(reference.table.name)} SET {', '.join(f'{name} = NULL' for name in here)} "  # noqa: S608
                f"WHERE {as_one(here)} IN "
                f"(SELECT {there} FROM {write.table(reference.to.name)} WHERE {condition})"
            )
            detached[reference.table.name] += self.store.change(sql, values)
        return {name: count for name, count in detached.items() if count}

    def _anonymise(self, files: Files, member: Table, units: Sequence[object]) -> int:
        """Put the values that are named in place, and look whether they are there."""
        write = self.store.writer
        condition, values = files.rows(member, write, units)
        names = list(member.anonymise)
        puts = ", ".join(f"{write.quote(name)} = {write.mark}" for name in names)
        table = write.table(member.name)
        changed = self.store.change(
            f"UPDATE {table} SET {puts} WHERE {condition}",  # noqa: S608
            [*(member.anonymise[name] for name in names), *values],
        )
        shown = ", ".join(write.quote(name) for name in names)
        wanted = [member.anonymise[name] for name in names]
        found = self.store.rows(f"SELECT {shown} FROM {table} WHERE {condition}", values)  # noqa: S608
        if any(list(row) != wanted for row in found):
            raise PurgeError(
                f"{member.name}: a column still holds another value than it was given; the batch is undone"
            )
        return changed


def execute(
    store: Store,
    application: Application,
    schedule: RetentionSchedule,
    plan: Plan,
    *,
    signatures: Iterable[Signature] = (),
    public_archives: bool | None = None,
    archives: Path | None = None,
    remove: Callable[[str], None] | None = None,
    zone: tzinfo | None = None,
    batch: int = BATCH,
    key: bytes | None = None,
) -> Receipt:
    """Carry out a plan, and say what was done.

    ``schedule`` is the schedule on the day of execution: each file is asked again. ``remove`` removes a file beside a
    row, which may be gone already. ``public_archives=False`` says that the
    records are none, so that the visa of the archives is not asked.

    :raises DefinitionError: for what is no schedule on a day, or no batch.
    :raises PurgeError: where the plan is of another description or schedule, or a signature is missing.
    """
    check_asked(schedule, batch, zone)
    signed = tuple(one for one in signatures if one.plan == plan.digest)
    check_signed(application, schedule, plan, signed, public_archives=public_archives)
    chosen = [(number, step) for number, step in enumerate(plan.steps) if step.action is not None and step.units]
    for _, step in chosen if remove is None else ():
        members = files_of(application, step.policy, application.table(step.table)).members
        if any(member.files for member in members):
            raise PurgeError(f"{step.policy}: rows name files beside them, and nothing is given that removes a file")
    journal = Journal(store, plan.digest)
    journal.open(batch)
    run = _Run(
        store=store,
        application=application,
        schedule=schedule,
        plan=plan,
        journal=journal,
        archives=archives,
        remove=remove,
        zone=zone,
        batch=journal.batch,
    )
    for number, step in chosen:
        run.step(number, step)
    done = [(_done(step, journal.noted(number), signed)) for number, step in chosen]
    days = sorted({one.on for number, _ in chosen for one in journal.noted(number)})
    return sealed(
        {
            "kind": "purge receipt",
            "format": 1,
            "application": plan.application,
            "schedule": plan.schedule,
            "plan": plan.digest,
            "planned_on": plan.as_of.isoformat(),
            "days": days,
            "steps": done,
            "digest": "",
            "seal": None,
        },
        key,
    )


def _done(step: Step, noted: Sequence[Noted], signed: tuple[Signature, ...]) -> Done:
    assert step.action is not None  # noqa: S101  the others are not carried out
    return {
        "policy": step.policy,
        "table": step.table,
        "action": step.action.value,
        "disposition": step.disposition.value,
        "term": step.term,
        "texts": list(step.texts),
        "signed": [{"role": one.role.value, "on": one.on.isoformat()} for one in signed if one.role in step.sign_offs],
        "planned": len(step.units),
        "units": sum(one.units for one in noted),
        "rows": _summed(one.rows for one in noted),
        "detached": _summed(one.detached for one in noted),
        "kept": _summed(one.kept for one in noted),
        "gone": sum(one.gone for one in noted),
        "files": sum(one.files for one in noted),
    }


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return dict(sorted(total.items()))
