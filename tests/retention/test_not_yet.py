"""What is yet to come: a stay that runs has no last contact, its clock has not begun, and its record is kept."""

from __future__ import annotations

import itertools
from datetime import date, datetime

import pytest

from healthgov import fr
from healthgov.documents import structure
from healthgov.errors import InvalidDocumentError
from healthgov.eu.erasure import Fate, RecordFacts, erasure
from healthgov.fhir import found_in_fhir
from healthgov.models import Organisation
from healthgov.periods import years
from healthgov.retention import (
    Reading,
    RetentionSchedule,
    advised,
    at_least,
    at_most,
    between,
    due,
    earlier_of,
    kept,
    later_of,
    not_before,
    text,
)
from healthgov.retention.histories import NOT_BEGUN
from healthgov.verdicts import Verdict

pl = pytest.importorskip("polars", reason="polars is not installed")
duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")
pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from healthgov.tables import annotate, events, plan, units  # noqa: E402  after what it needs

TODAY = date(2026, 11, 28)
DISPOSABLE = {Verdict.PASS: True, Verdict.FAIL: False, Verdict.UNKNOWN: None}
ACT = text("An act, art. {}", checked_on="2026-11-23")
CONNECTION = duckdb.connect()
NUMBERS = itertools.count()


def relation_of(frame):
    """The rows as a DuckDB relation."""
    name = f"rows_{next(NUMBERS)}"
    CONNECTION.register(name, frame.to_arrow())
    return CONNECTION.sql(f"select * from {name}")  # noqa: S608


ENGINES = {
    "polars": (lambda frame: frame, lambda native: native),
    "polars lazy": (lambda frame: frame.lazy(), lambda native: native.collect()),
    "pandas": (lambda frame: frame.to_pandas(), pl.from_pandas),
    "pandas on arrow": (lambda frame: frame.to_pandas(use_pyarrow_extension_array=True), pl.from_pandas),
    "pyarrow": (lambda frame: frame.to_arrow(), pl.from_arrow),
    "duckdb": (relation_of, lambda native: pl.from_arrow(native.to_arrow_table())),
}


class House(RetentionSchedule):
    """Terms of several shapes."""

    plain = kept("plain", at_least(years(5).after("last_contact")), ACT("1"))
    later = kept("later", at_least(later_of(years(5).after("last_contact"), years(10).after("exposure_end"))), ACT("2"))
    earlier = kept(
        "earlier", at_least(earlier_of(years(5).after("last_contact"), years(10).after("exposure_end"))), ACT("3")
    )
    most = kept("most", at_most(years(3).after("last_contact")), ACT("4"))
    ranged = kept("ranged", advised(between(years(1).after("last_contact"), years(3).after("closure"))), ACT("5"))
    argued = kept(
        "argued",
        at_least(years(5).after("last_contact")),
        ACT("6"),
        contested="two texts disagree",
        readings=(Reading(years(10).after("last_contact"), ACT("7")),),
    )
    argued_otherwise = kept(
        "argued otherwise",
        at_least(years(5).after("last_contact")),
        ACT("8"),
        contested="two texts disagree",
        readings=(Reading(years(10).after("closure"), ACT("9")),),
    )
    unsure = kept("unsure", at_least(years(5).after("last_contact")), ACT("10"), contested="nobody knows the start")
    floored = kept(
        "floored", at_least(not_before(years(5).after("closure"), years(9).after("last_contact"))), ACT("11")
    )
    capped_floor = kept(
        "capped floor",
        at_least(
            earlier_of(not_before(years(5).after("closure"), years(9).after("last_contact")), years(90).after("birth"))
        ),
        ACT("12"),
    )
    capped_by_death = kept(
        "capped by death", at_least(earlier_of(years(7).after("last_contact"), years(3).after("death"))), ACT("13")
    )


HOUSE = House(as_of=TODAY)


def hospital(**facts):
    """The answer for a hospital file."""
    return fr.Retention(as_of=TODAY).due(fr.HOSPITAL_RECORD, **facts)


def test_a_stay_that_runs_keeps_the_file():
    """No period has begun: the answer is that it is kept, today and on every day until the stay ends."""
    answer = hospital(birth="1950", not_yet=("last_contact",))
    assert (answer.verdict, answer.keep_through, answer.safe_keep_through) == (Verdict.FAIL, None, None)
    assert (answer.reason, answer.not_begun, answer.holds_until) == (NOT_BEGUN, True, None)
    assert (answer.questions(), answer.lacking, answer.not_yet) == ((), ("birth",)[1:], {"last_contact"})
    assert "yet to come: the last contact" in str(answer)
    assert "à venir : le dernier passage" in answer.explain("fr")
    assert hospital(not_yet=("last_contact",)).verdict is Verdict.FAIL


