"""The documentation site: built with warnings as errors in a temporary folder, in both languages, and no link is dead."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from healthgov import eu, fr, gb

pytest.importorskip("sphinx", reason="the extra docs is not installed: the site is not built")
pytest.importorskip("furo", reason="the extra docs is not installed: the site is not built")
pytest.importorskip("myst_parser", reason="the extra docs is not installed: the site is not built")


class Page(HTMLParser):
    """The links, the loaded addresses and the anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = set()
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Take what a browser would follow or load."""
        given = dict(attrs)
        self.anchors.update(value for name in ("id", "name") if (value := given.get(name)))
        if tag == "html":
            self.language = given.get("lang") or ""
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif tag in {"script", "img", "iframe"} and given.get("src"):
            self.loaded.append(given["src"])
        elif tag == "link" and given.get("rel") in {"stylesheet", "preload", "icon"}:
            self.loaded.append(given["href"])


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    """The pages of a quick site, by path."""
    out = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root / "src"), str(root)))}
    command = [sys.executable, "-m", "docs.building", "--quick", "--output", str(out)]
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own command
    assert run.returncode == 0, run.stdout + run.stderr
    folder = out / "html"
    return folder, {path: Page(path.read_text(encoding="utf-8")) for path in folder.glob("**/*.html")}


def test_every_page_that_is_promised_is_there(site):
    """Each part, in the language of its readers."""
    folder, pages = site
    for name in (
        "index",
        "tutorial/your-clinic",
        "explanation/what-we-promise",
        "reference/rules/fr-hds",
        "reference/rules/eu-gdpr",
        "reference/retention/fr-retention",
        "reference/retention/us-california",
        "reference/facts",
        "reference/gaps",
        "reference/api/healthgov.facts",
        "fr/index",
        "fr/reference/rules/fr-hds",
        "fr/reference/retention/fr-retention",
        "fr/reference/facts",
        "fr/reference/gaps",
    ):
        path = folder / f"{name}.html"
        assert path in pages, name
        assert pages[path].language == ("fr" if name.startswith("fr/") else "en"), name


def test_no_link_is_dead(site):
    """Neither to a page nor to a place in it."""
    folder, pages = site
    dead = []
    for path, page in pages.items():
        for link in page.links:
            split = urlsplit(link)
            if split.scheme or split.netloc:
                continue
            target = Path(os.path.normpath(path.parent / unquote(split.path))) if split.path else path
            if (target not in pages and not target.is_file()) or (
                target in pages and split.fragment and unquote(split.fragment) not in pages[target].anchors
            ):
                dead.append(f"{path.relative_to(folder)} -> {link}")
    assert not dead, "\n".join(sorted(set(dead))[:50])


def test_nothing_is_loaded_from_elsewhere(site):
    """The site is read without a network."""
    _, pages = site
    loaded = {address for page in pages.values() for address in page.loaded}
    assert loaded
    assert not [address for address in loaded if urlsplit(address).netloc]


def test_every_rule_and_type_of_record_has_its_row(site):
    """On the page of its body of law, in both languages; nothing is listed by hand."""
    folder, _ = site
    for language in ("", "fr/"):
        listed = "".join(
            path.read_text(encoding="utf-8")
            for path in (folder / f"{language}reference/rules").glob("[efg][urb]-*.html")
        )
        for law in dict.fromkeys((*eu.RULE_SETS, *fr.RULE_SETS, *gb.RULE_SETS)):
            assert not [rule.code for rule in law.rules if not re.search(rf"\b{rule.code}\b", listed)]
        kept = (folder / f"{language}reference/retention/fr-retention.html").read_text(encoding="utf-8")
        assert not [key for key in fr.Retention.versions if f">{key}<" not in kept]


def test_the_page_of_a_type_has_its_sentence_dates_and_texts(root):
    """The pages themselves, as they are written; those of rules are those of `healthgov explain`."""
    script = (
        "from docs.building.retention import retention_files\n"
        "print({(a, b): c for a, b, c in retention_files()}['fr', 'reference/retention/fr-retention-accident_declaration_copy'])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root / "src"), str(root))), "PYTHONUTF8": "1"}
    page = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-c", script], env=environment, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout  # fmt: skip
    for said in (
        "# Copie d'une déclaration d'accident du travail",
        "minimum : 5 ans après la déclaration de l'accident",
        "2019-03-15",
        "Rien n'est renseigné : rien n'est supposé.",
        "C. trav., art. D4711-3 (texte obligatoire, lu), lu le",
        "<https://www.legifrance.gouv.fr/",
    ):
        assert said in page, page
