"""Carrying out a plan: in batches, each asked again under lock, noted in a journal of the same transaction.

A batch happens whole or not at all. Who runs the same plan again goes on where it stopped; nothing is done twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path

import attrs

from healthgov.integrations.description import Application
from healthgov.integrations.purge.files import Files, label
from healthgov.integrations.purge.histories import Asker
from healthgov.integrations.purge.journal import Journal, Noted
from healthgov.integrations.purge.members import files_of
from healthgov.integrations.purge.planning import check_asked, referring
from healthgov.integrations.purge.plans import BATCH, Action, Plan, Step
from healthgov.integrations.purge.receipts import Done, Receipt, sealed
from healthgov.integrations.purge.removal import PurgeError
from healthgov.integrations.purge.rows import Rows
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
        rows = Rows(store=self.store, files=files, units=units)
        paths = rows.paths()
        noted.files = len(paths)
        self.journal.note_files(number, index, paths)
        if step.action is Action.HAND_OVER:
            if self.archives is None:
                raise PurgeError(f"{step.policy}: rows are handed over to a folder for the archives, and none is named")
            rows.hand_over(self.archives, f"{self.plan.digest[:16]}-{step.table}-{index:06}.jsonl")
        noted.detached = rows.detach()
        noted.rows.update(rows.go(anonymise=step.action is Action.ANONYMISE, at_once=self.batch))


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