def test_a_forecast_keeps_it_while_nothing_else_happens():
    """Nothing but the end of the stay changes the answer."""
    seen = fr.Retention(as_of=TODAY).forecast(fr.HOSPITAL_RECORD, until="2090-01-01", not_yet=("last_contact",))
    assert [step.verdict for step in seen.steps] == [Verdict.FAIL]


@pytest.mark.parametrize(
    ("key", "days", "expected"),
    [
        ("plain", {}, Verdict.FAIL),
        ("later", {}, Verdict.FAIL),
        ("later", {"exposure_end": "1990-01-01"}, Verdict.FAIL),
        ("earlier", {}, Verdict.UNKNOWN),
        ("earlier", {"exposure_end": "2020-01-01"}, Verdict.FAIL),
        ("earlier", {"exposure_end": "1990-01-01"}, Verdict.UNKNOWN),
        ("most", {}, Verdict.UNKNOWN),
        ("ranged", {}, Verdict.FAIL),
        ("ranged", {"closure": "1990-01-01"}, Verdict.FAIL),
        ("argued", {}, Verdict.FAIL),
        ("argued_otherwise", {}, Verdict.UNKNOWN),
        ("argued_otherwise", {"closure": "1990-01-01"}, Verdict.UNKNOWN),
        ("unsure", {}, Verdict.UNKNOWN),
        ("floored", {}, Verdict.FAIL),
        ("floored", {"closure": "1990-01-01"}, Verdict.FAIL),
        ("capped_floor", {"closure": "1990-01-01", "birth": "1930-01-01"}, Verdict.UNKNOWN),
        ("capped_by_death", {}, Verdict.FAIL),
    ],
)
def test_what_it_means_for_each_shape(key, days, expected):
    """Kept where the text obliges to, whatever comes; a maximum obliges nobody; nothing is ever disposable."""
    assert HOUSE.due(key, not_yet=("last_contact",), **days).verdict is expected


def test_a_floor_that_waits_leaves_no_end():
    """A device that is still sold: the end of the study alone frees nothing, and is not told as an end."""
    answer = fr.Retention(as_of=TODAY).due(
        "device_clinical_investigation", study_end="2000-01-01", not_yet=("product_last_placed",)
    )
    assert (answer.verdict, answer.keep_through, answer.reason) == (Verdict.FAIL, None, NOT_BEGUN)
    assert "2010-01-02" not in str(answer)


@pytest.mark.parametrize("key", ["ai_high_risk_documentation", "ehr_access_trace_cnil_draft"])
def test_a_text_in_doubt_keeps_nothing(key):
    """A draft, and a text that may not apply yet or count from another day, oblige to nothing: somebody has to say."""
    schedule = fr.Retention(as_of=TODAY)
    answer = schedule.due(key, not_yet=schedule.policy(key).events)
    assert (answer.verdict, answer.not_begun) == (Verdict.UNKNOWN, False)
    assert answer.questions()


@pytest.mark.parametrize("key", ["medical_device_traceability", "medical_device_traceability_blood"])
def test_what_tells_of_a_device_stays_while_it_is_implanted(key):
    """Ten years after the implantation freed nothing: the clock starts with the removal, or with the death."""
    answer = fr.Retention(as_of=TODAY).due(key, use_on_patient="2006-01-01", not_yet=("explantation",))
    assert answer.verdict is Verdict.FAIL


def test_two_events_to_come():
    """The earlier of two ends has not come where both are yet to start; one alone may end it."""
    answer = HOUSE.due("earlier", not_yet=("last_contact", "exposure_end"))
    assert (answer.verdict, answer.not_begun) == (Verdict.FAIL, True)
    rows = pl.DataFrame(
        {"seen": [None, None, None], "runs": [True, True, False], "exposed": [True, False, True]},
        schema={"seen": pl.Date, "runs": pl.Boolean, "exposed": pl.Boolean},
    )
    made = annotate(
        rows,
        HOUSE.policy("earlier"),
        as_of=TODAY,
        columns={"last_contact": "seen"},
        not_yet={"last_contact": "runs", "exposure_end": "exposed"},
    )
    assert made["disposable"].to_list() == [False, None, None]


