"""Messages that nobody has translated: shown in the source language, and marked as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import LITERAL_TYPE_NODES, extract_messages

from sphinx_hoc.core.progress import Progress
from sphinx_hoc.ext.catalogues import catalogue_of
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.menu_fallback import note_foreign_title
from sphinx_hoc.ext.page_frame import frame_of, is_site
from sphinx_hoc.ext.placeholders import resolve_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    from sphinx_hoc.core.languages import Language

# What it contains is no text of its own, or is never words of a language.
_UNMARKED = (addnodes.toctree, nodes.meta, *LITERAL_TYPE_NODES)
# Sphinx copies the children of a title into menus, and drops the inline around a label; so
# these carry the mark inside as well.
_MARKED_WITHIN = (nodes.title, nodes.inline)
_ARTICLE = re.compile(r'(<article\b(?=[^>]*\brole="?main))')


class MarkFallback(SphinxTransform):
    """Mark each message that is shown in the source language, and count them all.

    After the translation (20) and the placeholders (21), whose values become
    children; before ``TranslationProgressTotaliser`` (25), which would count nothing on a
    page without a catalogue, and before the front matter leaves the document (26).
    """

    default_priority = 24

    def apply(self, **_kwargs: Any) -> None:
        """Mark the nodes in place."""
        build = build_of(self.config)
        if build.language == build.campaign.source or self.app.builder.name == "gettext":
            return
        catalogue = catalogue_of(self.app, self.env.docname)
        messages = catalogue.messages if catalogue else {}
        done: dict[str, bool] = {}
        front_matter = _front_matter(self.document)
        for node, message in list(extract_messages(self.document)):
            if id(node) in front_matter:
                continue
            translated = _is_translated(node, message, messages)
            done[message] = done.get(message, False) or translated
            node["translated"] = translated
            if not translated:
                _mark(node, build.campaign.source)
            if not translated and isinstance(node, addnodes.toctree):
                note_foreign_title(self.env, resolve_text(self.env, message, node.line))
        self.document["hoc_progress"] = (sum(done.values()), len(done))


def setup_fallback(app: Sphinx) -> None:
    """Register the transform, and the direction of what it marks."""
    app.add_transform(MarkFallback)
    app.connect("builder-inited", _print_direction)
    app.connect("html-page-context", _mark_page)


def progress_of(document: nodes.document) -> Progress:
    """Return the counts of a page, each message once; a fuzzy one is not translated."""
    translated, total = document.get("hoc_progress", (0, 0))
    return Progress(translated=translated, missing=total - translated)


def _mark_page(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Of a page with no translation at all the lists and tables are in the source language too."""
    progress = progress_of(doctree) if doctree is not None and is_site(app) else Progress()
    if progress.total and not progress.translated:
        source = build_of(app.config).campaign.source
        mark = rf'\1 lang="{source.html_lang}" dir="{source.direction}"'
        frame_of(context).finish.append((_ARTICLE, mark))


def _front_matter(document: nodes.document) -> frozenset[int]:
    """MyST turns front matter into a list of fields on top, which Sphinx takes out again."""
    fields = next(document.findall(nodes.field_list), None)
    if fields is None or fields.parent is not document:
        return frozenset()
    above = document.children[: document.index(fields)]
    if not all(isinstance(item, nodes.Invisible) for item in above):
        return frozenset()
    return frozenset(map(id, fields.findall(nodes.Element)))


def _is_translated(node: nodes.Element, message: str, messages: Mapping[str, str]) -> bool:
    if isinstance(node, nodes.image):  # its message is replaced without a trace
        return message in messages.values()
    if isinstance(node, addnodes.translatable):  # it may have several messages
        return bool(messages.get(message))
    return bool(node.get("translated") or messages.get(message))


def _mark(node: nodes.Element, source: Language) -> None:
    mark = f"language-{source.html_lang}"  # docutils prints it as the attribute `lang`
    if isinstance(node, _UNMARKED):
        return
    if mark not in node["classes"]:
        node["classes"].append(mark)
    if isinstance(node, _MARKED_WITHIN):
        inner = nodes.inline("", "", *node.children, classes=[mark])
        node.children = []
        node.append(inner)


def _print_direction(app: Sphinx) -> None:
    """Give the builder's translator the direction to print beside ``lang``."""
    if app.builder.format != "html":
        return
    build = build_of(app.config)
    source = build.campaign.source
    mark = f"language-{source.html_lang}"
    base = app.registry.get_translator_class(app.builder)

    class Directed(base):  # type: ignore[misc, valid-type]
        """The builder's own translator; a marked node says which way it is read."""

        def __init__(self, document: nodes.document, *rest: Any) -> None:
            # docutils' own sheets, which no page of Sphinx has, but each looks for on disk.
            document.settings.stylesheet_path = []
            super().__init__(document, *rest)

        def starttag(
            self,
            node: Any,
            tagname: str,
            suffix: str = "\n",
            empty: bool = False,
            **attributes: Any,
        ) -> str:
            if mark in node.get("classes", ()):
                attributes.setdefault("dir", source.direction)
            tag: str = super().starttag(node, tagname, suffix, empty, **attributes)
            return tag

    Directed.__name__ = base.__name__
    app.set_translator(app.builder.name, Directed, override=True)
