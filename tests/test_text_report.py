"""What a reader of the text of a report meets: nothing is explained twice."""

from __future__ import annotations

import contextlib
import json
import os
import re
import struct
import subprocess
import sys

import pytest

from healthgov import Organisation, check, fr, load
from healthgov.documents import structure
from healthgov.kinds import COUNTRIES
from healthgov.languages import country_name, say
from healthgov.reports import renderer
from healthgov.reports.inquiring import asked_first, subjects_of
from healthgov.reports.phrases import headline
from healthgov.reports.renderers import markdown, text
from healthgov.reports.summary import summary
from healthgov.reports.waiting import waiting
from healthgov.verdicts import Verdict

DAY = "2026-11-23"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_whom_a_law_reaches_is_explained_once_for_a_subject(language):
    """Seven rules are about a campaign; whose it is is explained with the first, and asked once."""
    campaigns = [{"id": one, "channel": "email"} for one in ("spring", "autumn")]
    payroll = [{"id": "payroll", "role": "processor"}]
    agency = Organisation(id="agency", country="FR", activities=payroll, campaigns=campaigns)
    report = check(agency, fr.Prospecting, as_of=DAY)
    text, once = report.text(language=language), "campaigns[{}].for_client]"
    assert [text.count(once.format(number)) for number in (0, 1)] == [1, 1]
    assert sum(asked.fact == "campaigns[0].for_client" for asked in report.asked(language)) == 1
    assert sum(result.finding.fact == "campaigns[0].for_client" for result in report.results) > 3


def test_a_denial_is_said_once():
    """``~fact`` has one line, with the mark of the denial and not of what is denied."""
    organisation = Organisation(id="clinic", country="FR", activities=[{"id": "care", "role": "controller"}])
    lines = str(check(organisation, *fr.RULE_SETS, as_of=DAY)).splitlines()
    said = [line.strip()[2:] for line in lines]
    twice = [
        line
        for line, before, one, other in zip(said[1:], said, lines[1:], lines, strict=False)
        if line == before and "[" in line and one.strip()[0] != other.strip()[0]
    ]
    assert not twice


EXAMPLES = [
    "clinic-mistakes",
    "clinic-mended",
    "docorga",
    "telemedicine-messy",
    "telemedicine",
    "viabeez",
    "host-candidate",
]
MARGIN = tuple("✓✗?·")


@pytest.fixture(scope="module")
def reports(root):
    """A report of each example."""
    return {name: check(load(root / "examples" / f"{name}.yaml"), *fr.RULE_SETS, as_of=DAY) for name in EXAMPLES}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_screen_fits_a_terminal(reports, name, language):
    """Verdict, counts, what was not assessed, what comes first with names: in 80 columns and 24 lines."""
    report = reports[name]
    lines = report.text(language=language).splitlines()
    screen = lines[: [number for number, line in enumerate(lines) if line[:1] in MARGIN and line][1]]
    assert len(screen) <= 22  # the empty line at its end included
    assert max(map(len, screen)) < 80
    made = summary(report, language)
    said = " ".join(" ".join(screen).split())
    assert headline(made, language) in said
    head = said.partition(say("What to do first" if made.first else "What to ask first", None, language))[0]
    more = re.findall(say("and {count} more", {"count": r"(\d+)"}, language), head)
    assert sum(law.title[1:] in head for law in made.unassessed) + sum(map(int, more)) == len(made.unassessed)
    if report.verdict is not Verdict.PASS:
        first = [step.points[0].title for step in made.first] or [one.ask for one in made.inquiries]
        assert all(title in said for title in first[:4])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["clinic-mistakes", "telemedicine-messy"])
