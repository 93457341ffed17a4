"""A request for erasure against a duty to keep: cases as data, properties, the command."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthgov import de, erasure, fr, gb
from healthgov.commands import calls
from healthgov.errors import InvalidDocumentError
from healthgov.eu.erasure import Exemption, Exercise, Fate, Ground, RecordFacts
from healthgov.languages import languages
from healthgov.models import KeepingReasons, LegalBasis, Organisation, PurposeKind
from healthgov.periods import months
from healthgov.retention import Hold, between, exactly, kept
from healthgov.retention.histories import Choice, Handling
from healthgov.verdicts import Verdict
from law.cases import read_yaml

CASES = [case for name in ("cases.yaml", "harder.yaml") for case in read_yaml(Path(__file__).parent / name)["cases"]]
DAY = "2026-11-28"


def holding(holds, *, country="FR", role="controller", **facts):
    """An organisation with an activity for each set of data: ``{type: "consent for care"}``, ``=id`` without a type."""
    activities = []
    for name, said in holds.items():
        purposes = [] if said is None else [said] if isinstance(said, str) else said
        parts = [re.fullmatch(r"(\w+) for (\w+)(?: on (\w+))?", purpose).groups() for purpose in purposes]
        limit = {"id": name[1:], "period": "P3Y"} if name[0] == "=" else {"id": f"{name}-limit", "record_type": name}
        activities.append(
            {
                "id": f"activity-{len(activities)}",
                "role": role,
                "purposes": [
                    {"kind": kind, "legal_basis": basis} | ({"article_9": condition} if condition else {})
                    for basis, kind, condition in parts
                ]
                or [{"kind": "other"}],
                "recipients": ["lab"],
                "retention": [limit],
            }
        )
    return Organisation(id="o", country=country, activities=activities, **facts)


def answer_of(case):
    """What is answered to a case."""
    told = {name: case[name] for name in ("country", "role", "targets_union") if name in case}
    organisation = holding(case["holds"], **told)
    since = case.get("hold_since")
    return erasure(
        organisation,
        fr.Retention(as_of=case["on"]),
        asked=Exercise(case.get("asked", "erasure")),
        records={
            key: RecordFacts(reasons=KeepingReasons(**case.get("reasons", {}).get(key, {})), version_on=version)
            for key in case["lines"]
            if (version := case.get("version_on")) or key in case.get("reasons", {})
        },
        erased=case.get("erased", ()),
        claims=[tuple(claim) for claim in case.get("claims", ())],
        legal_holds=[Hold(since=since)] if since else [],
        never=case.get("never", ()),
        undated=case.get("undated", ()),
        not_yet=case.get("not_yet", ()),
        handling=Handling(**{name: Choice(said) for name, said in case.get("handling", {}).items()}),
        **case.get("events", {}),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    """Each set of data has the fate, the day, the text and the question that the case names, and no other line stands."""
    answer = answer_of(case)
    assert {line.key for line in answer.lines} == set(case["lines"])
    for key, expected in case["lines"].items():
        line = answer.line(key)
        assert line.fate.value in (set(expected) | ({"ask"} if "asks" in expected else set())), str(answer)
        if line.fate is Fate.STAYS:
            assert (line.until, line.exemption and line.exemption.value) == (expected["stays"], expected["by"])
        elif line.fate is Fate.GOES:
            assert (line.ground and line.ground.value) == expected["goes"]
            assert line.until == expected.get("until")
        elif "asks" in expected:
            assert list(line.questions()) == expected["asks"]
        elif line.fate is Fate.ASK:
            assert expected["ask"] in line.questions()
        elif line.erased:
            assert list(line.questions()) == ([expected["controller"]] if line.verdict is Verdict.UNKNOWN else [])
        if "found" in expected:
            assert line.verdict.value == expected["found"]
            assert line.erased


def test_each_fate_ground_and_exemption_has_a_case():
    """No way out of a request is left without a case."""
    said = [expected for case in CASES for expected in case["lines"].values()]
    assert {next(iter(expected)) for expected in said} == {"asks", *(fate.value for fate in Fate)}
    assert {e["goes"] for e in said if e.get("goes")} == {ground.value for ground in Ground}
    assert {e["by"] for e in said if e.get("by")} == {exemption.value for exemption in Exemption}


TYPES = sorted({policy.key for policy in fr.Retention.policies if not policy.off})
EVENT_NAMES = sorted({event for policy in fr.Retention.policies for event in policy.events})
PAST = st.dates(date(1990, 1, 1), date(2026, 11, 27))


@st.composite
def requests(draw):
    """An organisation that holds some types of record on some bases, and what is known of a person."""
    types = draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=4))
    activities = []
    for index, record_type in enumerate(types):
        basis = draw(st.none() | st.sampled_from(LegalBasis))
        kind = draw(st.none() | st.sampled_from(PurposeKind))
        activities.append(
            {
                "id": f"a{index}",
                "role": draw(st.sampled_from(["controller", "joint_controller"])),
                "purposes": [{"kind": kind, "legal_basis": basis}],
                "retention": [{"id": f"l{index}", "record_type": record_type}],
            }
        )
    names = draw(st.lists(st.sampled_from([n for n in EVENT_NAMES if n not in ("birth", "death")]), max_size=6))
    day = draw(PAST)  # one day for all: no order of events can be wrong
    events = dict.fromkeys(names, day) | ({"birth": date(1960, 1, 1)} if draw(st.booleans()) else {})
    reasons = KeepingReasons(**{fact: draw(st.none() | st.booleans()) for fact in REASONS})
    asked = draw(st.sampled_from(Exercise))
    claims = [(date(2026, 1, 1), None)] if draw(st.integers(0, 9)) == 0 else []
    return Organisation(id="o", country="FR", activities=activities), types, events, reasons, asked, claims


REASONS = ("duty", "needed", "overriding", "claims", "public_health", "impairs_research")


@settings(max_examples=300, deadline=None)
@given(requests())
def test_properties(request_):
    """Whatever is held and asked: one line a type, nothing due goes, and what is open has a question."""
    organisation, types, events, reasons, asked, claims = request_
    schedule = fr.Retention(as_of=DAY)
    records = {record_type: RecordFacts(reasons=reasons) for record_type in types}
    answer = erasure(organisation, schedule, asked=asked, records=records, claims=claims, **events)
    assert sorted(line.record_type for line in answer.lines) == sorted(set(types))
    for line in answer.lines:
        if line.fate is Fate.GOES:
            assert line.ground is not None
            assert not line.questions()
            assert not line.obliged
            due = line.due
            if due is not None:
                assert not due.blocked
                assert not due.suspended
                # Due under a binding text, or perhaps due: neither goes.
                if due.policy.nature.value in ("minimum", "fixed"):
                    free = due.verdict is Verdict.PASS or (due.least is not None and due.least < schedule.as_of)
                    advice = all(cite.force < 3 for cite in due.policy.cites) and due.verdict is Verdict.FAIL
                    assert free or advice
        elif line.fate is Fate.ASK:
            assert line.questions()
            assert all(question.endswith(("?", ".", ")")) for question in line.questions())
        else:
            assert line.reason
    after = erasure(organisation, schedule, asked=asked, records=records, claims=claims, erased=types, **events)
    destroyed_as_answered(answer, after)
    for language in languages():
        assert answer.explain(language)
    for line in answer.lines:
        assert line.why("fr") != line.why("en")


def destroyed_as_answered(answer, after):
    """What was destroyed and is decided to stay by an obligation is a finding; what goes never is."""
    for before, line in zip(answer.lines, after.lines, strict=True):
        if before.fate is Fate.STAYS and line.fate is Fate.ASK:  # it stayed in any case: now it tells whether it had to
            assert not before.obliged
            assert line.verdict is Verdict.UNKNOWN
            continue
        if (
            before.fate is Fate.ASK and line.fate is Fate.GOES
        ):  # nothing obliged to keep it: what might have is not asked
            assert (line.verdict, line.ground, line.questions()) == (Verdict.PASS, None, ())
            continue
        assert (line.fate, line.until) == (before.fate, before.until)
        assert (line.verdict is Verdict.FAIL) == before.obliged


@settings(max_examples=100, deadline=None)
@given(requests())
def test_silence_never_erases(request_):
    """With no event and no reason stated, only what no text could oblige to keep goes."""
    organisation, types, _, _, asked, _ = request_
    for line in erasure(organisation, fr.Retention(as_of=DAY), asked=asked).lines:
        if line.fate is Fate.GOES:
            assert line.due is not None
            assert line.due.policy.nature.value == "maximum"
    assert types


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2006, 2, 1), date(2026, 11, 1)))
def test_both_sides_of_every_end(contact):
    """A hospital record stays through its last day and goes on the next, whatever the day of the last contact."""
    organisation = holding({"hospital_medical_record": "public_task for care"})
    known = {"last_contact": contact, "birth": date(1950, 1, 1)}
    first = erasure(organisation, fr.Retention(as_of=contact), **known)
    until = first.line("hospital_medical_record").until
    on = erasure(organisation, fr.Retention(as_of=until), **known)
    after = erasure(organisation, fr.Retention(as_of=until + timedelta(days=1)), **known)
    assert on.line("hospital_medical_record").fate is Fate.STAYS
    assert after.line("hospital_medical_record").fate is Fate.GOES
    assert first.holds_until == until + timedelta(days=1)


def test_a_longer_reading_is_named_where_there_is_one():
    """A text is read in two ways: the line says through which day it is sure, and through which it may have to stay."""
    told = {}
    events = {name: "2024-01-01" for name in EVENT_NAMES if name not in ("birth", "death")}
    for record_type in TYPES:
        answer = erasure(
            holding({record_type: "legal_obligation for care"}), fr.Retention(as_of=DAY), birth="1970-01-01", **events
        )
        line = answer.line(record_type)
        longer = line.due.safe_keep_through if line.due and line.fate is Fate.STAYS and line.until else None
        words = re.findall(r"by another reading through (\S+)", str(answer))
        assert words == ([longer.isoformat()] if longer and longer > line.until else []), record_type
        if words:
            told[record_type] = (line.until.isoformat(), *words)
    # three years after the end of the year of the lifting, or of the year that follows it
    assert told == {"psychiatric_involuntary_tracking": ("2027-12-31", "2028-12-31")}


def test_a_type_named_by_several_activities_stands_once():
    """One line a type, with every activity; a purpose of one of them is enough to hold it."""
    organisation = Organisation(
        id="o",
        country="FR",
        activities=[
            {
                "id": name,
                "role": "controller",
                "purposes": [{"kind": "security", "legal_basis": basis}],
                "retention": [{"id": f"{name}-l", "record_type": "cctv_footage"}],
            }
            for name, basis in (("one", "consent"), ("two", "legitimate_interests"))
        ],
    )
    (line,) = erasure(organisation, fr.Retention(as_of=DAY), recording="2026-11-20").lines
    assert line.activities == ("one", "two")
    assert line.fate is Fate.ASK


TWICE = [
    {
        "id": name,
        "role": "controller",
        "purposes": [{"kind": "care", "legal_basis": "public_task"}],
        "retention": [{"id": f"{name}-file", "record_type": "hospital_medical_record"}],
    }
    for name in ("ward", "archive")
]


@pytest.mark.parametrize(
    ("erased", "copy", "verdict", "asks"),
    [
        (["ward-file"], None, Verdict.UNKNOWN, 1),
        (["ward-file"], True, Verdict.PASS, 0),
        (["ward-file"], False, Verdict.FAIL, 0),
        (["ward"], None, Verdict.UNKNOWN, 1),
        (["ward-file", "archive-file"], None, Verdict.FAIL, 0),
        (["ward-file", "archive"], True, Verdict.FAIL, 0),
        (["hospital_medical_record"], None, Verdict.FAIL, 0),
        ([], None, Verdict.PASS, 0),
    ],
)
def test_a_copy_that_went_is_no_record_that_went(erased, copy, verdict, asks):
    """A type that stands in two places: one of them may be a copy, which is asked; both are the record."""
    organisation = Organisation(id="o", country="FR", activities=TWICE)
    records = {"hospital_medical_record": RecordFacts(reasons=KeepingReasons(copy_kept=copy))}
    answer = erasure(
        organisation, fr.Retention(as_of=DAY), records=records, erased=erased, last_contact="2020-03-02", birth="1970"
    )
    (line,) = answer.lines
    assert (line.fate, line.verdict, len(line.questions())) == (Fate.STAYS, verdict, asks)
    assert ("stands in another" in str(answer)) is (asks == 1)


def test_what_is_not_held_on_this_person_is_left_out():
    """A patient has no file of an employee; one place alone leaves the other."""
    holds = {"employee_file": "contract for staff_management", "prospect_b2c": "consent for prospecting"}
    answer = erasure(holding(holds), fr.Retention(as_of=DAY), not_held=["employee_file"])
    assert ([line.key for line in answer.lines], answer.verdict) == (["prospect_b2c"], Verdict.PASS)
    twice = Organisation(id="o", country="FR", activities=TWICE)
    assert len(erasure(twice, fr.Retention(as_of=DAY), not_held=["ward"]).lines) == 1
    assert erasure(twice, fr.Retention(as_of=DAY), not_held=["ward", "archive-file"]).lines == ()


def test_a_copy_of_what_nobody_has_to_keep():
    """Nothing is asked of it."""
    activities = [{**one, "retention": [{"id": one["id"], "record_type": "prospect_b2c"}]} for one in TWICE]
    for one in activities:
        one["purposes"] = [{"kind": "prospecting", "legal_basis": "consent"}]
    organisation = Organisation(id="o", country="FR", activities=activities)
    answer = erasure(organisation, fr.Retention(as_of=DAY), erased=["ward"])
    assert (answer.verdict, answer.questions()) == (Verdict.PASS, ())
    assert "from backups as they turn over" in str(answer)
    assert "sauvegardes" in answer.explain("fr")


class WithConflict(fr.Retention):
    """A plan whose floor may outlast its ceiling."""

    title = "plan"
    archive = kept("archive", exactly(between(months(12).after("last_publication"), months(12).after("collection"))))


@pytest.mark.parametrize(
    ("as_of", "fate", "verdict"),
    [
        ("2027-09-01", Fate.STAYS, Verdict.UNKNOWN),
        ("2028-03-01", Fate.STAYS, Verdict.UNKNOWN),
        ("2028-03-02", Fate.GOES, Verdict.PASS),
    ],
)
def test_a_floor_that_outlasts_its_ceiling(as_of, fate, verdict):
    """It stays for the floor, and somebody is asked which text gives way; after both it goes."""
    organisation = holding({"archive": "public_task for internal_steering"})
    known = {"last_publication": "2027-03-01", "collection": "2026-09-01"}
    answer = erasure(organisation, WithConflict(as_of=as_of), **known)
    (line,) = answer.lines
    assert (line.fate, line.verdict, line.conflict) == (fate, verdict, fate is Fate.STAYS)
    assert bool(line.questions()) is line.conflict


def test_what_is_held_for_others_is_apart():
    """The same type as controller and as processor: two sets, and the second is the controller's to decide."""
    own = holding({"prospect_b2c": "consent for prospecting"}).activities
    others = holding({"prospect_b2c": None}, role="processor").activities
    renamed = [{"id": "for-others", "role": "processor", "retention": others[0].retention}]
    answer = erasure(Organisation(id="o", country="FR", activities=[*own, *renamed]), fr.Retention(as_of=DAY))
    assert [line.fate for line in answer.lines] == [Fate.GOES, Fate.CONTROLLER]
    assert answer.line("prospect_b2c").fate is Fate.GOES


