"""Registers answer with the day of their source, and lists are read strictly."""

from __future__ import annotations

import json
from datetime import date

import pytest

from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.findings import CountryCode
from healthgov.fr import certifiers, hosts
from healthgov.models import (
    COLUMNS,
    REGIONS,
    Activity,
    HostingNeed,
    Price,
    Register,
    nearest_region,
    read_csv,
    read_json,
    suited,
)
from healthgov.models.regions import BESIDE
from healthgov.models.registers import bare_name
from healthgov.verdicts import Verdict

NEED = HostingNeed(activities=(Activity.BACKUP,), countries=(CountryCode("FR"),))


def test_no_entry_of_ours_passes_without_its_options_being_asked():
    """A statement of a third party never proves a host suitable by itself."""
    assert all(rank.verdict is not Verdict.PASS for rank in hosts.suited(NEED, as_of="2026-11-23"))


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2026-05-15", Verdict.PASS), ("2026-05-16", Verdict.UNKNOWN), ("2026-05-17", Verdict.FAIL)],
)
def test_version_1_stops_counting_whatever_is_printed(day, verdict):
    """A host on version 1 is proven to the eve of the last day of the transition, contested on it, refused after."""
    rank = next(r for r in hosts.suited(NEED, as_of=day) if r.entry.host == "Stordata")
    assert next(f for f in rank.finding.children if f.path == "referential").verdict is verdict


def test_a_list_cannot_say_that_nothing_has_to_be_ordered(tmp_path):
    """An entry of a list never passes while nobody said that options are ordered."""
    (tmp_path / "list.csv").write_text(
        GOOD.replace("countries", "countries,referential").replace("FR DE", "FR DE,v2_0"), encoding="utf-8"
    )
    register = Register(entries=read_csv(tmp_path / "list.csv"))
    assert suited(register, NEED, as_of="2026-11-23")[0].verdict is Verdict.UNKNOWN
    ordered = HostingNeed(activities=NEED.activities, countries=NEED.countries, options_ordered=True)
    assert suited(register, ordered, as_of="2026-11-23")[0].verdict is Verdict.PASS


def test_hosts_on_no_list_come_last():
    """A host absent from the lists is refused, and ranked behind every open one."""
    ranked = hosts.suited(NEED, as_of="2026-11-23")
    refused = {rank.entry.host for rank in ranked if rank.refused}
    assert refused == {"Supabase", "Vercel", "Scaleway", "Google Cloud", "Stordata"}
    assert {rank.entry.host for rank in ranked[-5:]} == refused


@pytest.mark.parametrize(("day", "known"), [("2026-07-23", False), ("2026-07-24", True)])
def test_a_statement_is_not_known_before_its_day(day, known):
    """An entry is used from the day of its source on."""
    assert ("AWS" in {rank.entry.host for rank in hosts.suited(NEED, as_of=day)}) is known


@pytest.mark.parametrize(("day", "proven"), [("2027-12-19", True), ("2027-12-20", False)])
def test_the_printed_last_day_is_a_day_of_validity(day, proven):
    """An entry counts through its last day and not after."""
    rank = next(r for r in hosts.suited(NEED, as_of=day) if r.entry.host == "Clever Cloud")
    assert ("last_day" in {finding.path for finding in rank.proven}) is proven


def test_only_three_accreditation_dates_are_known():
    """Dates are those of three bodies; the others say that theirs was not found."""
    dated = {c.key: c.certifier.accreditation.since for c in certifiers.CERTIFIERS if c.certifier.accreditation.since}
    assert dated == {"bureau_veritas": date(2019, 4, 17), "bsi": date(2019, 6, 20), "afnor": date(2019, 8, 29)}
    assert all("day of accreditation" in c.gaps for c in certifiers.CERTIFIERS if c.key not in dated)


GOOD = "host,as_of,source,activities,last_day,countries\nOne,2026-10-01,list,hardware backup,2028-01-01,FR DE\n"


@pytest.mark.parametrize(
    "text",
    [GOOD, GOOD.replace(",", ";"), "\ufeff" + GOOD, GOOD.replace("\n", "\r\n")],
    ids=["comma", "semicolon", "bom", "crlf"],
)
def test_lists_as_they_are_published(tmp_path, text):
    """Comma or semicolon, byte order mark and line endings make no difference."""
    file = tmp_path / "list.csv"
    file.write_bytes(text.encode())
    (entry,) = read_csv(file)
    assert (entry.host, entry.last_day, entry.countries) == ("One", date(2028, 1, 1), ("FR", "DE"))
    assert suited(Register(entries=(entry,)), NEED, as_of="2026-11-23")[0].refused == ()


