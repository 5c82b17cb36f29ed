"""A paragraph that is no message: it holds data, or words of the extension's own."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes


class paragraph(nodes.paragraph, addnodes.translatable):
    """A paragraph to every visitor, and a node with no message to Sphinx.

    ``translatable=False`` says the same, but for each such node Sphinx writes a line with
    all of its XML for a log that nobody reads, whenever it looks for messages.
    """

    def preserve_original_messages(self) -> None:
        """Keep nothing: there is no message."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Do nothing: there is no message."""

    def extract_original_messages(self) -> tuple[()]:
        """Return no message."""
        return ()
