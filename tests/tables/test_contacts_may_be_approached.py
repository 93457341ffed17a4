"""Whether contacts may be approached: the rules themselves, one channel supposed, of records and of tables."""

from __future__ import annotations

import enum
import random
from datetime import date

import attrs
import pytest

from effort import thorough
from healthgov import fr
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.facts import facts_of
from healthgov.fr.prospecting.campaigns import objections_respected
from healthgov.kinds import CountryCode
from healthgov.models import Audience, Campaign, Channel, Consent, Organisation, Relation, Telephone, Unsubscribe
from healthgov.questions import all_of, claimed, settled, when
from healthgov.questions.candidates import at_random
from healthgov.questions.saying import sentence
from healthgov.questions.script import UNKNOWN
from healthgov.questions.supposing import supposing
from healthgov.tables.needed import columns_of
from healthgov.tables.questions import VERDICTS, annotate
from healthgov.verdicts import Verdict

pl = pytest.importorskip("polars", reason="polars is not installed")
for needed in ("pandas", "pyarrow", "duckdb", "narwhals"):
    pytest.importorskip(needed, reason=f"{needed} is not installed")

DAYS = (date(2026, 8, 10), date(2026, 8, 11), date(2026, 11, 23), date(2029, 3, 26), date(2019, 1, 1))
ALWAYS = ("no_prescriptions", "no_public_databases", "health_data_consented")
WAYS = {
    "may_be_emailed": (Channel.EMAIL, ("electronic_consent", "consent_of_lists_proved", "way_out")),
    "may_be_texted": (Channel.SMS, ("electronic_consent", "consent_of_lists_proved", "way_out")),
    "may_be_called": (
        Channel.LIVE_CALL,
        ("calls_based", "consent_of_lists_proved", "objection_list", "calls_consented"),
    ),
    "may_be_written_to": (Channel.POST, ("calls_based", "consent_of_lists_proved")),
}


def campaigns(count: int, seed: int, share: float = 0.75) -> list[Campaign]:
    """Random campaigns that state most of their facts."""
    chance = random.Random(seed)  # noqa: S311  the same on every run
    return [at_random(Campaign, chance, share, day=DAYS[2], near=(Channel.EMAIL, Channel.SMS)) for _ in range(count)]


@pytest.mark.parametrize("name", WAYS)
def test_it_is_what_the_rules_say_of_a_campaign_by_that_channel(name):
    """Each in force on the day, of the same facts with the channel stated; and who objected is left alone."""
    channel, rules = WAYS[name]
    asked = getattr(fr, name)
    named = [getattr(fr.Prospecting, rule) for rule in (*rules, *ALWAYS)]
    seen = set()
    for day in DAYS:
        standing = (rule for rule in named if rule.validity.covers(day))
        whole = when(named[0].scope, all_of(objections_respected, *standing))
        for number, one in enumerate(campaigns(300, seed=len(name))):
            own = attrs.evolve(one, channel=channel, for_client=False)  # a contact is asked of one's own campaign
            expected = whole.verdict(own, as_of=day)
            assert asked.verdict(one, as_of=day) is expected, (one, day)
            if not number % 20:
                assert asked(one, as_of=day).verdict is expected
            seen.add(expected)
    assert seen == set(Verdict)


@pytest.mark.parametrize("name", WAYS)
def test_nothing_stated_is_not_known(name):
    """Silence is no consent, by no channel."""
    assert getattr(fr, name).verdict(Campaign(id="a"), as_of=DAYS[2]) is Verdict.UNKNOWN
    assert getattr(fr, name).verdict(Campaign(id="a"), as_of="2010-01-01") is Verdict.UNKNOWN


def test_whom_the_law_reaches_is_asked_of_the_document():
    """Of contacts of a house abroad the law asks nothing, unless they are in France."""
    abroad = Organisation(id="o", country="DE")
    one = Campaign(id="a", unsubscribe=Unsubscribe(respected=False))
    assert not fr.may_be_emailed(one, as_of=DAYS[2], document=abroad).applies
    there = attrs.evolve(one, countries=(CountryCode("FR"),))
    assert fr.may_be_emailed(there, as_of=DAYS[2], document=abroad).verdict is Verdict.FAIL


CONSENT = Consent(
    collected=True, positive_act=True, free=True, specific=True, informed=True, withdrawable=True,
    withdrawal_respected=True, provable=True,
)  # fmt: skip
PLAIN = {
    "audience": Audience.CONSUMERS,
    "relation": Relation.PROSPECT,
    "consent": CONSENT,
    "sender_identified": True,
    "unsubscribe": Unsubscribe(present=True, works=True, free=True, respected=True),
    "built_from_prescriptions": False,
    "uses_national_health_database": False,
    "uses_health_data": False,
}


