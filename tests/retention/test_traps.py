"""The traps of retention, T1 to T32: what a simpler engine gets wrong, and this one does not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from healthgov import fr, us
from healthgov.deadlines import end_of_hours
from healthgov.errors import DefinitionError, InvalidDocumentError, NotInForceError
from healthgov.periods import days, months, years
from healthgov.retention import Disposition, Hold, Nature, sentence
from healthgov.retention.terms import periods_of
from healthgov.tables import annotate
from healthgov.texts import BindingForce
from healthgov.us.federal import FederalRetention
from healthgov.verdicts import Verdict

NOW = "2026-11-23"


def due(key, *, as_of=NOW, **facts):
    """The answer of the French schedule."""
    return fr.Retention(as_of=as_of).due(key, **facts)


def hospital(**facts):
    """The answer for a hospital file."""
    return due(fr.HOSPITAL_RECORD, **facts)


ENDS = [
    ("T1", "hospital_medical_record", {"last_contact": "2010-01-15", "death": "2012-07-04"}, "2022-07-04"),
    ("T2", "hospital_medical_record", {"birth": "2001-06-10", "last_contact": "2010-01-20"}, "2030-01-20"),
    ("T2", "hospital_medical_record", {"birth": "2001-06-10", "last_contact": "2016-06-10"}, "2036-06-10"),
    ("T3 adult", "hospital_medical_record", {"last_contact": "2010-01-15", "death": "2020-01-15"}, "2030-01-15"),
    (
        "T3 child",
        "hospital_medical_record",
        {"birth": "2001-06-10", "last_contact": "2005-09-01", "death": "2015-09-01"},
        "2029-06-10",
    ),
    ("T4 warehouse", "health_data_warehouse", {"collection": "1996-05-01"}, "2016-05-01"),
    ("T4 file", "hospital_medical_record", {"birth": "1950-01-01", "last_contact": "2026-05-01"}, "2046-05-01"),
    ("T6 month", "cctv_footage", {"recording": "2026-02-01"}, "2026-03-01"),
    ("T6 days", "care_sheet_copy", {"transmission": "2026-06-15"}, "2026-09-13"),
    ("T8", "hospital_medical_record", {"birth": "1950-01-01", "last_contact": "2024-02-29"}, "2044-02-29"),
    ("T8", "invoice_accounting", {"fiscal_year_close": "2024-02-29"}, "2034-02-28"),
    ("T11", "invoice_accounting", {"fiscal_year_close": "2025-12-31"}, "2035-12-31"),
    (
        "T12",
        "occupational_health_record",
        {"last_contact": "2023-04-12", "death": "2026-06-01", "exposure_end": "2015-03-31"},
        "2065-03-31",
    ),
    ("T12 cap", "occupational_health_record", {"last_contact": "2023-04-12", "death": "2026-06-01"}, "2036-06-01"),
    ("T12 base", "occupational_health_record", {"last_contact": "2023-04-12"}, "2063-04-12"),
    ("T13", "ionising_radiation_record", {"birth": "1970-08-08", "exposure_end": "2010-05-31"}, "2060-05-31"),
]


@pytest.mark.parametrize(("trap", "key", "facts", "keep"), ENDS, ids=[row[0] for row in ENDS])
def test_ends(trap, key, facts, keep):
    """T1-T4, T6, T8, T11-T13: the end is that of the text."""
    assert due(key, **facts).keep_through == date.fromisoformat(keep), trap


def test_t12_in_the_future():
    """T12: base, then cap at death, then extension without cap, in that order."""
    facts = {"last_contact": "2023-04-12", "death": "2030-06-01"}
    assert due("occupational_health_record", as_of="2031-01-01", **facts).keep_through == date(2040, 6, 1)
    answer = due("occupational_health_record", as_of="2031-01-01", exposure_end="2015-03-31", **facts)
    assert answer.keep_through == date(2065, 3, 31)


def test_t5_each_reading_is_shown_with_its_source():
    """T5: four answers compete; each is shown with its text, and the latest is the safe one."""
    answer = due("electronic_access_trace_hospital", log_entry="2020-01-01", last_contact="2024-05-01")
    assert answer.keep_through == date(2020, 7, 1)
    assert answer.safe_keep_through == date(2044, 5, 1)
    assert answer.verdict is Verdict.UNKNOWN
    for source in ("R6113-9-2", "2021-122", "MSSanté", "draft"):
        assert source in answer.explain(), source
    assert [source.force for source, _ in answer.other_readings][-1] is BindingForce.PROPOSAL


def test_t7_phases_do_not_chain():
    """T7: four months and thirty-two more, from one origin, are three years."""
    answer = due("pharma_record_dispensing", as_of="2020-10-30", record_created="2017-10-31")
    assert answer.keep_through == date(2020, 10, 31)


def test_t9_hours_are_elapsed():
    """T9: seventy-two hours across the end of summer time end an hour earlier on the wall."""
    start = datetime(2026, 10, 23, 10, 20, tzinfo=ZoneInfo("Europe/Paris"))
    assert end_of_hours(start, 72).astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=72)
    assert end_of_hours(start, 72).hour == 9


@pytest.mark.parametrize("key", ["prospect_b2c", "prospect_b2b"])
def test_t10_only_the_person_restarts_the_clock(key):
    """T10: the only event read is a contact that comes from the person; a mailing is refused."""
    assert fr.Retention(as_of=NOW).policy(key).events == ("contact_from_person",)
    with pytest.raises(InvalidDocumentError):
        due(key, last_contact="2026-01-01")


def test_t14_the_last_two_stay():
    """T14: an inspection older than five years stays until two later ones exist."""
    assert due("safety_inspection_docs", inspection="2010-01-01").verdict is not Verdict.PASS
    over = due("safety_inspection_docs", inspection="2010-01-01", second_later_inspection="2018-01-01")
    assert (over.keep_through, over.verdict) == (date(2018, 1, 1), Verdict.PASS)
    assert due("safety_inspection_docs", inspection="2023-01-01").verdict is Verdict.FAIL


@pytest.mark.parametrize(("day", "there"), [("2026-05-23", "mr001_2018"), ("2026-05-24", "mr001_2026")])
def test_t15_a_study_stays_under_its_text(day, there):
    """T15: the version is chosen by the day of the study, given with it, and not by today."""
    schedule = fr.Retention(as_of=NOW)
    other = {"mr001_2018": "mr001_2026", "mr001_2026": "mr001_2018"}[there]
    assert schedule.policy(there, version_on=day).key == there
    assert schedule.due(there, version_on=day, last_publication="2025-01-01").verdict is Verdict.UNKNOWN
    with pytest.raises(NotInForceError):
        schedule.policy(other, version_on=day)


def test_t15_trials():
    """T15: a trial under the directive is kept fifteen years, one under the regulation twenty-five."""
    schedule = fr.Retention(as_of=NOW)
    old = schedule.due("clinical_trial_documents_directive", version_on="2015-01-01", study_end="2018-01-01")
    new = schedule.due("clinical_trial_master_file", version_on="2022-01-31", study_end="2024-01-01")
    assert (old.keep_through, new.keep_through) == (date(2033, 1, 1), date(2049, 1, 1))
    with pytest.raises(NotInForceError):
        schedule.due("clinical_trial_master_file", version_on="2022-01-30", study_end="2024-01-01")


def test_t16_an_objection_outlives_what_was_refused():
    """T16: an objection is kept ten years since April 2023, three before."""
    before = due("pharma_record_objection", as_of="2023-04-04", objection="2022-01-10")
    assert before.keep_through == date(2025, 1, 10)
    assert due("pharma_record_objection", objection="2022-01-10").keep_through == date(2032, 1, 10)


@pytest.mark.parametrize("key", ["covid_screening_result", "covid_screening_result_positive", "covid_contact_case"])
def test_t17_a_repealed_system_has_no_length(key):
    """T17: on its last day the text answers; the day after there is no basis at all."""
    assert due(key, as_of="2023-02-16", collection="2023-01-01").keep_through is not None
    with pytest.raises(NotInForceError):
        due(key, as_of="2023-02-17", collection="2023-01-01")


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2026-12-31", "FAIL"), ("2027-01-01", "UNKNOWN"), ("2027-12-31", "UNKNOWN"), ("2028-01-01", "PASS")],
)
def test_t18_both_readings_are_carried(day, verdict):
    """T18: the end of the year of the lifting, or of the next: a verdict only where both agree."""
    answer = due("psychiatric_involuntary_tracking", as_of=day, lifting="2023-05-10")
    assert answer.verdict is Verdict[verdict]
    assert answer.safe_keep_through == date(2027, 12, 31)


def test_t19_not_yet_is_unknown():
    """T19: a trigger that has not happened gives no date, and a part that is known still counts."""
    running = due("pharmacovigilance_product_data", authorisation_end=None)
    assert (running.keep_through, running.verdict, running.overdue) == (None, Verdict.UNKNOWN, False)
    assert due("ionising_radiation_record", birth="1990-01-01").verdict is Verdict.FAIL


def test_t20_what_the_controller_cannot_know():
    """T20: an unknown consolidation leaves the end unknown, named among what is lacking, as is the birth of a minor."""
    answer = due("liability_evidence")
    assert (answer.verdict, answer.lacking) == (Verdict.UNKNOWN, ("consolidation", "birth"))


def test_t21_ages_by_reference_are_contested():
    """T21: the age moves with reforms, so the safe end is the later and the middle is unknown."""
    answer = due("e_payslip_availability", as_of="2050-01-01", issue="1999-01-01", birth="1980-01-01")
    assert answer.verdict is Verdict.UNKNOWN
    assert answer.safe_keep_through == date(2056, 1, 1)


def test_t22_a_host_has_no_length_of_its_own():
    """T22: a host returns what it holds; until then no day is given, after it not one more is left."""
    answer = due("hosted_health_data", contract_end="2020-01-01")
    assert (answer.keep_through, answer.disposition, answer.verdict) == (None, Disposition.RETURN, Verdict.UNKNOWN)
    returned = due("hosted_health_data", contract_end="2020-01-01", data_returned="2020-02-01")
    assert (returned.must_dispose_by, returned.overdue) == (date(2020, 2, 1), True)


def test_t23_expired_is_not_deletable():
    """T23: signatures stay to be given, and a hold blocks without moving a date."""
    facts = {"birth": "1950-01-01", "last_contact": "2000-01-01"}
    free, held = (
        hospital(**facts),
        hospital(**facts, legal_holds=[Hold(since=date(2020, 1, 1), review=date(2027, 1, 1))]),
    )
    assert (free.verdict, held.verdict) == (Verdict.PASS, Verdict.FAIL)
    assert free.keep_through == held.keep_through
    assert len(free.sign_offs) == 3


@pytest.mark.parametrize("slip", [{"released": date(2019, 12, 31)}, {"review": date(2019, 12, 31)}])
def test_t23_a_hold_is_in_order(slip):
    """T23: a hold released or reviewed before it starts is refused where it is written."""
    with pytest.raises(DefinitionError):
        Hold(since=date(2020, 1, 1), **slip)


def test_t24_the_primary_copy_is_not_all():
    """T24: a plan is written beside the table, which keeps every row: what disposes of copies and backups is elsewhere."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    table = pl.DataFrame({"key": [1, 2], "seen": [date(1990, 1, 1), date(2026, 1, 1)]})
    plan = annotate(
        table, fr.Retention(as_of=NOW).policy("shared_medical_record"), as_of=NOW, columns={"closure": "seen"}
    )
    assert plan["disposable"].to_list() == [True, False]
    assert plan.select("key", "seen").equals(table)


