"""The HTML report: read by a parser that is not ours, and as a French officer reads it."""

from __future__ import annotations

import base64
import copy
import functools
import hashlib
import itertools
import re
import sys

import html5lib
import pytest

from healthgov.errors import MissingExtraError
from healthgov.languages import translated
from healthgov.reports.phrases import asked_now_and_later
from healthgov.reports.renderers import html
from healthgov.reports.renderers.html.words import WORDS
from healthgov.reports.summary import state_of, summary
from reported import LANGUAGES, attacked, example

EXAMPLES = ("docorga", "telemedicine-messy")


def page(name: str, language: str = "fr"):
    """A page as a tree, which nobody changes."""
    return _page(name, language)


@functools.cache  # a strict parser takes its time
def _page(name: str, language: str):
    text = html.render(attacked("clinic") if name == "attacked" else example(name), language=language)
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def shown(node) -> str:
    """The text that a reader sees."""
    if node.tag in ("script", "style") or not isinstance(node.tag, str):
        return ""
    inner = "".join((shown(child) + " " + (child.tail or "")) for child in node)
    return f"{node.text or ''} {inner} {node.attrib.get('aria-label', '')} {node.attrib.get('title', '')}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*EXAMPLES, "attacked"])
def test_it_is_good_html(name, language):
    """A strict parser finds no mistake; ids are unique, and every reference within the page leads somewhere."""
    tree = page(name, language)
    ids = [node.attrib["id"] for node in tree.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))
    for node in tree.iter():
        for key in ("aria-labelledby", "for"):
            assert node.attrib.get(key, ids[0]) in ids
        target = node.attrib.get("href", "")
        assert not target.startswith("#") or target[1:] in ids, target
    assert tree.attrib["lang"] == language
    headings = [int(node.tag[1]) for node in tree.iter() if re.fullmatch("h[1-6]", str(node.tag))]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(headings))


