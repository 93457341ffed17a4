"""What a person meets at the command line: files by their names, letters, and French without a word of English."""

from __future__ import annotations

import pytest

from healthgov.commands.questions import _TO_THEM
from healthgov.commands.stating import stated_at
from healthgov.facts import facts_of
from healthgov.models import Recipient
from healthgov.reports.answering import Answerer, answerer

DAY = ("--as-of", "2026-11-23")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("report.html", "<!doctype html>"),
        ("report.md", "# "),
        ("report.csv", "verdict,"),
        ("report.ics", "BEGIN:VCALENDAR"),
        ("report.sarif", "{"),
        ("report.xml", "<?xml"),
        ("report.txt", "✗"),
    ],
)
def test_the_name_of_a_file_chooses_the_format(healthgov, examples, tmp_path, name, begins):
    """A report of that name is of that kind, unless another one is named."""
    asked = ("check", examples / "clinic-mistakes.yaml", *DAY, "--law", "hds", "--no-advice", "--output", name)
    assert healthgov(*asked)[0] == 1
    assert (tmp_path / name).read_text(encoding="utf-8-sig").startswith(begins)
    assert healthgov(*asked, "--format", "json")[0] == 1
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(("name", "begins"), [("r.md", b"| R"), ("r.xlsx", b"PK"), ("r.csv", "\ufeffR".encode())])
def test_so_it_does_of_a_register(healthgov, examples, tmp_path, name, begins):
    """A register of that name can be read back."""
    healthgov("export", examples / "docorga.yaml", "--output", name)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert healthgov("import", name)[0] in (0, 3)


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [("en", "Please enclose a copy of each.", "Ask it"), ("fr", "Merci d'en joindre une copie.", "Demandez-lui")],
)
def test_a_letter_speaks_to_who_gets_it(healthgov, examples, language, said, unsaid):
    """Who is written to is not told to ask itself."""
    asked = (examples / "docorga.yaml", *DAY, "--format", "letter", "--who", "host", "--lang", language)
    letter = healthgov("questions", *asked)[1]
    assert said in letter
    assert unsaid not in letter


def test_a_letter_to_a_recipient_speaks_of_you(healthgov, tmp_path):
    """Whatever is asked of a recipient itself: nobody is written to in the third person."""
    (tmp_path / "a.yaml").write_text(
        "id: a\ncountry: FR\nrecipients: [{id: one}]\nactivities: [{id: x, role: controller, recipients: [one]}]\n",
        encoding="utf-8",
    )
    told = ("a.yaml", *DAY, "--format", "letter", "--who", "processor")
    points = [
        line for line in healthgov("questions", *told)[1].splitlines() if line[:4].strip().isdigit() or ". " in line[:6]
    ]
    assert len(points) > 8
    assert [line for line in points if " you" not in line and " us " not in line] == []
    own = {one.question for one in facts_of(Recipient) if answerer(f"recipients[0].{one.name}") is Answerer.PROCESSOR}
    ours = {"Was it weighed whether the law of the parent's country can reach the data, and what stands against it?"}
    kept = {one.question for one in (Recipient.id, Recipient.name)}  # which nobody asks
    assert own - kept - ours == own & set(_TO_THEM[Answerer.PROCESSOR])


def test_a_difference_is_said_in_french_throughout(healthgov, examples):
    """What does not apply is said in words."""
    out = healthgov("diff", examples / "clinic-mistakes.yaml", examples / "clinic-mended.yaml", *DAY, "--lang", "fr")[1]
    assert "→ sans objet" in out
    assert "does not apply" not in out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_remedy_says_first_what_is_needed_and_nothing_twice(healthgov, examples, language):
    """Its place is told below, without the step that the sentence names."""
    _, out, _ = healthgov("remedies", examples / "clinic-mistakes.yaml", *DAY, "--law", "hds", "--lang", language)
    lines = out.splitlines()
    noun, end = {
        "en": ("the last day of the ISO 27001 certificate", " is on or after the day in question"),
        "fr": ("le dernier jour du certificat ISO 27001", " ne tombe pas avant la date du contrôle"),
    }[language]
    (at,) = (number for number, line in enumerate(lines) if line.endswith(noun + end))
    place = lines[at + 1]
    assert place.endswith("[hosting[0].certificates[2].isms.last_day]")
    assert noun not in place


