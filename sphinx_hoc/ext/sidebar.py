"""The sidebar's tree of pages, resolved once for each folder instead of once for each page.

The theme asks for the whole tree on every page and takes it apart again, so that the cost
grows with the square of the number of pages. But the trees of one folder differ only in
what is marked as the current page, which is a handful of tags.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

_TREE = "furo_navigation_tree"
# What the theme asks for; see ``_compute_navigation_tree`` in ``furo/__init__.py``.
_ASKED = {"collapse": False, "titles_only": True, "maxdepth": -1, "includehidden": True}

_TAG = re.compile(r"<(/?)(ul|li|a|input)\b([^>]*?)/?>")
_HREF = re.compile(r'href="([^"]*)"')
_SWITCH = 'class="toctree-checkbox"'
_LEVEL = re.compile(r'class="(toctree-l\d+)')

_trees: WeakKeyDictionary[Sphinx, dict[str, _Tree]] = WeakKeyDictionary()


def setup_sidebar(app: Sphinx) -> None:
    """Answer the theme's question with nothing, and give the tree afterwards."""
    app.connect("env-before-read-docs", _forget)
    # The theme's own is at 500, and page_frame's, which ends the context, at 900.
    app.connect("html-page-context", _withhold, priority=400)
    app.connect("html-page-context", _give, priority=600)


@dataclass(slots=True)
class _Level:
    """A list or an item of the tree: its tag, and the checkbox that folds it."""

    span: tuple[int, int]
    switch: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A link of the tree: its tag, and the levels around it from outside in."""

    span: tuple[int, int]
    around: tuple[_Level, ...]


@dataclass(slots=True)
class _Tree:
    """The tree of one folder with no current page."""

    html: str
    entries: dict[str, list[_Entry]]
    hrefs: list[str]

    def with_current(self, href: str) -> str | None:
        """Return the tree as the page behind a link shows it; nothing where that is unclear."""
        entries = self.entries.get(href, [])
        if len(entries) != 1 or self._has_sections(href):
            return None if entries or self._has_sections(href) else self.html
        pieces, end = [], 0
        for (start, stop), text in sorted(self._marks(entries[0])):
            pieces += [self.html[end:start], text]
            end = stop
        return "".join([*pieces, self.html[end:]])

    def _has_sections(self, href: str) -> bool:
        """Whether the tree leads into the page as well, which it does by other links there."""
        place = bisect_left(self.hrefs, f"{href}#")
        return place < len(self.hrefs) and self.hrefs[place].startswith(f"{href}#")

    def _marks(self, entry: _Entry) -> Iterator[tuple[tuple[int, int], str]]:
        """Yield what the tags of the current page and its ancestors become."""
        yield entry.span, '<a class="current reference internal" href="#">'
        for level in entry.around:
            yield level.span, self._current(level, innermost=level is entry.around[-1])
            if level.switch is not None:
                tag = self.html[slice(*level.switch)]
                yield level.switch, tag.replace(' class="', ' checked="" class="', 1)

    def _current(self, level: _Level, innermost: bool) -> str:
        tag = self.html[slice(*level.span)]
        if tag == "<ul>":
            return '<ul class="current">'
        tag = _LEVEL.sub(r'class="\1 current', tag, count=1)
        return tag.replace('">', ' current-page">') if innermost else tag


def _forget(app: Sphinx, _env: object, _docnames: object) -> None:
    _trees.pop(app, None)


def _withhold(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if app.builder.name != "html" or app.config.html_theme != "furo" or "toctree" not in context:
        return
    asked = context["toctree"]
    context["hoc_toctree"] = asked
    context["toctree"] = lambda **kwargs: "" if kwargs == _ASKED else asked(**kwargs)


def _give(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if "hoc_toctree" not in context:
        return
    context["toctree"] = context.pop("hoc_toctree")
    if context.get(_TREE) == "":
        context[_TREE] = _tree_of(app, pagename) or _by_the_theme(context["toctree"])


def _by_the_theme(toctree: Callable[..., str]) -> str:
    from furo.navigation import get_navigation_tree  # type: ignore[import-untyped]

    return str(get_navigation_tree(toctree(**_ASKED)))


def _tree_of(app: Sphinx, pagename: str) -> str | None:
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    folder, _, _name = pagename.rpartition("/")
    # No page has this name, so none is current; links lead from it as from its neighbours.
    neighbour = f"{folder}/." if folder else "."
    trees = _trees.setdefault(app, {})
    if folder not in trees:
        trees[folder] = _read(_by_the_theme(lambda **asked: _resolved(builder, neighbour, asked)))
    return trees[folder].with_current(builder.get_relative_uri(neighbour, pagename))


def _resolved(builder: StandaloneHTMLBuilder, docname: str, asked: dict[str, Any]) -> str:
    from sphinx.environment.adapters.toctree import global_toctree_for_doc

    toctree = global_toctree_for_doc(builder.env, docname, builder, tags=builder.tags, **asked)
    return str(builder.render_partial(toctree)["fragment"])


def _read(html: str) -> _Tree:
    """Find the links of a tree and what is around each of them."""
    entries: dict[str, list[_Entry]] = {}
    around: list[_Level] = []
    for match in _TAG.finditer(html):
        closing, name, attributes = match.groups()
        if name == "input" and around and _SWITCH in attributes:
            around[-1].switch = match.span()
        elif name == "a" and not closing:
            entry = _Entry(span=match.span(), around=tuple(around))
            entries.setdefault(_href(attributes), []).append(entry)
        elif name in {"ul", "li"} and closing and around:
            around.pop()
        elif name in {"ul", "li"}:
            around.append(_Level(span=match.span()))
    return _Tree(html=html, entries=entries, hrefs=sorted(entries))


def _href(attributes: str) -> str:
    match = _HREF.search(attributes)
    return unescape(match[1]) if match else ""
