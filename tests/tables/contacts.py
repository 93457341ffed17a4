"""A small flat model, a small law of it, random rows, and tables of them on every engine."""

from __future__ import annotations

import enum
import random
from datetime import date

from healthgov.facts import Fact, fact, model
from healthgov.kinds import CountryCode
from healthgov.periods import years
from healthgov.questions import claimed, of_whole, when
from healthgov.rules import RuleSet, rule
from healthgov.texts import Reference
from healthgov.values import parameter

DAY = date(2026, 11, 23)


class Channel(enum.Enum):
    """By which way a person is approached."""

    EMAIL = "email"
    SMS = "sms"
    FAX = "fax"
    LIVE_CALL = "live_call"
    POST = "post"


@model
class Unsubscribe:
    """The way out; without a question of its own."""

    present: Fact[bool] = fact("Is there a way out?", yes="there is one", no="there is none")
    works: Fact[bool] = fact("Does it work?", yes="it works", no="it leads nowhere")
    language: Fact[str] = fact("In which language?")


@model
class Consent:
    """A consent, which is a fact itself."""

    given: Fact[bool] = fact("Was it given?", yes="it was given", no="it was refused")
    on: Fact[date] = fact("On which day?")


@model
class Contact:
    """One person in a file: a row."""

    channel: Fact[Channel] = fact("By which channel?")
    former: Fact[Channel] = fact("By which channel before?")
    country: Fact[CountryCode] = fact("In which country?")
    sender_identified: Fact[bool] = fact("Is the sender named?", yes="the sender is named", no="nobody is named")
    customer: Fact[bool] = fact("A customer?", yes="a customer", no="no customer")
    unsubscribe: Fact[Unsubscribe] = fact()
    consent: Fact[Consent] = fact("Is there a consent?")
    last_contact: Fact[date] = fact("When was the last contact?")
    objected: Fact[date] = fact("When did they object?")
    calls: Fact[int] = fact("How many calls?")
    most: Fact[int] = fact("How many are agreed?")
    score: Fact[float] = fact("Which score?")


@model
class House:
    """Who holds the file."""

    in_france: Fact[bool] = fact("In France?", yes="in France", no="elsewhere")
    limit: Fact[int] = fact("How many calls does the house make?")
    contacts: Fact[tuple[Contact, ...]] = fact("Which contacts?")


TEXT = Reference("a text for tests", checked_on="2026-11-01")
ELECTRONIC = Contact.channel.is_in([Channel.EMAIL, Channel.SMS, Channel.FAX])
WAY = Contact.unsubscribe.has(Unsubscribe.present & Unsubscribe.works)


class Approaching(RuleSet, of=Contact, where=of_whole(House.in_france)):
    """Approaching persons."""

    kept = parameter("2018-05-25", years(3), cites=[TEXT])
    calls = parameter("2023-03-01", 4, cites=[TEXT])

    @rule("TEST-01", TEXT)
    def way_out(law, contact):  # noqa: N805
        """Every message says who sends it and lets one out."""
        return when(ELECTRONIC, contact.sender_identified & WAY)

    @rule("TEST-02", TEXT)
    def consented(law, contact):  # noqa: N805
        """There is a consent, or somebody claims a customer."""
        return when(ELECTRONIC, contact.consent.has(Consent.given & Consent.on.begun()) | claimed(contact.customer))

    @rule("TEST-03", TEXT)
    def kept_so_long(law, contact):  # noqa: N805
        """Nobody is kept longer than the period."""
        return ~(contact.last_contact + law.kept).is_over()

    @rule("TEST-04", TEXT, since="2023-03-01")
    def few_calls(law, contact):  # noqa: N805
        """No more calls than the law and the person allow."""
        return when(
            contact.channel.is_(Channel.LIVE_CALL),
            contact.calls.at_most(law.calls) & contact.calls.at_most(contact.most),
        )


