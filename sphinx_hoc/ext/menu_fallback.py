"""Titles in menus that nobody has translated: marked as being in the source language.

What a table of contents calls a page, and its caption, are texts in it and no nodes that
could carry a mark. So they are remembered while pages are read, and marked where they are
printed: in the sidebar of every page, and on the page itself.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.page_frame import frame_of, is_site
from sphinx_hoc.ext.page_values import follow_pages, page_values

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_NAME = "hoc_foreign_titles"
# docutils escapes them on the page; the theme, which reads its menu as HTML, does not.
_SPELLINGS = {'"': '(?:"|&quot;)', "@": "(?:@|&#64;)"}


def setup_menu_fallback(app: Sphinx) -> None:
    """Follow the titles through incremental and parallel builds, and mark them."""
    follow_pages(app, _NAME)
    app.connect("html-page-context", _mark)


def note_foreign_title(env: BuildEnvironment, text: str) -> None:
    """Remember a text of the page's tables of contents that is in the source language.

    :param text: as a reader sees it.
    """
    page_values(env, _NAME).setdefault(env.docname, set()).add(text)


def _mark(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    texts = frozenset(text for found in page_values(app.env, _NAME).values() for text in found)
    if not texts or not is_site(app):
        return
    source = build_of(app.config).campaign.source
    mark = rf'\1<span lang="{source.html_lang}" dir="{source.direction}">\2</span>'
    frame_of(context).finish.append((_pattern(texts), mark))


@cache
def _pattern(texts: frozenset[str]) -> re.Pattern[str]:
    """Find a text only where it is all that a caption or an entry says."""
    found = "|".join(map(_spelt, sorted(texts)))
    place = r'<span class="caption-text">|<li class="toctree-l[^>]*><a [^>]*>'
    return re.compile(rf"({place})({found})(?=</span>|</a>)")


def _spelt(text: str) -> str:
    pattern = re.escape(escape(text, quote=False))
    for character, spellings in _SPELLINGS.items():
        pattern = pattern.replace(character, spellings)
    return pattern
