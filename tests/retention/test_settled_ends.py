"""Settled answers: for ever, what never happened, and a floor that ends after its ceiling."""

from __future__ import annotations

import functools
import random
from datetime import date, timedelta

import pytest

from healthgov import fr, us
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.periods import months, years
from healthgov.retention import (
    RetentionSchedule,
    among_last,
    at_least,
    at_most,
    between,
    due,
    earlier_of,
    evaluate,
    exactly,
    for_ever,
    kept,
    later_of,
    not_before,
    sentence,
    text,
    until,
)
from healthgov.tables import annotate
from healthgov.verdicts import Verdict
from retention.test_unsafe_dates import DISPOSABLE, ENGINES, TODAY, pl

PLAN = text("plan, {}", checked_on="2026-11-23")


class House(RetentionSchedule):
    """Types of record whose answers are settled, or contradict each other."""

    match_record = kept(
        "match", exactly(later_of(years(3).after("record_created"), years(3).after("case_closed"))), PLAN("1")
    )
    index = kept("index", at_least(for_ever()), PLAN("2"), starts="record_created")
    archive = kept(
        "archive",
        exactly(between(months(12).after("last_publication"), months(12).after("collection"))),
        PLAN("3"),
    )
    exposed = kept(
        "exposed",
        exactly(
            not_before(years(4).after("record_created"), years(9).after("exposure_end"), years(7).after("closure"))
        ),
        PLAN("4"),
    )
    # A floor of two clocks, of which the later counts; and a range whose lower end has two.
    donor = kept(
        "donor",
        at_least(
            not_before(
                years(5).after("last_contact"), later_of(years(30).after("record_created"), years(10).after("closure"))
            )
        ),
        PLAN("5"),
    )
    ranged = kept(
        "ranged",
        exactly(
            between(
                later_of(years(3).after("record_created"), years(1).after("closure")), years(9).after("record_created")
            )
        ),
        PLAN("6"),
    )


HOUSE = House(as_of=TODAY)


def test_for_ever_is_kept():
    """No day ends it, so it is kept, and nothing is asked."""
    answer = HOUSE.due("index", record_created="1950-01-01")
    assert (answer.verdict, answer.for_ever, answer.keep_through, answer.questions()) == (Verdict.FAIL, True, None, ())
    assert "keep: no day ends it" in answer.explain()
    assert "à conserver : aucun jour n'y met fin" in answer.explain("fr")
    assert us.Arkansas(as_of=TODAY).due("master_patient_index", record_created="1950-01-01").for_ever
    assert fr.Retention(as_of=TODAY).due("poison_centre_composition", record_created="1990-01-01").for_ever


def test_for_ever_among_others():
    """The later of for ever and anything is for ever; as a cap it caps nothing; nothing is longer."""
    year = years(1).after("closure")
    assert later_of(year, for_ever()) == for_ever() == not_before(year, for_ever()) == earlier_of(for_ever())
    assert earlier_of(year, for_ever()) == year
    assert evaluate(for_ever(), {}).for_ever
    assert sentence(for_ever(), "fr") == "conservation définitive : aucun jour n'y met fin"

    class Longer(House):
        match_record = House.match_record.lengthened(for_ever(), because="a promise")

    assert Longer(as_of=TODAY).due("match_record", record_created="1950-01-01").verdict is Verdict.FAIL
    with pytest.raises(DefinitionError):
        House.index.lengthened(years(90), because="shorter")


def test_a_maximum_for_ever_obliges_nobody():
    """Allowed for ever is not to be kept."""

    class Free(RetentionSchedule):
        text = kept("text", at_most(for_ever()), PLAN("5"), starts="record_created")

    answer = Free(as_of=TODAY).due("text", record_created="1950-01-01")
    assert (answer.verdict, answer.for_ever) == (Verdict.UNKNOWN, False)


def test_what_never_happened_settles_the_later_of_several():
    """A case that never was one leaves the other clock; an open one leaves the end open."""
    made = {"record_created": "2021-06-07"}
    assert HOUSE.due("match_record", **made, case_closed="2021-11-01").keep_through == date(2024, 11, 1)
    assert HOUSE.due("match_record", **made).verdict is Verdict.UNKNOWN
    never = HOUSE.due("match_record", **made, never=("case_closed",))
    assert (never.verdict, never.keep_through) == (Verdict.PASS, date(2024, 6, 7))


