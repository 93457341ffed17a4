"""Who signed a plan, and whether it may be carried out: of this description, this schedule, no earlier day, and signed."""

from __future__ import annotations

from datetime import date

import attrs

from healthgov.integrations import metadata
from healthgov.integrations.description import Application
from healthgov.integrations.purge.plans import Plan, Step
from healthgov.integrations.purge.removal import PurgeError
from healthgov.retention import RetentionSchedule, SignOff

__all__ = ["Signature", "check_signed", "signed_by"]


@attrs.frozen(kw_only=True)
class Signature:
    """Somebody signed a plan. Who it was stays in the house's own register: a receipt names nobody."""

    role: SignOff
    on: date
    plan: str
    """The digest of the plan that was signed."""


def signed_by(step: Step, *, public_archives: bool | None) -> tuple[SignOff, ...]:
    """Who has to sign a step: the archives only where the records may be public ones."""
    return tuple(role for role in step.sign_offs if role is not SignOff.ARCHIVES_VISA or public_archives is not False)


def check_signed(
    application: Application,
    schedule: RetentionSchedule,
    plan: Plan,
    signed: tuple[Signature, ...],
    *,
    public_archives: bool | None,
) -> None:
    """Refuse a plan that may not be carried out.

    :raises PurgeError: which says why.
    """
    if metadata.digest(application) != plan.description:
        raise PurgeError("the plan was made for another description of the tables: make it again")
    if f"{type(schedule).__module__}:{type(schedule).__qualname__}" != plan.schedule:
        raise PurgeError("the plan was made with another schedule: make it again")
    if schedule.as_of < plan.as_of:
        raise PurgeError("the plan was made on a later day than the one given")
    roles = {signature.role for signature in signed}
    for step in plan.steps:
        missing = [role.value for role in signed_by(step, public_archives=public_archives) if role not in roles]
        if missing and step.units and step.action is not None:
            raise PurgeError(f"{step.policy}: not signed by {', '.join(missing)} (the plan is {plan.digest})")
