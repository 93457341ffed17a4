"""Until when the answer to a request stands: holds and claims end it too, whether a schedule knows the record or not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from erasure.test_erasure import holding
from healthgov import erasure, fr
from healthgov.eu.erasure import Fate
from healthgov.retention import Hold

DAY = date(2026, 11, 28)
HELD = {"=notes": "consent for wellness", "prospect_b2c": "consent for prospecting"}
EVIDENCE = {
    "a hold": ({"legal_holds": [Hold(since="2026-01-01", released="2026-12-01")]}, [("2026-12-01", "goes")]),
    "a hold without end": ({"legal_holds": [Hold(since="2026-01-01")]}, []),
    "a hold to come": ({"legal_holds": [Hold(since="2026-12-01")]}, [("2026-12-01", "stays")]),
    "one that was released": ({"legal_holds": [Hold(since="2026-01-01", released="2026-11-28")]}, []),
    "two": (
        {"legal_holds": [Hold(since="2026-01-01", released="2026-12-01"), Hold(since="2026-12-03")]},
        [("2026-12-01", "goes"), ("2026-12-03", "stays")],
    ),
    "a claim that is pending": ({"claims": [("2026-01-01", None)]}, []),
}


@pytest.mark.parametrize("key", HELD)
@pytest.mark.parametrize("said", EVIDENCE)
def test_what_is_evidence_stays_as_long_as_it_is(key, said):
    """And the answer says on which day that ends or begins."""
    stated, turns = EVIDENCE[said]
    days = [DAY + timedelta(days=n) for n in range(8)]
    answers = [erasure(holding({key: HELD[key]}), fr.Retention(as_of=day), **stated) for day in days]
    fates = [answer.lines[0].fate for answer in answers]
    assert fates[0] is (Fate.GOES if "to come" in said or "was" in said else Fate.STAYS)
    seen = [
        (str(day), fate.value) for day, before, fate in zip(days[1:], fates, fates[1:], strict=False) if fate != before
    ]
    assert seen == turns
    for day, answer in zip(days, answers, strict=True):
        later = [date.fromisoformat(turn) for turn, _ in turns if turn > str(day)]
        assert answer.holds_until == answer.lines[0].holds_until == min(later, default=None)


def test_a_claim_that_is_resolved_is_no_evidence_from_the_next_day_on():
    """Its last day counts."""
    for resolved, fate, until in (
        (DAY, Fate.STAYS, DAY + timedelta(days=1)),
        (DAY - timedelta(days=1), Fate.GOES, None),
    ):
        answer = erasure(
            holding({"=notes": HELD["=notes"]}), fr.Retention(as_of=DAY), claims=[("2026-01-01", resolved)]
        )
        assert (answer.lines[0].fate, answer.holds_until) == (fate, until)