def test_what_never_happened_leaves_the_rest_of_a_floor():
    """A floor of two clocks keeps the other one; it fell away whole, and the record went years too early."""
    known = {"last_contact": "2000-01-01", "record_created": "1999-06-07"}
    answer = HOUSE.due("donor", **known, never=("closure",))
    assert (answer.verdict, answer.keep_through) == (Verdict.FAIL, date(2029, 6, 7))
    assert House(as_of="2029-06-08").due("donor", **known, never=("closure",)).verdict is Verdict.PASS
    ranged = HOUSE.due("ranged", record_created="2024-01-01", never=("closure",))
    assert (ranged.verdict, ranged.least) == (Verdict.FAIL, date(2027, 1, 1))


@pytest.mark.parametrize(("day", "verdict"), [("2027-08-01", "FAIL"), ("2027-10-01", "FAIL"), ("2028-03-02", "PASS")])
def test_a_floor_after_its_ceiling_is_told(day, verdict):
    """Until the floor ends the record is kept, and somebody is asked which text gives way."""
    answer = House(as_of=day).due("archive", last_publication="2027-03-01", collection="2026-09-01")
    assert (answer.verdict, answer.conflict) == (Verdict[verdict], True)
    assert answer.reason == "conflict: one text keeps it longer than another allows"
    assert "Which text gives way" in answer.questions()[0]
    assert "conflict: to be kept through 2028-03-01, and no longer than 2027-09-01" in answer.explain()
    assert "conflit : à conserver jusqu'au 1er mars 2028 inclus" in answer.explain("fr")


def test_a_floor_that_is_not_known_leaves_the_ceiling_open():
    """The ceiling is over; whether the floor still stands is asked, and not denied."""
    answer = House(as_of="2028-01-01").due("archive", collection="2026-09-01")
    assert (answer.verdict, answer.overdue, answer.unsettled) == (Verdict.UNKNOWN, False, ("last_publication",))
    never = House(as_of="2028-01-01").due("archive", collection="2026-09-01", never=("last_publication",))
    assert (never.verdict, never.conflict) == (Verdict.PASS, False)
    early = House(as_of="2027-01-01").due("archive", collection="2026-09-01", never=("last_publication",))
    assert early.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("engine", ENGINES)
def test_a_floor_on_a_day_that_nobody_knows_may_still_stand(engine):
    """Published, nobody knows when: it may have been today, so that nothing goes before the floor of a year from it."""
    days = [("2026-09-01", None, True), ("2026-09-01", "2026-06-01", False)]
    for on, disposable in ((date(2028, 1, 1), [None, True]), (date(2027, 1, 1), [None, False])):
        known = {"collection": "2026-09-01"}
        alone = House(as_of=on).due("archive", **known, undated=("last_publication",))
        assert (alone.verdict, alone.least) == (Verdict.UNKNOWN, None)
        assert alone.safe_keep_through == date(on.year + 1, on.month, on.day)
        assert (
            alone.questions() == ("The adopted end has passed and a later plausible one has not: who decides?",)
            or not alone.over
        )
        rows = pl.DataFrame(days, schema=["made", "published", "out"], orient="row")
        into, out = ENGINES[engine]
        made = out(
            annotate(
                into(rows.with_columns(key=pl.Series([1, 2]))),
                House.archive,
                as_of=on,
                columns={"collection": "made", "last_publication": "published"},
                undated={"last_publication": "out"},
            )
        ).sort("key")
        assert made["disposable"].to_list() == disposable
        assert made["safe_keep_through"].cast(pl.Date).to_list() == [alone.safe_keep_through, date(2027, 9, 1)]


def rows_of(events, count, seed):
    """Random rows with flags that tell which event never happened; some contradict their dates."""
    chance = random.Random(seed)  # noqa: S311  test data
    rows = []
    for _ in range(count):
        row = {}
        for event in events:
            day = date(2008, 1, 1) + timedelta(days=chance.randrange(6_900))
            row[event] = chance.choice([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], None])
            row[f"no_{event}"] = (row[event] is None and chance.random() < 0.5) or chance.random() < 0.02
        rows.append(row)
    return rows


def as_a_record(policy, row, events, flagged):
    """The four answers of the single record."""
    never = [event for event in flagged if row[f"no_{event}"]]
    try:
        answer = due(policy, as_of=TODAY, events={event: row[event] for event in events}, never=never)
    except InvalidDocumentError:
        return None, None, None, "refused"
    silent = answer.keep_through is None and answer.verdict is Verdict.FAIL and not answer.for_ever
    return answer.keep_through, answer.safe_keep_through, None if silent else DISPOSABLE[answer.verdict], answer.reason


