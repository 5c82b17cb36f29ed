"""Messages as nodes: a msgstr is inline text and nothing else.

Read as a document of its own, ``1. Before`` is a list, and a fenced ``{include}`` publishes
a file. Read inline, every msgstr is the text that it is. What it holds beyond words is held
against its page, whatever has been checked before; a message that fails makes no node, and
the source text stays where it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from docutils import nodes

from sphinx_hoc.ext.config import build_of
from sphinx_hoc.markdown.lock import PARTS, PageParts, foreign_label, refusal, too_much

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
    from sphinx.environment import BuildEnvironment

# The extensions of MyST that change nothing inside of a line.
_BLOCK_EXTENSIONS = frozenset({"alert", "attrs_block", "colon_fence", "fieldlist", "tasklist"})
# What starts anything but text in CommonMark and MyST, and what a parse would replace.
_MARKUP = re.compile(r"[\\`*_{\[<&\x00-\x1f\x7f]")


class RefusedError(Exception):
    """The message holds what its page does not; the text says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePlace:
    """Where a message stands.

    :param path: the page.
    :param line: the line of the source text, where it is known.
    :param bracketed: the source texts of a translation that has brackets.
    """

    path: str
    line: int | None
    bracketed: str = ""


@runtime_checkable
class MessageParser(Protocol):
    """A parser of pages that reads their messages as well."""

    def is_text(self, text: str, env: BuildEnvironment) -> bool:
        """Return whether a message is its own text, so that a parse would change nothing."""
        ...

    def parse_message(
        self, text: str, document: nodes.document, place: MessagePlace
    ) -> Sequence[nodes.Node]:
        """Return the nodes of one message.

        :param document: a document of its own, in which the nodes leave their notes.
        :raises RefusedError: where it holds what its page does not.
        """
        ...


def markdown_nodes(
    text: str, document: nodes.document, place: MessagePlace, md: MarkdownIt
) -> Sequence[nodes.Node]:
    """Return the nodes of a message in Markdown.

    :param md: a parser with ``store_labels`` and MyST's renderer.
    :raises RefusedError: where it holds what its page does not.
    """
    env = document.settings.env
    references = env.temp_data.get("hoc_references", {})
    tokens = _tokens(text, references, md, env, place)
    node = nodes.paragraph(text)
    node.source, node.line = place.path, place.line
    md.options["document"] = document
    md.options["current_node"] = node
    renderer = cast("SphinxRenderer", md.renderer)
    renderer.setup_render(dict(md.options), {"references": references})
    for token in tokens:
        token.map = [(place.line or 1) - 1, place.line or 1]
    renderer._render_tokens(tokens)
    return node.children


def is_only_words(text: str, extensions: Collection[str]) -> bool:
    """Return whether a message is its own text, so that a parse would change nothing.

    :param extensions: those of MyST that the project enables; some read plain letters.
    """
    if not _BLOCK_EXTENSIONS.issuperset(extensions):
        return False
    text = text.strip()
    return bool(text) and _MARKUP.search(text) is None


def _tokens(
    text: str,
    references: dict[str, Any],
    md: MarkdownIt,
    env: BuildEnvironment,
    place: MessagePlace,
) -> list[Token]:
    """The tokens of a message that may be shown."""
    try:
        if reason := too_much(text):
            raise RefusedError(reason)
        tokens = md.parseInline(text.strip(), {"references": references})
        if not tokens:
            return tokens
        children = tokens[0].children or []
        page = env.temp_data.get(PARTS) or PageParts()
        hosts = build_of(env.config).campaign.checks.allowed_hosts
        if reason := refusal(children, page, hosts) or foreign_label(children, place.bracketed):
            raise RefusedError(reason)
    except RecursionError:
        msg = "marks stand too deep inside one another"
        raise RefusedError(msg) from None
    return tokens
