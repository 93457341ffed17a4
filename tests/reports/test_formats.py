"""What holds for every format: equal bytes, no personal value, harmless texts, in every language."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

import healthgov.reports
from healthgov import eu, fr, gb, us
from healthgov.reports import formats, renderer, renderers, suffix
from healthgov.reports.sources import Source
from healthgov.rules.showing import unsigned
from reported import ATTACKS, CANARIES, DAY, EXAMPLES, LANGUAGES, attacked, example

SOURCE = Source("clinic.yaml", lambda: {"hosting[0]": 3})


def test_formats_are_found_by_listing():
    """Each has a renderer and a suffix; nothing else that lives there is taken for one, and none is left out."""
    folder = Path(next(iter(renderers.__path__)))
    there = {path.stem for path in folder.iterdir() if re.search(r"^SUFFIX = ", _code(path), re.MULTILINE)}
    assert there == set(formats())
    assert all(callable(renderer(name)) and suffix(name).startswith(".") for name in formats())
    with pytest.raises(LookupError, match="there are: csv"):
        renderer("pdf")


def _code(path: Path) -> str:
    module = path / "__init__.py" if path.is_dir() else path
    return module.read_text(encoding="utf-8") if module.suffix == ".py" and module.exists() else ""


SCRIPT = """
import hashlib, sys
from healthgov import check, eu, fr, gb, load
from healthgov.reports import formats, renderer
report = check(load(sys.argv[1]), *fr.RULE_SETS, as_of="2026-11-28")
for name in formats():
    print(name, hashlib.sha256(renderer(name)(report, language="fr").encode()).hexdigest())
