"""Reads a message, inline only, in the dialect of the locked parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt


def message_reader(md: MarkdownIt | None = None) -> Callable[[str], Reading]:
    """Return a function that reads a message."""
    return lambda text: Reading(text=text, literal=text)
