"""How Sphinx makes the site; the sources are put together by ``python -m docs.building``, one tree for each language."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = "healthgov"
author = "the authors of healthgov"
release = version = _PROJECT["version"]
html_title = f"healthgov {release}"
language = "en"  # the French tree is built with -D language=fr

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_last_updated_fmt = None  # equal sources give equal pages
_COLOURS = {"color-brand-primary": "#0b5d5e", "color-brand-content": "#0b5d5e", "color-brand-visited": "#5b3f8c"}
_DARK = {"color-brand-primary": "#6fd0cf", "color-brand-content": "#6fd0cf", "color-brand-visited": "#c4a8f0"}
html_theme_options = {"light_css_variables": _COLOURS, "dark_css_variables": _DARK}


def _plain(app: object, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Docstrings are written in plain English with code in backquotes: single ones are code too, a star is a star."""
    del app, what, name, obj, options
    for number, line in enumerate(lines):
        lines[number] = re.sub(r"(?<![`:\w])`([^`:<>]+)`(?![`_])", r"``\1``", line)


def setup(app: object) -> None:
    """Sphinx asks for this."""
    app.connect("autodoc-process-docstring", _plain)  # type: ignore[attr-defined]