def test_nothing_stated_is_asked():
    """An organisation that states no activities gets the question, and no answer that all is decided."""
    answer = erasure(Organisation(id="o", country="FR"), fr.Retention(as_of=DAY))
    assert (answer.verdict, answer.lines, len(answer.questions())) == (Verdict.UNKNOWN, (), 1)
    bare = Organisation(id="o", country="FR", activities=[{"id": "a", "role": "controller"}])
    assert erasure(bare, fr.Retention(as_of=DAY)).line("a").fate is Fate.ASK
    none = erasure(Organisation(id="o", country="FR", activities=[]), fr.Retention(as_of=DAY))
    assert none.verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"last_contct": "2020-01-01"}, "events[0]"),
        ({"records": {"prospect_b2": RecordFacts()}}, "records[0]"),
        ({"erased": ["prospect_b2"]}, "erased[0]"),
        ({"not_held": ["prospect_b2c", "prospect_b2"]}, "not_held[1]"),
        ({"contact_from_person": "2030-01-01"}, "contact_from_person"),
        ({"never": ["deth"]}, "never[0]"),
        ({"undated": ["death", "deth"]}, "undated[1]"),
        ({"not_yet": ["last_contact", "last_contct"]}, "not_yet[1]"),
        ({"records": {"prospect_b2c": RecordFacts(events={"last_contct": "2020-01-01"})}}, "records[0].events[0]"),
        ({"records": {"prospect_b2c": RecordFacts(undated=("deth",))}}, "records[0].undated[0]"),
    ],
)
def test_what_cannot_be_is_refused(wrong, place):
    """A name that nothing has, or a day that cannot be, is refused with its place."""
    organisation = holding({"prospect_b2c": "consent for prospecting"})
    with pytest.raises(InvalidDocumentError) as error:
        erasure(organisation, fr.Retention(as_of=DAY), **wrong)
    assert [problem.path for problem in error.value.problems] == [place]


