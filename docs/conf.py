"""How Sphinx makes the site; the sources are put together by ``python -m docs.building``, one tree for each language."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

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


_FURNITURE = {
    "Skip to content": "Aller au contenu",
    "Back to top": "Retour en haut",
    "<title>Contents</title>": "<title>Sommaire</title>",
    "<title>Expand</title>": "<title>Déplier</title>",
    "<title>Light mode</title>": "<title>Mode clair</title>",
    "<title>Dark mode</title>": "<title>Mode sombre</title>",
    "Auto light/dark, in light mode": "Mode automatique, clair",
    "Auto light/dark, in dark mode": "Mode automatique, sombre",
    "Toggle Light / Dark / Auto color theme": "Changer de mode : clair, sombre ou automatique",
    "Toggle navigation of ": "Déplier ou replier : ",
    "Toggle site navigation sidebar": "Afficher ou masquer la navigation",
    "Toggle table of contents sidebar": "Afficher ou masquer le sommaire de la page",
    "Hide navigation sidebar": "Masquer la navigation",
    "Hide table of contents sidebar": "Masquer le sommaire de la page",
    "<span>Next</span>": "<span>Suivant</span>",
    "<span>Previous</span>": "<span>Précédent</span>",
    "<span>Home</span>": "<span>Accueil</span>",
}
"""What the theme says around a page: it has no French of its own."""


def _in_french(app: Any, failed: Exception | None) -> None:
    """The furniture of the French tree, once all its pages are written."""
    if failed is not None or app.config.language != "fr":
        return
    for path in Path(app.outdir).glob("**/*.html"):
        text = path.read_text(encoding="utf-8")
        for english, french in _FURNITURE.items():
            text = text.replace(english, french)
        path.write_text(re.sub(r"(\s)On this page(\s)", r"\1Sur cette page\2", text), encoding="utf-8")


def _plain(app: object, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Docstrings are written in plain English with code in backquotes: single ones are code too, a star is a star."""
    del app, what, name, obj, options
    for number, line in enumerate(lines):
        lines[number] = re.sub(r"(?<![`:\w])`([^`:<>]+)`(?![`_])", r"``\1``", line)


def setup(app: Any) -> None:
    """Sphinx asks for this."""
    app.connect("autodoc-process-docstring", _plain)
    app.connect("build-finished", _in_french)
