"""Random histories in many rows of several tables, and what the single record says of each."""

from __future__ import annotations

import random
from datetime import date, timedelta

from healthgov.dates import days_of
from healthgov.errors import InvalidDocumentError
from healthgov.retention import Hold, due
from healthgov.retention.histories import PENDING
from healthgov.retention.terms import needed_by
from healthgov.verdicts import Verdict

TODAY = date(2026, 11, 23)
DISPOSABLE = {Verdict.PASS: True, Verdict.FAIL: False, Verdict.UNKNOWN: None}


def histories(count, seed):
    """Random lives: contacts, a birth and a death as text, claims and holds as dates."""
    chance = random.Random(seed)  # noqa: S311  test data
    return [life(chance) for _ in range(count)]


def life(chance):
    """One of them: most in order, some impossible."""
    born = date(1930, 1, 1) + timedelta(days=chance.randrange(33_000))
    day, contacts = born, []
    for _ in range(chance.randrange(1, 7)):
        day = min(day + timedelta(days=chance.randrange(4_000)), TODAY)
        contacts.append(in_part(day, chance))
    if chance.random() < 0.05:
        contacts.append(None)
    if chance.random() < 0.03:
        contacts.append(chance.choice(["2031-01-01", "abc", "1900-01-01", "0001-01-01"]))
    death = None
    if chance.random() < 0.4:
        death = in_part(min(day + timedelta(days=chance.randrange(-30, 5_000)), TODAY), chance)
    birth = in_part(born, chance) if chance.random() < 0.9 else None
    claims, after = [], day - timedelta(days=chance.randrange(2_000))
    for _ in range(chance.choice([0, 0, 1, 1, 2, 3, 5])):
        lodged = min(after + timedelta(days=chance.randrange(-400, 9_000)), TODAY)
        resolved = min(lodged + timedelta(days=chance.choice([0, 1, 40, 400, 3_000])), TODAY)
        if chance.random() < 0.02:
            resolved = lodged - timedelta(days=3)
        claims.append((lodged, None if chance.random() < 0.12 else resolved))
    holds = []
    if chance.random() < 0.1:
        since = day + timedelta(days=chance.randrange(-100, 5_000))
        holds.append((since, chance.choice([None, since + timedelta(days=chance.randrange(-1, 3_000))])))
    return {"contacts": contacts, "birth": birth, "death": death, "claims": claims, "holds": holds}


def in_part(day, chance):
    """A day, whole or in part."""
    text = day.isoformat()
    return chance.choice([text, text, text, text, text, text[:7], text[:4]])


def as_a_record(policy, one, *, never=(), **more):
    """The four answers of the single record for a history; ``more`` are days of other events."""
    events, undated = dict(more), []
    if "last_contact" in policy.events or policy.trigger == "last_contact":
        said = [None if day in ("1900-01-01", "0001-01-01") else day for day in one["contacts"]]
        if any(day == "abc" for day in said):
            return None, None, None, "refused"
        if None in said:
            undated.append("last_contact")
        elif said:
            spans = [span(day) for day in said]
            first, last = max(low for low, _ in spans), max(high for _, high in spans)
            events["last_contact"] = f"{first.isoformat()}/{last.isoformat()}"
    for event in ("birth", "death"):
        if one[event] is not None and event in policy.events:
            events[event] = one[event]
    try:
        holds = [Hold(since=since, released=released) for since, released in one["holds"]]
    except ValueError:
        return None, None, None, "refused"
    try:
        answer = due(
            policy, as_of=TODAY, events=events, claims=one["claims"], legal_holds=holds, undated=undated, never=never
        )
    except InvalidDocumentError:
        return None, None, None, "refused"
    living = "death" in needed_by(policy.term) and "death" not in events
    in_the_way = answer.blocked or answer.suspended or living
    open_ended = answer.keep_through is None and not answer.for_ever and not in_the_way
    silent = (policy.contested and not answer.blocked) or (open_ended and answer.verdict is Verdict.FAIL)
    reason = PENDING if answer.suspended else answer.reason
    return answer.keep_through, answer.safe_keep_through, None if silent else DISPOSABLE[answer.verdict], reason


def span(text):
    """The days that a text may mean."""
    return days_of(text)
