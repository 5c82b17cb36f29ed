"""The front matter's title and description: messages, and what the browser's tab says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import escape
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_hoc.ext.page_frame import frame_of
from sphinx_hoc.ext.placeholders import resolve_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.application import Sphinx


_FIRST_TITLE = re.compile(r"(?s)\A(.*?)<title>.*?</title>")


class front_matter_field(nodes.Invisible, nodes.Element, addnodes.translatable):
    """One field of the front matter that is a message: ``name`` and ``value``."""

    def preserve_original_messages(self) -> None:
        """Keep the value as written, which is the msgid."""
        self.setdefault("original", self["value"])

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Take the translation of the value."""
        if self["original"] == original_message:
            self["value"] = translated_message
            self["translated"] = True

    def extract_original_messages(self) -> list[str]:
        """Return the value as written."""
        return [self["original"] if "original" in self else self["value"]]


class CollectFrontMatter(SphinxTransform):
    """Take the fields out of the document, and keep their text for the templates.

    After ``TranslationProgressTotaliser`` (25), which counts them among the messages.
    """

    default_priority = 26

    def apply(self, **_kwargs: Any) -> None:
        """Move each field from the doctree to the page's metadata."""
        if self.app.builder.name == "gettext":
            return
        metadata = self.env.metadata[self.env.docname]
        for node in list(self.document.findall(front_matter_field)):
            text = resolve_text(self.env, node["value"], node.line)
            metadata[f"hoc_{node['name']}"] = text
            node.parent.remove(node)


def setup_front_matter(app: Sphinx) -> None:
    """Register the transform, and give the title to the templates."""
    app.add_transform(CollectFrontMatter)
    app.connect("html-page-context", _set_title)


def message_nodes(text: str, data: Mapping[str, Any], source: str) -> Iterator[nodes.Element]:
    """Yield a node for each field of a front matter that is a message.

    :param text: the YAML between the two lines of dashes.
    :param data: what it says.
    """
    made: dict[str, Callable[[str], nodes.Element]] = {
        "title": lambda value: front_matter_field("", name="title", value=value),
        # Sphinx knows how to translate and to write this one.
        "description": lambda value: nodes.meta("", name="description", content=value),
    }
    for name, make in made.items():
        if isinstance(value := data.get(name), str) and value.strip():
            node = make(" ".join(value.split()))
            node.source, node.line = source, _line_of(text, name)
            yield node


def _line_of(text: str, name: str) -> int:
    """The line of a field, counted from the dashes above it."""
    match = re.search(rf"(?m)^[\"']?{name}[\"']?[ \t]*:", text)
    return 2 + text.count("\n", 0, match.start()) if match else 1


def _set_title(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    title = app.env.metadata.get(pagename, {}).get("hoc_title")
    if title:
        # The theme strips the tags of a heading before it escapes the title once more.
        context["title"] = escape(title)
    if title and pagename == app.config.root_doc:
        # Furo prints the name of the site here, whatever the page says.
        printed = escape(title).replace("\\", r"\\")
        frame_of(context).finish.append((_FIRST_TITLE, rf"\1<title>{printed}</title>"))
