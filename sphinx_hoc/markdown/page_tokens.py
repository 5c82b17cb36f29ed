"""A page as a flat run of what its checks look at, each with its line, directives opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import make_fence_rule
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from sphinx_hoc.core.campaign_placeholders import BLOCK_KEYS
from sphinx_hoc.core.page_words import LITERAL_DIRECTIVES
from sphinx_hoc.markdown.directives import Directive, read_directive
from sphinx_hoc.markdown.placeholders import placeholder_plugin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from markdown_it.token import Token

_MOST_NESTING = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """One token of a page.

    :param token: a block or an inline token; its own ``map`` counts from the block around it.
    :param line: the 1-based line of its block in the page.
    :param directive: what a fence is, if it is a directive.
    """

    token: Token
    line: int
    directive: Directive | None = None


def page_parser(extensions: Collection[str] = ()) -> MarkdownIt:
    """Return a parser for MyST's dialect that makes a link of every address, allowed or not.

    :param extensions: those of MyST's extensions that change what is a block or a link.
    """
    md = (
        MarkdownIt("commonmark")
        .enable("table")
        .use(front_matter_plugin)
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
        .use(placeholder_plugin, blocks=BLOCK_KEYS)
    )
    if "colon_fence" in extensions:
        rule = make_fence_rule(markers=(":",), token_type="colon_fence")  # noqa: S106
        md.block.ruler.before(
            "fence",
            "colon_fence",
            rule,
            {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]},
        )
    if "deflist" in extensions:
        md.use(deflist_plugin)
    if "dollarmath" in extensions:
        md.use(dollarmath_plugin)
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return md


def pieces(md: MarkdownIt, text: str, line: int = 1, depth: int = 0) -> Iterator[Piece]:
    """Yield every token of a page in order, those inside directives too.

    :param line: the 1-based line of the text in its page.
    """
    block = line
    for token in md.parse(text, {}):
        block = line + token.map[0] if token.map else block
        if token.type in {"fence", "colon_fence"}:
            yield from _fence(md, token, block, depth)
            continue
        yield Piece(token, block)
        for child in token.children or ():
            yield from _with_children(child, block)
        if token.type == "front_matter":
            for number, content in enumerate(token.content.split("\n"), start=1):
                yield Piece(token.copy(type="front_matter_line", content=content), block + number)


def _with_children(token: Token, line: int) -> Iterator[Piece]:
    yield Piece(token, line)
    for child in token.children or ():
        yield from _with_children(child, line)


def _fence(md: MarkdownIt, token: Token, line: int, depth: int) -> Iterator[Piece]:
    directive = read_directive(token.info, token.content, line)
    yield Piece(token, line, directive)
    if token.type == "colon_fence" and directive is None:
        yield from pieces(md, token.content, line + 1, depth + 1)
    if directive is None or directive.name in LITERAL_DIRECTIVES or depth > _MOST_NESTING:
        return
    if directive.argument and directive.name not in {"figure", "button-link"}:
        for inline in md.parseInline(directive.argument, {}):
            for child in inline.children or ():
                yield from _with_children(child, line)
    yield from pieces(md, directive.body, directive.body_line, depth + 1)
    yield Piece(_end_of(token), line, directive)


def _end_of(fence: Token) -> Token:
    return fence.copy(type="directive_end", content="", children=None)