TWO_PLACES = Organisation(
    id="o",
    country="FR",
    activities=[
        {"id": "care", "role": "controller", "retention": [{"id": "file", "record_type": "hospital_medical_record"}, {"id": "misc"}]},
        {"id": "copies", "role": "controller", "retention": [{"id": "copy", "record_type": "hospital_medical_record"}]},
    ],
)  # fmt: skip
FILE = "hospital_medical_record"


@pytest.mark.parametrize(
    ("erased", "not_held", "wrong"),
    [
        (["file"], ["file"], [0]),
        ([FILE], [FILE], [0]),
        (["misc", FILE], [FILE], [1]),
        (["file"], [FILE], [0]),
        (["file"], ["care"], [0]),
        ([FILE], ["file", "copy"], [0]),
        (["care"], ["file", "misc"], [0]),
        (["care"], ["file"], []),  # something else of the activity went
        ([FILE], ["copy"], []),  # the copy was never there
        (["file"], ["copy"], []),
        (["misc"], [FILE], []),
    ],
)
def test_what_was_destroyed_was_held(erased, not_held, wrong):
    """What was destroyed and is said not to have been held is refused: else the finding went with the line."""
    schedule = fr.Retention(as_of=DAY)
    known = {"erased": erased, "not_held": not_held, "last_contact": "2020-03-02", "birth": "1970-01-01"}
    if not wrong:
        assert erasure(TWO_PLACES, schedule, **known).lines
        return
    with pytest.raises(InvalidDocumentError) as error:
        erasure(TWO_PLACES, schedule, **known)
    assert [problem.path for problem in error.value.problems] == [f"erased[{index}]" for index in wrong]


