"""The locked parser: a msgstr is inline Markdown and nothing else.

Sphinx's ``Locale`` transform hands each msgstr to the parser of its page, as a document of
its own. Read so, ``1. Before`` is a list and is thrown away, and a fenced ``{include}``
publishes a file. Read inline, every msgstr is the text that it is. What it holds beyond
words is held against its page, whatever has been checked before; a message that fails makes
no node, and ``Locale`` leaves the source text where it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import shown
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.reporting import report
from sphinx_hoc.markdown.lock import PARTS, PageParts, foreign_label, refusal, too_much

if TYPE_CHECKING:
    from collections.abc import Collection

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
    from sphinx.environment import BuildEnvironment

_SUFFIX = ":<translated>"

# What Sphinx appends to a msgstr that ends with "::", so that reStructuredText is content.
_DUMMY_LITERAL = "\n\n   dummy literal"

# Where the tokens of a page's messages are kept while it is read.
_TOKENS = "hoc_message_tokens"

_LITERAL = "::\n\n   "

# The extensions of MyST that change nothing inside of a line.
_BLOCK_EXTENSIONS = frozenset({"alert", "attrs_block", "colon_fence", "fieldlist", "tasklist"})
# What starts anything but text in CommonMark and MyST, and what a parse would replace.
_MARKUP = re.compile(r"[\\`*_{\[<&\x00-\x1f\x7f]")


def is_message(document: nodes.document) -> bool:
    """Return whether Sphinx has made a document for one message."""
    return str(document["source"]).endswith(_SUFFIX)


def parse_message(text: str, document: nodes.document, md: MarkdownIt) -> None:
    """Add the nodes of one message to a document.

    ``Locale`` expects a section for a title, under which it has drawn a line, a literal
    block where it has written ``::``, and a paragraph for everything else.
    """
    literal, text = literal_or_text(text)
    if literal is not None:
        document.append(literal)
        return
    title = underlined(text)
    kind = nodes.paragraph if title is None else nodes.title
    node = _inline(kind, text if title is None else title, document, md)
    if node is not None:
        document.append(node if title is None else nodes.section("", node))


def literal_or_text(text: str) -> tuple[nodes.literal_block | None, str]:
    """The block that Sphinx asks for where it writes ``::``, and the text without its marks."""
    if not text.startswith(_LITERAL):
        return None, text.removesuffix(_DUMMY_LITERAL)
    literal = re.sub(r"(?m)^ {3}", "", text.removeprefix("::\n\n"))
    return nodes.literal_block(literal, literal), text


def refuse(document: nodes.document, text: str, reason: str) -> None:
    """Report a message that is not shown. Its document stays empty."""
    report(
        document.settings.env,
        place(document)[1],
        "message-locked",
        f"The translation `{shown(text)}` is not shown: {reason}.",
        "Mend it in the catalogue.",
        severity=Severity.ERROR,
    )


def underlined(text: str) -> str | None:
    """The title over the line that Sphinx draws: twice as many ``=`` as the title is long."""
    title, separator, line = text.rpartition("\n")
    return title if separator and title and line == "=" * len(title) * 2 else None


def _inline(
    kind: type[nodes.TextElement], text: str, document: nodes.document, md: MarkdownIt
) -> nodes.TextElement | None:
    node = kind(text)
    node.source, node.line = place(document)
    env = document.settings.env
    if is_only_words(text, env.myst_config.enable_extensions):
        node.append(nodes.Text(text.strip()))
        return node
    references = env.temp_data.get("hoc_references", {})
    tokens = _known_tokens(text, references, md, document)
    if tokens is None:
        return None
    md.options["document"] = document
    md.options["current_node"] = node
    renderer = cast("SphinxRenderer", md.renderer)
    renderer.setup_render(dict(md.options), {"references": references})
    for token in tokens:
        token.map = [(node.line or 1) - 1, node.line or 1]
    renderer._render_tokens(tokens)
    return node


def is_only_words(text: str, extensions: Collection[str]) -> bool:
    """Return whether a message is its own text, so that a parse would change nothing.

    :param extensions: those of MyST that the project enables; some read plain letters.
    """
    if not _BLOCK_EXTENSIONS.issuperset(extensions):
        return False
    text = text.strip()
    return bool(text) and _MARKUP.search(text) is None


def _known_tokens(
    text: str, references: dict[str, Any], md: MarkdownIt, document: nodes.document
) -> list[Token] | None:
    """The tokens of a message that may be shown; nothing for one that is refused.

    ``Locale`` hands over each message twice, to find the titles and to translate, so what
    has been read and passed once is kept while its page is read.
    """
    env = document.settings.env
    if _TOKENS not in env.temp_data:
        env.temp_data[_TOKENS] = {}
    kept: dict[str, list[Token]] = env.temp_data[_TOKENS]
    if text in kept:
        return kept[text]
    try:
        tokens, reason = _tokens(text, references, md, env)
    except RecursionError:
        tokens, reason = [], "marks stand too deep inside one another"
    if reason:
        refuse(document, text, reason)
        return None
    kept[text] = tokens
    return tokens


def _tokens(
    text: str, references: dict[str, Any], md: MarkdownIt, env: BuildEnvironment
) -> tuple[list[Token], str]:
    """The tokens of a message, and why it is refused, if it is."""
    if reason := too_much(text):
        return [], reason
    tokens = md.parseInline(text.strip(), {"references": references})
    page = env.temp_data.get(PARTS) or PageParts()
    hosts = build_of(env.config).campaign.checks.allowed_hosts
    if not tokens:
        return tokens, ""
    children = tokens[0].children or []
    source = env.config.hoc_bracketed.get(env.docname, {}).get(text.strip(), "")
    return tokens, refusal(children, page, hosts) or foreign_label(children, source)


def place(document: nodes.document) -> tuple[str, int | None]:
    """The file and line that Sphinx writes into the name of a message's document."""
    source, _, line = str(document["source"]).removesuffix(_SUFFIX).rpartition(":")
    return source, int(line) if line.isdigit() else None
