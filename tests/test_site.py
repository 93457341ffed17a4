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

from healthgov import eu, fr, gb, us

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


PROMISED = (
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
)


def lacking_pages(folder, pages):
    """Each part that is promised, in the language of its readers."""
    for name in PROMISED:
        page, language = pages.get(folder / f"{name}.html"), "fr" if name.startswith("fr/") else "en"
        if page is None or page.language != language:
            yield f"{name}, in {language}"


def dead_links(folder, pages):
    """Links to no page, or to no place in it."""
    for path, page in pages.items():
        for link in page.links:
            split = urlsplit(link)
            if split.scheme or split.netloc:
                continue
            target = Path(os.path.normpath(path.parent / unquote(split.path))) if split.path else path
            if (target not in pages and not target.is_file()) or (
                target in pages and split.fragment and unquote(split.fragment) not in pages[target].anchors
            ):
                yield f"{path.relative_to(folder)} -> {link}"


def loaded_from_elsewhere(_, pages):
    """What needs a network: the site is read without one."""
    loaded = {address for page in pages.values() for address in page.loaded}
    yield from (address for address in loaded if urlsplit(address).netloc)
    if not loaded:
        yield "nothing is loaded at all"


def lacking_rows(folder, _):
    """Rules and types of record that their page does not list, in either language; nothing is listed by hand."""
    for language in ("", "fr/"):
        listed = "".join(
            path.read_text(encoding="utf-8")
            for path in (folder / f"{language}reference/rules").glob("[a-z][a-z]-*.html")
        )
        for law in dict.fromkeys((*eu.RULE_SETS, *fr.RULE_SETS, *gb.RULE_SETS, *us.RULE_SETS)):
            yield from (rule.code for rule in law.rules if not re.search(rf"\b{rule.code}\b", listed))
        kept = (folder / f"{language}reference/retention/fr-retention.html").read_text(encoding="utf-8")
        yield from (key for key in fr.Retention.versions if f">{key}<" not in kept)


def test_the_site(site):
    """All of it in one test: the site takes long to build, and two processes would each build it."""
    checks = (lacking_pages, dead_links, loaded_from_elsewhere, lacking_rows)
    wrong = {check.__name__: sorted(set(found)) for check in checks if (found := list(check(*site)))}
    assert not wrong, "\n".join(f"{name}: {one}" for name, found in wrong.items() for one in found[:50])


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
        "15 mars 2019",
        "Rien n'est renseigné : rien n'est supposé.",
        "C. trav., art. D4711-3 (texte obligatoire), lu le",
        "<https://www.legifrance.gouv.fr/",
    ):
        assert said in page, page