def test_t26_two_identities_are_two_answers():
    """T26: until somebody resolves them each identity is answered, and the file stays as long as the longer one asks."""
    identities = [{"last_contact": "2005-09-01", "birth": birth} for birth in ("2001-06-10", "1971-06-10")]
    verdicts = [hospital(**identity).verdict for identity in identities]
    assert verdicts == [Verdict.FAIL, Verdict.PASS]
    unresolved = hospital(last_contact="2005-09-01")
    assert unresolved.verdict is Verdict.UNKNOWN
    assert unresolved.safe_keep_through >= max(hospital(**identity).safe_keep_through for identity in identities)


def test_t27_pseudonymised_is_still_kept_for_a_time():
    """T27: pseudonymised data have an end too."""
    assert due("national_health_data_system", collection="2000-01-01").overdue


def test_t28_a_minimum_and_a_maximum_are_not_averaged():
    """T28: the warehouse must let go what the file must keep; each answers for itself."""
    warehouse = due("health_data_warehouse", collection="2000-01-01")
    file = hospital(birth="1950-01-01", last_contact="2020-01-01")
    assert (warehouse.overdue, file.verdict) == (True, Verdict.FAIL)
    assert due("ai_high_risk_log_provider", log_entry="2026-10-01").verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("day", "verdict", "overdue"),
    [
        ("2026-07-01", "FAIL", False),
        ("2026-07-02", "UNKNOWN", False),
        ("2027-01-01", "UNKNOWN", False),
        ("2027-01-02", "PASS", True),
    ],
)
def test_t29_a_range_has_two_ends(day, verdict, overdue):
    """T29: before six months too early, after twelve too late, and in between somebody chooses."""
    answer = due("security_log_standard", as_of=day, log_entry="2026-01-01")
    assert (answer.verdict, answer.overdue) == (Verdict[verdict], overdue)
    assert answer.disposable_from == date(2026, 7, 2)