def test_beside_an_event_that_never_happened():
    """Without the other end, the period counts from what is yet to come."""
    answer = HOUSE.due("earlier", not_yet=("last_contact",), never=("exposure_end",))
    assert (answer.verdict, answer.not_begun) == (Verdict.FAIL, True)


def test_who_never_died_may_be_in_a_stay():
    """That somebody never died contradicts no stay that runs: it was refused, of one record and of a row."""
    said = {"not_yet": ("last_contact",), "never": ("death",)}
    assert fr.Retention(as_of=TODAY).due(fr.HOSPITAL_RECORD, **said).verdict is Verdict.FAIL
    rows = pl.DataFrame(
        {"seen": [None, None], "alive": [True, True], "inside": [True, False]}, schema_overrides={"seen": pl.Date}
    )
    flags = {"never": {"death": "alive"}, "not_yet": {"last_contact": "inside"}}
    made = fr.Retention(as_of=TODAY).annotate(rows, fr.HOSPITAL_RECORD, last_contact="seen", **flags)
    assert made["reason"].to_list() == [
        "not begun: what the period counts from is yet to come",
        "20 years after the last contact",
    ]
    assert made["disposable"].to_list() == [False, None]


@pytest.mark.parametrize("key", [policy.key for policy in fr.Retention.policies])
def test_no_french_record_is_disposable(key):
    """Whatever else is said: years long past frees nothing whose own event is yet to come."""
    schedule = fr.Retention(as_of=TODAY)
    try:
        policy = schedule.policy(key)
    except Exception:  # noqa: BLE001  not in force today
        pytest.skip("not in force")
    if policy.by_moment:
        pytest.skip("counts hours")
    for event in dict.fromkeys((*policy.events, policy.trigger)):
        days = {name: "1930-01-01" for name in policy.events if name not in (event, "birth", "death")}
        try:
            answer = due(policy, as_of=TODAY, events=days, not_yet=(event,))
        except InvalidDocumentError:
            continue
        assert answer.verdict is not Verdict.PASS
        assert answer.safe_keep_through is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"not_yet": ("birth",)},
        {"not_yet": ("death",)},
        {"not_yet": ("invoice",)},
        {"not_yet": ("last_contact",), "last_contact": "2020-01-01"},
        {"not_yet": ("last_contact",), "never": ("last_contact",)},
        {"not_yet": ("last_contact",), "undated": ("last_contact",)},
        {"not_yet": ("last_contact",), "death": "2020-01-01"},
        {"not_yet": ("last_contact",), "undated": ("death",)},
        {"not_yet": ("last_contact",), "birth": "1850-06-01"},
    ],
)
def test_what_cannot_be(wrong):
    """A birth is past, a death needs no word, and a day, a death and an age over 120 contradict a stay that runs."""
    with pytest.raises(InvalidDocumentError):
        hospital(**wrong)


ROWS = [
    {"seen": seen, "born": born, "died": died, "dead": dead, "runs": runs, "spared": spared}
    for seen, born, died, dead, runs, spared in itertools.product(
        (None, date(1990, 5, 4), date(2020, 5, 4)),
        (None, date(1850, 6, 1), date(1950, 6, 1)),
        (None, date(2021, 1, 1), TODAY),
        (False, True),
        (True, False),
        (True, False),
    )
]
SCHEMA = {
    "seen": pl.Date,
    "born": pl.Date,
    "died": pl.Date,
    "dead": pl.Boolean,
    "runs": pl.Boolean,
    "spared": pl.Boolean,
}


def said(policy, row, **names):
    """What the record of a row says, as a row does."""
    days = {event: row[name] for event, name in names.items()}
    undated = ("death",) if row["dead"] and "death" in policy.events else ()
    not_yet = ("last_contact",) if row["runs"] else ()
    try:
        answer = due(policy, as_of=TODAY, events=days, undated=undated, not_yet=not_yet)
    except InvalidDocumentError:
        return None, None, None, "refused"
    return answer.keep_through, answer.safe_keep_through, DISPOSABLE[answer.verdict], answer.reason


def shown(row):
    """What a row of a table says."""
    reason = "refused" if row["reason"].startswith("refused") else row["reason"]
    ends = (
        row[name].date() if isinstance(row[name], datetime) else row[name]
        for name in ("keep_through", "safe_keep_through")
    )
    return *ends, row["disposable"], reason


