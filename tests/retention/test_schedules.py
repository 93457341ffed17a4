"""Terms, policies and schedules: what they say, how they are extended, and when their texts count."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groups import in_groups
from healthgov import fr
from healthgov.errors import DefinitionError, InvalidDocumentError, NotInForceError
from healthgov.languages import translated
from healthgov.periods import days, months, years
from healthgov.retention import (
    Hold,
    Nature,
    RetentionPolicy,
    RetentionSchedule,
    at_least,
    compiled,
    compiled_with_reason,
    due,
    earlier_of,
    end_of_year,
    evaluate,
    events_of,
    happened,
    kept,
    later_of,
    not_before,
    replaced,
    sentence,
    until,
)
from healthgov.retention.events import EVENTS as EVENT_WORDS
from healthgov.retention.words import described, summary
from healthgov.texts import BindingForce, Confidence, Reference
from healthgov.verdicts import Verdict

EVENTS = ("a", "b", "c")
PERIODS = st.one_of(st.integers(0, 120).map(years), st.integers(0, 60).map(months), st.integers(0, 400).map(days))
ATOMS = st.builds(lambda p, e: p.after(e), PERIODS, st.sampled_from(EVENTS)) | st.builds(
    end_of_year, st.sampled_from(EVENTS), PERIODS, last_month=st.just(12) | st.integers(1, 12)
)
TERMS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: later_of(*parts)),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: earlier_of(*parts)),
        st.builds(not_before, inner, inner),
        st.builds(
            lambda t, b, e, p, o: replaced(t, by=b, when=happened(e).within(p, of=o)),
            inner, inner, st.sampled_from(EVENTS), PERIODS, st.sampled_from(EVENTS),
        ),
    ),
    max_leaves=6,
)  # fmt: skip
RECORDS = st.fixed_dictionaries({name: st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)) for name in EVENTS})


@given(TERMS, RECORDS)
def test_evaluated_and_compiled_agree(term, events):
    """Whatever a term is made of, both readings come to the same day."""
    known = tuple(events[name] for name in events_of(term))
    evaluated = evaluate(term, events)
    assert compiled(term)(*known) == evaluated.on
    on, atom = compiled_with_reason(term)(*known)
    assert on == evaluated.on
    if on is not None:
        assert evaluate(atom, events).on == on, "the atom that is named gives the date"


@given(TERMS)
def test_terms_are_values(term):
    """A term has a sentence in both languages, hashes, and equals itself written again from its repr."""
    names = {"later_of": later_of, "earlier_of": earlier_of, "not_before": not_before, "replaced": replaced,
             "happened": happened, "end_of_year": end_of_year, "years": years, "months": months, "days": days}  # fmt: skip
    assert eval(repr(term), names) == term  # noqa: S307  our own repr
    assert hash(eval(repr(term), names)) == hash(term)  # noqa: S307
    assert sentence(term) != sentence(term, "fr")


def test_the_order_of_parts_is_nothing():
    """The later of two is the later of two, whichever is named first."""
    assert later_of(years(1).after("a"), years(2).after("b")) == later_of(years(2).after("b"), years(1).after("a"))


@pytest.mark.parametrize(
    ("key", "events", "keep"),
    [
        ("invoice_accounting", {"fiscal_year_close": "2026-10-31"}, "2036-10-31"),
        ("care_sheet_copy", {"transmission": "2026-06-15"}, "2026-09-13"),
        ("cctv_footage", {"recording": "2026-01-31"}, "2026-02-28"),
        ("payment_card_number", {"debit": "2025-10-31"}, "2026-11-30"),
        ("audience_cookie", {"collection": "2026-01-31"}, "2027-02-28"),
        ("audience_cookie_data", {"collection": "2026-01-31"}, "2028-02-29"),
        ("occupational_health_record", {"last_contact": "2023-04-12", "death": "2026-06-01"}, "2036-06-01"),
        ("occupational_health_record", {"last_contact": "2023-04-12"}, "2063-04-12"),
        ("ionising_radiation_record", {"birth": "1970-08-08", "exposure_end": "2010-05-31"}, "2060-05-31"),
        ("chemical_exposure_record", {"exposure_end": "2015-03-31"}, "2065-03-31"),
        ("prospect_b2b", {"contact_from_person": "2024-02-29"}, "2027-02-28"),
        ("health_data_warehouse", {"collection": "2010-01-01"}, "2030-01-01"),
    ],
)
def test_ends(key, events, keep):
    """Periods keep the unit of their text: months are not thirty days, ninety days are not three months."""
    assert fr.Retention(as_of="2026-11-23").due(key, **events).keep_through == date.fromisoformat(keep)


def test_phases_are_anchored_on_the_first_trigger():
    """Four months and thirty-two more are three years from the entry, and not from a clipped day."""
    schedule = fr.Retention(as_of="2018-03-01")
    due = schedule.due("pharma_record_dispensing", record_created="2017-10-31")
    assert due.keep_through == date(2020, 10, 31)
    assert due.phase == "intermediate"
    assert (
        fr.Retention(as_of="2018-02-28").due("pharma_record_dispensing", record_created="2017-10-31").phase == "active"
    )


@pytest.mark.parametrize(("day", "keep"), [("2023-04-04", date(2025, 1, 10)), ("2023-04-05", date(2032, 1, 10))])
def test_the_version_is_that_of_the_day_of_disposal(day, keep):
    """The same objection is kept three years by the old text and ten by the new one."""
    assert fr.Retention(as_of=day).due("pharma_record_objection", objection="2022-01-10").keep_through == keep


@pytest.mark.parametrize(
    "policy", [p for p in fr.Retention.policies if p.validity.since or p.validity.until], ids=lambda p: p.key
)
def test_both_sides_of_every_text(policy):
    """A policy answers on its first and last day, and not outside, unless its successor does."""
    keys = [p for p in fr.Retention.policies if p.key == policy.key]
    for inside, outside in (
        (policy.validity.since, policy.validity.since and policy.validity.since - timedelta(days=1)),
        (policy.validity.until, policy.validity.until and policy.validity.until + timedelta(days=1)),
    ):
        if inside is None:
            continue
        assert fr.Retention(as_of=inside).policy(policy.key, version_on=inside) is policy
        neighbour = next((p for p in keys if p is not policy and p.validity.covers(outside)), None)
        if neighbour is not None:
            assert fr.Retention(as_of=outside).policy(policy.key, version_on=outside) is neighbour
        else:
            with pytest.raises(NotInForceError):
                fr.Retention(as_of=outside).policy(policy.key, version_on=outside)


def test_contested_lengths_are_never_decided():
    """Four texts compete for hospital access traces: the answer is unknown, even long after."""
    due = fr.Retention(as_of="2026-11-23").due("electronic_access_trace_hospital", log_entry="2020-01-01")
    assert due.verdict is Verdict.UNKNOWN
    assert "compete" in due.explain()


def test_a_trigger_that_has_not_happened_gives_no_date():
    """While the trial runs its end is unknown: not never, and not today."""
    due = fr.Retention(as_of="2026-11-23").due("clinical_trial_master_file", study_end=None)
    assert (due.keep_through, due.verdict, due.lacking) == (None, Verdict.UNKNOWN, ("study_end",))


def test_a_house_tightens_and_says_why():
    """A longer minimum, a shorter maximum and a switched-off type stay visible with their reason."""

    class Ours(fr.Retention):
        lab_report_public = fr.Retention.lab_report_public.lengthened(years(30), because="research agreement")
        cctv_footage = fr.Retention.cctv_footage.shortened(days(14), because="disk space")
        badge_access_log = fr.Retention.badge_access_log.disabled(because="no badges here")

    schedule = Ours(as_of="2026-11-23")
    assert schedule.due("lab_report_public", report="2000-01-01").keep_through == date(2030, 1, 1)
    assert schedule.due("cctv_footage", recording="2026-11-01").keep_through == date(2026, 11, 15)
    with pytest.raises(NotInForceError, match="no badges here"):
        schedule.policy("badge_access_log")
    explained = schedule.due("cctv_footage", recording="2026-11-01").explain()
    assert "shortened to 14 days after the recording: disk space" in explained
    in_french = schedule.due("cctv_footage", recording="2026-11-01").explain("fr")
    assert "durée raccourcie à 14 jours après l'enregistrement : disk space" in in_french


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        ({"nature": "maximum"}, "nature: a member of Nature"),
        ({"title": ("waiting list", "liste d'attente")}, "title: a text"),
        ({"key": "Bad Key"}, "key: lower case"),
        ({"term": years(2)}, "term: a term"),
        ({"cites": fr.HOSPITAL_RECORD.cites[0]}, "cites: a tuple"),
        ({"sign_offs": ("director",)}, "sign_offs: a tuple"),
        ({"nature": 1, "note": ("a", "b")}, "nature: a member of Nature; for note: a text"),
    ],
)
def test_a_policy_is_checked_where_it_is_written(slip, expected):
    """Every slip in a policy is named at once, before any record is answered by it."""
    right = {
        "key": "waiting_list",
        "title": "waiting list",
        "term": years(2).after("closure"),
        "trigger": "closure",
        "nature": Nature.MAXIMUM,
        "cites": (),
    }
    assert RetentionPolicy(**right).nature is Nature.MAXIMUM
    with pytest.raises(DefinitionError, match=expected):
        RetentionPolicy(**right | slip)


@pytest.mark.parametrize(
    ("slip", "expected"),
    [({"trigger": "departure"}, "its trigger"), ({"assumes": {"birth": "closure"}}, "assumes birth")],
)
def test_events_are_checked_where_the_schedule_is_written(slip, expected):
    """A trigger or a bound that the term does not read is a slip at the class statement."""
    policy = RetentionPolicy(
        key="waiting_list",
        title="waiting list",
        term=years(2).after("closure"),
        nature=Nature.MAXIMUM,
        cites=(),
        **{"trigger": "closure"} | slip,
    )
    with pytest.raises(DefinitionError, match=expected):
        type("Ours", (RetentionSchedule,), {"waiting_list": policy})


BORN_SOON = happened("last_contact").within(months(6), of="birth")
TO_AGE = not_before(years(8).after("last_contact"), years(21).after("birth"))


@pytest.mark.parametrize(
    ("term", "hides"),
    [
        # A newborn is kept for three years; who was a year old is kept to the age of 21, and nobody knows the birth.
        (replaced(TO_AGE, by=years(3).after("last_contact"), when=BORN_SOON), True),
        (replaced(TO_AGE, by=years(21).after("birth"), when=happened("birth").within(years(1), of="last_contact")), True),
        (replaced(years(8).after("last_contact"), by=years(21).after("birth"), when=BORN_SOON), False),
        # Until 26, but until 25 for who was seen before 17: who was not came so much later in life.
        (replaced(years(26).after("birth"), by=years(25).after("birth"), when=happened("last_contact").within(years(17), of="birth")), False),
        (replaced(end_of_year("birth", years(2)), by=years(1).after("birth"), when=BORN_SOON), True),
        (earlier_of(TO_AGE, years(30).after("birth")), False),
    ],
)  # fmt: skip
def test_a_birth_that_is_bounded_hides_no_longer_period(term, hides):
    """Taken for a newborn, a patient meets a condition: what would be longer for an elder must not be forgotten."""
    policy = kept("file", at_least(term), key="file", starts="last_contact", assumes={"birth": "last_contact"})
    if not hides:
        assert type("Ours", (RetentionSchedule,), {"file": policy}).policies == (policy,)
        return
    with pytest.raises(DefinitionError, match="may then hide a longer period"):
        type("Ours", (RetentionSchedule,), {"file": policy})


def test_an_unknown_type_is_named_with_what_is_near():
    """A slip in a key is answered with the keys that look like it."""
    with pytest.raises(NotInForceError, match="Did you mean hospital_medical_record"):
        fr.Retention(as_of="2026-11-23").due("hospital_medical_recrod", last_contact="2020-01-01")


def test_types_of_record_stand_in_the_order_they_are_written_in():
    """What may be meant is named alike in every process."""
    assert list(fr.Retention.versions) == list(dict.fromkeys(policy.key for policy in fr.Retention.policies))


@pytest.mark.parametrize(
    "given",
    ["Zélie Canari", "canari@example.org", "hospital medical Canari", "Canari" * 20, "", "canari", "zelie_canari"],
)
def test_what_is_no_key_is_not_repeated(given):
    """A key may come from a cell of a table, in which anything may stand."""
    with pytest.raises(NotInForceError) as refused:
        fr.Retention(as_of="2026-11-23").policy(given)
    assert "anari" not in str(refused.value)
    assert "no policy has the key that was given. " in str(refused.value)


@pytest.mark.parametrize(
    ("force", "sure"), [(BindingForce.PROPOSAL, Confidence.SEEN), (BindingForce.STATUTE, Confidence.INFERRED)]
)
def test_a_proposal_or_a_deduction_decides_nothing(force, sure):
    """What rests on no law, or on nothing read, is UNKNOWN on both sides of its end, and null in a table."""
    source = Reference("a draft", force=force, confidence=sure)
    policy = attrs.evolve(fr.Retention.cctv_footage, nature=Nature.MINIMUM, cites=(source,), sign_offs=())
    for day in (date(2026, 1, 15), date(2026, 11, 23)):
        answer = due(policy, as_of=day, events={"recording": "2026-01-01"})
        assert answer.verdict is Verdict.UNKNOWN
        assert any("no text read so far" in question for question in answer.questions())


@pytest.mark.parametrize(
    ("slip", "hint"),
    [
        (lambda: fr.Retention.cctv_footage.lengthened(months(2), because="x"), "loosened"),
        (lambda: fr.Retention.lab_report_public.shortened(years(5), because="x"), "loosened"),
        (lambda: fr.Retention.cctv_footage.shortened(days(31), because="x"), "not surely shorter"),
        (lambda: fr.Retention.lab_report_public.lengthened(years(30), because=" "), "because"),
        (lambda: fr.HOSPITAL_RECORD.lengthened(years(30), because="x"), "more than one period"),
        (lambda: type("Bad", (fr.Retention,), {"cctv_footage": 3}), "hides a policy"),
        (lambda: type("Bad", (fr.Retention,), {"cctv_footage": fr.Retention.badge_access_log}), "name of its own"),
        (lambda: type("Bad", (fr.Retention,), {"again": fr.Retention.cctv_footage}), "same days"),
        (lambda: later_of(), "at least one"),
    ],
)
def test_slips_fail_where_they_are_made(slip, hint):
    """A slip is an error at its definition that says what to write instead."""
    with pytest.raises(DefinitionError, match=hint):
        slip()


def test_a_schedule_of_ones_own():
    """Another country is another class of policies; it needs nothing of ours."""
    record = fr.Retention.care_sheet_copy

    class Elsewhere(RetentionSchedule):
        sheet = record

    assert Elsewhere(as_of="2026-11-23").due("care_sheet_copy", transmission="2026-01-01").keep_through == date(
        2026, 4, 1
    )
    with pytest.raises(NotInForceError):
        Elsewhere(as_of="2026-11-23").policy("hospital_medical_record")


def test_open_criteria_have_no_date():
    """A criterion in words is for somebody to apply."""
    assert evaluate(until("the study is published"), {}).on is None
    assert compiled(until("the study is published"))() is None


@pytest.mark.parametrize("key", fr.Retention.gaps)
def test_gaps_are_answered_by_unknown(key):
    """A type whose length nobody could read has a policy that decides nothing, and says why."""
    schedule = fr.Retention(as_of="2026-11-23")
    due = schedule.due(key, **{schedule.policy(key).trigger: "1950-01-01"})
    assert due.verdict is Verdict.UNKNOWN
    assert "contested" in due.explain()
    assert "contesté" in due.explain("fr")


@in_groups(fr.Retention.policies, by=lambda policy: policy.key[0], named=lambda policy: policy.key)
def test_every_policy_is_whole(policy):
    """Every policy cites its text, has words in both languages, and starts its clock with an event in words."""
    assert policy.cites
    assert all(translated(words, "fr") != words for words in (policy.title, policy.note, policy.contested) if words)
    assert sentence(policy.term) != sentence(policy.term, "fr")
    assert {policy.trigger, *policy.events} <= EVENT_WORDS.keys()
    if policy.nature is not Nature.CRITERION and policy.events:
        assert policy.trigger in policy.events


def test_what_two_bases_both_change_is_said_again():
    """Of two lengthenings that meet in one class none wins silently."""

    class Forty(fr.Retention):
        lab_report_public = fr.Retention.lab_report_public.lengthened(years(40), because="a")

    class TwentyFive(fr.Retention):
        lab_report_public = fr.Retention.lab_report_public.lengthened(years(25), because="b")

    with pytest.raises(DefinitionError, match="both depart"):
        type("Both", (TwentyFive, Forty), {})
    both = type("Both", (TwentyFive, Forty), {"lab_report_public": Forty.lab_report_public})
    assert both(as_of="2026-11-23").due("lab_report_public", report="2000-06-01").keep_through == date(2040, 6, 1)


def test_a_study_whose_version_nobody_names_is_unknown_whatever_its_dates():
    """Every event of the text is taken, and decides nothing until the day is named on which the study came under it."""
    schedule = fr.Retention(as_of="2026-11-23")
    facts = {"study_end": "2005-01-01", "transition_end": "2025-01-31"}
    unasked = schedule.due("clinical_trial_documents_directive", **facts)
    assert (unasked.verdict, unasked.safe_keep_through) == (Verdict.UNKNOWN, None)
    assert any("version_on" in question for question in unasked.questions())
    named = schedule.due("clinical_trial_documents_directive", version_on="2010-01-01", **facts)
    assert named.verdict is Verdict.PASS


def test_events_of_ones_own_are_ordered_and_named():
    """An event that comes after the last of its kind is refused, by its key where it has no words."""
    policy = RetentionPolicy(
        key="rental",
        title="rental",
        term=later_of(years(1).after("rental"), years(1).after("last_rental")),
        trigger="rental",
        nature=Nature.MINIMUM,
        cites=(),
    )
    with pytest.raises(InvalidDocumentError, match="not before rental"):
        due(policy, as_of=date(2026, 11, 23), events={"rental": "2020-01-01", "last_rental": "2019-01-01"})


def test_a_policy_of_another_house_is_refused():
    """A policy that departs from the text answers in its own schedule only; the law's own answers in every house."""

    class Ours(fr.Retention):
        lab_report_public = fr.Retention.lab_report_public.lengthened(years(40), because="research")

    facts = {"report": "2000-06-01"}
    assert Ours(as_of="2026-11-23").due(fr.Retention.lab_report_public, **facts).keep_through == date(2040, 6, 1)
    with pytest.raises(NotInForceError, match="another schedule"):
        fr.Retention(as_of="2026-11-23").due(Ours.lab_report_public, **facts)
    with pytest.raises(ValueError, match="version_on"):
        fr.Retention(as_of="2026-11-23").due("lab_report_public", version_on="soon", **facts)


