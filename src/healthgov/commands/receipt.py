"""``healthgov receipt``: whether the receipt of a purge is as it was written, and fits its plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from healthgov.commands.declared import CommandGroup, argument, option
from healthgov.commands.options import Language, write
from healthgov.integrations.purge import load_plan, load_receipt, verified
from healthgov.languages import translated
from healthgov.reports.problems import expected

__all__ = ["application"]

application = CommandGroup(help="Receipts of purges.")


@application.command("verify")
def verify(
    file: Annotated[Path, argument(help="The receipt.")],
    plan: Annotated[Path | None, option(help="The plan that was carried out.")] = None,
    key_file: Annotated[Path | None, option(help="The key with which it was sealed.")] = None,
    language: Annotated[Language, option("--language", "--lang", help="The language.")] = Language.EN,
) -> int:
    """Say whether a receipt is as it was written, and fits its plan. Exit code 0: it does, 1: it does not."""
    found = verified(
        load_receipt(file),
        plan=None if plan is None else load_plan(plan),
        key=None if key_file is None else key_file.read_bytes(),
    )
    lines = [f"{problem.path}: {expected(problem.expected, language.value)}" for problem in found]
    write("\n".join(lines or [translated("the receipt is as it was written", language.value)]) + "\n", None)
    return 1 if found else 0