@functools.cache  # every engine is held against the same records
def asked(policy, events, flagged):
    """Random rows, and what the single record says of each."""
    rows = rows_of(events, 600, policy.key)
    return rows, [as_a_record(policy, row, events, flagged) for row in rows]


CASES = [
    (House.match_record, ("record_created", "case_closed"), ("case_closed",)),
    (House.archive, ("last_publication", "collection"), ("last_publication",)),
    (House.exposed, ("record_created", "exposure_end", "closure"), ("exposure_end", "closure")),
    (House.index, ("record_created",), ()),
    (House.donor, ("last_contact", "record_created", "closure"), ("closure",)),
    (House.ranged, ("record_created", "closure"), ("closure",)),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("policy", "events", "flagged"), CASES, ids=[policy.key for policy, _, _ in CASES])
def test_a_row_is_answered_as_a_record(engine, policy, events, flagged):
    """What never happened is said for each row; for ever and conflicts are as for one record."""
    into, out = ENGINES[engine]
    rows, wanted = asked(policy, events, flagged)
    frame = pl.DataFrame(
        {"key": range(len(rows)), **{name: [row[name] for row in rows] for name in rows[0]}},
        schema_overrides=dict.fromkeys(events, pl.String),
    )
    columns, never = {event: event for event in events}, {event: f"no_{event}" for event in flagged}
    made = out(annotate(into(frame), policy, as_of=TODAY, columns=columns, never=never))
    made = made.with_columns(pl.col("reason").cast(pl.String), pl.col("^.*keep_through$").cast(pl.Date)).sort("key")
    answers = made.select("keep_through", "safe_keep_through", "disposable", "reason").rows()
    answers = [(*row[:3], "refused" if row[3].startswith("refused") else row[3]) for row in answers]
    assert answers == wanted
    if policy is House.archive:
        assert "conflict: one text keeps it longer than another allows" in {answer[3] for answer in answers}


def test_a_flag_is_a_column_of_truth_values():
    """Names of columns that are not there, or hold something else, are refused."""
    frame = pl.DataFrame({"made": [date(2020, 1, 1)], "open": ["yes"]})
    for never in ({"case_closed": "open"}, {"case_closed": "nothing"}, {"birth": "open"}):
        with pytest.raises(InvalidDocumentError):
            annotate(frame, House.match_record, as_of=TODAY, columns={"record_created": "made"}, never=never)


class Living(RetentionSchedule):
    """A record that is kept thirty years after the death."""

    national = kept("national record", exactly(years(30).after("death")), PLAN("6"))


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({}, Verdict.FAIL),
        ({"death": "1996-03-01"}, Verdict.PASS),
        ({"death": "2020-03-01"}, Verdict.FAIL),
        ({"undated": ("death",)}, Verdict.UNKNOWN),
    ],
)
def test_no_death_is_a_living_patient(facts, verdict):
    """A clock that starts with a death has not started: the record is kept. Dead on a day not known is asked."""
    assert Living(as_of=TODAY).due("national", **facts).verdict is verdict


class Asked(RetentionSchedule):
    """Types whose clock never starts, each for a reason of its own."""

    account = kept("account", exactly(later_of(years(3).after("contract_end"), years(3).after("closure"))), PLAN("1"))
    password = kept("former password", at_most(among_last(10, "change")), PLAN("2"))
    study = kept("study", until("until the result is published"), PLAN("3"), starts="study_end")


@pytest.mark.parametrize(
    ("key", "never", "question"),
    [
        (
            "account",
            ["contract_end", "closure"],
            "The period starts with what never happened: what ends it?",
        ),
        ("password", ["later_change_10"], "Is the purpose over? No text obliges to keep the record until its end."),
        ("study", [], "Is the criterion met? Somebody has to say so."),
    ],
)
def test_what_is_asked_where_the_clock_never_starts(key, never, question):
    """A criterion is asked about where there is one, a purpose where a text only caps, and else what ends it."""
    answer = Asked(as_of="2026-11-23").due(key, never=never)
    assert answer.verdict is Verdict.UNKNOWN
    assert answer.questions() == (question,)
    assert answer.questions("fr") != (question,)
