"""Plans and receipts in words, for whoever runs a command: counts and reasons, no key of a record."""

from __future__ import annotations

from healthgov.integrations.purge.histories import KEPT
from healthgov.integrations.purge.plans import Plan
from healthgov.integrations.purge.receipts import Receipt
from healthgov.integrations.purge.signatures import signed_by
from healthgov.languages import ENGLISH, translated

__all__ = ["plan_as_text", "receipt_as_text"]


def plan_as_text(plan: Plan, *, public_archives: bool | None = None, language: str = ENGLISH) -> str:
    """What would go, what stays and why, and who has to sign: ``public_archives=False`` asks no visa of the archives."""
    lines = []
    for step in plan.steps:
        decided = "" if step.action else translated(" (the text leaves open what becomes of them: --action)", language)
        said = translated("{policy}, {table}: {units} files would go", language)
        lines.append(said.format(policy=step.policy, table=step.table, units=len(step.units)) + decided)
        lines += [f"    {table}: {count}" for table, count in step.rows.items()]
        lines += [f"    {count} - {translated(KEPT[reason], language)}" for reason, count in sorted(step.kept.items())]
        signs = signed_by(step, public_archives=public_archives)
        if signs and step.units:
            roles = ", ".join(sign.value for sign in signs)
            lines.append("    " + translated("to be signed by: {roles}", language).format(roles=roles))
    for table, count in plan.left.items():
        said = translated(
            "{table}: {count} rows of which nothing says when they are due: older states of what is gone, or of no type given",
            language,
        )
        lines.append(said.format(table=table, count=count))
    lines.append(translated("nothing was deleted; the plan is {digest}", language).format(digest=plan.digest))
    return "\n".join(lines) + "\n"


def receipt_as_text(receipt: Receipt, *, language: str = ENGLISH) -> str:
    """What went, and how much stayed."""
    said = translated("{policy}, {table}: {units} files gone, {kept} kept", language)
    lines = [
        said.format(policy=step["policy"], table=step["table"], units=step["units"], kept=sum(step["kept"].values()))
        for step in receipt["steps"]
    ]
    return "\n".join(lines or [translated("nothing was due, and nothing was deleted", language)]) + "\n"