@pytest.mark.parametrize(
    ("one", "other", "refused"),
    [
        (RecordFacts(events={"last_contact": "2020-01-01"}), RecordFacts(events={"last_contact": "2001-01-01"}), True),
        (RecordFacts(events={"last_contact": "2001-01-01"}), RecordFacts(events={"last_contact": "2001-01-01"}), False),
        (RecordFacts(events={"last_contact": "2001-01-01"}), RecordFacts(events={"birth": "1950-01-01"}), False),
        (
            RecordFacts(reasons=KeepingReasons(claims=True)),
            RecordFacts(reasons=KeepingReasons(claims=False)),
            True,
        ),
    ],
)
def test_two_keys_of_one_set_agree(one, other, refused):
    """A type of record and its limit name one set: of two days for one event the alphabet chose, and the record went."""
    schedule = fr.Retention(as_of=DAY)
    records = {FILE: one, "file": other}
    if not refused:
        assert erasure(TWO_PLACES, schedule, records=records).lines
        return
    with pytest.raises(InvalidDocumentError) as error:
        erasure(TWO_PLACES, schedule, records=records)
    assert [problem.path for problem in error.value.problems] == ["records[1]"]


def test_events_of_one_type():
    """What is stated of one type counts for it alone, over what is stated of all."""
    organisation = holding({"hospital_medical_record": "public_task for care", "prospect_b2c": "consent for other"})
    records = {"hospital_medical_record": RecordFacts(events={"last_contact": "2001-01-01"})}
    answer = erasure(
        organisation, fr.Retention(as_of=DAY), records=records, last_contact="2020-01-01", birth="1950-01-01"
    )
    assert answer.line("hospital_medical_record").fate is Fate.GOES


