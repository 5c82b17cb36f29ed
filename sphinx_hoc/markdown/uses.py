"""Where the placeholders of a page stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.placeholders import keys_in
from sphinx_hoc.markdown.page_tokens import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt

_ADDRESSED = ("href", "src", "title")


def uses_in(text: str, md: MarkdownIt) -> Iterator[tuple[str, int]]:
    """Yield the key and the 1-based line of each placeholder that a page uses, in order.

    One in code, or behind a backslash, is not used.

    :param md: see :func:`sphinx_hoc.markdown.page_tokens.page_parser`.
    """
    for piece in pieces(md, text):
        for key in _keys(piece):
            yield key, piece.line


def _keys(piece: Piece) -> Iterator[str]:
    token = piece.token
    match token.type:
        case "placeholder" | "placeholder_block":
            yield token.meta["key"]
        case "link_open" | "image":
            for name in _ADDRESSED:
                yield from keys_in(str(token.attrs.get(name, "")))
        case "front_matter_line":
            yield from keys_in(token.content)
        case "fence" | "colon_fence" if piece.directive is not None:
            for value in piece.directive.options.values():
                yield from keys_in(value)
            if piece.directive.name in {"figure", "image", "button-link"}:
                yield from keys_in(piece.directive.argument)