def test_csv_and_json_agree(tmp_path):
    """The same list in both formats gives the same entries."""
    (tmp_path / "list.csv").write_text(GOOD, encoding="utf-8")
    rows = [
        {
            "host": "One",
            "as_of": "2026-10-01",
            "source": "list",
            "activities": ["hardware", "backup"],
            "last_day": "2028-01-01",
            "countries": "FR DE",
        }
    ]
    (tmp_path / "list.json").write_text(json.dumps(rows), encoding="utf-8")
    assert read_csv(tmp_path / "list.csv") == read_json(tmp_path / "list.json")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", {("host", 1), ("as_of", 1), ("source", 1)}),
        ("host,as_of,source,SECRET\n", {("column 4", 1)}),
        ("host,as_of,source\nOne,2026-10-01\n", {("", 2)}),
        ("host,as_of,source\nOne,2026-10-01,list,SECRET\n", {("", 2)}),
        ("host,as_of,source\n,SECRET,list\nTwo,2026-02-30,list\n", {("host", 2), ("as_of", 2), ("as_of", 3)}),
        (
            "host,as_of,source,referential,countries\nOne,2026-10-01,list,SECRET,SECRET\n",
            {("referential", 2), ("countries", 2)},
        ),
    ],
)
def test_every_problem_of_every_line(tmp_path, text, places):
    """All problems are listed with their line, and no cell is repeated."""
    file = tmp_path / "list.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as raised:
        read_csv(file)
    assert {(problem.path, problem.line) for problem in raised.value.problems} == places
    assert "SECRET" not in str(raised.value)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[1]",
        '[{"SECRET": 1}]',
        '[{"host": {"a": "SECRET"}}]',
        '[{"host": "SECRET", "host": "b"}]',
        "[" * 100_000,
    ],
)
def test_hostile_json(tmp_path, content):
    """Whatever stands in a JSON file, there is one clear error."""
    file = tmp_path / "list.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as raised:
        read_json(file)
    assert "SECRET" not in str(raised.value)


@pytest.mark.parametrize("reader", [read_csv, read_json])
def test_files_that_cannot_be_read(tmp_path, reader):
    """A missing file and a wrong encoding are one clear error each."""
    with pytest.raises(InvalidDocumentError):
        reader(tmp_path / "absent")
    (tmp_path / "latin").write_bytes("hôte".encode("latin-1"))
    with pytest.raises(InvalidDocumentError):
        reader(tmp_path / "latin")