def test_t30_moments_are_no_days():
    """T30: a moment has no civil day without a place: it is refused, not cut."""
    with pytest.raises(InvalidDocumentError):
        hospital(last_contact=datetime(2006, 3, 15, 23, 30, tzinfo=UTC))


def test_t31_guidance_may_be_departed_from_with_reasons():
    """T31: a recommendation is guidance and can be shortened; a legal minimum cannot."""
    log = fr.Retention.badge_access_log
    assert log.cites[0].force is BindingForce.GUIDANCE
    assert log.shortened(months(1), because="no need").departures
    with pytest.raises(DefinitionError):
        fr.Retention.lab_report_public.shortened(years(5), because="no need")


def test_t32_the_statute_and_not_the_misprint():
    """T32: thirteen months for a card, and not the three that a page prints."""
    assert fr.Retention.payment_card_number.term == months(13).after("debit")
    assert "13 months" in sentence(fr.Retention.payment_card_number.term)


def counted(policy):
    """The periods of every reading of a policy."""
    return [period for term in (policy.term, *policy.other_readings) for period in periods_of(term)]


def texts(policy):
    """The texts behind every reading of a policy."""
    return " ".join(str(cite) for cite in (*policy.cites, *(reading.source for reading in policy.readings)))


def of_hipaa(schedule):
    """The types of record for which a schedule counts a period by HIPAA."""
    return [p.key for p in schedule.policies if counted(p) and ("HIPAA" in texts(p) or "45 CFR" in texts(p))]


