"""What type checkers make of retention; checked by mypy, never run."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import assert_type

import polars as pl

from healthgov import fr
from healthgov.periods import years
from healthgov.retention import Due, Forecast, Hold, RetentionPolicy, compiled, evaluate, not_before
from healthgov.tables import annotate
from healthgov.verdicts import Verdict


def checked() -> None:
    """Checked, never called."""
    schedule = fr.Retention(as_of="2026-11-23")
    due = schedule.due(
        fr.HOSPITAL_RECORD,
        last_contact="2005-09-01",
        birth=None,
        death=None,
        claims=[("2019-06-01", None), (date(2020, 1, 1), date(2021, 1, 1))],
        legal_holds=[Hold(since=date(2026, 1, 1))],
    )
    assert_type(due, Due)
    assert_type(due.keep_through, date | None)
    assert_type(due.disposable_from, date | None)
    assert_type(due.verdict, Verdict)
    assert_type(due.questions(), tuple[str, ...])
    assert_type(due.explain("fr"), str)
    assert_type(schedule.forecast("cctv_footage", until="2027-01-01", recording="2026-01-01"), Forecast)
    assert_type(
        schedule.forecast_months("cctv_footage", [{"recording": None}], until="2027-01-01"), dict[str, Counter[str]]
    )
    assert_type(
        annotate(
            pl.DataFrame(), schedule.policy(fr.HOSPITAL_RECORD), as_of=schedule.as_of, columns={"last_contact": "seen"}
        ),
        pl.DataFrame,
    )
    assert_type(
        annotate(
            pl.LazyFrame(), schedule.policy(fr.HOSPITAL_RECORD), as_of=schedule.as_of, columns={"last_contact": "seen"}
        ),
        pl.LazyFrame,
    )
    annotate(3, schedule.policy(fr.HOSPITAL_RECORD), as_of=schedule.as_of, columns={"last_contact": "seen"})  # type: ignore[type-var]
    assert_type(fr.Retention.lab_report_public.lengthened(years(30), because="research"), RetentionPolicy)
    assert_type(compiled(years(20).after("last_contact"))(date(2006, 3, 15)), date | None)
    assert_type(evaluate(not_before(years(1).after("a"), years(2).after("b")), {}).on, date | None)