def test_columns_are_the_documented_ones(root):
    """The how-to names every column."""
    page = (root / "docs/how-to/load-a-list-of-certified-hosts.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in COLUMNS)


def test_requirements_are_those_of_the_referential(shared_data):
    """The 31 requirements have the numbers of the official list."""
    import csv  # noqa: PLC0415  this test only

    from healthgov.fr import HdsCertification  # noqa: PLC0415

    with (shared_data / "hosting/hds_v2_requirements_index.csv").open(encoding="utf-8") as file:
        numbers = {row["id"].split()[1] for row in csv.DictReader(file)}
    ours = {rule.code[-2:] for rule in HdsCertification.rules if rule.code.startswith("FR-EXI-")}
    assert ours == numbers


def test_a_cell_that_no_model_takes_is_refused_with_its_line(tmp_path):
    """A NUL character is refused like any other wrong cell: with path and line, and nothing repeated."""
    path = tmp_path / "list.csv"
    path.write_text("host,as_of,source\nCanari\0,2026-01-01,list\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as error:
        read_csv(path)
    assert [(p.path, p.line) for p in error.value.problems] == [("host", 2)]
    assert "Canari" not in str(error.value)


ARTICLE = ("OVHcloud", "AWS", "Azure", "Hisi", "Claranet", "Blue", "A2COM Foliateam")
"""The providers that the article names from which this library started."""


@pytest.mark.parametrize("name", ARTICLE)
def test_every_provider_of_the_article_answers(name):
    """Each has dated statements; where nothing was read, that is what is said, and nothing is proven or refused by it."""
    found = hosts.statements(name)
    assert found
    assert [entry.as_of for entry in found] == sorted((entry.as_of for entry in found), reverse=True)
    for entry in found:
        assert entry.source
        assert entry.price is None, "prices are never ours"
        if entry.certified is None:
            assert (entry.activities, entry.referential, entry.certificate, entry.last_day) == (None,) * 4
    if name in ("Hisi", "Claranet", "A2COM Foliateam"):
        assert [entry.certified for entry in found] == [None]
        assert "nothing was read" in found[0].source


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("OVH", "OVHcloud"),
        ("ovh cloud", "OVHcloud"),
        ("OVHcloud", "OVHcloud"),
        ("Amazon Web Services", "AWS"),
        ("aws", "AWS"),
        ("Azure", "Microsoft"),
        ("Microsoft Azure", "Microsoft"),
        ("MICROSOFT", "Microsoft"),
        ("GCP", "Google Cloud"),
        ("hisi", "Hisi"),
        ("Claranet", "Claranet"),
        ("Claranet e-Sante", "Claranet"),
        ("bt-blue", "Blue"),
        ("Blue", "Blue"),
        ("A2COM", "A2COM Foliateam"),
        ("Foliateam", "A2COM Foliateam"),
        ("A2COM/Foliateam", "A2COM Foliateam"),
        ("OVH S.A.S.", "OVHcloud"),
        ("Claranet SAS", "Claranet"),
        ("Amazon Web Services EMEA SARL", "AWS"),
        ("Microsoft Ireland", "Microsoft"),
        ("A2COM - Foliateam S.A.", "A2COM Foliateam"),
        ("H.I.S.I.", "Hisi"),
        ("Microsoft Ireland Operations Ltd", "Microsoft"),
        ("Microsoft Corporation", "Microsoft"),
        ("Office 365", "Microsoft"),
        ("Google Cloud EMEA Limited", "Google Cloud"),
        ("Google Cloud France SARL", "Google Cloud"),
        ("Google Ireland Limited", "Google Cloud"),
        ("Claranet Belgique", None),
        ("SAS", None),
        ("Nobody", None),
        ("", None),
        ("-", None),
    ],
)
def test_usual_names(name, host):
    """A host is found by its usual names, whatever their case, accents and blanks, and by no part of one."""
    assert hosts.named(name) == host
    assert {entry.host for entry in hosts.statements(name)} == ({host} if host else set())


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Clarannet", "Claranet"),
        ("Amazn Web Services", "AWS"),
        ("ovhclou", "OVHcloud"),
        ("MS Azure Cloud", "Microsoft"),
        ("A2COM Foliateam Groupe Holding", "A2COM Foliateam"),
        ("https://www.ovhcloud.com/", "OVHcloud"),
        ("claranet.fr", "Claranet"),
        ("Bluesky", None),
        ("Nobody", None),
        ("", None),
    ],
)
def test_a_slip_is_asked_about_and_never_answered(name, host):
    """Who misspells a host is asked whether it was meant; nothing is said of it under that name."""
    assert hosts.HOSTS.nearest(name) == host
    assert hosts.statements(name) == ()


def test_a_name_is_of_one_host():
    """No two hosts go by one name."""
    seen = {}
    for host in hosts.HOSTS.hosts:
        for name in (host, *hosts.HOSTS.names.get(host, ())):
            assert hosts.named(name) == host
            assert seen.setdefault(name.casefold(), host) == host
    assert set(hosts.HOSTS.names) <= set(hosts.HOSTS.hosts)


def test_hosts_of_which_nothing_was_read_are_neither_proven_nor_refused():
    """Silence of the sources is a question."""
    for rank in hosts.suited(NEED, as_of="2026-11-28", only=("Hisi", "Claranet", "Foliateam")):
        assert rank.verdict is Verdict.UNKNOWN
        assert not rank.proven
        assert not rank.refused


