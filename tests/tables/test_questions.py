"""A question asked of a table answers as it does of each record, on every engine."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.facts import Fact, fact, model
from healthgov.kinds import CountryCode
from healthgov.models import Telephone
from healthgov.periods import Period, days, months, years
from healthgov.questions import (
    all_of,
    ask_again,
    by_hand,
    by_reading,
    claimed,
    contested,
    either,
    of_whole,
    settled,
    value,
    when,
)
from healthgov.rules import RuleSet, rule
from healthgov.tables.questions import VERDICTS, annotate, expression
from healthgov.verdicts import Doubt, Verdict
from tables.contacts import (
    DAY,
    ELECTRONIC,
    TEXT,
    WAY,
    Approaching,
    Channel,
    Consent,
    Contact,
    House,
    Unsubscribe,
    engines,
    record,
    rows_of,
)

pl = pytest.importorskip("polars", reason="polars is not installed")
for needed in ("pandas", "pyarrow", "duckdb", "narwhals"):
    pytest.importorskip(needed, reason=f"{needed} is not installed")

MANY = tries(20_000, 200_000)
ENGINES = (
    "polars",
    "polars lazy",
    "polars enumeration",
    "polars categories",
    "pyarrow",
    "duckdb",
    "pandas",
    "pandas objects",
    "pandas arrow",
    "pandas categories",
)
QUESTIONS = {
    "way out": Approaching.way_out,
    "consented": Approaching.consented,
    "kept": Approaching.kept_so_long,
    "calls": Approaching.few_calls,
    "all": all_of(*Approaching.rules),
    "country": Contact.country.is_in([CountryCode("FR"), CountryCode("DE")]) | ~Contact.score.at_least(0.7),
    "columns": Contact.channel.is_(Contact.former) & Contact.objected.before(Contact.last_contact),
}


@pytest.fixture(scope="module")
def many():
    """Random rows with nulls, their records, and tables of them."""
    rows = rows_of(MANY, seed=11)
    return [record(row) for row in rows], engines(rows)


@pytest.fixture(scope="module")
def expected(many):
    """What the records answer to each question."""
    records, _ = many
    asked = {name: question.on(Contact, DAY) for name, question in QUESTIONS.items()}
    return {name: [ask(one, None) for one in records] for name, ask in asked.items()}


@pytest.mark.parametrize("engine", ENGINES)
def test_many_rows_answer_as_records(many, expected, engine):
    """Nulls included, every verdict is that of the record."""
    table, listed = many[1][engine]
    for name, question in QUESTIONS.items():
        made = annotate(table, question, as_of=DAY, add=("passes", "verdict"), of=Contact)
        assert type(made) is type(table)
        passes, verdicts = listed(made, "passes", "verdict")
        numbers = expected[name]
        assert verdicts == [VERDICTS[number] for number in numbers], name
        assert passes == [(True, True, None, False)[number] for number in numbers], name


LEAVES = (
    Contact.sender_identified,
    ~Contact.customer,
    ELECTRONIC,
    WAY,
    Contact.channel.is_(Channel.POST),
    Contact.channel.is_(Contact.former),
    Contact.channel.is_in(()),
    Contact.country.is_in([CountryCode("FR")]),
    Contact.country.is_(CountryCode("DE")),
    Contact.unsubscribe.has(claimed(Unsubscribe.works)),
    Contact.unsubscribe.has(Unsubscribe.language.is_("fr")),
    Contact.unsubscribe.has(Contact.customer | Unsubscribe.present),
    Contact.consent.has(Consent.given),
    Contact.consent.has(claimed(Consent.given)),
    Contact.consent.has(when(Consent.given, Consent.on.begun())),
    Contact.consent.has(Contact.customer | Consent.given),
    Contact.last_contact.begun(),
    Contact.last_contact.is_over(),
    Contact.last_contact.stated(),
    Contact.channel.stated(),
    Contact.last_contact.before(date(2024, 2, 29)),
    Contact.last_contact.after(date(2024, 2, 29)),
    Contact.last_contact.at_least(Contact.objected),
    (Contact.last_contact + years(3)).is_over(),
    (Contact.last_contact + Period(months=13, days=1)).begun(),
    (Contact.last_contact + days(90)).at_most(date(2024, 2, 21)),
    (Contact.last_contact + months(1) + months(1)).at_least(date(2024, 1, 23)),
    (Contact.last_contact + years(3)).is_(value(date(2026, 11, 23))),
    (Contact.last_contact + years(3)).stated(),
    value(DAY).before(Contact.objected + years(3)),
    Contact.last_contact.claimed(otherwise=Contact.objected).begun(),
    Contact.calls.at_most(4),
    Contact.calls.at_most(Contact.most),
    Contact.calls.at_most(House.limit),
    Contact.calls.is_(4),
    Contact.calls.is_in([4, 5]),
    Contact.score.after(0.7),
    of_whole(House.in_france),
    House.in_france,
    settled(True),
    settled(False),
    contested("the readings differ"),
    ask_again(Contact.customer, "What is said of it does not agree: which is right?"),
    ask_again(House.limit, "Which limit?"),
    Contact.unsubscribe.has(ask_again(Unsubscribe.works, "Which is right?") | ~Contact.customer),
    claimed(Contact.last_contact.begun()) | ask_again(Contact.last_contact, "Which day?"),
    Approaching.way_out,
    Approaching.consented,
)


def _joined(parts):
    two = st.tuples(parts, parts)
    return st.one_of(
        two.map(lambda p: p[0] & p[1]),
        two.map(lambda p: p[0] | p[1]),
        two.map(lambda p: when(*p)),
        two.map(lambda p: claimed(*p)),
        two.map(lambda p: by_reading("they differ", *p)),
        st.tuples(parts, parts, parts).map(lambda p: by_reading("they differ", *p)),
        st.tuples(parts, parts, parts).map(lambda p: either(*p)),
        parts.map(lambda p: ~p),
        parts.map(claimed),
        parts.map(lambda p: p.said("yes", no="no")),
    )


TREES = st.recursive(st.sampled_from(LEAVES), _joined, max_leaves=7)
SOME = rows_of(120, seed=5, silence=0.4) + rows_of(40, seed=6, silence=0.85)
RECORDS = [record(row) for row in SOME]
TABLES = engines(SOME)
DOCUMENTS = (None, House(), House(in_france=True, limit=4), House(in_france=False))


@settings(
    max_examples=tries(20, 200), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(question=TREES, document=st.sampled_from(DOCUMENTS), engine=st.sampled_from(ENGINES))
def test_random_trees_answer_as_records(question, document, engine):
    """Whatever is composed, the verdict and the facts that are missing are those of the record."""
    table, listed = TABLES[engine]
    made = annotate(
        table, question, as_of=DAY, document=document, of=Contact, add=("passes", "verdict", "reason", "missing")
    )
    passes, verdicts, reasons, missing = listed(made, "passes", "verdict", "reason", "missing")
    ask = question.on(Contact, DAY)
    numbers = [ask(one, document) for one in RECORDS]
    assert verdicts == [VERDICTS[number] for number in numbers]
    assert passes == [(True, True, None, False)[number] for number in numbers]
    assert all(reasons)
    for one, number, names in zip(RECORDS, numbers, missing, strict=True):
        if names is not None:
            assert VERDICTS[number] == "unknown"
        assert question.verdict(one, as_of=DAY, document=document) is {
            "fail": Verdict.FAIL, "unknown": Verdict.UNKNOWN}.get(VERDICTS[number], Verdict.PASS)  # fmt: skip


@settings(
    max_examples=tries(20, 200), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(question=TREES, document=st.sampled_from(DOCUMENTS))
def test_what_is_missing_is_what_the_record_asks_for(question, document):
    """The facts named are those of the leaves of the finding."""
    made = annotate(TABLES["polars"][0], question, as_of=DAY, document=document, of=Contact)
    for one, names in zip(RECORDS, made["missing"].to_list(), strict=True):
        finding = question(one, as_of=DAY, document=document)
        asked = (
            {leaf.path for leaf in finding.leaves() if leaf.doubt is not None and leaf.doubt.name == "MISSING"}
            if finding.verdict is Verdict.UNKNOWN
            else set()
        )
        assert set((names or "").split(", ")) - {""} == asked


def test_the_reason_names_the_leaf():
    """The first leaf that decided, with its outcome."""
    table = pl.DataFrame(
        {
            "channel": ["post", "sms", "sms", None, "sms", "carrier pigeon"],
            "sender_identified": [None, True, True, False, True, False],
            "unsubscribe.present": [None, True, False, True, True, True],
            "unsubscribe.works": [None, True, None, True, None, True],
        }
    )
    made = annotate(table, Approaching.way_out, as_of=DAY)
    assert made.select("verdict", "reason", "missing").rows() == [
        ("not_applicable", "channel in: no", None),
        ("pass", "sender_identified: yes", None),
        ("fail", "unsubscribe.present: no", None),
        ("unknown", "channel: not stated", "channel"),
        ("unknown", "unsubscribe.works: not stated", "unsubscribe.works"),
        ("unknown", "channel: not stated", "channel"),
    ]


def test_the_reason_is_the_condition_as_long_as_it_is_open():
    """As of a record: by the answer there may be nothing more to say; what follows is missing beside it."""
    columns = {"present": [None, None, True, False, None], "works": [None, False, None, None, True]}
    made = annotate(pl.DataFrame(columns), when(Unsubscribe.present, Unsubscribe.works), as_of=DAY)
    assert made.select("verdict", "reason", "missing").rows() == [
        ("unknown", "present: not stated", "present, works"),
        ("unknown", "present: not stated", "present"),
        ("unknown", "works: not stated", "works"),
        ("not_applicable", "present: no", None),
        ("pass", "works: yes", None),
    ]


def test_a_rule_before_its_days_is_unknown():
    """A rule that is not in force answers nothing."""
    made = annotate(TABLES["polars"][0], Approaching.few_calls, as_of="2020-01-01")
    assert set(made["verdict"].to_list()) == {"unknown"}
    assert set(made["reason"].to_list()) == {"not in force"}


def test_the_expression_is_what_passes_holds():
    """With and without a table to look at."""
    import narwhals as nw  # noqa: PLC0415

    table = TABLES["polars"][0]
    wanted = annotate(table, Approaching.way_out, as_of=DAY, add=("passes",))["passes"].to_list()
    for looked_at in (None, table):
        made = expression(Approaching.way_out, as_of=DAY, table=looked_at)
        assert nw.from_native(table).select(made.alias("x")).to_native()["x"].to_list() == wanted


def test_columns_are_named_by_path():
    """Other names, and facts that no row states."""
    table = pl.DataFrame({"kanal": ["sms"], "sender_identified": [True]})
    columns = {"channel": "kanal", "unsubscribe.present": None, "unsubscribe.works": None}
    made = annotate(table, Approaching.way_out, as_of=DAY, columns=columns)
    assert made.row(0) == (
        "sms",
        True,
        "unknown",
        "unsubscribe.present: not stated",
        "unsubscribe.present, unsubscribe.works",
    )


def refused(table, question, **more):
    """What is wrong, by place."""
    with pytest.raises(InvalidDocumentError) as caught:
        annotate(table, question, as_of=DAY, **more)
    return {problem.path: problem.expected for problem in caught.value.problems}


def test_what_is_wrong_is_said_at_once_and_never_quoted():
    """The column and what is expected there, and no value."""
    table = pl.DataFrame(
        {"channel": [1], "sender_identified": ["secret"], "unsubscribe_present": [True], "verdict": [1]}
    )
    said = refused(table.drop("verdict"), Approaching.way_out, columns={"chanel": "channel"})
    assert said["sender_identified"].startswith("a column of truth values")
    assert said["channel"] == "a column of text: email, sms, fax, live_call, post"
    assert said["unsubscribe.works"].startswith("a column unsubscribe_works; or columns=")
    assert said["chanel"].startswith("a fact that the question reads: channel, ")
    assert "secret" not in str(said)
    assert refused(table, Approaching.way_out) == {"verdict": "a table without this column, which is added"}
    twice = pl.DataFrame({"unsubscribe_works": [True], "unsubscribe.works": [True]})
    assert "say which" in refused(twice, Contact.unsubscribe.has(Unsubscribe.works), of=Contact)["unsubscribe.works"]
    assert refused(pl.DataFrame({"calls": [True]}), Contact.calls.at_most(4)) == {"calls": "a column of whole numbers"}
    assert refused(pl.DataFrame({"objected": ["2026-11-23"]}), Contact.objected.begun())["objected"].endswith("no text")


@pytest.mark.parametrize("values", [["yes", None], [1, 0], [1.5, None]])
def test_pandas_columns_of_another_kind_are_refused(values):
    """Text and numbers are no truth values; numbers with a fraction are no whole ones."""
    import pandas as pd  # noqa: PLC0415

    table = pd.DataFrame({"customer": values, "calls": values})
    assert refused(table, Contact.customer).keys() == {"customer"}
    if values != [1, 0]:
        assert refused(table, Contact.calls.at_most(4)).keys() == {"calls"}


@model
class Listed:
    """Something with lists."""

    channels: Fact[tuple[Channel, ...]] = fact("Which channels?")
    kept: Fact[Period] = fact("How long?")
    contacts: Fact[tuple[Contact, ...]] = fact("Which contacts?")
    most: Fact[int] = fact("How many?")


LISTS = (
    Listed.channels.includes(Channel.SMS),
    ~Listed.channels.includes_all([Channel.SMS, Channel.FAX]),
    Listed.channels.meets([Channel.SMS, Channel.FAX]),
    Listed.channels.empty(),
    Listed.channels.stated(),
)


@pytest.mark.parametrize("question", LISTS, ids=range(len(LISTS)))
def test_lists_are_columns_of_lists(question):
    """Where the engine has them; elsewhere they are refused."""
    import duckdb  # noqa: PLC0415

    lists = [["sms", "fax"], ["sms"], ["post"], [], None]
    table = pl.DataFrame({"channels": lists, "key": range(5)}, schema_overrides={"channels": pl.List(pl.String)})
    records = [Listed(channels=None if one is None else tuple(one)) for one in lists]
    numbers = [question.on(Listed, DAY)(one, None) for one in records]
    wanted = [VERDICTS[number] for number in numbers]
    assert annotate(table, question, as_of=DAY)["verdict"].to_list() == wanted
    assert annotate(table.lazy(), question, as_of=DAY).collect()["verdict"].to_list() == wanted
    held = duckdb.connect().from_arrow(table.to_arrow())
    assert [row[0] for row in annotate(held, question, as_of=DAY).order("key").select("verdict").fetchall()] == wanted
    assert refused(table.to_pandas(), question) == {"channels": "a column of lists, on an engine that has them"}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        (Listed.contacts.each(Contact.customer), "Each: Listed.contacts"),
        (Listed.contacts.some(Contact.customer), "Some: Listed.contacts"),
        (Listed.contacts.where(Contact.customer).count().at_most(Listed.most), "Count"),
        (Listed.most.that(bool, yes="it fits", no="it does not"), "a function of a value (Listed.most)"),
        (by_hand(lambda _law, _listed: True), "ByHand"),
    ],
)
def test_what_has_no_place_in_a_row_is_refused_by_name(question, named):
    """The part is named."""
    with pytest.raises(DefinitionError, match=named.replace("(", r"\(").replace(")", r"\)")):
        annotate(pl.DataFrame({"most": [1]}), question, as_of=DAY, of=Listed)


def test_periods_have_no_place_in_a_row():
    """They are no column; said with the way on."""
    assert "no place for periods" in refused(pl.DataFrame({"kept": ["P3Y"]}), Listed.kept.within(years(3)))["kept"]


def test_the_model_of_the_rows_is_found_or_asked_for():
    """From the facts; where these are of two models, it is asked for."""
    table = pl.DataFrame({"customer": [True], "most": [1]})
    with pytest.raises(DefinitionError, match="say of which model"):
        annotate(table, Contact.customer & Listed.most.at_most(1), as_of=DAY)
    both = Contact.customer & House.in_france
    assert annotate(table, both, as_of=DAY, document=House(in_france=True))["verdict"].to_list() == ["pass"]
    assert annotate(table, both, as_of=DAY, of=Contact)["missing"].to_list() == ["/in_france"]


def test_rules_of_a_deduction_decide_nothing():
    """A rule that rests on nothing surer is contested in each row, where it applies."""
    rule = Approaching.way_out
    unsure = tuple(
        attrs.evolve(cite, confidence=next(c for c in type(cite.confidence) if not c.decides), checked_on=None)
        for cite in rule.cites
    )

    class Unsure(Approaching):
        """The same, less surely."""

        way_out = rule.evolve(cites=unsure)

    made = annotate(TABLES["polars"][0], Unsure.way_out, as_of=DAY)
    ask = Unsure.way_out.on(Contact, DAY)
    assert made["verdict"].to_list() == [VERDICTS[ask(one, None)] for one in RECORDS]
    assert "contested" in made["reason"].to_list()


def test_tables_without_rows_and_settled_questions():
    """Neither breaks anything."""
    for name, (table, listed) in engines(rows_of(0, 1)).items():
        made = annotate(table, Approaching.way_out, as_of=DAY)
        if name != "duckdb":
            assert listed(made, "verdict") == [[]]
    for table, listed in TABLES.values():
        made = annotate(table, settled(False), as_of=DAY, of=Contact)
        assert set(listed(made, "reason")[0]) == {"this does not hold"}


def test_a_text_for_a_member_is_refused():
    """A table holds the text of a member, a record the member: the same question must not be answered otherwise."""
    table = pl.DataFrame({"channel": ["email"]})
    with pytest.raises(DefinitionError, match=r"write Channel\.EMAIL"):
        annotate(table, Contact.channel.is_("email"), as_of=DAY)


class Elsewhere(RuleSet, of=Contact, where=of_whole(House.in_france)):
    """Law whose place another may take."""

    undisplaced = of_whole(~claimed(House.in_france))

    @rule("TEST-10", TEXT)
    def way_out(law, contact):
        """Every message says who sends it and lets one out."""
        return when(ELECTRONIC, contact.sender_identified & WAY)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("document", [None, House(in_france=True), House(in_france=False)], ids=["none", "may", "not"])
def test_a_rule_whose_place_another_law_may_take(engine, document):
    """It is neither met nor failed, in a row as of a record."""
    table, listed = TABLES[engine]
    made = annotate(table, Elsewhere.way_out, as_of=DAY, document=document, of=Contact, add=("verdict",))
    ask = Elsewhere.way_out.on(Contact, DAY)
    (verdicts,) = listed(made, "verdict")
    assert verdicts == [VERDICTS[ask(one, document)] for one in RECORDS]
    assert {"pass", "fail"}.isdisjoint(verdicts) is (document is not None)
    told = [Elsewhere.way_out.verdict(one, as_of=DAY, document=document) for one in RECORDS]
    assert [one is Verdict.UNKNOWN for one in told] == [one == "unknown" for one in verdicts]
    findings = [Elsewhere.way_out(one, as_of=DAY, document=document).verdict for one in RECORDS]
    assert findings == told
    assert ("unknown" in verdicts) is (document is None or document.in_france)


def test_a_negative_number_of_things_is_not_stated():
    """As some tables write what is not known: the fact that a record refuses to state so is one that no row states."""
    import duckdb  # noqa: PLC0415  for this test alone
    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame({"calls_in_30_days": pd.array([4, 5, -1, None], dtype="Int64")})
    few = Telephone.calls_in_30_days.at_most(4)
    for table in (frame, pl.from_pandas(frame), pl.from_pandas(frame).to_arrow()):
        made = annotate(table, few, as_of=DAY, add=("verdict",), of=Telephone)
        assert list(pd.DataFrame({"verdict": made["verdict"]})["verdict"]) == ["pass", "fail", "unknown", "unknown"]
    made = annotate(duckdb.from_df(frame), few, as_of=DAY, add=("verdict",), of=Telephone)
    assert [one for (one,) in made.project("verdict").fetchall()] == ["pass", "fail", "unknown", "unknown"]
    with pytest.raises(InvalidDocumentError, match="a whole number from 0 on"):
        Telephone(calls_in_30_days=-1)


class Asked(RuleSet, of=Contact):
    """Law whose place another may take, by what is said of the row and of the document."""

    undisplaced = ~Contact.customer & of_whole(~claimed(House.in_france))

    @rule("TEST-11", TEXT)
    def way_out(law, contact):
        """Every message says who sends it and lets one out."""
        return when(ELECTRONIC, contact.sender_identified & WAY)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_displaced_row_asks_for_what_its_record_asks_for(engine):
    """Whether another law takes the place is asked for where the rule is answered; what surely is displaced is contested."""
    table, listed = TABLES[engine]
    seen = set()
    for document in (None, House(in_france=True), House(in_france=False)):
        made = annotate(table, Asked.way_out, as_of=DAY, document=document, of=Contact)
        verdicts, reasons, missing = listed(made, "verdict", "reason", "missing")
        for one, told, why, names in zip(RECORDS, verdicts, reasons, missing, strict=True):
            finding = Asked.way_out(one, as_of=DAY, document=document)
            gaps = [leaf.path for leaf in finding.leaves() if leaf.doubt is not None and leaf.doubt.name == "MISSING"]
            asked = told == "unknown" and finding.doubt is not Doubt.CONTESTED
            assert set((names or "").split(", ")) - {""} == (set(gaps) if asked else set())
            assert (why == "contested") is (finding.doubt is Doubt.CONTESTED)
            assert ("customer" in why) is ("customer" in gaps and told == "unknown" and len(gaps) == 1)
            seen.add((told, why, names))
    assert ("unknown", "customer: not stated", "customer") in seen
    assert ("unknown", "contested", None) in seen
    assert ("not_applicable", "channel in: no", None) in seen