@pytest.mark.parametrize("engine", ENGINES)
def test_tables_answer_as_records_do(engine):
    """A column says in which rows the event is yet to come."""
    enter, leave = ENGINES[engine]
    native = enter(pl.DataFrame(ROWS, schema=SCHEMA))
    columns = {"last_contact": "seen", "birth": "born", "death": "died"}
    made = leave(
        annotate(
            native,
            fr.HOSPITAL_RECORD,
            as_of=TODAY,
            columns=columns,
            undated={"death": "dead"},
            not_yet={"last_contact": "runs"},
        )
    )
    for row, answered in zip(ROWS, made.to_dicts(), strict=True):
        assert shown(answered) == said(fr.HOSPITAL_RECORD, row, **columns), row


@pytest.mark.parametrize("key", [policy.key for policy in House.policies])
def test_tables_of_each_shape(key):
    """The same for terms of several shapes."""
    policy = HOUSE.policy(key)
    rows = [row for row in ROWS if row["born"] is None and not row["dead"]]
    other = {"exposure_end", "closure"} & set(policy.events)
    columns = {"last_contact": "seen", **dict.fromkeys(other, "died")}
    made = annotate(
        pl.DataFrame(rows, schema=SCHEMA), policy, as_of=TODAY, columns=columns, not_yet={"last_contact": "runs"}
    )
    for row, answered in zip(rows, made.to_dicts(), strict=True):
        expected = said(policy, row, **columns)
        if not row["runs"] and (policy.doubt or expected[0] is None):  # a row without end says no more
            expected = (*expected[:2], answered["disposable"], expected[3])
        assert shown(answered) == expected, row


@pytest.mark.parametrize("engine", ENGINES)
def test_a_table_of_stays_that_run(engine):
    """All rows alike: no column of last contacts is needed."""
    enter, leave = ENGINES[engine]
    rows = [{"born": date(1950, 6, 1)}, {"born": None}, {"born": date(1850, 6, 1)}]
    native = enter(pl.DataFrame(rows, schema={"born": pl.Date}))
    made = leave(annotate(native, fr.HOSPITAL_RECORD, as_of=TODAY, columns={"birth": "born"}, not_yet=["last_contact"]))
    assert made.columns == ["born", "keep_through", "safe_keep_through", "disposable", "reason"]
    assert made["disposable"].to_list() == [False, False, None]
    assert made["reason"].to_list()[:2] == [NOT_BEGUN] * 2


def test_a_row_to_which_another_event_never_happened():
    """What is left of the term counts from what is yet to come."""
    rows = pl.DataFrame(
        {"gone": [None, None], "spared": [True, False], "runs": [True, True]},
        schema={"gone": pl.Date, "spared": pl.Boolean, "runs": pl.Boolean},
    )
    made = annotate(
        rows,
        HOUSE.policy("earlier"),
        as_of=TODAY,
        columns={"exposure_end": "gone"},
        never={"exposure_end": "spared"},
        not_yet={"last_contact": "runs"},
    )
    assert made["disposable"].to_list() == [False, None]


@pytest.mark.parametrize(
    "asked",
    [
        {"not_yet": {"last_contact": "seen"}},
        {"not_yet": {"birth": "runs"}},
        {"not_yet": ["last_contact"]},
        {"not_yet": {"last_contact": "nowhere"}},
    ],
)
def test_a_table_that_is_asked_wrongly(asked):
    """A column of truth values, an event that may be yet to come, and no column of days beside "in every row"."""
    with pytest.raises(InvalidDocumentError):
        annotate(
            pl.DataFrame(ROWS, schema=SCHEMA),
            fr.HOSPITAL_RECORD,
            as_of=TODAY,
            columns={"last_contact": "seen", "birth": "born"},
            **asked,
        )


