"""The locked parser: a msgstr is inline Markdown and nothing else.

Sphinx's ``Locale`` transform hands each msgstr to the parser of its page, as a document of
its own. Read so, ``1. Before`` is a list and is thrown away, and a fenced ``{include}``
publishes a file. Read inline, every msgstr is the text that it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_SUFFIX = ":<translated>"

# What Sphinx appends to a msgstr that ends with "::", so that reStructuredText is content.
_DUMMY_LITERAL = "\n\n   dummy literal"

_LITERAL = "::\n\n   "


def is_message(document: nodes.document) -> bool:
    """Return whether Sphinx has made a document for one message."""
    return str(document["source"]).endswith(_SUFFIX)


def parse_message(text: str, document: nodes.document, md: MarkdownIt) -> None:
    """Add the nodes of one message to a document.

    ``Locale`` expects a section for a title, under which it has drawn a line, a literal
    block where it has written ``::``, and a paragraph for everything else.
    """
    if text.startswith(_LITERAL):
        literal = re.sub(r"(?m)^ {3}", "", text.removeprefix("::\n\n"))
        document.append(nodes.literal_block(literal, literal))
        return
    text = text.removesuffix(_DUMMY_LITERAL)
    title = _underlined(text)
    if title is None:
        document.append(_inline(nodes.paragraph, text, document, md))
        return
    section = nodes.section()
    section.append(_inline(nodes.title, title, document, md))
    document.append(section)


def _underlined(text: str) -> str | None:
    """The title over the line that Sphinx draws: twice as many ``=`` as the title is long."""
    title, separator, line = text.rpartition("\n")
    return title if separator and title and line == "=" * len(title) * 2 else None


def _inline(
    kind: type[nodes.TextElement], text: str, document: nodes.document, md: MarkdownIt
) -> nodes.TextElement:
    node = kind(text)
    node.source, node.line = _place(document)
    references = document.settings.env.temp_data.get("hoc_references", {})
    md.options["document"] = document
    md.options["current_node"] = node
    tokens = md.parseInline(text.strip(), {"references": references})
    md.renderer.setup_render(md.options, {"references": references})
    for token in tokens:
        token.map = [(node.line or 1) - 1, node.line or 1]
    md.renderer._render_tokens(tokens)
    return node


def _place(document: nodes.document) -> tuple[str, int | None]:
    """The file and line that Sphinx writes into the name of a message's document."""
    source, _, line = str(document["source"]).removesuffix(_SUFFIX).rpartition(":")
    return source, int(line) if line.isdigit() else None