def six_years(schedule):
    """The types of record that a schedule keeps for six years, by any reading."""
    return {p.key for p in schedule.policies if years(6) in counted(p)}


@pytest.mark.parametrize("schedule", [us.UsRetention, *us.STATES.values()], ids=lambda schedule: schedule.__name__)
def test_t32_hipaa_keeps_no_medical_record(schedule):
    """T32: HIPAA counts for its own documentation; six years for a record of care are those of two States."""
    assert of_hipaa(schedule) == ["hipaa_documentation"]
    states = {us.Arizona: "ARS 12-2297", us.NewYork: "New York"}
    of_care = {"medical_record", "hospital_record"} if schedule in states else set()
    apart = {"source_data"} if schedule is us.Arizona else set()
    assert six_years(schedule) == {"hipaa_documentation"} | of_care | apart
    for policy in schedule.policies:
        assert (
            policy.key == "hipaa_documentation" or years(6) not in counted(policy) or states[schedule] in texts(policy)
        )


def test_t32_a_misprint_is_found():
    """T32: a schedule that keeps medical records six years by HIPAA, as tables print, is told apart."""

    class Misprinted(FederalRetention):
        medical_record = attrs.evolve(us.UsRetention.medical_record, term=years(6).after("last_contact"))

    assert of_hipaa(Misprinted) == ["hipaa_documentation", "medical_record"]
    assert six_years(Misprinted) == {"hipaa_documentation", "medical_record"}


@pytest.mark.parametrize(("day", "overdue"), [("2026-02-28", False), ("2026-03-01", True)])
def test_a_maximum_binds_the_other_way(day, overdue):
    """A maximum obliges nobody to keep: whether the purpose is over is asked until its end, and overdue after it."""
    answer = due("cctv_footage", as_of=day, recording="2026-01-31")
    assert answer.policy.nature is Nature.MAXIMUM
    verdict = Verdict.PASS if overdue else Verdict.UNKNOWN
    assert (answer.verdict, answer.overdue, answer.must_dispose_by) == (verdict, overdue, date(2026, 2, 28))
    assert any("purpose" in question for question in answer.questions()) is not overdue
    blocked = fr.Retention(as_of=day).due(
        "cctv_footage", recording="2026-01-31", legal_holds=[Hold(since=date(2026, 2, 1))]
    )
    assert (blocked.verdict, blocked.overdue) == (Verdict.FAIL, False)
    assert ("ought to be gone" in answer.explain()) is overdue
    assert ("dépassé" in answer.explain("fr")) is overdue


def test_zero_is_a_period():
    """A period of no days ends on the day itself: it is not a missing one."""
    assert due("health_quiz_answers", result_shown=NOW).must_dispose_by == date.fromisoformat(NOW) + days(0)
