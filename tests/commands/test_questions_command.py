"""``healthgov questions``: what to ask, of whom, in a list, a letter or JSON."""

from __future__ import annotations

import json

import pytest

DAY = ("--as-of", "2026-11-23", "--law", "hds")


def test_questions_stand_under_who_can_answer(healthgov, examples):
    """Each once, with its weight, the rules that wait and its places."""
    code, out, err = healthgov("questions", examples / "docorga.yaml", *DAY)
    assert (code, err) == (3, "")
    assert "\nThe host (" in out
    assert "Which certificates does the host hold? Ask it for a copy. (blocker; FR-HDS-01" in out
    asked = [line.rsplit(" (", 1)[0] for line in out.splitlines() if line.startswith("    ? ")]
    assert len(asked) == len(set(asked))
    assert "\n  The hosting arrangement (platform) [hosting[0]]\n" in out
    assert "      to write: certificates: [" in out


def test_what_depends_on_answers_is_counted(healthgov, examples):
    """And listed where it is asked for, by who can answer it."""
    _, short, _ = healthgov("questions", examples / "docorga.yaml", *DAY[:2], "--lang", "fr")
    _, whole, _ = healthgov("questions", examples / "docorga.yaml", *DAY[:2], "--lang", "fr", "--all")
    assert short.startswith("Docorga : 61 questions au 23 novembre 2026\n")
    assert short.endswith("\n71 autres questions dépendront des réponses (--all les donne)\n")
    asked = "? Sur laquelle des six bases légales la finalité repose-t-elle ?"
    assert asked not in short
    assert asked in whole.partition("\n  Selon les réponses :\n")[2]
    assert len(short.splitlines()) < 170 < len(whole.splitlines())


def test_equal_questions_are_asked_once_with_all_their_places(healthgov, tmp_path):
    """Two arrangements of which the same is not known."""
    (tmp_path / "two.yaml").write_text(
        "id: clinic\ncountry: FR\nhosting:\n  - {id: first, external: true, health_data: true}\n"
        "  - {id: second, external: true, health_data: true}\n",
        encoding="utf-8",
    )
    _, out, _ = healthgov("questions", "two.yaml", *DAY, "--format", "json")
    asked = [one for group in json.loads(out)["ask"] for one in group["questions"]]
    assert len({one["ask"] for one in asked}) == len(asked)
    [origin] = [one for one in asked if "FR-HDS-01" in one["codes"] and "For whom are the data hosted" in one["ask"]]
    assert [place["path"] for place in origin["places"]] == ["hosting[0].beneficiary", "hosting[1].beneficiary"]
    assert "first" in origin["places"][0]["place"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_letter_is_ready_to_send(healthgov, examples, language):
    """Greeting, what is asked and of what, close: no code, no path; one letter for each who is asked."""
    _, out, _ = healthgov(
        "questions", examples / "docorga.yaml", *DAY, "--format", "letter", "--who", "host", "--lang", language
    )
    expected = {
        "en": ("To: the host", "Date: 23 November 2026", "Dear Sir or Madam,", "Yours faithfully,", "For Docorga"),
        "fr": ("À l'attention de : l'hébergeur", "Date : 23 novembre 2026", "Madame, Monsieur,", "salutations distinguées", "Pour Docorga"),
    }  # fmt: skip
    for words in expected[language]:
        assert words in out
    assert "\n  1. " in out
    heads = [part.splitlines()[0] for part in out.split("\n\n") if "\n  " in part]
    assert len(heads) == len(set(heads))  # what is asked of one place stands together
    assert "FR-HDS" not in out
    assert "hosting[" not in out
    _, whole, _ = healthgov("questions", examples / "docorga.yaml", *DAY, "--format", "letter", "--lang", language)
    assert whole.count(expected[language][3]) > 1


@pytest.mark.parametrize(
    ("language", "to"), [("en", "To: the recipient ("), ("fr", "À l'attention de : le destinataire (")]
)
def test_each_recipient_has_a_letter(healthgov, tmp_path, language, to):
    """Nobody is asked about what another receives, nor told who else does."""
    (tmp_path / "a.yaml").write_text(
        "id: a\ncountry: FR\nrecipients: [{id: one, country: FR}, {id: two}]\nactivities: [{id: x, role: controller}]\n",
        encoding="utf-8",
    )
    named = (*DAY[:2], "--format", "letter", "--who", "processor", "--lang", language)
    letters = healthgov("questions", "a.yaml", *named)[1].split("-" * 72)
    about = [letter for letter in letters if to in letter]
    assert [("(one)" in letter, "(two)" in letter) for letter in about] == [(True, False), (False, True)]
    assert all("  1. " in letter for letter in about)


def test_nothing_to_ask(healthgov, examples):
    """Exit code 0, and a sentence."""
    assert healthgov("questions", examples / "clinic-mended.yaml", *DAY) == (0, "nothing is to be asked\n", "")


@pytest.mark.parametrize(("language", "health"), [("en", "health data"), ("fr", "données de santé")])
def test_a_letter_tells_no_more_than_it_asks(healthgov, tmp_path, language, health):
    """Who does the payroll is not told that health data are at stake: nothing that is asked of it says so."""
    (tmp_path / "a.yaml").write_text(
        "id: a\ncountry: FR\nrecipients: [{id: payer}]\nactivities: [{id: x, role: controller}, {id: pay, role: controller, "
        "subjects: [employees], categories: [identity], recipients: [payer]}]\n",
        encoding="utf-8",
    )
    named = (*DAY[:2], "--format", "letter", "--who", "processor", "--lang", language)
    opening = healthgov("questions", "a.yaml", *named)[1].partition("  1. ")[0]
    assert opening.count("\n") > 5
    assert health not in opening
