"""What tools and their users meet: names of files in errors, completion, punctuation of the language."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from healthgov.interchange import Settings, formats, read


@pytest.mark.parametrize("format_", sorted(one for one, doors in formats().items() if "read" in doors))
def test_an_error_names_the_file_that_was_given(format_):
    """Not one that nobody knows, whatever its name ends with."""
    from healthgov.errors import InvalidDocumentError  # noqa: PLC0415
    from healthgov.eu.categories import TAXONOMY  # noqa: PLC0415

    for name in ("mine.yml", "mine.json", "mine.txt"):
        with pytest.raises(InvalidDocumentError) as caught:
            read("{a: [b", format_, name=name, settings=Settings(taxonomy=TAXONOMY))
        assert caught.value.source == name


def test_a_format_of_one_activity_says_how_to_choose_it(healthgov, examples):
    """The option, and how many there are."""
    code, _, err = healthgov("convert", examples / "telemedicine.yaml", "--to", "odcs", "--lang", "fr")
    assert code == 2
    assert "désignée par son identifiant (--activity) ; il y en a 3" in err


@pytest.mark.parametrize("call", [("rules", "--law", "hds"), ("retention", "list")])
def test_a_colon_is_a_french_one(healthgov, call):
    """A space stands before it."""
    code, out, _ = healthgov(*call, "--lang", "fr")
    assert code == 0
    heads = [line for line in out.splitlines() if not line.startswith(" ")]
    assert heads
    assert all(" : " in line for line in heads)
    assert not any(": " in line.replace(" : ", "") for line in heads)


def test_completion_is_that_of_the_command(root):
    """However it was asked for: no shell completes ``python -m``."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "healthgov", "--show-completion", "bash"],
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": str(root / "src"),
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",  # a job of the night runs in no shell that is found
        },
        check=False,
    )
    assert "complete -o default -F _healthgov_completion healthgov" in done.stdout
