"""What a finding tells: its lines, what decided it, and what its makers take."""

from __future__ import annotations

import inspect

import pytest

from healthgov import check, findings, fr, load, loads
from healthgov.findings import (
    Finding,
    all_hold,
    any_holds,
    by_reading,
    contested,
    failed,
    implied,
    missing,
    not_applicable,
    outside,
    passed,
)
from healthgov.findings.reasons import JOINING, SILENCE, deciding, reasons
from healthgov.verdicts import Doubt, Verdict


def test_a_tree_is_told_line_by_line():
    """Each level two columns further in, in the order of the law."""
    deepest = all_hold("third", [failed("fourth", at="d"), passed("fifth")])
    tree = all_hold("first", [any_holds("second", [deepest]), passed("sixth")])
    assert str(tree).splitlines() == [
        "✗ first",
        "  ✗ second",
        "    ✗ third",
        "      ✗ fourth [d]",
        "      ✓ fifth",
        "  ✓ sixth",
    ]
    assert next(iter(tree.lines(depth=2))) == "    ✗ first"


def test_what_is_denied_is_said_once():
    """A lone child of the same words, place and values is not said again; one that differs in any of them is."""
    inner = failed("no copy of {count}", at="a", count=2)
    for outer, lines in (
        (all_hold("no copy of {count}", [inner], at="a", count=2), 1),
        (
            all_hold("no copy of {count}", [all_hold("no copy of {count}", [inner], at="a", count=2)], at="a", count=2),
            1,
        ),
        (all_hold("no copy of {count}", [inner], at="a", count=3), 2),
        (all_hold("no copy of {count}", [inner], at="b", count=2), 2),
        (all_hold("no copy", [inner], at="a", count=2), 2),
        (all_hold("no copy of {count}", [inner, inner], at="a", count=2), 3),
    ):
        assert len(str(outer).splitlines()) == lines


def test_leaves_are_what_decided():
    """Of the same verdict all the way down; what is contested is one thing, and not its readings."""
    split = contested("two dates", passed("from May"), missing("a", "what?"))
    asked = missing("b", "which?")
    tree = all_hold("all", [all_hold("inner", [asked, passed("yes")]), split])
    assert list(tree.leaves()) == [asked, split]
    no = failed("no")
    assert list(all_hold("all", [passed("yes"), no, asked]).leaves()) == [no]


def test_reasons_are_the_words_that_decided():
    """A failure is told by the first words that somebody wrote; joints say nothing where something else does."""
    joint, silence = min(JOINING), SILENCE[0]
    written = all_hold("the copy is in order", [failed("no key")])
    assert list(deciding(all_hold(joint, [written, failed("no lock"), passed("yes")]))) == [written, failed("no lock")]
    assert reasons(all_hold(joint, [written])) == ("the copy is in order",)
    assert reasons(all_hold("kept", [passed("locked"), all_hold(joint, [passed("sealed")])])) == ("locked", "sealed")
    unclaimed = all_hold(silence, [missing("a", "Is it so?")])
    assert reasons(unclaimed) == ("Is it so?",)
    assert reasons(all_hold(joint, [failed(silence), failed(joint), failed("no lock")])) == ("no lock",)
    assert reasons(failed(joint)) == ("not all of this is as it should be",)
    denied = Finding(verdict=Verdict.FAIL, reason=silence, children=(missing("a", "Is it so?"),))
    assert reasons(denied) == ("not stated: Is it so?",)
    split = contested("two dates", passed("from May"), failed("from June"))
    assert list(deciding(split)) == [split]


def test_readings_that_agree():
    """The first is told, with all of them below; it applies where one of them does; and where none is known all are asked."""
    one, two = not_applicable("from May"), passed("from June")
    both = by_reading("two dates", one, two)
    assert (both.reason, both.children, both.applies) == ("from May", (one, two), True)
    assert not by_reading("two dates", one, not_applicable("from June")).applies
    first, second = missing("a", "what?"), missing("b", "which?")
    unsettled = by_reading("two dates", first, second, at="c")
    assert (unsettled.reason, unsettled.children, unsettled.path) == ("two dates", (first, second), "c")
    assert (unsettled.doubt, unsettled.fact) == (Doubt.MISSING, "a")
    assert by_reading("two dates", first, two).doubt is Doubt.CONTESTED
    assert reasons(both) == ("from May",)
    assert reasons(by_reading("two dates", first, missing("a", "what?"))) == ("what?",)


def test_the_doubt_that_is_told():
    """A fact that can be asked for comes before all else; then the first."""
    early, split, asked = outside("too early"), contested("two", passed("x"), failed("y")), missing("a", "what?")
    assert all_hold("all", [passed("yes"), early, split]).doubt is Doubt.OUTSIDE
    assert all_hold("all", [split, early]).doubt is Doubt.CONTESTED
    told = any_holds("any", [split, early, asked, missing("b", "which?")])
    assert (told.doubt, told.fact) == (Doubt.MISSING, "a")


def test_a_condition_and_what_follows():
    """What is not known on either side is told; a failure where it is not known whether the law applies is a doubt alone."""
    open_, asked, no, yes = missing("a", "what?"), missing("b", "which?"), failed("no"), passed("yes")
    assert implied(open_, lambda: asked).children == (open_, asked)
    assert implied(open_, lambda: no).children == (open_,)
    assert implied(open_, lambda: no).fact == "a"
    assert implied(open_, lambda: yes) is yes
    assert implied(yes, lambda: no) is no
    denied = implied(all_hold("all", [yes, failed("no {count}", at="c", count=2)]), lambda: no)
    assert (denied.verdict, denied.applies, denied.path, denied.sentence()) == (Verdict.PASS, False, "c", "no 2")
    assert denied.children[0].reason == "all"


