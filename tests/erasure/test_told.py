"""What who answers a request reads: whole answers, as in ``told.txt``; run this file to write them anew."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from erasure.test_erasure import CASES, answer_of, holding
from groups import in_groups
from healthgov import erasure, fr
from healthgov.eu.erasure import Exemption, Exercise, Fate, Ground, Line
from healthgov.models import KeepingReasons
from healthgov.periods import years
from healthgov.retention import at_least, for_ever, kept, later_of, not_before
from healthgov.texts import Reference
from healthgov.verdicts import Verdict

WRITTEN = Path(__file__).with_name("told.txt")
HEAD = "== "


def answers() -> Iterator[tuple[str, str]]:
    """The cases that stand in the file, each with what is told."""
    names = [line.removeprefix(HEAD) for line in WRITTEN.read_text(encoding="utf-8").splitlines() if line[:3] == HEAD]
    by_name = {case["name"]: case for case in CASES}
    return ((name, answer_of(by_name[name]).explain()) for name in names)


def test_what_is_told():
    """The text is the one written down, for every kind of line that an answer has."""
    told = "".join(f"{HEAD}{name}\n{text}\n\n" for name, text in answers())
    assert told == WRITTEN.read_text(encoding="utf-8"), "run `python tests/erasure/test_told.py`"


@in_groups(CASES, by=lambda _: "all", named=lambda case: case["name"])
def test_lines_are_found_by_what_becomes_of_them(case):
    """Those that go, stay and are to be asked, those that were wrongly destroyed; the worst of them counts for all."""
    answer = answer_of(case)
    lines = answer.lines
    assert answer.goes == tuple(line for line in lines if line.fate.value == "goes")
    assert answer.stays == tuple(line for line in lines if line.fate.value == "stays")
    assert answer.open == tuple(line for line in lines if line.fate.value == "ask")
    assert answer.wrongly_erased == tuple(line for line in lines if line.erased and line.obliged)
    names = {line.verdict.name for line in lines}
    expected = next((name for name in ("FAIL", "UNKNOWN") if name in names), "PASS")
    assert answer.verdict.name == expected
    days = [line.holds_until for line in (*lines, answer.reach) if line.holds_until]
    assert answer.holds_until == (min(days) if days else None)
    assert list(answer.questions()) == list(dict.fromkeys(ask for line in lines for ask in line.questions()))
    assert repr(answer) == f"<Erasure on {case['on']}: {expected}, {len(lines)} lines>"


TEXT = Reference("a text")


def a_due(*, conflict: bool, on_request: bool) -> SimpleNamespace:
    """What a schedule answers."""
    policy = SimpleNamespace(key="p", cites=(TEXT,), on_request=on_request or None)
    return SimpleNamespace(
        conflict=conflict, policy=policy, questions=lambda language: (f"of the schedule, {language}",)
    )


def all_lines() -> Iterator[Line]:
    """Of every shape."""
    dues = (None, *(a_due(conflict=one, on_request=other) for one in (True, False) for other in (True, False)))
    for fate, due, obliged, erased, partly, asks in itertools.product(
        Fate, dues, *[(True, False)] * 3, ((), ("Why?",))
    ):
        yield Line(
            key="k",
            title="t",
            record_type=None,
            activities=(),
            fate=fate,
            due=due,
            obliged=obliged,
            erased=erased,
            partly=partly,
            asks=asks,
            ground=Ground.CHILD if fate is Fate.GOES else None,
            exemption=Exemption.RESEARCH if fate is Fate.STAYS else None,
        )


def test_lines_of_every_shape():
    """Verdict, conflict, questions and texts of a line, as by hand."""
    for line in all_lines():
        conflict = line.fate.value == "stays" and line.obliged and line.due is not None and line.due.conflict
        assert line.conflict is conflict
        if line.erased and line.obliged:
            expected = "FAIL"
        elif line.fate.value == "ask" or conflict or (line.partly and line.obliged):
            expected = "UNKNOWN"
        else:
            expected = "UNKNOWN" if line.fate.value == "controller" and line.asks else "PASS"
        assert line.verdict.name == expected
        if line.partly and line.obliged:
            asked = (KeepingReasons.copy_kept.question,)
        elif conflict:
            asked = ("of the schedule, en",)
        elif line.fate.value == "controller":
            asked = line.asks
        elif line.fate.value != "ask":
            asked = ()
        else:
            asked = line.asks or (("of the schedule, en",) if line.due is not None else ())
        assert line.questions() == asked
        own = line.due is not None and not (line.fate.value == "goes" and line.due.policy.on_request is None)
        assert line.own_cites == ((TEXT,) if own else ())
        places = {"stays": "GDPR, art. 17(3)(d)", "goes": "GDPR, art. 17(1)(f)"}
        first = places.get(line.fate.value)
        assert [cite.cite for cite in line.cites] == ([first] if first else []) + [cite.cite for cite in line.own_cites]
        assert line.policy == (None if line.due is None else "p")


class WithoutEnd(fr.Retention):
    """Records whose end is not known, or is none."""

    title = "plan"
    last_of_two = kept("last of two", at_least(later_of(years(5).after("closure"), years(9).after("invoice"))))
    endless = kept("endless", at_least(for_ever()), starts="closure")
    floor = kept("floor", at_least(not_before(years(2).after("closure"), years(30).after("birth"))))
    alive = kept("alive", at_least(later_of(years(2).after("death"), years(1).after("death"))))


@pytest.mark.parametrize(
    ("key", "events", "why"),
    [
        (
            "last_of_two",
            {"closure": "2025-01-01", "invoice": "2025-01-01"},
            "a text obliges to keep it through 2034-01-01",
        ),
        ("last_of_two", {"closure": "2025-01-01"}, "a text obliges to keep it, through 2030-01-01 at least"),
        ("endless", {"closure": "2025-01-01"}, "a text obliges to keep it, without an end"),
        ("floor", {"birth": "2020-01-01"}, "a text obliges to keep it, through 2050-01-01 at least"),
        ("alive", {}, "a text obliges to keep it, without an end"),
    ],
)
def test_through_which_day_a_text_obliges(key, events, why):
    """The day, the day at least, or no end."""
    (line,) = erasure(holding({key: "contract for care"}), WithoutEnd(as_of="2026-11-28"), **events).lines
    assert (line.fate, line.obliged, line.why()) == (Fate.STAYS, True, why)


@pytest.mark.parametrize("until", [None, date(2030, 1, 2)])
def test_a_line_in_short(until):
    """What becomes of it, and through which day."""
    line = Line(key="k", title="t", record_type=None, activities=(), fate=Fate.STAYS, until=until)
    assert repr(line) == ("<Line k: stays>" if until is None else "<Line k: stays through 2030-01-02>")


def test_whose_law_is_named_and_whose_is_not():
    """The country of the organisation, where the schedule is that of its law."""
    held = {"prospect_b2c": "consent for prospecting"}
    for country, told in (("FR", "France"), ("DE", None), (None, None)):
        answer = erasure(holding(held, country=country), fr.Retention(as_of="2026-11-28"), asked=Exercise.WITHDRAWAL)
        assert answer.law == (country if told else None)
        assert [line for line in str(answer).splitlines() if "by the law in force" in line] == (
            [f"duties to keep, by the law in force in {told}"] if told else []
        )
    assert answer.verdict is not Verdict.FAIL


if __name__ == "__main__":
    written = list(answers())
    WRITTEN.write_text("".join(f"{HEAD}{name}\n{text}\n\n" for name, text in written), encoding="utf-8")