def test_signatures_and_recipients_are_named():
    """What goes says who signs before, and which recipients are told (art. 19)."""
    organisation = holding({"hospital_medical_record": "public_task for care"})
    answer = erasure(organisation, fr.Retention(as_of=DAY), last_contact="2001-01-01", birth="1950-01-01")
    (line,) = answer.goes
    assert line.tell == ("lab",)
    assert "to be signed by the director" in str(answer)
    assert "recipients to be told (GDPR, art. 19): lab" in str(answer)


def test_schedules_of_other_countries():
    """The right is that of the Union; the duty that of the schedule which is asked."""
    german = Organisation(
        id="o",
        country="DE",
        activities=[
            {
                "id": "care",
                "role": "controller",
                "purposes": [{"kind": "care", "legal_basis": "contract"}],
                "retention": [{"id": "file", "record_type": key}],
            }
            for key in ("treatment_record",)
        ],
    )
    keys = {policy.key for policy in de.GermanRetention.policies}
    assert erasure(german, de.GermanRetention(as_of=DAY)).lines[0].fate is Fate.ASK
    assert keys
    british = holding({"prospect_b2c": "consent for prospecting"}, country="GB", targets_union=False)
    assert erasure(british, gb.NhsRetention(as_of=DAY)).open


@pytest.mark.parametrize(
    ("asked", "examination", "fate", "until"),
    [
        ("erasure", "2020-01-01", Fate.GOES, None),
        ("withdrawal", "2020-01-01", Fate.STAYS, date(2030, 1, 1)),
        ("withdrawal", "2010-01-01", Fate.GOES, None),
    ],
)
def test_decision_to_destroy_is_obeyed_at_once(asked, examination, fate, until):
    """GenDG § 12: ten years, or the person's decision; the request is that decision, and the result goes the same day."""
    genetic = holding({"genetic_result": "consent for care on explicit_consent"}, country="DE")
    (line,) = erasure(genetic, de.GermanRetention(as_of=DAY), asked=Exercise(asked), examination=examination).lines
    assert (line.fate, line.until) == (fate, until)


