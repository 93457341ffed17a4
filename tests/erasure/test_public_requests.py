"""People who ask for erasure, as public trackers and notices have them: each set of data has the fate written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from erasure.test_erasure import holding
from healthgov import erasure, fr
from healthgov.commands.laws import schedule_of_country
from healthgov.eu.erasure import Fate, RecordFacts
from healthgov.models import KeepingReasons
from law.cases import read_yaml

PUBLIC = read_yaml(Path(__file__).parent / "public.yaml")
DAY = "2026-11-28"
ASKED = [(item["id"], item, {"facts": {}, "lines": item["lines"]}) for item in PUBLIC] + [
    (f"{item['id']} {case['name']}", item, case) for item in PUBLIC for case in item.get("reasons", ())
]


@pytest.mark.parametrize(("item", "case"), [asked[1:] for asked in ASKED], ids=[asked[0] for asked in ASKED])
def test_public_request(item, case):
    """What goes, what stays through which day and by which exception, and what is asked."""
    organisation = holding(item["holds"], country=item["country"])
    schedule = schedule_of_country(organisation) or fr.Retention
    reasons = {key: RecordFacts(reasons=KeepingReasons(**case["facts"])) for key in case["lines"] if case["facts"]}
    answer = erasure(organisation, schedule(as_of=DAY), records=reasons, **item.get("events", {}))
    assert {line.key for line in answer.lines} == set(case["lines"])
    for key, expected in case["lines"].items():
        line = answer.line(key)
        assert line.fate.value == next(iter(expected)), str(answer)
        if line.fate is Fate.STAYS:
            assert (line.until, line.exemption.value) == (expected["stays"], expected["by"])
        elif line.fate is Fate.GOES:
            assert line.ground.value == expected["goes"]
        else:
            assert line.questions()


def test_public_requests_say_where_they_come_from():
    """Each has its place with the day on which it was read."""
    assert all("read 20" in item["origin"] for item in PUBLIC)
    assert len({item["id"] for item in PUBLIC}) == len(PUBLIC)
