"""``healthgov remedies``: a list of what to do, and not of all that is known."""

from __future__ import annotations

import functools
import re

import pytest

from healthgov import Verdict, check, fr, load

DAY = ("--as-of", "2026-11-28")


@pytest.fixture(scope="module")
def told(root, tmp_path_factory):
    """What is said of a document with thirty failures, by language."""
    from healthgov.cli import main  # noqa: PLC0415  an extra

    # What mends is the same in each language: it is looked for once.
    found, once = {}, functools.cache(check)
    for language in ("en", "fr"):
        file = tmp_path_factory.mktemp("remedies") / "told.txt"
        with pytest.MonkeyPatch.context() as patch:
            messy = root / "examples" / "telemedicine-messy.yaml"
            patch.setattr("healthgov.commands.remedies.checked", once)
            patch.setattr(
                "sys.argv", ["healthgov", "remedies", str(messy), *DAY, "--lang", language, "--output", str(file)]
            )
            assert main() == 1
        found[language] = file.read_text(encoding="utf-8")
    return found


def blocks_of(text):
    """The numbered entries, each a list of lines."""
    found = []
    for line in text.splitlines():
        if re.match(r"\d+\. ", line):
            found.append([])
        elif not line.startswith("   "):
            break
        found[-1].append(line)
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_failure_has_one_entry(told, language):
    """What would do instead stands below what does, and is no further thing to do."""
    blocks = blocks_of(told[language])
    mended = [line.split(" – ")[-1] + line.split()[1] for block in blocks for line in block if line.startswith("   - ")]
    assert len(mended) == len(set(mended))
    assert any(
        line.startswith({"en": "   or: ", "fr": "   ou bien : "}[language]) for block in blocks for line in block
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_change_stands_on_a_line_with_its_place(told, language):
    """No sentence joins what are several things to do, and none is too long to be read."""
    consent = next(block for block in blocks_of(told[language]) if any("FR-PRO-01" in line for line in block))
    assert consent[0].endswith({"en": "all of this:", "fr": "tout ceci :"}[language])
    changes = [line for line in consent if line.startswith("   · ")]
    assert len(changes) == 8
    assert all(line.endswith("]") and " – " in line for line in changes)
    heads = [line.partition(" – ")[0] for block in blocks_of(told[language]) for line in block if "needed" in line]
    assert all(len(line) < 200 for line in heads)


def test_of_a_list_only_what_is_missing_is_named(told):
    """A contract that has eleven of thirteen clauses needs two."""
    (line,) = [one for one in told["en"].splitlines() if one.endswith("help with rights, sub-processors")]
    assert "the clauses of the contract include all of: help with rights, sub-processors" in line


def test_every_failure_has_a_remedy_that_heeds_the_law(root):
    """A search goes to what fails: a certificate and what rests on it are no reason to find nothing for the rest."""
    report = check(load(root / "examples" / "clinic-mistakes.yaml"), *fr.RULE_SETS, as_of="2026-11-28")
    failing = {(result.code, result.path) for result in report.results if result.verdict is Verdict.FAIL}
    mended = {point for mending in report.near_remedies if not mending.escapes for point in mending.mends}
    assert len(failing) == 17
    assert failing == mended


def test_one_more_is_said_to_be_added(told):
    """A remedy may speak of a thing that the document does not have yet: the number alone would send its reader looking."""
    for language, words in (("en", "no. 4 (to be added)"), ("fr", "n° 4 (à ajouter)")):
        assert f"the certificate {words}" in told[language] or f"le certificat {words}" in told[language]
        there = [line for line in told[language].splitlines() if "certificates[2]" in line]
        assert there
        assert not [line for line in there if words.partition(" (")[2] in line]
