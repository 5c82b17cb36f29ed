"""The tags of style sheets and scripts, made once for each folder of pages.

Sphinx looks each file up again for each page, though the tags of the pages of one folder
are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx_hoc.ext.page_frame import is_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

_MAKERS = ("css_tag", "js_tag")

_tags: WeakKeyDictionary[Sphinx, dict[tuple[str, str, Any], str]] = WeakKeyDictionary()


def setup_asset_tags(app: Sphinx) -> None:
    """Let the templates ask here first."""
    app.connect("builder-inited", lambda app: _tags.pop(app, None))
    app.connect("html-page-context", _remember)


def _remember(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if not is_site(app):
        return
    folder = app.builder.get_target_uri(pagename).rpartition("/")[0]
    known = _tags.setdefault(app, {})
    for name in _MAKERS:
        if name in context:
            context[name] = _remembering(context[name], known, (name, folder))


def _remembering(
    make: Callable[[Any], str], known: dict[tuple[str, str, Any], str], place: tuple[str, str]
) -> Callable[[Any], str]:
    def tag(asset: Any) -> str:
        key = (*place, asset)
        if key not in known:
            known[key] = make(asset)
        return known[key]

    return tag
