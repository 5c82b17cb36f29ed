"""What search engines and previews are told of a page's other languages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.page_frame import add_to_head, is_site
from sphinx_hoc.ext.site import page_address, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx


def setup_alternates(app: Sphinx) -> None:
    """Add the links to the head of every page."""
    app.connect("html-page-context", _add_links)


def _add_links(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if is_site(app):
        lines = [*_alternates(app, pagename, context["content_root"]), *_locales(app)]
        add_to_head(context, "".join(f"\n    {line}" for line in lines))


def _alternates(app: Sphinx, pagename: str, to_root: str) -> Iterator[str]:
    page = page_address(app, pagename)
    for lang, address in site_of(app.config).alternates(page, to_root):
        yield f'<link rel="alternate" hreflang="{lang}" href="{escape(address)}">'


def _locales(app: Sphinx) -> Iterator[str]:
    site, here = site_of(app.config), build_of(app.config).language
    yield f'<meta property="og:locale" content="{here.territorial}">'
    for item in site.languages:
        if item.tag != here.tag:
            yield f'<meta property="og:locale:alternate" content="{item.territorial}">'