@pytest.mark.parametrize(
    ("host", "region", "country"),
    [
        ("AWS", "eu-west-3", "FR"),
        ("AWS", "eu-west-3b", "FR"),
        ("Amazon", "EU-CENTRAL-2", "CH"),
        ("AWS", "eu-west-2", "GB"),
        ("AWS", "us-east-1", "US"),
        ("AWS", "eu-west-9", None),
        ("AWS", "eu-west", None),
        ("AWS", "", None),
        ("Azure", "francecentral", "FR"),
        ("Azure", "France Central", "FR"),
        ("Azure", "westeurope", "NL"),
        ("Azure", "northeurope", "IE"),
        ("Azure", "westeurope2", None),
        ("Azure", "france-central", "FR"),
        ("Azure", "spaincentral", "ES"),
        ("Azure", "belgiumcentral", "BE"),
        ("Azure", "austriaeast", "AT"),
        ("Azure", "denmarkeast", "DK"),
        ("Azure", "westcentralus", "US"),
        ("GCP", "europe-southwest1", "ES"),
        ("GCP", "europe-central2-c", "PL"),
        ("GCP", "europe-west10", "DE"),
        ("GCP", "europe-west12", "IT"),
        ("GCP", "europe-north2", "SE"),
        ("GCP", "northamerica-northeast1", "CA"),
        ("GCP", "us-east5", "US"),
        ("GCP", "me-central2", "SA"),
        ("GCP", "eu", None),
        ("GCP", "europe-west9", "FR"),
        ("GCP", "europe-west9-a", "FR"),
        ("GCP", "europe-west6", "CH"),
        ("OVH", "GRA", "FR"),
        ("OVH", "GRA11", "FR"),
        ("OVH", "eu-central-war", "PL"),
        ("OVH", "BHS5", "CA"),
        ("OVH", "eu-west-par-a", "FR"),
        ("OVH", "RBX-A", "FR"),
        ("OVH", "US-EAST-VA-1", "US"),
        ("OVH", "US-WEST-OR-1", "US"),
        ("OVH", "AP-SOUTH-MUM-1", "IN"),
        ("OVH", "EU-WEST-LZ-BRU-A", None),
        ("OVH", "UK1", "GB"),
        ("Clever Cloud", "parhds", "FR"),
        ("Clever Cloud", "mtl", "CA"),
        ("Scaleway", "nl-ams-1", "NL"),
        ("Scalingo", "osc-secnum-fr1", "FR"),
        ("Blue", "eu-west-3", None),
        ("Claranet", "fr", None),
        ("Nobody", "eu-west-3", None),
        *(
            (f"OVH{rest}", "BHS5", "CA")
            for rest in (" Une", " Une Deux", " Une Deux Trois", ", Une, Deux, Trois, Quatre")
        ),
        *((f"Amazon Web Services{rest}", "eu-west-2", "GB") for rest in (" Une", " Une Deux", " Une Deux Trois")),
        ("Une OVH", "BHS5", None),
        ("3DS Outscale", "us-east-2b", "US"),
        ("OUTSCALE SAS", "cloudgouv-eu-west-1", "FR"),
        ("Oracle France SAS", "uk-london-1", "GB"),
        ("IBM Cloud", "eu-de-2", "DE"),
        ("Hetzner Online GmbH", "fsn1-dc14", "DE"),
        ("Hetzner Cloud", "ash", "US"),
        ("DigitalOcean, LLC", "lon1", "GB"),
        ("Digital Ocean", "ams3", "NL"),
        ("DigitalOcean", "ams9", None),
        ("Une Oracle", "uk-london-1", None),
        ("", "BHS5", None),
    ],
)
def test_cloud_regions(host, region, country):
    """A region that is listed lies in its country, its zones with it; nothing is guessed of any other."""
    assert hosts.country_of_region(host, region) == country


def test_regions_are_of_hosts_of_the_register():
    """Providers are called as the register calls them, those that it has; and every region has a country."""
    assert set(REGIONS) - set(BESIDE) <= set(hosts.HOSTS.hosts)
    assert set(BESIDE) <= set(REGIONS) - set(hosts.HOSTS.hosts)
    assert all(name == name.casefold() and " " not in name for regions in REGIONS.values() for name in regions)


@pytest.mark.parametrize("body", certifiers.CERTIFIERS, ids=lambda body: body.key)
def test_nothing_is_known_before_the_fact(body):
    """The day of a body is never before an accreditation that is stated, and each fact has its source."""
    since = body.certifier.accreditation.since
    assert since is None or body.as_of >= since
    assert body.as_of <= date(2026, 11, 28)
    assert all(one.source and one.says for one in body.evidence)
    if since is not None:
        stating = [one for one in body.evidence if one.on == since]
        assert [one.source for one in stating] == ["the article on hosting from which this library started"]
    assert certifiers.named(body.name) is body
    assert body.source.count("press on the list") == 1


