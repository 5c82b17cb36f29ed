"""The switcher: the same page in every other language, as links.

The links of two pages of one folder differ in the name of the page only. So the list is
made once for each folder, with a mark where the name belongs.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.page_frame import frame_of, is_site, render
from sphinx_hoc.ext.site import page_address, site_of
from sphinx_hoc.ext.words import word

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_OPEN_UP_TO = 8
"""A longer list is folded on a phone, where it would push the page out of sight."""

_PAGE = "hoc-this-page"


@dataclass(frozen=True, slots=True)
class _List:
    """The switcher of one folder, with a mark where the name of the page belongs.

    :param rows: a row for each language.
    :param html: the same as the template prints it.
    """

    rows: list[dict[str, Any]]
    html: str

    def rows_of(self, page: str) -> list[dict[str, Any]]:
        """Return the rows of a page."""
        return [{**row, "href": row["href"].replace(_PAGE, page)} for row in self.rows]


_lists: WeakKeyDictionary[Sphinx, dict[str, _List]] = WeakKeyDictionary()


def setup_switcher(app: Sphinx) -> None:
    """Put the switcher into the sidebar, and for phones above the page."""
    app.connect("builder-inited", lambda app: _lists.pop(app, None))
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
    page = page_address(app, pagename) if is_site(app) else ""
    made = _list_of(app, context) if is_site(app) else _List([], "")
    context["hoc_languages"] = made.rows_of(page)
    if not made.rows:
        return
    context["hoc_language_list"] = made.html.replace(_PAGE, escape(page))
    context["hoc_language"] = build_of(app.config).language
    context["hoc_word"] = lambda message: word(app.config, message)
    context["hoc_switcher_open"] = len(made.rows) <= _OPEN_UP_TO
    frame = frame_of(context)
    frame.sidebar.append("hoc/switcher.html")
    frame.above.append(render(app, "hoc/switcher-in-page.html", context))


def _list_of(app: Sphinx, context: dict[str, Any]) -> _List:
    known = _lists.setdefault(app, {})
    to_root = context["content_root"]
    if to_root not in known:
        rows = _rows(app, to_root)
        html = render(app, "hoc/switcher-list.html", {**context, "hoc_languages": rows})
        known[to_root] = _List(rows, html)
    return known[to_root]


def _rows(app: Sphinx, to_root: str) -> list[dict[str, Any]]:
    """A row for each language that readers are told of; none where links were dead."""
    site, here = site_of(app.config), build_of(app.config).language
    rows: list[dict[str, Any]] = [
        {
            "autonym": item.autonym,
            "lang": item.html_lang,
            "dir": item.direction,
            "href": site.link(item, _PAGE, to_root),
            "current": item.tag == here.tag,
        }
        for item in site.languages
    ]
    others = [row for row in rows if not row["current"]]
    return rows if others and all(row["href"] for row in others) else []