def test_what_is_yet_to_come_in_a_row_and_never_happened_there():
    """It is refused, as it is of one record."""
    rows = pl.DataFrame(
        {"gone": [None, None], "runs": [True, True], "spared": [True, False]},
        schema={"gone": pl.Date, "runs": pl.Boolean, "spared": pl.Boolean},
    )
    asked = {"as_of": TODAY, "columns": {"last_contact": "gone"}, "not_yet": {"exposure_end": "runs"}}
    made = annotate(rows, HOUSE.policy("later"), never={"exposure_end": "spared"}, **asked)
    assert made["reason"].to_list() == ["refused: dates in an impossible order", NOT_BEGUN]
    sometime = annotate(
        rows,
        HOUSE.policy("later"),
        as_of=TODAY,
        columns={"last_contact": "gone"},
        never={"exposure_end": "spared"},
        undated={"exposure_end": "runs"},
    )
    assert [reason.startswith("refused") for reason in sometime["reason"]] == [True, False]
    with pytest.raises(InvalidDocumentError):
        annotate(rows, HOUSE.policy("later"), never=["exposure_end"], **asked)
    with pytest.raises(InvalidDocumentError):
        plan(
            HOUSE.policy("later"),
            unit="spared",
            as_of=TODAY,
            events={"last_contact": events(rows, "gone")},
            never=["exposure_end"],
            not_yet={"exposure_end": units(rows)},
        )


def test_rows_of_several_types():
    """Each type reads its own."""
    rows = pl.DataFrame({"kind": ["a", "b", "b"], "seen": [None, None, date(1990, 1, 1)], "runs": [True, True, False]},
                        schema={"kind": pl.String, "seen": pl.Date, "runs": pl.Boolean})  # fmt: skip
    made = HOUSE.annotate(
        rows, {"a": "plain", "b": "most"}, by="kind", not_yet={"last_contact": "runs"}, last_contact="seen"
    )
    assert made["disposable"].to_list() == [False, None, True]


@pytest.mark.parametrize("engine", ENGINES)
def test_plans_of_units(engine):
    """Who is in a stay that runs is kept, whatever earlier stays there were; the days of others count."""
    enter, leave = ENGINES[engine]
    stays = enter(
        pl.DataFrame(
            {
                "patient": ["a", "a", "b", "c", "d"],
                "stop": ["1990-01-01", None, "1990-01-01", None, None],
                "status": ["finished", "in-progress", "finished", "unknown", "in-progress"],
            }
        )
    )
    born = enter(pl.DataFrame({"patient": ["a", "b", "c", "d"], "birth": ["1950-01-01"] * 4}))
    made = leave(
        plan(
            fr.HOSPITAL_RECORD,
            unit="patient",
            as_of=TODAY,
            events={"last_contact": events(stays, "stop"), "birth": events(born, "birth")},
            not_yet={"last_contact": units(stays, where={"status": "in-progress"})},
        )
    )
    answers = {row["patient"]: (row["disposable"], row["code"], row["safe_keep_through"]) for row in made.to_dicts()}
    assert answers["a"] == answers["d"] == (False, "KEPT", None)
    assert answers["b"][:2] == (True, "DUE")
    assert answers["c"][:2] == (None, "OPEN")


def test_a_plan_in_which_no_file_has_begun():
    """All units alike."""
    born = pl.DataFrame({"patient": ["a"], "birth": ["1950-01-01"]})
    made = plan(
        fr.HOSPITAL_RECORD,
        unit="patient",
        as_of=TODAY,
        events={"birth": events(born, "birth")},
        not_yet=["last_contact"],
    )
    assert made["code"].to_list() == ["KEPT"]
    with pytest.raises(InvalidDocumentError):
        plan(
            fr.HOSPITAL_RECORD,
            unit="patient",
            as_of=TODAY,
            events={"last_contact": events(born, "birth")},
            not_yet=["last_contact"],
        )


@pytest.mark.parametrize("wrong", [{"not_yet": ["last_contcat"]}, {"never": ["last_contcat"]}])
def test_a_plan_of_several_types_knows_its_events(wrong):
    """What is misspelt is told, and does not leave a stay that runs to its earlier days."""
    rows = pl.DataFrame({"patient": ["a"], "kind": ["h"], "stop": ["1990-01-01"]})
    named = {word: {names[0]: units(rows)} for word, names in wrong.items()}
    for said_so in (wrong, named):
        with pytest.raises(InvalidDocumentError, match="last_contcat"):
            plan(
                {"h": fr.HOSPITAL_RECORD},
                unit="patient",
                by="kind",
                as_of=TODAY,
                events={"last_contact": events(rows, "stop")},
                **said_so,
            )


def stay(status, **period):
    """A stay of patient 1."""
    return {"resource": {"resourceType": "Encounter", "status": status, "subject": {"reference": "Patient/1"}, "period": period}}  # fmt: skip


def patient(**facts):
    """Patient 1."""
    return {"resource": {"resourceType": "Patient", "id": "1", "birthDate": "1950-01-01", **facts}}


