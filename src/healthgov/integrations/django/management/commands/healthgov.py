"""``manage.py healthgov check | plan | purge``: what is not declared, what is due, and the purge of a plan."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from healthgov.documents.replacing import write_whole
from healthgov.integrations.databases import telling
from healthgov.integrations.django import DjangoStore, described
from healthgov.integrations.django.settings import language, public_archives, remove_file, rooms, schedule_on, zone
from healthgov.integrations.exit_codes import FAILS, PASSES, UNREADABLE, of_gaps, of_plan, of_purge
from healthgov.integrations.gaps import gaps
from healthgov.integrations.purge import Action, Plan, Signature, check_place, execute, load_plan, make_plan, written
from healthgov.integrations.purge.shown_plans import plan_as_text, receipt_as_text
from healthgov.integrations.shown_gaps import as_text
from healthgov.languages import translated
from healthgov.retention import SignOff

__all__ = ["Command"]


class Command(BaseCommand):  # type: ignore[misc]  # Django has no types here
    """The three commands; only ``purge`` deletes, and only what a plan names."""

    help = "What is not declared of the models, what is due, and the purge of a plan."
    requires_system_checks = ()
    code = PASSES
    """The exit code of what was asked last."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The arguments of the three."""
        asked = parser.add_subparsers(dest="asked", required=True)
        check = asked.add_parser("check", help="say what is not declared; exit code 1: something is wrong, 3: gaps")
        plan = asked.add_parser(
            "plan", help="write what is due, and delete nothing; exit code 3: some files are not decided"
        )
        purge = asked.add_parser("purge", help="carry out a plan")
        for one in (check, plan, purge):
            one.add_argument("--as-of", type=date.fromisoformat, help="the day; today when left out")
        for one in (plan, purge):
            one.add_argument("file", type=Path, help="the plan")
            one.add_argument("--database", default="default")
        plan.add_argument("--action", action="append", default=[], help="POLICY=delete, anonymise or hand_over")
        purge.add_argument("--archives", type=Path, help="the folder for rows handed over to the archives")
        purge.add_argument("--key-file", type=Path, help="the key with which the receipt is sealed")
        purge.add_argument("--receipt", type=Path, required=True, help="where to write what was done")
        purge.add_argument("--signature", action="append", default=[], help="ROLE=DAY: who signed this plan, and when")

    def run_from_argv(self, argv: list[str]) -> None:
        """Run as ``manage.py`` does, and end with the code with which ``healthgov`` ends; ``call_command`` has none."""
        super().run_from_argv(argv)
        sys.exit(self.code)

    def handle(self, *_: object, **options: object) -> None:
        """Do what is asked; errors are told without a traceback."""
        with telling(_unanswered, language()):
            self.code = self._answer(options)
        if self.code == FAILS:
            raise CommandError(translated("something is wrong", language()))

    def _answer(self, options: dict[str, object]) -> int:
        day = options["as_of"]
        assert day is None or isinstance(day, date)  # noqa: S101  as parsed
        application = described()
        if options["asked"] == "check":
            found = gaps(application, rooms(day))
            self.stdout.write(as_text(application, found, language=language()))
            return of_gaps(found)
        store, schedule, file = DjangoStore(str(options["database"])), schedule_on(day), Path(str(options["file"]))
        if options["asked"] == "plan":
            actions = dict(_action(str(one)) for one in _listed(options["action"]))
            plan = make_plan(store, application, schedule, actions=actions, zone=zone())
            write_whole(plan.written(), file)
            self.stdout.write(plan_as_text(plan, public_archives=public_archives(), language=language()))
            return of_plan(plan)
        receipt_file = Path(str(options["receipt"]))
        check_place(receipt_file)
        plan = load_plan(file)
        receipt = execute(
            store,
            application,
            schedule,
            plan,
            signatures=[_signature(str(one), plan) for one in _listed(options["signature"])],
            public_archives=public_archives(),
            archives=_path(options["archives"]),
            remove=remove_file,
            zone=zone(),
            key=None if (key := _path(options["key_file"])) is None else key.read_bytes(),
        )
        write_whole(written(receipt), receipt_file)
        self.stdout.write(receipt_as_text(receipt, language=language()))
        return of_purge(receipt)


def _unanswered(said: str) -> CommandError:
    """There is no answer: what was asked for cannot be read."""
    return CommandError(said, returncode=UNREADABLE)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _path(value: object) -> Path | None:
    return value if isinstance(value, Path) else None


def _action(stated: str) -> tuple[str, Action]:
    policy, _, action = stated.partition("=")
    try:
        return policy, Action(action)
    except ValueError:
        raise _unanswered(f"--action is written POLICY=ACTION, with {', '.join(one.value for one in Action)}") from None


def _signature(stated: str, plan: Plan) -> Signature:
    role, _, day = stated.partition("=")
    try:
        return Signature(role=SignOff(role), on=date.fromisoformat(day), plan=plan.digest)
    except ValueError:
        roles = ", ".join(sign.value for sign in SignOff)
        raise _unanswered(f"--signature is written ROLE=DAY, with {roles}") from None


def __dir__() -> list[str]:
    return __all__