KINDS = {
    "channel": [*Channel],
    "former": [*Channel],
    "country": [CountryCode("FR"), CountryCode("DE"), CountryCode("CH")],
    "sender_identified": [True, False],
    "customer": [True, False],
    "unsubscribe_present": [True, False],
    "unsubscribe_works": [True, True, False],
    "unsubscribe_language": ["fr", "en"],
    "consent_given": [True, False],
    "consent_on": [date(2020, 2, 29), DAY, date(2026, 11, 24)],
    "last_contact": [date(2023, 11, 22), date(2023, 11, 23), date(2024, 2, 29), date(9999, 12, 31), date(9996, 12, 31)],
    "objected": [date(2023, 11, 23), date(2024, 2, 29), date(1, 1, 1)],
    "calls": [0, 4, 5],
    "most": [0, 3, 5],
    "score": [0.5, 1.0],
}


def rows_of(count, seed, silence=0.25):
    """Random rows, with nulls."""
    chance = random.Random(seed)  # noqa: S311  rows, no secrets
    return [
        {name: None if chance.random() < silence else chance.choice(values) for name, values in KINDS.items()}
        for _ in range(count)
    ]


def record(row):
    """A row as a record."""
    flat = dict(row)
    things = {}
    for name, kind in (("unsubscribe", Unsubscribe), ("consent", Consent)):
        inner = {key.removeprefix(f"{name}_"): flat.pop(key) for key in list(flat) if key.startswith(f"{name}_")}
        things[name] = kind(**inner) if any(value is not None for value in inner.values()) else None
    return Contact(**flat, **things)


def plain(rows):
    """The columns of rows, as texts, numbers, days and truth values."""
    return {
        name: [value.value if isinstance(value := row[name], enum.Enum) else value for row in rows] for name in KINDS
    }


def arrow(rows):
    """A table of Arrow, with the kind of each column stated."""
    import pyarrow as pa  # noqa: PLC0415

    kinds = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32()}
    columns = plain(rows)
    made = {}
    for name, values in columns.items():
        sample = KINDS[name][0]
        kind = str if isinstance(sample, (enum.Enum, str)) else type(sample)
        made[name] = pa.array([str(v) if kind is str and v is not None else v for v in values], kinds[kind])
    return pa.table(made)


def engines(rows):
    """Tables by the name of their engine, each with a function that lists columns of the result."""
    import duckdb  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    table = arrow(rows).append_column("key", [list(range(len(rows)))])
    eager = pl.from_arrow(table)
    enumerated = eager.with_columns(pl.col("channel").cast(pl.Enum([c.value for c in Channel])))
    categories = eager.with_columns(pl.col("channel", "country").cast(pl.Categorical))
    connection = duckdb.connect()
    connection.register("source", table)
    connection.execute("create table held as select * from source")
    numpy = table.to_pandas(date_as_object=False)
    objects = table.to_pandas(date_as_object=True)

    def from_polars(frame, *names):
        return [frame.get_column(name).to_list() for name in names]

    def from_lazy(frame, *names):
        return from_polars(frame.collect(), *names)

    def from_arrow(frame, *names):
        return [frame.column(name).to_pylist() for name in names]

    def from_duckdb(frame, *names):
        found = frame.order("key").select(*names).fetchall()
        return [list(column) for column in zip(*found, strict=True)]

    def from_pandas(frame, *names):
        return [[None if pd.isna(one) else one for one in frame[n].tolist()] for n in names]

    return {
        "polars": (eager, from_polars),
        "polars lazy": (eager.lazy(), from_lazy),
        "polars enumeration": (enumerated, from_polars),
        "polars categories": (categories, from_polars),
        "pyarrow": (table, from_arrow),
        "duckdb": (connection.table("held"), from_duckdb),
        "pandas": (numpy, from_pandas),
        "pandas objects": (objects, from_pandas),
        "pandas arrow": (table.to_pandas(types_mapper=pd.ArrowDtype), from_pandas),
        "pandas categories": (numpy.astype({"channel": "category"}), from_pandas),
    }