def test_the_first_screen_counts_the_rest_by_weight(reports, name, language):
    """However much was not assessed: five steps, and how many follow of each weight."""
    report = reports[name]
    lines = report.text(language=language).splitlines()
    screen = lines[: [number for number, line in enumerate(lines) if line[:1] in MARGIN and line][1]]
    made = summary(report, language)
    heads = [line for line in screen if re.match(r"  \d+\. ", line)]
    assert len(heads) == 5
    title = say("{what} – requirements that are not met", {"what": ""}, language).strip()
    assert any(line.endswith(title) for line in screen)  # the steps that follow are required, and are not so
    assert say("and {count} more", {"count": len(made.first) - 5}, language) in screen[-2]
    for severity in {step.severity for step in made.first[5:]}:
        count = sum(step.severity is severity for step in made.first[5:])
        words = {"what": say(str(severity), None, language), "how": count}
        assert say("{what}: {how}", words, language) in screen[-2]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_like_things_are_told_once(reports, language):
    """A rule that asks the same of three activities is one heading; articles of one act are one line; no names of classes."""
    text = reports["docorga"].text(language=language)
    heads = [line.split()[1] for line in text.splitlines() if re.match(r"  [✗?] [A-Z]+-", line)]
    assert not [code for code in set(heads) if heads.count(code) > 2]
    texts = [line for line in text.splitlines() if line.startswith("  § ")]
    act = say("GDPR, art. ", None, language)
    assert sum(line.startswith(f"  § {act}") for line in texts) == 1
    assert not [law.__name__ for law in fr.RULE_SETS if f"({law.__name__})" in text]


@pytest.mark.parametrize("name", ["docorga", "telemedicine-messy"])
def test_what_fails_comes_before_questions_and_these_before_the_rest(reports, name):
    """Each question stands under whoever can answer it; bodies of law that were not assessed end the list."""
    lines = reports[name].text().splitlines()
    marked = [line for line in lines if line[:1] in MARGIN and line][1:]
    asked = next(number for number, line in enumerate(marked) if "Questions to ask" in line)
    assert all(line[0] == "✗" for line in marked[:asked])
    assert "".join(line[0] for line in marked[asked + 1 :]).strip("?").strip("✓").strip("·") == ""
    whom = lines[lines.index(marked[asked]) + 1]
    assert whom.strip().startswith("The data protection officer")


@pytest.mark.parametrize(("language", "said"), [("en", "one of them blocking"), ("fr", "dont une bloquante")])
def test_one_that_blocks_is_told_as_one(language, said):
    """Of several failures, one of which blocks: no plural stands beside it."""
    made = {"id": "o", "country": "FR", "governance": {"staff_charter": False, "access_policy": False}, "staff": 90}
    made["hosting"] = [{"id": "h", "external": True, "medium": "paper", "origins": ["care"], "beneficiary": "producer"}]
    made["hosting"][0]["lacks_culture_approval"] = True
    report = check(structure(made, Organisation), fr.Hds, fr.StaffAwareness, as_of=DAY)
    assert said in headline(summary(report, language), language)


def test_a_text_keeps_to_what_decided(reports):
    """Of a failure the branches that failed: what passed, and whether something is unknown, stands in other formats."""
    lines = reports["telemedicine-messy"].text().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("  ✗ EU-GDPR-61"))
    assert [line.strip()[0] for line in lines[start + 1 : start + 3]] == ["✗", "G"]
    assert "nobody says" not in "\n".join(lines)
    assert "not stated: " in "\n".join(lines)


ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\w)")


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
@pytest.mark.parametrize("name", ["docorga", "telemedicine-messy"])
def test_french_days_and_countries_are_in_words(reports, name, kind):
    """What people read in French has no day and no country in code; the fields of other formats have."""
    text = renderer(kind)(reports[name], language="fr")
    told = re.sub(r'<(script|style)\b.*?</\1>|<[^>]*>|https?://\S+|"[^"]*"', " ", text, flags=re.DOTALL)
    assert not ISO.search(told)
    assert "23 novembre 2026" in told
    if name == "telemedicine-messy" and kind == "html":
        assert "États-Unis" in told
    assert json.loads(renderer("json")(reports[name], language="fr"))["as_of"] == DAY


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_country_has_a_name(language):
    """A list beside the catalogue, held against that of codes."""
    assert [code for code in sorted(COUNTRIES) if country_name(code, language) == code] == []


