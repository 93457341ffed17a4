"""What a report says of the waivers it was given."""

from __future__ import annotations

from healthgov.findings import Finding, failed, outside, passed
from healthgov.periods import Day
from healthgov.rules.waivers import Waiver, WaiverState

__all__ = ["in_force", "note"]


def in_force(waiver: Waiver, day: Day) -> bool:
    """Whether a waiver counts on the day."""
    return waiver.since <= day and day <= waiver.until  # noqa: PLR1716  two plain comparisons, each noted by the day


def note(waiver: Waiver, index: int, standing: WaiverState) -> Finding:
    """What stands in a report about the waiver with this number in the list."""
    where, until = f"waivers[{index}]", waiver.until
    match standing:
        case WaiverState.INCOMPLETE:
            return failed(
                "the waiver is incomplete: it says why, who mends, who approved, and ends after it starts", at=where
            )
        case WaiverState.TOO_LONG:
            return failed("the waiver runs for more than a year: it is approved again each year", at=where)
        case WaiverState.REFUSED:
            return failed("nobody may answer for a failure of this rule", at=where)
        case WaiverState.TO_COME:
            return outside("the waiver starts on {since}", at=where, since=waiver.since)
        case WaiverState.OVER:
            return failed("the waiver ended on {until}", at=where, until=until)
        case WaiverState.UNUSED:
            return failed("the waiver covers no failure", at=where)
        case WaiverState.ENDS_SOON:
            return outside("the waiver ends soon, on {until}: mend the failure, or have it approved again", at=where, until=until)  # fmt: skip
        case WaiverState.IN_FORCE:
            return passed("the waiver runs until {until}", at=where, until=until)