def test_nothing_is_asked_of_the_network():
    """The policy lets nothing load; the style and script are known by their digests, and there are no others."""
    tree = page("telemedicine-messy")
    policy = next(node.attrib["content"] for node in tree.iter("meta") if "http-equiv" in node.attrib)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (node,) = tree.iter(tag)
        digest = base64.b64encode(hashlib.sha256(node.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "url(" not in node.text
        assert "fetch" not in node.text
    for node in tree.iter():
        assert not {"src", "srcset", "style", "action", "data", "poster"} & set(node.attrib)
        assert node.tag not in ("link", "iframe", "object", "embed", "base", "img")


ENGLISH = re.compile(
    r"\b(the|and|of|is|are|not|which|with|this|that|from|by|has|have|was|were|been|it|its|they|what|where|who|"
    r"unknown|pass|fail|blocker|major|minor|warning|applies|stated|missing|law|data|health|hosting|rules?)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_french_reader_meets_no_english(name):
    """But for paths of the document, which are marked as such, codes, and names that stand in the document."""
    tree = copy.deepcopy(page(name))
    for parent in tree.iter():
        for child in list(parent):
            if child.tag == "code":
                child.text = ""
    words = shown(tree)
    for known in ("healthgov", "host", "data protection"):
        words = words.replace(known, "")
    found = [(hit[0], words[max(hit.start() - 60, 0) : hit.end() + 60]) for hit in ENGLISH.finditer(words)]
    assert not found, found[:10]


def test_every_word_of_the_page_is_said_in_french():
    """Every word of the page is said in french."""
    assert not [word for word in WORDS.values() if translated(word, "fr") == word and word != "Verdicts"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_code_stands_without_its_sentence(name):
    """Beside each code in the text stands the title of its rule."""
    tree = page(name)
    titles = {result.code: translated(result.rule.title, "fr") for result in example(name).results}
    parents = {child: parent for parent in tree.iter() for child in parent}
    seen = 0
    for node in tree.iter("code"):
        if node.text in titles:
            above = parents[parents[node]] if parents[node].tag == "span" else parents[node]
            around = " ".join(shown(above).replace("\N{NO-BREAK SPACE}", " ").split())
            assert titles[node.text] in around
            seen += 1
    assert seen >= len(set(titles))


def test_one_page_says_what_matters():
    """Verdict, counts, bodies of law and the first steps are open; the other steps are one click away."""
    report = example("telemedicine-messy")
    tree = page("telemedicine-messy")
    made = summary(report, "fr")
    sections = {node.attrib.get("id"): node for node in tree.iter("section")}
    glance = shown(sections["glance"])
    assert "NON CONFORME" in glance
    assert f"{made.counts.fails} exigences ne sont pas respectées, dont 4 bloquantes." in glance
    assert asked_now_and_later(made.inquiries, "fr") in glance.replace(
        "\xa0", " "
    )  # answers that are open are many more than questions
    steps = [node for node in sections["do"].iter("li") if "step" in node.attrib.get("class", "").split()]
    assert len(steps) == len(made.first)
    folded = list(sections["do"].iter("details"))
    inside = [node for node in folded[0].iter("li") if "step" in node.attrib.get("class", "").split()]
    assert len(steps) - len(inside) == 6


def test_every_rule_is_there_with_its_texts():
    """Every rule is there with its texts."""
    report = example("telemedicine-messy")
    findings = [node for node in page("telemedicine-messy").iter("details") if "data-states" in node.attrib]
    assert len(findings) == len({(one.rule.code, one.rule.law) for one in report.results})
    states = {state for node in findings for state in node.attrib["data-states"].split()}
    assert states == {state_of(one).replace(" ", "-") for one in report.results}
    assert all(list(node.iter("cite")) for node in findings)


def test_like_things_are_told_once():
    """Rules that change together, articles of one act, and places to which a rule does not apply."""
    turns = [node for node in page("clinic-mistakes").iter("ol") if node.attrib.get("class") == "turns"]
    said = [shown(node) for node in turns[0].iter("li")]
    assert len(said) == len(set(said)) < len(example("clinic-mistakes").turns)
    findings = [node for node in page("telemedicine-messy").iter("details") if "data-states" in node.attrib]
    cites = [[shown(one) for one in node.iter("cite")] for node in findings]
    assert max(sum(one.startswith("RGPD, art. ") for one in some) for some in cites) < 3
    idle = [
        sum("is-does-not-apply" in one.attrib.get("class", "") for one in node.iter("article")) for node in findings
    ]
    assert max(idle) < 3


def test_what_is_said_alike_of_several_places_is_told_once():
    """With each place and its path; a rule that is asked of six activities is read once where all of them lack the same."""
    found = [node for node in page("docorga").iter("details") if "data-states" in node.attrib]
    for node in found:
        trees = [" ".join(map(shown, one.iter("ul"))) for one in node.iter("article")]
        assert len(set(trees)) == len(trees), node.attrib["id"]
    (fair,) = [node for node in found if node.attrib["id"] == "r-EU-GDPR-01"]
    (article,) = fair.iter("article")
    said = " ".join(shown(article).split())
    assert "(Dossiers des patients, Messagerie sécurisée, Rappels de rendez-vous par SMS)" in said
    assert "activities[0] · activities[1] · activities[2]" in said


def test_drawings_have_words():
    """Each drawing is named, and what it shows stands beside it as a list or a table."""
    tree = page("telemedicine-messy")
    drawings = [node for node in tree.iter("{http://www.w3.org/2000/svg}svg") if "aria-labelledby" in node.attrib]
    assert len(drawings) == 2
    assert len(list(tree.iter("table"))) == 1
    countries = " ".join(shown(node) for node in tree.iter("tbody"))
    assert "Tunisie" in countries
    assert "États-Unis" in countries


def test_the_extra_is_named_where_it_is_missing(monkeypatch):
    """The extra is named where it is missing."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=r"healthgov\[html\]"):
        html.render(example("docorga"))