def test_consent_is_for_the_channel_it_was_given_for():
    """Consent to e-mail is none to SMS nor to calls, and letters need information then; who objected is approached by no channel."""
    one = Campaign(id="a", consent_channels=(Channel.EMAIL,), telephone=Telephone(ongoing_contract=False), **PLAIN)
    answers = {name: getattr(fr, name).verdict(one, as_of=DAYS[2]) for name in WAYS}
    assert answers == {
        "may_be_emailed": Verdict.PASS,
        "may_be_texted": Verdict.FAIL,
        "may_be_called": Verdict.FAIL,
        "may_be_written_to": Verdict.UNKNOWN,
    }
    told = attrs.evolve(one, informed_at_collection=True, objection_offered_at_collection=True)
    assert fr.may_be_written_to.verdict(told, as_of=DAYS[2]) is Verdict.PASS
    objected = attrs.evolve(one, unsubscribe=attrs.evolve(one.unsubscribe, respected=False))
    assert {getattr(fr, name).verdict(objected, as_of=DAYS[2]) for name in WAYS} == {Verdict.FAIL}


def flat(one: Campaign, paths) -> dict[str, object]:
    """A record as a row: a column for each fact that is asked."""
    row: dict[str, object] = {}
    for path in paths:
        value: object = one
        for step in path.split("."):
            value = None if value is None else getattr(value, step)
        listed = [getattr(item, "value", item) for item in value] if isinstance(value, tuple) else value
        row[path.replace(".", "_")] = listed.value if isinstance(listed, enum.Enum) else listed
    return row


BESIDE = dict(zip(WAYS, ("duckdb", "pandas", "pyarrow", "polars lazy"), strict=True))
"""The engine that each is asked of on every push beside polars; each night all are asked of all."""


def tables(rows: list[dict[str, object]], lists: list[str]):
    """The rows on each engine that has lists, and without lists on pandas."""
    import duckdb  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    kinds = {"first_day": pl.Date, "last_day": pl.Date, "relation": pl.String, "address": pl.String}
    kinds |= {"audience": pl.String, "consent_youngest_age": pl.Int64} | dict.fromkeys(lists, pl.List(pl.String))
    schema = {name: kinds.get(name, pl.Boolean) for name in rows[0]}
    eager = pl.DataFrame(rows, schema=schema).with_row_index("row")
    arrow: pa.Table = eager.to_arrow()
    connection = duckdb.connect()
    connection.register("source", arrow)
    held = connection.sql("select * from source")
    return {
        "polars": (eager, lambda made: made),
        "polars lazy": (eager.lazy(), lambda made: made.collect()),
        "pyarrow": (arrow, pl.from_arrow),
        "duckdb": (held, lambda made: made.order("row").pl()),
        "pandas": (eager.drop(lists).to_pandas(), pl.from_pandas),
    }


@pytest.mark.parametrize("name", WAYS)
def test_a_row_is_answered_as_its_record_on_every_engine(name):
    """Verdict, and what is missing where it is unknown."""
    asked = getattr(fr, name)
    kinds = columns_of(asked, as_of=DAYS[2])
    records = campaigns(200, seed=7)
    lists = [path for path, kind in kinds.items() if kind == "list"]
    rows = [flat(one, kinds) for one in records]
    numbers = asked.on(Campaign, DAYS[2])
    for engine, (table, read) in tables(rows, lists).items():
        if engine not in ("polars", BESIDE[name]) and not thorough():
            continue
        silent = dict.fromkeys(lists) if engine == "pandas" else {}
        answers = [numbers(attrs.evolve(one, **silent), None) for one in records]
        made = read(annotate(table, asked, as_of=DAYS[2], columns=silent)).cast({"verdict": pl.String})
        assert made["verdict"].to_list() == [VERDICTS[number] for number in answers], engine
        for number, missing, reason in zip(answers, made["missing"].to_list(), made["reason"].to_list(), strict=True):
            assert missing is None or number == UNKNOWN, engine
            # Where the reason is a doubt of the law, no fact may be missing, or others may be beside it.
            assert missing is not None or number != UNKNOWN or "not stated" not in reason, engine


def test_a_fact_supposed_is_asked_of_nobody():
    """And what it settles is gone; of the value itself no more than that is said."""
    for name in WAYS:
        read = {fact.name for fact in getattr(fr, name).every_fact() if fact.owner is Campaign}
        assert "channel" not in read
        assert read <= {fact.name for fact in facts_of(Campaign)}
    email, signed = Campaign.channel.is_(Channel.EMAIL), Campaign.sender_identified
    suppose = {one: supposing(Campaign.channel, one, when(email & ~claimed(~signed), signed)) for one in Channel}
    assert sentence(suppose[Channel.EMAIL]) == sentence(when(~claimed(~signed), signed))
    assert not suppose[Channel.POST](Campaign(id="a"), as_of=DAYS[0]).applies
    one = Campaign(id="a")
    assert supposing(signed, value=True, question=signed | email)(one, as_of=DAYS[0]).verdict is Verdict.PASS
    assert supposing(signed, value=True, question=~signed & email)(one, as_of=DAYS[0]).verdict is Verdict.FAIL
    holds = supposing(signed, value=True, question=signed & when(email, settled(answer=False)))
    assert holds.verdict(Campaign(id="a", channel="post"), as_of=DAYS[0]) is Verdict.PASS
    with pytest.raises(DefinitionError, match="None is none"):
        supposing(Campaign.channel, None, email)


def test_a_slip_is_refused():
    """A column that is not there, and one that holds something else."""
    table = pl.DataFrame({"relation": ["prospect"], "sender_identified": ["yes"]})
    with pytest.raises(InvalidDocumentError, match=r"consent\.collected"):
        annotate(table, fr.may_be_emailed, as_of=DAYS[2])