@pytest.mark.parametrize(("language", "said"), [("en", "to write"), ("fr", "à écrire")])
def test_a_question_says_what_to_write(healthgov, examples, language, said):
    """Choices, true or false, a day, or where the facts of a thing are listed."""
    _, out, _ = healthgov("questions", examples / "docorga.yaml", *DAY, "--law", "hds", "--lang", language)
    colon = ":" if language == "en" else " :"
    assert f"      {said}{colon} certificate_on_file: true | false\n" in out
    assert f"      {said}{colon} first_real_data: YYYY-MM-DD\n" in out
    assert "healthgov facts Certificate" in out


def test_facts_are_a_list_and_tables_where_they_are_asked_for(healthgov, tmp_path):
    """A terminal shows the list; a page of Markdown has tables."""
    code, out, _ = healthgov("facts", "medium", "--lang", "fr")
    assert code == 0
    assert "  medium: l'une de ces valeurs\n      live  (" in out
    assert max(map(len, out.splitlines())) < 80
    assert "|" not in out
    assert "| `medium` |" in healthgov("facts", "medium", "--format", "markdown")[1]
    healthgov("facts", "medium", "--output", "facts.md")
    assert "| `medium` |" in (tmp_path / "facts.md").read_text(encoding="utf-8")


def test_a_fact_that_holds_categories_lists_them(healthgov):
    """With what each is called; of the rules that read a fact the first are named."""
    _, out, _ = healthgov("facts", "categories", "--lang", "fr")
    assert "\n  health.record  (dossier médical)\n" in out
    assert "et 96 de plus" in " ".join(out.split())
    assert "health.record" not in healthgov("facts", "country")[1]


def test_saved_reports_are_compared_in_the_language_asked_for(healthgov, examples):
    """Titles are ours and are said; the reasons that nobody can say otherwise are quoted as they were saved."""
    for name in ("mistakes", "mended"):
        asked = ("check", examples / f"clinic-{name}.yaml", *DAY, "--law", "hds", "--no-advice")
        healthgov(*asked, "--format", "json", "--output", f"{name}.json")
    out = healthgov("diff", "mistakes.json", "mended.json", "--lang", "fr")[1]
    assert "FR-HDS-03 Le responsable détient la preuve du certificat – [hosting[0]" in out
    assert "une copie est au dossier" in out
    assert "The controller holds" not in out
    assert "the hosting arrangements" not in out
    assert "« " in out


def test_what_fails_for_the_very_same_is_one_step(healthgov, examples):
    """Without a look for remedies too: the certificate that a host lacks is what its hosting and its activity fail for."""
    _, out, _ = healthgov("check", examples / "telemedicine-messy.yaml", *DAY)
    first = out.partition("What to do first")[2].partition("\n\n")[0]
    assert "(FR-HDS-01, FR-COH-01)" in " ".join(first.split())


def test_a_fact_is_asked_for_by_its_model_too(healthgov):
    """Many models have a kind: what a question says to look up shows the one that is asked for, and no other."""
    assert stated_at("activities[0].purposes[0].kind", "en") == "kind: … (see: healthgov facts Purpose.kind)"
    code, out, _ = healthgov("facts", "purpose.kind")
    assert (code, [line for line in out.splitlines() if line and line[0] != " "]) == (0, ["Purpose"])
    assert "  kind: one of\n      care\n" in out
    assert "necessary" not in out.partition("read by")[0]
    assert healthgov("facts", "Purpose.kind", "--format", "markdown")[1].count("\n## ") == 0
    assert healthgov("facts", "Purpose.knd")[0] == 2


def test_a_fact_that_the_law_of_another_country_reads_names_its_rules(healthgov):
    """Whoever looks a fact up does not know of which country the law is that reads it."""
    assert "GB-GDPR-01" in healthgov("facts", "asked_back_for")[1]
    assert "GB-GDPR-01" not in healthgov("facts", "asked_back_for", "--law", "fr")[1]


def test_a_folder_keeps_its_name_in_french(healthgov, tmp_path):
    """A folder that is called as a word of the catalogue is no such word."""
    (tmp_path / "hospital").mkdir()
    _, _, err = healthgov("check", tmp_path / "hospital", *DAY, "--lang", "fr")
    assert err.startswith("healthgov: hospital/ : 1 problème")