"""


def test_equal_reports_give_equal_bytes():
    """In two processes, under other hash seeds, time zones and locales."""
    outputs = set()
    for seed, zone, place in (("0", "UTC", "C.UTF-8"), ("4242", "Pacific/Auckland", "fr_FR.UTF-8")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": place, "PYTHONPATH": _path()}
        run = [sys.executable, "-c", SCRIPT, str(EXAMPLES / "docorga.yaml")]
        done = subprocess.run(run, capture_output=True, text=True, check=True, env=environment)  # noqa: S603
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) == len(formats())


def _path() -> str:
    return str(Path(healthgov.reports.__file__).parents[2])


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_personal_value_comes_out(name, language):
    """Contacts, names of persons and sites stay where they are; the words of a waiver do in a report without them."""
    report = attacked("clinic")
    written = renderer(name)(unsigned(report), language=language, source=SOURCE)
    assert not [canary for canary in CANARIES.values() if canary in written]
    written = renderer(name)(report, language=language, source=SOURCE)
    said = {"reason", "owner", "approver"}
    assert not [canary for what, canary in CANARIES.items() if canary in written and what not in said]


def test_what_a_report_knows_of_a_document_is_not_personal():
    """What a report knows of a document is not personal."""
    report = attacked("clinic")
    assert len(report.places) > 5
    assert not [canary for canary in CANARIES.values() if canary in repr([(p.label, p.stated) for p in report.places])]


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("attack", ATTACKS)
def test_ids_and_names_steer_nothing(name, attack):
    """No sign that steers a terminal or turns the order of letters; no line that is not ours."""
    written = renderer(name)(attacked(ATTACKS[attack]), language="fr", source=SOURCE)
    allowed = "\t\r\n" if name in ("csv", "icalendar") else "\n"
    assert not [sign for sign in written if (ord(sign) < 32 or 127 <= ord(sign) < 160) and sign not in allowed]
    assert not set(written) & set(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_holds_no_tag_of_a_document(attack):
    """The page has the elements of a page about a harmless name; nothing loads and nothing runs."""
    page = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False).parse(
        renderer("html")(attacked(ATTACKS[attack]), language="fr")
    )
    assert [node.tag for node in page.iter("script")] == ["script"]
    assert not list(page.iter("img"))
    for node in page.iter():
        assert not [key for key in node.attrib if str(key).startswith("on") or key in ("style", "src")]
        assert node.attrib.get("href", "#").startswith(("#", "https://"))
        assert "evil" not in node.attrib.get("href", "")


LINKS = {
    cite.url
    for rule_set in (*fr.RULE_SETS, *eu.RULE_SETS, *gb.RULE_SETS, *us.RULE_SETS)
    for rule in rule_set.rules
    for cite in rule.cites
    if cite.url
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_makes_nothing_of_a_document(attack):
    """No link, image, tag, mention or table cell is made of a name."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    text = renderer("markdown")(attacked(ATTACKS[attack]), language="en")
    shown = reader.render(text)
    assert not re.search(r"<(img|script|del)\b", shown)
    # the texts of law have links of their own, each to where the text is kept
    links = re.findall(r"<a href=\"([^\"]*)\"", shown)
    assert {html.unescape(link) for link in links} <= LINKS
    assert not re.search(r"(?<![\w`])@someone|https?://evil", re.sub(r"<code>.*?</code>", "", text))
    rows = [line for line in shown.splitlines() if line == "<tr>"]
    assert shown.count("<td>") % 5 == 0
    assert rows
    assert html.unescape(shown).count("<script>alert") in (0, html.unescape(shown).count("alert(2)"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_cell_is_a_formula(attack):
    """No cell is a formula."""
    rows = list(csv.DictReader(io.StringIO(renderer("csv")(attacked(ATTACKS[attack])), newline="")))
    assert len(rows) == len(attacked(ATTACKS[attack]).results)
    assert not [cell for row in rows for cell in row.values() if cell and cell[0] in "=+-@|%\t\r"]
    assert None not in rows[0]


@pytest.mark.parametrize("attack", ATTACKS)
def test_annotations_are_one_line_each(attack):
    """A name begins no workflow command."""
    for line in renderer("github")(attacked(ATTACKS[attack]), source=SOURCE).splitlines():
        assert re.fullmatch(r"::(error|warning|notice) file=clinic\.yaml,line=\d+,title=[^:,]*::.*", line)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", ["json", "sarif", "junit", "icalendar"])
def test_readers_of_others_read_it(name, attack):
    """Readers of others read it."""
    written = renderer(name)(attacked(ATTACKS[attack]), language="fr", source=SOURCE)
    if name == "junit":
        assert ET.fromstring(written).tag == "testsuites"  # noqa: S314  our own text
    elif name == "icalendar":
        alarms = [one for event in Calendar.from_ical(written).walk("VEVENT") for one in event.walk("VALARM")]
        assert all(str(alarm["ACTION"]) == "DISPLAY" for alarm in alarms)
    else:
        assert json.loads(written)


def test_a_report_that_was_pickled_is_written_too():
    """Without its document there are no remedies and no changes to come; names stay."""
    fresh = pickle.loads(pickle.dumps(attacked.__wrapped__("clinic")))  # noqa: S301  our own bytes
    for name in formats():
        assert renderer(name)(fresh, language="fr")
    assert "clinic" in renderer("html")(fresh)
    known = attacked("clinic")
    assert known.turns is not None
    assert known.near_remedies
    kept = pickle.loads(pickle.dumps(known))  # noqa: S301
    assert (kept.turns, kept.near_remedies) == (known.turns, known.near_remedies)
    assert renderer("html")(kept) == renderer("html")(known)


@pytest.mark.parametrize("name", sorted(set(formats()) - {"icalendar", "csv"}))
def test_every_format_begins_with_the_summary(name):
    """The verdict and what was not assessed are said; the organisation by its name."""
    written = html.unescape(renderer(name)(example("docorga"), language="fr").replace("\N{NO-BREAK SPACE}", " "))
    assert "Certification d'un hébergeur de données de santé" in written
    if name != "sarif":
        assert "Docorga" in written
    assert DAY in written or "28 novembre 2026" in written or name in ("github", "sarif")