@pytest.fixture
def command(tmp_path, capfd, monkeypatch):
    """``healthgov erasure`` on a hospital with a newsletter: exit code, output, errors."""
    document = {
        "id": "h",
        "country": "FR",
        "activities": [
            {
                "id": "care",
                "role": "controller",
                "purposes": [{"kind": "care", "legal_basis": "public_task"}],
                "retention": [{"id": "file", "record_type": "hospital_medical_record"}],
            },
            {
                "id": "letter",
                "role": "controller",
                "purposes": [{"kind": "prospecting", "legal_basis": "consent"}],
                "retention": [{"id": "list", "record_type": "prospect_b2c"}],
            },
        ],
    }
    path = tmp_path / "hospital.json"
    path.write_text(json.dumps(document), encoding="utf-8")

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["healthgov", "erasure", str(path), "--as-of", DAY, *arguments])
        code = calls.run()
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return run


KNOWN = ("--event", "last_contact=2020-03-02", "--event", "hospital_medical_record.birth=1970-01-01")


def test_command_decides(command):
    """All is decided: exit code 0, and both fates with their day and text."""
    code, out, err = command(*KNOWN)
    assert (code, err) == (0, "")
    assert "stays: medical record of a hospital" in out
    assert "2040-03-02" in out
    assert "goes: prospect" in out
    assert "17(3)(b)" in out