def test_an_accreditation_later_than_the_evidence_is_refused():
    """A register cannot state an accreditation of which its evidence does not know yet."""
    import attrs  # noqa: PLC0415  this test only

    with pytest.raises(DefinitionError):
        attrs.evolve(certifiers.AFNOR, evidence=(certifiers.Mention("2018-11-30", "listed", "press"),))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("AFNOR", "afnor"),
        ("bsi", "bsi"),
        ("BSI Group", "bsi"),
        ("BSI France SAS", "bsi"),
        ("Bureau Veritas", "bureau_veritas"),
        ("EY", "ey_certifypoint"),
        ("Ernst & Young", "ey_certifypoint"),
        ("Ernst and Young CertifyPoint B.V.", "ey_certifypoint"),
        ("CertifyPoint", "ey_certifypoint"),
        ("x", None),
    ],
)
def test_certifiers_by_name(name, key):
    """A body is found by its usual names."""
    found = certifiers.named(name)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("AFNRO", "AFNOR Certification"),
        ("Bureau Verita", "Bureau Veritas Certification France"),
        ("BSI Group The Netherlands B.V.", "BSI Group France"),
        ("AFNOR Certification International", "AFNOR Certification"),
        ("x", None),
    ],
)
def test_a_slip_in_the_name_of_a_certifier_is_asked_about(name, body):
    """Who misspells a body is asked whether it was meant."""
    assert certifiers.nearest(name) == body
    assert certifiers.named(name) is None


@pytest.mark.parametrize(
    ("host", "region", "meant"),
    [
        ("AWS", "eu-west3", "eu-west-3"),
        ("Azure", "francecentrale", "francecentral"),
        ("AWS", "mars", None),
        ("Blue", "x", None),
    ],
)
def test_a_slip_in_a_region_is_asked_about(host, region, meant):
    """Two regions may be spelt nearly alike and lie far apart: a slip is never answered."""
    assert nearest_region(hosts.named(host), region) == meant
    assert hosts.country_of_region(host, region) is None


def euros(amount, per="month", currency="EUR"):
    """A price."""
    return Price(amount=amount, currency=currency, per=per)


def test_prices_are_what_you_were_told():
    """Of hosts that are alike the cheaper comes first, a year being twelve months; without prices nothing changes."""
    need = HostingNeed(activities=(Activity.BACKUP,))
    day, both = "2026-11-28", ("OVH", "AWS")

    def order(**prices):
        return [rank.entry.host for rank in hosts.suited(need, as_of=day, only=both, prices=prices)]

    assert order() == ["AWS", "OVHcloud"]
    assert order(OVH=euros(100), AWS=euros(1300, "year")) == ["OVHcloud", "AWS"]
    assert order(OVH=euros(100), AWS=euros(1100, "year")) == ["AWS", "OVHcloud"]
    assert order(OVH=euros(1)) == ["OVHcloud", "AWS"]
    # Dollars and euros, or once and monthly, are not compared: the order is that without prices.
    assert order(OVH=euros(1), AWS=euros(9, currency="USD")) == ["AWS", "OVHcloud"]
    assert order(OVH=euros(1), AWS=euros(9, "once")) == ["AWS", "OVHcloud"]


@pytest.mark.parametrize(
    ("price", "verdict"),
    [
        (euros(100), Verdict.PASS),
        (euros(1200, "year"), Verdict.PASS),
        (euros(1200.01, "year"), Verdict.FAIL),
        (euros(100, currency="USD"), Verdict.UNKNOWN),
        (euros(100, "once"), Verdict.UNKNOWN),
        (None, Verdict.UNKNOWN),
    ],
)
def test_a_highest_price(price, verdict):
    """A price passes up to the highest one, fails above it, and is asked for where it is not known or not comparable."""
    need = HostingNeed(at_most=euros(100))
    (rank,) = hosts.suited(need, as_of="2026-11-28", only=("OVH",), prices={"ovh": price} if price else {})
    (found,) = (finding for finding in rank.finding.children if finding.path == "price")
    assert found.verdict is verdict
    assert found.sentence("fr") != found.sentence("en")


@pytest.mark.parametrize("wrong", [{"amount": -1}, {"currency": "euro"}, {"per": "week"}, {"amount": "100"}])
def test_prices_that_cannot_be(wrong):
    """A price is an amount, a currency of ISO 4217 and what it is paid for."""
    with pytest.raises(InvalidDocumentError):
        Price(**{"amount": 1, "currency": "EUR", "per": "month", **wrong})


