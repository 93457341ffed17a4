"""The HTML report in a real browser: nothing to complain of for axe, filters that filter, no request, no sideways scroll.

Skipped where Chromium, the library that drives it or axe-core is absent: ``apt install chromium``, ``pip install
playwright``, and ``npm install axe-core`` in this checkout or above it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from healthgov.reports.renderers import html
from reported import attacked, example

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium on this machine")


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that looks for barriers."""
    for folder in Path(__file__).parents:
        script = folder / "node_modules" / "axe-core" / "axe.min.js"
        if script.is_file():
            return script.read_text(encoding="utf-8")
    pytest.skip("axe-core is not installed: npm install axe-core")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """A browser without a window."""
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, str]:
    """The addresses of three pages."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name in ("docorga", "telemedicine-messy", "attacked"):
        report = attacked("<b>x</b>") if name == "attacked" else example(name)
        file = folder / f"{name}.html"
        file.write_text(html.render(report, language="fr"), encoding="utf-8")
        made[name] = file.as_uri()
    return made


WIDTHS = {"desktop": 1280, "phone": 390}


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("telemedicine-messy", "desktop", "light"),
        ("telemedicine-messy", "phone", "dark"),
        ("docorga", "desktop", "dark"),
        ("docorga", "phone", "light"),
        ("attacked", "desktop", "light"),
    ],
)
def test_axe_finds_no_violation(name, width, scheme, browser, pages, axe):
    """With some findings opened; the policy of the page is set aside for axe alone."""
    view = {"width": WIDTHS[width], "height": 900}
    context = browser.new_context(viewport=view, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(pages[name])
    page.evaluate("document.querySelectorAll('details').forEach((one, number) => { if (number < 40) one.open = true })")
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    context.close()
    assert not [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]]
    assert len(found["passes"]) > 20


@pytest.fixture
def page(browser, pages, request):
    """The page of the mistaken example, with what it asks for and what it complains of."""
    context = browser.new_context(viewport={"width": getattr(request, "param", 1280), "height": 900})
    opened = context.new_page()
    opened.complaints, opened.asked = [], []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.goto(pages["telemedicine-messy"])
    yield opened
    context.close()


def _seen(page) -> int:
    return page.locator(".finding:visible").count()


def test_filters_work_without_a_server(page):
    """By verdict, severity, body of law and words, accents or not; each count leads to what it counts."""
    first = _seen(page)
    assert 0 < first < page.locator(".finding").count()
    page.locator(".counts a", has_text="en règle").click()
    assert page.locator(".finding:visible[data-states~=fail]:not([data-states~=pass])").count() == 0
    page.locator(".counts a", has_text="en écart").click()
    failing = _seen(page)
    page.locator("select[name=severity]").select_option("blocker")
    assert _seen(page) == 4
    page.locator("select[name=severity]").select_option("")
    assert _seen(page) == failing
    page.locator("input[name=text]").fill("heberge")
    assert 0 < _seen(page) < failing
    page.locator("input[name=text]").fill("zzzz")
    assert _seen(page) == 0
    assert page.locator("#status").inner_text().startswith("Aucun")
    page.locator(".laws a", has_text="Transferts").click()
    assert {one.get_attribute("data-law") for one in page.locator(".finding:visible").all()} == {"Transfers"}


def test_a_step_leads_to_its_finding(page):
    """Even where a filter hides it; from the keyboard too."""
    page.locator(".chip input[value=fail]").uncheck(force=True)
    link = page.locator(".step h3 a").first
    link.focus()
    page.keyboard.press("Enter")
    target = page.locator(link.get_attribute("href"))
    assert target.is_visible()
    assert target.get_attribute("open") is not None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_it_asks_for_nothing_and_complains_of_nothing(page):
    """It asks for nothing and complains of nothing."""
    page.locator("#open").click()
    page.locator("#close").click()
    assert page.complaints == []
    assert len(page.asked) == 1


@pytest.mark.parametrize("page", [390, 320], indirect=True)
def test_a_phone_scrolls_one_way(page):
    """A phone scrolls one way."""
    page.locator("#open").click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_keyboard_begins_with_the_way_past_the_menu(page):
    """The keyboard begins with the way past the menu."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_it_prints_what_matters(page):
    """On paper the menu and the filters are gone, steps and questions are there, and colours stay readable."""
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("nav").is_visible()
    assert not page.locator("#filters").is_visible()
    assert page.locator("#do .step").last.is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_printed_page_says_which_requirements_the_filters_hide(page):
    """No step is cut, no wide box leaves the sheet, links of texts can be seen, and what is not shown is counted."""
    page.set_viewport_size({"width": 688, "height": 1000})  # A4 within its margins
    page.emulate_media(media="print")
    shown, whole = _seen(page), page.locator(".finding").count()
    assert page.locator("#status").inner_text().replace("\N{NO-BREAK SPACE}", " ") == (
        f"{shown} exigences affichées sur {whole} ; les filtres masquent les autres."
    )
    assert page.locator(".step").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert "underline" in page.locator(".print .cites a").first.evaluate("one => getComputedStyle(one).textDecoration")