def bundle(*entries):
    """A bundle of these."""
    return {"resourceType": "Bundle", "entry": list(entries)}


@pytest.mark.parametrize("status", ["in-progress", "onleave", "arrived", "triaged"])
def test_fhir_tells_a_stay_that_runs(status):
    """Whatever stays there were before; its file is kept."""
    found = found_in_fhir(bundle(patient(), stay("finished", end="1990-01-01"), stay(status)), zone="Europe/Paris")
    assert (found.last_contact, found.undated, found.not_yet) == (None, (), ("last_contact",))
    assert hospital(**found.events, undated=found.undated, not_yet=found.not_yet).verdict is Verdict.FAIL


def inaccurate(day, code):
    """A day with how accurate it is."""
    url = "http://hl7.org.au/fhir/StructureDefinition/date-accuracy-indicator"
    return {"end": day, "_end": {"extension": [{"url": url, "valueCoding": {"code": code}}]}}


def test_fhir_cuts_off_what_is_not_accurate_of_the_end_of_a_stay():
    """A day that was estimated counts with the end of its year."""
    found = found_in_fhir(bundle(patient(), stay("finished", **inaccurate("1990-05-04", "UEA"))), zone="Europe/Paris")
    assert (found.last_contact, found.undated) == ("1990", ())


@pytest.mark.parametrize(
    "told",
    [
        stay("unknown"),
        stay("finished", start="2020-01-01"),
        stay("finished", **inaccurate("1990-05-04", "UUU")),
        stay("in-progress", end="1990-01-05"),
        stay("onleave", end="2026-12-05"),
    ],
)
def test_fhir_tells_a_stay_of_which_nobody_knows_the_end(told):
    """It may be over: nothing is settled."""
    found = found_in_fhir(bundle(patient(), told), zone="Europe/Paris")
    assert (found.undated, found.not_yet) == (("last_contact",), ())


@pytest.mark.parametrize("dead", [{"deceasedBoolean": True}, {"deceasedDateTime": "2010-01-01"}])
def test_a_stay_that_nobody_closed_does_not_outlive_the_patient(dead):
    """The stay is over, on a day not known."""
    found = found_in_fhir(bundle(patient(**dead), stay("in-progress")), zone="Europe/Paris")
    assert "last_contact" in found.undated
    assert found.not_yet == ()
    assert hospital(**found.events, undated=found.undated, not_yet=found.not_yet).verdict is not Verdict.PASS


def hospital_of_one():
    """A hospital with its files."""
    return structure(
        {
            "id": "o",
            "country": "FR",
            "kind": "health_establishment",
            "activities": [
                {
                    "id": "care",
                    "role": "controller",
                    "purposes": [{"kind": "care", "legal_basis": "public_task"}],
                    "retention": [{"id": "file", "record_type": "hospital_medical_record"}],
                }
            ],
        },
        Organisation,
    )


def asked_of(**facts):
    """The line of the file in an answer to a request for erasure."""
    answer = erasure(hospital_of_one(), fr.Retention(as_of=TODAY), **facts)
    return answer.line("hospital_medical_record"), str(answer)


def test_a_file_in_use_is_kept_and_not_set_apart():
    """The care that goes on needs it; of a file that is only kept it is said."""
    line, told = asked_of(birth="1950-01-01", not_yet=("last_contact",))
    assert (line.fate, "kept apart" in told) == (Fate.STAYS, False)
    line, told = asked_of(birth="1950-01-01", last_contact="2020-01-01")
    assert (line.fate, "kept apart" in told) == (Fate.STAYS, True)


@pytest.mark.parametrize(
    "shared", [{"last_contact": "1990-01-01"}, {"undated": ("last_contact",)}, {"never": ("last_contact",)}]
)
def test_what_is_said_of_one_record_goes_before_what_is_said_of_all(shared):
    """A stay that runs here, whatever there was elsewhere; and a day here, whatever is yet to come elsewhere."""
    line, _ = asked_of(birth="1950-01-01", records={"file": RecordFacts(not_yet=("last_contact",))}, **shared)
    assert (line.fate, line.due.not_begun) == (Fate.STAYS, True)
    own = RecordFacts(events={"last_contact": "1990-01-01"})
    line, _ = asked_of(birth="1950-01-01", records={"file": own}, not_yet=("last_contact",))
    assert line.fate is Fate.GOES