def test_prices_in_a_list(tmp_path):
    """A list may hold the prices you were told: all three cells, or none."""
    path = tmp_path / "list.csv"
    head = "host,as_of,source,price,currency,per\n"
    path.write_text(head + "One,2026-10-01,offer,120.50,EUR,month\nTwo,2026-10-01,offer,,,\n", encoding="utf-8")
    one, two = read_csv(path)
    assert (one.price, two.price) == (euros(120.5), None)
    for cells in ("120,EUR,", "x,EUR,month", "120,EUR,week", "120,euro,month"):
        path.write_text(head + f"One,2026-10-01,offer,{cells}\n", encoding="utf-8")
        with pytest.raises(InvalidDocumentError) as error:
            read_csv(path)
        assert [problem.line for problem in error.value.problems] == [2]


def test_an_unknown_host_is_refused_by_its_place():
    """A name that no host goes by is a problem at its place, and is not repeated."""
    with pytest.raises(InvalidDocumentError) as error:
        hosts.suited(NEED, as_of="2026-11-28", only=("OVH", "SECRET"), prices={})
    assert [problem.path for problem in error.value.problems] == ["only[1]"]


def test_an_unknown_host_is_told_which_one_may_be_meant():
    """The name of a host of ours is named; what was given is not."""
    with pytest.raises(InvalidDocumentError) as error:
        hosts.suited(NEED, as_of="2026-11-28", only=("Scalway",), prices={"ovhclou": euros(1)})
    assert "did you mean 'Scaleway'" in str(error.value)
    assert "Scalway" not in str(error.value)
    assert "SECRET" not in str(error.value)
    with pytest.raises(InvalidDocumentError):
        hosts.suited(NEED, as_of="2026-11-28", prices={"SECRET": euros(1)})


COMMANDS = [
    (("list",), 0, "? Claranet"),
    (("list", "--language", "fr"), 0, "rien n'a été lu"),
    (("show", "azure"), 0, "HDS 701569"),
    (("show", "hisi"), 0, "? Is it certified at all?"),
    (("show", "nobody"), 3, "no statement is known"),
    (("region", "AWS", "eu-west-3"), 0, "FR: France"),
    (("region", "OVH", "BHS5", "--language", "fr"), 0, "CA : Canada"),
    (("region", "AWS", "mars-1"), 3, "not known here"),
    (("certifiers",), 0, "2019-08-29: accredited for the first time by COFRAC"),
    (("certifiers", "--language", "fr"), 0, "accrédité pour la première fois"),
    (("certifiers", "BVC"), 0, "2019-04-17: accredited for the first time by COFRAC"),
    (("certifiers", "Cofrac"), 3, "no body that certifies hosts is known by this name"),
    (("suited", "--host", "ovh", "--price", "OVH=100/EUR/month", "--at-most", "90/EUR/month"), 0, "✗ it comes to 1200"),
    (("suited", "--host", "aws", "--price", "aws=5/EUR/once", "--format", "json"), 0, '"price": "5 EUR"'),
    (("suited", "--price", "ovh=100"), 2, ""),
    (("suited", "--price", "ovh=nan/EUR/month"), 2, ""),
    (("suited", "--host", "nobody"), 2, ""),
]


@pytest.mark.parametrize(("arguments", "code", "shown"), COMMANDS, ids=lambda value: str(value)[:40])
def test_commands(capfd, monkeypatch, arguments, code, shown):
    """Registers are listed, looked up, compared and ranked from the command line."""
    from healthgov.commands import calls  # noqa: PLC0415  the extra of the command line

    monkeypatch.setattr("sys.argv", ["healthgov", "hosts", *arguments])
    assert calls.run() == code
    assert shown in capfd.readouterr().out


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("AWS", "AWS"),
        ("Amazon Web Services", "AWS"),
        ("Amazon Web Services, EMEA SARL", "AWS"),
        ("OVH", "OVHcloud"),
        ("OVH Groupe SA of France", "OVHcloud"),
        ("Groupe OVH", None),
        ("Amazon Services", "AWS"),
        ("Amazonia", None),
        ("", None),
        (" , ", None),
    ],
)
def test_a_company_goes_by_the_name_with_which_it_begins(name, host):
    """The longest that is known; a name in its middle is none."""
    assert hosts.known_as(name) == host


def test_a_body_of_certification_is_looked_up(monkeypatch):
    """Rules ask for every certificate: the names of the register are not made bare each time."""
    certifiers.named("Afnor")
    made = []
    monkeypatch.setattr(certifiers, "bare_name", lambda name: made.append(name) or bare_name(name))
    found = [certifiers.named(name) for name in ("AFNOR Certification", "lsti", "", "SAS", "unheard of")]
    assert [body and body.key for body in found] == ["afnor", "lsti", None, None, None]
    assert len(made) == len(found)