def test_command_asks(command):
    """What is not stated is asked: exit code 3."""
    code, out, _ = command()
    assert code == 3
    assert "? What is the day of this event" in out


def test_command_finds_what_was_destroyed(command):
    """A record that was destroyed while due: exit code 1, in each format and language."""
    code, out, _ = command(*KNOWN, "--erased", "file", "--format", "json")
    report = json.loads(out)
    assert (code, report["verdict"]) == (1, "fail")
    line = next(one for one in report["lines"] if one["key"] == "hospital_medical_record")
    assert line["policy"] == "hospital_medical_record"
    assert (line["fate"], line["until"], line["exemption"], line["verdict"]) == (
        "stays", "2040-03-02", "17(3)(b)", "fail",
    )  # fmt: skip
    code, out, _ = command(*KNOWN, "--erased", "file", "--language", "fr")
    assert code == 1
    assert "détruit" in out


@pytest.mark.parametrize(
    "wrong",
    [
        ("--event", "last_contact"),
        ("--event", "last_contact=2020-01-01", "--event", "last_contact=2020-01-02"),
        ("--answer", "overriding=no"),
        ("--answer", "prospect_b2c.overriding=perhaps"),
        ("--answer", "prospect_b2c.nothing=no"),
        ("--erased", "SECRET"),
        ("--event", "SECRET=2020-01-01"),
        ("--legal-hold", "SECRET.2020-01-01"),
        ("--claim", "prospect_b2c.SECRET"),
        ("--schedule", "healthgov.fr:Hds"),
    ],
)
def test_command_refuses(command, wrong):
    """What is written wrongly is one message and exit code 2; nothing of it is repeated."""
    code, out, err = command(*wrong)
    assert (code, out) == (2, "")
    assert "SECRET" not in err


def test_command_takes_reasons_claims_and_holds(command):
    """Reasons, claims and holds of the command line count as those of Python do."""
    code, out, _ = command(*KNOWN, "--claim", "2025-01-01", "--format", "json")
    lines = {line["key"]: line for line in json.loads(out)["lines"]}
    assert {line["exemption"] for line in lines.values()} == {"17(3)(e)"}
    code, out, _ = command(*KNOWN, "--legal-hold", "2025-01-01:2025-02-01", "--answer", "prospect_b2c.claims=yes")
    assert code == 0
    assert "17(3)(e)" in out
    # A hold on one file keeps that file, and not the whole account (github.com/attevon-llc/OpenTranscribe/issues/442).
    for option in (("--legal-hold", "hospital_medical_record.2025-01-01"), ("--claim", "file.2025-01-01")):
        _, out, _ = command(*KNOWN, *option, "--format", "json")
        fates = {line["key"]: (line["fate"], line["exemption"]) for line in json.loads(out)["lines"]}
        assert fates == {"hospital_medical_record": ("stays", "17(3)(e)"), "prospect_b2c": ("goes", None)}
    code, out, _ = command("--not-held", "hospital_medical_record")
    assert (code, "hospital" in out) == (0, False)
    code, out, _ = command("--event", "birth=1950", "--not-yet", "hospital_medical_record.last_contact")
    assert "its period has not begun" in out
    code, out, _ = command("--event", "last_contact=2008-01-03", "--event", "birth=1950", "--undated", "death")
    assert (code, "2028-01-03" in out) == (3, True)  # what is due is the same by every reading; the rest is asked
    code, out, _ = command(
        "--event", "last_contact=2001-01-03", "--event", "birth=1950", "--undated", "death",
        "--answer", "prospect_b2c.other_law=yes", "--answer", "hospital_medical_record.other_law=no", "--lang", "fr",
    )  # fmt: skip
    assert (code, "une autre loi" in out) == (0, True)
    code, out, _ = command("--asked", "withdrawal", "--never", "death", *KNOWN)
    assert code == 0
