"""The switcher: the same page in every other language, as links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.page_frame import frame_of, is_site, render
from sphinx_hoc.ext.site import page_address, site_of
from sphinx_hoc.ext.words import word

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_OPEN_UP_TO = 8
"""A longer list is folded on a phone, where it would push the page out of sight."""


def setup_switcher(app: Sphinx) -> None:
    """Put the switcher into the sidebar, and for phones above the page."""
    app.connect("html-page-context", _add_switcher)
    app.add_css_file("switcher.css")
    app.add_js_file("switcher.js", loading_method="defer")


def _add_switcher(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    rows = switcher_rows(app, pagename, context["content_root"]) if is_site(app) else []
    context["hoc_languages"] = rows
    if not rows:
        return
    context["hoc_language"] = build_of(app.config).language
    context["hoc_word"] = lambda message: word(app.config, message)
    context["hoc_switcher_open"] = len(rows) <= _OPEN_UP_TO
    frame = frame_of(context)
    frame.sidebar.append("hoc/switcher.html")
    frame.above.append(render(app, "hoc/switcher-in-page.html", context))


def switcher_rows(app: Sphinx, pagename: str, to_root: str) -> list[dict[str, object]]:
    """Return a row for each language that readers are told of; none where links were dead."""
    site, here = site_of(app.config), build_of(app.config).language
    page = page_address(app, pagename)
    rows: list[dict[str, object]] = [
        {
            "autonym": item.autonym,
            "lang": item.html_lang,
            "dir": item.direction,
            "href": site.link(item, page, to_root),
            "current": item.tag == here.tag,
        }
        for item in site.languages
    ]
    others = [row for row in rows if not row["current"]]
    return rows if others and all(row["href"] for row in others) else []
