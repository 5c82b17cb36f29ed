"""What the theme lacks: its menus by keyboard, and landmarks for what lies outside of all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from sphinx.locale import _

from sphinx_hoc.ext.page_frame import frame_of, is_site

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

# The theme's own markup, each piece with what a screen reader misses in it.
_BACK_TO_TOP = re.compile(r'(?s)<a href="#" class="back-to-top muted-link">.*?</a>')
_ICONS = re.compile(r'<div class="content-icon-container">')
# Sphinx gives the captions of the menu a role without the level that it needs.
_CAPTION = re.compile(r'(<p class="caption"[^>]*) role="heading">')

# A block of code scrolls sideways, for which a keyboard needs its focus.
_CODE = re.compile(r'(<div class="highlight"><pre)>')


def setup_furo_fixes(app: Sphinx) -> None:
    """Add a style sheet after the theme's, a small script, and the landmarks."""
    # The theme adds its last sheet at 600.
    app.add_css_file("furo-fixes.css", priority=650)
    app.add_js_file("drawer.js", loading_method="defer")
    app.connect("html-page-context", _add_landmarks)


def _add_landmarks(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if is_site(app):
        frame_of(context).finish += [
            (_BACK_TO_TOP, rf'<nav aria-label="{_label("Back to top")}">\g<0></nav>'),
            (_ICONS, f'<div class="content-icon-container"{_navigation("View this page")}>'),
            (_CAPTION, r'\1 role="heading" aria-level="2">'),
            (_CODE, r'\1 tabindex="0">'),
        ]


def _navigation(name: str) -> str:
    return f' role="navigation" aria-label="{_label(name)}"'


def _label(name: str) -> str:
    return str(escape(_(name))).replace("\\", r"\\")