def test_the_law_of_a_state_is_no_departure_of_the_house(reports):
    """French lists of operations complete the Union's law: nobody in the house changed them."""
    assert not [line for section in reports["docorga"].sections for line in section.departures]


def in_a_terminal(root, *arguments):
    """What a command writes to a terminal of 80 columns and 24 lines, without its colours."""
    pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1", "TERM": "xterm"}
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "healthgov", *arguments]
    run = subprocess.Popen(command, stdout=its, stderr=its, stdin=its, env=environment, cwd=root)  # noqa: S603
    os.close(its)
    written = b""
    with contextlib.suppress(OSError):  # the end, as Linux tells it
        while part := os.read(ours, 65536):
            written += part
    os.close(ours)
    run.wait(timeout=120)
    return re.sub(r"\x1b\[[0-9;]*m", "", written.decode()).splitlines()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_terminal_shows_the_first_screen_alone(root, language):
    """What is longer than the screen is told, and shown when it is asked for."""
    asked = ("check", "examples/telemedicine-messy.yaml", "--as-of", DAY, "--lang", language)
    lines = in_a_terminal(root, *asked)
    assert lines[0][:1] == "✗"
    assert "--full" in lines[-1]
    assert len(lines) < 24
    assert len(in_a_terminal(root, *asked, "--full")) > 200


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_what_waits_for_the_same_answers_stands_together(reports, name, language):
    """Each open requirement is named once or more, with every place of it; what they wait for is told below them, once."""
    report = reports[name]
    lines = report.text(language=language).splitlines()
    heads = [line for line in lines if re.match(r"  \? [A-Z]{2}-[A-Z]+-\d", line)]
    opened = [one for one in report.results if one.verdict is Verdict.UNKNOWN]
    assert {line.split()[1] for line in heads} == {one.code for one in opened}
    rest = "\n".join(lines)
    assert all(f"[{one.path}]" in rest for one in opened if one.path)
    groups = waiting(opened, language)
    assert sum(len(group.rules) * len(group.results) for group in groups) <= len(opened)
    asked = [(group.asked, tuple(one.path for one in group.results)) for group in groups]
    assert len(asked) == len(set(asked))


def test_a_text_of_many_questions_is_read_in_a_sitting(reports):
    """Of an example in which 159 answers are open: 699 lines before what waits for the same answers stood together."""
    assert len(reports["docorga"].text(language="fr").splitlines()) < 450


@pytest.mark.parametrize("name", ["docorga", "telemedicine-messy"])
def test_what_is_asked_of_the_same_things_stands_under_one_heading(reports, name):
    """In the order of the document, whichever rule asked first."""
    each = [
        [set(paths) for paths, _ in subjects_of(asked_first(some))] for _, some in summary(reports[name], "fr").asked_of
    ]
    assert each
    assert all(one.count(paths) == 1 for one in each for paths in one)


def test_texts_of_the_union_are_linked_in_the_language_of_the_reader(reports):
    """Their site has every official one."""
    for language, other in (("en", "FR"), ("fr", "EN")):
        said = text.render(reports["docorga"], language=language)
        assert f"legal-content/{language.upper()}/TXT" in said
        assert f"legal-content/{other}/" not in said


def test_what_the_whole_document_is_asked_leaves_no_blank_line(reports):
    """It has no place to be named."""
    for one in reports.values():
        assert not any(line and not line.strip() for line in text.render(one, language="fr").splitlines())


@pytest.mark.parametrize("render", [text.render, markdown.render])
def test_who_is_asked_nothing_yet_has_no_heading(root, render):
    """What depends on the answers of others is one line; no heading stands over nothing, and no two blank lines."""
    report = check(load(root / "examples" / "docorga.yaml"), *fr.Hds.only("FR-HDS-26"), as_of="2026-11-23")
    lines = render(report).splitlines()
    (told,) = [at for at, line in enumerate(lines) if "The host: 2 more questions depend on the answers" in line]
    assert not lines[told - 1].lstrip().startswith(("#", "The head"))
    assert not any(line.lstrip("# ").startswith("The host (") for line in lines)
    assert not [at for at, line in enumerate(lines) if line == "" == lines[at - 1]]