@pytest.mark.parametrize("legal_holds", [[("2020-01-01", None)], ["2020-01-01"], [None]])
def test_what_is_no_hold_is_refused(legal_holds):
    """A hold is a Hold: anything else is named by its place."""
    with pytest.raises(InvalidDocumentError, match=r"legal_holds\[0\]"):
        fr.Retention(as_of="2026-11-23").due("lab_report_public", report="2000-01-01", legal_holds=legal_holds)


def test_the_days_of_a_hold_are_days():
    """A hold takes dates, written or not, and refuses moments."""
    assert Hold(since="2020-01-01", review="2027-01-01").since == date(2020, 1, 1)
    with pytest.raises(ValueError, match="a day of a hold"):
        Hold(since="soon")
    with pytest.raises(TypeError, match="a day of a hold"):
        Hold(since=datetime(2020, 1, 1, tzinfo=UTC))


def test_a_type_that_is_switched_off_says_so():
    """Its description and its line in the list carry the reason."""
    off = fr.Retention.cctv_footage.disabled(because="no cameras")
    assert "switched off: no cameras" in described(off)
    assert "désactivé : no cameras" in summary(off, "fr")


@pytest.mark.parametrize(("short", "long"), [(days(7304), years(20)), (days(1460), years(4)), (days(365), years(1))])
def test_days_are_compared_with_years_across_the_century(short, long):
    """Twenty years have 7,304 days where they pass the year 2100, and 7,305 elsewhere."""
    assert short.surely_within(long)
    assert not (short + days(1)).surely_within(long)
