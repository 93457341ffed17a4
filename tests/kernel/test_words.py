"""Every sentence of the library that has two languages says the same in both."""

from __future__ import annotations

import ast
import string

import pytest


def placeholders(sentence):
    """The names of the values a sentence quotes."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def pairs(tree):
    """Every pair of two string literals that reads as a sentence in two languages."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            texts = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            if len(texts) == 2 and " " in texts[0].strip():
                yield node.lineno, *texts


def modules(root):
    """Every module of the library, parsed."""
    for path in sorted((root / "src").rglob("*.py")):
        yield path.relative_to(root), ast.parse(path.read_text(encoding="utf-8"))


def test_pairs_quote_the_same_values(root):
    """English and French quote the same values, and neither is empty."""
    found, wrong = 0, []
    for path, tree in modules(root):
        for line, english, french in pairs(tree):
            found += 1
            if not french.strip() or placeholders(english) != placeholders(french):
                wrong.append(f"{path}:{line}: {english!r}")
    assert found > 20
    assert wrong == []


def test_values_quoted_are_given(root):
    """A finding made in the library is given every value its sentence quotes."""
    makers = {
        "passed",
        "failed",
        "missing",
        "outside",
        "not_applicable",
        "contested",
        "by_reading",
        "all_hold",
        "any_holds",
    }
    wrong = []
    for path, tree in modules(root):
        for call in ast.walk(tree):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in makers):
                continue
            if any(keyword.arg is None for keyword in call.keywords):
                continue
            words = (
                call.args[1 if call.func.id == "missing" else 0]
                if len(call.args) > (call.func.id == "missing")
                else None
            )
            texts = words.elts if isinstance(words, ast.Tuple) else [words]
            given = {keyword.arg for keyword in call.keywords}
            said = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
            wrong += [f"{path}:{call.lineno}: {text!r}" for text in said if not placeholders(text) <= given]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "wrong"), [('("a {x} b", "c {y} d")', True), ('("a {x} b", "c {x} d")', False), ('("a b", " ")', True)]
)
def test_the_test_can_fail(source, wrong):
    """The comparison of languages finds a difference where there is one."""
    [(_, english, french)] = pairs(ast.parse(source))
    assert (not french.strip() or placeholders(english) != placeholders(french)) is wrong