def test_what_applies():
    """Several apply where one of those does that decided: what failed beside them says nothing of that."""
    nothing, yes, no = not_applicable("nothing"), passed("yes"), failed("no")
    assert not any_holds("any", [nothing, no]).applies
    assert not all_hold("all", [nothing, nothing]).applies
    assert all_hold("all", [nothing, yes]).applies
    assert any_holds("any", [yes, nothing]).applies
    assert all_hold("all", [nothing, no]).applies
    assert all_hold("all", [nothing, missing("a", "what?")]).applies
    assert not all_hold("all", []).applies


def test_where_a_fact_is_missing():
    """At its place, unless another is named; both move with the thing around them, each for itself."""
    assert missing("a", "what?").path == "a"
    assert (missing("a", "what?", at="b").path, missing("a", "what?", at="b").fact) == ("b", "a")
    moved = missing("a", "what?", at="/b").within("c")
    assert (moved.path, moved.fact) == ("/b", "c.a")
    moved = missing("c", "what?", at="/b").within("a")  # a place that comes before, too
    assert (moved.path, moved.fact) == ("/b", "a.c")
    moved = missing("/a", "what?", at="b").within("c")
    assert (moved.path, moved.fact) == ("c.b", "/a")


def test_what_stands_there_already_is_not_moved():
    """Nor is what lies below it; a name that only begins alike is another one."""
    for path, moved in (
        ("a", "a"),
        ("a.b", "a.b"),
        ("a[0].b", "a[0].b"),
        ("ab", "a.ab"),
        ("b", "a.b"),
        ("/b", "/b"),
        ("", ""),
    ):
        assert failed("no", at=path).within("a").path == moved
        assert failed("no", at=path).within("").path == path
    deep = all_hold("all", [passed("yes"), all_hold("inner", [failed("no", at="/staff")], at="a")])
    assert [node.path for node in deep.settled().walk()] == ["", "", "a", "staff"]
    whole = all_hold("all", [all_hold("inner", [failed("no", at="staff")])])
    assert whole.settled() is whole


def test_of_alternatives_the_fact_is_told():
    """Where one waits for a fact, what is contested in the others is not told, however deep it lies."""
    split, asked = contested("two dates", passed("x"), failed("y")), missing("a", "what?")
    either = "one of these holds"
    assert reasons(any_holds(either, [split, asked])) == ("what?",)
    assert reasons(any_holds(either, [split, outside("too early")])) == ("two dates", "too early")
    assert reasons(any_holds(either, [asked, any_holds(either, [split, split])])) == ("what?",)
    assert reasons(all_hold("all of these hold", [split, asked])) == ("two dates", "what?")
    assert reasons(all_hold("all of these hold", [passed("yes"), split])) == ("two dates",)
    assert reasons(failed(SILENCE[0])) == (SILENCE[0],)


@pytest.mark.parametrize("law", ["it is not known whether this applies", "it is not known whether this one counts"])
def test_of_a_condition_the_fact_is_told_before_what_follows(law):
    """What is contested in the condition itself is told beside its facts; what follows waits for them."""
    split, asked = contested("two dates", passed("x"), failed("y")), missing("a", "what?")
    condition = all_hold("all of these hold", [split, asked])
    assert condition.doubt is Doubt.MISSING
    assert reasons(all_hold(law, [condition, asked])) == ("two dates", "what?")
    assert reasons(all_hold(law, [asked, split])) == ("what?",)
    assert reasons(all_hold(law, [split, asked])) == ("two dates", "what?")


def test_a_finding_is_closed():
    """Its values are nobody's to change, and a node below the top has no texts of its own."""
    found = Finding(verdict=Verdict.PASS, reason="yes {count}", values={"count": 1})
    with pytest.raises(TypeError):
        found.values["count"] = 2
    assert (found.cites, found.statement, found.sentence()) == ((), "", "yes 1")


@pytest.mark.parametrize(
    "make", [all_hold, any_holds, by_reading, failed, missing, not_applicable, outside, passed, Finding]
)
def test_options_have_names(make):
    """What has a default is given by name: a path is never taken for another text."""
    parameters = inspect.signature(make).parameters.values()
    assert all(one.kind is one.KEYWORD_ONLY for one in parameters if one.default is not one.empty)
    assert make.__name__ in findings.__all__


def test_what_a_fact_may_settle_is_not_told_as_contested():
    """An organisation that does not say where it is hears that question, and nothing of law in places it may not be in."""
    stated = "external: true, origins: [care], beneficiary: producer, medium: live"
    somewhere = check(loads(f"id: a\nhosting: [{{id: h, {stated}}}]\n", "yaml"), fr.Hds, as_of="2026-11-23")
    whole = "layers: [{performer: c, activities: [hardware, admin_operation, backup], storage: [{country: FR}]}], certificates: []"
    document = loads(f"id: a\ncountry: NC\nhosting: [{{id: h, {stated}, {whole}}}]\n", "yaml")
    overseas = check(document, fr.Hds, as_of="2026-11-23")
    contested = "the codes reach this overseas territory by express extension alone"
    assert "Where is the organisation established?" in str(somewhere)
    assert contested not in str(somewhere)
    assert contested in str(overseas)
    assert contested in "\n".join(somewhere.results[0].finding.lines())


def test_what_may_not_be_asked_is_not_told_as_contested():
    """Who says nothing of consent hears questions, and nothing of what is contested where somebody consents."""
    report = check(load("examples/docorga.yaml"), fr.DataProtection, as_of="2026-11-23")
    assert "EU-GDPR-11" in str(report)
    assert "vital interests are a basis" not in str(report)
